// SPDX-License-Identifier: EUPL-1.2
//
// What a plan still misses: one table, read by the marks of the steps and by submitting, so that they never disagree.
#include <algorithm>

#include "maatwerkplan/eigen_prijs.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {

namespace {

using std::string_view;

// At least one of each of these; of what hangs under another part, one under each.
struct Minstens {
    string_view soort;
    string_view code;  // the error of submitting, empty: only a reminder
};
constexpr Minstens minstens_een[] = {
    {"partij", {}},
    {"probleem", {}},
    {"behoefte", {}},
    {"belemmering", {}},
    {"doorbraak", "plan.geen_doorbraak"},
    {"wetsgrond", "plan.geen_wetsgrond"},      // method.md 3.3
    {"kostenpost", "plan.geen_rekensom"},      // so that the decider sees what waiting costs
    {"afspraak", {}},
};

// Fields that a complete plan has, beside those that submitting asks for (Veld::nodig_voor_indienen).
struct Herinnering {
    string_view soort, veld;
};
constexpr Herinnering herinneringen[] = {
    {"casus", "aanleiding"}, {"casus", "samenstelling"}, {"bestaanszekerheid", "geld"}, {"bestaanszekerheid", "wonen"}};

// Fields that submitting asks for because of what stands in the others of the same part.
struct Voorwaarde {
    string_view soort, veld;
    bool (*mist)(const Onderdeel&);
    string_view code;  // argument: the name of the part; with "_nummer" behind it: its number, when it has no name
};
constexpr Voorwaarde voorwaarden[] = {{"kostenpost", "eigen_prijs_reden", mist_prijsreden, "plan.geen_prijsreden"}};

const Minstens* find_minstens(const Soort& soort) {
    const auto found = std::find_if(std::begin(minstens_een), std::end(minstens_een), [&](const Minstens& m) { return m.soort == soort.naam; });
    return found == std::end(minstens_een) ? nullptr : found;
}

bool is_herinnering(const Soort& soort, const Veld& veld) {
    return std::any_of(std::begin(herinneringen), std::end(herinneringen),
                       [&](const Herinnering& h) { return h.soort == soort.naam && h.veld == veld.naam; });
}

// A question to the household: a "no" is an answer, and yet the plan cannot go on with it.
bool is_instemming(const Veld& veld) { return veld.naam == "akkoord" || veld.naam == "toestemming"; }
bool is_ingevuld(const Onderdeel* o, const Veld& veld) { return o && (is_instemming(veld) ? o->ja(veld.naam) : !o->get(veld.naam).empty()); }

// `o` null: the part there may be one of is not there yet.
void add_velden(std::vector<Gemis>& all, const Soort& soort, const Onderdeel* o, string_view ouder) {
    for (const Veld& veld : soort.velden)
        if ((veld.nodig_voor_indienen || is_herinnering(soort, veld)) && !is_ingevuld(o, veld))
            all.push_back({soort.stap, soort.naam, veld.naam, o ? o->id.value : "", std::string(ouder), veld.nodig_voor_indienen});
    for (const Voorwaarde& v : voorwaarden)
        if (o && v.soort == soort.naam && v.mist(*o)) all.push_back({soort.stap, soort.naam, v.veld, o->id.value, std::string(ouder), true});
}

// The parts of one kind under one parent, or without parent.
void add_soort(std::vector<Gemis>& all, const Plan& plan, const Soort& soort, string_view ouder) {
    const auto delen = plan.van(soort.naam, ouder);
    const Minstens* minstens = find_minstens(soort);
    if (minstens && std::all_of(delen.begin(), delen.end(), [](const Onderdeel* o) { return o->is_leeg(); }))
        all.push_back({soort.stap, soort.naam, {}, {}, std::string(ouder), !minstens->code.empty()});
    for (const Onderdeel* o : delen) add_velden(all, soort, o, ouder);
    if (delen.empty() && (soort.aantal == Aantal::een || soort.een_per_ouder)) add_velden(all, soort, nullptr, ouder);
}

Error fout_van(const Plan& plan, const Gemis& g, const Voorwaarde& v, const std::string& plaats) {
    const auto delen = plan.van(g.soort);
    const auto plek = std::find_if(delen.begin(), delen.end(), [&](const Onderdeel* o) { return o->id.value == g.onderdeel; });
    if (const std::string titel = (*plek)->titel(); !titel.empty()) return {std::string(v.code), {titel}, plaats};
    return {std::string(v.code) + "_nummer", {std::to_string(plek - delen.begin() + 1)}, plaats};
}

Error fout_van(const Plan& plan, const Gemis& g) {
    const Onderdeel* boven = plan.find(g.ouder);
    const std::string formulier = !g.onderdeel.empty() ? g.onderdeel : std::string(g.soort) + (g.ouder.empty() ? "" : "-" + g.ouder);
    if (g.veld.empty()) {
        const std::string code(find_minstens(*find_soort(g.soort))->code);
        return {code, boven ? std::vector<std::string>{boven->titel()} : std::vector<std::string>{}, formulier};
    }
    const std::string plaats = formulier + "." + std::string(g.veld);
    for (const Voorwaarde& v : voorwaarden)
        if (v.soort == g.soort && v.veld == g.veld) return fout_van(plan, g, v, plaats);
    if (g.soort == "casus" && g.veld == "toestemming") return {"plan.geen_toestemming", {}, plaats};
    if (g.soort == "weging") return {"plan.motivering_ontbreekt", {std::string(g.veld.substr(0, g.veld.find('_'))), boven ? boven->titel() : ""}, plaats};
    return {"plan.nodig", {std::string(g.soort), std::string(g.veld)}, plaats};
}

}  // namespace

std::vector<Gemis> ontbreekt(const Plan& plan) {
    std::vector<Gemis> all;
    for (const Stap& stap : stappen())
        for (const string_view naam : stap.soorten) {
            const Soort& soort = *find_soort(naam);
            if (soort.ouder.empty()) {
                add_soort(all, plan, soort, {});
                continue;
            }
            const auto ouders = plan.van(soort.ouder);
            for (const Onderdeel* boven : ouders) add_soort(all, plan, soort, boven->id.value);
            // Nothing to hang it under yet: submitting asks for that first, but the step is not done.
            if (ouders.empty() && (find_minstens(soort) || soort.een_per_ouder)) all.push_back({soort.stap, soort.naam, {}, {}, {}, false});
        }
    return all;
}

std::vector<Voortgang> voortgang(const Plan& plan) {
    std::vector<Voortgang> all;
    const auto gemist = ontbreekt(plan);
    for (const Stap& stap : stappen()) {
        Voortgang v{stap.naam};
        v.mist = static_cast<int>(std::count_if(gemist.begin(), gemist.end(), [&](const Gemis& g) { return g.stap == stap.naam; }));
        for (const string_view soort : stap.soorten)
            for (const Onderdeel* o : plan.van(soort)) v.begonnen = v.begonnen || !o->is_leeg();
        all.push_back(v);
    }
    return all;
}

Errors mag_delen(const Plan& plan) {
    const Onderdeel* casus = plan.een("casus");
    if (casus && casus->ja("toestemming")) return {};
    return {{"plan.geen_toestemming", {}, (casus ? casus->id.value : "casus") + ".toestemming"}};
}

Errors mag_indienen(const Plan& plan) {
    Errors errors;
    for (const Gemis& g : ontbreekt(plan))
        if (g.voor_indienen) errors.push_back(fout_van(plan, g));
    return errors;
}

}  // namespace ontknoop::maatwerkplan
