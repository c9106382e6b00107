// SPDX-License-Identifier: EUPL-1.2
//
// The price list: dated, sourced content of inhoud/prijzen/*.toml, with the prices of a region and of an organisation laid
// over it. A price is never overwritten; a new one is added beside it. Prices from own knowledge are switched off
// (aan = false): they are shown only when somebody asks for them.
#pragma once

#include <cstdint>
#include <map>

#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

enum class Bewijs { gelezen, aangehaald, eigen_kennis };  // read in the source, quoted by another, unverified
std::string_view to_text(Bewijs);

struct Prijs {
    std::string id;
    std::string naam;
    std::string categorie;
    std::string betaler;     // empty for social value
    std::string ontvanger;   // of a transfer
    std::string wet;
    std::string eenheid;
    Schatting bedrag;        // euro per unit
    std::optional<int> prijsjaar;
    Soort soort = Soort::kosten;
    Klasse klasse = Klasse::k1;
    Prijslaag herkomst = Prijslaag::landelijk;
    Bewijsgraad bewijsgraad = Bewijsgraad::ongeverifieerd;
    Bewijs bewijs = Bewijs::eigen_kennis;
    std::string bron;
    std::string bron_url;
    std::string pagina;      // page or article in the source
    std::optional<Date> bron_datum;
    std::string licentie;    // terms of the source
    std::optional<Date> geldig_vanaf;
    std::optional<Date> geldig_tot;  // last day; a price after it still counts, with its own year
    bool controletotaal = false;
    bool aan = true;
    std::string opmerking;
    int versie = 0;          // of a price of an organisation or region: 1, 2 ...; 0: content, whose id says it all
    std::string regio;       // id of the region whose price it is
    bool aangezet = false;   // ships switched off, and the organisation decided to use it all the same

    bool geldig_op(Date dag) const;
};

// How a cost line remembers where its price came from: "zin-seh" of the country, "hoorn25-hh@voorbeeld",
// "begeleiding@organisatie.3" for the third version of the own organisation, "begeleiding@regio-<id>.2" of a region.
struct Prijsverwijzing {
    std::string id;
    Prijslaag laag = Prijslaag::landelijk;
    int versie = 0;
    std::string regio;

    bool operator==(const Prijsverwijzing&) const = default;
};
Prijsverwijzing verwijzing_naar(const Prijs&);
std::string to_text(const Prijsverwijzing&);
// Any text: what is no known layer counts as part of the id, of the country.
Prijsverwijzing parse_prijsverwijzing(std::string_view);

struct Prijsvraag {
    std::string woorden;     // every word must occur in name, category, law, payer or id; accents and case do not matter
    std::map<std::string, std::string> categorienamen = {};  // what people call a category, by its code: searched as well
    std::string categorie;   // its code
    std::string betaler;
    std::string wet;
    std::optional<Prijslaag> laag;
    std::optional<Date> geldig_op;
    bool ook_uitgeschakeld = false;
    std::size_t hoogstens = 50;
};

class Prijslijst {
public:
    // Reads one file and adds its prices. Throws AdminError (file, id, remedy) on a wrong or double price.
    void add(std::string_view path, std::string_view toml);
    // Lays a price of a nearer layer over the list: one with the same id steps back, behind what it stepped over itself.
    void lay_over(Prijs);
    // Switches a price on for whoever this list is made for; `versie` of that decision. Nothing happens without such a price.
    void switch_on(std::string_view id, int versie);

    // Best first: valid on the day asked for, newer price years, better evidence, then by name.
    std::vector<const Prijs*> find(const Prijsvraag&) const;
    // Also finds a switched-off price: a plan may rest on it. Null when unknown.
    const Prijs* get(std::string_view id) const;
    // The prices that stepped back for the one with this id, the nearest layer first.
    std::vector<const Prijs*> overtroffen(std::string_view id) const;
    const std::vector<Prijs>& all() const { return prijzen_; }
    std::vector<std::string> categories() const;  // sorted, of prices that are on
    std::vector<std::string> payers() const;
    std::vector<std::string> laws() const;  // also of prices that are off
    // Another number after every change, and never that of another list in this process: a key for what is made from it.
    std::uint64_t stempel() const { return stempel_; }

private:
    std::vector<Prijs> prijzen_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
    std::map<std::string, std::vector<Prijs>, std::less<>> overtroffen_;
    std::uint64_t stempel_ = 0;
};

// A line with this price: unit, payer, law, class, kind and source filled in; frequency from the unit; quantities zero.
Regel make_regel(const Prijs&, std::string regel_id);

// inhoud/parameters/cpi.toml and the like. Throws AdminError.
Indexreeks parse_indexreeks(std::string_view path, std::string_view toml);

// A common situation to start from (inhoud/scenarios/*.toml): lines with prices from the list, and what the user still has
// to fill in, such as every probability.
struct Invulveld {
    std::string veld;   // path in the rekensom: "gebeurtenissen[0].kans.niets"
    std::string vraag;
};
struct Sjabloon {
    std::string id;
    std::string naam;
    std::string uitleg;
    Rekensom rekensom;  // check() refuses it until the fields below are filled
    std::vector<Invulveld> in_te_vullen;
};
// Starts from `uitgangspunten` (horizon, base year, series). Throws AdminError: unknown or switched-off price, wrong key.
Sjabloon parse_sjabloon(std::string_view path, std::string_view toml, const Prijslijst&, const Rekensom& uitgangspunten);

// inhoud/parameters/rekentool.toml: horizon, base year, rate and draws of a new rekensom, without lines. Throws AdminError.
Rekensom parse_uitgangspunten(std::string_view path, std::string_view toml, std::vector<Indexreeks> reeksen);

}  // namespace ontknoop::rekentool
