// SPDX-License-Identifier: EUPL-1.2
#include "demo/demo.h"

#include <map>

#include "casus/casus.h"
#include "crypto/crypto.h"
#include "inhoud/demo.h"
#include "maatwerkplan/maatwerkplan.h"

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

    // Parts point at each other in both directions: first every part with its own words, then the references.
    for (const bool tweede_ronde : {false, true}) {
        for (const inhoud::DemoOnderdeel& deel : demo.onderdelen) {
            const auto* soort = maatwerkplan::find_soort(deel.soort);
            CHECK(soort != nullptr);
            maatwerkplan::Invoer invoer;
            for (const inhoud::DemoVeld& v : deel.velden) {
                const auto* veld = soort->veld(v.naam);
                CHECK(veld != nullptr);
                using maatwerkplan::VeldSoort;
                const bool is_verwijzing = veld->soort == VeldSoort::verwijzing || veld->soort == VeldSoort::verwijzingen;
                if (is_verwijzing != tweede_ronde) continue;
                std::vector<std::string> waarden;
                for (const std::string& w : v.waarden)
                    waarden.push_back(is_verwijzing ? ids.at(w) : veld->soort == VeldSoort::gebruiker ? gebruikers.at(w) : w);
                invoer[v.naam] = std::move(waarden);
            }
            const maatwerkplan::Plan plan = maatwerkplan::load_plan(ctx, *casus);
            const std::string sleutel = deel.sleutel.empty() ? deel.soort + std::to_string(&deel - demo.onderdelen.data()) : deel.sleutel;
            if (!tweede_ronde) {
                const auto id = maatwerkplan::add(ctx, *casus, plan, deel.soort, deel.ouder.empty() ? "" : ids.at(deel.ouder), invoer);
                CHECK(id.has_value());
                ids[sleutel] = id->value;
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

void make_gemeente(const app::Services& services, db::Connection& tx, const DemoGemeente& gemeente, const std::string& hash) {
    const auto id = organisatie::create(tx, services.clock, services.random, services.sleutels, gemeente.naam, "gemeente", "", true);
    CHECK(id.has_value());
    std::map<std::string, std::string> teams, gebruikers;
    for (const auto& team : gemeente.teams) {
        const auto made = organisatie::create_team(tx, services.clock, services.random, *id, team.naam);
        CHECK(made.has_value());
        teams[team.sleutel] = *made;
    }
    for (const auto& g : gemeente.gebruikers) {
        toegang::NieuweGebruiker nieuw{g.naam, g.email, {}, {}};
        for (const std::string& text : g.rollen) {
            toegang::Rol rol;
            CHECK(toegang::parse_rol(text, rol));
            nieuw.rollen.set(static_cast<std::size_t>(rol));
        }
        for (const std::string& team : g.teams) nieuw.teams.push_back(teams.at(team));
        const auto made = toegang::create_gebruiker(tx, services.clock, services.random, *id, nieuw);
        CHECK(made.has_value());
        toegang::set_wachtwoord(tx, *id, *made, hash);
        gebruikers[g.sleutel] = made->value;
    }
    const organisatie::Organisatie o{*id, gemeente.naam, "gemeente", "", true};
    http::Request nobody;
    nobody.remote_address = "opdrachtregel";
    app::Context ctx(services, nobody, tx, wie_is(tx, o, GebruikerId{gebruikers.begin()->second}));
    make_casussen(ctx, o, gemeente, gebruikers, "");
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
        for (const DemoGemeente& gemeente : inhoud::load_demo_gemeenten(services.bestanden)) make_gemeente(services, tx, gemeente, hash);
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
