// SPDX-License-Identifier: EUPL-1.2
//
// Amounts as people and spreadsheets write them. What can be read in two ways is asked back, never guessed: a price that is
// a thousand times too high or too low is the costliest mistake a price list can hold.
#include <algorithm>

#include "base/text.h"
#include "base/typed_number.h"
#include "prijsbeheer/prijsvelden.h"

namespace ontknoop::prijsbeheer {

using rekentool::Decimaal;

namespace {

const Decimaal hoogste_bedrag(100'000'000);

// Without the euro sign, and with digits for "no cents": "€ 12,-" is "12,00".
std::string zonder_teken(std::string_view tekst) {
    std::string out;
    for (std::size_t i = 0; i < tekst.size(); ++i) {
        if (tekst.substr(i).starts_with("€")) {
            i += std::string_view("€").size() - 1;
        } else {
            out += tekst[i];
        }
    }
    out = trim(out);
    if (out.starts_with("EUR")) out = trim(std::string_view(out).substr(3));
    if (out.ends_with(",-") || out.ends_with(",=")) out.replace(out.size() - 1, 1, "00");
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
    const auto getal = read_typed_number(tekst);
    if (!getal && getal.error() == NumberFault::english) return fail("prijs.bedrag_engels", {kort});
    if (!getal) return fail("prijs.bedrag_geen");
    // A file may come from anywhere, and nobody sees at once how its prices were read: the doubt goes back to who knows.
    if (getal->ambiguous) return fail("prijs.bedrag_dubbelzinnig", {kort, getal->thousands, getal->fraction});
    return als_decimaal(getal->decimals.empty() ? getal->whole : getal->whole + "." + getal->decimals);
}

std::string schrijf_bedrag(const Decimaal& bedrag) { return as_typed_price(bedrag.text()); }

}  // namespace ontknoop::prijsbeheer
