// SPDX-License-Identifier: EUPL-1.2
//
// Organisations (tenants) and their keys.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "crypto/crypto.h"
#include "db/db.h"

namespace ontknoop::organisatie {

struct Organisatie {
    OrganisatieId id;
    std::string naam;
    std::string soort;         // gemeente, regio, partner, landelijk
    std::string gemeentecode;  // "GM0000" or empty
    bool demo = false;
};

inline constexpr std::string_view soorten[] = {"gemeente", "regio", "partner", "landelijk"};

// Unwraps the keys of organisations with the master key and keeps them in memory. Shared by all threads.
class Sleutelbos {
public:
    explicit Sleutelbos(crypto::Key master) : master_(std::move(master)) {}
    const crypto::Key& master() const { return master_; }
    // The key of an organisation that exists. Throws AdminError when the master key does not fit.
    crypto::Key organisatie_sleutel(db::Connection&, const OrganisatieId&) const;

private:
    crypto::Key master_;
    mutable std::mutex mutex_;
    mutable std::map<OrganisatieId, crypto::Key> keys_;
};

// Reads the master key: ONTKNOOP_SLEUTEL (base64url), or the file, which is made (mode 0600) when it does not exist and
// `may_create`. Throws AdminError.
crypto::Key load_master_key(const std::string& path, bool may_create, Random&);

// Errors: naam.ontbreekt, organisatie.soort, organisatie.gemeentecode.
Result<OrganisatieId> create(db::Connection&, const Clock&, Random&, const Sleutelbos&, const std::string& naam,
                             const std::string& soort, const std::string& gemeentecode, bool demo);
std::optional<Organisatie> find(db::Connection&, const OrganisatieId&);
std::vector<Organisatie> list(db::Connection&);

struct Team {
    std::string id, naam;
};
std::vector<Team> teams(db::Connection&, const OrganisatieId&);
Result<std::string> create_team(db::Connection&, const Clock&, Random&, const OrganisatieId&, const std::string& naam);

}  // namespace ontknoop::organisatie
