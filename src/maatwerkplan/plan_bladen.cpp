// SPDX-License-Identifier: EUPL-1.2
//
// The routes of the plan, and what its pages have in common.
#include "maatwerkplan/plan_bladen.h"

#include <algorithm>

#include "base/hex.h"
#include "base/text.h"
#include "casus/casus_tabs.h"
#include "maatwerkplan/verzoek.h"

namespace ontknoop::maatwerkplan {

using html::Attributes;
using html::Out;
using html::put;
using html::Url;
using std::string_view;

namespace {

using http::Method;
using toegang::Recht;

// Which case a person may open is decided per case (casus::open), so that any role may be asked along; an unknown case and
// one that is not for you look the same.
constexpr app::Route alle_routes[] = {
    {Method::get, "/casussen/:casus/plan", Recht::aangemeld, get_plan, "goes to the first step that is not complete; ?verder=ja: to where this person wrote last"},
    {Method::get, "/casussen/:casus/plan/alles", Recht::aangemeld, get_alles, "the whole plan on one page"},
    {Method::get, "/casussen/:casus/plan/canvas", Recht::aangemeld, get_canvas, "the Maatwerkcanvas; ?leeg=1: without content, to print"},
    {Method::get, "/casussen/:casus/plan/:stap", Recht::aangemeld, get_stap, "one step of the guided plan"},
    {Method::get, "/canvas", Recht::aangemeld, get_leeg_canvas, "an empty Maatwerkcanvas to print"},
    {Method::post, "/casussen/:casus/onderdelen", Recht::aangemeld, post_onderdelen, "adds a part (onderdeelsoort, ouder, its fields)"},
    {Method::post, "/casussen/:casus/onderdelen/volgorde", Recht::aangemeld, post_volgorde, "puts the parts of a kind in order"},
    {Method::post, "/casussen/:casus/onderdelen/:onderdeel", Recht::aangemeld, post_onderdeel, "changes fields of a part; JSON for autosave"},
    {Method::post, "/casussen/:casus/onderdelen/:onderdeel/verwijderen", Recht::aangemeld, post_verwijderen, "removes a part and what hangs under it"},
    {Method::post, "/casussen/:casus/onderdelen/:onderdeel/plaats", Recht::aangemeld, post_plaats, "moves a part among its kind"},
    {Method::post, "/casussen/:casus/weergave", Recht::aangemeld, post_weergave, "shows the sum simple or in full, and remembers it"},
    {Method::get, "/casussen/:casus/gesprek", Recht::aangemeld, get_gesprek, "remarks by step"},
    {Method::get, "/casussen/:casus/geschiedenis", Recht::aangemeld, get_geschiedenis, "versions with their differences"},
    {Method::post, "/casussen/:casus/geschiedenis/terugzetten", Recht::aangemeld, post_terugzetten, "makes a part what it was in a version"},
    {Method::get, "/casussen/:casus/gebeurtenissen", Recht::aangemeld, get_gebeurtenissen, "server-sent events: somebody changed this case"},
};

struct Gezicht {
    string_view naam, tekst;
};
constexpr Gezicht gezichten[] = {{"stap", "plan.per_stap"}, {"alles", "plan.een_pagina"}, {"canvas", "plan.canvas"}};

void json_tekst(std::string& to, string_view tekst) {
    const auto is_plain = [](char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; };
    to += '"';
    while (!tekst.empty()) {
        const auto plain = static_cast<std::size_t>(std::find_if_not(tekst.begin(), tekst.end(), is_plain) - tekst.begin());
        to += tekst.substr(0, plain);
        tekst.remove_prefix(plain);
        if (tekst.empty()) break;
        const char c = tekst.front();
        tekst.remove_prefix(1);
        if (c == '"' || c == '\\') to += '\\', to += c;
        else if (c == '\n') to += "\\n";
        else to += "\\u00", to += to_hex({&c, 1});
    }
    to += '"';
}

// A list of objects whose members are texts.
template <class Rij, class Schrijf>
void json_lijst(std::string& to, string_view naam, const Rij& rij, Schrijf schrijf) {
    json_tekst(to, naam);
    to += ":[";
    bool eerste = true;
    for (const auto& ding : rij) {
        to += eerste ? "{" : ",{";
        eerste = false;
        bool eerste_lid = true;
        schrijf(ding, [&](string_view lid, string_view waarde) {
            if (!eerste_lid) to += ',';
            eerste_lid = false;
            json_tekst(to, lid);
            to += ':';
            json_tekst(to, waarde);
        });
        to += '}';
    }
    to += ']';
}

}  // namespace

std::span<const app::Route> routes() { return alle_routes; }

Url indienen_url(const casus::Casus& casus) { return Url::path("/casussen", casus.id).query("naar", "ingediend").anchor("naar-ingediend"); }

Url plan_url(const casus::Casus& casus, string_view blad) { return Url::path("/casussen", casus.id, "plan", blad); }

app::Page pagina_van(const Blad& blad, std::string titel) {
    const auto& t = blad.t();
    const string_view alias = blad.plan.alias();
    app::Page page;
    page.titel = std::move(titel);
    page.nav = "casussen";
    page.kruimels = {{t("pagina.casussen.titel"), Url::path("/casussen")},
                     {alias.empty() ? t("plan_pagina.casus_nummer", {std::to_string(blad.casus.nummer)}) : std::string(alias),
                      Url::path("/casussen", blad.casus.id)}};
    page.oefen = blad.casus.oefen;
    page.events = Url::path("/casussen", blad.casus.id, "gebeurtenissen").text();
    if (blad.getypt) page.fouten = fouten_op_pagina(t, *blad.getypt);
    return page;
}

void draw_plan_tabs(Out& out, const Blad& blad, string_view gezicht, string_view stap) {
    const auto& t = blad.t();
    casus::draw_casus_tabs(out, blad.ctx, blad.casus, "plan");
    put<R"(<nav class="ok-niet-printen" aria-label="{}"><ul class="ok-rij">{}</ul></nav>)">(out, t("plan_pagina.gezichten"), [&](Out& o) {
        for (const Gezicht& g : gezichten) {
            Url url = plan_url(blad.casus, g.naam == "stap" ? stap : g.naam);
            // The other faces come back to this step, and open at its place.
            if (g.naam != "stap") url = std::move(url).query("stap", stap);
            if (g.naam == "alles") url = std::move(url).anchor("stap-" + std::string(stap));
            put<R"(<li><a class="nl-link" href="{}"{}>{}</a></li>)">(o, url, Attributes().set_if("aria-current", g.naam == gezicht ? "page" : ""),
                                                                    t(g.tekst));
        }
    });
    if (blad.casus.toegang == casus::Toegang::nazorg) put<R"(<p class="ok-zacht ok-niet-printen">{}</p>)">(out, t("plan_pagina.nazorg"));
    else if (!blad.mag_schrijven()) put<R"(<p class="ok-zacht ok-niet-printen">{}</p>)">(out, t("plan_pagina.alleen_lezen"));
    else draw_ligt_vast(out, t, blad.casus);
}

http::Response draw_blad_van(const Blad& blad, const Soort& soort, int status) {
    string_view naam = blad.terug;
    naam = naam.substr(0, naam.find_first_of("?#"));
    naam = naam.substr(naam.rfind('/') + 1);
    if (naam == "gesprek") return draw_gesprek_blad(blad, status);
    if (naam == "alles") return draw_alles_blad(blad, status);
    if (naam == "canvas") return draw_canvas_blad(blad, false, status);
    const Stap* stap = find_blad(naam);
    if (!stap) stap = find_blad(soort.stap);
    return stap ? draw_stap_blad(blad, *stap, status) : draw_gesprek_blad(blad, status);
}

http::Response autosave_json(const Blad& blad, const Antwoord& antwoord, int status) {
    const auto& t = blad.t();
    std::string json = "{";
    if (antwoord.versie > 0) json += "\"versie\":" + std::to_string(antwoord.versie) + ',';
    if (!antwoord.bewaard_om.empty()) {
        json += "\"bewaard_om\":";
        json_tekst(json, antwoord.bewaard_om);
        json += ',';
    }
    json_lijst(json, "fouten", antwoord.fouten, [&](const Error& e, auto lid) {
        lid("veld", e.field);
        lid("tekst", t.error(e));
    });
    if (!antwoord.botsingen.empty()) {
        json += ',';
        json_lijst(json, "botsing", antwoord.botsingen, [&](const Botsing& b, auto lid) {
            lid("veld", b.veld);
            lid("mijn", b.mijn);
            lid("hun", b.hun);
            lid("mijn_woorden", toon_invoer(blad, *antwoord.soort->veld(b.veld), b.mijn));
            lid("hun_woorden", toon_invoer(blad, *antwoord.soort->veld(b.veld), b.hun));
            lid("door", blad.schrijver(b));
        });
    }
    json += ",\"fragmenten\":{";
    bool eerste = true;
    for (const auto& [id, markup] : antwoord.fragmenten) {
        if (!eerste) json += ',';
        eerste = false;
        json_tekst(json, id);
        json += ':';
        json_tekst(json, markup);
    }
    json += "}}";
    return http::json(status, std::move(json));
}

// --- what stands in the way of submitting, in words and with its place --------------------------------------------------
Errors in_woorden(const inhoud::Teksten& t, Errors errors) {
    for (Error& e : errors) {
        const Soort* soort = e.code == "plan.nodig" && e.arguments.size() == 2 ? find_soort(e.arguments[0]) : nullptr;
        const Veld* veld = soort ? soort->veld(e.arguments[1]) : nullptr;
        if (veld) e.arguments = {veld_label(t, *soort, *veld), t("stap." + std::string(soort->stap) + ".titel")};
        else if (e.code == "plan.motivering_ontbreekt" && t.has("waarde." + e.arguments[0] + ".naam")) e.arguments[0] = t("waarde." + e.arguments[0] + ".naam");
        else if (e.code == "plan.status_kan_niet")
            for (std::string& status : e.arguments)
                if (t.has("status." + status)) status = t("status." + status);
    }
    return errors;
}

Url plek_van(const casus::Casus& casus, const Plan& plan, const Error& error) {
    const string_view veld = error.field;
    const std::size_t punt = veld.find('.');
    const string_view deel = veld.substr(0, punt);
    const Onderdeel* o = plan.find(deel);
    const Soort* soort = o ? o->soort : find_soort(deel.substr(0, deel.find('-')));
    if (!soort || !find_blad(soort->stap)) return Url::path("/casussen", casus.id, "plan");
    const std::string formulier = o ? formulier_id(*o) : "nieuw-" + std::string(deel);
    return plan_url(casus, soort->stap).anchor(punt == string_view::npos ? formulier + "-blok" : veld_id(formulier, veld.substr(punt + 1)));
}

}  // namespace ontknoop::maatwerkplan
