// SPDX-License-Identifier: EUPL-1.2
//
// Keeps the search index in step with what it is made of: the library and the content. The index is derived data in a file of
// the data folder; any node that sees another revision of the library builds a new one and swaps it in between two questions.
#pragma once

#include <string>

#include "db/db.h"
#include "inhoud/teksten.h"
#include "wetten/bepalingen.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetten {

class Indexbeheer {
public:
    // `index` is what everybody searches; while the library is empty it is left as it is: the curated layer alone.
    Indexbeheer(db::Database& database, const inhoud::Bestanden& inhoud, const Bepalingen& bepalingen, const std::string& gegevensmap, Zoekindex& index);

    enum class Uitkomst {
        al_bij,   // nothing to do
        geopend,  // another process or an earlier run made the file already
        gebouwd,
    };
    // Brings the index in step. Takes seconds to a minute when it has to build. Throws AdminError; the old index stays.
    Uitkomst ververs();
    // The same, but never builds: what a start can afford.
    Uitkomst open_bestaande();
    // Builds the file again, also when it is in step: `ontknoop wetten indexeren`.
    void bouw_opnieuw();

    const std::string& pad() const { return pad_; }

private:
    std::string gewenste_sleutel() const;  // empty while the library is empty
    std::string gewenste_sleutel(db::Connection&) const;
    bool open_bestand(const std::string& sleutel);
    void bouw();

    db::Database& database_;
    const inhoud::Bestanden& inhoud_;
    const Bepalingen& bepalingen_;
    std::string pad_;
    Zoekindex& index_;
    std::string inhoud_hash_;
};

// A word that changes when anything that decides about answers changes: provisions, thesaurus, exceptions.
std::string zoekinhoud_hash(const inhoud::Bestanden&);

}  // namespace ontknoop::wetten
