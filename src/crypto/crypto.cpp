// SPDX-License-Identifier: EUPL-1.2
#include "crypto/crypto.h"

#include <sodium.h>

#include <semaphore>

#include "base/hex.h"
#include "base/result.h"

namespace ontknoop::crypto {

namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
// For functions that want an address also when there is nothing at it: a view of nothing may have none.
const char* address_of(std::string_view text) { return text.data() ? text.data() : ""; }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string base64url(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.resize(text.size() - 1);  // the library writes a closing NUL
    return text;
}

// Each hash takes 64 MiB: without a limit a burst of sign-ins would take the memory of the whole machine.
std::counting_semaphore<2> password_slots{2};
struct PasswordSlot {
    PasswordSlot() { password_slots.acquire(); }
    ~PasswordSlot() { password_slots.release(); }
};

}  // namespace

void initialise() {
    if (sodium_init() < 0) throw AdminError("libsodium kan niet starten: is er een bron van toeval (/dev/urandom)?");
}

Key Key::make(Random& random) {
    Key key;
    random.fill(key.bytes_.data(), size);
    return key;
}

std::optional<Key> Key::from_bytes(std::string_view bytes) {
    if (bytes.size() != size) return std::nullopt;
    Key key;
    std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
    return key;
}

std::optional<Key> Key::from_base64(std::string_view text) {
    Key key;
    std::size_t length = 0;
    if (sodium_base642bin(key.bytes_.data(), size, text.data(), text.size(), " \r\n", &length, nullptr,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        length != size)
        return std::nullopt;
    return key;
}

Key::~Key() { sodium_memzero(bytes_.data(), size); }

std::string Key::to_base64() const { return base64url(bytes()); }

std::string seal(const Key& key, Random& random, std::string_view plain, std::string_view belongs_to) {
    constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    std::string sealed(nonce_size + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    random.fill(bytes_of(sealed), nonce_size);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed) + nonce_size, &length, bytes_of(plain), plain.size(),
                                               bytes_of(belongs_to), belongs_to.size(), nullptr, bytes_of(sealed),
                                               bytes_of(key.bytes()));
    sealed.resize(nonce_size + length);
    return sealed;
}

std::optional<std::string> open(const Key& key, std::string_view sealed, std::string_view belongs_to) {
    constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    if (sealed.size() < nonce_size + crypto_aead_xchacha20poly1305_ietf_ABYTES) return std::nullopt;
    std::string plain(sealed.size() - nonce_size - crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    unsigned long long length = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(plain), &length, nullptr, bytes_of(sealed) + nonce_size,
                                                   sealed.size() - nonce_size, bytes_of(belongs_to), belongs_to.size(),
                                                   bytes_of(sealed), bytes_of(key.bytes())) != 0)
        return std::nullopt;
    plain.resize(length);
    return plain;
}

std::string wrap(const Key& outer, Random& random, const Key& inner, std::string_view belongs_to) {
    return seal(outer, random, inner.bytes(), belongs_to);
}

std::optional<Key> unwrap(const Key& outer, std::string_view wrapped, std::string_view belongs_to) {
    auto plain = open(outer, wrapped, belongs_to);
    if (!plain) return std::nullopt;
    auto key = Key::from_bytes(*plain);
    sodium_memzero(plain->data(), plain->size());
    return key;
}

std::string hash_password(std::string_view password) {
    const PasswordSlot slot;
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str(out.data(), address_of(password), password.size(), 3, 64UL * 1024 * 1024) != 0)
        throw AdminError("Te weinig geheugen om een wachtwoord te versleutelen: geef het programma ten minste 256 MB.");
    return out.data();
}

bool verify_password(std::string_view hash, std::string_view password) {
    const PasswordSlot slot;
    return crypto_pwhash_str_verify(std::string(hash).c_str(), address_of(password), password.size()) == 0;
}

std::string make_token(Random& random) {
    std::string bytes(32, '\0');
    random.fill(bytes_of(bytes), bytes.size());
    return base64url(bytes);
}

std::string hash_hex(std::string_view data) {
    std::array<unsigned char, 32> digest{};
    crypto_generichash(digest.data(), digest.size(), bytes_of(data), data.size(), nullptr, 0);
    return to_hex(digest);
}

std::string hash_token(std::string_view token) { return hash_hex(token); }

std::string keyed_hash(const Key& key, std::string_view data) {
    std::array<unsigned char, 32> digest{};
    crypto_generichash(digest.data(), digest.size(), bytes_of(data), data.size(), bytes_of(key.bytes()), Key::size);
    return base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace ontknoop::crypto
