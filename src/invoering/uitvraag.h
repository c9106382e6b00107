// SPDX-License-Identifier: EUPL-1.2
//
// A question to many colleagues at once ("brede uitvraag"), asked from a case and told without anything about the household.
// Who answers never learns which case it is about. Question and answers are sealed with the key of the organisation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "base/id.h"
#include "base/result.h"
#include "casus/casus.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::invoering {

using UitvraagId = Id<struct UitvraagTag>;

struct Uitvraag {
    UitvraagId id;
    std::string vraag;
    GebruikerId gesteld_door;
    std::string op, gesloten_op;  // gesloten_op empty: open
    std::int64_t antwoorden = 0;  // how many
};
struct UitvraagAntwoord {
    std::string tekst;
    GebruikerId door;
    std::string op;
};

// Who may read questions and answer them: who makes plans, decides about them, or reads shared ones.
bool mag_meedenken(const toegang::Wie&);

// Names of the household that stand in the text as words of their own: its alias, the first names of its people. Names of
// one or two letters are skipped: they are found everywhere.
std::vector<std::string> herkenbaar(const maatwerkplan::Plan&, std::string_view tekst);

// Asks everybody of these teams, or without teams everybody of the organisation. Errors, all at once: uitvraag.leeg,
// veld.te_lang (2000), veld.ongeldige_tekens, uitvraag.herkenbaar {name}, privacy.*, uitvraag.oefencasus, team.onbekend.
Result<UitvraagId> ask(app::Context&, const casus::Casus&, const maatwerkplan::Plan&, std::string_view vraag, const std::vector<std::string_view>& teams);
// Errors: antwoord.leeg, veld.te_lang (4000), veld.ongeldige_tekens, uitvraag.gesloten.
Result<> answer(app::Context&, const Uitvraag&, std::string_view tekst);
// Error: niet gevonden, for anybody but the asker, and when it is closed already.
Result<> close(app::Context&, const Uitvraag&);

// What this person is asked: of the whole organisation, of a team of theirs, or their own; never of a case that was erased.
std::int64_t count_open_vragen(app::Context&);
std::vector<Uitvraag> open_vragen(app::Context&, int limit, int offset);  // newest first
std::optional<Uitvraag> find_uitvraag(app::Context&, std::string_view id);  // open or closed
// Asked from this case, newest first; for who may see the case.
std::vector<Uitvraag> vragen_van(app::Context&, const casus::Casus&);
// Removes questions and answers of a case that is being erased.
void wis_vragen_van(app::Context&, const casus::Casus&);
// Questions of this case and answers to them that cannot be read.
std::int64_t count_onleesbaar(app::Context&, const casus::Casus&);
std::vector<UitvraagAntwoord> antwoorden(app::Context&, const Uitvraag&);  // oldest first

}  // namespace ontknoop::invoering
