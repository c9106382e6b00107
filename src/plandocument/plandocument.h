// SPDX-License-Identifier: EUPL-1.2
//
// The plan on paper: one document for who decides, one page for the resident, and the plan as data that another
// installation can read in.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/route.h"
#include "base/result.h"
#include "casus/casus.h"
#include "casus/stapinhoud.h"
#include "document/boom.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::plandocument {

enum class Versie : std::uint8_t {
    beslisser,  // page 1 is the case in one page; then everything, down to the versions it rests on
    inwoner,    // one page in plain words: no law, no payers; for large type (document::large_type)
};

// Reads texts, prices, provisions and the clock of `ctx`; writes nothing. Any plan gives a document: what is not filled in
// is said to be so. Names of staff are never in it.
document::Document make_document(app::Context&, const casus::Casus&, const maatwerkplan::Plan&, Versie);

// --- the plan as data (inhoud/schema/plan.schema.json) -----------------------------------------------------------------
// Every part with its fields; what points to another part names its id in this file ("doorbraak-1"). Without users: who
// made it and who coordinates stay behind. The same plan gives the same bytes. `vastgelegd`: since when what is asked stands, and
// with which content; reading it in makes a draft, which has none.
std::string write_plan_json(const maatwerkplan::Plan&, bool oefen, const std::optional<casus::Stapinhoud>& vastgelegd = {});

struct IngelezenVeld {
    const maatwerkplan::Veld* veld = nullptr;
    std::vector<std::string> invoer;  // as a person would type it; of a reference: ids of the file
};
struct IngelezenDeel {
    const maatwerkplan::Soort* soort = nullptr;
    std::string id, ouder;  // ids of the file; may be empty
    std::vector<IngelezenVeld> velden;
};
struct IngelezenPlan {
    bool oefen = false;
    std::vector<IngelezenDeel> delen;  // by kind, in the order of soorten(): parents first
};
inline constexpr std::size_t grootste_bestand = 1'000'000;  // bytes
inline constexpr std::size_t meeste_delen = 2'000;
// Everything that is wrong, at once (no more than 100); the field of an error is its place in the file,
// "onderdelen.doorbraak[0].bedrag". Codes: plandocument.* and those of maatwerkplan::normaliseer().
Result<IngelezenPlan> read_plan_json(std::string_view);

// A new case of the person who asks with all these parts, or nothing at all. Writes the audit line "casus.ingelezen".
Result<CasusId> import_plan(app::Context&, const IngelezenPlan&);

std::span<const app::Route> routes();

}  // namespace ontknoop::plandocument
