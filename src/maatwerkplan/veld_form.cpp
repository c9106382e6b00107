// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/veld_form.h"

#include <algorithm>
#include <functional>
#include <map>

#include "app/options.h"
#include "app/page.h"
#include "base/text.h"
#include "casus/meedoen.h"
#include "maatwerkplan/eigen_prijs.h"
#include "maatwerkplan/veld_delen.h"
#include "maatwerkplan/veldgroepen.h"
#include "maatwerkplan/waarde_namen.h"

namespace ontknoop::maatwerkplan {

using html::Attributes;
using html::Out;
using html::put;
using html::Url;
using std::string_view;

namespace {

constexpr std::size_t meeste_rondjes = 5;  // more options than this go into a list that unfolds

bool is_verwijzing(const Veld& veld) { return veld.soort == VeldSoort::verwijzing || veld.soort == VeldSoort::verwijzingen; }

// Short fields that may stand beside each other.
bool is_kort(const Veld& veld) {
    switch (veld.soort) {
        case VeldSoort::geheel:
        case VeldSoort::getal:
        case VeldSoort::procent:
        case VeldSoort::bedrag:
        case VeldSoort::datum: return true;
        case VeldSoort::keuze: return opties(veld.opties).size() > meeste_rondjes;
        default: return false;
    }
}

app::Invoer invoer_van(const Veld& veld) {
    switch (veld.soort) {
        case VeldSoort::regel: return app::Invoer::regel;
        case VeldSoort::tekst: return app::Invoer::tekst;
        case VeldSoort::keuze: return opties(veld.opties).size() <= meeste_rondjes ? app::Invoer::radio : app::Invoer::keuze;
        case VeldSoort::meerkeuze:
        case VeldSoort::verwijzingen: return app::Invoer::vakjes;
        case VeldSoort::ja_nee: return app::Invoer::ja_nee;
        case VeldSoort::geheel:
        case VeldSoort::procent:
        case VeldSoort::getal: return app::Invoer::getal;
        case VeldSoort::bedrag: return app::Invoer::bedrag;
        case VeldSoort::datum: return app::Invoer::datum;
        case VeldSoort::verwijzing:
        case VeldSoort::gebruiker: return app::Invoer::keuze;
    }
    CHECK(!"unreachable");
    return app::Invoer::regel;
}

// The steps a remark can belong to: the only text field that is filled in with a choice.
bool is_stapkeuze(const Soort& soort, const Veld& veld) { return soort.naam == "opmerking" && veld.naam == "bij"; }

bool hangt_af_van_plan(const Veld& veld) { return veld.opties == "doorbraak_status"; }

std::vector<app::Option> maak_keuzes(const Blad& blad, const Soort& soort, const Veld& veld) {
    const auto& t = blad.t();
    std::vector<app::Option> all;
    if (is_stapkeuze(soort, veld)) {
        all.push_back({"", t("plan_pagina.hele_plan")});
        for (const Stap& stap : stappen()) all.push_back({std::string(stap.naam), t("stap." + std::string(stap.naam) + ".titel")});
    } else if (veld.soort == VeldSoort::keuze || veld.soort == VeldSoort::meerkeuze) {
        for (const string_view code : opties(veld.opties))
            if (past_bij_plan(veld, code, blad.casus.status)) all.push_back({std::string(code), t("optie." + std::string(veld.opties) + "." + std::string(code))});
    } else if (veld.soort == VeldSoort::ja_nee) {
        all = {{"ja", t("app.ja")}, {"nee", t("app.nee")}};
    } else if (veld.soort == VeldSoort::gebruiker) {
        // Who was chosen before stays a choice, whatever became of their roles.
        std::vector<string_view> gekozen;
        for (const Onderdeel* o : blad.plan.van(soort.naam)) gekozen.push_back(o->get(veld.naam));
        // Who looks again at a closed plan must be able to open it; its owner needs no choosing, whoever that will be.
        const bool uit_deelnemers = veld.naam == "opvolger";
        const auto mee = uit_deelnemers ? casus::wie_doen_mee(blad.ctx, blad.casus) : std::vector<GebruikerId>{};
        auto is_keuze = [&](const toegang::Collega& c) {
            if (std::find(gekozen.begin(), gekozen.end(), c.id.value) != gekozen.end()) return true;
            return uit_deelnemers ? c.id != blad.casus.eigenaar && std::find(mee.begin(), mee.end(), c.id) != mee.end() : casus::is_kiesbaar(c, casus::Kiesbaar::meewerken, blad.casus.oefen);
        };
        for (const toegang::Collega& c : blad.collegas())
            if (is_keuze(c)) all.push_back({c.id.value, c.naam});
    } else if (is_verwijzing(veld)) {
        std::size_t nummer = 0;
        for (const Onderdeel* o : blad.plan.van(veld.naar)) all.push_back({o->id.value, toon_titel(blad, *o, ++nummer)});
    }
    // A choice out of a few can be undone as well, unless not knowing is one of them; a list that unfolds begins with nothing.
    const bool weet_niet = std::any_of(all.begin(), all.end(), [](const app::Option& o) { return o.code == "weet_nog_niet"; });
    const app::Invoer invoer = invoer_van(veld);
    if (invoer == app::Invoer::keuze) all.insert(all.begin(), {"", t("app.kies")});
    else if ((invoer == app::Invoer::radio || invoer == app::Invoer::ja_nee) && !weet_niet) all.push_back({"", t("plan_pagina.weet_niet")});
    return all;
}

// Two people changed this field: both versions side by side; the buttons at the end of the form choose.
void draw_botsing(Out& out, const Formulier& f, const Veld& veld) {
    if (!f.getypt()) return;
    const auto& t = f.blad.t();
    for (const Botsing& b : f.getypt()->botsingen) {
        if (b.veld != veld.naam) continue;
        const std::string wie = f.blad.schrijver(b);
        put<R"(<div class="ok-botsing" role="group" aria-labelledby="{}-botsing"><p id="{}-botsing"><strong>{}</strong> {}</p><div class="ok-botsing__naast"><div><strong>{}</strong><p class="ok-botsing__tekst">{}</p></div><div><strong>{}</strong><p class="ok-botsing__tekst">{}</p></div></div></div>)">(
            out, veld_id(f.id, veld.naam), veld_id(f.id, veld.naam), t("botsing.titel"), t("botsing.uitleg", {wie}), t("botsing.jouw_versie"),
            toon_invoer(f.blad, veld, b.mijn), t("botsing.andere_versie", {wie}), toon_invoer(f.blad, veld, b.hun));
    }
}

void draw_verborgen(Out& out, string_view naam, string_view waarde) {
    put<R"(<input type="hidden" name="{}" value="{}">)">(out, naam, waarde);
}

void draw_knop(Out& out, string_view naam, string_view waarde, string_view label, string_view soort) {
    put<R"(<button class="utrecht-button utrecht-button--{}" type="submit" name="{}" value="{}">{}</button>)">(out, soort, naam, waarde, label);
}

void draw_knoppen(Out& out, const Formulier& f) {
    const auto& t = f.blad.t();
    if (f.getypt() && !f.getypt()->botsingen.empty()) {
        const std::string wie = f.blad.schrijver(f.getypt()->botsingen[0]);
        put<R"(<p class="ok-acties">{}{}</p>)">(
            out, [&](Out& o) { draw_knop(o, "overschrijf", "1", t("botsing.kies_jouw"), "primary-action"); },
            [&](Out& o) { draw_knop(o, "neem_hun", "1", t("plan_pagina.kies_van", {wie}), "secondary-action"); });
        return;
    }
    const bool nieuw_lid = !f.onderdeel && f.soort.aantal == Aantal::lijst && !f.soort.een_per_ouder;
    if (nieuw_lid)
        put<R"(<p class="ok-acties"><button class="utrecht-button utrecht-button--{}" type="submit">{}</button></p>)">(
            out, f.dichtheid == Dichtheid::kaal ? "secondary-action ok-knop-klein" : "primary-action",
            f.dichtheid == Dichtheid::kaal ? t("app.toevoegen") : t("soort." + std::string(f.soort.naam) + ".toevoegen"));
    else
        put<R"(<p class="ok-acties ok-alleen-zonder-js"><button class="utrecht-button utrecht-button--primary-action" type="submit">{}</button></p>)">(
            out, t("app.opslaan"));
}

bool doet_mee(const Formuliervorm& vorm, const Veld& veld) {
    const bool gevraagd = vorm.velden.empty() || std::find(vorm.velden.begin(), vorm.velden.end(), veld.naam) != vorm.velden.end();
    const bool vast = std::any_of(vorm.vast.begin(), vorm.vast.end(), [&](const auto& v) { return v.first == veld.naam; });
    return gevraagd && !vast && veld.invul == Invul::persoon;
}

string_view eerste_veld_in(const Soort& soort, const Formuliervorm& vorm) {
    for (const Veld& veld : soort.velden)
        if (doet_mee(vorm, veld)) return veld.naam;
    return {};
}

bool heeft_fout(const Formulier& f, const std::vector<const Veld*>& velden) {
    if (!f.getypt()) return false;
    return std::any_of(velden.begin(), velden.end(), [&](const Veld* v) {
        const auto& fouten = f.getypt()->fouten;
        return std::any_of(fouten.begin(), fouten.end(), [&](const Error& e) { return e.field == v->naam; });
    });
}

// What belongs together, folded away: its name says how much of it is filled in.
void draw_groep(Out& out, const Formulier& f, const Veldgroep& groep, const std::vector<const Veld*>& velden, const std::function<void(Out&)>& binnen) {
    const auto& t = f.blad.t();
    const std::string sleutel = "plan_pagina.groep." + std::string(groep.naam);
    const auto ingevuld = std::count_if(velden.begin(), velden.end(), [&](const Veld* v) { return f.onderdeel && !f.onderdeel->get(v->naam).empty(); });
    put<R"(<details class="ok-uitklap" id="{}-groep-{}"{}><summary>{}{}</summary><div class="ok-uitklap__binnen">{}{}</div></details>)">(
        out, f.id, groep.naam, Attributes().flag("open", heeft_fout(f, velden)), t(sleutel + ".naam"),
        [&](Out& o) {
            if (ingevuld > 0) put<R"( <span class="ok-label">{}</span>)">(o, t("plan_pagina.aantal_ingevuld", {std::to_string(ingevuld)}));
        },
        [&](Out& o) {
            if (const string_view uitleg = t.find(sleutel + ".uitleg"); !uitleg.empty() && f.dichtheid == Dichtheid::ruim) put<R"(<p class="ok-zacht">{}</p>)">(o, uitleg);
        },
        binnen);
}

// Filled in with the expert form: it counts, so it shows.
void draw_notitie(Out& out, const Formulier& f, const std::vector<const Veld*>& velden) {
    if (velden.empty()) return;
    put<R"(<p class="ok-zacht" id="{}-notitie"><strong>{}</strong> {}</p>)">(out, f.id, f.blad.t()("plan_pagina.ook_ingevuld"), [&](Out& o) {
        bool eerste = true;
        for (const Veld* veld : velden) {
            if (!eerste) put<"; ">(o);
            put<"{}: {}">(o, veld_label(f.blad.t(), f.soort, *veld), toon_waarde(f.blad, *veld, f.onderdeel->get(veld->naam)));
            eerste = false;
        }
    });
}

std::string_view eerste(const Waarden& waarden) { return waarden.empty() ? string_view() : string_view(waarden[0]); }

// The simple form asks as soon as a price was typed without one from the list; the script follows the typing (condition.ts). The
// expert form always has the question. Whoever chose a price from the list is told nothing, and still sees what was written before.
void draw_prijsreden(Out& out, const Formulier& f, const Veld& veld, Weergave hoe) {
    const auto leeg = [&](string_view naam) { return eerste(f.waarden(*f.soort.veld(naam))).empty(); };
    const bool eenvoudig = hoe == Weergave::eenvoudig, uit_lijst = !leeg("prijs"), zonder_reden = leeg(veld.naam);
    if (eenvoudig && uit_lijst && zonder_reden) return;
    const Attributes vraag = eenvoudig ? Attributes().set("data-als", "bedrag").flag("hidden", zonder_reden && leeg("bedrag")) : Attributes();
    put<R"(<div{}>{}{}</div>)">(out, vraag, [&](Out& o) { draw_veld(o, f, veld); }, [&](Out& o) {
        if (!uit_lijst)
            put<R"(<p class="ok-zacht" data-als="bedrag" data-tenzij="{}"{}>{}</p>)">(
                o, veld.naam, Attributes().flag("hidden", leeg("bedrag") || !zonder_reden), f.blad.t()("plan_pagina.prijsreden_mist"));
    });
}

// Short fields in a row stand beside each other.
void draw_velden(Out& out, const Formulier& f, const Formuliervorm& vorm) {
    const Weergave hoe = weergave(f.blad.ctx);
    auto draw_alle = [&](Out& to, const std::vector<const Veld*>& velden) {
        std::vector<const Veld*> rij;
        auto draw_rij = [&] {
            if (rij.size() < 2) {
                for (const Veld* v : rij) draw_veld(to, f, *v);
            } else {
                put<R"(<div class="ok-veldrij">{}</div>)">(to, [&](Out& o) {
                    for (const Veld* v : rij) draw_veld(o, f, *v);
                });
            }
            rij.clear();
        };
        for (const Veld* veld : velden) {
            const VeldTeken deel = f.dichtheid == Dichtheid::ruim ? veld_deel(*veld) : nullptr;
            if (deel) {
                draw_rij();
                deel(to, f.blad.ctx, f.blad.casus, f.blad.plan, f.ouder, veld->naam);
            }
            if (is_kort(*veld)) {
                rij.push_back(veld);
                continue;
            }
            draw_rij();
            if (is_prijsreden(f.soort, *veld)) draw_prijsreden(to, f, *veld, hoe);
            else draw_veld(to, f, *veld);
        }
        draw_rij();
    };
    std::vector<const Veld*> voorop, genoteerd;
    std::map<const Veldgroep*, std::vector<const Veld*>> per_groep;
    for (const Veld& veld : f.soort.velden) {
        if (!doet_mee(vorm, veld)) continue;
        const Veldgroep* groep = find_groep(veld);
        if (groep && groep->vouw == Vouw::op_stap && f.dichtheid != Dichtheid::ruim) groep = nullptr;
        // A form that was sent with the field gets it back, whatever is shown otherwise.
        const bool getypt = f.getypt() && f.getypt()->invoer.contains(veld.naam);
        const bool getoond = !groep || groep->vouw == Vouw::altijd || groep->vouw == Vouw::op_stap || getypt || (groep->vouw == Vouw::uitgebreid && hoe == Weergave::uitgebreid);
        if (!getoond) {
            if (f.onderdeel && groep->vouw == Vouw::uitgebreid && !f.onderdeel->get(veld.naam).empty()) genoteerd.push_back(&veld);
        } else if (groep) {
            per_groep[groep].push_back(&veld);
        } else {
            voorop.push_back(&veld);
        }
    }
    draw_alle(out, voorop);
    for (const Veldgroep& groep : veldgroepen())
        if (const auto found = per_groep.find(&groep); found != per_groep.end())
            draw_groep(out, f, groep, found->second, [&](Out& o) { draw_alle(o, found->second); });
    draw_notitie(out, f, genoteerd);
}

app::Field maak_veld(const Formulier& f, const Veld& veld) {
    const auto& t = f.blad.t();
    const std::string sleutel = "veld." + std::string(f.soort.naam) + "." + std::string(veld.naam);
    app::Field field{.name = std::string(veld.naam), .label = t(sleutel + ".label"), .soort = invoer_van(veld), .toon_niet_verplicht = false};
    if (is_stapkeuze(f.soort, veld)) field.soort = app::Invoer::keuze;
    field.rijen = f.dichtheid == Dichtheid::ruim && veld.maximum == 0 ? 5 : veld.maximum > 2000 ? 6 : 3;
    if (f.dichtheid == Dichtheid::ruim) {
        field.hulp = t.find(sleutel + ".hulp");
        field.voorbeeld = t.find(sleutel + ".voorbeeld");
    }
    field.opties = maak_keuzes(f.blad, f.soort, veld);
    return field;
}

// Makes every choice, for a Veldvorm to take out again.
std::vector<std::string> kies_alles(std::vector<app::Option>& keuzes) {
    std::vector<std::string> codes;
    for (app::Option& option : keuzes) {
        option.selected = true;
        codes.push_back(option.code);
    }
    return codes;
}

// The question as every form has it.
Veldvorm maak_vorm(const Formulier& f, const Veld& veld) {
    app::Field field = maak_veld(f, veld);
    field.id = veld_id(Veldvorm::formulier_gat, veld.naam);
    field.value = Veldvorm::waarde_gat;
    auto codes = kies_alles(field.opties);
    Out out;
    app::draw_field(out, f.blad.t(), field, {});
    return Veldvorm(std::move(out.text), std::move(codes));
}

// The same without its list of choices, which is the same for many questions.
Veldvorm maak_vorm_zonder_lijst(const Formulier& f, const Veld& veld) {
    app::Field field = maak_veld(f, veld);
    field.opties.clear();
    Out out;
    field.id = veld_id(Veldvorm::formulier_gat, veld.naam);
    app::draw_field(out, f.blad.t(), field, {});
    const string_view einde = field.soort == app::Invoer::keuze ? "</select>" : "</div></fieldset>";
    const std::size_t plaats = out.text.find(einde);
    CHECK(plaats != std::string::npos);
    out.text.insert(plaats, Veldvorm::lijst_gat);
    return Veldvorm(std::move(out.text), {});
}

Veldvorm maak_lijst(const Formulier& f, const Veld& veld) {
    std::vector<app::Option> keuzes = maak_keuzes(f.blad, f.soort, veld);
    auto codes = kies_alles(keuzes);
    Out out;
    if (const app::Invoer invoer = invoer_van(veld); invoer == app::Invoer::keuze) app::draw_options(out, keuzes);
    else app::draw_choices(out, invoer, veld_id(Veldvorm::formulier_gat, Veldvorm::veld_gat), Veldvorm::veld_gat, keuzes);
    return Veldvorm(std::move(out.text), std::move(codes));
}

// The question in this form alone, with what is wrong in it.
void draw_apart(Out& out, const Formulier& f, const Veld& veld, const Waarden& waarden) {
    app::Field field = maak_veld(f, veld);
    field.id = veld_id(f.id, veld.naam);
    field.value = waarden.empty() ? "" : waarden[0];
    if (f.onderdeel) std::erase_if(field.opties, [&](const app::Option& o) { return o.code == f.onderdeel->id.value; });
    if (field.soort == app::Invoer::vakjes && field.opties.empty()) return;  // nothing to choose but itself
    for (app::Option& option : field.opties)
        option.selected = std::find(waarden.begin(), waarden.end(), option.code) != waarden.end() &&
                          (!option.code.empty() || field.soort == app::Invoer::keuze);
    app::draw_field(out, f.blad.t(), field, f.fouten());
    draw_botsing(out, f, veld);
}

}  // namespace

string_view eerste_veld(const Soort& soort) { return eerste_veld_in(soort, {}); }

Waarden Formulier::waarden(const Veld& veld) const {
    if (getypt()) {
        const auto found = getypt()->invoer.find(veld.naam);
        if (found != getypt()->invoer.end()) return {found->second.begin(), found->second.end()};
    }
    if (!onderdeel) {
        std::string begin = beginwaarde(soort, veld, blad.ctx.clock());
        return begin.empty() ? Waarden{} : Waarden{std::move(begin)};
    }
    const string_view opgeslagen = onderdeel->get(veld.naam);
    if (!is_lijst(veld)) return {als_invoer(veld, opgeslagen)};
    const auto codes = splits_waarden(opgeslagen);
    return {codes.begin(), codes.end()};
}

void draw_veld(Out& out, const Formulier& f, const Veld& veld) {
    const auto& t = f.blad.t();
    const auto waarden = f.waarden(veld);
    if (const std::string naam = f.onderdeel ? naam_van_waarde(f.blad.ctx, veld, f.onderdeel->get(veld.naam)) : ""; !naam.empty() && !f.getypt()) {
        if (naamveld_van(veld) == Naamveld::los) {
            draw_verborgen(out, "aanwezig", veld.naam);
            put<R"(<fieldset class="utrecht-form-field ok-groep"><legend class="utrecht-form-label">{}</legend><div class="ok-keuzes"><label class="ok-keuze"><input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" id="{}" name="{}" value="{}" checked><span>{} <small class="ok-optie-uitleg">{}</small></span></label></div></fieldset>)">(
                out, veld_label(t, f.soort, veld), veld_id(f.id, veld.naam), veld.naam, waarden[0], naam, t("plan_pagina.vink_uit"));
            return;
        }
        draw_verborgen(out, veld.naam, waarden[0]);
        put<R"(<p class="nl-paragraph" id="{}" tabindex="-1"><strong>{}</strong> {}</p>)">(out, veld_id(f.id, veld.naam), veld_label(t, f.soort, veld), naam);
        return;
    }
    if (is_lijst(veld)) draw_verborgen(out, "aanwezig", veld.naam);
    if (is_verwijzing(veld) && !f.blad.plan.een(veld.naar)) {
        put<R"(<p class="nl-paragraph"><strong>{}</strong> <span class="ok-zacht">{}</span></p>)">(
            out, veld_label(t, f.soort, veld), t("plan_pagina.nog_geen", {t("soort." + std::string(veld.naar) + ".meervoud")}));
        return;
    }
    // What was refused has its messages beside it, a part is not a choice in its own form, and what there is to choose depends on the plan.
    if (f.getypt() || (f.onderdeel && veld.naar == f.soort.naam) || hangt_af_van_plan(veld)) {
        draw_apart(out, f, veld, waarden);
        return;
    }
    const Vraagwijze wijze = f.dichtheid == Dichtheid::ruim ? Vraagwijze::ruim : Vraagwijze::dicht;
    Veldvormen& vormen = vaste_veldvormen(t.nummer());
    if (!is_verwijzing(veld) && veld.soort != VeldSoort::gebruiker)
        return vormen.get(veld, wijze, [&] { return maak_vorm(f, veld); }).draw(out, f.id, veld.naam, waarden);
    const Veldvorm& lijst = f.blad.lijst(invoer_van(veld), is_verwijzing(veld) ? veld.naar : veld.naam, [&] { return maak_lijst(f, veld); });
    vormen.get(veld, wijze, [&] { return maak_vorm_zonder_lijst(f, veld); }).draw(out, f.id, veld.naam, waarden, &lijst);
}

void draw_onderdeel_form(Out& out, const Blad& blad, const Soort& soort, const Onderdeel* onderdeel, string_view ouder, const Formuliervorm& vorm) {
    const bool nieuw_lid = !onderdeel && soort.aantal == Aantal::lijst && !soort.een_per_ouder;
    Formulier f{blad, soort, onderdeel, onderdeel ? formulier_id(*onderdeel) : formulier_id(soort, ouder), vorm.dichtheid};
    f.ouder = onderdeel ? onderdeel->ouder : std::string(ouder);
    // Places to add the same kind (the canvas: "zelf", "ondersteuning") are told apart by what is fixed in them.
    if (nieuw_lid && !vorm.vast.empty()) f.id = veld_id(f.id, vorm.vast[0].second);
    const Getypt* getypt = f.getypt();
    const Url action = onderdeel ? blad.onderdelen().under(onderdeel->id) : blad.onderdelen();
    // Forms of one part share a version: the group. A part of a form is enough to tell them apart.
    const std::string staart = vorm.velden.empty() ? "-vorm" : "-vorm-" + std::string(vorm.velden[0]);
    const std::string id = f.id + staart;
    Attributes attributes = Attributes().flag("novalidate");
    // What there is one of changes its id when somebody begins it; by its place an open page finds it back.
    if (soort.aantal == Aantal::een || soort.een_per_ouder)
        attributes = std::move(attributes).set("data-plaats", formulier_id(soort, f.ouder) + staart);
    // A remark is said when somebody presses the button: colleagues do not read along while it is being written.
    if (soort.naam != "opmerking") attributes = std::move(attributes).set("data-autosave", f.id);
    if (nieuw_lid) attributes = std::move(attributes).set("data-ter-plekke", "inhoud").set("data-daarna", veld_id(f.id, eerste_veld_in(soort, vorm)));
    else attributes = std::move(attributes).flag("data-levend");
    put<R"(<form class="ok-formulier" id="{}" action="{}" method="post"{}>{}</form>)">(out, id, action, attributes, [&](Out& o) {
        // The first button of a form is the one Enter presses: with buttons of others between the fields it must be saving.
        if (heeft_veldknoppen(soort))
            put<R"(<button class="ok-verborgen" type="submit" tabindex="-1" aria-hidden="true">{}</button>)">(o, blad.t()("app.opslaan"));
        put<"{}">(o, blad.vaste_velden());
        if (!onderdeel) {
            draw_verborgen(o, "onderdeelsoort", soort.naam);
            draw_verborgen(o, "formulier", f.id);
            if (!ouder.empty()) draw_verborgen(o, "ouder", ouder);
            // The part has its id before it exists: what autosave keeps and what the button adds are then one and the same.
            if (nieuw_lid) draw_verborgen(o, "id", getypt && !getypt->id.empty() ? getypt->id : OnderdeelId::make(blad.ctx.services.clock, blad.ctx.services.random).value);
        }
        put<R"(<input type="hidden" name="versie" value="{}"><input type="hidden" name="gezien" value="{}">)">(
            o, getypt ? getypt->versie : std::to_string(onderdeel ? onderdeel->versie : 0), getypt ? getypt->gezien : merken(soort, onderdeel));
        for (const auto& [naam, waarde] : vorm.vast) draw_verborgen(o, naam, waarde);
        if (soort.naam == "weging" && vorm.velden.empty()) draw_weging_velden(o, f);
        else draw_velden(o, f, vorm);
        draw_knoppen(o, f);
    });
}

Errors fouten_op_pagina(const inhoud::Teksten& t, const Getypt& getypt) {
    Errors all;
    for (const Error& e : getypt.fouten) {
        const Veld* veld = getypt.soort->veld(e.field);
        std::string naam = veld ? veld_label(t, *getypt.soort, *veld) : "";
        if (naam.ends_with('?')) naam.pop_back();
        if (veld && e.code.starts_with("veld.")) all.push_back({"veld.bij", {naam, t.error(e)}, veld_id(getypt.formulier, e.field)});
        else all.push_back({e.code, e.arguments, e.field.empty() ? "" : veld_id(getypt.formulier, e.field)});
    }
    for (const Botsing& b : getypt.botsingen) all.push_back({"plan.botsing", {}, veld_id(getypt.formulier, b.veld)});
    return all;
}

void draw_kop(Out& out, int niveau, string_view tekst, string_view id) {
    // A heading with an id is where somebody is brought to: it can take the focus.
    const Attributes attributes = id.empty() ? Attributes() : Attributes().set("id", id).set("tabindex", "-1");
    if (niveau <= 2) put<R"(<h2 class="nl-heading nl-heading--level-2"{}>{}</h2>)">(out, attributes, tekst);
    else if (niveau == 3) put<R"(<h3 class="nl-heading nl-heading--level-3"{}>{}</h3>)">(out, attributes, tekst);
    else put<R"(<h4 class="nl-heading nl-heading--level-4"{}>{}</h4>)">(out, attributes, tekst);
}

}  // namespace ontknoop::maatwerkplan
