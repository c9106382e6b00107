// SPDX-License-Identifier: EUPL-1.2
#include "document/blad.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/result.h"
#include "document/blad_delen.h"
#include "document/boom.h"
#include "document/odt_styles.h"
#include "document/xml.h"
#include "document/zip.h"

namespace ontknoop::document {
namespace {

struct ValueText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(double value) const { return number_text(value); }
    std::string operator()(Eurocent amount) const { return amount_text(amount); }
    std::string operator()(Date date) const { return to_iso(date); }
    std::string operator()(const Formule& formule) const { return std::visit(*this, formule.uitkomst); }
};

std::string value_text(const Cel& cel) { return std::visit(ValueText{}, cel); }

bool is_number(const Cel& cel) {
    return std::holds_alternative<double>(cel) || std::holds_alternative<Eurocent>(cel) ||
           std::holds_alternative<Formule>(cel);
}

// A spreadsheet runs what starts with one of these, also behind spaces.
std::string without_formula(std::string text) {
    const std::size_t first = text.find_first_not_of(" \n\r\t");
    const bool runs =
        (first != std::string::npos && std::string_view("=+-@").find(text[first]) != std::string_view::npos) ||
        (!text.empty() && std::string_view("\t\r\n").find(text[0]) != std::string_view::npos);
    return runs ? "'" + text : text;
}

std::string csv_field(std::string text, char separator) {
    if (text.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) return text;
    std::string quoted = "\"";
    for (char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_value(const Cel& cel, const CsvOptions& options) {
    std::string text = value_text(cel);
    if (is_number(cel)) {
        if (options.decimale_komma) std::replace(text.begin(), text.end(), '.', ',');
        return csv_field(std::move(text), options.scheiding);
    }
    return csv_field(without_formula(clean_text(text)), options.scheiding);
}

class OdsWriter {
public:
    std::string content(const std::vector<Blad>& bladen) {
        out_.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").open("office:document-content", odf_namespaces());
        styles();
        out_.open("office:body").open("office:spreadsheet");
        for (const Blad& blad : bladen) sheet(blad);
        return out_.close().close().close().take();
    }

private:
    void styles() {
        out_.open("office:automatic-styles");
        out_.open("number:currency-style",
                  {{"style:name", "Euro"}, {"number:language", "nl"}, {"number:country", "NL"}})
            .element("number:currency-symbol", {{"number:language", "nl"}, {"number:country", "NL"}}, "€")
            .element("number:text", {}, " ")
            .empty("number:number", {{"number:decimal-places", "2"},
                                     {"number:min-decimal-places", "2"},
                                     {"number:min-integer-digits", "1"},
                                     {"number:grouping", "true"}})
            .close();
        out_.open("number:date-style", {{"style:name", "Dag"}, {"number:language", "nl"}, {"number:country", "NL"}})
            .empty("number:day", {{"number:style", "long"}})
            .element("number:text", {}, "-")
            .empty("number:month", {{"number:style", "long"}})
            .element("number:text", {}, "-")
            .empty("number:year", {{"number:style", "long"}})
            .close();
        out_.open("style:style", {{"style:name", "Kolom"}, {"style:family", "table-column"}})
            .empty("style:table-column-properties",
                   {{"style:use-optimal-column-width", "true"}, {"style:column-width", "4cm"}})
            .close();
        for (const auto& [name, data] : {std::pair{"Bedrag", "Euro"}, std::pair{"Datum", "Dag"}})
            out_.empty("style:style",
                       {{"style:name", name}, {"style:family", "table-cell"}, {"style:data-style-name", data}});
        out_.open("style:style", {{"style:name", "Kop"}, {"style:family", "table-cell"}})
            .empty("style:text-properties", {{"fo:font-weight", "bold"}})
            .close();
        out_.close();
    }

    void sheet(const Blad& blad) {
        out_.open("table:table", {{"table:name", sheet_name(blad.naam)}});
        out_.empty("table:table-column", {{"table:style-name", "Kolom"},
                                          {"table:number-columns-repeated", std::to_string(blad.koppen.size())}});
        out_.open("table:table-header-rows").open("table:table-row");
        for (const std::string& kop : blad.koppen)
            out_.open("table:table-cell", {{"table:style-name", "Kop"}, {"office:value-type", "string"}})
                .element("text:p", {}, kop)
                .close();
        out_.close().close();
        for (const auto& rij : blad.rijen) {
            out_.open("table:table-row");
            for (const Cel& cel : rij) cell(cel);
            out_.close();
        }
        out_.close();
    }

    void cell(const Cel& cel) {
        if (std::holds_alternative<std::monostate>(cel)) {
            out_.empty("table:table-cell");
            return;
        }
        XmlWriter::Attributes attributes;
        if (const auto* formule = std::get_if<Formule>(&cel)) {
            attributes.push_back({"table:formula", "of:=" + formule->uitdrukking});
            std::visit([&](const auto& value) { add_value(value, attributes); }, formule->uitkomst);
        } else {
            std::visit([&](const auto& value) { add_value(value, attributes); }, cel);
        }
        out_.open("table:table-cell", attributes);
        for (std::string text = value_text(cel); !text.empty();) {
            const std::size_t end = text.find('\n');
            out_.element("text:p", {}, text.substr(0, end));
            text.erase(0, end == std::string::npos ? end : end + 1);
        }
        out_.close();
    }

    static void add_value(std::monostate, XmlWriter::Attributes&) {}
    static void add_value(const Formule&, XmlWriter::Attributes&) {}
    static void add_value(const std::string&, XmlWriter::Attributes& to) {
        to.push_back({"office:value-type", "string"});
    }
    static void add_value(double value, XmlWriter::Attributes& to) {
        to.push_back({"office:value-type", "float"});
        to.push_back({"office:value", number_text(value)});
    }
    static void add_value(Eurocent amount, XmlWriter::Attributes& to) {
        to.push_back({"table:style-name", "Bedrag"});
        to.push_back({"office:value-type", "currency"});
        to.push_back({"office:currency", "EUR"});
        to.push_back({"office:value", amount_text(amount)});
    }
    static void add_value(Date date, XmlWriter::Attributes& to) {
        to.push_back({"table:style-name", "Datum"});
        to.push_back({"office:value-type", "date"});
        to.push_back({"office:date-value", to_iso(date)});
    }

    XmlWriter out_{Syntax::xml};
};

}  // namespace

std::string amount_text(Eurocent amount) {
    const auto cents = static_cast<unsigned long long>(std::llabs(amount.value));
    return fmt::format("{}{}.{:02}", amount.value < 0 ? "-" : "", cents / 100, cents % 100);
}

std::string number_text(double value) { return fmt::format("{}", value); }

std::string sheet_name(const std::string& name) {
    std::string safe;
    for (char c : clean_text(name)) safe += std::string_view("[]*?:/\\'\n").find(c) != std::string_view::npos ? '-' : c;
    if (safe.empty()) safe = "Blad";
    std::size_t end = 0, characters = 0;
    for (; end < safe.size(); ++end)
        if ((static_cast<unsigned char>(safe[end]) & 0xc0) != 0x80 && ++characters > 31) break;
    return safe.substr(0, end);
}

void check_blad(const Blad& blad) {
    for (const auto& rij : blad.rijen) CHECK(rij.size() == blad.koppen.size());
}

std::string cell_name(std::size_t column, std::size_t row) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row + 1);
}

std::string write_csv(const Blad& blad, const CsvOptions& options) {
    check_blad(blad);
    std::string out = options.byte_order_mark ? "\xef\xbb\xbf" : "";
    const auto line = [&](const auto& values, const auto& field) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0) out += options.scheiding;
            out += field(values[i]);
        }
        out += "\r\n";
    };
    line(blad.koppen, [&](const std::string& kop) { return csv_value(Cel(kop), options); });
    for (const auto& rij : blad.rijen) line(rij, [&](const Cel& cel) { return csv_value(cel, options); });
    return out;
}

std::string write_ods(const std::vector<Blad>& bladen, const std::string& titel, const std::string& auteur,
                      Date datum) {
    CHECK(!bladen.empty());
    for (const Blad& blad : bladen) check_blad(blad);
    return make_odf_package(
        "application/vnd.oasis.opendocument.spreadsheet",
        {{"content.xml", OdsWriter().content(bladen)}, {"meta.xml", odf_meta(titel, auteur, "", "nl", datum)}});
}

}  // namespace ontknoop::document
