// SPDX-License-Identifier: EUPL-1.2
//
// For the resident: one page in large type. What you want, what stands in the way, what we ask, what you do yourself, who
// does what. No law, no money of others. Two columns, because a heading in large type above every part would cost the page.
#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "plandocument/delen.h"

namespace ontknoop::plandocument {

namespace {

constexpr std::size_t inwoner_belemmeringen = 2, inwoner_doorbraken = 2, inwoner_zelf = 2, inwoner_afspraken = 4;
constexpr std::size_t inwoner_letters_wens = 140, inwoner_letters_punt = 80, inwoner_letters_stap = 160, inwoner_letters_wie = 30,
                      inwoner_letters_naam = 40;

using Punten = std::vector<Tekst>;

// Whether the stop at the end of `voor` shortens a word: "mevr.", "o.a.", "J.".
bool is_afkorting(std::string_view voor) {
    static constexpr std::string_view bekend[] = {"mevr", "mw", "dhr", "dr", "drs", "ir", "mr", "prof", "bijv", "bv", "ca", "art", "nr", "evt", "resp", "incl", "excl", "max", "min", "tel", "jl", "sr", "jr", "vs", "blz"};
    const std::size_t spatie = voor.rfind(' ');
    const std::string woord = lower_ascii(voor.substr(spatie == std::string_view::npos ? 0 : spatie + 1, std::string_view::npos));
    const std::string_view zonder = std::string_view(woord).substr(0, woord.size() - 1);
    return zonder.size() < 2 || zonder.find('.') != std::string_view::npos || std::find(std::begin(bekend), std::end(bekend), zonder) != std::end(bekend);
}

// Whole sentences as far as they fit, when they fill a quarter of the room or more; else the words that fit and "…".
std::string zinnen(std::string_view tekst, std::size_t letters) {
    const std::string regel = kort(tekst, 100'000);
    if (utf8_length(regel) <= letters) return regel;
    const std::string_view past = utf8_prefix(regel, letters + 1);  // the space behind the last one
    for (std::size_t spatie = past.rfind(' '); spatie != std::string_view::npos && spatie > 0; spatie = past.rfind(' ', spatie - 1)) {
        const std::string_view zin = past.substr(0, spatie);
        if (utf8_length(zin) * 4 < letters) break;
        if (zin.ends_with('!') || zin.ends_with('?') || (zin.ends_with('.') && !is_afkorting(zin))) return std::string(zin);
    }
    return kort(tekst, letters);
}

Punten wens(const Bron& b) {
    const std::string tekst = zinnen(b.plan.get("perspectief", "kort"), inwoner_letters_wens);
    return tekst.empty() ? Punten{} : Punten{Tekst().vet(tekst)};
}

Punten in_de_weg(const Bron& b) {
    Punten punten;
    for (const Onderdeel* o : b.plan.van("belemmering")) {
        if (punten.size() == inwoner_belemmeringen) break;
        if (!o->get("omschrijving").empty()) punten.emplace_back(kort(o->get("omschrijving"), inwoner_letters_punt));
    }
    return punten;
}

Punten vraag(const Bron& b) {
    Punten punten;
    // One step has room for what it takes; two share the page.
    const std::size_t ruimte = b.wegingen.size() > 1 ? inwoner_letters_punt : inwoner_letters_stap;
    for (const waardendriehoek::Weging& w : b.wegingen) {
        if (punten.size() == inwoner_doorbraken) break;
        Tekst tekst;
        if (const std::string titel = kort(w.doorbraak->get("titel"), inwoner_letters_punt); !titel.empty()) tekst.vet(titel + ".");
        if (const std::string stap = zinnen(w.doorbraak->get("eerste_stap"), ruimte); !stap.empty()) tekst.gewoon("\n" + stap);
        const std::string beslisser = kort(w.doorbraak->get("beslisser"), inwoner_letters_wie), datum = b.waarde(*w.doorbraak, "uiterste_datum");
        if (!beslisser.empty()) tekst.gewoon("\n" + (datum.empty() ? b.woord("inwoner.beslist", {beslisser}) : b.woord("inwoner.beslist_voor", {beslisser, datum})));
        if (!tekst.stukken().empty()) punten.push_back(std::move(tekst));
    }
    return punten;
}

Punten zelf(const Bron& b) {
    Punten punten;
    for (const Onderdeel* o : b.plan.van("behoefte")) {
        if (punten.size() == inwoner_zelf) break;
        if (o->heeft("soort", "zelf") && o->get("status") != "vervallen" && !o->get("omschrijving").empty())
            punten.emplace_back(kort(o->get("omschrijving"), inwoner_letters_punt));
    }
    return punten;
}

// What still has to happen; what is done only when there is nothing else to tell.
Punten wie_doet_wat(const Bron& b) {
    Punten straks, gedaan;
    for (const Onderdeel* o : b.plan.van("afspraak")) {
        const std::string_view status = o->get("status");
        Punten& punten = status == "gedaan" ? gedaan : straks;
        if (status == "vervallen" || o->get("omschrijving").empty() || punten.size() == inwoner_afspraken) continue;
        Tekst punt;
        if (const std::string wie = kort(o->get("wie"), inwoner_letters_wie); !wie.empty()) punt.vet(wie + ": ");
        punt.gewoon(kort(o->get("omschrijving"), inwoner_letters_punt));
        if (status == "gedaan") punt.gewoon(" " + b.woord("inwoner.gedaan"));
        else if (const std::string datum = b.waarde(*o, "datum"); !datum.empty()) punt.gewoon(" " + b.woord("inwoner.op", {datum}));
        punten.push_back(std::move(punt));
    }
    return straks.empty() ? gedaan : straks;
}

Tekst onder_elkaar(const Bron& b, const Punten& punten) {
    if (punten.empty()) return Tekst().cursief(b.woord("inwoner.leeg"));
    Tekst alles;
    for (std::size_t i = 0; i < punten.size(); ++i) {
        if (punten.size() > 1) alles.gewoon(i == 0 ? "• " : "\n• ");
        for (const document::Stuk& stuk : punten[i].stukken()) alles.stuk(stuk);
    }
    return alles;
}

struct Rubriek {
    std::string_view naam;  // text plandocument.inwoner.<naam>
    Punten (*punten)(const Bron&);
};
constexpr Rubriek rubrieken[] = {{"wens", wens}, {"weg", in_de_weg}, {"vraag", vraag}, {"zelf", zelf}, {"afspraken", wie_doet_wat}};

}  // namespace

Document make_inwoner(const Bron& b) {
    const std::string_view alias = b.plan.alias();
    Document d = begin_document(b, alias.empty() ? b.woord("inwoner.titel_zonder_naam") : b.woord("inwoner.titel", {kort(alias, inwoner_letters_naam)}));
    d.onderwerp.clear();
    document::Definitielijst lijst;
    for (const Rubriek& r : rubrieken) lijst.regels.push_back({b.woord("inwoner." + std::string(r.naam)), onder_elkaar(b, r.punten(b))});
    d.voeg_toe(std::move(lijst));
    d.voeg_toe(document::Alinea{Tekst().vet(b.woord("inwoner.van_jou"))});
    return d;
}

}  // namespace ontknoop::plandocument
