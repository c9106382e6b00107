// SPDX-License-Identifier: EUPL-1.2
#include <boost/json.hpp>

#include "base/text.h"
#include "wetboek_fixture.h"

namespace ontknoop::test {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using toegang::Rol;

class WettenApi : public Wetboek {
protected:
    http::Response get(const std::string& query) { return app.get(app.persoon(Rol::professional), "/api/v1/bepalingen" + query); }
    json::array hits(const std::string& query) { return json::parse(get(query).body).as_array(); }
    std::vector<std::string> wrong_fields(const http::Response& answer) {
        std::vector<std::string> fields;
        const json::value body = json::parse(answer.body);
        for (const auto& f : body.at("fouten").as_array()) fields.emplace_back(f.at("veld").as_string());
        return fields;
    }
};

TEST_F(WettenApi, AnswersRankedHitsAsJsonWithItsVersion) {
    const auto answer = get("?zoek=geld%20voor%20opvang%20van%20de%20hond%20tijdens%20opname&aantal=5");
    ASSERT_EQ(answer.status, 200);
    EXPECT_THAT(std::string(answer.headers.get("Content-Type")), HasSubstr("application/json"));
    EXPECT_EQ(answer.headers.get("API-Version"), "1.0.0");
    const json::array hits = json::parse(answer.body).as_array();
    ASSERT_GT(hits.size(), 0u);
    ASSERT_LE(hits.size(), 5u);
    bool found = false;
    double before = 1e9;
    for (const auto& hit : hits) {
        for (const char* name : {"artikel", "lid", "regeling", "titel", "score", "redenen", "link"}) EXPECT_TRUE(hit.as_object().contains(name)) << name;
        EXPECT_THAT(std::string(hit.at("link").as_string()), testing::StartsWith("https://"));
        EXPECT_LE(hit.at("score").to_number<double>(), before);
        before = hit.at("score").to_number<double>();
        found |= hit.as_object().contains("bwb") && hit.at("bwb").as_string() == "BWBR0015703" && hit.at("artikel").as_string() == "35";
    }
    EXPECT_TRUE(found);
}

TEST_F(WettenApi, EveryHitFitsTheDescription) {
    const json::value spec = json::parse(app.get(app.persoon(Rol::professional), "/api/v1/openapi.json").body);
    const json::object& properties = spec.at_pointer("/components/schemas/Treffer/properties").as_object();
    for (const auto& hit : hits("?aantal=100")) {
        for (const auto& member : hit.as_object()) EXPECT_TRUE(properties.contains(member.key())) << member.key();
        for (const auto& name : spec.at_pointer("/components/schemas/Treffer/required").as_array())
            EXPECT_TRUE(hit.as_object().contains(name.as_string())) << name.as_string();
    }
}

TEST_F(WettenApi, FiltersByLifeDomainRoomAndDay) {
    const auto& all = bibliotheek().bepalingen;
    const json::array found = hits("?leefgebied=wonen&ruimte=kan_bepaling&ruimte=hardheidsclausule&op=2026-11-21&aantal=100");
    ASSERT_GT(found.size(), 0u);
    for (const auto& hit : found) {
        const auto* b = all.find(hit.at("bepaling").as_string());
        ASSERT_NE(b, nullptr);
        EXPECT_THAT(b->leefgebieden, testing::Contains("wonen"));
        EXPECT_THAT(b->ruimte, testing::AnyOf("kan_bepaling", "hardheidsclausule"));
    }
}

TEST_F(WettenApi, LocalRulesOfAnotherOnlyWhenAskedForByName) {
    auto cvdr = [&](const std::string& query) {
        int n = 0;
        for (const auto& hit : hits(query)) n += hit.as_object().contains("cvdr");
        return n;
    };
    EXPECT_EQ(cvdr("?zoek=bijzondere%20bijstand%20rotterdam&aantal=100"), 0);
    EXPECT_GT(cvdr("?zoek=bijzondere%20bijstand%20rotterdam&aantal=100&gemeente=Rotterdam"), 0);
}

TEST_F(WettenApi, SaysAllThatIsWrongAtOnceAsAProblem) {
    const auto answer = get("?zoek=" + std::string(500, 'a') + "&leefgebied=x&ruimte=y&op=gisteren&aantal=0&kleur=rood&op=2026-01-01");
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.headers.get("Content-Type"), "application/problem+json");
    EXPECT_EQ(answer.headers.get("API-Version"), "1.0.0");
    EXPECT_THAT(wrong_fields(answer), testing::UnorderedElementsAre("zoek", "leefgebied", "ruimte", "op", "op", "aantal", "kleur"));
    const json::value body = json::parse(answer.body);
    EXPECT_EQ(body.at("status").to_number<int>(), 400);
    for (const char* name : {"type", "title", "detail", "instance"}) EXPECT_TRUE(body.as_object().contains(name)) << name;
}

TEST_F(WettenApi, RefusesNumbersThatAreNoNumber) {
    for (const char* aantal : {"0", "101", "-1", "1.5", "tien", "99999999999999999999", "5x"})
        EXPECT_EQ(get(std::string("?aantal=") + aantal).status, 400) << aantal;
    for (const char* aantal : {"1", "100"}) EXPECT_EQ(get(std::string("?aantal=") + aantal).status, 200) << aantal;
}

TEST_F(WettenApi, HostileParametersAreRefusedNotFatal) {
    for (const char* query : {"?zoek=%22%20OR%20*", "?zoek=%27%3B--", "?zoek=NEAR(", "?zoek=%F0%9F%90%95"}) EXPECT_EQ(get(query).status, 200) << query;
    for (const char* query : {"?zoek=%01", "?gemeente=%1b", "?%3Cscript%3E=1"}) EXPECT_EQ(get(query).status, 400) << query;
}

TEST_F(WettenApi, WithoutASessionEveryErrorIsAProblemDocument) {
    http::Request request;
    request.method = http::Method::get;
    request.target = request.path = "/api/v1/bepalingen";
    request.id = "abc";
    const auto answer = app.handle(request);
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.headers.get("Content-Type"), "application/problem+json");
    EXPECT_EQ(answer.headers.get("API-Version"), "1.0.0");
    const auto refused = app.get(app.persoon(Rol::auditor), "/api/v1/bepalingen");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.headers.get("Content-Type"), "application/problem+json");
    const auto unknown = app.get(app.persoon(Rol::professional), "/api/v1/bestaat-niet");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(unknown.headers.get("Content-Type"), "application/problem+json");
    EXPECT_EQ(app.post(app.persoon(Rol::professional), "/api/v1/bepalingen", {}).status, 405);
}

TEST_F(WettenApi, TheDescriptionIsOpenAndNamesEveryRoute) {
    http::Request request;
    request.method = http::Method::get;
    request.target = request.path = "/api/v1/openapi.json";
    const auto answer = app.handle(request);
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.headers.get("Access-Control-Allow-Origin"), "*");
    const json::value spec = json::parse(answer.body);
    const std::string server(spec.at_pointer("/servers/0/url").as_string());
    for (const app::Route& route : wetboek::routes()) {
        if (!route.path.starts_with(server)) continue;
        std::string path;  // ":regeling" -> "{regeling}"
        for (const std::string_view part : split(route.path.substr(server.size() + 1), '/'))
            path += "/" + (part.starts_with(':') ? "{" + std::string(part.substr(1)) + "}" : std::string(part));
        EXPECT_TRUE(spec.at("paths").as_object().contains(path)) << path;
    }
}

}  // namespace
}  // namespace ontknoop::test
