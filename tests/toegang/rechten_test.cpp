// SPDX-License-Identifier: EUPL-1.2
#include "toegang/rechten.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace ontknoop::toegang {
namespace {

TEST(Rechten, every_role_has_a_name_of_its_own_that_reads_back) {
    std::set<std::string_view> names;
    for (const Rol rol : rollen()) {
        EXPECT_TRUE(names.insert(naam(rol)).second) << naam(rol);
        Rol back{};
        ASSERT_TRUE(parse_rol(naam(rol), back));
        EXPECT_EQ(back, rol);
    }
    EXPECT_EQ(static_cast<int>(names.size()), rol_aantal);
    Rol untouched = Rol::jurist;
    for (const char* wrong : {"", "Beheerder", "beheerder ", "admin"}) EXPECT_FALSE(parse_rol(wrong, untouched)) << wrong;
    EXPECT_EQ(untouched, Rol::jurist);
}

TEST(Rechten, who_signed_in_may_do_what_everybody_may) {
    for (const Rol rol : rollen()) {
        EXPECT_TRUE(heeft_recht(rol, Recht::openbaar));
        EXPECT_TRUE(heeft_recht(rol, Recht::aangemeld));
    }
    EXPECT_TRUE(heeft_recht(Rollen{}, Recht::aangemeld));
    EXPECT_FALSE(heeft_recht(Rollen{}, Recht::casus_maken));
}

TEST(Rechten, somebody_with_two_roles_has_the_rights_of_both) {
    Rollen both;
    both.set(static_cast<std::size_t>(Rol::professional));
    both.set(static_cast<std::size_t>(Rol::auditor));
    for (const Recht recht : rechten()) EXPECT_EQ(heeft_recht(both, recht), heeft_recht(Rol::professional, recht) || heeft_recht(Rol::auditor, recht)) << naam(recht);
}

// The separations that method.md 11 asks for, apart from the table itself.
TEST(Rechten, duties_that_must_not_meet_in_one_role_do_not) {
    for (const Rol rol : rollen()) {
        const bool sees_cases = heeft_recht(rol, Recht::casus_maken) || heeft_recht(rol, Recht::casus_gedeeld_lezen) || heeft_recht(rol, Recht::casus_gevraagd_lezen) ||
                                heeft_recht(rol, Recht::casus_beslissen);
        EXPECT_FALSE(sees_cases && heeft_recht(rol, Recht::gebruikers_beheren)) << naam(rol) << ": who gives roles reads no cases";
        EXPECT_FALSE(sees_cases && heeft_recht(rol, Recht::platform_beheren)) << naam(rol) << ": the platform never sees a case";
        EXPECT_FALSE(sees_cases && heeft_recht(rol, Recht::logboek_lezen)) << naam(rol) << ": who audits does not take part";
        EXPECT_FALSE(heeft_recht(rol, Recht::logboek_lezen) && heeft_recht(rol, Recht::gebruikers_beheren)) << naam(rol);
    }
}

TEST(Rechten, every_right_is_held_by_somebody) {
    for (const Recht recht : rechten()) {
        bool held = false;
        for (const Rol rol : rollen()) held = held || heeft_recht(rol, recht);
        EXPECT_TRUE(held) << naam(recht);
    }
}

}  // namespace
}  // namespace ontknoop::toegang
