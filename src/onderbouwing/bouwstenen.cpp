// SPDX-License-Identifier: EUPL-1.2
#include "onderbouwing/bouwstenen.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "base/text.h"
#include "inhoud/toml_document.h"
#include "wetten/inhoudbestand.h"

namespace ontknoop::onderbouwing {

namespace {

constexpr std::string_view alle_plaatsen[] = {"artikelen", "stap", "perspectief", "belemmering", "uitzondering", "doel", "effect", "motivering", "beslisser", "bedrag"};

Date verplichte_datum(wetten::TomlLezer& lezer, std::string_view sleutel) {
    const auto datum = lezer.date(sleutel);
    if (!datum) lezer.mistake(fmt::format("\"{}\" ontbreekt", sleutel));
    return *datum;
}

// Visits the text between places, and the names of the places.
template <class Tekst, class Plaats>
void lees_plaatsen(std::string_view tekst, Tekst tekstdeel, Plaats plaats) {
    for (std::size_t at = 0; at < tekst.size();) {
        const std::size_t open = tekst.find('{', at);
        const std::size_t dicht = open == std::string_view::npos ? open : tekst.find('}', open);
        if (dicht == std::string_view::npos) return tekstdeel(tekst.substr(at));
        tekstdeel(tekst.substr(at, open - at));
        plaats(tekst.substr(open + 1, dicht - open - 1));
        at = dicht + 1;
    }
}

}  // namespace

std::span<const std::string_view> plaatsen() { return alle_plaatsen; }

Bouwdoos Bouwdoos::load(const inhoud::Bestanden& bestanden) {
    Bouwdoos doos;
    constexpr std::string_view stenen = "onderbouwing/bouwstenen.toml", awb = "onderbouwing/awb.toml";
    const inhoud::TomlValue eerste = inhoud::parse_toml(stenen, wetten::require_file(bestanden, stenen));
    wetten::TomlLezer lezer(stenen, eerste);
    lezer.blocks("bouwsteen", [&](wetten::TomlLezer& blok) {
        Bouwsteen steen{blok.text("code"), blok.text("naam"), blok.text("situatie"), blok.text("tekst"), blok.texts("ruimten"), blok.texts("gronden"),
                        blok.text("versie"), verplichte_datum(blok, "datum")};
        if (doos.find(steen.code)) blok.mistake(fmt::format("code \"{}\" bestaat al", steen.code));
        lees_plaatsen(steen.tekst, [](std::string_view) {}, [&](std::string_view naam) {
            if (std::ranges::find(alle_plaatsen, naam) == std::end(alle_plaatsen)) blok.mistake(fmt::format("{{{}}} is geen plaats; kies uit de lijst boven in het bestand", naam));
        });
        doos.bouwstenen.push_back(std::move(steen));
    });
    lezer.finish();

    const inhoud::TomlValue tweede = inhoud::parse_toml(awb, wetten::require_file(bestanden, awb));
    wetten::TomlLezer punten(awb, tweede);
    doos.awb_regeling = punten.text("regeling");
    doos.awb_nagelezen = verplichte_datum(punten, "nagelezen");
    doos.awb_bron = punten.text("bron");
    punten.blocks("punt", [&](wetten::TomlLezer& blok) {
        AwbPunt punt{blok.text("code"), blok.texts("artikelen"), blok.text("uitleg")};
        if (doos.find_punt(punt.code)) blok.mistake(fmt::format("code \"{}\" bestaat al", punt.code));
        if (punt.artikelen.empty()) blok.mistake("noem ten minste één artikel");
        doos.punten.push_back(std::move(punt));
    });
    punten.finish();
    return doos;
}

const Bouwsteen* Bouwdoos::find(std::string_view code) const {
    const auto found = std::ranges::find(bouwstenen, code, &Bouwsteen::code);
    return found == bouwstenen.end() ? nullptr : &*found;
}

const AwbPunt* Bouwdoos::find_punt(std::string_view code) const {
    const auto found = std::ranges::find(punten, code, &AwbPunt::code);
    return found == punten.end() ? nullptr : &*found;
}

const Bouwdoos& bouwdoos(const inhoud::Bestanden& bestanden) {
    // By address: a program has one, a test several that live until its end.
    static std::mutex mutex;
    static std::map<const inhoud::Bestanden*, std::unique_ptr<const Bouwdoos>> gelezen;
    const std::lock_guard lock(mutex);
    auto& doos = gelezen[&bestanden];
    if (!doos) doos = std::make_unique<const Bouwdoos>(Bouwdoos::load(bestanden));
    return *doos;
}

std::string vul_in(std::string_view tekst, const std::map<std::string, std::string, std::less<>>& waarden,
                   const std::map<std::string, std::string, std::less<>>& leeg) {
    std::string gevuld;
    lees_plaatsen(trim(tekst), [&](std::string_view deel) { gevuld += deel; }, [&](std::string_view naam) {
        if (const auto er = waarden.find(naam); er != waarden.end() && !er->second.empty()) gevuld += er->second;
        else if (const auto woord = leeg.find(naam); woord != leeg.end()) gevuld += "[" + woord->second + "]";
    });
    return gevuld;
}

}  // namespace ontknoop::onderbouwing
