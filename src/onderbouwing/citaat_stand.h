// SPDX-License-Identifier: EUPL-1.2
//
// What the law of today does to a citation. Reads the library; the case is opened only when its regulation changed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/context.h"
#include "casus/casus.h"
#include "maatwerkplan/plan.h"
#include "onderbouwing/citaat.h"

namespace ontknoop::onderbouwing {

enum class Wetstand {
    onbekend,    // the library does not hold this regulation (any more): nothing can be said
    gelijk,      // the same words at the same place
    verplaatst,  // the same words under another number
    vaag,        // other words at one place: look at both
    meerdere,    // several places fit
    weg,         // repealed, or rewritten beyond recognition
};
std::string_view naam(Wetstand);

// What a plan does with a change of the law, by its status.
enum class Planfase {
    open,      // who makes it takes the new text, or says why not
    besloten,  // keeps what held when it was decided, and shows that the law changed
    dicht,     // keeps what held, and says nothing
};
Planfase fase_van(std::string_view status);

struct Citaatstand {
    Wetstand stand = Wetstand::onbekend;
    std::string kenmerk;       // of the version that is the law today; empty when unknown
    std::string versie;        // its name in the library
    std::optional<Date> van;   // first day of that version
    bool bekeken = false;      // somebody chose already, with this version before them
    wetten::Herankering plek;  // where it stands now, unless `gelijk` or `onbekend`

    bool vraagt_keuze() const { return !bekeken && stand != Wetstand::onbekend && stand != Wetstand::gelijk; }
};
Citaatstand stand_van(app::Context&, const Citaat&);

// A citation in a plan that asks for a choice of its maker.
struct Citaatmelding {
    const casus::Casus* casus = nullptr;
    OnderdeelId grond;
    std::string naam;        // "artikel 18 lid 4"
    std::string casus_naam;  // alias, or the number
    Citaatstand stand;
};
// Of these cases (open ones that the person may write in). Opens only the cases whose regulation has another version than
// the one they were compared with.
std::vector<Citaatmelding> meldingen(app::Context&, std::span<const casus::Casus>);

// Kept beside the sealed plan (citaat_store.cpp): the regulation of every citation. For maatwerkplan::register_wachter.
void onthoud_plaats(app::Context&, const casus::Casus&, const maatwerkplan::Onderdeel& grond);
struct Citaatplaats {
    CasusId casus;
    OnderdeelId grond;
    std::string regeling_id, gezien;
};
// Of the cases this person owns or takes part in, that are not erased.
std::vector<Citaatplaats> citaatplaatsen(app::Context&);

}  // namespace ontknoop::onderbouwing
