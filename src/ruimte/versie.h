// SPDX-License-Identifier: EUPL-1.2
//
// Four eyes on what an organisation writes in its law library. Every version somebody offers is kept; somebody else with the
// right approves it or sends it back with a reason. Only what was approved is used. Taking an entry out of use works at once,
// with a reason: a wrong entry should not wait for a second person.
//
//   ingediend ── approved by another ──▶ goedgekeurd          ingediend ── sent back with a reason ──▶ teruggestuurd
//       │ └───── taken back by its writer ──▶ teruggenomen
//       └─────── its writer offers other words ──▶ herzien (and a new version is ingediend)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "base/id.h"
#include "base/result.h"
#include "ruimte/inhoud.h"

namespace ontknoop::ruimte {

struct Versie {
    Soort soort = Soort::bepaling;
    std::string sleutel;
    std::int64_t nummer = 0;
    std::string handeling;  // vastleggen, intrekken
    Inhoud inhoud;
    std::string status;     // ingediend, goedgekeurd, teruggestuurd, teruggenomen, herzien
    GebruikerId gemaakt_door;
    std::string gemaakt_op, toelichting;
    std::optional<GebruikerId> beoordeeld_door;
    std::string beoordeeld_op, reden;
};

// All versions of one entry, oldest first; never empty.
struct Dossier {
    std::vector<Versie> versies;

    const Versie* open() const;      // waits to be judged
    const Versie* geldend() const;   // in use; null when never approved or taken out of use
    const Versie& laatste() const { return versies.back(); }
    // What version `nummer` is compared with: the words in use when it was offered; null: it was new.
    const Versie* voor(std::int64_t nummer) const;
    // ingediend, in_gebruik, gewijzigd (in use, and a change waits), teruggestuurd, teruggenomen, ingetrokken
    std::string_view stand() const;
};

// Who may offer something: who makes plans, reads shared ones, or keeps the library.
bool mag_bijdragen(const toegang::Wie&);
// Who may judge, and take out of use.
bool mag_beheren(const toegang::Wie&);

// Offers new words; `sleutel` empty: a new entry. `basis` is the number of the last version the form was drawn with (0: none).
// Errors: those of controleer(); ruimte.ongewijzigd; ruimte.voorstel_open, when the version of another waits; ruimte.botsing,
// when the entry changed since `basis`; veld.te_lang and veld.ongeldige_tekens for "toelichting".
Result<std::string> dien_in(app::Context&, Soort, const std::string& sleutel, std::int64_t basis, const Inhoud&, std::string_view toelichting);
// The same for an entry out of a file, whose id may be new. Besides: ruimte.sleutel. Words that are in use or offered already
// are passed over: false.
Result<bool> lees_in(app::Context&, Soort, const std::string& sleutel, const Inhoud&, std::string_view toelichting);
// What lees_in() would say, and whether it would offer something, without doing it.
Result<bool> zou_inlezen(app::Context&, Soort, const std::string& sleutel, const Inhoud&);
// Errors of all that follow: niet gevonden; ruimte.niet_open, when it was judged meanwhile.
// Also: ruimte.eigen_werk; those of controleer(), when what it points at is gone.
Result<> keur_goed(app::Context&, Soort, std::string_view sleutel, std::int64_t nummer);
// Also: ruimte.eigen_werk, ruimte.reden, veld.te_lang, veld.ongeldige_tekens.
Result<> stuur_terug(app::Context&, Soort, std::string_view sleutel, std::int64_t nummer, std::string_view reden);
// For its writer only.
Result<> neem_terug(app::Context&, Soort, std::string_view sleutel, std::int64_t nummer);
// Takes the entry out of use: a national one shows its own words again. Also: ruimte.reden, ruimte.niet_in_gebruik.
Result<> trek_in(app::Context&, Soort, std::string_view sleutel, std::string_view reden);

std::optional<Dossier> find_dossier(app::Context&, Soort, std::string_view sleutel);
// Every entry of the organisation, the one that changed last first.
std::vector<Dossier> dossiers(app::Context&, Soort);
std::int64_t count_open(app::Context&);  // of both kinds, waiting to be judged

// The oldest first, at most `meeste`. What this person may judge: offered by somebody else; empty for who does not judge.
std::vector<Versie> te_beoordelen(app::Context&, Soort, int meeste);
// What this person offered and got back, until a next version of the entry is there, for thirty days.
std::vector<Versie> teruggekregen(app::Context&, Soort, int meeste);

}  // namespace ontknoop::ruimte
