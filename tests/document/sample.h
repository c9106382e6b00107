// SPDX-License-Identifier: EUPL-1.2
//
// A document with every kind of block, long enough to break lines, rows and pages. About nobody.
#pragma once

#include <fmt/format.h>

#include <string>

#include "document/blad.h"
#include "document/boom.h"

namespace ontknoop::document {

inline Tekening sample_triangle() {
    Tekening t{420, 250};
    const Stijl edge{Kleur::accent_licht, Kleur::accent, 2};
    t.teken(Veelhoek{{{210, 30}, {60, 210}, {360, 210}}, edge});
    t.teken(
        Veelhoek{{{210, 95}, {140, 178}, {280, 178}}, {Kleur::groen_licht, Kleur::groen, 1.5, false, Patroon::schuin}});
    t.teken(Veelhoek{{{210, 140}, {180, 172}, {235, 172}},
                     {Kleur::oranje_licht, Kleur::oranje, 1.5, true, Patroon::stippen}});
    t.teken(Opschrift{{210, 18}, "Betrokkenheid", 14, Anker::midden, true});
    t.teken(Opschrift{{60, 232}, "Legitimiteit", 14, Anker::midden, true});
    t.teken(Opschrift{{360, 232}, "Rendement", 14, Anker::midden, true});
    t.teken(Cirkel{{210, 95}, 4, {Kleur::groen}});
    t.teken(Kromme{{60, 120}, {90, 80}, {120, 160}, {150, 120}, {Kleur::geen, Kleur::paars, 1.5}});
    t.teken(Rechthoek{{330, 40}, 70, 26, {Kleur::wit, Kleur::grijs, 1}, 6});
    t.teken(Opschrift{{365, 57}, "nu 2, plan 4", 11, Anker::midden, false, Kleur::grijs});
    return t.lijn({20, 245}, {400, 245}, {Kleur::geen, Kleur::lichtgrijs, 1});
}

inline Document sample_document(int table_rows = 60) {
    Document d{.titel = "Maatwerkplan voor huishouden Merel",
               .onderwerp = "Aanvraag van een doorbraak",
               .auteur = "Gemeente Voorbeeldstad",
               .datum = Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{21}},
               .merk = "Oefencasus",
               .voettekst = "Plan 7, versie 3"};
    d.voeg_toe(Kop{1, "De zaak op één bladzijde", "samenvatting"});
    d.voeg_toe(Kader{"Wat wij vragen",
                     {"Betaal de opvang van de hond voor twaalf weken. Dan kan de opname beginnen.",
                      Tekst{}
                          .gewoon("In ")
                          .vet("94 van de 100")
                          .gewoon(" gevallen is dit plan goedkoper dan wachten; elke "
                                  "dag wachten kost ongeveer €\u00a0180.")}});
    d.voeg_toe(Definitielijst{
        {{"Wie beslist", "De teamleider Werk en Inkomen"},
         {"Uiterlijk", "3 december 2026, want daarna vervalt de plek in de kliniek en begint het wachten opnieuw"},
         {"Bedrag", "€\u00a02.160,00"}}});
    d.voeg_toe(
        Alinea{Tekst{}
                   .gewoon("De wet geeft hier ruimte voor. Zie ")
                   .link("artikel 18, eerste lid, van de Participatiewet", "https://wetten.overheid.nl/BWBR0015703/")
                   .gewoon(": het college stemt de bijstand af op de omstandigheden, de mogelijkheden en de middelen "
                           "van de belanghebbende. ")
                   .cursief("Dat is een plicht en geen gunst. ")
                   .link("Meer uitleg", "mailto:hulplijn@voorbeeld.example")
                   .gewoon(".")});
    d.voeg_toe(Figuur{sample_triangle(), "Driehoek met drie waarden: het plan staat op alle drie beter dan nu.",
                      "De drie waarden, nu en met het plan"});
    d.voeg_toe(Kop{1, "Het plan", "plan"});
    d.voeg_toe(Kop{2, "Wat het huishouden wil"});
    for (int i = 0; i < 4; ++i)
        d.voeg_toe(Alinea{
            "Over een half jaar wil ik weer thuis wonen, met de hond, zonder schulden die groeien. Ik wil dat er "
            "één persoon is die ik kan bellen en die weet hoe het zit. Ik wil niet nog een keer mijn hele "
            "verhaal vertellen aan iemand die daarna weer weg is, want daar word ik moe van en het helpt niet."});
    d.voeg_toe(
        Lijst{{"Eerst de opname regelen", Lijstpunt{"Dan het geld:", {"toeslagen terugkijken", "schulden stilzetten"}},
               "Daarna een daginvulling zoeken die past bij wat iemand kan en wil, in overleg met de begeleider en "
               "niet eerder dan dat er rust is"},
              true});
    d.voeg_toe(Kop{3, "Wat in de weg staat"});
    d.voeg_toe(Lijst{{"De kliniek neemt geen huisdieren", "Het asiel vraagt geld vooraf"}});
    d.voeg_toe(Kop{1, "De rekensom"});
    Tabel kosten{"Kosten per scenario over twee jaar",
                 {{"Post"}, {"Wet"}, {"Niets doen", Uitlijning::rechts}, {"Plan", Uitlijning::rechts}, {"Bron"}},
                 {},
                 true};
    for (int i = 1; i <= table_rows; ++i)
        kosten.rijen.push_back({fmt::format("Post {} van de rekensom", i), i % 3 ? "Participatiewet" : "Wmo 2015",
                                fmt::format("€\u00a0{}.{:03},00", i, i * 7), fmt::format("€\u00a0{},50", i * 3),
                                i % 10 ? Tekst("Handreiking, tabel 4")
                                       : Tekst{}.link("CBS, kerncijfers over het jaar 2025", "https://www.cbs.nl/")});
    kosten.totaal = {"Totaal", "", "€\u00a064.794,80", "€\u00a02.160,00", ""};
    d.voeg_toe(kosten);
    d.voeg_toe(Kader{"Hoe zeker is dit?",
                     {"De bedragen zijn schattingen. De bandbreedte staat in de tabel hierboven."},
                     Kadersoort::uitleg});
    d.voeg_toe(Paginascheiding{});
    d.voeg_toe(Kop{1, "Gebruikte versies"});
    d.voeg_toe(Alinea{"Prijzen 2026-1, bepalingen 2026-2."});
    return d;
}

inline Blad sample_sheet() {
    const std::string sum = "SUM([." + cell_name(1, 1) + ":." + cell_name(1, 2) + "])";
    return {"Kosten",
            {"Post", "Bedrag", "Aantal", "Peildatum"},
            {{"Opvang hond; twaalf weken", Eurocent{216000}, 12.5,
              Date{std::chrono::year{2026}, std::chrono::July, std::chrono::day{1}}},
             {"=2+5+cmd|' /C calc'!A0", Eurocent{-1250}, {}, {}},
             {"Totaal \"samen\"", Formule{sum, Eurocent{214750}}, {}, {}}}};
}

}  // namespace ontknoop::document
