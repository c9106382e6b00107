// SPDX-License-Identifier: EUPL-1.2
//
// What a request brings along to every use case: the transaction, who is asking, the clock, and the services that live as
// long as the program.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "crypto/crypto.h"
#include "db/db.h"
#include "http/http.h"
#include "inhoud/teksten.h"
#include "logboek/logboek.h"
#include "organisatie/organisatie.h"
#include "toegang/toegang.h"

namespace ontknoop::rekentool {
class Prijslijst;
struct Rekensom;
}
namespace ontknoop::wetten {
class Bepalingen;
class Zoekindex;
class Tegenwerpingen;
}

namespace ontknoop::app {

struct Instellingen;

// Made once by main.cpp; shared by all threads, never changed after the start.
struct Services {
    db::Database& database;
    const Clock& clock;
    Random& random;
    const Instellingen& instellingen;
    const inhoud::Bestanden& bestanden;
    const inhoud::Teksten& teksten;
    const organisatie::Sleutelbos& sleutels;
    crypto::Key csrf_key;
    const rekentool::Prijslijst* prijslijst = nullptr;
    const wetten::Bepalingen* bepalingen = nullptr;
    const wetten::Zoekindex* zoekindex = nullptr;
    const wetten::Tegenwerpingen* tegenwerpingen = nullptr;
    const rekentool::Rekensom* uitgangspunten = nullptr;  // horizon, base year, rate and index series of a new rekensom
    // Address of an embedded file with its hash, e.g. asset("app.css") -> "/static/3f2a.../app.css".
    std::function<std::string(std::string_view)> asset;
    // Sends a server-sent event to everybody who looks at `topic`.
    std::function<void(std::string_view topic, std::string_view event, std::string_view data)> publish;
};

class Context {
public:
    Context(const Services& services, const http::Request& request) : services(services), request(request) {}
    // For the command line and the demo: works in `tx` in the name of `wie`, without a session.
    Context(const Services& services, const http::Request& request, db::Connection& tx, toegang::Wie wie)
        : services(services), request(request), tx_(&tx), wie_(std::move(wie)) {}
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    const Services& services;
    const http::Request& request;

    // The transaction of this request; a Bug on a route that manages its own.
    db::Connection& tx() const { CHECK(tx_ != nullptr); return *tx_; }
    bool is_signed_in() const { return wie_.has_value(); }
    // Who asks; a Bug on a public route without a session.
    const toegang::Wie& wie() const { CHECK(wie_.has_value()); return *wie_; }
    const Clock& clock() const { return services.clock; }
    Random& random() const { return services.random; }
    const inhoud::Teksten& t() const { return services.teksten; }
    std::string now_iso() const { return to_iso(services.clock.now()); }

    // The audit line of this request; written with the change, as its last statement. A POST that succeeds without one is a
    // Bug. On a GET it says "this person read that": see docs/decisions/0005.
    void log(std::string handeling, std::string object_soort, std::string object_id, std::string uitkomst = "gelukt");
    // Runs when the transaction is durable; never when it was rolled back.
    void after_commit(std::function<void()> what) { after_commit_.push_back(std::move(what)); }

    // Of the session, "" without one; worked out once a request.
    const std::string& csrf_token() const;
    // What log() collected and after_commit() asked for; for callers other than the dispatcher.
    const std::vector<logboek::Regel>& audit_lines() const { return audit_; }

private:
    friend class Dispatcher;
    db::Connection* tx_ = nullptr;
    std::optional<toegang::Wie> wie_;
    mutable std::string csrf_;
    std::vector<logboek::Regel> audit_;
    std::vector<std::function<void()>> after_commit_;
};

}  // namespace ontknoop::app
