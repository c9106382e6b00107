// SPDX-License-Identifier: EUPL-1.2
//
// The plan itself: from the story to the agreements.
#include "kluwen/kluwen.h"
#include "maatwerkplan/opvolging.h"
#include "plandocument/delen.h"
#include "wetboek/wetboek.h"

namespace ontknoop::plandocument {

using document::Alinea;
using document::Figuur;
using document::Kader;
using document::Kadersoort;
using document::Kop;
using document::Tabel;

namespace {

// A table with a row for every part of a kind that says something; false when there is none.
template <class Rij>
bool voeg_rijen_toe(Document& d, const Bron& b, std::string_view soort, Tabel tabel, Rij rij) {
    for (const Onderdeel* o : b.plan.van(soort))
        if (!o->is_leeg()) tabel.rijen.push_back(rij(*o));
    if (tabel.rijen.empty()) return false;
    d.voeg_toe(std::move(tabel));
    return true;
}

Tekst met_onder(std::string tekst, const std::string& onder) {
    Tekst alles(std::move(tekst));
    if (!onder.empty()) alles.gewoon("\n").cursief(onder);
    return alles;
}

// "2 keer per week, 1,5 uur per keer"
std::string hoe_vaak(const Bron& b, const Onderdeel& partij) {
    const std::string keer = b.waarde(partij, "keer"), uren = b.waarde(partij, "uren_per_keer");
    if (keer.empty()) return {};
    std::string tekst = b.woord("keer_per", {keer, partij.get("per").empty() ? b.keuze("frequentie", "jaar") : b.waarde(partij, "per")});
    if (!uren.empty()) tekst += b.woord("uren_per_keer", {uren});
    return tekst;
}

// A wider knot would be printed too small to read; its sentence says the same.
constexpr double breedste_knoop = 1000;

void voeg_knoop_toe(Document& d, const Bron& b) {
    const kluwen::Knoop knoop = kluwen::knoop_van(b.plan);
    if (knoop.draden.empty()) return;
    d.voeg_toe(Kop{2, b.t()("knoop.titel")});
    std::string uitleg = b.t()("knoop.uitleg");
    if (knoop.voorstel) uitleg = b.t()(knoop.voorstel->uitleg.sleutel, knoop.voorstel->uitleg.argumenten);
    d.voeg_toe(Alinea{uitleg});
    for (const kluwen::Kring& kring : knoop.kringen) d.voeg_toe(Alinea{b.t()(kring.uitleg.sleutel, kring.uitleg.argumenten)});
    document::Tekening beeld = kluwen::teken_knoop(knoop);
    if (beeld.breedte <= breedste_knoop) d.voeg_toe(Figuur{std::move(beeld), b.woord("knoop_beschrijving", {uitleg}), b.woord("knoop_bijschrift")});
}

}  // namespace

void hoofdstuk_verhaal(Document& d, const Bron& b) {
    const Onderdeel* o = b.plan.een("verhaal");
    if (!o || o->is_leeg()) return voeg_leeg_toe(d, b);
    voeg_tekst_toe(d, o->get("verhaal"));
    for (const std::string_view veld : {"geprobeerd", "loopt_mis", "gaat_goed"}) {
        if (o->get(veld).empty()) continue;
        d.voeg_toe(Kop{2, b.woord("verhaal." + std::string(veld))});
        voeg_tekst_toe(d, o->get(veld));
    }
}

void hoofdstuk_huishouden(Document& d, const Bron& b) {
    const Onderdeel* casus = b.plan.een("casus");
    Regels regels(b);
    regels.veld("samenstelling", casus, "samenstelling")
        .veld("volwassenen", casus, "volwassenen")
        .veld("kinderen", casus, "kinderen")
        .veld("wijk", casus, "wijk")
        .veld("kenmerken", casus, "kenmerken")
        .veld("aanleiding", casus, "aanleiding")
        .veld("aanleiding_toelichting", casus, "aanleiding_toelichting")
        .veld("toestemming", casus, "toestemming")
        .veld("toestemming_waarvoor", casus, "toestemming_waarvoor");
    const bool leeg = regels.leeg();
    std::move(regels).naar(d);
    const bool personen = voeg_rijen_toe(d, b, "persoon", begin_tabel(b, "personen", {"wie", "relatie", "leeftijd", "bijzonder"}), [&](const Onderdeel& o) {
        return std::vector<Tekst>{b.waarde(o, "roepnaam"), b.waarde(o, "relatie"), b.waarde(o, "leeftijd"), b.waarde(o, "bijzonderheden")};
    });
    if (leeg && !personen) voeg_leeg_toe(d, b);
}

void hoofdstuk_kluwen(Document& d, const Bron& b) {
    const kluwen::Kerncijfers cijfers = kluwen::kerncijfers(b.plan);
    if (cijfers.partijen == 0) return voeg_leeg_toe(d, b);
    const auto& t = b.t();
    const std::string aantal = std::to_string(cijfers.partijen), kosten = format_euro_rounded(cijfers.nu);
    const bool een = cijfers.partijen == 1;
    std::string zin = cijfers.nu.value == 0 ? t(een ? "kluwen.zin_zonder_kosten_een" : "kluwen.zin_zonder_kosten", {aantal})
                      : een                 ? t("kluwen.zin_een", {kosten})
                                            : t("kluwen.zin", {aantal, kosten});
    if (cijfers.stoppen > 0) zin += " " + t("kluwen.zin_plan", {std::to_string(cijfers.blijven())});
    d.voeg_toe(Alinea{Tekst().vet(zin)});
    if (cijfers.zonder_kosten > 0 && cijfers.nu.value > 0) d.voeg_toe(Alinea{t(cijfers.zonder_kosten == 1 ? "kluwen.onbekende_kosten_een" : "kluwen.onbekende_kosten", {std::to_string(cijfers.zonder_kosten)})});
    d.voeg_toe(Figuur{kluwen::teken_kluwen(b.plan), t("kluwen.beschrijving", {aantal}), b.woord("kluwen_bijschrift")});
    Tabel tabel = begin_tabel(b, "partijen", {"nummer", "organisatie", "functie", "wet", "vaak", ">kosten", "plan"});
    tabel.rijkoppen = false;
    int nummer = 0;
    for (const Onderdeel* o : b.plan.van("partij"))
        tabel.rijen.push_back({std::to_string(++nummer), b.waarde(*o, "organisatie"), b.waarde(*o, "functie"), b.waarde(*o, "wet"), hoe_vaak(b, *o),
                               b.waarde(*o, "kosten_per_jaar"), b.waarde(*o, "in_plan")});
    tabel.totaal = {"", b.woord("totaal"), "", "", "", format_euro(cijfers.nu), ""};
    d.voeg_toe(std::move(tabel));
}

void hoofdstuk_problemen(Document& d, const Bron& b) {
    const Onderdeel* basis = b.plan.een("bestaanszekerheid");
    Regels regels(b);
    regels.veld("geld", basis, "geld").veld("wonen", basis, "wonen").veld("basis_toelichting", basis, "toelichting");
    const bool geen_basis = regels.leeg();
    std::move(regels).naar(d);
    int nummer = 0;
    Tabel tabel = begin_tabel(b, "problemen", {"nummer", "probleem", "leefgebied", "eigenaar", "ernst", "duur"});
    tabel.rijkoppen = false;
    const bool problemen = voeg_rijen_toe(d, b, "probleem", std::move(tabel), [&](const Onderdeel& o) {
        return std::vector<Tekst>{std::to_string(++nummer), b.waarde(o, "omschrijving"), b.waarde(o, "leefgebied"), b.waarde(o, "eigenaar"), b.waarde(o, "ernst"), b.waarde(o, "duur")};
    });
    if (geen_basis && !problemen) voeg_leeg_toe(d, b);
}

void hoofdstuk_perspectief(Document& d, const Bron& b) {
    const Onderdeel* o = b.plan.een("perspectief");
    if (!o || o->is_leeg()) return voeg_leeg_toe(d, b);
    if (!o->get("kort").empty()) {
        const std::string maanden = b.waarde(*o, "horizon_maanden");
        d.voeg_toe(Kader{maanden.empty() ? b.woord("perspectief.straks") : b.woord("perspectief.over", {maanden}), {std::string(o->get("kort"))}, Kadersoort::uitleg});
    }
    Regels regels(b);
    regels.veld("lang", o, "lang").veld("eigen_woorden", o, "eigen_woorden").veld("akkoord", o, "akkoord").veld("akkoord_op", o, "akkoord_op");
    std::move(regels).naar(d);
}

void hoofdstuk_nodig(Document& d, const Bron& b) {
    const bool iets = voeg_rijen_toe(d, b, "behoefte", begin_tabel(b, "nodig", {"wat", "soort", "wie", "wanneer", "wacht"}), [&](const Onderdeel& o) {
        std::string wacht = b.waarde(o, "hangt_af_van");
        if (const std::string eerst = b.waarde(o, "wacht_op"); !eerst.empty()) wacht += (wacht.empty() ? "" : "; ") + eerst;
        return std::vector<Tekst>{met_onder(b.waarde(o, "omschrijving"), b.waarde(o, "resultaat")), b.waarde(o, "soort"), b.waarde(o, "wie"), b.waarde(o, "wanneer"), wacht};
    });
    if (!iets) voeg_leeg_toe(d, b);
}

namespace {

// The argument out of the list, and what was heard in other words: of the organisation by its name, else as typed.
Tekst gehoord(const Bron& b, const Onderdeel& o) {
    const auto* anders = wetboek::find_argument(b.ctx, o.get("ander_argument"));
    const std::string eigen = anders ? anders->naam : std::string(o.get("ander_argument"));
    const std::string argument = b.waarde(o, "argument");
    return argument.empty() ? Tekst(eigen) : met_onder(argument, eigen);
}

}  // namespace

void hoofdstuk_belemmeringen(Document& d, const Bron& b) {
    const bool iets = voeg_rijen_toe(d, b, "belemmering", begin_tabel(b, "belemmeringen", {"wat", "wie", "soort", "regel"}), [&](const Onderdeel& o) {
        return std::vector<Tekst>{b.waarde(o, "omschrijving"), b.waarde(o, "organisatie"), b.waarde(o, "soort"),
                                  met_onder(b.waarde(o, "regel"), o.get("tegenwerping").empty() ? "" : "“" + b.waarde(o, "tegenwerping") + "”")};
    });
    if (komt_voor(b.plan, "tegenwerping")) {
        d.voeg_toe(Kop{2, b.woord("tegenwerpingen")});
        voeg_rijen_toe(d, b, "tegenwerping", begin_tabel(b, "tegenwerpingen", {"argument", "loket", "antwoord", "uitkomst"}), [&](const Onderdeel& o) {
            return std::vector<Tekst>{gehoord(b, o), met_onder(b.waarde(o, "loket"), b.waarde(o, "soort_loket")), b.waarde(o, "antwoord"), b.waarde(o, "uitkomst")};
        });
    }
    if (!iets && !komt_voor(b.plan, "tegenwerping")) voeg_leeg_toe(d, b);
    voeg_knoop_toe(d, b);
}

void hoofdstuk_afspraken(Document& d, const Bron& b) {
    const bool afspraken = voeg_rijen_toe(d, b, "afspraak", begin_tabel(b, "afspraken", {"wat", "soort", "wie", "wanneer", "stand"}), [&](const Onderdeel& o) {
        return std::vector<Tekst>{b.waarde(o, "omschrijving"), b.waarde(o, "soort"), met_onder(b.waarde(o, "wie"), b.waarde(o, "organisatie")), b.waarde(o, "datum"), b.waarde(o, "status")};
    });
    const bool steun = voeg_rijen_toe(d, b, "steun", begin_tabel(b, "steun", {"wie", "waar", "datum", "toelichting"}), [&](const Onderdeel& o) {
        return std::vector<Tekst>{b.waarde(o, "wie"), b.waarde(o, "waar"), b.waarde(o, "datum"), b.waarde(o, "toelichting")};
    });
    if (!afspraken && !steun) voeg_leeg_toe(d, b);
    const Onderdeel* einde = b.plan.een("afsluiting");
    if ((!einde || einde->is_leeg()) && !komt_voor(b.plan, "opvolging")) return;
    d.voeg_toe(Kop{2, b.woord("afloop")});
    Regels regels(b);
    regels.veld("uitkomst", einde, "uitkomst").veld("uitkomst_toelichting", einde, "toelichting").veld("les", einde, "les");
    if (const auto moment = maatwerkplan::volgende_opvolging(b.plan)) regels.regel("opvolgmoment", Tekst(format_date(*moment)));
    std::move(regels).naar(d);
    Tabel gekeken = begin_tabel(b, "opvolging", {"op", "staat_nog", "hoe_nu"});
    for (const Onderdeel* o : maatwerkplan::opvolgingen(b.plan))
        gekeken.rijen.push_back({b.waarde(*o, "op"), b.waarde(*o, "staat_nog"), b.waarde(*o, "hoe_nu")});
    if (!gekeken.rijen.empty()) d.voeg_toe(std::move(gekeken));
}

}  // namespace ontknoop::plandocument
