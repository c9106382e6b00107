// SPDX-License-Identifier: EUPL-1.2
//
// One tree for everything we hand over: a plan, the resident's version, an advice, a report. A page builds a Document
// once; the writers (html_writer.h, pdf_writer.h, odt_writer.h, text_writer.h) show the same blocks in the same order.
//
// Texts are UTF-8. What a person typed may go in as it is: every writer passes it through clean_text() and escapes it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "document/tekening.h"

namespace ontknoop::document {

// A stretch of text with one look. `link`: an address with https, http or mailto; any other address is shown as plain
// text.
struct Stuk {
    std::string tekst;
    bool vet = false;
    bool cursief = false;
    std::string link;
};

// Running text. A plain string is a Tekst; for more: Tekst{}.gewoon("Zie ").link("artikel 18",
// "https://…").gewoon(".").
// '\n' is a line break inside the same paragraph.
class Tekst {
public:
    Tekst() = default;
    Tekst(std::string tekst) { gewoon(std::move(tekst)); }
    Tekst(const char* tekst) : Tekst(std::string(tekst)) {}

    Tekst& gewoon(std::string tekst) { return stuk({std::move(tekst)}); }
    Tekst& vet(std::string tekst) { return stuk({std::move(tekst), true}); }
    Tekst& cursief(std::string tekst) { return stuk({std::move(tekst), false, true}); }
    Tekst& link(std::string tekst, std::string adres) {
        return stuk({std::move(tekst), false, false, std::move(adres)});
    }
    Tekst& stuk(Stuk deel) {
        stukken_.push_back(std::move(deel));
        return *this;
    }

    const std::vector<Stuk>& stukken() const { return stukken_; }
    std::string zonder_opmaak() const;

private:
    std::vector<Stuk> stukken_;
};

// Level 1 is a chapter. The title of the document stands above it, as the only heading of its rank: in HTML the title
// is h1 and level 1 is h2. A level that is skipped (1, then 3) is closed up by the writers, so that headings always
// nest.
struct Kop {
    int niveau = 1;  // 1..4
    std::string tekst;
    std::string id = {};  // fragment to link to in HTML: a-z, 0-9 and '-'; may be empty
};

struct Alinea {
    Tekst tekst;
};

struct Lijstpunt {
    Tekst tekst;
    std::vector<Tekst> onder = {};  // one level deeper, with bullets

    Lijstpunt(const char* punt) : tekst(punt) {}
    Lijstpunt(std::string punt) : tekst(std::move(punt)) {}
    Lijstpunt(Tekst punt, std::vector<Tekst> lager = {}) : tekst(std::move(punt)), onder(std::move(lager)) {}
};

struct Lijst {
    std::vector<Lijstpunt> punten;
    bool genummerd = false;
};

enum class Uitlijning { links, rechts };  // rechts: numbers and amounts

struct Kolom {
    std::string kop;
    Uitlijning uitlijning = Uitlijning::links;
};

struct Tabel {
    std::string titel;  // caption; says what the table shows
    std::vector<Kolom> kolommen;
    std::vector<std::vector<Tekst>> rijen;  // every row has as many cells as there are columns
    bool rijkoppen = false;                 // the first cell of a row is the heading of that row
    std::vector<Tekst> totaal = {};         // last row, in bold; may be empty
};

struct Figuur {
    Tekening tekening;
    std::string alternatief;  // what the picture shows, for who does not see it; never empty
    std::string bijschrift;   // caption under the picture; may be empty
};

struct Definitie {
    std::string begrip;
    Tekst waarde;
};

struct Definitielijst {
    std::vector<Definitie> regels;
};

enum class Kadersoort { uitleg, belangrijk };

// A box that must not be missed: the sentence of the sum, what waiting costs, what is asked.
struct Kader {
    std::string titel;
    std::vector<Tekst> alineas;
    Kadersoort soort = Kadersoort::belangrijk;
};

struct Paginascheiding {};

using Blok = std::variant<Kop, Alinea, Lijst, Tabel, Figuur, Definitielijst, Kader, Paginascheiding>;

struct Document {
    std::string titel;
    std::string taal = "nl";
    std::string onderwerp = {};
    std::string auteur = {};  // the organisation, never a person
    Date datum = {};
    std::string merk = {};       // "Oefencasus": a band on every page, and once in the text; empty: none
    std::string voettekst = {};  // left at the foot of every page
    std::vector<Blok> blokken = {};

    // Appends a block: document.voeg_toe(Alinea{"…"}).
    Document& voeg_toe(Blok blok) {
        blokken.push_back(std::move(blok));
        return *this;
    }
};

// --- for writers ---

// Valid UTF-8 without control characters (except '\n') and without characters that turn the direction of the text
// around for what comes after it. Bytes that are no UTF-8 become U+FFFD.
std::string clean_text(std::string_view text);
// The address when a reader may safely follow it (https, http, mailto), otherwise empty.
std::string safe_link(std::string_view link);
// Level per block, 0 for what is no heading: 1..4 without a skipped level.
std::vector<int> heading_levels(const Document& document);
// CHECKs what only a programmer can get wrong: a row with too few cells, a figure without a text, a level outside 1..4.
void check_document(const Document& document);

}  // namespace ontknoop::document
