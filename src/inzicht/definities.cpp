// SPDX-License-Identifier: EUPL-1.2
#include "inzicht/definities.h"

#include <charconv>

#include "inhoud/toml_document.h"

namespace ontknoop::inzicht {

namespace {

constexpr std::string_view bestand_definities = "inzicht/definities.toml", bestand_referenties = "inzicht/referenties.toml";

[[noreturn]] void refuse(std::string_view pad, int line, const std::string& wat) {
    throw AdminError(std::string(pad) + ", regel " + std::to_string(line) + ": " + wat);
}

std::string required(std::string_view pad, const inhoud::TomlValue& blok, std::string_view key) {
    const auto* value = blok.find(key);
    if (!value || value->text.empty()) refuse(pad, blok.line, "'" + std::string(key) + "' ontbreekt. Vul een tekst in.");
    return value->text;
}

template <class Read>
void each_block(const inhoud::Bestanden& bestanden, std::string_view pad, std::string_view naam, Read read) {
    const inhoud::TomlValue document = inhoud::parse_toml(pad, bestanden.get(pad));
    const auto* blokken = document.find(naam);
    if (!blokken) refuse(pad, 1, "er staat geen [[" + std::string(naam) + "]] in. Zet het meegeleverde bestand terug.");
    for (const auto& blok : blokken->items) read(blok);
}

}  // namespace

Definities Definities::load(const inhoud::Bestanden& bestanden) {
    Definities all;
    each_block(bestanden, bestand_definities, "definitie", [&](const inhoud::TomlValue& blok) {
        auto text = [&](std::string_view key) { return required(bestand_definities, blok, key); };
        Definitie d{text("tegel"), text("titel"), text("vraag"), text("tekst"), text("let_op")};
        if (all.find(d.tegel)) refuse(bestand_definities, blok.line, "'" + d.tegel + "' staat er twee keer. Haal er een weg.");
        all.definities.push_back(std::move(d));
    });
    each_block(bestanden, bestand_referenties, "referentie", [&](const inhoud::TomlValue& blok) {
        auto text = [&](std::string_view key) { return required(bestand_referenties, blok, key); };
        const auto bedrag = parse_euro(text("bedrag"));
        if (!bedrag) refuse(bestand_referenties, blok.line, "'bedrag' is geen bedrag. Schrijf het zo: \"2.438\".");
        const std::string jaar = text("jaar");
        Referentie r{text("naam"), *bedrag, 0, text("bron")};
        if (std::from_chars(jaar.data(), jaar.data() + jaar.size(), r.jaar).ec != std::errc()) refuse(bestand_referenties, blok.line, "'jaar' is geen jaar.");
        all.referenties.push_back(std::move(r));
    });
    return all;
}

const Definitie* Definities::find(std::string_view tegel) const {
    for (const Definitie& d : definities)
        if (d.tegel == tegel) return &d;
    return nullptr;
}

}  // namespace ontknoop::inzicht
