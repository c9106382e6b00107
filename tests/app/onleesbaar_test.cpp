// SPDX-License-Identifier: EUPL-1.2
// One part of a plan cannot be read any more: every page of that case says so in the same calm words and leads on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bezoeker.h"

namespace ontknoop::app {
namespace {

using http::Method;
using test::Bezoeker;
using test::Persoon;
using testing::AllOf;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

constexpr const char* kop = "<h1 class=\"nl-heading nl-heading--level-1\">Dit plan is nu niet te lezen</h1>";

class Onleesbaar : public testing::TestWithParam<db::Engine> {
protected:
    Bezoeker bezoeker{GetParam()};
    test::App& app = bezoeker.app;
    const Persoon& maker = bezoeker.maker;
    const Persoon& deelnemer = app.persoon(Rol::professional, 2);
    const std::string pad = "/casussen/" + bezoeker.casus.value;

    void SetUp() override { app.deelnemer(maker, bezoeker.casus, deelnemer); }
    void bederf(std::string_view sql, const std::string& id) {
        app.database().write([&](db::Connection& tx) { EXPECT_EQ(tx.exec(sql, db::Bytes{std::string(80, 'x')}, id), 1); });
    }
    void bederf_een_onderdeel() { bederf("UPDATE onderdeel SET inhoud = $1 WHERE onderdeel_id = $2", bezoeker.onderdeel); }
    void verlies_de_sleutel() { bederf("UPDATE casus SET sleutel = $1 WHERE casus_id = $2", bezoeker.casus.value); }

    template <class F>
    void elke_route(Method method, F bekijk) {
        for (const Route& route : bezoeker.routes())
            if (route.method == method && std::string_view(route.path).starts_with("/casussen/:casus")) bekijk(route);
    }
    // Every page, for who made the case and for who takes part; how many could not be shown. Erasing needs no word of the case.
    int lees_alles() {
        int gezien = 0;
        elke_route(Method::get, [&](const Route& route) {
            for (const Persoon* wie : {&maker, &deelnemer}) {
                SCOPED_TRACE(Bezoeker::naam(route) + (wie == &maker ? " als eigenaar" : " als deelnemer"));
                const auto page = bezoeker.bezoek(*wie, route);
                if (std::string_view(route.path).ends_with("/wissen")) {
                    EXPECT_EQ(page.status, wie == &maker ? 200 : 404);
                    continue;
                }
                ++gezien;
                EXPECT_EQ(page.status, 500) << "who saves it as a file must not think it is the plan";
                EXPECT_THAT(page.body, AllOf(HasSubstr(kop), HasSubstr("href=\"/casussen\""), HasSubstr("Casus 1"), HasSubstr("Nummer van deze melding: test")));
                EXPECT_EQ(page.body.find("href=\"" + pad + "/wissen\"") != std::string::npos, wie == &maker);
                EXPECT_THAT(page.body, Not(HasSubstr(bezoeker.geheim)));
                EXPECT_THAT(test::id_problems(page.body), IsEmpty());
            }
        });
        return gezien;
    }
};

TEST_P(Onleesbaar, every_page_says_so_and_leads_to_the_list_when_one_part_is_damaged) {
    bederf_een_onderdeel();
    EXPECT_GT(lees_alles(), 40) << "the table was walked";
    EXPECT_EQ(app.get(maker, "/casussen").status, 200);
}

TEST_P(Onleesbaar, every_page_says_so_when_the_key_is_lost_and_a_colleague_who_may_not_look_learns_nothing) {
    verlies_de_sleutel();
    EXPECT_GT(lees_alles(), 40);
    elke_route(Method::get, [&](const Route& route) {
        for (const Persoon* wie : {&app.persoon(Rol::professional, 77), &app.vreemde(Rol::professional)})
            EXPECT_EQ(app.handle(bezoeker.verzoek(route, wie)).status, 404) << Bezoeker::naam(route);
    });
}

TEST_P(Onleesbaar, a_form_says_that_nothing_was_kept_and_keeps_nothing) {
    bederf_een_onderdeel();
    int geweigerd = 0;
    elke_route(Method::post, [&](const Route& route) {
        const std::string before = bezoeker.stempel();
        const auto page = bezoeker.bezoek(maker, route);
        if (page.status != 500) {  // it needs nothing of the plan: sharing it, erasing it
            EXPECT_THAT(page.status, AnyOf(303, 400, 404, 409)) << Bezoeker::naam(route);
            return;
        }
        ++geweigerd;
        EXPECT_THAT(page.body, AllOf(HasSubstr(kop), HasSubstr("Wat je net invulde, is niet bewaard."))) << Bezoeker::naam(route);
        EXPECT_EQ(bezoeker.stempel(), before) << Bezoeker::naam(route);
    });
    EXPECT_GT(geweigerd, 15);
    const auto bewaard = app.autosave(maker, pad + "/onderdelen/" + bezoeker.onderdeel, {{"titel", "Anders"}});
    EXPECT_EQ(bewaard.status, 500);
    EXPECT_THAT(bewaard.body, AllOf(HasSubstr(R"({"fouten":[)"), HasSubstr("Vraag je beheerder om een reservekopie terug te zetten."), Not(HasSubstr("<h1"))));
}

INSTANTIATE_TEST_SUITE_P(On, Onleesbaar, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::app
