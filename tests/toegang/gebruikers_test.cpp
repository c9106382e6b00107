// SPDX-License-Identifier: EUPL-1.2
// Users, invitations and passwords; and that another organisation's are not there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mensen.h"

namespace ontknoop::toegang {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

template <class T>
std::vector<std::string> codes(const Result<T>& result) {
    std::vector<std::string> all;
    if (!result)
        for (const Error& e : result.error()) all.push_back(e.code);
    return all;
}

class Gebruikers : public BothWithPeople {};

TEST_P(Gebruikers, keep_their_roles_and_teams) {
    const auto team = write([&](db::Connection& tx) { return organisatie::create_team(tx, clock, random, eigen, "Noord").value(); });
    Rollen two = rol(Rol::jurist) | rol(Rol::auditor);
    const auto id = write([&](db::Connection& tx) { return create_gebruiker(tx, clock, random, eigen, {" Nieuw ", "NIEUW@waterveen.test", two, {team}}).value(); });
    database().read([&](db::Connection& tx) {
        const auto g = find_gebruiker(tx, eigen, id);
        ASSERT_TRUE(g.has_value());
        EXPECT_EQ(g->naam, "Nieuw");
        EXPECT_EQ(g->email, "nieuw@waterveen.test");
        EXPECT_EQ(g->rollen, two);
        EXPECT_THAT(g->teams, ElementsAre(team));
        EXPECT_FALSE(g->heeft_wachtwoord);
        EXPECT_THAT(list_gebruikers(tx, eigen), SizeIs(2));
        EXPECT_THAT(list_gebruikers(tx, eigen, "NIEUW"), SizeIs(1));
        EXPECT_THAT(list_gebruikers(tx, eigen, "bestaat niet"), IsEmpty());
        EXPECT_EQ(list_gebruikers(tx, eigen, "nieuw")[0].rollen, two);
        // The same people, with the same roles, by name.
        const auto collegas = list_collegas(tx, eigen);
        ASSERT_THAT(collegas, SizeIs(2));
        EXPECT_LT(collegas[0].naam, collegas[1].naam);
        for (const Collega& c : collegas) {
            const auto zelfde = find_gebruiker(tx, eigen, c.id);
            ASSERT_TRUE(zelfde.has_value());
            EXPECT_EQ(c.naam, zelfde->naam);
            EXPECT_EQ(c.rollen, zelfde->rollen);
            EXPECT_FALSE(c.geblokkeerd);
        }
    });
}

TEST_P(Gebruikers, everything_wrong_is_told_at_once) {
    const auto made = write([&](db::Connection& tx) { return create_gebruiker(tx, clock, random, eigen, {"", "geen adres", {}, {"0000000000000000"}}); });
    EXPECT_THAT(codes(made), UnorderedElementsAre("naam.ontbreekt", "email.ongeldig", "rol.ontbreekt", "team.onbekend"));
}

TEST_P(Gebruikers, an_address_belongs_to_one_person_over_all_organisations) {
    const auto made = write([&](db::Connection& tx) { return create_gebruiker(tx, clock, random, vreemd, {"Dief", "Ik@waterveen.test", rol(Rol::jurist), {}}); });
    EXPECT_THAT(codes(made), ElementsAre("email.bestaat"));
}

TEST_P(Gebruikers, addresses_that_are_none_are_refused) {
    for (const char* email : {"", "@", "a@", "@b.nl", "a@b", "a@.nl", "a@b.", "a b@c.nl", "a@b@c.nl", "a@b.nl,c@d.nl", "<a@b.nl>", "a\n@b.nl"})
        EXPECT_FALSE(write([&](db::Connection& tx) { return create_gebruiker(tx, clock, random, eigen, {"Naam", email, rol(Rol::jurist), {}}); }).has_value()) << email;
}

TEST_P(Gebruikers, a_team_of_another_organisation_is_unknown) {
    const auto team = write([&](db::Connection& tx) { return organisatie::create_team(tx, clock, random, vreemd, "Noord").value(); });
    const auto made = write([&](db::Connection& tx) { return create_gebruiker(tx, clock, random, eigen, {"Naam", "n@waterveen.test", rol(Rol::jurist), {team}}); });
    EXPECT_THAT(codes(made), ElementsAre("team.onbekend"));
}

TEST_P(Gebruikers, two_administrators_do_not_overwrite_each_other) {
    auto change = [&](const std::string& naam, std::int64_t versie) {
        return write([&](db::Connection& tx) { return change_gebruiker(tx, eigen, ik, {naam, "ik@waterveen.test", rol(Rol::jurist), {}}, versie); });
    };
    std::int64_t seen = 0;
    database().read([&](db::Connection& tx) { seen = find_gebruiker(tx, eigen, ik)->versie; });
    EXPECT_TRUE(change("Eerste", seen).has_value());
    EXPECT_THAT(codes(change("Tweede", seen)), ElementsAre("algemeen.botsing"));
    database().read([&](db::Connection& tx) { EXPECT_EQ(find_gebruiker(tx, eigen, ik)->naam, "Eerste"); });
}

TEST_P(Gebruikers, a_new_address_takes_the_place_of_the_old_one) {
    write([&](db::Connection& tx) {
        const auto g = *find_gebruiker(tx, eigen, ik);
        ASSERT_TRUE(change_gebruiker(tx, eigen, ik, {"Ik", "Nieuw@waterveen.test", g.rollen, {}}, g.versie).has_value());
    });
    EXPECT_FALSE(aanmelden("ik@waterveen.test", wachtwoord).has_value());
    EXPECT_TRUE(aanmelden("nieuw@waterveen.test", wachtwoord).has_value());
}

TEST_P(Gebruikers, of_another_organisation_are_found_by_no_function) {
    const std::string token = write([&](db::Connection& tx) { return invite(tx, clock, random, grenzen, vreemd, ander).value(); });
    const std::string hash = crypto::hash_token(token);
    const std::string session = aanmelden("ander@bergwijk.test", wachtwoord)->cookie;
    const std::string session_hash = wie(session)->sessie_hash;
    write([&](db::Connection& tx) {
        EXPECT_FALSE(find_gebruiker(tx, eigen, ander).has_value());
        EXPECT_THAT(list_gebruikers(tx, eigen, "ander"), IsEmpty());
        EXPECT_THAT(namen(tx, eigen), SizeIs(1));
        EXPECT_THAT(codes(change_gebruiker(tx, eigen, ander, {"X", "x@y.test", rol(Rol::jurist), {}}, 1)), ElementsAre(std::string(not_found_code)));
        EXPECT_THAT(codes(invite(tx, clock, random, grenzen, eigen, ander)), ElementsAre(std::string(not_found_code)));
        EXPECT_THAT(codes(block(tx, eigen, ander, true)), ElementsAre(std::string(not_found_code)));
        EXPECT_THAT(codes(reset(tx, eigen, ander)), ElementsAre(std::string(not_found_code)));
        EXPECT_THAT(codes(check_uitnodiging(tx, clock, eigen, token)), ElementsAre("uitnodiging.onbekend"));
        EXPECT_THAT(codes(accept_uitnodiging(tx, clock, eigen, token, "hash")), ElementsAre("uitnodiging.onbekend"));
        set_wachtwoord(tx, eigen, ander, "gestolen");
        EXPECT_FALSE(store::find_uitnodiging(tx, eigen, hash).has_value());
        EXPECT_FALSE(store::use_uitnodiging(tx, eigen, hash, to_iso(clock.now())));
        EXPECT_FALSE(store::find_sessie(tx, eigen, session_hash).has_value());
        EXPECT_FALSE(store::delete_sessie(tx, eigen, ander, session_hash));
        store::delete_sessies(tx, eigen, ander);
        store::set_gezien(tx, eigen, session_hash, "1999-01-01T00:00:00.000Z");
        EXPECT_FALSE(store::update_gebruiker(tx, eigen, ander, "X", "ander@bergwijk.test", "x@y.test", 1));
        EXPECT_FALSE(store::set_geblokkeerd(tx, eigen, ander, true));
        store::delete_old_sessies(tx, eigen, to_iso(clock.now() + std::chrono::hours(100)));
    });
    EXPECT_TRUE(wie(session).has_value()) << "nothing of them changed";
    EXPECT_TRUE(aanmelden("ander@bergwijk.test", wachtwoord).has_value());
    database().read([&](db::Connection& tx) {
        EXPECT_FALSE(store::find_uitnodiging(tx, vreemd, hash)->gebruikt);
        EXPECT_EQ(find_gebruiker(tx, vreemd, ander)->naam, "Ander");
    });
}

ONTKNOOP_ON_BOTH_DATABASES(Gebruikers);

class Uitnodigingen : public BothWithPeople {
protected:
    std::string uitnodigen() {
        return write([&](db::Connection& tx) { return invite(tx, clock, random, grenzen, eigen, ik).value(); });
    }
    Result<> accepteren(const std::string& token) {
        return write([&](db::Connection& tx) { return accept_uitnodiging(tx, clock, eigen, token, wachtwoord_hash()); });
    }
};

TEST_P(Uitnodigingen, work_once) {
    const std::string token = uitnodigen();
    EXPECT_TRUE(accepteren(token).has_value());
    EXPECT_THAT(codes(accepteren(token)), ElementsAre("uitnodiging.onbekend"));
}

TEST_P(Uitnodigingen, work_for_three_days) {
    const std::string token = uitnodigen();
    clock.advance(std::chrono::hours(72));
    database().read([&](db::Connection& tx) { EXPECT_EQ(check_uitnodiging(tx, clock, eigen, token).value(), ik); });
    clock.advance(std::chrono::milliseconds(1));
    EXPECT_THAT(codes(accepteren(token)), ElementsAre("uitnodiging.verlopen"));
}

TEST_P(Uitnodigingen, a_new_one_ends_the_one_before) {
    const std::string first = uitnodigen(), second = uitnodigen();
    EXPECT_THAT(codes(accepteren(first)), ElementsAre("uitnodiging.onbekend"));
    EXPECT_TRUE(accepteren(second).has_value());
}

TEST_P(Uitnodigingen, choosing_a_password_ends_the_sessions_that_were_open) {
    const std::string cookie = aanmelden("ik@waterveen.test", wachtwoord)->cookie;
    EXPECT_TRUE(accepteren(uitnodigen()).has_value());
    EXPECT_FALSE(wie(cookie).has_value());
}

TEST_P(Uitnodigingen, the_token_itself_is_nowhere_in_the_database) {
    const std::string token = uitnodigen();
    database().read([&](db::Connection& tx) { EXPECT_EQ(tx.value<std::string>(R"(SELECT token_hash FROM uitnodiging)"), crypto::hash_token(token)); });
}

TEST_P(Uitnodigingen, a_guess_is_unknown) {
    uitnodigen();
    for (const std::string& guess : {std::string(), std::string("x"), std::string(100000, 'a')}) EXPECT_THAT(codes(accepteren(guess)), ElementsAre("uitnodiging.onbekend"));
}

ONTKNOOP_ON_BOTH_DATABASES(Uitnodigingen);

TEST(Wachtwoord, rules) {
    const Grenzen grenzen;
    struct Case {
        const char *wachtwoord, *herhaald, *code;
    };
    const Case cases[] = {
        {"vier woorden zijn genoeg", "vier woorden zijn genoeg", ""},
        {"kort", "kort", "wachtwoord.te_kort"},
        {"", "", "wachtwoord.te_kort"},
        {"ééééééééééé", "ééééééééééé", "wachtwoord.te_kort"},  // eleven characters in twenty-two bytes
        {"aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "wachtwoord.te_bekend"},
        {"Welkom2026!!!!", "Welkom2026!!!!", "wachtwoord.te_bekend"},
        {"samen-een-knoop-los", "samen-een-knoop-los", "wachtwoord.te_bekend"},
        {"jansen is mijn naam", "jansen is mijn naam", "wachtwoord.te_bekend"},
        {"vier woorden zijn genoeg", "vier woorden zijn genoeg ", "wachtwoord.ongelijk"},
    };
    for (const Case& c : cases) {
        const auto checked = check_wachtwoord(grenzen, c.wachtwoord, c.herhaald, "Jansen@waterveen.test");
        EXPECT_EQ(checked ? "" : checked.error()[0].code, c.code) << c.wachtwoord;
    }
    EXPECT_FALSE(check_wachtwoord(grenzen, std::string(501, 'a') + "b", std::string(501, 'a') + "b", "a@b.nl").has_value());
}

}  // namespace
}  // namespace ontknoop::toegang
