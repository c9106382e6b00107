// SPDX-License-Identifier: EUPL-1.2
//
// Words of the price list and of the templates as codes of the plan.
#include <algorithm>

#include "base/text.h"
#include "base/typed_number.h"
#include "rekenblad/rekenblad_delen.h"
#include "rekentool/prijzen.h"

namespace ontknoop::rekenblad {

using rekentool::Prijs;

namespace {

struct Vertaling {
    std::string_view van, naar;
};
// Words of the price list -> codes of the plan. What is not here becomes "overig" and "samenleving".
constexpr Vertaling wetten[] = {{"Wmo 2015", "wmo"}, {"Jeugdwet", "jeugdwet"}, {"Participatiewet", "participatiewet"}, {"Zvw", "zvw"}, {"Wlz", "wlz"},
                                {"Wgs", "wgs"}, {"Wsnp", "wgs"}, {"Schulden", "wgs"}, {"Incasso", "wgs"}, {"Wonen", "wonen"}, {"Energie", "wonen"}, {"Opvang", "wmo"},
                                {"Onderwijs", "onderwijs"}, {"Leerlingenvervoer", "onderwijs"}, {"Leerplicht", "onderwijs"}, {"Justitie", "justitie_veiligheid"},
                                {"Politie", "justitie_veiligheid"}, {"Toeslagen", "toeslagen"}, {"Kinderbijslag", "rijksuitvoering"}, {"WIA", "rijksuitvoering"}};
constexpr Vertaling betalers[] = {{"zorgverzekeraar", "zorgverzekeraar"}, {"zorgkantoor", "zorgkantoor"}, {"politie", "politie"}, {"woningcorporatie", "corporatie"},
                                  {"school", "school"}, {"schuldeisers", "schuldeisers"}, {"werkgever", "werkgever"}, {"huishouden", "huishouden"},
                                  {"Rijk (JenV)", "justitie"}, {"Rijk (DJI)", "justitie"}, {"Rijk (forensische zorg)", "justitie"}};
constexpr Vertaling gemeente_per_wet[] = {{"wmo", "gemeente_wmo"}, {"jeugdwet", "gemeente_jeugd"}, {"participatiewet", "gemeente_participatie"}, {"wgs", "gemeente_schulden"}};
constexpr Vertaling graden[] = {{"wettelijke_norm", "wettelijke_norm"}, {"contracttarief", "contracttarief"}, {"landelijke_referentie", "landelijke_referentie"},
                                {"een_gemeente", "een_gemeente"}, {"aangehaald", "pers_of_tweedehands"}, {"ongeverifieerd", "niet_nagelezen"}};

template <std::size_t N>
std::string_view vertaal(const Vertaling (&tabel)[N], std::string_view van, std::string_view anders) {
    for (const Vertaling& v : tabel)
        if (v.van == van) return v.naar;
    return anders;
}

// How often a unit is usually counted: a year price per year, a day price per day ... anything else per year.
std::string_view periode_bij(std::string_view eenheid) {
    for (const std::string_view e : {"dag", "week", "maand", "kwartaal", "jaar"})
        if (e == eenheid) return e;
    return eenheid == "etmaal" ? "dag" : eenheid == "eenmalig" || eenheid == "traject" ? "eenmalig" : "jaar";
}

bool is_eenheid_van_plan(std::string_view eenheid) {
    const auto all = maatwerkplan::opties("kost_eenheid");
    return std::find(all.begin(), all.end(), eenheid) != all.end();
}

}  // namespace

std::string met_komma(std::string tekst) {
    std::replace(tekst.begin(), tekst.end(), '.', ',');
    return tekst;
}

std::string_view wet_code(std::string_view naam) { return vertaal(wetten, naam, "overig"); }

std::string_view betaler_code(std::string_view naam, std::string_view wet_code) {
    if (naam == "gemeente") return vertaal(gemeente_per_wet, wet_code, "gemeente_overig");
    if (naam.starts_with("Rijk (J") || naam.starts_with("Rijk (D") || naam.starts_with("Rijk (f")) return "justitie";
    if (naam.starts_with("Rijk") || naam == "SVB" || naam == "UWV" || naam == "CAK") return "rijk";
    return vertaal(betalers, naam, "samenleving");
}

std::string_view bewijsgraad_code(rekentool::Bewijsgraad graad) { return vertaal(graden, rekentool::to_text(graad), "niet_nagelezen"); }

maatwerkplan::Invoer invoer_van_prijs(const Prijs& p) {
    const std::string_view wet = wet_code(p.wet);
    maatwerkplan::Invoer in;
    auto set = [&](std::string_view veld, std::string_view waarde) { in[std::string(veld)] = {std::string(waarde)}; };
    set("omschrijving", utf8_prefix(is_eenheid_van_plan(p.eenheid) ? p.naam : p.naam + " (per " + p.eenheid + ")", 160));
    set("prijs", rekentool::to_text(rekentool::verwijzing_naar(p)));
    set("bedrag", as_typed(p.bedrag.waarschijnlijk.text()));
    if (p.bedrag.laag) set("bedrag_laag", as_typed(p.bedrag.laag->text()));
    if (p.bedrag.hoog) set("bedrag_hoog", as_typed(p.bedrag.hoog->text()));
    if (p.controletotaal) set("controletotaal", "ja");
    if (p.prijsjaar) set("prijsjaar", std::to_string(*p.prijsjaar));
    set("eenheid", is_eenheid_van_plan(p.eenheid) ? std::string_view(p.eenheid) : "stuk");
    set("periode", periode_bij(p.eenheid));
    set("wet", wet);
    if (p.soort != rekentool::Soort::maatschappelijke_waarde) set("betaler", betaler_code(p.betaler, wet));
    if (!p.ontvanger.empty()) set("ontvanger", betaler_code(p.ontvanger, wet));
    set("soort", rekentool::to_text(p.soort));
    set("verzilverbaar", rekentool::to_text(p.klasse));
    set("bewijsgraad", bewijsgraad_code(p.bewijsgraad));
    set("bron", utf8_prefix(p.bron, 400));
    return in;
}

}  // namespace ontknoop::rekenblad
