// SPDX-License-Identifier: EUPL-1.2
#include "demo/demo.h"

#include <map>

#include "casus/casus.h"
#include "crypto/crypto.h"
#include "inhoud/demo.h"
#include "maatwerkplan/maatwerkplan.h"
#include "maatwerkplan/uitbreiding.h"
#include "prijsbeheer/prijsbeheer.h"
#include "wetten/bepalingen.h"

namespace ontknoop::demo {

namespace {

using inhoud::DemoCasus;
using inhoud::DemoGemeente;

toegang::Wie wie_is(db::Connection& tx, const organisatie::Organisatie& o, const GebruikerId& id) {
    const auto gebruiker = toegang::find_gebruiker(tx, o.id, id);
    CHECK(gebruiker.has_value());
    return {o.id, o.naam, o.demo, id, gebruiker->naam, gebruiker->rollen, "demo"};
}

// The maker of a case only plays a part here: the audit trail names who asked for it.
void write_audit(const app::Context& played, std::string_view who_asked) {
    for (logboek::Regel line : played.audit_lines()) {
        line.gebruiker_id = who_asked;
        logboek::append(played.tx(), played.clock(), played.wie().organisatie, line);
    }
}

// Fills in a case the way a person would: part after part, through the same use cases.
void make_casus(app::Context& ctx, const DemoCasus& demo, const std::map<std::string, std::string>& gebruikers) {
    auto casus = casus::create(ctx, demo.oefen);
    CHECK(casus.has_value());
    std::map<std::string, std::string> ids;  // sleutel -> id
    std::vector<std::pair<std::string, maatwerkplan::Invoer>> lot;  // what became of a breakthrough, once the plan is there: id -> status

    // Parts point at each other in both directions: first every part with its own words, then the references.
    for (const bool tweede_ronde : {false, true}) {
        for (const inhoud::DemoOnderdeel& deel : demo.onderdelen) {
            const auto* soort = maatwerkplan::find_soort(deel.soort);
            CHECK(soort != nullptr);
            maatwerkplan::Invoer invoer, straks;
            for (const inhoud::DemoVeld& v : deel.velden) {
                const auto* veld = soort->veld(v.naam);
                CHECK(veld != nullptr);
                using maatwerkplan::VeldSoort;
                const bool is_verwijzing = veld->soort == VeldSoort::verwijzing || veld->soort == VeldSoort::verwijzingen;
                if (is_verwijzing != tweede_ronde) continue;
                std::vector<std::string> waarden;
                for (const std::string& w : v.waarden)
                    waarden.push_back(is_verwijzing ? ids.at(w) : veld->soort == VeldSoort::gebruiker ? gebruikers.at(w) : w);
                if (!waarden.empty() && !maatwerkplan::past_bij_plan(*veld, waarden[0], "concept")) straks[v.naam] = std::move(waarden);
                else invoer[v.naam] = std::move(waarden);
            }
            const maatwerkplan::Plan plan = maatwerkplan::load_plan(ctx, *casus);
            const std::string sleutel = deel.sleutel.empty() ? deel.soort + std::to_string(&deel - demo.onderdelen.data()) : deel.sleutel;
            if (!tweede_ronde) {
                const auto id = maatwerkplan::add(ctx, *casus, plan, deel.soort, deel.ouder.empty() ? "" : ids.at(deel.ouder), invoer);
                CHECK(id.has_value());
                ids[sleutel] = id->value;
                if (!straks.empty()) lot.emplace_back(id->value, std::move(straks));
            } else if (!invoer.empty()) {
                const auto changed = maatwerkplan::change(ctx, *casus, plan, ids.at(sleutel), plan.find(ids.at(sleutel))->versie, invoer);
                CHECK(changed.has_value() && changed->botsingen.empty());
            }
        }
    }
    if (demo.status == "concept") return;
    CHECK(casus::share(ctx, *casus, true).has_value());
    ++casus->versie;
    CHECK(casus::set_status(ctx, *casus, demo.status, "").has_value());
    casus = casus::open(ctx, casus->id.value, casus::Toegang::schrijven);
    CHECK(casus.has_value());
    for (const auto& [id, status] : lot) {
        const maatwerkplan::Plan plan = maatwerkplan::load_plan(ctx, *casus);
        CHECK(maatwerkplan::change(ctx, *casus, plan, id, plan.find(id)->versie, status).has_value());
    }
    if (demo.status == "onderbouwd") return;
    // It was handed in on its way here, which leaves a receipt of its sum for the controller to look at.
    maatwerkplan::run_na_stap(ctx, *casus, maatwerkplan::load_plan(ctx, *casus), "ingediend");
}

void make_casussen(app::Context& ctx, const organisatie::Organisatie& o, const DemoGemeente& gemeente, const std::map<std::string, std::string>& gebruikers,
                   std::string_view who_asked) {
    for (const DemoCasus& demo : inhoud::load_demo_casussen(ctx.services.bestanden, local_date(ctx.clock().now()))) {
        if (demo.gemeente != gemeente.sleutel) continue;
        app::Context as_maker(ctx.services, ctx.request, ctx.tx(), wie_is(ctx.tx(), o, GebruikerId{gebruikers.at(demo.maker)}));
        make_casus(as_maker, demo, gebruikers);
        write_audit(as_maker, who_asked);
    }
}

// One organisation of the demo, and its people by their sleutel.
struct Gemaakt {
    organisatie::Organisatie organisatie;
    std::map<std::string, std::string> gebruikers;
};

Gemaakt make_organisatie(const app::Services& services, db::Connection& tx, const DemoGemeente& gemeente, const std::string& soort, const std::string& hash) {
    const auto id = organisatie::create(tx, services.clock, services.random, services.sleutels, gemeente.naam, soort, "", true);
    CHECK(id.has_value());
    Gemaakt made{{*id, gemeente.naam, soort, "", true}, {}};
    std::map<std::string, std::string> teams;
    for (const auto& team : gemeente.teams) {
        const auto made_team = organisatie::create_team(tx, services.clock, services.random, *id, team.naam);
        CHECK(made_team.has_value());
        teams[team.sleutel] = *made_team;
    }
    for (const auto& g : gemeente.gebruikers) {
        toegang::NieuweGebruiker nieuw{g.naam, g.email, {}, {}};
        for (const std::string& text : g.rollen) {
            toegang::Rol rol;
            CHECK(toegang::parse_rol(text, rol));
            nieuw.rollen.set(static_cast<std::size_t>(rol));
        }
        for (const std::string& team : g.teams) nieuw.teams.push_back(teams.at(team));
        const auto gebruiker = toegang::create_gebruiker(tx, services.clock, services.random, *id, nieuw);
        CHECK(gebruiker.has_value());
        toegang::set_wachtwoord(tx, *id, *gebruiker, hash);
        made.gebruikers[g.sleutel] = gebruiker->value;
    }
    return made;
}

http::Request nobody() {
    http::Request request;
    request.remote_address = "opdrachtregel";
    return request;
}

// The way two people do it: one proposes, another looks at it and approves.
void make_prijs(const app::Services& services, db::Connection& tx, const Gemaakt& van, const inhoud::DemoPrijs& demo) {
    const http::Request request = nobody();
    auto as = [&](const std::string& sleutel) { return app::Context(services, request, tx, wie_is(tx, van.organisatie, GebruikerId{van.gebruikers.at(sleutel)})); };
    prijsbeheer::Prijsinvoer invoer;
    for (const inhoud::DemoVeld& veld : demo.velden) invoer.set(veld.naam, veld.waarden.at(0));
    app::Context maker = as(demo.voorgesteld_door), kijker = as(demo.goedgekeurd_door);
    const auto voorstel = prijsbeheer::propose_prijs(maker, invoer, demo.reden);
    CHECK(voorstel.has_value());
    maker.log("prijs.voorgesteld", "prijsvoorstel", voorstel->value);
    CHECK(prijsbeheer::approve_voorstel(kijker, *voorstel).has_value());
    kijker.log("prijs.goedgekeurd", "prijsvoorstel", voorstel->value);
    write_audit(maker, maker.wie().gebruiker.value);
    write_audit(kijker, kijker.wie().gebruiker.value);
}

void make_regio(const app::Services& services, db::Connection& tx, std::map<std::string, Gemaakt> gemaakt, const std::string& hash) {
    const inhoud::DemoRegio demo = inhoud::load_demo_regio(services.bestanden);
    const Gemaakt regio = make_organisatie(services, tx, demo.regio, "regio", hash);
    for (const std::string& gemeente : demo.gemeenten) CHECK(prijsbeheer::add_deelname(tx, gemaakt.at(gemeente).organisatie.id, regio.organisatie.id).has_value());
    gemaakt.emplace(demo.regio.sleutel, regio);
    if (!services.prijslijst) return;  // without a list of prices there is nothing to go before
    for (const inhoud::DemoPrijs& prijs : demo.prijzen) make_prijs(services, tx, gemaakt.at(prijs.van), prijs);
}

}  // namespace

void seed(const app::Services& services) {
    bool present = false, in_use = false;
    services.database.read([&](db::Connection& tx) {
        for (const auto& o : organisatie::list(tx)) (o.demo ? present : in_use) = true;
    });
    if (present) return;
    if (in_use)
        throw AdminError("Deze installatie heeft al eigen organisaties. De demo heeft een wachtwoord dat iedereen kent: "
                         "start haar met een andere, lege gegevensmap (--data).");
    const std::string hash = crypto::hash_password(wachtwoord);
    services.database.write([&](db::Connection& tx) {
        std::map<std::string, Gemaakt> gemaakt;
        for (const DemoGemeente& gemeente : inhoud::load_demo_gemeenten(services.bestanden))
            gemaakt.emplace(gemeente.sleutel, make_organisatie(services, tx, gemeente, "gemeente", hash));
        // First the prices: a case of the demo is made the way a person of today would make it.
        make_regio(services, tx, gemaakt, hash);
        for (const DemoGemeente& gemeente : inhoud::load_demo_gemeenten(services.bestanden)) {
            const Gemaakt& made = gemaakt.at(gemeente.sleutel);
            const http::Request request = nobody();
            app::Context ctx(services, request, tx, wie_is(tx, made.organisatie, GebruikerId{made.gebruikers.begin()->second}));
            make_casussen(ctx, made.organisatie, gemeente, made.gebruikers, "");
        }
    });
}

Result<> reset_oefencasussen(app::Context& ctx) {
    const auto& wie = ctx.wie();
    const auto o = organisatie::find(ctx.tx(), wie.organisatie);
    if (!o || !o->demo) return not_found();
    for (const casus::Casus& c : casus::list_oefen(ctx)) TRY_DO(casus::erase(ctx, c));
    for (const DemoGemeente& gemeente : inhoud::load_demo_gemeenten(ctx.services.bestanden)) {
        if (gemeente.naam != o->naam) continue;
        std::map<std::string, std::string> gebruikers;
        for (const auto& g : gemeente.gebruikers) {
            const auto found = toegang::find_email(ctx.tx(), g.email);
            if (!found || found->first != wie.organisatie) return fail("demo.gebruiker_weg", {g.email});
            gebruikers[g.sleutel] = found->second.value;
        }
        make_casussen(ctx, *o, gemeente, gebruikers, wie.gebruiker.value);
    }
    ctx.log("oefencasussen.teruggezet", "organisatie", wie.organisatie.value);
    return {};
}

void check_casussen(const app::Services& services) {
    CHECK(services.bepalingen != nullptr);
    std::string missing;
    for (const DemoCasus& demo : inhoud::load_demo_casussen(services.bestanden, local_date(services.clock.now())))
        for (const auto& onderdeel : demo.onderdelen)
            if (const auto id = onderdeel.waarde("bepaling"); !id.empty() && !services.bepalingen->find(id))
                missing += "\n  - demo/casus_" + demo.sleutel + ".toml: er is geen bepaling '" + std::string(id) + "'";
    if (!missing.empty()) throw AdminError("Een oefencasus noemt een artikel dat niet in de bibliotheek staat. Schrijf daar de id van een bepaling uit bepalingen/:" + missing);
}

std::vector<Aanmelding> aanmeldingen(const app::Services& services) {
    std::vector<Aanmelding> all;
    services.database.read([&](db::Connection& tx) {
        for (const auto& o : organisatie::list(tx)) {
            if (!o.demo) continue;
            for (const auto& g : toegang::list_gebruikers(tx, o.id)) {
                std::string rollen;
                for (const toegang::Rol rol : toegang::rollen())
                    if (g.rollen[static_cast<std::size_t>(rol)]) rollen += (rollen.empty() ? "" : ", ") + std::string(toegang::naam(rol));
                all.push_back({o.naam, g.naam, g.email, rollen});
            }
        }
    });
    return all;
}

}  // namespace ontknoop::demo
