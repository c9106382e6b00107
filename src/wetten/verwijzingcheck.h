// SPDX-License-Identifier: EUPL-1.2
//
// References within one regulation that lead nowhere: the official files have them, and who reads a file in should know.
#pragma once

#include <vector>

#include "wetten/bibliotheek.h"

namespace ontknoop::wetten {

struct Loseverwijzing {
    const Artikel* artikel = nullptr;        // where it stands
    const Doorverwijzing* naar = nullptr;    // to an article of the same regulation that this version does not have
};
// In the order of the text; an article that is repealed or not law yet is there. Pointers into `versie`. Pure.
std::vector<Loseverwijzing> losse_verwijzingen(const Regelingversie& versie);

}  // namespace ontknoop::wetten
