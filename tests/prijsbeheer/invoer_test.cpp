// SPDX-License-Identifier: EUPL-1.2
// A file of prices: what is read, what is refused, what is asked; and that an export comes back as it went.
#include "prijsbeheer/invoer.h"

#include "app/session.h"
#include "base/text.h"
#include "prijsbeheer/prijsbeheer_app.h"
#include "prijsbeheer/uitvoer.h"

#include <rapidcheck/gtest.h>

namespace ontknoop::prijsbeheer {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kop = "kenmerk;naam;categorie;wet;betaler;ontvanger;eenheid;bedrag;laag;hoog;prijsjaar;soort;verzilverbaar;bewijsgraad;bron;geldig_vanaf;geldig_tot;controletotaal\r\n";

// A row; the fields stand in the order of the heading.
std::string rij(const std::map<std::string, std::string>& anders = {}) {
    std::map<std::string, std::string> velden{{"kenmerk", "taxi"}, {"naam", "Taxi naar school"}, {"categorie", "vervoer"}, {"wet", "Wmo 2015"}, {"betaler", "gemeente"}, {"ontvanger", ""}, {"eenheid", "rit"},
                                              {"bedrag", "24,50"}, {"laag", ""}, {"hoog", ""}, {"prijsjaar", "2026"}, {"soort", "kosten"}, {"verzilverbaar", "K1"}, {"bewijsgraad", "contracttarief"},
                                              {"bron", "Contract vervoer"}, {"geldig_vanaf", "1-1-2026"}, {"geldig_tot", ""}, {"controletotaal", ""}};
    for (const auto& [naam, waarde] : anders) velden[naam] = waarde;
    std::string regel;
    for (const std::string_view naam : split(std::string_view(kop).substr(0, kop.size() - 2), ';')) regel += (regel.empty() ? "" : ";") + velden.at(std::string(naam));
    return regel + "\r\n";
}

Invoercontrole controleer(const std::string& bytes, std::span<const Prijsvoorstel> eigen = {}) {
    const auto bladen = document::read_bladen(bytes);
    if (!bladen) throw Bug(bladen.error()[0].code);
    return controleer_invoer(*bladen, {proeflijst(), eigen, woordenschat(proeflijst()), rekentool::Prijslaag::organisatie, *parse_iso_date("2026-11-21")});
}
std::vector<std::string> fouten(const std::string& regels) {
    std::vector<std::string> all;
    for (const Invoerrij& r : controleer(kop + regels).rijen)
        for (const Error& e : r.fouten) all.push_back(std::to_string(r.regel) + " " + e.code + " " + e.field);
    return all;
}
std::vector<std::string> vragen(const std::string& regels) {
    std::vector<std::string> all;
    for (const Invoerrij& r : controleer(kop + regels).rijen) {
        for (const Error& e : r.fouten) all.push_back("FOUT " + e.code);
        for (const Error& e : r.vragen) all.push_back(std::to_string(r.regel) + " " + e.code);
    }
    return all;
}

TEST(Invoer, ReadsARowAsAPerson) {
    const auto c = controleer(kop + rij());
    EXPECT_TRUE(c.mag());
    ASSERT_EQ(c.rijen.size(), 1u);
    EXPECT_EQ(c.rijen[0].regel, 2);
    EXPECT_EQ(c.rijen[0].prijs->bedrag.waarschijnlijk.text(), "24.5");
    EXPECT_EQ(to_iso(*c.rijen[0].prijs->geldig_vanaf), "2026-01-01");
    EXPECT_FALSE(c.rijen[0].prijs->controletotaal);
    EXPECT_EQ(c.tel(Rijstand::nieuw), 1u);
}

TEST(Invoer, FindsTheHeadingUnderATitleAndUnderOtherNames) {
    const auto c = controleer("Tarieven 2026\n\nOmschrijving;Soort hulp x;Categorie;Per;Tarief;Prijspeil;Soort;Klasse;Bewijs;Bron;Vanaf;Betaler\nTaxi;iets;vervoer;rit;24,50;2026;kosten;K1;contracttarief;Contract;2026-01-01;gemeente\n");
    EXPECT_THAT(c.bestand, IsEmpty());
    ASSERT_EQ(c.rijen.size(), 1u);
    EXPECT_THAT(c.rijen[0].fouten, IsEmpty());
    EXPECT_EQ(c.rijen[0].regel, 4);
    EXPECT_EQ(c.rijen[0].prijs->id, "taxi");
    EXPECT_THAT(codes(c.opmerkingen), ElementsAre("invoer.kolom_onbekend "));
}

TEST(Invoer, SaysWhatIsWrongWithTheFile) {
    EXPECT_THAT(codes(controleer("zomaar;wat\n1;2\n").bestand), ElementsAre("invoer.geen_kop "));
    EXPECT_THAT(codes(controleer("naam;bedrag;eenheid\na;1;uur\n").bestand), ElementsAre("invoer.kolom_mist "));
    EXPECT_THAT(controleer("naam;bedrag;eenheid\na;1;uur\n").bestand[0].arguments[0], HasSubstr("prijsjaar, soort, verzilverbaar, bewijsgraad, bron, geldig_vanaf"));
    EXPECT_THAT(codes(controleer(kop).bestand), ElementsAre("invoer.leeg "));
    EXPECT_THAT(codes(controleer("naam;bedrag (x 1.000);eenheid\na;1;uur\n").bestand), Contains("invoer.schaal_in_kop "));
    EXPECT_THAT(codes(controleer("bedrag;" + kop + rij()).bestand), ElementsAre("invoer.kolom_dubbel "));
}

TEST(Invoer, NamesEveryProblemOfEveryRow) {
    EXPECT_THAT(fouten(rij({{"eenheid", "el"}, {"betaler", "de buurman"}, {"prijsjaar", ""}, {"bron", ""}, {"bedrag", "1.250"}}) + rij({{"kenmerk", "b"}, {"geldig_vanaf", "ooit"}})),
                testing::UnorderedElementsAre("2 prijs.eenheid eenheid", "2 prijs.betaler_onbekend betaler", "2 prijs.zonder_jaar prijsjaar", "2 prijs.leeg bron", "2 prijs.bedrag_dubbelzinnig bedrag",
                                              "3 veld.geen_datum geldig_vanaf", "3 prijs.kenmerk kenmerk"));
    EXPECT_THAT(fouten(rij({{"controletotaal", ";extra"}})), ElementsAre("2 invoer.te_veel_cellen "));
}

TEST(Invoer, FindsDoublesAndOverlaps) {
    EXPECT_THAT(fouten(rij() + rij()), ElementsAre("3 invoer.dubbel kenmerk"));
    EXPECT_THAT(fouten(rij() + rij({{"bedrag", "25"}, {"geldig_vanaf", "2026-06-01"}})), ElementsAre("3 invoer.overlap kenmerk"));
    EXPECT_THAT(fouten(rij({{"geldig_tot", "2026-12-31"}}) + rij({{"bedrag", "25"}, {"geldig_vanaf", "2027-01-01"}})), IsEmpty()) << "one year after the other";
    EXPECT_THAT(fouten(rij({{"geldig_tot", "2027-01-01"}}) + rij({{"bedrag", "25"}, {"geldig_vanaf", "2027-01-01"}})), ElementsAre("3 invoer.overlap kenmerk")) << "the same day";
}

TEST(Invoer, HoldsRowsAgainstWhatWasDecidedAndWhatIsOpen) {
    Prijsvoorstel later;
    later.prijs.id = "taxi";
    later.prijs.geldig_vanaf = parse_iso_date("2027-01-01");
    later.besluit = Prijsbesluit{Besluitsoort::goedgekeurd, 1, "", {}, ""};
    EXPECT_THAT(codes(controleer(kop + rij(), std::span(&later, 1)).rijen[0].fouten), ElementsAre("invoer.overlap_eigen geldig_tot"));
    EXPECT_THAT(codes(controleer(kop + rij({{"geldig_tot", "2026-12-31"}}), std::span(&later, 1)).rijen[0].fouten), IsEmpty());
    later.besluit.reset();
    EXPECT_THAT(codes(controleer(kop + rij({{"geldig_tot", "2026-12-31"}}), std::span(&later, 1)).rijen[0].fouten), ElementsAre("prijs.al_voorgesteld kenmerk"));
}

TEST(Invoer, AsksWhatMayBeAThousandOrAMillionTimesTooMuch) {
    const auto met_bedrag = [](const std::string& bedrag) { return rij({{"kenmerk", "begeleiding"}, {"naam", "Begeleiding thuis"}, {"categorie", "ambulante begeleiding"}, {"eenheid", "uur"}, {"bedrag", bedrag}}); };
    EXPECT_THAT(vragen(met_bedrag("75,50")), IsEmpty());
    EXPECT_THAT(vragen(met_bedrag("75500")), ElementsAre("2 invoer.schaal_duizend")) << "71 now";
    EXPECT_THAT(vragen(met_bedrag("0,0755")), ElementsAre("2 invoer.schaal_duizend"));
    EXPECT_THAT(vragen(met_bedrag("75500000")), ElementsAre("2 invoer.schaal_miljoen"));
    EXPECT_THAT(vragen(met_bedrag("755")), IsEmpty()) << "ten times is a price";
}

// The three faults a published audit of a Dutch price list found (design/rekentool.md, 2).
TEST(Invoer, FindsTheThreeFaultsOfAPublishedList) {
    EXPECT_THAT(vragen(rij({{"eenheid", "gezin"}, {"bedrag", "280000000"}})), ElementsAre("FOUT prijs.bedrag_te_groot"));
    EXPECT_THAT(vragen(rij({{"eenheid", "gezin"}, {"bedrag", "2800000"}})), ElementsAre("2 invoer.macrototaal")) << "a total of a group copied as the amount of one";
    EXPECT_THAT(vragen(rij() + rij({{"kenmerk", "taxi-b"}, {"bedrag", "26"}}) + rij({{"kenmerk", "taxi-c"}, {"bedrag", "29"}})), ElementsAre("3 invoer.zelfde_naam", "4 invoer.zelfde_naam")) << "one price in three variants";
    EXPECT_THAT(vragen(rij({{"categorie", "uitkering"}})), ElementsAre("2 invoer.overdracht")) << "a transfer hidden among costs";
}

TEST(Invoer, RefusesATotalBesideItsParts) {
    EXPECT_THAT(fouten(rij() + rij({{"kenmerk", "vervoer-totaal"}, {"naam", "Vervoer totaal per jaar"}})), ElementsAre("3 invoer.alles_in_een controletotaal"));
    EXPECT_THAT(fouten(rij() + rij({{"kenmerk", "vervoer-totaal"}, {"naam", "Vervoer totaal per jaar"}, {"controletotaal", "ja"}})), IsEmpty());
    EXPECT_THAT(fouten(rij({{"naam", "Vervoer totaal per jaar"}})), IsEmpty()) << "no parts beside it";
}

TEST(Invoer, WhatIsAsItIsNowIsNoNews) {
    std::vector<const rekentool::Prijs*> alle;
    for (const auto& p : proeflijst().all()) alle.push_back(&p);
    for (const std::string& bytes : {document::write_csv(make_prijsblad(alle, Celvorm::tekst), {.scheiding = ';', .byte_order_mark = true, .decimale_komma = true}),
                                     document::write_ods({make_prijsblad(alle, Celvorm::waarde)}, "Prijzen", "", *parse_iso_date("2026-11-21"))}) {
        const auto c = controleer(bytes);
        EXPECT_EQ(c.tel(Rijstand::ongewijzigd), alle.size());
        EXPECT_EQ(c.met_fouten() + c.met_vragen(), 0u);
        EXPECT_THAT(c.opmerkingen, IsEmpty());
        EXPECT_FALSE(c.mag()) << "nothing to propose";
    }
}

// Any price that may be kept, through either kind of file and back.
TEST(Invoer, WhatGoesOutComesBackAsItWas) {
    const auto woorden = woordenschat(proeflijst());
    rc::check("export, then import", [&] {
        const auto teken = rc::gen::element<std::string>("a", "Z", "7", "é", "€", " ", ";", ",", "\"", "'", "=", "-", "<", "&", "\n", ".");
        const auto tekst = [&](std::size_t hoogstens) {
            std::string uit;
            for (const std::string& c : *rc::gen::container<std::vector<std::string>>(*rc::gen::inRange<std::size_t>(1, hoogstens), teken)) uit += c;
            return uit;
        };
        Prijsinvoer in = PrijsApp::invoer({{"kenmerk", "proef"}, {"opmerking", tekst(60)}});
        const auto bedrag = rekentool::Decimaal::make(*rc::gen::inRange<std::int64_t>(0, 99'999'999), *rc::gen::inRange(0, 6));
        in.set("bedrag", schrijf_bedrag(bedrag));
        in.set("geldig_tot", *rc::gen::element<std::string>("", "2026-12-31", "2028-02-29"));
        const auto prijs = controleer_prijs(in, woorden, rekentool::Prijslaag::organisatie);
        RC_PRE(prijs.has_value());
        const std::vector<const rekentool::Prijs*> een{&*prijs};
        const bool ods = *rc::gen::arbitrary<bool>();
        const std::string bytes = ods ? document::write_ods({make_prijsblad(een, Celvorm::waarde)}, "P", "", *parse_iso_date("2026-11-21"))
                                      : document::write_csv(make_prijsblad(een, Celvorm::tekst), {.scheiding = ';', .byte_order_mark = true, .decimale_komma = true});
        const auto c = controleer(bytes);
        RC_ASSERT(c.rijen.size() == 1u);
        RC_ASSERT(c.rijen[0].prijs.has_value());
        RC_ASSERT(to_invoer(*c.rijen[0].prijs) == to_invoer(*prijs));
    });
}

// --- through the pages ----------------------------------------------------------------------------------------------------
class InvoerPaginas : public testing::Test {
protected:
    PrijsApp wereld;
    test::App& app = wereld.app;

    http::Response stuur(const test::Persoon& wie, const std::string& bytes, const std::string& naam = "tarieven.csv") {
        http::Request request;
        request.method = http::Method::post;
        request.target = request.path = "/prijzen/beheer/invoer";
        request.headers.set("Host", "127.0.0.1");
        request.remote_address = "127.0.0.1";
        request.id = "test";
        request.cookies.add(std::string(app::session_cookie_name(app.instellingen)), wie.cookie);
        request.form.add("csrf", app.als(wie, [](app::Context& ctx) { return ctx.csrf_token(); }));
        auto file = std::make_shared<http::UploadedFile>();
        file->field = "bestand";
        file->file_name = naam;
        file->content = bytes;
        file->size = bytes.size();
        request.files.push_back(file);
        return app.handle(request);
    }
    std::size_t open(const test::Persoon& wie) {
        return app.als(wie, [](app::Context& ctx) { return list_voorstellen(ctx.tx(), ctx.wie().organisatie, rekentool::Prijslaag::organisatie, {.alleen_open = true}).size(); });
    }
};

TEST_F(InvoerPaginas, a_file_is_looked_at_proposed_and_approved_by_somebody_else) {
    const auto sent = stuur(wereld.maker, kop + rij() + rij({{"kenmerk", "bus"}, {"naam", "Buskaart"}}), "Tarieven <2026>.csv");
    ASSERT_EQ(sent.status, 303);
    const std::string pad(sent.headers.get("Location"));
    const auto voor = app.get(wereld.maker, pad);
    EXPECT_THAT(voor.body, HasSubstr("2 nieuw, 0 gewijzigd, 0 gelijk aan nu, 0 met een fout."));
    EXPECT_THAT(voor.body, HasSubstr("Tarieven &lt;2026&gt;.csv"));
    EXPECT_THAT(test::id_problems(voor.body), IsEmpty());
    EXPECT_EQ(open(wereld.maker), 0u) << "looking proposes nothing";
    EXPECT_EQ(app.get(wereld.vreemde, pad).status, 404);
    EXPECT_EQ(app.get(wereld.vreemde, pad + "/bestand").status, 404);
    EXPECT_EQ(app.get(wereld.maker, pad + "/bestand").body, kop + rij() + rij({{"kenmerk", "bus"}, {"naam", "Buskaart"}}));
    EXPECT_EQ(app.post(wereld.maker, pad + "/voorstellen", {{"reden", ""}}).status, 400);
    EXPECT_EQ(open(wereld.maker), 0u);
    EXPECT_EQ(app.post(wereld.maker, pad + "/voorstellen", {{"reden", "Nieuw contract"}}).status, 303);
    EXPECT_EQ(open(wereld.maker), 2u);
    EXPECT_EQ(app.post(wereld.maker, pad + "/voorstellen", {{"reden", "nog eens"}}).status, 400);
    EXPECT_EQ(app.post(wereld.maker, pad + "/weggooien", {}).status, 404) << "prices rest on it";
    EXPECT_EQ(app.post(wereld.maker, pad + "/goedkeuren", {}).status, 400);
    EXPECT_EQ(app.post(wereld.vreemde, pad + "/goedkeuren", {}).status, 404);
    EXPECT_EQ(open(wereld.maker), 2u);
    EXPECT_EQ(app.post(wereld.tweede, pad + "/goedkeuren", {}).status, 303);
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-11-21", "bus"), "24.5");
    EXPECT_EQ(wereld.bedrag(wereld.vreemde, "2026-11-21", "bus"), "-");
    EXPECT_THAT(app.get(wereld.maker, pad).body, HasSubstr("Goedgekeurd"));
}

TEST_F(InvoerPaginas, one_wrong_row_keeps_everything_out_and_loses_nothing) {
    const std::string pad(stuur(wereld.maker, kop + rij() + rij({{"kenmerk", "bus"}, {"eenheid", "el"}})).headers.get("Location"));
    const auto page = app.get(wereld.maker, pad);
    EXPECT_THAT(page.body, HasSubstr("1 met een fout"));
    EXPECT_THAT(page.body, HasSubstr("De eenheid &#39;el&#39; kennen we niet"));
    EXPECT_THAT(page.body, Not(HasSubstr("/voorstellen\"")));
    EXPECT_EQ(app.post(wereld.maker, pad + "/voorstellen", {{"reden", "x"}}).status, 400);
    EXPECT_EQ(open(wereld.maker), 0u);
    EXPECT_EQ(app.get(wereld.maker, pad).status, 200) << "the file is still there";
    EXPECT_EQ(app.post(wereld.maker, pad + "/weggooien", {}).status, 303);
    EXPECT_EQ(app.get(wereld.maker, pad).status, 404);
}

TEST_F(InvoerPaginas, a_question_has_to_be_answered_before_it_goes_on) {
    const std::string pad(stuur(wereld.maker, kop + rij({{"categorie", "uitkering"}})).headers.get("Location"));
    EXPECT_THAT(app.get(wereld.maker, pad).body, HasSubstr("name=\"gezien\""));
    const auto page = app.post(wereld.maker, pad + "/voorstellen", {{"reden", "Contract"}});
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body, HasSubstr("href=\"#gezien\""));
    EXPECT_THAT(page.body, HasSubstr("Contract</textarea>")) << "what was typed stays";
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_EQ(app.post(wereld.maker, pad + "/voorstellen", {{"reden", "Contract"}, {"gezien", "ja"}}).status, 303);
}

TEST_F(InvoerPaginas, a_file_nobody_can_read_says_why) {
    EXPECT_EQ(app.post(wereld.maker, "/prijzen/beheer/invoer", {}).status, 400);
    for (const std::string& bytes : {std::string("PK\x03\x04kapot"), std::string("\xff\xfe", 2), std::string("a;\"b")}) {
        const auto page = stuur(wereld.maker, bytes);
        EXPECT_EQ(page.status, 400);
        EXPECT_THAT(page.body, HasSubstr("href=\"#bestand\""));
    }
    EXPECT_EQ(stuur(wereld.maker, std::string((4u << 20) + 1, 'a')).status, 400);
    EXPECT_EQ(stuur(wereld.professional, kop + rij()).status, 403);
}

TEST_F(InvoerPaginas, what_one_municipality_exports_another_takes_over_unchanged) {
    wereld.voer_in({{"bedrag", "87,1250"}, {"laag", "80"}, {"opmerking", "-let op: \"extra\"; regel\nen nog een"}, {"licentie", "CC BY 4.0"}});
    wereld.voer_in({{"kenmerk", "taxi"}, {"naam", "=Taxi naar school"}, {"bedrag", "1250"}, {"geldig_tot", "2027-12-31"}});
    for (const char* vorm : {"csv", "ods", "xlsx"}) {
        PrijsApp elders;
        const auto uit = app.get(wereld.professional, std::string("/prijzen/uitvoer/") + vorm);
        ASSERT_EQ(uit.status, 200);
        const auto bladen = document::read_bladen(uit.body);
        ASSERT_TRUE(bladen.has_value());
        elders.app.als(elders.maker, [&](app::Context& ctx) {
            const auto lijst = prijslijst(ctx);
            const auto c = controleer_invoer(*bladen, {*lijst, {}, woordenschat(proeflijst()), rekentool::Prijslaag::organisatie, *parse_iso_date("2026-11-21")});
            EXPECT_EQ(c.met_fouten(), 0u) << vorm;
            EXPECT_EQ(c.tel(Rijstand::nieuw), 1u) << vorm;
            EXPECT_EQ(c.tel(Rijstand::gewijzigd), 1u) << vorm;
            EXPECT_EQ(c.tel(Rijstand::ongewijzigd), 1u) << vorm << ": the national price that nobody stepped over";
            const auto eigen = wereld.lijst(wereld.maker, "2026-11-21");
            for (const Invoerrij& r : c.rijen) {
                if (!r.prijs) continue;
                EXPECT_EQ(to_invoer(*r.prijs), to_invoer(*eigen->get(r.prijs->id))) << vorm;
            }
            return true;
        });
    }
    EXPECT_THAT(app.get(wereld.professional, "/prijzen/uitvoer/codeboek").body, HasSubstr("prijsjaar"));
    EXPECT_EQ(app.get(wereld.professional, "/prijzen/uitvoer/exe").status, 404);
    EXPECT_THAT(app.get(wereld.vreemde, "/prijzen/uitvoer/csv").body, Not(HasSubstr("Taxi")));
}

}  // namespace
}  // namespace ontknoop::prijsbeheer
