// SPDX-License-Identifier: EUPL-1.2
//
// pdf_voorbeeld <file.pdf|file.odt|file.html|file.txt|file.ods> [groot]: writes the sample document, for the checks
// with pdf.js and for looking at it. file.lezing: what a screen reader must read.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "document/html_writer.h"
#include "document/odt_writer.h"
#include "document/pdf_writer.h"
#include "document/sample.h"
#include "document/text_writer.h"
#include "pdf/fonts.h"

namespace ontknoop::document {
namespace {

// What a reader must hear, straight from the tree: one line per element, "role<TAB>text".
class Reading {
public:
    std::string lines;

    explicit Reading(const Document& d) {
        line("P", d.merk);
        line("H1", d.titel);
        line("P", d.onderwerp + " · " + d.auteur + " · " + format_date(d.datum));
        for (const Blok& blok : d.blokken) std::visit(*this, blok);
    }
    void operator()(const Kop& kop) { line("H" + std::to_string(kop.niveau + 1), kop.tekst); }
    void operator()(const Alinea& alinea) { line("P", alinea.tekst); }
    void operator()(const Lijst& lijst) {
        int number = 0;
        for (const Lijstpunt& punt : lijst.punten) {
            line("Lbl", lijst.genummerd ? std::to_string(++number) + "." : "•");
            line("LBody", punt.tekst);
            for (const Tekst& onder : punt.onder) line("Lbl", "–"), line("LBody", onder);
        }
    }
    void operator()(const Tabel& tabel) {
        line("Caption", tabel.titel);
        for (const Kolom& kolom : tabel.kolommen) line("TH", kolom.kop);
        for (const auto& rij : tabel.rijen) row(rij, tabel.rijkoppen);
        row(tabel.totaal, true);
    }
    void operator()(const Figuur& figuur) {
        line("Figure", figuur.alternatief);
        line("P", figuur.bijschrift);
    }
    void operator()(const Definitielijst& lijst) {
        for (const Definitie& regel : lijst.regels) line("Lbl", regel.begrip), line("LBody", regel.waarde);
    }
    void operator()(const Kader& kader) {
        line("P", kader.titel);
        for (const Tekst& alinea : kader.alineas) line("P", alinea);
    }
    void operator()(const Paginascheiding&) {}

private:
    void line(const std::string& role, const Tekst& text) {
        if (!text.zonder_opmaak().empty()) lines += role + '\t' + text.zonder_opmaak() + '\n';
    }
    void row(const std::vector<Tekst>& cells, bool headed) {
        for (std::size_t i = 0; i < cells.size(); ++i) line(headed && i == 0 ? "TH" : "TD", cells[i]);
    }
};

}  // namespace
}  // namespace ontknoop::document

int main(int count, char** arguments) {
    using namespace ontknoop;
    if (count < 2) {
        std::fputs("usage: pdf_voorbeeld <file.pdf|.odt|.html|.txt|.ods|.lezing> [groot]\n", stderr);
        return 2;
    }
    pdf::check_fonts();
    document::PdfOptions options;
    if (count > 2 && std::string(arguments[2]) == "groot") options.letter = document::large_type;
    const document::Document sample = document::sample_document();
    const std::string name = arguments[1];
    const auto write = [&]() -> std::string {
        if (name.ends_with(".odt")) return document::write_odt(sample);
        if (name.ends_with(".html")) return document::write_html(sample);
        if (name.ends_with(".txt")) return document::write_text(sample);
        if (name.ends_with(".lezing")) return document::Reading(sample).lines;
        if (name.ends_with(".ods"))
            return document::write_ods({document::sample_sheet()}, "Rekensom", sample.auteur, sample.datum);
        return document::write_pdf(sample, options);
    };
    std::string file = write();
    const auto start = std::chrono::steady_clock::now();
    constexpr int rounds = 20;
    for (int i = 0; i < rounds; ++i) file = write();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    std::printf("%.1f ms per document\n", took.count() / rounds);
    std::ofstream(name, std::ios::binary) << file;
    return 0;
}
