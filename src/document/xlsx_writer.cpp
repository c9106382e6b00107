// SPDX-License-Identifier: EUPL-1.2
#include "document/xlsx_writer.h"

#include "base/result.h"
#include "document/blad_delen.h"
#include "document/xml.h"
#include "document/zip.h"

namespace ontknoop::document {
namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* main_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* relation_namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* package_relations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* core_properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

// Places in the list of formats of styles().
enum class Stijl { gewoon, kop, bedrag, datum };
std::string to_text(Stijl s) { return std::to_string(static_cast<int>(s)); }

XmlWriter begin() {
    XmlWriter out{Syntax::xml};
    out.markup(xml_head);
    return out;
}

std::string content_types(std::size_t sheets) {
    XmlWriter out = begin();
    out.open("Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
    out.empty("Default", {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
    auto part = [&](const std::string& name, const std::string& type) { out.empty("Override", {{"PartName", name}, {"ContentType", "application/vnd.openxmlformats-" + type + "+xml"}}); };
    part("/xl/workbook.xml", "officedocument.spreadsheetml.sheet.main");
    part("/xl/styles.xml", "officedocument.spreadsheetml.styles");
    part("/docProps/core.xml", "package.core-properties");
    for (std::size_t i = 1; i <= sheets; ++i) part("/xl/worksheets/sheet" + std::to_string(i) + ".xml", "officedocument.spreadsheetml.worksheet");
    return out.close().take();
}

std::string package_relations_xml() {
    XmlWriter out = begin();
    out.open("Relationships", {{"xmlns", package_relations}});
    out.empty("Relationship", {{"Id", "rId1"}, {"Type", std::string(relation_namespace) + "/officeDocument"}, {"Target", "xl/workbook.xml"}});
    out.empty("Relationship", {{"Id", "rId2"}, {"Type", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"}, {"Target", "docProps/core.xml"}});
    return out.close().take();
}

std::string workbook(const std::vector<Blad>& bladen) {
    XmlWriter out = begin();
    out.open("workbook", {{"xmlns", main_namespace}, {"xmlns:r", relation_namespace}}).open("sheets");
    for (std::size_t i = 0; i < bladen.size(); ++i)
        out.empty("sheet", {{"name", sheet_name(bladen[i].naam)}, {"sheetId", std::to_string(i + 1)}, {"r:id", "rId" + std::to_string(i + 1)}});
    // Whoever opens it sees sums of today's cells, not only what we calculated.
    return out.close().empty("calcPr", {{"fullCalcOnLoad", "1"}}).close().take();
}

std::string workbook_relations(std::size_t sheets) {
    XmlWriter out = begin();
    out.open("Relationships", {{"xmlns", package_relations}});
    for (std::size_t i = 1; i <= sheets; ++i)
        out.empty("Relationship", {{"Id", "rId" + std::to_string(i)}, {"Type", std::string(relation_namespace) + "/worksheet"}, {"Target", "worksheets/sheet" + std::to_string(i) + ".xml"}});
    out.empty("Relationship", {{"Id", "rId" + std::to_string(sheets + 1)}, {"Type", std::string(relation_namespace) + "/styles"}, {"Target", "styles.xml"}});
    return out.close().take();
}

std::string styles() {
    struct Vorm {
        const char *format, *font;  // a number format of Excel itself (0 as it is), or one of ours (from 164)
    };
    static constexpr Vorm vormen[] = {{"0", "0"}, {"0", "1"}, {"164", "0"}, {"165", "0"}};
    XmlWriter out = begin();
    out.open("styleSheet", {{"xmlns", main_namespace}});
    out.open("numFmts", {{"count", "2"}})
        .empty("numFmt", {{"numFmtId", "164"}, {"formatCode", "\"€\"\\ #,##0.00;\"€\"\\ \\-#,##0.00"}})
        .empty("numFmt", {{"numFmtId", "165"}, {"formatCode", "dd\\-mm\\-yyyy"}})
        .close();
    out.open("fonts", {{"count", "2"}}).open("font").empty("sz", {{"val", "11"}}).close().open("font").empty("b").empty("sz", {{"val", "11"}}).close().close();
    out.open("fills", {{"count", "2"}});
    for (const char* pattern : {"none", "gray125"}) out.open("fill").empty("patternFill", {{"patternType", pattern}}).close();  // Excel wants both
    out.close();
    out.open("borders", {{"count", "1"}}).empty("border").close();
    out.open("cellStyleXfs", {{"count", "1"}}).empty("xf", {{"numFmtId", "0"}, {"fontId", "0"}, {"fillId", "0"}, {"borderId", "0"}}).close();
    out.open("cellXfs", {{"count", std::to_string(std::size(vormen))}});
    for (const Vorm& v : vormen)
        out.empty("xf", {{"numFmtId", v.format}, {"fontId", v.font}, {"fillId", "0"}, {"borderId", "0"}, {"xfId", "0"}, {"applyNumberFormat", "1"}, {"applyFont", "1"}});
    return out.close().close().take();
}

std::string properties(const std::string& titel, const std::string& auteur, Date datum) {
    XmlWriter out = begin();
    out.open("cp:coreProperties", {{"xmlns:cp", core_properties}, {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}, {"xmlns:dcterms", "http://purl.org/dc/terms/"},
                                   {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
    out.element("dc:title", {}, titel).element("dc:creator", {}, auteur);
    out.element("dcterms:created", {{"xsi:type", "dcterms:W3CDTF"}}, to_iso(datum) + "T00:00:00Z");
    return out.close().take();
}

class SheetWriter {
public:
    std::string write(const Blad& blad) {
        out_.open("worksheet", {{"xmlns", main_namespace}});
        out_.open("sheetViews").open("sheetView", {{"workbookViewId", "0"}}).empty("pane", {{"ySplit", "1"}, {"topLeftCell", "A2"}, {"activePane", "bottomLeft"}, {"state", "frozen"}}).close().close();
        if (!blad.koppen.empty())
            out_.open("cols").empty("col", {{"min", "1"}, {"max", std::to_string(blad.koppen.size())}, {"width", "22"}, {"customWidth", "1"}}).close();
        out_.open("sheetData").open("row", {{"r", "1"}});
        for (std::size_t i = 0; i < blad.koppen.size(); ++i) text(cell_name(i, 0), Stijl::kop, blad.koppen[i]);
        out_.close();
        for (std::size_t r = 0; r < blad.rijen.size(); ++r) {
            out_.open("row", {{"r", std::to_string(r + 2)}});
            for (std::size_t c = 0; c < blad.rijen[r].size(); ++c)
                std::visit([&, place = cell_name(c, r + 1)](const auto& value) { cell(place, value, ""); }, blad.rijen[r][c]);
            out_.close();
        }
        return out_.close().close().take();
    }

private:
    void cell(const std::string&, std::monostate, const std::string&) {}
    void cell(const std::string& place, const std::string& value, const std::string&) { text(place, Stijl::gewoon, value); }
    void cell(const std::string& place, double value, const std::string& formula) { number(place, Stijl::gewoon, number_text(value), formula); }
    void cell(const std::string& place, Eurocent value, const std::string& formula) { number(place, Stijl::bedrag, amount_text(value), formula); }
    void cell(const std::string& place, Date value, const std::string& formula) {
        // Excel counts days from 30 December 1899.
        constexpr Date first{std::chrono::year{1899}, std::chrono::December, std::chrono::day{30}};
        number(place, Stijl::datum, std::to_string((std::chrono::sys_days(value) - std::chrono::sys_days(first)).count()), formula);
    }
    void cell(const std::string& place, const Formule& value, const std::string&) {
        std::visit([&](const auto& result) { cell(place, result, as_excel_formula(value.uitdrukking)); }, value.uitkomst);
    }

    void text(const std::string& place, Stijl stijl, const std::string& value) {
        out_.open("c", {{"r", place}, {"s", to_text(stijl)}, {"t", "inlineStr"}}).open("is").element("t", {{"xml:space", "preserve"}}, value).close().close();
    }
    void number(const std::string& place, Stijl stijl, const std::string& value, const std::string& formula) {
        out_.open("c", {{"r", place}, {"s", to_text(stijl)}});
        if (!formula.empty()) out_.element("f", {}, formula);
        out_.element("v", {}, value).close();
    }

    XmlWriter out_ = begin();
};

// ".B2:.B4", "$'Regels'.A1:.B9" -> "B2:B4", "'Regels'!A1:B9"
std::string reference(std::string_view text) {
    std::string out;
    if (text.starts_with('$')) text.remove_prefix(1);
    if (!text.starts_with('.')) {
        const std::size_t end = text.starts_with('\'') ? text.find('\'', 1) + 1 : text.find('.');
        CHECK(end < text.size() && text[end] == '.');
        out = std::string(text.substr(0, end)) + "!";
        text.remove_prefix(end);
    }
    for (const char c : text)
        if (c != '.') out += c;
    return out;
}

}  // namespace

std::string as_excel_formula(std::string_view open_formula) {
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < open_formula.size(); ++i) {
        const char c = open_formula[i];
        if (c == '"') quoted = !quoted;
        if (quoted || (c != '[' && c != ';')) {
            out += c;
        } else if (c == ';') {
            out += ',';
        } else {
            const std::size_t end = open_formula.find(']', i);
            CHECK(end != std::string_view::npos);
            out += reference(open_formula.substr(i + 1, end - i - 1));
            i = end;
        }
    }
    return out;
}

std::string write_xlsx(const std::vector<Blad>& bladen, const std::string& titel, const std::string& auteur, Date datum) {
    CHECK(!bladen.empty());
    std::vector<ZipEntry> parts{{"[Content_Types].xml", content_types(bladen.size())},
                                {"_rels/.rels", package_relations_xml()},
                                {"docProps/core.xml", properties(titel, auteur, datum)},
                                {"xl/workbook.xml", workbook(bladen)},
                                {"xl/_rels/workbook.xml.rels", workbook_relations(bladen.size())},
                                {"xl/styles.xml", styles()}};
    for (std::size_t i = 0; i < bladen.size(); ++i) {
        check_blad(bladen[i]);
        parts.push_back({"xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", SheetWriter().write(bladen[i])});
    }
    return make_zip(parts);
}

}  // namespace ontknoop::document
