// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/levensloop.h"

#include <algorithm>
#include <array>

namespace ontknoop::maatwerkplan {

namespace {

// clang-format off
constexpr Pijl tabel[] = {
    // from              to                 who             complete reason  why
    {"concept",         "onderbouwd",      Wie::maker,     true,  false, "the three values are motivated, the law and the sum are there"},
    {"concept",         "ingediend",       Wie::maker,     true,  false, "in one go at the kitchen table"},
    {"concept",         "ingetrokken",     Wie::maker,     false, true,  "the resident does not want it, or it is not needed any more"},
    {"onderbouwd",      "concept",         Wie::maker,     false, false, "work on after all"},
    {"onderbouwd",      "ingediend",       Wie::maker,     true,  false, "to who may decide"},
    {"onderbouwd",      "ingetrokken",     Wie::maker,     false, true,  "the resident does not want it, or it is not needed any more"},
    {"ingediend",       "concept",         Wie::maker,     false, false, "take it back before anyone started on it"},
    {"ingediend",       "in_behandeling",  Wie::beslisser, false, false, "somebody owns it now: the clock of the desk starts"},
    {"ingediend",       "toegekend",       Wie::beslisser, false, true,  "a quick yes, with its reason"},
    {"ingediend",       "deels_toegekend", Wie::beslisser, false, true,  "yes to a part, with its reason"},
    {"ingediend",       "afgewezen",       Wie::beslisser, false, true,  "no is a clear answer too, with its reason"},
    {"ingediend",       "ingetrokken",     Wie::maker,     false, true,  "the household leaves or does not want it any more"},
    {"ingediend",       "geescaleerd",     Wie::maker,     false, true,  "no answer in time: to the next rung, with the dilemma in values"},
    {"in_behandeling",  "toegekend",       Wie::beslisser, false, true,  "yes, with its reason"},
    {"in_behandeling",  "deels_toegekend", Wie::beslisser, false, true,  "yes to a part, with its reason"},
    {"in_behandeling",  "afgewezen",       Wie::beslisser, false, true,  "no is a clear answer too, with its reason"},
    {"in_behandeling",  "concept",         Wie::beslisser, false, true,  "back to the maker: what is missing"},
    {"in_behandeling",  "ingetrokken",     Wie::maker,     false, true,  "the household leaves or does not want it any more"},
    {"in_behandeling",  "geescaleerd",     Wie::maker,     false, true,  "no answer in time: to the next rung, with the dilemma in values"},
    {"afgewezen",       "geescaleerd",     Wie::maker,     false, true,  "not agreed: to the next rung, with the dilemma in values"},
    {"afgewezen",       "concept",         Wie::maker,     false, false, "try again with a better plan"},
    {"geescaleerd",     "toegekend",       Wie::beslisser, false, true,  "yes, with its reason"},
    {"geescaleerd",     "deels_toegekend", Wie::beslisser, false, true,  "yes to a part, with its reason"},
    {"geescaleerd",     "afgewezen",       Wie::beslisser, false, true,  "no is a clear answer too, with its reason"},
    {"geescaleerd",     "ingetrokken",     Wie::maker,     false, true,  "the household leaves or does not want it any more"},
    {"toegekend",       "uitgevoerd",      Wie::maker,     false, false, "the breakthrough happened"},
    {"toegekend",       "concept",         Wie::maker,     false, true,  "what was asked has to change: that is a new decision"},
    {"toegekend",       "ingetrokken",     Wie::maker,     false, true,  "granted, and not needed any more"},
    {"deels_toegekend", "uitgevoerd",      Wie::maker,     false, false, "the breakthrough happened, as far as it was granted"},
    {"deels_toegekend", "concept",         Wie::maker,     false, true,  "what was asked has to change: that is a new decision"},
    {"deels_toegekend", "ingetrokken",     Wie::maker,     false, true,  "granted in part, and not needed any more"},
    {"deels_toegekend", "geescaleerd",     Wie::maker,     false, true,  "the rest matters too: to the next rung"},
    {"uitgevoerd",      "afgesloten",      Wie::maker,     false, false, "outcome, time saved and one lesson are written down"},
    {"afgewezen",       "afgesloten",      Wie::maker,     false, false, "outcome and one lesson are written down"},
    {"ingetrokken",     "afgesloten",      Wie::maker,     false, false, "outcome and one lesson are written down"},
    {"ingetrokken",     "concept",         Wie::maker,     false, false, "start again"},
};
// clang-format on

constexpr NaSluiten nog_open[] = {
    {"afsluiting", {}, "the outcome becomes clearer, and so does the lesson; neither goes away"},
    {"opvolging", {}, "somebody looks again, and says how it is now"},
    {"kostenpost", "werkelijk_", "what it really cost is known after 6 and 12 months"},
    {"rekensom", "werkelijk_", "the day on which that was filled in"},
    {"opmerking", {}, "whoever reads a plan may say something about it, at any time"},
};

// What a plan asks for.
constexpr std::string_view verzoek[] = {"doorbraak", "wetsgrond", "onderbouwing", "weging", "rekensom", "gebeurtenis", "overlapgroep", "kostenpost"};

// What may become of a breakthrough while the plan is here; nothing beside these.
struct Lot {
    std::string_view plan;
    std::array<std::string_view, 5> doorbraak;
};
constexpr Lot loten[] = {
    {"concept", {"concept", "onderbouwd"}},
    {"onderbouwd", {"concept", "onderbouwd"}},
    {"ingediend", {"ingediend"}},
    {"in_behandeling", {"ingediend", "in_behandeling"}},
    {"geescaleerd", {"geescaleerd", "toegekend", "afgewezen"}},
    {"toegekend", {"toegekend", "uitgevoerd", "ingetrokken"}},
    {"deels_toegekend", {"deels_toegekend", "toegekend", "afgewezen", "uitgevoerd", "ingetrokken"}},
    {"afgewezen", {"afgewezen"}},
    {"uitgevoerd", {"uitgevoerd", "toegekend", "deels_toegekend", "afgewezen", "ingetrokken"}},
    {"ingetrokken", {"ingetrokken"}},
    {"afgesloten", {"uitgevoerd", "toegekend", "deels_toegekend", "afgewezen", "ingetrokken"}},
};

constexpr std::string_view volgorde[] = {"concept",   "onderbouwd", "ingediend",  "in_behandeling", "toegekend", "deels_toegekend",
                                         "afgewezen", "geescaleerd", "uitgevoerd", "ingetrokken",    "afgesloten"};

}  // namespace

std::span<const Pijl> levensloop() { return tabel; }
std::span<const std::string_view> statussen() { return volgorde; }

const Pijl* find_pijl(std::string_view van, std::string_view naar) {
    for (const Pijl& p : tabel)
        if (p.van == van && p.naar == naar) return &p;
    return nullptr;
}

std::vector<const Pijl*> pijlen(std::string_view van, bool is_maker, bool is_beslisser) {
    std::vector<const Pijl*> found;
    for (const Pijl& p : tabel)
        // Four eyes: who works on a plan does not decide about it.
        if (p.van == van && (p.wie == Wie::maker ? is_maker : is_beslisser && !is_maker)) found.push_back(&p);
    return found;
}

bool is_gesloten(std::string_view status) { return status == "afgesloten"; }
std::span<const NaSluiten> na_sluiten() { return nog_open; }

bool mag_na_sluiten(const Soort& soort) {
    return std::ranges::any_of(nog_open, [&](const NaSluiten& n) { return n.soort == soort.naam && n.begin.empty(); });
}

bool ligt_vast(std::string_view status) { return status != "concept" && status != "onderbouwd"; }

bool ligt_vast(std::string_view status, const Soort& soort) {
    if (is_gesloten(status)) return !mag_na_sluiten(soort);
    return ligt_vast(status) && std::ranges::find(verzoek, soort.naam) != std::end(verzoek);
}

bool ligt_vast(std::string_view status, const Soort& soort, const Veld& veld) {
    if (!ligt_vast(status, soort)) return false;
    if (is_gesloten(status))
        return std::ranges::none_of(nog_open, [&](const NaSluiten& n) { return n.soort == soort.naam && veld.naam.starts_with(n.begin); });
    if (soort.naam == "doorbraak" && veld.naam == "status") return false;
    // Quotes have a rule of their own (onderbouwing/citaten.cpp); real amounts come in after the decision.
    return !veld.naam.starts_with("citaat") && !veld.naam.starts_with("werkelijk_");
}

bool past_bij_plan(std::string_view doorbraak_status, std::string_view plan_status) {
    const auto lot = std::ranges::find(loten, plan_status, &Lot::plan);
    return doorbraak_status.empty() || lot == std::end(loten) || std::ranges::find(lot->doorbraak, doorbraak_status) != lot->doorbraak.end();
}

bool past_bij_plan(const Veld& veld, std::string_view waarde, std::string_view plan_status) {
    return veld.opties != "doorbraak_status" || past_bij_plan(waarde, plan_status);
}

}  // namespace ontknoop::maatwerkplan
