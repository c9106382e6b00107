// SPDX-License-Identifier: EUPL-1.2
//
// pdf_voorbeeld <file.pdf> [groot]: writes the sample document, for the checks with pdf.js and for looking at it.
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "document/pdf_writer.h"
#include "document/sample.h"
#include "pdf/fonts.h"

int main(int count, char** arguments) {
    using namespace ontknoop;
    if (count < 2) {
        std::fputs("usage: pdf_voorbeeld <file.pdf> [groot]\n", stderr);
        return 2;
    }
    pdf::check_fonts();
    document::PdfOptions options;
    if (count > 2 && std::string(arguments[2]) == "groot") options.letter = document::large_type;
    const document::Document sample = document::sample_document();
    std::string file = document::write_pdf(sample, options);
    const auto start = std::chrono::steady_clock::now();
    constexpr int rounds = 20;
    for (int i = 0; i < rounds; ++i) file = document::write_pdf(sample, options);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    std::printf("%.1f ms per document\n", took.count() / rounds);
    std::ofstream(arguments[1], std::ios::binary) << file;
    return 0;
}
