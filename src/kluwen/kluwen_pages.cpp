// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "app/page.h"
#include "base/text.h"
#include "casus/casus_tabs.h"
#include "kluwen/kluwen.h"
#include "maatwerkplan/maatwerkplan.h"
#include "maatwerkplan/stap_delen.h"
#include "maatwerkplan/verzoek.h"

namespace ontknoop::kluwen {

using html::Html;
using html::Out;
using html::put;
using html::Url;
using std::string_view;

namespace {

std::string in_zin(const inhoud::Teksten& t, const Uitleg& u) { return t(u.sleutel, u.argumenten); }

std::string titel_van(const inhoud::Teksten& t, const Onderdeel& o) {
    const std::string titel = o.titel();
    return titel.empty() ? t("soort." + std::string(o.soort->naam) + ".naam") + " " + std::to_string(o.volgorde) : titel;
}

// The picture, its caption, and the same facts as a table.
void draw_beeld(Out& out, const document::Tekening& tekening, const std::string& id, const std::string& titel, const std::string& beschrijving,
                const std::string& tabeltitel, const std::function<void(Out&)>& tabel) {
    // A wide picture keeps its letters readable on a phone, and moves sideways within its own box.
    constexpr double past_op_een_telefoon = 420;
    const Html svg = Html::trusted(document::to_svg(tekening, id, titel, beschrijving));
    auto beeld = [&](Out& o) {
        if (tekening.breedte <= past_op_een_telefoon) put<"{}">(o, svg);
        else put<R"(<div class="ok-beeld__schuif" role="region" tabindex="0" aria-label="{}">{}</div>)">(o, titel, svg);
    };
    put<R"(<figure class="ok-beeld" id="{}">{}<figcaption>{}<details id="{}-tabel"><summary id="{}-kop">{}</summary><div class="ok-tabel" role="region" tabindex="0" aria-labelledby="{}-kop">{}</div></details></figcaption></figure>)">(
        out, id, beeld, beschrijving, id, id, tabeltitel, id, tabel);
}

void draw_kerncijfers(Out& out, const inhoud::Teksten& t, const Kerncijfers& k) {
    if (k.partijen == 0) return app::draw_leeg(out, t("kluwen.zin_geen"));
    const bool onbekend = k.zonder_kosten == k.partijen;
    const std::string aantal = std::to_string(k.partijen), euro = format_euro_rounded(k.nu);
    const bool een = k.partijen == 1;
    const std::string zin = onbekend ? t(een ? "kluwen.zin_zonder_kosten_een" : "kluwen.zin_zonder_kosten", {aantal}) : een ? t("kluwen.zin_een", {euro}) : t("kluwen.zin", {aantal, euro});
    auto cijfer = [&](Out& o, std::string_view naam, const std::string& waarde) {
        put<R"(<div class="ok-cijfer"><dt>{}</dt><dd>{}</dd></div>)">(o, t("kluwen_pagina." + std::string(naam)), waarde);
    };
    put<R"(<p class="ok-kernzin">{} {}</p><dl class="ok-cijfers">{}</dl>)">(
        out, zin, k.stoppen > 0 ? t("kluwen.zin_plan", {std::to_string(k.blijven())}) : "", [&](Out& o) {
            cijfer(o, "partijen_nu", aantal);
            cijfer(o, "partijen_plan", std::to_string(k.blijven()));
            // Nothing filled in is not the same as free.
            if (onbekend) return;
            cijfer(o, "kosten_nu", euro);
            cijfer(o, "kosten_plan", format_euro_rounded(k.met_plan));
        });
    if (k.zonder_kosten > 0 && !onbekend) put<R"(<p class="ok-zacht">{}</p>)">(out, t(k.zonder_kosten == 1 ? "kluwen.onbekende_kosten_een" : "kluwen.onbekende_kosten", {std::to_string(k.zonder_kosten)}));
}

void draw_kluwen(Out& out, const inhoud::Teksten& t, const Plan& plan) {
    const auto partijen = plan.van("partij");
    draw_kerncijfers(out, t, kerncijfers(plan));
    if (partijen.empty()) return;
    auto optie = [&](string_view lijst, string_view code) { return code.empty() ? std::string() : t("optie." + std::string(lijst) + "." + std::string(code)); };
    draw_beeld(out, teken_kluwen(plan), "kluwen", t("kluwen.titel"), t("kluwen.beschrijving", {std::to_string(partijen.size())}), t("kluwen.tabel"),
               [&](Out& o) {
                   put<R"(<table><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col" class="ok-bedrag">{}</th></tr></thead><tbody>{}</tbody></table>)">(
                       o, t("kluwen_pagina.nummer"), t("veld.partij.organisatie.label"), t("veld.partij.functie.label"), t("kluwen_pagina.in_plan"),
                       t("veld.partij.kosten_per_jaar.label"), [&](Out& rij) {
                           int nummer = 0;
                           for (const Onderdeel* p : partijen) {
                               const auto kosten = p->bedrag("kosten_per_jaar");
                               put<R"(<tr><td class="ok-getal">{}</td><th scope="row">{}</th><td>{}</td><td>{}</td><td class="ok-bedrag">{}</td></tr>)">(
                                   rij, ++nummer, titel_van(t, *p), p->get("functie"), optie("partij_in_plan", p->get("in_plan")),
                                   kosten ? format_euro(*kosten) : t("app.onbekend"));
                           }
                       });
               });
}

void draw_voorstel(Out& out, app::Context& ctx, const casus::Casus& casus, const Knoop& knoop) {
    const auto& t = ctx.t();
    if (!knoop.voorstel) return app::draw_leeg(out, t("knoop.geen_voorstel"));
    const Onderdeel& o = *knoop.schakels[static_cast<std::size_t>(knoop.voorstel->schakel)].onderdeel;
    put<R"(<p class="ok-kernzin">{}</p>)">(out, in_zin(t, knoop.voorstel->uitleg));
    if (knoop.voorstel->al_doorbraak) put<R"(<p class="ok-zacht">{}</p>)">(out, t("kluwen_pagina.al_doorbraak"));
    else if (maatwerkplan::mag_verzoek_schrijven(casus)) {
        const std::pair<std::string, std::string> velden[] = {{"onderdeel", o.id.value}};
        app::draw_button_form(out, ctx, Url::path("/casussen", casus.id, "kluwen", "doorbraak"), t("knoop.neem_over"), "primary-action", velden,
                              titel_van(t, o));
        put<R"(<p><a class="nl-link" href="{}">{}</a></p>)">(out, Url::path("/casussen", casus.id, "plan", "doorbraak"), t("knoop.kies_zelf"));
    }
}

void draw_kringen(Out& out, const inhoud::Teksten& t, const Knoop& knoop) {
    if (knoop.kringen.empty()) return;
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><p class="nl-paragraph">{}</p><ul>{}</ul><p class="nl-paragraph">{}</p>)">(
        out, t("pingpong.titel"), t("pingpong.uitleg"),
        [&](Out& o) {
            for (const Kring& k : knoop.kringen) put<R"(<li>{}</li>)">(o, in_zin(t, k.uitleg));
        },
        t("pingpong.hulp"));
}

void draw_knoop(Out& out, const inhoud::Teksten& t, const Knoop& knoop) {
    if (knoop.draden.empty()) return;
    draw_beeld(out, teken_knoop(knoop), "knoop", t("knoop.titel"), t("kluwen_pagina.knoop_beschrijving"), t("kluwen_pagina.knoop_tabel"), [&](Out& o) {
        put<R"(<table><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>)">(
            o, t("kluwen_pagina.stap"), t("kluwen_pagina.soort"), t("kluwen_pagina.wacht_op"), [&](Out& rij) {
                for (std::size_t i = 0; i < knoop.schakels.size(); ++i) {
                    std::vector<std::string> wacht_op;
                    bool verbonden = false;
                    for (const Draad& d : knoop.draden) {
                        verbonden = verbonden || d.wachtende == static_cast<int>(i) || d.op == static_cast<int>(i);
                        if (d.wachtende == static_cast<int>(i)) wacht_op.push_back(titel_van(t, *knoop.schakels[static_cast<std::size_t>(d.op)].onderdeel));
                    }
                    if (!verbonden) continue;
                    const Onderdeel& o1 = *knoop.schakels[i].onderdeel;
                    put<R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>)">(rij, titel_van(t, o1), t("soort." + std::string(o1.soort->naam) + ".naam"),
                                                                                   wacht_op.empty() ? t("kluwen_pagina.op_niets") : join(wacht_op, "; "));
                }
            });
    });
}

http::Response get_kluwen(app::Context& ctx) {
    const auto geopend = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const auto& [casus, plan] = *geopend;
    const auto& t = ctx.t();
    const Knoop knoop = knoop_van(plan);
    app::Page page;
    page.titel = t("pagina.kluwen.titel");
    page.bij_titel = t("pagina.kluwen.uitleg");
    page.nav = "casussen";
    page.kruimels = {{t("pagina.casussen.titel"), Url::path("/casussen")},
                     {plan.alias().empty() ? t("plan_pagina.casus_nummer", {std::to_string(casus.nummer)}) : std::string(plan.alias()),
                      Url::path("/casussen", casus.id)}};
    page.oefen = casus.oefen;
    page.events = Url::path("/casussen", casus.id, "gebeurtenissen").text();
    Out content;
    casus::draw_casus_tabs(content, ctx, casus, "kluwen");
    maatwerkplan::draw_ligt_vast(content, t, casus);
    put<R"(<div id="kluwen-deel" data-levend>{}<p><a class="nl-link ok-niet-printen" href="{}">{}</a></p></div>)">(
        content, [&](Out& o) { draw_kluwen(o, t, plan); }, Url::path("/casussen", casus.id, "plan", "partijen"), t("stap.partijen.titel"));
    put<R"(<div id="knoop-deel" data-levend><h2 class="nl-heading nl-heading--level-2">{}</h2><p class="nl-paragraph">{}</p>{}{}{}</div>)">(
        content, t("knoop.titel"), t("knoop.uitleg"), [&](Out& o) { draw_voorstel(o, ctx, casus, knoop); }, [&](Out& o) { draw_knoop(o, t, knoop); },
        [&](Out& o) { draw_kringen(o, t, knoop); });
    return app::render(ctx, page, std::move(content).html());
}

// "Maak hier de doorbraak van": a breakthrough with what it takes away already linked.
http::Response post_doorbraak(app::Context& ctx) {
    const auto geopend = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const Onderdeel* o = geopend->plan.find(ctx.request.form.get("onderdeel"));
    if (!o || (o->soort->naam != "belemmering" && o->soort->naam != "behoefte")) return app::error_page(ctx, 404);
    const bool belemmering = o->soort->naam == "belemmering";
    const std::string titel = titel_van(ctx.t(), *o);
    maatwerkplan::Invoer invoer{{"titel", {belemmering ? ctx.t()("kluwen_pagina.doorbraak_titel", {titel}) : titel}}};
    if (belemmering) invoer["belemmeringen"] = {o->id.value};
    else invoer["eerste_stap"] = {std::string(o->get("omschrijving"))};
    const auto id = maatwerkplan::add(ctx, geopend->casus, geopend->plan, "doorbraak", {}, invoer);
    if (!id) return app::error_page(ctx, id.error());
    return app::redirect_with(ctx, Url::path("/casussen", geopend->casus.id, "plan", "doorbraak").query("melding", "toegevoegd").anchor("post-" + id->value));
}

constexpr app::Route alle_routes[] = {
    {http::Method::get, "/casussen/:casus/kluwen", toegang::Recht::aangemeld, get_kluwen, "the tangle of parties and the knot of steps"},
    {http::Method::post, "/casussen/:casus/kluwen/doorbraak", toegang::Recht::aangemeld, post_doorbraak, "makes a breakthrough of the step all wait for"},
};

}  // namespace

std::span<const app::Route> routes() { return alle_routes; }

void register_stap_delen() {
    maatwerkplan::register_stap_deel({"partijen", "kluwen", nullptr, [](Out& out, app::Context& ctx, const casus::Casus&, const Plan& plan) {
                                          if (!plan.van("partij").empty()) draw_kluwen(out, ctx.t(), plan);
                                      }});
    maatwerkplan::register_stap_deel({"doorbraak", "knoop", [](Out& out, app::Context& ctx, const casus::Casus& casus, const Plan& plan) {
                                          const Knoop knoop = knoop_van(plan);
                                          draw_voorstel(out, ctx, casus, knoop);
                                          draw_knoop(out, ctx.t(), knoop);
                                          draw_kringen(out, ctx.t(), knoop);
                                      }});
}

}  // namespace ontknoop::kluwen
