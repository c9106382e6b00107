// SPDX-License-Identifier: EUPL-1.2
// Keeping and reading prices, from the request to the page.
#include "inhoud/teksten.h"
#include "prijsbeheer/prijsbeheer_app.h"

namespace ontknoop::prijsbeheer {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class PrijsPaginas : public testing::Test {
protected:
    PrijsPaginas() { [[maybe_unused]] static const bool once = (rekenblad::register_stap_delen(), register_stap_delen(), true); }
    PrijsApp wereld;
    test::App& app = wereld.app;

    std::string open_voorstel() {
        return app.als(wereld.maker, [](app::Context& ctx) {
            const auto open = list_voorstellen(ctx.tx(), ctx.wie().organisatie, rekentool::Prijslaag::organisatie, {.alleen_open = true});
            return open.empty() ? std::string() : "/prijzen/beheer/voorstellen/" + open.front().id.value;
        });
    }
    std::int64_t spoor(const std::string& handeling) {
        std::int64_t lines = 0;
        app.database().read([&](db::Connection& tx) { lines = logboek::count(tx, wereld.maker.wie.organisatie, {.handeling = handeling}); });
        return lines;
    }
};

TEST_F(PrijsPaginas, a_price_is_proposed_looked_at_and_approved_by_two_people) {
    EXPECT_EQ(app.post(wereld.maker, "/prijzen/beheer", PrijsApp::formulier()).status, 303);
    const std::string pad = open_voorstel();
    const auto eigen = app.get(wereld.maker, pad), ander = app.get(wereld.tweede, pad);
    EXPECT_THAT(eigen.body, Not(HasSubstr("/goedkeuren")));
    EXPECT_THAT(ander.body, HasSubstr("/goedkeuren"));
    EXPECT_THAT(ander.body, HasSubstr("€\u00a071,00")) << "what holds now";
    EXPECT_THAT(ander.body, HasSubstr("<strong>€\u00a075,50</strong>")) << "what is proposed";
    EXPECT_THAT(test::id_problems(ander.body), IsEmpty());
    EXPECT_EQ(app.post(wereld.maker, pad + "/goedkeuren", {}).status, 400);
    EXPECT_EQ(app.post(wereld.vreemde, pad + "/goedkeuren", {}).status, 404);
    EXPECT_EQ(app.get(wereld.vreemde, pad).status, 404);
    EXPECT_EQ(app.post(wereld.professional, pad + "/goedkeuren", {}).status, 403);
    EXPECT_EQ(app.post(wereld.tweede, pad + "/goedkeuren", {}).status, 303);
    const auto prijs = app.get(wereld.professional, "/prijzen/begeleiding");
    // The kind of help by its name; its code only for who brings prices in from files.
    EXPECT_THAT(prijs.body, HasSubstr("Begeleiding aan huis"));
    EXPECT_THAT(prijs.body, Not(HasSubstr("ambulante begeleiding")));
    EXPECT_THAT(prijs.body, Not(HasSubstr("Kenmerk")));
    EXPECT_THAT(app.get(wereld.maker, "/prijzen/begeleiding").body, HasSubstr("Kenmerk, voor een bestand"));
    const auto lijst = app.get(wereld.professional, "/prijzen?zoek=aan+huis&categorie=ambulante+begeleiding").body;
    EXPECT_THAT(lijst, HasSubstr("<option value=\"ambulante begeleiding\" selected>Begeleiding aan huis</option>"));
    EXPECT_THAT(lijst, HasSubstr("/prijzen/begeleiding\""));
    EXPECT_THAT(prijs.body, HasSubstr("€\u00a075,50"));
    EXPECT_THAT(prijs.body, HasSubstr("Contract begeleiding 2026"));
    EXPECT_THAT(prijs.body, HasSubstr("Wijkt voor de prijs erboven"));
    EXPECT_THAT(app.get(wereld.professional, "/prijzen").body, HasSubstr("Gaat voor: Landelijk, €\u00a071,00."));
    EXPECT_THAT(app.get(wereld.vreemde, "/prijzen/begeleiding").body, Not(HasSubstr("75,50")));
    EXPECT_THAT(app.get(wereld.maker, "/prijzen/beheer?toon=eigen").body, HasSubstr("Geldt nu"));
    EXPECT_EQ(spoor("prijs.voorgesteld") + spoor("prijs.goedgekeurd"), 2);
}

TEST_F(PrijsPaginas, what_was_typed_stays_when_something_is_wrong) {
    const auto page = app.post(wereld.maker, "/prijzen/beheer", PrijsApp::formulier({{"bedrag", "1.250"}, {"bron", ""}, {"opmerking", "een <lang> verhaal"}, {"reden", ""}}));
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body, HasSubstr("value=\"1.250\""));
    EXPECT_THAT(page.body, HasSubstr("een &lt;lang&gt; verhaal"));
    EXPECT_THAT(page.body, HasSubstr("href=\"#bron\""));
    EXPECT_THAT(page.body, HasSubstr("href=\"#reden\""));
    EXPECT_THAT(page.body, HasSubstr("1,2500"));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_EQ(spoor("prijs.voorgesteld"), 0);
}

TEST_F(PrijsPaginas, a_summary_of_the_same_mistakes_names_every_field) {
    const auto page = wereld.app.post(wereld.maker, "/prijzen/beheer", {{"naam", ""}, {"categorie", ""}});
    ASSERT_EQ(page.status, 400);
    EXPECT_THAT(page.body, AllOf(HasSubstr("href=\"#naam\">Waarvoor is de prijs: Dit is nog leeg."), HasSubstr("href=\"#categorie\">Soort hulp: Dit is nog leeg.")));
    EXPECT_THAT(page.body, HasSubstr("href=\"#reden\">Schrijf op waarom.")) << "said once, it needs no name";
    EXPECT_THAT(page.body, Not(HasSubstr("\"utrecht-form-field-error-message\">Waarvoor is de prijs: "))) << "beside the field its label is there";
}

TEST_F(PrijsPaginas, a_new_price_needs_no_id_of_its_own) {
    EXPECT_EQ(app.post(wereld.maker, "/prijzen/beheer", PrijsApp::formulier({{"kenmerk", ""}, {"naam", "Taxi naar school"}})).status, 303);
    EXPECT_EQ(app.post(wereld.tweede, open_voorstel() + "/goedkeuren", {}).status, 303);
    EXPECT_THAT(app.get(wereld.professional, "/prijzen/taxi-naar-school").body, HasSubstr("Taxi naar school"));
    EXPECT_EQ(app.get(wereld.vreemde, "/prijzen/taxi-naar-school").status, 404);
}

TEST_F(PrijsPaginas, sending_back_asks_for_a_reason_and_keeps_it) {
    app.post(wereld.maker, "/prijzen/beheer", PrijsApp::formulier());
    const std::string pad = open_voorstel();
    EXPECT_EQ(app.post(wereld.tweede, pad + "/terugsturen", {{"reden", ""}}).status, 400);
    EXPECT_EQ(app.post(wereld.tweede, pad + "/terugsturen", {{"reden", "Het contract zegt 74"}}).status, 303);
    EXPECT_THAT(app.get(wereld.maker, pad).body, HasSubstr("Het contract zegt 74"));
    EXPECT_EQ(open_voorstel(), "");
}

TEST_F(PrijsPaginas, a_price_that_is_off_says_so_and_can_be_proposed) {
    EXPECT_THAT(app.get(wereld.professional, "/prijzen/ev-nacht").body, Not(HasSubstr("/aanzetten")));
    EXPECT_THAT(app.get(wereld.maker, "/prijzen/ev-nacht").body, HasSubstr("/aanzetten"));
    EXPECT_EQ(app.post(wereld.maker, "/prijzen/beheer/prijzen/ev-nacht/aanzetten", {{"reden", ""}}).status, 400);
    EXPECT_EQ(app.post(wereld.maker, "/prijzen/beheer/prijzen/bestaat-niet/aanzetten", {{"reden", "x"}}).status, 404);
    EXPECT_EQ(app.post(wereld.maker, "/prijzen/beheer/prijzen/ev-nacht/aanzetten", {{"reden", "Drie offertes"}}).status, 303);
    EXPECT_EQ(app.post(wereld.tweede, open_voorstel() + "/goedkeuren", {}).status, 303);
    EXPECT_THAT(app.get(wereld.professional, "/prijzen/ev-nacht").body, HasSubstr("toch aangezet"));
    EXPECT_EQ(app.post(wereld.maker, "/prijzen/beheer/prijzen/ev-nacht/stoppen", {{"reden", "Toch niet"}, {"geldig_vanaf", "2026-11-21"}}).status, 303);
    EXPECT_EQ(app.post(wereld.tweede, open_voorstel() + "/goedkeuren", {}).status, 303);
    EXPECT_THAT(app.get(wereld.professional, "/prijzen/ev-nacht").body, Not(HasSubstr("toch aangezet")));
}

TEST_F(PrijsPaginas, a_cost_line_remembers_its_price_and_version_when_the_price_changes) {
    // The step of the costs offers the common situations that ship, so it needs the prices that ship.
    const auto bestanden = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    rekentool::Prijslijst alles = proeflijst();
    for (const std::string& pad : bestanden.list("prijzen/")) alles.add(pad, bestanden.get(pad));
    const auto begin = rekentool::parse_uitgangspunten("rekentool.toml", bestanden.get("parameters/rekentool.toml"), {rekentool::parse_indexreeks("cpi.toml", bestanden.get("parameters/cpi.toml"))});
    app.diensten().prijslijst = &alles;
    app.diensten().uitgangspunten = &begin;
    wereld.voer_in();
    const CasusId casus = app.casus(wereld.professional);
    const std::string kosten = "/casussen/" + casus.value + "/plan/kosten";
    EXPECT_EQ(app.post(wereld.professional, "/casussen/" + casus.value + "/kostenposten", {{"prijs", "begeleiding"}}).status, 303);
    auto page = app.get(wereld.professional, kosten);
    EXPECT_THAT(page.body, AllOf(HasSubstr("(Eigen organisatie)"), Not(HasSubstr("begeleiding@organisatie.1")))) << "by its name, not its code";
    EXPECT_THAT(page.body, HasSubstr("Eigen organisatie, versie 1"));
    EXPECT_THAT(page.body, HasSubstr("Gaat voor: Landelijk, €\u00a071,00."));
    wereld.voer_in({{"bedrag", "79"}, {"geldig_vanaf", "2026-07-01"}});
    page = app.get(wereld.professional, kosten);
    EXPECT_THAT(page.body, AllOf(HasSubstr("(Eigen organisatie)"), Not(HasSubstr("begeleiding@organisatie.1")))) << "by its name, not its code";
    EXPECT_THAT(page.body, HasSubstr("Nu geldt €\u00a079,00"));
    EXPECT_THAT(page.body, HasSubstr("75,5"));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
}

}  // namespace
}  // namespace ontknoop::prijsbeheer
