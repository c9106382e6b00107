// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "invoering/doel.h"

namespace ontknoop::invoering {

namespace {

constexpr std::int64_t meeste_plannen = 100'000;
constexpr int eerste_jaar = 2000, laatste_jaar = 2100;

std::optional<std::int64_t> heel_getal(std::string_view tekst) {
    tekst = trim(tekst);
    std::int64_t n = 0;
    const auto [end, error] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), n);
    if (error != std::errc() || end != tekst.data() + tekst.size()) return std::nullopt;
    return n;
}

}  // namespace

std::vector<Doel> list_doelen(db::Connection& tx, const OrganisatieId& organisatie) {
    std::vector<Doel> all;
    tx.each<int, std::int64_t, std::int64_t>(
        R"(SELECT jaar, aantal, versie FROM doel WHERE organisatie_id = $1 ORDER BY jaar DESC)",
        [&](int jaar, std::int64_t aantal, std::int64_t versie) { all.push_back({jaar, aantal, versie}); }, organisatie);
    return all;
}

Doel find_doel(db::Connection& tx, const OrganisatieId& organisatie, int jaar) {
    const auto row = tx.one<std::int64_t, std::int64_t>(R"(SELECT aantal, versie FROM doel WHERE organisatie_id = $1 AND jaar = $2)", organisatie, jaar);
    return row ? Doel{jaar, std::get<0>(*row), std::get<1>(*row)} : Doel{jaar};
}

Result<> set_doel(db::Connection& tx, const OrganisatieId& organisatie, int jaar, std::string_view aantal, std::int64_t versie) {
    Errors errors;
    const auto n = heel_getal(aantal);
    if (jaar < eerste_jaar || jaar > laatste_jaar) errors.push_back({"doel.jaar", {}, ""});
    if (!n || *n < 1 || *n > meeste_plannen) errors.push_back({"doel.aantal", {std::to_string(meeste_plannen)}, "aantal"});
    if (!errors.empty()) return fail(std::move(errors));
    const auto changed =
        versie == 0 ? tx.exec(R"(
        INSERT INTO doel (organisatie_id, jaar, aantal, versie) VALUES ($1, $2, $3, 1)
        ON CONFLICT (organisatie_id, jaar) DO NOTHING)",
                              organisatie, jaar, *n)
                    : tx.exec(R"(
        UPDATE doel SET aantal = $3, versie = versie + 1 WHERE organisatie_id = $1 AND jaar = $2 AND versie = $4)",
                              organisatie, jaar, *n, versie);
    if (changed == 0) return fail("algemeen.botsing");
    return {};
}

int lees_jaar(std::string_view tekst, int anders) {
    const auto jaar = heel_getal(tekst);
    return jaar && *jaar >= eerste_jaar && *jaar <= laatste_jaar ? static_cast<int>(*jaar) : anders;
}

std::int64_t begonnen_in(std::span<const casus::Casus> casussen, int jaar) {
    return std::count_if(casussen.begin(), casussen.end(), [&](const casus::Casus& c) {
        const auto begon = parse_iso_timestamp(c.gestart_op);
        return begon && static_cast<int>(local_date(*begon).year()) == jaar;
    });
}

}  // namespace ontknoop::invoering
