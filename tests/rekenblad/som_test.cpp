// SPDX-License-Identifier: EUPL-1.2
// From the fields of a plan to the numbers of the engine, and back to the field when something is wrong.
#include "rekenblad/beelden.h"
#include "rekenblad/regel_van_post.h"
#include "rekenblad/rekenblad_delen.h"
#include "tafel.h"

namespace ontknoop::rekenblad {
namespace {

using rekentool::Decimaal;
using testing::ElementsAre;
using testing::SizeIs;

Decimaal dec(std::string_view tekst) { return Decimaal::parse(tekst).value(); }

TEST_F(Tafel, every_field_of_a_cost_line_reaches_the_engine) {
    const std::string groep = add("overlapgroep", {{"naam", "Dubbel"}, {"meetelt", "25"}});
    add("rekensom", {{"horizon_maanden", "24"}, {"basisjaar", "2024"}, {"discontovoet", "3,5 %"}, {"startdatum", "29-2-2028"}});
    add("kostenpost", {{"omschrijving", "Hulp"}, {"bedrag", "87,7144"}, {"bedrag_laag", "80"}, {"bedrag_hoog", "95"}, {"prijsjaar", "2022"}, {"eenheid", "uur"}, {"periode", "week"},
                       {"aantal_nu", "4"}, {"aantal_niets", "6"}, {"aantal_niets_laag", "5"}, {"aantal_niets_hoog", "8"}, {"aantal_plan", "1,5"}, {"kans_niets", "70"}, {"kans_niets_laag", "50"},
                       {"kans_niets_hoog", "90"}, {"kans_plan", "12,5"}, {"start_maand", "2"}, {"eind_maand", "18"}, {"groei", "-2,5"}, {"soort", "overdracht"}, {"betaler", "rijk"},
                       {"ontvanger", "huishouden"}, {"wet", "toeslagen"}, {"verzilverbaar", "K2"}, {"vertraging_maanden", "6"}, {"verzilverbaar_deel", "40"}, {"vanzelf", "10"},
                       {"toerekening", "80"}, {"verdringing", "5"}, {"uitdoving", "20"}, {"dubbele_twijfel_reden", "Twee dingen"}, {"overlapgroep", groep}, {"bewijsgraad", "contracttarief"},
                       {"controletotaal", "ja"}});
    const auto s = som();
    EXPECT_EQ(s.horizon_maanden, 24);
    EXPECT_EQ(s.basisjaar, 2024);
    EXPECT_EQ(s.discontovoet, dec("0.035"));
    EXPECT_EQ(s.startdatum, parse_iso_date("2028-02-29"));
    ASSERT_THAT(s.overlapgroepen, SizeIs(1));
    EXPECT_EQ(s.overlapgroepen[0].alfa, dec("0.25"));
    ASSERT_THAT(s.regels, SizeIs(1));
    const rekentool::Regel& r = s.regels[0];
    EXPECT_EQ(r.prijs.bedrag, rekentool::Schatting(dec("80"), dec("87.7144"), dec("95")));
    EXPECT_EQ(r.prijs.bewijsgraad, rekentool::Bewijsgraad::contracttarief);
    EXPECT_TRUE(r.prijs.controletotaal);
    EXPECT_EQ(r.hoeveelheid.niets, rekentool::Schatting(dec("5"), dec("6"), dec("8")));
    EXPECT_EQ(r.hoeveelheid.plan.waarschijnlijk, dec("1.5"));
    EXPECT_EQ(*r.kans.niets, rekentool::Schatting(dec("0.5"), dec("0.7"), dec("0.9")));
    EXPECT_EQ(r.kans.plan->waarschijnlijk, dec("0.125"));
    EXPECT_EQ(r.start, 2);
    EXPECT_EQ(r.einde, 18);
    EXPECT_EQ(r.groei, dec("-0.025"));
    EXPECT_EQ(r.betalers[0].naam, "rijk");
    EXPECT_EQ(r.ontvangers[0].naam, "huishouden");
    EXPECT_EQ(r.verzilverbaarheid, (rekentool::Verzilverbaarheid{rekentool::Klasse::k2, 6, dec("0.4")}));
    EXPECT_EQ(r.effect, (rekentool::Effectcorrectie{dec("0.1"), dec("0.8"), dec("0.05"), dec("0.2")}));
    EXPECT_EQ(r.dubbele_twijfel_reden, "Twee dingen");
    EXPECT_EQ(r.overlapgroep, groep);
}

TEST_F(Tafel, an_eviction_of_40_percent_within_6_months_counts_for_its_probability_and_its_months) {
    const std::string uitzetting = add("gebeurtenis", {{"naam", "Uithuiszetting"}, {"kans_niets", "40 %"}, {"start_maand", "6"}, {"duur_maanden", "3"}});
    add("kostenpost", {{"omschrijving", "Opvang"}, {"bedrag", "1000"}, {"prijsjaar", "2025"}, {"eenheid", "maand"}, {"periode", "maand"}, {"aantal_niets", "1"}, {"gebeurtenis", uitzetting}});
    EXPECT_EQ(uitkomst().kosten.niets, Eurocent{120'000});  // 0,40 x 3 months x 1.000 euro
}

// A sum that was worked out is given again; with any field of the step of costs changed it is another one.
TEST_F(Tafel, a_sum_that_is_remembered_is_never_that_of_another_plan) {
    gewoon_huishouden();
    const maatwerkplan::Plan begin = plan();
    const auto eerst = make_blad(app.services(), begin, 100).value();
    EXPECT_EQ(make_blad(app.services(), plan(), 100).value(), eerst) << "the same plan, read again";
    EXPECT_NE(make_blad(app.services(), begin, 200).value(), eerst);
    EXPECT_NE(make_blad(app.services(), begin, 100, {6, {}}).value(), eerst);
    EXPECT_NE(make_blad(app.services(), begin, 100, {{}, "B"}).value(), eerst);
    for (std::size_t i = 0; i < begin.onderdelen.size(); ++i)
        for (std::size_t k = 0; k < begin.onderdelen[i].waarden.size(); ++k) {
            maatwerkplan::Plan anders = begin;
            maatwerkplan::Onderdeel& o = anders.onderdelen[i];
            if (o.soort->stap != "kosten") continue;
            o.waarden[k].tekst = o.waarden[k].tekst == "2" ? "3" : "2";
            const auto blad = make_blad(app.services(), anders, 100);
            if (!blad) continue;  // refused: nothing is remembered of it
            EXPECT_NE(*blad, eerst) << o.soort->naam << "." << o.waarden[k].veld;
            if (*blad) {
                EXPECT_EQ((*blad)->som, make_rekensom(app.services(), anders, 100)) << o.soort->naam << "." << o.waarden[k].veld;
            }
        }
    [[maybe_unused]] static const bool once = (register_bij_wissen(), true);
    EXPECT_EQ(make_blad(app.services(), begin, 100).value(), eerst);
    const auto som = make_rekensom(app.services(), begin, 100);
    const auto uitkomst = reken_uit(som, {}).value();
    EXPECT_EQ(reken_uit(som, {}).value(), uitkomst);
    EXPECT_NE(reken_uit(som, {{"prijzen", "later"}}).value(), uitkomst);
    EXPECT_EQ(app.post(maker, pad + "/wissen", {{"nummer", "1"}}).status, 303);
    EXPECT_NE(make_blad(app.services(), begin, 100).value(), eerst) << "erasing a case forgets what sums were about";
    EXPECT_NE(reken_uit(som, {}).value(), uitkomst) << "and what they came to";
    rekentool::Rekensom langer = *app.services().uitgangspunten;
    langer.horizon_maanden += 12;
    app.diensten().uitgangspunten = &langer;
    EXPECT_EQ(make_blad(app.services(), begin, 100).value()->som.horizon_maanden, langer.horizon_maanden);
}

TEST_F(Tafel, a_line_of_the_other_variant_does_not_count) {
    gewoon_huishouden();
    add("kostenpost", {{"omschrijving", "Auto repareren"}, {"van_doorbraak", "ja"}, {"bedrag", "900"}, {"prijsjaar", "2025"}, {"periode", "eenmalig"}, {"aantal_plan", "1"}, {"variant", "A"}});
    add("kostenpost", {{"omschrijving", "Andere auto"}, {"van_doorbraak", "ja"}, {"bedrag", "2500"}, {"prijsjaar", "2025"}, {"periode", "eenmalig"}, {"aantal_plan", "1"}, {"variant", "B"}});
    EXPECT_EQ(uitkomst().kosten.doorbraak, Eurocent{120'000}) << "without a choice variant A counts";
    EXPECT_EQ(uitkomst({{}, "B"}).kosten.doorbraak, Eurocent{280'000});
    add("rekensom", {{"variant", "B"}});
    EXPECT_EQ(uitkomst().kosten.doorbraak, Eurocent{280'000});
    const auto pagina = app.get(maker, pad + "/rekensom").body;
    for (const char* bedrag : {"€ 1.200,00", "€ 2.800,00"}) {
        std::string tekst(bedrag);
        tekst.replace(tekst.find(' '), 1, "\u00a0");
        EXPECT_THAT(pagina, testing::HasSubstr(tekst)) << "both variants stand side by side";
    }
}

TEST_F(Tafel, another_horizon_asks_the_engine_and_leaves_the_plan_alone) {
    gewoon_huishouden();
    add("kostenpost", {{"omschrijving", "Later"}, {"bedrag", "10"}, {"prijsjaar", "2025"}, {"periode", "maand"}, {"aantal_niets", "1"}, {"start_maand", "12"}, {"eind_maand", "18"}});
    EXPECT_EQ(uitkomst({12, {}}).kosten.niets, Eurocent{240'000});
    EXPECT_EQ(uitkomst({6, {}}).kosten.niets, Eurocent{120'000});
    EXPECT_EQ(som({36, {}}).regels.back().einde, 18);
    EXPECT_EQ(som().horizon_maanden, 12);
}

TEST_F(Tafel, a_bill_that_is_shared_is_split_to_the_cent_and_the_first_payer_bears_the_rest) {
    add("kostenpost", {{"omschrijving", "Opvang"}, {"bedrag", "100,01"}, {"prijsjaar", "2025"}, {"periode", "eenmalig"}, {"aantal_niets", "1"}, {"betaler", "gemeente_wmo"},
                       {"betaler_2", "zorgverzekeraar"}, {"deel_2", "33,3333 %"}, {"betaler_4", "corporatie"}, {"deel_4", "10"}});
    const auto s = som();
    ASSERT_THAT(s.regels.at(0).betalers, SizeIs(3));
    EXPECT_EQ(s.regels[0].betalers[0], (rekentool::Betaler{"gemeente_wmo", {566'667, 1'000'000}}));
    EXPECT_EQ(s.regels[0].betalers[1], (rekentool::Betaler{"zorgverzekeraar", {333'333, 1'000'000}}));
    EXPECT_EQ(s.regels[0].betalers[2], (rekentool::Betaler{"corporatie", {1, 10}}));
    EXPECT_EQ(betalers_in_woorden(app.services().teksten, s.regels[0].betalers), "Gemeente: Wmo 56,6667 %, Zorgverzekeraar 33,3333 %, Woningcorporatie 10 %");
    const auto u = rekentool::calculate(s).value();
    Eurocent samen;
    for (const auto& b : u.per_betaler) samen += b.bedragen.niets;
    EXPECT_EQ(samen, u.kosten.niets);
    EXPECT_THAT(app.get(maker, pad + "/rekensom").body, testing::HasSubstr("Betaalt: Gemeente: Wmo 56,6667 %, Zorgverzekeraar 33,3333 %"));
}

TEST_F(Tafel, shares_that_cannot_be_are_said_in_the_words_of_the_form_at_their_field) {
    struct Geval {
        Velden velden;
        std::string_view veld, woorden;
    };
    const Geval gevallen[] = {
        {{{"betaler_2", "rijk"}, {"deel_2", "60"}, {"betaler_3", "school"}, {"deel_3", "40"}}, "deel_2", "blijft er niets over"},
        {{{"betaler_2", "rijk"}, {"deel_2", "90"}, {"betaler_3", "school"}, {"deel_3", "40"}}, "deel_2", "blijft er niets over"},
        {{{"betaler_2", "rijk"}}, "deel_2", "Hoeveel betaalt deze betaler mee?"},
        {{{"deel_2", "25"}}, "betaler_2", "niet wie het betaalt"},
        {{{"betaler_2", "gemeente_wmo"}, {"deel_2", "25"}}, "betaler_2", "&#39;Gemeente: Wmo&#39; staat er twee keer"},
    };
    for (const Geval& g : gevallen) {
        SCOPED_TRACE(g.woorden);
        Velden velden{{"omschrijving", "Opvang"}, {"bedrag", "100"}, {"prijsjaar", "2025"}, {"periode", "eenmalig"}, {"aantal_niets", "1"}, {"betaler", "gemeente_wmo"}};
        velden.insert(velden.end(), g.velden.begin(), g.velden.end());
        const std::string id = add("kostenpost", velden);
        const auto s = som();
        const Errors fouten = rekentool::check(s);
        ASSERT_FALSE(fouten.empty());
        EXPECT_EQ(veldplek_van(s, fouten[0]), (Veldplek{id, g.veld}));
        EXPECT_THAT(app.get(maker, pad + "/plan/kosten").body, testing::HasSubstr(g.woorden));
        app.als(maker, [&](app::Context& ctx) {
            const auto open = casus::open(ctx, casus.value, casus::Toegang::schrijven).value();
            return maatwerkplan::remove(ctx, open, maatwerkplan::load_plan(ctx, open), id).has_value();
        });
    }
}

TEST_F(Tafel, what_the_engine_refuses_points_to_the_field_it_was_typed_in) {
    const std::string g = add("gebeurtenis", {{"naam", "Opname"}});
    const std::string post = add("kostenpost", {{"omschrijving", "Dagen"}, {"bedrag", "10"}, {"bedrag_laag", "20"}, {"aantal_niets", "1"}, {"gebeurtenis", g}, {"periode", "maand"}});
    std::vector<Veldplek> plekken;
    const auto s = som();
    for (const Error& e : rekentool::check(s)) {
        const auto plek = veldplek_van(s, e);
        ASSERT_TRUE(plek) << e.code << " " << e.field;
        plekken.push_back(*plek);
    }
    EXPECT_THAT(plekken, ElementsAre(Veldplek{post, "bedrag"}, Veldplek{g, "kans_niets"}));
    EXPECT_EQ(veldplek_van(s, {"x", {}, "horizon_maanden"}), (Veldplek{"", "horizon_maanden"}));
    EXPECT_EQ(veldplek_van(s, {"x", {}, "regels[7].groei"}), std::nullopt);
    EXPECT_EQ(veldplek_van(s, {"x", {}, "simulatie.zaad"}), std::nullopt);
}

TEST(Verloop, finds_the_month_from_which_the_plan_stays_cheaper) {
    rekentool::Uitkomst u;
    u.per_maand.resize(4);
    for (auto& maand : u.per_maand) maand.niets = {100};
    u.per_maand[0].doorbraak = {250};
    EXPECT_EQ(make_verloop(u).omslag, 3);  // 300 against 250
    u.per_maand[3].plan = {1000};
    EXPECT_EQ(make_verloop(u).omslag, std::nullopt) << "cheaper for a while is not cheaper in the end";
    u.per_maand = {};
    EXPECT_EQ(make_verloop(u).omslag, std::nullopt);
}

}  // namespace
}  // namespace ontknoop::rekenblad
