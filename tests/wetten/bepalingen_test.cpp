// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bepalingen.h"

#include <gmock/gmock.h>

#include <set>

#include "base/result.h"
#include "hulp.h"
#include "wetten/tegenwerpingen.h"

namespace ontknoop::wetten {
namespace {

using testing::HasSubstr;

const Bepalingen& real() {
    static const Bepalingen bepalingen = Bepalingen::load(hulp::real_inhoud());
    return bepalingen;
}
Date day(std::string_view iso) { return parse_iso_date(iso).value(); }

TEST(Bepalingen, all_provisions_are_read) { EXPECT_GE(real().alle().size(), 288u); }
TEST(Bepalingen, every_provision_says_what_it_helps_with_who_decides_and_where_it_was_read) {
    for (const Bepaling& item : real().alle()) {
        EXPECT_FALSE(item.titel.empty() || item.samenvatting.empty() || item.bron.empty()) << item.id;
        EXPECT_FALSE(item.leefgebieden.empty() || item.helpt_bij.empty()) << item.id;
        EXPECT_TRUE(item.nagelezen == !item.toestand.empty()) << item.id;
        EXPECT_EQ(item.stelsel == Stelsel::cvdr, item.gemeente.has_value()) << item.id;
        EXPECT_THAT(item.link(), HasSubstr("https://")) << item.id;
    }
}
TEST(Bepalingen, every_kind_of_room_is_used) {
    std::set<std::string> used;
    for (const Bepaling& item : real().alle()) used.insert(item.ruimte);
    for (const Ruimte& ruimte : real().ruimten()) EXPECT_TRUE(used.contains(ruimte.code)) << ruimte.code;
}
TEST(Bepalingen, no_path_of_a_machine_is_shown_as_source) {
    for (const Bepaling& item : real().alle()) EXPECT_THAT(item.bron, testing::Not(testing::AnyOf(HasSubstr(".md"), HasSubstr(".xml"), HasSubstr("@")))) << item.id;
}
TEST(Bepalingen, what_starts_in_2027_is_not_law_in_2026) {
    const Bepaling* buffer = real().find("pw-34b-lid-1-2");
    ASSERT_NE(buffer, nullptr);
    EXPECT_FALSE(buffer->is_geldig(day("2026-12-31")));
    EXPECT_TRUE(buffer->is_geldig(day("2027-01-01")));
}
TEST(Bepalingen, an_end_date_is_the_first_day_without_the_law) {
    Bepaling item;
    item.geldig_tot = day("2026-07-01");
    EXPECT_TRUE(item.is_geldig(day("2026-06-30")));
    EXPECT_FALSE(item.is_geldig(day("2026-07-01")));
}
TEST(Bepalingen, local_rules_are_seen_in_their_own_municipality_only) {
    const auto has_local = [](const std::vector<const Bepaling*>& list) {
        return std::ranges::any_of(list, [](const Bepaling* item) { return item->gemeente.has_value(); });
    };
    EXPECT_FALSE(has_local(real().zichtbaar(std::nullopt)));
    EXPECT_FALSE(has_local(real().zichtbaar("Utrecht")));
    EXPECT_TRUE(has_local(real().zichtbaar(" rotterdam")));
}
TEST(Bepalingen, cite_and_link_dated_and_undated) {
    const Bepaling* item = real().find("pw-58-lid-8");
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item->aanhaling(), "artikel 58 lid 8 Participatiewet");
    EXPECT_EQ(item->link(), "https://wetten.overheid.nl/BWBR0015703#Artikel58");
    EXPECT_EQ(item->link_op_toestand(), "https://wetten.overheid.nl/BWBR0015703/2026-01-01#Artikel58");
    EXPECT_EQ(real().find("rotterdam-bb-4.8-lid-1")->link_op_toestand(), std::nullopt);
}
TEST(Bepalingen, the_counter_articles_of_an_opening_are_marked_as_such) {
    for (const Bepaling& item : real().alle()) {
        for (const std::string& id : item.grenzen) EXPECT_TRUE(real().ruimte(real().find(id)->ruimte).grens) << item.id << " -> " << id;
    }
}
TEST(Bepalingen, an_unknown_id_gives_nothing) { EXPECT_EQ(real().find("pw-999"), nullptr); }

constexpr const char* indeling = R"([[ruimte]]
code = "kan"
naam = "Kan"
uitleg = "u"
zin = "z"
let_op = "l"
[[beslisser]]
code = "college"
naam = "college"
[[leefgebied]]
code = "wonen"
naam = "Wonen"
)";
std::string wet(const std::string& extra) {
    return "regeling = \"Proefwet\"\nbwb = \"BWBR0000001\"\n[[bepaling]]\nid = \"p-1\"\nartikel = \"1\"\ntitel = \"t\"\nsamenvatting = \"s\"\n"
           "leefgebieden = [\"wonen\"]\nruimte = \"kan\"\nbeslisser = \"college\"\nbron = \"b\"\n" + extra;
}
std::string mistake_in(const std::string& content) {
    try {
        Bepalingen::load(hulp::make_inhoud({{"bepalingen/indeling.toml", indeling}, {"bepalingen/proef.toml", content}}));
    } catch (const AdminError& error) {
        return error.what();
    }
    return "";
}
TEST(Bepalingen, a_good_file_is_accepted) { EXPECT_EQ(mistake_in(wet("")), ""); }
TEST(Bepalingen, mistakes_name_file_line_and_cure) {
    EXPECT_THAT(mistake_in(wet("geldig_vanf = \"2026-01-01\"\n")), testing::AllOf(HasSubstr("proef.toml, regel 12"), HasSubstr("geldig_vanf")));
    EXPECT_THAT(mistake_in(wet("geldig_vanaf = \"1 januari\"\n")), HasSubstr("2026-01-31"));
    EXPECT_THAT(mistake_in(wet("nagelezen = true\n")), HasSubstr("toestand"));
    EXPECT_THAT(mistake_in(wet("grenzen = [\"x\"]\n")), HasSubstr("\"x\""));
    EXPECT_THAT(mistake_in(wet(wet("").substr(wet("").find("[[bepaling]]")))), HasSubstr("p-1"));
    std::string unknown_room = wet("");
    unknown_room.replace(unknown_room.find("\"kan\""), 5, "\"wil\"");
    EXPECT_THAT(mistake_in(unknown_room), HasSubstr("\"wil\""));
}

TEST(Tegenwerpingen, there_are_ten_and_each_has_an_answer_and_a_tip) {
    const Tegenwerpingen list = Tegenwerpingen::load(hulp::real_inhoud());
    EXPECT_EQ(list.alle().size(), 10u);
    for (const Tegenwerping& item : list.alle()) {
        EXPECT_FALSE(item.kern.empty() || item.antwoord.empty() || item.tip.empty() || item.voorbeelden.empty()) << item.id;
    }
    EXPECT_NE(list.find("privacy"), nullptr);
    EXPECT_EQ(list.find("onbekend"), nullptr);
}

}  // namespace
}  // namespace ontknoop::wetten
