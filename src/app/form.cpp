// SPDX-License-Identifier: EUPL-1.2
//
// Forms, the NL Design System way: label above the field, description between them, the error in words beside it, everything
// tied together for a screen reader; no browser validation, no placeholder.
#include <algorithm>

#include "app/once.h"
#include "app/options.h"
#include "app/page.h"

namespace ontknoop::app {

using html::Attributes;
using html::Out;
using html::put;
using html::Url;

namespace {

struct Tied {
    const std::string& id;
    std::string described_by;
    bool invalid = false;
};

std::string_view width_class(const Field& f) {
    if (f.breedte == "kort" || f.soort == Invoer::datum || f.soort == Invoer::getal || f.soort == Invoer::bedrag) return " ok-kort";
    return f.breedte == "midden" ? " ok-midden" : "";
}

void draw_text_input(Out& out, const Field& f, const Tied& tied) {
    std::string_view type = "text";
    std::string_view mode;
    switch (f.soort) {
        case Invoer::email: type = "email"; break;
        case Invoer::wachtwoord: type = "password"; break;
        case Invoer::zoek: type = "search"; break;
        case Invoer::datum: type = "date"; break;
        case Invoer::getal:
        case Invoer::bedrag: mode = "decimal"; break;
        default: break;
    }
    put<R"(<input class="utrecht-textbox utrecht-textbox--html-input{}{}" type="{}" id="{}" name="{}" value="{}" dir="auto"{}>)">(
        out, width_class(f), tied.invalid ? " utrecht-textbox--invalid" : "", type, tied.id, f.name, f.value,
        Attributes()
            .set("autocomplete", f.autocomplete)
            .set_if("inputmode", mode)
            .set_if("maxlength", f.maximum && f.soort != Invoer::datum ? std::to_string(f.maximum) : "")  // a date has no length
            .set_if("aria-describedby", tied.described_by)
            .set_if("aria-invalid", tied.invalid ? "true" : "")
            .set_if("aria-required", f.nodig ? "true" : "")
            .flag("autofocus", f.autofocus));
}

void draw_text_area(Out& out, const Field& f, const Tied& tied) {
    // The browser drops the first line feed of a textarea; giving it one of ours keeps a text that starts with one.
    put<R"(<textarea class="utrecht-textarea utrecht-textarea--html-textarea{}" id="{}" name="{}" rows="{}" dir="auto"{}>
{}</textarea>)">(out, tied.invalid ? " utrecht-textarea--invalid" : "", tied.id, f.name, f.rijen,
                 Attributes()
                     .set_if("maxlength", f.maximum ? std::to_string(f.maximum) : "")
                     .set_if("aria-describedby", tied.described_by)
                     .set_if("aria-invalid", tied.invalid ? "true" : "")
                     .set_if("aria-required", f.nodig ? "true" : ""),
                 f.value);
}

void draw_select(Out& out, const Field& f, const Tied& tied) {
    put<R"(<select class="utrecht-select utrecht-select--html-select{}" id="{}" name="{}"{}>{}</select>)">(
        out, width_class(f), tied.id, f.name,
        Attributes().set_if("aria-describedby", tied.described_by).set_if("aria-invalid", tied.invalid ? "true" : ""),
        [&](Out& o) { draw_options(o, f.opties); });
}

}  // namespace

void draw_options(Out& out, std::span<const Option> options) {
    for (const Option& option : options)
        put<R"(<option value="{}"{}>{}</option>)">(out, option.code, Attributes().flag("selected", option.selected), option.label);
}

void draw_choices(Out& out, Invoer soort, std::string_view id, std::string_view name, std::span<const Option> options) {
    const bool many = soort == Invoer::vakjes;
    const std::string_view type = many ? "checkbox" : "radio";
    const std::string_view klasse = many ? "utrecht-checkbox utrecht-checkbox--html-input" : "utrecht-radio-button utrecht-radio-button--html-input";
    int n = 0;
    std::string own_id(id);
    for (const Option& option : options) {
        if (++n > 1) own_id.replace(id.size(), std::string::npos, "-" + std::to_string(n));
        put<R"(<label class="ok-keuze"><input class="{}" type="{}" id="{}" name="{}" value="{}"{}><span>{}</span></label>)">(
            out, klasse, type, own_id, name, option.code, Attributes().flag("checked", option.selected), [&](Out& label) {
                html::escape_text(label.text, option.label);
                if (!option.uitleg.empty()) put<R"( <small class="ok-optie-uitleg">{}</small>)">(label, option.uitleg);
            });
    }
}

void draw_field(Out& out, const inhoud::Teksten& t, const Field& f, const Errors& errors) {
    const std::string& id = f.id.empty() ? f.name : f.id;
    if (f.soort == Invoer::verborgen) {
        put<R"(<input type="hidden" name="{}" value="{}">)">(out, f.name, f.value);
        return;
    }
    Tied tied{id, {}, false};
    std::string message;
    for (const Error& error : errors)
        if (error.field == f.name) message += (message.empty() ? "" : " ") + t.error(error);
    tied.invalid = !message.empty();
    auto describe = [&](std::string_view suffix) { ((tied.described_by += tied.described_by.empty() ? "" : " ") += id) += suffix; };
    if (!f.hulp.empty()) describe("-hulp");
    if (tied.invalid) describe("-fout");

    const bool group = f.soort == Invoer::radio || f.soort == Invoer::vakjes || f.soort == Invoer::ja_nee;
    auto inside = [&](Out& o) {
        if (!f.hulp.empty()) put<R"(<div class="utrecht-form-field-description" id="{}-hulp">{}</div>)">(o, id, f.hulp);
        if (!f.voorbeeld.empty())
            put<R"(<details class="ok-hulp"><summary>{}<span class="ok-verborgen">: {}</span></summary><p class="nl-paragraph">{}</p></details>)">(
                o, t("app.voorbeeld"), f.label, f.voorbeeld);
        if (tied.invalid) put<R"(<div class="utrecht-form-field-error-message" id="{}-fout">{}</div>)">(o, id, message);
        switch (f.soort) {
            case Invoer::tekst: draw_text_area(o, f, tied); break;
            case Invoer::keuze: draw_select(o, f, tied); break;
            case Invoer::radio:
            case Invoer::vakjes:
            case Invoer::ja_nee:
                put<R"(<div class="ok-keuzes">{}</div>)">(o, [&](Out& list) { draw_choices(list, f.soort, id, f.name, f.opties); });
                break;
            case Invoer::bestand:
                put<R"(<input class="ok-bestand" type="file" id="{}" name="{}"{}>)">(o, id, f.name,
                                                                                    Attributes().set_if("aria-describedby", tied.described_by));
                break;
            default: draw_text_input(o, f, tied);
        }
    };
    auto label = [&](Out& o) {
        html::escape_text(o.text, f.label);
        if (!f.nodig && f.toon_niet_verplicht) put<R"( <span class="ok-zacht">({})</span>)">(o, t("app.niet_verplicht"));
    };
    const std::string_view invalid_class = tied.invalid ? " utrecht-form-field--invalid" : "";
    if (group)
        put<R"(<fieldset class="utrecht-form-field ok-groep{}"{}><legend class="utrecht-form-label">{}</legend>{}</fieldset>)">(
            out, invalid_class, Attributes().set_if("aria-describedby", tied.described_by), label, inside);
    else
        put<R"(<div class="utrecht-form-field utrecht-form-field--text{}"><label class="utrecht-form-label" for="{}">{}</label>{}</div>)">(
            out, invalid_class, id, label, inside);
}

void draw_fields(Out& out, const inhoud::Teksten& t, std::span<const Field> fields, const Errors& errors) {
    for (const Field& f : fields) draw_field(out, t, f, errors);
}

void draw_form(Out& out, const Context& ctx, const Form& form, const std::function<void(Out&)>& inside) {
    put<R"(<form class="ok-formulier {}" action="{}" method="{}"{}>{}</form>)">(
        out, form.klasse, form.action, form.get ? "get" : "post",
        Attributes()
            .set_if("id", form.id)
            .set_if("enctype", form.bestanden ? "multipart/form-data" : "")
            .flag("data-autosave", form.autosave)
            .flag("novalidate"),
        [&](Out& o) {
            if (!form.get && ctx.is_signed_in()) put<R"(<input type="hidden" name="csrf" value="{}">)">(o, ctx.csrf_token());
            if (form.eenmalig) put<R"(<input type="hidden" name="{}" value="{}">)">(o, once_field, make_once_id(ctx));
            inside(o);
            if (form.knop.empty()) return;
            put<R"(<p class="ok-acties"><button class="utrecht-button utrecht-button--{}" type="submit">{}</button>{}</p>)">(
                o, form.knop_soort, form.knop, [&](Out& actions) {
                    if (!form.annuleer.empty()) put<R"(<a class="nl-link" href="{}">{}</a>)">(actions, form.annuleer_url, form.annuleer);
                });
        });
}

void draw_button_form(Out& out, const Context& ctx, const Url& action, std::string_view label, std::string_view soort,
                      std::span<const std::pair<std::string, std::string>> hidden, std::string_view voor_lezer) {
    put<R"(<form class="ok-knopformulier" action="{}" method="post"><input type="hidden" name="csrf" value="{}">{}<button class="utrecht-button utrecht-button--{} ok-knop-klein" type="submit">{}{}</button></form>)">(
        out, action, ctx.csrf_token(),
        [&](Out& o) {
            for (const auto& [name, value] : hidden) put<R"(<input type="hidden" name="{}" value="{}">)">(o, name, value);
        },
        soort, label, [&](Out& o) {
            if (!voor_lezer.empty()) put<R"(<span class="ok-verborgen"> {}</span>)">(o, voor_lezer);
        });
}

Bladeren read_bladeren(const http::Request& request, int per_pagina) {
    Bladeren b;
    b.per_pagina = per_pagina;
    const std::string_view given = request.query.get("pagina");
    int page = 0;
    for (const char c : given.substr(0, 6)) {
        if (c < '0' || c > '9') break;
        page = page * 10 + (c - '0');
    }
    b.pagina = std::max(1, page);
    return b;
}

void draw_bladeren(Out& out, const Context& ctx, const Bladeren& b) {
    if (b.totaal <= b.per_pagina) return;
    const auto& t = ctx.t();
    auto url_of = [&](int page) {
        Url url = Url::own(std::string_view(ctx.request.target).substr(0, ctx.request.target.find('?')));
        for (const auto& [name, value] : ctx.request.query.items())
            if (name != "pagina" && name != "melding") url = std::move(url).query(name, value);
        return std::move(url).query("pagina", std::to_string(page));
    };
    const auto last = static_cast<int>((b.totaal + b.per_pagina - 1) / b.per_pagina);
    put<R"(<nav class="ok-bladeren" aria-label="{}"><p>{}</p><ul>{}</ul></nav>)">(
        out, t("kader.bladeren"),
        t("kader.bladeren_stand", {std::to_string(b.offset() + 1), std::to_string(std::min<std::int64_t>(b.totaal, b.offset() + b.per_pagina)),
                                 std::to_string(b.totaal)}),
        [&](Out& o) {
            if (b.pagina > 1) put<R"(<li><a class="nl-link" rel="prev" href="{}">{}</a></li>)">(o, url_of(b.pagina - 1), t("app.vorige"));
            if (b.pagina < last) put<R"(<li><a class="nl-link" rel="next" href="{}">{}</a></li>)">(o, url_of(b.pagina + 1), t("app.volgende"));
        });
}

}  // namespace ontknoop::app
