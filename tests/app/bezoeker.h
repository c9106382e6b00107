// SPDX-License-Identifier: EUPL-1.2
//
// Somebody who visits every route of the program: fills in its parameters with things that exist.
#pragma once

#include <sstream>
#include <string>

#include "app/api.h"
#include "app/session.h"
#include "maatwerkplan/maatwerkplan.h"
#include "support/app_fixture.h"
#include "support/whole_program.h"
#include "wetten/bwb_import.h"
#include "wetten/wetten_store.h"

namespace ontknoop::test {

class Bezoeker {
public:
    explicit Bezoeker(db::Engine engine = db::Engine::sqlite) : app(all_features(), engine) {
        lend_content(app.diensten());
        app.instellingen.aanmeldpogingen = 1000;  // the door is tried by every role
        app.database().write([&](db::Connection& tx) {
            std::istringstream wet(R"(<toestand bwb-id="BWBR0000001" inwerkingtreding="2020-01-01"><wetgeving soort="wet"><citeertitel>Proefwet</citeertitel>
<artikel label="Artikel 1" status="goed"><kop><label>Artikel</label><nr>1</nr></kop><al>Tekst.</al></artikel></wetgeving></toestand>)");
            wetten::store_versie(tx, app.clock, wetten::read_bwb_toestand(wet, "proef.xml").value(), {"hash", "proef.xml", "toets"}).value();
        });
        app.als(maker, [&](app::Context& ctx) {
            const auto open = casus::open(ctx, casus.value, casus::Toegang::schrijven).value();
            for (const char* soort : {"casus", "verhaal", "doorbraak"}) {
                const auto plan = maatwerkplan::load_plan(ctx, open);
                const auto* s = maatwerkplan::find_soort(soort);
                maatwerkplan::Invoer invoer;
                if (const auto* title = &s->velden[0]; title->soort == maatwerkplan::VeldSoort::regel || title->soort == maatwerkplan::VeldSoort::tekst)
                    invoer[std::string(title->naam)] = {geheim};
                onderdeel = maatwerkplan::add(ctx, open, plan, soort, "", invoer).value().value;
            }
            return true;
        });
    }

    App app;
    const std::string geheim = "GEHEIM-VAN-DIT-HUISHOUDEN";
    const Persoon& maker = app.persoon(toegang::Rol::professional);
    const CasusId casus = app.casus(maker);
    std::string onderdeel;  // a part of that case

    const std::vector<app::Route>& routes() const { return app.routes(); }
    const app::Route& vind(http::Method method, std::string_view path) const {
        for (const app::Route& r : routes())
            if (r.method == method && r.path == path) return r;
        throw Bug("no route " + std::string(path));
    }
    static std::string naam(const app::Route& r) { return std::string(http::method_name(r.method)) + " " + std::string(r.path); }

    // A person whose role opens this right.
    const Persoon& iemand_met(toegang::Recht recht) {
        if (toegang::heeft_recht(toegang::Rol::professional, recht)) return maker;
        for (const toegang::Rol rol : toegang::rollen())
            if (toegang::heeft_recht(rol, recht)) return app.persoon(rol);
        throw Bug("nobody has this right");
    }
    std::string csrf(const Persoon& wie) {
        return app.als(wie, [](app::Context& ctx) { return ctx.csrf_token(); });
    }

    // The request of a browser to this route. Without a person: not signed in.
    http::Request verzoek(const app::Route& route, const Persoon* wie = nullptr, const std::string& casus_id = {}) {
        http::Request request;
        request.method = route.method;
        std::string_view rest = route.path;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('/', 1), rest.size());
            const std::string_view part = rest.substr(1, end - 1);
            request.path += "/" + (part.starts_with(':') ? waarde(part.substr(1), casus_id) : std::string(part));
            rest.remove_prefix(end);
        }
        for (const char c : request.path) request.target += c == ' ' ? std::string("%20") : std::string(1, c);
        request.headers.set("Host", "127.0.0.1");
        request.remote_address = "127.0.0.1";
        request.id = "test";
        if (wie) {
            request.cookies.add(std::string(app::session_cookie_name(app.instellingen)), wie->cookie);
            if (route.method != http::Method::get) request.form.add("csrf", csrf(*wie));
        }
        return request;
    }
    http::Response bezoek(const Persoon& wie, const app::Route& route) {
        http::Response response = app.handle(verzoek(route, &wie));
        // Signing out, and ending a case, would spoil it for the next route: none of these get their fields here.
        if (route.path == "/afmelden") app.weer_binnen(wie);
        return response;
    }
    http::Response bezoek_zonder_sessie(const app::Route& route) { return app.handle(verzoek(route)); }

    // Handlers that ask more than the right of their route: one of several rights.
    static bool own_403(const app::Route& r) {
        return r.path == "/casussen/nieuw" || r.path == "/casussen" || r.path == "/vragen" || (r.path == "/beheer/doel" && r.method == http::Method::get);
    }

    // Changes when anything was written: lines of the trail and versions of the plan.
    std::string stempel() {
        std::string stamp;
        app.database().read([&](db::Connection& tx) {
            for (const char* sql : {"SELECT count(*) FROM gebruiker", "SELECT count(*) FROM team", "SELECT count(*) FROM organisatie", "SELECT count(*) FROM sessie",
                                    "SELECT count(*) FROM casus", "SELECT count(*) FROM onderdeel_versie", "SELECT coalesce(sum(stand + versie), 0) FROM casus",
                                    "SELECT coalesce(sum(versie), 0) FROM gebruiker", "SELECT count(*) FROM uitnodiging"})
                stamp += std::to_string(tx.value<std::int64_t>(sql).value_or(0)) + " ";
        });
        return stamp;
    }

private:
    std::string waarde(std::string_view parameter, const std::string& casus_id) {
        if (parameter == "casus") return casus_id.empty() ? casus.value : casus_id;
        if (parameter == "onderdeel") return onderdeel;
        if (parameter == "gebruiker") return app.persoon(toegang::Rol::jurist, 99).wie.gebruiker.value;
        if (parameter == "organisatie") return maker.wie.organisatie.value;
        if (parameter == "stap") return "verhaal";
        if (parameter == "pagina") return "privacy";
        if (parameter == "regeling") return "BWBR0000001";
        if (parameter == "artikel") return "1";
        return "x";
    }
};

}  // namespace ontknoop::test
