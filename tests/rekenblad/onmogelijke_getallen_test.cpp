// SPDX-License-Identifier: EUPL-1.2
//
// Six things that are no number of this world, through every door: the form of a plan, a price that is proposed, a file of
// prices, the command line and the API. Each door has its own clear message for each.
#include <set>
#include <sstream>

#include "document/blad_lezer.h"
#include "prijsbeheer/invoer.h"
#include "prijsbeheer/prijsbeheer_app.h"
#include "rekenblad/tafel.h"
#include "rekentool/rekentool_cli.h"

namespace ontknoop::rekenblad {
namespace {

using testing::Contains;
using testing::HasSubstr;

// What a door says; empty where it has no such field.
struct Onmogelijk {
    std::string wat;
    std::string form_soort, form_veld, form_tekst, form_code;
    std::string prijs_veld, prijs_tekst, prijs_code;  // of the form and of a file of prices
    std::string som_json, som_code;                   // of the command line and the API
};

std::string regel_json(const std::string& velden) { return R"({"regels":[{"id":"a","eenheid":"stuk","betalers":"gemeente",)" + velden + "}]}"; }

const Onmogelijk alle[] = {
    {"NaN", "kostenpost", "aantal_niets", "NaN", "veld.oneindig", "bedrag", "NaN", "prijs.bedrag_woord", regel_json(R"("prijs":{"bedrag_euro":"NaN"})"), "rekentool.getal_nan"},
    {"a negative horizon", "rekensom", "horizon_maanden", "-12", "veld.negatief", "bedrag", "-12", "prijs.bedrag_negatief", R"({"horizon_maanden":-12})", "rekentool.horizon_negatief"},
    {"10^18 euro", "kostenpost", "bedrag", "1000000000000000000", "veld.te_groot", "bedrag", "1000000000000000000", "prijs.bedrag_te_groot",
     regel_json(R"("prijs":{"bedrag_euro":1000000000000000000})"), "rekentool.bedrag_te_hoog"},
    {"a probability of 140 %", "gebeurtenis", "kans_niets", "140 %", "veld.procent_bereik", "", "", "", regel_json(R"("prijs":{"bedrag_euro":1},"kans":{"niets":1.4})"), "rekentool.kans_bereik"},
    {"29 February", "rekensom", "startdatum", "29-2-2027", "veld.datum_bestaat_niet", "geldig_vanaf", "29-2-2027", "veld.datum_bestaat_niet", R"({"startdatum":"2027-02-29"})",
     "rekentool.datum_bestaat_niet"},
    {"a price without a year", "", "", "", "", "prijsjaar", "", "prijs.zonder_jaar", regel_json(R"("prijs":{"bedrag_euro":1,"indexreeks":"cpi"})"), "rekentool.prijs_zonder_jaar"},
};

std::set<std::string> codes_van(const Errors& fouten) {
    std::set<std::string> all;
    for (const Error& e : fouten) all.insert(e.code);
    return all;
}

class Onmogelijke_getallen : public Tafel {
protected:
    const test::Persoon& tariefbeheerder = app.persoon(toegang::Rol::tariefbeheerder);

    std::set<std::string> form(const Onmogelijk& o) {
        const std::string_view getypt[] = {o.form_tekst};
        const auto gelezen = maatwerkplan::normaliseer(*maatwerkplan::find_soort(o.form_soort)->veld(o.form_veld), getypt);
        return gelezen ? std::set<std::string>{} : codes_van(gelezen.error());
    }
    std::set<std::string> voorstel(const Onmogelijk& o) {
        return app.als(tariefbeheerder, [&](app::Context& ctx) {
            const auto made = prijsbeheer::propose_prijs(ctx, prijsbeheer::PrijsApp::invoer({{o.prijs_veld, o.prijs_tekst}}), "Nieuw contract");
            return made ? std::set<std::string>{} : codes_van(made.error());
        });
    }
    std::set<std::string> bestand(const Onmogelijk& o) {
        std::string kop, rij;
        for (const auto& [naam, waarde] : prijsbeheer::PrijsApp::formulier({{o.prijs_veld, o.prijs_tekst}})) {
            if (naam == "reden") continue;
            kop += naam + ";";
            rij += waarde + ";";
        }
        const auto bladen = document::read_bladen(kop.substr(0, kop.size() - 1) + "\r\n" + rij.substr(0, rij.size() - 1) + "\r\n").value();
        const auto& lijst = *app.services().prijslijst;
        const auto gelezen = prijsbeheer::controleer_invoer(bladen, {lijst, {}, prijsbeheer::woordenschat(lijst), rekentool::Prijslaag::organisatie, *parse_iso_date("2026-11-21")});
        return gelezen.rijen.empty() ? codes_van(gelezen.bestand) : codes_van(gelezen.rijen[0].fouten);
    }
    std::string opdracht(const Onmogelijk& o) {
        std::istringstream in(o.som_json);
        std::ostringstream out, err;
        const std::vector<std::string> args{"bereken", "--json", "-"};
        EXPECT_EQ(rekentool::rekentool_command(args, in, out, err), 1) << o.wat;
        return out.str();
    }
    std::string api(const Onmogelijk& o) {
        http::Request request;
        request.method = http::Method::post;
        request.path = request.target = "/api/v1/rekensommen/_bereken";
        request.headers.set("Host", "127.0.0.1");
        request.headers.set("Content-Type", "application/json");
        request.headers.set("X-CSRF-Token", csrf());
        request.cookies.add("sessie", maker.cookie);
        request.remote_address = "127.0.0.1";
        request.id = "test";
        request.body = o.som_json;
        const auto answer = app.handle(request);
        EXPECT_EQ(answer.status, 400) << o.wat;
        return answer.body;
    }
};

TEST_F(Onmogelijke_getallen, get_their_own_message_at_every_door) {
    const auto& t = app.services().teksten;
    std::set<std::string> zinnen;
    for (const Onmogelijk& o : alle) {
        SCOPED_TRACE(o.wat);
        if (!o.form_soort.empty()) {
            EXPECT_THAT(form(o), Contains(o.form_code));
        }
        if (!o.prijs_veld.empty()) {
            EXPECT_THAT(voorstel(o), Contains(o.prijs_code));
            EXPECT_THAT(bestand(o), Contains(o.prijs_code));
        }
        EXPECT_THAT(opdracht(o), HasSubstr("\"" + o.som_code + "\""));
        EXPECT_THAT(api(o), HasSubstr("\"" + o.som_code + "\""));
        EXPECT_TRUE(zinnen.insert(t.error({o.som_code, {"1", "2", "3"}, ""})).second) << "its own words";
    }
}

// Nobody has to fill in a year to try something out: a plan says it with a link to the field, and does not index the price.
TEST_F(Onmogelijke_getallen, a_line_without_a_year_says_so_with_a_link_to_its_field) {
    const std::string id = add("kostenpost", {{"omschrijving", "Hulp"}, {"bedrag", "10"}, {"aantal_niets", "1"}});
    const std::string stap = get_uitgebreid(pad + "/plan/kosten").body;
    EXPECT_THAT(stap, testing::AllOf(HasSubstr("We weten niet uit welk jaar de prijs"), HasSubstr("#f-" + id + "-prijsjaar\"")));
}

}  // namespace
}  // namespace ontknoop::rekenblad
