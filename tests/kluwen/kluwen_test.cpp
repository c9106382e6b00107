// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "kluwen/graaf.h"
#include "kluwen/kluwen.h"

namespace ontknoop::kluwen {
namespace {

using maatwerkplan::find_soort;
using maatwerkplan::Waarde;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

// --- the graph, against the definition -----------------------------------------------------------------------------------
// A random graph of up to nine nodes, given as its arrows.
rc::Gen<Graaf> graaf() {
    return rc::gen::mapcat(rc::gen::inRange(1, 10), [](int n) {
        const auto pijl = rc::gen::pair(rc::gen::inRange(0, n), rc::gen::inRange(0, n));
        return rc::gen::map(rc::gen::container<std::vector<std::pair<int, int>>>(pijl), [n](const std::vector<std::pair<int, int>>& pijlen) {
            Graaf g(static_cast<std::size_t>(n));
            for (const auto& [van, naar] : pijlen) g[static_cast<std::size_t>(van)].push_back(naar);
            return g;
        });
    });
}

// Warshall: which node reaches which along one or more arrows.
std::vector<std::vector<bool>> sluiting(const Graaf& g) {
    const std::size_t n = g.size();
    std::vector<std::vector<bool>> r(n, std::vector<bool>(n, false));
    for (std::size_t v = 0; v < n; ++v)
        for (const int w : g[v]) r[v][static_cast<std::size_t>(w)] = true;
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) r[i][j] = r[i][j] || (r[i][k] && r[k][j]);
    return r;
}

RC_GTEST_PROP(Graaf, reaches_what_the_closure_reaches, ()) {
    const Graaf g = *graaf();
    const auto r = sluiting(g);
    for (std::size_t v = 0; v < g.size(); ++v) RC_ASSERT(bereikbaar(g, static_cast<int>(v)) == r[v]);
}

RC_GTEST_PROP(Graaf, two_nodes_share_a_component_exactly_when_each_reaches_the_other, ()) {
    const Graaf g = *graaf();
    const auto r = sluiting(g);
    std::vector<int> component(g.size(), -1);
    int nummer = 0;
    for (const auto& leden : componenten(g)) {
        for (const int v : leden) {
            RC_ASSERT(component[static_cast<std::size_t>(v)] == -1);
            component[static_cast<std::size_t>(v)] = nummer;
        }
        ++nummer;
    }
    for (std::size_t i = 0; i < g.size(); ++i)
        for (std::size_t j = 0; j < g.size(); ++j) {
            RC_ASSERT((component[i] == component[j]) == (i == j || (r[i][j] && r[j][i])));
            if (r[i][j] && !r[j][i]) RC_ASSERT(component[j] < component[i]);
        }
}

RC_GTEST_PROP(Graaf, a_node_lies_on_a_round_exactly_when_it_reaches_itself, ()) {
    const Graaf g = *graaf();
    const auto r = sluiting(g);
    std::vector<bool> in_kring(g.size(), false);
    for (const auto& leden : kringen(g))
        for (const int v : leden) in_kring[static_cast<std::size_t>(v)] = true;
    for (std::size_t v = 0; v < g.size(); ++v) {
        RC_ASSERT(in_kring[v] == r[v][v]);
        const auto rond = rondgang(g, static_cast<int>(v));
        RC_ASSERT(rond.empty() == !r[v][v]);
        for (std::size_t i = 0; i < rond.size(); ++i) {
            const auto& pijlen = g[static_cast<std::size_t>(rond[i])];
            RC_ASSERT(std::find(pijlen.begin(), pijlen.end(), rond[(i + 1) % rond.size()]) != pijlen.end());
        }
    }
}

TEST(Graaf, a_long_chain_does_not_exhaust_the_stack) {
    Graaf g(200'000);
    for (std::size_t i = 0; i + 1 < g.size(); ++i) g[i].push_back(static_cast<int>(i) + 1);
    EXPECT_THAT(componenten(g), SizeIs(200'000));
    EXPECT_THAT(kringen(g), IsEmpty());
    g.back().push_back(0);
    EXPECT_THAT(kringen(g), ElementsAre(SizeIs(200'000)));
}

// --- the knot ---------------------------------------------------------------------------------------------------------------
struct Bouwer {
    Plan plan;
    std::string add(std::string_view soort, std::vector<std::pair<std::string_view, std::string>> velden) {
        maatwerkplan::Onderdeel o;
        o.id.value = std::string(soort.substr(0, 3)) + std::to_string(plan.onderdelen.size());
        o.soort = find_soort(soort);
        for (auto& [veld, tekst] : velden) o.waarden.push_back(Waarde{o.soort->veld(veld)->naam, tekst, 1});
        plan.onderdelen.push_back(std::move(o));
        return plan.onderdelen.back().id.value;
    }
    std::string behoefte(std::string wat, std::string wacht_op = {}, std::string status = {}, std::string leefgebied = {}) {
        return add("behoefte", {{"omschrijving", std::move(wat)}, {"wacht_op", std::move(wacht_op)}, {"status", std::move(status)},
                                {"leefgebied", std::move(leefgebied)}});
    }
    std::string belemmering(std::string wat, std::string houdt_tegen, std::string eist_eerst = {}) {
        return add("belemmering", {{"omschrijving", std::move(wat)}, {"houdt_tegen", std::move(houdt_tegen)}, {"eist_eerst", std::move(eist_eerst)}});
    }
    void set(const std::string& id, std::string_view veld, std::string tekst) {
        for (auto& o : plan.onderdelen)
            if (o.id.value == id) o.waarden.push_back(Waarde{o.soort->veld(veld)->naam, std::move(tekst), 1});
    }
};

std::string titel(const Knoop& knoop, int i) { return knoop.schakels[static_cast<std::size_t>(i)].onderdeel->titel(); }

TEST(Knoop, a_plan_in_which_nothing_waits_has_no_proposal_and_no_rounds) {
    Bouwer b;
    b.behoefte("rust");
    const Knoop knoop = knoop_van(b.plan);
    EXPECT_FALSE(knoop.voorstel.has_value());
    EXPECT_THAT(knoop.kringen, IsEmpty());
    EXPECT_THAT(knoop_van(Plan{}).schakels, IsEmpty());
}

TEST(Knoop, the_obstacle_at_the_root_of_a_chain_is_proposed) {
    Bouwer b;
    const auto huis = b.behoefte("huis");
    const auto werk = b.behoefte("werk", huis);
    b.behoefte("school", werk);
    b.belemmering("geen adres", huis);
    const Knoop knoop = knoop_van(b.plan);
    ASSERT_TRUE(knoop.voorstel.has_value());
    EXPECT_EQ(titel(knoop, knoop.voorstel->schakel), "geen adres");
    EXPECT_THAT(knoop.voorstel->wachtenden, SizeIs(3));
    EXPECT_EQ(knoop.voorstel->uitleg.sleutel, "knoop.voorstel");
    EXPECT_THAT(knoop.voorstel->uitleg.argumenten, ElementsAre("geen adres", "3"));
}

TEST(Knoop, a_need_can_be_what_all_others_wait_for) {
    Bouwer b;
    const auto hond = b.behoefte("iemand zorgt voor de hond");
    b.behoefte("opname", hond);
    const Knoop knoop = knoop_van(b.plan);
    ASSERT_TRUE(knoop.voorstel.has_value());
    EXPECT_EQ(titel(knoop, knoop.voorstel->schakel), "iemand zorgt voor de hond");
    EXPECT_EQ(knoop.voorstel->uitleg.sleutel, "knoop.voorstel_een");
}

TEST(Knoop, of_equals_the_one_about_the_problem_the_resident_ranks_highest_comes_first) {
    for (const bool wonen_eerst : {true, false}) {
        Bouwer b;
        b.add("probleem", {{"leefgebied", wonen_eerst ? "wonen" : "onderwijs"}});
        b.add("probleem", {{"leefgebied", wonen_eerst ? "onderwijs" : "wonen"}});
        const auto school = b.behoefte("school", {}, {}, "onderwijs");
        const auto huis = b.behoefte("huis", {}, {}, "wonen");
        b.belemmering("leerplicht", school);
        b.belemmering("urgentie", huis);
        const Knoop knoop = knoop_van(b.plan);
        EXPECT_EQ(titel(knoop, knoop.voorstel->schakel), wonen_eerst ? "urgentie" : "leerplicht");
    }
}

TEST(Knoop, two_obstacles_that_demand_each_others_need_first_are_a_round_explained_by_their_demands) {
    Bouwer b;
    const auto adres = b.behoefte("een adres"), uitkering = b.behoefte("een uitkering");
    b.belemmering("de corporatie", adres, uitkering);
    b.belemmering("de gemeente", uitkering, adres);
    const Knoop knoop = knoop_van(b.plan);
    ASSERT_THAT(knoop.kringen, SizeIs(1));
    EXPECT_THAT(knoop.kringen[0].leden, SizeIs(4));
    EXPECT_EQ(knoop.kringen[0].uitleg.sleutel, "pingpong.zin");
    EXPECT_THAT(knoop.kringen[0].uitleg.argumenten, ElementsAre("de corporatie", "een uitkering", "de gemeente", "een adres"));
}

TEST(Knoop, an_obstacle_that_demands_what_it_blocks_is_a_round_of_its_own) {
    Bouwer b;
    const auto ervaring = b.behoefte("werkervaring");
    b.belemmering("eerst ervaring", ervaring, ervaring);
    const Knoop knoop = knoop_van(b.plan);
    ASSERT_THAT(knoop.kringen, SizeIs(1));
    EXPECT_EQ(knoop.kringen[0].uitleg.sleutel, "pingpong.rond");
    EXPECT_EQ(knoop.kringen[0].uitleg.argumenten[0], "werkervaring → eerst ervaring → werkervaring");
}

TEST(Knoop, what_is_done_or_gone_keeps_nobody_waiting) {
    for (const char* status : {"gedaan", "vervallen"}) {
        Bouwer b;
        const auto eerst = b.behoefte("eerst", {}, status);
        b.behoefte("daarna", eerst + ",weggehaald000000");
        EXPECT_THAT(knoop_van(b.plan).draden, IsEmpty()) << status;
    }
}

TEST(Knoop, says_when_a_breakthrough_already_takes_the_proposed_obstacle_away) {
    Bouwer b;
    const auto huis = b.behoefte("huis");
    const auto regel = b.belemmering("regel", huis);
    EXPECT_FALSE(knoop_van(b.plan).voorstel->al_doorbraak);
    b.add("doorbraak", {{"titel", "urgentie"}, {"belemmeringen", regel}});
    const Knoop knoop = knoop_van(b.plan);
    EXPECT_TRUE(knoop.voorstel->al_doorbraak);
    EXPECT_EQ(titel(knoop, knoop.voorstel->schakel), "regel") << "a breakthrough is never proposed itself";
}

// The proposal against the definition: no obstacle or need has more needs that reach it.
RC_GTEST_PROP(KnoopEigenschap, nothing_has_more_needs_waiting_for_it_than_what_is_proposed, ()) {
    Bouwer b;
    const int n = *rc::gen::inRange(1, 6), m = *rc::gen::inRange(0, 5);
    std::vector<std::string> behoeften;
    for (int i = 0; i < n; ++i) behoeften.push_back(b.behoefte("b" + std::to_string(i)));
    auto een = [&] { return behoeften[static_cast<std::size_t>(*rc::gen::inRange(0, n))]; };
    for (const auto& id : behoeften)
        if (*rc::gen::arbitrary<bool>()) b.set(id, "hangt_af_van", "");
    std::vector<std::pair<std::string, std::string>> wacht;
    for (const auto& id : behoeften) {
        const std::string op = *rc::gen::arbitrary<bool>() ? een() : "";
        for (auto& o : b.plan.onderdelen)
            if (o.id.value == id)
                for (Waarde& w : o.waarden)
                    if (w.veld == "wacht_op") w.tekst = op;
    }
    for (int i = 0; i < m; ++i) b.belemmering("o" + std::to_string(i), een(), *rc::gen::arbitrary<bool>() ? een() : "");
    const Knoop knoop = knoop_van(b.plan);
    Graaf g(knoop.schakels.size());
    for (const Draad& d : knoop.draden) g[static_cast<std::size_t>(d.wachtende)].push_back(d.op);
    const auto r = sluiting(g);
    std::size_t meeste = 0;
    for (std::size_t i = 0; i < g.size(); ++i) {
        std::size_t aantal = 0;
        for (std::size_t v = 0; v < g.size(); ++v) aantal += v != i && knoop.schakels[v].soort == SchakelSoort::behoefte && r[v][i];
        meeste = std::max(meeste, aantal);
    }
    RC_ASSERT(knoop.voorstel.has_value() == (meeste > 0));
    if (meeste > 0) RC_ASSERT(knoop.voorstel->wachtenden.size() == meeste);
}

// --- the tangle ---------------------------------------------------------------------------------------------------------------
TEST(Kluwen, counts_parties_and_yearly_cost_before_and_after) {
    Bouwer b;
    b.add("partij", {{"organisatie", "A"}, {"kosten_per_jaar", "100000"}, {"in_plan", "stopt"}});
    b.add("partij", {{"organisatie", "B"}, {"kosten_per_jaar", "250000"}, {"in_plan", "verandert"}});
    b.add("partij", {{"organisatie", "C"}});
    const Kerncijfers k = kerncijfers(b.plan);
    EXPECT_EQ(k.partijen, 3);
    EXPECT_EQ(k.stoppen, 1);
    EXPECT_EQ(k.blijven(), 2);
    EXPECT_EQ(k.zonder_kosten, 1);
    EXPECT_EQ(k.nu, Eurocent{350000});
    EXPECT_EQ(k.met_plan, Eurocent{250000});
}

// --- pictures -----------------------------------------------------------------------------------------------------------------
bool binnen(const document::Tekening& t, document::Punt p) { return p.x >= 0 && p.y >= 0 && p.x <= t.breedte && p.y <= t.hoogte; }

void expect_binnen(const document::Tekening& t) {
    for (const document::Vorm& vorm : t.vormen) {
        if (const auto* c = std::get_if<document::Cirkel>(&vorm)) {
            EXPECT_TRUE(binnen(t, c->midden));
        }
        if (const auto* r = std::get_if<document::Rechthoek>(&vorm)) {
            EXPECT_TRUE(binnen(t, r->hoek));
            EXPECT_TRUE(binnen(t, {r->hoek.x + r->breedte, r->hoek.y + r->hoogte}));
        }
        if (const auto* o = std::get_if<document::Opschrift>(&vorm)) {
            EXPECT_TRUE(binnen(t, o->plaats)) << o->tekst;
        }
    }
}

TEST(Tekening, every_party_is_a_numbered_circle_inside_the_picture_and_who_stops_is_dashed) {
    for (const int n : {0, 1, 2, 5, 18, 30, 48}) {
        Bouwer b;
        for (int i = 0; i < n; ++i)
            b.add("partij", {{"organisatie", "Organisatie met een heel lange naam " + std::to_string(i)}, {"kosten_per_jaar", std::to_string(i * 1000)},
                             {"in_plan", i % 2 ? "stopt" : "blijft"}});
        const auto t = teken_kluwen(b.plan);
        // Readable on a phone: a picture of 288 px leaves letters of 9 px.
        for (const auto& vorm : t.vormen)
            if (const auto* o = std::get_if<document::Opschrift>(&vorm)) {
                EXPECT_GE(o->grootte * 288 / t.breedte, 9) << o->tekst;
            }
        expect_binnen(t);
        int cirkels = 0, gestippeld = 0;
        for (const document::Vorm& vorm : t.vormen)
            if (const auto* c = std::get_if<document::Cirkel>(&vorm)) ++cirkels, gestippeld += c->stijl.stippellijn;
        EXPECT_EQ(cirkels, n + 1);
        EXPECT_EQ(gestippeld, n / 2);
    }
}

TEST(Tekening, a_name_breaks_between_words_and_never_within_one) {
    Bouwer b;
    b.add("casus", {{"alias", "Samenwonenden aan zee"}});
    for (const char* naam : {"Boven", "Woningcorporatie De Werf", "Onder", "Schuldhulpverleningsinstantie", "Links", "Bureau voor jeugd"}) b.add("partij", {{"organisatie", naam}});
    std::set<std::string> regels;
    for (const auto& vorm : teken_kluwen(b.plan).vormen)
        if (const auto* o = std::get_if<document::Opschrift>(&vorm)) regels.insert(o->tekst);
    for (const char* regel : {"Woningcorporatie", "De Werf", "Samenwonen…", "aan zee"}) EXPECT_TRUE(regels.contains(regel)) << regel;
    for (const std::string& regel : regels) EXPECT_TRUE(regel.ends_with("…") || !std::string("Schuldhulpverleningsinstantie").starts_with(regel)) << regel;
}

TEST(Tekening, the_knot_draws_a_box_for_all_that_waits_or_is_waited_for_from_top_to_bottom) {
    Bouwer b;
    const auto adres = b.behoefte("een adres"), uitkering = b.behoefte("een uitkering");
    const auto werk = b.behoefte("werk", adres);
    b.behoefte("los van alles");
    b.belemmering("de corporatie", adres, uitkering);
    b.belemmering("de gemeente", uitkering, adres);
    const auto t = teken_knoop(knoop_van(b.plan));
    expect_binnen(t);
    int vakken = 0;
    double werk_y = 0, adres_y = 0;
    for (const document::Vorm& vorm : t.vormen) {
        vakken += std::holds_alternative<document::Rechthoek>(vorm);
        if (const auto* o = std::get_if<document::Opschrift>(&vorm)) {
            if (o->tekst == "werk") werk_y = o->plaats.y;
            if (o->tekst == "een adres") adres_y = o->plaats.y;
        }
    }
    EXPECT_EQ(vakken, 5);
    EXPECT_GT(werk_y, adres_y) << "what waits stands lower";
    expect_binnen(teken_knoop(knoop_van(Plan{})));
}

}  // namespace
}  // namespace ontknoop::kluwen
