// SPDX-License-Identifier: EUPL-1.2
//
// Private to maatwerkplan/: the one way to draw a part of a plan, from the table in onderdelen.cpp. As a form for who may
// write, as text for who may read.
//
// Ids on the page: the form of a part is "f-<id>", of a new one "nieuw-<soort>" or "nieuw-<soort>-<ouder>" (and what is fixed in
// it: "nieuw-opmerking-verhaal"); a field adds "-<veld>". The name of an input is the field name, so that every form of a kind looks the same to the server. Beside them a
// form sends csrf, terug, onderdeelsoort, ouder and formulier (a new part), versie, gezien, aanwezig, overschrijf, neem_hun: no field may
// be called so.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "app/page.h"
#include "html/html.h"
#include "maatwerkplan/maatwerkplan.h"
#include "maatwerkplan/veld_vorm.h"

namespace ontknoop::maatwerkplan {

// What was typed in a form that was refused: shown again, with what is wrong beside it. Other forms show what is stored.
struct Getypt {
    const Soort* soort;     // of the part it is about
    std::string formulier;  // formulier_id() of the refused form
    Invoer invoer;
    Errors fouten;  // field: name of the field
    std::vector<Botsing> botsingen;
    std::string versie, gezien, id;  // as the form had them
};

// One page about one plan.
class Blad {
public:
    Blad(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string terug, const Getypt* getypt = nullptr)
        : ctx(ctx), casus(casus), plan(plan), terug(std::move(terug)), getypt(getypt) {}

    app::Context& ctx;
    const casus::Casus& casus;
    const Plan& plan;
    std::string terug;  // path of this page: where a form without script comes back
    const Getypt* getypt;

    bool mag_schrijven() const { return casus.toegang == casus::Toegang::schrijven; }
    // Works on it, also when it is closed and only a little may still be written.
    bool werkt_mee() const { return casus.toegang >= casus::Toegang::nazorg; }
    bool mag_schrijven(const Soort& soort) const { return werkt_mee() && !ligt_vast(casus.status, soort); }
    const inhoud::Teksten& t() const { return ctx.t(); }
    // Name of a colleague; read once per page.
    std::string naam_van(std::string_view gebruiker) const;
    // Who wrote the other version of a text: a colleague by name, or this person in another window.
    std::string schrijver(const Botsing&) const;
    const std::vector<toegang::Collega>& collegas() const;
    // Where the forms of parts are sent to; worked out once per page.
    const html::Url& onderdelen() const;
    // What every form of the page has: against forgery, and where it comes back; written once per page.
    const html::Html& vaste_velden() const;
    const std::string& csrf() const { return ctx.csrf_token(); }
    // The list of parts of a kind, or of colleagues for a field of that name, to choose from: as it stands in a <select> (keuze) or
    // as boxes to tick (vakjes); drawn once per page.
    template <class Make>
    const Veldvorm& lijst(app::Invoer soort, std::string_view naam, Make make) const {
        const auto found = lijsten_.find({soort, naam});
        return found != lijsten_.end() ? found->second : lijsten_.emplace(std::pair{soort, naam}, make()).first->second;
    }

private:
    mutable std::optional<std::vector<toegang::Collega>> collegas_;
    mutable std::optional<html::Url> onderdelen_;
    mutable html::Html vaste_velden_;
    mutable std::map<std::pair<app::Invoer, std::string_view>, Veldvorm> lijsten_;
};

enum class Dichtheid {
    ruim,   // one question group per screen: help and example at every question
    dicht,  // everything on one page: labels and inputs
    kaal,   // the canvas: the box is the label
};

struct Formuliervorm {
    Dichtheid dichtheid = Dichtheid::ruim;
    std::span<const std::string_view> velden = {};  // only these; empty: all
    // Fields with a fixed value that are not shown: {"bij", "verhaal"}.
    std::span<const std::pair<std::string, std::string>> vast = {};
};

std::string formulier_id(const Onderdeel&);
std::string formulier_id(const Soort&, std::string_view ouder);
std::string veld_id(std::string_view formulier, std::string_view veld);

std::string veld_label(const inhoud::Teksten&, const Soort&, const Veld&);
// A stored value as a person reads it: words of options, titles of other parts, names, dates and amounts written out.
std::string toon_waarde(const Blad&, const Veld&, std::string_view opgeslagen);
// The same for what stands in a form: codes in words, texts as they are.
std::string toon_invoer(const Blad&, const Veld&, const std::string& getypt);
// Title of one member of a list; "Betrokkene 3" when it has none yet.
std::string toon_titel(const Blad&, const Onderdeel&, std::size_t nummer);

// Of one field, as a form has them: nearly always one.
using Waarden = boost::container::small_vector<std::string, 1>;

// One form while it is drawn.
struct Formulier {
    const Blad& blad;
    const Soort& soort;
    const Onderdeel* onderdeel;  // null: a new one
    std::string id;
    Dichtheid dichtheid;
    std::string ouder = {};  // id of the part it is under, or empty

    // What was typed in this form, when it was refused; else null.
    const Getypt* getypt() const { return blad.getypt && blad.getypt->formulier == id ? blad.getypt : nullptr; }
    // The values to show: what was typed, else what is stored.
    Waarden waarden(const Veld&) const;
    Errors fouten() const { return getypt() ? getypt()->fouten : Errors{}; }
};
void draw_veld(html::Out&, const Formulier&, const Veld&);
// A weighing: per value its questions, three situations to judge, and why (weging_form.cpp).
void draw_weging_velden(html::Out&, const Formulier&);

// The form of a part; `onderdeel` null: of a new one under `ouder`.
void draw_onderdeel_form(html::Out&, const Blad&, const Soort&, const Onderdeel*, std::string_view ouder, const Formuliervorm& = {});
// The filled-in fields of a part as a list of terms; nothing when it is empty.
void draw_onderdeel_tekst(html::Out&, const Blad&, const Onderdeel&);
// Everything of a kind: heading, members, place for a new one.
void draw_soort(html::Out&, const Blad&, const Soort&, Dichtheid, int kopniveau);
// The list of members only, an element with id "lijst-<soort>" (or "lijst-<soort>-<ouder>").
void draw_lijst(html::Out&, const Blad&, const Soort&, std::string_view ouder, Dichtheid, int kopniveau);
std::string lijst_id(const Soort&, std::string_view ouder);
// What a folded cost line still misses; an element of its own, so that it goes away once it is filled in.
void draw_mist(html::Out&, const inhoud::Teksten&, const Onderdeel&);
std::string mist_id(const Onderdeel&);
// The buttons that move a part up (-1) and down (1): among its kind, and in the resident's ranking.
std::string verplaatsknop_id(const Onderdeel&, int stap);
std::string rangknop_id(const Onderdeel&, int stap);
// The first question of the form of this kind.
std::string_view eerste_veld(const Soort&);

// A heading of level 2, 3 or 4.
void draw_kop(html::Out&, int niveau, std::string_view tekst, std::string_view id = {});

// Where a refused form of this kind tells what is wrong: the errors with ids of the page instead of names of fields, and
// with the name of the field in front, because the same sentence may hold for several.
Errors fouten_op_pagina(const inhoud::Teksten&, const Getypt&);

}  // namespace ontknoop::maatwerkplan
