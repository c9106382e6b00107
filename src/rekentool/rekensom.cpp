// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/rekensom.h"

#include <algorithm>
#include <set>

#include "rekentool/regel_bedrag.h"

namespace ontknoop::rekentool {
namespace {

std::vector<Aandeel> shares_of(const std::vector<Betaler>& list) {
    std::vector<Aandeel> result;
    for (const Betaler& payer : list) result.push_back(payer.aandeel);
    return result;
}

Eurocent& column(Bedragen& row, std::size_t index) {
    return index == 0 ? row.nu : index == 1 ? row.niets : index == 2 ? row.plan : row.doorbraak;
}

Deel& part_named(std::vector<Deel>& parts, const std::string& naam) {
    for (Deel& part : parts)
        if (part.naam == naam) return part;
    return parts.emplace_back(Deel{naam, {}});
}

// Splits a row over payers; sign -1 for the receivers of a transfer.
void split_row(std::vector<Deel>& to, const std::vector<Betaler>& payers, Bedragen row, int sign) {
    if (payers.empty()) return;
    const std::vector<Aandeel> shares = shares_of(payers);
    for (const Betaler& payer : payers) part_named(to, payer.naam);
    for (std::size_t c = 0; c < 4; ++c) {
        if (column(row, c).value == 0) continue;
        const std::vector<Eurocent> parts = distribute(column(row, c), shares);
        for (std::size_t i = 0; i < parts.size(); ++i) column(part_named(to, payers[i].naam).bedragen, c).value += sign * parts[i].value;
    }
}

Decimaal hundredths(const Groot& teller, const Groot& noemer) {
    return Decimaal::make(static_cast<std::int64_t>(round_half_away(100 * teller, noemer)), 2);
}

bool is_weak(const Regelprijs& prijs) {
    return prijs.bewijsgraad == Bewijsgraad::aangehaald || prijs.bewijsgraad == Bewijsgraad::ongeverifieerd;
}

bool is_certain(const Regel& regel, const Regelwaarden& values) {
    for (Scenario s : all_scenarios)
        if (values.kans[s] < 1 && regel.hoeveelheid[s] != Schatting{}) return false;
    return true;
}

Eurocent absolute(Eurocent amount) { return amount.value < 0 ? -amount : amount; }

// Where the amounts of a correction land: payer, law and class of the lines that count only in part.
struct Correctiecel {
    std::string betaler, wet;
    Klasse klasse;
    Bedragen bedragen;
};

// Adds up the lines of one rekensom. The steps run in the order of `run`.
class Optelling {
public:
    explicit Optelling(const Rekensom& som) : som_(som), prepared_(prepare(som)) {}

    Result<Uitkomst> run() {
        out_.horizon_maanden = som_.horizon_maanden;
        for (Klasse k : all_klassen) out_.per_klasse.push_back({std::string(to_text(k)), {}});
        out_.verzilverbaar_per_klasse.resize(all_klassen.size());
        out_.per_jaar.resize(static_cast<std::size_t>((som_.horizon_maanden + 11) / 12));
        out_.per_maand.resize(static_cast<std::size_t>(som_.horizon_maanden));
        for (std::size_t i = 0; i < som_.regels.size(); ++i) line(i);
        for (const Overlapgroep& group : som_.overlapgroepen) correct(group);
        totals();
        if (!errors_.empty()) return fail(std::move(errors_));
        payers();
        evidence();
        freed_capacity();
        warnings();
        return std::move(out_);
    }

private:
    void line(std::size_t index) {
        const Regel& regel = som_.regels[index];
        values_.push_back(line_values(som_, regel));
        const Regelbedragen sums = amounts(prepared_[index], values_.back());
        RegelUitkomst result{regel.id, regel.soort, false, sums.bedragen, sums.bedragen.niets - sums.bedragen.plan, sums.verzilverbaar, {}};
        split_row(result.betalers, regel.betalers, sums.bedragen, 1);
        split_row(result.betalers, regel.ontvangers, sums.bedragen, -1);
        for (Eurocent amount : {sums.bedragen.nu, sums.bedragen.niets, sums.bedragen.plan, sums.bedragen.doorbraak})
            if (absolute(amount).value >= grootste_bedrag) {
                errors_.push_back({"rekentool.uitkomst_te_groot", {regel.omschrijving}, "regels[" + std::to_string(index) + "]"});
                break;
            }
        if (regel.soort == Soort::kosten) {
            add_cost(regel.wet, regel.verzilverbaarheid.klasse, sums.bedragen);
            add_cash(regel.verzilverbaarheid.klasse, sums.verzilverbaar);
            add_columns(index);
        } else {
            (regel.soort == Soort::overdracht ? out_.overdracht : out_.maatschappelijke_waarde) += sums.bedragen;
        }
        for (const Deel& part : result.betalers) cells_[{part.naam, regel.verzilverbaarheid.klasse}] += part.bedragen;
        if (regel.soort != Soort::maatschappelijke_waarde) {
            std::vector<Deel> cash;
            split_row(cash, regel.betalers, {.nu = sums.verzilverbaar}, 1);
            split_row(cash, regel.ontvangers, {.nu = sums.verzilverbaar}, -1);
            for (const Deel& part : cash) cash_per_payer_[part.naam] += part.bedragen.nu;
        }
        out_.regels.push_back(std::move(result));
    }

    void add_cost(const std::string& wet, Klasse klasse, const Bedragen& amounts) {
        out_.kosten += amounts;
        laws_[wet] += amounts;
        out_.per_klasse[static_cast<std::size_t>(klasse)].bedragen += amounts;
    }

    void add_cash(Klasse klasse, Eurocent amount) {
        out_.verzilverbaar += amount;
        out_.verzilverbaar_per_klasse[static_cast<std::size_t>(klasse)] += amount;
    }

    void add_columns(std::size_t index) {
        const Periode active = active_months(som_, som_.regels[index]);
        const std::vector<Jaarkolom> years = columns(prepared_[index], values_[index]);
        for (std::size_t y = 0; y < years.size(); ++y) out_.per_jaar[y] += years[y].jaar;
        for (int t = active.van; t < active.tot; ++t)
            out_.per_maand[static_cast<std::size_t>(t)] += years[static_cast<std::size_t>(t / 12)].maand;
    }

    // 0.1 "Overlap group": the correction is a line of its own in niets doen; its payer split follows the lines that are
    // not dominant, by the largest remainder. Within a payer it is spread over their laws and classes in the same way.
    void correct(const Overlapgroep& group) {
        std::vector<std::size_t> members;
        std::vector<Eurocent> effects;
        for (std::size_t i = 0; i < som_.regels.size(); ++i) {
            if (som_.regels[i].overlapgroep != group.id) continue;
            members.push_back(i);
            effects.push_back(out_.regels[i].effect);
        }
        const Overlapcorrectie correction = overlap_correction(effects, group.alfa);
        if (members.size() < 2 || correction.bedrag.value == 0) return;
        const Soort soort = som_.regels[members[0]].soort;
        RegelUitkomst result{"correctie:" + group.id, soort, true, {.niets = correction.bedrag}, correction.bedrag, {}, {}};
        members.erase(members.begin() + static_cast<std::ptrdiff_t>(correction.dominant));
        if (soort == Soort::kosten) {
            const std::vector<Correctiecel> cells = correction_cells(members, correction.bedrag, result.betalers);
            for (const Correctiecel& cell : cells) {
                add_cost(cell.wet, cell.klasse, cell.bedragen);
                cells_[{cell.betaler, cell.klasse}] += cell.bedragen;
            }
            result.verzilverbaar = correct_cash(members, group.alfa);
        } else {
            out_.maatschappelijke_waarde += result.bedragen;
        }
        out_.regels.push_back(std::move(result));
    }

    std::vector<Correctiecel> correction_cells(const std::vector<std::size_t>& members, Eurocent amount, std::vector<Deel>& payers) {
        std::vector<Correctiecel> cells;  // weight of a cell in bedragen.nu until it gets its amount
        for (std::size_t i : members)
            for (const Deel& part : out_.regels[i].betalers) {
                const Eurocent effect = part.bedragen.niets - part.bedragen.plan;
                part_named(payers, part.naam).bedragen.nu += effect;
                cells.push_back({part.naam, som_.regels[i].wet, som_.regels[i].verzilverbaarheid.klasse, {.nu = effect}});
            }
        std::vector<Eurocent> weights;
        for (const Deel& payer : payers) weights.push_back(payer.bedragen.nu);
        const std::vector<Eurocent> per_payer = by_weight(amount, weights);
        for (std::size_t p = 0; p < payers.size(); ++p) {
            payers[p].bedragen = {.niets = per_payer[p]};
            std::vector<Correctiecel*> own;
            std::vector<Eurocent> own_weights;
            for (Correctiecel& cell : cells)
                if (cell.betaler == payers[p].naam) {
                    own.push_back(&cell);
                    own_weights.push_back(cell.bedragen.nu);
                }
            const std::vector<Eurocent> parts = by_weight(per_payer[p], own_weights);
            for (std::size_t c = 0; c < own.size(); ++c) own[c]->bedragen = {.niets = parts[c]};
        }
        return cells;
    }

    // The cashable part shrinks by the same factor, rounded once per class.
    Eurocent correct_cash(const std::vector<std::size_t>& members, Decimaal alfa) {
        std::map<Klasse, Eurocent> per_class;
        std::vector<std::string> names;
        std::vector<Eurocent> weights;
        for (std::size_t i : members) {
            per_class[som_.regels[i].verzilverbaarheid.klasse] += out_.regels[i].verzilverbaar;
            std::vector<Deel> parts;
            split_row(parts, som_.regels[i].betalers, {.nu = out_.regels[i].verzilverbaar}, 1);
            for (const Deel& part : parts) {
                names.push_back(part.naam);
                weights.push_back(part.bedragen.nu);
            }
        }
        Eurocent total;
        for (const auto& [klasse, amount] : per_class) {
            add_cash(klasse, overlap_part(amount, alfa));
            total += overlap_part(amount, alfa);
        }
        const std::vector<Eurocent> parts = by_weight(total, weights);
        for (std::size_t i = 0; i < names.size(); ++i) cash_per_payer_[names[i]] += parts[i];
        return total;
    }

    // Weights of which the sum is zero carry no amount: there is nothing to spread.
    static std::vector<Eurocent> by_weight(Eurocent amount, const std::vector<Eurocent>& weights) {
        Eurocent total;
        for (Eurocent weight : weights) total += weight;
        if (amount.value == 0 || total.value == 0) return std::vector<Eurocent>(weights.size());
        std::vector<Aandeel> shares;
        for (Eurocent weight : weights)
            shares.push_back(total.value > 0 ? Aandeel{weight.value, total.value} : Aandeel{-weight.value, -total.value});
        return distribute(amount, shares);
    }

    // 0.1 "Totals", "Payback", "Ratio", "Cost of waiting per day".
    void totals() {
        const Bedragen& c = out_.kosten;
        for (Eurocent amount : {c.nu, c.niets, c.plan, c.doorbraak})
            if (absolute(amount).value >= grootste_bedrag && errors_.empty())
                errors_.push_back({"rekentool.uitkomst_te_groot", {som_.naam}, "regels"});
        if (!errors_.empty()) return;
        out_.directe_besparing = c.nu - c.plan;
        out_.te_voorkomen = c.niets - c.nu;
        out_.baten = out_.directe_besparing + out_.te_voorkomen;
        out_.saldo = out_.baten - c.doorbraak;
        const Groot twelfth_days = Groot(som_.horizon_maanden) * 365;
        out_.wachten_per_dag.value =
            static_cast<std::int64_t>(round_half_away(Groot(out_.baten.value) * 12, twelfth_days));
        if (c.doorbraak.value <= 0) return;
        out_.ratio = hundredths(out_.baten.value, c.doorbraak.value);
        if (out_.baten.value > 0)
            out_.terugverdientijd_dagen = hundredths(Groot(c.doorbraak.value) * twelfth_days, Groot(out_.baten.value) * 12);
    }

    void payers() {
        for (auto& [naam, amounts] : laws_) out_.per_wet.push_back({naam, amounts});
        std::map<std::string, Bedragen> per_payer;
        for (const auto& [key, amounts] : cells_) {
            per_payer[key.first] += amounts;
            out_.matrix.push_back({key.first, key.second, amounts});
        }
        std::vector<Eurocent> gains;
        for (const auto& [naam, amounts] : per_payer) {
            const Eurocent gain = amounts.niets - amounts.plan;
            out_.per_betaler.push_back({naam, amounts, amounts.doorbraak, gain, cash_per_payer_[naam], {}});
            gains.push_back(gain.value > 0 ? gain : Eurocent{});
        }
        const std::vector<Eurocent> proposal = by_weight(out_.kosten.doorbraak, gains);
        for (std::size_t i = 0; i < proposal.size(); ++i) out_.per_betaler[i].voorgestelde_bijdrage = proposal[i];
    }

    void evidence() {
        Groot all = 0;
        Groot weak = 0;
        std::map<std::string, std::vector<Eurocent>> certain_groups;
        for (std::size_t i = 0; i < som_.regels.size(); ++i) {
            const Regel& regel = som_.regels[i];
            const RegelUitkomst& sums = out_.regels[i];
            if (regel.soort != Soort::kosten) continue;
            const Eurocent size = absolute(sums.effect) + absolute(sums.bedragen.doorbraak);
            all += size.value;
            if (is_weak(regel.prijs)) weak += size.value;
            out_.correctie_optimisme.value -= static_cast<std::int64_t>(
                round_half_away(Groot(size.value) * optimism_percent(regel.prijs.bewijsgraad), 100));
            if (!is_certain(regel, values_[i])) continue;
            out_.saldo_alleen_zeker += sums.effect - sums.bedragen.doorbraak;
            if (!regel.overlapgroep.empty()) certain_groups[regel.overlapgroep].push_back(sums.effect);
        }
        for (const auto& [id, effects] : certain_groups)
            out_.saldo_alleen_zeker += overlap_correction(effects, find_overlapgroep(som_, id)->alfa).bedrag;
        if (all > 0) out_.aandeel_zwak_bewijs = hundredths(100 * weak, all);
        out_.kop_toegestaan = out_.aandeel_zwak_bewijs <= grens_zwak_bewijs_procent;
    }

    void freed_capacity() {
        std::map<std::string, Breuk> units;
        for (std::size_t i = 0; i < som_.regels.size(); ++i) {
            const Regel& regel = som_.regels[i];
            if (regel.verzilverbaarheid.klasse != Klasse::k3 || regel.doorbraak) continue;
            const auto volume = [&](Scenario s) { return Breuk(values_[i].hoeveelheid[s]) * Breuk(values_[i].kans[s]); };
            const Breuk freed = (volume(Scenario::niets) - volume(Scenario::plan)) * prepared_[i].eenheden;
            units[regel.eenheid] = (units[regel.eenheid] + freed).reduced();
        }
        for (const auto& [unit, quantity] : units)
            if (!quantity.is_zero()) out_.vrijgekomen.push_back({unit, hundredths(quantity.teller, quantity.noemer)});
    }

    void warn(std::string_view code, std::vector<std::string> arguments = {}, std::string field = {}) {
        out_.waarschuwingen.push_back({"rekentool.let_op." + std::string(code), std::move(arguments), std::move(field)});
    }

    void warnings() {
        static const std::map<std::string, Frequentie, std::less<>> shortest{
            {"week", Frequentie::week}, {"maand", Frequentie::maand}, {"kwartaal", Frequentie::kwartaal}, {"jaar", Frequentie::jaar}};
        for (std::size_t i = 0; i < som_.regels.size(); ++i) {
            const Regel& regel = som_.regels[i];
            const std::string path = "regels[" + std::to_string(i) + "]";
            if (!regel.prijs.prijsjaar) warn("prijs_zonder_jaar", {regel.omschrijving}, path + ".prijs.prijsjaar");
            if (regel.prijs.bewijsgraad == Bewijsgraad::ongeverifieerd && !price_range(regel.prijs).onzeker())
                warn("zonder_bandbreedte", {regel.omschrijving}, path + ".prijs.bedrag");
            if (const auto unit = shortest.find(regel.eenheid); unit != shortest.end() && regel.frequentie < unit->second)
                warn("eenheid_en_frequentie", {regel.eenheid, std::string(to_text(regel.frequentie))}, path + ".frequentie");
            if (regel.doorbraak && regel.soort == Soort::overdracht) warn("doorbraak_is_overdracht", {regel.omschrijving}, path + ".soort");
        }
        std::set<std::pair<std::string, int>> estimated;
        for (const Regel& regel : som_.regels) {
            if (!regel.prijs.prijsjaar || *regel.prijs.prijsjaar == som_.basisjaar) continue;
            const auto [from, to] = std::minmax(*regel.prijs.prijsjaar, som_.basisjaar);
            const Indexreeks* reeks = find_indexreeks(som_, regel.prijs.indexreeks);
            for (int year : reeks->ongeverifieerd)
                if (year > from && year <= to) estimated.emplace(reeks->naam, year);
        }
        for (const auto& [naam, year] : estimated) warn("index_geschat", {naam, std::to_string(year)});
        if (!out_.kop_toegestaan) warn("zwak_bewijs", {out_.aandeel_zwak_bewijs.text()});
        if (out_.te_voorkomen.value < 0) warn("voorkomen_negatief");
        if (out_.saldo.value > 0 && out_.saldo_alleen_zeker.value <= 0) warn("hangt_af_van_kansen");
        if (som_.horizon_maanden > 36) warn("lange_horizon", {std::to_string(som_.horizon_maanden)});
        for (const BetalerUitkomst& payer : out_.per_betaler)
            if (payer.investeert.value > 0 && payer.wint < payer.investeert && out_.saldo.value > 0)
                warn("betaalt_voor_ander", {payer.naam});
    }

    const Rekensom& som_;
    std::vector<VoorbereideRegel> prepared_;
    std::vector<Regelwaarden> values_;
    std::map<std::string, Bedragen> laws_;
    std::map<std::pair<std::string, Klasse>, Bedragen> cells_;
    std::map<std::string, Eurocent> cash_per_payer_;
    Uitkomst out_;
    Errors errors_;
};

}  // namespace

Bedragen& Bedragen::operator+=(const Bedragen& other) {
    nu += other.nu;
    niets += other.niets;
    plan += other.plan;
    doorbraak += other.doorbraak;
    return *this;
}

Result<Uitkomst> calculate(const Rekensom& som) {
    if (Errors errors = check(som); !errors.empty()) return fail(std::move(errors));
    return Optelling(som).run();
}

Rekensom with_horizon(Rekensom som, int months) {
    som.horizon_maanden = months;
    std::erase_if(som.regels, [&](const Regel& regel) { return regel.gebeurtenis.empty() && regel.start >= months; });
    for (Regel& regel : som.regels)
        if (regel.einde && *regel.einde > months) regel.einde = months;
    return som;
}

}  // namespace ontknoop::rekentool
