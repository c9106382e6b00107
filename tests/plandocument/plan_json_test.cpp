// SPDX-License-Identifier: EUPL-1.2
//
// A plan leaves as data and comes back the same; what does not fit is refused with everything that is wrong, and nothing
// stays behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maatwerkplan/voorbeeldplan.h"
#include "plandocument/plandocument_fixture.h"

namespace ontknoop::test {
namespace {

using maatwerkplan::Soort;
using maatwerkplan::Veld;
using maatwerkplan::VeldSoort;
using plandocument::read_plan_json;
using plandocument::write_plan_json;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAreArray;

class PlanJson : public ::testing::Test {
protected:
    PlandocumentApp app;
    const Persoon& maker = app.persoon(toegang::Rol::professional);

    std::string export_of(const CasusId& id) {
        const auto r = app.get(maker, "/casussen/" + id.value + "/document/plan.json");
        EXPECT_EQ(r.status, 200);
        return r.body;
    }
    http::Response import(const Persoon& wie, const std::string& file, const std::string& field = "bestand") {
        http::Request request;
        request.method = http::Method::post;
        request.path = request.target = "/casussen/importeren";
        request.remote_address = "127.0.0.1";
        request.id = "test";
        request.headers.set("Host", "127.0.0.1");
        request.cookies.add("sessie", wie.cookie);
        request.form.add("csrf", crypto::keyed_hash(app.services().csrf_key, wie.wie.sessie_hash));
        auto upload = std::make_shared<http::UploadedFile>();
        upload->field = field, upload->file_name = "plan.json", upload->content = file, upload->size = file.size();
        request.files.push_back(upload);
        return app.handle(request);
    }
    // "/casussen/<id>/plan?melding=..." -> <id>
    static CasusId made(const http::Response& r) {
        const std::string_view to = r.headers.get("Location");
        return {std::string(to.substr(std::string_view("/casussen/").size(), 16))};
    }
    std::size_t casussen(const Persoon& wie) {
        return app.als(wie, [](app::Context& ctx) { return casus::list(ctx, {}).size(); });
    }
};

std::string file(const std::string& parts) { return R"({"formaat":"ontknoop-plan","versie":1,"onderdelen":)" + parts + "}"; }

TEST_F(PlanJson, is_the_same_after_reading_it_in_for_every_practice_case) {
    for (const inhoud::DemoCasus& demo : alle_inhoud().demo) {
        const std::string before = export_of(app.demo(maker, demo.sleutel));
        const auto r = import(maker, before);
        ASSERT_EQ(r.status, 303) << demo.sleutel << r.body;
        EXPECT_EQ(export_of(made(r)), before) << demo.sleutel;
    }
}

TEST_F(PlanJson, is_the_same_after_reading_it_in_with_something_in_every_field) {
    const CasusId id = app.casus(maker);
    maatwerkplan::maak_vol(app, maker, id);
    const std::string before = export_of(id);
    for (const Soort& soort : maatwerkplan::soorten())
        for (const Veld& veld : soort.velden)
            if (veld.soort != VeldSoort::gebruiker) {
                EXPECT_THAT(before, HasSubstr("\"" + std::string(veld.naam) + "\": ")) << soort.naam;
            }
    const auto r = import(maker, before);
    ASSERT_EQ(r.status, 303) << r.body;
    EXPECT_EQ(export_of(made(r)), before);
}

// A value of this field at the edge of what is allowed, as somebody types it.
std::vector<std::string> odd_value(const Veld& veld, SeededRandom& random, const std::vector<std::string>& targets) {
    unsigned char byte[4];
    random.fill(byte, sizeof byte);
    static const char* texts[] = {"Één Ĳsje \"met\" \\ en\n\nregels\tx", "<script>alert(1)</script>", "\xf0\x9f\x8d\x8b\xe2\x80\xae omgekeerd", " ", "=1+1", "{0} {}"};
    switch (veld.soort) {
        case VeldSoort::regel:
        case VeldSoort::tekst: return {texts[byte[0] % std::size(texts)]};
        case VeldSoort::keuze: {
            const auto codes = maatwerkplan::opties(veld.opties);
            return {std::string(codes[byte[0] % codes.size()])};
        }
        case VeldSoort::meerkeuze: {
            std::vector<std::string> chosen;
            for (const std::string_view code : maatwerkplan::opties(veld.opties))
                if ((random.fill(byte, 1), byte[0] % 2)) chosen.emplace_back(code);
            return chosen;
        }
        case VeldSoort::ja_nee: return {byte[0] % 2 ? "ja" : "nee"};
        case VeldSoort::geheel: return {std::to_string(byte[0] % 2 ? veld.maximum : veld.minimum)};
        case VeldSoort::getal: return {std::to_string(std::min<std::int64_t>(veld.maximum - 1, byte[0] * 251)) + "," + std::to_string(1000 + byte[1])};
        case VeldSoort::procent: return {byte[0] % 2 ? std::to_string(veld.minimum) : std::to_string(veld.maximum - 1) + ",25"};
        case VeldSoort::bedrag: return {std::to_string(byte[0] * 4099) + "," + (byte[1] % 100 < 10 ? "0" : "") + std::to_string(byte[1] % 100)};
        case VeldSoort::datum: return {veld.naam == "opvolgmoment" || veld.naam == "volgende" ? "2027-02-28" : "2024-02-29"};
        case VeldSoort::verwijzing: return targets.empty() ? targets : std::vector{targets[byte[0] % targets.size()]};
        case VeldSoort::verwijzingen: return targets;
        case VeldSoort::gebruiker: return {};
    }
    return {};
}

TEST_F(PlanJson, reads_a_plan_in_as_a_draft_whatever_was_decided_about_its_breakthrough) {
    const auto r = import(maker, file(R"({"doorbraak":[{"id":"d","titel":"Pension","status":"toegekend"}]})"));
    ASSERT_EQ(r.status, 303) << r.body;
    EXPECT_EQ(app.plan(maker, made(r)).een("doorbraak")->get("titel"), "Pension");
    EXPECT_EQ(app.plan(maker, made(r)).een("doorbraak")->get("status"), "");
}

TEST_F(PlanJson, of_a_plan_that_was_handed_in_says_with_which_content_and_is_read_in_as_a_draft) {
    const CasusId id = app.casus(maker);
    EXPECT_THAT(export_of(id), Not(HasSubstr("vastgelegd")));
    app.als(maker, [&](app::Context& ctx) {
        return casus::set_status(ctx, casus::open(ctx, id.value, casus::Toegang::schrijven).value(), "ingediend", "").has_value();
    });
    const std::string text = export_of(id);
    EXPECT_THAT(text, HasSubstr("\"vastgelegd\": {\n    \"op\": \"2026-11-21T"));
    for (const auto& v : casus::inhoud_nu(app.services().bestanden)) EXPECT_THAT(text, HasSubstr("\"" + v.soort + "\": \"" + v.versie + "\""));
    const auto r = import(maker, text);
    ASSERT_EQ(r.status, 303) << r.body;
    EXPECT_THAT(export_of(made(r)), Not(HasSubstr("vastgelegd")));
    EXPECT_EQ(import(maker, R"({"formaat":"ontknoop-plan","versie":1,"vastgelegd":3,"onderdelen":{}})").status, 400);
}

TEST_F(PlanJson, is_the_same_after_reading_it_in_for_random_plans) {
    SeededRandom random(7);
    for (int round = 0; round < 6; ++round) {
        const CasusId id = app.casus(maker, round % 2 == 0);
        for (int copy = 0; copy < 3; ++copy)
            for (const Soort& soort : maatwerkplan::soorten()) {
                unsigned char byte = 0;
                random.fill(&byte, 1);
                if (byte % 4 == 0) continue;
                const auto plan = app.plan(maker, id);
                std::string ouder;
                if (!soort.ouder.empty()) {
                    const auto parents = plan.van(soort.ouder);
                    if (parents.empty()) continue;
                    ouder = parents[byte % parents.size()]->id.value;
                }
                maatwerkplan::Invoer invoer;
                for (const Veld& veld : soort.velden) {
                    random.fill(&byte, 1);
                    if (byte % 3 == 0) continue;
                    std::vector<std::string> targets;
                    for (const auto* o : plan.van(veld.naar)) targets.push_back(o->id.value);
                    if (auto value = odd_value(veld, random, targets); !value.empty() && maatwerkplan::past_bij_plan(veld, value[0], "concept")) invoer[std::string(veld.naam)] = std::move(value);
                }
                app.add(maker, id, soort.naam, ouder, invoer);
                app.clock.advance(std::chrono::seconds(11));
            }
        const std::string before = export_of(id);
        const auto r = import(maker, before);
        ASSERT_EQ(r.status, 303) << r.body;
        EXPECT_EQ(export_of(made(r)), before);
    }
}

TEST_F(PlanJson, keeps_two_equal_parts_two) {
    const auto r = import(maker, file(R"({"partij":[{"organisatie":"School"},{"organisatie":"School"}]})"));
    ASSERT_EQ(r.status, 303);
    EXPECT_EQ(app.plan(maker, made(r)).van("partij").size(), 2u);
}

TEST_F(PlanJson, holds_no_user) {
    const CasusId id = app.demo(maker, "zoon_21");
    const std::string text = export_of(id);
    EXPECT_THAT(text, Not(HasSubstr(maker.wie.gebruiker.value)));
    EXPECT_THAT(text, Not(HasSubstr(maker.wie.naam)));
    EXPECT_THAT(text, Not(HasSubstr("regisseur")));
}

TEST_F(PlanJson, of_an_empty_plan_can_be_read_in_too) {
    const auto r = import(maker, export_of(app.casus(maker)));
    ASSERT_EQ(r.status, 303) << r.body;
    EXPECT_TRUE(app.plan(maker, made(r)).onderdelen.empty());
}

struct Bad {
    const char* file;
    const char* field;
    const char* code;
};
const Bad bad_files[] = {
    {"", "", "plandocument.geen_json"},
    {"geen json", "", "plandocument.geen_json"},
    {"{\"formaat\":", "", "plandocument.geen_json"},
    {"\xff\xfe", "", "plandocument.geen_json"},
    {"[]", "", "plandocument.geen_plan"},
    {"{}", "", "plandocument.geen_plan"},
    {R"({"formaat":"ontknoop-plan","versie":2,"onderdelen":{}})", "", "plandocument.geen_plan"},
    {R"({"formaat":"iets anders","versie":1,"onderdelen":{}})", "", "plandocument.geen_plan"},
    {R"({"formaat":"ontknoop-plan","versie":1})", "onderdelen", "plandocument.ontbreekt"},
    {R"({"formaat":"ontknoop-plan","versie":1,"onderdelen":[]})", "onderdelen", "plandocument.geen_object"},
    {R"({"formaat":"ontknoop-plan","versie":1,"onderdelen":{},"meer":1})", "meer", "plandocument.onbekend"},
    {R"({"formaat":"ontknoop-plan","versie":1,"onderdelen":{},"oefencasus":"ja"})", "oefencasus", "plandocument.geen_ja_nee"},
};
const Bad bad_parts[] = {
    {R"({"geheim":{}})", "onderdelen.geheim", "plandocument.onbekend"},
    {R"({"casus":[]})", "onderdelen.casus", "plandocument.geen_object"},
    {R"({"partij":{}})", "onderdelen.partij", "plandocument.geen_lijst"},
    {R"({"partij":["School"]})", "onderdelen.partij[0]", "plandocument.geen_object"},
    {R"({"casus":{"achternaam":"x"}})", "onderdelen.casus.achternaam", "plandocument.onbekend"},
    {R"({"casus":{"regisseur":"0000000000000000"}})", "onderdelen.casus.regisseur", "plandocument.onbekend"},
    {R"({"casus":{"alias":7}})", "onderdelen.casus.alias", "plandocument.geen_tekst"},
    {R"({"casus":{"alias":null}})", "onderdelen.casus.alias", "plandocument.geen_tekst"},
    {R"({"casus":{"alias":"\u0000"}})", "onderdelen.casus.alias", "veld.ongeldige_tekens"},
    {R"({"casus":{"volwassenen":1.5}})", "onderdelen.casus.volwassenen", "plandocument.geen_geheel"},
    {R"({"casus":{"volwassenen":"2"}})", "onderdelen.casus.volwassenen", "plandocument.geen_geheel"},
    {R"({"casus":{"volwassenen":21}})", "onderdelen.casus.volwassenen", "veld.buiten_bereik"},
    {R"({"casus":{"volwassenen":18446744073709551615}})", "onderdelen.casus.volwassenen", "veld.buiten_bereik"},
    {R"({"casus":{"toestemming":"ja"}})", "onderdelen.casus.toestemming", "plandocument.geen_ja_nee"},
    {R"({"casus":{"samenstelling":"kasteel"}})", "onderdelen.casus.samenstelling", "veld.geen_keuze"},
    {R"({"casus":{"kenmerken":"mantelzorger"}})", "onderdelen.casus.kenmerken", "plandocument.geen_lijst_teksten"},
    {R"({"casus":{"kenmerken":["mantelzorger",1]}})", "onderdelen.casus.kenmerken", "plandocument.geen_lijst_teksten"},
    {R"({"casus":{"kenmerken":["onzin"]}})", "onderdelen.casus.kenmerken", "veld.geen_keuze"},
    {R"({"partij":[{"uren_per_keer":1.23456}]})", "onderdelen.partij[0].uren_per_keer", "veld.geen_getal"},
    {R"({"partij":[{"uren_per_keer":"1"}]})", "onderdelen.partij[0].uren_per_keer", "plandocument.geen_getal"},
    {R"({"partij":[{"uren_per_keer":1e300}]})", "onderdelen.partij[0].uren_per_keer", "veld.geen_getal"},
    {R"({"partij":[{"uren_per_keer":-1}]})", "onderdelen.partij[0].uren_per_keer", "veld.negatief"},
    {R"({"partij":[{},{"kosten_per_jaar":12.345}]})", "onderdelen.partij[1].kosten_per_jaar", "veld.geen_bedrag"},
    {R"({"partij":[{"kosten_per_jaar":-1}]})", "onderdelen.partij[0].kosten_per_jaar", "veld.bedrag_buiten_bereik"},
    {R"({"doorbraak":[{"uiterste_datum":"3 december 2026"}]})", "onderdelen.doorbraak[0].uiterste_datum", "plandocument.geen_datum"},
    {R"({"doorbraak":[{"uiterste_datum":"2026-02-30"}]})", "onderdelen.doorbraak[0].uiterste_datum", "plandocument.geen_datum"},
    {R"({"partij":[{"id":"Een Kenmerk"}]})", "onderdelen.partij[0].id", "plandocument.geen_id"},
    {R"({"partij":[{"id":"a"},{"id":"a"}]})", "onderdelen.partij[1].id", "plandocument.dubbel_id"},
    {R"({"partij":[{"id":"a"}],"probleem":[{"id":"a"}]})", "onderdelen.probleem[0].id", "plandocument.dubbel_id"},
    {R"({"wetsgrond":[{}]})", "onderdelen.wetsgrond[0].ouder", "plandocument.ontbreekt"},
    {R"({"wetsgrond":[{"ouder":"d"}]})", "onderdelen.wetsgrond[0].ouder", "veld.onbekende_verwijzing"},
    {R"({"partij":[{"id":"d"}],"wetsgrond":[{"ouder":"d"}]})", "onderdelen.wetsgrond[0].ouder", "veld.onbekende_verwijzing"},
    {R"({"doorbraak":[{"id":"d"}],"weging":[{"ouder":"d"},{"ouder":"d"}]})", "onderdelen.weging[1].ouder", "plandocument.al_bezet"},
    {R"({"behoefte":[{"hangt_af_van":"d"}]})", "onderdelen.behoefte[0].hangt_af_van", "veld.onbekende_verwijzing"},
    {R"({"behoefte":[{"id":"b","hangt_af_van":"b"}]})", "onderdelen.behoefte[0].hangt_af_van", "veld.onbekende_verwijzing"},
    {R"({"casus":{"id":"x"}})", "onderdelen.casus.id", "plandocument.onbekend"},
    {R"({"partij":[{"ouder":"x"}]})", "onderdelen.partij[0].ouder", "plandocument.onbekend"},
};

void expect_refused(const std::string& text, const std::string& field, const std::string& code) {
    const auto read = read_plan_json(text);
    ASSERT_FALSE(read) << text;
    ASSERT_EQ(read.error().size(), 1u) << text << " " << read.error()[0].code << " " << read.error()[0].field;
    EXPECT_EQ(read.error()[0].field, field) << text;
    EXPECT_EQ(read.error()[0].code, code) << text;
}

TEST_F(PlanJson, says_what_is_wrong_and_where) {
    for (const Bad& bad : bad_files) expect_refused(bad.file, bad.field, bad.code);
    for (const Bad& bad : bad_parts) expect_refused(file(bad.file), bad.field, bad.code);
    expect_refused(file(R"({"casus":{"alias":")" + std::string(61, 'x') + "\"}}"), "onderdelen.casus.alias", "veld.te_lang");
    expect_refused(std::string(plandocument::grootste_bestand + 1, ' '), "", "plandocument.te_groot");
    EXPECT_FALSE(read_plan_json(std::string(100'000, '[')));
}

TEST_F(PlanJson, has_words_for_everything_that_can_be_wrong) {
    for (const auto& list : {std::span<const Bad>(bad_files), std::span<const Bad>(bad_parts)})
        for (const Bad& bad : list) EXPECT_TRUE(app.teksten().has("fout." + std::string(bad.code))) << bad.code;
}

TEST_F(PlanJson, says_everything_that_is_wrong_at_once) {
    const auto read = read_plan_json(file(R"({"geheim":1,"casus":{"alias":1,"volwassenen":"x"},"doorbraak":[{"id":"d","titel":[]}],"wetsgrond":[{"ouder":"e","oordeel":"nee"}]})"));
    ASSERT_FALSE(read);
    std::vector<std::string> fields;
    for (const Error& e : read.error()) fields.push_back(e.field);
    EXPECT_THAT(fields, UnorderedElementsAreArray({"onderdelen.geheim", "onderdelen.casus.alias", "onderdelen.casus.volwassenen", "onderdelen.doorbraak[0].titel",
                                                   "onderdelen.wetsgrond[0].ouder", "onderdelen.wetsgrond[0].oordeel"}));
}

TEST_F(PlanJson, stops_counting_at_a_hundred_mistakes) {
    std::string parts = "{}";
    for (int i = 1; i < 200; ++i) parts += ",{\"x\":1}";
    const auto read = read_plan_json(file("{\"partij\":[" + parts + "]}"));
    ASSERT_FALSE(read);
    ASSERT_EQ(read.error().size(), 101u);
    EXPECT_EQ(read.error().back(), (Error{"plandocument.meer_fouten", {"99"}, ""}));
}

TEST_F(PlanJson, may_hold_two_hundred_of_a_kind_and_two_thousand_in_all) {
    auto list = [](const std::string& soort, int count, const std::string& part = "{}") {
        std::string all;
        for (int i = 0; i < count; ++i) all += (i ? "," : "") + part;
        return "\"" + soort + "\":[" + all + "]";
    };
    EXPECT_TRUE(read_plan_json(file("{" + list("partij", 200) + "}")));
    expect_refused(file("{" + list("partij", 201) + "}"), "onderdelen.partij", "plan.vol");
    std::string all;
    int kinds = 0;
    for (const Soort& soort : maatwerkplan::soorten())
        if (soort.aantal == maatwerkplan::Aantal::lijst && soort.ouder.empty() && ++kinds) all += (all.empty() ? "" : ",") + list(std::string(soort.naam), 200);
    ASSERT_GT(kinds * 200, static_cast<int>(plandocument::meeste_delen)) << "too few kinds to pass the limit: raise this test";
    expect_refused(file("{" + all + "}"), "onderdelen", "plandocument.te_veel");
}

TEST_F(PlanJson, leaves_nothing_behind_when_it_is_refused) {
    const std::size_t before = casussen(maker);
    const auto r = import(maker, file(R"({"casus":{"alias":"Goed"},"doorbraak":[{"bedrag":"veel"}]})"));
    EXPECT_EQ(r.status, 400);
    EXPECT_THAT(r.body, HasSubstr("onderdelen.doorbraak[0].bedrag"));
    EXPECT_EQ(id_problems(r.body), std::vector<std::string>{});
    EXPECT_EQ(casussen(maker), before);
}

TEST_F(PlanJson, asks_for_a_file) {
    EXPECT_EQ(import(maker, "").status, 400);
    EXPECT_EQ(import(maker, file("{}"), "iets_anders").status, 400);
    EXPECT_THAT(import(maker, "").body, HasSubstr(app.teksten()("fout.plandocument.geen_bestand", {})));
}

TEST_F(PlanJson, is_read_in_only_by_who_may_make_a_case) {
    EXPECT_EQ(import(app.persoon(toegang::Rol::beleidsmaker), file("{}")).status, 403);
    EXPECT_EQ(app.get(app.persoon(toegang::Rol::beleidsmaker), "/casussen/importeren").status, 403);
    EXPECT_EQ(app.get(maker, "/casussen/importeren").status, 200);
}

TEST_F(PlanJson, leaves_an_audit_line_when_it_is_read_in) {
    const auto r = import(maker, file(R"({"casus":{"alias":"Zeester"}})"));
    ASSERT_EQ(r.status, 303);
    const auto lines = app.als(maker, [](app::Context& ctx) {
        return logboek::count(ctx.tx(), ctx.wie().organisatie, {.gebruiker_id = "", .handeling = "casus.ingelezen", .object_id = "", .vanaf = "", .tot = ""});
    });
    EXPECT_EQ(lines, 1);
}

}  // namespace
}  // namespace ontknoop::test
