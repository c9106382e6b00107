// SPDX-License-Identifier: EUPL-1.2
//
// Two organisations, a stopped clock and keys: what a store test needs around a database.
#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include "base/clock.h"
#include "base/id.h"
#include "crypto/crypto.h"
#include "organisatie/organisatie.h"
#include "support/databases.h"

namespace ontknoop::test {

class BothWithOrganisations : public BothDatabases {
protected:
    template <class F>
    auto write(F work) {
        if constexpr (std::is_void_v<std::invoke_result_t<F&, db::Connection&>>) {
            database().write(work);
        } else {
            std::optional<std::invoke_result_t<F&, db::Connection&>> answer;
            database().write([&](db::Connection& tx) { answer.emplace(work(tx)); });
            return *std::move(answer);
        }
    }

    void SetUp() override {
        write([&](db::Connection& tx) {
            eigen = organisatie::create(tx, clock, random, sleutels, "Gemeente Waterveen", "gemeente", "", false).value();
            vreemd = organisatie::create(tx, clock, random, sleutels, "Gemeente Bergwijk", "gemeente", "", false).value();
        });
    }

    FixedClock clock{*parse_iso_timestamp("2026-11-21T09:00:00.000Z")};
    SeededRandom random{7};
    crypto::Key master = (crypto::initialise(), crypto::Key::make(random));
    organisatie::Sleutelbos sleutels{master};
    OrganisatieId eigen, vreemd;
};

}  // namespace ontknoop::test
