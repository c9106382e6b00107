// SPDX-License-Identifier: EUPL-1.2
#include <zip.h>

#include <map>
#include <set>

#include "document/blad.h"
#include "document/markup.h"
#include "document/odt_writer.h"
#include "document/sample.h"

namespace ontknoop::document {
namespace {

std::map<std::string, std::string> unzip(const std::string& file) {
    zip_error_t error;
    zip_error_init(&error);
    zip_t* archive =
        zip_open_from_source(zip_source_buffer_create(file.data(), file.size(), 0, &error), ZIP_CHECKCONS, &error);
    EXPECT_TRUE(archive);
    std::map<std::string, std::string> parts;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
        std::string content(stat.size, '\0');
        zip_file_t* part = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        EXPECT_EQ(zip_fread(part, content.data(), content.size()), static_cast<zip_int64_t>(stat.size));
        zip_fclose(part);
        parts[stat.name] = content;
    }
    zip_discard(archive);
    return parts;
}

// ODF 1.3 part 2, 3.3: the first entry is "mimetype", stored, without extra field, so that the type stands at byte 38.
void expect_package(const std::string& file, const std::string& type) {
    EXPECT_EQ(file.substr(0, 4), std::string("PK\x03\x04"));
    EXPECT_EQ(file.substr(8, 2), std::string("\0\0", 2));
    EXPECT_EQ(file.substr(28, 2), std::string("\0\0", 2));
    EXPECT_EQ(file.substr(30, 8 + type.size()), "mimetype" + type);
    const auto parts = unzip(file);
    const auto manifest = parsed(parts.at("META-INF/manifest.xml"));
    std::set<std::string> listed;
    each_element(manifest, [&](pugi::xml_node node) { listed.insert(node.attribute("manifest:full-path").value()); });
    for (const auto& [name, content] : parts)
        EXPECT_TRUE(name == "mimetype" || name.rfind("META-INF", 0) == 0 || listed.count(name)) << name;
}

TEST(OdtWriter, makes_a_package_that_announces_itself) {
    expect_package(write_odt(sample_document(3)), "application/vnd.oasis.opendocument.text");
}

TEST(OdtWriter, gives_the_same_bytes_for_the_same_document) {
    EXPECT_EQ(write_odt(sample_document(3)), write_odt(sample_document(3)));
}

TEST(OdtWriter, has_real_headings_lists_and_a_repeated_table_head) {
    const auto content = parsed(unzip(write_odt(sample_document(3))).at("content.xml"));
    std::vector<int> levels;
    each_element(content, [&](pugi::xml_node node) {
        if (std::string(node.name()) == "text:h") levels.push_back(node.attribute("text:outline-level").as_int());
    });
    EXPECT_EQ(levels, (std::vector<int>{1, 2, 2, 3, 4, 2, 2}));
    EXPECT_EQ(content.select_nodes("//table:table-header-rows/table:table-row").size(), 1u);
    EXPECT_EQ(content.select_nodes("//table:table-row").size(), 5u);
    EXPECT_EQ(content.select_nodes("//text:list-item/text:list").size(), 1u);
    EXPECT_EQ(content.select_nodes("//text:a").size(), 2u);
}

TEST(OdtWriter, carries_every_picture_with_its_text) {
    const auto parts = unzip(write_odt(sample_document(3)));
    const auto content = parsed(parts.at("content.xml"));
    const auto frame = content.select_node("//draw:frame").node();
    EXPECT_STREQ(frame.child("svg:desc").child_value(),
                 std::get<Figuur>(sample_document(3).blokken[4]).alternatief.c_str());
    for (pugi::xml_node image : frame.children("draw:image"))
        EXPECT_TRUE(parts.count(image.attribute("xlink:href").value()));
    EXPECT_EQ(parts.at("Pictures/figuur5.png").substr(1, 3), "PNG");
    parsed(parts.at("Pictures/figuur5.svg"));
}

TEST(OdtWriter, says_that_it_is_dutch) {
    const auto parts = unzip(write_odt(sample_document(3)));
    EXPECT_NE(parts.at("styles.xml").find("fo:language=\"nl\" fo:country=\"NL\""), std::string::npos);
    EXPECT_NE(parts.at("meta.xml").find("<dc:language>nl-NL</dc:language>"), std::string::npos);
}

TEST(OdtWriter, names_only_styles_that_exist) {
    const auto parts = unzip(write_odt(sample_document(3)));
    const auto content = parsed(parts.at("content.xml")), styles = parsed(parts.at("styles.xml"));
    std::set<std::string> known;
    for (const auto* tree : {&content, &styles})
        each_element(*tree, [&](pugi::xml_node node) { known.insert(node.attribute("style:name").value()); });
    for (const auto* tree : {&content, &styles})
        each_element(*tree, [&](pugi::xml_node node) {
            for (const char* key :
                 {"text:style-name", "table:style-name", "draw:style-name", "style:parent-style-name"})
                EXPECT_TRUE(!node.attribute(key) || known.count(node.attribute(key).value()))
                    << node.attribute(key).value();
        });
}

TEST(OdtWriter, keeps_double_spaces_and_line_breaks) {
    const auto content = unzip(write_odt({.titel = "T", .blokken = {Alinea{"a   b\nc"}}})).at("content.xml");
    EXPECT_NE(content.find("a <text:s/><text:s/>b<text:line-break/>c"), std::string::npos);
}

TEST(OdtWriter, stays_well_formed_with_hostile_text) {
    for (const std::string& text : hostile_texts()) {
        Document d{.titel = "T" + text, .auteur = text, .merk = text, .voettekst = text};
        d.voeg_toe(Kop{1, text})
            .voeg_toe(Alinea{Tekst{}.link(text, text).vet(text)})
            .voeg_toe(Tabel{text, {{text}}, {{text}}});
        d.voeg_toe(Kader{text, {text}}).voeg_toe(Definitielijst{{{text, text}}}).voeg_toe(Lijst{{text}});
        for (const auto& [name, content] : unzip(write_odt(d)))
            if (name.ends_with(".xml")) parsed(content);
    }
}

TEST(Ods, holds_values_amounts_dates_and_formulas) {
    const std::string file = write_ods({sample_sheet()}, "Rekensom", "Gemeente", sample_document(1).datum);
    expect_package(file, "application/vnd.oasis.opendocument.spreadsheet");
    const auto content = parsed(unzip(file).at("content.xml"));
    const auto cells = content.select_nodes("//table:table/table:table-row/table:table-cell");
    std::map<std::string, std::string> by_type;
    std::string formula, formula_value;
    for (const auto& cell : cells) {
        const auto node = cell.node();
        by_type.emplace(node.attribute("office:value-type").value(), node.attribute("office:value").value());
        if (node.attribute("table:formula")) {
            formula = node.attribute("table:formula").value();
            formula_value = node.attribute("office:value").value();
        }
    }
    EXPECT_EQ(by_type["currency"], "2160.00");
    EXPECT_EQ(by_type["float"], "12.5");
    EXPECT_EQ(formula, "of:=SUM([.B2:.B3])");
    EXPECT_EQ(formula_value, "2147.50");
    EXPECT_EQ(content.select_nodes("//table:table-cell[@office:date-value='2026-07-01']").size(), 1u);
}

TEST(Ods, gives_a_sheet_a_name_that_every_program_accepts) {
    Blad blad{"Kosten/baten [2026]: een heel erg lange naam voor een blad", {"A"}, {}};
    const auto content = parsed(unzip(write_ods({blad}, "T", "G", {})).at("content.xml"));
    EXPECT_STREQ(content.select_node("//table:table").node().attribute("table:name").value(),
                 "Kosten-baten -2026-- een heel e");
}

}  // namespace
}  // namespace ontknoop::document
