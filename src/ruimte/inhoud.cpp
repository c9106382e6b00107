// SPDX-License-Identifier: EUPL-1.2
#include "ruimte/inhoud.h"

#include <algorithm>
#include <boost/json.hpp>
#include <regex>

#include "base/text.h"

namespace ontknoop::ruimte {

namespace {

using V = Veldvorm;

constexpr Veldregel bepaling_velden[] = {
    {"regeling", V::regel, 200, true},
    {"stelsel", V::keuze, 10, true},
    {"regeling_id", V::regel, 40, true},
    {"afkorting", V::regel, 40},
    {"ook_bekend_als", V::regels, 80},
    {"artikel", V::regel, 40, true},
    {"lid", V::regel, 40},
    {"titel", V::regel, 160, true},
    {"samenvatting", V::tekst, 1500, true},
    {"ruimte", V::keuze, 40, true},
    {"voorwaarden", V::regels, 300},
    {"leefgebieden", V::codes, 40, true},
    {"helpt_bij", V::regels, 160, true},
    {"beslisser", V::keuze, 40, true},
    {"grenzen", V::regels, 80},
    {"geldig_vanaf", V::datum, 10},
    {"geldig_tot", V::datum, 10},
    {"nagelezen", V::vlag, 5},
    {"toestand", V::regel, 10},
    {"nagelezen_door", V::regel, 120},
    {"hercontrole", V::vlag, 5},
    {"bron", V::regel, 300, true},
};
constexpr Veldregel argument_velden[] = {
    {"naam", V::regel, 80, true},
    {"voorbeelden", V::regels, 200, true},
    {"kern", V::regel, 200, true},
    {"antwoord", V::tekst, 1500, true},
    {"tip", V::tekst, 400, true},
};
constexpr std::size_t meeste_items = 25;
constexpr std::size_t langste_sleutel = 80;

struct Stelselregel {
    wetten::Stelsel stelsel;
    std::string_view code, patroon, voorbeeld;
};
constexpr Stelselregel stelsels[] = {
    {wetten::Stelsel::bwb, "bwb", "BWB[RV][0-9]{7}", "BWBR0015703"},
    {wetten::Stelsel::cvdr, "cvdr", "CVDR[0-9]{3,9}", "CVDR719087"},
    {wetten::Stelsel::celex, "celex", "[0-9]{5}[A-Z]{1,2}[0-9]{4}", "32016R0679"},
};
const Stelselregel* find_stelsel(std::string_view code) {
    const auto* found = std::ranges::find(stelsels, code, &Stelselregel::code);
    return found == std::end(stelsels) ? nullptr : found;
}

template <class Lijst>
std::vector<wetten::Benaming> benamingen(const Lijst& lijst) {
    std::vector<wetten::Benaming> all;
    for (const auto& item : lijst) all.push_back({item.code, item.naam});
    return all;
}

bool past(const std::string& text, std::string_view patroon) { return std::regex_match(text, std::regex(patroon.begin(), patroon.end())); }

// Checks one table of fields against its values; what depends on two fields comes after it.
class Controle {
public:
    Controle(const Inhoud& inhoud, const Bekend& bekend) : inhoud_(inhoud), bekend_(bekend) {}

    void veld(const Veldregel& veld) {
        const auto& all = waarden(inhoud_, veld.naam);
        if (all.empty()) {
            if (veld.nodig) refuse(veld.naam, "ruimte.leeg");
            return;
        }
        if (all.size() > meeste_items) return refuse(veld.naam, "ruimte.te_veel", {std::to_string(meeste_items)});
        for (const std::string& item : all)
            if (!tekst_klopt(veld, item)) return;
        if (veld.vorm == V::keuze || veld.vorm == V::codes) in_lijst(veld, all);
        else if (veld.vorm == V::datum && !parse_iso_date(all[0])) refuse(veld.naam, "veld.geen_datum");
        else if (veld.vorm == V::vlag && all[0] != "true") refuse(veld.naam, "veld.geen_keuze");
    }
    void bepaling() {
        if (const auto* stelsel = find_stelsel(waarde(inhoud_, "stelsel")); stelsel && inhoud_.contains("regeling_id") && !past(std::string(waarde(inhoud_, "regeling_id")), stelsel->patroon))
            refuse("regeling_id", "ruimte.kenmerk", {std::string(stelsel->voorbeeld)});
        for (const std::string& id : waarden(inhoud_, "grenzen"))
            if (!bekend_.bepalingen.find(id)) refuse("grenzen", "ruimte.grens", {std::string(utf8_prefix(id, 80))});
        const std::string toestand(waarde(inhoud_, "toestand"));
        if (toestand.empty() && inhoud_.contains("nagelezen")) refuse("toestand", "ruimte.toestand_nodig");
        const bool is_dag = parse_iso_date(toestand) || parse_iso_date(toestand + "-01") || (toestand.size() == 4 && parse_iso_date(toestand + "-01-01"));
        if (!toestand.empty() && !is_dag) refuse("toestand", "ruimte.toestand");
        const auto van = parse_iso_date(waarde(inhoud_, "geldig_vanaf")), tot = parse_iso_date(waarde(inhoud_, "geldig_tot"));
        if (van && tot && *tot <= *van) refuse("geldig_tot", "ruimte.einde_voor_begin");
    }
    Errors errors;

private:
    void refuse(std::string_view veld, std::string code, std::vector<std::string> arguments = {}) {
        errors.push_back({std::move(code), std::move(arguments), std::string(veld)});
    }
    bool tekst_klopt(const Veldregel& veld, const std::string& item) {
        const bool een_regel = veld.vorm != V::tekst;
        if (!is_valid_utf8(item) || has_control_characters(item) || (een_regel && item.find('\n') != std::string::npos)) refuse(veld.naam, "veld.ongeldige_tekens");
        else if (utf8_length(item) > veld.maximum) refuse(veld.naam, "veld.te_lang", {std::to_string(veld.maximum)});
        else return true;
        return false;
    }
    void in_lijst(const Veldregel& veld, const std::vector<std::string>& codes) {
        const auto known = keuzes(bekend_, veld.naam);
        const bool all_known = std::ranges::all_of(codes, [&](const std::string& code) { return std::ranges::find(known, code, &wetten::Benaming::code) != known.end(); });
        if (!all_known) refuse(veld.naam, "veld.geen_keuze");
    }

    const Inhoud& inhoud_;
    const Bekend& bekend_;
};

void zet(Inhoud& to, std::string_view veld, std::string_view value) {
    if (!value.empty()) to[std::string(veld)] = {std::string(value)};
}
void zet(Inhoud& to, std::string_view veld, const std::vector<std::string>& values) {
    if (!values.empty()) to[std::string(veld)] = values;
}

// "Participatiewet 35, lid 1" -> "participatiewet-35-lid-1"
std::string slug(std::string_view text) {
    std::string result;
    for (const char c : fold(text)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
        if (letter) result += c;
        else if (!result.empty() && result.back() != '-') result += '-';
    }
    while (!result.empty() && (result.back() == '-' || result.back() == '.')) result.pop_back();
    return result;
}

}  // namespace

std::string_view naam(Soort soort) { return soort == Soort::bepaling ? "bepaling" : "argument"; }

std::span<const Veldregel> velden(Soort soort) {
    if (soort == Soort::bepaling) return bepaling_velden;
    return argument_velden;
}

std::string_view waarde(const Inhoud& inhoud, std::string_view veld) {
    const auto found = inhoud.find(veld);
    return found == inhoud.end() || found->second.empty() ? std::string_view() : std::string_view(found->second.front());
}

const std::vector<std::string>& waarden(const Inhoud& inhoud, std::string_view veld) {
    static const std::vector<std::string> none;
    const auto found = inhoud.find(veld);
    return found == inhoud.end() ? none : found->second;
}

std::string kenmerk_uit(std::string_view getypt) {
    constexpr std::string_view pagina = "/wetten/bepalingen/";
    std::string_view text = trim(getypt);
    if (const std::size_t at = text.find(pagina); at != std::string_view::npos) {
        const std::string_view rest = text.substr(at + pagina.size());
        // An address without an id stays as it was typed, for the check to name.
        if (const std::string_view id = rest.substr(0, rest.find_first_of("/?#")); !id.empty()) text = id;
    }
    return std::string(text);
}

Inhoud read_form(Soort soort, const http::Fields& form) {
    Inhoud inhoud;
    for (const Veldregel& veld : velden(soort)) {
        std::vector<std::string> items;
        if (veld.vorm == V::regels) {
            const std::string text = unify_newlines(form.get(veld.naam));
            for (const std::string_view line : split(text, '\n')) items.push_back(veld.naam == "grenzen" ? kenmerk_uit(line) : std::string(trim(line)));
        } else if (veld.vorm == V::codes) {
            for (const std::string_view code : form.all(veld.naam)) items.emplace_back(trim(code));
        } else {
            items.push_back(unify_newlines(trim(form.get(veld.naam))));
        }
        std::erase(items, "");
        // A day as people write it; what cannot be read stays as it was typed, for the check to name.
        if (veld.vorm == V::datum && !items.empty())
            if (const auto day = is_valid_utf8(items[0]) && items[0].size() <= 40 ? parse_date(items[0]) : std::nullopt) items[0] = to_iso(*day);
        if (!items.empty()) inhoud[std::string(veld.naam)] = std::move(items);
    }
    return inhoud;
}

std::string to_json(const Inhoud& inhoud) {
    boost::json::object object;
    for (const auto& [veld, values] : inhoud) object[veld] = boost::json::array(values.begin(), values.end());
    return boost::json::serialize(object);
}

Inhoud from_json(std::string_view text) {
    Inhoud inhoud;
    boost::system::error_code error;
    const boost::json::value root = boost::json::parse(text, error);
    if (error || !root.is_object()) throw AdminError("Een eigen bepaling in de database is beschadigd. Zet een reservekopie terug.");
    for (const auto& [veld, values] : root.as_object())
        for (const auto& item : values.as_array()) inhoud[std::string(veld)].emplace_back(item.as_string());
    return inhoud;
}

std::vector<wetten::Benaming> keuzes(const Bekend& bekend, std::string_view veld) {
    if (veld == "ruimte") return benamingen(bekend.bepalingen.ruimten());
    if (veld == "beslisser") return benamingen(bekend.bepalingen.beslissers());
    if (veld == "leefgebieden") return benamingen(bekend.bepalingen.leefgebieden());
    std::vector<wetten::Benaming> all;
    if (veld == "stelsel")
        for (const Stelselregel& s : stelsels) all.push_back({std::string(s.code), std::string(s.code)});
    return all;
}

Errors controleer(Soort soort, const Inhoud& inhoud, const Bekend& bekend) {
    Controle controle(inhoud, bekend);
    for (const Veldregel& veld : velden(soort)) controle.veld(veld);
    if (soort == Soort::bepaling) controle.bepaling();
    return std::move(controle.errors);
}

wetten::Bepaling to_bepaling(const std::string& sleutel, const Inhoud& inhoud) {
    const auto get = [&](std::string_view veld) { return std::string(waarde(inhoud, veld)); };
    wetten::Bepaling b;
    b.id = sleutel;
    if (const auto* stelsel = find_stelsel(get("stelsel"))) b.stelsel = stelsel->stelsel;
    b.regeling_id = get("regeling_id");
    b.regeling = get("regeling");
    b.afkorting = get("afkorting");
    b.ook_bekend_als = waarden(inhoud, "ook_bekend_als");
    b.artikel = get("artikel");
    b.lid = get("lid");
    b.titel = get("titel");
    b.samenvatting = get("samenvatting");
    b.leefgebieden = waarden(inhoud, "leefgebieden");
    b.helpt_bij = waarden(inhoud, "helpt_bij");
    b.voorwaarden = waarden(inhoud, "voorwaarden");
    b.ruimte = get("ruimte");
    b.beslisser = get("beslisser");
    b.grenzen = waarden(inhoud, "grenzen");
    b.geldig_vanaf = parse_iso_date(get("geldig_vanaf"));
    b.geldig_tot = parse_iso_date(get("geldig_tot"));
    b.nagelezen = inhoud.contains("nagelezen");
    b.hercontrole = inhoud.contains("hercontrole");
    b.toestand = get("toestand");
    b.nagelezen_door = get("nagelezen_door");
    b.bron = get("bron");
    b.eigen = true;
    return b;
}

Inhoud van_bepaling(const wetten::Bepaling& b) {
    Inhoud inhoud;
    for (const Stelselregel& s : stelsels)
        if (s.stelsel == b.stelsel) zet(inhoud, "stelsel", s.code);
    zet(inhoud, "regeling", b.regeling);
    zet(inhoud, "regeling_id", b.regeling_id);
    zet(inhoud, "afkorting", b.afkorting);
    zet(inhoud, "ook_bekend_als", b.ook_bekend_als);
    zet(inhoud, "artikel", b.artikel);
    zet(inhoud, "lid", b.lid);
    zet(inhoud, "titel", b.titel);
    zet(inhoud, "samenvatting", b.samenvatting);
    zet(inhoud, "ruimte", b.ruimte);
    zet(inhoud, "voorwaarden", b.voorwaarden);
    zet(inhoud, "leefgebieden", b.leefgebieden);
    zet(inhoud, "helpt_bij", b.helpt_bij);
    zet(inhoud, "beslisser", b.beslisser);
    zet(inhoud, "grenzen", b.grenzen);
    if (b.geldig_vanaf) zet(inhoud, "geldig_vanaf", to_iso(*b.geldig_vanaf));
    if (b.geldig_tot) zet(inhoud, "geldig_tot", to_iso(*b.geldig_tot));
    if (b.nagelezen) zet(inhoud, "nagelezen", "true");
    zet(inhoud, "toestand", b.toestand);
    zet(inhoud, "nagelezen_door", b.nagelezen_door);
    if (b.hercontrole) zet(inhoud, "hercontrole", "true");
    zet(inhoud, "bron", b.bron);
    return inhoud;
}

wetten::Tegenwerping to_argument(const std::string& sleutel, const Inhoud& inhoud) {
    const auto get = [&](std::string_view veld) { return std::string(waarde(inhoud, veld)); };
    return {sleutel, get("naam"), waarden(inhoud, "voorbeelden"), get("kern"), get("antwoord"), get("tip")};
}

Inhoud van_argument(const wetten::Tegenwerping& w) {
    Inhoud inhoud;
    zet(inhoud, "naam", w.naam);
    zet(inhoud, "voorbeelden", w.voorbeelden);
    zet(inhoud, "kern", w.kern);
    zet(inhoud, "antwoord", w.antwoord);
    zet(inhoud, "tip", w.tip);
    return inhoud;
}

std::string maak_sleutel(Soort soort, const Inhoud& inhoud, const std::function<bool(const std::string&)>& bestaat) {
    const auto get = [&](std::string_view veld) { return std::string(waarde(inhoud, veld)); };
    const std::string woorden = soort == Soort::argument ? get("naam") : (get("afkorting").empty() ? get("regeling") : get("afkorting")) + " " + get("artikel") + " " + get("lid");
    std::string basis = slug("eigen " + woorden).substr(0, 60);
    if (basis == "eigen") basis += "-" + std::string(naam(soort));
    std::string sleutel = basis;
    for (int n = 2; bestaat(sleutel); ++n) sleutel = basis + "-" + std::to_string(n);
    return sleutel;
}

bool is_sleutel(std::string_view id) {
    return id.size() >= 3 && id.size() <= langste_sleutel && id.find('-') != std::string_view::npos && std::ranges::all_of(id, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
           });
}

std::string titel_van(Soort soort, const Inhoud& inhoud) {
    if (soort == Soort::argument) return std::string(waarde(inhoud, "naam"));
    return to_bepaling("", inhoud).aanhaling() + ": " + std::string(waarde(inhoud, "titel"));
}

}  // namespace ontknoop::ruimte
