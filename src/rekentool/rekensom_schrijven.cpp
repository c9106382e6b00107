// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "rekentool/json_waarden.h"
#include "rekentool/rekensom_json.h"

namespace ontknoop::rekentool {
namespace {

namespace json = boost::json;

json::string word(std::string_view text) { return json::string(json::string_view(text.data(), text.size())); }

// A range is written only where somebody gave one, so that reading it back gives the same rekensom.
json::value estimate_json(const Schatting& estimate) {
    if (!estimate.laag && !estimate.hoog) return json_of(estimate.waarschijnlijk);
    json::object result;
    if (estimate.laag) result["laag"] = json_of(*estimate.laag);
    result["waarschijnlijk"] = json_of(estimate.waarschijnlijk);
    if (estimate.hoog) result["hoog"] = json_of(*estimate.hoog);
    return result;
}

json::object probabilities_json(const PerScenario<std::optional<Schatting>>& kans) {
    json::object result;
    for (Scenario s : all_scenarios)
        if (kans[s]) result[to_text(s)] = estimate_json(*kans[s]);
    return result;
}

json::array payers_json(const std::vector<Betaler>& list) {
    json::array result;
    for (const Betaler& payer : list) result.push_back({{"naam", payer.naam}, {"aandeel", payer.aandeel.text()}});
    return result;
}

json::object price_json(const Regelprijs& prijs) {
    json::object result{{"bedrag_euro", estimate_json(prijs.bedrag)}};
    if (prijs.prijsjaar) result["prijsjaar"] = *prijs.prijsjaar;
    result["indexreeks"] = prijs.indexreeks;
    result["prijs_id"] = prijs.prijs_id;
    result["herkomst"] = word(to_text(prijs.herkomst));
    result["bron"] = prijs.bron;
    result["bewijsgraad"] = word(to_text(prijs.bewijsgraad));
    result["controletotaal"] = prijs.controletotaal;
    return result;
}

json::object line_json(const Regel& regel) {
    json::object quantities;
    for (Scenario s : all_scenarios) quantities[to_text(s)] = estimate_json(regel.hoeveelheid[s]);
    json::object result{{"id", regel.id},
                        {"omschrijving", regel.omschrijving},
                        {"prijs", price_json(regel.prijs)},
                        {"eenheid", regel.eenheid},
                        {"frequentie", word(to_text(regel.frequentie))},
                        {"hoeveelheid", std::move(quantities)},
                        {"kans", probabilities_json(regel.kans)},
                        {"gebeurtenis", regel.gebeurtenis},
                        {"start", regel.start}};
    if (regel.einde) result["einde"] = *regel.einde;
    result["groei"] = json_of(regel.groei);
    result["soort"] = word(to_text(regel.soort));
    result["wet"] = regel.wet;
    result["betalers"] = payers_json(regel.betalers);
    result["ontvangers"] = payers_json(regel.ontvangers);
    json::object cash{{"klasse", word(to_text(regel.verzilverbaarheid.klasse))},
                      {"vertraging_maanden", regel.verzilverbaarheid.vertraging_maanden}};
    if (regel.verzilverbaarheid.fractie) cash["fractie"] = json_of(*regel.verzilverbaarheid.fractie);
    result["verzilverbaarheid"] = std::move(cash);
    result["effect"] = {{"vanzelf", json_of(regel.effect.vanzelf)},
                        {"toerekening", json_of(regel.effect.toerekening)},
                        {"verdringing", json_of(regel.effect.verdringing)},
                        {"uitdoving", json_of(regel.effect.uitdoving)}};
    result["dubbele_twijfel_reden"] = regel.dubbele_twijfel_reden;
    result["overlapgroep"] = regel.overlapgroep;
    result["doorbraak"] = regel.doorbraak;
    return result;
}

json::object amounts_json(const Bedragen& row) {
    return {{"nu", row.nu.value}, {"niets", row.niets.value}, {"plan", row.plan.value}, {"doorbraak", row.doorbraak.value}};
}

json::array parts_json(const std::vector<Deel>& parts) {
    json::array result;
    for (const Deel& part : parts) result.push_back({{"naam", part.naam}, {"bedragen", amounts_json(part.bedragen)}});
    return result;
}

json::array columns_json(const std::vector<Bedragen>& rows) {
    json::array result;
    for (const Bedragen& row : rows) result.push_back(amounts_json(row));
    return result;
}

json::value optional_json(const std::optional<Decimaal>& value) { return value ? json::value(json_of(*value)) : json::value(nullptr); }

}  // namespace

json::object json_of(const Rekensom& som) {
    json::object result{{"naam", som.naam}, {"horizon_maanden", som.horizon_maanden}, {"basisjaar", som.basisjaar}};
    if (som.startdatum) result["startdatum"] = to_iso(*som.startdatum);
    result["discontovoet"] = json_of(som.discontovoet);
    json::array series;
    for (const Indexreeks& reeks : som.indexreeksen) {
        json::object percent;
        for (const auto& [year, change] : reeks.procent_per_jaar) percent[std::to_string(year)] = json_of(change);
        json::array unverified(reeks.ongeverifieerd.begin(), reeks.ongeverifieerd.end());
        series.push_back({{"naam", reeks.naam}, {"procent", std::move(percent)}, {"ongeverifieerd", std::move(unverified)}});
    }
    result["indexreeksen"] = std::move(series);
    json::array lines;
    for (const Regel& regel : som.regels) lines.push_back(line_json(regel));
    result["regels"] = std::move(lines);
    json::array events;
    for (const Gebeurtenis& event : som.gebeurtenissen)
        events.push_back({{"id", event.id}, {"naam", event.naam}, {"kans", probabilities_json(event.kans)},
                          {"reden", event.reden}, {"start", event.start}, {"duur", event.duur}});
    result["gebeurtenissen"] = std::move(events);
    json::array groups;
    for (const Overlapgroep& group : som.overlapgroepen)
        groups.push_back({{"id", group.id}, {"naam", group.naam}, {"alfa", json_of(group.alfa)}});
    result["overlapgroepen"] = std::move(groups);
    result["simulatie"] = {{"zaad", std::to_string(som.simulatie.zaad)}, {"trekkingen", som.simulatie.trekkingen}};
    return result;
}

json::object json_of(const Uitkomst& out) {
    json::object result{{"motor_versie", word(motor_versie)},
                        {"eenheid_bedragen", "eurocent"},
                        {"horizon_maanden", out.horizon_maanden},
                        {"kosten", amounts_json(out.kosten)},
                        {"overdracht", amounts_json(out.overdracht)},
                        {"maatschappelijke_waarde", amounts_json(out.maatschappelijke_waarde)},
                        {"directe_besparing", out.directe_besparing.value},
                        {"te_voorkomen", out.te_voorkomen.value},
                        {"baten", out.baten.value},
                        {"saldo", out.saldo.value},
                        {"saldo_alleen_zeker", out.saldo_alleen_zeker.value},
                        {"correctie_optimisme", out.correctie_optimisme.value},
                        {"ratio", optional_json(out.ratio)},
                        {"terugverdientijd_dagen", optional_json(out.terugverdientijd_dagen)},
                        {"wachten_per_dag", out.wachten_per_dag.value},
                        {"verzilverbaar", out.verzilverbaar.value}};
    json::array lines;
    for (const RegelUitkomst& line : out.regels)
        lines.push_back({{"id", line.id}, {"soort", word(to_text(line.soort))}, {"correctie", line.correctie},
                         {"bedragen", amounts_json(line.bedragen)}, {"effect", line.effect.value},
                         {"verzilverbaar", line.verzilverbaar.value}, {"betalers", parts_json(line.betalers)}});
    result["regels"] = std::move(lines);
    result["per_wet"] = parts_json(out.per_wet);
    result["per_klasse"] = parts_json(out.per_klasse);
    json::array payers;
    for (const BetalerUitkomst& payer : out.per_betaler)
        payers.push_back({{"naam", payer.naam}, {"bedragen", amounts_json(payer.bedragen)}, {"investeert", payer.investeert.value},
                          {"wint", payer.wint.value}, {"verzilverbaar", payer.verzilverbaar.value},
                          {"voorgestelde_bijdrage", payer.voorgestelde_bijdrage.value}});
    result["per_betaler"] = std::move(payers);
    json::array matrix;
    for (const Matrixcel& cell : out.matrix)
        matrix.push_back({{"betaler", cell.betaler}, {"klasse", word(to_text(cell.klasse))}, {"bedragen", amounts_json(cell.bedragen)}});
    result["matrix"] = std::move(matrix);
    json::object cash;
    for (Klasse k : all_klassen) cash[to_text(k)] = out.verzilverbaar_per_klasse[static_cast<std::size_t>(k)].value;
    result["verzilverbaar_per_klasse"] = std::move(cash);
    result["per_jaar"] = columns_json(out.per_jaar);
    result["per_maand"] = columns_json(out.per_maand);
    json::array freed;
    for (const VrijgekomenCapaciteit& unit : out.vrijgekomen)
        freed.push_back({{"eenheid", unit.eenheid}, {"hoeveelheid", json_of(unit.hoeveelheid)}});
    result["vrijgekomen"] = std::move(freed);
    result["aandeel_zwak_bewijs"] = json_of(out.aandeel_zwak_bewijs);
    result["kop_toegestaan"] = out.kop_toegestaan;
    result["waarschuwingen"] = json_of(out.waarschuwingen);
    return result;
}

json::array json_of(const Errors& errors) {
    json::array result;
    for (const Error& error : errors) {
        json::array arguments;
        for (const std::string& argument : error.arguments) arguments.push_back(json::string(argument));
        result.push_back({{"code", error.code}, {"veld", error.field}, {"argumenten", std::move(arguments)}});
    }
    return result;
}

std::string to_json(const Rekensom& som) { return json::serialize(json_of(som)); }
std::string to_json(const Uitkomst& result) { return json::serialize(json_of(result)); }
std::string to_json(const Errors& errors) { return json::serialize(json::object{{"fouten", json_of(errors)}}); }

}  // namespace ontknoop::rekentool
