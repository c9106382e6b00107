// SPDX-License-Identifier: EUPL-1.2
//
// Writes the documents of the practice cases to a folder, to be looked at by a person, and says how long a PDF takes:
//   plandocument_voorbeeld <folder>
#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <vector>

#include "document/odt_writer.h"
#include "document/pdf_writer.h"
#include "document/text_writer.h"
#include "pdf/fonts.h"
#include "plandocument/plandocument_fixture.h"

namespace {

using namespace ontknoop;
using plandocument::Versie;

// Milliseconds of processor time of the middle one of `times` runs: other programs on the machine do not count.
template <class F>
double median_ms(int times, F work) {
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const std::clock_t start = std::clock();
        work();
        all.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::nth_element(all.begin(), all.begin() + times / 2, all.end());
    return all[static_cast<std::size_t>(times / 2)];
}

void write(const std::string& path, const std::string& content) { std::ofstream(path, std::ios::binary) << content; }

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return std::cerr << "plandocument_voorbeeld <folder>\n", 2;
    const std::string folder = argv[1];
    pdf::check_fonts();
    test::PlandocumentApp app;
    const auto& maker = app.persoon(toegang::Rol::professional);
    document::PdfOptions groot;
    groot.letter = document::large_type;
    for (const inhoud::DemoCasus& demo : test::alle_inhoud().demo) {
        const CasusId id = app.demo(maker, demo.sleutel);
        const auto d = app.document(maker, id, Versie::beslisser);
        const std::string pdf = document::write_pdf(d);
        write(folder + "/" + demo.sleutel + ".pdf", pdf);
        write(folder + "/" + demo.sleutel + ".odt", document::write_odt(d));
        write(folder + "/" + demo.sleutel + ".txt", document::write_text(d));
        write(folder + "/" + demo.sleutel + ".json", plandocument::write_plan_json(app.plan(maker, id), true));
        write(folder + "/" + demo.sleutel + "-inwoner.pdf", document::write_pdf(app.document(maker, id, Versie::inwoner), groot));
        const double build = median_ms(20, [&] { app.document(maker, id, Versie::beslisser); });
        const double draw = median_ms(20, [&] { document::write_pdf(d); });
        const double request = median_ms(20, [&] { CHECK(app.get(maker, "/casussen/" + id.value + "/document/plan.pdf").status == 200); });
        std::cout << demo.sleutel << ": " << pdf.size() / 1024 << " KiB; tree " << build << " ms, PDF " << draw << " ms, whole request " << request << " ms\n";
    }
    const CasusId leeg = app.casus(maker);
    write(folder + "/leeg.pdf", document::write_pdf(app.document(maker, leeg, Versie::beslisser)));
    write(folder + "/leeg-inwoner.pdf", document::write_pdf(app.document(maker, leeg, Versie::inwoner), groot));
}
