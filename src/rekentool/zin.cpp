// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/zin.h"

#include "base/typed_number.h"

namespace ontknoop::rekentool {
namespace {

Eurocent rounded_to(Eurocent amount, std::int64_t step) {
    const std::int64_t size = amount.value < 0 ? -amount.value : amount.value;
    const std::int64_t rounded = (size + step / 2) / step * step;
    return {amount.value < 0 ? -rounded : rounded};
}

Eurocent size_of(Eurocent amount) { return amount.value < 0 ? -amount : amount; }

}  // namespace

std::int64_t whole_days(Decimaal days) {
    std::int64_t unit = 1;
    for (int i = 0; i < days.schaal(); ++i) unit *= 10;
    return (days.mantisse() + unit - 1) / unit;
}

std::int64_t whole_months(std::int64_t days) { return (days * 12 + 182) / 365; }

std::string rounded_total(Eurocent amount) {
    constexpr std::int64_t ten_thousand_euro = 1'000'000;
    return format_euro_rounded(rounded_to(amount, size_of(amount).value >= ten_thousand_euro ? 100'000 : 10'000));
}

std::vector<Zin> sentences(const Rekensom& som, const Uitkomst& out, const Simulatieuitkomst* simulation) {
    std::vector<Zin> result;
    const auto say = [&](std::string_view code, std::vector<std::string> arguments = {}) {
        result.push_back({"rekentool.zin." + std::string(code), std::move(arguments)});
    };
    const std::string months = std::to_string(som.horizon_maanden);
    if (!out.kop_toegestaan) say("geen_kop", {as_typed(out.aandeel_zwak_bewijs.text())});
    // With the breakthrough in it, as the bar of the picture: two amounts to add up are read as one of them.
    const std::vector<std::string> costs{months, rounded_total(out.kosten.niets), rounded_total(out.kosten.plan + out.kosten.doorbraak), rounded_total(out.kosten.doorbraak)};
    if (out.kosten.doorbraak.value == 0) say("kosten", {costs[0], costs[1], costs[2]});
    else if (out.kosten.plan.value == 0) say("kosten_alleen_doorbraak", {costs[0], costs[1], costs[2]});
    else say("kosten_met_doorbraak", costs);
    if (out.saldo.value > 0) say("bespaart", {rounded_total(out.saldo), months});
    else if (out.saldo.value < 0) say("kost_meer", {rounded_total(-out.saldo), months});
    else say("gelijk", {months});
    // Each with the words that fit the direction: nobody saves a negative amount.
    const bool costs_more = out.directe_besparing.value < 0, would_fall = out.te_voorkomen.value < 0;
    const std::vector<std::string> parts{rounded_total(size_of(out.directe_besparing)), rounded_total(size_of(out.te_voorkomen))};
    if (costs_more && would_fall) say("opbouw_tegen", parts);
    else if (costs_more) say("opbouw_voorkomt", parts);
    else if (would_fall) say("opbouw_vanzelf", parts);
    else if (out.te_voorkomen.value == 0) say("opbouw_alleen_besparing", {parts[0]});
    else if (out.directe_besparing.value == 0) say("opbouw_alleen_voorkomen", {parts[1]});
    else say("opbouw", parts);
    if (out.terugverdientijd_dagen) {
        const std::int64_t days = whole_days(*out.terugverdientijd_dagen);
        if (days <= longest_in_days) say("terugverdiend", {std::to_string(days)});
        else say("terugverdiend_maanden", {std::to_string(whole_months(days))});
    }
    else if (out.kosten.doorbraak.value <= 0) say("geen_doorbraakkosten");
    else say("niet_terugverdiend");
    if (out.wachten_per_dag.value > 0) say("wachten", {format_euro(out.wachten_per_dag)});
    if (simulation && simulation->saldo.p5 != simulation->saldo.p95) {
        const int of_hundred = simulation->per_honderd();
        if (of_hundred == 100) say("kans_alle");
        else if (of_hundred == 0) say("kans_geen");
        else say("kans", {std::to_string(of_hundred)});
        say("bandbreedte", {rounded_total(simulation->saldo.p5), rounded_total(simulation->saldo.p95)});
    }
    say("geen_voorwaarde");
    return result;
}

}  // namespace ontknoop::rekentool
