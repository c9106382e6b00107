// SPDX-License-Identifier: EUPL-1.2
#include "document/html_writer.h"

#include <cmath>
#include <set>

#include "document/markup.h"
#include "document/sample.h"

namespace ontknoop::document {
namespace {

// Our HTML is XML apart from <br>.
pugi::xml_document html_tree(std::string html) {
    for (std::size_t at = 0; (at = html.find("<br>", at)) != std::string::npos;) html.replace(at, 4, "<br/>");
    return parsed(html);
}

Document with_everywhere(const std::string& text) {
    Document d{.titel = "T" + text, .onderwerp = text, .auteur = text, .merk = text, .voettekst = text};
    return d.voeg_toe(Kop{1, text, text})
        .voeg_toe(Alinea{Tekst{}.gewoon(text).vet(text).cursief(text).link(text, "https://x/" + text).link(text, text)})
        .voeg_toe(Lijst{{Lijstpunt(Tekst(text), {text})}})
        .voeg_toe(Tabel{text, {{text}}, {{text}}, true, {text}})
        .voeg_toe(Figuur{Tekening{9, 9}.teken(Opschrift{{1, 1}, text}), "a" + text, text})
        .voeg_toe(Definitielijst{{{text, text}}})
        .voeg_toe(Kader{text, {text}});
}

TEST(HtmlWriter, nests_headings_under_the_title_of_the_page) {
    const std::string html = write_html(sample_document(2), {.met_titel = false, .kopniveau_titel = 2});
    EXPECT_EQ(html.find("<h1"), std::string::npos);
    EXPECT_EQ(html.find("<h2"), std::string::npos);
    EXPECT_NE(html.find("<h3 class=\"nl-heading nl-heading--level-3\" id=\"plan\">Het plan</h3>"), std::string::npos);
}

TEST(HtmlWriter, gives_a_table_a_named_region_that_scrolls_and_a_scope_per_heading) {
    const auto tree = html_tree(write_html(sample_document(2)));
    int columns = 0, rows = 0;
    each_element(tree, [&](pugi::xml_node node) {
        const std::string name = node.name();
        if (name == "th") (std::string(node.attribute("scope").value()) == "col" ? columns : rows)++;
        if (std::string(node.attribute("role").value()) != "region") return;
        EXPECT_STREQ(node.attribute("tabindex").value(), "0");
        EXPECT_STREQ(node.attribute("aria-labelledby").value(),
                     node.child("table").child("caption").attribute("id").value());
    });
    EXPECT_EQ(columns, 5);
    EXPECT_EQ(rows, 3);
}

TEST(HtmlWriter, uses_no_inline_style_or_script_and_every_id_once) {
    const auto tree = html_tree(write_html(sample_document(2)));
    std::set<std::string> ids;
    each_element(tree, [&](pugi::xml_node node) {
        EXPECT_STRNE(node.name(), "script");
        EXPECT_STRNE(node.name(), "style");
        for (pugi::xml_attribute attribute : node.attributes()) {
            EXPECT_STRNE(attribute.name(), "style");
            EXPECT_NE(std::string(attribute.name()).substr(0, 2), "on");
        }
        const std::string id = node.attribute("id").value();
        EXPECT_TRUE(id.empty() || ids.insert(id).second) << id;
    });
}

TEST(HtmlWriter, lets_no_text_become_markup) {
    for (const std::string& text : hostile_texts()) {
        const auto tree = html_tree(write_html(with_everywhere(text)));
        each_element(tree, [&](pugi::xml_node node) {
            EXPECT_STRNE(node.name(), "script");
            EXPECT_STRNE(node.name(), "img");
            for (pugi::xml_attribute attribute : node.attributes())
                EXPECT_NE(std::string(attribute.name()).substr(0, 2), "on") << text;
            EXPECT_TRUE(std::string(node.name()) != "a" ||
                        std::string(node.attribute("href").value()).rfind("https://", 0) == 0);
        });
    }
}

TEST(HtmlWriter, shows_the_text_as_it_was_typed) {
    const auto tree = html_tree(write_html({.titel = "T", .blokken = {Alinea{"<b> & \"é\""}}}));
    EXPECT_STREQ(tree.select_node("//p").node().child_value(), "<b> & \"é\"");
}

TEST(HtmlWriter, folds_chapters_after_the_first_that_hold_more_than_a_paragraph) {
    Document d{.titel = "Plan"};
    d.voeg_toe(Kop{1, "Eerst", "eerst"}).voeg_toe(Alinea{"a"}).voeg_toe(Alinea{"b"});
    d.voeg_toe(Kop{1, "Lang", "lang"}).voeg_toe(Alinea{"c"}).voeg_toe(Kop{2, "Deel"}).voeg_toe(Alinea{"d"});
    d.voeg_toe(Kop{1, "Kort", "kort"}).voeg_toe(Alinea{"e"});
    d.voeg_toe(Kop{1, "Slot", "slot"}).voeg_toe(Alinea{"f"}).voeg_toe(Alinea{"g"});
    const std::string html = write_html(d, {.vouw_hoofdstukken = true});
    const auto telt = [&](std::string_view wat) {
        std::size_t n = 0;
        for (auto at = html.find(wat); at != std::string::npos; at = html.find(wat, at + 1)) ++n;
        return n;
    };
    EXPECT_EQ(telt("<details"), 2u);
    EXPECT_EQ(telt("</details>"), 2u);
    EXPECT_EQ(telt("<summary><h2 class=\"nl-heading nl-heading--level-2\" id=\"lang\">Lang</h2>"), 1u);
    EXPECT_LT(html.find("</details>"), html.find("Kort"));
    EXPECT_LT(html.find(">d<"), html.find("</details>")) << "a heading within the chapter stays in it";
    EXPECT_EQ(html.find("<details"), html.find("<details", html.find("Eerst"))) << "the first chapter is open";
    EXPECT_EQ(write_html(d).find("<details"), std::string::npos);
}

TEST(HtmlWriter, shows_a_line_break_as_one) {
    EXPECT_NE(write_html({.titel = "T", .blokken = {Alinea{"a\nb"}}}).find("a<br>b"), std::string::npos);
}

TEST(HtmlWriter, shows_the_practice_mark_only_for_a_practice_case) {
    EXPECT_NE(write_html(sample_document(1)).find("<strong>Oefencasus</strong>"), std::string::npos);
    EXPECT_EQ(write_html({.titel = "T"}).find("merk"), std::string::npos);
}

TEST(Tekening, is_an_image_with_a_name_and_a_description) {
    const auto tree = parsed(to_svg(sample_triangle(), "driehoek", "Titel & co", "Uitleg"));
    const auto svg = tree.child("svg");
    EXPECT_STREQ(svg.attribute("role").value(), "img");
    EXPECT_STREQ(svg.child("title").child_value(), "Titel & co");
    EXPECT_STREQ(svg.child("desc").child_value(), "Uitleg");
    EXPECT_STREQ(svg.attribute("aria-labelledby").value(), "driehoek-titel driehoek-tekst");
}

TEST(Tekening, refers_only_to_patterns_that_exist) {
    const auto tree = parsed(to_svg(sample_triangle(), "d", "t", "u"));
    std::set<std::string> patterns;
    int used = 0;
    each_element(tree, [&](pugi::xml_node node) {
        if (std::string(node.name()) == "pattern")
            patterns.insert("url(#" + std::string(node.attribute("id").value()) + ")");
        const std::string fill = node.attribute("fill").value();
        if (fill.rfind("url(", 0) != 0) return;
        ++used;
        EXPECT_TRUE(patterns.count(fill)) << fill;
    });
    EXPECT_EQ(used, 2);
}

TEST(Tekening, takes_the_accent_of_the_municipality) {
    EXPECT_NE(to_svg(sample_triangle(), "d", "t", "u", "#00664f").find("#00664f"), std::string::npos);
}

// WCAG 2.2, relative luminance.
double contrast_on_white(const std::string& hex) {
    double luminance = 0;
    const double weights[] = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; ++i) {
        const double part = std::stoi(hex.substr(static_cast<std::size_t>(1 + 2 * i), 2), nullptr, 16) / 255.0;
        luminance += weights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
    }
    return 1.05 / (luminance + 0.05);
}

TEST(Tekening, has_dark_colours_that_can_be_read_on_white) {
    for (Kleur kleur :
         {Kleur::inkt, Kleur::grijs, Kleur::accent, Kleur::groen, Kleur::oranje, Kleur::rood, Kleur::paars})
        EXPECT_GE(contrast_on_white(color_hex(kleur, default_accent)), 4.5);
}

}  // namespace
}  // namespace ontknoop::document
