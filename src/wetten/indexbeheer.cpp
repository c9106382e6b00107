// SPDX-License-Identifier: EUPL-1.2
#include "wetten/indexbeheer.h"

#include <sodium.h>

#include <array>
#include <filesystem>

#include "base/hex.h"
#include "wetten/wetten_store.h"

namespace ontknoop::wetten {

std::string zoekinhoud_hash(const inhoud::Bestanden& inhoud) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, 16);
    const auto add = [&](std::string_view text) {
        const std::string length = std::to_string(text.size()) + ":";
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(length.data()), length.size());
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    };
    for (const char* folder : {"bepalingen/", "zoeken/"}) {
        for (const std::string& path : inhoud.list(folder)) {
            add(path);
            add(inhoud.get(path));
        }
    }
    std::array<unsigned char, 16> hash;
    crypto_generichash_final(&state, hash.data(), hash.size());
    return to_hex(hash);
}

Indexbeheer::Indexbeheer(db::Database& database, const inhoud::Bestanden& inhoud, const Bepalingen& bepalingen, const std::string& gegevensmap,
                         Zoekindex& index)
    : database_(database), inhoud_(inhoud), bepalingen_(bepalingen), pad_((std::filesystem::path(gegevensmap) / "wettenindex.db").string()), index_(index),
      inhoud_hash_(zoekinhoud_hash(inhoud)) {}

std::string Indexbeheer::gewenste_sleutel(db::Connection& c) const {
    const std::int64_t revisie = bibliotheek_revisie(c);
    return revisie == 0 ? std::string() : inhoud_hash_ + "-" + std::to_string(revisie);
}

std::string Indexbeheer::gewenste_sleutel() const {
    std::string sleutel;
    database_.read([&](db::Connection& c) { sleutel = gewenste_sleutel(c); });
    return sleutel;
}

bool Indexbeheer::open_bestand(const std::string& sleutel) {
    if (Zoekindex::sleutel_van(pad_) != sleutel) return false;
    Zoekindex geopend = Zoekindex::open(pad_, Zoekinhoud::load(inhoud_));
    if (geopend.sleutel() != sleutel) return false;  // replaced since we looked: the next round sees what by
    index_.vervang(geopend);
    return true;
}

void Indexbeheer::bouw() {
    // One picture of the library from the revision to the last text.
    database_.read([&](db::Connection& c) {
        const std::string sleutel = gewenste_sleutel(c);
        Zoekindex::build_file(pad_, sleutel, Zoekinhoud::load(inhoud_), bepalingen_, bibliotheek_bron(c));
    });
}

Indexbeheer::Uitkomst Indexbeheer::open_bestaande() {
    const std::string sleutel = gewenste_sleutel();
    if (sleutel.empty() || index_.sleutel() == sleutel) return Uitkomst::al_bij;
    return open_bestand(sleutel) ? Uitkomst::geopend : Uitkomst::al_bij;
}

Indexbeheer::Uitkomst Indexbeheer::ververs() {
    const std::string sleutel = gewenste_sleutel();
    if (sleutel.empty() || index_.sleutel() == sleutel) return Uitkomst::al_bij;
    if (open_bestand(sleutel)) return Uitkomst::geopend;
    bouw();
    open_bestand(gewenste_sleutel());
    return Uitkomst::gebouwd;
}

void Indexbeheer::bouw_opnieuw() {
    if (gewenste_sleutel().empty()) return;
    bouw();
    open_bestand(gewenste_sleutel());
}

}  // namespace ontknoop::wetten
