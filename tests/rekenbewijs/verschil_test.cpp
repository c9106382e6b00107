// SPDX-License-Identifier: EUPL-1.2
// What a reviewer has to look at again.
#include "rekenbewijs/verschil.h"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "rekentool/rekensom_json.h"

namespace ontknoop::rekenbewijs {
namespace {

namespace json = boost::json;
using rekentool::Decimaal;
using rekentool::Rekensom;
using testing::ElementsAre;
using testing::IsEmpty;

// Something in every field, so that each of them can change.
Rekensom vol() {
    return rekentool::read_rekensom_json(R"({
        "naam": "Huishouden", "horizon_maanden": 24, "basisjaar": 2026, "startdatum": "2026-03-01", "discontovoet": "0.0225",
        "indexreeksen": [{"naam": "cpi", "procent": {"2025": "3.3", "2026": "3.1"}, "ongeverifieerd": [2026]}],
        "regels": [
          {"id": "a", "omschrijving": "Begeleiding", "prijs": {"bedrag_euro": {"laag": "60", "waarschijnlijk": "71", "hoog": "88"}, "prijsjaar": 2025,
           "indexreeks": "cpi", "prijs_id": "wmo-1", "herkomst": "landelijk", "bron": "contract", "bewijsgraad": "contracttarief", "controletotaal": false},
           "eenheid": "uur", "frequentie": "week", "hoeveelheid": {"nu": "2", "niets": "3", "plan": "1"}, "kans": {"nu": "0.9", "niets": "0.8", "plan": "0.7"},
           "start": 1, "einde": 20, "groei": "0.01", "soort": "kosten", "wet": "wmo", "betalers": [{"naam": "gemeente", "aandeel": "1/2"}, {"naam": "zorg", "aandeel": "1/2"}],
           "verzilverbaarheid": {"klasse": "K2", "vertraging_maanden": 3, "fractie": "0.5"},
           "effect": {"vanzelf": "0.1", "toerekening": "0.9", "verdringing": "0.1", "uitdoving": "0.1"}, "dubbele_twijfel_reden": "omdat", "overlapgroep": "g"},
          {"id": "b", "omschrijving": "Uitkering", "prijs": {"bedrag_euro": "10"}, "eenheid": "maand", "frequentie": "maand",
           "hoeveelheid": {"nu": "1", "niets": "1", "plan": "0"}, "soort": "overdracht", "wet": "pw", "betalers": "gemeente", "ontvangers": "huishouden", "gebeurtenis": "e"}],
        "gebeurtenissen": [{"id": "e", "naam": "Ontruiming", "kans": {"nu": "0.1", "niets": "0.4", "plan": "0.2"}, "reden": "ervaring", "start": 2, "duur": 6}],
        "overlapgroepen": [{"id": "g", "naam": "groep", "alfa": "0.5"}],
        "simulatie": {"zaad": "7", "trekkingen": 1000}})").value();
}

TEST(Verschil, of_a_sum_with_itself_is_nothing) { EXPECT_THAT(compare(vol(), vol()), IsEmpty()); }

TEST(Verschil, names_the_line_the_field_and_both_values) {
    Rekensom nieuw = vol();
    nieuw.regels[0].hoeveelheid.niets = 4;
    nieuw.regels[0].kans.niets = rekentool::Schatting(Decimaal::make(125, 3), Decimaal::make(25, 2), 1);
    EXPECT_THAT(compare(vol(), nieuw), ElementsAre(Verschil{Verschilsoort::gewijzigd, "Begeleiding", "aantal_niets", "3", "4"},
                                                   Verschil{Verschilsoort::gewijzigd, "Begeleiding", "kans_niets", "80", "25 (12.5 - 100)"}));
}

TEST(Verschil, tells_lines_that_came_and_went) {
    Rekensom nieuw = vol();
    nieuw.regels[1].id = "c";
    nieuw.regels[1].omschrijving = "Toeslag";
    EXPECT_THAT(compare(vol(), nieuw), ElementsAre(Verschil{Verschilsoort::toegevoegd, "Toeslag", "", "", ""}, Verschil{Verschilsoort::verwijderd, "Uitkering", "", "", ""}));
}

TEST(Verschil, another_order_of_the_same_lines_is_said_to_be_just_that) {
    Rekensom nieuw = vol();
    std::swap(nieuw.regels[0], nieuw.regels[1]);
    EXPECT_THAT(compare(vol(), nieuw), ElementsAre(Verschil{Verschilsoort::gewijzigd, "", "volgorde", "", ""}));
}

// Calls `visit` with every place in the document that holds a value.
void each_leaf(json::value& value, const std::function<void(json::value&)>& visit) {
    if (auto* object = value.if_object())
        for (auto& member : *object) each_leaf(member.value(), visit);
    else if (auto* array = value.if_array())
        for (json::value& item : *array) each_leaf(item, visit);
    else
        visit(value);
}

// Each value of the canonical form in turn is changed into every plausible other one. Whatever still is a calculation must
// differ in a field that is named: a new field of the engine that compare() forgets makes this fail.
TEST(Verschil, sees_a_change_in_every_field_there_is) {
    const std::string text = rekentool::to_json(vol());
    json::value original = json::parse(text);
    int leaves = 0, seen = 0;
    each_leaf(original, [&](json::value& leaf) {
        ++leaves;
        const json::value before = leaf;
        for (const json::value& other : {json::value("0.75"), json::value("anders"), json::value("2026-04-01"), json::value(5), json::value(2024), json::value(1500), json::value(true),
                                         json::value("1/2"), json::value("voorbeeld"), json::value("wettelijke_norm"), json::value("dag"), json::value("K3"), json::value("stuk")}) {
            if (other == before) continue;
            leaf = other;
            const auto changed = rekentool::read_rekensom_json(json::serialize(original));
            if (!changed || *changed == vol()) continue;
            ++seen;
            const auto verschillen = compare(vol(), *changed);
            ASSERT_FALSE(verschillen.empty()) << json::serialize(original);
            EXPECT_NE(verschillen[0].veld, "volgorde") << json::serialize(other) << " in place of " << json::serialize(before);
        }
        leaf = before;
    });
    EXPECT_GT(leaves, 60);
    EXPECT_GT(seen, 60);
}

}  // namespace
}  // namespace ontknoop::rekenbewijs
