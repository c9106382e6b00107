// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/sjabloon.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace ontknoop::maatwerkplan {

namespace {

using std::string_view;

// No story, persons, problems, perspective, remarks or outcomes.
constexpr string_view gaan_mee[] = {"belemmering", "doorbraak", "wetsgrond", "rekensom", "gebeurtenis", "overlapgroep", "kostenpost"};
// Who, when, and why it was so in this household.
constexpr string_view blijft_hier[] = {"beslisser", "uiterste_datum", "status", "belemmeringen", "houdt_tegen", "eist_eerst", "kans_reden",
                                  "eigen_prijs_reden", "motivering", "tegenwerping", "startdatum", "navragen", "optimisme_reden",
                                  "dubbele_twijfel_reden", "werkelijk_6", "werkelijk_12", "werkelijk_6_op", "werkelijk_12_op",
                                  "citaat_reden", "toelichting"};

bool is_een_van(string_view naam, const auto& lijst) { return std::ranges::find(lijst, naam) != std::end(lijst); }

bool hoort_bij_woord(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
// Of the letters with an accent only those of a capital: U+00C0 to U+00DE.
bool is_hoofdletter(string_view woord) {
    const auto eerste = static_cast<unsigned char>(woord[0]);
    if (eerste < 0x80) return eerste >= 'A' && eerste <= 'Z';
    return woord.size() > 1 && eerste == 0xC3 && static_cast<unsigned char>(woord[1]) <= 0x9E;
}
bool is_afkorting(string_view woord) { return woord.size() > 1 && woord[1] >= 'A' && woord[1] <= 'Z'; }

struct Woord {
    std::size_t begin, lengte;
    bool begint_zin;
};

std::vector<Woord> woorden_uit(string_view tekst) {
    std::vector<Woord> alle;
    bool begint = true;
    for (std::size_t at = 0; at < tekst.size();) {
        if (!hoort_bij_woord(tekst[at])) {
            if (string_view(".!?:;\n\"").find(tekst[at]) != string_view::npos) begint = true;
            ++at;
            continue;
        }
        const std::size_t begin = at;
        while (at < tekst.size() && hoort_bij_woord(tekst[at])) ++at;
        alle.push_back({begin, at - begin, begint});
        begint = false;
    }
    return alle;
}

bool is_tekst(const Veld& veld) { return veld.soort == VeldSoort::regel || veld.soort == VeldSoort::tekst; }

// Calls see(word, starts a sentence) for every word of a field.
template <class F>
void each_woord(string_view tekst, F see) {
    for (const Woord& w : woorden_uit(tekst)) see(tekst.substr(w.begin, w.lengte), w.begint_zin);
}

}  // namespace

std::set<std::string, std::less<>> namen_in(const Plan& plan) {
    std::set<std::string, std::less<>> namen, gewoon;
    for (const Onderdeel& o : plan.onderdelen)
        for (const Waarde& waarde : o.waarden) {
            const Veld* veld = o.soort->veld(waarde.veld);
            if (!veld || !is_tekst(*veld)) continue;
            const bool noemt = (o.soort->naam == "casus" && veld->naam == "alias") || o.soort->naam == "persoon";
            const bool instantie = veld->naam == "organisatie" || o.soort->naam == "partij";
            const bool vertelt = o.soort->naam == "verhaal";
            each_woord(waarde.tekst, [&](string_view woord, bool begint_zin) {
                if (instantie || !is_hoofdletter(woord) || is_afkorting(woord)) gewoon.insert(fold(woord));
                else if (noemt || (vertelt && !begint_zin)) namen.insert(fold(woord));
            });
        }
    std::erase_if(namen, [&](const std::string& naam) { return gewoon.contains(naam); });
    return namen;
}

std::string zonder_namen(string_view tekst, const std::set<std::string, std::less<>>& namen) {
    std::string schoon;
    std::size_t tot = 0;
    for (const Woord& w : woorden_uit(tekst)) {
        const string_view woord = tekst.substr(w.begin, w.lengte);
        if (!is_hoofdletter(woord) || !namen.contains(fold(woord))) continue;
        schoon.append(tekst.substr(tot, w.begin - tot)) += "[naam]";
        tot = w.begin + w.lengte;
    }
    return schoon.append(tekst.substr(tot));
}

bool gaat_mee(const Soort& soort) { return is_een_van(soort.naam, gaan_mee); }

Onderdeel zonder_huishouden(const Onderdeel& o, const std::set<std::string, std::less<>>& namen) {
    Onderdeel kopie = o;
    std::erase_if(kopie.waarden, [](const Waarde& w) { return is_een_van(w.veld, blijft_hier); });
    for (Waarde& w : kopie.waarden)
        if (const Veld* veld = o.soort->veld(w.veld); veld && is_tekst(*veld)) w.tekst = zonder_namen(w.tekst, namen);
    return kopie;
}

}  // namespace ontknoop::maatwerkplan
