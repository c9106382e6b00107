// SPDX-License-Identifier: EUPL-1.2
//
// Two organisations with one person each.
#pragma once

#include "support/organisaties.h"
#include "toegang/toegang.h"
#include "toegang/toegang_store.h"

namespace ontknoop::toegang {

inline Rollen rol(Rol r) {
    Rollen rollen;
    rollen.set(static_cast<std::size_t>(r));
    return rollen;
}

// The hash of `wachtwoord`, made once: each takes a tenth of a second.
inline const std::string wachtwoord = "vier woorden zijn genoeg";
inline const std::string& wachtwoord_hash() {
    static const std::string hash = (crypto::initialise(), crypto::hash_password(wachtwoord));
    return hash;
}

class BothWithPeople : public test::BothWithOrganisations {
protected:
    void SetUp() override {
        BothWithOrganisations::SetUp();
        write([&](db::Connection& tx) {
            ik = create_gebruiker(tx, clock, random, eigen, {"Ik", "ik@waterveen.test", rol(Rol::professional), {}}).value();
            ander = create_gebruiker(tx, clock, random, vreemd, {"Ander", "ander@bergwijk.test", rol(Rol::professional), {}}).value();
            set_wachtwoord(tx, eigen, ik, wachtwoord_hash());
            set_wachtwoord(tx, vreemd, ander, wachtwoord_hash());
        });
    }
    Result<NieuweSessie> aanmelden(const std::string& email, const std::string& password, const std::string& adres = "10.0.0.1") {
        return sign_in(database(), clock, random, grenzen, email, password, adres, "Firefox op Linux");
    }
    std::optional<Wie> wie(const std::string& cookie) {
        std::optional<Wie> found;
        database().read([&](db::Connection& tx) {
            verversen = false;
            found = find_sessie(tx, clock, grenzen, cookie, verversen);
        });
        return found;
    }

    Grenzen grenzen;
    GebruikerId ik, ander;
    bool verversen = false;
};

}  // namespace ontknoop::toegang
