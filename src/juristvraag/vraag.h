// SPDX-License-Identifier: EUPL-1.2
//
// A question to the jurist of the organisation. The asker decides what goes along and sees it before it is sent; by default
// nothing of the plan does. The jurist reads the question, never the case. Question and messages are sealed with the key of the
// case they came up in (else of the organisation): erasing the case erases them.
//
//   open ── taken up ──▶ in_behandeling ── answered ──▶ beantwoord ── follow-up ──▶ open          any ── closed ──▶ gesloten
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

namespace ontknoop::juristvraag {

using VraagId = Id<struct VraagTag>;

inline constexpr std::string_view statussen[] = {"open", "in_behandeling", "beantwoord", "gesloten"};

struct Juristvraag {
    VraagId id;
    std::optional<CasusId> casus;  // for the asker only
    std::string vraag, context;    // context: what the asker chose to send along
    std::string bepaling;          // id of the provision it is about, or empty
    std::string status;
    std::optional<GebruikerId> behandelaar;
    GebruikerId gesteld_door;
    std::string op, gewijzigd_op;
    bool onleesbaar = false;       // damaged, or the key of its case is lost: `vraag` then says so
};
struct Bericht {
    std::string soort;  // antwoord, vervolg
    std::string tekst;
    GebruikerId door;
    std::string op;
    bool onleesbaar = false;  // then `tekst` says so
};

// Something of the plan that may go along, in the words it would be sent in.
struct Contextstuk {
    std::string code;   // "doorbraak:<id>"
    std::string titel;  // what it is
    std::string tekst;
};
// Obstacles, breakthroughs and grounds of a plan, and its life domains; never the story, the people or the parties. Pure.
std::vector<Contextstuk> contextstukken(const inhoud::Teksten&, const maatwerkplan::Plan&);

// Who may ask; who answers.
bool mag_vragen(const toegang::Wie&);
bool mag_antwoorden(const toegang::Wie&);

struct Vraagtekst {
    std::string_view vraag, context, bepaling;
};
// What is wrong with it, all at once: juristvraag.leeg, veld.te_lang (vraag 2000, context 6000), veld.ongeldige_tekens,
// juristvraag.herkenbaar {name} for a name of the household in either text, juristvraag.bepaling, juristvraag.oefencasus.
// `casus` and `plan` null: asked outside a case.
Errors controleer(app::Context&, const casus::Casus*, const maatwerkplan::Plan*, const Vraagtekst&);
Result<VraagId> ask(app::Context&, const casus::Casus*, const maatwerkplan::Plan*, const Vraagtekst&);

// Errors of all that follow: juristvraag.gesloten. An answer of who answers, a follow-up of who asked. Also: antwoord.leeg, veld.te_lang
// (6000), veld.ongeldige_tekens; niet gevonden for anybody else.
Result<> write(app::Context&, const Juristvraag&, std::string_view tekst);
// Names of the household of a question that stand in a text about it: errors for the field `veld`, as ask() gives them;
// juristvraag.onleesbaar when the question or the plan cannot be read, so that nobody can tell.
Errors namen_van_huishouden(app::Context&, const Juristvraag&, std::string_view tekst, std::string_view veld);
// For who answers: it is mine now. Also: niet gevonden for others.
Result<> take_up(app::Context&, const Juristvraag&);
Result<> close(app::Context&, const Juristvraag&);

struct Vraagfilter {
    std::string status;       // empty: all
    bool alleen_mijn = false; // asked by who looks
};
// What this person may see: who answers sees all, others their own. Never of a case that was erased. Newest step first.
std::int64_t count_vragen(app::Context&, const Vraagfilter&);
std::vector<Juristvraag> list_vragen(app::Context&, const Vraagfilter&, int limit, int offset);
std::vector<Juristvraag> vragen_van(app::Context&, const CasusId&);  // asked by who looks
// What waits for who looks, longest first. For who answers: what nobody took up, and what this person did; not one's own.
std::vector<Juristvraag> te_beantwoorden(app::Context&, int limit);
// For who asked: what was answered in the last thirty days and not closed yet.
std::vector<Juristvraag> net_beantwoord(app::Context&, int limit);
std::optional<Juristvraag> find_vraag(app::Context&, std::string_view id);
std::vector<Bericht> berichten(app::Context&, const Juristvraag&);  // oldest first

}  // namespace ontknoop::juristvraag
