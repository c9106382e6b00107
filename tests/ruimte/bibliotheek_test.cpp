// SPDX-License-Identifier: EUPL-1.2
// Two rankings become one, and own words go before national ones.
#include "ruimte/bibliotheek.h"

#include "ruimte_fixture.h"

namespace ontknoop::ruimte {
namespace {

using testing::ElementsAre;
using wetten::Antwoord;
using wetten::Bepaling;
using wetten::Treffer;

Treffer hit(const std::string& id, double score, const std::string& artikel = "1") {
    Treffer t;
    t.bepaling_id = id;
    t.regeling_id = "BWBR0000001";
    t.artikel = artikel;
    t.score = score;
    return t;
}
std::vector<std::string> ids(const Antwoord& a) {
    std::vector<std::string> all;
    for (const Treffer& t : a.treffers) all.push_back(t.bepaling_id);
    return all;
}
wetten::Bepalingen with_own(std::vector<std::string> eigen) {
    std::vector<Bepaling> all;
    for (const std::string& id : eigen) {
        Bepaling b;
        b.id = id;
        b.eigen = true;
        all.push_back(b);
    }
    return test::bibliotheek().bepalingen.with(std::move(all));
}

TEST(Samenvoegen, own_hits_are_measured_by_what_both_indexes_found) {
    // The small index gives half the score: eigen-a stands between a-1 and b-1.
    const Antwoord landelijk{{hit("a-1", 10), hit("b-1", 8), hit("c-1", 2)}, {}, {}};
    const Antwoord samen{{hit("a-1", 5), hit("eigen-a", 4.5), hit("b-1", 4), hit("c-1", 1)}, {}, {}};
    EXPECT_THAT(ids(voeg_samen(landelijk, samen, with_own({"eigen-a"}), 10)), ElementsAre("a-1", "eigen-a", "b-1", "c-1"));
    EXPECT_THAT(ids(voeg_samen(landelijk, samen, with_own({"eigen-a"}), 2)), ElementsAre("a-1", "eigen-a"));
}

TEST(Samenvoegen, an_own_version_takes_the_place_of_the_national_one_and_of_the_bare_text) {
    const Antwoord landelijk{{hit("a-1", 10), hit("", 9, "7"), hit("", 8, "9")}, {}, {}};
    Antwoord samen{{hit("a-1", 3, "7")}, {}, {}};
    samen.treffers[0].titel = "eigen woorden";
    const Antwoord een = voeg_samen(landelijk, samen, with_own({"a-1"}), 10);
    ASSERT_EQ(een.treffers.size(), 2u);
    EXPECT_EQ(een.treffers[0].titel, "eigen woorden");
    EXPECT_EQ(een.treffers[1].artikel, "9");
}

TEST(Samenvoegen, counter_articles_come_along_once_and_never_as_a_hit_as_well) {
    Antwoord landelijk{{hit("a-1", 10)}, {hit("g-1", 0)}, {{"huurr", "huur"}}};
    landelijk.treffers[0].grenzen = {"g-1"};
    Antwoord samen{{hit("eigen-a", 10), hit("a-1", 10)}, {hit("g-1", 0), hit("g-2", 0)}, {}};
    samen.treffers[0].grenzen = {"g-1", "g-2", "a-1"};
    const Antwoord een = voeg_samen(landelijk, samen, with_own({"eigen-a"}), 10);
    std::vector<std::string> grenzen;
    for (const Treffer& t : een.grenzen) grenzen.push_back(t.bepaling_id);
    EXPECT_THAT(grenzen, ElementsAre("g-1", "g-2"));
    EXPECT_EQ(een.verbeteringen.size(), 1u);
}

TEST(Samenvoegen, nothing_own_leaves_the_answer_as_it_is) {
    const auto& lib = test::bibliotheek();
    const auto antwoord = lib.index.zoek({.tekst = "hond opvang opname", .op = parse_iso_date("2026-11-21").value()});
    EXPECT_EQ(ids(voeg_samen(antwoord, antwoord, lib.bepalingen, antwoord.treffers.size())), ids(antwoord));
}

TEST(Bepalingen_met_eigen, keep_their_order_and_replace_by_id) {
    const auto& lib = test::bibliotheek().bepalingen;
    Bepaling anders = *lib.find("pw-35-lid-1");
    anders.titel = "anders";
    Bepaling nieuw = anders;
    nieuw.id = "eigen-nieuw";
    const auto samen = lib.with({anders, nieuw});
    EXPECT_EQ(samen.alle().size(), lib.alle().size() + 1);
    EXPECT_EQ(samen.find("pw-35-lid-1")->titel, "anders");
    EXPECT_EQ(samen.alle().back().id, "eigen-nieuw");
    EXPECT_NE(lib.find("pw-35-lid-1")->titel, "anders");
}

// What a thread remembers of the library it used last is never more than what the database says now.
class BibliotheekNu : public test::Ruimte {
protected:
    static bool kent(const app::Context& ctx, const std::string& sleutel) { return bepalingen(ctx).find(sleutel) != nullptr; }
};

TEST_P(BibliotheekNu, forgets_what_was_rolled_back) {
    const std::string sleutel = dien_in(maker, lokale_regel());
    struct Terug {};
    const auto probeer = [&] {
        app.als(jurist, [&](app::Context& ctx) -> bool {
            EXPECT_TRUE(keur_goed(ctx, Soort::bepaling, sleutel, 1).has_value());
            EXPECT_TRUE(kent(ctx, sleutel)) << "within its own transaction it is there";
            throw Terug{};
        });
    };
    EXPECT_THROW(probeer(), Terug);
    EXPECT_FALSE(app.als(maker, [&](app::Context& ctx) { return kent(ctx, sleutel); })) << "a rule nobody approved";
}

TEST_P(BibliotheekNu, is_that_of_the_organisation_that_asks_whoever_asked_before) {
    const std::string sleutel = goedgekeurd(lokale_regel());
    const test::Persoon& vreemde = app.vreemde(toegang::Rol::jurist);
    for (int i = 0; i < 2; ++i) {
        EXPECT_TRUE(app.als(maker, [&](app::Context& ctx) { return kent(ctx, sleutel); }));
        EXPECT_FALSE(app.als(vreemde, [&](app::Context& ctx) { return kent(ctx, sleutel); }));
    }
    EXPECT_EQ(app.get(vreemde, "/wetten/bepalingen/" + sleutel).status, 404);
}

INSTANTIATE_TEST_SUITE_P(On, BibliotheekNu, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::ruimte
