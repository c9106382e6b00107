// SPDX-License-Identifier: EUPL-1.2
//
// The program put together: settings, database, keys, content, features. main.cpp gives the list of features.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/dispatcher.h"
#include "app/instellingen.h"
#include "http/http.h"
#include "http/static_files.h"
#include "rekentool/prijzen.h"
#include "wetten/bepalingen.h"
#include "wetten/indexbeheer.h"
#include "wetten/tegenwerpingen.h"
#include "wetten/zoekindex.h"

namespace ontknoop::cli {

using Features = std::vector<std::span<const app::Route>>;

// The embedded files, so that this module does not depend on how they were embedded.
struct Embedded {
    std::vector<EmbeddedFile> inhoud, migrations, web;
};

std::vector<db::MigrationFile> migration_files(const std::vector<EmbeddedFile>&);

class Program {
public:
    enum class Migrate { yes, no };
    // Opens everything. Throws AdminError with a remedy: no database, a wrong key, bad content, missing fonts.
    Program(app::Instellingen, const Embedded&, const Features&, Migrate = Migrate::yes, std::unique_ptr<Random> = nullptr,
            std::unique_ptr<Clock> = nullptr);

    const app::Services& services() const { return *services_; }
    app::Dispatcher& dispatcher() { return *dispatcher_; }
    db::Database& database() { return *database_; }
    // Brings the index of the laws in step with the library; the constructor only opens one that is there already.
    wetten::Indexbeheer& indexbeheer() { return *indexbeheer_; }
    const std::vector<db::MigrationFile>& migrations() const { return migrations_; }
    // One answer to one request, static files and health checks included: what the server and `test-http` call.
    http::Response handle(const http::Request&);
    bool is_slow(const http::Request& request) const { return dispatcher_->is_slow(request); }
    // Live events go out through this server from now on.
    void attach(http::Server*);

private:
    std::optional<http::Response> health(const http::Request&);

    app::Instellingen instellingen_;
    std::unique_ptr<Clock> clock_;
    std::unique_ptr<Random> random_;
    std::vector<db::MigrationFile> migrations_;
    std::unique_ptr<db::Database> database_;
    inhoud::Bestanden bestanden_;
    inhoud::Teksten teksten_;
    std::unique_ptr<organisatie::Sleutelbos> sleutels_;
    rekentool::Prijslijst prijslijst_;
    rekentool::Rekensom uitgangspunten_;
    wetten::Bepalingen bepalingen_;
    wetten::Tegenwerpingen tegenwerpingen_;
    wetten::Zoekindex zoekindex_;
    std::unique_ptr<wetten::Indexbeheer> indexbeheer_;
    http::StaticFiles files_;
    std::unique_ptr<app::Services> services_;
    std::unique_ptr<app::Dispatcher> dispatcher_;
    http::Server* server_ = nullptr;
};

}  // namespace ontknoop::cli
