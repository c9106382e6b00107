// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a line of a bundle, as the text of an article, or as the beginning of a file: an answer or an error.
#include <sstream>

#include "base/result.h"
#include "fuzz/fuzz.h"
#include "wetten/blokken_json.h"
#include "wetten/bronbestanden.h"
#include "wetten/bundel_json.h"

using namespace ontknoop;
using namespace ontknoop::wetten;

FUZZ(data) {
    const std::string bytes(data);
    std::istringstream in(bytes);
    (void)sniff_bronsoort(in);
    try {
        const Bundelregel regel = parse_bundelregel(bytes);
        for (const Artikel& artikel : regel.versie.artikelen) require(artikel.eerste_blok + artikel.aantal_blokken <= regel.versie.blokken.size());
    } catch (const std::exception&) {  // no line of a bundle
    }
    try {
        (void)parse_stuktekst(bytes, parse_iso_date("2026-01-01").value());
    } catch (const AdminError&) {  // no text of an article
    }
}
