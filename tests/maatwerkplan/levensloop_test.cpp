// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "maatwerkplan/levensloop.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::set<std::string_view> bereikbaar_vanaf(std::string_view begin) {
    std::set<std::string_view> all = {begin};
    for (bool groeit = true; groeit;) {
        groeit = false;
        for (const Pijl& p : levensloop())
            if (all.contains(p.van)) groeit = all.insert(p.naar).second || groeit;
    }
    return all;
}

TEST(Levensloop, every_status_can_be_reached_from_the_draft) {
    const auto all = bereikbaar_vanaf("concept");
    for (const std::string_view status : statussen()) EXPECT_TRUE(all.contains(status)) << status;
}

TEST(Levensloop, only_a_closed_plan_goes_nowhere_and_every_plan_can_be_closed) {
    for (const std::string_view status : statussen()) {
        const bool verder = !pijlen(status, true, true).empty();
        EXPECT_EQ(verder, status != "afgesloten") << status;
        EXPECT_TRUE(bereikbaar_vanaf(status).contains("afgesloten")) << status;
    }
}

TEST(Levensloop, every_arrow_joins_two_known_statuses_once_and_says_why) {
    const std::set<std::string_view> bekend(statussen().begin(), statussen().end());
    std::set<std::pair<std::string_view, std::string_view>> gezien;
    for (const Pijl& p : levensloop()) {
        EXPECT_TRUE(bekend.contains(p.van) && bekend.contains(p.naar)) << p.van << p.naar;
        EXPECT_TRUE(gezien.emplace(p.van, p.naar).second) << p.van << p.naar;
        EXPECT_FALSE(p.waarom.empty());
        EXPECT_EQ(find_pijl(p.van, p.naar), &p);
    }
    EXPECT_EQ(find_pijl("concept", "toegekend"), nullptr);
}

TEST(Levensloop, nobody_decides_on_an_own_plan_without_the_right_and_a_no_has_a_reason) {
    for (const Pijl& p : levensloop()) {
        const bool besluit = p.naar == "toegekend" || p.naar == "deels_toegekend" || (p.naar == "afgewezen");
        if (!besluit) continue;
        EXPECT_EQ(p.wie, Wie::beslisser);
        EXPECT_TRUE(p.toelichting) << "a decision is explained";
    }
    EXPECT_THAT(pijlen("ingediend", false, false), IsEmpty());
    for (const Pijl* p : pijlen("ingediend", true, false)) EXPECT_EQ(p->wie, Wie::maker);
}

TEST(Levensloop, who_works_on_a_plan_does_not_decide_about_it_whatever_the_rights) {
    for (const std::string_view status : statussen())
        for (const Pijl* p : pijlen(status, true, true)) EXPECT_EQ(p->wie, Wie::maker) << p->van << p->naar;
}

TEST(Levensloop, what_is_asked_stands_from_handing_in_and_the_rest_goes_on) {
    for (const std::string_view status : statussen()) {
        const bool vast = status != "concept" && status != "onderbouwd";
        for (const char* soort : {"doorbraak", "wetsgrond", "onderbouwing", "weging", "rekensom", "gebeurtenis", "overlapgroep", "kostenpost"})
            EXPECT_EQ(ligt_vast(status, *find_soort(soort)), vast) << status << soort;
        for (const char* soort : {"casus", "verhaal", "persoon", "afspraak", "tegenwerping"}) EXPECT_EQ(ligt_vast(status, *find_soort(soort)), is_gesloten(status)) << status << soort;
        for (const char* soort : {"opmerking", "afsluiting", "opvolging"}) EXPECT_FALSE(ligt_vast(status, *find_soort(soort))) << status << soort;
        const Soort &doorbraak = *find_soort("doorbraak"), &kostenpost = *find_soort("kostenpost");
        EXPECT_EQ(ligt_vast(status, doorbraak, *doorbraak.veld("bedrag")), vast);
        EXPECT_EQ(ligt_vast(status, doorbraak, *doorbraak.veld("status")), is_gesloten(status));
        EXPECT_EQ(ligt_vast(status, kostenpost, *kostenpost.veld("bedrag")), vast);
        EXPECT_FALSE(ligt_vast(status, kostenpost, *kostenpost.veld("werkelijk_6")));
    }
}

TEST(Levensloop, a_closed_plan_takes_how_it_went_and_nothing_else) {
    std::set<std::string> open;
    for (const Soort& soort : soorten())
        for (const Veld& veld : soort.velden)
            if (!ligt_vast("afgesloten", soort, veld)) open.insert(mag_na_sluiten(soort) ? std::string(soort.naam) : std::string(soort.naam) + "." + std::string(veld.naam));
    EXPECT_THAT(open, testing::UnorderedElementsAre("afsluiting", "opvolging", "opmerking", "kostenpost.werkelijk_6", "kostenpost.werkelijk_12", "rekensom.werkelijk_6_op",
                                                    "rekensom.werkelijk_12_op"));
}

TEST(Levensloop, a_breakthrough_may_always_be_where_its_plan_is_and_never_granted_before_it) {
    for (const std::string_view status : statussen()) {
        if (status != "afgesloten") {
            EXPECT_TRUE(past_bij_plan(status, status)) << status;
        }
        EXPECT_TRUE(past_bij_plan("", status));
    }
    for (const char* eerder : {"concept", "onderbouwd", "ingediend", "in_behandeling", "afgewezen", "ingetrokken"}) EXPECT_FALSE(past_bij_plan("toegekend", eerder)) << eerder;
}

TEST(Levensloop, only_a_complete_plan_is_handed_in) {
    for (const Pijl& p : levensloop())
        if (p.naar == "ingediend" || p.naar == "onderbouwd") {
            EXPECT_TRUE(p.volledig) << p.van;
        }
}

// The page a policy officer reads. Made anew with ONTKNOOP_REGENERATE=1, and then read by a person.
std::string als_bladzijde() {
    std::ostringstream out;
    out << "# The life of a plan\n\nPrinted from `src/maatwerkplan/levensloop.cpp` by `ONTKNOOP_REGENERATE=1 maatwerkplan_test`.\n\n"
        << "```mermaid\nstateDiagram-v2\n    [*] --> concept\n";
    for (const Pijl& p : levensloop()) out << "    " << p.van << " --> " << p.naar << "\n";
    out << "    afgesloten --> [*]\n```\n\n| from | to | who | complete plan | reason | why |\n| --- | --- | --- | --- | --- | --- |\n";
    for (const Pijl& p : levensloop())
        out << "| " << p.van << " | " << p.naar << " | " << (p.wie == Wie::maker ? "maker" : "decider") << " | " << (p.volledig ? "yes" : "")
            << " | " << (p.toelichting ? "yes" : "") << " | " << p.waarom << " |\n";
    out << "\n## What a closed plan still takes\n\nFrom who worked on it; all else stands as it was.\n\n| kind | fields | why |\n| --- | --- | --- |\n";
    for (const NaSluiten& n : na_sluiten())
        out << "| " << n.soort << " | " << (n.begin.empty() ? "all" : "`" + std::string(n.begin) + "`…") << " | " << n.waarom << " |\n";
    return out.str();
}

TEST(Levensloop, the_page_about_it_is_up_to_date) {
    const std::string pad = ONTKNOOP_SOURCE_DIR "/docs/levensloop.md";
    if (std::getenv("ONTKNOOP_REGENERATE")) std::ofstream(pad) << als_bladzijde();
    std::ostringstream gelezen;
    gelezen << std::ifstream(pad).rdbuf();
    EXPECT_EQ(gelezen.str(), als_bladzijde());
}

// --- what stands in the way of handing in ------------------------------------------------------------------------------------
struct Bouwer {
    Plan plan;
    Onderdeel& add(std::string_view soort, std::vector<std::pair<std::string_view, std::string>> velden, std::string ouder = {}) {
        Onderdeel o;
        o.id.value = std::string(soort) + std::to_string(plan.onderdelen.size());
        o.soort = find_soort(soort);
        o.ouder = std::move(ouder);
        for (auto& [veld, tekst] : velden) o.waarden.push_back({o.soort->veld(veld)->naam, tekst, 1});
        return plan.onderdelen.emplace_back(std::move(o));
    }
};

Bouwer volledig() {
    Bouwer b;
    b.plan.onderdelen.reserve(20);
    b.add("casus", {{"alias", "Familie Zeester"}, {"toestemming", "ja"}});
    b.add("verhaal", {{"verhaal", "Het verhaal"}});
    b.add("perspectief", {{"kort", "Weer thuis"}, {"akkoord", "ja"}});
    const std::string d = b.add("doorbraak", {{"titel", "Pension"}, {"eerste_stap", "Bellen"}, {"uitzondering", "Vergoed het"}, {"beslisser", "Manager"},
                                              {"uiterste_datum", "2027-02-01"}}).id.value;
    b.add("wetsgrond", {{"oordeel", "mag"}, {"motivering", "Omdat"}}, d);
    b.add("kostenpost", {{"omschrijving", "Pension"}});
    b.add("weging", {{"betrokkenheid_motivering", "a"}, {"legitimiteit_motivering", "b"}, {"rendement_motivering", "c"}}, d);
    return b;
}

std::vector<std::string> codes(const Errors& errors) {
    std::vector<std::string> all;
    for (const Error& e : errors) all.push_back(e.code + " " + e.field);
    return all;
}

TEST(MagIndienen, a_complete_plan_may) { EXPECT_THAT(codes(mag_indienen(volledig().plan)), IsEmpty()); }

TEST(MagIndienen, an_empty_plan_is_told_everything_at_once) {
    EXPECT_THAT(codes(mag_indienen(Plan{})),
                ElementsAre("plan.nodig casus.alias", "plan.geen_toestemming casus.toestemming", "plan.nodig verhaal.verhaal", "plan.nodig perspectief.kort", "plan.nodig perspectief.akkoord",
                            "plan.geen_doorbraak doorbraak", "plan.geen_rekensom kostenpost"));
}

TEST(MagIndienen, every_missing_piece_is_named_with_its_place) {
    auto zonder = [](std::string_view soort, std::string_view veld, std::string nieuw = {}) {
        Bouwer b = volledig();
        for (Onderdeel& o : b.plan.onderdelen)
            for (Waarde& w : o.waarden)
                if (o.soort->naam == soort && w.veld == veld) w.tekst = nieuw;
        return codes(mag_indienen(b.plan));
    };
    EXPECT_THAT(zonder("perspectief", "akkoord", "nee"), UnorderedElementsAre("plan.nodig perspectief2.akkoord"));
    for (const char* nee : {"nee", ""}) EXPECT_THAT(zonder("casus", "toestemming", nee), UnorderedElementsAre("plan.geen_toestemming casus0.toestemming"));
    EXPECT_THAT(zonder("weging", "rendement_motivering"), UnorderedElementsAre("plan.motivering_ontbreekt weging6.rendement_motivering"));
    EXPECT_THAT(zonder("wetsgrond", "motivering"), UnorderedElementsAre("plan.nodig wetsgrond4.motivering"));
    EXPECT_THAT(zonder("doorbraak", "beslisser"), UnorderedElementsAre("plan.nodig doorbraak3.beslisser"));
}

TEST(MagIndienen, an_own_price_is_asked_for_its_reason_by_the_name_of_its_cost_line) {
    auto fouten_bij = [](std::vector<std::pair<std::string_view, std::string>> velden) {
        Bouwer b = volledig();
        b.add("kostenpost", std::move(velden));
        return mag_indienen(b.plan);
    };
    const Errors genoemd = fouten_bij({{"omschrijving", "Dierenpension"}, {"bedrag", "30"}});
    ASSERT_THAT(codes(genoemd), ElementsAre("plan.geen_prijsreden kostenpost7.eigen_prijs_reden"));
    EXPECT_THAT(genoemd[0].arguments, ElementsAre("Dierenpension"));
    const Errors naamloos = fouten_bij({{"bedrag", "0"}});
    ASSERT_THAT(codes(naamloos), ElementsAre("plan.geen_prijsreden_nummer kostenpost7.eigen_prijs_reden")) << "nothing is a price too";
    EXPECT_THAT(naamloos[0].arguments, ElementsAre("2"));
    EXPECT_THAT(codes(fouten_bij({{"bedrag", "30"}, {"eigen_prijs_reden", "Offerte"}})), IsEmpty());
    EXPECT_THAT(codes(fouten_bij({{"bedrag", "30"}, {"prijs", "uit-de-lijst"}})), IsEmpty()) << "the list has its own source";
    EXPECT_THAT(codes(fouten_bij({{"omschrijving", "Nog zonder prijs"}})), IsEmpty());
}

TEST(MagIndienen, every_breakthrough_needs_its_own_ground_and_weighing) {
    Bouwer b = volledig();
    const std::string d = b.add("doorbraak", {{"titel", "Tweede"}, {"eerste_stap", "x"}, {"uitzondering", "x"}, {"beslisser", "x"}, {"uiterste_datum", "2027-02-01"}}).id.value;
    const std::string fout = "plan.motivering_ontbreekt weging-" + d;
    EXPECT_THAT(codes(mag_indienen(b.plan)),
                ElementsAre("plan.geen_wetsgrond wetsgrond-" + d, fout + ".betrokkenheid_motivering", fout + ".legitimiteit_motivering", fout + ".rendement_motivering"));
}

TEST(Voortgang, an_empty_plan_has_something_to_do_in_every_step) {
    for (const Voortgang& v : voortgang(Plan{})) {
        EXPECT_GT(v.mist, 0) << v.stap;
        EXPECT_FALSE(v.begonnen) << v.stap;
    }
    Bouwer b;
    b.add("casus", {{"alias", "Zeester"}});
    const Voortgang huishouden = voortgang(b.plan)[0];
    EXPECT_EQ(huishouden.mist, 3);  // why now, who live there, and that they agree
    EXPECT_TRUE(huishouden.begonnen);
}

// Every piece out of a plan that may be submitted, one at a time: the mark of a step and submitting say the same.
TEST(Voortgang, a_step_is_never_done_while_submitting_asks_for_something_in_it) {
    for (std::size_t i = 0; i < volledig().plan.onderdelen.size(); ++i)
        for (std::size_t w = 0; w < volledig().plan.onderdelen[i].waarden.size(); ++w) {
            Bouwer b = volledig();
            Onderdeel& o = b.plan.onderdelen[i];
            const std::string wat = std::string(o.soort->naam) + "." + std::string(o.waarden[w].veld);
            const std::string_view stap = o.soort->stap;
            o.waarden[w].tekst.clear();
            ASSERT_FALSE(mag_indienen(b.plan).empty()) << wat;
            for (const Voortgang& v : voortgang(b.plan))
                EXPECT_FALSE(v.stap == stap && v.klaar()) << wat;
        }
}

TEST(Voortgang, the_weighing_of_every_breakthrough_counts) {
    auto mist = [](const Plan& plan, std::string_view stap) {
        for (const Voortgang& v : voortgang(plan))
            if (v.stap == stap) return v.mist;
        return -1;
    };
    Bouwer b = volledig();
    EXPECT_EQ(mist(b.plan, "driehoek"), 0);
    EXPECT_EQ(mist(b.plan, "wet"), 0);
    b.add("doorbraak", {{"titel", "Tweede"}});
    EXPECT_EQ(mist(b.plan, "driehoek"), 3);
    EXPECT_EQ(mist(b.plan, "wet"), 1);
}

}  // namespace
}  // namespace ontknoop::maatwerkplan
