// SPDX-License-Identifier: EUPL-1.2
//
// From the fields of a plan to the engine.
#include <algorithm>

#include "base/recent.h"
#include "rekenblad/rekenblad.h"
#include "rekentool/rekensom_json.h"

namespace ontknoop::rekenblad {

using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;
using rekentool::Decimaal;
using rekentool::Regel;
using rekentool::Rekensom;
using rekentool::Scenario;

namespace {

Decimaal decimaal(std::string_view opgeslagen) { return Decimaal::parse(opgeslagen).value_or(Decimaal(0)); }

// Percentages are stored as people say them: 40 for 0.4.
std::optional<rekentool::Schatting> kans(std::string_view procent) {
    if (procent.empty()) return std::nullopt;
    const Decimaal d = decimaal(procent);
    return rekentool::Schatting(Decimaal::make(d.mantisse(), d.schaal() + 2));
}

rekentool::Bewijsgraad bewijsgraad(std::string_view code) {
    struct Paar {
        std::string_view code;
        rekentool::Bewijsgraad graad;
    };
    using enum rekentool::Bewijsgraad;
    static constexpr Paar paren[] = {{"wettelijke_norm", wettelijke_norm}, {"contracttarief", contracttarief}, {"landelijke_referentie", landelijke_referentie},
                                     {"een_gemeente", een_gemeente}, {"pers_of_tweedehands", aangehaald}, {"niet_nagelezen", ongeverifieerd}};
    for (const Paar& p : paren)
        if (p.code == code) return p.graad;
    // Whoever fills in an own price knows the bill: until said otherwise it counts as a tariff of this one municipality.
    return een_gemeente;
}

bool is_compleet(const Onderdeel& post) {
    const bool doorbraak = post.ja("van_doorbraak");
    const bool aantal = doorbraak ? !post.get("aantal_plan").empty()
                                  : !post.get("aantal_nu").empty() || !post.get("aantal_niets").empty() || !post.get("aantal_plan").empty();
    return !post.get("bedrag").empty() && aantal;
}

Regel make_regel_van(const Onderdeel& post, int horizon) {
    Regel r;
    r.id = post.id.value;
    r.omschrijving = post.get("omschrijving");
    r.prijs.bedrag = decimaal(post.get("bedrag"));
    if (const auto jaar = post.geheel("prijsjaar")) r.prijs.prijsjaar = static_cast<int>(*jaar);
    r.prijs.prijs_id = post.get("prijs");
    r.prijs.herkomst = post.get("prijs").empty() ? rekentool::Prijslaag::eigen : rekentool::Prijslaag::landelijk;
    r.prijs.bron = post.get("bron").empty() ? post.get("eigen_prijs_reden") : post.get("bron");
    r.prijs.bewijsgraad = bewijsgraad(post.get("bewijsgraad"));
    r.eenheid = post.get("eenheid").empty() ? "stuk" : post.get("eenheid");
    r.frequentie = rekentool::parse_frequentie(post.get("periode")).value_or(rekentool::Frequentie::jaar);
    r.doorbraak = post.ja("van_doorbraak");
    if (!r.doorbraak) {
        r.hoeveelheid.nu = decimaal(post.get("aantal_nu"));
        r.hoeveelheid.niets = decimaal(post.get("aantal_niets"));
        r.kans.niets = kans(post.get("kans_niets"));
    }
    r.hoeveelheid.plan = decimaal(post.get("aantal_plan"));
    r.kans.plan = kans(post.get("kans_plan"));
    r.start = static_cast<int>(post.geheel("start_maand").value_or(0));
    if (const auto einde = post.geheel("eind_maand")) r.einde = static_cast<int>(std::min<std::int64_t>(*einde, horizon));
    r.soort = rekentool::parse_soort(post.get("soort")).value_or(rekentool::Soort::kosten);
    r.wet = post.get("wet").empty() ? "overig" : post.get("wet");
    // Who bears social value is nobody's budget; a cost without a payer is of society as long as nobody said otherwise.
    if (r.soort != rekentool::Soort::maatschappelijke_waarde)
        r.betalers = {{post.get("betaler").empty() ? "samenleving" : std::string(post.get("betaler")), {}}};
    if (r.soort == rekentool::Soort::overdracht) r.ontvangers = {{post.get("ontvanger").empty() ? "huishouden" : std::string(post.get("ontvanger")), {}}};
    const auto standaard = r.soort == rekentool::Soort::overdracht               ? rekentool::Klasse::k4
                           : r.soort == rekentool::Soort::maatschappelijke_waarde ? rekentool::Klasse::k5
                                                                                  : rekentool::Klasse::k1;
    r.verzilverbaarheid.klasse = rekentool::parse_klasse(post.get("verzilverbaar")).value_or(standaard);
    return r;
}

// A plan is drawn many times between two changes of its sum; a simulation takes milliseconds. The key is the sum itself and
// the versions of what it rests on.
Result<rekentool::VolledigeUitkomst> reken_uit(const Rekensom& som, std::map<std::string, std::string> versies) {
    static Recent<rekentool::VolledigeUitkomst> onlangs(128);
    std::string sleutel = rekentool::to_json(som);
    for (const auto& [naam, versie] : versies) sleutel += naam + "=" + versie + ";";
    sleutel = crypto::hash_hex(sleutel);
    if (const auto bekend = onlangs.find(sleutel)) return *bekend;
    TRY(auto uitkomst, rekentool::calculate_all(som, std::move(versies)));
    onlangs.keep(sleutel, std::make_shared<const rekentool::VolledigeUitkomst>(uitkomst));
    return uitkomst;
}

}  // namespace

Rekensom make_rekensom(const app::Services& services, const Plan& plan, int trekkingen) {
    Rekensom som = services.uitgangspunten ? *services.uitgangspunten : Rekensom{};
    som.regels.clear();
    if (const Onderdeel* kop = plan.een("rekensom")) {
        som.horizon_maanden = static_cast<int>(kop->geheel("horizon_maanden").value_or(som.horizon_maanden));
        som.basisjaar = static_cast<int>(kop->geheel("basisjaar").value_or(som.basisjaar));
    }
    som.simulatie.trekkingen = trekkingen;
    for (const Onderdeel* post : plan.van("kostenpost"))
        if (is_compleet(*post)) som.regels.push_back(make_regel_van(*post, som.horizon_maanden));
    return som;
}

Result<std::optional<Blad>> make_blad(const app::Services& services, const Plan& plan, int trekkingen) {
    Rekensom som = make_rekensom(services, plan, trekkingen);
    if (som.regels.empty()) return std::optional<Blad>();
    TRY(auto uitkomst, reken_uit(som, {{"prijzen", services.bestanden.version("prijzen/")}, {"parameters", services.bestanden.version("parameters/")}}));
    Blad blad{std::move(som), std::move(uitkomst), {}, {}};
    for (const rekentool::Zin& zin : blad.uitkomst.zinnen) blad.zinnen.push_back(services.teksten(zin.code, zin.argumenten));
    for (Error melding : blad.uitkomst.uitkomst.waarschuwingen) {
        for (std::string& a : melding.arguments) a = naam_betaler(services.teksten, a);  // some speak of a payer by its code
        blad.waarschuwingen.push_back(services.teksten(melding.code, melding.arguments));
    }
    return std::optional<Blad>(std::move(blad));
}

std::string naam_wet(const inhoud::Teksten& t, std::string_view code) {
    const std::string key = "optie.wet." + std::string(code);
    return t.has(key) ? t(key) : std::string(code);
}
std::string naam_betaler(const inhoud::Teksten& t, std::string_view code) {
    const std::string key = "optie.betaler." + std::string(code);
    return t.has(key) ? t(key) : std::string(code);
}

document::Tekening draw_staven(const inhoud::Teksten& t, const rekentool::Uitkomst& u) {
    using namespace document;
    struct Staaf {
        std::string naam;
        Eurocent onder, boven;  // the plan carries the cost of the breakthrough on top
        Kleur kleur;
        Patroon patroon;
    };
    const Staaf staven[] = {{t("scenario.nu"), u.kosten.nu, {}, Kleur::grijs, Patroon::vol},
                            {t("scenario.niets"), u.kosten.niets, {}, Kleur::oranje, Patroon::schuin},
                            {t("scenario.plan"), u.kosten.plan, u.kosten.doorbraak, Kleur::accent, Patroon::vol}};
    std::int64_t hoogste = 1;
    for (const Staaf& s : staven) hoogste = std::max(hoogste, s.onder.value + s.boven.value);
    Tekening beeld{520, 190, {}};
    double y = 14;
    for (const Staaf& s : staven) {
        const double lengte = 330.0 * static_cast<double>(std::max<std::int64_t>(s.onder.value, 0)) / static_cast<double>(hoogste);
        const double extra = 330.0 * static_cast<double>(std::max<std::int64_t>(s.boven.value, 0)) / static_cast<double>(hoogste);
        beeld.teken(Opschrift{{0, y + 22}, s.naam, 14, Anker::begin, true});
        beeld.teken(Rechthoek{{90, y}, std::max(lengte, 1.0), 34, {s.kleur, Kleur::inkt, 1, false, s.patroon}});
        if (extra > 0) beeld.teken(Rechthoek{{90 + std::max(lengte, 1.0), y}, std::max(extra, 2.0), 34, {Kleur::wit, Kleur::inkt, 1, false, Patroon::stippen}});
        beeld.teken(Opschrift{{98 + lengte + extra, y + 22}, format_euro_rounded(s.onder + s.boven), 13});
        y += 58;
    }
    return beeld;
}

}  // namespace ontknoop::rekenblad
