// SPDX-License-Identifier: EUPL-1.2
//
// What is in a file of prices, and everything that is wrong with it, before anything is kept. Pure: the same file against the
// same prices gives the same answer.
#pragma once

#include "document/blad_lezer.h"
#include "prijsbeheer/prijsvoorstel.h"

namespace ontknoop::prijsbeheer {

enum class Rijstand : std::uint8_t { nieuw, gewijzigd, ongewijzigd };

struct Invoerrij {
    int regel = 0;                           // row in the file, the heading is in row 1
    Prijsinvoer invoer;                      // as read, amounts and dates as we write them where they can be read
    std::optional<rekentool::Prijs> prijs;   // when nothing is wrong with the row
    Rijstand stand = Rijstand::nieuw;
    Errors fouten;                           // must be mended in the file
    Errors vragen;                           // may be right: somebody has to look
};

struct Invoercontrole {
    Errors bestand;                          // about the file as a whole: no heading, a column that is missing
    Errors opmerkingen;                      // a column that is passed over
    std::vector<Invoerrij> rijen;

    std::size_t tel(Rijstand) const;         // rows without errors
    std::size_t met_fouten() const;
    std::size_t met_vragen() const;
    // Whether it can be proposed as a whole: nothing wrong, and something to propose.
    bool mag() const { return bestand.empty() && met_fouten() == 0 && tel(Rijstand::nieuw) + tel(Rijstand::gewijzigd) > 0; }
};

struct Invoerachtergrond {
    const rekentool::Prijslijst& nu;                 // in force today, all layers
    std::span<const Prijsvoorstel> eigen;            // approved and open proposals of this organisation
    Woordenschat woorden;
    rekentool::Prijslaag laag = rekentool::Prijslaag::organisatie;
    Date vandaag;
};

// Codes of a row, beside those of controleer_prijs(): invoer.te_veel_cellen; invoer.dubbel {row}, invoer.overlap {row} within
// the file; invoer.overlap_eigen {date} with a version that begins later; prijs.al_voorgesteld; invoer.alles_in_een.
// Questions: invoer.schaal_duizend, invoer.schaal_miljoen {amount, usual amount}; invoer.macrototaal; invoer.zelfde_naam {row};
// invoer.overdracht; invoer.oud {year}.
// Of the file: invoer.geen_kop, invoer.kolom_mist {names}, invoer.kolom_dubbel {name}, invoer.schaal_in_kop {heading},
// invoer.leeg. Remarks: invoer.kolom_onbekend {heading}.
Invoercontrole controleer_invoer(const std::vector<document::GelezenBlad>&, const Invoerachtergrond&);

}  // namespace ontknoop::prijsbeheer
