// SPDX-License-Identifier: EUPL-1.2
#include "rekenbewijs/verschil.h"

#include <algorithm>

#include "base/text.h"

namespace ontknoop::rekenbewijs {

using rekentool::Decimaal;
using rekentool::Gebeurtenis;
using rekentool::Indexreeks;
using rekentool::Overlapgroep;
using rekentool::Regel;
using rekentool::Rekensom;
using rekentool::Schatting;

namespace {

std::string waarde_tekst(int number) { return std::to_string(number); }
std::string waarde_tekst(bool flag) { return flag ? "ja" : "nee"; }
std::string waarde_tekst(const Decimaal& number) { return number.text(); }
std::string waarde_tekst(const std::optional<int>& number) { return number ? std::to_string(*number) : ""; }
std::string waarde_tekst(const std::optional<Decimaal>& number) { return number ? number->text() : ""; }
std::string waarde_tekst(const std::optional<Date>& date) { return date ? to_iso(*date) : ""; }

// "2", or "2 (1 - 3)" when somebody gave a range.
std::string waarde_tekst(const Schatting& s) {
    std::string all = s.waarschijnlijk.text();
    if (s.laag || s.hoog) all += " (" + waarde_tekst(s.laag) + " - " + waarde_tekst(s.hoog) + ")";
    return all;
}

// A probability of 0.4 is 40 per cent to people.
Decimaal procent(const Decimaal& d) {
    std::int64_t mantisse = d.mantisse();
    for (int schaal = d.schaal(); schaal < 2; ++schaal) mantisse *= 10;
    return Decimaal::make(mantisse, std::max(d.schaal() - 2, 0));
}
std::string procent(const std::optional<Schatting>& s) {
    if (!s) return "";
    Schatting p(procent(s->waarschijnlijk));
    if (s->laag) p.laag = procent(*s->laag);
    if (s->hoog) p.hoog = procent(*s->hoog);
    return waarde_tekst(p);
}

// "gemeente_wmo", or "gemeente_wmo 1/2, zorgverzekeraar 1/2".
std::string betalers_tekst(const std::vector<rekentool::Betaler>& list) {
    std::string all;
    for (const auto& b : list) {
        all += (all.empty() ? "" : ", ") + b.naam;
        if (b.aandeel != rekentool::Aandeel{}) all += " " + b.aandeel.text();
    }
    return all;
}

template <class T>
struct Kenmerk {
    std::string_view veld;
    std::string (*lees)(const T&);
};

constexpr Kenmerk<Regel> regelkenmerken[] = {
    {"omschrijving", [](const Regel& r) { return r.omschrijving; }},
    {"prijs", [](const Regel& r) { return waarde_tekst(r.prijs.bedrag); }},
    {"prijsjaar", [](const Regel& r) { return waarde_tekst(r.prijs.prijsjaar); }},
    {"indexreeks", [](const Regel& r) { return r.prijs.indexreeks; }},
    {"prijs_id", [](const Regel& r) { return r.prijs.prijs_id; }},
    {"herkomst", [](const Regel& r) { return std::string(to_text(r.prijs.herkomst)); }},
    {"bron", [](const Regel& r) { return r.prijs.bron; }},
    {"bewijsgraad", [](const Regel& r) { return std::string(to_text(r.prijs.bewijsgraad)); }},
    {"controletotaal", [](const Regel& r) { return waarde_tekst(r.prijs.controletotaal); }},
    {"eenheid", [](const Regel& r) { return r.eenheid; }},
    {"frequentie", [](const Regel& r) { return std::string(to_text(r.frequentie)); }},
    {"aantal_nu", [](const Regel& r) { return waarde_tekst(r.hoeveelheid.nu); }},
    {"aantal_niets", [](const Regel& r) { return waarde_tekst(r.hoeveelheid.niets); }},
    {"aantal_plan", [](const Regel& r) { return waarde_tekst(r.hoeveelheid.plan); }},
    {"kans_nu", [](const Regel& r) { return procent(r.kans.nu); }},
    {"kans_niets", [](const Regel& r) { return procent(r.kans.niets); }},
    {"kans_plan", [](const Regel& r) { return procent(r.kans.plan); }},
    {"gebeurtenis", [](const Regel& r) { return r.gebeurtenis; }},
    {"start", [](const Regel& r) { return waarde_tekst(r.start); }},
    {"einde", [](const Regel& r) { return waarde_tekst(r.einde); }},
    {"groei", [](const Regel& r) { return waarde_tekst(r.groei); }},
    {"soort", [](const Regel& r) { return std::string(to_text(r.soort)); }},
    {"wet", [](const Regel& r) { return r.wet; }},
    {"betalers", [](const Regel& r) { return betalers_tekst(r.betalers); }},
    {"ontvangers", [](const Regel& r) { return betalers_tekst(r.ontvangers); }},
    {"klasse", [](const Regel& r) { return std::string(to_text(r.verzilverbaarheid.klasse)); }},
    {"vertraging", [](const Regel& r) { return waarde_tekst(r.verzilverbaarheid.vertraging_maanden); }},
    {"fractie", [](const Regel& r) { return waarde_tekst(r.verzilverbaarheid.fractie); }},
    {"vanzelf", [](const Regel& r) { return waarde_tekst(r.effect.vanzelf); }},
    {"toerekening", [](const Regel& r) { return waarde_tekst(r.effect.toerekening); }},
    {"verdringing", [](const Regel& r) { return waarde_tekst(r.effect.verdringing); }},
    {"uitdoving", [](const Regel& r) { return waarde_tekst(r.effect.uitdoving); }},
    {"twijfel", [](const Regel& r) { return r.dubbele_twijfel_reden; }},
    {"overlapgroep", [](const Regel& r) { return r.overlapgroep; }},
    {"doorbraak", [](const Regel& r) { return waarde_tekst(r.doorbraak); }},
};
constexpr Kenmerk<Gebeurtenis> gebeurteniskenmerken[] = {
    {"naam", [](const Gebeurtenis& g) { return g.naam; }},
    {"kans_nu", [](const Gebeurtenis& g) { return procent(g.kans.nu); }},
    {"kans_niets", [](const Gebeurtenis& g) { return procent(g.kans.niets); }},
    {"kans_plan", [](const Gebeurtenis& g) { return procent(g.kans.plan); }},
    {"reden", [](const Gebeurtenis& g) { return g.reden; }},
    {"start", [](const Gebeurtenis& g) { return waarde_tekst(g.start); }},
    {"duur", [](const Gebeurtenis& g) { return waarde_tekst(g.duur); }},
};
constexpr Kenmerk<Overlapgroep> groepkenmerken[] = {
    {"naam", [](const Overlapgroep& g) { return g.naam; }},
    {"alfa", [](const Overlapgroep& g) { return waarde_tekst(g.alfa); }},
};
std::string cijfers(const Indexreeks& reeks) {
    std::string all;
    for (const auto& [jaar, p] : reeks.procent_per_jaar) all += (all.empty() ? "" : ", ") + std::to_string(jaar) + ": " + p.text();
    return all;
}
constexpr Kenmerk<Indexreeks> reekskenmerken[] = {
    {"indexcijfers", cijfers},
    {"indexschatting", [](const Indexreeks& r) {
         std::string all;
         for (const int jaar : r.ongeverifieerd) all += (all.empty() ? "" : ", ") + std::to_string(jaar);
         return all;
     }},
};
constexpr Kenmerk<Rekensom> somkenmerken[] = {
    {"naam", [](const Rekensom& s) { return s.naam; }},
    {"horizon", [](const Rekensom& s) { return waarde_tekst(s.horizon_maanden); }},
    {"basisjaar", [](const Rekensom& s) { return waarde_tekst(s.basisjaar); }},
    {"startdatum", [](const Rekensom& s) { return waarde_tekst(s.startdatum); }},
    {"discontovoet", [](const Rekensom& s) { return waarde_tekst(procent(s.discontovoet)); }},
    {"zaad", [](const Rekensom& s) { return std::to_string(s.simulatie.zaad); }},
    {"trekkingen", [](const Rekensom& s) { return waarde_tekst(s.simulatie.trekkingen); }},
};

template <class T, std::size_t N>
void vergelijk_velden(const T& oud, const T& nieuw, const std::string& onderdeel, const Kenmerk<T> (&kenmerken)[N], std::vector<Verschil>& to) {
    for (const auto& k : kenmerken) {
        std::string was = k.lees(oud), wordt = k.lees(nieuw);
        if (was != wordt) to.push_back({Verschilsoort::gewijzigd, onderdeel, std::string(k.veld), std::move(was), std::move(wordt)});
    }
}

const std::string& sleutel(const Regel& r) { return r.id; }
const std::string& sleutel(const Gebeurtenis& g) { return g.id; }
const std::string& sleutel(const Overlapgroep& g) { return g.id; }
const std::string& sleutel(const Indexreeks& r) { return r.naam; }
const std::string& deel_naam(const Regel& r) { return r.omschrijving.empty() ? r.id : r.omschrijving; }
const std::string& deel_naam(const Gebeurtenis& g) { return g.naam.empty() ? g.id : g.naam; }
const std::string& deel_naam(const Overlapgroep& g) { return g.naam.empty() ? g.id : g.naam; }
const std::string& deel_naam(const Indexreeks& r) { return r.naam; }

template <class T>
const T* zoek(const std::vector<T>& list, const std::string& id) {
    const auto it = std::find_if(list.begin(), list.end(), [&](const T& x) { return sleutel(x) == id; });
    return it == list.end() ? nullptr : &*it;
}

template <class T, std::size_t N>
void vergelijk_lijst(const std::vector<T>& oud, const std::vector<T>& nieuw, const Kenmerk<T> (&kenmerken)[N], std::vector<Verschil>& to) {
    for (const T& x : nieuw)
        if (const T* was = zoek(oud, sleutel(x))) vergelijk_velden(*was, x, deel_naam(*was), kenmerken, to);
        else to.push_back({Verschilsoort::toegevoegd, deel_naam(x), {}, {}, {}});
    for (const T& x : oud)
        if (!zoek(nieuw, sleutel(x))) to.push_back({Verschilsoort::verwijderd, deel_naam(x), {}, {}, {}});
}

}  // namespace

std::vector<Verschil> compare(const Rekensom& oud, const Rekensom& nieuw) {
    std::vector<Verschil> all;
    vergelijk_velden(oud, nieuw, "", somkenmerken, all);
    vergelijk_lijst(oud.regels, nieuw.regels, regelkenmerken, all);
    vergelijk_lijst(oud.gebeurtenissen, nieuw.gebeurtenissen, gebeurteniskenmerken, all);
    vergelijk_lijst(oud.overlapgroepen, nieuw.overlapgroepen, groepkenmerken, all);
    vergelijk_lijst(oud.indexreeksen, nieuw.indexreeksen, reekskenmerken, all);
    // What is left when every field is the same: the same lines in another order.
    if (all.empty() && oud != nieuw) all.push_back({Verschilsoort::gewijzigd, {}, "volgorde", {}, {}});
    return all;
}

}  // namespace ontknoop::rekenbewijs
