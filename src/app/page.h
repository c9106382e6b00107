// SPDX-License-Identifier: EUPL-1.2
//
// One way to draw a page, a form, a field, an error, a list that pages. See web/css/app.css for the classes.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/context.h"
#include "html/html.h"

namespace ontknoop::app {

struct Kruimel {
    std::string tekst;
    html::Url url;
};

struct Page {
    std::string titel;                // <title> and, unless `kop` is false, the h1
    std::string_view nav = {};        // entry of the main navigation that is current: vandaag, casussen, wetten, ...
    std::vector<Kruimel> kruimels;    // the way up; the page itself is added
    bool kop = true;                  // draw the h1
    std::string bij_titel;            // a line under the h1
    std::string_view vorm = {};       // "", "smal", "breed"
    bool oefen = false;               // a practice case: the banner is shown
    Errors fouten;                    // the error summary; makes the title start with "Fout:"; a field "/..." is a place on another page
    std::string melding;              // a confirmation ("Opgeslagen"), announced
    std::string events;               // path of a server-sent event stream this page listens to
};

http::Response render(Context&, const Page&, const html::Html& content, int status = 200);
// The same for a long page: drawn in its place instead of copied to it. `bytes`: about how long it becomes.
using Draw = std::function<void(html::Out&)>;
http::Response render(Context&, const Page&, const Draw& content, std::size_t bytes, int status = 200);
// Pages that say what went wrong and what to do: 403, 404, 405, 409, 413, 429, 500, 503.
http::Response error_page(Context&, int status);
// For a use case that says "niet gevonden" or anything else the page has no form for.
http::Response error_page(Context&, const Errors&);
// Redirects after a POST; `melding` is a key of melding.* shown on the next page.
http::Response redirect_with(Context&, const html::Url&, std::string_view melding = {});

// --- forms ----------------------------------------------------------------------------------------------------------
// The values to show: what was typed (after an error), else what is stored.
struct Option {
    std::string code, label;
    bool selected = false;
    std::string uitleg = {};
};

enum class Invoer { regel, wachtwoord, email, tekst, getal, bedrag, datum, keuze, radio, vakjes, ja_nee, verborgen, zoek, bestand };

struct Field {
    std::string name;
    std::string label;
    Invoer soort = Invoer::regel;
    std::string value = {};
    std::vector<Option> opties = {};  // keuze, radio, vakjes
    std::string hulp = {};            // description between label and field
    std::string voorbeeld = {};       // example, folds out
    bool nodig = false;               // otherwise the label says "niet verplicht"
    bool toon_niet_verplicht = true;  // false in plans, where nothing is required while writing
    int rijen = 4;                    // tekst
    std::size_t maximum = 0;          // characters, 0: none
    std::string_view breedte = {};    // "kort", "midden"
    std::string_view autocomplete = "off";
    std::string id = {};              // default: name
    bool autofocus = false;
};

// Draws label, description, error and input, tied together.
void draw_field(html::Out&, const inhoud::Teksten&, const Field&, const Errors&);
void draw_fields(html::Out&, const inhoud::Teksten&, std::span<const Field>, const Errors&);

struct Form {
    html::Url action;
    std::string knop = {};              // text of the main button; empty: none (the writer draws its own)
    std::string_view klasse = {};
    bool bestanden = false;             // multipart
    bool autosave = false;              // data-autosave
    std::string id = {};
    bool get = false;                   // a search form
    bool eenmalig = false;              // makes something new: sent twice, it is made once (app/once.h)
    std::string annuleer = {};          // text of a link beside the button
    html::Url annuleer_url = {};
    std::string_view knop_soort = "primary-action";  // or secondary-action, subtle, danger
};
// <form> with the CSRF token; `inside` draws the fields.
void draw_form(html::Out&, const Context&, const Form&, const std::function<void(html::Out&)>& inside);
// A form that is one button.
void draw_button_form(html::Out&, const Context&, const html::Url& action, std::string_view label, std::string_view soort = "secondary-action",
                      std::span<const std::pair<std::string, std::string>> hidden = {}, std::string_view voor_lezer = {});

// "1-20 van 57" with links, keeping the other query fields.
struct Bladeren {
    int pagina = 1, per_pagina = 20;
    std::int64_t totaal = 0;
    int offset() const { return (pagina - 1) * per_pagina; }
};
Bladeren read_bladeren(const http::Request&, int per_pagina = 20);
void draw_bladeren(html::Out&, const Context&, const Bladeren&);

// A status as a coloured word (never colour alone).
void draw_status(html::Out&, const inhoud::Teksten&, std::string_view status);
// An empty list that invites.
void draw_leeg(html::Out&, std::string_view tekst);

// JSON answer for autosave and other enhanced requests.
bool wants_json(const http::Request&);

}  // namespace ontknoop::app
