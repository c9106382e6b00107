// SPDX-License-Identifier: EUPL-1.2
//
// Any text: references lie inside it, do not overlap, and a reference that is written again reads the same.
#include "fuzz/fuzz.h"
#include "wetten/jci.h"

using namespace ontknoop::wetten;

FUZZ(text) {
    std::size_t end = 0;
    for (const Verwijzing& item : find_verwijzingen(text)) {
        require(item.length > 0 && item.begin >= end && item.begin + item.length <= text.size());
        end = item.begin + item.length;
        if (!item.jci) continue;
        Jci again = *item.jci;
        again.versie = "1.3";
        require(parse_jci(to_text(again)) == again);
    }
    (void)parse_jci(text);
}
