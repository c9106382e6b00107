// SPDX-License-Identifier: EUPL-1.2
//
// Review and changes in words.
#include <algorithm>

#include "base/text.h"
#include "rekenbewijs/rekenbewijs_handlers.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::rekenbewijs {

using inhoud::Teksten;

namespace {

std::string met_komma(std::string getal) {
    std::replace(getal.begin(), getal.end(), '.', ',');
    return getal;
}
std::string zoals_het_is(const Teksten&, const std::string& waarde) { return waarde; }
std::string als_getal(const Teksten&, const std::string& waarde) { return met_komma(waarde); }
std::string als_euro(const Teksten&, const std::string& waarde) { return "€\u00a0" + met_komma(waarde); }
std::string als_procent(const Teksten&, const std::string& waarde) { return met_komma(waarde) + " %"; }
std::string als_wet(const Teksten& t, const std::string& waarde) { return rekenblad::naam_wet(t, waarde); }

// "gemeente_wmo 1/2, zorgverzekeraar 1/2" with the names people know.
std::string als_betalers(const Teksten& t, const std::string& waarde) {
    std::string all;
    for (std::string_view deel : split(waarde, ',')) {
        deel = trim(deel);
        const std::size_t spatie = deel.find(' ');
        all += (all.empty() ? "" : ", ") + rekenblad::naam_betaler(t, deel.substr(0, spatie));
        if (spatie != std::string_view::npos) all += std::string(deel.substr(spatie));
    }
    return all;
}

template <const char* lijst>
std::string als_keuze(const Teksten& t, const std::string& waarde) {
    const std::string sleutel = "optie." + std::string(lijst) + "." + waarde;
    return t.has(sleutel) ? t(sleutel) : waarde;
}
constexpr char lijst_eenheid[] = "kost_eenheid", lijst_periode[] = "kost_periode", lijst_soort[] = "kost_soort", lijst_klasse[] = "verzilverbaar";

std::string als_bewijsgraad(const Teksten& t, const std::string& waarde) { return t("rekentool.bewijsgraad." + waarde); }

struct Vorm {
    std::string_view veld;
    std::string (*toon)(const Teksten&, const std::string&);
};
constexpr Vorm vormen[] = {
    {"prijs", als_euro},           {"aantal_nu", als_getal},    {"aantal_niets", als_getal}, {"aantal_plan", als_getal},
    {"kans_nu", als_procent},      {"kans_niets", als_procent}, {"kans_plan", als_procent},  {"discontovoet", als_procent},
    {"groei", als_getal},          {"wet", als_wet},            {"betalers", als_betalers},  {"ontvangers", als_betalers},
    {"eenheid", als_keuze<lijst_eenheid>}, {"frequentie", als_keuze<lijst_periode>}, {"soort", als_keuze<lijst_soort>}, {"klasse", als_keuze<lijst_klasse>},
    {"bewijsgraad", als_bewijsgraad}, {"fractie", als_getal},    {"vanzelf", als_getal},      {"toerekening", als_getal},
    {"verdringing", als_getal},    {"uitdoving", als_getal},    {"alfa", als_getal},         {"indexcijfers", als_getal},
};

std::string toon(const Teksten& t, const Verschil& v, const std::string& waarde) {
    if (waarde.empty()) return t("rekenbewijs.niets_ingevuld");
    for (const Vorm& vorm : vormen)
        if (vorm.veld == v.veld) return vorm.toon(t, waarde);
    return zoals_het_is(t, waarde);
}

std::string in_woorden(const Teksten& t, const Verschil& v) {
    if (v.soort == Verschilsoort::toegevoegd) return t("rekenbewijs.verschil.toegevoegd", {v.onderdeel});
    if (v.soort == Verschilsoort::verwijderd) return t("rekenbewijs.verschil.verwijderd", {v.onderdeel});
    if (v.veld == "volgorde") return t("rekenbewijs.verschil.volgorde");
    const std::string veld = t("rekenbewijs.veld." + v.veld);
    const std::string deel = v.onderdeel.empty() ? t("rekenbewijs.verschil.hele_som") : v.onderdeel;
    return t("rekenbewijs.verschil.gewijzigd", {deel, veld, toon(t, v, v.oud), toon(t, v, v.nieuw)});
}

std::string in_woorden(const Teksten& t, const Keuring& keuring, const std::string& door) {
    const std::string stand(naam(keuring.beoordeling));
    if (!keuring.oordeel || keuring.beoordeling == Beoordeling::open || keuring.beoordeling == Beoordeling::geen_som)
        return t("rekenbewijs.stand." + stand);
    const Oordeel& o = *keuring.oordeel;
    return t("rekenbewijs.stand." + stand, {door, dag_van(keuring.beoordeling == Beoordeling::ingetrokken ? o.ingetrokken_op : o.op)});
}

}  // namespace

std::string dag_van(std::string_view moment) {
    const auto at = parse_iso_timestamp(moment);
    return at ? format_date(*at) : std::string();
}

std::string naam_van_wie(app::Context& ctx, const GebruikerId& id) {
    const auto gebruiker = toegang::find_gebruiker(ctx.tx(), ctx.wie().organisatie, id);
    return gebruiker ? gebruiker->naam : std::string();
}

std::string naam_van_casus(const Teksten& t, const casus::Casus& casus, std::string_view alias) {
    return alias.empty() ? t("tab.casus_nummer", {std::to_string(casus.nummer)}) : std::string(alias);
}

std::string in_woorden(const Teksten& t, const Keuring& keuring) { return in_woorden(t, keuring, t("rekenbewijs.de_controleur")); }

std::string in_woorden(app::Context& ctx, const Keuring& keuring) {
    if (!keuring.oordeel) return in_woorden(ctx.t(), keuring);
    const bool terug = keuring.beoordeling == Beoordeling::ingetrokken;
    const std::string door = naam_van_wie(ctx, terug ? keuring.oordeel->ingetrokken_door : keuring.oordeel->door);
    return in_woorden(ctx.t(), keuring, door.empty() ? ctx.t()("rekenbewijs.de_controleur") : door);
}

std::vector<std::string> in_woorden(const Teksten& t, const std::vector<Verschil>& verschillen) {
    std::vector<std::string> all;
    for (const Verschil& v : verschillen) all.push_back(in_woorden(t, v));
    return all;
}

void draw_verschillen(html::Out& out, const Teksten& t, const std::vector<Verschil>& verschillen) {
    html::put<R"(<ul>{}</ul>)">(out, [&](html::Out& o) {
        for (const std::string& zin : in_woorden(t, verschillen)) html::put<R"(<li>{}</li>)">(o, zin);
    });
}

}  // namespace ontknoop::rekenbewijs
