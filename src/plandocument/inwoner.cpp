// SPDX-License-Identifier: EUPL-1.2
//
// For the resident: one page in large type. What you want, what stands in the way, what we ask, what you do yourself, who
// does what. No law, no money of others.
#include "plandocument/delen.h"

namespace ontknoop::plandocument {

using document::Alinea;
using document::Kop;
using document::Lijst;

namespace {

constexpr std::size_t inwoner_belemmeringen = 3, inwoner_doorbraken = 2, inwoner_zelf = 4, inwoner_afspraken = 6;
constexpr std::size_t inwoner_letters_wens = 240, inwoner_letters_punt = 130, inwoner_letters_wie = 50;

void lijst_of_leeg(Document& d, const Bron& b, Lijst lijst) {
    if (lijst.punten.empty()) voeg_leeg_toe(d, b);
    else d.voeg_toe(std::move(lijst));
}

void wens(Document& d, const Bron& b) {
    const std::string tekst = kort(b.plan.get("perspectief", "kort"), inwoner_letters_wens);
    if (tekst.empty()) voeg_leeg_toe(d, b);
    else d.voeg_toe(Alinea{Tekst().vet(tekst)});
}

void in_de_weg(Document& d, const Bron& b) {
    Lijst lijst;
    for (const Onderdeel* o : b.plan.van("belemmering")) {
        if (lijst.punten.size() == inwoner_belemmeringen) break;
        if (!o->get("omschrijving").empty()) lijst.punten.emplace_back(kort(o->get("omschrijving"), inwoner_letters_punt));
    }
    lijst_of_leeg(d, b, std::move(lijst));
}

void vraag(Document& d, const Bron& b) {
    std::size_t aantal = 0;
    for (const waardendriehoek::Weging& w : b.wegingen) {
        if (++aantal > inwoner_doorbraken) break;
        Tekst tekst;
        tekst.vet(kort(w.doorbraak->get("titel"), inwoner_letters_punt) + ".");
        if (const std::string stap = kort(w.doorbraak->get("eerste_stap"), inwoner_letters_punt); !stap.empty()) tekst.gewoon(" " + stap);
        const std::string beslisser = kort(w.doorbraak->get("beslisser"), inwoner_letters_wie), datum = b.waarde(*w.doorbraak, "uiterste_datum");
        if (!beslisser.empty()) tekst.gewoon("\n" + (datum.empty() ? b.woord("inwoner.beslist", {beslisser}) : b.woord("inwoner.beslist_voor", {beslisser, datum})));
        d.voeg_toe(Alinea{std::move(tekst)});
    }
    if (aantal == 0) voeg_leeg_toe(d, b);
}

void zelf(Document& d, const Bron& b) {
    Lijst lijst;
    for (const Onderdeel* o : b.plan.van("behoefte")) {
        if (lijst.punten.size() == inwoner_zelf) break;
        if (o->heeft("soort", "zelf") && o->get("status") != "vervallen") lijst.punten.emplace_back(kort(o->get("omschrijving"), inwoner_letters_punt));
    }
    lijst_of_leeg(d, b, std::move(lijst));
}

void afspraken(Document& d, const Bron& b) {
    Lijst lijst;
    for (const Onderdeel* o : b.plan.van("afspraak")) {
        if (lijst.punten.size() == inwoner_afspraken) break;
        if (o->get("status") == "vervallen" || o->get("omschrijving").empty()) continue;
        Tekst punt;
        if (const std::string wie = kort(o->get("wie"), inwoner_letters_wie); !wie.empty()) punt.vet(wie + ": ");
        punt.gewoon(in_zin(kort(o->get("omschrijving"), inwoner_letters_punt)));
        if (o->get("status") == "gedaan") punt.gewoon(b.woord("inwoner.gedaan"));
        else if (const std::string datum = b.waarde(*o, "datum"); !datum.empty()) punt.gewoon(b.woord("inwoner.op", {datum}));
        lijst.punten.emplace_back(std::move(punt));
    }
    lijst_of_leeg(d, b, std::move(lijst));
}

struct Deel {
    std::string_view naam;  // text plandocument.inwoner.<naam>
    void (*schrijf)(Document&, const Bron&);
};
constexpr Deel delen[] = {{"wens", wens}, {"weg", in_de_weg}, {"vraag", vraag}, {"zelf", zelf}, {"afspraken", afspraken}};

}  // namespace

Document make_inwoner(const Bron& b) {
    const std::string_view alias = b.plan.alias();
    Document d = begin_document(b, alias.empty() ? b.woord("inwoner.titel_zonder_naam") : b.woord("inwoner.titel", {std::string(alias)}));
    for (const Deel& deel : delen) {
        d.voeg_toe(Kop{1, b.woord("inwoner." + std::string(deel.naam)), "inwoner-" + std::string(deel.naam)});
        deel.schrijf(d, b);
    }
    d.voeg_toe(Alinea{Tekst().vet(b.woord("inwoner.van_jou"))});
    return d;
}

}  // namespace ontknoop::plandocument
