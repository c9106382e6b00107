// SPDX-License-Identifier: EUPL-1.2
//
// A national regulation from the official repository, in its own layout: manifest, then the versions and the technical
// information it names. Every version is checked against the hash in the manifest before it is read in.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "wetten/bronbestanden.h"
#include "wetten/haler.h"

namespace ontknoop::wetten {

struct Haalopdracht {
    std::string regeling_id;  // "BWBR0015703"
    bool alle_versies = false;  // else what is the law on `vandaag` or will be
    Date vandaag;
};

// Gets the files into map/<regeling>/ and gives them for reading in. Files that are there already with the right hash are not
// fetched again: an interrupted run is gone on with. `meld` hears of every file. Errors beside those of Haler: wetten.kenmerk,
// wetten.hash {file}, wetten.manifest_naam {file}, wetten.geen_manifest, wetten.geen_versie {id}.
Result<std::vector<Bronbestand>> haal_regeling(Haler&, const Haalopdracht&, const std::filesystem::path& map,
                                               const std::function<void(const std::string& naam)>& meld);

}  // namespace ontknoop::wetten
