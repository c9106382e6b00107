// SPDX-License-Identifier: EUPL-1.2
//
// Private to plandocument/: what the chapters read, and how they say it.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plandocument/plandocument.h"
#include "rekenbewijs/rekenbewijs.h"
#include "rekenblad/rekenblad.h"
#include "waardendriehoek/waardendriehoek.h"
#include "wetten/bepalingen.h"

namespace ontknoop::plandocument {

using document::Document;
using document::Tekst;
using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;

// Everything a document is made from.
struct Bron {
    app::Context& ctx;
    const casus::Casus& casus;
    const Plan& plan;
    std::shared_ptr<const rekenblad::Blad> blad;  // null: no complete cost line, or `rekenfouten`
    Errors rekenfouten;
    rekenbewijs::Keuring keuring;         // whether the sum was signed off, and what changed since
    std::vector<waardendriehoek::Weging> wegingen;
    Date vandaag;
    std::optional<casus::Stapinhoud> ingediend;  // the step since which what is asked stands; nothing for a draft

    const inhoud::Teksten& t() const { return ctx.t(); }
    // There is a sum, and no more than a quarter of it rests on weak evidence: its outcome may be said.
    bool heeft_kop() const { return blad && blad->uitkomst.uitkomst.kop_toegestaan; }
    // A text of inhoud/teksten/nl/plandocument.toml.
    std::string woord(std::string_view sleutel, std::initializer_list<std::string> argumenten = {}) const;
    // The words of a code of an option list; the code itself when a later version dropped it.
    std::string keuze(std::string_view lijst, std::string_view code) const;
    // The value of a field as a reader sees it: words, dates and amounts instead of codes. "" when empty.
    std::string waarde(const Onderdeel&, std::string_view veld) const;
};
// The step since which what the plan asks for stands, with the content of that moment; nothing for a draft.
std::optional<casus::Stapinhoud> vastgelegd_bij(app::Context&, const casus::Casus&);
Bron make_bron(app::Context&, const casus::Casus&, const Plan&);

// The first `letters` characters on one line, cut at a word, with an ellipsis when something is left out.
std::string kort(std::string_view tekst, std::size_t letters);
// Lower case first letter, for in the middle of a sentence.
std::string in_zin(std::string tekst);
// "Het plan is beter", and so on.
std::string in_woorden(const Bron&, waardendriehoek::Vergelijking);
bool komt_voor(const Plan&, std::string_view soort);

// A paragraph per blank line; nothing when there is no text.
void voeg_tekst_toe(Document&, std::string_view tekst);
// "This is not filled in yet."
void voeg_leeg_toe(Document&, const Bron&);

// Rows of term and value that skip what is empty.
class Regels {
public:
    explicit Regels(const Bron& bron) : bron_(bron) {}
    // `sleutel`: text plandocument.regel.<sleutel>
    Regels& regel(std::string_view sleutel, Tekst waarde);
    Regels& veld(std::string_view sleutel, const Onderdeel* onderdeel, std::string_view veld);
    bool leeg() const { return lijst_.regels.empty(); }
    // Adds the list to the document when there is something in it.
    void naar(Document&) &&;

private:
    const Bron& bron_;
    document::Definitielijst lijst_;
};

// A table with the words plandocument.tabel.<naam>.titel and .<kolom>; a column whose name begins with '>' holds numbers.
document::Tabel begin_tabel(const Bron&, const std::string& naam, std::initializer_list<std::string_view> kolommen);

// Title, organisation, date, practice mark and foot, the same on every document.
Document begin_document(const Bron&, const std::string& titel);

// --- the chapters -------------------------------------------------------------------------------------------------------
void eerste_pagina(Document&, const Bron&);
void hoofdstuk_verhaal(Document&, const Bron&);
void hoofdstuk_huishouden(Document&, const Bron&);
void hoofdstuk_kluwen(Document&, const Bron&);
void hoofdstuk_problemen(Document&, const Bron&);
void hoofdstuk_perspectief(Document&, const Bron&);
void hoofdstuk_nodig(Document&, const Bron&);
void hoofdstuk_belemmeringen(Document&, const Bron&);
void hoofdstuk_doorbraak(Document&, const Bron&);
void redenering(Document&, const Bron&, const Onderdeel& doorbraak);  // within it: why this one may
void hoofdstuk_rekensom(Document&, const Bron&);
void hoofdstuk_driehoek(Document&, const Bron&);
void hoofdstuk_afspraken(Document&, const Bron&);
void hoofdstuk_verantwoording(Document&, const Bron&);
Document make_beslisser(const Bron&);
Document make_inwoner(const Bron&);

// --- handlers -------------------------------------------------------------------------------------------------------------
http::Response show_document(app::Context&);
http::Response show_inwoner(app::Context&);
http::Response get_plan_pdf(app::Context&);
http::Response get_inwoner_pdf(app::Context&);
http::Response get_plan_odt(app::Context&);
http::Response get_plan_txt(app::Context&);
http::Response get_plan_json(app::Context&);
http::Response get_schema(app::Context&);
http::Response show_importeren(app::Context&);
http::Response post_importeren(app::Context&);

}  // namespace ontknoop::plandocument
