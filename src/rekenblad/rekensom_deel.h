// SPDX-License-Identifier: EUPL-1.2
//
// Private to rekenblad/: the sections of the page of a whole sum.
#pragma once

#include <functional>

#include "app/page.h"
#include "rekenblad/rekenblad_delen.h"

namespace ontknoop::rekenblad {

// One page about one sum.
struct Rekenpagina {
    const app::Context& ctx;
    const casus::Casus& casus;
    const maatwerkplan::Plan& plan;
    const Blad& blad;

    const inhoud::Teksten& t() const { return ctx.t(); }
    const rekentool::Uitkomst& uitkomst() const { return blad.uitkomst.uitkomst; }
};

struct Kolomkop {
    std::string tekst;
    bool getal = true;
};
struct Tabelrij {
    std::string naam;
    std::vector<std::string> cellen;
    bool totaal = false;
};
// A table that scrolls by itself on a small screen; its first column names the rows.
void draw_som_tabel(html::Out&, std::string_view id, std::string_view titel, const std::string& eerste_kop, const std::vector<Kolomkop>&, const std::vector<Tabelrij>&);
// A picture with its caption, and the table that says the same folded under it.
void draw_som_beeld(html::Out&, const inhoud::Teksten&, const document::Tekening&, std::string_view id, const std::string& titel, const std::string& beschrijving,
                    const std::function<void(html::Out&)>& tabel);
std::string naam_van_regel(const Rekenpagina&, const rekentool::RegelUitkomst&);

void draw_horizonnen(html::Out&, const Rekenpagina&);
void draw_rekeningen(html::Out&, const Rekenpagina&);    // every total unfolds to its lines
void draw_verdeling(html::Out&, const Rekenpagina&);     // who invests, who gains, payer x class
void draw_apart(html::Out&, const Rekenpagina&);         // transfers, social value, freed hours
void draw_zekerheid(html::Out&, const Rekenpagina&);     // evidence, simulation, tornado
void draw_break_even(html::Out&, const Rekenpagina&);
void draw_varianten(html::Out&, const Rekenpagina&);     // nothing when there is only one
void draw_studies(html::Out&, const Rekenpagina&);       // published figures, never mixed in

}  // namespace ontknoop::rekenblad
