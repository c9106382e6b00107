// SPDX-License-Identifier: EUPL-1.2
//
// From what a person typed to the stored form of a field, and back.
#include <algorithm>
#include <charconv>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/text.h"
#include "base/typed_date.h"
#include "base/typed_number.h"
#include "maatwerkplan/onderdelen.h"

namespace ontknoop::maatwerkplan {

using enum VeldSoort;
using std::string_view;

namespace {

Result<std::string> refuse(const Veld& veld, string_view code, std::vector<std::string> arguments = {}) {
    return fail("veld." + std::string(code), std::move(arguments), std::string(veld.naam));
}

std::string laagst(const Veld& veld) { return std::to_string(veld.minimum); }
std::string hoogst(const Veld& veld) { return std::to_string(veld.maximum); }

// What a spreadsheet or another program writes when there is no number.
bool is_oneindig(string_view tekst) {
    std::string klein = fold(tekst);
    if (klein.starts_with('-') || klein.starts_with('+')) klein.erase(0, 1);
    static constexpr string_view woorden[] = {"nan", "inf", "infinity", "oneindig", "#n/b", "#n/a", "#deel/0!", "#div/0!"};
    return std::find(std::begin(woorden), std::end(woorden), klein) != std::end(woorden);
}

Result<std::string> normaliseer_geheel(const Veld& veld, string_view tekst) {
    if (is_oneindig(tekst)) return refuse(veld, "oneindig", {std::string(tekst)});
    std::int64_t n = 0;
    const auto [end, error] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), n);
    const bool te_lang = error == std::errc::result_out_of_range;
    if (!te_lang && (error != std::errc() || end != tekst.data() + tekst.size())) return refuse(veld, "geen_getal");
    const bool negatief = te_lang ? tekst.starts_with('-') : n < 0;
    if (negatief && veld.minimum >= 0) return refuse(veld, "negatief", {laagst(veld), hoogst(veld)});
    if (te_lang || n < veld.minimum || n > veld.maximum) return refuse(veld, "buiten_bereik", {laagst(veld), hoogst(veld)});
    return std::to_string(n);
}

// The text as a number, or why it is none. A comma with three digits behind it ("1,250") is asked back: the Dutch rule makes
// it one and a quarter, a foreign keyboard makes it a thousand. Where a thousand cannot be, there is nothing to ask.
Result<TypedNumber> lees_getal(const Veld& veld, string_view tekst) {
    const auto getal = read_typed_number(tekst);
    if (!getal && getal.error() == NumberFault::english) return fail("veld.getal_engels", {std::string(tekst)}, std::string(veld.naam));
    if (!getal) return fail("veld.geen_getal", {}, std::string(veld.naam));
    if (getal->ambiguous && !getal->decimals.empty()) {
        std::int64_t duizenden = 0;
        std::from_chars(getal->thousands.data(), getal->thousands.data() + getal->thousands.size(), duizenden);
        if (veld.soort == bedrag || duizenden <= veld.maximum)
            return fail("veld.getal_dubbelzinnig", {std::string(tekst), getal->thousands, veld.soort == bedrag ? getal->fraction.substr(0, getal->fraction.size() - 2) : getal->fraction}, std::string(veld.naam));
    }
    return *getal;
}

Result<std::string> normaliseer_getal(const Veld& veld, string_view tekst) {
    const bool is_procent = veld.soort == procent;
    if (is_procent && tekst.ends_with('%')) tekst = trim(tekst.substr(0, tekst.size() - 1));
    if (is_oneindig(tekst)) return refuse(veld, "oneindig", {std::string(tekst)});
    TRY(const TypedNumber getal, lees_getal(veld, tekst));
    const bool min = getal.negative;
    const std::string& heel = getal.whole;
    std::string deel = getal.decimals;
    if (deel.size() > 4) return refuse(veld, "geen_getal");
    while (!deel.empty() && deel.back() == '0') deel.pop_back();
    std::int64_t n = 0;
    const bool te_lang = std::from_chars(heel.data(), heel.data() + heel.size(), n).ec != std::errc();
    const bool nul = !te_lang && n == 0 && deel.empty();
    // Beyond the bound, also by a fraction: 100,5 when 100 is the most.
    auto voorbij = [&](std::int64_t grens) { return te_lang || n > grens || (n == grens && !deel.empty()); };
    const bool te_laag = min && !nul && voorbij(std::max<std::int64_t>(-veld.minimum, 0));
    const bool te_hoog = !min && voorbij(veld.maximum);
    if (is_procent && (te_laag || te_hoog)) return refuse(veld, "procent_bereik", {std::string(tekst), laagst(veld), hoogst(veld)});
    if (te_laag) return refuse(veld, "negatief", {laagst(veld), hoogst(veld)});
    if (te_hoog) return refuse(veld, "te_groot", {hoogst(veld)});
    if (!min && n < veld.minimum) return refuse(veld, "buiten_bereik", {laagst(veld), hoogst(veld)});
    return (min && !nul ? "-" : "") + std::to_string(n) + (deel.empty() ? "" : "." + deel);
}

}  // namespace

Result<std::string> normaliseer(const Veld& veld, std::span<const string_view> invoer) {
    const std::string naam(veld.naam);
    // Browsers end a line with CR LF; one kind of line end is stored.
    const std::string eerste = invoer.empty() ? std::string() : unify_newlines(invoer[0]);
    if (!is_valid_utf8(eerste) || has_control_characters(eerste)) return fail("veld.ongeldige_tekens", {}, naam);
    const string_view kort = trim(eerste);
    switch (veld.soort) {
        case regel:
        case tekst: {
            const auto maximum = static_cast<std::size_t>(veld.maximum ? veld.maximum : veld.soort == regel ? 200 : 8000);
            std::string schoon(veld.soort == regel ? kort : string_view(eerste));
            if (veld.soort == regel) std::replace(schoon.begin(), schoon.end(), '\n', ' ');
            if (utf8_length(schoon) > maximum) return fail("veld.te_lang", {std::to_string(maximum)}, naam);
            return schoon;
        }
        case keuze: {
            if (kort.empty()) return std::string();
            for (const string_view code : opties(veld.opties))
                if (code == kort) return std::string(code);
            return fail("veld.geen_keuze", {}, naam);
        }
        case meerkeuze: {
            const auto codes = opties(veld.opties);
            for (const string_view gekozen : invoer)
                if (!gekozen.empty() && std::find(codes.begin(), codes.end(), gekozen) == codes.end())
                    return fail("veld.geen_keuze", {}, naam);
            std::string samen;
            for (const string_view code : codes)
                if (std::find(invoer.begin(), invoer.end(), code) != invoer.end()) samen += (samen.empty() ? "" : ",") + std::string(code);
            return samen;
        }
        case ja_nee:
            if (kort.empty() || kort == "ja" || kort == "nee") return std::string(kort);
            return fail("veld.geen_keuze", {}, naam);
        case geheel: return kort.empty() ? Result<std::string>(std::string()) : normaliseer_geheel(veld, kort);
        case getal:
        case procent: return kort.empty() ? Result<std::string>(std::string()) : normaliseer_getal(veld, kort);
        case bedrag: {
            if (kort.empty()) return std::string();
            const auto amount = parse_euro(kort);
            if (!amount) TRY_DO(lees_getal(veld, kort));  // says more about some numbers that are no amount
            if (!amount) return fail("veld.geen_bedrag", {}, naam);
            if (amount->value < veld.minimum || amount->value > veld.maximum)
                return fail("veld.bedrag_buiten_bereik", {format_euro({veld.minimum}), format_euro({veld.maximum})}, naam);
            return std::to_string(amount->value);
        }
        case datum: {
            if (kort.empty()) return std::string();
            const auto date = parse_date(kort);
            if (names_missing_day(kort)) return refuse(veld, "datum_bestaat_niet", {std::string(kort)});
            if (!date) return fail("veld.geen_datum", {}, naam);
            return to_iso(*date);
        }
        case verwijzing:
        case gebruiker:
            if (kort.empty()) return std::string();
            if (!is_id_text(kort)) return fail("veld.onbekende_verwijzing", {}, naam);
            return std::string(kort);
        case verwijzingen: {
            std::string samen;
            for (const string_view id : invoer) {
                if (id.empty()) continue;
                if (!is_id_text(id)) return fail("veld.onbekende_verwijzing", {}, naam);
                samen += (samen.empty() ? "" : ",") + std::string(id);
            }
            return samen;
        }
    }
    CHECK(!"unreachable");
    return std::string();
}

std::string als_invoer(const Veld& veld, string_view opgeslagen) {
    if (opgeslagen.empty()) return {};
    if (veld.soort == bedrag) {
        std::int64_t cents = 0;
        std::from_chars(opgeslagen.data(), opgeslagen.data() + opgeslagen.size(), cents);
        return format_amount_for_field({cents});
    }
    if (veld.is_prijs) return as_typed_price(std::string(opgeslagen));
    if (veld.soort == getal || veld.soort == procent) return as_typed(std::string(opgeslagen));
    return std::string(opgeslagen);
}

}  // namespace ontknoop::maatwerkplan
