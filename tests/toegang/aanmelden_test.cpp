// SPDX-License-Identifier: EUPL-1.2
// Signing in, and what stops who guesses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "mensen.h"

namespace ontknoop::toegang {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class Aanmelden : public BothWithPeople {
protected:
    std::string code(const Result<NieuweSessie>& result) { return result ? "gelukt" : result.error()[0].code; }
};

TEST_P(Aanmelden, gives_a_session_that_knows_who_it_is) {
    const auto made = aanmelden(" Ik@Waterveen.TEST ", wachtwoord);
    ASSERT_TRUE(made.has_value());
    const auto found = wie(made->cookie);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->organisatie, eigen);
    EXPECT_EQ(found->gebruiker, ik);
    EXPECT_EQ(found->naam, "Ik");
    EXPECT_TRUE(found->mag(Recht::casus_maken));
}

TEST_P(Aanmelden, never_tells_whether_the_address_or_the_password_was_wrong) {
    const auto wrong_password = aanmelden("ik@waterveen.test", "iets anders dan dit");
    const auto unknown = aanmelden("niemand@waterveen.test", wachtwoord);
    ASSERT_FALSE(wrong_password.has_value());
    ASSERT_FALSE(unknown.has_value());
    EXPECT_EQ(wrong_password.error(), unknown.error());
}

TEST_P(Aanmelden, without_a_password_yet_nothing_fits) {
    write([&](db::Connection& tx) { set_wachtwoord(tx, eigen, ik, ""); });
    EXPECT_EQ(code(aanmelden("ik@waterveen.test", "")), "toegang.onjuist");
    EXPECT_EQ(code(aanmelden("ik@waterveen.test", "geen enkel wachtwoord hoort hierbij")), "toegang.onjuist") << "the decoy is nobody's password";
}

TEST_P(Aanmelden, who_is_blocked_hears_so_only_with_the_right_password) {
    write([&](db::Connection& tx) { ASSERT_TRUE(block(tx, eigen, ik, true).has_value()); });
    EXPECT_EQ(code(aanmelden("ik@waterveen.test", "fout fout fout fout")), "toegang.onjuist");
    EXPECT_EQ(code(aanmelden("ik@waterveen.test", wachtwoord)), "toegang.geblokkeerd");
}

TEST_P(Aanmelden, too_many_tries_close_the_door_for_a_quarter_of_an_hour_also_for_the_right_password) {
    grenzen.pogingen = 3;
    for (int i = 0; i < 3; ++i) EXPECT_EQ(code(aanmelden("ik@waterveen.test", "fout fout fout")), "toegang.onjuist") << i;
    const auto refused = aanmelden("ik@waterveen.test", wachtwoord);
    EXPECT_EQ(code(refused), "toegang.te_vaak");
    EXPECT_EQ(refused.error()[0].arguments, std::vector<std::string>{"15"});
    EXPECT_EQ(code(aanmelden("ik@waterveen.test", wachtwoord, "10.0.0.99")), "toegang.te_vaak") << "another address does not help";
    EXPECT_EQ(code(aanmelden("ander@bergwijk.test", wachtwoord)), "gelukt") << "others are not held up";
    clock.advance(std::chrono::minutes(15) + std::chrono::seconds(1));
    EXPECT_EQ(code(aanmelden("ik@waterveen.test", wachtwoord)), "gelukt");
}

TEST_P(Aanmelden, a_right_password_forgets_the_mistakes_before_it) {
    grenzen.pogingen = 3;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 2; ++i) EXPECT_EQ(code(aanmelden("ik@waterveen.test", "fout fout fout")), "toegang.onjuist");
        EXPECT_EQ(code(aanmelden("ik@waterveen.test", wachtwoord)), "gelukt");
    }
}

TEST_P(Aanmelden, an_office_that_signs_in_at_nine_does_not_lock_itself_out) {
    grenzen.pogingen = 1;  // ten for an address
    for (int i = 0; i < 12; ++i) EXPECT_EQ(code(aanmelden("ik@waterveen.test", wachtwoord, "10.0.0.7")), "gelukt") << i;
}

TEST_P(Aanmelden, one_address_that_tries_many_names_is_stopped) {
    grenzen.pogingen = 1;
    for (int i = 0; i < 10; ++i) EXPECT_EQ(code(aanmelden("naam" + std::to_string(i) + "@waterveen.test", "raden raden raden", "10.6.6.6")), "toegang.onjuist");
    EXPECT_EQ(code(aanmelden("ik@waterveen.test", wachtwoord, "10.6.6.6")), "toegang.te_vaak");
    EXPECT_EQ(code(aanmelden("ander@bergwijk.test", wachtwoord, "10.0.0.1")), "gelukt") << "from elsewhere people get in";
}

TEST_P(Aanmelden, the_tries_are_kept_without_names_and_not_for_ever) {
    aanmelden("ik@waterveen.test", "fout fout fout", "10.1.2.3");
    database().read([&](db::Connection& tx) {
        tx.each<std::string>(R"(SELECT sleutel FROM poging)", [](std::string key) {
            EXPECT_THAT(key, Not(HasSubstr("waterveen")));
            EXPECT_THAT(key, Not(HasSubstr("10.1")));
        });
    });
    clock.advance(std::chrono::hours(1));
    aanmelden("ander@bergwijk.test", wachtwoord);
    database().read([&](db::Connection& tx) { EXPECT_EQ(tx.value<std::int64_t>(R"(SELECT count(*) FROM poging WHERE aantal > 0)"), 0); });
}

TEST_P(Aanmelden, a_password_taken_away_while_it_is_being_checked_gives_no_session) {
    // The hash takes a while; exactly then an administrator resets the password.
    class ResettingRandom final : public Random {
    public:
        std::function<void()> meanwhile;
        void fill(unsigned char* to, std::size_t count) override {
            if (meanwhile) std::exchange(meanwhile, nullptr)();
            inner.fill(to, count);
        }
        SeededRandom inner{5};
    } slow;
    slow.meanwhile = [&] { write([&](db::Connection& tx) { ASSERT_TRUE(reset(tx, eigen, ik).has_value()); }); };
    const auto made = sign_in(database(), clock, slow, grenzen, "ik@waterveen.test", wachtwoord, "10.0.0.1", "");
    EXPECT_EQ(code(made), "toegang.onjuist");
    database().read([&](db::Connection& tx) { EXPECT_EQ(tx.value<std::int64_t>(R"(SELECT count(*) FROM sessie)"), 0); });
}

TEST_P(Aanmelden, hostile_names_are_just_unknown) {
    for (const std::string& email : {std::string(), std::string("' OR '1'='1"), std::string(100000, 'x'), std::string("a@b.c\nx: y")})
        EXPECT_EQ(code(aanmelden(email, wachtwoord)), "toegang.onjuist");
}

ONTKNOOP_ON_BOTH_DATABASES(Aanmelden);

// --- sessions -----------------------------------------------------------------------------------------------------------
class Sessies : public BothWithPeople {
protected:
    std::string cookie = {};
    void SetUp() override {
        BothWithPeople::SetUp();
        cookie = aanmelden("ik@waterveen.test", wachtwoord)->cookie;
    }
    void touch_now() {
        const auto found = wie(cookie);
        ASSERT_TRUE(found.has_value());
        write([&](db::Connection& tx) { touch(tx, clock, *found); });
    }
};

TEST_P(Sessies, end_after_an_hour_of_silence) {
    clock.advance(std::chrono::minutes(60));
    EXPECT_TRUE(wie(cookie).has_value());
    clock.advance(std::chrono::milliseconds(1));
    EXPECT_FALSE(wie(cookie).has_value());
}

TEST_P(Sessies, live_on_while_used_but_never_longer_than_the_absolute_limit) {
    for (int i = 0; i < 24; ++i) {
        clock.advance(std::chrono::minutes(30));
        touch_now();
    }
    clock.advance(std::chrono::milliseconds(1));
    EXPECT_FALSE(wie(cookie).has_value()) << "twelve hours after signing in, however busy";
}

TEST_P(Sessies, the_moment_of_last_use_is_written_once_in_five_minutes) {
    wie(cookie);
    EXPECT_FALSE(verversen);
    clock.advance(std::chrono::minutes(5) + std::chrono::milliseconds(1));
    wie(cookie);
    EXPECT_TRUE(verversen);
    touch_now();
    wie(cookie);
    EXPECT_FALSE(verversen);
}

TEST_P(Sessies, only_the_hash_of_the_token_is_stored) {
    const std::string token = cookie.substr(cookie.find('.') + 1);
    database().read([&](db::Connection& tx) {
        EXPECT_EQ(tx.value<std::string>(R"(SELECT token_hash FROM sessie)"), crypto::hash_token(token));
    });
}

TEST_P(Sessies, a_made_up_or_moved_cookie_opens_nothing) {
    const std::string token = cookie.substr(cookie.find('.') + 1);
    for (const std::string& wrong : {std::string(), std::string("."), token, eigen.value, eigen.value + ".", eigen.value + ".x", vreemd.value + "." + token,
                                     cookie + "x", "." + token, std::string("' OR 1=1 --.x"), std::string(100000, 'a') + "." + token})
        EXPECT_FALSE(wie(wrong).has_value()) << wrong.substr(0, 60);
}

TEST_P(Sessies, blocking_ends_them_at_once) {
    write([&](db::Connection& tx) { ASSERT_TRUE(block(tx, eigen, ik, true).has_value()); });
    EXPECT_FALSE(wie(cookie).has_value());
    write([&](db::Connection& tx) { ASSERT_TRUE(block(tx, eigen, ik, false).has_value()); });
    EXPECT_FALSE(wie(cookie).has_value()) << "and they do not come back";
    EXPECT_TRUE(aanmelden("ik@waterveen.test", wachtwoord).has_value());
}

TEST_P(Sessies, a_session_that_slipped_in_beside_the_block_does_not_work) {
    write([&](db::Connection& tx) {
        ASSERT_TRUE(block(tx, eigen, ik, true).has_value());
        store::insert_sessie(tx, eigen, ik, crypto::hash_token("laat"), "", to_iso(clock.now()));
    });
    EXPECT_FALSE(wie(eigen.value + ".laat").has_value());
}

TEST_P(Sessies, resetting_the_password_ends_them) {
    write([&](db::Connection& tx) { ASSERT_TRUE(reset(tx, eigen, ik).has_value()); });
    EXPECT_FALSE(wie(cookie).has_value());
}

TEST_P(Sessies, signing_out_ends_this_one_only) {
    const std::string second = aanmelden("ik@waterveen.test", wachtwoord)->cookie;
    const Wie me = *wie(cookie);
    write([&](db::Connection& tx) { sign_out(tx, me); });
    EXPECT_FALSE(wie(cookie).has_value());
    EXPECT_TRUE(wie(second).has_value());
}

TEST_P(Sessies, one_that_would_not_be_let_in_any_more_is_not_listed) {
    const Wie me = *wie(cookie);
    clock.advance(grenzen.stil + std::chrono::minutes(1));
    const std::string fresh = aanmelden("ik@waterveen.test", wachtwoord)->cookie;
    database().read([&](db::Connection& tx) {
        const auto all = list_sessies(tx, clock, grenzen, me);
        ASSERT_THAT(all, SizeIs(1));
        EXPECT_EQ(all[0].token_hash, crypto::hash_token(fresh.substr(fresh.find('.') + 1)));
    });
}

TEST_P(Sessies, i_can_end_my_own_and_nobody_elses) {
    const std::string second = aanmelden("ik@waterveen.test", wachtwoord)->cookie;
    const std::string theirs = aanmelden("ander@bergwijk.test", wachtwoord)->cookie;
    const Wie me = *wie(cookie), other = *wie(theirs);
    database().read([&](db::Connection& tx) { EXPECT_THAT(list_sessies(tx, clock, grenzen, me), SizeIs(2)); });
    write([&](db::Connection& tx) {
        EXPECT_FALSE(end_sessie(tx, me, other.sessie_hash).has_value());
        EXPECT_FALSE(end_sessie(tx, me, "").has_value());
        EXPECT_TRUE(end_sessie(tx, me, crypto::hash_token(second.substr(second.find('.') + 1))).has_value());
    });
    EXPECT_TRUE(wie(theirs).has_value());
    EXPECT_FALSE(wie(second).has_value());
    EXPECT_TRUE(wie(cookie).has_value());
}

TEST_P(Sessies, a_role_taken_away_counts_from_the_next_request) {
    write([&](db::Connection& tx) {
        const auto g = *find_gebruiker(tx, eigen, ik);
        ASSERT_TRUE(change_gebruiker(tx, eigen, ik, {g.naam, g.email, rol(Rol::student), {}}, g.versie).has_value());
    });
    EXPECT_FALSE(wie(cookie)->mag(Recht::casus_maken));
}

ONTKNOOP_ON_BOTH_DATABASES(Sessies);

TEST(Toestel, is_told_in_words_and_never_as_the_whole_string) {
    EXPECT_EQ(toestel_in_woorden("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120"), "Edge op Windows");
    EXPECT_EQ(toestel_in_woorden("Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537.36"), "Chrome op Android");
    EXPECT_EQ(toestel_in_woorden("Mozilla/5.0 (iPhone) Version/17 Safari/604"), "Safari op iPhone");
    EXPECT_EQ(toestel_in_woorden("<script>alert(1)</script>"), "Onbekende browser");
    EXPECT_EQ(toestel_in_woorden(""), "Onbekende browser");
}

}  // namespace
}  // namespace ontknoop::toegang
