// SPDX-License-Identifier: EUPL-1.2
//
// Why a breakthrough may: the articles with the words of the law that are cited, the line of reasoning, the text for the
// decision with its version, and what the Awb asks.
#include "onderbouwing/citaat.h"
#include "onderbouwing/keten.h"
#include "onderbouwing/verwijzingen.h"
#include "plandocument/delen.h"

namespace ontknoop::plandocument {

using document::Alinea;
using document::Kop;

namespace {

// The address on paper must be readable: without "https://".
void voeg_adres_toe(Tekst& tekst, const std::string& adres) {
    constexpr std::string_view https = "https://";
    if (document::safe_link(adres).empty()) tekst.gewoon(adres);
    else tekst.link(adres.starts_with(https) ? adres.substr(https.size()) : adres, adres);
}

void geldigheid(Tekst& tekst, const Bron& b, const wetten::Bepaling& bepaling) {
    if (bepaling.geldig_vanaf && b.vandaag < *bepaling.geldig_vanaf) tekst.gewoon("\n").vet(b.woord("wet.toekomst", {format_date(*bepaling.geldig_vanaf)}));
    if (bepaling.geldig_tot && *bepaling.geldig_tot <= b.vandaag) tekst.gewoon("\n").vet(b.woord("wet.vervallen", {format_date(*bepaling.geldig_tot)}));
    if (!bepaling.nagelezen) tekst.gewoon("\n").cursief(b.woord("wet.niet_nagelezen"));
}

// The words of the law, the version they come from, and where anybody can read them again as they were then.
void citaat(Tekst& tekst, const Bron& b, const onderbouwing::Citaat& c) {
    tekst.gewoon("\n").cursief("“" + c.anker.citaat + "”");
    tekst.gewoon("\n" + (c.anker.versie ? b.woord("wet.citaat_van", {onderbouwing::plaats_van(c.anker), format_date(*c.anker.versie)})
                                        : b.woord("wet.citaat", {onderbouwing::plaats_van(c.anker)})) + " ");
    voeg_adres_toe(tekst, onderbouwing::officiele_link(c.anker, c.anker.versie));
    if (!c.reden.empty()) tekst.gewoon("\n" + b.woord("wet.citaat_reden", {c.reden}));
}

// What somebody pasted, with the name of the article and its day; the address itself stands in the text already.
void verwijzingen(Tekst& tekst, const Bron& b, const Onderdeel& grond) {
    for (const std::string_view veld : {"vindplaats", "motivering"})
        for (const onderbouwing::Tekstlink& link : onderbouwing::vind_links(grond.get(veld))) {
            if (veld == "vindplaats" && link.length == grond.get(veld).size()) continue;  // printed as the place itself
            tekst.gewoon("\n" + b.woord("wet.zie", {onderbouwing::naam_van(link, b.ctx.services.bepalingen)}) + " ");
            voeg_adres_toe(tekst, link.adres);
            if (link.op) tekst.gewoon(" " + b.woord("wet.tekst_van", {format_date(*link.op)}));
        }
}

Tekst grond_tekst(const Bron& b, const onderbouwing::Grond& g) {
    const Onderdeel& grond = *g.deel;
    Tekst tekst;
    tekst.vet(g.oordeel.empty() ? b.woord("geen_oordeel") : b.waarde(grond, "oordeel") + ".");
    if (!grond.get("motivering").empty()) tekst.gewoon(" " + std::string(grond.get("motivering")));
    const auto geciteerd = onderbouwing::lees_citaat(grond);
    if (geciteerd) citaat(tekst, b, *geciteerd);
    const std::string adres = g.bepaling ? g.bepaling->link() : std::string(grond.get("vindplaats"));
    if (!adres.empty()) {
        tekst.gewoon("\n" + b.woord(geciteerd ? "wet.nu" : "wet.vindplaats") + " ");
        voeg_adres_toe(tekst, adres);
    }
    if (const auto op = parse_iso_date(grond.get("geldig_op"))) tekst.gewoon("\n" + b.woord("wet.geldig_op", {format_date(*op)}));
    if (g.bepaling) geldigheid(tekst, b, *g.bepaling);
    verwijzingen(tekst, b, grond);
    return tekst;
}

void besluittekst(Document& d, const Bron& b, const Onderdeel& o) {
    if (o.get("besluittekst").empty()) return;
    d.voeg_toe(Kop{3, b.woord("onderbouwing.besluit")});
    voeg_tekst_toe(d, o.get("besluittekst"));
    const auto op = parse_iso_timestamp(o.gewijzigd_op);
    std::string versie = b.woord("onderbouwing.versie", {std::to_string(o.veldversie("besluittekst")), op ? format_date(*op) : std::string()});
    const onderbouwing::Bouwdoos& doos = onderbouwing::bouwdoos(b.ctx.services.bestanden);
    std::string namen;
    for (const onderbouwing::Gebruikt& g : onderbouwing::gebruikte_bouwstenen(o.get("bouwstenen"))) {
        const onderbouwing::Bouwsteen* steen = doos.find(g.code);
        namen += (namen.empty() ? "" : "; ") + b.woord("onderbouwing.bouwsteen", {steen ? steen->naam : g.code, g.versie});
    }
    if (!namen.empty()) versie += " " + b.woord("onderbouwing.gemaakt_met", {namen});
    d.voeg_toe(Alinea{Tekst().cursief(versie)});
}

void awb_lijst(Document& d, const Bron& b, const Onderdeel& o) {
    const onderbouwing::Bouwdoos& doos = onderbouwing::bouwdoos(b.ctx.services.bestanden);
    document::Tabel tabel = begin_tabel(b, "awb", {"vraag", "artikel", "stand"});
    for (const onderbouwing::AwbPunt& punt : doos.punten) {
        const std::string veld = "awb_" + punt.code;
        if (!o.soort->veld(veld) || o.get(veld).empty()) continue;
        std::string artikelen;
        for (const std::string& artikel : punt.artikelen) artikelen += (artikelen.empty() ? "" : ", ") + artikel;
        tabel.rijen.push_back({b.t()("veld.onderbouwing." + veld + ".label"), artikelen, b.waarde(o, veld)});
    }
    if (!tabel.rijen.empty()) d.voeg_toe(std::move(tabel));
    voeg_tekst_toe(d, o.get("awb_toelichting"));
}

}  // namespace

void redenering(Document& d, const Bron& b, const Onderdeel& doorbraak) {
    const onderbouwing::Keten keten = onderbouwing::keten_van(b.ctx, b.plan, doorbraak);
    d.voeg_toe(Kop{3, b.woord("waarom_mag_dit")});
    Regels doel(b);
    doel.regel("doel_van_de_wet", std::string(keten.get("doel_van_de_wet"))).regel("effect_hier", std::string(keten.get("effect_hier")));
    std::move(doel).naar(d);
    document::Definitielijst lijst;
    for (const onderbouwing::Grond& g : keten.gronden) lijst.regels.push_back({g.naam, grond_tekst(b, g)});
    if (lijst.regels.empty()) voeg_leeg_toe(d, b);
    else d.voeg_toe(std::move(lijst));
    if (keten.uitkomst != onderbouwing::Slotsom::leeg) {
        const std::string sleutel = "onderbouwing.slotsom." + std::string(onderbouwing::naam(keten.uitkomst));
        d.voeg_toe(Alinea{Tekst().vet(b.t()(sleutel + ".kort")).gewoon(" " + b.t()(sleutel + ".uitleg"))});
    }
    if (!keten.onderbouwing) return;
    besluittekst(d, b, *keten.onderbouwing);
    awb_lijst(d, b, *keten.onderbouwing);
}

}  // namespace ontknoop::plandocument
