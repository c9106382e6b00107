// SPDX-License-Identifier: EUPL-1.2
//
// For who decides: the case in one page, then everything it rests on.
#include "plandocument/delen.h"

namespace ontknoop::plandocument {

using document::Alinea;
using document::Kader;
using document::Kadersoort;
using document::Kop;
using document::Tabel;
using waardendriehoek::Weging;

namespace {

// What fits on page 1; the rest is in the chapters.
constexpr std::size_t meeste_doorbraken = 3, letters_vraag = 220, letters_titel = 110, letters_kort = 80, letters_perspectief = 160,
                      letters_motivering = 110;

std::string titel_van(const Bron& b, const Onderdeel& doorbraak) {
    const std::string titel = kort(doorbraak.get("titel"), letters_titel);
    return titel.empty() ? b.woord("doorbraak_zonder_naam") : titel;
}

std::string bedrag_en_bron(const Bron& b, const Onderdeel& doorbraak) {
    const std::string bedrag = b.waarde(doorbraak, "bedrag"), bron = in_zin(b.waarde(doorbraak, "geldbron"));
    if (bedrag.empty()) return b.waarde(doorbraak, "geldbron");
    return bron.empty() ? bedrag : b.woord("bedrag_uit", {bedrag, bron});
}

void gevraagd(Document& d, const Bron& b) {
    if (b.wegingen.empty()) {
        d.voeg_toe(Kader{b.woord("vraag.titel"), {b.woord("vraag.geen")}});
        return;
    }
    Kader kader{b.woord("vraag.titel"), {}};
    std::size_t getoond = 0;
    for (const Weging& w : b.wegingen) {
        if (++getoond > meeste_doorbraken) break;
        Tekst tekst;
        tekst.vet(titel_van(b, *w.doorbraak) + ".");
        if (const std::string vraag = kort(w.doorbraak->get("uitzondering"), letters_vraag); !vraag.empty()) tekst.gewoon("\n" + vraag);
        kader.alineas.push_back(std::move(tekst));
    }
    if (b.wegingen.size() > meeste_doorbraken)
        kader.alineas.push_back(b.woord("vraag.meer", {std::to_string(b.wegingen.size() - meeste_doorbraken)}));
    d.voeg_toe(std::move(kader));
}

void wie_beslist(Document& d, const Bron& b) {
    if (b.wegingen.size() == 1) {
        const Onderdeel& o = *b.wegingen[0].doorbraak;
        Regels regels(b);
        regels.regel("beslisser", kort(o.get("beslisser"), letters_kort)).veld("uiterlijk", &o, "uiterste_datum").regel("bedrag", bedrag_en_bron(b, o));
        if (b.heeft_kop() && b.blad->uitkomst.uitkomst.wachten_per_dag.value > 0)
            regels.regel("wachten", Tekst().vet(b.woord("per_dag", {format_euro(b.blad->uitkomst.uitkomst.wachten_per_dag)})));
        std::move(regels).naar(d);
        return;
    }
    Tabel tabel = begin_tabel(b, "besluiten", {"doorbraak", "beslisser", "uiterlijk", "bedrag"});
    for (const Weging& w : b.wegingen) {
        if (tabel.rijen.size() == meeste_doorbraken) break;
        const Onderdeel& o = *w.doorbraak;
        tabel.rijen.push_back({titel_van(b, o), kort(o.get("beslisser"), letters_kort), b.waarde(o, "uiterste_datum"), bedrag_en_bron(b, o)});
    }
    if (!tabel.rijen.empty()) d.voeg_toe(std::move(tabel));
    if (b.heeft_kop() && b.blad->uitkomst.uitkomst.wachten_per_dag.value > 0) {
        Regels regels(b);
        regels.regel("wachten", Tekst().vet(b.woord("per_dag", {format_euro(b.blad->uitkomst.uitkomst.wachten_per_dag)})));
        std::move(regels).naar(d);
    }
}

void waarden_in_het_kort(Document& d, const Bron& b) {
    if (b.wegingen.empty()) return;
    if (b.wegingen.size() == 1) {
        const Weging& w = b.wegingen[0];
        const Onderdeel* weging = b.plan.een("weging", w.doorbraak->id.value);
        Tabel tabel = begin_tabel(b, "waarden", {"waarde", "conclusie", "waarom"});
        for (std::size_t i = 0; i < waardendriehoek::drie_waarden.size(); ++i) {
            const std::string naam(waardendriehoek::naam(waardendriehoek::drie_waarden[i]));
            const std::string motivering = weging ? kort(weging->get(naam + "_motivering"), letters_motivering) : "";
            tabel.rijen.push_back({b.t()("waarde." + naam + ".naam"), in_woorden(b, waardendriehoek::vergelijk(w.scores[i])),
                                   motivering.empty() ? b.woord("leeg") : motivering});
        }
        d.voeg_toe(std::move(tabel));
    } else {
        Tabel tabel = begin_tabel(b, "waarden_meer", {"doorbraak", "betrokkenheid", "legitimiteit", "rendement"});
        for (const Weging& w : b.wegingen) {
            if (tabel.rijen.size() == meeste_doorbraken) break;
            std::vector<Tekst> rij{titel_van(b, *w.doorbraak)};
            for (const auto& score : w.scores) rij.emplace_back(in_woorden(b, waardendriehoek::vergelijk(score)));
            tabel.rijen.push_back(std::move(rij));
        }
        d.voeg_toe(std::move(tabel));
    }
    const std::string oordeel = "driehoek." + std::string(waardendriehoek::naam(waardendriehoek::oordeel(b.wegingen)));
    d.voeg_toe(Alinea{Tekst(b.woord("conclusie") + " ").vet(in_zin(b.t()(oordeel + ".naam")) + ".")});
}

// The sentences a decider needs; all of them stand in the chapter of the sum.
void geld(Document& d, const Bron& b) {
    if (!b.blad) {
        d.voeg_toe(Kader{b.woord("geld.titel"), {b.woord(b.rekenfouten.empty() ? "geld.geen" : "geld.fout")}, Kadersoort::uitleg});
        return;
    }
    if (!b.heeft_kop()) {
        Kader kader{b.woord("geld.titel"), {}};
        for (const std::string& zin : rekenblad::kopzinnen(*b.blad)) kader.alineas.emplace_back(zin);
        d.voeg_toe(std::move(kader));
        return;
    }
    static constexpr std::string_view kop[] = {"kosten", "kosten_met_doorbraak", "kosten_alleen_doorbraak", "bespaart", "kost_meer", "gelijk", "kans", "kans_alle", "kans_geen"};
    std::string zinnen;
    for (std::size_t i = 0; i < b.blad->zinnen.size(); ++i)
        for (const std::string_view soort : kop)
            if (b.blad->uitkomst.zinnen[i].code == "rekentool.zin." + std::string(soort)) zinnen += (zinnen.empty() ? "" : " ") + b.blad->zinnen[i];
    d.voeg_toe(Kader{b.woord("geld.titel"), {zinnen, Tekst().cursief(b.t()("rekentool.zin.geen_voorwaarde"))}});
}

// What a decider will miss, by step.
void wat_ontbreekt(Document& d, const Bron& b) {
    std::vector<std::string> stappen;
    for (const auto& gemis : maatwerkplan::ontbreekt(b.plan)) {
        const std::string titel = b.t()("stap." + std::string(gemis.stap) + ".titel");
        if (stappen.empty() || stappen.back() != titel) stappen.push_back(titel);
    }
    if (stappen.empty()) return;
    std::string lijst;
    for (const std::string& stap : stappen) lijst += (lijst.empty() ? "" : " · ") + stap;
    d.voeg_toe(Kader{b.woord("ontbreekt.titel"), {b.woord("ontbreekt.uitleg"), lijst}, Kadersoort::uitleg});
}

struct Hoofdstuk {
    std::string_view naam;  // text plandocument.hoofdstuk.<naam>, and the fragment to link to
    void (*schrijf)(Document&, const Bron&);
};
constexpr Hoofdstuk hoofdstukken[] = {
    {"verhaal", hoofdstuk_verhaal},
    {"huishouden", hoofdstuk_huishouden},
    {"kluwen", hoofdstuk_kluwen},
    {"problemen", hoofdstuk_problemen},
    {"perspectief", hoofdstuk_perspectief},
    {"nodig", hoofdstuk_nodig},
    {"belemmeringen", hoofdstuk_belemmeringen},
    {"doorbraak", hoofdstuk_doorbraak},
    {"rekensom", hoofdstuk_rekensom},
    {"driehoek", hoofdstuk_driehoek},
    {"afspraken", hoofdstuk_afspraken},
    {"verantwoording", hoofdstuk_verantwoording},
};

}  // namespace

void eerste_pagina(Document& d, const Bron& b) {
    d.voeg_toe(Kop{1, b.woord("hoofdstuk.eerste"), "eerste"});
    gevraagd(d, b);
    wie_beslist(d, b);
    if (const std::string wens = kort(b.plan.get("perspectief", "kort"), letters_perspectief); !wens.empty())
        d.voeg_toe(Alinea{Tekst().vet(b.woord("wens") + " ").gewoon("“" + wens + "”")});
    waarden_in_het_kort(d, b);
    geld(d, b);
    wat_ontbreekt(d, b);
    d.voeg_toe(document::Paginascheiding{});
}

Document make_beslisser(const Bron& b) {
    const std::string_view alias = b.plan.alias();
    Document d = begin_document(b, alias.empty() ? b.woord("titel_zonder_naam", {std::to_string(b.casus.nummer)})
                                                 : b.woord("titel", {std::string(alias)}));
    eerste_pagina(d, b);
    int nummer = 0;
    for (const Hoofdstuk& h : hoofdstukken) {
        d.voeg_toe(Kop{1, std::to_string(++nummer) + ". " + b.woord("hoofdstuk." + std::string(h.naam)), std::string(h.naam)});
        h.schrijf(d, b);
    }
    return d;
}

}  // namespace ontknoop::plandocument
