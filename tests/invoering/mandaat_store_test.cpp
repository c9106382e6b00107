// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "invoering/doel.h"
#include "invoering/mandaat.h"
#include "support/organisaties.h"

namespace ontknoop::invoering {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> codes(const Errors& errors) {
    std::vector<std::string> all;
    for (const Error& e : errors) all.push_back(e.code + " " + e.field);
    return all;
}

class MandaatStore : public test::BothWithOrganisations {
protected:
    Result<MandaatId> maak(const std::string& functie, const std::string& tot, const std::string& onderwerp = "maatwerk") {
        return write([&](db::Connection& tx) { return create_mandaat(tx, clock, random, eigen, {functie, onderwerp, tot, ""}); });
    }
    std::vector<std::string> functies(const OrganisatieId& organisatie) {
        std::vector<std::string> all;
        database().read([&](db::Connection& tx) {
            for (const Mandaat& m : list_mandaten(tx, organisatie)) all.push_back(m.functie);
        });
        return all;
    }
    Mandaat lees(const MandaatId& id) {
        std::optional<Mandaat> m;
        database().read([&](db::Connection& tx) { m = find_mandaat(tx, eigen, id.value); });
        return m.value();
    }
};

TEST_P(MandaatStore, who_is_nearest_to_the_work_comes_first_and_no_limit_last) {
    ASSERT_TRUE(maak("College", ""));
    ASSERT_TRUE(maak("Manager", "€ 5.000,50"));
    ASSERT_TRUE(maak("Consulent", "750"));
    EXPECT_THAT(functies(eigen), ElementsAre("Consulent", "Manager", "College"));
    std::vector<std::optional<Eurocent>> grenzen;
    database().read([&](db::Connection& tx) {
        for (const Mandaat& m : list_mandaten(tx, eigen)) grenzen.push_back(m.tot_bedrag);
    });
    EXPECT_THAT(grenzen, ElementsAre(Eurocent{75'000}, Eurocent{500'050}, std::nullopt));
}

TEST_P(MandaatStore, tells_everything_that_is_wrong_at_once) {
    const auto refused = write([&](db::Connection& tx) { return create_mandaat(tx, clock, random, eigen, {" ", std::string(161, 'x'), "veel", "a\x01"}); });
    ASSERT_FALSE(refused);
    EXPECT_THAT(codes(refused.error()), UnorderedElementsAre("mandaat.functie functie", "veld.te_lang onderwerp", "veld.geen_bedrag tot_bedrag", "veld.ongeldige_tekens toelichting"));
    EXPECT_THAT(codes(maak("Manager", "-1").error()), ElementsAre("veld.bedrag_buiten_bereik tot_bedrag"));
    EXPECT_THAT(codes(maak("Manager", "10000000,01").error()), ElementsAre("veld.bedrag_buiten_bereik tot_bedrag"));
    EXPECT_TRUE(maak("Manager", "10000000"));
    EXPECT_THAT(codes(maak("manager", "5").error()), ElementsAre("mandaat.bestaat onderwerp")) << "the same function about the same matter";
    EXPECT_THAT(functies(eigen), ElementsAre("Manager"));
}

TEST_P(MandaatStore, two_people_in_one_form_do_not_overwrite_each_other) {
    const auto id = maak("Manager", "100").value();
    auto save = [&](const std::string& tot) {
        return write([&](db::Connection& tx) { return change_mandaat(tx, eigen, id, {"Manager", "maatwerk", tot, ""}, 1); });
    };
    EXPECT_TRUE(save("200"));
    EXPECT_THAT(codes(save("300").error()), ElementsAre("algemeen.botsing "));
    EXPECT_EQ(lees(id).tot_bedrag, Eurocent{20'000});
    EXPECT_EQ(lees(id).versie, 2);
}

TEST_P(MandaatStore, finds_and_touches_nothing_of_another_organisation) {
    const auto id = maak("Manager", "100").value();
    EXPECT_THAT(functies(vreemd), IsEmpty());
    write([&](db::Connection& tx) {
        EXPECT_FALSE(find_mandaat(tx, vreemd, id.value));
        EXPECT_TRUE(is_not_found(change_mandaat(tx, vreemd, id, {"X", "y", "", ""}, 1).error()));
        EXPECT_TRUE(is_not_found(remove_mandaat(tx, vreemd, id).error()));
        EXPECT_TRUE(create_mandaat(tx, clock, random, vreemd, {"Manager", "maatwerk", "100", ""})) << "the same mandate elsewhere is another one";
    });
    EXPECT_EQ(lees(id).functie, "Manager");
    write([&](db::Connection& tx) { EXPECT_TRUE(remove_mandaat(tx, eigen, id)); });
    EXPECT_THAT(functies(eigen), IsEmpty());
    EXPECT_THAT(functies(vreemd), ElementsAre("Manager"));
}
ONTKNOOP_ON_BOTH_DATABASES(MandaatStore);

TEST(Mandaat, covers_up_to_and_including_its_limit) {
    const Mandaat grens{MandaatId{}, "a", "b", Eurocent{10'000}, "", 1}, vrij{MandaatId{}, "a", "b", std::nullopt, "", 1};
    EXPECT_TRUE(dekt(grens, Eurocent{9'999}));
    EXPECT_TRUE(dekt(grens, Eurocent{10'000}));
    EXPECT_FALSE(dekt(grens, Eurocent{10'001}));
    EXPECT_TRUE(dekt(grens, std::nullopt));
    EXPECT_TRUE(dekt(vrij, Eurocent{1'000'000'000}));
}

class DoelStore : public test::BothWithOrganisations {
protected:
    Result<> zet(int jaar, const std::string& aantal, std::int64_t versie) {
        return write([&](db::Connection& tx) { return set_doel(tx, eigen, jaar, aantal, versie); });
    }
    Doel lees(const OrganisatieId& organisatie, int jaar) {
        Doel d;
        database().read([&](db::Connection& tx) { d = find_doel(tx, organisatie, jaar); });
        return d;
    }
};

TEST_P(DoelStore, keeps_one_number_a_year_for_each_organisation) {
    EXPECT_EQ(lees(eigen, 2026).versie, 0);
    ASSERT_TRUE(zet(2026, " 20 ", 0));
    ASSERT_TRUE(zet(2027, "30", 0));
    ASSERT_TRUE(zet(2026, "25", 1));
    EXPECT_EQ(lees(eigen, 2026).aantal, 25);
    EXPECT_EQ(lees(eigen, 2026).versie, 2);
    EXPECT_EQ(lees(vreemd, 2026).versie, 0);
    database().read([&](db::Connection& tx) {
        const auto all = list_doelen(tx, eigen);
        ASSERT_EQ(all.size(), 2u);
        EXPECT_EQ(all[0].jaar, 2027);
        EXPECT_THAT(list_doelen(tx, vreemd), IsEmpty());
    });
}

TEST_P(DoelStore, two_people_at_once_do_not_overwrite_each_other) {
    ASSERT_TRUE(zet(2026, "20", 0));
    EXPECT_THAT(codes(zet(2026, "21", 0).error()), ElementsAre("algemeen.botsing ")) << "both saw an empty form";
    ASSERT_TRUE(zet(2026, "22", 1));
    EXPECT_THAT(codes(zet(2026, "23", 1).error()), ElementsAre("algemeen.botsing "));
    EXPECT_EQ(lees(eigen, 2026).aantal, 22);
}

TEST_P(DoelStore, refuses_what_is_no_target) {
    for (const char* aantal : {"", "0", "-1", "twintig", "1,5", "100001", "99999999999999999999"}) EXPECT_THAT(codes(zet(2026, aantal, 0).error()), ElementsAre("doel.aantal aantal")) << aantal;
    EXPECT_THAT(codes(zet(0, "x", 0).error()), UnorderedElementsAre("doel.jaar ", "doel.aantal aantal"));
    EXPECT_EQ(lees(eigen, 2026).versie, 0);
}
ONTKNOOP_ON_BOTH_DATABASES(DoelStore);

TEST(Doel, a_case_counts_in_the_year_it_began_in_the_netherlands) {
    SeededRandom random(1);
    const crypto::Key key = crypto::Key::make(random);
    auto begon = [&](const char* op) { return casus::Casus{.gestart_op = op, .sleutel = key}; };
    // Half past eleven in the evening in London is the new year in Amsterdam.
    const std::vector<casus::Casus> all = {begon("2025-12-31T22:59:59.999Z"), begon("2025-12-31T23:00:00.000Z"), begon("2026-06-01T10:00:00.000Z"), begon("2026-12-31T23:30:00.000Z")};
    EXPECT_EQ(begonnen_in(all, 2025), 1);
    EXPECT_EQ(begonnen_in(all, 2026), 2);
    EXPECT_EQ(begonnen_in(all, 2027), 1);
}

}  // namespace
}  // namespace ontknoop::invoering
