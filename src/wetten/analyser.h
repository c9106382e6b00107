// SPDX-License-Identifier: EUPL-1.2
//
// One Dutch analyser for everything that is searched: what the index stores and what a question asks pass through here.
//
//   fold      "Coördinátie" -> "coordinatie"; "auto's" -> "autos"
//   tokenise  keeps article numbers whole: 2:3, 2.3.5, 475da, 78ee*
//   stem      exceptions first (kinderen = kind), then separable participles (teruggevorderd = terugvorder), then
//             Snowball Dutch, then our corrections to it (huiz = huis, gezinn = gezin)
//   split     schuldhulpverlening -> schuld, hulp, verlening
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ontknoop::wetten {

struct Woord {
    std::string tekst;               // folded: "terugvordering"
    std::size_t begin = 0, end = 0;  // bytes in the original text
    std::vector<std::string> delen;  // of a hyphenated word: "re-integratie" -> {"integratie"}
    bool is_nummer() const { return !tekst.empty() && tekst[0] >= '0' && tekst[0] <= '9'; }
};
std::vector<Woord> tokenise(std::string_view utf8);

// Snowball Dutch with corrections. Immutable; safe on many threads.
class Stemmer {
public:
    // Lines "kinderen kindje = kind". Throws AdminError (file named `file`) on a line without "=".
    Stemmer(std::string_view exceptions, std::string_view file);
    std::string stem(std::string_view folded_word) const;

private:
    std::string plain_stem(std::string_view word) const;
    std::unordered_map<std::string, std::string> exceptions_;  // word -> stem
};

// Splits compounds over a vocabulary: words of the indexed texts plus our own list.
class Splitser {
public:
    // `own` lists words that may be parts ("zorg huur kinder"); a line that starts with "-" lists words that never are.
    explicit Splitser(std::string_view own);

    // Lets words of the corpus take part: folded word -> how often it was seen.
    void learn(const std::unordered_map<std::string, std::uint32_t>& counts);
    // {"schuld","hulp","verlening"}; empty when the word is no compound. Parts are words, not stems.
    std::vector<std::string> split(std::string_view folded_word) const;

private:
    double cost(std::string_view part) const;  // negative: cannot be a part

    std::unordered_map<std::string, double> costs_;
    std::unordered_set<std::string> never_;
};

// What one word contributes to the index.
struct Stammen {
    std::string stam;
    std::vector<std::string> delen;  // stems of the parts of a compound, without the stem itself
};

class Analyser {
public:
    Analyser(std::shared_ptr<const Stemmer> stemmer, Splitser splitser)
        : stemmer_(std::move(stemmer)), splitser_(std::move(splitser)) {}

    Stammen stammen(const Woord& woord) const;
    std::string stem(std::string_view folded_word) const { return stemmer_->stem(folded_word); }
    // Stems of a text in order, parts of compounds included.
    std::vector<std::string> stems(std::string_view utf8) const;
    Splitser& splitser() { return splitser_; }
    const Splitser& splitser() const { return splitser_; }

private:
    std::shared_ptr<const Stemmer> stemmer_;
    Splitser splitser_;
};

}  // namespace ontknoop::wetten
