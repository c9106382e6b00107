// SPDX-License-Identifier: EUPL-1.2
//
// What was learnt from questions: a question and its answer, freed of the case by a jurist, linked to provisions and found by
// everybody of the organisation. Written anew by the jurist; nothing is taken over from the question by itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "base/id.h"
#include "base/result.h"
#include "juristvraag/vraag.h"

namespace ontknoop::juristvraag {

using KennisId = Id<struct KennisTag>;

struct Kennis {
    KennisId id;
    std::string vraag, antwoord;
    std::vector<std::string> bepalingen;  // ids
    GebruikerId vrijgegeven_door;
    std::string op;
};

struct Kennistekst {
    std::string vraag, antwoord;
    std::string bepalingen;   // as typed: one id on each line
    bool nagekeken = false;   // "nobody can be recognised in this"
};
// Errors, all at once: kennis.vraag, kennis.antwoord, veld.te_lang (500, 4000), veld.ongeldige_tekens, ruimte.grens {id} (field
// bepalingen), kennis.nagekeken, kennis.privacy {what} for what looks like a BSN, birth date, telephone number or address;
// niet gevonden, for who does not answer questions.
Result<KennisId> set_free(app::Context&, const Juristvraag&, const Kennistekst&);
// Out of use; it is not found any more. Error: niet gevonden.
Result<> withdraw(app::Context&, const KennisId&);

std::vector<Kennis> list_kennis(app::Context&);                                // newest first
std::vector<Kennis> kennis_bij(app::Context&, std::string_view bepaling);      // about this provision
std::optional<Kennis> find_kennis(app::Context&, std::string_view id);

// The best answers to these words first; a piece needs at least half of the words. Words of one or two letters do not count,
// and a word is found by its beginning, so that "ontruimd" finds "ontruiming". Pure.
std::vector<Kennis> rangschik(std::vector<Kennis>, std::string_view woorden);

}  // namespace ontknoop::juristvraag
