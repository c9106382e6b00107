// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/onderdelen.h"

#include <array>

namespace ontknoop::maatwerkplan {

namespace {

using enum VeldSoort;
using std::string_view;

// --- option lists (method.md 2.2) -----------------------------------------------------------------------------------
constexpr string_view aanleiding[] = {"vastgelopen",   "vroegsignaal",       "verzoek_collega",   "verzoek_inwoner",
                                      "kraak_en_maak", "financiele_signalen", "huisarts_of_wijkteam"};
constexpr string_view samenstelling[] = {"alleenstaand",       "alleenstaande_ouder", "paar",   "paar_met_kinderen",
                                         "samengesteld_gezin", "meer_generaties",     "dakloos", "anders"};
constexpr string_view leeftijdsklasse[] = {"0_3", "4_11", "12_17", "18_20", "21_26", "27_44", "45_66", "67_plus"};
constexpr string_view relatie[] = {"ouder", "partner", "kind", "pleegkind", "broer_of_zus", "grootouder", "inwonend", "netwerk"};
constexpr string_view kenmerk[] = {"meerdere_problemen", "alleenstaande_moeder", "dakloze_jongere",   "uitgeprocedeerd",
                                   "chronische_ziekte_jongere", "ernstige_psychische_ziekte", "mantelzorger", "jeugdbescherming"};
constexpr string_view leefgebied[] = {
    "geld_schulden",  "inkomen_werk",         "wonen",     "energielasten",       "lichamelijke_gezondheid",
    "mentale_gezondheid", "verslaving",       "opvoeding_jeugd", "onderwijs",     "veiligheid_justitie",
    "verblijfsrecht", "sociaal_netwerk_mantelzorg", "relatie_scheiding"};
constexpr string_view eigenaar[] = {"huishouden", "professional", "systeem"};
constexpr string_view ernst[] = {"licht", "zwaar", "crisis"};
constexpr string_view duur[] = {"korter_dan_half_jaar", "half_tot_twee_jaar", "twee_tot_vijf_jaar", "langer_dan_vijf_jaar"};
constexpr string_view zeker[] = {"op_orde", "wankel", "niet_op_orde"};
constexpr string_view wet[] = {"wmo", "jeugdwet", "participatiewet", "bijzondere_bijstand", "wgs", "zvw", "wlz", "wonen", "onderwijs",
                               "justitie_veiligheid", "rijksuitvoering", "toeslagen", "huishouden_netwerk", "overig"};
constexpr string_view betaler[] = {"gemeente_wmo", "gemeente_jeugd", "gemeente_participatie", "gemeente_schulden", "gemeente_overig",
                                   "zorgverzekeraar", "zorgkantoor", "rijk", "justitie", "politie", "corporatie", "school",
                                   "schuldeisers", "werkgever", "huishouden", "samenleving", "doorbraakbudget"};
constexpr string_view frequentie[] = {"dag", "week", "maand", "kwartaal", "jaar"};
constexpr string_view partij_in_plan[] = {"blijft", "stopt", "verandert"};
constexpr string_view behoefte_soort[] = {"zelf", "ondersteuning", "behandeling"};
constexpr string_view behoefte_status[] = {"open", "loopt", "gedaan", "vervallen"};
constexpr string_view belemmering_soort[] = {"wet", "lokale_regel", "beleidsregel", "protocol", "werkroutine", "budget_of_schot",
                                             "wachttijd", "mandaat", "privacy", "pingpong", "houding"};
constexpr string_view tegenwerping[] = {"precedent", "mag_niet_van_de_wet", "niet_van_ons", "geen_middelen", "leert_het_nooit",
                                        "gedrag", "anderen_erger", "privacy", "garantie", "gelijk_behandelen"};
constexpr string_view geldbron[] = {"geen_geld_nodig", "regulier", "doorbraakbudget", "bijzondere_bijstand", "maatwerkbudget",
                                    "zorgverzekeraar", "fonds", "corporatie"};
constexpr string_view doorbraak_status[] = {"concept",      "onderbouwd", "ingediend",   "in_behandeling", "toegekend",
                                            "deels_toegekend", "afgewezen", "geescaleerd", "uitgevoerd",  "ingetrokken"};
constexpr string_view weging_score[] = {"-2", "-1", "0", "1", "2"};
constexpr string_view oordeel[] = {"mag", "moet", "mag_niet"};
constexpr string_view kost_soort[] = {"kosten", "overdracht", "maatschappelijke_waarde"};
constexpr string_view kost_eenheid[] = {"uur", "dagdeel", "dag", "etmaal", "week", "maand", "kwartaal", "jaar", "stuk", "traject"};
constexpr string_view kost_periode[] = {"eenmalig", "dag", "week", "maand", "kwartaal", "jaar"};
constexpr string_view verzilverbaar[] = {"K1", "K2", "K3", "K4", "K5"};
constexpr string_view variant[] = {"A", "B"};
constexpr string_view bewijsgraad[] = {"wettelijke_norm", "contracttarief", "landelijke_referentie", "een_gemeente", "pers_of_tweedehands",
                                       "niet_nagelezen"};
constexpr string_view afspraak_soort[] = {"actie", "toewijzing", "beschikking"};
constexpr string_view afspraak_status[] = {"open", "loopt", "gedaan", "vervallen"};
constexpr string_view steun_waar[] = {"binnen", "buiten"};
constexpr string_view uitkomst[] = {"ja", "deels", "nee", "contact_verloren"};
constexpr string_view staat_nog[] = {"ja", "deels", "nee"};
constexpr string_view tegenwerping_uitkomst[] = {"hielp", "hielp_deels", "hielp_niet", "weet_nog_niet"};
constexpr string_view loket_soort[] = {"inkomen", "ondersteuning", "jeugd", "schuldhulp", "belastingen", "uitkeringsinstantie", "toeslagen", "corporatie",
                                        "zorgverzekeraar", "zorg", "school", "schuldeiser", "justitie", "anders"};
constexpr string_view awb_stand[] = {"in_orde", "nog_doen", "niet_nodig"};
constexpr string_view bereik[] = {"team", "organisatie", "regio", "rijk"};

struct Lijst {
    string_view naam;
    std::span<const string_view> codes;
};
constexpr Lijst lijsten[] = {
    {"aanleiding", aanleiding}, {"samenstelling", samenstelling}, {"leeftijdsklasse", leeftijdsklasse}, {"relatie", relatie},
    {"kenmerk", kenmerk}, {"leefgebied", leefgebied}, {"eigenaar", eigenaar}, {"ernst", ernst}, {"duur", duur}, {"zeker", zeker},
    {"wet", wet}, {"betaler", betaler}, {"frequentie", frequentie}, {"partij_in_plan", partij_in_plan},
    {"behoefte_soort", behoefte_soort}, {"behoefte_status", behoefte_status}, {"belemmering_soort", belemmering_soort},
    {"tegenwerping", tegenwerping}, {"geldbron", geldbron}, {"doorbraak_status", doorbraak_status}, {"weging_score", weging_score},
    {"oordeel", oordeel}, {"kost_soort", kost_soort}, {"kost_eenheid", kost_eenheid}, {"kost_periode", kost_periode},
    {"verzilverbaar", verzilverbaar}, {"bewijsgraad", bewijsgraad}, {"variant", variant}, {"afspraak_soort", afspraak_soort},
    {"afspraak_status", afspraak_status}, {"steun_waar", steun_waar}, {"uitkomst", uitkomst}, {"staat_nog", staat_nog},
    {"tegenwerping_uitkomst", tegenwerping_uitkomst}, {"loket_soort", loket_soort}, {"bereik", bereik}, {"awb_stand", awb_stand},
};

// --- fields -----------------------------------------------------------------------------------------------------------
// Never a surname, birth date or BSN: there is no field for them.
constexpr Veld casus_velden[] = {
    {"alias", regel, {}, {}, 0, 60, true},
    {"wijk", regel, {}, {}, 0, 60},
    {"aanleiding", keuze, "aanleiding"},
    {"aanleiding_toelichting", tekst, {}, {}, 0, 1000},
    {"samenstelling", keuze, "samenstelling"},
    {"volwassenen", geheel, {}, {}, 0, 20},
    {"kinderen", geheel, {}, {}, 0, 20},
    {"kenmerken", meerkeuze, "kenmerk"},
    {"regisseur", gebruiker},
    {"toestemming", ja_nee, {}, {}, 0, 0, true},
    {"toestemming_waarvoor", tekst, {}, {}, 0, 1000},
};
constexpr Veld persoon_velden[] = {
    {"roepnaam", regel, {}, {}, 0, 60},
    {"relatie", keuze, "relatie"},
    {"leeftijd", keuze, "leeftijdsklasse"},
    {"bijzonderheden", tekst, {}, {}, 0, 1000},
};
constexpr Veld verhaal_velden[] = {
    {"verhaal", tekst, {}, {}, 0, 8000, true},
    {"geprobeerd", tekst},
    {"loopt_mis", tekst},
    {"gaat_goed", tekst},
};
constexpr Veld partij_velden[] = {
    {"organisatie", regel, {}, {}, 0, 120},
    {"functie", regel, {}, {}, 0, 120},
    {"wet", keuze, "wet"},
    {"keer", geheel, {}, {}, 0, 1000},
    {"per", keuze, "frequentie"},
    {"uren_per_keer", getal, {}, {}, 0, 1000},
    {"kosten_per_jaar", bedrag, {}, {}, 0, 100'000'000'00},
    {"in_plan", keuze, "partij_in_plan"},
};
constexpr Veld bestaanszekerheid_velden[] = {
    {"geld", keuze, "zeker"},
    {"wonen", keuze, "zeker"},
    {"toelichting", tekst, {}, {}, 0, 2000},
};
constexpr Veld probleem_velden[] = {
    {"omschrijving", tekst, {}, {}, 0, 1000},
    {"leefgebied", keuze, "leefgebied"},
    {"eigenaar", keuze, "eigenaar"},
    {"ernst", keuze, "ernst"},
    {"duur", keuze, "duur"},
};
constexpr Veld perspectief_velden[] = {
    {"kort", tekst, {}, {}, 0, 2000, true},
    {"horizon_maanden", geheel, {}, {}, 1, 24},
    {"lang", tekst, {}, {}, 0, 2000},
    {"eigen_woorden", ja_nee},
    {"akkoord", ja_nee, {}, {}, 0, 0, true},
    {"akkoord_op", datum},
};
constexpr Veld behoefte_velden[] = {
    {"omschrijving", tekst, {}, {}, 0, 1000},
    {"soort", meerkeuze, "behoefte_soort"},
    {"wie", regel, {}, {}, 0, 120},
    {"wanneer", regel, {}, {}, 0, 120},
    {"leefgebied", keuze, "leefgebied"},
    {"resultaat", tekst, {}, {}, 0, 1000},
    {"hangt_af_van", verwijzing, {}, "doorbraak"},
    {"wacht_op", verwijzingen, {}, "behoefte"},
    {"status", keuze, "behoefte_status"},
};
constexpr Veld belemmering_velden[] = {
    {"omschrijving", tekst, {}, {}, 0, 1000},
    {"soort", keuze, "belemmering_soort"},
    {"organisatie", regel, {}, {}, 0, 120},
    {"regel", regel, {}, {}, 0, 200},
    {"tegenwerping", keuze, "tegenwerping"},
    {"houdt_tegen", verwijzingen, {}, "behoefte"},
    {"eist_eerst", verwijzingen, {}, "behoefte"},
};
constexpr Veld doorbraak_velden[] = {
    {"titel", regel, {}, {}, 0, 160, true},
    {"eerste_stap", tekst, {}, {}, 0, 2000, true},
    {"belemmeringen", verwijzingen, {}, "belemmering"},
    {"uitzondering", tekst, {}, {}, 0, 2000, true},
    {"beslisser", regel, {}, {}, 0, 160, true},
    {"bedrag", bedrag, {}, {}, 0, 10'000'000'00},
    {"geldbron", keuze, "geldbron"},
    {"uiterste_datum", datum, {}, {}, 0, 0, true},
    {"status", keuze, "doorbraak_status"},
};
// One weighing per breakthrough (method.md 3.3): per value the three situations and a motivation. No sum score.
constexpr Veld weging_velden[] = {
    {"betrokkenheid_nu", keuze, "weging_score"},
    {"betrokkenheid_niets", keuze, "weging_score"},
    {"betrokkenheid_plan", keuze, "weging_score"},
    {"betrokkenheid_motivering", tekst, {}, {}, 0, 4000, true},
    {"legitimiteit_nu", keuze, "weging_score"},
    {"legitimiteit_niets", keuze, "weging_score"},
    {"legitimiteit_plan", keuze, "weging_score"},
    {"legitimiteit_motivering", tekst, {}, {}, 0, 4000, true},
    {"rendement_nu", keuze, "weging_score"},
    {"rendement_niets", keuze, "weging_score"},
    {"rendement_plan", keuze, "weging_score"},
    {"rendement_motivering", tekst, {}, {}, 0, 4000, true},
    {"anders_dan_anderen", tekst, {}, {}, 0, 2000},
};
constexpr Veld wetsgrond_velden[] = {
    {"bepaling", regel, {}, {}, 0, 120},
    {"oordeel", keuze, "oordeel", {}, 0, 0, true},
    {"motivering", tekst, {}, {}, 0, 4000, true},
    {"vindplaats", regel, {}, {}, 0, 400},
    {"geldig_op", datum},
    // A citation of the official text (onderbouwing/citaat.h): the quoted words, and what finds them again in a later version.
    {"citaat", tekst, {}, {}, 0, 4000, false, Invul::programma},
    {"citaat_versie", datum, {}, {}, 0, 0, false, Invul::programma},
    {"citaat_reden", tekst, {}, {}, 0, 1000, false, Invul::programma},
    {"citaat_regeling", regel, {}, {}, 0, 40, false, Invul::techniek},
    {"citaat_artikel", regel, {}, {}, 0, 40, false, Invul::techniek},
    {"citaat_lid", regel, {}, {}, 0, 40, false, Invul::techniek},
    {"citaat_pad", regel, {}, {}, 0, 400, false, Invul::techniek},
    {"citaat_voor", tekst, {}, {}, 0, 200, false, Invul::techniek},
    {"citaat_na", tekst, {}, {}, 0, 200, false, Invul::techniek},
    {"citaat_kenmerk", regel, {}, {}, 0, 64, false, Invul::techniek},
    {"citaat_gezien", regel, {}, {}, 0, 80, false, Invul::techniek},
};
// The reasoning of a breakthrough: what the law wants, what that means here, the text for the decision, and what the general
// act on administrative law (Awb) asks of who decides. The articles between them are its wetsgronden.
constexpr Veld onderbouwing_velden[] = {
    {"doel_van_de_wet", tekst, {}, {}, 0, 2000},
    {"effect_hier", tekst, {}, {}, 0, 2000},
    {"besluittekst", tekst, {}, {}, 0, 8000},
    {"awb_bevoegd", keuze, "awb_stand"},
    {"awb_zorgvuldig", keuze, "awb_stand"},
    {"awb_doel", keuze, "awb_stand"},
    {"awb_evenredig", keuze, "awb_stand"},
    {"awb_beleid", keuze, "awb_stand"},
    {"awb_advies", keuze, "awb_stand"},
    {"awb_horen", keuze, "awb_stand"},
    {"awb_motivering", keuze, "awb_stand"},
    {"awb_termijn", keuze, "awb_stand"},
    {"awb_bezwaar", keuze, "awb_stand"},
    {"awb_toelichting", tekst, {}, {}, 0, 2000},
    {"bouwstenen", regel, {}, {}, 0, 400, false, Invul::techniek},
};
// Percentages are stored as people say them: 40 for 40 %. Low and high: the range of the number of the same name.
constexpr Veld rekensom_velden[] = {
    {"horizon_maanden", geheel, {}, {}, 1, 120},
    {"startdatum", datum},
    {"toelichting", tekst, {}, {}, 0, 2000},
    {"basisjaar", geheel, {}, {}, 2000, 2100},
    {"discontovoet", procent, {}, {}, -5, 20},
    {"optimisme_uit", ja_nee},
    {"optimisme_reden", tekst, {}, {}, 0, 1000},
    {"variant", keuze, "variant"},
    {"variant_a", regel, {}, {}, 0, 60},
    {"variant_b", regel, {}, {}, 0, 60},
    {"sjabloon", regel, {}, {}, 0, 60},
    {"werkelijk_6_op", datum},   // when the real amounts after 6 and 12 months were filled in
    {"werkelijk_12_op", datum},
};
// An eviction, an admission: the cost lines that hang on it share its probability and its months.
constexpr Veld gebeurtenis_velden[] = {
    {"naam", regel, {}, {}, 0, 120},
    {"navragen", regel, {}, {}, 0, 300},
    {"kans_niets", procent, {}, {}, 0, 100},
    {"kans_plan", procent, {}, {}, 0, 100},
    {"kans_reden", tekst, {}, {}, 0, 1000},
    {"start_maand", geheel, {}, {}, 0, 120},
    {"duur_maanden", geheel, {}, {}, 1, 120},
    {"kans_nu", procent, {}, {}, 0, 100},
    {"kans_niets_laag", procent, {}, {}, 0, 100},
    {"kans_niets_hoog", procent, {}, {}, 0, 100},
    {"kans_plan_laag", procent, {}, {}, 0, 100},
    {"kans_plan_hoog", procent, {}, {}, 0, 100},
};
// Effects that overlap: besides the largest, only this part of the others counts.
constexpr Veld overlapgroep_velden[] = {
    {"naam", regel, {}, {}, 0, 80},
    {"meetelt", procent, {}, {}, 0, 100},
};
// An empty probability means certain (100).
constexpr Veld kostenpost_velden[] = {
    {"omschrijving", regel, {}, {}, 0, 160},
    {"navragen", regel, {}, {}, 0, 300},
    {"van_doorbraak", ja_nee},
    {"bedrag", getal, {}, {}, 0, 100'000'000, false, Invul::persoon, true},
    {"eenheid", keuze, "kost_eenheid"},
    {"eigen_prijs_reden", tekst, {}, {}, 0, 1000},  // asked for when the price is not from the list (eigen_prijs.h)
    {"periode", keuze, "kost_periode"},
    {"aantal_nu", getal, {}, {}, 0, 1'000'000},
    {"aantal_niets", getal, {}, {}, 0, 1'000'000},
    {"aantal_plan", getal, {}, {}, 0, 1'000'000},
    {"start_maand", geheel, {}, {}, 0, 120},
    {"eind_maand", geheel, {}, {}, 0, 120},
    {"betaler", keuze, "betaler"},
    // Who pays along, each a percentage; the first payer bears the rest, so that together they are always all of it.
    {"betaler_2", keuze, "betaler"},
    {"deel_2", procent, {}, {}, 0, 100},
    {"betaler_3", keuze, "betaler"},
    {"deel_3", procent, {}, {}, 0, 100},
    {"betaler_4", keuze, "betaler"},
    {"deel_4", procent, {}, {}, 0, 100},
    {"gebeurtenis", verwijzing, {}, "gebeurtenis"},
    {"kans_niets", procent, {}, {}, 0, 100},
    {"kans_niets_laag", procent, {}, {}, 0, 100},
    {"kans_niets_hoog", procent, {}, {}, 0, 100},
    {"kans_plan", procent, {}, {}, 0, 100},
    {"kans_plan_laag", procent, {}, {}, 0, 100},
    {"kans_plan_hoog", procent, {}, {}, 0, 100},
    {"kans_reden", tekst, {}, {}, 0, 1000},
    {"bedrag_laag", getal, {}, {}, 0, 100'000'000, false, Invul::persoon, true},
    {"bedrag_hoog", getal, {}, {}, 0, 100'000'000, false, Invul::persoon, true},
    {"aantal_nu_laag", getal, {}, {}, 0, 1'000'000},
    {"aantal_nu_hoog", getal, {}, {}, 0, 1'000'000},
    {"aantal_niets_laag", getal, {}, {}, 0, 1'000'000},
    {"aantal_niets_hoog", getal, {}, {}, 0, 1'000'000},
    {"aantal_plan_laag", getal, {}, {}, 0, 1'000'000},
    {"aantal_plan_hoog", getal, {}, {}, 0, 1'000'000},
    {"prijs", regel, {}, {}, 0, 80},
    {"prijsjaar", geheel, {}, {}, 1990, 2100},
    {"bewijsgraad", keuze, "bewijsgraad"},
    {"bron", regel, {}, {}, 0, 400},
    {"groei", procent, {}, {}, -50, 100},
    {"controletotaal", ja_nee},
    {"wet", keuze, "wet"},
    {"soort", keuze, "kost_soort"},
    {"ontvanger", keuze, "betaler"},
    {"verzilverbaar", keuze, "verzilverbaar"},
    {"vertraging_maanden", geheel, {}, {}, 0, 120},
    {"verzilverbaar_deel", procent, {}, {}, 0, 100},
    {"vanzelf", procent, {}, {}, 0, 100},
    {"toerekening", procent, {}, {}, 0, 100},
    {"verdringing", procent, {}, {}, 0, 100},
    {"uitdoving", procent, {}, {}, 0, 100},
    {"dubbele_twijfel_reden", tekst, {}, {}, 0, 1000},
    {"overlapgroep", verwijzing, {}, "overlapgroep"},
    {"variant", keuze, "variant"},
    {"werkelijk_6", bedrag, {}, {}, 0, 100'000'000'00},
    {"werkelijk_12", bedrag, {}, {}, 0, 100'000'000'00},
};
constexpr Veld afspraak_velden[] = {
    {"omschrijving", tekst, {}, {}, 0, 1000},
    {"soort", keuze, "afspraak_soort"},
    {"wie", regel, {}, {}, 0, 120},
    {"organisatie", regel, {}, {}, 0, 120},
    {"datum", datum},
    {"status", keuze, "afspraak_status"},
};
constexpr Veld steun_velden[] = {
    {"wie", regel, {}, {}, 0, 120},
    {"waar", keuze, "steun_waar"},
    {"datum", datum},
    {"toelichting", tekst, {}, {}, 0, 1000},
};
constexpr Veld tegenwerping_velden[] = {
    {"argument", keuze, "tegenwerping"},
    {"ander_argument", regel, {}, {}, 0, 120},  // own words, or the id of an argument of the organisation
    {"soort_loket", keuze, "loket_soort"},
    {"loket", regel, {}, {}, 0, 120},
    {"antwoord", tekst, {}, {}, 0, 2000},
    {"uitkomst", keuze, "tegenwerping_uitkomst"},
};
constexpr Veld afsluiting_velden[] = {
    {"uitkomst", keuze, "uitkomst"},
    {"toelichting", tekst, {}, {}, 0, 2000},
    {"uren_bespaard", getal, {}, {}, 0, 1000},
    {"overleggen_bespaard", geheel, {}, {}, 0, 100},
    {"les", tekst, {}, {}, 0, 2000},
    {"les_bereik", keuze, "bereik"},
    {"opvolgmoment", datum},  // when somebody looks again for the first time, and who (opvolging.h)
    {"opvolger", gebruiker},
};
// Somebody looked again at a plan that was closed.
constexpr Veld opvolging_velden[] = {
    {"op", datum},
    {"hoe_nu", tekst, {}, {}, 0, 2000},
    {"staat_nog", keuze, "staat_nog"},
    {"volgende", datum},
};
constexpr Veld opmerking_velden[] = {
    {"bij", regel, {}, {}, 0, 40},
    {"tekst", tekst, {}, {}, 0, 2000},
};

using enum Aantal;
constexpr Soort alle_soorten[] = {
    {"casus", een, "huishouden", {}, "alias", casus_velden},
    {"persoon", lijst, "huishouden", {}, "roepnaam", persoon_velden},
    {"verhaal", een, "verhaal", {}, {}, verhaal_velden},
    {"partij", lijst, "partijen", {}, "organisatie", partij_velden},
    {"bestaanszekerheid", een, "problemen", {}, {}, bestaanszekerheid_velden},
    {"probleem", lijst, "problemen", {}, "omschrijving", probleem_velden},
    {"perspectief", een, "perspectief", {}, {}, perspectief_velden},
    {"behoefte", lijst, "nodig", {}, "omschrijving", behoefte_velden},
    {"belemmering", lijst, "belemmeringen", {}, "omschrijving", belemmering_velden},
    {"doorbraak", lijst, "doorbraak", {}, "titel", doorbraak_velden},
    {"wetsgrond", lijst, "wet", "doorbraak", "bepaling", wetsgrond_velden},
    {"onderbouwing", lijst, "onderbouwing", "doorbraak", {}, onderbouwing_velden, true},
    {"rekensom", een, "kosten", {}, {}, rekensom_velden},
    {"gebeurtenis", lijst, "kosten", {}, "naam", gebeurtenis_velden},
    {"overlapgroep", lijst, "kosten", {}, "naam", overlapgroep_velden},
    {"kostenpost", lijst, "kosten", {}, "omschrijving", kostenpost_velden},
    {"weging", lijst, "driehoek", "doorbraak", {}, weging_velden, true},
    {"afspraak", lijst, "afspraken", {}, "omschrijving", afspraak_velden},
    {"steun", lijst, "afspraken", {}, "wie", steun_velden},
    {"tegenwerping", lijst, "belemmeringen", {}, "argument", tegenwerping_velden},
    {"afsluiting", een, "afsluiting", {}, {}, afsluiting_velden},
    {"opvolging", lijst, "afsluiting", {}, "hoe_nu", opvolging_velden},
    {"opmerking", lijst, "gesprek", {}, "tekst", opmerking_velden},
};

// --- the half hour (experience.md) ------------------------------------------------------------------------------------
constexpr string_view bij_huishouden[] = {"casus", "persoon"};
constexpr string_view bij_verhaal[] = {"verhaal"};
constexpr string_view bij_partijen[] = {"partij"};
constexpr string_view bij_problemen[] = {"bestaanszekerheid", "probleem"};
constexpr string_view bij_perspectief[] = {"perspectief"};
constexpr string_view bij_nodig[] = {"behoefte"};
constexpr string_view bij_belemmeringen[] = {"belemmering", "tegenwerping"};
constexpr string_view bij_doorbraak[] = {"doorbraak"};
constexpr string_view bij_wet[] = {"wetsgrond"};
constexpr string_view bij_kosten[] = {"rekensom", "kostenpost", "gebeurtenis", "overlapgroep"};
constexpr string_view bij_driehoek[] = {"weging"};
constexpr string_view bij_afspraken[] = {"afspraak", "steun"};

constexpr Stap alle_stappen[] = {
    {"huishouden", bij_huishouden}, {"verhaal", bij_verhaal},   {"partijen", bij_partijen},
    {"problemen", bij_problemen},   {"perspectief", bij_perspectief}, {"nodig", bij_nodig},
    {"belemmeringen", bij_belemmeringen}, {"doorbraak", bij_doorbraak}, {"wet", bij_wet},
    {"kosten", bij_kosten},         {"driehoek", bij_driehoek}, {"afspraken", bij_afspraken},
};

// Pages of a plan beside the steps of the half hour.
constexpr string_view bij_afsluiting[] = {"afsluiting", "opvolging"};
constexpr string_view bij_onderbouwing[] = {"onderbouwing"};
constexpr Stap losse_bladen[] = {{"afsluiting", bij_afsluiting}, {"onderbouwing", bij_onderbouwing}};

}  // namespace

const Veld* Soort::veld(string_view gezocht) const {
    for (const Veld& v : velden)
        if (is_zelfde_naam(v.naam, gezocht)) return &v;
    return nullptr;
}

std::string beginwaarde(const Soort& soort, const Veld& veld, const Clock& clock) {
    if (soort.naam == "perspectief" && veld.naam == "horizon_maanden") return "6";  // method.md: half a year, unless another is chosen
    if (soort.naam == "opvolging" && veld.naam == "op") return to_iso(local_date(clock.now()));
    return {};
}

std::span<const Soort> soorten() { return alle_soorten; }
std::span<const Stap> stappen() { return alle_stappen; }

const Soort* find_soort(string_view naam) {
    for (const Soort& s : alle_soorten)
        if (s.naam == naam) return &s;
    return nullptr;
}

const Stap* find_stap(string_view naam) {
    for (const Stap& s : alle_stappen)
        if (s.naam == naam) return &s;
    return nullptr;
}

const Stap* find_blad(string_view naam) {
    for (const Stap& blad : losse_bladen)
        if (blad.naam == naam) return &blad;
    return find_stap(naam);
}

std::span<const string_view> opties(string_view lijst_naam) {
    for (const Lijst& l : lijsten)
        if (l.naam == lijst_naam) return l.codes;
    CHECK(!"unknown option list");
    return {};
}

std::span<const string_view> optielijsten() {
    static const auto namen = [] {
        std::array<string_view, std::size(lijsten)> n;
        for (std::size_t i = 0; i < n.size(); ++i) n[i] = lijsten[i].naam;
        return n;
    }();
    return namen;
}

std::vector<string_view> splits_waarden(string_view opgeslagen) {
    std::vector<string_view> delen;
    while (!opgeslagen.empty()) {
        const std::size_t komma = opgeslagen.find(',');
        delen.push_back(opgeslagen.substr(0, komma));
        if (komma == string_view::npos) break;
        opgeslagen.remove_prefix(komma + 1);
    }
    return delen;
}

}  // namespace ontknoop::maatwerkplan
