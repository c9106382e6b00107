// SPDX-License-Identifier: EUPL-1.2
//
// Parts as text, and the lists they stand in.
#include <algorithm>

#include "app/page.h"
#include "base/text.h"
#include "maatwerkplan/eigen_prijs.h"
#include "maatwerkplan/veld_form.h"

namespace ontknoop::maatwerkplan {

using html::Attributes;
using html::Out;
using html::put;
using html::Url;
using std::string_view;

namespace {

// Two or more fold, each with what is in it in its summary; on one page with everything, also the only one.
std::size_t open_tot(Dichtheid dichtheid) { return dichtheid == Dichtheid::dicht ? 0 : 1; }

// What is in a folded part, beside its title: the first things somebody chose or wrote in a line.
std::string kern_van(const Blad& blad, const Onderdeel& o, string_view titel) {
    constexpr std::size_t meeste = 2, letters = 60;
    std::vector<std::string> delen;
    for (const Veld& veld : o.soort->velden) {
        if (delen.size() == meeste) break;
        const bool kort = veld.soort == VeldSoort::keuze || veld.soort == VeldSoort::regel;
        const string_view waarde = o.get(veld.naam);
        if (!kort || veld.invul != Invul::persoon || waarde.empty() || veld.naam == o.soort->titelveld) continue;
        std::string woorden = toon_waarde(blad, veld, waarde);
        if (woorden == titel || woorden.starts_with("http")) continue;
        if (const string_view kort_genoeg = utf8_prefix(woorden, letters); kort_genoeg.size() < woorden.size()) woorden = std::string(kort_genoeg) + "…";
        delen.push_back(std::move(woorden));
    }
    return join(delen, " · ");
}

// The resident's ranking is a question of its own: the list shows its order first.
bool heeft_rangorde(const Soort& soort) { return soort.naam == "probleem"; }

std::string sleutel(const Soort& soort, string_view woord) { return "soort." + std::string(soort.naam) + "." + std::string(woord); }

// Up, down and away. The buttons belong to the form of the part, so that what was typed there comes along.
void draw_post_knoppen(Out& out, const Blad& blad, const Onderdeel& o, string_view titel, std::size_t plaats, std::size_t aantal) {
    const auto& t = blad.t();
    const std::string formulier = formulier_id(o) + "-vorm";
    const Url verplaats = blad.onderdelen().under(o.id, "plaats");
    auto knop = [&](Out& b, const Url& naar, string_view naam, string_view waarde, string_view label, const Attributes& meer = {}) {
        put<R"(<button class="ok-knop-klein" type="submit" form="{}" formaction="{}" name="{}" value="{}"{}>{}<span class="ok-verborgen">: {}</span></button>)">(
            b, formulier, naar, naam, waarde, meer, label, titel);
    };
    put<R"(<div class="ok-rij ok-niet-printen">{}</div>)">(out, [&](Out& b) {
        if (plaats > 0) knop(b, verplaats, "plaats", std::to_string(plaats - 1), t("plan_pagina.omhoog"), Attributes().set("id", verplaatsknop_id(o, -1)));
        if (plaats + 1 < aantal) knop(b, verplaats, "plaats", std::to_string(plaats + 1), t("plan_pagina.omlaag"), Attributes().set("id", verplaatsknop_id(o, 1)));
        knop(b, blad.onderdelen().under(o.id, "verwijderen"), "weg", "1", t("app.verwijderen"),
             Attributes().set("data-bevestig", t("app.verwijderen_vraag", {std::string(titel)})));
    });
}

// Whether this breakthrough may get another status than it has while the plan is where it is.
bool heeft_andere_status(const Blad& blad, const Onderdeel& o) {
    const string_view nu = o.get("status");
    return std::ranges::any_of(opties("doorbraak_status"), [&](string_view s) { return s != nu && past_bij_plan(s, blad.casus.status); });
}

// To read; what goes on after the plan was handed in can still be filled in.
void draw_vast(Out& out, const Blad& blad, const Onderdeel& o) {
    draw_onderdeel_tekst(out, blad, o);
    static constexpr string_view status[] = {"status"};
    if (blad.mag_schrijven() && o.soort->naam == "doorbraak" && heeft_andere_status(blad, o)) draw_onderdeel_form(out, blad, *o.soort, &o, o.ouder, {Dichtheid::kaal, status});
}

void draw_post(Out& out, const Blad& blad, const Onderdeel& o, std::size_t plaats, std::size_t aantal, Dichtheid dichtheid, int kopniveau) {
    const std::string titel = toon_titel(blad, o, plaats + 1);
    auto binnen = [&](Out& b) {
        if (!blad.mag_schrijven(*o.soort)) return draw_vast(b, blad, o);
        draw_onderdeel_form(b, blad, *o.soort, &o, o.ouder, {dichtheid});
        draw_post_knoppen(b, blad, o, titel, plaats, aantal);
    };
    if (aantal > open_tot(dichtheid) && !o.is_leeg()) {
        const bool open = blad.getypt && blad.getypt->formulier == formulier_id(o);
        put<R"(<details class="ok-uitklap" id="post-{}"{}><summary id="kop-{}">{}{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(
            out, o.id, Attributes().flag("open", open), o.id, titel, [&](Out& kop) {
                if (const std::string kern = dichtheid == Dichtheid::dicht ? "" : kern_van(blad, o, titel); !kern.empty()) put<R"( <small class="ok-kern">{}</small>)">(kop, kern);
                if (o.soort->naam == "kostenpost") draw_mist(kop, blad.t(), o);
            }, binnen);
        return;
    }
    put<R"(<div class="ok-post" id="post-{}"><div class="ok-post__kop">{}</div>{}</div>)">(
        out, o.id, [&](Out& kop) { draw_kop(kop, kopniveau + 1, titel, "kop-" + o.id.value); }, binnen);
}

// The order of the resident, by button or by dragging; number one on top.
void draw_rangorde(Out& out, const Blad& blad, const Soort& soort, const std::vector<const Onderdeel*>& delen) {
    const auto& t = blad.t();
    put<R"(<form class="ok-formulier" id="volgorde-{}" action="{}" method="post" data-autosave="volgorde-{}" novalidate>{}<p class="nl-paragraph" id="rang-{}">{}</p><ol class="ok-rang" data-rang aria-labelledby="rang-{}">{}</ol></form>)">(
        out, soort.naam, blad.onderdelen().under("volgorde"), soort.naam,
        [&](Out& o) {
            std::string volgorde;
            for (const Onderdeel* d : delen) volgorde += (volgorde.empty() ? "" : ",") + d->id.value;
            for (const auto& [naam, waarde] : {std::pair<string_view, std::string>{"csrf", blad.csrf()}, {"terug", blad.terug},
                                               {"onderdeelsoort", std::string(soort.naam)}, {"volgorde", volgorde}})
                put<R"(<input type="hidden" name="{}" value="{}">)">(o, naam, waarde);
        },
        soort.naam, t("plan_pagina.rangorde"), soort.naam, [&](Out& o) {
            for (std::size_t i = 0; i < delen.size(); ++i) {
                const std::string titel = toon_titel(blad, *delen[i], i + 1);
                put<R"(<li class="ok-rang__rij" data-rang-id="{}"><span class="ok-rang__tekst">{}</span><span class="ok-rang__knoppen">{}{}</span></li>)">(
                    o, delen[i]->id, titel,
                    [&](Out& b) {
                        put<R"(<button class="ok-knop-klein" type="submit" id="{}" name="omhoog" value="{}" data-rang-stap="-1">{}<span class="ok-verborgen">: {}</span></button>)">(
                            b, rangknop_id(*delen[i], -1), delen[i]->id, t("plan_pagina.omhoog"), titel);
                    },
                    [&](Out& b) {
                        put<R"(<button class="ok-knop-klein" type="submit" id="{}" name="omlaag" value="{}" data-rang-stap="1">{}<span class="ok-verborgen">: {}</span></button>)">(
                            b, rangknop_id(*delen[i], 1), delen[i]->id, t("plan_pagina.omlaag"), titel);
                    });
            }
        });
}

void draw_nieuw(Out& out, const Blad& blad, const Soort& soort, string_view ouder, Dichtheid dichtheid, int kopniveau) {
    if (!blad.mag_schrijven(soort)) return;
    const std::string id = formulier_id(soort, ouder);
    // A list that has something in it keeps its empty form out of the way.
    if (dichtheid != Dichtheid::kaal && !blad.plan.van(soort.naam, ouder).empty()) {
        const bool open = blad.getypt && blad.getypt->formulier.starts_with(id);
        put<R"(<details class="ok-uitklap ok-niet-printen" id="{}-blok"{}><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(
            out, id, Attributes().flag("open", open), blad.t()(sleutel(soort, "toevoegen")), [&](Out& o) { draw_onderdeel_form(o, blad, soort, nullptr, ouder, {dichtheid}); });
        return;
    }
    put<R"(<div class="ok-post ok-nieuw ok-niet-printen" id="{}-blok">{}{}</div>)">(
        out, id, [&](Out& o) { draw_kop(o, kopniveau + 1, blad.t()(sleutel(soort, "toevoegen"))); },
        [&](Out& o) { draw_onderdeel_form(o, blad, soort, nullptr, ouder, {dichtheid}); });
}

// One form, made when it is first filled in.
void draw_enkel(Out& out, const Blad& blad, const Soort& soort, string_view ouder, Dichtheid dichtheid) {
    const Onderdeel* o = blad.plan.een(soort.naam, ouder);
    if (blad.mag_schrijven(soort)) draw_onderdeel_form(out, blad, soort, o, ouder, {dichtheid});
    else if (o && !o->is_leeg()) draw_onderdeel_tekst(out, blad, *o);
    else app::draw_leeg(out, blad.t()("plan_pagina.niets_ingevuld"));
}

// The one form under a parent; on one page with everything it is folded once it is begun.
void draw_per_ouder(Out& out, const Blad& blad, const Soort& soort, const Onderdeel& ouder, Dichtheid dichtheid) {
    const Onderdeel* o = blad.plan.een(soort.naam, ouder.id.value);
    if (dichtheid != Dichtheid::dicht || !o || o->is_leeg()) return draw_enkel(out, blad, soort, ouder.id.value, dichtheid);
    put<R"(<details class="ok-uitklap" id="post-{}"{}><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(
        out, o->id, Attributes().flag("open", blad.getypt && blad.getypt->formulier == formulier_id(*o)), blad.t()(sleutel(soort, "naam")),
        [&](Out& b) { draw_enkel(b, blad, soort, ouder.id.value, dichtheid); });
}

void draw_lijst_en_nieuw(Out& out, const Blad& blad, const Soort& soort, string_view ouder, Dichtheid dichtheid, int kopniveau) {
    draw_lijst(out, blad, soort, ouder, dichtheid, kopniveau);
    draw_nieuw(out, blad, soort, ouder, dichtheid, kopniveau);
}

}  // namespace

std::string lijst_id(const Soort& soort, string_view ouder) {
    return "lijst-" + std::string(soort.naam) + (ouder.empty() ? "" : "-" + std::string(ouder));
}

void draw_onderdeel_tekst(Out& out, const Blad& blad, const Onderdeel& o) {
    if (o.is_leeg()) return;
    put<R"(<dl>{}</dl>)">(out, [&](Out& list) {
        for (const Veld& veld : o.soort->velden) {
            const string_view waarde = o.get(veld.naam);
            if (waarde.empty() || veld.invul != Invul::persoon) continue;
            put<R"(<div><dt>{}</dt><dd class="ok-opmerking__tekst">{}</dd></div>)">(list, veld_label(blad.t(), *o.soort, veld),
                                                                                  toon_waarde(blad, veld, waarde));
        }
    });
}

std::string mist_id(const Onderdeel& o) { return "mist-" + o.id.value; }

void draw_mist(Out& out, const inhoud::Teksten& t, const Onderdeel& o) {
    put<R"(<span id="{}">{}</span>)">(out, mist_id(o), [&](Out& in) {
        if (mist_prijsreden(o)) put<R"( <span class="ok-label ok-label--let-op">{}</span>)">(in, t("plan_pagina.prijsreden_mist_kort"));
    });
}

std::string verplaatsknop_id(const Onderdeel& o, int stap) { return (stap < 0 ? "omhoog-" : "omlaag-") + o.id.value; }
std::string rangknop_id(const Onderdeel& o, int stap) { return "rang-" + verplaatsknop_id(o, stap); }

void draw_lijst(Out& out, const Blad& blad, const Soort& soort, string_view ouder, Dichtheid dichtheid, int kopniveau) {
    auto delen = blad.plan.van(soort.naam, ouder);
    // Autosave kept the good half of what is still being typed below: it stands there, and not here as well.
    if (blad.getypt && !blad.getypt->id.empty()) std::erase_if(delen, [&](const Onderdeel* o) { return o->id.value == blad.getypt->id; });
    put<R"(<div id="{}" data-levend>{}</div>)">(out, lijst_id(soort, ouder), [&](Out& o) {
        if (delen.empty()) app::draw_leeg(o, blad.t()(sleutel(soort, "leeg")));
        if (delen.size() > 1 && heeft_rangorde(soort) && blad.mag_schrijven(soort)) draw_rangorde(o, blad, soort, delen);
        for (std::size_t i = 0; i < delen.size(); ++i) draw_post(o, blad, *delen[i], i, delen.size(), dichtheid, kopniveau);
    });
}

void draw_soort(Out& out, const Blad& blad, const Soort& soort, Dichtheid dichtheid, int kopniveau) {
    const auto& t = blad.t();
    draw_kop(out, kopniveau, t(sleutel(soort, soort.aantal == Aantal::een ? "naam" : "meervoud")), "kop-" + std::string(soort.naam));
    if (soort.aantal == Aantal::een) return draw_enkel(out, blad, soort, {}, dichtheid);
    if (soort.ouder.empty()) return draw_lijst_en_nieuw(out, blad, soort, {}, dichtheid, kopniveau);
    const auto ouders = blad.plan.van(soort.ouder);
    const Stap* stap = find_stap(find_soort(soort.ouder)->stap);
    if (ouders.empty())
        put<R"(<p class="ok-leeg">{} <a class="nl-link" href="{}">{}</a></p>)">(
            out, t("plan_pagina.geen_doorbraak"),
            Url::path("/casussen", blad.casus.id, "plan", stap->naam), t("stap." + std::string(stap->naam) + ".titel"));
    for (std::size_t i = 0; i < ouders.size(); ++i) {
        draw_kop(out, kopniveau + 1, toon_titel(blad, *ouders[i], i + 1));
        if (soort.een_per_ouder) draw_per_ouder(out, blad, soort, *ouders[i], dichtheid);
        else draw_lijst_en_nieuw(out, blad, soort, ouders[i]->id.value, dichtheid, kopniveau + 1);
    }
}

}  // namespace ontknoop::maatwerkplan
