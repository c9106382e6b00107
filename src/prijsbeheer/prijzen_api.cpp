// SPDX-License-Identifier: EUPL-1.2
//
// GET /api/v1/prijzen: the prices in force for who asks, with the layer each comes from and what it goes before.
#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "app/api.h"
#include "base/text.h"
#include "prijsbeheer/prijsbeheer_handlers.h"

namespace ontknoop::prijsbeheer {

using rekentool::Prijs;

namespace {

constexpr std::string_view api_velden[] = {"zoek", "categorie", "betaler", "wet", "laag", "op", "uit", "aantal"};
constexpr std::size_t langste_waarde = 120;

// Amounts as text, exactly as they are: a number in JSON loses what a binary fraction cannot hold.
boost::json::object to_json(const Prijs& p) {
    boost::json::object o;
    auto tekst = [&](const char* naam, const std::string& waarde) {
        if (!waarde.empty()) o[naam] = waarde;
    };
    o["id"] = p.id;
    o["verwijzing"] = rekentool::to_text(rekentool::verwijzing_naar(p));
    o["naam"] = p.naam;
    o["categorie"] = p.categorie;
    tekst("wet", p.wet);
    tekst("betaler", p.betaler);
    tekst("ontvanger", p.ontvanger);
    o["eenheid"] = p.eenheid;
    o["bedrag"] = p.bedrag.waarschijnlijk.text();
    if (p.bedrag.laag) o["laag"] = p.bedrag.laag->text();
    if (p.bedrag.hoog) o["hoog"] = p.bedrag.hoog->text();
    if (p.prijsjaar) o["prijsjaar"] = *p.prijsjaar;
    o["soort"] = rekentool::to_text(p.soort);
    o["verzilverbaar"] = rekentool::to_text(p.klasse);
    o["bewijsgraad"] = rekentool::to_text(p.bewijsgraad);
    o["bron"] = p.bron;
    tekst("bron_url", p.bron_url);
    tekst("pagina", p.pagina);
    if (p.bron_datum) o["bron_datum"] = to_iso(*p.bron_datum);
    tekst("licentie", p.licentie);
    if (p.geldig_vanaf) o["geldig_vanaf"] = to_iso(*p.geldig_vanaf);
    if (p.geldig_tot) o["geldig_tot"] = to_iso(*p.geldig_tot);
    o["controletotaal"] = p.controletotaal;
    o["aan"] = p.aan;
    tekst("opmerking", p.opmerking);
    o["prijslaag"] = rekentool::to_text(p.herkomst);
    if (p.versie > 0) o["versie"] = p.versie;
    return o;
}

Errors controleer_query(const http::Fields& query) {
    Errors errors;
    for (const auto& [naam, waarde] : query.items()) {
        if (std::find(std::begin(api_velden), std::end(api_velden), naam) == std::end(api_velden)) errors.push_back({"api.onbekend_veld", {std::string(utf8_prefix(naam, 60))}, naam});
        else if (has_control_characters(waarde)) errors.push_back({"veld.ongeldige_tekens", {}, naam});
        else if (utf8_length(waarde) > langste_waarde) errors.push_back({"veld.te_lang", {std::to_string(langste_waarde)}, naam});
    }
    for (const std::string_view naam : api_velden)
        if (query.all(naam).size() > 1) errors.push_back({"api.dubbel_veld", {std::string(naam)}, std::string(naam)});
    return errors;
}

}  // namespace

http::Response api_prijzen(app::Context& ctx) {
    const auto& q = ctx.request.query;
    Errors errors = controleer_query(q);
    rekentool::Prijsvraag vraag{.woorden = std::string(q.get("zoek")), .categorie = std::string(q.get("categorie")), .betaler = std::string(q.get("betaler")), .wet = std::string(q.get("wet")), .hoogstens = 100};
    if (const std::string_view laag = q.get("laag"); !laag.empty()) {
        vraag.laag = rekentool::parse_prijslaag(laag);
        if (!vraag.laag || vraag.laag == rekentool::Prijslaag::eigen) errors.push_back({"prijs.laag", {std::string(utf8_prefix(laag, 40))}, "laag"});
    }
    Date dag = local_date(ctx.clock().now());
    if (const std::string_view op = q.get("op"); !op.empty()) {
        const auto gelezen = parse_iso_date(op);
        if (gelezen) dag = *gelezen;
        else errors.push_back({"veld.geen_datum", {}, "op"});
    }
    if (const std::string_view uit = q.get("uit"); !uit.empty()) {
        if (uit != "ja" && uit != "nee") errors.push_back({"veld.geen_keuze", {}, "uit"});
        vraag.ook_uitgeschakeld = uit == "ja";
    }
    if (const std::string_view aantal = q.get("aantal"); !aantal.empty()) {
        const auto [end, error] = std::from_chars(aantal.data(), aantal.data() + aantal.size(), vraag.hoogstens);
        if (error != std::errc() || end != aantal.data() + aantal.size() || vraag.hoogstens < 1 || vraag.hoogstens > 1000) errors.push_back({"prijs.aantal", {}, "aantal"});
    }
    if (!errors.empty()) return app::problem(ctx, 400, errors);
    const auto lijst = prijslijst(ctx.tx(), ctx.services, ctx.wie().organisatie, dag);
    vraag.categorienamen = categorienamen(ctx.t(), *lijst);
    boost::json::array prijzen;
    for (const Prijs* p : lijst->find(vraag)) {
        boost::json::object o = to_json(*p);
        boost::json::array gaat_voor;
        for (const Prijs* onder : lijst->overtroffen(p->id))
            gaat_voor.push_back(boost::json::object{{"prijslaag", rekentool::to_text(onder->herkomst)}, {"bedrag", onder->bedrag.waarschijnlijk.text()}, {"verwijzing", rekentool::to_text(rekentool::verwijzing_naar(*onder))}});
        o["gaat_voor"] = std::move(gaat_voor);
        prijzen.push_back(std::move(o));
    }
    return app::api_json(200, boost::json::serialize(prijzen));
}

}  // namespace ontknoop::prijsbeheer
