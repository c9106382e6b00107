// SPDX-License-Identifier: EUPL-1.2
//
// From the fields of a plan to the engine.
#include <fmt/format.h>

#include <algorithm>

#include "base/recent.h"
#include "base/typed_number.h"
#include "maatwerkplan/eigen_prijs.h"
#include "rekenblad/regel_van_post.h"
#include "rekenblad/rekenblad_delen.h"
#include "rekentool/rekensom_json.h"

namespace ontknoop::rekenblad {

using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;
using rekentool::Rekensom;

namespace {

constexpr int rekentool_langste = 120;  // months: the longest horizon the engine takes

// What pages were about lately. In memory only, and gone when a case is erased: it has the words of cost lines in it.
Recent<rekentool::VolledigeUitkomst>& uitkomsten() {
    static Recent<rekentool::VolledigeUitkomst> onlangs(128);
    return onlangs;
}
Recent<Blad>& bladen() {
    static Recent<Blad> onlangs(128);
    return onlangs;
}

using Versies = std::map<std::string, std::string>;

// What a page about the sum rests on: the filled in fields of the step of costs, the starting points, the prices and parameters, and the words.
std::string sleutel_van(const app::Services& services, const Plan& plan, int trekkingen, const Keuze& keuze, const Versies& versies) {
    std::string sleutel = fmt::format("{} {} {} {}\n", services.teksten.nummer(), trekkingen, keuze.maanden.value_or(0), keuze.variant);
    // The series of prices are a file of the parameters, of which the version is in the key.
    if (const Rekensom* begin = services.uitgangspunten)
        sleutel += fmt::format("{} {} {}\n", begin->horizon_maanden, begin->basisjaar, begin->discontovoet.text());
    for (const auto& [naam, versie] : versies) sleutel += naam + "=" + versie + "\n";
    for (const Onderdeel& o : plan.onderdelen)
        if (o.soort->stap == "kosten") sleutel.append(o.soort->naam).append(o.id.value).append(maatwerkplan::encode(o.waarden)) += '\n';
    return crypto::hash_hex(sleutel);
}

Result<std::shared_ptr<const Blad>> maak(const app::Services& services, const Plan& plan, int trekkingen, const Keuze& keuze, Versies versies) {
    Rekensom som = make_rekensom(services, plan, trekkingen, keuze);
    if (som.regels.empty()) return nullptr;
    TRY(auto uitkomst, reken_uit(som, std::move(versies)));
    Blad blad{std::move(som), *uitkomst, {}, {}};
    for (const rekentool::Zin& zin : blad.uitkomst.zinnen) blad.zinnen.push_back(services.teksten(zin.code, zin.argumenten));
    for (const Error& melding : blad.uitkomst.uitkomst.waarschuwingen) blad.waarschuwingen.push_back(melding_in_woorden(services.teksten, melding));
    return std::make_shared<const Blad>(std::move(blad));
}

}  // namespace

Result<std::shared_ptr<const rekentool::VolledigeUitkomst>> reken_uit(const Rekensom& som, Versies versies) {
    auto& onlangs = uitkomsten();
    std::string sleutel = rekentool::to_json(som);
    for (const auto& [naam, versie] : versies) sleutel += naam + "=" + versie + ";";
    sleutel = crypto::hash_hex(sleutel);
    if (auto bekend = onlangs.find(sleutel)) return bekend;
    TRY(auto uitkomst, rekentool::calculate_all(som, std::move(versies)));
    auto bewaard = std::make_shared<const rekentool::VolledigeUitkomst>(std::move(uitkomst));
    onlangs.keep(sleutel, bewaard);
    return bewaard;
}

std::string_view gekozen_variant(const Plan& plan) {
    const std::string_view gekozen = plan.get("rekensom", "variant");
    return gekozen.empty() ? "A" : gekozen;
}

bool heeft_varianten(const Plan& plan) {
    const auto posten = plan.van("kostenpost");
    return std::any_of(posten.begin(), posten.end(), [](const Onderdeel* post) { return !post->get("variant").empty(); });
}

Rekensom make_rekensom(const app::Services& services, const Plan& plan, int trekkingen, const Keuze& keuze) {
    Rekensom som = services.uitgangspunten ? *services.uitgangspunten : Rekensom{};
    som.regels.clear();
    if (const Onderdeel* kop = plan.een("rekensom")) {
        som.horizon_maanden = static_cast<int>(kop->geheel("horizon_maanden").value_or(som.horizon_maanden));
        som.basisjaar = static_cast<int>(kop->geheel("basisjaar").value_or(som.basisjaar));
        som.startdatum = parse_iso_date(kop->get("startdatum"));
        if (const auto voet = deel_van(*kop, "discontovoet")) som.discontovoet = *voet;
    }
    som.simulatie.trekkingen = trekkingen;
    const int horizon = keuze.maanden.value_or(som.horizon_maanden);
    if (keuze.maanden) som.horizon_maanden = rekentool_langste;  // nothing is cut off before with_horizon() does it
    const std::string_view variant = keuze.variant.empty() ? gekozen_variant(plan) : keuze.variant;
    for (const Onderdeel* o : plan.van("overlapgroep")) som.overlapgroepen.push_back(make_overlapgroep_van(*o));
    for (const Onderdeel* o : plan.van("gebeurtenis")) som.gebeurtenissen.push_back(make_gebeurtenis_van(*o));
    for (const Onderdeel* post : plan.van("kostenpost"))
        if (is_compleet(*post) && (post->get("variant").empty() || post->get("variant") == variant)) som.regels.push_back(make_regel_van(*post, som.horizon_maanden));
    return keuze.maanden ? rekentool::with_horizon(std::move(som), horizon) : som;
}

Result<std::shared_ptr<const Blad>> make_blad(const app::Services& services, const Plan& plan, int trekkingen, const Keuze& keuze) {
    auto& onlangs = bladen();
    Versies versies{{"prijzen", services.bestanden.version("prijzen/")}, {"parameters", services.bestanden.version("parameters/")}};
    const std::string sleutel = sleutel_van(services, plan, trekkingen, keuze, versies);
    if (auto bekend = onlangs.find(sleutel)) return bekend;
    TRY(auto blad, maak(services, plan, trekkingen, keuze, std::move(versies)));
    if (blad) onlangs.keep(sleutel, blad);
    return blad;
}

void register_bij_wissen() {
    casus::register_bij_wissen([](app::Context& ctx, const casus::Casus&) {
        ctx.after_commit([] {
            bladen().clear();
            uitkomsten().clear();
        });
    });
}

std::vector<std::string> kopzinnen(const Blad& blad) {
    if (blad.uitkomst.uitkomst.kop_toegestaan || blad.zinnen.size() < 2) return blad.zinnen;
    return {blad.zinnen.front(), blad.zinnen.back()};
}

namespace {

// The engine writes numbers with a point; a person reads a comma.
void met_kommas(std::vector<std::string>& argumenten) {
    for (std::string& a : argumenten)
        if (rekentool::Decimaal::parse(a)) a = met_komma(a);
}

}  // namespace

std::string fout_in_woorden(const inhoud::Teksten& t, Error fout) {
    met_kommas(fout.arguments);
    const bool eerste = fout.field.find("betalers[0]") != std::string::npos;
    if (fout.code == "rekentool.aandeel_bereik") return t(eerste ? "rekenblad.delen_te_veel" : "rekenblad.deel_ontbreekt");
    if (fout.code == "rekentool.betaler_zonder_naam") return t("rekenblad.meebetaler_ontbreekt");
    if (fout.code == "rekentool.betaler_dubbel")
        for (std::string& naam : fout.arguments) naam = naam_betaler(t, naam);
    return t.error(fout);
}

std::string betalers_in_woorden(const inhoud::Teksten& t, const std::vector<rekentool::Betaler>& betalers) {
    std::string zin;
    for (const rekentool::Betaler& b : betalers) {
        zin += (zin.empty() ? "" : ", ") + naam_betaler(t, b.naam);
        if (betalers.size() > 1) zin += " " + met_komma(rekentool::Decimaal::make(b.aandeel.teller * 1'000'000 / b.aandeel.noemer, 4).text()) + " %";
    }
    return zin;
}

std::string prijs_in_woorden(const rekentool::Regelprijs& prijs) { return "€\u00a0" + as_typed_price(prijs.bedrag.waarschijnlijk.text()); }

std::string bewijs_in_woorden(const inhoud::Teksten& t, const Plan& plan, const rekentool::Regel& regel) {
    const Onderdeel* post = plan.find(regel.id);
    if (post && maatwerkplan::mist_prijsreden(*post)) return t("rekenblad.eigen_prijs_zonder_reden");
    const bool eigen = regel.prijs.herkomst == rekentool::Prijslaag::eigen && post && post->get("bewijsgraad").empty();
    return t(eigen ? "rekenblad.eigen_prijs" : "rekentool.bewijsgraad." + std::string(to_text(regel.prijs.bewijsgraad)));
}

std::string melding_in_woorden(const inhoud::Teksten& t, Error melding) {
    met_kommas(melding.arguments);
    for (std::string& a : melding.arguments) {  // some speak of a payer or a price index by its code
        a = naam_betaler(t, a);
        if (t.has("rekenblad.reeks." + a)) a = t("rekenblad.reeks." + a);
    }
    return t(melding.code, melding.arguments);
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
    constexpr double begin = 92, langste = 175, ruimte_voor_bedrag = 73;
    Tekening beeld{begin + langste + ruimte_voor_bedrag, 190, {}};
    double y = 14;
    for (const Staaf& s : staven) {
        const double lengte = langste * static_cast<double>(std::max<std::int64_t>(s.onder.value, 0)) / static_cast<double>(hoogste);
        const double extra = langste * static_cast<double>(std::max<std::int64_t>(s.boven.value, 0)) / static_cast<double>(hoogste);
        beeld.teken(Opschrift{{0, extra > 0 ? y + 15 : y + 22}, s.naam, 14, Anker::begin, true});
        if (extra > 0) beeld.teken(Opschrift{{0, y + 31}, t("rekenblad.en_doorbraak"), 12});
        beeld.teken(Rechthoek{{begin, y}, std::max(lengte, 1.0), 34, {s.kleur, Kleur::inkt, 1, false, s.patroon}});
        if (extra > 0) beeld.teken(Rechthoek{{begin + std::max(lengte, 1.0), y}, std::max(extra, 2.0), 34, {Kleur::wit, Kleur::inkt, 1, false, Patroon::stippen}});
        beeld.teken(Opschrift{{begin + 6 + lengte + extra, y + 22}, rekentool::rounded_total(s.onder + s.boven), 13});
        y += 58;
    }
    return beeld;
}

}  // namespace ontknoop::rekenblad
