// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/regel_bedrag.h"

#include <algorithm>
#include <numeric>

#include "rekentool/prijspeil.h"

namespace ontknoop::rekentool {
namespace {

// 0.1 "Factor per month": dag 365/12, week 365/84, maand 1, kwartaal 1/3, jaar 1/12; eenmalig counts once.
Breuk month_factor(Frequentie frequentie) {
    static const std::array<Breuk, 6> factors{Breuk(365, 12), Breuk(365, 84), Breuk(1, 1),
                                              Breuk(1, 3),    Breuk(1, 12),   Breuk(1, 1)};
    return factors[static_cast<std::size_t>(frequentie)];
}

// 0.1 "Price on the base year": p times the product of (1 + index) for the years after the price year up to the base year;
// division when the base year is earlier; a price without a year is never indexed.
Breuk index_factor(const Rekensom& som, const Regelprijs& prijs) {
    Breuk result(1);
    if (!prijs.prijsjaar || *prijs.prijsjaar == som.basisjaar) return result;
    const Indexreeks* reeks = find_indexreeks(som, prijs.indexreeks);
    CHECK(reeks);
    const auto [from, to] = std::minmax(*prijs.prijsjaar, som.basisjaar);
    for (int year = from + 1; year <= to; ++year) {
        const Breuk percent(reeks->procent_per_jaar.at(year));
        result = result * Breuk(percent.noemer * 100 + percent.teller, percent.noemer * 100);
    }
    return (*prijs.prijsjaar < som.basisjaar ? result : result.inverse()).reduced();
}

}  // namespace

std::optional<Eurocent> price_in_base_year(const Rekensom& som, const Regelprijs& prijs) {
    if (!prijs.prijsjaar || *prijs.prijsjaar == som.basisjaar) return std::nullopt;
    return to_cents(Breuk(prijs.bedrag.waarschijnlijk) * index_factor(som, prijs));
}

namespace {

Breuk one_plus(Decimaal rate) {
    const Breuk value(rate);
    return {value.noemer + value.teller, value.noemer};
}
Breuk one_minus(Decimaal rate) {
    const Breuk value(rate);
    return {value.noemer - value.teller, value.noemer};
}

// sum over years y of count[y] x^y, by Horner on one common denominator.
Breuk weighted_sum(const std::vector<int>& counts, const Breuk& x) {
    if (counts.empty()) return Breuk(0);
    if (x.teller == x.noemer) return Breuk(static_cast<std::int64_t>(std::accumulate(counts.begin(), counts.end(), 0)));
    Groot sum = counts.back();
    Groot denominator = 1;
    for (std::size_t y = counts.size() - 1; y-- > 0;) {
        denominator *= x.noemer;
        sum = sum * x.teller + denominator * counts[y];
    }
    return {sum, denominator};
}

std::vector<int> months_per_year(int from, int to) {
    std::vector<int> counts;
    for (int t = from; t < to; ++t) {
        const auto year = static_cast<std::size_t>(t / 12);
        if (counts.size() <= year) counts.resize(year + 1);
        ++counts[year];
    }
    return counts;
}

Decimaal cash_fraction(const Verzilverbaarheid& cash) {
    if (cash.fractie) return *cash.fractie;
    return cash.klasse == Klasse::k1 ? 1 : 0;
}

VoorbereideRegel prepare_line(const Rekensom& som, const Regel& regel, const Breuk& discount) {
    VoorbereideRegel result;
    const Periode active = active_months(som, regel);
    result.doorbraak = regel.doorbraak;
    result.basis = (month_factor(regel.frequentie) * index_factor(som, regel.prijs)).reduced();
    result.maanden = months_per_year(active.van, active.tot);
    result.verhouding = regel.groei.is_zero() ? discount : (one_plus(regel.groei) * discount).reduced();
    result.som = weighted_sum(result.maanden, result.verhouding);

    // 0.1 "Net effect": k = (1 - w) a (1 - v) (1 - f)^y.
    const Effectcorrectie& effect = regel.effect;
    const bool corrected = effect != Effectcorrectie{};
    const Breuk drop_off = corrected ? one_minus(effect.uitdoving) : Breuk(1);
    result.effect_begin = corrected ? one_minus(effect.vanzelf) * Breuk(effect.toerekening) * one_minus(effect.verdringing) : Breuk(1);
    result.effect_verhouding = corrected ? (result.verhouding * drop_off).reduced() : result.verhouding;
    result.som_effect = corrected ? result.effect_begin * weighted_sum(result.maanden, result.effect_verhouding) : result.som;

    // 0.1 "Cashability": the effect of month t arrives in month t + delay and counts when that is before H.
    const Decimaal fraction = cash_fraction(regel.verzilverbaarheid);
    if (!fraction.is_zero() && !regel.doorbraak) {
        const int last = std::min(active.tot, som.horizon_maanden - regel.verzilverbaarheid.vertraging_maanden);
        result.som_verzilverbaar = Breuk(fraction) * result.effect_begin *
                                   weighted_sum(months_per_year(active.van, last), result.effect_verhouding);
    }
    if (regel.verzilverbaarheid.klasse == Klasse::k3)
        result.eenheden = month_factor(regel.frequentie) * result.effect_begin * weighted_sum(result.maanden, drop_off);
    return result;
}

}  // namespace

const Indexreeks* find_indexreeks(const Rekensom& som, const std::string& naam) {
    for (const Indexreeks& reeks : som.indexreeksen)
        if (naam.empty() || reeks.naam == naam) return &reeks;
    return nullptr;
}

const Gebeurtenis* find_gebeurtenis(const Rekensom& som, const std::string& id) {
    for (const Gebeurtenis& event : som.gebeurtenissen)
        if (event.id == id) return &event;
    return nullptr;
}

const Overlapgroep* find_overlapgroep(const Rekensom& som, const std::string& id) {
    for (const Overlapgroep& group : som.overlapgroepen)
        if (group.id == id) return &group;
    return nullptr;
}

Regelwaarden line_values(const Rekensom& som, const Regel& regel) {
    Regelwaarden result{regel.prijs.bedrag.waarschijnlijk, {}, {1, 1, 1}};
    const Gebeurtenis* event = regel.gebeurtenis.empty() ? nullptr : find_gebeurtenis(som, regel.gebeurtenis);
    for (Scenario s : all_scenarios) {
        result.hoeveelheid[s] = regel.hoeveelheid[s].waarschijnlijk;
        const std::optional<Schatting>& kans = event ? event->kans[s] : regel.kans[s];
        if (kans) result.kans[s] = kans->waarschijnlijk;
    }
    return result;
}

// 0.1 "Time": a line is active in [start, end); a one-off in its start month; an event line in [start, min(start + duur, H)).
Periode active_months(const Rekensom& som, const Regel& regel) {
    const int horizon = som.horizon_maanden;
    int from = regel.start;
    int to = regel.einde.value_or(horizon);
    if (!regel.gebeurtenis.empty()) {
        const Gebeurtenis* event = find_gebeurtenis(som, regel.gebeurtenis);
        CHECK(event);
        from = event->start;
        to = from < horizon ? std::min(from + event->duur, horizon) : from;
    }
    if (regel.frequentie == Frequentie::eenmalig) to = from + 1;
    return {from, std::min(to, horizon)};
}

std::vector<VoorbereideRegel> prepare(const Rekensom& som) {
    const Breuk discount = one_plus(som.discontovoet).inverse().reduced();
    std::vector<VoorbereideRegel> result;
    result.reserve(som.regels.size());
    for (const Regel& regel : som.regels) result.push_back(prepare_line(som, regel, discount));
    return result;
}

// 0.1 "Amount of line i in scenario s in month t" summed over the horizon, rounded once per scenario. With the net effect
// the sum for niets doen is plan + sum of k (niets - plan).
Regelbedragen amounts(const VoorbereideRegel& line, const Regelwaarden& values) {
    const Breuk price = Breuk(values.prijs) * line.basis;
    const auto volume = [&](Scenario s) { return Breuk(values.hoeveelheid[s]) * Breuk(values.kans[s]); };
    const Breuk plan = volume(Scenario::plan);
    Regelbedragen result;
    if (line.doorbraak) {
        result.bedragen.doorbraak = to_cents(price * plan * line.som);
        return result;
    }
    const Breuk nu = volume(Scenario::nu);
    const Breuk difference = volume(Scenario::niets) - plan;
    const Breuk plan_total = plan * line.som;
    if (!nu.is_zero()) result.bedragen.nu = to_cents(price * nu * line.som);
    if (!plan.is_zero()) result.bedragen.plan = to_cents(price * plan_total);
    result.bedragen.niets = difference.is_zero() ? result.bedragen.plan : to_cents(price * (plan_total + difference * line.som_effect));
    if (!difference.is_zero() && !line.som_verzilverbaar.is_zero())
        result.verzilverbaar = to_cents(price * difference * line.som_verzilverbaar);
    return result;
}

std::vector<Jaarkolom> columns(const VoorbereideRegel& line, const Regelwaarden& values) {
    const Breuk price = Breuk(values.prijs) * line.basis;
    const auto volume = [&](Scenario s) { return Breuk(values.hoeveelheid[s]) * Breuk(values.kans[s]); };
    const Breuk nu = price * volume(Scenario::nu);
    const Breuk plan = price * volume(Scenario::plan);
    const Breuk difference = price * (volume(Scenario::niets) - volume(Scenario::plan)) * line.effect_begin;
    Breuk weight(1);
    Breuk effect_weight(1);
    std::vector<Jaarkolom> result(line.maanden.size());
    for (std::size_t y = 0; y < result.size(); ++y) {
        if (y > 0) {
            weight = weight * line.verhouding;
            effect_weight = effect_weight * line.effect_verhouding;
        }
        const int months = line.maanden[y];
        if (months == 0) continue;
        const auto fill = [&](Bedragen& to, std::int64_t count) {
            const Breuk times(count);
            const Breuk plan_now = plan * weight * times;
            if (line.doorbraak) {
                to.doorbraak = to_cents(plan_now);
                return;
            }
            if (!nu.is_zero()) to.nu = to_cents(nu * weight * times);
            if (!plan.is_zero()) to.plan = to_cents(plan_now);
            to.niets = difference.is_zero() ? to.plan : to_cents(plan_now + difference * effect_weight * times);
        };
        fill(result[y].maand, 1);
        if (months == 1)
            result[y].jaar = result[y].maand;
        else
            fill(result[y].jaar, months);
    }
    return result;
}

// 0.1 "Overlap group".
Overlapcorrectie overlap_correction(const std::vector<Eurocent>& effects, Decimaal alfa) {
    Overlapcorrectie result;
    Eurocent sum;
    const auto size = [](Eurocent amount) { return amount.value < 0 ? -amount.value : amount.value; };
    for (std::size_t i = 0; i < effects.size(); ++i) {
        sum += effects[i];
        if (size(effects[i]) > size(effects[result.dominant])) result.dominant = i;
    }
    if (!effects.empty()) result.bedrag = overlap_part(sum - effects[result.dominant], alfa);
    return result;
}

Eurocent overlap_part(Eurocent amount, Decimaal alfa) {
    const Breuk part = one_minus(alfa);
    return {-static_cast<std::int64_t>(round_half_away(part.teller * amount.value, part.noemer))};
}

// 0.1 "Payers": cents are distributed by the largest remainder, ties by the order of the payers.
std::vector<Eurocent> distribute(Eurocent amount, const std::vector<Aandeel>& shares) {
    __extension__ using Wide = __int128;  // 10^15 cents times a weight of 10^18 needs 110 bits
    const bool negative = amount.value < 0;
    const std::int64_t size = negative ? -amount.value : amount.value;
    std::vector<Eurocent> result(shares.size());
    std::vector<std::int64_t> remainders(shares.size());
    std::int64_t left = size;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const Wide product = static_cast<Wide>(size) * shares[i].teller;
        Wide quotient = product / shares[i].noemer;
        Wide remainder = product % shares[i].noemer;
        if (remainder < 0) {
            --quotient;
            remainder += shares[i].noemer;
        }
        result[i].value = static_cast<std::int64_t>(quotient);
        remainders[i] = static_cast<std::int64_t>(remainder);
        left -= result[i].value;
    }
    CHECK(left >= 0 && left <= static_cast<std::int64_t>(shares.size()));
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return static_cast<Wide>(remainders[a]) * shares[b].noemer > static_cast<Wide>(remainders[b]) * shares[a].noemer;
    });
    for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) ++result[order[i]].value;
    if (negative)
        for (Eurocent& part : result) part = -part;
    return result;
}

Bereik range(const Schatting& estimate) {
    return {estimate.laag.value_or(estimate.waarschijnlijk), estimate.waarschijnlijk,
            estimate.hoog.value_or(estimate.waarschijnlijk)};
}

Bereik price_range(const Regelprijs& prijs) {
    const Decimaal likely = prijs.bedrag.waarschijnlijk;
    const std::optional<int> band = default_band(prijs.bewijsgraad);
    if (prijs.bedrag.laag || prijs.bedrag.hoog || !band) return range(prijs.bedrag);
    const auto scaled = [&](int percent) {
        const bool fits = likely.schaal() + 2 <= Decimaal::max_decimalen && likely.mantisse() < 5'000'000'000'000'000;
        // A price with eight or nine decimals keeps its own scale: the band is a rule of thumb, not a measurement.
        return fits ? Decimaal::make(likely.mantisse() * percent, likely.schaal() + 2)
                    : Decimaal::make(likely.mantisse() / 100 * percent, likely.schaal());
    };
    return {scaled(100 - *band), likely, scaled(100 + *band)};
}

}  // namespace ontknoop::rekentool
