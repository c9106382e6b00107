// SPDX-License-Identifier: EUPL-1.2
#include "support/app_fixture.h"

#include <algorithm>
#include <set>

#include "app/session.h"
#include "base/text.h"
#include "casus/casus.h"
#include "toegang/toegang_store.h"

namespace ontknoop::test {

namespace {

crypto::Key make_key(Random& random) {
    crypto::initialise();
    return crypto::Key::make(random);
}

// The content does not change while the tests run: read it once.
const inhoud::Bestanden& bestanden() {
    static const inhoud::Bestanden all = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    return all;
}
const inhoud::Teksten& alle_teksten() {
    static const inhoud::Teksten all = inhoud::Teksten::load(bestanden());
    return all;
}

}  // namespace

App::App(std::vector<std::span<const app::Route>> features, db::Engine engine)
    : clock(*parse_iso_timestamp("2026-11-21T09:00:00.000Z")),
      fresh_(engine, FreshDatabase::Content::migrated),
      master_(make_key(random_)),
      csrf_(make_key(random_)),
      sleutels_(master_) {
    instellingen.verzoeken_per_minuut = 0;
    services_ = std::make_unique<app::Services>(app::Services{.database = fresh_.get(), .clock = clock, .random = random_,
                                                              .instellingen = instellingen, .bestanden = bestanden(), .teksten = alle_teksten(),
                                                              .sleutels = sleutels_, .csrf_key = csrf_});
    services_->asset = [](std::string_view name) { return "/static/" + std::string(name); };
    services_->publish = [this](std::string_view topic, std::string_view event, std::string_view) { gepubliceerd.emplace_back(topic, event); };
    dispatcher_ = std::make_unique<app::Dispatcher>(*services_, std::move(features));
    database().write([&](db::Connection& tx) {
        waterveen_ = organisatie::create(tx, clock, random_, sleutels_, "Gemeente Waterveen", "gemeente", "", true).value();
        bergwijk_ = organisatie::create(tx, clock, random_, sleutels_, "Gemeente Bergwijk", "gemeente", "", true).value();
    });
}

const Persoon& App::zoek(const OrganisatieId& organisatie, const std::string& plaats, toegang::Rol rol, int nummer) {
    const std::string naam = std::string(toegang::naam(rol)) + " " + std::to_string(nummer) + " " + plaats;
    const auto found = personen_.find(naam);
    if (found != personen_.end()) return found->second;
    Persoon persoon;
    const std::string token = crypto::make_token(random_);
    persoon.cookie = organisatie.value + "." + token;
    database().write([&](db::Connection& tx) {
        toegang::Rollen rollen;
        rollen.set(static_cast<std::size_t>(rol));
        std::string email = naam + "@voorbeeld.test";
        std::replace(email.begin(), email.end(), ' ', '.');
        const auto id = toegang::create_gebruiker(tx, clock, random_, organisatie, {naam, email, rollen, {}}).value();
        toegang::store::insert_sessie(tx, organisatie, id, crypto::hash_token(token), "test", to_iso(clock.now()));
        bool verversen = false;
        persoon.wie = toegang::find_sessie(tx, clock, instellingen.grenzen(), persoon.cookie, verversen).value();
    });
    return personen_.emplace(naam, std::move(persoon)).first->second;
}

void App::weer_binnen(const Persoon& persoon) {
    database().write([&](db::Connection& tx) {
        toegang::store::insert_sessie(tx, persoon.wie.organisatie, persoon.wie.gebruiker, persoon.wie.sessie_hash, "test", to_iso(clock.now()));
    });
}

CasusId App::casus(const Persoon& persoon, bool oefen) {
    return als(persoon, [&](app::Context& ctx) { return casus::create(ctx, oefen).value().id; });
}

void App::deelnemer(const Persoon& eigenaar, const CasusId& id, const Persoon& wie) {
    als(eigenaar, [&](app::Context& ctx) {
        const auto casus = casus::open(ctx, id.value, casus::Toegang::schrijven).value();
        // As it stands in the database: somebody's roles may have changed since they were asked along.
        return ctx.tx().exec(R"(INSERT INTO casus_deelnemer (organisatie_id, casus_id, gebruiker_id, sinds) VALUES ($1, $2, $3, $4))",
                             ctx.wie().organisatie, casus.id, wie.wie.gebruiker, ctx.now_iso());
    });
}

http::Request App::request(const Persoon& persoon, http::Method method, const std::string& target) const {
    http::Request request;
    request.method = method;
    request.target = target;
    CHECK(http::parse_target(target, request.path, request.query));
    request.headers.set("Host", "127.0.0.1");
    request.cookies.add(std::string(app::session_cookie_name(instellingen)), persoon.cookie);
    request.remote_address = "127.0.0.1";
    request.id = "test";
    return request;
}

http::Response App::get(const Persoon& persoon, const std::string& target) { return dispatcher_->handle(request(persoon, http::Method::get, target)); }

http::Response App::post(const Persoon& persoon, const std::string& target, const Formulier& form) {
    http::Request made = request(persoon, http::Method::post, target);
    made.form.add("csrf", crypto::keyed_hash(csrf_, persoon.wie.sessie_hash));
    for (const auto& [name, value] : form) made.form.add(name, value);
    return dispatcher_->handle(made);
}

http::Response App::autosave(const Persoon& persoon, const std::string& target, const Formulier& form) {
    http::Request made = request(persoon, http::Method::post, target);
    made.headers.set("X-Requested-With", "autosave");
    made.form.add("csrf", crypto::keyed_hash(csrf_, persoon.wie.sessie_hash));
    for (const auto& [name, value] : form) made.form.add(name, value);
    return dispatcher_->handle(made);
}

const inhoud::Teksten& App::teksten() const { return alle_teksten(); }

std::vector<std::string> attributes_of(std::string_view page, std::string_view name) {
    std::vector<std::string> values;
    const std::string opening = " " + std::string(name) + "=\"";
    for (std::size_t at = page.find(opening); at != std::string_view::npos; at = page.find(opening, at)) {
        at += opening.size();
        values.emplace_back(page.substr(at, page.find('"', at) - at));
    }
    return values;
}

std::vector<std::string> id_problems(std::string_view page) {
    std::vector<std::string> problems;
    std::set<std::string> ids;
    for (const std::string& id : attributes_of(page, "id"))
        if (!ids.insert(id).second) problems.push_back("twice: " + id);
    auto must_exist = [&](std::string_view by, std::string_view id) {
        if (!ids.contains(std::string(id))) problems.push_back(std::string(by) + " points to nothing: " + std::string(id));
    };
    for (const char* name : {"for", "form", "aria-labelledby", "aria-describedby", "data-groot", "data-ter-plekke"})
        for (const std::string& value : attributes_of(page, name))
            for (const std::string_view id : split(value, ' ')) must_exist(name, id);
    for (const std::string& href : attributes_of(page, "href"))
        if (href.starts_with('#')) must_exist("href", std::string_view(href).substr(1));
    return problems;
}

}  // namespace ontknoop::test
