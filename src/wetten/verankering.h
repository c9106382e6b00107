// SPDX-License-Identifier: EUPL-1.2
//
// Citations that survive changes of the law, and what changed between two versions of a regulation.
//
// A citation remembers what it quotes, what stood around it and where; after an import it is looked for by its words
// first and by its place second. It is never moved silently: the answer says how sure it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "wetten/bibliotheek.h"

namespace ontknoop::wetten {

struct Anker {
    std::string regeling_id;
    std::string artikel;  // place when it was quoted: a hint
    std::string lid;
    std::string pad;
    std::string citaat;  // the quoted words, white space collapsed
    std::string voor;    // up to 80 bytes before it in the same block
    std::string na;      // ... and behind it
    std::optional<Date> versie;
    std::string hash;    // of the whole block, so that an unchanged one is recognised at once

    bool operator==(const Anker&) const = default;
};

enum class Vondst {
    gevonden,  // the same words, at one place (perhaps under another number)
    vaag,      // like it, at one place: a person looks at old and new text
    meerdere,  // several places fit equally well
    weg,       // repealed, or rewritten beyond recognition
};

struct Herankering {
    Vondst vondst = Vondst::weg;
    std::string artikel;  // where it stands now; the best candidate when `meerdere`
    std::string lid;
    std::string pad;
    std::string tekst;      // of the block as it reads now
    double gelijkenis = 0;  // 0..1; 1 when the words are the same
    bool verplaatst = false;  // under another article or lid number than before
    bool artikel_vervallen = false;  // the article of the citation has been repealed
};

// Quotes `citaat` from a block; an empty `citaat` quotes the whole block. Nothing when the words are not in it.
std::optional<Anker> make_anker(const Regelingversie& versie, const Artikel& artikel, const Tekstblok& blok, std::string_view citaat);

// Looks for the citation in another version, among what is law on `op`.
Herankering find_anker(const Anker& anker, const Regelingversie& versie, Date op);

// The places a person can choose from when the answer is not clear: what is most like the citation, best first.
std::vector<Herankering> find_plaatsen(const Anker& anker, const Regelingversie& versie, Date op, std::size_t meeste = 5);

enum class Wijziging { nieuw, gewijzigd, vervallen, vernummerd };

struct Artikelverschil {
    Wijziging wijziging = Wijziging::gewijzigd;
    std::string oud_nr, nieuw_nr;
    std::string oud_tekst, nieuw_tekst;
    Artikelstatus nieuwe_status = Artikelstatus::goed;
};

// Articles that differ, in the order of the new version; repealed and removed ones behind. Articles are paired by their
// identity in the source, then by number. Heading and text count; white space does not.
std::vector<Artikelverschil> vergelijk(const Regelingversie& oud, const Regelingversie& nieuw);

struct Tekstverschil {
    enum class Soort { gelijk, weg, bij } soort;
    std::string tekst;
};
// Word by word, for showing old and new side by side. Texts of more than 3,000 words are compared as a whole.
std::vector<Tekstverschil> woordverschil(std::string_view oud, std::string_view nieuw);

}  // namespace ontknoop::wetten
