// SPDX-License-Identifier: EUPL-1.2
//
// The curated layer: provisions of law with the room they give, in our own words (inhoud/bepalingen/*.toml).
//
// A Bepaling is never the law itself: it carries the date of the text it was checked against and a link to the official
// text, and every page that shows one shows those too. National provisions come with the product; local ones name their
// municipality and are shown there only.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "inhoud/teksten.h"

namespace ontknoop::wetten {

// How the source names the regulation.
enum class Stelsel {
    bwb,    // national law and treaties: "BWBR0015703", "BWBV0001000"
    cvdr,   // local rules: "CVDR719087"
    celex,  // European Union: "32016R0679"
};

// A kind of room (inhoud/bepalingen/indeling.toml). Content, not an enum: a new kind is a block in that file.
struct Ruimte {
    std::string code;    // "dringende_redenen"
    std::string naam;    // "Dringende redenen"
    std::string uitleg;  // what it means, one or two sentences
    std::string zin;     // start of a sentence for the motivation
    std::string let_op;  // the risk to think of
    bool grens = false;  // a counter-article: limits the room instead of giving it
};

struct Benaming {
    std::string code;
    std::string naam;
};

struct Bepaling {
    std::string id;  // stable slug, safe in a URL: "pw-58-lid-8"
    Stelsel stelsel = Stelsel::bwb;
    std::string regeling_id;  // "BWBR0015703"
    std::string regeling;     // "Participatiewet"
    std::string afkorting;    // "Pw"; may be empty
    std::vector<std::string> ook_bekend_als;  // other names of the regulation, for searching
    std::string artikel;                      // "58", "4:84", "475da": a string, never a number
    std::string lid;                          // "8", "2-3", "1e,1g"; empty: the whole article
    std::string titel;
    std::string samenvatting;                  // own words
    std::vector<std::string> leefgebieden;     // codes of indeling.toml
    std::vector<std::string> helpt_bij;        // lay wording of the breakthroughs it supports
    std::vector<std::string> voorwaarden;      // what must be so before the room is there, one each
    std::string ruimte;                        // code of a Ruimte
    std::string beslisser;                     // code: who may decide
    std::vector<std::string> grenzen;          // ids of counter-articles to read beside it
    std::optional<std::string> gemeente;       // set: local rule of that municipality
    std::optional<Date> geldig_vanaf;          // before this day it is not the law yet
    std::optional<Date> geldig_tot;            // from this day on it is no longer the law
    bool nagelezen = false;                    // summary was checked against the text of `toestand`
    bool hercontrole = false;                  // that text was old: check the paragraph numbers again
    std::string toestand;                      // "2026-01-01", "2026" or "2015-11"; empty when not checked
    std::string nagelezen_door;                // function of who checked it; empty: the editors of the product
    std::string bron;                          // where the text was read
    bool eigen = false;                        // added or changed by the organisation that sees it

    bool is_geldig(Date op) const {
        return (!geldig_vanaf || *geldig_vanaf <= op) && (!geldig_tot || op < *geldig_tot);
    }
    // "artikel 58 lid 8 Participatiewet"
    std::string aanhaling() const;
    // The official text as it is today, and (only when `toestand` is a full date of a BWB text) as it was on that day.
    std::string link() const;
    std::optional<std::string> link_op_toestand() const;
};

// All provisions, immutable after loading; share one object among threads.
class Bepalingen {
public:
    // Reads every "bepalingen/*.toml"; a municipality adds its own in the override folder. Throws AdminError naming file, line and
    // remedy when a file is malformed, an id is used twice or a code is unknown.
    static Bepalingen load(const inhoud::Bestanden& bestanden);

    // The same library with these added; one with an id that exists takes its place.
    Bepalingen with(std::vector<Bepaling> eigen) const;

    std::span<const Bepaling> alle() const { return bepalingen_; }
    const Bepaling* find(std::string_view id) const;
    // Provisions about one article, in file order: artikel "58" of "BWBR0015703".
    std::vector<const Bepaling*> find_artikel(std::string_view regeling_id, std::string_view artikel) const;
    // What an organisation may see: national provisions and those of its own municipality.
    std::vector<const Bepaling*> zichtbaar(std::optional<std::string_view> gemeente) const;

    std::span<const Ruimte> ruimten() const { return ruimten_; }
    std::span<const Benaming> beslissers() const { return beslissers_; }
    std::span<const Benaming> leefgebieden() const { return leefgebieden_; }
    const Ruimte& ruimte(std::string_view code) const;                  // CHECKs that the code exists
    std::string_view naam_beslisser(std::string_view code) const;       // idem
    std::string_view naam_leefgebied(std::string_view code) const;      // idem

private:
    void index();

    std::vector<Bepaling> bepalingen_;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>()(id); }
    };
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> by_id_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_artikel_;
    std::vector<Ruimte> ruimten_;
    std::vector<Benaming> beslissers_;
    std::vector<Benaming> leefgebieden_;
};

// Case and white space do not separate one municipality from itself: "rotterdam" is "Rotterdam".
bool same_gemeente(std::string_view a, std::string_view b);

}  // namespace ontknoop::wetten
