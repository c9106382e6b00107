// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bibliotheek.h"

namespace ontknoop::wetten {

std::string Tekstblok::tekst() const {
    std::string text;
    bool after_number = false;
    for (const Tekstdeel& deel : delen) {
        if (deel.soort == Deelsoort::redactie || deel.soort == Deelsoort::kop || deel.tekst.empty()) continue;
        if (!text.empty()) text += after_number ? ' ' : '\n';
        text += deel.tekst;
        after_number = deel.soort == Deelsoort::nummer;
    }
    return text;
}

std::span<const Tekstblok> Regelingversie::blokken_van(const Artikel& artikel) const {
    return std::span(blokken).subspan(artikel.eerste_blok, artikel.aantal_blokken);
}

std::string tekst_van_blokken(std::span<const Tekstblok> blokken) {
    std::string text;
    for (const Tekstblok& blok : blokken) {
        const std::string part = blok.tekst();
        if (!text.empty() && !part.empty()) text += '\n';
        text += part;
    }
    return text;
}

std::string Regelingversie::tekst_van(const Artikel& artikel) const { return tekst_van_blokken(blokken_van(artikel)); }

std::string Regelingversie::alle_tekst() const {
    std::string text;
    for (const Tekstblok& blok : blokken) {
        for (const Tekstdeel& deel : blok.delen) {
            if (deel.tekst.empty()) continue;
            if (!text.empty()) text += '\n';
            text += deel.tekst;
        }
    }
    return text;
}

const Artikel* Regelingversie::find_artikel(std::string_view nr, Date op) const {
    const Artikel* found = nullptr;
    for (const Artikel& artikel : artikelen) {
        if (artikel.nr != nr || artikel.status == Artikelstatus::vervallen) continue;
        if (artikel.inwerking && *artikel.inwerking > op) continue;
        // The same number may stand twice: the wording that took effect last is the law.
        if (!found || (artikel.inwerking && (!found->inwerking || *artikel.inwerking > *found->inwerking))) found = &artikel;
    }
    return found;
}

std::vector<Artikeltekst> to_artikelteksten(const Regelingversie& versie) {
    std::vector<Artikeltekst> result;
    for (const Artikel& artikel : versie.artikelen) {
        if (artikel.status == Artikelstatus::vervallen || artikel.nr.empty()) continue;
        Artikeltekst item;
        item.tekst = versie.tekst_van(artikel);
        if (item.tekst.empty()) continue;
        item.stelsel = versie.stelsel;
        item.regeling_id = versie.regeling_id;
        item.regeling = versie.citeertitel.empty() ? versie.intitule : versie.citeertitel;
        item.artikel = artikel.nr;
        item.titel = artikel.titel;
        item.opschrift = artikel.opschrift;
        item.pad = artikel.pad;
        item.gemeente = versie.gemeente;
        item.geldig_vanaf = artikel.inwerking ? artikel.inwerking : versie.inwerkingtreding;
        item.geldig_tot = versie.uitwerkingtreding;
        result.push_back(std::move(item));
    }
    return result;
}

}  // namespace ontknoop::wetten
