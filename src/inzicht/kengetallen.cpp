// SPDX-License-Identifier: EUPL-1.2
#include "inzicht/kengetallen.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "wetten/bepalingen.h"

namespace ontknoop::inzicht {

using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;

namespace {

std::optional<Date> day_of(std::string_view iso) {
    const auto moment = parse_iso_timestamp(iso);
    return moment ? std::optional(local_date(*moment)) : std::nullopt;
}

std::optional<int> days_between(const std::optional<Date>& van, const std::optional<Date>& tot) {
    if (!van || !tot) return std::nullopt;
    return static_cast<int>((std::chrono::sys_days(*tot) - std::chrono::sys_days(*van)).count());
}

bool is_besluit(std::string_view status) { return status == "toegekend" || status == "deels_toegekend" || status == "afgewezen"; }

void count_days(Kengetal& to, std::span<const casus::Stap> stappen) {
    std::optional<Date> ingediend, besloten, afgesloten;
    for (const casus::Stap& stap : stappen) {
        if (stap.naar == "ingediend" && !ingediend) ingediend = day_of(stap.op);
        if (is_besluit(stap.naar) && ingediend && !besloten) besloten = day_of(stap.op);
        if (stap.naar == "afgesloten") afgesloten = day_of(stap.op);
    }
    to.dagen_tot_indienen = days_between(to.begonnen, ingediend);
    to.dagen_tot_besluit = days_between(ingediend, besloten);
    to.dagen_geheel = days_between(to.begonnen, afgesloten);
}

Opbrengst count_money(const rekentool::Uitkomst& u) {
    Opbrengst o{u.directe_besparing, u.te_voorkomen, u.kosten.doorbraak, u.saldo, {}, {}, {}};
    for (const auto& b : u.per_betaler)
        if (b.bedragen != rekentool::Bedragen{}) o.per_betaler[b.naam] = {b.investeert, b.wint, b.bedragen.saldo()};
    for (const auto& d : u.per_klasse)
        if (d.bedragen != rekentool::Bedragen{}) o.per_klasse[d.naam] = d.bedragen.saldo();
    for (const auto& d : u.per_wet)
        if (d.bedragen != rekentool::Bedragen{}) o.per_wet[d.naam] = d.bedragen.saldo();
    return o;
}

std::set<std::string> codes_of(const Plan& plan, std::string_view soort, std::string_view veld) {
    std::set<std::string> all;
    for (const Onderdeel* o : plan.van(soort))
        if (!o->get(veld).empty()) all.emplace(o->get(veld));
    return all;
}

std::optional<std::int64_t> tenths(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return std::llround(value * 10);
}

}  // namespace

Kengetal tel(const casus::Casus& casus, const Plan& plan, std::span<const casus::Stap> stappen, const rekentool::Uitkomst* uitkomst,
             const wetten::Bepalingen* bepalingen, std::span<const wetten::Tegenwerping> eigen_argumenten) {
    Kengetal k;
    k.status = casus.status;
    const auto begonnen = day_of(casus.gestart_op);
    CHECK(begonnen.has_value());
    k.begonnen = *begonnen;
    count_days(k, stappen);
    // What may not be the headline of a plan is in no headline of the organisation either.
    if (uitkomst && uitkomst->kop_toegestaan) k.opbrengst = count_money(*uitkomst);
    for (const std::string& id : codes_of(plan, "wetsgrond", "bepaling")) {
        // Somebody may have typed here: only what is in our own list goes on.
        if (bepalingen && bepalingen->find(id)) k.bepalingen.insert(id);
        else k.eigen_grond = true;
    }
    k.belemmeringen = codes_of(plan, "belemmering", "soort");
    for (const Onderdeel* b : plan.van("belemmering"))
        if (const auto argument = b->get("tegenwerping"); !argument.empty()) k.tegenwerpingen.try_emplace(std::string(argument), false);
    for (const Onderdeel* t : plan.van("tegenwerping")) {
        const std::string uitkomst(t->get("uitkomst"));
        const bool hielp = uitkomst == "hielp" || uitkomst == "hielp_deels";
        if (const auto argument = t->get("argument"); !argument.empty()) k.tegenwerpingen[std::string(argument)] |= hielp;
        if (const auto eigen = t->get("ander_argument"); std::ranges::find(eigen_argumenten, eigen, &wetten::Tegenwerping::id) != eigen_argumenten.end())
            k.tegenwerpingen[std::string(eigen)] |= hielp;
        if (const auto loket = t->get("soort_loket"); !loket.empty()) k.loketten[std::string(loket)] |= hielp;
        if (!uitkomst.empty()) k.antwoorden.insert(uitkomst);
    }
    for (const Onderdeel* p : plan.van("partij")) {
        ++k.partijen;
        k.partijen_met_plan += p->get("in_plan") != "stopt";
    }
    k.leefgebieden = codes_of(plan, "probleem", "leefgebied");
    if (casus.status == "afgesloten")
        if (const Onderdeel* einde = plan.een("afsluiting")) {
            k.uitkomst = einde->get("uitkomst");
            k.uren_tienden = tenths(einde->get("uren_bespaard"));
            k.overleggen = einde->geheel("overleggen_bespaard");
        }
    return k;
}

bool past(const Kengetal& k, const Selectie& s) {
    return (!s.van || *s.van <= k.begonnen) && (!s.tot || k.begonnen <= *s.tot) && (s.status.empty() || s.status == k.status) &&
           (s.leefgebied.empty() || k.leefgebieden.contains(s.leefgebied));
}

std::int64_t mediaan_tienden(std::vector<int> waarden) {
    CHECK(!waarden.empty());
    std::sort(waarden.begin(), waarden.end());
    const std::size_t n = waarden.size();
    return (std::int64_t{waarden[(n - 1) / 2]} + waarden[n / 2]) * 5;
}

std::int64_t p90_tienden(std::vector<int> waarden) {
    CHECK(!waarden.empty());
    std::sort(waarden.begin(), waarden.end());
    return std::int64_t{waarden[(waarden.size() * 9 + 9) / 10 - 1]} * 10;
}

}  // namespace ontknoop::inzicht
