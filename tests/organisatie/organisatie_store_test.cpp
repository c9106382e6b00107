// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "support/organisaties.h"

namespace ontknoop::organisatie {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class OrganisatieStore : public test::BothWithOrganisations {};

TEST_P(OrganisatieStore, keeps_what_was_given) {
    const auto id = write([&](db::Connection& tx) { return create(tx, clock, random, sleutels, "  Regio Zuid ", "regio", "GM0042", true).value(); });
    database().read([&](db::Connection& tx) {
        const auto found = find(tx, id);
        ASSERT_TRUE(found.has_value());
        EXPECT_EQ(found->naam, "Regio Zuid");
        EXPECT_EQ(found->soort, "regio");
        EXPECT_EQ(found->gemeentecode, "GM0042");
        EXPECT_TRUE(found->demo);
        EXPECT_EQ(list(tx).size(), 3u);
        EXPECT_FALSE(find(tx, OrganisatieId{"0000000000000000"}).has_value());
    });
}

TEST_P(OrganisatieStore, names_every_wrong_field_at_once) {
    const auto made = write([&](db::Connection& tx) { return create(tx, clock, random, sleutels, " \t ", "stad", "GM12", false); });
    ASSERT_FALSE(made.has_value());
    std::vector<std::string> fields;
    for (const Error& e : made.error()) fields.push_back(e.field);
    EXPECT_THAT(fields, ElementsAre("naam", "soort", "gemeentecode"));
    for (const char* naam : {"", "a\x01" "b"}) {
        const auto again = write([&](db::Connection& tx) { return create(tx, clock, random, sleutels, naam, "gemeente", "", false); });
        EXPECT_FALSE(again.has_value()) << naam;
    }
    EXPECT_FALSE(write([&](db::Connection& tx) { return create_team(tx, clock, random, eigen, std::string(121, 'x')); }).has_value());
}

TEST_P(OrganisatieStore, teams_of_another_organisation_are_not_there) {
    write([&](db::Connection& tx) { create_team(tx, clock, random, eigen, "Wijkteam Noord").value(); });
    database().read([&](db::Connection& tx) {
        ASSERT_EQ(teams(tx, eigen).size(), 1u);
        EXPECT_EQ(teams(tx, eigen)[0].naam, "Wijkteam Noord");
        EXPECT_THAT(teams(tx, vreemd), IsEmpty());
    });
}

TEST_P(OrganisatieStore, every_organisation_has_a_key_of_its_own_that_only_the_master_key_opens) {
    database().read([&](db::Connection& tx) {
        EXPECT_NE(sleutels.organisatie_sleutel(tx, eigen).to_base64(), sleutels.organisatie_sleutel(tx, vreemd).to_base64());
        const Sleutelbos again(master);
        EXPECT_EQ(again.organisatie_sleutel(tx, eigen).to_base64(), sleutels.organisatie_sleutel(tx, eigen).to_base64());
        const Sleutelbos wrong(crypto::Key::make(random));
        EXPECT_THROW(wrong.organisatie_sleutel(tx, eigen), AdminError);
    });
}

TEST_P(OrganisatieStore, a_key_put_in_the_row_of_another_organisation_does_not_open) {
    write([&](db::Connection& tx) {
        tx.exec(R"(UPDATE organisatie SET sleutel = (SELECT sleutel FROM organisatie WHERE organisatie_id = $1) WHERE organisatie_id = $2)", eigen, vreemd);
    });
    database().read([&](db::Connection& tx) { EXPECT_THROW(Sleutelbos(master).organisatie_sleutel(tx, vreemd), AdminError); });
}

ONTKNOOP_ON_BOTH_DATABASES(OrganisatieStore);

// --- the master key ---------------------------------------------------------------------------------------------------
class MasterKey : public testing::Test {
protected:
    test::TemporaryFolder folder;
    SeededRandom random{3};
    std::string path = folder.file("hoofdsleutel");
};

TEST_F(MasterKey, is_made_once_and_only_we_may_read_it) {
    const auto made = load_master_key(path, true, random);
    EXPECT_EQ(load_master_key(path, false, random).to_base64(), made.to_base64());
    struct stat info {};
    ASSERT_EQ(::stat(path.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(MasterKey, is_never_made_anew_for_data_that_has_one) {
    EXPECT_THROW(load_master_key(path, false, random), AdminError);
}

TEST_F(MasterKey, a_damaged_file_says_what_to_do) {
    std::ofstream(path) << "geen sleutel";
    try {
        load_master_key(path, true, random);
        FAIL() << "a damaged key was accepted";
    } catch (const AdminError& error) {
        EXPECT_THAT(error.what(), HasSubstr("reservekopie"));
        EXPECT_THAT(error.what(), HasSubstr(path));
    }
}

TEST_F(MasterKey, the_environment_wins_and_a_wrong_one_is_refused) {
    const auto key = crypto::Key::make(random);
    ::setenv("ONTKNOOP_SLEUTEL", key.to_base64().c_str(), 1);
    EXPECT_EQ(load_master_key(path, false, random).to_base64(), key.to_base64());
    ::setenv("ONTKNOOP_SLEUTEL", "kort", 1);
    EXPECT_THROW(load_master_key(path, true, random), AdminError);
    ::unsetenv("ONTKNOOP_SLEUTEL");
}

}  // namespace
}  // namespace ontknoop::organisatie
