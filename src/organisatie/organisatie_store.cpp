// SPDX-License-Identifier: EUPL-1.2
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "organisatie/organisatie.h"

namespace ontknoop::organisatie {

namespace {

bool good_name(const std::string& naam) { return !trim(naam).empty() && utf8_length(naam) <= 120 && !has_control_characters(naam); }

}  // namespace

crypto::Key load_master_key(const std::string& path, bool may_create, Random& random) {
    if (const char* from_environment = std::getenv("ONTKNOOP_SLEUTEL")) {
        if (auto key = crypto::Key::from_base64(from_environment)) return *key;
        throw AdminError("ONTKNOOP_SLEUTEL is geen geldige sleutel: verwacht 43 tekens base64url.");
    }
    if (std::ifstream file(path); file) {
        std::stringstream text;
        text << file.rdbuf();
        if (auto key = crypto::Key::from_base64(trim(text.str()))) return *key;
        throw AdminError("Het sleutelbestand " + path + " is beschadigd. Zet het terug uit uw reservekopie.");
    }
    if (!may_create)
        throw AdminError("Het sleutelbestand " + path + " ontbreekt. Zonder deze sleutel zijn de dossiers niet te lezen: zet het terug.");
    const crypto::Key key = crypto::Key::make(random);
    const mode_t before = ::umask(0077);
    std::ofstream file(path);
    file << key.to_base64() << '\n';
    file.close();
    ::umask(before);
    if (!file) throw AdminError("Kan het sleutelbestand " + path + " niet schrijven. Controleer de rechten van de map.");
    return key;
}

crypto::Key Sleutelbos::organisatie_sleutel(db::Connection& tx, const OrganisatieId& id) const {
    {
        const std::lock_guard lock(mutex_);
        if (const auto it = keys_.find(id); it != keys_.end()) return it->second;
    }
    const auto wrapped = tx.value<db::Bytes>(R"(SELECT sleutel FROM organisatie WHERE organisatie_id = $1)", id);
    CHECK(wrapped.has_value());
    auto key = crypto::unwrap(master_, wrapped->value, "organisatie/" + id.value);
    if (!key) throw AdminError("De hoofdsleutel past niet bij deze database. Gebruik het sleutelbestand dat bij deze gegevens hoort.");
    const std::lock_guard lock(mutex_);
    return keys_.emplace(id, *key).first->second;
}

Result<OrganisatieId> create(db::Connection& tx, const Clock& clock, Random& random, const Sleutelbos& keys, const std::string& naam,
                             const std::string& soort, const std::string& gemeentecode, bool demo) {
    Errors errors;
    if (!good_name(naam)) errors.push_back({"naam.ontbreekt", {}, "naam"});
    if (std::find(std::begin(soorten), std::end(soorten), soort) == std::end(soorten)) errors.push_back({"organisatie.soort", {}, "soort"});
    const bool code_ok = gemeentecode.empty() || (gemeentecode.size() == 6 && gemeentecode.starts_with("GM") &&
                                                  std::all_of(gemeentecode.begin() + 2, gemeentecode.end(),
                                                              [](char c) { return c >= '0' && c <= '9'; }));
    if (!code_ok) errors.push_back({"organisatie.gemeentecode", {}, "gemeentecode"});
    if (!errors.empty()) return fail(std::move(errors));

    const auto id = OrganisatieId::make(clock, random);
    const crypto::Key key = crypto::Key::make(random);
    tx.exec(R"(
        INSERT INTO organisatie (organisatie_id, naam, soort, gemeentecode, sleutel, demo, gemaakt_op)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
            id, trim(naam), soort, gemeentecode, db::Bytes{crypto::wrap(keys.master(), random, key, "organisatie/" + id.value)}, demo,
            to_iso(clock.now()));
    return id;
}

std::optional<Organisatie> find(db::Connection& tx, const OrganisatieId& id) {
    const auto row = tx.one<OrganisatieId, std::string, std::string, std::string, bool>(
        R"(SELECT organisatie_id, naam, soort, gemeentecode, demo FROM organisatie WHERE organisatie_id = $1)", id);
    if (!row) return std::nullopt;
    return std::make_from_tuple<Organisatie>(*row);
}

std::vector<Organisatie> list(db::Connection& tx) {
    std::vector<Organisatie> all;
    tx.each<OrganisatieId, std::string, std::string, std::string, bool>(
        R"(SELECT organisatie_id, naam, soort, gemeentecode, demo FROM organisatie ORDER BY naam, organisatie_id)",
        [&](OrganisatieId id, std::string naam, std::string soort, std::string code, bool demo) {
            all.push_back({std::move(id), std::move(naam), std::move(soort), std::move(code), demo});
        });
    return all;
}

std::vector<Team> teams(db::Connection& tx, const OrganisatieId& id) {
    std::vector<Team> all;
    tx.each<std::string, std::string>(
        R"(SELECT team_id, naam FROM team WHERE organisatie_id = $1 ORDER BY naam, team_id)",
        [&](std::string team, std::string naam) { all.push_back({std::move(team), std::move(naam)}); }, id);
    return all;
}

Result<std::string> create_team(db::Connection& tx, const Clock& clock, Random& random, const OrganisatieId& id, const std::string& naam) {
    if (!good_name(naam)) return fail("naam.ontbreekt", {}, "naam");
    const std::string team = make_id_text(clock.now(), random);
    tx.exec(R"(INSERT INTO team (organisatie_id, team_id, naam) VALUES ($1, $2, $3))", id, team, trim(naam));
    return team;
}

}  // namespace ontknoop::organisatie
