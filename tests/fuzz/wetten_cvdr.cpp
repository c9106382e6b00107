// SPDX-License-Identifier: EUPL-1.2
//
// Any bytes as a local rule or a search answer.
#include <sstream>

#include "fuzz/fuzz.h"
#include "wetten/cvdr_import.h"

using namespace ontknoop::wetten;

FUZZ(data) {
    const std::string bytes(data);
    std::istringstream rule(bytes), answer(bytes);
    if (const auto versie = read_cvdr(rule, "fuzz.xml")) to_artikelteksten(*versie);
    (void)read_sru(answer, "fuzz.xml");
}
