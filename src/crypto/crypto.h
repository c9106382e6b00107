// SPDX-License-Identifier: EUPL-1.2
//
// Encryption at rest, passwords and tokens; everything is libsodium.
//
// Three levels of keys (docs/decisions/0003): the master key (a file or the environment, never in the database) wraps one
// key per organisation; that wraps one data key per case; that seals the texts about the household. Deleting a case's
// key makes its texts unreadable everywhere, backups included.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"

namespace ontknoop::crypto {

// Must run once before anything else here; throws AdminError when the library cannot start.
void initialise();

// A symmetric key; its memory is wiped when it goes.
class Key {
public:
    static constexpr std::size_t size = 32;
    static Key make(Random& random);
    static std::optional<Key> from_bytes(std::string_view bytes);  // exactly 32 bytes
    static std::optional<Key> from_base64(std::string_view text);
    ~Key();
    Key(const Key&) = default;
    Key& operator=(const Key&) = default;
    std::string_view bytes() const { return {reinterpret_cast<const char*>(bytes_.data()), size}; }
    std::string to_base64() const;

private:
    Key() = default;
    std::array<unsigned char, size> bytes_{};
};

// XChaCha20-Poly1305: 24 bytes nonce, then the sealed text (plain length + 16). `belongs_to` is bound but not stored: the
// same bytes put in another row, case or organisation do not open.
std::string seal(const Key&, Random&, std::string_view plain, std::string_view belongs_to);
std::optional<std::string> open(const Key&, std::string_view sealed, std::string_view belongs_to);
// A key as the content of a sealed text.
std::string wrap(const Key& outer, Random&, const Key& inner, std::string_view belongs_to);
std::optional<Key> unwrap(const Key& outer, std::string_view wrapped, std::string_view belongs_to);

// argon2id, 64 MiB, 3 passes: about 0.1 s. Never call it inside a transaction. At most two run at once.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view hash, std::string_view password);

// 32 random bytes as 43 characters base64url; only its hash is stored.
std::string make_token(Random&);
std::string hash_token(std::string_view token);  // 64 hex characters (BLAKE2b-256)
// 64 hex characters (BLAKE2b-256): the audit chain, content versions.
std::string hash_hex(std::string_view data);
// Keyed hash, 43 characters base64url: CSRF tokens.
std::string keyed_hash(const Key&, std::string_view data);
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace ontknoop::crypto
