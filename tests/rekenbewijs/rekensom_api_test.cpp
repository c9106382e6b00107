// SPDX-License-Identifier: EUPL-1.2
// The calculator for other programs: the documented schema, the full result, and every wrong field at once.
#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <set>

#include "app/session.h"
#include "inhoud/toml_document.h"
#include "rekenbewijs/json_schema.h"
#include "rekenblad/rekenblad.h"
#include "rekentool/rekensom_json.h"
#include "support/app_fixture.h"

namespace ontknoop::rekenblad {
namespace {

namespace json = boost::json;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

class RekensomApi : public testing::Test {
protected:
    test::App app{{rekenblad::routes()}};
    const test::Persoon& wie = app.persoon(Rol::professional);

    http::Response send(const std::string& body, const std::string& type = "application/json", bool token = true) {
        http::Request request;
        request.method = http::Method::post;
        request.path = request.target = "/api/v1/rekensommen/_bereken";
        request.headers.set("Host", "127.0.0.1");
        request.headers.set("Content-Type", type);
        if (token) request.headers.set("X-CSRF-Token", app.als(wie, [](app::Context& ctx) { return ctx.csrf_token(); }));
        request.cookies.add(std::string(app::session_cookie_name(app.instellingen)), wie.cookie);
        request.remote_address = "127.0.0.1";
        request.id = "test";
        request.body = body;
        return app.handle(request);
    }
    const std::string& content(const std::string& path) { return app.services().bestanden.get(path); }
    // "code veld" of everything that is wrong, and each has words.
    std::set<std::string> faults(const http::Response& answer) {
        std::set<std::string> all;
        EXPECT_EQ(answer.status, 400);
        EXPECT_EQ(answer.headers.get("Content-Type"), "application/problem+json");
        const json::value body = json::parse(answer.body);
        for (const auto& fault : body.at("fouten").as_array()) {
            all.insert(std::string(fault.at("code").as_string()) + " " + std::string(fault.at("veld").as_string()));
            EXPECT_THAT(std::string(fault.at("tekst").as_string()), Not(HasSubstr("rekentool."))) << "a person can read it";
        }
        return all;
    }
    std::vector<json::value> examples() {
        const json::value spec = json::parse(content("api/openapi.json"));
        std::vector<json::value> all;
        for (const auto& example : spec.at_pointer("/paths/~1rekensommen~1_bereken/post/requestBody/content/application~1json/examples").as_object()) all.push_back(example.value().at("value"));
        return all;
    }
};

std::string with_line(const std::string& fields) { return R"({"regels":[{"id":"a","eenheid":"stuk","betalers":"gemeente",)" + fields + "}]}"; }

TEST_F(RekensomApi, the_documented_examples_fit_the_schema_and_their_answers_fit_theirs) {
    const test::JsonSchema input(content("schema/rekensom.schema.json")), output(content("schema/rekenuitkomst.schema.json"));
    ASSERT_GE(examples().size(), 2u);
    for (const json::value& example : examples()) {
        EXPECT_THAT(input.problems(example), IsEmpty());
        const auto answer = send(json::serialize(example));
        ASSERT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(answer.headers.get("API-Version"), "1.0.0");
        EXPECT_THAT(output.problems(json::parse(answer.body)), IsEmpty());
    }
}

TEST_F(RekensomApi, the_car_instead_of_the_taxi_saves_what_a_person_can_add_up) {
    const json::value answer = json::parse(send(json::serialize(examples()[0])).body);
    EXPECT_EQ(answer.at("kosten").at("niets").as_int64(), 795600);
    EXPECT_EQ(answer.at("kosten").at("doorbraak").as_int64(), 300000);
    EXPECT_EQ(answer.at("saldo").as_int64(), 495600);
    const auto receipt = rekentool::read_receipt(json::serialize(answer.at("ontvangstbewijs")));
    ASSERT_TRUE(receipt);
    EXPECT_TRUE(rekentool::recompute(*receipt)->gelijk);
}

// Every worked example of the method, in its canonical form: what the engine writes is what the schema describes, both ways.
TEST_F(RekensomApi, the_schema_describes_every_worked_example_in_and_out) {
    const test::JsonSchema input(content("schema/rekensom.schema.json")), output(content("schema/rekenuitkomst.schema.json"));
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(ONTKNOOP_SOURCE_DIR "/tests/rekentool/scenarios")) {
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        auto som = rekentool::read_rekensom_toml(text, "rekensom");
        ASSERT_TRUE(som) << entry.path();
        som->simulatie.trekkingen = 100;
        EXPECT_THAT(input.problems(json::parse(rekentool::to_json(*som))), IsEmpty()) << entry.path();
        const auto result = rekentool::calculate_all(*som);
        ASSERT_TRUE(result) << entry.path();
        EXPECT_THAT(output.problems(json::parse(rekentool::to_json(*result))), IsEmpty()) << entry.path();
        ++files;
    }
    EXPECT_GT(files, 30);
}

// Calls `visit` with the path of every property the schema knows, following its references once.
void each_property(const json::object& root, const json::object& schema, const std::string& path, const std::function<void(const std::string&)>& visit) {
    if (const auto* ref = schema.if_contains("$ref")) each_property(root, json::value(root).at_pointer(std::string(ref->as_string()).substr(1)).as_object(), path, visit);
    for (const char* key : {"anyOf", "allOf"})
        if (const auto* list = schema.if_contains(key))
            for (const auto& one : list->as_array()) each_property(root, one.as_object(), path, visit);
    if (const auto* items = schema.if_contains("items")) each_property(root, items->as_object(), path + "/0", visit);
    if (const auto* properties = schema.if_contains("properties"))
        for (const auto& [name, member] : properties->as_object()) {
            visit(path + "/" + std::string(name));
            each_property(root, member.as_object(), path + "/" + std::string(name), visit);
        }
}

// A document with only the field at this path, wrong on purpose: the reader complains about its value, never about its name.
TEST_F(RekensomApi, the_reader_knows_every_field_the_schema_promises) {
    const test::JsonSchema input(content("schema/rekensom.schema.json"));
    int fields = 0;
    each_property(input.root(), input.root(), "", [&](const std::string& path) {
        std::vector<std::string> parts;
        for (std::size_t at = 0; at != std::string::npos && at < path.size();) {
            const std::size_t end = path.find('/', at + 1);
            parts.push_back(path.substr(at + 1, end == std::string::npos ? end : end - at - 1));
            at = end;
        }
        json::value document(nullptr);
        for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
            document = *part == "0" ? json::value(json::array{document}) : json::value(json::object{{*part, document}});
            // A low or high end alone is no estimate: it comes with what is likely.
            if (*part == "laag" || *part == "hoog") document.as_object()["waarschijnlijk"] = 1;
        }
        const auto read = rekentool::read_rekensom_json(json::serialize(document));
        if (!read) {
            for (const Error& e : read.error()) EXPECT_NE(e.code, "rekentool.veld_onbekend") << path << " " << e.field;
        }
        ++fields;
    });
    EXPECT_GT(fields, 60);
}

TEST_F(RekensomApi, the_lists_of_words_in_the_schema_are_those_of_the_engine) {
    const json::value schema = json::parse(content("schema/rekensom.schema.json"));
    const auto words = [&](const char* pointer) {
        std::set<std::string> all;
        for (const auto& word : schema.at_pointer(pointer).as_array()) all.emplace(word.as_string());
        return all;
    };
    std::set<std::string> units;
    for (const std::string_view unit : rekentool::all_eenheden()) units.emplace(unit);
    EXPECT_EQ(words("/$defs/regel/properties/eenheid/enum"), units);
    for (const std::string& word : words("/$defs/regel/properties/frequentie/enum")) EXPECT_TRUE(rekentool::parse_frequentie(word)) << word;
    for (const std::string& word : words("/$defs/regel/properties/soort/enum")) EXPECT_TRUE(rekentool::parse_soort(word)) << word;
    for (const std::string& word : words("/$defs/prijs/properties/bewijsgraad/enum")) EXPECT_TRUE(rekentool::parse_bewijsgraad(word)) << word;
    for (const std::string& word : words("/$defs/prijs/properties/herkomst/enum")) EXPECT_TRUE(rekentool::parse_prijslaag(word)) << word;
    EXPECT_EQ(words("/$defs/regel/properties/frequentie/enum").size(), 6u);
    EXPECT_EQ(words("/$defs/prijs/properties/bewijsgraad/enum").size(), 6u);
    EXPECT_EQ(words("/$defs/prijs/properties/herkomst/enum").size(), 5u);
}

TEST_F(RekensomApi, each_classic_mistake_has_a_message_of_its_own) {
    EXPECT_THAT(faults(send(R"({"horizon_maanden": NaN})")), Contains(HasSubstr("geen_json")));
    EXPECT_THAT(faults(send(R"({"horizon_maanden": "NaN"})")), Contains("rekentool.getal_nan horizon_maanden"));
    EXPECT_THAT(faults(send(R"({"horizon_maanden": -12})")), Contains("rekentool.horizon_negatief horizon_maanden"));
    EXPECT_THAT(faults(send(with_line(R"("prijs":{"bedrag_euro":1000000000000000000})"))), Contains("rekentool.bedrag_te_hoog regels[0].prijs.bedrag_euro"));
    EXPECT_THAT(faults(send(with_line(R"("prijs":{"bedrag_euro":1},"kans":{"niets":1.4})"))), Contains("rekentool.kans_bereik regels[0].kans.niets"));
    EXPECT_THAT(faults(send(R"({"startdatum": "2026-02-29"})")), Contains("rekentool.datum_bestaat_niet startdatum"));
    EXPECT_THAT(faults(send(with_line(R"("prijs":{"bedrag_euro":1,"indexreeks":"cpi"})"))), Contains("rekentool.prijs_zonder_jaar regels[0].prijs.prijsjaar"));
    std::set<std::string> texts;
    for (const char* code : {"geen_json", "getal_nan", "horizon_negatief", "bedrag_te_hoog", "kans_bereik", "datum_bestaat_niet", "prijs_zonder_jaar"})
        texts.emplace(app.teksten().find("fout.rekentool." + std::string(code)));
    EXPECT_EQ(texts.size(), 7u) << "no two say the same";
    EXPECT_EQ(send(R"({"startdatum": "2028-02-29"})").status, 200) << "2028 is a leap year";
}

TEST_F(RekensomApi, all_that_is_wrong_comes_at_once) {
    const auto answer = send(R"({"horizon_maanden":-12,"startdatum":"2026-02-29","kleur":"rood","regels":[{"id":"a","eenheid":"uurtje","betalers":"gemeente",
        "prijs":{"bedrag_euro":1e18},"kans":{"niets":1.4}},{"id":"a","eenheid":"stuk","prijs":{"bedrag_euro":-1}}]})");
    EXPECT_THAT(faults(answer), AllOf(Contains("rekentool.horizon_negatief horizon_maanden"), Contains("rekentool.datum_bestaat_niet startdatum"),
                                      Contains("rekentool.veld_onbekend kleur"), Contains("rekentool.eenheid_onbekend regels[0].eenheid"),
                                      Contains("rekentool.bedrag_te_hoog regels[0].prijs.bedrag_euro"), Contains("rekentool.kans_bereik regels[0].kans.niets"),
                                      Contains("rekentool.id_dubbel regels[1].id"), Contains("rekentool.bedrag_negatief regels[1].prijs.bedrag"),
                                      Contains("rekentool.betaler_ontbreekt regels[1].betalers")));
    const json::value body = json::parse(answer.body);
    EXPECT_EQ(body.at("status").as_int64(), 400);
    for (const char* name : {"type", "title", "detail", "instance"}) EXPECT_TRUE(body.as_object().contains(name)) << name;
}

TEST_F(RekensomApi, wants_json_and_the_token_of_the_session) {
    const std::string good = json::serialize(examples()[0]);
    for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"}) {
        const auto refused = send(good, type);
        EXPECT_EQ(refused.status, 415) << type;
        EXPECT_EQ(refused.headers.get("Content-Type"), "application/problem+json");
        EXPECT_THAT(refused.body, HasSubstr("application/json"));
    }
    EXPECT_EQ(send(good, "application/json; charset=utf-8").status, 200);
    EXPECT_EQ(send(good, "application/json", false).status, 403);
}

TEST_F(RekensomApi, keeps_nothing_of_what_was_sent) {
    const auto lines = [&] {
        std::int64_t n = 0;
        app.database().read([&](db::Connection& tx) { n = logboek::count(tx, wie.wie.organisatie, {}); });
        return n;
    };
    const auto before = lines();
    EXPECT_EQ(send(json::serialize(examples()[1])).status, 200);
    EXPECT_EQ(lines(), before);
}

TEST_F(RekensomApi, its_schemas_are_served_without_signing_in) {
    for (const auto& [path, file] : std::vector<std::pair<std::string, std::string>>{{"/api/v1/schema/rekensom.json", "schema/rekensom.schema.json"},
                                                                                     {"/api/v1/schema/rekenuitkomst.json", "schema/rekenuitkomst.schema.json"}}) {
        http::Request request;
        request.path = request.target = path;
        request.remote_address = "127.0.0.1";
        const auto answer = app.handle(request);
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.headers.get("Content-Type"), "application/schema+json");
        EXPECT_EQ(answer.body, content(file));
    }
}

}  // namespace
}  // namespace ontknoop::rekenblad
