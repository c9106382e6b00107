// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "document/boom.h"

namespace ontknoop::document {

struct HtmlOptions {
    bool met_titel = true;        // false: the page shows the title itself
    int kopniveau_titel = 1;      // rank of the title; chapters come one below, also without a title
    std::string id = "document";  // makes ids inside unique on the page
    std::string accent = default_accent;
    // Chapters after the first fold into <details>, closed; one that is a single paragraph stays as it is.
    bool vouw_hoofdstukken = false;
};

// An <article lang> to place in a page: semantic elements with the classes of NL Design System, no inline style or
// script.
std::string write_html(const Document& document, const HtmlOptions& options = {});

}  // namespace ontknoop::document
