// SPDX-License-Identifier: EUPL-1.2
//
// The price list: dated, sourced content of inhoud/prijzen/*.toml. A price is never overwritten; a new one is added beside
// it. Prices from own knowledge are switched off (aan = false): they are shown only when somebody asks for them.
#pragma once

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
    std::optional<Date> geldig_vanaf;
    std::optional<Date> geldig_tot;  // last day; a price after it still counts, with its own year
    bool controletotaal = false;
    bool aan = true;
    std::string opmerking;

    bool geldig_op(Date dag) const;
};

struct Prijsvraag {
    std::string woorden;     // every word must occur in name, category, law, payer or id; accents and case do not matter
    std::string categorie;
    std::string betaler;
    std::string wet;
    std::optional<Date> geldig_op;
    bool ook_uitgeschakeld = false;
    std::size_t hoogstens = 50;
};

class Prijslijst {
public:
    // Reads one file and adds its prices. Throws AdminError (file, id, remedy) on a wrong or double price.
    void add(std::string_view path, std::string_view toml);

    // Best first: valid on the day asked for, newer price years, better evidence, then by name.
    std::vector<const Prijs*> find(const Prijsvraag&) const;
    // Also finds a switched-off price: a plan may rest on it. Null when unknown.
    const Prijs* get(std::string_view id) const;
    const std::vector<Prijs>& all() const { return prijzen_; }
    std::vector<std::string> categories() const;  // sorted, of prices that are on
    std::vector<std::string> payers() const;

private:
    std::vector<Prijs> prijzen_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
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
