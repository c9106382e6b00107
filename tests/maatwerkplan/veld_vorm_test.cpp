// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/veld_vorm.h"

#include <gtest/gtest.h>

namespace ontknoop::maatwerkplan {
namespace {

std::string gevuld(const Veldvorm& vorm, std::string_view formulier, std::vector<std::string> waarden) {
    html::Out out;
    vorm.draw(out, formulier, "veld", waarden);
    return out.text;
}

std::string met_gaten(std::string tekst) {
    for (auto [teken, gat] : {std::pair{'#', Veldvorm::formulier_gat}, {'@', Veldvorm::waarde_gat}})
        for (char& c : tekst)
            if (c == teken) c = gat[0];
    return tekst;
}

TEST(Veldvorm, fills_in_the_form_and_the_value_at_every_place_and_escapes_them) {
    const Veldvorm vorm(met_gaten(R"(<label for="#-a">A</label><input id="#-a" value="@">)"), {});
    EXPECT_EQ(gevuld(vorm, "f-1", {"5 > \"4\" & <b>"}),
              R"(<label for="f-1-a">A</label><input id="f-1-a" value="5 &gt; &quot;4&quot; &amp; &lt;b&gt;">)");
    EXPECT_EQ(gevuld(vorm, "f\"2", {}), R"(<label for="f&quot;2-a">A</label><input id="f&quot;2-a" value="">)");
}

TEST(Veldvorm, marks_the_choices_whose_code_is_among_the_values_and_no_other) {
    const Veldvorm vorm(R"(<input value="a" checked><input value="b" checked><input value="c" checked>)", {"a", "b", "c"});
    EXPECT_EQ(gevuld(vorm, "f", {}), R"(<input value="a"><input value="b"><input value="c">)");
    EXPECT_EQ(gevuld(vorm, "f", {"c", "a"}), R"(<input value="a" checked><input value="b"><input value="c" checked>)");
    EXPECT_EQ(gevuld(vorm, "f", {"aa"}), R"(<input value="a"><input value="b"><input value="c">)");
}

TEST(Veldvorm, nothing_filled_in_is_a_choice_in_a_list_but_not_behind_a_button) {
    const Veldvorm lijst(R"(<option value="" selected>Kies</option><option value="a" selected>A</option>)", {"", "a"});
    EXPECT_EQ(gevuld(lijst, "f", {""}), R"(<option value="" selected>Kies</option><option value="a">A</option>)");
    const Veldvorm knoppen(R"(<input value="a" checked><input value="" checked>)", {"a", ""});
    EXPECT_EQ(gevuld(knoppen, "f", {""}), R"(<input value="a"><input value="">)");
}

TEST(Veldvorm, takes_its_list_of_choices_from_another) {
    const Veldvorm vraag(met_gaten("<select id=\"#\">") + std::string(Veldvorm::lijst_gat) + "</select>", {});
    const Veldvorm lijst(R"(<option value="a" selected>A</option><option value="b" selected>B</option>)", {"a", "b"});
    html::Out out;
    const std::string gekozen[] = {"b"};
    vraag.draw(out, "f", "a", gekozen, &lijst);
    EXPECT_EQ(out.text, R"(<select id="f"><option value="a">A</option><option value="b" selected>B</option></select>)");
}

TEST(Veldvorm, gives_a_list_that_fields_share_the_name_of_each) {
    const Veldvorm vraag("<div>" + std::string(Veldvorm::lijst_gat) + "</div>", {});
    const Veldvorm lijst("<input name=\"" + std::string(Veldvorm::veld_gat) + "\" value=\"a\" checked>", {"a"});
    html::Out out;
    vraag.draw(out, "f", "wacht_op", {}, &lijst);
    vraag.draw(out, "f", "\"raakt", {}, &lijst);
    EXPECT_EQ(out.text, R"(<div><input name="wacht_op" value="a"></div><div><input name="&quot;raakt" value="a"></div>)");
}

TEST(Veldvorm, words_in_a_text_are_no_choice) {
    const Veldvorm vorm(R"(<option value="a" selected>is &quot; selected&gt; checked></option>)", {"a"});
    EXPECT_EQ(gevuld(vorm, "f", {}), R"(<option value="a">is &quot; selected&gt; checked></option>)");
}

TEST(Veldvorm, is_drawn_again_for_other_texts) {
    const Veld& veld = find_soort("verhaal")->velden[0];
    auto vorm = [&](std::uint64_t teksten, std::string woorden) {
        return gevuld(vaste_veldvormen(teksten).get(veld, Vraagwijze::dicht, [&] { return Veldvorm(std::move(woorden), {}); }), "f", {});
    };
    EXPECT_EQ(vorm(~1ull, "eerst"), "eerst");
    EXPECT_EQ(vorm(~1ull, "anders"), "eerst");
    EXPECT_EQ(vorm(~2ull, "anders"), "anders");
}

}  // namespace
}  // namespace ontknoop::maatwerkplan
