// SPDX-License-Identifier: EUPL-1.2
//
// National law as KOOP publishes it (BWB): a version of a regulation (toestand), its manifest, its WTI.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "wetten/bibliotheek.h"
#include "wetten/xml_stroom.h"

namespace ontknoop::wetten {

// Errors beside those of read_xml: wetten.geen_toestand {file} when the file holds something else. Nothing is kept of a
// file that fails.
Result<Regelingversie> read_bwb_toestand(std::istream& in, const std::string& bestand, XmlGrenzen grenzen = {});

struct Manifestitem {
    std::string manifestatie;  // "xml"
    std::string naam;          // "BWBR0015703_2026-01-01_0.xml"
    std::string sha512;
    std::int64_t bytes = 0;
    bool verwijderd = false;
};
struct Expressie {
    std::string label;  // "2026-01-01_0"
    std::optional<Date> inwerkingtreding, einddatum, zicht_start, zicht_eind;
    std::vector<Manifestitem> items;
};
struct Manifest {
    std::string regeling_id;
    std::string laatste_item;  // path below the regulation
    std::string wti_bestand;
    std::vector<Expressie> expressies;
    // The expression in force on that day and not withdrawn since.
    const Expressie* find(Date op) const;
};
// wetten.geen_manifest {file} when the file holds something else.
Result<Manifest> read_bwb_manifest(std::istream& in, const std::string& bestand, XmlGrenzen grenzen = {});

struct Wti {
    std::string regeling_id;
    std::string citeertitel;
    std::string soort;
    std::string eerstverantwoordelijke;
    std::vector<std::string> afkortingen;
    std::vector<std::string> rechtsgebieden;
    std::vector<std::string> overheidsdomeinen;
    std::vector<std::string> grondslag_voor;  // ids of regulations that rest on this one
};
// wetten.geen_wti {file} when the file holds something else.
Result<Wti> read_bwb_wti(std::istream& in, const std::string& bestand, XmlGrenzen grenzen = {});

}  // namespace ontknoop::wetten
