// SPDX-License-Identifier: EUPL-1.2
#include "document/odt_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/odt_styles.h"
#include "document/xml.h"
#include "document/zip.h"
#include "pdf/painter.h"

namespace ontknoop::document {
namespace {

constexpr double text_width = 16.5 / 2.54 * 72;  // points: A4 minus the margins of the page layout

class OdtWriter {
public:
    OdtWriter(const Document& document, const OdtOptions& options)
        : document_(document), options_(options), levels_(heading_levels(document)) {}

    std::string write() {
        out_.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").open("office:document-content", odf_namespaces());
        write_automatic_styles(out_);
        out_.open("office:body").open("office:text");
        if (!document_.merk.empty()) paragraph("Merk", document_.merk);
        heading(1, "Documenttitel", document_.titel);
        std::string line = document_.onderwerp;
        const auto append = [&](const std::string& part) {
            if (!part.empty()) line += (line.empty() ? "" : " · ") + part;
        };
        append(document_.auteur);
        if (document_.datum.ok()) append(format_date(document_.datum));
        if (!line.empty()) paragraph("Onderregel", line);
        for (at_ = 0; at_ < document_.blokken.size(); ++at_) std::visit(*this, document_.blokken[at_]);
        out_.close().close().close();

        std::vector<ZipEntry> parts{{"content.xml", out_.take()},
                                    {"styles.xml", odt_styles(document_, options_)},
                                    {"meta.xml", odf_meta(document_.titel, document_.auteur, document_.onderwerp,
                                                          document_.taal, document_.datum)}};
        for (ZipEntry& picture : pictures_) parts.push_back(std::move(picture));
        return make_odf_package("application/vnd.oasis.opendocument.text", std::move(parts));
    }

    void operator()(const Kop& kop) {
        const int level = levels_[at_];
        heading(level + 1, fmt::format("Kop{}", level), kop.tekst);
    }

    void operator()(const Alinea& alinea) { paragraph("Alinea", alinea.tekst); }

    void operator()(const Lijst& lijst) {
        out_.open("text:list", {{"text:style-name", lijst.genummerd ? "Nummers" : "Punten"}});
        for (const Lijstpunt& punt : lijst.punten) {
            out_.open("text:list-item");
            paragraph("Alinea", punt.tekst);
            if (!punt.onder.empty()) {
                out_.open("text:list");
                for (const Tekst& onder : punt.onder) {
                    out_.open("text:list-item");
                    paragraph("Alinea", onder);
                    out_.close();
                }
                out_.close();
            }
            out_.close();
        }
        out_.close();
    }

    void operator()(const Tabel& tabel) {
        paragraph("Tabeltitel", tabel.titel);
        out_.open("table:table", {{"table:name", fmt::format("Tabel{}", at_ + 1)}, {"table:style-name", "Tabel"}});
        out_.element("table:title", {}, tabel.titel);
        out_.empty("table:table-column", {{"table:number-columns-repeated", std::to_string(tabel.kolommen.size())}});
        out_.open("table:table-header-rows");
        std::vector<Tekst> koppen;
        for (const Kolom& kolom : tabel.kolommen) koppen.emplace_back(kolom.kop);
        row(tabel, koppen, true, true);
        out_.close();
        for (const auto& rij : tabel.rijen) row(tabel, rij, false, false);
        if (!tabel.totaal.empty()) row(tabel, tabel.totaal, true, true);
        out_.close();
        paragraph("Nakader", "");
    }

    void operator()(const Figuur& figuur) {
        const Tekening& tekening = figuur.tekening;
        const double scale = std::min(0.75, text_width / tekening.breedte);
        const std::string name = fmt::format("Pictures/figuur{}", at_ + 1);
        pictures_.push_back({name + ".svg", to_svg(tekening, fmt::format("figuur{}", at_ + 1), figuur.bijschrift,
                                                   figuur.alternatief, options_.accent)});
        pictures_.push_back(
            {name + ".png", pdf::paint_png(tekening.breedte, tekening.hoogte, 2,
                                           [&](pdf::Painter& painter) { paint(tekening, painter, options_.accent); })});
        out_.open("text:p", {{"text:style-name", "Alinea"}});
        out_.open("draw:frame", {{"draw:style-name", "Beeld"},
                                 {"draw:name", fmt::format("Figuur{}", at_ + 1)},
                                 {"text:anchor-type", "as-char"},
                                 {"svg:width", fmt::format("{:.1f}pt", tekening.breedte * scale)},
                                 {"svg:height", fmt::format("{:.1f}pt", tekening.hoogte * scale)}});
        // A reader shows the first picture it can.
        for (const char* kind : {".svg", ".png"})
            out_.empty("draw:image", {{"xlink:href", name + kind},
                                      {"xlink:type", "simple"},
                                      {"xlink:show", "embed"},
                                      {"xlink:actuate", "onLoad"}});
        out_.element("svg:title", {}, figuur.bijschrift.empty() ? figuur.alternatief : figuur.bijschrift);
        out_.element("svg:desc", {}, figuur.alternatief);
        out_.close().close();
        if (!figuur.bijschrift.empty()) paragraph("Onderschrift", figuur.bijschrift);
    }

    void operator()(const Definitielijst& lijst) {
        for (const Definitie& regel : lijst.regels) {
            out_.open("text:p", {{"text:style-name", "Alinea"}});
            out_.element("text:span", {{"text:style-name", "Vet"}}, regel.begrip + ":").text(" ");
            spans(regel.waarde);
            out_.close();
        }
    }

    void operator()(const Kader& kader) {
        const bool important = kader.soort == Kadersoort::belangrijk;
        paragraph(important ? "Kadertitel" : "Uitlegtitel", kader.titel);
        for (const Tekst& alinea : kader.alineas) paragraph(important ? "Kader" : "Uitleg", alinea);
        paragraph("Nakader", "");
    }

    void operator()(const Paginascheiding&) { paragraph("Nieuwblad", ""); }

private:
    void heading(int level, const std::string& style, const std::string& text) {
        out_.element("text:h", {{"text:style-name", style}, {"text:outline-level", std::to_string(level)}}, text);
    }

    void paragraph(const std::string& style, const Tekst& tekst) {
        out_.open("text:p", {{"text:style-name", style}});
        spans(tekst);
        out_.close();
    }

    void row(const Tabel& tabel, const std::vector<Tekst>& cells, bool bold, bool filled) {
        out_.open("table:table-row", {{"table:style-name", "Rij"}});
        for (std::size_t i = 0; i < cells.size(); ++i) {
            out_.open("table:table-cell",
                      {{"table:style-name", filled ? "Vakkop" : "Vak"}, {"office:value-type", "string"}});
            const bool right = tabel.kolommen[i].uitlijning == Uitlijning::rechts;
            const bool heading = bold || (tabel.rijkoppen && i == 0);
            paragraph(std::string(heading ? "Celkop" : "Cel") + (right ? "rechts" : "links"), cells[i]);
            out_.close();
        }
        out_.close();
    }

    void spans(const Tekst& tekst) {
        for (const Stuk& stuk : tekst.stukken()) {
            int opened = 0;
            const auto open = [&](std::string_view name, XmlWriter::Attributes attributes) {
                out_.open(name, attributes);
                ++opened;
            };
            if (const std::string link = safe_link(stuk.link); !link.empty())
                open("text:a", {{"xlink:type", "simple"}, {"xlink:href", link}, {"text:style-name", "Verwijzing"}});
            if (stuk.vet) open("text:span", {{"text:style-name", "Vet"}});
            if (stuk.cursief) open("text:span", {{"text:style-name", "Cursief"}});
            characters(clean_text(stuk.tekst));
            while (opened-- > 0) out_.close();
        }
    }

    // ODF folds white space as HTML does: a second space in a row and a line break are elements.
    void characters(const std::string& text) {
        std::string plain;
        char previous = ' ';
        const auto flush = [&] {
            out_.text(plain);
            plain.clear();
        };
        for (char c : text) {
            if (c == '\n' || (c == ' ' && previous == ' ')) {
                flush();
                out_.empty(c == '\n' ? "text:line-break" : "text:s");
            } else {
                plain += c;
            }
            previous = c == '\n' ? ' ' : c;
        }
        flush();
    }

    const Document& document_;
    const OdtOptions& options_;
    std::vector<int> levels_;
    std::vector<ZipEntry> pictures_;
    std::size_t at_ = 0;
    XmlWriter out_{Syntax::xml};
};

}  // namespace

std::string write_odt(const Document& document, const OdtOptions& options) {
    check_document(document);
    return OdtWriter(document, options).write();
}

}  // namespace ontknoop::document
