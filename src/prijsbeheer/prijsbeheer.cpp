// SPDX-License-Identifier: EUPL-1.2
//
// Four eyes: who proposes a price and who approves it are two people. Nothing is overwritten.
#include "prijsbeheer/prijsbeheer.h"

#include <algorithm>

#include "base/text.h"
#include "maatwerkplan/stap_delen.h"
#include "maatwerkplan/waarde_namen.h"
#include "prijsbeheer/prijsbeheer_handlers.h"
#include "werkplek/werkplek.h"

namespace ontknoop::prijsbeheer {

using http::Method;
using rekentool::Prijs;
using rekentool::Prijslaag;
using toegang::Recht;

namespace {

constexpr std::size_t langste_reden = 1000;

std::string controleer_reden(const std::string& getypt, Errors& errors) {
    const std::string reden = unify_newlines(trim(getypt));
    auto refuse = [&](std::string code, std::vector<std::string> arguments = {}) { errors.emplace_back(Error{std::move(code), std::move(arguments), "reden"}); };
    if (!is_valid_utf8(reden) || has_control_characters(reden)) refuse("veld.ongeldige_tekens");
    else if (utf8_length(reden) > langste_reden) refuse("veld.te_lang", {std::to_string(langste_reden)});
    else if (reden.empty()) refuse("prijs.reden");
    return reden;
}

// Error: somebody proposed something about this price already, and nobody decided yet.
void controleer_open(app::Context& ctx, const std::string& prijs_id, Errors& errors) {
    const auto open = list_voorstellen(ctx.tx(), ctx.wie().organisatie, rekentool::Prijslaag::organisatie, {.prijs_id = prijs_id, .alleen_open = true});
    if (!open.empty()) errors.push_back({"prijs.al_voorgesteld", {}, ""});
}

PrijsvoorstelId keep(app::Context& ctx, Voorstelaard aard, Prijs prijs, std::string reden, const Importregel& uit) {
    Prijsvoorstel v;
    v.id = PrijsvoorstelId::make(ctx.clock(), ctx.random());
    v.aard = aard;
    v.prijs = std::move(prijs);
    v.reden = std::move(reden);
    v.bestand = uit.bestand;
    v.regel = uit.regel;
    v.door = ctx.wie().gebruiker;
    v.op = ctx.now_iso();
    insert_voorstel(ctx.tx(), ctx.wie().organisatie, v);
    return v.id;
}

bool is_zelfde(const Prijs& a, const Prijs& b) {
    Prijsinvoer een = to_bewaard(a), ander = to_bewaard(b);
    for (Prijsinvoer* in : {&een, &ander}) in->set("geldig_vanaf", "");
    return een == ander;
}

Result<Prijsvoorstel> find_open(app::Context& ctx, const PrijsvoorstelId& id) {
    auto v = find_voorstel(ctx.tx(), ctx.wie().organisatie, rekentool::Prijslaag::organisatie, id.value);
    if (!v) return not_found();
    if (!v->is_open()) return fail("prijs.al_besloten");
    return std::move(*v);
}

void decide(app::Context& ctx, const Prijsvoorstel& v, Besluitsoort soort, std::string reden) {
    insert_besluit(ctx.tx(), ctx.wie().organisatie, v, {soort, 0, std::move(reden), ctx.wie().gebruiker, ctx.now_iso()});
}

}  // namespace

Result<Nieuwvoorstel> check_voorstel(app::Context& ctx, const Prijsinvoer& invoer, const std::string& getypte_reden) {
    Errors errors;
    const std::string reden = controleer_reden(getypte_reden, errors);
    const auto woorden = ctx.services.prijslijst ? woordenschat(*ctx.services.prijslijst) : Woordenschat{};
    const auto prijs = controleer_prijs(invoer, woorden, eigen_laag(ctx.tx(), ctx.wie().organisatie));
    if (!prijs) {
        errors.insert(errors.begin(), prijs.error().begin(), prijs.error().end());
        return fail(std::move(errors));
    }
    controleer_open(ctx, prijs->id, errors);
    const auto versies = list_voorstellen(ctx.tx(), ctx.wie().organisatie, prijs->herkomst, {.prijs_id = prijs->id, .alleen_goedgekeurd = true});
    const Prijsvoorstel* nu = geldend(versies, *prijs->geldig_vanaf);
    if (nu && nu->aard == Voorstelaard::prijs && is_zelfde(nu->prijs, *prijs)) errors.push_back({"prijs.zelfde", {}, "bedrag"});
    if (!errors.empty()) return fail(std::move(errors));
    return Nieuwvoorstel{*prijs, reden};
}

PrijsvoorstelId keep_voorstel(app::Context& ctx, Nieuwvoorstel nieuw, const Importregel& uit) {
    return keep(ctx, Voorstelaard::prijs, std::move(nieuw.prijs), std::move(nieuw.reden), uit);
}

Result<PrijsvoorstelId> propose_prijs(app::Context& ctx, const Prijsinvoer& invoer, const std::string& reden) {
    TRY(Nieuwvoorstel nieuw, check_voorstel(ctx, invoer, reden));
    return keep_voorstel(ctx, std::move(nieuw), {});
}

Result<PrijsvoorstelId> propose_aanzetten(app::Context& ctx, const std::string& prijs_id, const std::string& getypte_reden) {
    const Prijs* geleverd = ctx.services.prijslijst ? ctx.services.prijslijst->get(prijs_id) : nullptr;
    if (!geleverd) return not_found();
    Errors errors;
    const std::string reden = controleer_reden(getypte_reden, errors);
    const Prijs* nu = prijslijst(ctx)->get(prijs_id);
    if (!nu || nu->aan) errors.push_back({"prijs.staat_al_aan", {}, ""});
    controleer_open(ctx, prijs_id, errors);
    if (!errors.empty()) return fail(std::move(errors));
    Prijs prijs = *geleverd;
    prijs.geldig_vanaf = local_date(ctx.clock().now());
    prijs.geldig_tot.reset();
    return keep(ctx, Voorstelaard::aanzetten, std::move(prijs), reden, {});
}

Result<PrijsvoorstelId> propose_stoppen(app::Context& ctx, const std::string& prijs_id, const std::string& vanaf, const std::string& getypte_reden) {
    const auto laag = eigen_laag(ctx.tx(), ctx.wie().organisatie);
    const auto versies = list_voorstellen(ctx.tx(), ctx.wie().organisatie, laag, {.prijs_id = prijs_id, .alleen_goedgekeurd = true});
    if (versies.empty() || versies.front().aard == Voorstelaard::stoppen) return not_found();
    Errors errors;
    const std::string reden = controleer_reden(getypte_reden, errors);
    const auto dag = parse_date(vanaf);
    if (!dag) errors.push_back({"veld.geen_datum", {}, "geldig_vanaf"});
    controleer_open(ctx, prijs_id, errors);
    if (!errors.empty()) return fail(std::move(errors));
    Prijs prijs = versies.front().prijs;
    prijs.geldig_vanaf = *dag;
    prijs.geldig_tot.reset();
    return keep(ctx, Voorstelaard::stoppen, std::move(prijs), reden, {});
}

Result<> approve_voorstel(app::Context& ctx, const PrijsvoorstelId& id) {
    TRY(const Prijsvoorstel v, find_open(ctx, id));
    if (v.door == ctx.wie().gebruiker) return fail("prijs.vier_ogen");
    decide(ctx, v, Besluitsoort::goedgekeurd, "");
    return {};
}

Result<> return_voorstel(app::Context& ctx, const PrijsvoorstelId& id, const std::string& getypte_reden) {
    TRY(const Prijsvoorstel v, find_open(ctx, id));
    if (v.door == ctx.wie().gebruiker) return fail("prijs.vier_ogen");
    Errors errors;
    const std::string reden = controleer_reden(getypte_reden, errors);
    if (!errors.empty()) return fail(std::move(errors));
    decide(ctx, v, Besluitsoort::teruggestuurd, reden);
    return {};
}

Result<> withdraw_voorstel(app::Context& ctx, const PrijsvoorstelId& id) {
    TRY(const Prijsvoorstel v, find_open(ctx, id));
    if (v.door != ctx.wie().gebruiker) return fail("prijs.niet_van_jou");
    decide(ctx, v, Besluitsoort::ingetrokken, "");
    return {};
}

namespace {

constexpr app::Route table[] = {
    {Method::get, "/prijzen", Recht::prijzen_lezen, show_prijzen, "the price library, with the layer every price comes from"},
    {Method::get, "/prijzen/:prijs", Recht::prijzen_lezen, show_prijs, "one price with its source, layers and history"},
    {Method::get, "/prijzen/beheer", Recht::prijzen_beheren, show_prijsbeheer, "prices of the own organisation: open proposals and what is in force"},
    {Method::get, "/prijzen/beheer/nieuw", Recht::prijzen_beheren, show_nieuwe_prijs, "form to propose a price, of an existing one when asked"},
    {Method::post, "/prijzen/beheer", Recht::prijzen_beheren, create_voorstel_post, "propose a price"},
    {Method::get, "/prijzen/beheer/voorstellen/:voorstel", Recht::prijzen_beheren, show_voorstel, "one proposal beside what holds now"},
    {Method::post, "/prijzen/beheer/voorstellen/:voorstel/goedkeuren", Recht::prijzen_beheren, approve_voorstel_post, "approve a proposal of somebody else"},
    {Method::post, "/prijzen/beheer/voorstellen/:voorstel/terugsturen", Recht::prijzen_beheren, return_voorstel_post, "send a proposal back with a reason"},
    {Method::post, "/prijzen/beheer/voorstellen/:voorstel/intrekken", Recht::prijzen_beheren, withdraw_voorstel_post, "take one's own proposal back"},
    {Method::post, "/prijzen/beheer/prijzen/:prijs/aanzetten", Recht::prijzen_beheren, aanzetten_post, "propose to use a shipped price that is off"},
    {Method::post, "/prijzen/beheer/prijzen/:prijs/stoppen", Recht::prijzen_beheren, stoppen_post, "propose to stop with an own price from a day on"},
    {Method::get, "/prijzen/beheer/invoer", Recht::prijzen_beheren, show_invoer, "send a file of prices; files sent before"},
    {Method::post, "/prijzen/beheer/invoer", Recht::prijzen_beheren, invoer_post, "keep a file to look at"},
    {Method::get, "/prijzen/beheer/invoer/:bestand", Recht::prijzen_beheren, show_bestand, "what is in a file and everything wrong with it"},
    {Method::get, "/prijzen/beheer/invoer/:bestand/bestand", Recht::prijzen_beheren, download_bestand, "the file as it was sent"},
    {Method::post, "/prijzen/beheer/invoer/:bestand/voorstellen", Recht::prijzen_beheren, voorstellen_post, "propose every row of a file, or none"},
    {Method::post, "/prijzen/beheer/invoer/:bestand/goedkeuren", Recht::prijzen_beheren, approve_bestand_post, "approve every proposal of a file"},
    {Method::post, "/prijzen/beheer/invoer/:bestand/weggooien", Recht::prijzen_beheren, remove_bestand_post, "throw away a file nothing was proposed from"},
    {Method::get, "/prijzen/uitvoer/:vorm", Recht::prijzen_lezen, download_prijzen, "all prices in force as csv, ods or xlsx, or the codeboek"},
    {Method::get, "/prijzen/normen", Recht::prijzen_lezen, show_normen, "amounts the law sets, on a day"},
    {Method::get, "/prijzen/verouderd", Recht::prijzen_lezen, show_verouderd, "prices to look at again, and who should"},
    {Method::get, "/api/v1/prijzen", Recht::prijzen_lezen, api_prijzen, "prices in force for who asks, with their layer"},
    {Method::get, "/beheer/regios", Recht::platform_beheren, show_regios, "which municipality takes part in which region"},
    {Method::post, "/beheer/regios", Recht::platform_beheren, add_regio_post, "let a municipality take part in a region"},
    {Method::post, "/beheer/regios/weghalen", Recht::platform_beheren, remove_regio_post, "end that a municipality takes part"},
};

}  // namespace

std::span<const app::Route> routes() { return table; }

namespace {

void wachtende_voorstellen(std::vector<werkplek::Wachtgroep>& groepen, app::Context& ctx, std::span<const casus::Casus>) {
    if (!ctx.wie().mag(Recht::prijzen_beheren)) return;
    const auto& t = ctx.t();
    auto open = list_voorstellen(ctx.tx(), ctx.wie().organisatie, Prijslaag::organisatie, {.alleen_open = true});
    std::erase_if(open, [&](const Prijsvoorstel& v) { return v.door == ctx.wie().gebruiker; });
    if (open.empty()) return;
    std::ranges::reverse(open);  // what waits longest first
    werkplek::Wachtgroep groep{t("prijsbeheer.vandaag_kop"), t("prijsbeheer.vandaag_uitleg"), {}, html::Url::path("/prijzen/beheer")};
    const Namen namen = toegang::namen(ctx.tx(), ctx.wie().organisatie);
    for (const Prijsvoorstel& v : std::span(open).first(std::min<std::size_t>(open.size(), werkplek::meeste_wachtpunten + 1)))
        groep.punten.push_back({html::Url::path("/prijzen/beheer/voorstellen", v.id), v.prijs.naam, t("prijsbeheer.vandaag_van", {naam_uit(namen, v.door)})});
    groepen.push_back(std::move(groep));
}

// "Begeleiding thuis (prijs van de organisatie)": what a cost line remembers, as a person calls it.
std::string naam_van_prijs(const app::Context& ctx, std::string_view stored) {
    const auto naar = rekentool::parse_prijsverwijzing(stored);
    const auto prijs = find_versie(ctx, naar);
    return prijs ? ctx.t()("prijsbeheer.prijs_met_laag", {prijs->naam, naam_van_laag(ctx.t(), prijs->herkomst)}) : ctx.t()("prijsbeheer.prijs_weg");
}

}  // namespace

void register_stap_delen() {
    maatwerkplan::register_stap_deel({"kosten", "herkomst", nullptr, draw_herkomst});
    werkplek::register_wachtbron(wachtende_voorstellen);
    // Unticked, the line has a price of its own.
    maatwerkplan::register_waarde_naam("kostenpost", "prijs", naam_van_prijs, maatwerkplan::Naamveld::los);
}

}  // namespace ontknoop::prijsbeheer
