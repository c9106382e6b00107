// SPDX-License-Identifier: EUPL-1.2
//
// The help pages of inhoud/hulp/*.md as blocks, for the page and the document to draw. The markup is the small part of
// Markdown that a writer needs: # and ## headings, paragraphs, "- " lists, "1. " steps, | tables | and **bold**.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "inhoud/teksten.h"

namespace ontknoop::inhoud {

// A piece of a line; never holds markup.
struct HulpStuk {
    std::string tekst;
    bool vet = false;

    bool operator==(const HulpStuk&) const = default;
};
using HulpRegel = std::vector<HulpStuk>;

struct HulpBlok {
    enum class Soort : std::uint8_t {
        kop,        // regels[0], level 2
        alinea,     // regels[0]
        opsomming,  // one regel per item
        stappen,    // one regel per numbered step
        tabel,      // rijen[0] is the header
    };
    Soort soort = Soort::alinea;
    std::vector<HulpRegel> regels;
    std::vector<std::vector<HulpRegel>> rijen;
};

struct HulpPagina {
    std::string naam;   // "aan-de-slag": the last part of its URL
    std::string titel;  // the level 1 heading
    std::vector<HulpBlok> blokken;
};

// Throws AdminError (file, line, remedy) when a page has no title or breaks the markup.
HulpPagina parse_hulppagina(std::string_view path, std::string_view content);
// All pages, sorted by title.
std::vector<HulpPagina> load_hulppaginas(const Bestanden&);

}  // namespace ontknoop::inhoud
