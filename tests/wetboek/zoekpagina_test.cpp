// SPDX-License-Identifier: EUPL-1.2
#include "wetboek_fixture.h"

#include <boost/json.hpp>
#include <regex>

namespace ontknoop::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

TEST_F(Wetboek, FindsArticle35ForALayQuestion) {
    const auto page = app.post(app.persoon(Rol::professional), "/wetten/zoeken", {{"zoek", "geld voor opvang van de hond tijdens opname"}});
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("artikel 35 lid 1 Participatiewet"));
    EXPECT_THAT(page.body, HasSubstr("Dit zijn onze woorden, nagelezen op de versie van"));
    EXPECT_THAT(page.body, HasSubstr("Wie beslist: college van burgemeester en wethouders."));
    EXPECT_THAT(page.body, HasSubstr(">omdat "));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST_F(Wetboek, KeepsTheWordsOutOfTheAddressBar) {
    const auto page = app.get(app.persoon(Rol::professional), "/wetten");
    EXPECT_THAT(page.body, HasSubstr(R"(action="/wetten/zoeken" method="post")"));
    EXPECT_THAT(attributes_of(page.body, "method"), Not(testing::Contains("get")));
}

TEST_F(Wetboek, ShowsTheLimitsBesideTheRoom) {
    const auto page = app.get(app.persoon(Rol::professional), "/wetten/bepalingen/pw-35-lid-1");
    ASSERT_EQ(page.status, 200);
    const auto* b = bibliotheek().bepalingen.find("pw-35-lid-1");
    ASSERT_NE(b, nullptr);
    ASSERT_THAT(b->grenzen, Not(IsEmpty()));
    EXPECT_THAT(page.body, HasSubstr("Lees deze grens ernaast"));
    for (const std::string& id : b->grenzen) EXPECT_THAT(page.body, HasSubstr("/wetten/bepalingen/" + id));
}

TEST_F(Wetboek, EveryProvisionHasItsPageWithOfficialLinksOnly) {
    static const std::regex official(R"(https://(wetten|lokaleregelgeving)\.overheid\.nl/.*|https://eur-lex\.europa\.eu/.*)");
    const auto& wie = app.persoon(Rol::jurist);
    const std::string eigen = "Waterveen";
    int shown = 0;
    for (const auto& b : bibliotheek().bepalingen.alle()) {
        const auto page = app.get(wie, "/wetten/bepalingen/" + b.id);
        ASSERT_EQ(page.status, b.gemeente ? 404 : 200) << b.id;
        if (b.gemeente) continue;
        ++shown;
        int links = 0;
        for (const std::string& href : attributes_of(page.body, "href"))
            if (!href.starts_with('/') && !href.starts_with('#')) {
                EXPECT_TRUE(std::regex_match(href, official)) << b.id << ": " << href;
                ++links;
            }
        EXPECT_GE(links, 2) << b.id;  // on the card and with the version
        EXPECT_THAT(id_problems(page.body), IsEmpty()) << b.id;
    }
    EXPECT_GT(shown, 200);
}

TEST_F(Wetboek, MarksWhatIsNotLawYet) {
    const auto& all = bibliotheek().bepalingen.alle();
    app.clock.set(*parse_iso_timestamp("2026-11-21T09:00:00.000Z"));
    const auto future = std::ranges::find_if(all, [](const auto& b) { return b.geldig_vanaf && *b.geldig_vanaf == *parse_iso_date("2027-01-01"); });
    ASSERT_NE(future, all.end());
    const auto& wie = app.persoon(Rol::professional);
    EXPECT_THAT(app.get(wie, "/wetten/bepalingen/" + future->id).body, HasSubstr("Geldt pas vanaf 1 januari 2027"));
    app.clock.set(*parse_iso_timestamp("2027-01-01T09:00:00.000Z"));
    EXPECT_THAT(app.get(app.persoon(Rol::jurist), "/wetten/bepalingen/" + future->id).body, Not(HasSubstr("Geldt pas vanaf")));
}

TEST_F(Wetboek, MarksWhatNobodyChecked) {
    const auto& all = bibliotheek().bepalingen.alle();
    const auto unseen = std::ranges::find_if(all, [](const auto& b) { return !b.nagelezen && !b.gemeente; });
    const auto again = std::ranges::find_if(all, [](const auto& b) { return b.hercontrole && !b.gemeente; });
    ASSERT_NE(unseen, all.end());
    ASSERT_NE(again, all.end());
    const auto& wie = app.persoon(Rol::professional);
    EXPECT_THAT(app.get(wie, "/wetten/bepalingen/" + unseen->id).body, HasSubstr("nog niet nagelezen"));
    EXPECT_THAT(app.get(wie, "/wetten/bepalingen/" + again->id).body, HasSubstr("Nummers opnieuw nakijken"));
}

TEST_F(Wetboek, NeverShowsTheLocalRulesOfAnotherMunicipality) {
    const auto local = std::ranges::find_if(bibliotheek().bepalingen.alle(), [](const auto& b) { return b.gemeente == "Rotterdam"; });
    ASSERT_NE(local, bibliotheek().bepalingen.alle().end());
    const auto& wie = app.persoon(Rol::professional);
    for (const std::string& zoek : {std::string("individuele bijzondere bijstand rotterdam"), local->titel, local->aanhaling()})
        EXPECT_THAT(app.post(wie, "/wetten/zoeken", {{"zoek", zoek}, {"gemeente", "Rotterdam"}}).body, Not(HasSubstr("/wetten/bepalingen/" + local->id)));
    EXPECT_THAT(app.get(wie, "/wetten?ruimte=" + local->ruimte + "&gemeente=Rotterdam").body, Not(HasSubstr("/wetten/bepalingen/" + local->id)));
    EXPECT_EQ(app.get(wie, "/wetten/bepalingen/" + local->id).status, 404);
}

TEST_F(Wetboek, ListsByLifeDomainAndKindOfRoomWithoutWords) {
    const auto& wie = app.persoon(Rol::professional);
    const auto begin = app.get(wie, "/wetten");
    for (const auto& l : bibliotheek().bepalingen.leefgebieden()) {
        EXPECT_THAT(begin.body, HasSubstr("/wetten?leefgebied=" + l.code));
        EXPECT_THAT(app.get(wie, "/wetten?leefgebied=" + l.code).body, HasSubstr("ok-bepaling"));
    }
    const auto hardheid = app.get(wie, "/wetten?ruimte=hardheidsclausule");
    EXPECT_THAT(hardheid.body, HasSubstr("Hardheidsclausule"));
    EXPECT_THAT(id_problems(hardheid.body), IsEmpty());
}

TEST_F(Wetboek, FoldsALongListToNamesAndPlaces) {
    const auto page = app.get(app.persoon(Rol::professional), "/wetten?leefgebied=geld_schulden").body;
    auto aantal = [&](std::string_view wat) {
        std::size_t n = 0;
        for (std::size_t at = page.find(wat); at != std::string::npos; at = page.find(wat, at + 1)) ++n;
        return n;
    };
    const std::size_t kaarten = aantal("<article class=\"ok-bepaling");
    ASSERT_GT(kaarten, 20u);
    EXPECT_EQ(aantal("<details class=\"ok-uitklap\" id=\"gevonden-"), kaarten - 6) << "the first six stand open";
    EXPECT_LT(page.find("<article"), page.find("<details class=\"ok-uitklap\" id=\"gevonden-"));
    EXPECT_THAT(page, testing::ContainsRegex("id=\"gevonden-[^\"]+\"><summary>[^<]+ <small class=\"ok-kern\">artikel [^<]+ · [^<]+</small></summary>"));
    EXPECT_THAT(id_problems(page), IsEmpty());
}

TEST_F(Wetboek, NothingFoundLeadsToTheClosedArgumentsAndTheJurist) {
    const auto page = app.post(app.persoon(Rol::professional), "/wetten/zoeken", {{"zoek", "qwxzv pfffrt"}});
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("0 artikelen gevonden"));
    EXPECT_THAT(page.body, HasSubstr("/wetten/tegenwerpingen"));
    EXPECT_THAT(page.body, HasSubstr("jurist"));
}

TEST_F(Wetboek, HostileQuestionsAreAnsweredWithAPage) {
    const auto& wie = app.persoon(Rol::professional);
    const std::pair<std::string, int> vragen[] = {
        {"", 200}, {"   ", 200}, {"\"", 200}, {"* OR NEAR(", 200}, {"artikel", 200}, {"'; DROP TABLE casus; --", 200}, {"?!.,;:()[]{}", 200},
        {"<script>alert(1)</script>", 200}, {std::string(400, 'a'), 200}, {std::string(401, 'a'), 400}, {std::string(200'000, 'x'), 400},
        {std::string("a\0b", 3), 400}, {"\xff\xfe", 400}, {"\x1b[2J", 400}, {"\xE2\x80\xAE" "draaiom", 200}, {"art. 99999 lid 77 Pw", 200}, {"de het een", 200}};
    for (const auto& [vraag, status] : vragen) {
        const auto page = app.post(wie, "/wetten/zoeken", {{"zoek", vraag}});
        EXPECT_EQ(page.status, status) << vraag.substr(0, 40);
        EXPECT_THAT(page.body, Not(HasSubstr("<script>alert")));
        EXPECT_THAT(id_problems(page.body), IsEmpty()) << vraag.substr(0, 40);
    }
}

TEST_F(Wetboek, SaysAllThatIsWrongAndKeepsWhatWasTyped) {
    const std::string lang(401, 'a');
    const auto page = app.post(app.persoon(Rol::professional), "/wetten/zoeken",
                               {{"zoek", lang}, {"leefgebied", "bestaat_niet"}, {"ruimte", "x"}, {"op", "31-31-2026"}});
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body, HasSubstr("hoogstens 400 tekens"));
    EXPECT_THAT(page.body, HasSubstr("Dit leefgebied kennen we niet"));
    EXPECT_THAT(page.body, HasSubstr("Deze soort ruimte kennen we niet"));
    EXPECT_THAT(page.body, HasSubstr("Dit is geen dag die we kennen"));
    EXPECT_THAT(page.body, HasSubstr(lang));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST_F(Wetboek, WhoMayNotReadTheLawGetsNoPage) {
    EXPECT_EQ(app.get(app.persoon(Rol::auditor), "/wetten").status, 403);
    EXPECT_EQ(app.get(app.persoon(Rol::professional), "/wetten/bepalingen/bestaat-niet").status, 404);
    EXPECT_EQ(app.get(app.persoon(Rol::professional), "/wetten/zoeken").status, 200);
}

TEST_F(Wetboek, AnswersTheTenClosedArguments) {
    const auto page = app.get(app.persoon(Rol::professional), "/wetten/tegenwerpingen");
    ASSERT_EQ(page.status, 200);
    EXPECT_EQ(bibliotheek().tegenwerpingen.alle().size(), 10u);
    for (const auto& w : bibliotheek().tegenwerpingen.alle()) {
        EXPECT_THAT(page.body, HasSubstr("id=\"" + w.id + "\""));
        EXPECT_THAT(page.body, HasSubstr(w.naam));
    }
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST(tegenwerpingen, the_arguments_a_plan_can_name_are_the_ones_that_have_an_answer_and_a_letter) {
    const auto codes = maatwerkplan::opties("tegenwerping");
    ASSERT_EQ(codes.size(), bibliotheek().tegenwerpingen.alle().size());
    const auto t = inhoud::Teksten::load(bibliotheek().bestanden);
    for (const std::string_view code : codes) {
        EXPECT_NE(bibliotheek().tegenwerpingen.find(code), nullptr) << code;
        EXPECT_TRUE(t.has("brief." + std::string(code))) << code;
    }
}

}  // namespace
}  // namespace ontknoop::test
