// SPDX-License-Identifier: EUPL-1.2
//
// The program with a small price list of its own, two keepers of prices in one municipality and one in another.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maatwerkplan/maatwerkplan.h"
#include "organisatie/organisatie.h"
#include "prijsbeheer/prijsbeheer.h"
#include "rekenblad/rekenblad.h"
#include "rekentool/prijzen.h"
#include "support/app_fixture.h"

namespace ontknoop::prijsbeheer {

using toegang::Rol;

inline const rekentool::Prijslijst& proeflijst() {
    static const rekentool::Prijslijst lijst = [] {
        rekentool::Prijslijst l;
        l.add("prijzen/proef.toml", R"(
[[prijs]]
id = "begeleiding"
naam = "Begeleiding thuis"
categorie = "ambulante begeleiding"
betaler = "gemeente"
wet = "Wmo 2015"
eenheid = "uur"
bedrag = 71
laag = 62
hoog = 88
prijsjaar = 2025
herkomst = "landelijk"
bewijsgraad = "landelijke_referentie"
bewijs = "gelezen"
bron = "Landelijke richtprijs, bladzijde 3"
[[prijs]]
id = "norm-alleen"
naam = "Norm alleenstaande"
categorie = "uitkering"
betaler = "gemeente"
ontvanger = "huishouden"
wet = "Participatiewet"
eenheid = "maand"
bedrag = 1401.5
prijsjaar = 2026
soort = "overdracht"
verzilverbaar = "K4"
bewijsgraad = "wettelijke_norm"
bewijs = "gelezen"
bron = "Normen 2026"
geldig_vanaf = "2026-01-01"
[[prijs]]
id = "ev-nacht"
naam = "Nacht in een hotel"
categorie = "maatschappelijke opvang"
betaler = "gemeente"
wet = "Opvang"
eenheid = "nacht"
bedrag = 95
prijsjaar = 2024
bewijsgraad = "ongeverifieerd"
bewijs = "eigen_kennis"
aan = false
bron = "Eigen schatting"
)");
        return l;
    }();
    return lijst;
}

class PrijsApp {
public:
    explicit PrijsApp(db::Engine engine = db::Engine::sqlite) : app({prijsbeheer::routes(), rekenblad::routes(), maatwerkplan::routes()}, engine) {
        app.diensten().prijslijst = &proeflijst();
        app.clock.set(*parse_iso_timestamp("2026-11-21T09:00:00.000Z"));
    }

    test::App app;
    const test::Persoon& maker = app.persoon(Rol::tariefbeheerder, 1);
    const test::Persoon& tweede = app.persoon(Rol::tariefbeheerder, 2);
    const test::Persoon& vreemde = app.vreemde(Rol::tariefbeheerder, 1);
    const test::Persoon& professional = app.persoon(Rol::professional);

    // A price as a form sends it; the second argument changes fields.
    static test::Formulier formulier(const std::map<std::string, std::string>& anders = {}) {
        std::map<std::string, std::string> velden{{"kenmerk", "begeleiding"}, {"naam", "Begeleiding thuis"}, {"categorie", "ambulante begeleiding"}, {"wet", "Wmo 2015"},
                                                  {"betaler", "gemeente"}, {"ontvanger", ""}, {"eenheid", "uur"}, {"bedrag", "75,50"}, {"laag", ""}, {"hoog", ""}, {"prijsjaar", "2026"},
                                                  {"soort", "kosten"}, {"verzilverbaar", "K1"}, {"bewijsgraad", "contracttarief"}, {"bron", "Contract begeleiding 2026"}, {"bron_url", ""},
                                                  {"pagina", "4"}, {"bron_datum", "2025-12-01"}, {"licentie", ""}, {"geldig_vanaf", "2026-01-01"}, {"geldig_tot", ""},
                                                  {"controletotaal", "nee"}, {"opmerking", ""}, {"reden", "Nieuw contract"}};
        for (const auto& [naam, waarde] : anders) velden[naam] = waarde;
        return {velden.begin(), velden.end()};
    }
    static Prijsinvoer invoer(const std::map<std::string, std::string>& anders = {}) {
        Prijsinvoer in;
        for (const auto& [naam, waarde] : formulier(anders))
            if (naam != "reden") in.set(naam, waarde);
        return in;
    }

    Result<PrijsvoorstelId> stel_voor(const test::Persoon& wie, const std::map<std::string, std::string>& anders = {}) {
        return app.als(wie, [&](app::Context& ctx) { return propose_prijs(ctx, invoer(anders), "Nieuw contract"); });
    }
    Result<> keur_goed(const test::Persoon& wie, const PrijsvoorstelId& id) {
        return app.als(wie, [&](app::Context& ctx) { return approve_voorstel(ctx, id); });
    }
    // Proposed by the first and approved by the second.
    void voer_in(const std::map<std::string, std::string>& anders = {}) {
        const auto id = stel_voor(maker, anders);
        ASSERT_TRUE(id.has_value()) << (id ? "" : id.error()[0].code + " " + id.error()[0].field);
        ASSERT_TRUE(keur_goed(tweede, *id).has_value());
    }
    std::shared_ptr<const rekentool::Prijslijst> lijst(const test::Persoon& wie, const char* dag) {
        return app.als(wie, [&](app::Context& ctx) { return prijslijst(ctx.tx(), ctx.services, ctx.wie().organisatie, *parse_iso_date(dag)); });
    }
    std::string bedrag(const test::Persoon& wie, const char* dag, std::string_view id = "begeleiding") {
        const auto l = lijst(wie, dag);
        const auto* p = l->get(id);
        return p ? p->bedrag.waarschijnlijk.text() : "-";
    }
    // A new organisation of kind regio with one keeper who proposes and one who approves; its price is approved.
    OrganisatieId regio_met_prijs(const std::map<std::string, std::string>& anders) {
        OrganisatieId regio;
        app.database().write([&](db::Connection& tx) {
            const auto& s = app.services();
            regio = organisatie::create(tx, s.clock, s.random, s.sleutels, "Regio Rivierenland", "regio", "", false).value();
            toegang::Rollen rollen;
            rollen.set(static_cast<std::size_t>(Rol::tariefbeheerder));
            std::vector<GebruikerId> mensen;
            for (const char* email : {"een@regio.voorbeeld", "twee@regio.voorbeeld"})
                mensen.push_back(toegang::create_gebruiker(tx, s.clock, s.random, regio, {"Demo Prijzen", email, rollen, {}}).value());
            const http::Request geen;
            auto wie = [&](const GebruikerId& id) { return toegang::Wie{regio, "Regio Rivierenland", false, id, "Demo Prijzen", rollen, ""}; };
            app::Context een(s, geen, tx, wie(mensen[0])), twee(s, geen, tx, wie(mensen[1]));
            const auto id = propose_prijs(een, invoer(anders), "Regionaal contract");
            CHECK(id.has_value());
            CHECK(approve_voorstel(twee, *id).has_value());
        });
        return regio;
    }
};

inline std::vector<std::string> codes(const Errors& errors) {
    std::vector<std::string> all;
    for (const Error& e : errors) all.push_back(e.code + " " + e.field);
    return all;
}

}  // namespace ontknoop::prijsbeheer
