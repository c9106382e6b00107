// SPDX-License-Identifier: EUPL-1.2
//
// The line of reasoning of one breakthrough (method.md 3.2, "legitimiteit"): what the law wants, what that means for this
// household, which article gives which room, and why it fits. Pure; reads the plan and the provisions.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "maatwerkplan/plan.h"
#include "onderbouwing/bouwstenen.h"
#include "wetten/bepalingen.h"

namespace ontknoop::onderbouwing {

struct Grond {
    const maatwerkplan::Onderdeel* deel = nullptr;  // the wetsgrond of the plan
    const wetten::Bepaling* bepaling = nullptr;     // null: an article of one's own
    std::string naam;                               // "artikel 35 lid 1 Participatiewet"
    std::string_view oordeel;                       // "mag", "moet", "mag_niet" or ""
};

// What all articles under a breakthrough say together.
enum class Slotsom {
    leeg,           // no article, or no verdict yet
    mag,            // may, by at least one article
    moet,           // must, by at least one article
    mag_met_grens,  // may or must, and another article sets a limit: say how they go together
    grens,          // only limits: somebody else has to decide
};
std::string_view naam(Slotsom);
Slotsom slotsom(const std::vector<std::string_view>& oordelen);

struct Keten {
    const maatwerkplan::Onderdeel* doorbraak = nullptr;
    const maatwerkplan::Onderdeel* onderbouwing = nullptr;  // null: nothing written yet
    std::vector<Grond> gronden;
    Slotsom uitkomst = Slotsom::leeg;

    std::string_view get(std::string_view veld) const { return onderbouwing ? onderbouwing->get(veld) : std::string_view{}; }
};
Keten keten_van(const app::Context&, const maatwerkplan::Plan&, const maatwerkplan::Onderdeel& doorbraak);

// The blocks, those that suit the articles of this breakthrough first; the order of the file otherwise.
struct Aanbod {
    const Bouwsteen* steen = nullptr;
    bool past = false;  // to the room of one of the articles, or to a limit
};
std::vector<Aanbod> aanbod(const Bouwdoos&, const Keten&);
// The text of a block with the words of this plan; what the plan does not say yet is asked for between square brackets.
std::string schrijf(const app::Context&, const Bouwsteen&, const maatwerkplan::Plan&, const Keten&);

// "hardheidsclausule 1, kan_bepaling 2": which blocks were put in, with their version; one line per block.
std::string voeg_code_toe(std::string_view opgeslagen, const Bouwsteen&);
struct Gebruikt {
    std::string code, versie;
};
std::vector<Gebruikt> gebruikte_bouwstenen(std::string_view opgeslagen);

}  // namespace ontknoop::onderbouwing
