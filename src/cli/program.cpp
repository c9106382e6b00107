// SPDX-License-Identifier: EUPL-1.2
#include "cli/program.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/log.h"
#include "onderbouwing/bouwstenen.h"
#include "rekentool/normen.h"

namespace ontknoop::cli {

namespace {

std::string read_file(const std::string& path, std::string_view setting) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    if (!file) throw AdminError("Kan " + path + " niet lezen (instelling " + std::string(setting) + "). Controleer de naam en de rechten.");
    return text.str();
}

std::unique_ptr<db::Database> open_database(const app::Instellingen& settings) {
    std::error_code error;
    if (std::filesystem::create_directories(settings.gegevensmap, error)) ::chmod(settings.gegevensmap.c_str(), 0700);
    if (error) throw AdminError("Kan de gegevensmap " + settings.gegevensmap + " niet maken: " + error.message() + ".");
    return db::open({.url = settings.database_url()});
}

crypto::Key derived_key(const crypto::Key& master, std::string_view purpose) {
    auto key = crypto::Key::from_base64(crypto::keyed_hash(master, purpose));
    CHECK(key.has_value());
    return *key;
}

rekentool::Prijslijst load_prijzen(const inhoud::Bestanden& bestanden) {
    rekentool::Prijslijst lijst;
    for (const std::string& path : bestanden.list("prijzen/"))
        if (path.ends_with(".toml")) lijst.add(path, bestanden.get(path));
    return lijst;
}

// Horizon, base year, rate and index series a new rekensom starts with.
rekentool::Rekensom load_uitgangspunten(const inhoud::Bestanden& bestanden) {
    std::vector<rekentool::Indexreeks> reeksen{rekentool::parse_indexreeks("parameters/cpi.toml", bestanden.get("parameters/cpi.toml"))};
    return rekentool::parse_uitgangspunten("parameters/rekentool.toml", bestanden.get("parameters/rekentool.toml"), std::move(reeksen));
}

}  // namespace

std::vector<db::MigrationFile> migration_files(const std::vector<EmbeddedFile>& embedded) {
    std::vector<db::MigrationFile> files;
    for (const EmbeddedFile& f : embedded) files.push_back({std::string(f.path), std::string(f.content)});
    return files;
}

Program::Program(app::Instellingen settings, const Embedded& embedded, const Features& features, Migrate migrate, std::unique_ptr<Random> random,
                 std::unique_ptr<Clock> clock)
    : instellingen_(std::move(settings)),
      clock_(clock ? std::move(clock) : std::make_unique<SystemClock>()),
      random_(random ? std::move(random) : std::make_unique<SystemRandom>()),
      migrations_(migration_files(embedded.migrations)),
      database_((crypto::initialise(), open_database(instellingen_))),
      bestanden_(inhoud::Bestanden::load(embedded.inhoud, instellingen_.inhoudmap)),
      teksten_(inhoud::Teksten::load(bestanden_)),
      prijslijst_(load_prijzen(bestanden_)),
      uitgangspunten_(load_uitgangspunten(bestanden_)),
      bepalingen_(wetten::Bepalingen::load(bestanden_)),
      tegenwerpingen_(wetten::Tegenwerpingen::load(bestanden_)),
      zoekindex_(wetten::Zoekindex::build(wetten::Zoekinhoud::load(bestanden_), bepalingen_)) {
    // A mistake in the norms is found here, not by who opens their page.
    rekentool::parse_normen("parameters/normen.toml", bestanden_.get("parameters/normen.toml"), prijslijst_);
    onderbouwing::Bouwdoos::load(bestanden_);  // read by its pages; what is wrong with it is told now
    if (migrate == Migrate::yes) db::migrate(*database_, migrations_, *clock_);

    indexbeheer_ = std::make_unique<wetten::Indexbeheer>(*database_, bestanden_, bepalingen_, instellingen_.gegevensmap, zoekindex_);
    if (migrate == Migrate::yes) indexbeheer_->open_bestaande();

    bool has_organisations = false;
    database_->read([&](db::Connection& tx) {
        // Before the first migration there is no such table yet, and so nothing that a new key could lock out.
        if (migrate == Migrate::yes) has_organisations = !organisatie::list(tx).empty();
    });
    sleutels_ = std::make_unique<organisatie::Sleutelbos>(organisatie::load_master_key(instellingen_.key_path(), !has_organisations, *random_));

    for (const EmbeddedFile& f : embedded.web) {
        if (f.path.ends_with(".br") || f.path.ends_with(".gz")) continue;
        files_.add(std::string(f.path), f.content, http::content_type_of(f.path));
    }
    if (!instellingen_.thema_css.empty()) files_.add("eigen-thema.css", read_file(instellingen_.thema_css, "uiterlijk.thema_css"), "text/css; charset=utf-8");
    if (!instellingen_.logo.empty())
        files_.add("eigen-logo", read_file(instellingen_.logo, "uiterlijk.logo"), http::content_type_of(instellingen_.logo));

    services_ = std::make_unique<app::Services>(app::Services{*database_, *clock_, *random_, instellingen_, bestanden_, teksten_, *sleutels_,
                                                              derived_key(sleutels_->master(), "csrf"), &prijslijst_, &bepalingen_, &zoekindex_,
                                                              &tegenwerpingen_, &uitgangspunten_});
    services_->asset = [this](std::string_view path) { return files_.url(path); };
    services_->publish = [this](std::string_view topic, std::string_view event, std::string_view data) {
        if (server_) server_->publish(topic, event, data);
    };
    dispatcher_ = std::make_unique<app::Dispatcher>(*services_, features);
}

void Program::attach(http::Server* server) { server_ = server; }

std::optional<http::Response> Program::health(const http::Request& request) {
    if (request.path == "/livez") return http::text(200, "ok\n");
    if (request.path == "/readyz") {
        try {
            database_->read([](db::Connection& tx) { tx.value<std::int64_t>("SELECT 1"); });
            return http::text(200, "ok\n");
        } catch (const std::exception&) {
            return http::text(503, "database\n");
        }
    }
    if (request.path == "/version") return http::text(200, ONTKNOOP_VERSION "\n");
    if (request.path == "/metrics") {
        // Figures about the machine are for the administrator: only from this machine.
        const bool through_proxy = request.headers.has("X-Forwarded-For") || request.headers.has("Forwarded");
        if (through_proxy || (request.remote_address != "127.0.0.1" && request.remote_address != "::1")) return std::nullopt;
        std::string text = dispatcher_->metrics().render();
        if (server_) {
            const http::ServerStatistics s = server_->statistics();
            auto gauge = [&](std::string_view name, long value) {
                text += "# TYPE ontknoop_" + std::string(name) + " gauge\nontknoop_" + std::string(name) + " " + std::to_string(value) + "\n";
            };
            gauge("connections", s.connections);
            gauge("event_clients", s.event_clients);
            gauge("queue_full_total", s.queue_full);
            gauge("refused_total", s.refused);
        }
        return http::text(200, std::move(text), http::Metrics::content_type);
    }
    if (request.path == "/.well-known/security.txt" && !instellingen_.contact_beveiliging.empty()) {
        const auto until = std::chrono::floor<std::chrono::days>(clock_->now()) + std::chrono::days(180);
        return http::text(200, "Contact: " + instellingen_.contact_beveiliging + "\nExpires: " + to_iso(Timestamp(until)) +
                                   "\nPreferred-Languages: nl, en\nCanonical: " + instellingen_.public_url() + "/.well-known/security.txt\n");
    }
    return std::nullopt;
}

http::Response Program::handle(const http::Request& request) {
    if (auto file = files_.find(request)) return std::move(*file);
    if (request.is_safe())
        if (auto answer = health(request)) return std::move(*answer);
    return dispatcher_->handle(request);
}

}  // namespace ontknoop::cli
