// SPDX-License-Identifier: EUPL-1.2
//
// 0.1 "Monte Carlo". The amounts of a line are linear in price x quantity x probability, so that the sums over time are done
// once, exactly, and turned into one double per line. A double is right here and nowhere else: a percentile of a random
// sample is uncertain by whole euros, fifteen digits are plenty; the deterministic cents never pass through it.
#include "rekentool/monte_carlo.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "rekentool/drijvers.h"
#include "rekentool/pcg64.h"
#include "rekentool/pert.h"
#include "rekentool/regel_bedrag.h"

namespace ontknoop::rekentool {
namespace {

constexpr std::size_t block_size = 128;
using Blok = std::array<double, block_size>;
constexpr std::size_t none = static_cast<std::size_t>(-1);

// FNV-1a: the key of an uncertain number chooses its stream.
std::uint64_t stream_of(std::string_view key) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return hash;
}

struct Trekker {
    Pert pert;
    Pcg64 random;

    void fill(Blok& to) {
        for (std::size_t i = 0; i < block_size; i += 2) {
            const std::uint64_t bits = random.next();
            to[i] = pert.draw(static_cast<std::uint32_t>(bits >> 32));
            to[i + 1] = pert.draw(static_cast<std::uint32_t>(bits));
        }
    }
};

// volume = constant x drawn quantity x drawn probability; `none` where nothing is drawn.
struct Term {
    double constant = 0;
    std::size_t quantity = none;
    std::size_t probability = none;

    bool is_zero() const { return constant == 0; }
    void fill(Blok& to, const std::vector<Blok>& drawn) const {
        to.fill(constant);
        for (std::size_t driver : {quantity, probability}) {
            if (driver == none) continue;
            const Blok& values = drawn[driver];
            for (std::size_t i = 0; i < block_size; ++i) to[i] *= values[i];
        }
    }
};

struct Simulatieregel {
    double price = 0;           // times the drawn price, when there is one
    std::size_t price_driver = none;
    double total = 0;           // euros to cents x factor x index x sum over time
    double effect = 0;          // idem with the net effect
    bool doorbraak = false;
    PerScenario<Term> volume;
    std::size_t group = none;   // overlap group
};

struct Totalen {
    std::vector<double> nu, niets, plan, doorbraak;
};

class Simulatiemodel {
public:
    explicit Simulatiemodel(const Rekensom& som) : som_(som), drivers_(drivers(som)) {
        for (const Drijver& driver : drivers_)
            drawers_.push_back({Pert(driver.bereik.laag.as_double(), driver.bereik.waarschijnlijk.as_double(), driver.bereik.hoog.as_double()),
                                Pcg64(som.simulatie.zaad, stream_of(driver.sleutel))});
        const std::vector<VoorbereideRegel> prepared = prepare(som);
        std::vector<std::size_t> order(som.regels.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        // By id: a sum of doubles depends on its order, the result may not depend on the order of the lines.
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return som.regels[a].id < som.regels[b].id; });
        for (std::size_t i : order)
            if (som.regels[i].soort == Soort::kosten) lines_.push_back(line(i, prepared[i]));
        members_.resize(som.overlapgroepen.size());
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (lines_[i].group != none) members_[lines_[i].group].push_back(i);
    }

    Totalen draw() {
        const auto draws = static_cast<std::size_t>(som_.simulatie.trekkingen);
        Totalen totals;
        for (auto* column : {&totals.nu, &totals.niets, &totals.plan, &totals.doorbraak}) column->resize(draws);
        std::vector<Blok> drawn(drivers_.size());
        std::vector<Blok> effects(lines_.size());
        for (std::size_t from = 0; from < draws; from += block_size) {
            for (std::size_t d = 0; d < drawers_.size(); ++d) drawers_[d].fill(drawn[d]);
            Blok nu{}, niets{}, plan{}, doorbraak{};
            for (std::size_t l = 0; l < lines_.size(); ++l) add(lines_[l], drawn, nu, niets, plan, doorbraak, effects[l]);
            correct(effects, niets);
            const std::size_t count = std::min(block_size, draws - from);
            const auto keep = [&](const Blok& block, std::vector<double>& to) {
                std::copy_n(block.begin(), count, to.begin() + static_cast<std::ptrdiff_t>(from));
            };
            keep(nu, totals.nu);
            keep(niets, totals.niets);
            keep(plan, totals.plan);
            keep(doorbraak, totals.doorbraak);
        }
        return totals;
    }

private:
    std::size_t driver_of(Drijversoort soort, Scenario s, std::size_t line) const {
        for (std::size_t d = 0; d < drivers_.size(); ++d) {
            if (drivers_[d].soort != soort || (soort != Drijversoort::prijs && drivers_[d].scenario != s)) continue;
            if (std::find(drivers_[d].regels.begin(), drivers_[d].regels.end(), line) != drivers_[d].regels.end()) return d;
        }
        return none;
    }

    Simulatieregel line(std::size_t index, const VoorbereideRegel& prepared) const {
        const Regel& regel = som_.regels[index];
        const Regelwaarden values = line_values(som_, regel);
        Simulatieregel result;
        result.price_driver = driver_of(Drijversoort::prijs, Scenario::niets, index);
        result.price = result.price_driver == none ? values.prijs.as_double() : 1.0;
        result.total = 100 * to_double(prepared.basis * prepared.som);
        result.effect = 100 * to_double(prepared.basis * prepared.som_effect);
        result.doorbraak = regel.doorbraak;
        for (Scenario s : all_scenarios) {
            Term& term = result.volume[s];
            if (regel.hoeveelheid[s] == Schatting{}) continue;
            term.quantity = driver_of(Drijversoort::hoeveelheid, s, index);
            term.probability = driver_of(Drijversoort::kans, s, index);
            term.constant = (term.quantity == none ? values.hoeveelheid[s].as_double() : 1.0) *
                            (term.probability == none ? values.kans[s].as_double() : 1.0);
        }
        for (std::size_t g = 0; g < som_.overlapgroepen.size(); ++g)
            if (som_.overlapgroepen[g].id == regel.overlapgroep) result.group = g;
        return result;
    }

    static void add(const Simulatieregel& line, const std::vector<Blok>& drawn, Blok& nu, Blok& niets, Blok& plan, Blok& doorbraak, Blok& effect) {
        Blok price;
        price.fill(line.price);
        if (line.price_driver != none) price = drawn[line.price_driver];
        Blok planned{};
        if (!line.volume.plan.is_zero()) {
            line.volume.plan.fill(planned, drawn);
            for (std::size_t i = 0; i < block_size; ++i) planned[i] *= price[i];
        }
        if (line.doorbraak) {
            for (std::size_t i = 0; i < block_size; ++i) doorbraak[i] += planned[i] * line.total;
            return;
        }
        Blok now;
        if (!line.volume.nu.is_zero()) {
            line.volume.nu.fill(now, drawn);
            for (std::size_t i = 0; i < block_size; ++i) nu[i] += now[i] * price[i] * line.total;
        }
        line.volume.niets.fill(effect, drawn);
        for (std::size_t i = 0; i < block_size; ++i) {
            effect[i] = (effect[i] * price[i] - planned[i]) * line.effect;
            const double cost = planned[i] * line.total;
            plan[i] += cost;
            niets[i] += cost + effect[i];
        }
    }

    void correct(const std::vector<Blok>& effects, Blok& niets) const {
        for (std::size_t g = 0; g < members_.size(); ++g) {
            if (members_[g].size() < 2) continue;
            const double part = 1 - som_.overlapgroepen[g].alfa.as_double();
            for (std::size_t i = 0; i < block_size; ++i) {
                double sum = 0;
                double dominant = 0;
                for (std::size_t l : members_[g]) {
                    sum += effects[l][i];
                    if (std::abs(effects[l][i]) > std::abs(dominant)) dominant = effects[l][i];
                }
                niets[i] -= part * (sum - dominant);
            }
        }
    }

    const Rekensom& som_;
    std::vector<Drijver> drivers_;
    std::vector<Trekker> drawers_;
    std::vector<Simulatieregel> lines_;
    std::vector<std::vector<std::size_t>> members_;
};

Eurocent cents_of(double value) { return {static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5)}; }

// Type 7: position (n - 1) p between the order statistics. Reorders `values`.
double percentile(std::vector<double>& values, double p) {
    const double position = static_cast<double>(values.size() - 1) * p;
    const auto below = static_cast<std::ptrdiff_t>(position);
    std::nth_element(values.begin(), values.begin() + below, values.end());
    const double low = values[static_cast<std::size_t>(below)];
    if (below + 1 == static_cast<std::ptrdiff_t>(values.size())) return low;
    const double high = *std::min_element(values.begin() + below + 1, values.end());
    return low + (position - static_cast<double>(below)) * (high - low);
}

Verdeling distribution(std::vector<double> values) {
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (double value : values) squares += (value - mean) * (value - mean);
    return {cents_of(percentile(values, 0.05)), cents_of(percentile(values, 0.5)), cents_of(percentile(values, 0.95)), cents_of(mean),
            cents_of(std::sqrt(squares / count))};
}

std::vector<double> difference(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<double> result(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) result[i] = a[i] - b[i];
    return result;
}

std::vector<Staaf> histogram(const std::vector<double>& values) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    const std::size_t bars = *most - *least < 1 ? 1 : 20;
    const double width = (*most - *least) / static_cast<double>(bars);
    std::vector<Staaf> result;
    for (std::size_t b = 0; b < bars; ++b)
        result.push_back({cents_of(*least + width * static_cast<double>(b)), cents_of(*least + width * static_cast<double>(b + 1)), 0});
    for (double value : values) {
        const std::size_t bar = bars == 1 ? 0 : static_cast<std::size_t>((value - *least) / width);
        ++result[std::min(bar, bars - 1)].trekkingen;
    }
    return result;
}

}  // namespace

int Simulatieuitkomst::per_honderd() const {
    if (gunstig == 0) return 0;
    if (gunstig == trekkingen) return 100;
    return std::clamp((gunstig * 100 + trekkingen / 2) / trekkingen, 1, 99);
}

Result<Simulatieuitkomst> simulate(const Rekensom& som) {
    if (Errors errors = check(som); !errors.empty()) return fail(std::move(errors));
    const Totalen totals = Simulatiemodel(som).draw();
    const std::vector<double> saldo = difference(difference(totals.niets, totals.plan), totals.doorbraak);
    Simulatieuitkomst result;
    result.trekkingen = som.simulatie.trekkingen;
    result.zaad = som.simulatie.zaad;
    result.saldo = distribution(saldo);
    result.directe_besparing = distribution(difference(totals.nu, totals.plan));
    result.te_voorkomen = distribution(difference(totals.niets, totals.nu));
    result.nu = distribution(totals.nu);
    result.niets = distribution(totals.niets);
    result.plan = distribution(totals.plan);
    result.doorbraak = distribution(totals.doorbraak);
    // Less than half a cent is no difference: it is the noise of doubles, not a gain.
    result.gunstig = static_cast<int>(std::count_if(saldo.begin(), saldo.end(), [](double value) { return value >= 0.5; }));
    result.histogram = histogram(saldo);
    return result;
}

}  // namespace ontknoop::rekentool
