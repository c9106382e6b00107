// SPDX-License-Identifier: EUPL-1.2
#include "crypto/crypto.h"

#include <gtest/gtest.h>

namespace ontknoop::crypto {
namespace {

class Crypto : public ::testing::Test {
protected:
    void SetUp() override { initialise(); }
    SeededRandom random{7};
};

TEST_F(Crypto, opens_only_what_was_sealed_for_the_same_place_with_the_same_key) {
    const Key key = Key::make(random), other = Key::make(random);
    const std::string sealed = seal(key, random, "het verhaal", "org/casus/1");
    EXPECT_EQ(open(key, sealed, "org/casus/1"), "het verhaal");
    EXPECT_EQ(open(key, sealed, "org/casus/2"), std::nullopt);
    EXPECT_EQ(open(other, sealed, "org/casus/1"), std::nullopt);
    EXPECT_EQ(sealed.find("verhaal"), std::string::npos);
    EXPECT_NE(sealed, seal(key, random, "het verhaal", "org/casus/1"));
}

TEST_F(Crypto, notices_every_changed_byte) {
    const Key key = Key::make(random);
    const std::string sealed = seal(key, random, "x", "");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string damaged = sealed;
        damaged[i] = static_cast<char>(damaged[i] ^ 1);
        EXPECT_EQ(open(key, damaged, ""), std::nullopt) << i;
        EXPECT_EQ(open(key, sealed.substr(0, i), ""), std::nullopt) << i;
    }
}

TEST_F(Crypto, wraps_keys) {
    const Key outer = Key::make(random), inner = Key::make(random);
    const auto back = unwrap(outer, wrap(outer, random, inner, "casus"), "casus");
    ASSERT_TRUE(back);
    EXPECT_EQ(back->bytes(), inner.bytes());
    EXPECT_FALSE(unwrap(inner, wrap(outer, random, inner, "casus"), "casus"));
    EXPECT_EQ(Key::from_base64(inner.to_base64())->bytes(), inner.bytes());
    EXPECT_FALSE(Key::from_base64("kort"));
}

TEST_F(Crypto, keeps_passwords_as_argon2id) {
    const std::string hash = hash_password("een lang wachtwoord");
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(verify_password(hash, "een lang wachtwoord"));
    EXPECT_FALSE(verify_password(hash, "een lang wachtwoord "));
    EXPECT_FALSE(verify_password(hash, {})) << "a field that was not sent";
    EXPECT_FALSE(verify_password("geen hash", "x"));
}

TEST_F(Crypto, makes_tokens_that_are_stored_hashed) {
    const std::string a = make_token(random), b = make_token(random);
    EXPECT_NE(a, b);
    EXPECT_EQ(a.size(), 43u);
    EXPECT_EQ(hash_token(a).size(), 64u);
    EXPECT_EQ(hash_token(a), hash_token(a));
    EXPECT_TRUE(equal_in_constant_time("abc", "abc"));
    EXPECT_FALSE(equal_in_constant_time("abc", "abd"));
    EXPECT_FALSE(equal_in_constant_time("abc", "ab"));
}

}  // namespace
}  // namespace ontknoop::crypto
