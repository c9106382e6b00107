// SPDX-License-Identifier: EUPL-1.2
#include "prijsbeheer/prijsvelden.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "base/typed_date.h"

namespace ontknoop::prijsbeheer {

using rekentool::Decimaal;
using rekentool::Prijs;
using rekentool::Prijslaag;
using rekentool::Soort;

namespace {

// Fits, with its layer, region and version, in the field of a cost line that remembers the price.
constexpr std::size_t langste_kenmerk = 48;
constexpr auto velden = [] {
    using enum PrijsVeldSoort;
    return std::array<PrijsVeld, prijsveld_aantal>{{
        {"kenmerk", kenmerk, true, langste_kenmerk},
        {"naam", regel, true, 160},
        {"categorie", regel, true, 60},
        {"wet", keuze},
        {"betaler", keuze},
        {"ontvanger", keuze},
        {"eenheid", keuze, true},
        {"bedrag", bedrag, true},
        {"laag", bedrag},
        {"hoog", bedrag},
        {"prijsjaar", jaar, true},
        {"soort", keuze, true},
        {"verzilverbaar", keuze, true},
        {"bewijsgraad", keuze, true},
        {"bron", regel, true, 400},
        {"bron_url", adres, false, 400},
        {"pagina", regel, false, 80},
        {"bron_datum", datum},
        {"licentie", regel, false, 160},
        {"geldig_vanaf", datum, true},
        {"geldig_tot", datum},
        {"controletotaal", ja_nee},
        {"opmerking", tekst, false, 1000},
    }};
}();

// Which list of words a field with a choice takes; the texts of the enums come from the calculator itself.
template <class Enum>
std::vector<std::string> words_of_enum() {
    std::vector<std::string> words;
    constexpr int most = std::is_same_v<Enum, Soort> ? 3 : std::is_same_v<Enum, rekentool::Klasse> ? 5 : 6;
    for (int i = 0; i < most; ++i) words.emplace_back(rekentool::to_text(static_cast<Enum>(i)));
    return words;
}

bool contains(const std::vector<std::string>& words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

bool is_kenmerk(std::string_view text) {
    return text.size() >= 2 && text.size() <= langste_kenmerk && text.front() != '-' && text.back() != '-' &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string_view soort_fout(std::string_view veld) {
    struct Paar {
        std::string_view veld, code;
    };
    static constexpr Paar paren[] = {{"eenheid", "prijs.eenheid"}, {"betaler", "prijs.betaler_onbekend"}, {"ontvanger", "prijs.betaler_onbekend"}, {"wet", "prijs.wet_onbekend"}};
    for (const Paar& p : paren)
        if (p.veld == veld) return p.code;
    return "veld.geen_keuze";
}

// What must hold for one field by itself.
void controleer_veld(const PrijsVeld& veld, const std::string& waarde, const Woordenschat& woorden, Errors& errors) {
    auto refuse = [&](std::string_view code, std::vector<std::string> arguments = {}) { errors.emplace_back(Error{std::string(code), std::move(arguments), std::string(veld.naam)}); };
    if (!is_valid_utf8(waarde) || has_control_characters(waarde)) return refuse("veld.ongeldige_tekens");
    if (waarde.empty()) {
        if (veld.nodig) refuse(veld.soort == PrijsVeldSoort::jaar ? "prijs.zonder_jaar" : "prijs.leeg");
        return;
    }
    if (veld.maximum && utf8_length(waarde) > veld.maximum) return refuse("veld.te_lang", {std::to_string(veld.maximum)});
    using enum PrijsVeldSoort;
    switch (veld.soort) {
        case kenmerk:
            if (!is_kenmerk(waarde)) refuse("prijs.kenmerk");
            break;
        case regel:
            if (waarde.find('\n') != std::string::npos) refuse("veld.ongeldige_tekens");
            break;
        case adres:
            if (!waarde.starts_with("https://") && !waarde.starts_with("http://")) refuse("prijs.adres");
            break;
        case bedrag:
            if (const auto gelezen = lees_bedrag(waarde); !gelezen) refuse(gelezen.error()[0].code, gelezen.error()[0].arguments);
            break;
        case jaar: {
            int getal = 0;
            const auto [end, error] = std::from_chars(waarde.data(), waarde.data() + waarde.size(), getal);
            if (error != std::errc() || end != waarde.data() + waarde.size() || getal < 1990 || getal > 2100) refuse("prijs.jaar");
            break;
        }
        case datum:
            if (names_missing_day(waarde)) refuse("veld.datum_bestaat_niet", {std::string(utf8_prefix(waarde, 40))});
            else if (!parse_date(waarde)) refuse("veld.geen_datum");
            break;
        case ja_nee:
            if (waarde != "ja" && waarde != "nee") refuse("veld.geen_keuze");
            break;
        case keuze:
            if (!contains(keuzes_van(veld.naam, woorden), waarde)) refuse(soort_fout(veld.naam), {std::string(utf8_prefix(waarde, 60))});
            break;
        case tekst: break;
    }
}

std::optional<Decimaal> decimaal_of_niets(const Prijsinvoer& in, std::string_view veld, bool bewaard) {
    const std::string& waarde = in.get(veld);
    if (waarde.empty()) return std::nullopt;
    if (!bewaard) return lees_bedrag(waarde).value();
    const auto gelezen = Decimaal::parse(waarde);
    return gelezen ? std::optional(*gelezen) : std::nullopt;
}

std::optional<int> jaar_of_niets(const std::string& waarde) {
    int getal = 0;
    const auto [end, error] = std::from_chars(waarde.data(), waarde.data() + waarde.size(), getal);
    return error == std::errc() ? std::optional(getal) : std::nullopt;
}

rekentool::Bewijs bewijs_bij(rekentool::Bewijsgraad graad) {
    if (graad == rekentool::Bewijsgraad::aangehaald) return rekentool::Bewijs::aangehaald;
    return graad == rekentool::Bewijsgraad::ongeverifieerd ? rekentool::Bewijs::eigen_kennis : rekentool::Bewijs::gelezen;
}

Prijs lees(const Prijsinvoer& in, Prijslaag laag, bool bewaard) {
    Prijs p;
    p.id = in.get("kenmerk");
    p.naam = in.get("naam");
    p.categorie = in.get("categorie");
    p.wet = in.get("wet");
    p.betaler = in.get("betaler");
    p.ontvanger = in.get("ontvanger");
    p.eenheid = in.get("eenheid");
    p.bedrag.waarschijnlijk = decimaal_of_niets(in, "bedrag", bewaard).value_or(Decimaal(0));
    p.bedrag.laag = decimaal_of_niets(in, "laag", bewaard);
    p.bedrag.hoog = decimaal_of_niets(in, "hoog", bewaard);
    p.prijsjaar = jaar_of_niets(in.get("prijsjaar"));
    p.soort = rekentool::parse_soort(in.get("soort")).value_or(Soort::kosten);
    p.klasse = rekentool::parse_klasse(in.get("verzilverbaar")).value_or(rekentool::Klasse::k1);
    p.bewijsgraad = rekentool::parse_bewijsgraad(in.get("bewijsgraad")).value_or(rekentool::Bewijsgraad::ongeverifieerd);
    p.bewijs = bewijs_bij(p.bewijsgraad);
    p.bron = in.get("bron");
    p.bron_url = in.get("bron_url");
    p.pagina = in.get("pagina");
    p.bron_datum = parse_date(in.get("bron_datum"));
    p.licentie = in.get("licentie");
    p.geldig_vanaf = parse_date(in.get("geldig_vanaf"));
    p.geldig_tot = parse_date(in.get("geldig_tot"));
    p.controletotaal = in.get("controletotaal") == "ja";
    p.opmerking = in.get("opmerking");
    p.herkomst = laag;
    return p;
}

Prijsinvoer schrijf(const Prijs& p, std::string (*bedrag_tekst)(const Decimaal&)) {
    Prijsinvoer in;
    auto bedrag_of_leeg = [&](const std::optional<Decimaal>& d) { return d ? bedrag_tekst(*d) : std::string(); };
    auto dag = [](const std::optional<Date>& d) { return d ? to_iso(*d) : std::string(); };
    in.waarden = {p.id, p.naam, p.categorie, p.wet, p.betaler, p.ontvanger, p.eenheid, bedrag_tekst(p.bedrag.waarschijnlijk), bedrag_of_leeg(p.bedrag.laag),
                  bedrag_of_leeg(p.bedrag.hoog), p.prijsjaar ? std::to_string(*p.prijsjaar) : "", std::string(rekentool::to_text(p.soort)),
                  std::string(rekentool::to_text(p.klasse)), std::string(rekentool::to_text(p.bewijsgraad)), p.bron, p.bron_url, p.pagina, dag(p.bron_datum), p.licentie,
                  dag(p.geldig_vanaf), dag(p.geldig_tot), p.controletotaal ? "ja" : "nee", p.opmerking};
    return in;
}

}  // namespace

std::span<const PrijsVeld, prijsveld_aantal> prijsvelden() { return velden; }

std::optional<std::size_t> find_prijsveld(std::string_view naam) {
    const auto found = std::find_if(velden.begin(), velden.end(), [&](const PrijsVeld& v) { return v.naam == naam; });
    if (found == velden.end()) return std::nullopt;
    return static_cast<std::size_t>(found - velden.begin());
}

const std::string& Prijsinvoer::get(std::string_view naam) const {
    const auto plek = find_prijsveld(naam);
    CHECK(plek.has_value());
    return waarden[*plek];
}

void Prijsinvoer::set(std::string_view naam, std::string waarde) {
    const auto plek = find_prijsveld(naam);
    CHECK(plek.has_value());
    waarden[*plek] = std::move(waarde);
}

Woordenschat woordenschat(const rekentool::Prijslijst& lijst) {
    std::set<std::string> betalers;
    for (const Prijs& p : lijst.all())
        for (const std::string& naam : {p.betaler, p.ontvanger})
            if (!naam.empty()) betalers.insert(naam);
    return {{betalers.begin(), betalers.end()}, lijst.laws()};
}

std::vector<std::string> keuzes_van(std::string_view veld, const Woordenschat& woorden) {
    if (veld == "wet") return woorden.wetten;
    if (veld == "betaler" || veld == "ontvanger") return woorden.betalers;
    if (veld == "eenheid") {
        const auto alle = rekentool::all_eenheden();
        return {alle.begin(), alle.end()};
    }
    if (veld == "soort") return words_of_enum<Soort>();
    if (veld == "verzilverbaar") return words_of_enum<rekentool::Klasse>();
    if (veld == "bewijsgraad") return words_of_enum<rekentool::Bewijsgraad>();
    return {};
}

Result<Prijs> controleer_prijs(const Prijsinvoer& getypt, const Woordenschat& woorden, Prijslaag laag) {
    Prijsinvoer in;
    Errors errors;
    for (std::size_t i = 0; i < velden.size(); ++i) {
        in.waarden[i] = unify_newlines(trim(getypt.waarden[i]));
        controleer_veld(velden[i], in.waarden[i], woorden, errors);
    }
    auto has_error = [&](std::string_view veld) { return std::any_of(errors.begin(), errors.end(), [&](const Error& e) { return e.field == veld; }); };
    auto refuse = [&](std::string code, std::string veld) {
        if (!has_error(veld)) errors.emplace_back(Error{std::move(code), {}, std::move(veld)});
    };
    if (!has_error("bedrag") && !has_error("laag") && !has_error("hoog")) {
        const Prijs p = lees(in, laag, false);
        const auto& b = p.bedrag;
        if ((b.laag && *b.laag > b.waarschijnlijk) || (b.hoog && *b.hoog < b.waarschijnlijk)) refuse("prijs.bandbreedte", b.laag && *b.laag > b.waarschijnlijk ? "laag" : "hoog");
    }
    if (!has_error("soort")) {
        const Soort soort = rekentool::parse_soort(in.get("soort")).value();
        if ((soort == Soort::maatschappelijke_waarde) != in.get("betaler").empty()) refuse("prijs.betaler_bij_soort", "betaler");
        if ((soort == Soort::overdracht) == in.get("ontvanger").empty()) refuse("prijs.ontvanger_bij_soort", "ontvanger");
    }
    const auto vanaf = parse_date(in.get("geldig_vanaf")), tot = parse_date(in.get("geldig_tot"));
    if (vanaf && tot && *tot < *vanaf) refuse("prijs.geldig_tot", "geldig_tot");
    if (!errors.empty()) return fail(std::move(errors));
    return lees(in, laag, false);
}

Prijsinvoer to_invoer(const Prijs& prijs) { return schrijf(prijs, schrijf_bedrag); }
Prijsinvoer to_bewaard(const Prijs& prijs) {
    return schrijf(prijs, [](const Decimaal& d) { return d.text(); });
}
Prijs from_bewaard(const Prijsinvoer& in, Prijslaag laag) { return lees(in, laag, true); }

bool lijkt_formule(std::string_view tekst) {
    const std::size_t begin = tekst.find_first_not_of('\'');
    return begin != std::string_view::npos && std::string_view("=+-@").find(tekst[begin]) != std::string_view::npos;
}

std::string kenmerk_van(std::string_view naam) {
    std::string out;
    for (const char c : fold(naam)) {
        const bool goed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (goed) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
        if (out.size() == langste_kenmerk) break;
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

}  // namespace ontknoop::prijsbeheer
