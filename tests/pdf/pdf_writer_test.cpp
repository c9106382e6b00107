// SPDX-License-Identifier: EUPL-1.2
#include "document/pdf_writer.h"

#include <gtest/gtest.h>
#define POINTERHOLDER_TRANSITION 4  // qpdf 11: only std::shared_ptr
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <regex>
#include <sstream>
#include <thread>

#include "base/result.h"
#include "document/sample.h"
#include "pdf/ua_checker.h"

namespace ontknoop::document {
namespace {

std::string run_on(const std::string& file, const std::string& before, const std::string& after) {
    static int number = 0;
    const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                       ("ontknoop-pdf-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    std::ofstream(path, std::ios::binary) << file;
    std::string output;
    FILE* pipe = ::popen((before + " " + path.string() + " " + after + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; pipe && (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        output.append(buffer.data(), got);
    if (pipe) output += "\nexit " + std::to_string(::pclose(pipe));
    std::filesystem::remove(path);
    return output;
}

std::string one_spaced(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.compare(i, 2, "\u00a0") == 0) ++i;
        const char c = text[i];
        const bool space = c == ' ' || c == '\n' || c == '\f' || text.compare(i > 0 ? i - 1 : 0, 2, "\u00a0") == 0;
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

std::size_t pages_of(const std::string& file) {
    QPDF pdf;
    pdf.processMemoryFile("file", file.data(), file.size());
    return QPDFPageDocumentHelper(pdf).getAllPages().size();
}

Document simple(std::vector<Blok> blokken) { return {.titel = "Proef", .blokken = std::move(blokken)}; }

std::vector<pdf::TreeNode> nodes_with(const std::string& file, const std::string& role) {
    std::vector<pdf::TreeNode> found;
    for (const pdf::TreeNode& node : pdf::read_tree(file))
        if (node.role == role) found.push_back(node);
    return found;
}

TEST(PdfWriter, gives_a_file_in_which_qpdf_finds_nothing_wrong) {
    const std::string report = run_on(write_pdf(sample_document()), "qpdf --check", "");
    EXPECT_NE(report.find("No syntax or stream encoding errors found"), std::string::npos) << report;
    EXPECT_NE(report.find("exit 0"), std::string::npos) << report;
}

TEST(PdfWriter, embeds_a_subset_of_every_font) {
    const std::string report = run_on(write_pdf(sample_document()), "pdffonts", "");
    int fonts = 0;
    std::istringstream lines(report);
    for (std::string line; std::getline(lines, line);) {
        if (line.find("TrueType") == std::string::npos) continue;
        ++fonts;
        EXPECT_NE(line.find("yes yes yes"), std::string::npos) << line;
        EXPECT_NE(line.find("LiberationSans"), std::string::npos) << line;
    }
    EXPECT_GE(fonts, 3) << report;
}

TEST(PdfWriter, needs_no_second_font_for_the_space_in_an_amount) {
    const auto fonts = [](const std::string& text) {
        const std::string report = run_on(write_pdf(simple({Alinea{Tekst(text)}})), "pdffonts", "");
        return std::pair(report.find("WinAnsi") != std::string::npos, report.find("Identity-H") != std::string::npos);
    };
    EXPECT_EQ(fonts("Samen €\u00a010.070,00 en 5\u202fprocent"), std::pair(true, false));
    EXPECT_EQ(fonts("Samen \u2212 10"), std::pair(true, true)) << "a minus sign is not in the encoding of a Latin font";
}

TEST(PdfWriter, gives_the_same_bytes_for_the_same_document) {
    EXPECT_EQ(write_pdf(sample_document()), write_pdf(sample_document()));
}

TEST(PdfWriter, gives_the_same_bytes_from_several_threads_at_once) {
    const std::string expected = write_pdf(sample_document());
    std::array<int, 4> same{};
    std::vector<std::thread> threads;
    for (int& count : same)
        threads.emplace_back([&expected, &count] {
            for (int i = 0; i < 5; ++i) count += write_pdf(sample_document()) == expected;
        });
    for (std::thread& thread : threads) thread.join();
    for (int count : same) EXPECT_EQ(count, 5);
}

TEST(PdfWriter, shows_all_words_in_the_order_of_the_document) {
    const std::string text = one_spaced(run_on(write_pdf(sample_document()), "pdftotext -raw", "-"));
    std::size_t at = 0;
    for (const char* part : {"Oefencasus Maatwerkplan voor huishouden Merel",
                             "Wat wij vragen",
                             "elke dag wachten kost ongeveer € 180.",
                             "Wie beslist De teamleider Werk en Inkomen",
                             "vervalt de plek in de kliniek en begint het wachten opnieuw",
                             "Zie artikel 18, eerste lid, "
                             "van de Participatiewet: het college stemt de bijstand af",
                             "Meer uitleg.",
                             "De drie waarden, nu en met het plan",
                             "Wat het huishouden wil",
                             "1. Eerst de opname regelen",
                             "– toeslagen terugkijken",
                             "3. Daarna een daginvulling",
                             "Wat in de weg staat",
                             "Kosten per scenario over twee jaar",
                             "Post Wet Niets doen Plan Bron",
                             "Post 1 van de rekensom Participatiewet € 1.007,00 € 3,50",
                             "Post 60 van de rekensom",
                             "Totaal € 64.794,80 € 2.160,00",
                             "Hoe zeker is dit?",
                             "Prijzen 2026-1, bepalingen 2026-2."}) {
        const std::size_t found = text.find(part, at);
        ASSERT_NE(found, std::string::npos) << part << "\n---\n" << text.substr(at, 400);
        at = found;
    }
}

// Of a box, and of the head and the rows of a table.
TEST(PdfWriter, lays_colour_and_rules_under_every_word) {
    const std::string file = write_pdf(simple({Kader{"Let op", {Tekst("Wie wacht, betaalt.")}}, Tabel{.titel = "Kosten", .kolommen = {{"Wat"}, {"Bedrag"}}, .rijen = {{Tekst("Opvang"), Tekst("10")}}}}));
    QPDF pdf;
    pdf.processMemoryFile("file", file.data(), file.size());
    auto page = QPDFPageDocumentHelper(pdf).getAllPages().at(0);
    std::string content;
    for (auto& stream : page.getObjectHandle().getPageContents()) {
        const auto data = stream.getStreamData(qpdf_dl_generalized);
        content.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    }
    const std::size_t words = content.find(" BDC");
    ASSERT_NE(words, std::string::npos);
    const auto paints = [&](std::size_t from, std::size_t count) {
        static const std::regex paint("(^|\\s)(f|f\\*|S|B)(?=\\s)");
        const std::string part = content.substr(from, count);
        return std::distance(std::sregex_iterator(part.begin(), part.end(), paint), std::sregex_iterator());
    };
    EXPECT_GE(paints(0, words), 4) << "box, its edge, head, rules";
    EXPECT_EQ(paints(words, std::string::npos), 0) << content;
}

TEST(PdfWriter, numbers_every_page_and_marks_every_page_of_a_practice_case) {
    const std::string file = write_pdf(sample_document());
    const std::size_t pages = pages_of(file);
    ASSERT_GE(pages, 4u);
    for (std::size_t page = 1; page <= pages; ++page) {
        const std::string number = std::to_string(page);
        const std::string text = run_on(file, "pdftotext -f " + number + " -l " + number, "-");
        EXPECT_NE(text.find("Oefencasus"), std::string::npos);
        EXPECT_NE(text.find("Pagina " + number + " van " + std::to_string(pages)), std::string::npos) << text;
    }
}

TEST(PdfWriter, shows_no_mark_when_it_is_no_practice_case) {
    Document document = sample_document();
    document.merk = "";
    EXPECT_EQ(run_on(write_pdf(document), "pdftotext", "-").find("Oefencasus"), std::string::npos);
}

TEST(PdfWriter, keeps_a_row_of_a_table_on_one_page) {
    for (int rows = 1; rows < 70; rows += 7)
        for (const pdf::TreeNode& row : nodes_with(write_pdf(sample_document(rows)), "TR"))
            EXPECT_EQ(row.pages.size(), 1u) << rows;
}

TEST(PdfWriter, splits_a_row_only_when_it_is_taller_than_a_page) {
    std::string words;
    for (int i = 0; i < 3000; ++i) words += "woord ";
    const std::string file =
        write_pdf(simple({Tabel{"Lang", {{"A"}, {"B"}}, {{"kort", "kort"}, {words, "kort"}, {"kort", "kort"}}}}));
    const auto rows = nodes_with(file, "TR");
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_EQ(rows[1].pages.size(), 1u);
    EXPECT_GT(rows[2].pages.size(), 2u);
    EXPECT_EQ(rows[3].pages.size(), 1u);
    EXPECT_TRUE(pdf::check_ua(file).empty());
}

TEST(PdfWriter, keeps_a_heading_on_the_page_of_what_follows) {
    for (int paragraphs = 1; paragraphs < 60; paragraphs += 2) {
        std::vector<Blok> blokken;
        for (int i = 0; i < paragraphs; ++i) blokken.push_back(Alinea{"Eén regel tekst."});
        blokken.push_back(Kop{1, "Hoofdstuk"});
        blokken.push_back(Kop{2, "Deel"});
        blokken.push_back(Alinea{"Wat eronder staat."});
        const auto nodes = pdf::read_tree(write_pdf(simple(std::move(blokken))));
        ASSERT_GE(nodes.size(), 3u);
        EXPECT_EQ(nodes[nodes.size() - 3].pages, nodes.back().pages) << paragraphs;
        EXPECT_EQ(nodes[nodes.size() - 2].pages, nodes.back().pages) << paragraphs;
    }
}

TEST(PdfWriter, closes_up_a_heading_level_that_is_skipped) {
    const std::string file = write_pdf(simple({Kop{1, "Een"}, Kop{4, "Vier"}, Kop{4, "Nog een"}, Kop{2, "Twee"}}));
    EXPECT_TRUE(pdf::check_ua(file).empty());
    EXPECT_EQ(nodes_with(file, "H3").size(), 3u);
}

TEST(PdfWriter, survives_hostile_text_in_every_block) {
    const std::string long_word(5000, 'w');
    const std::vector<std::string> hostile{
        "<script>alert(1)</script> & \"quotes\" 'single'",
        std::string("nul\0byte", 8),
        "\xff\xfe kapot \xc3 \xed\xa0\x80 utf-8",
        "\u202eomgekeerd\u202c \u2066isolatie",
        "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643 en \u05e9\u05dc\u05d5\u05dd en weer Nederlands",
        "\U0001F600 \U0001F1F3\U0001F1F1 \U0001F468\u200D\U0001F469\u200D\U0001F467 emoji",
        "e\u0301\u0302\u0303\u0304 gestapeld, zacht\u00adafbreken, nul\u200bbreedte",
        "/P << /MCID 0 >> BDC (haakjes) \\( EMC Q Q Q",
        "%PDF-1.7 endstream endobj",
        long_word,
        "",
        "\n\n\n",
        "tab\tnieuw\r\nregel\x0b\x0c\x1b[31m",
    };
    for (const std::string& text : hostile) {
        Document document = simple(
            {Kop{1, text, text}, Alinea{Tekst{}.gewoon(text).vet(text).link(text, "https://voorbeeld.example/" + text)},
             Lijst{{Lijstpunt(Tekst(text), {text, text})}, true},
             Tabel{text, {{text}, {text, Uitlijning::rechts}}, {{text, text}}, true, {text, text}},
             Figuur{Tekening{200, 50}.teken(Opschrift{{10, 20}, text}), "alternatief " + text, text},
             Definitielijst{{{text, text}}}, Kader{text, {text}}, Alinea{"laatste"}});
        document.titel = "Titel " + text;
        document.auteur = document.voettekst = document.onderwerp = document.merk = text;
        const std::string file = write_pdf(document);
        EXPECT_NE(run_on(file, "qpdf --check", "").find("exit 0"), std::string::npos) << text.substr(0, 40);
        EXPECT_NE(run_on(file, "pdftotext -raw", "-").find("laatste"), std::string::npos) << text.substr(0, 40);
        for (const pdf::Finding& finding : pdf::check_ua(file))
            if (finding.rule != "metadata.same_title") ADD_FAILURE() << finding.rule << " " << text.substr(0, 40);
    }
}

TEST(PdfWriter, keeps_a_character_that_no_font_has_for_who_copies_the_text) {
    const std::string text = run_on(write_pdf(simple({Alinea{"voor \U00013000 na"}})), "pdftotext -raw", "-");
    EXPECT_NE(text.find("voor \U00013000 na"), std::string::npos) << text;
}

TEST(PdfWriter, follows_no_address_that_is_not_safe) {
    const std::string file =
        write_pdf(simple({Alinea{Tekst{}.link("klik", "javascript:alert(1)").link("hier", "file:///etc/passwd")}}));
    EXPECT_TRUE(nodes_with(file, "Link").empty());
}

TEST(PdfWriter, refuses_a_table_row_with_too_few_cells) {
    EXPECT_THROW(write_pdf(simple({Tabel{"Fout", {{"A"}, {"B"}}, {{"een"}}}})), Bug);
}

}  // namespace
}  // namespace ontknoop::document
