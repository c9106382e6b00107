// SPDX-License-Identifier: EUPL-1.2
//
// Prices from a file: send it, look at what is in it and what is wrong with it, propose all of it or nothing. The file is
// kept, so that nothing is lost when something has to be mended and every price can be traced to its row.
#include <algorithm>

#include "base/text.h"
#include "prijsbeheer/invoer.h"
#include "prijsbeheer/prijsbeheer_handlers.h"

namespace ontknoop::prijsbeheer {

using app::Context;
using app::Invoer;
using html::Html;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using rekentool::Prijs;

namespace {

constexpr std::size_t getoonde_bestanden = 100, getoonde_rijen = 500;

std::string schone_naam(std::string_view naam) {
    const std::string_view kort = utf8_prefix(is_valid_utf8(naam) && !has_control_characters(naam) ? trim(naam) : std::string_view(), 120);
    return kort.empty() ? std::string("prijzen") : std::string(kort);
}

Result<Invoercontrole> controleer_bestand(const Context& ctx, const std::string& inhoud) {
    TRY(const auto bladen, document::read_bladen(inhoud));
    const auto lijst = prijslijst(ctx);
    const auto laag = eigen_laag(ctx.tx(), ctx.wie().organisatie);
    const auto eigen = list_voorstellen(ctx.tx(), ctx.wie().organisatie, laag);
    const auto woorden = ctx.services.prijslijst ? woordenschat(*ctx.services.prijslijst) : Woordenschat{};
    return controleer_invoer(bladen, {*lijst, eigen, woorden, laag, local_date(ctx.clock().now())});
}

Response invoer_page(Context& ctx, const Errors& fouten, int status) {
    const auto& t = ctx.t();
    Out content;
    put<R"(<p class="ok-inleiding">{}</p><p><a class="nl-link" href="/prijzen/uitvoer/ods">{}</a></p>)">(content, t("prijsbeheer.invoer_uitleg"), t("prijsbeheer.invoer_begin"));
    app::draw_form(content, ctx, {.action = Url::path("/prijzen/beheer/invoer"), .knop = t("prijsbeheer.bekijk_bestand"), .bestanden = true}, [&](Out& f) {
        app::draw_field(f, t, {.name = "bestand", .label = t("prijsbeheer.bestand"), .soort = Invoer::bestand, .hulp = t("prijsbeheer.bestand_hulp"), .nodig = true}, fouten);
    });
    const auto bestanden = list_bestanden(ctx.tx(), ctx.wie().organisatie);
    if (!bestanden.empty()) {
        std::vector<std::vector<Html>> rijen;
        for (const Prijsbestand& b : bestanden) {
            Out naam;
            put<R"(<a class="nl-link" href="/prijzen/beheer/invoer/{}">{}</a>)">(naam, b.id, b.naam);
            rijen.push_back({std::move(naam).html(), tekstcel(format_date_time(parse_iso_timestamp(b.op).value()))});
            if (rijen.size() == getoonde_bestanden) break;
        }
        const std::string koppen[] = {t("prijsbeheer.bestand"), t("prijsbeheer.gestuurd_op")};
        put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(content, t("prijsbeheer.eerdere_bestanden"));
        draw_tabel(content, t("prijsbeheer.eerdere_bestanden"), koppen, rijen);
    }
    return app::render(ctx, {.titel = t("prijsbeheer.invoer"), .nav = "prijzen", .kruimels = kruimels_prijzen(t, true), .fouten = fouten}, std::move(content).html(), status);
}

void draw_melding_lijst(Out& out, const inhoud::Teksten& t, const Errors& meldingen, bool met_veld) {
    put<R"(<ul>{}</ul>)">(out, [&](Out& o) {
        for (const Error& e : meldingen) {
            const std::string kolom = met_veld && !e.field.empty() ? t("prijsbeheer.kolom", {e.field}) + " " : "";
            put<R"(<li>{}{}</li>)">(o, kolom, t.error(e));
        }
    });
}

// Every row that something is said about; the row number is that of the file.
void draw_problemen(Out& out, const Context& ctx, const Invoercontrole& c) {
    const auto& t = ctx.t();
    std::vector<std::vector<Html>> rijen;
    for (const Invoerrij& r : c.rijen) {
        if (r.fouten.empty() && r.vragen.empty()) continue;
        if (rijen.size() == getoonde_rijen) break;
        Out wat;
        // One element, because a cell lays what stands in it side by side on a phone.
        put<R"(<div>{}</div>)">(wat, [&](Out& o) {
            for (const auto& [meldingen, kop] : {std::pair{&r.fouten, "prijsbeheer.moet_anders"}, std::pair{&r.vragen, "prijsbeheer.klopt_dit"}}) {
                if (meldingen->empty()) continue;
                put<R"(<strong>{}</strong>)">(o, t.find(kop));
                draw_melding_lijst(o, t, *meldingen, true);
            }
        });
        rijen.push_back({tekstcel(std::to_string(r.regel)), tekstcel(utf8_prefix(r.invoer.get("naam"), 160)), tekstcel(utf8_prefix(r.invoer.get("bedrag"), 60)), std::move(wat).html()});
    }
    if (rijen.empty()) return;
    const std::string koppen[] = {t("prijsbeheer.regel"), t("prijsbeheer.prijs"), t("prijsbeheer.veld.bedrag"), t("prijsbeheer.wat_valt_op")};
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(out, t("prijsbeheer.wat_valt_op"));
    draw_tabel(out, t("prijsbeheer.wat_valt_op"), koppen, rijen);
}

void draw_nieuwe_rijen(Out& out, const Context& ctx, const Invoercontrole& c) {
    const auto& t = ctx.t();
    const auto lijst = prijslijst(ctx);
    std::vector<std::vector<Html>> rijen;
    for (const Invoerrij& r : c.rijen) {
        if (!r.fouten.empty() || r.stand == Rijstand::ongewijzigd) continue;
        if (rijen.size() == getoonde_rijen) break;
        const Prijs* nu = lijst->get(r.prijs->id);
        rijen.push_back({tekstcel(std::to_string(r.regel)), tekstcel(r.prijs->naam), tekstcel(toon_bedrag(r.prijs->bedrag.waarschijnlijk) + " " + t("prijzen.per", {r.prijs->eenheid})),
                         tekstcel(nu ? toon_bedrag(nu->bedrag.waarschijnlijk) + " (" + naam_van_laag(t, nu->herkomst) + ")" : t("prijsbeheer.nog_niet")), tekstcel(to_iso(*r.prijs->geldig_vanaf))});
    }
    if (rijen.empty()) return;
    const std::string koppen[] = {t("prijsbeheer.regel"), t("prijsbeheer.prijs"), t("prijsbeheer.straks"), t("prijsbeheer.nu"), t("prijsbeheer.veld.geldig_vanaf")};
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(out, t("prijsbeheer.wordt_voorgesteld"));
    draw_tabel(out, t("prijsbeheer.wordt_voorgesteld"), koppen, rijen);
}

// After proposing: what became of the rows.
void draw_uit_bestand(Out& out, const Context& ctx, const Prijsbestand& bestand, const std::vector<Prijsvoorstel>& voorstellen) {
    const auto& t = ctx.t();
    std::vector<std::vector<Html>> rijen;
    std::size_t open = 0, open_van_mij = 0;
    for (const Prijsvoorstel& v : voorstellen) {
        open += v.is_open();
        open_van_mij += v.is_open() && v.door == ctx.wie().gebruiker;
        Out naam;
        put<R"(<a class="nl-link" href="/prijzen/beheer/voorstellen/{}">{}</a>)">(naam, v.id, v.prijs.naam);
        rijen.push_back({tekstcel(std::to_string(v.regel)), std::move(naam).html(), tekstcel(toon_bedrag(v.prijs.bedrag.waarschijnlijk)),
                         tekstcel(t("prijsbeheer.besluit." + (v.besluit ? std::string(to_text(v.besluit->soort)) : "open")))});
    }
    if (open > 0 && open_van_mij == 0)
        app::draw_button_form(out, ctx, Url::path("/prijzen/beheer/invoer", bestand.id, "goedkeuren"), t("prijsbeheer.alles_goedkeuren", {std::to_string(open)}), "primary-action", {}, bestand.naam);
    if (open_van_mij > 0) put<R"(<p>{}</p>)">(out, t("prijsbeheer.wacht_op_ander"));
    const std::string koppen[] = {t("prijsbeheer.regel"), t("prijsbeheer.prijs"), t("prijsbeheer.veld.bedrag"), t("prijsbeheer.stand")};
    draw_tabel(out, t("prijsbeheer.uit_dit_bestand"), koppen, rijen);
}

std::optional<Prijsbestand> gevraagd_bestand(Context& ctx) { return find_bestand(ctx.tx(), ctx.wie().organisatie, ctx.request.parameters.get("bestand")); }

Response bestand_page(Context& ctx, const Prijsbestand& bestand, const Errors& fouten, int status) {
    const auto& t = ctx.t();
    Out content;
    put<R"(<p><a class="nl-link" href="/prijzen/beheer/invoer/{}/bestand">{}</a></p>)">(content, bestand.id, t("prijsbeheer.download_bestand"));
    const auto voorstellen = list_voorstellen(ctx.tx(), ctx.wie().organisatie, eigen_laag(ctx.tx(), ctx.wie().organisatie), {.bestand = bestand.id.value});
    Errors alle = fouten;
    if (!voorstellen.empty()) {
        draw_uit_bestand(content, ctx, bestand, voorstellen);
    } else if (const auto c = controleer_bestand(ctx, bestand.inhoud); !c) {
        alle.insert(alle.end(), c.error().begin(), c.error().end());
    } else {
        put<R"(<p class="ok-groot">{}</p>)">(content, t("prijsbeheer.telling", {std::to_string(c->tel(Rijstand::nieuw)), std::to_string(c->tel(Rijstand::gewijzigd)), std::to_string(c->tel(Rijstand::ongewijzigd)),
                                                                                 std::to_string(c->met_fouten())}));
        if (!c->bestand.empty()) draw_melding_lijst(content, t, c->bestand, false);
        if (!c->opmerkingen.empty()) draw_melding_lijst(content, t, c->opmerkingen, false);
        draw_problemen(content, ctx, *c);
        if (c->mag()) {
            draw_nieuwe_rijen(content, ctx, *c);
            app::draw_form(content, ctx, {.action = Url::path("/prijzen/beheer/invoer", bestand.id, "voorstellen"), .knop = t("prijsbeheer.alles_voorstellen")}, [&](Out& f) {
                app::draw_field(f, t, {.name = "reden", .label = t("prijsbeheer.waarom"), .soort = Invoer::tekst, .value = std::string(ctx.request.form.get("reden")),
                                       .hulp = t("prijsbeheer.waarom_hulp"), .nodig = true, .rijen = 3, .maximum = 1000}, fouten);
                if (c->met_vragen() > 0)
                    app::draw_field(f, t, {.name = "gezien", .label = t("prijsbeheer.vragen_gezien_kop"), .soort = Invoer::vakjes,
                                           .opties = {{"ja", t("prijsbeheer.vragen_gezien"), ctx.request.form.get("gezien") == "ja"}}, .nodig = true}, fouten);
            });
        } else {
            put<R"(<p>{}</p>)">(content, t(c->met_fouten() == 0 && c->bestand.empty() ? "prijsbeheer.niets_nieuws" : "prijsbeheer.eerst_verbeteren"));
        }
    }
    if (voorstellen.empty()) app::draw_button_form(content, ctx, Url::path("/prijzen/beheer/invoer", bestand.id, "weggooien"), t("prijsbeheer.weggooien"), "danger", {}, bestand.naam);
    auto kruimels = kruimels_prijzen(t, true);
    kruimels.push_back({t("prijsbeheer.invoer"), Url::path("/prijzen/beheer/invoer")});
    return app::render(ctx, {.titel = bestand.naam, .nav = "prijzen", .kruimels = std::move(kruimels), .fouten = alle}, std::move(content).html(), status);
}

// All rows or none: every row is checked before the first is kept. Two years of one price in one file are two proposals.
Result<> propose_bestand(Context& ctx, const Prijsbestand& bestand, const std::string& reden, bool gezien) {
    TRY(const Invoercontrole c, controleer_bestand(ctx, bestand.inhoud));
    if (!c.mag()) return fail("invoer.niet_goed");
    if (c.met_vragen() > 0 && !gezien) return fail("invoer.vragen_open", {}, "gezien");
    std::vector<std::pair<Nieuwvoorstel, Importregel>> alle;
    for (const Invoerrij& r : c.rijen) {
        if (r.stand == Rijstand::ongewijzigd) continue;
        TRY(Nieuwvoorstel nieuw, check_voorstel(ctx, r.invoer, reden));
        alle.emplace_back(std::move(nieuw), Importregel{bestand.id.value, r.regel});
    }
    for (auto& [nieuw, uit] : alle) keep_voorstel(ctx, std::move(nieuw), uit);
    return {};
}

}  // namespace

Response show_invoer(Context& ctx) { return invoer_page(ctx, {}, 200); }

Response invoer_post(Context& ctx) {
    for (const auto& file : ctx.request.files) {
        if (file->field != "bestand" || file->size == 0) continue;
        if (file->size > document::Bladgrenzen{}.bytes) return invoer_page(ctx, {{"blad.te_groot", {std::to_string(document::Bladgrenzen{}.bytes >> 20)}, "bestand"}}, 400);
        Prijsbestand b{PrijsbestandId::make(ctx.clock(), ctx.random()), schone_naam(file->file_name), file->read_all(), ctx.wie().gebruiker, ctx.now_iso()};
        if (const auto bladen = document::read_bladen(b.inhoud); !bladen) {
            Errors fouten = bladen.error();
            for (Error& e : fouten) e.field = "bestand";
            return invoer_page(ctx, fouten, 400);
        }
        insert_bestand(ctx.tx(), ctx.wie().organisatie, b);
        ctx.log("prijsbestand.gestuurd", "prijsbestand", b.id.value);
        return http::redirect(Url::path("/prijzen/beheer/invoer", b.id).text());
    }
    return invoer_page(ctx, {{"invoer.geen_bestand", {}, "bestand"}}, 400);
}

Response show_bestand(Context& ctx) {
    const auto bestand = gevraagd_bestand(ctx);
    return bestand ? bestand_page(ctx, *bestand, {}, 200) : app::error_page(ctx, 404);
}

Response download_bestand(Context& ctx) {
    const auto bestand = gevraagd_bestand(ctx);
    if (!bestand) return app::error_page(ctx, 404);
    Response response = http::text(200, bestand->inhoud, "application/octet-stream");
    const std::string_view soort = bestand->inhoud.starts_with("PK") ? (bestand->inhoud.find("opendocument") != std::string::npos ? "ods" : "xlsx") : "csv";
    response.headers.set("Content-Disposition", "attachment; filename=\"prijzen-" + bestand->id.value + "." + std::string(soort) + "\"");
    return response;
}

Response voorstellen_post(Context& ctx) {
    const auto bestand = gevraagd_bestand(ctx);
    if (!bestand) return app::error_page(ctx, 404);
    const auto al = list_voorstellen(ctx.tx(), ctx.wie().organisatie, rekentool::Prijslaag::organisatie, {.bestand = bestand->id.value});
    if (!al.empty()) return bestand_page(ctx, *bestand, {{"invoer.al_voorgesteld", {}, ""}}, 400);
    const auto done = propose_bestand(ctx, *bestand, std::string(ctx.request.form.get("reden")), ctx.request.form.get("gezien") == "ja");
    if (!done) return bestand_page(ctx, *bestand, done.error(), 400);
    ctx.log("prijsbestand.voorgesteld", "prijsbestand", bestand->id.value);
    return app::redirect_with(ctx, Url::path("/prijzen/beheer/invoer", bestand->id), "voorgesteld");
}

Response approve_bestand_post(Context& ctx) {
    const auto bestand = gevraagd_bestand(ctx);
    if (!bestand) return app::error_page(ctx, 404);
    int aantal = 0;
    for (const Prijsvoorstel& v : list_voorstellen(ctx.tx(), ctx.wie().organisatie, rekentool::Prijslaag::organisatie, {.bestand = bestand->id.value, .alleen_open = true})) {
        if (const auto done = approve_voorstel(ctx, v.id); !done) return bestand_page(ctx, *bestand, done.error(), 400);
        ++aantal;
    }
    if (aantal == 0) return bestand_page(ctx, *bestand, {{"prijs.al_besloten", {}, ""}}, 400);
    ctx.log("prijsbestand.goedgekeurd", "prijsbestand", bestand->id.value);
    return app::redirect_with(ctx, Url::path("/prijzen/beheer/invoer", bestand->id), "goedgekeurd");
}

Response remove_bestand_post(Context& ctx) {
    const auto id = PrijsbestandId::parse(ctx.request.parameters.get("bestand"));
    if (!id || !remove_bestand(ctx.tx(), ctx.wie().organisatie, *id)) return app::error_page(ctx, 404);
    ctx.log("prijsbestand.weggegooid", "prijsbestand", id->value);
    return app::redirect_with(ctx, Url::path("/prijzen/beheer/invoer"), "verwijderd");
}

}  // namespace ontknoop::prijsbeheer
