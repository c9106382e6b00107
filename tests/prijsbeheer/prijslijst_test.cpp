// SPDX-License-Identifier: EUPL-1.2
// Layers, four eyes and history: what holds for whom on which day.
#include "prijsbeheer/prijsbeheer_app.h"

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace ontknoop::prijsbeheer {
namespace {

using rekentool::Prijslaag;
using testing::Contains;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

class Prijslagen : public testing::TestWithParam<db::Engine> {
protected:
    PrijsApp wereld{GetParam()};
};

TEST_P(Prijslagen, an_own_price_goes_before_the_national_one_and_shows_it) {
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-11-21"), "71");
    wereld.voer_in();
    const auto lijst = wereld.lijst(wereld.maker, "2026-11-21");
    const auto* p = lijst->get("begeleiding");
    EXPECT_EQ(p->bedrag.waarschijnlijk.text(), "75.5");
    EXPECT_EQ(p->herkomst, Prijslaag::organisatie);
    EXPECT_EQ(p->versie, 1);
    EXPECT_EQ(p->pagina, "4");
    ASSERT_EQ(lijst->overtroffen("begeleiding").size(), 1u);
    EXPECT_EQ(lijst->overtroffen("begeleiding")[0]->bedrag.waarschijnlijk.text(), "71");
    EXPECT_EQ(lijst->find({.woorden = "begeleiding"}).size(), 1u) << "the price that steps back is not offered beside it";
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2025-12-31"), "71") << "before its first day";
    EXPECT_EQ(wereld.bedrag(wereld.vreemde, "2026-11-21"), "71") << "another organisation never sees it";
}

TEST_P(Prijslagen, a_proposal_holds_nothing_until_somebody_else_approves) {
    const auto id = wereld.stel_voor(wereld.maker).value();
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-11-21"), "71");
    EXPECT_THAT(codes(wereld.keur_goed(wereld.maker, id).error()), ElementsAre("prijs.vier_ogen "));
    EXPECT_TRUE(is_not_found(wereld.keur_goed(wereld.vreemde, id).error()));
    EXPECT_THAT(codes(wereld.stel_voor(wereld.tweede, {{"bedrag", "80"}}).error()), ElementsAre("prijs.al_voorgesteld ")) << "one open proposal at a time";
    const auto terug = [&](const test::Persoon& wie, const std::string& reden) {
        return wereld.app.als(wie, [&](app::Context& ctx) { return return_voorstel(ctx, id, reden); });
    };
    EXPECT_THAT(codes(terug(wereld.tweede, " ").error()), ElementsAre("prijs.reden reden"));
    EXPECT_THAT(codes(terug(wereld.maker, "toch niet").error()), ElementsAre("prijs.vier_ogen "));
    EXPECT_TRUE(terug(wereld.tweede, "Het contract zegt 74,50"));
    EXPECT_THAT(codes(wereld.keur_goed(wereld.tweede, id).error()), ElementsAre("prijs.al_besloten "));
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-11-21"), "71");
    wereld.voer_in({{"bedrag", "74,50"}});
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-11-21"), "74.5");
}

TEST_P(Prijslagen, only_who_proposed_takes_a_proposal_back) {
    const auto id = wereld.stel_voor(wereld.maker).value();
    const auto intrekken = [&](const test::Persoon& wie) { return wereld.app.als(wie, [&](app::Context& ctx) { return withdraw_voorstel(ctx, id); }); };
    EXPECT_THAT(codes(intrekken(wereld.tweede).error()), ElementsAre("prijs.niet_van_jou "));
    EXPECT_TRUE(is_not_found(intrekken(wereld.vreemde).error()));
    EXPECT_TRUE(intrekken(wereld.maker));
    EXPECT_TRUE(wereld.stel_voor(wereld.tweede));
}

TEST_P(Prijslagen, a_new_version_leaves_the_old_one_readable_and_every_line_knows_which_it_used) {
    wereld.voer_in();
    const auto eerste = rekentool::to_text(rekentool::verwijzing_naar(*wereld.lijst(wereld.maker, "2026-11-21")->get("begeleiding")));
    EXPECT_EQ(eerste, "begeleiding@organisatie.1");
    wereld.voer_in({{"bedrag", "79"}, {"geldig_vanaf", "2026-07-01"}});
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-06-30"), "75.5");
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-07-01"), "79");
    const auto versie = [&](const test::Persoon& wie, std::string_view naar) {
        return wereld.app.als(wie, [&](app::Context& ctx) { return find_versie(ctx, rekentool::parse_prijsverwijzing(naar)); });
    };
    EXPECT_EQ(versie(wereld.professional, eerste)->bedrag.waarschijnlijk.text(), "75.5");
    EXPECT_EQ(versie(wereld.professional, "begeleiding@organisatie.2")->bedrag.waarschijnlijk.text(), "79");
    EXPECT_FALSE(versie(wereld.professional, "begeleiding@organisatie.3"));
    EXPECT_FALSE(versie(wereld.vreemde, eerste));
    EXPECT_EQ(versie(wereld.vreemde, "begeleiding")->bedrag.waarschijnlijk.text(), "71");
}

TEST_P(Prijslagen, the_same_price_again_is_no_news) {
    wereld.voer_in();
    EXPECT_THAT(codes(wereld.stel_voor(wereld.maker, {{"geldig_vanaf", "2026-06-01"}}).error()), ElementsAre("prijs.zelfde bedrag"));
}

TEST_P(Prijslagen, stopping_lets_the_layer_below_speak_again) {
    wereld.voer_in();
    const auto stop = [&](const test::Persoon& wie, const std::string& dag) {
        return wereld.app.als(wie, [&](app::Context& ctx) { return propose_stoppen(ctx, "begeleiding", dag, "Contract loopt af"); });
    };
    EXPECT_TRUE(is_not_found(stop(wereld.vreemde, "2026-10-01").error()));
    EXPECT_THAT(codes(stop(wereld.maker, "ooit").error()), ElementsAre("veld.geen_datum geldig_vanaf"));
    ASSERT_TRUE(wereld.keur_goed(wereld.tweede, stop(wereld.maker, "2026-10-01").value()));
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-09-30"), "75.5");
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-10-01"), "71");
    wereld.voer_in({{"bedrag", "77"}, {"geldig_vanaf", "2027-01-01"}});
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2027-01-01"), "77");
}

TEST_P(Prijslagen, an_own_price_ends_on_its_last_day) {
    wereld.voer_in({{"geldig_tot", "2026-12-31"}});
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-12-31"), "75.5");
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2027-01-01"), "71");
}

TEST_P(Prijslagen, an_unverified_price_is_used_only_when_two_people_say_so) {
    const auto aanzetten = [&](const test::Persoon& wie, const std::string& reden) {
        return wereld.app.als(wie, [&](app::Context& ctx) { return propose_aanzetten(ctx, "ev-nacht", reden); });
    };
    EXPECT_FALSE(wereld.lijst(wereld.maker, "2026-11-21")->get("ev-nacht")->aan);
    EXPECT_THAT(codes(aanzetten(wereld.maker, "").error()), ElementsAre("prijs.reden reden"));
    const auto id = aanzetten(wereld.maker, "Drie offertes vergeleken").value();
    EXPECT_THAT(codes(wereld.keur_goed(wereld.maker, id).error()), ElementsAre("prijs.vier_ogen "));
    EXPECT_FALSE(wereld.lijst(wereld.maker, "2026-11-21")->get("ev-nacht")->aan);
    ASSERT_TRUE(wereld.keur_goed(wereld.tweede, id));
    const auto lijst = wereld.lijst(wereld.maker, "2026-11-21");
    EXPECT_TRUE(lijst->get("ev-nacht")->aan);
    EXPECT_TRUE(lijst->get("ev-nacht")->aangezet);
    EXPECT_EQ(lijst->get("ev-nacht")->bewijsgraad, rekentool::Bewijsgraad::ongeverifieerd) << "still weak evidence";
    EXPECT_FALSE(wereld.lijst(wereld.vreemde, "2026-11-21")->get("ev-nacht")->aan);
    EXPECT_THAT(codes(aanzetten(wereld.maker, "nog eens").error()), ElementsAre("prijs.staat_al_aan "));
}

TEST_P(Prijslagen, a_region_stands_between_the_own_prices_and_the_country) {
    const OrganisatieId regio = wereld.regio_met_prijs({{"bedrag", "73"}});
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-11-21"), "71") << "not yet a member";
    wereld.app.database().write([&](db::Connection& tx) {
        EXPECT_TRUE(add_deelname(tx, wereld.maker.wie.organisatie, regio));
        EXPECT_THAT(codes(add_deelname(tx, wereld.maker.wie.organisatie, regio).error()), ElementsAre("regio.al_deelnemer regio"));
        EXPECT_THAT(codes(add_deelname(tx, regio, wereld.maker.wie.organisatie).error()), UnorderedElementsAre("regio.geen_gemeente gemeente", "regio.geen_regio regio"));
    });
    auto lijst = wereld.lijst(wereld.maker, "2026-11-21");
    EXPECT_EQ(lijst->get("begeleiding")->bedrag.waarschijnlijk.text(), "73");
    EXPECT_EQ(lijst->get("begeleiding")->herkomst, Prijslaag::regio);
    const auto naar = rekentool::verwijzing_naar(*lijst->get("begeleiding"));
    EXPECT_EQ(rekentool::to_text(naar), "begeleiding@regio-" + regio.value + ".1");
    wereld.voer_in();
    lijst = wereld.lijst(wereld.maker, "2026-11-21");
    EXPECT_EQ(lijst->get("begeleiding")->bedrag.waarschijnlijk.text(), "75.5");
    ASSERT_EQ(lijst->overtroffen("begeleiding").size(), 2u);
    EXPECT_EQ(lijst->overtroffen("begeleiding")[0]->herkomst, Prijslaag::regio);
    EXPECT_EQ(lijst->overtroffen("begeleiding")[1]->herkomst, Prijslaag::landelijk);
    EXPECT_EQ(wereld.bedrag(wereld.vreemde, "2026-11-21"), "71") << "who takes no part sees nothing of the region";
    const auto versie = [&](const test::Persoon& wie) { return wereld.app.als(wie, [&](app::Context& ctx) { return find_versie(ctx, naar); }); };
    EXPECT_EQ(versie(wereld.maker)->bedrag.waarschijnlijk.text(), "73");
    EXPECT_FALSE(versie(wereld.vreemde));
    wereld.app.database().write([&](db::Connection& tx) {
        EXPECT_TRUE(is_not_found(remove_deelname(tx, wereld.vreemde.wie.organisatie, regio).error()));
        EXPECT_TRUE(remove_deelname(tx, wereld.maker.wie.organisatie, regio));
    });
    EXPECT_EQ(wereld.lijst(wereld.maker, "2026-11-21")->overtroffen("begeleiding").size(), 1u);
}

TEST_P(Prijslagen, the_store_finds_and_touches_nothing_of_another_organisation) {
    const auto id = wereld.stel_voor(wereld.maker).value();
    const PrijsbestandId bestand = wereld.app.als(wereld.maker, [&](app::Context& ctx) {
        Prijsbestand b{PrijsbestandId::make(ctx.clock(), ctx.random()), "tarieven.csv", std::string("a\0b", 3), ctx.wie().gebruiker, ctx.now_iso()};
        insert_bestand(ctx.tx(), ctx.wie().organisatie, b);
        EXPECT_EQ(find_bestand(ctx.tx(), ctx.wie().organisatie, b.id.value)->inhoud, b.inhoud);
        return b.id;
    });
    const OrganisatieId vreemd = wereld.vreemde.wie.organisatie, eigen = wereld.maker.wie.organisatie;
    wereld.app.database().write([&](db::Connection& tx) {
        EXPECT_FALSE(find_voorstel(tx, vreemd, Prijslaag::organisatie, id.value));
        EXPECT_FALSE(find_voorstel(tx, eigen, Prijslaag::organisatie, "' OR 1=1 --"));
        EXPECT_TRUE(list_voorstellen(tx, vreemd, Prijslaag::organisatie).empty());
        EXPECT_EQ(list_voorstellen(tx, eigen, Prijslaag::organisatie, {.alleen_open = true}).size(), 1u);
        EXPECT_FALSE(find_bestand(tx, vreemd, bestand.value));
        EXPECT_TRUE(list_bestanden(tx, vreemd).empty());
        EXPECT_TRUE(is_not_found(remove_bestand(tx, vreemd, bestand).error()));
        EXPECT_EQ(list_bestanden(tx, eigen).size(), 1u);
        EXPECT_TRUE(remove_bestand(tx, eigen, bestand));
        EXPECT_EQ(revisie(tx, vreemd), "");
    });
}

TEST_P(Prijslagen, the_revision_changes_with_every_decision_and_a_list_is_made_once) {
    const auto revisie_nu = [&] { return wereld.app.als(wereld.maker, [](app::Context& ctx) { return revisie(ctx.tx(), ctx.wie().organisatie); }); };
    std::set<std::string> gezien{revisie_nu()};
    wereld.voer_in();
    gezien.insert(revisie_nu());
    wereld.voer_in({{"bedrag", "79"}});
    gezien.insert(revisie_nu());
    EXPECT_EQ(gezien.size(), 3u);
    EXPECT_EQ(wereld.lijst(wereld.maker, "2026-11-21"), wereld.lijst(wereld.maker, "2026-11-21")) << "the same object";
}

ONTKNOOP_ON_BOTH_DATABASES(Prijslagen);

// An oracle of another kind: paint the calendar, day after day, in the order in which the versions begin.
TEST(Prijsversies, WhatHoldsIsWhatWasPaintedLast) {
    rc::check("geldend() agrees with a painted calendar", [] {
        constexpr int dagen = 40;
        const auto begin = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
        std::vector<Prijsvoorstel> versies;
        const int aantal = *rc::gen::inRange(0, 8);
        for (int i = 1; i <= aantal; ++i) {
            Prijsvoorstel v;
            v.aard = *rc::gen::element(Voorstelaard::prijs, Voorstelaard::prijs, Voorstelaard::prijs, Voorstelaard::stoppen);
            const int start = *rc::gen::inRange(0, dagen), lengte = *rc::gen::inRange(0, 25);
            v.prijs.geldig_vanaf = Date{begin + std::chrono::days(start)};
            if (v.aard == Voorstelaard::prijs && lengte > 0) v.prijs.geldig_tot = Date{begin + std::chrono::days(start + lengte)};
            v.prijs.versie = i;
            v.besluit = Prijsbesluit{*rc::gen::element(Besluitsoort::goedgekeurd, Besluitsoort::goedgekeurd, Besluitsoort::teruggestuurd), i, "", {}, ""};
            versies.push_back(v);
        }
        std::array<int, dagen> doek{};
        for (int dag = 0; dag < dagen; ++dag)
            for (const Prijsvoorstel& v : versies) {
                if (!v.is_goedgekeurd() || Date{begin + std::chrono::days(dag)} != *v.prijs.geldig_vanaf) continue;
                const int eind = v.prijs.geldig_tot ? static_cast<int>((std::chrono::sys_days{*v.prijs.geldig_tot} - begin).count()) : dagen - 1;
                for (int d = dag; d < dagen; ++d) doek[static_cast<std::size_t>(d)] = v.aard == Voorstelaard::prijs && d <= eind ? v.prijs.versie : 0;
            }
        std::vector<std::pair<int, Prijsvoorstel>> loten;
        for (const Prijsvoorstel& v : versies) loten.emplace_back(*rc::gen::arbitrary<int>(), v);
        std::ranges::stable_sort(loten, {}, [](const auto& lot) { return lot.first; });
        std::vector<Prijsvoorstel> door_elkaar;
        for (const auto& lot : loten) door_elkaar.push_back(lot.second);
        for (int dag = 0; dag < dagen; ++dag) {
            const Prijsvoorstel* v = geldend(door_elkaar, Date{begin + std::chrono::days(dag)});
            RC_ASSERT((v ? v->prijs.versie : 0) == doek[static_cast<std::size_t>(dag)]);
        }
    });
}

}  // namespace
}  // namespace ontknoop::prijsbeheer
