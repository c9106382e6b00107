// SPDX-License-Identifier: EUPL-1.2
// The calculation as a spreadsheet: the same cents, formulas that can be followed, and words for every column.
#include <zip.h>

#include <pugixml.hpp>

#include <map>

#include "document/blad.h"
#include "rekenbewijs_fixture.h"
#include "document/blad_lezer.h"
#include "rekenbewijs/som_uitvoer.h"

namespace ontknoop::rekenbewijs {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

class Uitvoer : public MetRekensom {
protected:
    std::map<std::string, document::Blad> bladen() {
        return met_plan(maker, casus::Toegang::lezen, [](app::Context& ctx, const casus::Casus&, const maatwerkplan::Plan& plan) {
            std::map<std::string, document::Blad> all;
            for (auto& b : make_bladen(ctx.t(), *rekenblad::make_blad(ctx.services, plan).value())) all[b.code] = b.blad;
            return all;
        });
    }
    static Eurocent bedrag(const document::Cel& cel) {
        const auto* formule = std::get_if<document::Formule>(&cel);
        return formule ? std::get<Eurocent>(formule->uitkomst) : std::get<Eurocent>(cel);
    }
};

TEST_P(Uitvoer, holds_the_exact_result_with_the_formula_it_comes_from) {
    const auto all = bladen();
    const auto& uitkomst = all.at("uitkomst").rijen;
    // 12 x 10 now, 12 x 20 x 0.5 doing nothing, 12 x 5 with the plan, 12 once.
    for (const auto& [rij, cents] : std::map<std::size_t, std::int64_t>{{0, 12000}, {1, 12000}, {2, 6000}, {3, 1200}, {4, 6000}, {5, 0}, {6, 4800}}) {
        EXPECT_EQ(bedrag(uitkomst[rij][1]).value, cents) << rij;
        EXPECT_TRUE(std::holds_alternative<document::Formule>(uitkomst[rij][1])) << rij;
    }
    const auto& regels = all.at("regels").rijen;
    const auto* niets = std::get_if<document::Formule>(&regels[0][22]);
    ASSERT_TRUE(niets);
    EXPECT_EQ(niets->uitdrukking, "ROUND([.H2]*[.J2]*[.L2]*[.O2]*[.Q2]*[.T2];2)");
    EXPECT_EQ(all.at("regels").koppen[7], "Prijs");
    EXPECT_EQ(all.at("regels").koppen[16], "Aantal niets doen");
    EXPECT_EQ(all.at("regels").koppen[19], "Kans niets doen");
}

TEST_P(Uitvoer, explains_every_column_and_every_code) {
    const auto all = bladen();
    std::map<std::pair<std::string, std::string>, std::string> boek;
    for (const auto& rij : all.at("codeboek").rijen) {
        const auto tekst = [&](std::size_t k) { return std::holds_alternative<std::string>(rij[k]) ? std::get<std::string>(rij[k]) : std::string(); };
        boek[{tekst(0), tekst(1) + tekst(2)}] = tekst(3);
    }
    for (const auto& [code, blad] : all)
        if (code != "codeboek") {
            for (const std::string& kop : blad.koppen) EXPECT_NE((boek[{blad.naam, kop}]), "") << blad.naam << " " << kop;
        }
    for (const char* code : {"K1", "K2", "K3", "K4", "K5"}) EXPECT_NE((boek[{"", "Klasse" + std::string(code)}]), "") << code;
}

TEST_P(Uitvoer, a_formula_that_would_differ_by_a_cent_is_left_out) {
    // 1.005 once is 1.01 when rounded half away from zero; a double holds a little less than 1.005 and comes to 1.00.
    wijzig("bedrag", "1,0050");
    wijzig("periode", "eenmalig");
    const auto regel = bladen().at("regels").rijen[0];
    EXPECT_EQ(bedrag(regel[21]).value, 101);
    EXPECT_TRUE(std::holds_alternative<Eurocent>(regel[21])) << "now: no formula";
    EXPECT_TRUE(std::holds_alternative<document::Formule>(regel[23])) << "plan: half of it has one";
}

TEST_P(Uitvoer, for_excel_holds_the_same_sheets_and_amounts) {
    const auto file = app.get(maker, "/casussen/" + casus.value + "/rekensom.xlsx");
    ASSERT_EQ(file.status, 200);
    EXPECT_EQ(file.headers.get("Content-Type"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    const auto gelezen = document::read_bladen(file.body);
    ASSERT_TRUE(gelezen.has_value());
    std::map<std::string, const document::GelezenBlad*> bij_naam;
    for (const auto& blad : *gelezen) bij_naam[blad.naam] = &blad;
    for (const auto& [code, blad] : bladen()) {
        ASSERT_TRUE(bij_naam.contains(blad.naam)) << blad.naam;
        EXPECT_EQ(bij_naam[blad.naam]->rijen.size(), blad.rijen.size() + 1) << blad.naam;
    }
    EXPECT_EQ(bij_naam.at(bladen().at("uitkomst").naam)->rijen.at(7).at(1).tekst, "48") << "the saldo";
    EXPECT_EQ(app.get(app.vreemde(toegang::Rol::professional, 7), "/casussen/" + casus.value + "/rekensom.xlsx").status, 404);
}

TEST_P(Uitvoer, is_a_spreadsheet_with_all_sheets) {
    const auto file = app.get(maker, "/casussen/" + casus.value + "/rekensom.ods");
    ASSERT_EQ(file.status, 200);
    EXPECT_EQ(file.headers.get("Content-Type"), "application/vnd.oasis.opendocument.spreadsheet");
    EXPECT_THAT(file.headers.get("Content-Disposition"), testing::Not(HasSubstr("Zeester")));
    zip_error_t error;
    zip_error_init(&error);
    zip_t* archive = zip_open_from_source(zip_source_buffer_create(file.body.data(), file.body.size(), 0, &error), ZIP_CHECKCONS, &error);
    ASSERT_TRUE(archive);
    zip_stat_t stat;
    ASSERT_EQ(zip_stat(archive, "content.xml", 0, &stat), 0);
    std::string content(stat.size, '\0');
    zip_file_t* part = zip_fopen(archive, "content.xml", 0);
    zip_fread(part, content.data(), content.size());
    zip_fclose(part);
    zip_discard(archive);
    pugi::xml_document xml;
    ASSERT_TRUE(xml.load_buffer(content.data(), content.size()));
    EXPECT_EQ(xml.select_nodes("//table:table").size(), 10u);
    EXPECT_STREQ(xml.select_node("//table:table[1]/table:table-row[7]/table:table-cell[2]").node().attribute("office:value").value(), "48.00");
    EXPECT_EQ(spoor("rekensom.meegenomen"), 1);
}

TEST_P(Uitvoer, gives_one_sheet_as_csv_for_a_dutch_spreadsheet) {
    const std::string csv = "/casussen/" + casus.value + "/rekensom.csv";
    EXPECT_THAT(app.get(maker, csv).body, AllOf(StartsWith("\xef\xbb\xbfRegel;Wet;"), HasSubstr("Begeleiding;Wmo: steun en opvang;Gemeente: Wmo;"), HasSubstr(";120,00;120,00;60,00;0,00;")));
    EXPECT_THAT(app.get(maker, csv + "?blad=codeboek").body, HasSubstr("Klasse"));
    EXPECT_THAT(app.get(maker, csv + "?blad=uitkomst").body, HasSubstr("Saldo;48,00;euro"));
    EXPECT_EQ(app.get(maker, csv + "?blad=bestaat_niet").status, 404);
    EXPECT_EQ(app.get(maker, csv + "?blad=").status, 404);
}

INSTANTIATE_TEST_SUITE_P(On, Uitvoer, testing::Values(db::Engine::sqlite), test::engine_name);

}  // namespace
}  // namespace ontknoop::rekenbewijs
