// SPDX-License-Identifier: EUPL-1.2
// Everything that can be wrong with a rekensom, found in one pass, each with its own code and the path of its field.
#include <set>

#include "rekentool/breuk.h"
#include "rekentool/regel_bedrag.h"
#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {
namespace {

const Decimaal hoogste_bedrag = Decimaal(1'000'000'000);
const Decimaal hoogste_hoeveelheid = Decimaal(1'000'000);

std::string at(std::string_view list, std::size_t index) { return std::string(list) + "[" + std::to_string(index) + "]"; }
std::string operator/(const std::string& path, std::string_view field) { return path + "." + std::string(field); }

std::string percent_text(Decimaal fraction) {
    return fraction.schaal() >= 2 ? Decimaal::make(fraction.mantisse(), fraction.schaal() - 2).text()
                                  : Decimaal::make(fraction.mantisse() * (fraction.schaal() == 1 ? 10 : 100), 0).text();
}

bool between(Decimaal value, Decimaal low, Decimaal high) { return value >= low && value <= high; }

class Controleur {
public:
    explicit Controleur(const Rekensom& som) : som_(som) {}

    Errors run() {
        head();
        lists();
        std::size_t index = 0;
        for (const Regel& regel : som_.regels) line(regel, at("regels", index++));
        control_totals();
        mixed_groups();
        return std::move(errors_);
    }

private:
    void add(std::string_view code, std::string field, std::vector<std::string> arguments = {}) {
        errors_.push_back({"rekentool." + std::string(code), std::move(arguments), std::move(field)});
    }

    void head() {
        if (som_.horizon_maanden < 0)
            add("horizon_negatief", "horizon_maanden", {std::to_string(som_.horizon_maanden)});
        else if (som_.horizon_maanden < 1 || som_.horizon_maanden > 120)
            add("horizon_bereik", "horizon_maanden", {std::to_string(som_.horizon_maanden)});
        if (som_.basisjaar < 1990 || som_.basisjaar > 2100) add("jaar_bereik", "basisjaar", {std::to_string(som_.basisjaar)});
        if (!between(som_.discontovoet, Decimaal::make(-5, 2), Decimaal::make(2, 1)))
            add("discontovoet_bereik", "discontovoet", {percent_text(som_.discontovoet)});
        if (som_.startdatum && !som_.startdatum->ok()) add("datum_bestaat_niet", "startdatum");
        if (som_.regels.size() > 1000) add("te_veel_regels", "regels", {std::to_string(som_.regels.size())});
        if (som_.simulatie.trekkingen < 100 || som_.simulatie.trekkingen > 200'000)
            add("trekkingen_bereik", "simulatie.trekkingen", {std::to_string(som_.simulatie.trekkingen)});
        if (som_.simulatie.zaad >= 1'000'000'000'000'000'000ULL)
            add("zaad_bereik", "simulatie.zaad", {std::to_string(som_.simulatie.zaad)});
    }

    template <class Item>
    void unique_id(const Item& item, std::set<std::string>& seen, const std::string& path) {
        if (item.id.empty())
            add("id_ontbreekt", path / "id");
        else if (!seen.insert(item.id).second)
            add("id_dubbel", path / "id", {item.id});
    }

    void lists() {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < som_.indexreeksen.size(); ++i) {
            const std::string path = at("indexreeksen", i);
            if (!seen.insert(som_.indexreeksen[i].naam).second) add("id_dubbel", path / "naam", {som_.indexreeksen[i].naam});
            for (const auto& [year, percent] : som_.indexreeksen[i].procent_per_jaar)
                if (!between(percent, -50, 100))
                    add("index_bereik", path / "procent" / std::to_string(year), {std::to_string(year), percent.text()});
        }
        seen.clear();
        for (std::size_t i = 0; i < som_.gebeurtenissen.size(); ++i) {
            const Gebeurtenis& event = som_.gebeurtenissen[i];
            const std::string path = at("gebeurtenissen", i);
            unique_id(event, seen, path);
            probabilities(event.kans, path / "kans");
            if (event.start < 0) add("start_negatief", path / "start", {std::to_string(event.start)});
            if (event.duur < 1 || event.duur > 120) add("duur_bereik", path / "duur", {std::to_string(event.duur)});
        }
        seen.clear();
        for (std::size_t i = 0; i < som_.overlapgroepen.size(); ++i) {
            const std::string path = at("overlapgroepen", i);
            unique_id(som_.overlapgroepen[i], seen, path);
            fraction(som_.overlapgroepen[i].alfa, path / "alfa");
        }
        seen.clear();
        for (std::size_t i = 0; i < som_.regels.size(); ++i) unique_id(som_.regels[i], seen, at("regels", i));
    }

    void fraction(Decimaal value, const std::string& path) {
        if (!between(value, 0, 1)) add("deel_bereik", path, {value.text()});
    }

    void order(const Schatting& estimate, const std::string& path) {
        const bool wrong = (estimate.laag && *estimate.laag > estimate.waarschijnlijk) ||
                           (estimate.hoog && *estimate.hoog < estimate.waarschijnlijk);
        if (wrong) add("bandbreedte_volgorde", path);
    }

    static std::vector<Decimaal> values(const Schatting& estimate) {
        std::vector<Decimaal> result{estimate.waarschijnlijk};
        if (estimate.laag) result.push_back(*estimate.laag);
        if (estimate.hoog) result.push_back(*estimate.hoog);
        return result;
    }

    // One message per estimate: the first value that is out of range.
    void within(const Schatting& estimate, Decimaal highest, std::string_view negative, std::string_view too_high,
                const std::string& path) {
        for (Decimaal value : values(estimate)) {
            if (value < 0) return add(negative, path, {value.text()});
            if (value > highest) return add(too_high, path, {value.text()});
        }
        order(estimate, path);
    }

    void probabilities(const PerScenario<std::optional<Schatting>>& kans, const std::string& path) {
        for (Scenario s : all_scenarios) {
            if (!kans[s]) continue;
            const std::string field = path / to_text(s);
            bool in_range = true;
            for (Decimaal value : values(*kans[s])) {
                if (between(value, 0, 1)) continue;
                if (in_range) add("kans_bereik", field, {percent_text(value)});
                in_range = false;
            }
            if (in_range) order(*kans[s], field);
        }
    }

    void line(const Regel& regel, const std::string& path) {
        price(regel.prijs, path / "prijs");
        if (!is_eenheid(regel.eenheid)) add("eenheid_onbekend", path / "eenheid", {regel.eenheid});
        for (Scenario s : all_scenarios)
            within(regel.hoeveelheid[s], hoogste_hoeveelheid, "hoeveelheid_negatief", "hoeveelheid_te_groot",
                   path / "hoeveelheid" / to_text(s));
        probabilities(regel.kans, path / "kans");
        if (regel.gebeurtenis.empty())
            own_time(regel, path);
        else
            event_time(regel, path);
        if (!between(regel.groei, Decimaal::make(-5, 1), 1)) add("groei_bereik", path / "groei", {percent_text(regel.groei)});
        payers(regel, path);
        cashability(regel.verzilverbaarheid, path / "verzilverbaarheid");
        net_effect(regel, path);
        if (regel.doorbraak) breakthrough(regel, path);
    }

    void price(const Regelprijs& prijs, const std::string& path) {
        within(prijs.bedrag, hoogste_bedrag, "bedrag_negatief", "bedrag_te_hoog", path / "bedrag");
        if (!prijs.prijsjaar) {
            if (!prijs.indexreeks.empty()) add("prijs_zonder_jaar", path / "prijsjaar", {prijs.indexreeks});
            return;
        }
        if (*prijs.prijsjaar < 1990 || *prijs.prijsjaar > 2100)
            return add("jaar_bereik", path / "prijsjaar", {std::to_string(*prijs.prijsjaar)});
        if (*prijs.prijsjaar == som_.basisjaar) return;
        const Indexreeks* reeks = find_indexreeks(som_, prijs.indexreeks);
        if (!reeks) return add("indexreeks_onbekend", path / "indexreeks", {prijs.indexreeks});
        const auto [from, to] = std::minmax(*prijs.prijsjaar, som_.basisjaar);
        for (int year = from + 1; year <= to && year <= 2100; ++year)
            if (!reeks->procent_per_jaar.contains(year))
                return add("index_ontbreekt", path / "prijsjaar", {reeks->naam, std::to_string(year)});
    }

    void own_time(const Regel& regel, const std::string& path) {
        const int horizon = som_.horizon_maanden;
        if (regel.start < 0) return add("start_negatief", path / "start", {std::to_string(regel.start)});
        // A one-off beyond the horizon counts nothing (0.1, "Factor per month"); a recurring line must start inside it.
        if (regel.frequentie == Frequentie::eenmalig || horizon < 1) return;
        if (regel.start >= horizon)
            return add("start_na_horizon", path / "start", {std::to_string(regel.start), std::to_string(horizon)});
        if (!regel.einde) return;
        if (*regel.einde <= regel.start)
            add("einde_voor_start", path / "einde", {std::to_string(*regel.einde), std::to_string(regel.start)});
        if (*regel.einde > horizon)
            add("einde_na_horizon", path / "einde", {std::to_string(*regel.einde), std::to_string(horizon)});
    }

    void event_time(const Regel& regel, const std::string& path) {
        const Gebeurtenis* event = find_gebeurtenis(som_, regel.gebeurtenis);
        if (!event) return add("gebeurtenis_onbekend", path / "gebeurtenis", {regel.gebeurtenis});
        if (regel.start != 0 || regel.einde) add("gebeurtenis_eigen_tijd", path / "start", {event->naam});
        for (Scenario s : all_scenarios) {
            if (regel.kans[s]) add("gebeurtenis_eigen_kans", path / "kans" / to_text(s), {event->naam});
            const bool used = regel.hoeveelheid[s] != Schatting{};
            if (used && !event->kans[s]) add("kans_ontbreekt", path / "kans" / to_text(s), {event->naam});
        }
    }

    void shares(const std::vector<Betaler>& list, const std::string& path) {
        std::set<std::string> seen;
        Breuk sum(0);
        bool valid = true;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string entry = path + "[" + std::to_string(i) + "]";
            if (list[i].naam.empty()) add("betaler_zonder_naam", entry / "naam");
            else if (!seen.insert(list[i].naam).second) add("betaler_dubbel", entry / "naam", {list[i].naam});
            const Aandeel& share = list[i].aandeel;
            valid = valid && share.teller > 0 && share.noemer > 0 && share.noemer <= 1'000'000'000 && share.teller <= share.noemer;
            if (valid) sum = (sum + Breuk(share.teller, share.noemer)).reduced();
            else add("aandeel_bereik", entry / "aandeel", {share.text()});
        }
        if (valid && !list.empty() && sum.teller != sum.noemer)
            add("aandelen_som", path, {percent_text(Decimaal::make(static_cast<std::int64_t>(round_half_away(
                                           10'000 * sum.teller, sum.noemer)), 4))});
    }

    void payers(const Regel& regel, const std::string& path) {
        const bool waarde = regel.soort == Soort::maatschappelijke_waarde;
        if (waarde && !regel.betalers.empty()) add("betaler_bij_waarde", path / "betalers");
        if (!waarde && regel.betalers.empty()) add("betaler_ontbreekt", path / "betalers");
        const bool transfer = regel.soort == Soort::overdracht;
        if (transfer && regel.ontvangers.empty()) add("ontvanger_ontbreekt", path / "ontvangers");
        if (!transfer && !regel.ontvangers.empty()) add("ontvanger_zonder_overdracht", path / "ontvangers");
        shares(regel.betalers, path / "betalers");
        shares(regel.ontvangers, path / "ontvangers");
    }

    void cashability(const Verzilverbaarheid& cash, const std::string& path) {
        if (cash.vertraging_maanden < 0 || cash.vertraging_maanden > 120)
            add("vertraging_bereik", path / "vertraging_maanden", {std::to_string(cash.vertraging_maanden)});
        if (cash.fractie) fraction(*cash.fractie, path / "fractie");
    }

    void net_effect(const Regel& regel, const std::string& path) {
        const Effectcorrectie& effect = regel.effect;
        fraction(effect.vanzelf, path / "effect.vanzelf");
        fraction(effect.toerekening, path / "effect.toerekening");
        fraction(effect.verdringing, path / "effect.verdringing");
        fraction(effect.uitdoving, path / "effect.uitdoving");
        // 0.1 "Net effect": a probability below 1 and deadweight count the same doubt twice.
        const bool doubt = line_values(som_, regel).kans.niets < 1 && effect.vanzelf > 0;
        if (doubt && regel.dubbele_twijfel_reden.empty()) add("dubbele_twijfel", path / "effect.vanzelf");
        if (regel.overlapgroep.empty()) return;
        if (!find_overlapgroep(som_, regel.overlapgroep))
            add("overlapgroep_onbekend", path / "overlapgroep", {regel.overlapgroep});
        if (regel.soort == Soort::overdracht) add("overlapgroep_overdracht", path / "overlapgroep");
    }

    void breakthrough(const Regel& regel, const std::string& path) {
        for (Scenario s : {Scenario::nu, Scenario::niets})
            if (regel.hoeveelheid[s] != Schatting{}) add("doorbraak_alleen_plan", path / "hoeveelheid" / to_text(s));
        if (regel.effect != Effectcorrectie{}) add("doorbraak_effect", path / "effect");
        if (!regel.overlapgroep.empty()) add("doorbraak_overlap", path / "overlapgroep");
    }

    // 0: "a control total can never be added to itemised lines", nor to another control total.
    void control_totals() {
        const std::size_t besides = static_cast<std::size_t>(
            std::count_if(som_.regels.begin(), som_.regels.end(), [](const Regel& r) { return !r.doorbraak; }));
        for (std::size_t i = 0; i < som_.regels.size(); ++i)
            if (som_.regels[i].prijs.controletotaal && besides > (som_.regels[i].doorbraak ? 0U : 1U))
                add("controletotaal_naast_posten", at("regels", i) / "prijs.controletotaal", {som_.regels[i].omschrijving});
    }

    // One price in the list is one amount: two lines with the same id cannot disagree, or one draw would serve two prices.
    void mixed_groups() {
        std::map<std::string, Soort> group_kind;
        std::map<std::string, const Regelprijs*> known;
        for (std::size_t i = 0; i < som_.regels.size(); ++i) {
            const Regel& regel = som_.regels[i];
            if (!regel.overlapgroep.empty()) {
                const auto [group, is_new] = group_kind.emplace(regel.overlapgroep, regel.soort);
                if (!is_new && group->second != regel.soort)
                    add("overlapgroep_gemengd", at("regels", i) / "overlapgroep", {regel.overlapgroep});
            }
            if (regel.prijs.prijs_id.empty()) continue;
            const auto [price, is_new] = known.emplace(regel.prijs.prijs_id, &regel.prijs);
            const bool same = price->second->bedrag == regel.prijs.bedrag && price->second->prijsjaar == regel.prijs.prijsjaar &&
                              price->second->bewijsgraad == regel.prijs.bewijsgraad;
            if (!is_new && !same) add("prijs_id_verschilt", at("regels", i) / "prijs.prijs_id", {regel.prijs.prijs_id});
        }
    }

    const Rekensom& som_;
    Errors errors_;
};

}  // namespace

Errors check(const Rekensom& som) { return Controleur(som).run(); }

}  // namespace ontknoop::rekentool
