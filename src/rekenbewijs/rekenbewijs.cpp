// SPDX-License-Identifier: EUPL-1.2
//
// Use cases: load → decide → store → audit line.
#include "rekenbewijs/rekenbewijs.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "rekenbewijs/rekenbewijs_store.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::rekenbewijs {

using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;
using rekentool::Rekensom;
using toegang::Recht;

namespace {

constexpr std::array<std::string_view, 7> alle_punten = {"aantallen", "prijzen", "kansen", "dubbel", "overdracht", "doorbraak", "onzeker"};
constexpr std::size_t langste_tekst = 2000;
constexpr int trekkingen = 20'000;  // of a receipt; the page draws fewer while somebody types

std::string controleer_tekst(std::string_view getypt, std::string_view veld, std::string_view leeg, Errors& errors) {
    std::string tekst = unify_newlines(trim(getypt));
    if (!is_valid_utf8(tekst) || has_control_characters(tekst)) errors.push_back({"veld.ongeldige_tekens", {}, std::string(veld)});
    else if (utf8_length(tekst) > langste_tekst) errors.push_back({"veld.te_lang", {std::to_string(langste_tekst)}, std::string(veld)});
    else if (tekst.empty() && !leeg.empty()) errors.push_back({std::string(leeg), {}, std::string(veld)});
    return tekst;
}

// Whether the plan still gives what the receipt says. Another engine may compute the same input differently: then, and only
// then, the receipt is opened and computed again.
bool zelfde_uitkomst(app::Context& ctx, const casus::Casus& casus, const Oordeel& o, const Rekensom& nu) {
    if (rekentool::input_hash(nu) != o.invoer_hash) return false;
    if (o.motor == rekentool::motor_versie) return true;
    const auto bewijs = rekentool::read_receipt(store::read_inhoud(ctx, casus, o.bewijs_id));
    if (!bewijs) return false;
    const auto opnieuw = rekentool::recompute(*bewijs);
    return opnieuw && opnieuw->gelijk;
}

// What changed since; never empty, also when only the engine computes differently.
std::vector<Verschil> verschillen_sinds(app::Context& ctx, const casus::Casus& casus, const Oordeel& o, const Rekensom& nu) {
    const auto bewijs = rekentool::read_receipt(store::read_inhoud(ctx, casus, o.bewijs_id));
    std::vector<Verschil> all;
    if (bewijs) all = compare(bewijs->invoer, nu);
    if (all.empty()) all.push_back({Verschilsoort::gewijzigd, {}, "motor", o.motor, std::string(rekentool::motor_versie)});
    return all;
}

Beoordeling zonder_wijziging(const Oordeel& o) {
    if (!o.ingetrokken_op.empty()) return Beoordeling::ingetrokken;
    return o.akkoord ? Beoordeling::akkoord : Beoordeling::teruggegeven;
}

// What was changed after it was withdrawn or given back has to be looked at afresh; after a sign-off the change must show.
Beoordeling na_wijziging(const Oordeel& o) {
    return o.akkoord && o.ingetrokken_op.empty() ? Beoordeling::gewijzigd : Beoordeling::open;
}

}  // namespace

std::span<const std::string_view> punten() { return alle_punten; }

std::string_view naam(Beoordeling b) {
    static constexpr std::string_view namen[] = {"geen_som", "open", "akkoord", "gewijzigd", "teruggegeven", "ingetrokken"};
    return namen[static_cast<std::size_t>(b)];
}

Keuring read_keuring(app::Context& ctx, const casus::Casus& casus, const Plan& plan) {
    Keuring keuring;
    keuring.oordeel = store::laatste_oordeel(ctx, casus);
    const Rekensom nu = rekenblad::make_rekensom(ctx.services, plan, trekkingen);
    const bool rekent = !nu.regels.empty() && rekentool::check(nu).empty();
    if (!keuring.oordeel) {
        keuring.beoordeling = rekent ? Beoordeling::open : Beoordeling::geen_som;
        return keuring;
    }
    const bool zelfde = rekent && zelfde_uitkomst(ctx, casus, *keuring.oordeel, nu);
    keuring.beoordeling = zelfde ? zonder_wijziging(*keuring.oordeel) : na_wijziging(*keuring.oordeel);
    if (keuring.beoordeling == Beoordeling::open && !rekent) keuring.beoordeling = Beoordeling::geen_som;
    if (keuring.beoordeling == Beoordeling::gewijzigd) keuring.verschillen = verschillen_sinds(ctx, casus, *keuring.oordeel, nu);
    return keuring;
}

Result<std::string> keep(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view aanleiding) {
    TRY(const auto blad, rekenblad::make_blad(ctx.services, plan, trekkingen));
    if (!blad) return fail("rekenbewijs.geen_som");
    const auto& bewijs = blad->uitkomst.bewijs;
    const bool nieuw = store::keep_bewijs(ctx, casus, bewijs, aanleiding);
    ctx.log(nieuw ? "rekenbewijs.bewaard" : "rekenbewijs.bestond_al", "casus", casus.id.value);
    return bewijs.id;
}

bool heeft_meegewerkt(app::Context& ctx, const casus::Casus& casus, const Plan& plan) {
    const GebruikerId& ik = ctx.wie().gebruiker;
    const auto mee = casus::deelnemers(ctx, casus);
    return casus.eigenaar == ik || std::any_of(mee.begin(), mee.end(), [&](const casus::Deelnemer& d) { return d.id == ik; }) ||
           std::any_of(plan.onderdelen.begin(), plan.onderdelen.end(),
                       [&](const Onderdeel& o) { return o.gemaakt_door == ik || o.gewijzigd_door == ik; });
}

Result<> judge(app::Context& ctx, const casus::Casus& casus, const Plan& plan, const Invoer& invoer) {
    if (!ctx.wie().mag(Recht::rekensom_aftekenen)) return not_found();
    Errors errors;
    if (heeft_meegewerkt(ctx, casus, plan)) errors.push_back({"rekenbewijs.eigen_plan", {}, ""});
    Oordeel oordeel;
    oordeel.akkoord = invoer.akkoord;
    oordeel.opmerking = controleer_tekst(invoer.opmerking, "opmerking", invoer.akkoord ? "" : "rekenbewijs.opmerking_ontbreekt", errors);
    for (const std::string_view punt : alle_punten)
        if (std::find(invoer.punten.begin(), invoer.punten.end(), punt) != invoer.punten.end()) oordeel.punten.emplace_back(punt);
    if (const std::size_t over = alle_punten.size() - oordeel.punten.size(); invoer.akkoord && over > 0)
        errors.push_back({"rekenbewijs.punten_ontbreken", {std::to_string(over)}, "punten"});
    const auto blad = rekenblad::make_blad(ctx.services, plan, trekkingen);
    if (!blad) errors.insert(errors.end(), blad.error().begin(), blad.error().end());
    else if (!*blad) errors.push_back({"rekenbewijs.geen_som", {}, ""});
    else if ((*blad)->uitkomst.bewijs.id != invoer.bewijs_id) errors.push_back({"rekenbewijs.intussen_gewijzigd", {}, ""});
    if (!errors.empty()) return fail(std::move(errors));

    const auto& bewijs = (*blad)->uitkomst.bewijs;
    store::keep_bewijs(ctx, casus, bewijs, "oordeel");
    oordeel.bewijs_id = bewijs.id;
    oordeel.stand = casus.stand + 1;  // touch() below is the next change
    store::add_oordeel(ctx, casus, oordeel);
    ctx.log(invoer.akkoord ? "rekenbewijs.akkoord" : "rekenbewijs.teruggegeven", "casus", casus.id.value);
    casus::touch(ctx, casus);
    return {};
}

Result<> withdraw(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view getypt) {
    if (!ctx.wie().mag(Recht::rekensom_aftekenen)) return not_found();
    Errors errors;
    if (heeft_meegewerkt(ctx, casus, plan)) errors.push_back({"rekenbewijs.eigen_plan", {}, ""});
    const std::string reden = controleer_tekst(getypt, "reden", "rekenbewijs.reden_ontbreekt", errors);
    const auto oordeel = store::laatste_oordeel(ctx, casus);
    const bool staat = oordeel && oordeel->akkoord && oordeel->ingetrokken_op.empty();
    if (!staat) errors.push_back({"rekenbewijs.niets_in_te_trekken", {}, ""});
    if (!errors.empty()) return fail(std::move(errors));
    if (!store::withdraw(ctx, casus, oordeel->volgnummer, reden)) return fail("rekenbewijs.niets_in_te_trekken");
    ctx.log("rekenbewijs.ingetrokken", "casus", casus.id.value);
    casus::touch(ctx, casus);
    return {};
}

}  // namespace ontknoop::rekenbewijs
