// SPDX-License-Identifier: EUPL-1.2
// Who may open which case: the rule as a table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/casus.h"
#include "support/app_fixture.h"

namespace ontknoop::casus {
namespace {

using test::Persoon;
using toegang::Rol;

class CasusToegang : public testing::TestWithParam<db::Engine> {
protected:
    test::App app{{}, GetParam()};
    const Persoon& maker = app.persoon(Rol::professional);

    // Puts both in one team of their own organisation.
    void zelfde_team(const Persoon& a, const Persoon& b) {
        app.als(a, [&](app::Context& ctx) {
            const auto team = organisatie::create_team(ctx.tx(), ctx.clock(), ctx.random(), a.wie.organisatie, "Samen").value();
            for (const Persoon* p : {&a, &b}) {
                const auto g = *toegang::find_gebruiker(ctx.tx(), p->wie.organisatie, p->wie.gebruiker);
                CHECK(toegang::change_gebruiker(ctx.tx(), p->wie.organisatie, g.id, {g.naam, g.email, g.rollen, {team}}, g.versie).has_value());
            }
            return true;
        });
    }
    Toegang van(const Persoon& wie, const CasusId& id) {
        return app.als(wie, [&](app::Context& ctx) {
            const auto found = open(ctx, id.value, Toegang::lezen);
            const bool writes = open(ctx, id.value, Toegang::schrijven).has_value();
            EXPECT_EQ(writes, found && found->toegang == Toegang::schrijven);
            // A list shows exactly what can be opened.
            bool listed = false;
            for (const Casus& c : list(ctx, {})) listed = listed || c.id == id;
            EXPECT_EQ(listed, found.has_value());
            return found ? found->toegang : Toegang::geen;
        });
    }
    void delen(const CasusId& id) {
        app.als(maker, [&](app::Context& ctx) { return share(ctx, *open(ctx, id.value, Toegang::schrijven), true).has_value(); });
    }
    void status(const CasusId& id, std::string_view naar) {
        app.als(maker, [&](app::Context& ctx) { return set_status(ctx, *open(ctx, id.value, Toegang::schrijven), naar, "").has_value(); });
    }
};

enum class Band { eigenaar, deelnemer, teamgenoot, geen, vreemd };

struct Geval {
    const char* waarom;
    Rol rol;
    Band band;
    bool gedeeld, oefen, gesloten;
    Toegang verwacht;
};
constexpr Toegang x = Toegang::geen, l = Toegang::lezen, n = Toegang::nazorg, s = Toegang::schrijven;

// clang-format off
constexpr Geval tabel[] = {
    // why                                                     role                   bond              shared oefen closed  may
    {"the owner writes",                                       Rol::professional,     Band::eigenaar,   false, false, false, s},
    {"the owner of a shared case writes",                      Rol::professional,     Band::eigenaar,   true,  false, false, s},
    {"the owner of a closed case looks after it",              Rol::professional,     Band::eigenaar,   false, false, true,  n},
    {"a participant writes",                                   Rol::professional,     Band::deelnemer,  false, false, false, s},
    {"a participant looks after what is closed",               Rol::professional,     Band::deelnemer,  false, false, true,  n},
    {"a participant who decides elsewhere writes too",         Rol::beslisser,        Band::deelnemer,  false, false, false, s},
    {"a participant without any right to cases stays out",     Rol::beheerder,        Band::deelnemer,  false, false, false, x},
    {"an auditor stays out, whoever asks him in",              Rol::auditor,          Band::deelnemer,  true,  false, false, x},
    {"a team mate sees nothing of a draft",                    Rol::professional,     Band::teamgenoot, false, false, false, x},
    {"a team mate reads what is shared",                       Rol::professional,     Band::teamgenoot, true,  false, false, l},
    {"a team mate reads what is shared and closed",            Rol::professional,     Band::teamgenoot, true,  false, true,  l},
    {"a team mate without any right to cases stays out",       Rol::beleidsmaker,     Band::teamgenoot, true,  false, false, x},
    {"another team sees nothing, shared or not",               Rol::professional,     Band::geen,       true,  false, false, x},
    {"another team sees no draft",                             Rol::professional,     Band::geen,       false, false, false, x},
    {"who decides reads what is shared",                       Rol::beslisser,        Band::geen,       true,  false, false, l},
    {"who decides sees no draft",                              Rol::beslisser,        Band::geen,       false, false, false, x},
    {"the lawyer reads what is shared",                        Rol::jurist,           Band::geen,       true,  false, false, l},
    {"the breakthrough team reads what is shared",             Rol::doorbraakteamlid, Band::geen,       true,  false, false, l},
    {"policy never reads a case",                              Rol::beleidsmaker,     Band::geen,       true,  false, false, x},
    {"the board never reads a case",                           Rol::bestuurder,       Band::geen,       true,  false, false, x},
    {"research never reads a case",                            Rol::onderzoeker,      Band::geen,       true,  false, false, x},
    {"a partner whom nobody asked reads no case",              Rol::partner,          Band::geen,       true,  false, false, x},
    {"a partner in the team of the owner reads no case",       Rol::partner,          Band::teamgenoot, true,  false, false, x},
    {"a partner who was asked reads what is shared",           Rol::partner,          Band::deelnemer,  true,  false, false, l},
    {"a partner who was asked reads what is shared and closed",Rol::partner,          Band::deelnemer,  true,  false, true,  l},
    {"a partner who was asked sees no draft",                  Rol::partner,          Band::deelnemer,  false, false, false, x},
    {"a partner of another organisation",                      Rol::partner,          Band::vreemd,     true,  false, false, x},
    {"the helpline reads what is shared when asked",           Rol::hulplijn,         Band::deelnemer,  true,  false, false, l},
    {"the helpline whom nobody asked reads nothing",           Rol::hulplijn,         Band::geen,       true,  false, false, x},
    {"the helpline works along in a practice case",            Rol::hulplijn,         Band::deelnemer,  false, true,  false, s},
    {"who keeps a budget reads what is shared",                Rol::budgethouder,     Band::geen,       true,  false, false, l},
    {"an administrator never reads a case",                    Rol::beheerder,        Band::geen,       true,  false, false, x},
    {"the platform never reads a case",                        Rol::platformbeheerder,Band::geen,       true,  false, false, x},
    {"a student reads no real case of a team mate",            Rol::student,          Band::teamgenoot, true,  false, false, x},
    {"a student reads a shared practice case of a team mate",  Rol::student,          Band::teamgenoot, true,  true,  false, l},
    {"a student takes part in a practice case",                Rol::student,          Band::deelnemer,  false, true,  false, s},
    {"a student takes no part in a real case",                 Rol::student,          Band::deelnemer,  false, false, false, x},
    {"a trainer sees no practice draft of another team",       Rol::trainer,          Band::geen,       false, true,  false, x},
    {"another organisation: who writes",                       Rol::professional,     Band::vreemd,     true,  false, false, x},
    {"another organisation: who decides",                      Rol::beslisser,        Band::vreemd,     true,  false, false, x},
    {"another organisation: a practice case",                  Rol::student,          Band::vreemd,     true,  true,  false, x},
};
// clang-format on

TEST_P(CasusToegang, follows_the_table) {
    int nummer = 10;
    for (const Geval& g : tabel) {
        const CasusId id = app.casus(maker, g.oefen);
        const Persoon& wie = g.band == Band::eigenaar ? maker : g.band == Band::vreemd ? app.vreemde(g.rol) : app.persoon(g.rol, ++nummer);
        if (g.band == Band::deelnemer) app.deelnemer(maker, id, wie);
        if (g.band == Band::teamgenoot) zelfde_team(maker, wie);
        if (g.gedeeld) delen(id);
        if (g.gesloten) status(id, "afgesloten");
        EXPECT_EQ(van(wie, id), g.verwacht) << g.waarom;
    }
}

TEST_P(CasusToegang, who_takes_part_is_the_owner_and_who_may_write) {
    const CasusId id = app.casus(maker);
    const Persoon &ander = app.persoon(Rol::professional, 2), &meelezer = app.persoon(Rol::partner);
    app.deelnemer(maker, id, ander);
    app.deelnemer(maker, id, meelezer);
    const auto wie = app.als(maker, [&](app::Context& ctx) {
        std::vector<std::string> all;
        for (const GebruikerId& g : wie_doen_mee(ctx, *open(ctx, id.value, Toegang::schrijven))) all.push_back(g.value);
        return all;
    });
    EXPECT_EQ(wie, (std::vector<std::string>{maker.wie.gebruiker.value, ander.wie.gebruiker.value})) << "not who reads along";
}

TEST_P(CasusToegang, of_an_erased_case_nobody_finds_anything) {
    const CasusId id = app.casus(maker);
    delen(id);
    app.als(maker, [&](app::Context& ctx) { return erase(ctx, *open(ctx, id.value, Toegang::schrijven)).has_value(); });
    EXPECT_EQ(van(maker, id), Toegang::geen);
    EXPECT_EQ(van(app.persoon(Rol::beslisser), id), Toegang::geen);
}

TEST_P(CasusToegang, an_owner_who_loses_the_role_loses_the_cases) {
    const CasusId id = app.casus(maker);
    Persoon changed = maker;
    changed.wie.rollen.reset();
    changed.wie.rollen.set(static_cast<std::size_t>(Rol::beleidsmaker));
    EXPECT_EQ(van(changed, id), Toegang::geen);
}

TEST_P(CasusToegang, what_is_no_id_is_not_found) {
    app.casus(maker);
    for (const std::string& wrong : {std::string(), std::string("x"), std::string("0000000000000000"), std::string("' OR 1=1 --"), std::string(10000, '0')})
        app.als(maker, [&](app::Context& ctx) {
            EXPECT_TRUE(is_not_found(open(ctx, wrong, Toegang::lezen).error())) << wrong.substr(0, 40);
            return true;
        });
}

INSTANTIATE_TEST_SUITE_P(On, CasusToegang, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::casus
