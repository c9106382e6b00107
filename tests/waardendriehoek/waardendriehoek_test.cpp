// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "maatwerkplan/maatwerkplan.h"
#include "support/app_fixture.h"
#include "waardendriehoek/waardendriehoek.h"

namespace ontknoop::waardendriehoek {
namespace {

using enum Oordeel;
using enum Vergelijking;
using testing::HasSubstr;
using testing::IsEmpty;

Score score(int nu, int niets, int plan) { return {nu, niets, plan, true}; }

// --- per value ------------------------------------------------------------------------------------------------------------
TEST(Vergelijk, the_plan_against_the_better_of_now_and_doing_nothing) {
    struct Rij {
        int nu, niets, plan;
        Vergelijking verwacht;
    };
    const Rij rijen[] = {
        {0, -1, 1, beter},   {-1, 0, 1, beter},  {-2, -2, -1, beter}, {0, 0, 0, gelijk},   {1, -2, 1, gelijk}, {-2, 1, 1, gelijk},
        {1, 2, 1, slechter}, {2, -2, 1, slechter}, {0, 0, -1, slechter}, {-2, -2, -2, gelijk}, {2, 2, 2, gelijk}, {1, 1, 2, beter},
    };
    for (const Rij& r : rijen) EXPECT_EQ(vergelijk(score(r.nu, r.niets, r.plan)), r.verwacht) << r.nu << r.niets << r.plan;
}

TEST(Vergelijk, a_missing_score_is_unknown) {
    for (auto ontbreekt : {&Score::nu, &Score::niets, &Score::plan}) {
        Score s = score(0, 0, 2);
        s.*ontbreekt = std::nullopt;
        EXPECT_EQ(vergelijk(s), onbekend);
    }
}

// --- together ---------------------------------------------------------------------------------------------------------------
TEST(Oordeel, follows_the_rule_of_the_method) {
    const Score op = score(0, -1, 1), vlak = score(0, -1, 0), neer = score(0, -1, -1);
    Score leeg, zwijgt = op;
    zwijgt.gemotiveerd = false;
    struct Rij {
        Scores scores;
        Oordeel verwacht;
        const char* waarom;
    };
    const Rij rijen[] = {
        {{op, op, op}, gerechtvaardigd, "better on all"},
        {{op, vlak, vlak}, gerechtvaardigd, "better on one, the rest the same"},
        {{vlak, vlak, op}, gerechtvaardigd, "whichever one it is"},
        {{vlak, vlak, vlak}, nader_onderbouwen, "no difference: why do it"},
        {{op, op, neer}, niet_gerechtvaardigd, "two strong values do not make up for a weak one"},
        {{neer, neer, neer}, niet_gerechtvaardigd, "worse on all"},
        {{op, op, leeg}, nader_onderbouwen, "a value is not judged yet"},
        {{neer, op, leeg}, nader_onderbouwen, "no conclusion before all is judged"},
        {{op, zwijgt, op}, nader_onderbouwen, "a judgement without words"},
        {{}, nader_onderbouwen, "nothing filled in"},
    };
    for (const Rij& r : rijen) EXPECT_EQ(oordeel(r.scores), r.verwacht) << r.waarom;
}

rc::Gen<Score> een_score() {
    const auto punt = rc::gen::inRange(-2, 3);
    return rc::gen::map(rc::gen::tuple(punt, punt, punt), [](const std::tuple<int, int, int>& s) {
        return score(std::get<0>(s), std::get<1>(s), std::get<2>(s));
    });
}

RC_GTEST_PROP(OordeelEigenschap, does_not_depend_on_the_order_of_the_values, ()) {
    Scores s{*een_score(), *een_score(), *een_score()};
    const Oordeel eerst = oordeel(s);
    std::rotate(s.begin(), s.begin() + 1, s.end());
    RC_ASSERT(oordeel(s) == eerst);
    std::swap(s[0], s[1]);
    RC_ASSERT(oordeel(s) == eerst);
}

RC_GTEST_PROP(OordeelEigenschap, a_better_plan_never_makes_the_conclusion_worse, ()) {
    Scores s{*een_score(), *een_score(), *een_score()};
    const Oordeel eerst = oordeel(s);
    Score& een = s[static_cast<std::size_t>(*rc::gen::inRange(0, 3))];
    een.plan = std::min(2, *een.plan + 1);
    RC_ASSERT(oordeel(s) <= eerst);
}

RC_GTEST_PROP(OordeelEigenschap, one_worse_value_is_never_outweighed, ()) {
    Scores s{*een_score(), *een_score(), *een_score()};
    const bool ergens_slechter = std::any_of(s.begin(), s.end(), [](const Score& x) { return *x.plan < std::max(*x.nu, *x.niets); });
    RC_ASSERT((oordeel(s) == niet_gerechtvaardigd) == ergens_slechter);
}

TEST(Oordeel, a_plan_is_as_justified_as_its_weakest_breakthrough) {
    auto van = [](std::initializer_list<Oordeel> oordelen) {
        std::vector<Weging> all;
        for (const Oordeel o : oordelen) all.push_back({nullptr, {}, o});
        return oordeel(all);
    };
    EXPECT_EQ(van({gerechtvaardigd}), gerechtvaardigd);
    EXPECT_EQ(van({gerechtvaardigd, nader_onderbouwen}), nader_onderbouwen);
    EXPECT_EQ(van({nader_onderbouwen, niet_gerechtvaardigd, gerechtvaardigd}), niet_gerechtvaardigd);
    EXPECT_EQ(van({}), nader_onderbouwen);
}

// --- the picture ------------------------------------------------------------------------------------------------------------
const Woorden woorden{{"Betrokkenheid", "Legitimiteit", "Rendement"}, "Nu", "Niets doen", "Met het plan"};

struct Telling {
    int cirkels = 0, vierkanten = 0, driehoeken = 0;
};
Telling tel(const document::Tekening& t) {
    Telling n;
    for (const document::Vorm& vorm : t.vormen) {
        n.cirkels += std::holds_alternative<document::Cirkel>(vorm);
        n.vierkanten += std::holds_alternative<document::Rechthoek>(vorm);
        if (const auto* v = std::get_if<document::Veelhoek>(&vorm))
            n.driehoeken += v->punten.size() == 3 && v->stijl.vulling == document::Kleur::accent;
    }
    return n;
}

TEST(Driehoek, every_situation_has_a_shape_of_its_own_so_that_colour_is_not_needed) {
    const Telling vol = tel(teken({score(0, -1, 1), score(-1, -2, 2), score(1, 0, 1)}, woorden));
    EXPECT_EQ(vol.cirkels, 3 + 1) << "three judgements and one in the legend";
    EXPECT_EQ(vol.vierkanten, 3 + 1);
    EXPECT_EQ(vol.driehoeken, 3 + 1);
    const Telling leeg = tel(teken({}, woorden));
    EXPECT_EQ(leeg.cirkels + leeg.vierkanten + leeg.driehoeken, 3) << "the legend only";
}

TEST(Driehoek, its_words_are_readable_on_a_phone_and_stay_inside_the_picture) {
    const auto t = teken({score(0, -1, 1), score(-1, -2, 2), score(1, 0, 1)}, woorden);
    for (const document::Vorm& vorm : t.vormen)
        if (const auto* o = std::get_if<document::Opschrift>(&vorm)) {
            EXPECT_GE(o->grootte * 288 / t.breedte, 11) << o->tekst;
            const double lang = static_cast<double>(o->tekst.size()) * o->grootte * 0.56;  // an ample width for a letter
            const double links = o->anker == document::Anker::begin ? o->plaats.x : o->anker == document::Anker::einde ? o->plaats.x - lang : o->plaats.x - lang / 2;
            EXPECT_GE(links, 0) << o->tekst;
            EXPECT_LE(links + lang, t.breedte) << o->tekst;
            EXPECT_LE(o->plaats.y, t.hoogte) << o->tekst;
        }
}

TEST(Driehoek, a_better_score_stands_further_from_the_middle) {
    auto hoogste_cirkel = [](int nu) {
        for (const document::Vorm& vorm : teken({score(nu, 0, 0), Score{}, Score{}}, woorden).vormen)
            if (const auto* c = std::get_if<document::Cirkel>(&vorm)) return c->midden.y;
        return 0.0;
    };
    for (int s = -2; s < 2; ++s) EXPECT_GT(hoogste_cirkel(s), hoogste_cirkel(s + 1)) << "the first corner is on top";
}

// --- the step -----------------------------------------------------------------------------------------------------------------
TEST(DriehoekStap, shows_the_picture_the_table_and_the_conclusion_of_every_breakthrough) {
    register_stap_delen();
    test::App app{{maatwerkplan::routes()}};
    const auto& maker = app.persoon(toegang::Rol::professional);
    const CasusId id = app.casus(maker);
    app.als(maker, [&](app::Context& ctx) {
        const auto casus = casus::open(ctx, id.value, casus::Toegang::schrijven).value();
        auto add = [&](std::string_view soort, std::string_view ouder, const maatwerkplan::Invoer& invoer) {
            return maatwerkplan::add(ctx, casus, maatwerkplan::load_plan(ctx, casus), soort, ouder, invoer).value().value;
        };
        const auto goed = add("doorbraak", {}, {{"titel", {"Een plek voor de hond"}}});
        add("doorbraak", {}, {{"titel", {"Nog niet gewogen"}}});
        maatwerkplan::Invoer invoer;
        for (const Waarde w : drie_waarden) {
            const std::string n(naam(w));
            invoer[n + "_nu"] = {"-1"}, invoer[n + "_niets"] = {"-2"}, invoer[n + "_plan"] = {"1"}, invoer[n + "_motivering"] = {"Daarom."};
        }
        return add("weging", goed, invoer);
    });
    const std::string page = app.get(maker, "/casussen/" + id.value + "/plan/driehoek").body;
    EXPECT_THAT(page, HasSubstr("id=\"driehoek-1\""));
    // What is weighed and explained folds, with the judgements in its summary; what is still to weigh stands open.
    EXPECT_THAT(page, HasSubstr("<summary>Betrokkenheid <small class=\"ok-kern\">Nu: slechter dan zou moeten · Niets doen: veel slechter dan zou moeten · Met het plan: goed</small></summary>"));
    EXPECT_THAT(page, HasSubstr("<fieldset class=\"ok-groep ok-groep--kader\"><legend>Betrokkenheid</legend>"));
    EXPECT_THAT(page, HasSubstr(app.teksten()("driehoek.gerechtvaardigd.uitleg")));
    EXPECT_THAT(page, HasSubstr(app.teksten()("driehoek.nader_onderbouwen.uitleg")));
    EXPECT_THAT(page, HasSubstr(app.teksten()("driehoek_pagina.hele_plan", {app.teksten()("driehoek.nader_onderbouwen.naam")})));
    EXPECT_THAT(test::id_problems(page), IsEmpty());
}

}  // namespace
}  // namespace ontknoop::waardendriehoek
