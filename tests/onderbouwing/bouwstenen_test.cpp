// SPDX-License-Identifier: EUPL-1.2
// The content of inhoud/onderbouwing/, and how a block becomes text of a plan.
#include <set>

#include "base/embedded.h"
#include "onderbouwing_fixture.h"

namespace ontknoop::test {
namespace {

using onderbouwing::Bouwdoos;
using onderbouwing::Slotsom;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Bouwdoos& doos() { return onderbouwing::bouwdoos(bibliotheek().bestanden); }

TEST(Bouwstenen, every_room_ground_and_article_they_name_exists) {
    EXPECT_GE(doos().bouwstenen.size(), 10u);
    std::set<std::string> ruimten;
    for (const auto& r : bibliotheek().bepalingen.ruimten()) ruimten.insert(r.code);
    for (const auto& steen : doos().bouwstenen) {
        for (const auto& ruimte : steen.ruimten) EXPECT_TRUE(ruimten.contains(ruimte)) << steen.code << ": " << ruimte;
        for (const auto& id : steen.gronden) EXPECT_NE(bibliotheek().bepalingen.find(id), nullptr) << steen.code << ": " << id;
        EXPECT_FALSE(steen.gronden.empty()) << steen.code << " rests on nothing";
        EXPECT_FALSE(steen.code.find_first_of(", ") != std::string::npos) << "kept in a list";
        EXPECT_THAT(steen.tekst, Not(HasSubstr("{}"))) << steen.code;
    }
}

TEST(Bouwstenen, every_question_about_the_awb_has_its_explanation_and_the_other_way_around) {
    std::set<std::string> velden, punten;
    for (const auto& veld : maatwerkplan::find_soort("onderbouwing")->velden)
        if (veld.opties == "awb_stand") velden.emplace(veld.naam.substr(4));
    for (const auto& punt : doos().punten) punten.insert(punt.code);
    EXPECT_EQ(velden, punten);
    EXPECT_EQ(doos().awb_regeling, bibliotheek().bepalingen.find("awb-3.46")->regeling_id);
}

TEST(Bouwstenen, a_mistake_in_a_file_names_the_line) {
    auto load = [](const std::string& stenen) {
        const EmbeddedFile files[] = {{"onderbouwing/bouwstenen.toml", stenen}, {"onderbouwing/awb.toml", bibliotheek().bestanden.get("onderbouwing/awb.toml")}};
        const inhoud::Bestanden bestanden = inhoud::Bestanden::load(files, "");
        try {
            Bouwdoos::load(bestanden);
        } catch (const AdminError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    const std::string goed = "[[bouwsteen]]\ncode = \"a\"\nnaam = \"A\"\nsituatie = \"s\"\ntekst = \"t {stap}\"\nversie = \"1\"\ndatum = \"2026-01-01\"\n";
    EXPECT_EQ(load(goed), "");
    EXPECT_THAT(load(goed + goed), HasSubstr("bestaat al"));
    std::string plaats = goed;
    plaats.replace(plaats.find("{stap}"), 6, "{stapp}");
    EXPECT_THAT(load(plaats), testing::AllOf(HasSubstr("regel 1"), HasSubstr("{stapp}")));
    std::string zonder = goed;
    zonder.replace(zonder.find("datum = \"2026-01-01\"\n"), 21, "");
    EXPECT_THAT(load(zonder), HasSubstr("datum"));
}

TEST(Bouwstenen, a_place_without_a_value_asks_for_it) {
    EXPECT_EQ(onderbouwing::vul_in(" De stap: {stap} Klaar. ", {{"stap", "Bel."}}, {}), "De stap: Bel. Klaar.");
    EXPECT_EQ(onderbouwing::vul_in("{stap}{doel}", {{"stap", ""}}, {{"stap", "noem de stap"}, {"doel", "noem het doel"}}), "[noem de stap][noem het doel]");
    EXPECT_EQ(onderbouwing::vul_in("Open { haak", {}, {}), "Open { haak");
    // What a person wrote is never read as a place.
    EXPECT_EQ(onderbouwing::vul_in("{stap}", {{"stap", "{doel}"}, {"doel", "x"}}, {}), "{doel}");
}

TEST(Slotsommen, weigh_every_verdict_under_a_breakthrough) {
    using onderbouwing::slotsom;
    EXPECT_EQ(slotsom({}), Slotsom::leeg);
    EXPECT_EQ(slotsom({"", ""}), Slotsom::leeg);
    EXPECT_EQ(slotsom({"mag", ""}), Slotsom::mag);
    EXPECT_EQ(slotsom({"mag", "moet"}), Slotsom::moet);
    EXPECT_EQ(slotsom({"mag_niet"}), Slotsom::grens);
    EXPECT_EQ(slotsom({"mag_niet", "mag"}), Slotsom::mag_met_grens);
    EXPECT_EQ(slotsom({"moet", "mag_niet"}), Slotsom::mag_met_grens);
}

TEST(GebruikteBouwstenen, are_kept_once_with_the_latest_version) {
    onderbouwing::Bouwsteen a, b;
    a.code = "a", a.versie = "1", b.code = "b", b.versie = "2";
    std::string lijst = onderbouwing::voeg_code_toe("", a);
    lijst = onderbouwing::voeg_code_toe(lijst, b);
    a.versie = "3";
    lijst = onderbouwing::voeg_code_toe(lijst, a);
    EXPECT_EQ(lijst, "b 2, a 3");
    EXPECT_THAT(onderbouwing::gebruikte_bouwstenen(" , x,"), IsEmpty());
}

TEST_F(Onderbouwing, the_blocks_of_its_room_come_first) {
    const auto k = keten();
    const auto aanbod = onderbouwing::aanbod(doos(), k);
    ASSERT_EQ(aanbod.size(), doos().bouwstenen.size());
    const auto* ruimte = &bibliotheek().bepalingen.find("pw-35-lid-1")->ruimte;
    bool nog_passend = true;
    int passend = 0;
    for (const auto& a : aanbod) {
        EXPECT_TRUE(nog_passend || !a.past);
        nog_passend = a.past;
        EXPECT_EQ(a.past, std::ranges::find(a.steen->ruimten, *ruimte) != a.steen->ruimten.end()) << a.steen->code;
        passend += a.past;
    }
    (void)passend;
}

TEST_F(Onderbouwing, a_block_speaks_with_the_words_of_the_plan) {
    const auto k = keten();
    const std::string tekst = app.als(maker, [&](app::Context& ctx) { return onderbouwing::schrijf(ctx, *doos().find("begin"), gelezen, k); });
    EXPECT_THAT(tekst, HasSubstr("De eerste stap is: De gemeente betaalt twaalf weken pension."));
    EXPECT_THAT(tekst, HasSubstr("Over een half jaar ben ik klaar met de kliniek."));
    EXPECT_THAT(tekst, HasSubstr("Dit besluit steunt op artikel 35 lid 1 Participatiewet."));
    EXPECT_THAT(tekst, Not(HasSubstr("[")));
    const std::string grens = app.als(maker, [&](app::Context& ctx) { return onderbouwing::schrijf(ctx, *doos().find("doel_en_effect"), gelezen, k); });
    EXPECT_THAT(grens, HasSubstr("[beschrijf wat de wet wil bereiken]"));
}

}  // namespace
}  // namespace ontknoop::test
