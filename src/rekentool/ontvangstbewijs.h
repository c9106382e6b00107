// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>

#include "rekentool/monte_carlo.h"
#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

// Everything needed to get the same result again years later, also after prices changed: the prices are in the input.
struct Ontvangstbewijs {
    std::string id;             // 16 hex characters, printed on the plan: hash over all that follows
    std::string motor_versie;
    std::string generator;
    std::map<std::string, std::string> inhoud_versies;  // "prijzen" -> version of the content the user chose from
    Rekensom invoer;            // with seed and number of draws
    std::string invoer_hash;    // SHA-256 of the canonical JSON of the input
    std::string uitkomst_hash;  // SHA-256 of the canonical JSON of result and distribution
    bool operator==(const Ontvangstbewijs&) const = default;
};

// SHA-256 of the canonical JSON of the input, in hex: the same for the same rekensom, whatever engine computes it.
std::string input_hash(const Rekensom&);
Result<Ontvangstbewijs> make_receipt(const Rekensom&, std::map<std::string, std::string> inhoud_versies = {});
std::string to_json(const Ontvangstbewijs&);
// Errors: rekentool.geen_bewijs, rekentool.bewijs_gewijzigd (input or hash was changed afterwards), those of the rekensom.
Result<Ontvangstbewijs> read_receipt(std::string_view json);

struct Herberekening {
    bool gelijk = false;             // the same result to the last cent
    bool zelfde_motor = true;        // false: another engine version made the receipt
    Uitkomst uitkomst;
    Simulatieuitkomst simulatie;
};
Result<Herberekening> recompute(const Ontvangstbewijs&);

}  // namespace ontknoop::rekentool
