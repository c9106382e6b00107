// SPDX-License-Identifier: EUPL-1.2
//
// Search from an obstacle in everyday words to an article.
//
//   auto bepalingen = Bepalingen::load(bestanden);
//   auto index = Zoekindex::build(Zoekinhoud::load(bestanden), bepalingen);          // in memory, well under 300 ms
//   Antwoord antwoord = index.zoek({.tekst = "deurwaarder pakt mijn auto", .op = today, .gemeente = "Rotterdam"});
//
// The index is derived data (SQLite FTS5, our own Dutch tokenizer): delete it and build it again. Two layers, searched at
// once and merged per article: the curated provisions and the texts of the law itself.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "inhoud/teksten.h"
#include "wetten/bepalingen.h"

namespace ontknoop::wetten {

// What an editor says about searching (inhoud/zoeken/*): exceptions to the stemmer, words for splitting compounds, lay to
// legal thesaurus, stop words, words that give away room, sentences for reasons. Immutable; cheap to copy (shared).
class Zoekinhoud {
public:
    // Reads "zoeken/*". Throws AdminError naming the file when one is missing or malformed.
    static Zoekinhoud load(const inhoud::Bestanden& bestanden);

    struct Data;
    const Data& data() const { return *data_; }

private:
    std::shared_ptr<const Data> data_;
};

// One text of the law to index: an article, or one paragraph of it.
struct Artikeltekst {
    Stelsel stelsel = Stelsel::bwb;
    std::string regeling_id;  // "BWBR0015703", "CVDR719087"
    std::string regeling;     // name of the regulation
    std::string afkorting;
    std::string artikel;  // "58"
    std::string lid;      // empty: whole article
    std::string titel;    // heading of the article
    std::string opschrift;  // headings of the chapter and section above it
    std::string tekst;
    std::string pad;  // stable path, "/Hoofdstuk6/Paragraaf6.4/Artikel58"; empty when unknown
    std::optional<std::string> gemeente;
    std::optional<Date> geldig_vanaf;
    std::optional<Date> geldig_tot;  // first day on which it is no longer the law
};

// Called until it gives no more.
using Artikelbron = std::function<std::optional<Artikeltekst>()>;

struct Zoekvraag {
    std::string tekst;  // everyday words, abbreviations, "art. 58 lid 8 Pw", a jci reference
    Date op;            // the law as it is on this day
    std::optional<std::string> gemeente = std::nullopt;  // local rules of this municipality join; of others never
    std::vector<std::string> leefgebieden = {};          // only provisions in one of these; empty: all
    std::vector<std::string> ruimten = {};               // only these kinds of room; empty: all
    std::vector<std::string> voorkeur = {};  // leefgebieden of the plan: rank these a little higher, hide nothing
    std::size_t aantal = 10;
};

struct Treffer {
    Stelsel stelsel = Stelsel::bwb;
    std::string regeling_id;
    std::string regeling;
    std::string artikel;
    std::string lid;
    std::string titel;
    std::string fragment;     // summary in own words, or a passage of the official text
    std::string bepaling_id;  // empty: a hit in the text of the law that nobody described yet
    std::vector<std::string> grenzen;  // ids of counter-articles to show beside it
    bool grens = false;                // is itself a counter-article: show it beside the room, not as room
    bool nog_niet_geldig = false;      // becomes law after Zoekvraag::op
    double score = 0;                  // higher is better; comparable within one answer only
    std::vector<std::string> redenen;  // "omdat ...", B1, ready to show
    bool zwak = false;                 // found by words of the story alone ("maanden", "lang"): a guess
    std::string link;                  // official text, current version
};

// How a provision is shown as a hit, without a score and without reasons. `grens`: its kind of room is a limit.
Treffer treffer_van(const Bepaling&, bool grens, Date op);

struct Verbetering {
    std::string geschreven;
    std::string gelezen_als;
};

struct Antwoord {
    std::vector<Treffer> treffers;  // best first
    std::vector<Treffer> grenzen;   // counter-articles that belong to a hit and are not hits themselves
    std::vector<Verbetering> verbeteringen;  // "kwijtscheling" was read as "kwijtschelding"
};

// How much every signal weighs; the values were tuned by tests/eval on half of the questions.
struct Weging {
    double eigen_woorden = 1.0;  // 0: the curated layer is not searched at all
    double wettekst = 0.25;
    double titel = 2.0, helpt_bij = 2.4, samenvatting = 3.0, namen = 0.6, indeling = 0.4;  // fields of a provision
    double volksmond = 2.4;  // ... how people ask for it
    double kop = 3.7, opschrift = 0.6, tekst = 1.0;                                        // fields of a text
    double lengte_eigen = 0.75, lengte_tekst = 0.5;  // how much a long provision or text is held against it (b of BM25)
    double zwak = 0.35;       // a word that is in many stories and in few laws: "moeder", "vandaag", "300"
    double heel = 1.0;        // how much of an expression of several words must be there: 0 any part counts for itself
    double deelwoord = 1.0;   // part of a compound
    double synoniem = 0.5, synoniem_tekst = 1.0;  // through the thesaurus: a provision speaks lay words itself, the law never does
    double hersteld = 0.8;    // through spelling repair
    double staart = 0.5;     // how far the second-best way to find a word still counts
    double kern = 0.25;       // text of a regulation that the curated layer knows
    double ruimtewoord = 0.15;  // text that contains words which give away room
    double genoemd = 1.5;           // the question names this article
    double regeling_genoemd = 0.3;  // ... or this regulation
    double regeling_vermoed = 0.3; // the thesaurus points at this regulation
    double voorkeur = 0.08;
    double dekking = 0.9;  // share of the question that is found
};

// Safe to use from many threads at once: each search borrows a connection of its own to an index that never changes.
class Zoekindex {
public:
    // Builds in memory. `artikelen` may be empty: the curated layer alone.
    static Zoekindex build(Zoekinhoud inhoud, const Bepalingen& bepalingen, Artikelbron artikelen = {}, Weging weging = {});
    // Writes an index file and puts it in its place when it is whole: who has the old one open keeps that. `sleutel` says what
    // it was made of. Throws AdminError when the file cannot be written or read.
    static void build_file(const std::string& path, std::string_view sleutel, Zoekinhoud inhoud, const Bepalingen& bepalingen, Artikelbron artikelen);
    static Zoekindex open(const std::string& path, Zoekinhoud inhoud, Weging weging = {});
    // What the file was made of; nothing when there is no file, or one this program cannot use.
    static std::optional<std::string> sleutel_van(const std::string& path);

    Zoekindex(Zoekindex&&) noexcept;
    Zoekindex& operator=(Zoekindex&&) noexcept;
    ~Zoekindex();

    // The answers to the last questions are kept: a plan asks the same ones every time it is drawn.
    Antwoord zoek(const Zoekvraag& vraag) const { return *zoek_gedeeld(vraag); }
    // The same, without a copy.
    std::shared_ptr<const Antwoord> zoek_gedeeld(const Zoekvraag& vraag) const;

    struct Omvang {
        std::size_t bepalingen = 0, artikelen = 0, stammen = 0, bytes = 0;
    };
    Omvang omvang() const;
    // What it was made of; empty when it was built in memory.
    std::string sleutel() const;
    // From the next question on, whoever holds this index searches the other one; questions under way are not disturbed.
    void vervang(const Zoekindex& nieuw);
    // For measuring: the same index with other weights.
    Zoekindex with(Weging weging) const;

private:
    struct Impl;
    struct Stand;
    struct Houder;
    explicit Zoekindex(std::shared_ptr<const Impl> impl, Weging weging);
    std::shared_ptr<const Stand> stand() const;
    std::shared_ptr<Houder> houder_;
};

}  // namespace ontknoop::wetten
