// SPDX-License-Identifier: EUPL-1.2
// The use cases, on both databases.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "logboek/logboek.h"
#include "maatwerkplan/maatwerkplan_store.h"
#include "voorbeeldplan.h"

namespace ontknoop::maatwerkplan {
namespace {

using test::Persoon;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using toegang::Rol;

class UseCases : public testing::TestWithParam<db::Engine> {
protected:
    test::App app{{routes()}, GetParam()};
    const Persoon& maker = app.persoon(Rol::professional);
    const Persoon& ander = app.persoon(Rol::professional, 2);
    const CasusId id = app.casus(maker);

    void SetUp() override { app.deelnemer(maker, id, ander); }

    // In one transaction, with the case and the plan as they are now.
    template <class F>
    auto met(const Persoon& wie, F werk) {
        return app.als(wie, [&](app::Context& ctx) {
            const auto casus = casus::open(ctx, id.value, casus::Toegang::lezen).value();
            const Plan plan = load_plan(ctx, casus);
            return werk(ctx, casus, plan);
        });
    }
    Plan plan() { return lees_plan(app, maker, id); }
    std::string voeg_toe(const Persoon& wie, std::string_view soort, const Invoer& invoer, std::string_view ouder = {}) {
        return met(wie, [&](auto& ctx, const auto& casus, const Plan& p) { return add(ctx, casus, p, soort, ouder, invoer).value().value; });
    }
    Result<Wijziging> wijzig(const Persoon& wie, const std::string& onderdeel, std::int64_t basis, const Invoer& invoer, std::vector<std::string_view> overschrijf = {}) {
        return met(wie, [&](auto& ctx, const auto& casus, const Plan& p) { return change(ctx, casus, p, onderdeel, basis, invoer, overschrijf); });
    }
    std::vector<Versie> alle_versies(const std::string& onderdeel) {
        return met(maker, [&](auto& ctx, const auto& casus, const Plan&) { return versies(ctx, casus, 100, 0, onderdeel); });
    }
    Result<> zet_terug(const std::string& onderdeel, std::int64_t versie) {
        return met(maker, [&](auto& ctx, const auto& casus, const Plan& p) { return restore(ctx, casus, p, onderdeel, versie); });
    }
    Result<> haal_weg(const std::string& onderdeel) {
        return met(maker, [&](auto& ctx, const auto& casus, const Plan& p) { return remove(ctx, casus, p, onderdeel); });
    }
    Result<> doe_stap(const Persoon& wie, std::string_view naar, std::string_view waarom = "daarom") {
        return met(wie, [&](auto& ctx, const auto& casus, const Plan& p) { return step(ctx, casus, p, naar, waarom); });
    }
    std::vector<std::string> volgorde(std::string_view soort, std::string_view veld) {
        std::vector<std::string> all;
        const Plan p = plan();
        for (const Onderdeel* o : p.van(soort)) all.emplace_back(o->get(veld));
        return all;
    }
};

TEST_P(UseCases, every_kind_of_part_is_kept_as_it_was_filled_in) {
    const Plan vol = maak_vol(app, maker, id);
    const Plan terug = plan();
    ASSERT_EQ(vol.onderdelen.size(), terug.onderdelen.size());
    for (const Soort& soort : soorten()) {
        const Onderdeel* o = terug.een(soort.naam);
        ASSERT_NE(o, nullptr) << soort.naam;
        const Invoer verwacht = geldige_invoer(terug, soort, maker.wie.gebruiker);
        for (const Veld& veld : soort.velden) {
            if (!veld.naar.empty()) continue;  // pointed to what was there when it was made
            const auto& typed = verwacht.find(veld.naam)->second;
            EXPECT_EQ(o->get(veld.naam), normaliseer(veld, std::vector<std::string_view>(typed.begin(), typed.end())).value()) << soort.naam << "." << veld.naam;
        }
    }
}

TEST_P(UseCases, what_is_written_about_a_household_is_not_readable_in_the_database) {
    voeg_toe(maker, "verhaal", {{"verhaal", {"GEHEIM VERHAAL"}}});
    app.database().read([&](db::Connection& c) {
        for (const char* sql : {"SELECT inhoud FROM onderdeel", "SELECT inhoud FROM onderdeel_versie"})
            c.each<db::Bytes>(sql, [](const db::Bytes& b) { EXPECT_EQ(b.value.find("GEHEIM"), std::string::npos); });
    });
}

TEST_P(UseCases, two_people_who_change_different_fields_both_keep_theirs) {
    const std::string v = voeg_toe(maker, "verhaal", {{"verhaal", {"a"}}, {"geprobeerd", {"b"}}});
    EXPECT_TRUE(wijzig(ander, v, 1, {{"verhaal", {"a2"}}})->botsingen.empty());
    EXPECT_TRUE(wijzig(maker, v, 1, {{"geprobeerd", {"b2"}}})->botsingen.empty());
    EXPECT_EQ(plan().get("verhaal", "verhaal"), "a2");
    EXPECT_EQ(plan().get("verhaal", "geprobeerd"), "b2");
}

TEST_P(UseCases, two_people_who_change_one_field_get_both_versions_and_nothing_is_saved) {
    const std::string v = voeg_toe(maker, "verhaal", {{"verhaal", {"a"}}, {"geprobeerd", {"b"}}});
    wijzig(ander, v, 1, {{"verhaal", {"van de ander"}}});
    const auto w = wijzig(maker, v, 1, {{"verhaal", {"van mij"}}, {"geprobeerd", {"b2"}}});
    ASSERT_THAT(w->botsingen, SizeIs(1));
    EXPECT_EQ(w->botsingen[0].mijn, "van mij");
    EXPECT_EQ(w->botsingen[0].hun, "van de ander");
    EXPECT_EQ(w->botsingen[0].door, ander.wie.gebruiker);
    EXPECT_EQ(plan().get("verhaal", "geprobeerd"), "b");
    EXPECT_TRUE(wijzig(maker, v, 1, {{"verhaal", {"van mij"}}}, {"verhaal"})->botsingen.empty());
    EXPECT_EQ(plan().get("verhaal", "verhaal"), "van mij");
    bool bewaard = false;
    for (const Versie& versie : alle_versies(v))
        for (const Waarde& w2 : versie.waarden) bewaard = bewaard || w2.tekst == "van de ander";
    EXPECT_TRUE(bewaard) << "what was overwritten stays in the history";
}

TEST_P(UseCases, who_typed_the_same_as_the_other_does_not_collide) {
    const std::string v = voeg_toe(maker, "verhaal", {{"verhaal", {"a"}}});
    wijzig(ander, v, 1, {{"verhaal", {"zelfde"}}});
    EXPECT_TRUE(wijzig(maker, v, 1, {{"verhaal", {"zelfde"}}})->botsingen.empty());
}

TEST_P(UseCases, all_wrong_fields_are_named_at_once_and_nothing_is_saved) {
    const std::string p = voeg_toe(maker, "partij", {{"organisatie", {"School"}}});
    const auto w = wijzig(maker, p, 1, {{"organisatie", {"Anders"}}, {"keer", {"x"}}, {"kosten_per_jaar", {"y"}}, {"wet", {"z"}}});
    ASSERT_FALSE(w.has_value());
    EXPECT_THAT(w.error(), SizeIs(3));
    EXPECT_EQ(plan().find(p)->get("organisatie"), "School");
}

TEST_P(UseCases, typing_goes_together_into_one_version_until_ten_minutes_or_somebody_else) {
    const std::string v = voeg_toe(maker, "verhaal", {{"verhaal", {"a"}}});
    for (int i = 1; i <= 5; ++i) {
        app.clock.advance(std::chrono::seconds(30));
        wijzig(maker, v, i, {{"verhaal", {"a" + std::string(static_cast<std::size_t>(i), 'b')}}});
    }
    EXPECT_THAT(alle_versies(v), SizeIs(2)) << "the beginning, and what was typed since";
    app.clock.advance(std::chrono::minutes(11));
    wijzig(maker, v, 6, {{"verhaal", {"later"}}});
    EXPECT_THAT(alle_versies(v), SizeIs(3));
    wijzig(ander, v, 7, {{"verhaal", {"van een ander"}}});
    EXPECT_THAT(alle_versies(v), SizeIs(4));
    const auto all = alle_versies(v);
    EXPECT_EQ(all[0].versie, 8);
    EXPECT_EQ(all[0].door, ander.wie.gebruiker);
    ASSERT_FALSE(all[0].vorige.empty());
    EXPECT_EQ(all[0].vorige[0].tekst, "later");
}

TEST_P(UseCases, text_that_is_deleted_stays_to_be_found_however_quickly_it_went) {
    const std::string lang(300, 'x');
    const std::string v = voeg_toe(maker, "verhaal", {{"verhaal", {"begin"}}});
    wijzig(maker, v, 1, {{"verhaal", {lang}}});
    wijzig(maker, v, 2, {{"verhaal", {""}}});
    EXPECT_EQ(plan().get("verhaal", "verhaal"), "");
    ASSERT_TRUE(zet_terug(v, 2).has_value());
    EXPECT_EQ(plan().get("verhaal", "verhaal"), lang);
}

TEST_P(UseCases, putting_back_can_itself_be_put_back) {
    const std::string v = voeg_toe(maker, "verhaal", {{"verhaal", {"eerst"}}});
    wijzig(maker, v, 1, {{"verhaal", {"toen"}}, {"geprobeerd", {"iets"}}});
    ASSERT_TRUE(zet_terug(v, 1).has_value());
    EXPECT_EQ(plan().get("verhaal", "verhaal"), "eerst");
    EXPECT_EQ(plan().get("verhaal", "geprobeerd"), "") << "a field that was empty then is empty again";
    ASSERT_TRUE(zet_terug(v, 2).has_value());
    EXPECT_EQ(plan().get("verhaal", "verhaal"), "toen");
}

TEST_P(UseCases, a_removed_part_comes_back_with_what_hung_under_it) {
    const std::string d = voeg_toe(maker, "doorbraak", {{"titel", {"Pension"}}});
    const std::string g = voeg_toe(maker, "wetsgrond", {{"bepaling", {"Artikel 35"}}}, d);
    const std::string w = voeg_toe(maker, "weging", {{"rendement_plan", {"2"}}}, d);
    ASSERT_TRUE(haal_weg(d).has_value());
    EXPECT_TRUE(plan().onderdelen.empty());
    EXPECT_EQ(zet_terug(g, 2).error()[0].code, "plan.ouder_weg");
    for (const std::string& o : {d, g, w}) ASSERT_TRUE(zet_terug(o, 2).has_value());
    EXPECT_EQ(plan().find(g)->get("bepaling"), "Artikel 35");
    EXPECT_EQ(plan().find(g)->ouder, d);
    EXPECT_EQ(plan().find(w)->get("rendement_plan"), "2");
    ASSERT_TRUE(haal_weg(w).has_value());
    voeg_toe(maker, "weging", {{"rendement_plan", {"1"}}}, d);
    EXPECT_EQ(zet_terug(w, 4).error()[0].code, "plan.bestaat_al") << "a breakthrough is weighed once";
}

TEST_P(UseCases, parts_are_put_at_a_place_or_in_an_order) {
    std::vector<std::string> ids;
    for (const char* naam : {"a", "b", "c", "d"}) ids.push_back(voeg_toe(maker, "probleem", {{"omschrijving", {naam}}}));
    auto verplaats = [&](const std::string& o, int plaats) {
        return met(maker, [&](auto& ctx, const auto& casus, const Plan& p) { return move(ctx, casus, p, o, plaats).has_value(); });
    };
    EXPECT_TRUE(verplaats(ids[3], 0));
    EXPECT_THAT(volgorde("probleem", "omschrijving"), ElementsAre("d", "a", "b", "c"));
    EXPECT_TRUE(verplaats(ids[3], 2));
    EXPECT_THAT(volgorde("probleem", "omschrijving"), ElementsAre("a", "b", "d", "c"));
    EXPECT_TRUE(verplaats(ids[0], 99));
    EXPECT_THAT(volgorde("probleem", "omschrijving"), ElementsAre("b", "d", "c", "a"));
    EXPECT_TRUE(verplaats(ids[0], -7));
    auto orden = [&](std::vector<std::string_view> rij) {
        return met(maker, [&](auto& ctx, const auto& casus, const Plan& p) { return order(ctx, casus, p, "probleem", rij); });
    };
    EXPECT_TRUE(orden({ids[2], ids[1]}).has_value());
    EXPECT_THAT(volgorde("probleem", "omschrijving"), ElementsAre("c", "b", "a", "d")) << "who is not named stays behind in the old order";
    EXPECT_TRUE(is_not_found(orden({ids[0], ids[0]}).error()));
    EXPECT_TRUE(is_not_found(orden({"0000000000000000"}).error()));
}

TEST_P(UseCases, the_plan_after_a_change_is_the_plan_that_is_stored) {
    maak_vol(app, maker, id);
    met(maker, [&](auto& ctx, const auto& casus, const Plan& vol) {
        Plan plan = vol;
        for (const Onderdeel& o : vol.onderdelen) {
            const Veld* veld = o.soort->veld(o.soort->titelveld);
            if (!veld || (veld->soort != VeldSoort::regel && veld->soort != VeldSoort::tekst)) continue;
            for (const std::string_view tekst : {"Anders.", "Anders.", ""}) {  // the second changes nothing
                const auto gedaan = change(ctx, casus, plan, o.id.value, plan.find(o.id.value)->versie, {{std::string(veld->naam), {std::string(tekst)}}});
                if (!gedaan) continue;  // some may not be empty
                werk_bij(plan, *gedaan);
                EXPECT_EQ(plan.find(o.id.value)->get(veld->naam), tekst);
                EXPECT_EQ(plan.find(o.id.value)->versie, gedaan->versie);
            }
        }
        const Plan vers = load_plan(ctx, casus);
        EXPECT_THAT(plan.onderdelen, SizeIs(vers.onderdelen.size()));
        std::size_t gewijzigd = 0;
        for (std::size_t i = 0; i < std::min(plan.onderdelen.size(), vers.onderdelen.size()); ++i) {
            const Onderdeel &a = plan.onderdelen[i], &b = vers.onderdelen[i];
            gewijzigd += a.versie != vol.onderdelen[i].versie;
            EXPECT_EQ(a.id, b.id);
            EXPECT_EQ(a.volgorde, b.volgorde);
            EXPECT_EQ(a.versie, b.versie);
            EXPECT_EQ(a.gewijzigd_op, b.gewijzigd_op);
            EXPECT_EQ(encode(a.waarden), encode(b.waarden)) << b.soort->naam;
            EXPECT_EQ(a.waarden.size(), b.waarden.size()) << b.soort->naam;
        }
        EXPECT_GT(gewijzigd, 5u);
        return true;
    });
}

TEST_P(UseCases, the_same_part_twice_within_ten_seconds_is_one_but_not_of_two_people) {
    const Invoer invoer = {{"organisatie", {"School"}}};
    const std::string eerste = voeg_toe(maker, "partij", invoer);
    EXPECT_EQ(voeg_toe(maker, "partij", invoer), eerste);
    EXPECT_NE(voeg_toe(ander, "partij", invoer), eerste);
    EXPECT_NE(voeg_toe(maker, "partij", {{"organisatie", {"Schuldhulp"}}}), eerste);
    app.clock.advance(std::chrono::seconds(11));
    EXPECT_NE(voeg_toe(maker, "partij", invoer), eerste);
}

TEST_P(UseCases, a_list_has_an_end) {
    met(maker, [&](auto& ctx, const auto& casus, const Plan&) {
        for (int i = 0; i < 200; ++i) CHECK(add(ctx, casus, load_plan(ctx, casus), "persoon", {}, {{"roepnaam", {std::to_string(i)}}}).has_value());
        return 0;
    });
    const auto teveel = met(maker, [&](auto& ctx, const auto& casus, const Plan& p) { return add(ctx, casus, p, "persoon", {}, {{"roepnaam", {"x"}}}); });
    EXPECT_EQ(teveel.error()[0].code, "plan.vol");
}

TEST_P(UseCases, every_change_raises_the_state_of_the_case_and_writes_one_audit_line) {
    const auto stand = [&] { return met(maker, [](auto&, const auto& casus, const Plan&) { return casus.stand; }); };
    const auto begin = stand();
    EXPECT_EQ(app.post(maker, "/casussen/" + id.value + "/onderdelen", {{"onderdeelsoort", "partij"}, {"organisatie", "School"}}).status, 303);
    EXPECT_EQ(stand(), begin + 1);
    app.database().read([&](db::Connection& c) {
        logboek::Filter filter;
        filter.object_id = id.value;
        const auto regels = logboek::search(c, maker.wie.organisatie, filter, 10, 0);
        ASSERT_THAT(regels, SizeIs(1));
        EXPECT_EQ(regels[0].handeling, "plan.toegevoegd");
        EXPECT_EQ(regels[0].gebruiker_id, maker.wie.gebruiker.value);
    });
}

// --- another organisation finds nothing --------------------------------------------------------------------------------------
TEST_P(UseCases, the_plan_of_another_organisation_is_not_there) {
    const Plan vol = maak_vol(app, maker, id);
    const Persoon& vreemde = app.vreemde(Rol::professional);
    const auto geopend = app.als(vreemde, [&](app::Context& ctx) { return open_plan(ctx, id.value, casus::Toegang::lezen).has_value(); });
    EXPECT_FALSE(geopend);
    // Even with the case in hand the statements look in the own organisation only.
    const auto gestolen = met(maker, [](auto&, const auto& casus, const Plan&) { return casus; });
    app.als(vreemde, [&](app::Context& ctx) {
        EXPECT_THAT(load_plan(ctx, gestolen).onderdelen, IsEmpty());
        EXPECT_THAT(versies(ctx, gestolen, 10, 0), IsEmpty());
        EXPECT_EQ(count_versies(ctx, gestolen), 0);
        EXPECT_TRUE(is_not_found(restore(ctx, gestolen, Plan{}, vol.onderdelen[0].id.value, 1).error()));
        return 0;
    });
}

TEST_P(UseCases, a_part_that_was_saved_meanwhile_is_not_written_over) {
    const std::string partij = voeg_toe(maker, "partij", {{"organisatie", {"School"}}});
    met(maker, [&](auto& ctx, const auto& casus, const Plan& p) {
        Onderdeel o = *p.find(partij);
        o.versie = 2;
        EXPECT_FALSE(store::update(ctx, casus, o, 7)) << "somebody else is at another version";
        EXPECT_TRUE(store::update(ctx, casus, o, 1));
        EXPECT_FALSE(store::update(ctx, casus, o, 1)) << "and so is who comes second";
        return 0;
    });
}

TEST_P(UseCases, the_only_part_of_its_kind_is_begun_once_by_whoever_is_first) {
    const std::string doorbraak = voeg_toe(maker, "doorbraak", {{"titel", {"Een fiets"}}});
    const Plan voor = plan();  // what both saw
    for (const auto& [soort, ouder, veld, waarde] : {std::tuple("verhaal", std::string(), "verhaal", "Het begon met een brief."), std::tuple("weging", doorbraak, "rendement_plan", "1")}) {
        const Invoer invoer{{veld, {waarde}}};
        const auto begin = [&](const Persoon& wie) {
            return app.als(wie, [&](app::Context& ctx) {
                const auto casus = casus::open(ctx, id.value, casus::Toegang::schrijven).value();
                return add(ctx, casus, voor, soort, ouder, invoer).has_value();
            });
        };
        EXPECT_TRUE(begin(maker));
        EXPECT_THROW(begin(ander), db::ConstraintError) << soort << ": the dispatcher lets the request start over";
        EXPECT_EQ(plan().van(soort).size(), 1u);
    }
    // Starting over, the second sees the words of the first beside the own.
    const auto tweede = app.post(ander, "/casussen/" + id.value + "/onderdelen", {{"onderdeelsoort", "verhaal"}, {"verhaal", "Het begon met een belletje."}, {"versie", "0"}});
    EXPECT_EQ(tweede.status, 409);
    EXPECT_EQ(plan().get("verhaal", "verhaal"), "Het begon met een brief.");
}

TEST_P(UseCases, who_change_different_fields_at_the_very_same_moment_all_keep_theirs) {
    const std::string partij = voeg_toe(maker, "partij", {{"organisatie", {"School"}}});
    const auto* soort = find_soort("partij");
    std::vector<std::string> tekstvelden;
    for (const Veld& veld : soort->velden)
        if (veld.soort == VeldSoort::regel || veld.soort == VeldSoort::tekst) tekstvelden.emplace_back(veld.naam);
    ASSERT_GE(tekstvelden.size(), 2u);
    for (int ronde = 0; ronde < 5; ++ronde) {
        const std::int64_t basis = plan().find(partij)->versie;
        std::barrier samen(static_cast<std::ptrdiff_t>(tekstvelden.size()));
        std::atomic<int> mislukt = 0;
        std::vector<std::thread> mensen;
        for (const std::string& veld : tekstvelden)
            mensen.emplace_back([&, veld] {
                SystemRandom random;  // the fixture's own is for one thread
                const app::Services& s = app.services();
                const app::Services eigen{s.database, s.clock, random, s.instellingen, s.bestanden, s.teksten, s.sleutels, s.csrf_key};
                http::Request verzoek;
                verzoek.method = http::Method::post;
                samen.arrive_and_wait();
                try {
                    app.database().write([&](db::Connection& tx) {
                        app::Context ctx(eigen, verzoek, tx, maker.wie);
                        const auto g = open_plan(ctx, id.value, casus::Toegang::schrijven).value();
                        const auto gedaan = change(ctx, g.casus, g.plan, partij, basis, {{veld, {veld + std::to_string(ronde)}}});
                        if (!gedaan || !gedaan->botsingen.empty()) ++mislukt;
                    });
                } catch (const std::exception&) {
                    ++mislukt;
                }
            });
        for (std::thread& mens : mensen) mens.join();
        EXPECT_EQ(mislukt, 0) << "nobody is sent away";
        for (const std::string& veld : tekstvelden) EXPECT_EQ(plan().find(partij)->get(veld), veld + std::to_string(ronde));
    }
}

TEST_P(UseCases, a_version_of_a_part_of_another_case_is_not_there) {
    const std::string partij = voeg_toe(maker, "partij", {{"organisatie", {"School"}}});
    const CasusId elders = app.casus(maker);
    app.als(maker, [&](app::Context& ctx) {
        const auto casus = casus::open(ctx, elders.value, casus::Toegang::schrijven).value();
        EXPECT_THAT(versies(ctx, casus, 10, 0, partij), IsEmpty());
        EXPECT_EQ(count_versies(ctx, casus, partij), 0);
        EXPECT_TRUE(is_not_found(restore(ctx, casus, Plan{}, partij, 1).error()));
        return 0;
    });
    EXPECT_EQ(app.post(maker, "/casussen/" + elders.value + "/geschiedenis/terugzetten", {{"onderdeel", partij}, {"versie", "1"}}).status, 404);
}

TEST_P(UseCases, what_is_sealed_for_one_part_does_not_open_in_the_row_of_another) {
    const std::string een = voeg_toe(maker, "partij", {{"organisatie", {"School"}}}), twee = voeg_toe(ander, "partij", {{"organisatie", {"Wijkteam"}}});
    app.database().write([&](db::Connection& tx) {
        tx.exec("UPDATE onderdeel SET inhoud = (SELECT o.inhoud FROM onderdeel o WHERE o.onderdeel_id = $1) WHERE onderdeel_id = $2", een, twee);
    });
    EXPECT_THROW(plan(), AdminError);
}

// --- the life of a plan ------------------------------------------------------------------------------------------------------
TEST_P(UseCases, a_plan_goes_from_draft_to_closed_with_who_may_at_every_step) {
    const Persoon& beslisser = app.persoon(Rol::beslisser);
    EXPECT_FALSE(doe_stap(maker, "ingediend").has_value()) << "an empty plan cannot be handed in";
    const Plan vol = maak_vol(app, maker, id);
    ASSERT_TRUE(haal_weg(vol.van("doorbraak")[1]->id.value).has_value()) << "the second has no ground and no weighing";
    EXPECT_TRUE(doe_stap(maker, "onderbouwd", "").has_value());
    EXPECT_TRUE(doe_stap(maker, "ingediend", "").has_value());
    EXPECT_TRUE(met(beslisser, [](auto&, const auto& casus, const Plan&) { return casus.gedeeld; })) << "who decides can read it";
    EXPECT_EQ(doe_stap(maker, "toegekend").error()[0].code, "plan.status_kan_niet") << "the maker does not decide";
    EXPECT_EQ(doe_stap(beslisser, "toegekend", "").error()[0].code, "plan.toelichting_ontbreekt");
    EXPECT_TRUE(doe_stap(beslisser, "toegekend", "Past bij de wet.").has_value());
    EXPECT_TRUE(doe_stap(maker, "uitgevoerd", "").has_value());
    EXPECT_TRUE(doe_stap(maker, "afgesloten", "").has_value());
    EXPECT_EQ(doe_stap(maker, "concept").error()[0].code, "plan.status_kan_niet");
    const auto stappen = met(maker, [](auto& ctx, const auto& casus, const Plan&) { return casus::stappen(ctx, casus); });
    ASSERT_THAT(stappen, SizeIs(5));
    EXPECT_EQ(stappen[2].toelichting, "Past bij de wet.");
}

TEST_P(UseCases, what_was_asked_stands_once_it_is_handed_in) {
    const Plan vol = maak_vol(app, maker, id);
    ASSERT_TRUE(haal_weg(vol.van("doorbraak")[1]->id.value).has_value());
    const std::string doorbraak = vol.een("doorbraak")->id.value, post = vol.een("kostenpost")->id.value;
    const auto pas_aan = [&](const std::string& onderdeel, const char* veld, const char* tekst) {
        return met(maker, [&](auto& ctx, const auto& casus, const Plan& p) -> std::string {
            const auto gedaan = change(ctx, casus, p, onderdeel, p.find(onderdeel)->versie, {{veld, {tekst}}});
            return gedaan ? "" : gedaan.error()[0].code;
        });
    };
    const auto lot = [&] { return std::string(plan().een("doorbraak")->get("status")); };
    ASSERT_TRUE(doe_stap(maker, "ingediend", "").has_value());
    EXPECT_EQ(lot(), "ingediend") << "a breakthrough goes along with its plan";
    EXPECT_EQ(pas_aan(doorbraak, "titel", "Iets heel anders"), "plan.ligt_vast");
    EXPECT_EQ(pas_aan(post, "bedrag", "99"), "plan.ligt_vast");
    EXPECT_EQ(haal_weg(vol.een("wetsgrond")->id.value).error()[0].code, "plan.ligt_vast");
    met(maker, [&](auto& ctx, const auto& casus, const Plan& p) {
        EXPECT_EQ(add(ctx, casus, p, "kostenpost", {}, {{"omschrijving", {"Nog iets"}}}).error()[0].code, "plan.ligt_vast");
        EXPECT_EQ(restore(ctx, casus, p, doorbraak, 1).error()[0].code, "plan.ligt_vast");
        return true;
    });
    EXPECT_EQ(pas_aan(doorbraak, "status", "toegekend"), "plan.doorbraak_status") << "the maker does not grant it";
    EXPECT_EQ(pas_aan(vol.een("verhaal")->id.value, "verhaal", "Er is meer te vertellen."), "");
    EXPECT_EQ(pas_aan(post, "werkelijk_6", "120"), "");

    ASSERT_TRUE(doe_stap(maker, "concept", "").has_value());
    EXPECT_EQ(pas_aan(doorbraak, "titel", "Iets heel anders"), "") << "taken back, it can be changed";
    ASSERT_TRUE(doe_stap(maker, "ingediend", "").has_value());
    ASSERT_TRUE(doe_stap(app.persoon(Rol::beslisser), "deels_toegekend", "Een deel past.").has_value());
    EXPECT_EQ(lot(), "deels_toegekend");
    EXPECT_EQ(pas_aan(doorbraak, "status", "afgewezen"), "") << "what became of each";
    ASSERT_TRUE(doe_stap(maker, "concept", "De prijs is hoger.").has_value());
    EXPECT_EQ(lot(), "concept");
    EXPECT_EQ(pas_aan(doorbraak, "titel", "Nog iets anders"), "");
    const std::int64_t laatste = plan().find(doorbraak)->versie;
    for (std::int64_t versie = 1; versie < laatste; ++versie) {
        met(maker, [&](auto& ctx, const auto& casus, const Plan& p) { return restore(ctx, casus, p, doorbraak, versie).has_value(); });
        EXPECT_TRUE(lot().empty() || lot() == "concept") << "version " << versie << " brings its words back, not its fate: " << lot();
    }
}

TEST_P(UseCases, a_breakthrough_begins_with_a_status_that_fits_its_plan) {
    met(maker, [&](auto& ctx, const auto& casus, const Plan& p) {
        EXPECT_EQ(add(ctx, casus, p, "doorbraak", {}, {{"titel", {"Pension"}}, {"status", {"toegekend"}}}).error()[0].code, "plan.doorbraak_status");
        EXPECT_TRUE(add(ctx, casus, p, "doorbraak", {}, {{"titel", {"Pension"}}, {"status", {"onderbouwd"}}}).has_value());
        return true;
    });
}

TEST_P(UseCases, closing_gives_a_breakthrough_no_status_that_it_cannot_have) {
    const std::string doorbraak = voeg_toe(maker, "doorbraak", {{"titel", {"Pension"}}});
    voeg_toe(maker, "afsluiting", {{"uitkomst", {"nee"}}, {"les", {"Vraag eerder door."}}});
    // Carried out before a breakthrough followed its plan.
    met(maker, [](auto& ctx, const auto& casus, const Plan&) { return casus::set_status(ctx, casus, "uitgevoerd", "").has_value(); });
    ASSERT_TRUE(doe_stap(maker, "afgesloten", "").has_value());
    EXPECT_EQ(met(maker, [](auto&, const auto&, const Plan& p) { return std::string(p.een("doorbraak")->get("status")); }), "");
}

TEST_P(UseCases, a_day_a_century_away_is_refused_and_one_that_is_stored_stays) {
    const auto fout = [](const auto& gedaan) { return gedaan ? std::string() : gedaan.error()[0].code + " " + gedaan.error()[0].field; };
    met(maker, [&](auto& ctx, const auto& casus, const Plan& p) {
        EXPECT_EQ(fout(add(ctx, casus, p, "afspraak", {}, {{"omschrijving", {"Bellen"}}, {"datum", {"2999-01-01"}}})), "veld.datum_ver_weg datum");
        return true;
    });
    const std::string van_elders = met(maker, [&](auto& ctx, const auto& casus, const Plan& p) {
        return add_van_elders(ctx, casus, p, "afspraak", {}, {{"omschrijving", {"Bellen"}}, {"datum", {"2999-01-01"}}}).value().value;
    });
    EXPECT_EQ(fout(wijzig(maker, van_elders, 1, {{"omschrijving", {"Morgen bellen"}}, {"datum", {"2999-01-01"}}})), "") << "a form sends along what it showed";
    EXPECT_EQ(fout(wijzig(maker, van_elders, 2, {{"datum", {"2998-01-01"}}})), "veld.datum_ver_weg datum");
    EXPECT_EQ(plan().find(van_elders)->get("datum"), "2999-01-01");
}

TEST_P(UseCases, a_closed_plan_takes_how_it_went_from_who_worked_on_it) {
    const std::string post = voeg_toe(maker, "kostenpost", {{"omschrijving", {"Pension"}}, {"bedrag", {"30"}}, {"eigen_prijs_reden", {"Offerte"}}});
    const std::string verhaal = voeg_toe(maker, "verhaal", {{"verhaal", {"Zo was het"}}});
    voeg_toe(maker, "afsluiting", {{"uitkomst", {"ja"}}, {"les", {"Vraag eerder door."}}, {"opvolgmoment", {"2027-05-21"}}});
    ASSERT_TRUE(doe_stap(maker, "ingetrokken").has_value());
    ASSERT_TRUE(doe_stap(maker, "afgesloten").has_value());
    const auto fout = [](const auto& gedaan) { return gedaan ? std::string() : gedaan.error()[0].code; };
    for (const Persoon* wie : {&maker, &ander}) {
        EXPECT_EQ(met(*wie, [](auto&, const auto& casus, const Plan&) { return casus.toegang; }), casus::Toegang::nazorg);
        EXPECT_EQ(fout(wijzig(*wie, verhaal, 1, {{"verhaal", {"Anders"}}})), "plan.afgesloten");
        EXPECT_EQ(fout(wijzig(*wie, post, 1, {{"bedrag", {"99"}}})), "plan.afgesloten");
    }
    EXPECT_EQ(fout(wijzig(ander, post, 1, {{"werkelijk_6", {"210,50"}}})), "");
    const std::string gekeken = voeg_toe(ander, "opvolging", {{"op", {"2026-11-21"}}, {"hoe_nu", {"Het gaat goed"}}, {"staat_nog", {"ja"}}});
    EXPECT_EQ(fout(wijzig(maker, gekeken, 1, {{"staat_nog", {"deels"}}})), "");
    EXPECT_THAT(alle_versies(gekeken), SizeIs(2)) << "it is in the history as any other part";
    EXPECT_TRUE(haal_weg(gekeken).has_value());
    EXPECT_EQ(fout(haal_weg(post)), "plan.afgesloten");
    met(maker, [&](auto& ctx, const auto& casus, const Plan& p) {
        EXPECT_EQ(fout(add(ctx, casus, p, "afspraak", {}, {{"omschrijving", {"Nog iets"}}})), "plan.afgesloten");
        EXPECT_EQ(fout(restore(ctx, casus, p, post, 1)), "plan.afgesloten");
        EXPECT_EQ(fout(restore(ctx, casus, p, gekeken, 1)), "") << "what was taken out comes back";
        return true;
    });
}

TEST_P(UseCases, a_closed_plan_keeps_an_outcome_and_a_lesson) {
    const std::string einde = voeg_toe(maker, "afsluiting", {{"toelichting", {"Bijna"}}});
    app.clock.advance(std::chrono::minutes(11));  // a version of its own
    EXPECT_TRUE(wijzig(maker, einde, 1, {{"uitkomst", {"ja"}}, {"les", {"Vraag eerder door."}}}).has_value());
    EXPECT_TRUE(wijzig(ander, einde, 2, {{"les", {""}}}).has_value()) << "until it is closed it may go again";
    EXPECT_TRUE(wijzig(maker, einde, 3, {{"les", {"Vraag meteen door."}}}).has_value());
    ASSERT_TRUE(doe_stap(maker, "ingetrokken").has_value());
    ASSERT_TRUE(doe_stap(maker, "afgesloten").has_value());
    const auto fouten = [](const auto& gedaan) {
        std::string all;
        if (!gedaan)
            for (const Error& e : gedaan.error()) all += e.code + " " + e.field + ";";
        return all;
    };
    const std::string uitkomst = "plan.uitkomst_ontbreekt uitkomst;", les = "plan.les_ontbreekt les;";
    const std::int64_t nu = plan().find(einde)->versie;
    for (const Persoon* wie : {&maker, &ander}) {
        EXPECT_EQ(fouten(wijzig(*wie, einde, nu, {{"les", {" "}}})), les);
        EXPECT_EQ(fouten(wijzig(*wie, einde, nu, {{"uitkomst", {""}}, {"les", {""}}, {"toelichting", {"Anders"}}})), uitkomst + les);
    }
    int onvolledig = 0;
    for (const Versie& v : alle_versies(einde)) {
        std::map<std::string_view, std::string_view> toen;
        for (const Waarde& w : v.waarden) toen[w.veld] = w.tekst;
        if (!toen["uitkomst"].empty() && !toen["les"].empty()) continue;
        ++onvolledig;
        EXPECT_EQ(fouten(zet_terug(einde, v.versie)), (toen["uitkomst"].empty() ? uitkomst : "") + (toen["les"].empty() ? les : "")) << v.versie;
    }
    EXPECT_EQ(onvolledig, 2) << "one without both, one without the lesson";
    EXPECT_EQ(fouten(haal_weg(einde)), "plan.afgesloten ;");
    EXPECT_EQ(plan().find(einde)->versie, nu) << "nothing was written";
    EXPECT_EQ(plan().get("afsluiting", "toelichting"), "Bijna");
    EXPECT_EQ(fouten(wijzig(ander, einde, nu, {{"uitkomst", {"deels"}}, {"les", {"Vraag nog eerder door."}}})), "") << "it may become clearer";
    EXPECT_EQ(fouten(zet_terug(einde, nu)), "");
    EXPECT_EQ(plan().get("afsluiting", "les"), "Vraag meteen door.");
}

// Closed before this rule was there, or in another program: what is missing may be filled in one by one.
TEST_P(UseCases, a_closed_plan_without_outcome_and_lesson_gets_them_one_at_a_time) {
    met(maker, [](auto& ctx, const auto& casus, const Plan&) { return casus::set_status(ctx, casus, "afgesloten", "").has_value(); });
    const std::string einde = voeg_toe(maker, "afsluiting", {{"toelichting", {"Bijna"}}});
    EXPECT_TRUE(wijzig(maker, einde, 1, {{"toelichting", {"Gelukt"}}, {"uitkomst", {""}}}).has_value());
    EXPECT_TRUE(wijzig(maker, einde, 2, {{"uitkomst", {"ja"}}}).has_value());
    EXPECT_TRUE(wijzig(maker, einde, 3, {{"les", {"Vraag eerder door."}}}).has_value());
    EXPECT_FALSE(wijzig(maker, einde, 4, {{"uitkomst", {""}}}).has_value());
    EXPECT_EQ(plan().get("afsluiting", "uitkomst"), "ja");
}

TEST_P(UseCases, many_cases_are_asked_for_one_kind_at_once) {
    voeg_toe(maker, "opvolging", {{"hoe_nu", {"Eerst"}}});
    voeg_toe(maker, "opvolging", {{"hoe_nu", {"Toen"}}});
    const auto van = [&](const Persoon& wie) {
        return app.als(wie, [](app::Context& ctx) {
            std::vector<std::string> all;
            for (const auto& [casus, delen] : load_lijst(ctx, casus::list(ctx, {}), "opvolging"))
                for (const Onderdeel& o : delen) all.emplace_back(o.get("hoe_nu"));
            return all;
        });
    };
    EXPECT_THAT(van(ander), ElementsAre("Eerst", "Toen"));
    EXPECT_THAT(van(app.vreemde(Rol::professional)), IsEmpty());
}

TEST_P(UseCases, who_works_on_a_plan_does_not_decide_about_it) {
    const Plan vol = maak_vol(app, maker, id);
    ASSERT_TRUE(haal_weg(vol.van("doorbraak")[1]->id.value).has_value());
    const Persoon& beslisser = app.persoon(Rol::beslisser);
    met(maker, [&](auto& ctx, const auto& casus, const Plan&) { return casus::add_deelnemer(ctx, casus, beslisser.wie.gebruiker.value).has_value(); });
    ASSERT_TRUE(doe_stap(maker, "ingediend", "").has_value());
    EXPECT_EQ(doe_stap(beslisser, "toegekend", "Akkoord met mezelf.").error()[0].code, "plan.vier_ogen");
    EXPECT_TRUE(doe_stap(app.persoon(Rol::beslisser, 2), "toegekend", "Past bij de wet.").has_value());
}

TEST_P(UseCases, a_household_that_says_no_is_not_handed_in) {
    const Plan vol = maak_vol(app, maker, id);
    ASSERT_TRUE(haal_weg(vol.van("doorbraak")[1]->id.value).has_value());
    voeg_toe(maker, "casus", {{"toestemming", {"nee"}}});
    const auto nee = doe_stap(maker, "ingediend", "");
    ASSERT_FALSE(nee.has_value());
    EXPECT_EQ(nee.error()[0].code, "plan.geen_toestemming");
}

TEST_P(UseCases, closing_asks_for_the_outcome_and_one_lesson) {
    EXPECT_TRUE(doe_stap(maker, "ingetrokken").has_value());
    const auto nee = doe_stap(maker, "afgesloten");
    EXPECT_THAT(nee.error(), SizeIs(2));
    voeg_toe(maker, "afsluiting", {{"uitkomst", {"nee"}}, {"les", {"Vraag eerder door."}}});
    EXPECT_TRUE(doe_stap(maker, "afgesloten").has_value());
}

TEST_P(UseCases, a_copy_keeps_what_helps_others_and_nothing_of_the_household) {
    const Plan vol = maak_vol(app, maker, id);
    const CasusId kopie = app.als(maker, [&](app::Context& ctx) { return copy_as_template(ctx, casus::open(ctx, id.value, casus::Toegang::lezen).value(), vol).value(); });
    const Plan nieuw = lees_plan(app, maker, kopie);
    for (const char* weg : {"casus", "persoon", "verhaal", "partij", "probleem", "perspectief", "behoefte", "weging", "afspraak", "opmerking", "afsluiting"})
        EXPECT_THAT(nieuw.van(weg), IsEmpty()) << weg;
    for (const char* mee : {"belemmering", "doorbraak", "wetsgrond", "kostenpost"}) EXPECT_THAT(nieuw.van(mee), SizeIs(2)) << mee;
    for (const Onderdeel& o : nieuw.onderdelen) {
        EXPECT_EQ(vol.find(o.id.value), nullptr) << "with ids of its own";
        EXPECT_TRUE(o.ouder.empty() || nieuw.find(o.ouder));
        if (o.soort->naam != "kostenpost") continue;
        for (const char* veld : {"gebeurtenis", "overlapgroep"}) EXPECT_NE(nieuw.find(std::string(o.get(veld))), nullptr) << veld << " points into the copy";
        EXPECT_EQ(o.get("werkelijk_6"), "");
    }
    EXPECT_EQ(nieuw.een("doorbraak")->get("uiterste_datum"), "");
}

TEST_P(UseCases, a_copy_of_practice_stays_practice) {
    for (const bool oefen : {true, false}) {
        const CasusId bron = app.casus(maker, oefen);
        maak_vol(app, maker, bron);
        EXPECT_EQ(app.als(maker, [&](app::Context& ctx) {
            const auto casus = casus::open(ctx, bron.value, casus::Toegang::lezen).value();
            const CasusId kopie = copy_as_template(ctx, casus, load_plan(ctx, casus)).value();
            return casus::open(ctx, kopie.value, casus::Toegang::lezen)->oefen;
        }), oefen);
    }
}

INSTANTIATE_TEST_SUITE_P(On, UseCases, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::maatwerkplan
