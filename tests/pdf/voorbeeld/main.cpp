// SPDX-License-Identifier: EUPL-1.2
//
// pdf_voorbeeld <file.pdf|file.odt|file.html|file.txt|file.ods> [groot]: writes the sample document, for the checks with
// pdf.js and for looking at it.
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

int main(int count, char** arguments) {
    using namespace ontknoop;
    if (count < 2) {
        std::fputs("usage: pdf_voorbeeld <file.pdf|.odt|.html|.txt|.ods> [groot]\n", stderr);
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
