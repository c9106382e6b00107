// SPDX-License-Identifier: EUPL-1.2
//
// A version of a regulation as the importers read it: every word of the source in document order, articles on top.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "wetten/bepalingen.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetten {

enum class Artikelstatus {
    goed,       // law on the day of the version
    vervallen,  // repealed: kept so that an old citation still finds its place
    nogniet,    // already in the text, law from `inwerking` on
};

enum class Deelsoort {
    kop, nummer, alinea, begrip,
    cel,         // of a table
    redactie, overig,
    rijbegin,    // first cell of a row
    celvervolg,  // more text in the same cell
};

// A run of text: a paragraph, the number of a list item, a cell of a table. White space is collapsed.
struct Tekstdeel {
    Deelsoort soort = Deelsoort::overig;
    int diepte = 0;  // of lists: 0 is not in a list
    std::string tekst;
};

enum class Bloksoort { titel, aanhef, kop, artikel, lid, bijlage, sluiting, overig };

struct Tekstblok {
    Bloksoort soort = Bloksoort::overig;
    std::string pad;  // stable path: "/Hoofdstuk2/Paragraaf2.3/Artikel18/Lid4"
    std::string nr;   // of a lid
    std::string jci;  // version 1.3, when the source gives one
    std::vector<Tekstdeel> delen;
    // Without editorial notes; list items on a line of their own.
    std::string tekst() const;
};

// A reference in the text to another place of the law.
struct Doorverwijzing {
    std::string tekst;
    std::string doel;  // "jci1.3:c:BWBR0015703&artikel=9", or the address as written
    std::string pad;   // of the target, for references within the collection; may be empty
    std::string regeling_id;
};

struct Artikel {
    std::string nr;     // "18", "2:3", "475da", "78ee*"
    std::string titel;  // heading
    std::string opschrift;  // headings of chapter and section above it, joined by " / "
    std::string pad;
    std::string stam_id, versie_id;  // identity of the article, and of this wording of it
    Artikelstatus status = Artikelstatus::goed;
    std::optional<Date> inwerking;
    std::string bron;  // "Stb.2025-312"
    std::string jci;
    std::size_t eerste_blok = 0, aantal_blokken = 0;
    std::vector<Doorverwijzing> verwijzingen;
};

struct Regelingversie {
    Stelsel stelsel = Stelsel::bwb;
    std::string regeling_id;  // "BWBR0015703", "CVDR680781"
    std::string versie;       // "2026-01-01_0"; of CVDR "1"
    std::string citeertitel;
    std::string intitule;
    std::string soort;  // "wet", "ministeriele-regeling", "verordening"
    std::optional<std::string> gemeente;
    std::optional<Date> inwerkingtreding;
    std::optional<Date> uitwerkingtreding;
    std::vector<std::string> grondslagen;  // legal basis as written: "http://wetten.overheid.nl/BWBR0004825/"
    std::vector<Artikel> artikelen;
    std::vector<Tekstblok> blokken;

    // Blocks of an article: text of its own and its leden.
    std::span<const Tekstblok> blokken_van(const Artikel& artikel) const;
    // Text without heading and editorial notes; a lid starts with its number.
    std::string tekst_van(const Artikel& artikel) const;
    // Everything that was read, notes included; white space may differ from the source.
    std::string alle_tekst() const;
    const Artikel* find_artikel(std::string_view nr, Date op) const;
};

// Text of blocks without headings and editorial notes; a lid starts with its number.
std::string tekst_van_blokken(std::span<const Tekstblok> blokken);

// What the search indexes: an item per article that has text and is not repealed.
std::vector<Artikeltekst> to_artikelteksten(const Regelingversie& versie);

}  // namespace ontknoop::wetten
