// SPDX-License-Identifier: EUPL-1.2
#include "juristvraag/juristvraag.h"

#include "app/page.h"
#include "base/text.h"
#include "juristvraag/juristvraag_handlers.h"
#include "juristvraag/vraag_store.h"
#include "maatwerkplan/leescontrole.h"
#include "maatwerkplan/stap_delen.h"
#include "werkplek/werkplek.h"

namespace ontknoop::juristvraag {

using html::Out;
using html::put;
using html::Url;
using http::Method;
using toegang::Recht;

namespace {

constexpr std::size_t meeste_bij_vraag = 3;
constexpr std::size_t langste_zoekwoorden = 400;
constexpr std::size_t langste_begin = 160;  // characters of a question in a list

// Who may ask or answer is asked by the handler: several rights open these pages.
constexpr app::Route table[] = {
    {Method::get, "/wetten/juristvragen", Recht::wetten_lezen, show_vragen, "questions to the jurist: all for who answers, one's own for others"},
    {Method::get, "/wetten/juristvragen/nieuw", Recht::wetten_lezen, show_nieuwe_vraag, "form for a question outside a case"},
    {Method::post, "/wetten/juristvragen/beginnen", Recht::wetten_lezen, begin_vraag, "the same form with the words of a search, kept out of the address bar",
     app::Transactie::automatic, false, false},
    {Method::post, "/wetten/juristvragen", Recht::wetten_lezen, post_vraag, "ask it"},
    {Method::get, "/wetten/juristvragen/:vraag", Recht::wetten_lezen, show_vraag, "one question with its messages"},
    {Method::post, "/wetten/juristvragen/:vraag/berichten", Recht::wetten_lezen, post_bericht, "answer, or ask on"},
    {Method::post, "/wetten/juristvragen/:vraag/oppakken", Recht::wetten_beheren, post_oppakken, "take a question up"},
    {Method::post, "/wetten/juristvragen/:vraag/sluiten", Recht::wetten_lezen, post_sluiten, "close a question"},
    {Method::post, "/wetten/juristvragen/:vraag/vrijgeven", Recht::wetten_beheren, post_vrijgeven, "free question and answer of the case, for everybody to find"},
    {Method::get, "/wetten/kennis", Recht::wetten_lezen, show_kennis, "what the jurist answered, to search"},
    {Method::get, "/wetten/kennis/:kennis", Recht::wetten_lezen, show_een_kennis, "one answer and the provisions it is about"},
    {Method::post, "/wetten/kennis/:kennis/intrekken", Recht::wetten_beheren, post_kennis_intrekken, "take an answer out of use"},
    {Method::get, "/casussen/:casus/juristvragen", Recht::aangemeld, show_casusvragen, "ask the jurist from a plan, and what was asked before"},
    {Method::post, "/casussen/:casus/juristvragen/bekijken", Recht::aangemeld, post_casusvraag_bekijken, "exactly what would be sent, to change before it goes",
     app::Transactie::automatic, false, false},
    {Method::post, "/casussen/:casus/juristvragen", Recht::aangemeld, post_casusvraag, "send it"},
    {Method::get, "/api/v1/kennis", Recht::wetten_lezen, api_kennis, "answers of the jurist as JSON"},
};

}  // namespace

std::span<const app::Route> routes() { return table; }

namespace {

void wachtende_vragen(std::vector<werkplek::Wachtgroep>& groepen, app::Context& ctx, std::span<const casus::Casus>) {
    const auto& t = ctx.t();
    constexpr int meeste = werkplek::meeste_wachtpunten + 1;
    const auto add = [&](const std::string& sleutel, const std::vector<Juristvraag>& vragen, Url alle) {
        if (vragen.empty()) return;
        werkplek::Wachtgroep groep{t("juristvraag." + sleutel + "_kop"), t("juristvraag." + sleutel + "_uitleg"), {}, std::move(alle)};
        for (const Juristvraag& v : vragen)
            groep.punten.push_back({Url::path("/wetten/juristvragen", v.id), begin_van(v), t("juristvraag." + sleutel + "_sinds", {dag_van(v.gewijzigd_op)})});
        groepen.push_back(std::move(groep));
    };
    add("vandaag", te_beantwoorden(ctx, meeste), Url::path("/wetten/juristvragen"));
    add("nieuw_antwoord", net_beantwoord(ctx, meeste), Url::path("/wetten/juristvragen").query("status", "beantwoord"));
}

}  // namespace

void register_stap_delen() {
    maatwerkplan::register_stap_deel({.stap = "wet", .naam = "juristvraag", .onder = draw_vraag_de_jurist});
    werkplek::register_wachtbron(wachtende_vragen);
}

void register_bij_wissen() { casus::register_bij_wissen(forget_verzonden_vragen); }

void register_leescontrole() {
    maatwerkplan::register_leescontrole(count_onleesbaar);
    maatwerkplan::register_leescontrole_buiten_casus(count_onleesbaar_buiten_casus);
}

std::string dag_van(const std::string& moment) {
    const auto at = parse_iso_timestamp(moment);
    return at ? format_date(*at) : std::string();
}

std::string begin_van(const Juristvraag& v) { return utf8_length(v.vraag) > langste_begin ? std::string(utf8_prefix(v.vraag, langste_begin)) + "…" : v.vraag; }

void draw_ingang(Out& out, app::Context& ctx) {
    const auto& t = ctx.t();
    const bool vraagt = mag_vragen(ctx.wie());
    const std::int64_t wachten = mag_antwoorden(ctx.wie()) ? count_vragen(ctx, {.status = "open"}) : 0;
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p>{}<p class="ok-rij"><a class="nl-link" href="/wetten/kennis">{}</a>{}</p></section>)">(
        out, t("juristvraag.ingang.kop"), t("juristvraag.ingang.uitleg"),
        [&](Out& o) {
            if (wachten > 0) put<R"(<p><strong>{}</strong></p>)">(o, wachten == 1 ? t("juristvraag.wacht_een") : t("juristvraag.wachten", {std::to_string(wachten)}));
        },
        t("kennis.titel"), [&](Out& o) {
            if (vraagt) put<R"( <a class="nl-link" href="/wetten/juristvragen">{}</a> <a class="nl-link" href="/wetten/juristvragen/nieuw">{}</a>)">(o, t("juristvraag.titel"), t("juristvraag.stel"));
        });
}

void draw_kennis_bij_vraag(Out& out, app::Context& ctx, std::string_view woorden) {
    if (trim(woorden).empty()) return;
    auto gevonden = rangschik(list_kennis(ctx), woorden);
    if (gevonden.empty()) return;
    if (gevonden.size() > meeste_bij_vraag) gevonden.resize(meeste_bij_vraag);
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2>{}</section>)">(out, ctx.t()("kennis.bij_vraag"), [&](Out& o) { draw_kennislijst(o, ctx, gevonden, 3); });
}

void draw_vraag_knop(Out& out, app::Context& ctx, std::string_view woorden) {
    if (!mag_vragen(ctx.wie())) return;
    const std::pair<std::string, std::string> hidden[] = {{"zoek", std::string(utf8_prefix(woorden, langste_zoekwoorden))}};
    app::draw_button_form(out, ctx, Url::path("/wetten/juristvragen/beginnen"), ctx.t()("juristvraag.stel"), "secondary-action", hidden);
}

void draw_kennis_bij_bepaling(Out& out, app::Context& ctx, std::string_view bepaling) {
    const auto& t = ctx.t();
    const auto all = kennis_bij(ctx, bepaling);
    if (all.empty() && !mag_vragen(ctx.wie())) return;
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2>{}{}</section>)">(
        out, t("kennis.bij_bepaling"),
        [&](Out& o) {
            if (all.empty()) put<R"(<p>{}</p>)">(o, t("kennis.bij_bepaling_leeg"));
            else draw_kennislijst(o, ctx, all, 3);
        },
        [&](Out& o) {
            if (mag_vragen(ctx.wie()))
                put<R"(<p><a class="nl-link" href="{}">{}</a></p>)">(o, Url::path("/wetten/juristvragen/nieuw").query("bepaling", bepaling), t("juristvraag.stel_hierover"));
        });
}

}  // namespace ontknoop::juristvraag
