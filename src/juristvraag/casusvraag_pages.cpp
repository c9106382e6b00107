// SPDX-License-Identifier: EUPL-1.2
//
// Asking the jurist from a plan, in two steps: write the question and choose what goes along; see exactly that, change it, send.
#include <algorithm>

#include "app/page.h"
#include "base/text.h"
#include "casus/casus_tabs.h"
#include "juristvraag/juristvraag_handlers.h"
#include "maatwerkplan/maatwerkplan.h"

namespace ontknoop::juristvraag {

using app::Context;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using maatwerkplan::Geopend;

namespace {

Url casus_url(const Geopend& g) { return Url::path("/casussen", g.casus.id, "juristvragen"); }

app::Page page_of(const Context& ctx, const Geopend& g, const Errors& errors) {
    return {.titel = ctx.t()("juristvraag.stel"), .nav = "casussen", .kruimels = {{ctx.t()("nav.casussen"), Url::path("/casussen")}}, .vorm = "smal", .oefen = g.casus.oefen,
            .fouten = errors};
}

Response vraag_stellen_page(Context& ctx, const Geopend& g, const http::Fields& form, const Errors& errors, int status) {
    const auto& t = ctx.t();
    Out content;
    casus::draw_casus_tabs(content, ctx, g.casus, "");
    put<R"(<p><a class="nl-link" href="/casussen/{}/plan/wet">{}</a></p>)">(content, g.casus.id, t("juristvraag.terug_naar_stap"));
    if (g.casus.oefen) app::draw_leeg(content, t("juristvraag.oefen_uitleg"));
    else if (g.casus.toegang == casus::Toegang::schrijven) {
        const auto gekozen = form.all("stuk");
        std::vector<app::Option> stukken;
        for (Contextstuk& s : contextstukken(t, g.plan)) {
            const bool selected = std::ranges::find(gekozen, s.code) != gekozen.end();
            stukken.push_back({std::move(s.code), std::move(s.titel), selected, std::move(s.tekst)});
        }
        put<R"(<p class="ok-inleiding">{}</p>)">(content, t("juristvraag.casus_uitleg"));
        app::draw_form(content, ctx, {.action = Url::path("/casussen", g.casus.id, "juristvragen", "bekijken"), .knop = t("juristvraag.bekijk")}, [&](Out& f) {
            app::draw_field(f, t, {.name = "vraag", .label = t("juristvraag.vraag"), .soort = Invoer::tekst, .value = std::string(form.get("vraag")), .hulp = t("juristvraag.vraag_hulp"),
                                   .nodig = true, .rijen = 5, .maximum = 2000}, errors);
            if (!stukken.empty())
                app::draw_field(f, t, {.name = "stuk", .label = t("juristvraag.stukken"), .soort = Invoer::vakjes, .opties = std::move(stukken), .hulp = t("juristvraag.stukken_hulp")}, errors);
        });
    }
    const auto eerder = vragen_van(ctx, g.casus.id);
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(content, t("juristvraag.eerder"));
    if (eerder.empty()) app::draw_leeg(content, t("juristvraag.eerder_leeg"));
    else draw_vragenlijst(content, ctx, eerder);
    return app::render(ctx, page_of(ctx, g, errors), std::move(content).html(), status);
}

// Both texts can still be changed here; what stands in them is what goes.
Response bekijk_page(Context& ctx, const Geopend& g, const std::string& vraag, const std::string& context, const Errors& errors, int status) {
    const auto& t = ctx.t();
    Out content;
    casus::draw_casus_tabs(content, ctx, g.casus, "");
    put<R"(<div class="utrecht-alert utrecht-alert--warning"><div class="utrecht-alert__content"><p class="nl-paragraph">{}</p></div></div>)">(content, t("juristvraag.precies_dit"));
    app::draw_form(content, ctx, {.action = casus_url(g), .knop = t("juristvraag.verstuur"), .eenmalig = true, .annuleer = t("app.annuleren"), .annuleer_url = casus_url(g)}, [&](Out& f) {
        app::draw_field(f, t, {.name = "vraag", .label = t("juristvraag.vraag"), .soort = Invoer::tekst, .value = vraag, .nodig = true, .rijen = 5, .maximum = 2000}, errors);
        app::draw_field(f, t, {.name = "context", .label = t("juristvraag.gaat_mee"), .soort = Invoer::tekst, .value = context, .hulp = t("juristvraag.gaat_mee_hulp"), .rijen = 10, .maximum = 6000}, errors);
    });
    return app::render(ctx, page_of(ctx, g, errors), std::move(content).html(), status);
}

// The pieces that were ticked, in the order of the plan; a code that is no piece of it is passed over.
std::string gekozen_context(const Context& ctx, const Geopend& g) {
    const auto gekozen = ctx.request.form.all("stuk");
    std::vector<std::string> teksten;
    for (const Contextstuk& s : contextstukken(ctx.t(), g.plan))
        if (std::ranges::find(gekozen, s.code) != gekozen.end()) teksten.push_back(s.titel + "\n" + s.tekst);
    return join(teksten, "\n\n");
}

// Who may write in the case and ask.
template <class Doe>
Response in_casus(Context& ctx, casus::Toegang nodig, Doe doe) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), nodig);
    if (!g) return app::error_page(ctx, g.error());
    return doe(*g);
}

}  // namespace

Response show_casusvragen(Context& ctx) {
    return in_casus(ctx, casus::Toegang::lezen, [&](const Geopend& g) { return vraag_stellen_page(ctx, g, {}, {}, 200); });
}

Response post_casusvraag_bekijken(Context& ctx) {
    // Only looks, though with a POST: open_plan() would wait for who writes in the case.
    auto casus = casus::open(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!casus) return app::error_page(ctx, casus.error());
    ctx.log("casus.gelezen", "casus", casus->id.value);
    maatwerkplan::Plan plan = maatwerkplan::load_plan(ctx, *casus);
    const Geopend g{*std::move(casus), std::move(plan)};
    const auto& form = ctx.request.form;
    const std::string vraag(form.get("vraag")), context = gekozen_context(ctx, g);
    const Errors errors = controleer(ctx, &g.casus, &g.plan, {vraag, context, ""});
    // A name in what was chosen can be taken out on the next page; anything else is for this one.
    const bool alleen_context = std::ranges::all_of(errors, [](const Error& e) { return e.field == "context"; });
    if (!errors.empty() && !alleen_context) return vraag_stellen_page(ctx, g, form, errors, 400);
    return bekijk_page(ctx, g, vraag, context, errors, errors.empty() ? 200 : 400);
}

Response post_casusvraag(Context& ctx) {
    return in_casus(ctx, casus::Toegang::schrijven, [&](const Geopend& g) {
        const std::string vraag(ctx.request.form.get("vraag")), context(ctx.request.form.get("context"));
        const auto asked = ask(ctx, &g.casus, &g.plan, {vraag, context, ""});
        if (asked) return app::redirect_with(ctx, Url::path("/wetten/juristvragen", *asked), "juristvraag_gesteld");
        if (is_not_found(asked.error())) return app::error_page(ctx, 404);
        return bekijk_page(ctx, g, vraag, context, asked.error(), 400);
    });
}

void draw_vraag_de_jurist(Out& out, Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan&) {
    if (casus.oefen || casus.toegang != casus::Toegang::schrijven || !mag_vragen(ctx.wie())) return;
    const auto& t = ctx.t();
    put<R"(<p class="nl-paragraph">{} <a class="nl-link" href="/casussen/{}/juristvragen">{}</a></p>)">(out, t("juristvraag.vastgelopen"), casus.id, t("juristvraag.stel"));
}

}  // namespace ontknoop::juristvraag
