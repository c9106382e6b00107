// SPDX-License-Identifier: EUPL-1.2
//
// The sum, unfolded to its lines and their sources; and the versions everything rests on.
#include <algorithm>

#include "base/text.h"
#include "plandocument/delen.h"
#include "rekentool/prijspeil.h"

namespace ontknoop::plandocument {

using document::Alinea;
using document::Figuur;
using document::Kader;
using document::Kop;
using document::Tabel;
using rekentool::Bedragen;

namespace {

Tabel begin_bedragen(const Bron& b, const std::string& naam) {
    Tabel tabel{b.woord("tabel." + naam + ".titel"), {{b.woord("tabel." + naam + ".naam")}}, {}, true, {}};
    for (const char* scenario : {"nu", "niets", "plan", "doorbraak"}) tabel.kolommen.push_back({b.t()("scenario." + std::string(scenario)), document::Uitlijning::rechts});
    return tabel;
}

std::vector<Tekst> rij_van(std::string naam, const Bedragen& x) {
    return {std::move(naam), format_euro(x.nu), format_euro(x.niets), format_euro(x.plan), format_euro(x.doorbraak)};
}

std::string naam_van(const Bron& b, const rekentool::Regel& regel) { return regel.omschrijving.empty() ? b.t()("rekenblad.zonder_naam") : regel.omschrijving; }

std::string met_komma(std::string getal) {
    for (char& c : getal)
        if (c == '.') c = ',';
    return getal;
}

void kerncijfers(Document& d, const Bron& b) {
    const rekentool::Uitkomst& u = b.blad->uitkomst.uitkomst;
    Tabel tabel = begin_tabel(b, "scenarios", {"situatie", ">kosten"});
    tabel.rijen = {{b.t()("scenario.nu"), format_euro(u.kosten.nu)},
                   {b.t()("scenario.niets"), format_euro(u.kosten.niets)},
                   {b.t()("scenario.plan"), format_euro(u.kosten.plan)},
                   {b.t()("scenario.doorbraak"), format_euro(u.kosten.doorbraak)},
                   {b.t()("rekenblad.directe_besparing"), format_euro(u.directe_besparing)},
                   {b.t()("rekenblad.te_voorkomen"), format_euro(u.te_voorkomen)},
                   {b.woord("saldo_zeker"), format_euro(u.saldo_alleen_zeker)},
                   {b.t()("rekenblad.wachten_per_dag"), format_euro(u.wachten_per_dag)},
                   {b.t()("rekenblad.terugverdientijd"),
                    u.terugverdientijd_dagen ? b.t()("rekenblad.dagen", {met_komma(u.terugverdientijd_dagen->text())}) : b.t()("rekenblad.niet_te_zeggen")}};
    // Without a headline the saldo is an amount like the others.
    std::vector<Tekst> saldo{b.t()("rekenblad.saldo"), format_euro(u.saldo)};
    if (b.heeft_kop()) tabel.totaal = std::move(saldo);
    else tabel.rijen.push_back(std::move(saldo));
    d.voeg_toe(std::move(tabel));
}

void verdelingen(Document& d, const Bron& b) {
    const auto& t = b.t();
    const rekentool::Uitkomst& u = b.blad->uitkomst.uitkomst;
    Tabel wetten = begin_bedragen(b, "per_wet");
    for (const auto& deel : u.per_wet) wetten.rijen.push_back(rij_van(rekenblad::naam_wet(t, deel.naam), deel.bedragen));
    wetten.totaal = rij_van(b.woord("totaal"), u.kosten);
    d.voeg_toe(std::move(wetten));

    Tabel betalers = begin_bedragen(b, "per_betaler");
    betalers.kolommen.push_back({b.woord("tabel.per_betaler.voordeel"), document::Uitlijning::rechts});
    for (const auto& betaler : u.per_betaler) {
        auto rij = rij_van(rekenblad::naam_betaler(t, betaler.naam), betaler.bedragen);
        rij.emplace_back(format_euro(betaler.bedragen.saldo()));
        betalers.rijen.push_back(std::move(rij));
    }
    if (!betalers.rijen.empty()) d.voeg_toe(std::move(betalers));

    Tabel klassen = begin_bedragen(b, "per_klasse");
    for (const auto& deel : u.per_klasse)
        if (deel.bedragen != Bedragen{}) klassen.rijen.push_back(rij_van(b.keuze("verzilverbaar", deel.naam), deel.bedragen));
    klassen.totaal = rij_van(b.woord("totaal"), u.kosten);
    d.voeg_toe(std::move(klassen));

    Tabel apart = begin_bedragen(b, "apart");
    if (u.overdracht != Bedragen{}) apart.rijen.push_back(rij_van(t("rekenblad.overdrachten"), u.overdracht));
    if (u.maatschappelijke_waarde != Bedragen{}) apart.rijen.push_back(rij_van(t("rekenblad.maatschappelijk"), u.maatschappelijke_waarde));
    if (!apart.rijen.empty()) d.voeg_toe(std::move(apart));
}

void regels(Document& d, const Bron& b) {
    const rekentool::Uitkomst& u = b.blad->uitkomst.uitkomst;
    Tabel bedragen = begin_bedragen(b, "regels");
    for (std::size_t i = 0; i < u.regels.size(); ++i)
        bedragen.rijen.push_back(rij_van(u.regels[i].correctie || i >= b.blad->som.regels.size() ? b.t()("rekenblad.correctie") : naam_van(b, b.blad->som.regels[i]), u.regels[i].bedragen));
    bedragen.totaal = rij_van(b.woord("totaal"), u.kosten);
    d.voeg_toe(std::move(bedragen));

    // Each amount unfolds to its price, its quantities and its source.
    Tabel aantallen = begin_tabel(b, "aantallen", {"regel", "prijs", ">nu", ">niets", ">plan", "per", "kans"});
    Tabel bronnen = begin_tabel(b, "bronnen", {"regel", "betaler", "zeker", "bron"});
    for (const rekentool::Regel& r : b.blad->som.regels) {
        const Onderdeel* post = b.plan.find(r.id);
        CHECK(post != nullptr);
        std::string prijs = b.woord("prijs_per", {rekenblad::prijs_in_woorden(r.prijs), b.keuze("kost_eenheid", r.eenheid)});
        if (r.prijs.prijsjaar) prijs += " " + b.woord("prijs_van", {std::to_string(*r.prijs.prijsjaar)});
        if (const auto nu = rekentool::price_in_base_year(b.blad->som, r.prijs))
            prijs += "\n" + b.woord("omgerekend", {std::to_string(b.blad->som.basisjaar), format_euro(*nu)});
        // The probability of a line that hangs on an event is that of the event.
        const Onderdeel* gebeurtenis = b.plan.find(r.gebeurtenis);
        const Onderdeel& onzeker = gebeurtenis ? *gebeurtenis : *post;
        std::string kans = gebeurtenis ? gebeurtenis->titel() : "";
        for (const char* veld : {"kans_niets", "kans_plan"})
            if (!onzeker.get(veld).empty()) kans += (kans.empty() ? "" : "\n") + b.woord(veld, {b.waarde(onzeker, veld)});
        aantallen.rijen.push_back({naam_van(b, r), prijs, b.waarde(*post, "aantal_nu"), b.waarde(*post, "aantal_niets"), b.waarde(*post, "aantal_plan"),
                                   in_zin(b.keuze("kost_periode", to_text(r.frequentie))), kans});
        Tekst bron(r.prijs.bron);
        const std::string_view reden = post->get("eigen_prijs_reden");
        if (r.prijs.prijs_id.empty() && !reden.empty() && r.prijs.bron != reden) bron.gewoon("\n").cursief(b.woord("eigen_prijs", {std::string(reden)}));
        if (!onzeker.get("kans_reden").empty()) bron.gewoon("\n").cursief(b.woord("kans_reden", {std::string(onzeker.get("kans_reden"))}));
        bronnen.rijen.push_back({naam_van(b, r), rekenblad::betalers_in_woorden(b.t(), r.betalers), rekenblad::bewijs_in_woorden(b.t(), b.plan, r),
                                 std::move(bron)});
    }
    d.voeg_toe(std::move(aantallen));
    d.voeg_toe(std::move(bronnen));
}

// Who reads the document sees whether somebody looked at the sum, and what changed after that. Without a name: names of staff
// are in no document.
void nagekeken(Document& d, const Bron& b) {
    Kader kader{b.woord("nagekeken"), {rekenbewijs::in_woorden(b.t(), b.keuring)}, document::Kadersoort::uitleg};
    for (std::string& zin : rekenbewijs::in_woorden(b.t(), b.keuring.verschillen)) kader.alineas.emplace_back("• " + zin);
    d.voeg_toe(std::move(kader));
}

}  // namespace

void hoofdstuk_rekensom(Document& d, const Bron& b) {
    if (!b.rekenfouten.empty()) {
        d.voeg_toe(Alinea{b.t()("rekenblad.kan_niet")});
        document::Lijst fouten;
        for (const Error& fout : b.rekenfouten) fouten.punten.emplace_back(rekenblad::fout_in_woorden(b.t(), fout));
        d.voeg_toe(std::move(fouten));
        return;
    }
    if (!b.blad) return voeg_leeg_toe(d, b);
    Kader zinnen{b.woord("geld.titel"), {}};
    for (const std::string& zin : rekenblad::kopzinnen(*b.blad)) zinnen.alineas.emplace_back(zin);
    d.voeg_toe(std::move(zinnen));
    nagekeken(d, b);
    voeg_tekst_toe(d, b.plan.get("rekensom", "toelichting"));
    if (b.heeft_kop())
        d.voeg_toe(Figuur{rekenblad::draw_staven(b.t(), b.blad->uitkomst.uitkomst), b.t()("rekenblad.beeld_titel") + ": " + b.blad->zinnen.front(),
                          b.t()("rekenblad.beeld_bij", {std::to_string(b.blad->som.horizon_maanden), std::to_string(b.blad->som.basisjaar)})});
    else d.voeg_toe(Kop{2, b.woord("om_te_overleggen")});
    kerncijfers(d, b);
    verdelingen(d, b);
    d.voeg_toe(Kop{2, b.woord("regel_voor_regel")});
    regels(d, b);
    if (!b.blad->uitkomst.uitkomst.waarschuwingen.empty()) {
        d.voeg_toe(Kop{2, b.woord("let_op")});
        document::Lijst lijst;
        for (const auto& melding : b.blad->uitkomst.uitkomst.waarschuwingen) lijst.punten.emplace_back(rekenblad::melding_in_woorden(b.t(), melding));
        d.voeg_toe(std::move(lijst));
    }
}

namespace {

std::string_view versie_toen(const Bron& b, const std::string& soort) {
    const auto toen = std::ranges::find(b.ingediend->inhoud, soort, &casus::Inhoudversie::soort);
    return toen == b.ingediend->inhoud.end() ? std::string_view() : std::string_view(toen->versie);
}

// Each kind of content with its version; for a plan that stands the version it was handed in with, and that of now when it is another.
void inhoudversies(Regels& lijst, const Bron& b, std::vector<std::string>& veranderd) {
    for (const auto& [soort, nu] : casus::inhoud_nu(b.ctx.services.bestanden)) {
        const std::string_view toen = b.ingediend ? versie_toen(b, soort) : std::string_view();
        if (toen.empty() || toen == nu) {
            lijst.regel(soort, nu);
            continue;
        }
        lijst.regel(soort, b.woord("verantwoording.toen_en_nu", {std::string(toen), nu}));
        veranderd.push_back(in_zin(b.woord("regel." + soort)));
    }
}

void inhoud_sinds_indienen(Document& d, const Bron& b, const std::vector<std::string>& veranderd) {
    if (!b.ingediend) return;
    if (b.ingediend->inhoud.empty() || veranderd.empty()) {
        d.voeg_toe(Alinea{b.woord(b.ingediend->inhoud.empty() ? "verantwoording.niet_bewaard" : "verantwoording.zelfde_inhoud")});
        return;
    }
    const auto op = parse_iso_timestamp(b.ingediend->op);
    CHECK(op.has_value());
    d.voeg_toe(Kader{b.woord("verantwoording.veranderd.titel"),
                     {b.woord("verantwoording.veranderd.uitleg", {format_date(local_date(*op)), join(veranderd, ", ")})},
                     document::Kadersoort::uitleg});
}

}  // namespace

void hoofdstuk_verantwoording(Document& d, const Bron& b) {
    d.voeg_toe(Alinea{b.woord("verantwoording.uitleg")});
    std::vector<std::string> veranderd;
    Regels lijst(b);
    lijst.regel("gemaakt_op", format_date_time(b.ctx.clock().now()))
        .regel("stand", b.woord("stand", {std::to_string(b.casus.stand)}))
        .regel("status", b.t()("status." + b.casus.status));
    if (b.ingediend)
        if (const auto op = parse_iso_timestamp(b.ingediend->op)) lijst.regel("vastgelegd_op", format_date_time(*op));
    inhoudversies(lijst, b, veranderd);
    lijst.regel("motor", std::string(rekentool::motor_versie));
    if (b.blad) {
        const rekentool::Ontvangstbewijs& bewijs = b.blad->uitkomst.bewijs;
        lijst.regel("nagekeken", rekenbewijs::in_woorden(b.t(), b.keuring));
        lijst.regel("bewijs", bewijs.id).regel("invoer_hash", bewijs.invoer_hash).regel("uitkomst_hash", bewijs.uitkomst_hash);
    }
    lijst.regel("programma", "Ontknoop " ONTKNOOP_VERSION);
    std::move(lijst).naar(d);
    inhoud_sinds_indienen(d, b, veranderd);
    d.voeg_toe(Kader{b.woord("voorwaarde.titel"), {b.t()("rekentool.zin.geen_voorwaarde")}, document::Kadersoort::uitleg});
}

}  // namespace ontknoop::plandocument
