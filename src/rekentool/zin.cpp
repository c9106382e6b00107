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

std::string whole_days(Decimaal days) {
    std::int64_t unit = 1;
    for (int i = 0; i < days.schaal(); ++i) unit *= 10;
    return std::to_string((days.mantisse() + unit - 1) / unit);  // up: on that day it is earned back
}

}  // namespace

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
    say("kosten", {months, rounded_total(out.kosten.niets), rounded_total(out.kosten.plan), rounded_total(out.kosten.doorbraak)});
    if (out.saldo.value > 0) say("bespaart", {rounded_total(out.saldo), months});
    else if (out.saldo.value < 0) say("kost_meer", {rounded_total(-out.saldo), months});
    else say("gelijk", {months});
    // Each with the words that fit the direction: nobody saves a negative amount.
    const bool costs_more = out.directe_besparing.value < 0, would_fall = out.te_voorkomen.value < 0;
    const std::vector<std::string> parts{rounded_total(size_of(out.directe_besparing)), rounded_total(size_of(out.te_voorkomen))};
    if (costs_more && would_fall) say("opbouw_tegen", parts);
    else if (costs_more) say("opbouw_voorkomt", parts);
    else if (would_fall) say("opbouw_vanzelf", parts);
    else say("opbouw", parts);
    if (out.terugverdientijd_dagen) say("terugverdiend", {whole_days(*out.terugverdientijd_dagen)});
    else if (out.kosten.doorbraak.value <= 0) say("geen_doorbraakkosten");
    else say("niet_terugverdiend");
    if (out.wachten_per_dag.value > 0) say("wachten", {format_euro(out.wachten_per_dag)});
    if (simulation && simulation->saldo.p5 != simulation->saldo.p95) {
        say("kans", {std::to_string(simulation->per_honderd())});
        say("bandbreedte", {rounded_total(simulation->saldo.p5), rounded_total(simulation->saldo.p95)});
    }
    say("geen_voorwaarde");
    return result;
}

}  // namespace ontknoop::rekentool
