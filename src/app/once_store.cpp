// SPDX-License-Identifier: EUPL-1.2
#include "app/once.h"

#include "base/id.h"
#include "crypto/crypto.h"

namespace ontknoop::app {

namespace {

using VerzendingId = Id<struct VerzendingTag>;

std::optional<VerzendingId> id_of(const Context& ctx) {
    if (!ctx.is_signed_in()) return std::nullopt;
    return VerzendingId::parse(ctx.request.form.get(once_field));
}

// Keyed, so that nobody can guess from the database what was typed; of this person and this form alone.
std::string fingerprint(const Context& ctx, const VerzendingId& id) {
    const http::Request& request = ctx.request;
    std::string all = ctx.wie().gebruiker.value + '\n' + id.value + '\n' + request.path;
    for (const auto& [name, value] : request.form.items())
        if (name != once_field && name != "csrf") all += '\n' + std::to_string(name.size()) + ' ' + name + std::to_string(value.size()) + ' ' + value;
    return crypto::keyed_hash(ctx.services.csrf_key, all);
}

}  // namespace

std::string make_once_id(const Context& ctx) { return make_id_text(ctx.services.clock.now(), ctx.services.random); }

std::optional<http::Response> find_repeated(Context& ctx) {
    const auto id = id_of(ctx);
    if (!id) return std::nullopt;
    const auto naar = ctx.tx().value<std::string>(
        R"(SELECT naar FROM verzending WHERE organisatie_id = $1 AND verzending_id = $2 AND vingerafdruk = $3 AND gebruiker_id = $4)",
        ctx.wie().organisatie, *id, fingerprint(ctx, *id), ctx.wie().gebruiker);
    if (!naar) return std::nullopt;
    return http::redirect(*naar);
}

void remember_sent(Context& ctx, const http::Response& response) {
    const auto id = id_of(ctx);
    const std::string_view naar = response.headers.get("Location");
    if (!id || naar.empty()) return;
    const auto& organisatie = ctx.wie().organisatie;
    forget_old_sent(ctx.tx(), ctx.clock(), organisatie);
    ctx.tx().exec(R"(
        INSERT INTO verzending (organisatie_id, verzending_id, gebruiker_id, vingerafdruk, naar, op) VALUES ($1, $2, $3, $4, $5, $6))",
                  organisatie, *id, ctx.wie().gebruiker, fingerprint(ctx, *id), naar, ctx.now_iso());
}

void forget_old_sent(db::Connection& tx, const Clock& clock, const OrganisatieId& organisatie) {
    tx.exec(R"(DELETE FROM verzending WHERE organisatie_id = $1 AND op < $2)", organisatie, to_iso(clock.now() - std::chrono::hours(24)));
}

void forget_sent_to(Context& ctx, std::string_view path) {
    // The page itself, what is under it, and the page with a message.
    for (const char* next : {"/", "?", "#"})
        ctx.tx().exec(R"(DELETE FROM verzending WHERE organisatie_id = $1 AND substr(naar, 1, length($2)) = $2)", ctx.wie().organisatie, std::string(path) + next);
    ctx.tx().exec(R"(DELETE FROM verzending WHERE organisatie_id = $1 AND naar = $2)", ctx.wie().organisatie, path);
}

}  // namespace ontknoop::app
