// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/tornado.h"

#include <algorithm>

#include "rekentool/regel_bedrag.h"

namespace ontknoop::rekentool {
namespace {

// The saldo as a function of one number, in exact cents: only the lines that the number moves are computed again.
class Saldometer {
public:
    explicit Saldometer(const Rekensom& som) : som_(som), prepared_(prepare(som)) {
        for (std::size_t i = 0; i < som.regels.size(); ++i) {
            values_.push_back(line_values(som, som.regels[i]));
            amounts_.push_back(amounts(prepared_[i], values_[i]).bedragen);
        }
    }

    Eurocent saldo(const Drijver& driver, Decimaal value) const {
        std::vector<Bedragen> sums = amounts_;
        for (std::size_t i : driver.regels) {
            Regelwaarden changed = values_[i];
            switch (driver.soort) {
                case Drijversoort::prijs: changed.prijs = value; break;
                case Drijversoort::hoeveelheid: changed.hoeveelheid[driver.scenario] = value; break;
                case Drijversoort::kans: changed.kans[driver.scenario] = value; break;
            }
            sums[i] = amounts(prepared_[i], changed).bedragen;
        }
        Eurocent result;
        for (std::size_t i = 0; i < sums.size(); ++i)
            if (som_.regels[i].soort == Soort::kosten) result += sums[i].saldo();
        for (const Overlapgroep& group : som_.overlapgroepen) {
            std::vector<Eurocent> effects;
            for (std::size_t i = 0; i < sums.size(); ++i)
                if (som_.regels[i].overlapgroep == group.id && som_.regels[i].soort == Soort::kosten)
                    effects.push_back(sums[i].niets - sums[i].plan);
            result += overlap_correction(effects, group.alfa).bedrag;
        }
        return result;
    }

private:
    const Rekensom& som_;
    std::vector<VoorbereideRegel> prepared_;
    std::vector<Regelwaarden> values_;
    std::vector<Bedragen> amounts_;
};

// What a person can use: euros with two decimals, quantities with three, probabilities with four (hundredths of a per cent).
int decimals_of(Drijversoort soort) {
    static constexpr std::array decimals{2, 3, 4};
    return decimals[static_cast<std::size_t>(soort)];
}

// Halves the range until the step is one unit of the last decimal. Works for the bent curve of an overlap group too, where
// the saldo is a chain of straight pieces in the number.
std::optional<Decimaal> switching_value(const Saldometer& meter, const Tornadobalk& bar) {
    if (bar.saldo_laag.value == 0) return bar.drijver.bereik.laag;
    if (bar.saldo_hoog.value == 0) return bar.drijver.bereik.hoog;
    const bool rising = bar.saldo_laag.value < 0;
    if (rising == (bar.saldo_hoog.value < 0)) return std::nullopt;
    const int decimals = decimals_of(bar.drijver.soort);
    const auto units = [&](Decimaal value) {
        const Breuk exact(value);
        return static_cast<std::int64_t>(round_half_away(exact.teller * power_of_ten(decimals), exact.noemer));
    };
    std::int64_t low = units(bar.drijver.bereik.laag);
    std::int64_t high = units(bar.drijver.bereik.hoog);
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        const Eurocent saldo = meter.saldo(bar.drijver, Decimaal::make(middle, decimals));
        if (saldo.value == 0) return Decimaal::make(middle, decimals);
        ((saldo.value < 0) == rising ? low : high) = middle;
    }
    const auto size = [&](std::int64_t value) {
        const std::int64_t cents = meter.saldo(bar.drijver, Decimaal::make(value, decimals)).value;
        return cents < 0 ? -cents : cents;
    };
    return Decimaal::make(size(low) <= size(high) ? low : high, decimals);
}

}  // namespace

Result<std::vector<Tornadobalk>> tornado(const Rekensom& som) {
    if (Errors errors = check(som); !errors.empty()) return fail(std::move(errors));
    const Saldometer meter(som);
    std::vector<Tornadobalk> result;
    for (Drijver& driver : drivers(som)) {
        Tornadobalk bar{std::move(driver), {}, {}, {}, {}};
        bar.saldo_laag = meter.saldo(bar.drijver, bar.drijver.bereik.laag);
        bar.saldo_hoog = meter.saldo(bar.drijver, bar.drijver.bereik.hoog);
        const Eurocent span = bar.saldo_hoog - bar.saldo_laag;
        bar.spanwijdte = span.value < 0 ? -span : span;
        bar.omslag = switching_value(meter, bar);
        result.push_back(std::move(bar));
    }
    std::stable_sort(result.begin(), result.end(), [](const Tornadobalk& a, const Tornadobalk& b) { return a.spanwijdte > b.spanwijdte; });
    return result;
}

}  // namespace ontknoop::rekentool
