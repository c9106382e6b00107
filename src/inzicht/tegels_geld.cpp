// SPDX-License-Identifier: EUPL-1.2
//
// Tiles about money: what plans save together, and who gains it. Every amount is over the horizon of its own plan.
#include "inzicht/tegels.h"
#include "maatwerkplan/onderdelen.h"

namespace ontknoop::inzicht {

namespace {

std::int64_t plans_with_money(const Gekozen& gekozen) {
    std::int64_t n = 0;
    for (const Kengetal* k : gekozen) n += k->opbrengst.has_value();
    return n;
}

std::int64_t rounded_mean(std::int64_t som, std::int64_t n) { return (som + (som < 0 ? -n : n) / 2) / n; }

// A row per code of an option list (and per code that is no longer in it), in the order of the list; codes without a plan
// are left out.
template <class Value>
struct Posten {
    struct Post {
        std::int64_t n = 0;
        Value som{};
    };
    std::map<std::string, Post> posten;

    template <class Add>
    void add(const std::map<std::string, Value>& delen, Add plus) {
        for (const auto& [code, deel] : delen) {
            Post& post = posten[code];
            ++post.n;
            plus(post.som, deel);
        }
    }
    template <class MakeRow>
    std::vector<Rij> rows(std::string_view lijst, const Woorden& w, MakeRow make) {
        std::vector<Rij> rijen;
        for (const std::string_view code : maatwerkplan::opties(lijst))
            if (const auto it = posten.find(std::string(code)); it != posten.end()) {
                rijen.push_back(make(naam_optie(w, lijst, code), it->second));
                posten.erase(it);
            }
        for (const auto& [code, post] : posten) rijen.push_back(make(code, post));
        return rijen;
    }
};

// Saldo per law or per class: the rows add up to the saldo of all plans.
Tabel saldo_per(const Gekozen& gekozen, const Woorden& w, std::string_view lijst, std::string rijkop, std::map<std::string, Eurocent> Opbrengst::*deel) {
    Posten<Eurocent> posten;
    Eurocent saldo;
    for (const Kengetal* k : gekozen)
        if (k->opbrengst) {
            posten.add((*k->opbrengst).*deel, [](Eurocent& som, Eurocent bedrag) { som += bedrag; });
            saldo += k->opbrengst->saldo;
        }
    Tabel t{.rijkop = std::move(rijkop),
            .kolommen = {{w.t("inzicht.kolom.plannen"), Eenheid::basis}, {w.t("inzicht.kolom.saldo"), Eenheid::bedrag}},
            .rijen = posten.rows(lijst, w, [](std::string naam, const auto& post) { return Rij{std::move(naam), post.n, {{post.n}, {post.som.value}}}; }),
            .verdeling = Verdeling::bedragen,
            .beeld = 1};
    const std::int64_t n = plans_with_money(gekozen);
    t.totaal = Rij{w.t("inzicht.totaal"), n, {{n}, {saldo.value}}};
    return t;
}

}  // namespace

Tabel maak_geld(const Gekozen& gekozen, const Woorden& w) {
    const auto& t = w.t;
    struct Regel {
        const char* naam;
        Eurocent Opbrengst::*bedrag;
    };
    constexpr Regel regels[] = {{"inzicht.directe_besparing", &Opbrengst::directe_besparing},
                                {"inzicht.te_voorkomen", &Opbrengst::te_voorkomen},
                                {"inzicht.doorbraak", &Opbrengst::doorbraak},
                                {"inzicht.saldo", &Opbrengst::saldo}};
    Tabel tabel{.rijkop = t("inzicht.kolom.bedrag"),
                .kolommen = {{t("inzicht.kolom.plannen"), Eenheid::basis}, {t("inzicht.kolom.samen"), Eenheid::bedrag}, {t("inzicht.kolom.gemiddeld"), Eenheid::gemiddelde}},
                .beeld = 1};
    const std::int64_t n = plans_with_money(gekozen);
    for (const Regel& regel : regels) {
        std::int64_t som = 0;
        for (const Kengetal* k : gekozen)
            if (k->opbrengst) som += ((*k->opbrengst).*regel.bedrag).value;
        tabel.rijen.push_back({t(regel.naam), n, {{n}, {som, n ? Staat::zichtbaar : Staat::geen}, {n ? rounded_mean(som, n) : 0, n ? Staat::zichtbaar : Staat::geen}}});
    }
    return tabel;
}

Tabel maak_betalers(const Gekozen& gekozen, const Woorden& w) {
    const auto& t = w.t;
    Posten<Betalerdeel> posten;
    auto plus = [](Betalerdeel& som, const Betalerdeel& deel) {
        som.investeert += deel.investeert;
        som.wint += deel.wint;
        som.saldo += deel.saldo;
    };
    Betalerdeel samen;
    for (const Kengetal* k : gekozen)
        if (k->opbrengst) posten.add(k->opbrengst->per_betaler, plus);
    for (const auto& [code, post] : posten.posten) plus(samen, post.som);
    auto row = [](std::string naam, const auto& post) {
        return Rij{std::move(naam), post.n, {{post.n}, {post.som.investeert.value}, {post.som.wint.value}, {post.som.saldo.value}}};
    };
    Tabel tabel{.rijkop = t("inzicht.kolom.betaler"),
                .kolommen = {{t("inzicht.kolom.plannen"), Eenheid::basis}, {t("inzicht.kolom.investeert"), Eenheid::bedrag}, {t("inzicht.kolom.wint"), Eenheid::bedrag}, {t("inzicht.kolom.saldo"), Eenheid::bedrag}},
                .rijen = posten.rows("betaler", w, row),
                .verdeling = Verdeling::bedragen,
                .beeld = 3};
    tabel.totaal = row(t("inzicht.totaal"), Posten<Betalerdeel>::Post{plans_with_money(gekozen), samen});
    return tabel;
}

Tabel maak_klassen(const Gekozen& gekozen, const Woorden& w) { return saldo_per(gekozen, w, "verzilverbaar", w.t("inzicht.kolom.klasse"), &Opbrengst::per_klasse); }
Tabel maak_wetten(const Gekozen& gekozen, const Woorden& w) { return saldo_per(gekozen, w, "wet", w.t("inzicht.kolom.wet"), &Opbrengst::per_wet); }

}  // namespace ontknoop::inzicht
