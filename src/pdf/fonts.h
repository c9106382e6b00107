// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace ontknoop::pdf {

// The one family every document is set in (Debian package fonts-liberation2). Other fonts are used only for characters
// this family does not have.
inline constexpr const char* font_family = "Liberation Sans";

// Call once at start. Throws AdminError with the remedy when fontconfig would silently replace the family by another
// one: the same plan would then break its lines differently on every machine. Also loads the font list, so that the
// first document does not pay for it.
void check_fonts();

// The same for any family; check_fonts() is check_font_family(font_family).
void check_font_family(const char* family);

}  // namespace ontknoop::pdf
