// SPDX-License-Identifier: EUPL-1.2
#include "document/odt_styles.h"

#include <fmt/format.h>

#include <array>

namespace ontknoop::document {
namespace {

std::string in_points(double value) { return fmt::format("{:.1f}pt", value); }

// "nl" -> nl-NL: an editor checks spelling by language and country.
std::string country_of(const std::string& language) { return language == "nl" ? "NL" : "none"; }

struct StyleLook {
    const char* name;
    const char* parent;
    double size;  // times running text
    double above, below;
    const char* color;  // nullptr: as its parent, "": the accent
    bool bold;
};

// Sizes and white space as in the PDF (pdf_writer.cpp).
constexpr std::array<StyleLook, 12> paragraph_styles{{
    {"Alinea", "Standard", 1.0, 0, 0.6, nullptr, false},
    {"Documenttitel", "Standard", 2.0, 0, 0.4, "", true},
    {"Onderregel", "Standard", 1.0, 0, 1.6, "#5f6b76", false},
    {"Merk", "Standard", 1.0, 0, 0.4, "#7a3b00", true},
    {"Kop1", "Standard", 1.42, 1.7, 0.5, "", true},
    {"Kop2", "Standard", 1.18, 1.3, 0.35, nullptr, true},
    {"Kop3", "Standard", 1.06, 1.1, 0.25, nullptr, true},
    {"Kop4", "Standard", 1.0, 0.9, 0.2, nullptr, true},
    {"Onderschrift", "Standard", 0.9, 0.3, 1.0, "#5f6b76", false},
    {"Tabeltitel", "Standard", 0.95, 0.6, 0.4, nullptr, true},
    {"Cel", "Standard", 0.905, 0, 0, nullptr, false},
    {"Cellinks", "Cel", 0.905, 0, 0, nullptr, false},
}};

void text_properties(XmlWriter& out, double size, const char* color, bool bold, const std::string& accent) {
    XmlWriter::Attributes look{{"fo:font-size", in_points(size)}};
    if (color) look.push_back({"fo:color", *color ? color : accent});
    if (bold) look.push_back({"fo:font-weight", "bold"});
    out.empty("style:text-properties", look);
}

void heading_style(XmlWriter& out, const StyleLook& style, const OdtOptions& options) {
    const std::string name = style.name;
    const bool heading = name.starts_with("Kop");
    XmlWriter::Attributes attributes{
        {"style:name", name}, {"style:family", "paragraph"}, {"style:parent-style-name", style.parent}};
    if (heading) attributes.push_back({"style:default-outline-level", std::to_string(name.back() - '0' + 1)});
    if (name == "Documenttitel") attributes.push_back({"style:default-outline-level", "1"});
    out.open("style:style", attributes);
    XmlWriter::Attributes space{{"fo:margin-top", in_points(style.above * options.letter)},
                                {"fo:margin-bottom", in_points(style.below * options.letter)}};
    if (heading || name == "Tabeltitel" || name == "Documenttitel") space.push_back({"fo:keep-with-next", "always"});
    out.empty("style:paragraph-properties", space);
    text_properties(out, style.size * options.letter, style.color, style.bold, options.accent);
    out.close();
}

void derived_paragraph(XmlWriter& out, const char* name, const char* parent, const XmlWriter::Attributes& look,
                       const XmlWriter::Attributes& text = {}) {
    out.open("style:style", {{"style:name", name}, {"style:family", "paragraph"}, {"style:parent-style-name", parent}});
    if (!look.empty()) out.empty("style:paragraph-properties", look);
    if (!text.empty()) out.empty("style:text-properties", text);
    out.close();
}

void list_styles(XmlWriter& out, double letter) {
    for (bool numbered : {false, true}) {
        out.open("text:list-style", {{"style:name", numbered ? "Nummers" : "Punten"}});
        for (int level = 1; level <= 2; ++level) {
            const bool number = numbered && level == 1;
            XmlWriter::Attributes attributes{{"text:level", std::to_string(level)}};
            if (number) {
                attributes.push_back({"style:num-format", "1"});
                attributes.push_back({"style:num-suffix", "."});
            } else {
                attributes.push_back({"text:bullet-char", level == 1 ? "•" : "–"});
            }
            out.open(number ? "text:list-level-style-number" : "text:list-level-style-bullet", attributes);
            out.open("style:list-level-properties", {{"text:list-level-position-and-space-mode", "label-alignment"}});
            out.empty("style:list-level-label-alignment", {{"text:label-followed-by", "listtab"},
                                                           {"fo:text-indent", in_points(-1.7 * letter)},
                                                           {"fo:margin-left", in_points(1.7 * letter * level)}});
            out.close().close();
        }
        out.close();
    }
}

void page_layout(XmlWriter& out) {
    out.open("style:page-layout", {{"style:name", "Blad"}});
    out.open("style:page-layout-properties", {{"fo:page-width", "21cm"},
                                              {"fo:page-height", "29.7cm"},
                                              {"fo:margin-top", "1.5cm"},
                                              {"fo:margin-bottom", "1.5cm"},
                                              {"fo:margin-left", "2.25cm"},
                                              {"fo:margin-right", "2.25cm"}});
    out.close();
    out.open("style:header-style")
        .empty("style:header-footer-properties", {{"fo:margin-bottom", "0.6cm"}, {"fo:min-height", "0.8cm"}})
        .close();
    out.open("style:footer-style")
        .empty("style:header-footer-properties", {{"fo:margin-top", "0.6cm"}, {"fo:min-height", "0.8cm"}})
        .close();
    out.close();
}

void master_page(XmlWriter& out, const Document& document) {
    out.open("style:master-page", {{"style:name", "Standard"}, {"style:page-layout-name", "Blad"}});
    out.open("style:header");
    if (!document.merk.empty()) out.element("text:p", {{"text:style-name", "Merkband"}}, document.merk);
    out.element("text:p", {{"text:style-name", "Kopregel"}}, document.auteur).close();
    out.open("style:footer").open("text:p", {{"text:style-name", "Voetregel"}}).text(document.voettekst);
    out.empty("text:tab").text("Pagina ").element("text:page-number", {{"text:select-page", "current"}}, "1");
    out.text(" van ").element("text:page-count", {}, "1").close().close().close();
}

}  // namespace

XmlWriter::Attributes odf_namespaces() {
    const std::string odf = "urn:oasis:names:tc:opendocument:xmlns:";
    return {{"xmlns:office", odf + "office:1.0"},
            {"xmlns:style", odf + "style:1.0"},
            {"xmlns:text", odf + "text:1.0"},
            {"xmlns:table", odf + "table:1.0"},
            {"xmlns:draw", odf + "drawing:1.0"},
            {"xmlns:fo", odf + "xsl-fo-compatible:1.0"},
            {"xmlns:svg", odf + "svg-compatible:1.0"},
            {"xmlns:meta", odf + "meta:1.0"},
            {"xmlns:number", odf + "datastyle:1.0"},
            {"xmlns:of", odf + "of:1.2"},
            {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
            {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
            {"office:version", "1.3"}};
}

std::string odt_styles(const Document& document, const OdtOptions& options) {
    XmlWriter out(Syntax::xml);
    out.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").open("office:document-styles", odf_namespaces());
    out.open("office:font-face-decls")
        .empty("style:font-face", {{"style:name", "Liberation Sans"},
                                   {"svg:font-family", "'Liberation Sans'"},
                                   {"style:font-family-generic", "swiss"}})
        .close();
    out.open("office:styles");
    out.open("style:default-style", {{"style:family", "paragraph"}});
    out.empty("style:paragraph-properties", {{"fo:line-height", "125%"}, {"fo:orphans", "2"}, {"fo:widows", "2"}});
    out.empty("style:text-properties", {{"style:font-name", "Liberation Sans"},
                                        {"fo:font-size", in_points(options.letter)},
                                        {"fo:color", "#1f2933"},
                                        {"fo:language", document.taal},
                                        {"fo:country", country_of(document.taal)}});
    out.close();
    out.empty("style:style", {{"style:name", "Standard"}, {"style:family", "paragraph"}, {"style:class", "text"}});
    for (const StyleLook& style : paragraph_styles) heading_style(out, style, options);
    derived_paragraph(out, "Celrechts", "Cel", {{"fo:text-align", "end"}});
    derived_paragraph(out, "Celkoplinks", "Cel", {}, {{"fo:font-weight", "bold"}});
    derived_paragraph(out, "Celkoprechts", "Cel", {{"fo:text-align", "end"}}, {{"fo:font-weight", "bold"}});
    const std::string light = color_hex(Kleur::accent_licht, options.accent);
    const auto box = [&](const char* name, const std::string& fill, const std::string& edge, bool bold) {
        XmlWriter::Attributes text;
        if (bold) text = {{"fo:font-weight", "bold"}, {"fo:color", edge}};
        derived_paragraph(out, name, "Standard",
                          {{"fo:background-color", fill},
                           {"fo:border-left", "3pt solid " + edge},
                           {"fo:padding", "5pt"},
                           {"fo:margin-bottom", "0pt"},
                           {"fo:keep-with-next", bold ? "always" : "auto"}},
                          text);
    };
    box("Kadertitel", light, options.accent, true);
    box("Kader", light, options.accent, false);
    box("Uitlegtitel", "#f1f3f5", "#5f6b76", true);
    box("Uitleg", "#f1f3f5", "#5f6b76", false);
    derived_paragraph(out, "Nakader", "Standard", {{"fo:margin-bottom", "4pt"}}, {{"fo:font-size", "4pt"}});
    derived_paragraph(out, "Merkband", "Standard",
                      {{"fo:background-color", "#fdebd3"}, {"fo:text-align", "center"}, {"fo:padding", "3pt"}},
                      {{"fo:font-weight", "bold"}, {"fo:color", "#7a3b00"}});
    derived_paragraph(out, "Kopregel", "Standard", {}, {{"fo:font-size", "9pt"}, {"fo:color", "#5f6b76"}});
    out.open("style:style",
             {{"style:name", "Voetregel"}, {"style:family", "paragraph"}, {"style:parent-style-name", "Standard"}});
    out.open("style:paragraph-properties")
        .open("style:tab-stops")
        .empty("style:tab-stop", {{"style:position", "16.5cm"}, {"style:type", "right"}})
        .close()
        .close();
    out.empty("style:text-properties", {{"fo:font-size", "8.5pt"}, {"fo:color", "#5f6b76"}}).close();
    const auto text_style = [&](const char* name, const XmlWriter::Attributes& look) {
        out.open("style:style", {{"style:name", name}, {"style:family", "text"}})
            .empty("style:text-properties", look)
            .close();
    };
    text_style("Vet", {{"fo:font-weight", "bold"}});
    text_style("Cursief", {{"fo:font-style", "italic"}});
    text_style("Verwijzing", {{"fo:color", options.accent}, {"style:text-underline-style", "solid"}});
    list_styles(out, options.letter);
    out.close();
    out.open("office:automatic-styles");
    page_layout(out);
    out.close();
    out.open("office:master-styles");
    master_page(out, document);
    out.close().close();
    return out.take();
}

void write_automatic_styles(XmlWriter& out) {
    out.open("office:automatic-styles");
    out.open("style:style", {{"style:name", "Tabel"}, {"style:family", "table"}})
        .empty("style:table-properties", {{"style:width", "16.5cm"},
                                          {"table:align", "left"},
                                          {"fo:margin-bottom", "10pt"},
                                          {"style:may-break-between-rows", "true"}})
        .close();
    out.open("style:style", {{"style:name", "Rij"}, {"style:family", "table-row"}})
        .empty("style:table-row-properties", {{"fo:keep-together", "always"}})
        .close();
    for (bool filled : {false, true}) {
        XmlWriter::Attributes look{{"fo:padding", "3pt"}, {"fo:border-bottom", "0.5pt solid #c9d0d6"}};
        if (filled) look.push_back({"fo:background-color", "#eceff2"});
        out.open("style:style", {{"style:name", filled ? "Vakkop" : "Vak"}, {"style:family", "table-cell"}})
            .empty("style:table-cell-properties", look)
            .close();
    }
    out.open("style:style",
             {{"style:name", "Nieuwblad"}, {"style:family", "paragraph"}, {"style:parent-style-name", "Standard"}})
        .empty("style:paragraph-properties", {{"fo:break-before", "page"}})
        .close();
    out.open("style:style", {{"style:name", "Beeld"}, {"style:family", "graphic"}})
        .empty("style:graphic-properties", {{"style:vertical-pos", "top"}, {"style:vertical-rel", "baseline"}})
        .close();
    out.close();
}

std::string odf_meta(const std::string& title, const std::string& author, const std::string& subject,
                     const std::string& language, Date date) {
    XmlWriter out(Syntax::xml);
    out.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").open("office:document-meta", odf_namespaces());
    out.open("office:meta").element("meta:generator", {}, "Ontknoop").element("dc:title", {}, title);
    if (!subject.empty()) out.element("dc:subject", {}, subject);
    if (!author.empty()) out.element("dc:creator", {}, author);
    if (date.ok()) out.element("dc:date", {}, to_iso(date) + "T00:00:00");
    out.element("dc:language", {}, language == "nl" ? "nl-NL" : language);
    return out.close().close().take();
}

}  // namespace ontknoop::document
