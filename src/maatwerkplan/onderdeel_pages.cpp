// SPDX-License-Identifier: EUPL-1.2
//
// What the forms of a plan send: add, change, remove, order. A page comes back with a redirect, autosave with JSON; what is
// refused comes back with everything that was typed.
#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "maatwerkplan/veld_delen.h"
#include "maatwerkplan/plan_bladen.h"

namespace ontknoop::maatwerkplan {

using html::Url;
using std::string_view;

namespace {

std::int64_t lees_getal(string_view tekst) {
    std::int64_t n = 0;
    std::from_chars(tekst.data(), tekst.data() + tekst.size(), n);
    return n;
}

// A remark may be made by everyone who may read, how it went by who worked on it; all else by who may write.
casus::Toegang nodig_voor(const Soort* soort) {
    if (soort && soort->naam == "opmerking") return casus::Toegang::lezen;
    return soort && mag_na_sluiten(*soort) ? casus::Toegang::nazorg : casus::Toegang::schrijven;
}

// The plan, with the part this request is about. Not found also when the part is somebody else's remark.
Result<Geopend> open_voor(app::Context& ctx, string_view onderdeel) {
    TRY(Geopend geopend, open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen));
    const Onderdeel* o = geopend.plan.find(onderdeel);
    if (!o || geopend.casus.toegang < nodig_voor(o->soort)) return not_found();
    if (o->soort->naam == "opmerking" && o->gemaakt_door != ctx.wie().gebruiker) return not_found();
    return geopend;
}

std::string terug_van(const app::Context& ctx, const casus::Casus& casus, const Soort& soort) {
    const string_view gevraagd = ctx.request.form.get("terug");
    const std::string thuis = Url::path("/casussen", casus.id).text() + "/";
    constexpr std::size_t langste_adres = 2000;
    if (gevraagd.size() <= langste_adres && gevraagd.starts_with(thuis)) return Url::own(gevraagd).text();
    return find_blad(soort.stap) ? plan_url(casus, soort.stap).text() : thuis + "gesprek";
}

// The form on the page it came from; of what cannot be the id of one, the form of this kind.
std::string formulier_van(const http::Fields& form, const Soort& soort, string_view ouder) {
    constexpr std::size_t langste_id = 120;
    const string_view gestuurd = form.get("formulier");
    const bool past = !gestuurd.empty() && gestuurd.size() <= langste_id &&
                      std::ranges::all_of(gestuurd, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
    return past ? std::string(gestuurd) : formulier_id(soort, ouder);
}

http::Response klaar(app::Context& ctx, const Blad& blad, string_view melding, const std::string& anker) {
    Url url = Url::own(blad.terug);
    if (!melding.empty()) url = std::move(url).query("melding", melding);
    if (!anker.empty()) url = std::move(url).anchor(anker);
    return app::redirect_with(ctx, url);
}

// Where somebody who added one begins the next.
std::string eerste_veld_van(const Soort& soort, string_view formulier) { return veld_id(formulier, eerste_veld(soort)); }

// What stands where the part stood: the next of its list, or the one before; of an empty list its heading.
std::string na_verwijderen(const Plan& plan, const Onderdeel& weg) {
    const auto rij = plan.van(weg.soort->naam, weg.ouder);
    const auto plek = static_cast<std::size_t>(std::find(rij.begin(), rij.end(), &weg) - rij.begin());
    if (plek + 1 < rij.size()) return "kop-" + rij[plek + 1]->id.value;
    return "kop-" + (plek > 0 ? rij[plek - 1]->id.value : std::string(weg.soort->naam));
}

// The button that was pressed, at its new place; at an end of the list it is not there, and the other one is.
std::string na_verplaatsen(const Plan& plan, const Onderdeel& o, int plaats) {
    const auto rij = plan.van(o.soort->naam, o.ouder);
    const auto was = std::find(rij.begin(), rij.end(), &o) - rij.begin();
    const auto laatste = static_cast<std::ptrdiff_t>(rij.size()) - 1;
    const bool omlaag = plaats > was ? plaats < laatste : plaats <= 0;
    return verplaatsknop_id(o, omlaag ? 1 : -1);
}

// `plan`: as it is stored after the change, for the parts of the page that show it.
http::Response bewaard_json(const Blad& oud, const Plan& plan, const Soort& soort, std::int64_t versie, Errors fouten, const OnderdeelId* id = nullptr) {
    const Blad blad{oud.ctx, oud.casus, plan, oud.terug};
    Antwoord antwoord{.versie = versie, .bewaard_om = format_time(oud.ctx.clock().now()), .fouten = std::move(fouten),
                      .fragmenten = fragmenten_van(blad, soort)};
    if (const Onderdeel* o = id ? plan.find(id->value) : nullptr) antwoord.versie = o->versie;
    return autosave_json(blad, antwoord);
}

Invoer zonder(Invoer invoer, const std::vector<string_view>& velden) {
    for (const string_view veld : velden)
        if (const auto it = invoer.find(veld); it != invoer.end()) invoer.erase(it);
    return invoer;
}

std::vector<string_view> velden_met_fout(const Errors& fouten) {
    std::vector<string_view> namen;
    for (const Error& e : fouten) namen.push_back(e.field);
    return namen;
}

// The page the form came from with everything typed in it.
http::Response opnieuw(const Blad& blad, const Soort& soort, const std::string& formulier, const Invoer& invoer, Errors fouten,
                       std::vector<Botsing> botsingen, int status) {
    const auto& form = blad.ctx.request.form;
    const Getypt getypt{&soort, formulier, invoer, std::move(fouten), std::move(botsingen), std::string(form.get("versie")), std::string(form.get("gezien")), std::string(form.get("id"))};
    const Blad met{blad.ctx, blad.casus, blad.plan, blad.terug, &getypt};
    return draw_blad_van(met, soort, status);
}

// Where mine goes over what another wrote meanwhile: the fields named, or all ("1", the button of the page).
std::vector<string_view> velden_die_gelden(const Soort& soort, const http::Fields& form) {
    auto velden = form.all("overschrijf");
    if (std::find(velden.begin(), velden.end(), "1") != velden.end())
        for (const Veld& veld : soort.velden) velden.push_back(veld.naam);
    return velden;
}

// `plan`: that of the page; it is brought up to date. `toegevoegd`: the button "add" of a form that autosave made this part from.
http::Response wijzig(const Blad& blad, Plan& plan, const Onderdeel& o, const std::string& formulier, bool toegevoegd = false) {
    app::Context& ctx = blad.ctx;
    const auto& form = ctx.request.form;
    const bool autosave = app::wants_json(ctx.request);
    const std::int64_t basis = lees_getal(form.get("versie"));
    const string_view gezien = form.get("gezien");
    const Invoer invoer = read_invoer(*o.soort, form);
    const auto overschrijf = velden_die_gelden(*o.soort, form);
    auto bewaar = [&](const Invoer& deel) { return change(ctx, blad.casus, blad.plan, o.id.value, basis, deel, overschrijf, gezien); };

    auto gedaan = bewaar(invoer);
    Errors fouten;
    if (!gedaan && is_not_found(gedaan.error())) return app::error_page(ctx, 404);
    if (!gedaan) {
        fouten = gedaan.error();
        if (!autosave) return opnieuw(blad, *o.soort, formulier, invoer, fouten, {}, 400);
        // One field that is wrong must not keep the others from being saved while somebody types.
        const Invoer goed = zonder(invoer, velden_met_fout(fouten));
        if (goed.empty()) return autosave_json(blad, {.fouten = fouten}, 400);
        gedaan = bewaar(goed);
        if (!gedaan) return autosave_json(blad, {.fouten = gedaan.error()}, 400);
    }
    if (!gedaan->botsingen.empty() && form.has("neem_hun")) {
        std::vector<string_view> hun;
        for (const Botsing& b : gedaan->botsingen) hun.push_back(b.veld);
        gedaan = bewaar(zonder(invoer, hun));
        CHECK(gedaan.has_value());
    }
    if (!gedaan->botsingen.empty()) {
        if (!autosave) return opnieuw(blad, *o.soort, formulier, invoer, {}, gedaan->botsingen, 409);
        // Without a version: until somebody chose, the form stays where it was, and nothing of the other is overwritten.
        return autosave_json(blad, {.fouten = fouten, .botsingen = gedaan->botsingen, .soort = o.soort}, 409);
    }
    werk_bij(plan, *gedaan);
    if (autosave) return bewaard_json(blad, plan, *o.soort, gedaan->versie, std::move(fouten));
    return klaar(ctx, blad, toegevoegd ? "toegevoegd" : "opgeslagen", toegevoegd ? eerste_veld_van(*o.soort, formulier) : formulier + "-vorm");
}

const Onderdeel* bestaande(const Plan& plan, const Soort& soort, string_view ouder) {
    if (soort.aantal == Aantal::een) return plan.een(soort.naam);
    return soort.een_per_ouder && !ouder.empty() ? plan.een(soort.naam, ouder) : nullptr;
}

// What a new form begins with is nothing that somebody filled in.
bool is_leeg(const app::Context& ctx, const Soort& soort, const Invoer& invoer) {
    return std::all_of(invoer.begin(), invoer.end(), [&](const auto& veld) {
        const std::string begin = beginwaarde(soort, *soort.veld(veld.first), ctx.clock());
        return std::all_of(veld.second.begin(), veld.second.end(), [&](const std::string& v) { return trim(v).empty() || v == begin; });
    });
}

}  // namespace

http::Response post_onderdelen(app::Context& ctx) {
    const auto& form = ctx.request.form;
    const Soort* soort = find_soort(form.get("onderdeelsoort"));
    auto geopend = open_plan(ctx, ctx.request.parameters.get("casus"), nodig_voor(soort));
    if (!geopend) return app::error_page(ctx, geopend.error());
    if (!soort) return app::error_page(ctx, 404);
    return bewaar_formulier(ctx, *geopend, *soort, form.get("ouder"));
}

http::Response bewaar_formulier(app::Context& ctx, Geopend& geopend, const Soort& gevraagd, string_view ouder) {
    const auto& form = ctx.request.form;
    const Soort* soort = &gevraagd;
    const Blad blad{ctx, geopend.casus, geopend.plan, terug_van(ctx, geopend.casus, *soort)};
    const std::string formulier = formulier_van(form, *soort, ouder);
    // Two people saw the same empty form, or this page saved it a moment ago: then it is a change.
    if (const Onderdeel* er = bestaande(blad.plan, *soort, ouder)) return wijzig(blad, geopend.plan, *er, formulier_id(*er));

    Invoer invoer = read_invoer(*soort, form);
    const bool autosave = app::wants_json(ctx.request);
    const bool lid = soort->aantal == Aantal::lijst && !soort->een_per_ouder;
    const auto gekozen_id = lid ? OnderdeelId::parse(form.get("id")) : std::nullopt;
    const Onderdeel* begonnen = gekozen_id ? blad.plan.find(gekozen_id->value) : nullptr;
    if (begonnen && (begonnen->soort != soort || begonnen->gemaakt_door != ctx.wie().gebruiker)) return app::error_page(ctx, 404);
    if (lid && is_leeg(ctx, *soort, invoer)) {
        const Errors leeg{Error{"plan.niets_ingevuld", {}, std::string(soort->titelveld)}};
        if (!autosave) return opnieuw(blad, *soort, formulier, invoer, leeg, {}, 400);
        // Typed and taken out again: nothing is left of it in the list.
        if (begonnen) CHECK(remove(ctx, blad.casus, blad.plan, begonnen->id.value).has_value());
        else ctx.log("plan.ongewijzigd", "casus", blad.casus.id.value);
        return bewaard_json(blad, load_plan(ctx, blad.casus), *soort, 0, {});
    }
    if (begonnen) return wijzig(blad, geopend.plan, *begonnen, formulier, true);
    // Autosave sends one field; what stood in the others of the new form counts as well.
    for (const Veld& veld : soort->velden)
        if (std::string begin = beginwaarde(*soort, veld, ctx.clock()); !begin.empty() && !invoer.contains(veld.naam)) invoer[std::string(veld.naam)] = {std::move(begin)};
    Errors fouten;
    auto id = add(ctx, blad.casus, blad.plan, soort->naam, ouder, invoer, gekozen_id);
    if (!id && autosave && !is_not_found(id.error())) {
        fouten = id.error();
        const Invoer goed = zonder(invoer, velden_met_fout(fouten));
        if (!is_leeg(ctx, *soort, goed)) id = add(ctx, blad.casus, blad.plan, soort->naam, ouder, goed, gekozen_id);
    }
    if (!id && is_not_found(id.error())) return app::error_page(ctx, 404);
    if (!id && autosave) return autosave_json(blad, {.fouten = id.error()}, 400);
    if (!id) return opnieuw(blad, *soort, formulier, invoer, id.error(), {}, 400);
    if (autosave) return bewaard_json(blad, load_plan(ctx, blad.casus), *soort, 1, std::move(fouten), &*id);
    return klaar(ctx, blad, lid ? "toegevoegd" : "opgeslagen", lid ? eerste_veld_van(*soort, formulier) : "");
}

http::Response post_onderdeel(app::Context& ctx) {
    auto geopend = open_voor(ctx, ctx.request.parameters.get("onderdeel"));
    if (!geopend) return app::error_page(ctx, geopend.error());
    const Onderdeel& o = *geopend->plan.find(ctx.request.parameters.get("onderdeel"));
    return wijzig({ctx, geopend->casus, geopend->plan, terug_van(ctx, geopend->casus, *o.soort)}, geopend->plan, o, formulier_id(o));
}

http::Response post_verwijderen(app::Context& ctx) {
    const auto geopend = open_voor(ctx, ctx.request.parameters.get("onderdeel"));
    if (!geopend) return app::error_page(ctx, geopend.error());
    const Onderdeel& o = *geopend->plan.find(ctx.request.parameters.get("onderdeel"));
    const Blad blad{ctx, geopend->casus, geopend->plan, terug_van(ctx, geopend->casus, *o.soort)};
    const std::string daarna = na_verwijderen(blad.plan, o);
    if (const auto weg = remove(ctx, blad.casus, blad.plan, o.id.value); !weg) return app::error_page(ctx, weg.error());
    return klaar(ctx, blad, "verwijderd", daarna);
}

http::Response post_plaats(app::Context& ctx) {
    auto geopend = open_voor(ctx, ctx.request.parameters.get("onderdeel"));
    if (!geopend) return app::error_page(ctx, geopend.error());
    const Onderdeel& o = *geopend->plan.find(ctx.request.parameters.get("onderdeel"));
    const Blad blad{ctx, geopend->casus, geopend->plan, terug_van(ctx, geopend->casus, *o.soort)};
    // The button stands in the form of the part: what was typed there, without script, is saved along.
    if (ctx.request.form.has("versie"))
        if (auto bewaard = wijzig(blad, geopend->plan, o, formulier_id(o)); bewaard.status >= 400) return bewaard;
    const auto plaats = static_cast<int>(std::clamp<std::int64_t>(lees_getal(ctx.request.form.get("plaats")), 0, 1000));
    if (const auto gezet = move(ctx, blad.casus, blad.plan, o.id.value, plaats); !gezet) return app::error_page(ctx, gezet.error());
    return klaar(ctx, blad, {}, na_verplaatsen(blad.plan, o, plaats));
}

http::Response post_volgorde(app::Context& ctx) {
    const auto& form = ctx.request.form;
    const Soort* soort = find_soort(form.get("onderdeelsoort"));
    const auto geopend = open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!geopend) return app::error_page(ctx, geopend.error());
    if (!soort) return app::error_page(ctx, 404);
    const Blad blad{ctx, geopend->casus, geopend->plan, terug_van(ctx, geopend->casus, *soort)};

    Result<> gezet;
    std::string anker = "volgorde-" + std::string(soort->naam);
    const string_view omhoog = form.get("omhoog"), omlaag = form.get("omlaag");
    if (const Onderdeel* o = blad.plan.find(omhoog.empty() ? omlaag : omhoog); o && o->soort == soort) {
        const auto rij = blad.plan.van(soort->naam);
        const auto plek = std::find(rij.begin(), rij.end(), o) - rij.begin();
        gezet = move(ctx, blad.casus, blad.plan, o->id.value, static_cast<int>(plek) + (omhoog.empty() ? 1 : -1));
        // The same button, which goes along with what it moved.
        anker = rangknop_id(*o, omhoog.empty() ? 1 : -1);
    } else {
        gezet = order(ctx, blad.casus, blad.plan, soort->naam, splits_waarden(form.get("volgorde")));
    }
    if (!gezet) return app::error_page(ctx, gezet.error());
    if (app::wants_json(ctx.request)) return bewaard_json(blad, load_plan(ctx, blad.casus), *soort, 0, {});
    return klaar(ctx, blad, {}, anker);
}

}  // namespace ontknoop::maatwerkplan
