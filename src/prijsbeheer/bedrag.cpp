// SPDX-License-Identifier: EUPL-1.2
//
// Amounts as people and spreadsheets write them. What can be read in two ways is asked back, never guessed: a price that is
// a thousand times too high or too low is the costliest mistake a price list can hold.
#include <algorithm>

#include "base/text.h"
#include "prijsbeheer/prijsvelden.h"

namespace ontknoop::prijsbeheer {

using rekentool::Decimaal;

namespace {

const Decimaal hoogste_bedrag(100'000'000);

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// "1.234.567" between its separators: one to three digits, then groups of three.
bool is_gegroepeerd(std::string_view geheel, char punt) {
    const auto groepen = split(geheel, punt);
    if (groepen.size() < 2 || groepen[0].empty() || groepen[0].size() > 3 || !all_digits(groepen[0])) return false;
    return std::all_of(groepen.begin() + 1, groepen.end(), [](std::string_view g) { return g.size() == 3 && all_digits(g); });
}

std::string without(std::string_view text, char c) {
    std::string out(text);
    std::erase(out, c);
    return out;
}

// Without the euro sign, and without what stands for "no cents": "€ 12,-".
std::string zonder_teken(std::string_view tekst) {
    std::string out;
    for (std::size_t i = 0; i < tekst.size(); ++i) {
        if (tekst.substr(i).starts_with("€")) {
            i += std::string_view("€").size() - 1;
        } else if (tekst.substr(i).starts_with("\u00a0")) {
            i += std::string_view("\u00a0").size() - 1;
        } else if (tekst[i] != ' ') {
            out += tekst[i];
        }
    }
    if (out.starts_with("EUR")) out.erase(0, 3);
    if (out.ends_with(",-") || out.ends_with(",=")) out.erase(out.size() - 2);
    return out;
}

bool heeft_woord(std::string_view tekst) {
    const std::string klein = fold(tekst);
    return std::any_of(klein.begin(), klein.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

Result<Decimaal> als_decimaal(const std::string& met_punt) {
    const auto gelezen = Decimaal::parse(met_punt);
    if (!gelezen) {
        if (gelezen.error() == rekentool::Leesfout::te_groot) return fail("prijs.bedrag_te_groot");
        return fail("prijs.bedrag_geen");
    }
    if (*gelezen > hoogste_bedrag) return fail("prijs.bedrag_te_groot");
    return *gelezen;
}

}  // namespace

Result<Decimaal> lees_bedrag(std::string_view getypt) {
    const std::string tekst = zonder_teken(trim(getypt));
    const std::string kort(utf8_prefix(trim(getypt), 40));
    if (tekst.empty()) return fail("prijs.bedrag_geen");
    if (tekst.starts_with('-')) return fail("prijs.bedrag_negatief");
    if (heeft_woord(tekst)) return fail("prijs.bedrag_woord", {kort});
    if (!std::all_of(tekst.begin(), tekst.end(), [](char c) { return is_digit(c) || c == '.' || c == ','; })) return fail("prijs.bedrag_geen");

    const auto punten = std::count(tekst.begin(), tekst.end(), '.'), kommas = std::count(tekst.begin(), tekst.end(), ',');
    if (punten == 0 && kommas == 0) return als_decimaal(tekst);
    if (punten > 0 && kommas > 0) {
        const std::size_t komma = tekst.rfind(','), punt = tekst.rfind('.');
        if (punt > komma) return fail("prijs.bedrag_engels", {kort});
        if (kommas > 1 || !is_gegroepeerd(std::string_view(tekst).substr(0, komma), '.')) return fail("prijs.bedrag_geen");
        return als_decimaal(without(std::string_view(tekst).substr(0, komma), '.') + "." + tekst.substr(komma + 1));
    }
    const char teken = punten > 0 ? '.' : ',';
    if (punten + kommas > 1) {
        if (!is_gegroepeerd(tekst, teken)) return fail("prijs.bedrag_geen");
        if (teken == ',') return fail("prijs.bedrag_engels", {kort});
        return als_decimaal(without(tekst, '.'));
    }
    // One sign. Three digits behind it may be a group of thousands, unless nothing stands before it that can be one.
    const std::size_t plek = tekst.find(teken);
    const std::string_view voor = std::string_view(tekst).substr(0, plek), na = std::string_view(tekst).substr(plek + 1);
    if (!all_digits(voor) || !all_digits(na)) return fail("prijs.bedrag_geen");
    const bool kan_groep = na.size() == 3 && voor.size() <= 3 && !voor.starts_with('0');
    if (kan_groep) return fail("prijs.bedrag_dubbelzinnig", {kort, without(tekst, teken), std::string(voor) + "," + std::string(na) + "0"});
    return als_decimaal(std::string(voor) + "." + std::string(na));
}

std::string schrijf_bedrag(const Decimaal& bedrag) {
    std::string tekst = bedrag.text();
    const std::size_t punt = tekst.find('.');
    if (punt == std::string::npos) return tekst;
    tekst[punt] = ',';
    // Three decimals could be taken for thousands: a nought more settles it.
    if (tekst.size() - punt == 4 && punt <= 3 && tekst[0] != '0') tekst += '0';
    return tekst;
}

}  // namespace ontknoop::prijsbeheer
