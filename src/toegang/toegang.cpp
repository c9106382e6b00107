// SPDX-License-Identifier: EUPL-1.2
//
// The rules: what is a good address, a good password, a session that still lives.
#include "toegang/toegang.h"

#include <algorithm>

#include "base/text.h"
#include "crypto/crypto.h"
#include "toegang/toegang_store.h"

namespace ontknoop::toegang {

namespace {

bool plausible_email(std::string_view email) {
    const std::size_t at = email.find('@');
    if (at == std::string_view::npos || at == 0 || email.size() > 200 || email.find('@', at + 1) != std::string_view::npos) return false;
    const std::string_view domain = email.substr(at + 1);
    if (domain.find('.') == std::string_view::npos || domain.front() == '.' || domain.back() == '.') return false;
    return std::none_of(email.begin(), email.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == ','; });
}

// What attackers try first, and the password every demo shows on its screen; the length rule does the rest.
constexpr std::string_view well_known[] = {"wachtwoord", "welkom", "password", "qwerty", "123456", "gemeente", "ontknoop", "zomer20", "winter20",
                                           "samen-een-knoop"};

Errors check_gebruiker(db::Connection& tx, const OrganisatieId& organisatie, const NieuweGebruiker& g, std::string_view own_email) {
    Errors errors;
    if (trim(g.naam).empty() || utf8_length(g.naam) > 120 || has_control_characters(g.naam)) errors.push_back({"naam.ontbreekt", {}, "naam"});
    if (!plausible_email(g.email)) errors.push_back({"email.ongeldig", {}, "email"});
    else if (lower_ascii(g.email) != own_email && find_email(tx, g.email)) errors.push_back({"email.bestaat", {}, "email"});
    if (g.rollen.none()) errors.push_back({"rol.ontbreekt", {}, "rollen"});
    for (const std::string& team : g.teams)
        if (!store::team_exists(tx, organisatie, team)) {
            errors.push_back({"team.onbekend", {}, "teams"});
            break;
        }
    return errors;
}

// A hash nobody has the password of: signing in with an unknown address takes as long as with a known one.
const std::string& decoy_hash() {
    static const std::string hash = crypto::hash_password("geen enkel wachtwoord hoort hierbij");
    return hash;
}

}  // namespace

Result<GebruikerId> create_gebruiker(db::Connection& tx, const Clock& clock, Random& random, const OrganisatieId& organisatie,
                                     const NieuweGebruiker& g) {
    if (Errors errors = check_gebruiker(tx, organisatie, g, {}); !errors.empty()) return fail(std::move(errors));
    const auto id = GebruikerId::make(clock, random);
    store::insert_gebruiker(tx, organisatie, id, std::string(trim(g.naam)), lower_ascii(g.email), to_iso(clock.now()));
    store::set_rollen_en_teams(tx, organisatie, id, g.rollen, g.teams);
    return id;
}

Result<> change_gebruiker(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id, const NieuweGebruiker& g,
                          std::int64_t versie) {
    const auto old = find_gebruiker(tx, organisatie, id);
    if (!old) return not_found();
    if (Errors errors = check_gebruiker(tx, organisatie, g, old->email); !errors.empty()) return fail(std::move(errors));
    if (!store::update_gebruiker(tx, organisatie, id, std::string(trim(g.naam)), old->email, lower_ascii(g.email), versie))
        return fail("algemeen.botsing");
    store::set_rollen_en_teams(tx, organisatie, id, g.rollen, g.teams);
    return {};
}

Result<std::string> invite(db::Connection& tx, const Clock& clock, Random& random, const Grenzen& grenzen, const OrganisatieId& organisatie,
                           const GebruikerId& id) {
    if (!find_gebruiker(tx, organisatie, id)) return not_found();
    const std::string token = crypto::make_token(random);
    store::replace_uitnodiging(tx, organisatie, id, crypto::hash_token(token), to_iso(clock.now() + grenzen.uitnodiging));
    return token;
}

Result<> block(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id, bool geblokkeerd) {
    if (!store::set_geblokkeerd(tx, organisatie, id, geblokkeerd)) return not_found();
    if (geblokkeerd) store::delete_sessies(tx, organisatie, id);
    return {};
}

Result<> reset(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id) {
    if (!find_gebruiker(tx, organisatie, id)) return not_found();
    set_wachtwoord(tx, organisatie, id, "");
    store::delete_sessies(tx, organisatie, id);
    return {};
}

Result<GebruikerId> check_uitnodiging(db::Connection& tx, const Clock& clock, const OrganisatieId& organisatie, std::string_view token) {
    const auto found = store::find_uitnodiging(tx, organisatie, crypto::hash_token(token));
    if (!found || found->gebruikt) return fail("uitnodiging.onbekend");
    if (found->verloopt_op < to_iso(clock.now())) return fail("uitnodiging.verlopen");
    return found->gebruiker;
}

Result<> check_wachtwoord(const Grenzen& grenzen, std::string_view wachtwoord, std::string_view herhaald, std::string_view email) {
    Errors errors;
    const std::string lower = lower_ascii(wachtwoord);
    if (utf8_length(wachtwoord) < grenzen.wachtwoord_minimum || wachtwoord.size() > 500) {
        errors.push_back({"wachtwoord.te_kort", {std::to_string(grenzen.wachtwoord_minimum)}, "wachtwoord"});
    } else {
        const std::string name(email.substr(0, email.find('@')));
        const bool known = std::any_of(std::begin(well_known), std::end(well_known), [&](std::string_view w) { return lower.starts_with(w); });
        const bool one_character = lower.find_first_not_of(lower[0]) == std::string::npos;
        if (known || one_character || (name.size() > 3 && lower.find(lower_ascii(name)) != std::string::npos))
            errors.push_back({"wachtwoord.te_bekend", {}, "wachtwoord"});
    }
    if (wachtwoord != herhaald) errors.push_back({"wachtwoord.ongelijk", {}, "herhaald"});
    if (!errors.empty()) return fail(std::move(errors));
    return {};
}

Result<> accept_uitnodiging(db::Connection& tx, const Clock& clock, const OrganisatieId& organisatie, std::string_view token,
                            const std::string& hash) {
    TRY(const GebruikerId id, check_uitnodiging(tx, clock, organisatie, token));
    if (!store::use_uitnodiging(tx, organisatie, crypto::hash_token(token), to_iso(clock.now()))) return fail("uitnodiging.onbekend");
    set_wachtwoord(tx, organisatie, id, hash);
    store::delete_sessies(tx, organisatie, id);
    return {};
}

namespace {

// Whole minutes, upwards; at least two, so that the sentence is in the plural and nobody waits with a finger on the key.
std::int64_t minutes_until(Timestamp now, std::string_view iso) {
    const auto until = parse_iso_timestamp(iso);
    CHECK(until.has_value());
    return std::max<std::int64_t>(2, std::chrono::ceil<std::chrono::minutes>(*until - now).count());
}

}  // namespace

Result<NieuweSessie> sign_in(db::Database& database, const Clock& clock, Random& random, const Grenzen& grenzen, std::string_view email,
                             std::string_view wachtwoord, std::string_view adres, std::string_view toestel,
                             const std::function<void(db::Connection&, const NieuweSessie&)>& with_session) {
    const std::string name = lower_ascii(trim(email));
    const std::string limits[] = {crypto::hash_hex("email:" + name), crypto::hash_hex("adres:" + std::string(adres))};
    // An address may belong to a whole office: it gets more tries than one name.
    const int allowed[] = {grenzen.pogingen, grenzen.pogingen * 10};
    const std::string now = to_iso(clock.now());

    // 1 Count this try first, so that many at once cannot slip through together.
    std::optional<store::Aanmelding> found;
    std::string closed_until;  // empty: the door is open
    database.write([&](db::Connection& tx) {
        closed_until.clear();
        for (int i = 0; i < 2; ++i) {
            const auto tries = store::count_poging(tx, limits[i], now, to_iso(clock.now() + grenzen.venster));
            if (tries.aantal > allowed[i]) closed_until = std::max(closed_until, tries.venster_tot);
        }
        found = store::find_aanmelding(tx, name);
    });
    if (!closed_until.empty()) return fail("toegang.te_vaak", {std::to_string(minutes_until(clock.now(), closed_until))});

    // 2 The slow part, outside any transaction; just as slow for an unknown name.
    const bool has_password = found && !found->wachtwoord.empty();
    const bool right = crypto::verify_password(has_password ? found->wachtwoord : decoy_hash(), wachtwoord) && has_password;
    if (!right) return fail("toegang.onjuist");
    if (found->geblokkeerd) return fail("toegang.geblokkeerd");

    // 3 A new session with a new token, unless the password was taken away while we were hashing.
    const std::string token = crypto::make_token(random);
    NieuweSessie sessie{found->organisatie.value + "." + token, found->organisatie, found->gebruiker};
    bool unchanged = false;
    database.write([&](db::Connection& tx) {
        const auto still = store::find_aanmelding(tx, name);
        unchanged = still && still->wachtwoord == found->wachtwoord && !still->geblokkeerd;
        if (!unchanged) return;
        store::clear_poging(tx, limits[0]);
        // Only failures count against an address: a whole office signs in at nine.
        store::give_back_poging(tx, limits[1]);
        store::delete_old_pogingen(tx, now);
        store::insert_sessie(tx, found->organisatie, found->gebruiker, crypto::hash_token(token), std::string(toestel), now);
        store::delete_old_sessies(tx, found->organisatie, to_iso(clock.now() - grenzen.duur));
        if (with_session) with_session(tx, sessie);
    });
    if (!unchanged) return fail("toegang.onjuist");
    return sessie;
}

std::optional<Wie> find_sessie(db::Connection& tx, const Clock& clock, const Grenzen& grenzen, std::string_view cookie, bool& verversen) {
    const std::size_t point = cookie.find('.');
    if (point == std::string_view::npos) return std::nullopt;
    const auto organisatie = OrganisatieId::parse(cookie.substr(0, point));
    if (!organisatie) return std::nullopt;
    auto found = store::find_sessie(tx, *organisatie, crypto::hash_token(cookie.substr(point + 1)));
    if (!found || found->geblokkeerd) return std::nullopt;
    const Timestamp now = clock.now();
    if (found->gezien_op < to_iso(now - grenzen.stil) || found->begonnen_op < to_iso(now - grenzen.duur)) return std::nullopt;
    verversen = found->gezien_op < to_iso(now - std::chrono::minutes(5));
    return std::move(found->wie);
}

void touch(db::Connection& tx, const Clock& clock, const Wie& wie) {
    store::set_gezien(tx, wie.organisatie, wie.sessie_hash, to_iso(clock.now()));
}

void sign_out(db::Connection& tx, const Wie& wie) { store::delete_sessie(tx, wie.organisatie, wie.gebruiker, wie.sessie_hash); }

Result<> end_sessie(db::Connection& tx, const Wie& wie, std::string_view token_hash) {
    if (!store::delete_sessie(tx, wie.organisatie, wie.gebruiker, token_hash)) return not_found();
    return {};
}

std::string toestel_in_woorden(std::string_view agent) {
    struct Teken {
        std::string_view in_agent, woord;
    };
    // The order matters: Edge also says Chrome, Chrome also says Safari, Android also says Linux.
    static constexpr Teken browsers[] = {{"Edg", "Edge"}, {"Firefox", "Firefox"}, {"Chrom", "Chrome"}, {"Safari", "Safari"}};
    static constexpr Teken systems[] = {{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"},
                                        {"Mac OS", "macOS"},    {"Linux", "Linux"}};
    std::string_view browser = "Onbekende browser", system;
    for (const Teken& t : browsers)
        if (agent.find(t.in_agent) != std::string_view::npos) {
            browser = t.woord;
            break;
        }
    for (const Teken& t : systems)
        if (agent.find(t.in_agent) != std::string_view::npos) {
            system = t.woord;
            break;
        }
    return std::string(browser) + (system.empty() ? "" : " op " + std::string(system));
}

}  // namespace ontknoop::toegang
