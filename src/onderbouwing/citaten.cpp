// SPDX-License-Identifier: EUPL-1.2
#include "onderbouwing/citaten.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "onderbouwing/verwijzingen.h"
#include "wetten/bepalingen.h"
#include "wetten/xml_stroom.h"

namespace ontknoop::onderbouwing {

using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;
using wetten::Anker;
using wetten::Artikel;
using wetten::Tekstblok;

namespace {

// An anchor counts bytes; a field of the plan holds whole letters.
std::string hele_letters(std::string_view tekst) {
    auto is_vervolg = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    while (!tekst.empty() && is_vervolg(tekst.front())) tekst.remove_prefix(1);
    while (!tekst.empty() && !is_valid_utf8(tekst)) tekst.remove_suffix(1);
    return std::string(tekst);
}

struct Blok {
    const Artikel* artikel;
    const Tekstblok* blok;
};
// The blocks at this place, in articles that are law today: more than one when the source does not tell them apart.
std::vector<Blok> zoek_blokken(const wetten::Regelingversie& versie, std::string_view plek, Date op) {
    std::vector<Blok> all;
    for (const Artikel& artikel : versie.artikelen) {
        if (artikel.status == wetten::Artikelstatus::vervallen || (artikel.inwerking && *artikel.inwerking > op)) continue;
        for (const Tekstblok& blok : versie.blokken_van(artikel))
            if (plek_van(artikel.nr, blok.nr, blok.pad) == plek) all.push_back({&artikel, &blok});
    }
    return all;
}

// Quotes the words from the first of the blocks that has them; without words the whole of the first.
std::optional<Anker> anker_bij(const wetten::Regelingversie& versie, const std::vector<Blok>& blokken, std::string_view woorden) {
    for (const Blok& b : blokken) {
        auto anker = wetten::make_anker(versie, *b.artikel, *b.blok, woorden);
        if (!anker) continue;
        anker->voor = hele_letters(anker->voor);
        anker->na = hele_letters(anker->na);
        if (anker->pad.empty()) anker->pad = b.artikel->pad;
        return anker;
    }
    return std::nullopt;
}

// What the plan calls the article: our own provision when it is about exactly this part, else its name in full.
std::string bepaling_voor(const app::Context& ctx, const Anker& anker, const std::string& citeertitel) {
    if (ctx.services.bepalingen)
        for (const wetten::Bepaling* b : ctx.services.bepalingen->find_artikel(anker.regeling_id, anker.artikel))
            if (b->lid == anker.lid && !b->gemeente) return b->id;
    const std::string naam = plaats_van(anker) + " " + citeertitel;
    return std::string(utf8_prefix(naam, 120));
}

Result<OnderdeelId> bewaar(app::Context& ctx, const casus::Casus& c, const Plan& plan, const Bestemming& naar, const Citaat& citaat,
                           const std::string& citeertitel, const std::string& vindplaats) {
    maatwerkplan::Invoer invoer = velden_van(citaat);
    auto als_leeg = [&](std::string_view veld, const std::string& waarde) {
        if (!naar.grond || naar.grond->get(veld).empty()) invoer[std::string(veld)] = {waarde};
    };
    als_leeg("bepaling", bepaling_voor(ctx, citaat.anker, citeertitel));
    als_leeg("vindplaats", vindplaats);
    als_leeg("geldig_op", to_iso(vandaag_van(ctx)));
    if (!naar.grond) return maatwerkplan::add(ctx, c, plan, "wetsgrond", naar.doorbraak->id.value, invoer);
    TRY(const auto gedaan, maatwerkplan::change(ctx, c, plan, naar.grond->id.value, naar.grond->versie, invoer));
    (void)gedaan;
    return naar.grond->id;
}

Result<> wijzig_citaat(app::Context& ctx, const casus::Casus& c, const Plan& plan, const Onderdeel& grond, const std::optional<Citaat>& citaat) {
    TRY_DO(maatwerkplan::change(ctx, c, plan, grond.id.value, grond.versie, velden_van(citaat)));
    return {};
}

// The same words when they still stand there, else the whole paragraph as it reads now.
Result<Citaat> op_nieuwe_plaats(const wetten::Regelingversie& versie, const Citaat& oud, std::string_view plek, Date op) {
    const auto blokken = zoek_blokken(versie, plek, op);
    auto anker = anker_bij(versie, blokken, oud.anker.citaat);
    if (!anker) anker = anker_bij(versie, blokken, {});
    if (!anker) return fail("citaat.geen_plaats", {}, "plek");
    return Citaat{std::move(*anker), {}, {}};
}

}  // namespace

std::string plek_van(std::string_view artikel, std::string_view lid, std::string_view pad) {
    return std::string(artikel) + "|" + std::string(lid) + "|" + std::string(pad);
}

Result<Bestemming> bestemming_van(const Plan& plan, std::string_view doorbraak, std::string_view grond) {
    const Onderdeel* g = grond.empty() ? nullptr : plan.find(grond);
    if (g && g->soort->naam == "wetsgrond") return Bestemming{nullptr, g};
    const Onderdeel* d = plan.find(doorbraak);
    if (!grond.empty() || !d || d->soort->naam != "doorbraak") return not_found();
    return Bestemming{d, nullptr};
}

Result<OnderdeelId> citeer(app::Context& ctx, const casus::Casus& c, const Plan& plan, const Bestemming& naar, const Plaatskeuze& keuze, std::string_view woorden) {
    const auto nu = versie_nu(ctx, keuze.regeling);
    const auto tekst = nu ? laad_artikel(ctx, *nu, keuze.artikel) : std::nullopt;
    const auto blokken = tekst ? zoek_blokken(*tekst, keuze.plek, vandaag_van(ctx)) : std::vector<Blok>{};
    if (blokken.empty()) return fail("citaat.geen_tekst");
    const std::string schoon = unify_newlines(woorden);
    if (!is_valid_utf8(schoon)) return fail("veld.ongeldige_tekens", {}, "citaat");
    auto anker = trim(schoon).empty() ? std::nullopt : anker_bij(*tekst, blokken, schoon);
    if (!anker) return fail("citaat.niet_letterlijk", {}, "citaat");
    // The day of the version, not of the article: that is what an official link asks for.
    anker->versie = nu->van;
    const Citaat citaat{std::move(*anker), nu->kenmerk, {}};
    return bewaar(ctx, c, plan, naar, citaat, nu->citeertitel, officiele_link(citaat.anker, {}));
}

Result<OnderdeelId> citeer_geplakt(app::Context& ctx, const casus::Casus& c, const Plan& plan, const Bestemming& naar, std::string_view adres,
                                   std::string_view woorden, std::string_view dag) {
    Errors fouten;
    const auto links = vind_links(adres);
    const bool is_regeling = !links.empty() && !links[0].kenmerk.starts_with("ECLI");
    if (!is_regeling) fouten.push_back({"citaat.geen_adres", {}, "adres"});
    const std::string geplakt = unify_newlines(woorden);
    const std::string tekst = is_valid_utf8(geplakt) ? wetten::collapse(geplakt) : std::string();
    if (tekst.empty()) fouten.push_back({"citaat.geen_woorden", {}, "citaat"});
    if (utf8_length(tekst) > 4000) fouten.push_back({"veld.te_lang", {"4000"}, "citaat"});
    const auto op = trim(dag).empty() ? (is_regeling ? links[0].op : std::nullopt) : parse_date(trim(dag));
    if (!trim(dag).empty() && !op) fouten.push_back({"veld.geen_datum", {}, "dag"});
    if (!fouten.empty()) return fail(std::move(fouten));

    Citaat citaat;
    citaat.anker.regeling_id = links[0].kenmerk;
    citaat.anker.artikel = links[0].artikel;
    citaat.anker.lid = links[0].lid;
    citaat.anker.citaat = tekst;
    citaat.anker.versie = op ? op : std::optional<Date>(vandaag_van(ctx));
    const std::string naam = naam_van({.kenmerk = links[0].kenmerk, .artikel = {}, .lid = {}, .versie = {}, .op = {}, .adres = {}}, ctx.services.bepalingen);
    return bewaar(ctx, c, plan, naar, citaat, naam, links[0].adres);
}

Result<> kies(app::Context& ctx, const casus::Casus& c, const Plan& plan, std::string_view grond_id, const Keuze& keuze) {
    const Onderdeel* grond = plan.find(grond_id);
    const auto citaat = grond && grond->soort->naam == "wetsgrond" ? lees_citaat(*grond) : std::nullopt;
    if (!citaat) return not_found();
    if (fase_van(c.status) != Planfase::open) return fail("citaat.niet_open");
    if (keuze.soort == "weghalen") return wijzig_citaat(ctx, c, plan, *grond, std::nullopt);
    const Citaatstand stand = stand_van(ctx, *citaat);
    if (stand.stand == Wetstand::onbekend) return not_found();
    if (stand.kenmerk != keuze.kenmerk) return fail("citaat.wet_intussen");
    if (stand.stand == Wetstand::gelijk) {  // the button was pressed twice
        ctx.log("plan.ongewijzigd", "casus", c.id.value);
        return {};
    }
    if (keuze.versie != std::to_string(grond->versie)) return fail("algemeen.botsing");

    if (keuze.soort == "behouden") {
        const std::string reden = unify_newlines(trim(keuze.reden));
        if (reden.empty()) return fail("citaat.geen_reden", {}, "reden");
        if (!is_valid_utf8(reden) || has_control_characters(reden)) return fail("veld.ongeldige_tekens", {}, "reden");
        if (utf8_length(reden) > 1000) return fail("veld.te_lang", {"1000"}, "reden");
        Citaat blijft = *citaat;
        blijft.gezien = stand.kenmerk;
        blijft.reden = reden;
        return wijzig_citaat(ctx, c, plan, *grond, blijft);
    }
    const bool mag_overnemen = stand.stand == Wetstand::vaag || stand.stand == Wetstand::verplaatst;
    const bool mag_kiezen = stand.stand != Wetstand::verplaatst;
    if (!(keuze.soort == "overnemen" && mag_overnemen) && !(keuze.soort == "plaats" && mag_kiezen)) return fail("citaat.geen_keuze");
    const auto nu = versie_nu(ctx, citaat->anker.regeling_id);
    const auto tekst = nu ? laad_versie(ctx, *nu) : std::nullopt;
    if (!tekst) return not_found();
    const std::string gevonden = plek_van(stand.plek.artikel, stand.plek.lid, stand.plek.pad);
    TRY(Citaat nieuw, op_nieuwe_plaats(*tekst, *citaat, keuze.soort == "plaats" ? keuze.plek : std::string_view(gevonden), vandaag_van(ctx)));
    nieuw.anker.versie = nu->van;
    nieuw.gezien = nu->kenmerk;
    return wijzig_citaat(ctx, c, plan, *grond, nieuw);
}

std::vector<wetten::Herankering> plaatsen_voor(app::Context& ctx, const Citaat& citaat) {
    const auto nu = versie_nu(ctx, citaat.anker.regeling_id);
    const auto tekst = nu ? laad_versie(ctx, *nu) : std::nullopt;
    return tekst ? wetten::find_plaatsen(citaat.anker, *tekst, vandaag_van(ctx)) : std::vector<wetten::Herankering>{};
}

}  // namespace ontknoop::onderbouwing
