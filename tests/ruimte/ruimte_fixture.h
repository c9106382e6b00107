// SPDX-License-Identifier: EUPL-1.2
//
// An organisation with two jurists and a professional, the real library, and a local rule to begin with.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ruimte/bibliotheek.h"
#include "ruimte/ruimte.h"
#include "ruimte/versie.h"
#include "wetboek/wetboek_fixture.h"

namespace ontknoop::test {

class Ruimte : public ::testing::TestWithParam<db::Engine> {
protected:
    Ruimte() : app({maatwerkplan::routes(), wetboek::routes(), ruimte::routes()}, GetParam()) { lend_bibliotheek(app, bibliotheek()); }

    // A local rule nobody else has, complete.
    static Formulier lokale_regel() {
        return {{"regeling", "Beleidsregels bijzondere bijstand Waterveen"}, {"stelsel", "cvdr"}, {"regeling_id", "CVDR900001"}, {"artikel", "7"}, {"lid", "2"},
                {"titel", "Dierenpension tijdens een opname"}, {"samenvatting", "Het college betaalt het pension van een huisdier als iemand anders niet naar de kliniek gaat."},
                {"ruimte", "kan_bepaling"}, {"voorwaarden", "Er is een opnamedatum.\r\nNiemand anders kan voor het dier zorgen."}, {"leefgebieden", "verslaving"},
                {"leefgebieden", "inkomen_werk"}, {"helpt_bij", "hamsterhotel tijdens een opname"}, {"beslisser", "college"}, {"grenzen", "pw-15-lid-1"},
                {"bron", "lokaleregelgeving.overheid.nl"}, {"toelichting", "Komt vaak voor."}};
    }
    static Formulier with(Formulier form, const std::string& veld, const std::string& waarde) {
        std::erase_if(form, [&](const auto& v) { return v.first == veld; });
        form.emplace_back(veld, waarde);
        return form;
    }
    // Offers it; the id of the entry.
    std::string dien_in(const Persoon& wie, const Formulier& form, const std::string& pad = "/wetten/eigen") {
        const auto response = app.post(wie, pad, form);
        EXPECT_EQ(response.status, 303) << response.body;
        std::string naar(response.headers.get("Location"));
        naar = naar.substr(0, naar.find('?'));
        return naar.substr(naar.rfind('/') + 1);
    }
    http::Response oordeel(const Persoon& wie, const std::string& sleutel, int nummer, const std::string& code, const std::string& reden = {}, const std::string& pad = "/wetten/eigen") {
        return app.post(wie, pad + "/" + sleutel + "/oordeel", {{"nummer", std::to_string(nummer)}, {"oordeel", code}, {"reden", reden}});
    }
    std::string goedgekeurd(const Formulier& form) {
        const std::string sleutel = dien_in(maker, form);
        EXPECT_EQ(oordeel(jurist, sleutel, 1, "goedkeuren").status, 303);
        return sleutel;
    }
    bool vindt(const Persoon& wie, const std::string& woorden, const std::string& sleutel) {
        return app.als(wie, [&](app::Context& ctx) {
            const auto antwoord = ruimte::zoek(ctx, {.tekst = woorden, .op = local_date(ctx.clock().now()), .gemeente = ruimte::gemeente_van(ctx.wie()), .aantal = 5});
            return std::ranges::any_of(antwoord.treffers, [&](const auto& hit) { return hit.bepaling_id == sleutel; });
        });
    }
    std::int64_t spoor(const std::string& handeling) {
        std::int64_t lines = 0;
        app.database().read([&](db::Connection& tx) { lines = logboek::count(tx, maker.wie.organisatie, {.handeling = handeling}); });
        return lines;
    }

    App app;
    const Persoon& maker = app.persoon(toegang::Rol::professional);
    const Persoon& jurist = app.persoon(toegang::Rol::jurist);
    const Persoon& tweede = app.persoon(toegang::Rol::jurist, 2);
};

}  // namespace ontknoop::test
