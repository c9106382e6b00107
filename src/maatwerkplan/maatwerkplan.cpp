// SPDX-License-Identifier: EUPL-1.2
//
// Use cases: load → decide → store → audit line.
#include "maatwerkplan/maatwerkplan.h"

#include <algorithm>

#include "base/text.h"
#include "casus/leesbaar.h"
#include "maatwerkplan/datumgrens.h"
#include "maatwerkplan/maatwerkplan_store.h"
#include "maatwerkplan/sjabloon.h"
#include "maatwerkplan/uitbreiding.h"

namespace ontknoop::maatwerkplan {

namespace {

constexpr std::size_t meeste_per_soort = 200;

Waarde& waarde_van(Onderdeel& o, const Veld& veld) {
    for (Waarde& w : o.waarden)
        if (w.veld == veld.naam) return w;
    return o.waarden.emplace_back(Waarde{veld.naam, {}, 0});
}

// A reference must point to a part of the right kind in the same plan.
bool bestaat(const Plan& plan, const Veld& veld, std::string_view opgeslagen) {
    if (veld.soort != VeldSoort::verwijzing && veld.soort != VeldSoort::verwijzingen) return true;
    const auto ids = splits_waarden(opgeslagen);
    return std::all_of(ids.begin(), ids.end(), [&](std::string_view id) {
        const Onderdeel* doel = plan.find(id);
        return doel && doel->soort->naam == veld.naar;
    });
}

// Every field that was sent, in stored form; all that is wrong with them at once.
Result<std::vector<std::pair<const Veld*, std::string>>> normaliseer_alles(app::Context& ctx, const Plan& plan, const Soort& soort,
                                                                           const Invoer& invoer) {
    std::vector<std::pair<const Veld*, std::string>> waarden;
    Errors errors;
    for (const auto& [naam, getypt] : invoer) {
        const Veld* veld = soort.veld(naam);
        if (!veld) continue;
        const std::vector<std::string_view> views(getypt.begin(), getypt.end());
        auto waarde = normaliseer(*veld, views);
        const bool onbekende_gebruiker = waarde && veld->soort == VeldSoort::gebruiker && !waarde->empty() &&
                                         !toegang::find_gebruiker(ctx.tx(), ctx.wie().organisatie, GebruikerId{*waarde});
        if (waarde && (!bestaat(plan, *veld, *waarde) || onbekende_gebruiker)) waarde = fail("veld.onbekende_verwijzing", {}, naam);
        if (waarde) waarden.emplace_back(veld, std::move(*waarde));
        else errors.insert(errors.end(), waarde.error().begin(), waarde.error().end());
    }
    if (!errors.empty()) return fail(std::move(errors));
    return waarden;
}

// Typing goes together into one version, but text that goes away must stay to be found: a field that loses more than a line.
bool verliest_tekst(const Onderdeel& oud, const Onderdeel& nieuw) {
    constexpr std::size_t regel = 60;
    return std::any_of(oud.waarden.begin(), oud.waarden.end(), [&](const Waarde& w) { return w.tekst.size() > nieuw.get(w.veld).size() + regel; });
}

// The one part there may be of this kind (under this parent), when it is there.
const Onderdeel* de_enige(const Plan& plan, const Soort& soort, std::string_view ouder) {
    if (soort.aantal == Aantal::een) return plan.een(soort.naam);
    return soort.een_per_ouder ? plan.een(soort.naam, ouder) : nullptr;
}

bool is_enige(const Soort& soort) { return soort.aantal == Aantal::een || soort.een_per_ouder; }

// Two people began the only part of its kind at the same moment: the second starts over, and finds what the first wrote.
void claim(app::Context& ctx, const casus::Casus& casus, const Soort& soort, std::string_view ouder) {
    if (is_enige(soort) && store::claim_enige(ctx, casus, soort.naam, soort.aantal == Aantal::een ? std::string_view() : ouder))
        throw db::ConstraintError("a part there is one of was begun at the same moment");
}

// The button was pressed twice: the same fields, by the same person, a moment ago.
const Onderdeel* net_toegevoegd(app::Context& ctx, const std::vector<const Onderdeel*>& zelfde, std::string_view ouder,
                                const std::vector<std::pair<const Veld*, std::string>>& nieuw) {
    const std::string vanaf = to_iso(ctx.clock().now() - std::chrono::seconds(10));
    for (const Onderdeel* o : zelfde) {
        if (o->gemaakt_door != ctx.wie().gebruiker || o->gemaakt_op < vanaf || o->versie != 1 || o->ouder != ouder) continue;
        const bool gelijk = std::all_of(o->soort->velden.begin(), o->soort->velden.end(), [&](const Veld& veld) {
            const auto getypt = std::find_if(nieuw.begin(), nieuw.end(), [&](const auto& n) { return n.first == &veld; });
            return o->get(veld.naam) == (getypt == nieuw.end() ? std::string_view{} : std::string_view(getypt->second));
        });
        if (gelijk) return o;
    }
    return nullptr;
}

std::string vast_omdat(const casus::Casus& casus) { return is_gesloten(casus.status) ? "plan.afgesloten" : "plan.ligt_vast"; }

// The one part of a kind that stands may still begin with what goes on: the day on which the real amounts came in.
bool is_nog_open(const casus::Casus& casus, const Soort& soort, const Invoer& invoer) {
    return soort.aantal == Aantal::een && !invoer.empty() && std::ranges::none_of(invoer, [&](const auto& paar) {
        const Veld* veld = soort.veld(paar.first);
        return !veld || ligt_vast(casus.status, soort, *veld);
    });
}

// Closing asked for an outcome and a lesson; while a plan is closed they may become clearer, but not go. What was not there before
// (`was` may be null) is not asked for now: a plan that was closed without is mended field by field.
Errors verlies_na_sluiten(const casus::Casus& casus, const Onderdeel* was, const Onderdeel& wordt) {
    if (!is_gesloten(casus.status) || wordt.soort->naam != "afsluiting") return {};
    Errors weg = ontbreekt_bij_sluiten(wordt.get("uitkomst"), wordt.get("les"));
    std::erase_if(weg, [&](const Error& e) { return !was || trim(was->get(e.field)).empty(); });
    return weg;
}

void log_change(app::Context& ctx, const casus::Casus& casus, std::string_view what) {
    ctx.log("plan." + std::string(what), "casus", casus.id.value);
    casus::touch(ctx, casus);
}

Result<> put_in_order(app::Context& ctx, const casus::Casus& casus, const std::vector<const Onderdeel*>& rij) {
    for (std::size_t i = 0; i < rij.size(); ++i)
        if (rij[i]->volgorde != static_cast<std::int64_t>(i) + 1) store::set_volgorde(ctx, casus, rij[i]->id, static_cast<std::int64_t>(i) + 1);
    log_change(ctx, casus, "geordend");
    return {};
}

}  // namespace

Result<Geopend> open_plan(app::Context& ctx, std::string_view casus_id, casus::Toegang nodig) {
    // Who comes to change something waits for who is at it, and then looks: what follows is decided on the plan as it is.
    if (!ctx.request.is_safe()) store::lock_casus(ctx, casus_id);
    TRY(casus::Casus casus, casus::open(ctx, casus_id, nodig));
    Plan plan = load_plan(ctx, casus);
    if (ctx.request.is_safe()) ctx.log("casus.gelezen", "casus", casus.id.value);
    return Geopend{std::move(casus), std::move(plan)};
}

Plan load_plan(app::Context& ctx, const casus::Casus& casus) { return Plan{store::load(ctx, casus)}; }

std::map<std::string, Onderdeel> load_een(app::Context& ctx, std::span<const casus::Casus> casussen, std::string_view soort) {
    return store::load_een(ctx, casussen, soort);
}

std::map<std::string, std::vector<Onderdeel>> load_lijst(app::Context& ctx, std::span<const casus::Casus> casussen, std::string_view soort) {
    return store::load_lijst(ctx, casussen, soort);
}

std::optional<Plan> load_leesbaar_plan(app::Context& ctx, const casus::Casus& casus) {
    return casus::if_leesbaar([&] { return load_plan(ctx, casus); });
}

Invoer read_invoer(const Soort& soort, const http::Fields& form) {
    Invoer invoer;
    auto present = [&](std::string_view naam) {
        if (form.has(naam)) return true;
        const auto named = form.all("aanwezig");
        return std::find(named.begin(), named.end(), naam) != named.end();
    };
    for (const Veld& veld : soort.velden) {
        if (veld.invul != Invul::persoon || !present(veld.naam)) continue;
        auto& waarden = invoer[std::string(veld.naam)];
        for (const std::string_view v : form.all(veld.naam)) waarden.emplace_back(v);
    }
    return invoer;
}

Result<Wijziging> change(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view onderdeel, std::int64_t basis,
                         const Invoer& invoer, std::span<const std::string_view> overschrijf, std::string_view gezien) {
    const Onderdeel* huidig = plan.find(onderdeel);
    if (!huidig) return not_found();
    TRY(const auto nieuw, normaliseer_alles(ctx, plan, *huidig->soort, invoer));

    Onderdeel o = *huidig;
    o.versie = huidig->versie + 1;
    const Date vandaag = local_date(ctx.clock().now());
    bool anders = false;
    Wijziging wijziging{huidig->versie, {}, {}};
    Errors fouten;
    for (const auto& [veld, tekst] : nieuw) {
        Waarde& w = waarde_van(o, *veld);
        if (w.tekst == tekst) continue;
        if (ligt_vast(casus.status, *o.soort, *veld)) fouten.push_back({vast_omdat(casus), {}, std::string(veld->naam)});
        if (const auto goed = keur_dag(*o.soort, *veld, tekst, vandaag); !goed) fouten.insert(fouten.end(), goed.error().begin(), goed.error().end());
        if (!past_bij_plan(*veld, tekst, casus.status)) fouten.push_back({"plan.doorbraak_status", {}, std::string(veld->naam)});
        const bool mijne_geldt = std::find(overschrijf.begin(), overschrijf.end(), veld->naam) != overschrijf.end();
        if (w.versie > basis && !mijne_geldt) {
            if (was(*o.soort, gezien, *veld, tekst)) continue;
            wijziging.botsingen.push_back({std::string(veld->naam), als_invoer(*veld, tekst), als_invoer(*veld, w.tekst), huidig->gewijzigd_door});
            continue;
        }
        w = {veld->naam, tekst, o.versie};
        anders = true;
    }
    for (Error& e : verlies_na_sluiten(casus, huidig, o)) fouten.push_back(std::move(e));
    if (!fouten.empty()) return fail(std::move(fouten));
    if (!anders || !wijziging.botsingen.empty()) {
        ctx.log("plan.ongewijzigd", "casus", casus.id.value);
        return wijziging;
    }
    o.gewijzigd_door = ctx.wie().gebruiker;
    o.gewijzigd_op = ctx.now_iso();
    if (!store::update(ctx, casus, o, huidig->versie)) return fail("algemeen.botsing");
    store::keep_versie(ctx, casus, o, verliest_tekst(*huidig, o) ? store::Bewaar::naast : store::Bewaar::samen);
    log_change(ctx, casus, "gewijzigd");
    wijziging.versie = o.versie;
    wijziging.bewaard = std::move(o);
    return wijziging;
}

void werk_bij(Plan& plan, const Wijziging& wijziging) {
    if (!wijziging.bewaard) return;
    const auto plek = std::ranges::find(plan.onderdelen, wijziging.bewaard->id, &Onderdeel::id);
    CHECK(plek != plan.onderdelen.end());
    *plek = *wijziging.bewaard;
}

namespace {

enum class Dagen : std::uint8_t { van_nu, van_toen };

Result<OnderdeelId> maak_onderdeel(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view soort_naam, std::string_view ouder,
                             const Invoer& invoer, const std::optional<OnderdeelId>& id, Dagen dagen) {
    const Soort* soort = find_soort(soort_naam);
    if (!soort) return not_found();
    const Onderdeel* boven = ouder.empty() ? nullptr : plan.find(ouder);
    if (soort->ouder.empty() != ouder.empty() || (!ouder.empty() && (!boven || boven->soort->naam != soort->ouder))) return not_found();
    const auto zelfde = plan.van(soort_naam);
    if (const Onderdeel* er = de_enige(plan, *soort, ouder)) {
        TRY_DO(change(ctx, casus, plan, er->id.value, er->versie, invoer));
        return er->id;
    }
    if (ligt_vast(casus.status, *soort) && !is_nog_open(casus, *soort, invoer)) return fail(vast_omdat(casus));
    TRY(const auto nieuw, normaliseer_alles(ctx, plan, *soort, invoer));
    Errors fouten;
    for (const auto& [veld, tekst] : nieuw) {
        if (!past_bij_plan(*veld, tekst, casus.status)) fouten.push_back({"plan.doorbraak_status", {}, std::string(veld->naam)});
        if (dagen == Dagen::van_toen) continue;
        if (const auto goed = keur_dag(*soort, *veld, tekst, local_date(ctx.clock().now())); !goed) fouten.insert(fouten.end(), goed.error().begin(), goed.error().end());
    }
    if (!fouten.empty()) return fail(std::move(fouten));
    if (const Onderdeel* er = net_toegevoegd(ctx, zelfde, ouder, nieuw)) {
        ctx.log("plan.ongewijzigd", "casus", casus.id.value);
        return er->id;
    }
    if (zelfde.size() >= meeste_per_soort) return fail("plan.vol", {std::to_string(meeste_per_soort)});
    claim(ctx, casus, *soort, ouder);

    if (id) {
        // Only who began a part may go on with its id, and only as what it was: the versions of a part are read as one kind.
        const auto eerder = store::herkomst(ctx, casus, id->value);
        if (eerder && (eerder->soort != soort_naam || eerder->ouder != ouder || eerder->door != ctx.wie().gebruiker)) return not_found();
    }
    const std::string now = ctx.now_iso();
    // Typed, taken out, typed again in the same form: the history goes on where it was.
    const std::int64_t versie = id ? store::last_versie(ctx, casus, id->value) + 1 : 1;
    Onderdeel o{id ? *id : OnderdeelId::make(ctx.clock(), ctx.random()), soort, std::string(ouder), zelfde.empty() ? 1 : zelfde.back()->volgorde + 1, versie, {},
                ctx.wie().gebruiker, ctx.wie().gebruiker, now, now};
    for (const auto& [veld, tekst] : nieuw)
        if (!tekst.empty()) o.waarden.push_back({veld->naam, tekst, versie});
    store::insert(ctx, casus, o);
    store::keep_versie(ctx, casus, o, store::Bewaar::naast);
    log_change(ctx, casus, "toegevoegd");
    return o.id;
}

}  // namespace

Result<OnderdeelId> add(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view soort, std::string_view ouder, const Invoer& invoer,
                        const std::optional<OnderdeelId>& id) {
    return maak_onderdeel(ctx, casus, plan, soort, ouder, invoer, id, Dagen::van_nu);
}

Result<OnderdeelId> add_van_elders(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view soort, std::string_view ouder,
                                   const Invoer& invoer) {
    return maak_onderdeel(ctx, casus, plan, soort, ouder, invoer, {}, Dagen::van_toen);
}

Result<> remove(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view onderdeel) {
    const Onderdeel* doel = plan.find(onderdeel);
    if (!doel) return not_found();
    // How it ended belongs to a closed plan: it may change (verlies_na_sluiten), and stays.
    if (ligt_vast(casus.status, *doel->soort) || (is_gesloten(casus.status) && doel->soort->naam == "afsluiting")) return fail(vast_omdat(casus));
    for (const Onderdeel& o : plan.onderdelen) {
        if (o.id != doel->id && o.ouder != doel->id.value) continue;
        Onderdeel weg = o;
        weg.versie = o.versie + 1;
        store::keep_versie(ctx, casus, weg, store::Bewaar::verwijderd);
        store::erase(ctx, casus, o.id);
    }
    log_change(ctx, casus, "verwijderd");
    return {};
}

Result<> move(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view onderdeel, int plaats) {
    const Onderdeel* doel = plan.find(onderdeel);
    if (!doel) return not_found();
    auto rij = plan.van(doel->soort->naam, doel->ouder);
    rij.erase(std::find(rij.begin(), rij.end(), doel));
    rij.insert(rij.begin() + std::clamp<std::ptrdiff_t>(plaats, 0, static_cast<std::ptrdiff_t>(rij.size())), doel);
    return put_in_order(ctx, casus, rij);
}

Result<> order(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view soort, std::span<const std::string_view> ids) {
    auto rij = plan.van(soort);
    auto plek = rij.begin();
    for (const std::string_view id : ids) {
        const auto gevonden = std::find_if(plek, rij.end(), [&](const Onderdeel* o) { return o->id.value == id; });
        if (gevonden == rij.end()) return not_found();
        std::rotate(plek, gevonden, gevonden + 1);
        ++plek;
    }
    return put_in_order(ctx, casus, rij);
}

std::vector<Versie> versies(app::Context& ctx, const casus::Casus& casus, int limit, int offset, std::string_view onderdeel) {
    return store::versies(ctx, casus, limit, offset, onderdeel);
}

std::int64_t count_versies(app::Context& ctx, const casus::Casus& casus, std::string_view onderdeel) {
    return store::count_versies(ctx, casus, onderdeel);
}

Result<> restore(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view onderdeel, std::int64_t versie) {
    const auto oud = store::find_versie(ctx, casus, onderdeel, versie);
    if (!oud) return not_found();
    if (ligt_vast(casus.status, *oud->soort)) return fail(vast_omdat(casus));
    const Onderdeel* huidig = plan.find(onderdeel);
    if (huidig && huidig->soort != oud->soort) return not_found();
    // What hung under a part that is gone can only come back under a parent that is there.
    if (!huidig && !oud->ouder.empty() && !plan.find(oud->ouder)) return fail("plan.ouder_weg");
    if (!huidig && de_enige(plan, *oud->soort, oud->ouder)) return fail("plan.bestaat_al");
    if (!huidig) claim(ctx, casus, *oud->soort, oud->ouder);
    const auto zelfde = plan.van(oud->soort->naam);
    const std::string now = ctx.now_iso();
    Onderdeel o{oud->onderdeel, oud->soort, oud->ouder, huidig ? huidig->volgorde : zelfde.empty() ? 1 : zelfde.back()->volgorde + 1,
                store::last_versie(ctx, casus, onderdeel) + 1, oud->waarden, huidig ? huidig->gemaakt_door : ctx.wie().gebruiker,
                ctx.wie().gebruiker, huidig ? huidig->gemaakt_op : now, now};
    for (Waarde& w : o.waarden) w.versie = o.versie;
    // The words come back, not a status from another time of the plan.
    for (Waarde& w : o.waarden)
        if (!past_bij_plan(*o.soort->veld(w.veld), w.tekst, casus.status)) w.tekst = huidig ? std::string(huidig->get(w.veld)) : std::string();
    // A field that is empty in the old version must become empty again.
    for (const Veld& veld : o.soort->velden) waarde_van(o, veld).versie = o.versie;
    if (Errors weg = verlies_na_sluiten(casus, huidig, o); !weg.empty()) return fail(std::move(weg));
    if (huidig) {
        if (!store::update(ctx, casus, o, huidig->versie)) return fail("algemeen.botsing");
    } else {
        store::insert(ctx, casus, o);
    }
    store::keep_versie(ctx, casus, o, store::Bewaar::naast);
    log_change(ctx, casus, "teruggezet");
    return {};
}

namespace {

// A breakthrough goes along with its plan, unless it has a fate of its own that fits.
void zet_doorbraken(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view naar) {
    const auto& kan = opties("doorbraak_status");
    if (std::ranges::find(kan, naar) == kan.end()) return;  // a plan is closed, a breakthrough is not
    for (const Onderdeel* was : plan.van("doorbraak")) {
        if (past_bij_plan(was->get("status"), naar) && !was->get("status").empty()) continue;
        Onderdeel o = *was;
        o.versie = was->versie + 1;
        o.gewijzigd_door = ctx.wie().gebruiker;
        o.gewijzigd_op = ctx.now_iso();
        const Veld& veld = *o.soort->veld("status");
        waarde_van(o, veld) = {veld.naam, std::string(naar), o.versie};
        CHECK(store::update(ctx, casus, o, was->versie));
        store::keep_versie(ctx, casus, o, store::Bewaar::naast);
    }
}

}  // namespace

Errors ontbreekt_bij_sluiten(std::string_view uitkomst, std::string_view les) {
    Errors errors;
    if (trim(uitkomst).empty()) errors.push_back({"plan.uitkomst_ontbreekt", {}, "uitkomst"});
    if (trim(les).empty()) errors.push_back({"plan.les_ontbreekt", {}, "les"});
    return errors;
}

Result<> step(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view naar, std::string_view toelichting) {
    const Pijl* pijl = find_pijl(casus.status, naar);
    const bool is_maker = casus.toegang == casus::Toegang::schrijven;
    const bool is_beslisser = ctx.wie().mag(toegang::Recht::casus_beslissen);
    if (pijl && pijl->wie == Wie::beslisser && is_beslisser && is_maker) return fail("plan.vier_ogen");
    if (!pijl || !(pijl->wie == Wie::maker ? is_maker : is_beslisser)) return fail("plan.status_kan_niet", {casus.status, std::string(naar)});
    Errors errors;
    if (pijl->volledig) errors = mag_indienen(plan);
    if (pijl->toelichting && toelichting.empty()) errors.push_back({"plan.toelichting_ontbreekt", {}, "toelichting"});
    if (naar == "afgesloten")
        for (Error& e : ontbreekt_bij_sluiten(plan.get("afsluiting", "uitkomst"), plan.get("afsluiting", "les"))) errors.push_back(std::move(e));
    if (!errors.empty()) return fail(std::move(errors));
    casus::Casus nu = casus;
    // Who must decide has to be able to read it.
    if (naar == "ingediend" && !casus.gedeeld) {
        TRY_DO(casus::share(ctx, casus, true));
        ++nu.versie;
    }
    TRY_DO(casus::set_status(ctx, nu, naar, toelichting));
    zet_doorbraken(ctx, casus, plan, naar);
    run_na_stap(ctx, casus, plan, naar);
    return {};
}

Result<CasusId> copy_as_template(app::Context& ctx, const casus::Casus& casus, const Plan& plan) {
    // What was made to practise with stays practice, and out of all figures.
    TRY(const casus::Casus nieuw, casus::create(ctx, casus.oefen));
    const auto namen = namen_in(plan);
    std::map<std::string, std::string> vertaald;
    const std::string now = ctx.now_iso();
    for (const Onderdeel& o : plan.onderdelen) {
        if (!gaat_mee(*o.soort)) continue;
        Onderdeel kopie = zonder_huishouden(o, namen);
        kopie.id = OnderdeelId::make(ctx.clock(), ctx.random());
        vertaald[o.id.value] = kopie.id.value;
        kopie.ouder = o.ouder.empty() ? "" : vertaald[o.ouder];
        kopie.versie = 1;
        kopie.gemaakt_door = kopie.gewijzigd_door = ctx.wie().gebruiker;
        kopie.gemaakt_op = kopie.gewijzigd_op = now;
        for (Waarde& w : kopie.waarden) {
            w.versie = 1;
            // Events and groups stand before the lines that refer to them.
            if (w.veld == "gebeurtenis" || w.veld == "overlapgroep") w.tekst = vertaald[w.tekst];
        }
        store::insert(ctx, nieuw, kopie);
        store::keep_versie(ctx, nieuw, kopie, store::Bewaar::naast);
    }
    casus::touch(ctx, nieuw);
    return nieuw.id;
}

}  // namespace ontknoop::maatwerkplan
