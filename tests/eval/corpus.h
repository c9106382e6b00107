// SPDX-License-Identifier: EUPL-1.2
//
// The texts and questions that the evaluation works with, read from the shared data folder.
#pragma once

#include <string>
#include <vector>

#include "wetten/zoekindex.h"

namespace ontknoop::eval {

struct Vraag {
    std::string id, tekst, domein;
    std::vector<std::string> relevant;  // "BWBR0015703:35"
};

std::vector<Vraag> read_vragen(const std::string& path);
// All texts of the folder data/wetten, one item an article.
std::vector<wetten::Artikeltekst> read_corpus(const std::string& folder);

}  // namespace ontknoop::eval
