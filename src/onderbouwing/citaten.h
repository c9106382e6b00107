// SPDX-License-Identifier: EUPL-1.2
//
// Use cases of citations: quote the law in a plan, and decide what happens to a quote when the law changed. Each is a change
// of the ground in the plan, so that its history keeps what stood there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "maatwerkplan/maatwerkplan.h"
#include "onderbouwing/citaat_stand.h"
#include "onderbouwing/wettekst.h"

namespace ontknoop::onderbouwing {

// Where a citation goes: into a ground that is there, or into a new one under a breakthrough. One of the two is set.
struct Bestemming {
    const maatwerkplan::Onderdeel* doorbraak = nullptr;
    const maatwerkplan::Onderdeel* grond = nullptr;
};
// From the form or the address of a page: ids of parts of this plan. Error: niet gevonden.
Result<Bestemming> bestemming_van(const maatwerkplan::Plan&, std::string_view doorbraak, std::string_view grond);

// The part of an article that is quoted, as the library has it.
struct Plaatskeuze {
    std::string_view regeling, artikel, plek;  // plek: plek_van() of the block
};
// Tells the blocks of a version apart on a form. Not every source gives a path to each lid, so the numbers count too.
std::string plek_van(std::string_view artikel, std::string_view lid, std::string_view pad);
// Quotes `woorden` literally from the text of today. Errors: citaat.geen_tekst (not in the library), citaat.niet_letterlijk
// (field citaat), those of maatwerkplan::normaliseer().
Result<OnderdeelId> citeer(app::Context&, const casus::Casus&, const maatwerkplan::Plan&, const Bestemming&, const Plaatskeuze&, std::string_view woorden);

// Quotes text that was pasted together with its address, for an article the library does not hold. Errors, all at once:
// citaat.geen_adres (field adres), citaat.geen_woorden (field citaat), veld.geen_datum (field dag), veld.te_lang (field citaat).
Result<OnderdeelId> citeer_geplakt(app::Context&, const casus::Casus&, const maatwerkplan::Plan&, const Bestemming&, std::string_view adres,
                                   std::string_view woorden, std::string_view dag);

// What the maker of an open plan chooses when the law changed.
struct Keuze {
    std::string_view soort;    // overnemen, plaats, behouden, weghalen
    std::string_view plek;     // plaats: plek_van() of the chosen block
    std::string_view reden;    // behouden
    std::string_view kenmerk;  // the version of the law that was on the page
    std::string_view versie;   // of the ground that was on the page
};
// Errors: niet gevonden; citaat.niet_open (decided or closed); citaat.wet_intussen (another version came in since);
// citaat.geen_keuze; citaat.geen_plaats (field plek); citaat.geen_reden, veld.te_lang (field reden);
// algemeen.botsing (somebody else changed the citation).
Result<> kies(app::Context&, const casus::Casus&, const maatwerkplan::Plan&, std::string_view grond, const Keuze&);

// The places to choose from, best first.
std::vector<wetten::Herankering> plaatsen_voor(app::Context&, const Citaat&);

}  // namespace ontknoop::onderbouwing
