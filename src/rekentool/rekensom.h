// SPDX-License-Identifier: EUPL-1.2
//
// The social business case of one household: what it costs to go on as now, to do nothing, and to carry out the plan.
// Pure: the same Rekensom gives the same Uitkomst everywhere and always. The definitions are those of the method document
// "rekentool", section 0.1; the .cpp files quote them above the formulas.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/money.h"
#include "base/result.h"
#include "rekentool/getal.h"

namespace ontknoop::rekentool {

enum class Scenario { nu, niets, plan };  // the last 12 months continued / without the plan / with the plan
enum class Frequentie { dag, week, maand, kwartaal, jaar, eenmalig };
// Real cost; money that only moves from giver to receiver; value outside every budget (wellbeing, victims, informal care).
enum class Soort { kosten, overdracht, maatschappelijke_waarde };
// Degree of verzilverbaarheid: k1 the bill stops, k2 at the end of the contract, k3 freed capacity, k4 transfer, k5 social value.
enum class Klasse { k1, k2, k3, k4, k5 };
// How hard the price is; decides the default band (default_band) and the correction for optimism (optimism_percent).
enum class Bewijsgraad { wettelijke_norm, contracttarief, landelijke_referentie, een_gemeente, aangehaald, ongeverifieerd };
// Where the price comes from; the first that exists wins.
enum class Prijslaag { eigen, organisatie, regio, landelijk, voorbeeld };

inline constexpr std::array all_scenarios{Scenario::nu, Scenario::niets, Scenario::plan};
inline constexpr std::array all_klassen{Klasse::k1, Klasse::k2, Klasse::k3, Klasse::k4, Klasse::k5};

// The word for an enum value in JSON, TOML, database and field paths ("niets", "kwartaal", "K1"), and back.
std::string_view to_text(Scenario);
std::string_view to_text(Frequentie);
std::string_view to_text(Soort);
std::string_view to_text(Klasse);
std::string_view to_text(Bewijsgraad);
std::string_view to_text(Prijslaag);
std::optional<Frequentie> parse_frequentie(std::string_view);
std::optional<Soort> parse_soort(std::string_view);
std::optional<Klasse> parse_klasse(std::string_view);
std::optional<Bewijsgraad> parse_bewijsgraad(std::string_view);
std::optional<Prijslaag> parse_prijslaag(std::string_view);
// The units a price can be per: "uur", "etmaal", "consult", ... (the list is in eenheden.cpp).
bool is_eenheid(std::string_view);
std::vector<std::string_view> all_eenheden();

// A quantity, price or probability: most likely value, and the range when somebody gave one.
struct Schatting {
    Decimaal waarschijnlijk;
    std::optional<Decimaal> laag;
    std::optional<Decimaal> hoog;

    Schatting() = default;
    Schatting(Decimaal value) : waarschijnlijk(value) {}  // NOLINT: a number is an estimate without range
    Schatting(int value) : waarschijnlijk(value) {}       // NOLINT
    Schatting(Decimaal low, Decimaal likely, Decimaal high) : waarschijnlijk(likely), laag(low), hoog(high) {}
    bool operator==(const Schatting&) const = default;
};

template <class T>
struct PerScenario {
    T nu{};
    T niets{};
    T plan{};

    T& operator[](Scenario s) { return s == Scenario::nu ? nu : s == Scenario::niets ? niets : plan; }
    const T& operator[](Scenario s) const { return s == Scenario::nu ? nu : s == Scenario::niets ? niets : plan; }
    bool operator==(const PerScenario&) const = default;
};

struct Regelprijs {
    Schatting bedrag;                // euro per unit, 0 ... 10^9; without range: the default band of its evidence grade
    std::optional<int> prijsjaar;    // without a year the price is never indexed
    std::string indexreeks;          // name of the series; empty: the first series of the rekensom
    std::string prijs_id;            // id in the price list; lines with the same id are drawn together
    Prijslaag herkomst = Prijslaag::eigen;
    std::string bron;                // source as shown to the reader; for an own price: the reason
    Bewijsgraad bewijsgraad = Bewijsgraad::ongeverifieerd;
    bool controletotaal = false;     // an all-in figure: may never stand beside itemised lines
    bool operator==(const Regelprijs&) const = default;
};

struct Betaler {
    std::string naam;
    Aandeel aandeel;  // the shares of a line sum to exactly 1
    bool operator==(const Betaler&) const = default;
};

struct Verzilverbaarheid {
    Klasse klasse = Klasse::k1;
    int vertraging_maanden = 0;         // 0 ... 120
    std::optional<Decimaal> fractie;    // 0 ... 1; default 1 for k1 and 0 for the others
    bool operator==(const Verzilverbaarheid&) const = default;
};

// What part of the effect the plan may claim (0.1 "Net effect"). All 0 ... 1.
struct Effectcorrectie {
    Decimaal vanzelf = 0;      // w, deadweight: would have happened anyway
    Decimaal toerekening = 1;  // a, attribution
    Decimaal verdringing = 0;  // v, displacement
    Decimaal uitdoving = 0;    // f, drop-off per year
    bool operator==(const Effectcorrectie&) const = default;
};

struct Regel {
    std::string id;             // unique in the rekensom, not empty
    std::string omschrijving;
    Regelprijs prijs;
    std::string eenheid;        // what the price is per; one of all_eenheden()
    Frequentie frequentie = Frequentie::maand;  // the quantity is counted per ...
    PerScenario<Schatting> hoeveelheid;         // 0 ... 10^6 units per frequency
    PerScenario<std::optional<Schatting>> kans; // 0 ... 1; without: 1, or that of the event
    std::string gebeurtenis;    // id of the event this line belongs to; empty: none. Then start, einde and kans stay away
    int start = 0;              // first active month
    std::optional<int> einde;   // first month no longer active; without: the horizon
    Decimaal groei = 0;         // real growth per year, -0.5 ... 1
    Soort soort = Soort::kosten;
    std::string wet;            // domain of law: "Wmo", "Jeugdwet", ...
    std::vector<Betaler> betalers;    // who pays; of a transfer: who gives
    std::vector<Betaler> ontvangers;  // only for a transfer: who receives
    Verzilverbaarheid verzilverbaarheid;
    Effectcorrectie effect;
    std::string dubbele_twijfel_reden;  // confirms a probability below 1 together with vanzelf > 0
    std::string overlapgroep;   // id of the overlap group; empty: none
    bool doorbraak = false;     // belongs to the cost of the breakthrough I; only the quantity of plan may be filled
    bool operator==(const Regel&) const = default;
};

// An eviction, placement, admission: its lines share one probability and are active in [start, min(start + duur, H)).
struct Gebeurtenis {
    std::string id;
    std::string naam;
    PerScenario<std::optional<Schatting>> kans;  // required where a line of the event has a quantity; never 1 by default
    std::string reden;                           // why this probability
    int start = 0;
    int duur = 1;  // months, 1 ... 120
    bool operator==(const Gebeurtenis&) const = default;
};

struct Overlapgroep {
    std::string id;
    std::string naam;
    Decimaal alfa = Decimaal::make(5, 1);  // 0: count the largest only, 1: count everything
    bool operator==(const Overlapgroep&) const = default;
};

struct Indexreeks {
    std::string naam;                          // "cpi"
    std::map<int, Decimaal> procent_per_jaar;  // 2022 -> 10.0: the change from 2021 to 2022
    std::vector<int> ongeverifieerd;           // years whose change is an estimate: the result says so
    bool operator==(const Indexreeks&) const = default;
};

struct Simulatie {
    std::uint64_t zaad = 20'260'101;
    int trekkingen = 20'000;  // 100 ... 200 000
    bool operator==(const Simulatie&) const = default;
};

struct Rekensom {
    std::string naam;
    int horizon_maanden = 12;              // H: 1 ... 120
    int basisjaar = 2026;                  // price level of every amount
    std::optional<Date> startdatum;        // first day of month 0; shown, not used in the sums
    Decimaal discontovoet = Decimaal::make(225, 4);  // r, real per year: 0.0225; -0.05 ... 0.2
    std::vector<Indexreeks> indexreeksen;
    std::vector<Regel> regels;             // 0 ... 1000
    std::vector<Gebeurtenis> gebeurtenissen;
    std::vector<Overlapgroep> overlapgroepen;
    Simulatie simulatie;
    bool operator==(const Rekensom&) const = default;
};

// --- result ---

// One row of amounts over the whole horizon.
struct Bedragen {
    Eurocent nu, niets, plan, doorbraak;

    Eurocent& operator[](Scenario s) { return s == Scenario::nu ? nu : s == Scenario::niets ? niets : plan; }
    Eurocent operator[](Scenario s) const { return s == Scenario::nu ? nu : s == Scenario::niets ? niets : plan; }
    Bedragen& operator+=(const Bedragen& other);
    // niets - plan - doorbraak: what this row gains by the plan.
    Eurocent saldo() const { return niets - plan - doorbraak; }
    bool operator==(const Bedragen&) const = default;
};

struct Deel {  // the part of a law, payer or class
    std::string naam;
    Bedragen bedragen;
    bool operator==(const Deel&) const = default;
};

struct RegelUitkomst {
    std::string id;                  // of the line; "correctie:<group>" for the correction of an overlap group
    Soort soort = Soort::kosten;
    bool correctie = false;
    Bedragen bedragen;
    Eurocent effect;                 // niets - plan, after the net effect correction; zero for breakthrough lines
    Eurocent verzilverbaar;          // the part of the effect that becomes money within the horizon
    std::vector<Deel> betalers;      // sums to bedragen; of a transfer: givers positive, receivers negative, sum zero
    bool operator==(const RegelUitkomst&) const = default;
};

struct BetalerUitkomst {
    std::string naam;
    Bedragen bedragen;             // real costs and transfers; never social value
    Eurocent investeert;           // its part of the breakthrough
    Eurocent wint;                 // niets - plan
    Eurocent verzilverbaar;
    Eurocent voorgestelde_bijdrage;  // I spread over the payers in proportion to what they win (shared savings)
    bool operator==(const BetalerUitkomst&) const = default;
};

struct Matrixcel {
    std::string betaler;
    Klasse klasse;
    Bedragen bedragen;
    bool operator==(const Matrixcel&) const = default;
};

struct VrijgekomenCapaciteit {  // class k3: no money, but hours and days
    std::string eenheid;
    Decimaal hoeveelheid;  // niets - plan, two decimals
    bool operator==(const VrijgekomenCapaciteit&) const = default;
};

using Melding = Error;  // a code with arguments and the path of the field; the words are in inhoud/

struct Uitkomst {
    int horizon_maanden = 0;
    Bedragen kosten;                   // C_nu, C_niets, C_plan and I: real costs only
    Bedragen overdracht;               // gross size of the transfers; for society their sum is zero
    Bedragen maatschappelijke_waarde;  // apart, in no payer's total
    Eurocent directe_besparing;        // C_nu - C_plan
    Eurocent te_voorkomen;             // C_niets - C_nu; may be negative
    Eurocent baten;                    // the two together = C_niets - C_plan
    Eurocent saldo;                    // baten - I
    Eurocent saldo_alleen_zeker;       // the same without the lines with a probability below 1
    Eurocent correctie_optimisme;      // <= 0: benefits down and costs up by evidence grade; shown beside the saldo
    std::optional<Decimaal> ratio;                  // baten / I, two decimals; empty when I <= 0
    std::optional<Decimaal> terugverdientijd_dagen; // I / baten * H * 365 / 12, two decimals; empty when I <= 0 or baten <= 0
    Eurocent wachten_per_dag;          // baten / (H * 365 / 12)
    Eurocent verzilverbaar;            // of the real costs
    std::vector<RegelUitkomst> regels; // in the order of the rekensom, then the corrections
    std::vector<Deel> per_wet;         // real costs; by name
    std::vector<Deel> per_klasse;      // real costs; K1 ... K5, all five
    std::vector<BetalerUitkomst> per_betaler;  // by name
    std::vector<Matrixcel> matrix;     // payer x class, costs and transfers; by payer, then class; empty cells left out
    std::vector<Eurocent> verzilverbaar_per_klasse;  // five amounts, real costs
    std::vector<Bedragen> per_jaar;    // real costs per year from the start; rounded on its own, may differ by cents
    std::vector<Bedragen> per_maand;   // idem per month; without the corrections for overlap
    std::vector<VrijgekomenCapaciteit> vrijgekomen;
    Decimaal aandeel_zwak_bewijs;      // per cent (two decimals) of the amounts that rests on quoted or unverified prices
    bool kop_toegestaan = true;        // false above 25 %: show no headline
    std::vector<Melding> waarschuwingen;
    bool operator==(const Uitkomst&) const = default;
};

inline constexpr std::string_view motor_versie = "1.0.0";  // raised when any result can change
inline constexpr int grens_zwak_bewijs_procent = 25;

// Everything that is wrong with it, all at once; field is a path such as "regels[2].hoeveelheid.niets".
Errors check(const Rekensom&);
// The deterministic result on the likely values. Errors: those of check(), and rekentool.uitkomst_te_groot.
Result<Uitkomst> calculate(const Rekensom&);

// The same household over another horizon: lines that end later are cut off, lines that start later drop out.
Rekensom with_horizon(Rekensom, int maanden);

// Half width in per cent for a price without a range; empty for an unverified price: no range is invented.
std::optional<int> default_band(Bewijsgraad);
// How much a benefit is lowered and a cost raised (0, 5, 10, 15, 25, 40).
int optimism_percent(Bewijsgraad);
// Low and high of a price: as given, or else by the default band. Low equals high when nothing is uncertain.
struct Bereik {
    Decimaal laag, waarschijnlijk, hoog;
    bool onzeker() const { return laag != hoog; }
};
Bereik price_range(const Regelprijs&);
Bereik range(const Schatting&);

}  // namespace ontknoop::rekentool
