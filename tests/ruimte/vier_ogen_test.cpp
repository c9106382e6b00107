// SPDX-License-Identifier: EUPL-1.2
// Nothing of the own layer is used before somebody else approved it, and nothing of its history goes.
#include "base/text.h"
#include "logboek/logboek.h"
#include "ruimte_fixture.h"

namespace ontknoop::ruimte {
namespace {

using test::Formulier;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

class VierOgen : public test::Ruimte {
protected:
    VierOgen() {
        static const bool once = (wetboek::register_stap_delen(), true);
        (void)once;
    }
};

TEST_P(VierOgen, a_proposal_is_not_in_use_until_another_with_the_right_approves_it) {
    const std::string sleutel = dien_in(maker, lokale_regel());
    EXPECT_EQ(sleutel, "eigen-beleidsregels-bijzondere-bijstand-waterveen-7-2");
    EXPECT_FALSE(vindt(maker, "hamsterhotel opname", sleutel));
    EXPECT_EQ(app.get(maker, "/wetten/bepalingen/" + sleutel).status, 404);

    EXPECT_EQ(oordeel(maker, sleutel, 1, "goedkeuren").status, 404) << "a professional does not judge";
    EXPECT_EQ(oordeel(jurist, sleutel, 1, "goedkeuren").status, 303);
    EXPECT_TRUE(vindt(maker, "hamsterhotel opname", sleutel));
    const auto page = app.get(maker, "/wetten/bepalingen/" + sleutel);
    EXPECT_EQ(page.status, 200);
    for (const char* text : {"Van je eigen organisatie", "Nog niet nagelezen", "Er is een opnamedatum.", "Regel van Waterveen", "artikel 7 lid 2"})
        EXPECT_THAT(page.body, HasSubstr(text));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_EQ(spoor("ruimte.ingediend"), 1);
    EXPECT_EQ(spoor("ruimte.goedgekeurd"), 1);
}

TEST_P(VierOgen, a_limit_is_named_by_its_id_or_by_the_address_of_its_page) {
    const std::string sleutel = dien_in(maker, with(lokale_regel(), "grenzen", "https://ontknoop.waterveen.example/wetten/bepalingen/pw-15-lid-1?van=zoeken\r\n  pw-35-lid-1 "));
    ASSERT_EQ(oordeel(jurist, sleutel, 1, "goedkeuren").status, 303);
    const auto page = app.get(maker, "/wetten/bepalingen/" + sleutel);
    EXPECT_THAT(page.body, HasSubstr("href=\"/wetten/bepalingen/pw-15-lid-1\""));
    EXPECT_THAT(page.body, HasSubstr("href=\"/wetten/bepalingen/pw-35-lid-1\""));
    EXPECT_THAT(app.post(maker, "/wetten/eigen", with(lokale_regel(), "grenzen", "https://elders.example/wetten/bepalingen/")).body, HasSubstr("id=\"fouten\"")) << "an address of nothing";
}

TEST_P(VierOgen, nobody_approves_or_sends_back_work_of_their_own) {
    const std::string sleutel = dien_in(jurist, lokale_regel());
    for (const char* code : {"goedkeuren", "terugsturen"}) {
        const auto refused = oordeel(jurist, sleutel, 1, code, "Zomaar");
        EXPECT_EQ(refused.status, 400) << code;
        EXPECT_THAT(refused.body, HasSubstr("Dit is je eigen voorstel")) << code;
        EXPECT_THAT(test::id_problems(refused.body), IsEmpty());
    }
    EXPECT_THAT(app.get(jurist, "/wetten/eigen/" + sleutel).body, Not(HasSubstr("Keur goed")));
    EXPECT_FALSE(vindt(jurist, "hamsterhotel opname", sleutel));
    EXPECT_EQ(oordeel(tweede, sleutel, 1, "goedkeuren").status, 303);
    EXPECT_TRUE(vindt(jurist, "hamsterhotel opname", sleutel));
}

TEST_P(VierOgen, sending_back_asks_for_a_reason_and_keeps_it) {
    const std::string sleutel = dien_in(maker, lokale_regel());
    const auto leeg = oordeel(jurist, sleutel, 1, "terugsturen", "  ");
    EXPECT_EQ(leeg.status, 400);
    EXPECT_THAT(leeg.body, HasSubstr("Schrijf op waarom."));
    EXPECT_EQ(oordeel(jurist, sleutel, 1, "terugsturen", "Noem de grens erbij.").status, 303);
    const auto page = app.get(maker, "/wetten/eigen/" + sleutel);
    EXPECT_THAT(page.body, HasSubstr("Noem de grens erbij."));
    EXPECT_THAT(page.body, HasSubstr("Teruggestuurd"));
    const auto twice = oordeel(jurist, sleutel, 1, "goedkeuren");
    EXPECT_EQ(twice.status, 400);
    EXPECT_THAT(twice.body, HasSubstr("intussen al beoordeeld"));

    // The jurist mends it; then the professional who began cannot judge, another jurist can.
    EXPECT_EQ(app.post(jurist, "/wetten/eigen/" + sleutel + "/wijzigen", with(with(lokale_regel(), "lid", "3"), "basis", "1")).status, 303);
    EXPECT_EQ(oordeel(jurist, sleutel, 2, "goedkeuren").status, 400);
    EXPECT_EQ(oordeel(tweede, sleutel, 2, "goedkeuren").status, 303);
}

TEST_P(VierOgen, the_history_keeps_every_version_with_its_differences) {
    const std::string sleutel = goedgekeurd(lokale_regel());
    EXPECT_EQ(app.post(maker, "/wetten/eigen/" + sleutel + "/wijzigen", with(with(lokale_regel(), "titel", "Hamsterpension tijdens een opname"), "basis", "1")).status, 303);
    auto page = app.get(jurist, "/wetten/eigen/" + sleutel);
    EXPECT_THAT(page.body, HasSubstr("<del>Dierenpension</del><ins>Hamsterpension</ins>"));
    EXPECT_THAT(app.get(maker, "/wetten/bepalingen/" + sleutel).body, HasSubstr("Dierenpension")) << "the old words stay in use";
    EXPECT_EQ(oordeel(jurist, sleutel, 2, "goedkeuren").status, 303);
    EXPECT_THAT(app.get(maker, "/wetten/bepalingen/" + sleutel).body, HasSubstr("Hamsterpension"));
    page = app.get(jurist, "/wetten/eigen/" + sleutel);
    for (const char* text : {"Versie 1", "Versie 2", "Komt vaak voor."}) EXPECT_THAT(page.body, HasSubstr(text));
    app.database().read([&](db::Connection& tx) { EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM ruimte_versie"), 2); });
}

TEST_P(VierOgen, taking_out_of_use_works_at_once_and_brings_the_national_words_back) {
    const std::string sleutel = "pw-35-lid-1";
    Formulier form;
    for (const auto& [veld, values] : van_bepaling(*test::bibliotheek().bepalingen.find(sleutel)))
        form.emplace_back(veld, veld == "helpt_bij" || veld == "grenzen" || veld == "voorwaarden" || veld == "ook_bekend_als" ? join(values, "\n") : values[0]);
    form = with(with(form, "titel", "Bijzondere bijstand in Waterveen"), "basis", "0");
    EXPECT_EQ(app.post(maker, "/wetten/eigen/" + sleutel + "/wijzigen", form).status, 303);
    EXPECT_EQ(oordeel(jurist, sleutel, 1, "goedkeuren").status, 303);
    EXPECT_THAT(app.get(maker, "/wetten/bepalingen/" + sleutel).body, HasSubstr("Bijzondere bijstand in Waterveen"));
    EXPECT_THAT(app.get(app.vreemde(Rol::professional), "/wetten/bepalingen/" + sleutel).body, Not(HasSubstr("in Waterveen")));

    EXPECT_EQ(app.post(maker, "/wetten/eigen/" + sleutel + "/intrekken", {{"reden", "Weg"}}).status, 403);
    EXPECT_EQ(app.post(jurist, "/wetten/eigen/" + sleutel + "/intrekken", {{"reden", ""}}).status, 400);
    EXPECT_EQ(app.post(jurist, "/wetten/eigen/" + sleutel + "/intrekken", {{"reden", "De verordening is vervallen."}}).status, 303);
    EXPECT_THAT(app.get(maker, "/wetten/bepalingen/" + sleutel).body, Not(HasSubstr("in Waterveen")));
    EXPECT_THAT(app.get(maker, "/wetten/eigen/" + sleutel).body, HasSubstr("De verordening is vervallen."));
    EXPECT_EQ(app.post(jurist, "/wetten/eigen/" + sleutel + "/intrekken", {{"reden", "Nog eens"}}).status, 400);
}

TEST_P(VierOgen, its_writer_changes_or_takes_back_a_proposal_and_others_wait) {
    const std::string sleutel = dien_in(maker, lokale_regel());
    const std::string wijzigen = "/wetten/eigen/" + sleutel + "/wijzigen";
    const auto ander = app.post(app.persoon(Rol::professional, 2), wijzigen, with(with(lokale_regel(), "titel", "Iets anders"), "basis", "1"));
    EXPECT_EQ(ander.status, 400);
    EXPECT_THAT(ander.body, HasSubstr("Iets anders")) << "what was typed stays";
    EXPECT_THAT(ander.body, HasSubstr("Hier wacht al een voorstel van een ander"));
    EXPECT_EQ(app.get(app.persoon(Rol::professional, 2), wijzigen).status, 303) << "and before typing it is said as well";
    EXPECT_EQ(app.post(maker, wijzigen, with(with(lokale_regel(), "titel", "Beter"), "basis", "1")).status, 303);
    EXPECT_EQ(oordeel(jurist, sleutel, 1, "goedkeuren").status, 400) << "the version that was read is not the one that waits";
    EXPECT_EQ(oordeel(jurist, sleutel, 2, "terugnemen").status, 404);
    EXPECT_EQ(oordeel(maker, sleutel, 2, "terugnemen").status, 303);
    EXPECT_EQ(oordeel(jurist, sleutel, 2, "goedkeuren").status, 400);
}

TEST_P(VierOgen, a_change_drawn_on_an_older_version_is_told_so) {
    const std::string sleutel = goedgekeurd(lokale_regel());
    const std::string wijzigen = "/wetten/eigen/" + sleutel + "/wijzigen";
    EXPECT_EQ(app.post(maker, wijzigen, with(with(lokale_regel(), "titel", "Eerst"), "basis", "1")).status, 303);
    EXPECT_EQ(oordeel(jurist, sleutel, 2, "goedkeuren").status, 303);
    const auto late = app.post(jurist, wijzigen, with(with(lokale_regel(), "titel", "Te laat"), "basis", "1"));
    EXPECT_EQ(late.status, 400);
    EXPECT_THAT(late.body, HasSubstr("Iemand heeft dit intussen gewijzigd"));
    EXPECT_THAT(late.body, HasSubstr("name=\"basis\" value=\"2\"")) << "sending it again is on purpose";
    EXPECT_EQ(app.post(jurist, wijzigen, with(with(lokale_regel(), "titel", "Te laat"), "basis", "2")).status, 303);
    const auto zelfde = app.post(maker, "/wetten/eigen/pw-35-lid-1/wijzigen", {{"basis", "0"}});
    EXPECT_EQ(zelfde.status, 400);
}

TEST_P(VierOgen, everything_wrong_with_an_entry_is_said_at_once_and_nothing_typed_is_lost) {
    const auto page = app.post(maker, "/wetten/eigen",
                               {{"regeling", "Een regel"}, {"stelsel", "cvdr"}, {"regeling_id", "BWBR0015703"}, {"ruimte", "bestaat-niet"}, {"samenvatting", "BLIJFT STAAN"},
                                {"geldig_vanaf", "31-02-2026"}, {"grenzen", "geen-bepaling\npw-15-lid-1"}, {"nagelezen", "true"}});
    EXPECT_EQ(page.status, 400);
    for (const char* text : {"BLIJFT STAAN", "Schrijf het zo: CVDR719087", "Deze keuze staat niet in de lijst", "Dit is geen dag die we kennen", "De bepaling &#39;geen-bepaling&#39; kennen we niet",
                             "Vul ook in op welke versie", "href=\"#artikel\">Artikel: Dit is nog leeg", "href=\"#bron\""})
        EXPECT_THAT(page.body, HasSubstr(text));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
}

TEST_P(VierOgen, another_organisation_finds_nothing_and_who_has_no_part_in_it_neither) {
    const std::string sleutel = goedgekeurd(lokale_regel());
    const auto& vreemde = app.vreemde(Rol::jurist);
    EXPECT_FALSE(vindt(vreemde, "hamsterhotel opname", sleutel));
    EXPECT_EQ(app.get(vreemde, "/wetten/bepalingen/" + sleutel).status, 404);
    EXPECT_EQ(app.get(vreemde, "/wetten/eigen/" + sleutel).status, 404);
    EXPECT_EQ(app.get(vreemde, "/wetten/eigen/" + sleutel + "/wijzigen").status, 404);
    EXPECT_EQ(app.post(vreemde, "/wetten/eigen/" + sleutel + "/wijzigen", with(lokale_regel(), "basis", "1")).status, 404);
    EXPECT_EQ(app.post(vreemde, "/wetten/eigen/" + sleutel + "/intrekken", {{"reden", "x"}}).status, 404);
    EXPECT_EQ(oordeel(vreemde, sleutel, 1, "goedkeuren").status, 404);
    EXPECT_THAT(app.get(vreemde, "/wetten/eigen").body, Not(HasSubstr("Dierenpension")));
    EXPECT_THAT(app.get(vreemde, "/api/v1/bepalingen?zoek=hamsterhotel&gemeente=Waterveen").body, Not(HasSubstr(sleutel)));
    EXPECT_THAT(app.get(maker, "/api/v1/bepalingen?zoek=hamsterhotel").body, HasSubstr(sleutel));
    EXPECT_EQ(app.get(app.persoon(Rol::student), "/wetten/eigen").status, 404);
    EXPECT_EQ(app.get(app.persoon(Rol::student), "/wetten/bepalingen/" + sleutel).status, 200) << "what is in use is for everybody here";
}

TEST_P(VierOgen, the_command_line_finds_own_entries_of_the_organisation_it_names_and_of_no_other) {
    const std::string sleutel = goedgekeurd(lokale_regel());
    const auto vindt_zonder_sessie = [&](const test::Persoon& wie) {
        return app.als(wie, [&](app::Context& ctx) {
            const auto eigen = organisatie::find(ctx.tx(), wie.wie.organisatie);
            const auto antwoord = zoek_voor(ctx.tx(), *eigen, ctx.services.bestanden, *ctx.services.bepalingen, *ctx.services.zoekindex,
                                            {.tekst = "hamsterhotel opname", .op = local_date(ctx.clock().now()), .gemeente = gemeente_van(eigen->naam)});
            return std::ranges::any_of(antwoord.treffers, [&](const auto& hit) { return hit.bepaling_id == sleutel; });
        });
    };
    EXPECT_TRUE(vindt_zonder_sessie(maker));
    EXPECT_FALSE(vindt_zonder_sessie(app.vreemde(Rol::jurist)));
}

TEST_P(VierOgen, an_own_argument_goes_the_same_way_and_answers_in_a_letter) {
    const Formulier form = {{"naam", "Het systeem kan dit niet"}, {"voorbeelden", "De computer laat dit niet toe.\nDat vakje bestaat niet."}, {"kern", "Dan doen we het met de hand."},
                            {"antwoord", "Een besluit mag ook op papier. Wie kan het vandaag met de hand verwerken?"}, {"tip", "Vraag naar de handmatige route."}};
    const std::string sleutel = dien_in(maker, form, "/wetten/argumenten");
    EXPECT_EQ(sleutel, "eigen-het-systeem-kan-dit-niet");
    EXPECT_THAT(app.get(maker, "/wetten/tegenwerpingen").body, Not(HasSubstr("Dan doen we het met de hand.")));
    EXPECT_EQ(oordeel(jurist, sleutel, 1, "goedkeuren", "", "/wetten/argumenten").status, 303);
    EXPECT_THAT(app.get(maker, "/wetten/tegenwerpingen").body, HasSubstr("Dan doen we het met de hand."));
    EXPECT_THAT(app.get(app.vreemde(Rol::professional), "/wetten/tegenwerpingen").body, Not(HasSubstr("Dan doen we het met de hand.")));
    const CasusId casus = app.casus(maker);
    const auto brief = app.get(maker, "/casussen/" + casus.value + "/antwoord/" + sleutel);
    EXPECT_EQ(brief.status, 200);
    EXPECT_THAT(brief.body, HasSubstr("Wie kan het vandaag met de hand verwerken?"));

    // One press notes it in the plan, by its name.
    const std::string stap = "/casussen/" + casus.value + "/plan/belemmeringen";
    EXPECT_THAT(app.get(maker, stap).body, HasSubstr("value=\"" + sleutel + "\""));
    EXPECT_EQ(app.post(maker, "/casussen/" + casus.value + "/onderdelen", {{"onderdeelsoort", "tegenwerping"}, {"ander_argument", sleutel}, {"terug", stap}}).status, 303);
    const auto genoteerd = app.get(maker, stap);
    EXPECT_THAT(genoteerd.body, HasSubstr("Dan doen we het met de hand."));
    EXPECT_THAT(genoteerd.body, Not(HasSubstr("Argumenten van je eigen organisatie"))) << "it is noted already";
    EXPECT_THAT(test::id_problems(genoteerd.body), IsEmpty());
}

TEST_P(VierOgen, the_list_filters_and_pages) {
    for (int n = 1; n <= 21; ++n) dien_in(maker, with(with(lokale_regel(), "artikel", std::to_string(n)), "titel", "Regel nummer " + std::to_string(n)));
    const auto page = app.get(jurist, "/wetten/eigen?pagina=2");
    EXPECT_THAT(page.body, HasSubstr("21 tot en met 21 van 21"));
    EXPECT_THAT(app.get(jurist, "/wetten/eigen?zoek=NUMMER%2013").body, AnyOf(HasSubstr("Regel nummer 13")));
    EXPECT_THAT(app.get(jurist, "/wetten/eigen?stand=in_gebruik").body, HasSubstr("Niets past bij deze keuze"));
    EXPECT_THAT(app.get(jurist, "/wetten").body, HasSubstr("Er wachten 21 voorstellen op een oordeel."));
}

INSTANTIATE_TEST_SUITE_P(On, VierOgen, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::ruimte
