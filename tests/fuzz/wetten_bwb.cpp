// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a national file: an answer or an error, and all articles point inside what was read.
#include <sstream>

#include "fuzz/fuzz.h"
#include "wetten/bwb_import.h"
#include "wetten/verankering.h"

using namespace ontknoop::wetten;

FUZZ(data) {
    const std::string bytes(data);
    std::istringstream toestand(bytes), manifest(bytes), wti(bytes);
    if (const auto versie = read_bwb_toestand(toestand, "fuzz.xml")) {
        for (const Artikel& artikel : versie->artikelen) {
            require(artikel.eerste_blok + artikel.aantal_blokken <= versie->blokken.size());
        }
        to_artikelteksten(*versie);
        require(vergelijk(*versie, *versie).empty());
    }
    (void)read_bwb_manifest(manifest, "fuzz.xml");
    (void)read_bwb_wti(wti, "fuzz.xml");
}
