// SPDX-License-Identifier: EUPL-1.2
//
// A plan about a dog that keeps somebody from going into rehab, with an article under its breakthrough.
#pragma once

#include "onderbouwing/keten.h"
#include "onderbouwing/onderbouwing.h"
#include "wetboek/wetboek_fixture.h"

namespace ontknoop::test {

// As main.cpp does it, once in a test program.
inline void register_onderbouwing() {
    static const bool once = (onderbouwing::register_stap_delen(), true);
    (void)once;
}

class Onderbouwing : public Wetboek {
protected:
    Onderbouwing() : Wetboek({maatwerkplan::routes(), wetboek::routes(), onderbouwing::routes()}) {
        register_onderbouwing();
    }
    void SetUp() override {
        schrijf_hond(maker, casus);
        grond = add(maker, casus, "wetsgrond", doorbraak, {{"bepaling", {"pw-35-lid-1"}}, {"oordeel", {"mag"}}, {"motivering", {"De opname gaat anders niet door"}}});
    }
    onderbouwing::Keten keten() {
        gelezen = plan(maker, casus);
        return app.als(maker, [&](app::Context& ctx) { return onderbouwing::keten_van(ctx, gelezen, *gelezen.find(doorbraak)); });
    }

    const Persoon& maker = app.persoon(toegang::Rol::professional);
    CasusId casus = app.casus(maker);
    std::string pad = "/casussen/" + casus.value, grond;
    maatwerkplan::Plan gelezen;
};

}  // namespace ontknoop::test
