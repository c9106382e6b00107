// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/uitvoer_json.h"

#include "rekentool/json_waarden.h"
#include "rekentool/rekensom_json.h"

namespace ontknoop::rekentool {
namespace {

namespace json = boost::json;

json::string plain(std::string_view text) { return json::string(json::string_view(text.data(), text.size())); }

json::object distribution_json(const Verdeling& v) {
    return {{"p5", v.p5.value}, {"p50", v.p50.value}, {"p95", v.p95.value}, {"gemiddelde", v.gemiddelde.value},
            {"standaardafwijking", v.standaardafwijking.value}};
}

json::object simulation_json(const Simulatieuitkomst& out) {
    json::array bars;
    for (const Staaf& bar : out.histogram) bars.push_back({{"van", bar.van.value}, {"tot", bar.tot.value}, {"trekkingen", bar.trekkingen}});
    return {{"generator", plain(generator_naam)},
            {"zaad", std::to_string(out.zaad)},
            {"trekkingen", out.trekkingen},
            {"gunstig", out.gunstig},
            {"per_honderd", out.per_honderd()},
            {"saldo", distribution_json(out.saldo)},
            {"directe_besparing", distribution_json(out.directe_besparing)},
            {"te_voorkomen", distribution_json(out.te_voorkomen)},
            {"nu", distribution_json(out.nu)},
            {"niets", distribution_json(out.niets)},
            {"plan", distribution_json(out.plan)},
            {"doorbraak", distribution_json(out.doorbraak)},
            {"histogram", bars}};
}

json::object bar_json(const Tornadobalk& bar) {
    json::object result{{"sleutel", bar.drijver.sleutel}, {"naam", bar.drijver.naam}, {"soort", plain(to_text(bar.drijver.soort))}};
    if (bar.drijver.soort != Drijversoort::prijs) result["scenario"] = plain(to_text(bar.drijver.scenario));
    result["laag"] = json_of(bar.drijver.bereik.laag);
    result["waarschijnlijk"] = json_of(bar.drijver.bereik.waarschijnlijk);
    result["hoog"] = json_of(bar.drijver.bereik.hoog);
    result["saldo_laag"] = bar.saldo_laag.value;
    result["saldo_hoog"] = bar.saldo_hoog.value;
    result["spanwijdte"] = bar.spanwijdte.value;
    result["omslag"] = bar.omslag ? json::value(json_of(*bar.omslag)) : json::value(nullptr);
    return result;
}

}  // namespace

std::string to_json(const Simulatieuitkomst& out) { return json::serialize(simulation_json(out)); }

Result<VolledigeUitkomst> calculate_all(const Rekensom& som, std::map<std::string, std::string> versions) {
    VolledigeUitkomst result;
    TRY(result.uitkomst, calculate(som));
    TRY(result.simulatie, simulate(som));
    TRY(result.tornado, tornado(som));
    result.zinnen = sentences(som, result.uitkomst, &result.simulatie);
    TRY(result.bewijs, make_receipt(som, std::move(versions)));
    return result;
}

std::string to_json(const VolledigeUitkomst& out) {
    json::object result = json_of(out.uitkomst);
    result["simulatie"] = simulation_json(out.simulatie);
    json::array bars;
    for (const Tornadobalk& bar : out.tornado) bars.push_back(bar_json(bar));
    result["tornado"] = bars;
    json::array sentences;
    for (const Zin& zin : out.zinnen) {
        json::array arguments;
        for (const std::string& argument : zin.argumenten) arguments.push_back(json::string(argument));
        sentences.push_back({{"code", zin.code}, {"argumenten", arguments}});
    }
    result["zinnen"] = sentences;
    result["ontvangstbewijs"] = json::parse(to_json(out.bewijs));
    return json::serialize(result);
}

}  // namespace ontknoop::rekentool
