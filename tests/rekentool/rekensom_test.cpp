// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "rekentool/bouwstenen.h"

namespace ontknoop::rekentool {
namespace {

TEST(Rekensom, the_son_who_turns_21_costs_177_52_for_every_day_of_waiting) {
    Regel beschermd_wonen = line("beschermd wonen", "177.52", Frequentie::dag, "0", "1", "0");
    const Uitkomst result =
        *calculate(household({beschermd_wonen, breakthrough("bijzondere bijstand", "180", Frequentie::maand, "1")}));
    EXPECT_EQ(result.kosten.niets, euro("64794.80"));
    EXPECT_EQ(result.kosten.doorbraak, euro("2160"));
    EXPECT_EQ(result.saldo, euro("62634.80"));
    EXPECT_EQ(result.terugverdientijd_dagen, dec("12.17"));
    EXPECT_EQ(result.wachten_per_dag, euro("177.52"));
}

}  // namespace
}  // namespace ontknoop::rekentool
