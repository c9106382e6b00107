// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bundel.h"

#include <sodium.h>

#include <array>
#include <boost/json.hpp>
#include <cstdio>
#include <fstream>
#include <optional>
#include <vector>

#include "base/hex.h"
#include "base/text.h"
#include "wetten/bundel_json.h"

namespace ontknoop::wetten {
namespace {

constexpr std::string_view formaat = "ontknoop-wetten-bundel";
constexpr std::string_view slot_begin = "{\"handtekening\":\"";

template <std::size_t N>
std::optional<std::array<unsigned char, N>> key_from_hex(std::string_view hex) {
    const auto read = from_hex(hex);
    if (!read || read->size() != N) return std::nullopt;
    std::array<unsigned char, N> bytes;
    std::ranges::copy(*read, bytes.begin());
    return bytes;
}

// Signs or checks a file line by line, so that a large one never stands in memory.
class Handtekening {
public:
    Handtekening() { crypto_sign_init(&state_); }
    void add(std::string_view line) {
        crypto_sign_update(&state_, reinterpret_cast<const unsigned char*>(line.data()), line.size());
        crypto_sign_update(&state_, reinterpret_cast<const unsigned char*>("\n"), 1);
    }
    std::string sign(const std::array<unsigned char, crypto_sign_SECRETKEYBYTES>& geheim) {
        std::array<unsigned char, crypto_sign_BYTES> signature;
        crypto_sign_final_create(&state_, signature.data(), nullptr, geheim.data());
        return to_hex(signature);
    }
    bool verify(const std::array<unsigned char, crypto_sign_BYTES>& signature, const std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>& publiek) {
        auto copy = signature;
        return crypto_sign_final_verify(&state_, copy.data(), publiek.data()) == 0;
    }

private:
    crypto_sign_state state_;
};

enum class Line { whole, none, too_long };

// As std::getline, for a file that may come from anybody.
Line read_line(std::istream& in, std::string& line) {
    std::array<char, 1 << 16> part;
    line.clear();
    while (true) {
        in.getline(part.data(), part.size());
        const bool goes_on = in.fail() && !in.eof() && in.gcount() > 0;  // the part is full
        if (in.fail() && !goes_on) return Line::none;
        const auto got = static_cast<std::size_t>(in.gcount());
        line.append(part.data(), goes_on || in.eof() ? got : got - 1);  // the line feed counts, and is not kept
        if (!goes_on) return Line::whole;
        if (line.size() > langste_bundelregel) return Line::too_long;
        in.clear(in.rdstate() & ~std::ios::failbit);
    }
}

bool is_kop(std::string_view line) {
    boost::system::error_code error;
    const auto value = boost::json::parse(line, error);
    const auto* kop = error ? nullptr : value.if_object();
    const auto* naam = kop ? kop->if_contains("formaat") : nullptr;
    const auto* uitgave = kop ? kop->if_contains("uitgave") : nullptr;
    return naam && naam->is_string() && std::string_view(naam->as_string()) == formaat && uitgave && uitgave->is_int64() && uitgave->as_int64() == 1;
}

// The signature on the last line is that of everything before it, and nothing stands behind it. Leaves `in` at its begin.
Result<> check_handtekening(std::ifstream& in, const std::string& path, const std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>& publiek) {
    std::string line;
    if (read_line(in, line) != Line::whole || !is_kop(line)) return fail("wetten.bundel_vorm", {path});
    Handtekening handtekening;
    Line gelezen = Line::whole;
    do {
        if (line.starts_with(slot_begin)) break;
        handtekening.add(line);
    } while ((gelezen = read_line(in, line)) == Line::whole);
    if (gelezen == Line::too_long) return fail("wetten.bundel_regel_te_lang", {path, std::to_string(langste_bundelregel >> 20)});
    if (!line.starts_with(slot_begin) || in.peek() != std::ifstream::traits_type::eof()) return fail("wetten.bundel_handtekening", {path});
    const std::size_t end = line.find('"', slot_begin.size());
    if (end == std::string::npos) return fail("wetten.bundel_handtekening", {path});
    const auto signature = key_from_hex<crypto_sign_BYTES>(std::string_view(line).substr(slot_begin.size(), end - slot_begin.size()));
    if (!signature || !handtekening.verify(*signature, publiek)) return fail("wetten.bundel_handtekening", {path});
    in.clear();
    if (!in.seekg(0)) return fail("wetten.bundel_vorm", {path});
    return {};
}

}  // namespace

Bundelsleutels make_bundelsleutels() {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> publiek;
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> geheim;
    crypto_sign_keypair(publiek.data(), geheim.data());
    return {to_hex(publiek), to_hex(geheim)};
}

std::string read_bundelsleutel(const std::string& path, std::size_t hex_characters) {
    std::ifstream in(path);
    std::string line;
    std::getline(in, line);
    const std::string key(trim(line));
    if (key.size() != hex_characters || key.find_first_not_of("0123456789abcdef") != std::string::npos)
        throw AdminError("In " + path + " staat geen goede sleutel. Maak een sleutelpaar met: ontknoop wetten bundel sleutel NAAM");
    return key;
}

std::size_t schrijf_bundel(db::Database& database, const Clock& clock, const std::string& path, std::string_view geheim_hex) {
    const auto geheim = key_from_hex<crypto_sign_SECRETKEYBYTES>(geheim_hex);
    if (!geheim) throw AdminError("De geheime sleutel van de bundel is niet goed.");
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> publiek;
    crypto_sign_ed25519_sk_to_pk(publiek.data(), geheim->data());
    const std::string temporary = path + ".nieuw";
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    Handtekening handtekening;
    const auto write = [&](const std::string& line) {
        handtekening.add(line);
        out << line << '\n';
    };
    write(boost::json::serialize(boost::json::object{
        {"formaat", formaat}, {"uitgave", 1}, {"gemaakt", to_iso(clock.now())}, {"sleutel", to_hex(publiek)}}));
    std::size_t count = 0;
    database.read([&](db::Connection& c) {
        for (const Regeling& regeling : list_alle_regelingen(c)) {
            const Gemeente gemeente = regeling.gemeente.empty() ? Gemeente() : Gemeente(regeling.gemeente);
            Wti gegevens;
            gegevens.afkortingen = regeling.afkortingen;
            gegevens.eerstverantwoordelijke = regeling.ministerie;
            gegevens.rechtsgebieden = regeling.rechtsgebieden;
            for (const Versie& versie : list_versies(c, gemeente, regeling.id)) {
                auto tekst = load_versie(c, gemeente, regeling.id, versie.versie);
                CHECK(tekst.has_value());
                write(bundelregel_json({std::move(*tekst), {versie.hash, versie.bron, {}}, gegevens}));
                ++count;
            }
        }
    });
    out << slot_begin << handtekening.sign(*geheim) << "\"}\n";
    out.close();
    if (!out || std::rename(temporary.c_str(), path.c_str()) != 0) {
        std::remove(temporary.c_str());
        throw AdminError("De bundel kan niet worden geschreven naar " + path + ". Controleer de ruimte en de rechten.");
    }
    return count;
}

Result<Bundeluitkomst> lees_bundel(db::Database& database, const Clock& clock, const std::string& path, std::string_view publiek_hex, const std::string& door,
                                   const std::function<void(const std::string& regeling)>& meld) {
    const auto publiek = key_from_hex<crypto_sign_PUBLICKEYBYTES>(publiek_hex);
    if (!publiek) throw AdminError("De publieke sleutel van de bundel is niet goed.");
    // Opened once: another file put under this name after the check is not what is read.
    std::ifstream in(path, std::ios::binary);
    TRY_DO(check_handtekening(in, path, *publiek));
    std::string line;
    read_line(in, line);  // the heading, checked above
    Bundeluitkomst uitkomst;
    for (std::size_t nummer = 2; read_line(in, line) == Line::whole && !line.starts_with(slot_begin); ++nummer) {
        std::optional<Bundelregel> regel;
        try {
            regel = parse_bundelregel(line);
        } catch (const std::exception&) {
            return fail("wetten.bundel_regel", {path, std::to_string(nummer)});
        }
        regel->herkomst.door = door;
        TRY(const Opname opname, db::write_result(database, [&](db::Connection& c) -> Result<Opname> {
                TRY(const Opname stored, store_versie(c, clock, regel->versie, regel->herkomst));
                store_wti(c, regel->gegevens);
                return stored;
            }));
        ++uitkomst.versies;
        if (opname == Opname::ongewijzigd) continue;
        ++uitkomst.nieuw;
        meld(regel->versie.citeertitel + ", versie " + regel->versie.versie);
    }
    return uitkomst;
}

}  // namespace ontknoop::wetten
