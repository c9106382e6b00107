// SPDX-License-Identifier: EUPL-1.2
#include "rekenbewijs/som_uitvoer.h"

#include <algorithm>
#include <cmath>

namespace ontknoop::rekenbewijs {

using document::Cel;
using document::cell_name;
using document::Formule;
using inhoud::Teksten;
using rekentool::Bedragen;
using rekentool::Regel;
using rekentool::Rekensom;
using rekentool::Scenario;
using rekentool::Uitkomst;

namespace {

// A sheet before its columns have their words.
struct Tabel {
    std::string_view code;
    std::vector<std::string_view> kolommen;
    std::vector<std::vector<Cel>> rijen;
};

Cel getal(const rekentool::Decimaal& d) { return d.as_double(); }
Cel getal(const std::optional<rekentool::Decimaal>& d) { return d ? Cel(d->as_double()) : Cel(); }
Cel cel_tekst(std::string_view s) { return s.empty() ? Cel() : Cel(std::string(s)); }
Cel code(auto value) { return std::string(to_text(value)); }

// --- the lines --------------------------------------------------------------------------------------------------------
// The factors of one line: amount = price x index x frequency x weight x quantity x probability, rounded to cents.
struct Factoren {
    double prijs = 0, index = 1, frequentie = 1, gewicht = 0;
    int van = 0, tot = 0;  // active months [van, tot)
    rekentool::PerScenario<double> aantal, kans{1, 1, 1};
};

const rekentool::Gebeurtenis* gebeurtenis_van(const Rekensom& som, const Regel& r) {
    const auto it = std::find_if(som.gebeurtenissen.begin(), som.gebeurtenissen.end(), [&](const auto& g) { return g.id == r.gebeurtenis; });
    return it == som.gebeurtenissen.end() ? nullptr : &*it;
}

double index_van(const Rekensom& som, const Regel& r) {
    if (!r.prijs.prijsjaar || som.indexreeksen.empty()) return 1;
    const auto* reeks = &som.indexreeksen.front();
    for (const auto& x : som.indexreeksen)
        if (x.naam == r.prijs.indexreeks) reeks = &x;
    double factor = 1;
    const int van = std::min(*r.prijs.prijsjaar, som.basisjaar), tot = std::max(*r.prijs.prijsjaar, som.basisjaar);
    for (int jaar = van + 1; jaar <= tot; ++jaar)
        if (const auto it = reeks->procent_per_jaar.find(jaar); it != reeks->procent_per_jaar.end()) factor *= 1 + it->second.as_double() / 100;
    return *r.prijs.prijsjaar <= som.basisjaar ? factor : 1 / factor;
}

double per_maand(rekentool::Frequentie f) {
    static constexpr double factoren[] = {365.0 / 12, 365.0 / 84, 1, 1.0 / 3, 1.0 / 12, 1};
    return factoren[static_cast<std::size_t>(f)];
}

Factoren factoren_van(const Rekensom& som, const Regel& r) {
    Factoren f;
    f.prijs = r.prijs.bedrag.waarschijnlijk.as_double();
    f.index = index_van(som, r);
    f.frequentie = per_maand(r.frequentie);
    const auto* gebeurtenis = gebeurtenis_van(som, r);
    f.van = gebeurtenis ? gebeurtenis->start : r.start;
    f.tot = std::min(som.horizon_maanden, gebeurtenis ? gebeurtenis->start + gebeurtenis->duur : r.einde.value_or(som.horizon_maanden));
    const int laatste = r.frequentie == rekentool::Frequentie::eenmalig ? std::min(f.van + 1, f.tot) : f.tot;
    const double groei = 1 + r.groei.as_double(), rente = 1 + som.discontovoet.as_double();
    for (int maand = f.van; maand < laatste; ++maand) f.gewicht += std::pow(groei / rente, maand / 12);
    for (const Scenario s : rekentool::all_scenarios) {
        f.aantal[s] = r.hoeveelheid[s].waarschijnlijk.as_double();
        const auto& kans = gebeurtenis ? gebeurtenis->kans[s] : r.kans[s];
        if (kans) f.kans[s] = kans->waarschijnlijk.as_double();
    }
    return f;
}

enum : std::size_t { k_prijs = 7, k_index = 9, k_frequentie = 11, k_gewicht = 14, k_aantal_nu = 15, k_kans_nu = 18, k_nu = 21 };

// As a formula when a spreadsheet, which computes in floating point, comes to the same cents; else the amount alone. A line
// whose effect was corrected has no such formula.
Cel bedrag_cel(const Factoren& f, Scenario s, std::size_t aantal_kolom, std::size_t kans_kolom, std::size_t rij, Eurocent exact) {
    const double euro = f.prijs * f.index * f.frequentie * f.gewicht * f.aantal[s] * f.kans[s];
    if (static_cast<std::int64_t>(std::llround(euro * 100)) != exact.value) return exact;
    std::string formule = "ROUND(";
    for (const std::size_t kolom : {std::size_t{k_prijs}, std::size_t{k_index}, std::size_t{k_frequentie}, std::size_t{k_gewicht}, aantal_kolom, kans_kolom})
        formule += (formule.back() == '(' ? "[." : "*[.") + cell_name(kolom, rij) + "]";
    return Formule{formule + ";2)", exact};
}

Tabel regels(const Teksten& t, const rekenblad::Blad& blad) {
    const Uitkomst& u = blad.uitkomst.uitkomst;
    Tabel tabel{"regels",
                {"regel", "wet", "betaler", "ontvanger", "soort", "klasse", "eenheid", "prijs", "prijsjaar", "index", "frequentie", "per_maand", "van_maand",
                 "tot_maand", "gewicht", "aantal_nu", "aantal_niets", "aantal_plan", "kans_nu", "kans_niets", "kans_plan", "nu", "niets", "plan", "doorbraak",
                 "bewijsgraad", "bron"},
                {}};
    for (std::size_t i = 0; i < u.regels.size(); ++i) {
        const auto& uit = u.regels[i];
        const Bedragen& x = uit.bedragen;
        if (uit.correctie || i >= blad.som.regels.size()) {
            std::vector<Cel> rij(tabel.kolommen.size());
            rij[0] = t("rekenblad.correctie"), rij[4] = code(uit.soort);
            for (std::size_t k = 0; const Eurocent bedrag : {x.nu, x.niets, x.plan, x.doorbraak}) rij[k_nu + k++] = bedrag;
            tabel.rijen.push_back(std::move(rij));
            continue;
        }
        const Regel& r = blad.som.regels[i];
        const Factoren f = factoren_van(blad.som, r);
        const std::size_t rij = i + 1;
        tabel.rijen.push_back({cel_tekst(r.omschrijving.empty() ? t("rekenblad.zonder_naam") : r.omschrijving), cel_tekst(rekenblad::naam_wet(t, r.wet)), cel_tekst(rekenblad::betalers_in_woorden(t, r.betalers)),
                               cel_tekst(rekenblad::betalers_in_woorden(t, r.ontvangers)), code(r.soort), code(r.verzilverbaarheid.klasse), cel_tekst(r.eenheid), getal(r.prijs.bedrag.waarschijnlijk),
                               r.prijs.prijsjaar ? Cel(static_cast<double>(*r.prijs.prijsjaar)) : Cel(), f.index, code(r.frequentie), f.frequentie, static_cast<double>(f.van),
                               static_cast<double>(f.tot), f.gewicht, f.aantal.nu, f.aantal.niets, f.aantal.plan, f.kans.nu, f.kans.niets, f.kans.plan,
                               bedrag_cel(f, Scenario::nu, k_aantal_nu, k_kans_nu, rij, x.nu), bedrag_cel(f, Scenario::niets, k_aantal_nu + 1, k_kans_nu + 1, rij, x.niets),
                               r.doorbraak ? Cel(x.plan) : bedrag_cel(f, Scenario::plan, k_aantal_nu + 2, k_kans_nu + 2, rij, x.plan),
                               r.doorbraak ? bedrag_cel(f, Scenario::plan, k_aantal_nu + 2, k_kans_nu + 2, rij, x.doorbraak) : Cel(x.doorbraak), code(r.prijs.bewijsgraad),
                               cel_tekst(r.prijs.bron)});
    }
    return tabel;
}

// --- the result -------------------------------------------------------------------------------------------------------
// Real costs of one column of the sheet with the lines.
Formule som_van(const Teksten& t, std::size_t kolom, std::size_t regels, Eurocent uitkomst) {
    const std::string blad = "$'" + t("rekenuitvoer.blad.regels") + "'.";
    auto bereik = [&](std::size_t k) { return "[" + blad + cell_name(k, 1) + ":." + cell_name(k, regels) + "]"; };
    return {"SUMIF(" + bereik(4) + ";\"kosten\";" + bereik(kolom) + ")", uitkomst};
}

Tabel uitkomst(const Teksten& t, const rekenblad::Blad& blad) {
    const Uitkomst& u = blad.uitkomst.uitkomst;
    Tabel tabel{"uitkomst", {"grootheid", "waarde", "eenheid_waarde"}, {}};
    auto rij = [&](std::string_view naam, Cel waarde, std::string_view eenheid) {
        tabel.rijen.push_back({t("rekenuitvoer.grootheid." + std::string(naam)), std::move(waarde), t("rekenuitvoer.eenheid_van." + std::string(eenheid))});
    };
    const std::size_t n = u.regels.size();
    rij("nu", som_van(t, k_nu, n, u.kosten.nu), "euro");                    // B2
    rij("niets", som_van(t, k_nu + 1, n, u.kosten.niets), "euro");          // B3
    rij("plan", som_van(t, k_nu + 2, n, u.kosten.plan), "euro");            // B4
    rij("doorbraak", som_van(t, k_nu + 3, n, u.kosten.doorbraak), "euro");  // B5
    rij("directe_besparing", Formule{"[.B2]-[.B4]", u.directe_besparing}, "euro");
    rij("te_voorkomen", Formule{"[.B3]-[.B2]", u.te_voorkomen}, "euro");
    rij("saldo", Formule{"[.B6]+[.B7]-[.B5]", u.saldo}, "euro");  // B8
    rij("saldo_alleen_zeker", u.saldo_alleen_zeker, "euro");
    rij("correctie_optimisme", u.correctie_optimisme, "euro");
    rij("wachten_per_dag", u.wachten_per_dag, "euro_per_dag");
    rij("verzilverbaar", u.verzilverbaar, "euro");
    rij("ratio", getal(u.ratio), "getal");
    rij("terugverdientijd", getal(u.terugverdientijd_dagen), "dagen");
    rij("aandeel_zwak", getal(u.aandeel_zwak_bewijs), "procent");
    rij("horizon", static_cast<double>(u.horizon_maanden), "maanden");
    rij("basisjaar", static_cast<double>(blad.som.basisjaar), "jaar");
    rij("discontovoet", getal(blad.som.discontovoet), "deel_per_jaar");
    rij("overdracht", u.overdracht.niets - u.overdracht.plan, "euro");
    rij("maatschappelijk", u.maatschappelijke_waarde.niets - u.maatschappelijke_waarde.plan, "euro");
    return tabel;
}

std::vector<Cel> rij_van(std::string naam, const Bedragen& x) { return {Cel(std::move(naam)), x.nu, x.niets, x.plan, x.doorbraak}; }

// Rows of amounts with a total that adds them up.
void voeg_totaal_toe(Tabel& tabel, const std::string& naam, const Bedragen& x) {
    std::vector<Cel> rij = rij_van(naam, x);
    for (std::size_t k = 1; k < rij.size(); ++k)
        rij[k] = Formule{"SUM([." + cell_name(k, 1) + ":." + cell_name(k, tabel.rijen.size()) + "])", std::get<Eurocent>(rij[k])};
    rij.resize(tabel.kolommen.size());
    tabel.rijen.push_back(std::move(rij));
}

Tabel per_jaar(const Teksten& t, const Uitkomst& u) {
    Tabel tabel{"per_jaar", {"jaar", "nu", "niets", "plan", "doorbraak"}, {}};
    for (std::size_t i = 0; i < u.per_jaar.size(); ++i) tabel.rijen.push_back(rij_van(t("rekenuitvoer.jaar_nummer", {std::to_string(i + 1)}), u.per_jaar[i]));
    return tabel;
}

Tabel per_wet(const Teksten& t, const Uitkomst& u) {
    Tabel tabel{"per_wet", {"wet", "nu", "niets", "plan", "doorbraak"}, {}};
    for (const auto& deel : u.per_wet) tabel.rijen.push_back(rij_van(rekenblad::naam_wet(t, deel.naam), deel.bedragen));
    voeg_totaal_toe(tabel, t("rekenblad.totaal"), u.kosten);
    return tabel;
}

Tabel per_betaler(const Teksten& t, const Uitkomst& u) {
    Tabel tabel{"per_betaler", {"betaler", "nu", "niets", "plan", "doorbraak", "investeert", "wint", "verzilverbaar", "voorgestelde_bijdrage"}, {}};
    for (const auto& b : u.per_betaler) {
        auto rij = rij_van(rekenblad::naam_betaler(t, b.naam), b.bedragen);
        for (const Eurocent bedrag : {b.investeert, b.wint, b.verzilverbaar, b.voorgestelde_bijdrage}) rij.emplace_back(bedrag);
        tabel.rijen.push_back(std::move(rij));
    }
    return tabel;
}

Tabel per_klasse(const Teksten& t, const Uitkomst& u) {
    Tabel tabel{"per_klasse", {"klasse", "nu", "niets", "plan", "doorbraak", "verzilverbaar"}, {}};
    for (std::size_t i = 0; i < u.per_klasse.size(); ++i) {
        auto rij = rij_van(u.per_klasse[i].naam, u.per_klasse[i].bedragen);
        rij.emplace_back(u.verzilverbaar_per_klasse[i]);
        tabel.rijen.push_back(std::move(rij));
    }
    voeg_totaal_toe(tabel, t("rekenblad.totaal"), u.kosten);
    return tabel;
}

Tabel onzekerheid(const Teksten& t, const rekenblad::Blad& blad) {
    const auto& s = blad.uitkomst.simulatie;
    Tabel tabel{"onzekerheid", {"grootheid", "p5", "p50", "p95", "gemiddelde", "standaardafwijking"}, {}};
    struct Rij {
        std::string_view naam;
        const rekentool::Verdeling& v;
    };
    for (const Rij& r : {Rij{"nu", s.nu}, {"niets", s.niets}, {"plan", s.plan}, {"doorbraak", s.doorbraak}, {"directe_besparing", s.directe_besparing},
                         {"te_voorkomen", s.te_voorkomen}, {"saldo", s.saldo}})
        tabel.rijen.push_back({t("rekenuitvoer.grootheid." + std::string(r.naam)), r.v.p5, r.v.p50, r.v.p95, r.v.gemiddelde, r.v.standaardafwijking});
    return tabel;
}

// What moves the result most, the heaviest first.
Tabel drijvers(const rekenblad::Blad& blad) {
    Tabel tabel{"drijvers", {"drijver", "soort_drijver", "scenario", "laag", "waarschijnlijk", "hoog", "saldo_laag", "saldo_hoog", "spanwijdte", "omslag"}, {}};
    for (const auto& balk : blad.uitkomst.tornado) {
        std::string naam = balk.drijver.naam;
        for (const Regel& r : blad.som.regels)
            if (r.id == naam && !r.omschrijving.empty()) naam = r.omschrijving;
        const auto& d = balk.drijver;
        tabel.rijen.push_back({cel_tekst(naam), code(d.soort), d.soort == rekentool::Drijversoort::prijs ? Cel() : code(d.scenario), getal(d.bereik.laag), getal(d.bereik.waarschijnlijk),
                               getal(d.bereik.hoog), balk.saldo_laag, balk.saldo_hoog, balk.spanwijdte, getal(balk.omslag)});
    }
    return tabel;
}

Tabel herkomst(const Teksten& t, const rekenblad::Blad& blad) {
    const auto& b = blad.uitkomst.bewijs;
    Tabel tabel{"herkomst", {"gegeven", "waarde_tekst"}, {}};
    auto rij = [&](std::string_view naam, std::string waarde) { tabel.rijen.push_back({t("rekenbewijs.feit." + std::string(naam)), cel_tekst(waarde)}); };
    rij("id", b.id);
    rij("motor", b.motor_versie);
    rij("generator", b.generator);
    rij("zaad", std::to_string(b.invoer.simulatie.zaad));
    rij("trekkingen", std::to_string(b.invoer.simulatie.trekkingen));
    for (const auto& [naam, versie] : b.inhoud_versies) tabel.rijen.push_back({t("rekenbewijs.feit.inhoud", {naam}), cel_tekst(versie)});
    for (const auto& reeks : blad.som.indexreeksen)
        for (const auto& [jaar, procent] : reeks.procent_per_jaar)
            tabel.rijen.push_back({t("rekenuitvoer.indexcijfer", {reeks.naam, std::to_string(jaar)}), Cel(procent.as_double())});
    return tabel;
}

// --- the code book ----------------------------------------------------------------------------------------------------
// The unit of a column, by its code; what is not here has none.
constexpr std::pair<std::string_view, std::string_view> eenheden[] = {
    {"prijs", "euro"}, {"nu", "euro"}, {"niets", "euro"}, {"plan", "euro"}, {"doorbraak", "euro"}, {"investeert", "euro"}, {"wint", "euro"},
    {"verzilverbaar", "euro"}, {"voorgestelde_bijdrage", "euro"}, {"p5", "euro"}, {"p50", "euro"}, {"p95", "euro"}, {"gemiddelde", "euro"},
    {"standaardafwijking", "euro"}, {"saldo_laag", "euro"}, {"saldo_hoog", "euro"}, {"spanwijdte", "euro"}, {"index", "getal"}, {"gewicht", "maanden"},
    {"per_maand", "getal"}, {"van_maand", "maanden"}, {"tot_maand", "maanden"}, {"kans_nu", "deel"}, {"kans_niets", "deel"}, {"kans_plan", "deel"},
    {"prijsjaar", "jaar"}, {"aantal_nu", "aantal"}, {"aantal_niets", "aantal"}, {"aantal_plan", "aantal"},
};

std::string eenheid_van(const Teksten& t, std::string_view kolom) {
    for (const auto& [naam, eenheid] : eenheden)
        if (naam == kolom) return t("rekenuitvoer.eenheid_van." + std::string(eenheid));
    return "";
}

// Codes that stand in the sheets, with their words: prefix of the texts, and what they are.
constexpr std::pair<std::string_view, std::string_view> codelijsten[] = {
    {"optie.verzilverbaar.", "klasse"}, {"optie.kost_soort.", "soort"}, {"rekentool.bewijsgraad.", "bewijsgraad"},
    {"optie.kost_periode.", "frequentie"}, {"scenario.", "scenario"},
};

Tabel codeboek(const Teksten& t, const std::vector<Tabel>& tabellen) {
    Tabel tabel{"codeboek", {"blad", "kolom", "code", "betekenis", "eenheid_waarde"}, {}};
    for (const Tabel& x : tabellen)
        for (const std::string_view kolom : x.kolommen)
            tabel.rijen.push_back({t("rekenuitvoer.blad." + std::string(x.code)), t("rekenuitvoer.kolom." + std::string(kolom)), Cel(),
                                   t("rekenuitvoer.uitleg." + std::string(kolom)), cel_tekst(eenheid_van(t, kolom))});
    for (const auto& [prefix, kolom] : codelijsten)
        for (const std::string_view sleutel : t.keys(prefix)) {
            const std::string_view naam = sleutel.substr(prefix.size());
            if (naam.find('.') == std::string_view::npos)
                tabel.rijen.push_back({Cel(), t("rekenuitvoer.kolom." + std::string(kolom)), cel_tekst(naam), t(sleutel), Cel()});
        }
    return tabel;
}

}  // namespace

std::vector<Uitvoerblad> make_bladen(const Teksten& t, const rekenblad::Blad& blad) {
    const Uitkomst& u = blad.uitkomst.uitkomst;
    std::vector<Tabel> tabellen{uitkomst(t, blad), regels(t, blad), per_jaar(t, u), per_wet(t, u), per_betaler(t, u), per_klasse(t, u),
                                onzekerheid(t, blad), drijvers(blad), herkomst(t, blad)};
    tabellen.push_back(codeboek(t, tabellen));
    std::vector<Uitvoerblad> all;
    for (Tabel& tabel : tabellen) {
        document::Blad b{t("rekenuitvoer.blad." + std::string(tabel.code)), {}, std::move(tabel.rijen)};
        for (const std::string_view kolom : tabel.kolommen) b.koppen.push_back(t("rekenuitvoer.kolom." + std::string(kolom)));
        all.push_back({std::string(tabel.code), std::move(b)});
    }
    return all;
}

}  // namespace ontknoop::rekenbewijs
