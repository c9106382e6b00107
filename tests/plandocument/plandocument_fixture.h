// SPDX-License-Identifier: EUPL-1.2
//
// The program with all content, and the practice cases of inhoud/demo/ as cases of the person who asks.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "casus/casus.h"
#include "inhoud/demo.h"
#include "maatwerkplan/maatwerkplan.h"
#include "plandocument/plandocument.h"
#include "rekentool/rekentool.h"
#include "support/app_fixture.h"
#include "wetten/bepalingen.h"
#include "wetten/tegenwerpingen.h"

namespace ontknoop::test {

// What inhoud/ says about law and money; read once for all tests.
struct Inhoud {
    inhoud::Bestanden bestanden = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    wetten::Bepalingen bepalingen = wetten::Bepalingen::load(bestanden);
    wetten::Tegenwerpingen tegenwerpingen = wetten::Tegenwerpingen::load(bestanden);
    rekentool::Rekensom uitgangspunten = rekentool::parse_uitgangspunten(
        "parameters/rekentool.toml", bestanden.get("parameters/rekentool.toml"),
        {rekentool::parse_indexreeks("parameters/cpi.toml", bestanden.get("parameters/cpi.toml"))});
    std::vector<inhoud::DemoCasus> demo = inhoud::load_demo_casussen(bestanden, *parse_iso_date("2026-11-21"));
};
inline const Inhoud& alle_inhoud() {
    static const Inhoud all;
    return all;
}

class PlandocumentApp : public App {
public:
    PlandocumentApp() : App({maatwerkplan::routes(), plandocument::routes()}) {
        diensten().bepalingen = &alle_inhoud().bepalingen;
        diensten().tegenwerpingen = &alle_inhoud().tegenwerpingen;
        diensten().uitgangspunten = &alle_inhoud().uitgangspunten;
    }

    // A practice case filled in the way a person would: first every part with its own words, then what points to another.
    CasusId demo(const Persoon& maker, std::string_view sleutel) {
        for (const inhoud::DemoCasus& d : alle_inhoud().demo)
            if (d.sleutel == sleutel) return maak(maker, d);
        CHECK(!"unknown practice case");
        return {};
    }

    maatwerkplan::Plan plan(const Persoon& wie, const CasusId& id) {
        return als(wie, [&](app::Context& ctx) { return maatwerkplan::load_plan(ctx, casus::open(ctx, id.value, casus::Toegang::lezen).value()); });
    }
    document::Document document(const Persoon& wie, const CasusId& id, plandocument::Versie versie) {
        return als(wie, [&](app::Context& ctx) {
            const auto casus = casus::open(ctx, id.value, casus::Toegang::lezen).value();
            return plandocument::make_document(ctx, casus, maatwerkplan::load_plan(ctx, casus), versie);
        });
    }
    std::string add(const Persoon& wie, const CasusId& id, std::string_view soort, std::string_view ouder, const maatwerkplan::Invoer& invoer) {
        return als(wie, [&](app::Context& ctx) {
                   const auto casus = casus::open(ctx, id.value, casus::Toegang::schrijven).value();
                   return maatwerkplan::add(ctx, casus, maatwerkplan::load_plan(ctx, casus), soort, ouder, invoer).value();
               })
            .value;
    }

private:
    CasusId maak(const Persoon& maker, const inhoud::DemoCasus& demo) {
        using maatwerkplan::VeldSoort;
        const CasusId id = casus(maker, demo.oefen);
        std::map<std::string, std::string> ids;
        for (const bool verwijzingen : {false, true})
            for (const inhoud::DemoOnderdeel& deel : demo.onderdelen) {
                const auto* soort = maatwerkplan::find_soort(deel.soort);
                const std::string sleutel = deel.sleutel.empty() ? "#" + std::to_string(&deel - demo.onderdelen.data()) : deel.sleutel;
                maatwerkplan::Invoer invoer;
                for (const inhoud::DemoVeld& v : deel.velden) {
                    const auto* veld = soort->veld(v.naam);
                    if (!v.waarden.empty() && !maatwerkplan::past_bij_plan(*veld, v.waarden[0], "concept")) continue;  // this one stays a draft
                    if (veld->soort == VeldSoort::gebruiker) invoer[v.naam] = {maker.wie.gebruiker.value};
                    else if (veld->soort != VeldSoort::verwijzing && veld->soort != VeldSoort::verwijzingen) invoer[v.naam] = v.waarden;
                    else if (verwijzingen)
                        for (const std::string& naar : v.waarden) invoer[v.naam].push_back(ids.at(naar));
                }
                if (!verwijzingen) {
                    ids[sleutel] = add(maker, id, deel.soort, deel.ouder.empty() ? "" : ids.at(deel.ouder), invoer);
                    continue;
                }
                als(maker, [&](app::Context& ctx) {
                    const auto casus = casus::open(ctx, id.value, casus::Toegang::schrijven).value();
                    return maatwerkplan::change(ctx, casus, maatwerkplan::load_plan(ctx, casus), ids.at(sleutel), 1, invoer).value().versie;
                });
            }
        return id;
    }
};

}  // namespace ontknoop::test
