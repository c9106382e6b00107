// SPDX-License-Identifier: EUPL-1.2
#include "pdf/fonts.h"

#include <gtest/gtest.h>

#include "base/result.h"

namespace ontknoop::pdf {
namespace {

TEST(Fonts, the_family_of_our_documents_is_installed) { EXPECT_NO_THROW(check_fonts()); }

TEST(Fonts, a_missing_family_stops_the_program_and_says_what_to_install) {
    try {
        check_font_family("Geen Enkel Lettertype");
        FAIL() << "fontconfig replaced the family and nobody noticed";
    } catch (const AdminError& error) {
        EXPECT_NE(std::string(error.what()).find("fonts-liberation2"), std::string::npos);
    }
}

}  // namespace
}  // namespace ontknoop::pdf
