// SPDX-License-Identifier: EUPL-1.2
//
// Local rules as KOOP publishes them (CVDR), and the records of its search service (SRU).
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "base/result.h"
#include "wetten/bibliotheek.h"
#include "wetten/xml_stroom.h"

namespace ontknoop::wetten {

// Errors beside those of read_xml: wetten.geen_cvdr {file} when the file holds something else.
Result<Regelingversie> read_cvdr(std::istream& in, const std::string& bestand, XmlGrenzen grenzen = {});

struct SruRecord {
    std::string identifier;
    std::string titel;
    std::string soort;
    std::string maker;  // municipality or ministry
    std::string url;
    std::string voorkeurs_url;
    std::vector<std::pair<std::string, std::string>> items;  // manifestation and address
};
// All records of an answer, or the one record of a file. wetten.geen_sru {file} when there is none.
Result<std::vector<SruRecord>> read_sru(std::istream& in, const std::string& bestand, XmlGrenzen grenzen = {});

}  // namespace ontknoop::wetten
