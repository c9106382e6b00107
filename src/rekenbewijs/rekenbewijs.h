// SPDX-License-Identifier: EUPL-1.2
//
// The proof of a calculation. Its receipt (rekentool/ontvangstbewijs.h) is kept with the plan when the plan is submitted or
// decided about and whenever somebody asks; a second pair of eyes signs it off; a change after that shows, with what changed.
// Why it is so: docs/decisions/0015.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/route.h"
#include "base/result.h"
#include "casus/casus.h"
#include "maatwerkplan/plan.h"
#include "rekenbewijs/verschil.h"
#include "rekentool/rekentool.h"

namespace ontknoop::rekenbewijs {

// A kept receipt, without opening it.
struct Bewijs {
    std::string id;           // 16 hex characters, as printed on plan and page
    std::string invoer_hash;  // of rekentool::input_hash
    std::string motor;        // version of the engine
    std::string aanleiding;   // a status of the plan, "verzoek" or "oordeel"
    GebruikerId door;
    std::string op;           // moment
};

// The points a reviewer goes through, in this order; their words are texts rekenbewijs.punt.<code>.
std::span<const std::string_view> punten();

struct Oordeel {
    std::int64_t volgnummer = 0;
    std::string bewijs_id;
    bool akkoord = false;             // false: given back to the maker
    std::vector<std::string> punten;  // codes of what was checked and found right
    std::string opmerking;
    GebruikerId door;
    std::string op;
    GebruikerId ingetrokken_door;
    std::string ingetrokken_op;       // empty while it stands
    std::string reden;                // why it was withdrawn
    std::string invoer_hash, motor;   // of its receipt
    std::int64_t stand = 0;           // counter of the case when it was given
};

enum class Beoordeling : std::uint8_t {
    geen_som,      // no complete cost line, or one that cannot be computed
    open,          // nobody looked at it yet, or it was changed after it was given back
    akkoord,       // signed off, and still the same
    gewijzigd,     // signed off, and changed since
    teruggegeven,  // given back, and still the same
    ingetrokken,   // signed off, and withdrawn since
};
std::string_view naam(Beoordeling);

// What the review of the calculation of a plan has come to.
struct Keuring {
    Beoordeling beoordeling = Beoordeling::geen_som;
    std::optional<Oordeel> oordeel;     // the last one
    std::vector<Verschil> verschillen;  // gewijzigd: what changed since; never empty then
};
Keuring read_keuring(app::Context&, const casus::Casus&, const maatwerkplan::Plan&);
// In a sentence for a reader who may not know who works there: "Gecontroleerd en akkoord op 3 mei 2026."
std::string in_woorden(const inhoud::Teksten&, const Keuring&);
// The same with the name of who judged, for colleagues.
std::string in_woorden(app::Context&, const Keuring&);
// "Begeleiding: aantal nu was 2, is nu 3", for each change.
std::vector<std::string> in_woorden(const inhoud::Teksten&, const std::vector<Verschil>&);

// --- use cases --------------------------------------------------------------------------------------------------------
// Keeps the receipt of the plan as it is; the same calculation is kept once. The answer is its id. Errors:
// rekenbewijs.geen_som, those of rekentool::check().
Result<std::string> keep(app::Context&, const casus::Casus&, const maatwerkplan::Plan&, std::string_view aanleiding);

// Whether this person has worked on the case: owner, participant, or author of any of its parts. Then another must judge.
bool heeft_meegewerkt(app::Context&, const casus::Casus&, const maatwerkplan::Plan&);

struct Invoer {  // what a reviewer filled in
    std::string bewijs_id;  // of the calculation that was on the screen
    std::vector<std::string> punten;
    std::string opmerking;
    bool akkoord = true;
};
// Signs the calculation off, or gives it back. Keeps its receipt. Errors, all at once: rekenbewijs.eigen_plan,
// rekenbewijs.intussen_gewijzigd, rekenbewijs.punten_ontbreken {number}, rekenbewijs.opmerking_ontbreekt (giving back),
// veld.te_lang (2000), veld.ongeldige_tekens, rekenbewijs.geen_som; niet gevonden without the right.
Result<> judge(app::Context&, const casus::Casus&, const maatwerkplan::Plan&, const Invoer&);
// Withdraws the sign-off that stands. Errors: rekenbewijs.niets_in_te_trekken, rekenbewijs.reden_ontbreekt, veld.te_lang
// (2000), veld.ongeldige_tekens, rekenbewijs.eigen_plan; niet gevonden without the right.
Result<> withdraw(app::Context&, const casus::Casus&, const maatwerkplan::Plan&, std::string_view reden);

std::span<const app::Route> routes();
// The card on the overview, the line under the costs, and keeping the receipt when a plan moves on. Called once by main.
void register_uitbreidingen();

}  // namespace ontknoop::rekenbewijs
