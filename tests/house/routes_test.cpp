// SPDX-License-Identifier: EUPL-1.2
// Every route says what it is for and who may, once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "bronnen.h"
#include "support/whole_program.h"

namespace ontknoop::house {
namespace {

using app::Route;
using http::Method;
using testing::IsEmpty;
using testing::SizeIs;
using toegang::Recht;

std::string naam(const Route& r) { return std::string(http::method_name(r.method)) + " " + std::string(r.path); }

Problemen wat_er_mis_is(const std::vector<Route>& routes) {
    // Pages that are there before anybody is known.
    static const std::set<std::string_view> openbaar = {"/aanmelden", "/uitnodiging/:organisatie/:token", "/hulp", "/hulp/:pagina", "/toegankelijkheid", "/api/v1/openapi.json",
                                                         "/api/v1/schema/plan.json", "/api/v1/schema/rekensom.json", "/api/v1/schema/rekenuitkomst.json"};
    // Forms that change nothing worth a line in the audit trail.
    static const std::set<std::string_view> zonder_spoor = {"/casussen/zoeken", "/wetten/zoeken", "/wetten", "/casussen/:casus/wetten", "/api/v1/rekensommen/_bereken",
                                                         "/wetten/eigen/bekijken", "/wetten/juristvragen/beginnen", "/casussen/:casus/juristvragen/bekijken"};
    Problemen found;
    std::set<std::string> seen;
    for (const Route& r : routes) {
        auto wrong = [&](const std::string& why) { found.push_back(naam(r) + ": " + why); };
        if (!seen.insert(naam(r)).second) wrong("stands there twice");
        if (r.summary.size() < 5) wrong("has no summary");
        if (r.handler == nullptr) wrong("has no handler");
        if (!r.path.starts_with('/') || (r.path.size() > 1 && r.path.ends_with('/'))) wrong("is no path");
        for (const char c : r.path)
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || std::string_view("/:_.").find(c) != std::string_view::npos)) wrong("has a strange sign");
        if (r.recht == Recht::openbaar && !openbaar.contains(r.path)) wrong("is open to the whole world");
        if (r.method != Method::get && r.method != Method::post) wrong("a browser cannot send this without script");
        if (r.method != Method::get && !r.audit && !zonder_spoor.contains(r.path)) wrong("leaves no line in the audit trail");
    }
    return found;
}

std::vector<Route> all_routes() {
    std::vector<Route> all;
    for (const auto& feature : test::all_features()) all.insert(all.end(), feature.begin(), feature.end());
    return all;
}

TEST(RouteTabel, is_whole) {
    EXPECT_GT(all_routes().size(), 50u);
    EXPECT_THAT(wat_er_mis_is(all_routes()), IsEmpty());
}

TEST(RouteTabel, planted_violations_are_found) {
    auto handler = [](app::Context&) { return http::Response{}; };
    EXPECT_THAT(wat_er_mis_is({{Method::get, "/geheim", Recht::openbaar, handler, "a page"}}), SizeIs(1));
    EXPECT_THAT(wat_er_mis_is({{Method::get, "/x", Recht::aangemeld, handler, ""}}), SizeIs(1));
    EXPECT_THAT(wat_er_mis_is({{Method::get, "/x/", Recht::aangemeld, handler, "a page"}}), SizeIs(1));
    EXPECT_THAT(wat_er_mis_is({{Method::get, "/x", Recht::aangemeld, handler, "a page"}, {Method::get, "/x", Recht::aangemeld, handler, "a page"}}), SizeIs(1));
    EXPECT_THAT(wat_er_mis_is({{Method::put, "/x", Recht::aangemeld, handler, "a page"}}), SizeIs(1));
    EXPECT_THAT(wat_er_mis_is({{Method::post, "/x", Recht::aangemeld, handler, "a page", app::Transactie::automatic, false, false}}), SizeIs(1));
}

// A feature that nobody lists answers nothing: easy to overlook, since it compiles.
TEST(RouteTabel, every_feature_with_routes_is_listed_in_main) {
    std::string main;
    for (const Bron& b : alle_bronnen())
        if (b.pad == "src/main.cpp") main = b.tekst;
    for (const Bron& b : alle_bronnen()) {
        const std::string module = module_van(b.pad);
        if (module.empty() || b.pad != "src/" + module + "/" + module + ".h") continue;
        for (const char* function : {"routes", "register_stap_delen"}) {
            const bool declares = b.tekst.find(std::string(" ") + function + "();") != std::string::npos;
            if (declares && module != "app") {
                EXPECT_NE(main.find(module + "::" + function + "()"), std::string::npos) << module << "::" << function;
            }
        }
    }
}

}  // namespace
}  // namespace ontknoop::house
