// SPDX-License-Identifier: EUPL-1.2
// The register of mandates and the target, from the request to what it leaves behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "invoering/doel.h"
#include "invoering/invoering.h"
#include "invoering/mandaat.h"
#include "maatwerkplan/maatwerkplan.h"
#include "support/app_fixture.h"

namespace ontknoop::invoering {
namespace {

using test::Persoon;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

class Invoering : public testing::Test {
protected:
    Invoering() {
        [[maybe_unused]] static const bool once = (register_stap_delen(), true);
    }
    test::App app{{invoering::routes(), maatwerkplan::routes()}};
    const Persoon& beheerder = app.persoon(Rol::beheerder);
    const Persoon& professional = app.persoon(Rol::professional);

    int maak(const std::string& functie, const std::string& tot) {
        return app.post(beheerder, "/beheer/mandaten", {{"functie", functie}, {"onderwerp", "maatwerk"}, {"tot_bedrag", tot}, {"toelichting", "Besluit " + functie}}).status;
    }
    std::string pad_van(const std::string& functie) {
        return app.als(beheerder, [&](app::Context& ctx) {
            for (const Mandaat& m : list_mandaten(ctx.tx(), ctx.wie().organisatie))
                if (m.functie == functie) return "/beheer/mandaten/" + m.id.value;
            return std::string();
        });
    }
    std::int64_t spoor(const std::string& handeling) {
        std::int64_t lines = 0;
        app.database().read([&](db::Connection& tx) { lines = logboek::count(tx, beheerder.wie.organisatie, {.handeling = handeling}); });
        return lines;
    }
};

TEST_F(Invoering, everybody_reads_the_mandates_and_who_manages_keeps_them) {
    EXPECT_EQ(maak("Teammanager", "2500"), 303);
    const auto page = app.get(app.persoon(Rol::partner), "/mandaten");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Teammanager"));
    EXPECT_THAT(page.body, HasSubstr("2.500,00"));
    EXPECT_THAT(page.body, Not(HasSubstr("/beheer/mandaten/")));
    EXPECT_EQ(app.get(professional, "/beheer/mandaten").status, 403);
    EXPECT_THAT(app.get(app.vreemde(Rol::partner), "/mandaten").body, Not(HasSubstr("Teammanager")));
    EXPECT_EQ(app.get(app.vreemde(Rol::beheerder), pad_van("Teammanager")).status, 404);
    EXPECT_EQ(app.post(app.vreemde(Rol::beheerder), pad_van("Teammanager") + "/verwijderen", {}).status, 404);
    EXPECT_EQ(app.post(beheerder, pad_van("Teammanager") + "/verwijderen", {}).status, 303);
    EXPECT_THAT(app.get(professional, "/mandaten").body, Not(HasSubstr("Teammanager")));
    EXPECT_EQ(spoor("mandaat.gemaakt") + spoor("mandaat.verwijderd"), 2);
}

TEST_F(Invoering, a_refused_mandate_names_every_mistake_and_keeps_what_was_typed) {
    const auto page = app.post(beheerder, "/beheer/mandaten", {{"functie", ""}, {"onderwerp", "BLIJFT STAAN"}, {"tot_bedrag", "heel veel"}, {"toelichting", "OOK DIT"}});
    EXPECT_EQ(page.status, 400);
    for (const char* text : {"BLIJFT STAAN", "heel veel", "OOK DIT", "Schrijf op welke functie mag beslissen", "Dit is geen bedrag"}) EXPECT_THAT(page.body, HasSubstr(text));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
}

TEST_F(Invoering, a_mandate_changed_by_two_people_keeps_the_text_of_the_second) {
    maak("Teammanager", "2500");
    const std::string pad = pad_van("Teammanager");
    EXPECT_THAT(app.get(beheerder, pad).body, HasSubstr("value=\"2.500,00\""));
    auto save = [&](const std::string& onderwerp) { return app.post(beheerder, pad, {{"functie", "Teammanager"}, {"onderwerp", onderwerp}, {"versie", "1"}}); };
    EXPECT_EQ(save("eerste").status, 303);
    const auto second = save("tweede");
    EXPECT_EQ(second.status, 400);
    EXPECT_THAT(second.body, HasSubstr("tweede"));
    EXPECT_THAT(second.body, HasSubstr("Iemand anders heeft dit intussen gewijzigd"));
    EXPECT_EQ(spoor("mandaat.gewijzigd"), 1);
}

TEST_F(Invoering, a_breakthrough_shows_who_may_decide_about_its_amount) {
    maak("Consulent", "500");
    maak("Teammanager", "2500");
    maak("College", "");
    const CasusId casus = app.casus(professional);
    const std::string stap = "/casussen/" + casus.value + "/plan/doorbraak";
    EXPECT_THAT(app.get(professional, stap).body, Not(HasSubstr("Wie mag dit beslissen?"))) << "there is no breakthrough yet";
    ASSERT_LT(app.post(professional, "/casussen/" + casus.value + "/onderdelen", {{"onderdeelsoort", "doorbraak"}, {"titel", "Borg"}, {"bedrag", "2500"}}).status, 400);
    const auto page = app.get(professional, stap);
    EXPECT_THAT(page.body, HasSubstr("Wie mag dit beslissen?"));
    EXPECT_THAT(page.body, HasSubstr("<strong>Teammanager</strong>"));
    EXPECT_THAT(page.body, HasSubstr("<strong>College</strong>"));
    EXPECT_THAT(page.body, Not(HasSubstr("<strong>Consulent</strong>")));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_THAT(app.get(professional, "/casussen/" + casus.value + "/plan/belemmeringen").body, HasSubstr("/casussen/" + casus.value + "/vragen"));
}

TEST_F(Invoering, the_meter_counts_what_began_this_year) {
    EXPECT_THAT(app.get(professional, "/beheer/doel").body, HasSubstr("Er is nog geen doel afgesproken."));
    EXPECT_EQ(app.post(beheerder, "/beheer/doel", {{"jaar", "2026"}, {"aantal", "20"}, {"versie", "0"}}).status, 303);
    app.casus(professional);
    app.casus(professional);
    app.casus(professional, true);
    app.casus(app.vreemde(Rol::professional));
    const CasusId weg = app.casus(professional);
    app.als(professional, [&](app::Context& ctx) { return casus::erase(ctx, casus::open(ctx, weg.value, casus::Toegang::schrijven).value()).has_value(); });
    const auto page = app.get(professional, "/beheer/doel");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("2 van 20 plannen afgesproken voor 2026"));
    EXPECT_THAT(page.body, HasSubstr("max=\"20\" value=\"2\""));
    EXPECT_THAT(page.body, Not(HasSubstr("name=\"aantal\""))) << "who reads figures does not set the target";
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_EQ(app.post(professional, "/beheer/doel", {{"jaar", "2026"}, {"aantal", "1"}, {"versie", "1"}}).status, 403);
    EXPECT_EQ(app.get(app.persoon(Rol::student), "/beheer/doel").status, 403);
    EXPECT_EQ(spoor("doel.gewijzigd"), 1);
}

TEST_F(Invoering, a_target_for_another_year_is_on_its_own_form) {
    app.post(beheerder, "/beheer/doel", {{"jaar", "2026"}, {"aantal", "20"}, {"versie", "0"}});
    const auto next = app.get(beheerder, "/beheer/doel?jaar=2027");
    EXPECT_THAT(next.body, HasSubstr("Aantal plannen in 2027"));
    EXPECT_THAT(next.body, HasSubstr("name=\"jaar\" value=\"2027\""));
    EXPECT_THAT(next.body, HasSubstr("name=\"versie\" value=\"0\""));
    const auto refused = app.post(beheerder, "/beheer/doel", {{"jaar", "2027"}, {"aantal", "twintig"}, {"versie", "0"}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("value=\"twintig\""));
    EXPECT_THAT(refused.body, HasSubstr("Aantal plannen in 2027"));
    EXPECT_THAT(test::id_problems(refused.body), IsEmpty());
    for (const char* odd : {"", "x", "1999", "2101", "99999999999999999999"}) EXPECT_THAT(app.get(beheerder, "/beheer/doel?jaar=" + std::string(odd)).body, HasSubstr("Aantal plannen in 2026")) << odd;
}

}  // namespace
}  // namespace ontknoop::invoering
