// SPDX-License-Identifier: EUPL-1.2
#include "app/dispatcher.h"

#include <algorithm>
#include <cmath>
#include <typeinfo>

#include "app/fault_page.h"
#include "app/instellingen.h"
#include "app/once.h"
#include "app/page.h"
#include "app/session.h"
#include "app/unreadable.h"
#include "base/log.h"
#include "base/text.h"

namespace ontknoop::app {

namespace {

using http::Method;
using http::Request;
using http::Response;
using std::chrono::minutes;

// Carries an answer of 400 and higher out of a write transaction, which so is rolled back.
struct RolledBack {
    Response response;
};

// "/casussen/42" -> casussen, 42. No segments at all for what is not a path of ours, such as the "*" of OPTIONS.
std::vector<std::string_view> path_segments(std::string_view path) {
    if (!path.starts_with('/')) return {};
    return split(path.substr(1), '/');
}

// The server refuses such bytes already; here it also holds for who calls the program without it.
bool is_clean(const http::Fields& fields) {
    return std::ranges::all_of(fields.items(), [](const auto& item) {
        return is_valid_utf8(item.first) && is_valid_utf8(item.second) && item.second.find('\0') == std::string::npos;
    });
}

void add_security_headers(Response& response, bool https) {
    auto& h = response.headers;
    auto once = [&](std::string_view name, std::string value) {
        if (!h.has(name)) h.set(name, std::move(value));
    };
    once("Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
         "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    once("X-Content-Type-Options", "nosniff");
    once("X-Frame-Options", "DENY");
    once("Referrer-Policy", "same-origin");  // with no-referrer the Origin of our own forms would be "null"
    once("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    once("Cross-Origin-Opener-Policy", "same-origin");
    once("Cross-Origin-Resource-Policy", "same-origin");
    once("Cache-Control", "no-store");
    if (https) once("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

// A form of another site may not act in the name of who is signed in here. Browsers tell where a request comes from. Older
// ones give the Origin only; a proxy may have put its own name in Host, so what users type counts as well.
bool comes_from_here(const Request& request, const Instellingen& settings) {
    const std::string_view site = request.headers.get("Sec-Fetch-Site");
    if (!site.empty()) return site == "same-origin" || site == "none";
    const std::string_view origin = request.headers.get("Origin");
    if (origin.empty() || origin == settings.public_url()) return true;
    const std::size_t scheme = origin.find("://");
    return scheme != std::string_view::npos && origin.substr(scheme + 3) == request.headers.get("Host");
}

// A page that another site asked for may hold words of its choice beside the CSRF token; compressed, its length would tell
// the token letter by letter (BREACH).
bool asked_by_another_site(const Request& request) {
    const std::string_view site = request.headers.get("Sec-Fetch-Site");
    return site == "cross-site" || site == "same-site";
}

bool csrf_fits(const Context& ctx) {
    const std::string_view from_form = ctx.request.form.get("csrf");
    const std::string_view given = from_form.empty() ? ctx.request.headers.get("X-CSRF-Token") : from_form;
    return crypto::equal_in_constant_time(given, ctx.csrf_token());
}

// Filled while the program starts, only read afterwards.
UnreadablePage unreadable_page = nullptr;

}  // namespace

void register_unreadable_page(UnreadablePage page) { unreadable_page = page; }

Dispatcher::Dispatcher(const Services& services, std::vector<std::span<const Route>> features) : services_(services) {
    for (const auto& feature : features) routes_.insert(routes_.end(), feature.begin(), feature.end());
    for (const Route& route : routes_) segments_.push_back(path_segments(route.path));
}

Dispatcher::Match Dispatcher::match(const Request& request) const {
    Match best;
    const auto parts = path_segments(request.path);
    const Method wanted = request.method == Method::head ? Method::get : request.method;
    std::size_t best_literals = 0;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        const auto& pattern = segments_[i];
        if (pattern.size() != parts.size()) continue;
        std::size_t literals = 1;
        bool fits = true;
        for (std::size_t k = 0; fits && k < parts.size(); ++k) {
            if (pattern[k].starts_with(':')) fits = !parts[k].empty();
            else if (pattern[k] == parts[k]) ++literals;
            else fits = false;
        }
        if (!fits) continue;
        best.path_exists = true;
        if (routes_[i].method != wanted) {
            const std::string name(http::method_name(routes_[i].method));
            if (best.allowed.find(name) == std::string::npos) best.allowed += (best.allowed.empty() ? "" : ", ") + name;
            continue;
        }
        // "/casussen/nieuw" wins from "/casussen/:casus".
        if (literals <= best_literals) continue;
        best_literals = literals;
        best.route = &routes_[i];
        best.parameters = {};
        for (std::size_t k = 0; k < parts.size(); ++k)
            if (pattern[k].starts_with(':')) best.parameters.add(std::string(pattern[k].substr(1)), std::string(parts[k]));
    }
    return best;
}

bool Dispatcher::is_slow(const Request& request) const {
    const Match found = match(request);
    return found.route && found.route->slow;
}

// A token bucket per address and, within it, per cookie: bursts are fine, a runaway script is not. The address comes first,
// since anybody can make up cookies; it is wide enough for an office behind one address.
std::optional<int> Dispatcher::seconds_to_wait(const Request& request, std::string_view cookie) {
    constexpr double people_per_address = 20;
    constexpr double handful = 5;        // who waited may go on for more than one page
    constexpr int shortest_wait = 2;     // seconds; shorter is over before it is read
    const double per_minute = services_.instellingen.verzoeken_per_minuut;
    if (per_minute <= 0) return std::nullopt;
    const Timestamp now = services_.clock.now();
    const std::lock_guard lock(mutex_);
    if (now - buckets_tidied_ > minutes(2)) {
        std::erase_if(buckets_, [&](const auto& b) { return now - b.second.at > minutes(2); });
        buckets_tidied_ = now;
    }
    auto wait_for = [&](const std::string& who, double rate) -> std::optional<int> {
        auto& bucket = buckets_.try_emplace(who, Bucket{rate, now}).first->second;
        const double passed = std::chrono::duration<double>(now - bucket.at).count();
        bucket.tokens = std::min(rate, bucket.tokens + passed * rate / 60);
        bucket.at = now;
        if (bucket.tokens < 1)
            return std::max(shortest_wait, static_cast<int>(std::ceil((std::min(handful, rate) - bucket.tokens) * 60 / rate)));
        bucket.tokens -= 1;
        return std::nullopt;
    };
    if (const auto wait = wait_for(request.remote_address, per_minute * people_per_address)) return wait;
    return cookie.empty() ? std::nullopt : wait_for(crypto::hash_token(cookie), per_minute);
}

Response Dispatcher::handle(const Request& request) {
    const auto begin = std::chrono::steady_clock::now();
    const Match found = match(request);
    Response response;
    try {
        response = answer(request, found);
        if (asked_by_another_site(request) && response.body.size() > 0 && !response.headers.has("Content-Encoding"))
            response.headers.set("Content-Encoding", "identity");
    } catch (const std::exception& error) {
        const auto* bug = dynamic_cast<const Bug*>(&error);
        const auto* admin = dynamic_cast<const AdminError*>(&error);
        if (bug) log::error("bug", {{"bug", *bug}});
        else if (admin) log::error("administrator", {{"error", *admin}});
        else if (const auto* broken = dynamic_cast<const db::DatabaseError*>(&error))
            log::error("database", {{"retryable", broken->retryable}});
        else log::error("unexpected", {{"type", typeid(error).name()}});
        Context ctx(services_, request);
        // What only the administrator can mend: data that cannot be read, a full disk. Who that is, the page says.
        response = admin ? fault_page(ctx, "foutpagina.beheerder", 500) : error_page(ctx, 500);
    }
    add_security_headers(response, request.https);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    metrics_.observe_request(found.route ? found.route->path : "-", response.status, seconds);
    log::info("request", {{"route", found.route ? found.route->path : "-"}, {"status", response.status},
                          {"microseconds", static_cast<std::int64_t>(seconds * 1e6)}});
    return response;
}

// What the handler of a route answers within the transaction of `ctx`.
Response Dispatcher::run(Context& ctx, const Route& route) {
    try {
        return route.handler(ctx);
    } catch (const Unreadable& reason) {
        auto page = unreadable_page ? unreadable_page(ctx) : std::nullopt;
        if (!page) throw;
        log::error("administrator", {{"error", reason}});
        return std::move(*page);
    }
}

Response Dispatcher::answer(const Request& incoming, const Match& found) {
    Request request = incoming;
    request.parameters = found.parameters;
    Context ctx(services_, request);
    const std::string cookie(session_cookie(services_.instellingen, request));

    const bool clean = is_clean(request.query) && is_clean(request.form) && is_clean(request.parameters);
    const bool from_here = request.is_safe() || comes_from_here(request, services_.instellingen);
    if (const auto seconds = seconds_to_wait(request, cookie)) return ask_to_wait(ctx, *seconds, clean && from_here);
    if (!found.route && found.path_exists) {
        Response refused = error_page(ctx, 405);
        refused.headers.set("Allow", found.allowed);
        return refused;
    }
    if (!clean) return error_page(ctx, 400);
    if (!from_here) return error_page(ctx, 403);

    bool refresh = false, beyond_right = false;
    auto load_session = [&](db::Connection& tx) {
        if (!cookie.empty()) ctx.wie_ = toegang::find_sessie(tx, services_.clock, services_.instellingen.grenzen(), cookie, refresh);
    };
    // What stands between a request and its handler; empty when the way is free.
    auto guard = [&]() -> std::optional<Response> {
        if (!found.route) return error_page(ctx, 404);
        const Route& route = *found.route;
        if (route.recht != toegang::Recht::openbaar && !ctx.is_signed_in()) return ask_to_sign_in(ctx);
        if (ctx.is_signed_in() && !ctx.wie().mag(route.recht)) {
            beyond_right = true;
            return error_page(ctx, 403);
        }
        if (!request.is_safe() && ctx.is_signed_in() && !csrf_fits(ctx)) return offer_to_resend(ctx);
        return std::nullopt;
    };

    Response response;
    const bool only_reads = request.is_safe() || (found.route && !found.route->audit);
    if (!found.route || found.route->transactie == Transactie::own) {
        services_.database.read(load_session);
        auto refused = guard();
        response = refused ? std::move(*refused) : found.route->handler(ctx);
    } else if (only_reads) {
        services_.database.read([&](db::Connection& tx) {
            ctx.tx_ = &tx;
            load_session(tx);
            auto refused = guard();
            response = refused ? std::move(*refused) : run(ctx, *found.route);
            ctx.tx_ = nullptr;
        });
        record_once(ctx);
    } else {
        auto work = [&](db::Connection& tx) {
            ctx.tx_ = &tx;
            ctx.wie_.reset(), ctx.audit_.clear(), ctx.after_commit_.clear();
            load_session(tx);
            auto refused = guard();
            if (!refused)
                if (auto repeated = find_repeated(ctx)) {
                    response = std::move(*repeated);
                    return;
                }
            Response made = refused ? std::move(*refused) : run(ctx, *found.route);
            if (!refused && made.status < 400) remember_sent(ctx, made);
            if (made.status >= 400) throw RolledBack{std::move(made)};
            CHECK(!ctx.audit_.empty());
            for (const logboek::Regel& line : ctx.audit_) logboek::append(tx, services_.clock, ctx.wie().organisatie, line);
            response = std::move(made);
        };
        try {
            // Once more when that may help. A constraint refuses what another request did at the same moment; on the second
            // try the handler finds it there, and says so.
            try {
                services_.database.write(work);
            } catch (const db::DatabaseError& error) {
                if (!error.retryable) throw;
                services_.database.write(work);
            } catch (const db::ConstraintError&) {
                services_.database.write(work);
            }
            ctx.tx_ = nullptr;
            for (const auto& what : ctx.after_commit_) what();
        } catch (RolledBack& rolled_back) {
            ctx.tx_ = nullptr;
            response = std::move(rolled_back.response);
        }
    }
    if (response.events && ctx.is_signed_in()) response.events->listener = ctx.wie().sessie_hash;
    if (beyond_right) {
        ctx.audit_.clear();
        ctx.log("toegang.geweigerd", "pagina", std::string(found.route->path), "geweigerd");
        record_once(ctx);
    }
    if (refresh && response.status < 400)
        services_.database.write([&](db::Connection& tx) { toegang::touch(tx, services_.clock, ctx.wie()); });
    return response;
}

// The first read of an object by a person in a quarter of an hour is a line; turning pages within it is the same visit. So is
// knocking at the same closed door.
void Dispatcher::record_once(Context& ctx) {
    if (ctx.audit_.empty()) return;
    const Timestamp now = services_.clock.now();
    std::vector<logboek::Regel> fresh;
    std::vector<std::string> keys;
    {
        const std::lock_guard lock(mutex_);
        if (recent_reads_.size() > 50000) std::erase_if(recent_reads_, [&](const auto& r) { return now - r.second > minutes(15); });
        for (const logboek::Regel& line : ctx.audit_) {
            const std::string key = ctx.wie().sessie_hash + line.handeling + line.object_id;
            const auto [it, added] = recent_reads_.try_emplace(key, now);
            if (!added && now - it->second <= minutes(15)) continue;
            it->second = now;
            fresh.push_back(line);
            keys.push_back(key);
        }
    }
    if (fresh.empty()) return;
    try {
        services_.database.write([&](db::Connection& tx) {
            for (const logboek::Regel& line : fresh) logboek::append(tx, services_.clock, ctx.wie().organisatie, line);
        });
    } catch (...) {
        // Nothing was written down: the page is not shown either, and the next try must be written down again.
        const std::lock_guard lock(mutex_);
        for (const std::string& key : keys) recent_reads_.erase(key);
        throw;
    }
}

void Context::log(std::string handeling, std::string object_soort, std::string object_id, std::string uitkomst) {
    audit_.push_back({wie_ ? wie_->gebruiker.value : "", std::move(handeling), std::move(object_soort), std::move(object_id),
                      std::move(uitkomst), request.remote_address, request.id});
}

const std::string& Context::csrf_token() const {
    if (csrf_.empty() && wie_) csrf_ = crypto::keyed_hash(services.csrf_key, wie_->sessie_hash);
    return csrf_;
}

}  // namespace ontknoop::app
