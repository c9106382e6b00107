// SPDX-License-Identifier: EUPL-1.2
//
// What is asked, why it may, and how it weighs on the three values.
#include "plandocument/delen.h"

namespace ontknoop::plandocument {

using document::Alinea;
using document::Figuur;
using document::Kop;
using document::Tabel;
using waardendriehoek::Weging;

namespace {

// With one breakthrough its name stands once; with more, each gets a heading.
void kop_van(Document& d, const Bron& b, const Onderdeel& doorbraak) {
    const std::string titel(doorbraak.get("titel"));
    d.voeg_toe(Kop{2, titel.empty() ? b.woord("doorbraak_zonder_naam") : titel});
}

std::string score_in_woorden(const Bron& b, const std::optional<int>& score) {
    return score ? b.keuze("weging_score", std::to_string(*score)) : b.t()("driehoek.nog_leeg");
}

std::string beschrijving(const Bron& b, const Weging& w) {
    std::string tekst = b.woord("driehoek.begin");
    for (std::size_t i = 0; i < w.scores.size(); ++i)
        tekst += " " + b.woord("driehoek.as", {b.t()("waarde." + std::string(naam(waardendriehoek::drie_waarden[i])) + ".naam"), score_in_woorden(b, w.scores[i].nu),
                                               score_in_woorden(b, w.scores[i].niets), score_in_woorden(b, w.scores[i].plan)});
    return tekst;
}

waardendriehoek::Woorden woorden(const Bron& b) {
    const auto& t = b.t();
    return {{t("waarde.betrokkenheid.naam"), t("waarde.legitimiteit.naam"), t("waarde.rendement.naam")}, t("driehoek.nu"), t("driehoek.niets"), t("driehoek.plan")};
}

void weeg(Document& d, const Bron& b, const Weging& w) {
    const auto& t = b.t();
    const Onderdeel* weging = b.plan.een("weging", w.doorbraak->id.value);
    Tabel tabel = begin_tabel(b, "weging", {"waarde", "nu", "niets", "plan", "conclusie"});
    for (std::size_t i = 0; i < w.scores.size(); ++i) {
        const auto& s = w.scores[i];
        tabel.rijen.push_back({t("waarde." + std::string(naam(waardendriehoek::drie_waarden[i])) + ".naam"), score_in_woorden(b, s.nu), score_in_woorden(b, s.niets),
                               score_in_woorden(b, s.plan), in_woorden(b, vergelijk(s))});
    }
    d.voeg_toe(std::move(tabel));
    const std::string oordeel = "driehoek." + std::string(naam(w.oordeel));
    d.voeg_toe(Alinea{Tekst().vet(b.woord("oordeel", {t(oordeel + ".naam")})).gewoon(" " + t(oordeel + ".uitleg"))});
    d.voeg_toe(Figuur{waardendriehoek::teken(w.scores, woorden(b)), beschrijving(b, w), b.woord("driehoek.bijschrift")});
    for (const auto waarde : waardendriehoek::drie_waarden) {
        const std::string code(naam(waarde));
        d.voeg_toe(Kop{3, t("waarde." + code + ".naam")});
        const std::string_view motivering = weging ? weging->get(code + "_motivering") : std::string_view{};
        if (motivering.empty()) voeg_leeg_toe(d, b);
        else voeg_tekst_toe(d, motivering);
    }
    d.voeg_toe(Kop{3, t("driehoek.anders")});
    const std::string_view anders = weging ? weging->get("anders_dan_anderen") : std::string_view{};
    if (anders.empty()) voeg_leeg_toe(d, b);
    else voeg_tekst_toe(d, anders);
}

}  // namespace

void hoofdstuk_doorbraak(Document& d, const Bron& b) {
    if (b.wegingen.empty()) return voeg_leeg_toe(d, b);
    for (const Weging& w : b.wegingen) {
        const Onderdeel* o = w.doorbraak;
        kop_van(d, b, *o);
        Regels regels(b);
        regels.veld("eerste_stap", o, "eerste_stap")
            .veld("uitzondering", o, "uitzondering")
            .veld("haalt_weg", o, "belemmeringen")
            .veld("beslisser", o, "beslisser")
            .veld("uiterlijk", o, "uiterste_datum")
            .veld("bedrag", o, "bedrag")
            .veld("geldbron", o, "geldbron");
        std::move(regels).naar(d);
        redenering(d, b, *o);
    }
}

void hoofdstuk_driehoek(Document& d, const Bron& b) {
    if (b.wegingen.empty()) return voeg_leeg_toe(d, b);
    d.voeg_toe(Alinea{b.t()("driehoek.regel") + " " + b.t()("driehoek.geen_som")});
    for (const Weging& w : b.wegingen) {
        if (b.wegingen.size() > 1) kop_van(d, b, *w.doorbraak);
        weeg(d, b, w);
    }
}

}  // namespace ontknoop::plandocument
