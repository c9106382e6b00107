// SPDX-License-Identifier: EUPL-1.2
#include "wetten/verankering.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/hex.h"
#include "base/text.h"
#include "wetten/analyser.h"
#include "wetten/xml_stroom.h"

namespace ontknoop::wetten {
namespace {

constexpr std::size_t context_length = 80;
// Thresholds of likeness (share of word pairs in common), chosen on the anchor cases of tests/wetten/verankering_test.cpp:
// elsewhere the words must convince by themselves, at the old place a little less is enough.
constexpr double like_elsewhere = 0.60;
constexpr double like_in_place = 0.40;
constexpr double clear_margin = 0.10;

std::string hash_text(std::string_view text) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
    return to_hex(hash);
}

// For comparing: case and punctuation do not make another text.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (Woord& word : tokenise(text)) words.push_back(std::move(word.tekst));
    return words;
}

using Pairs = std::map<std::pair<std::string, std::string>, int>;

Pairs pairs_of(const std::vector<std::string>& words) {
    Pairs pairs;
    if (words.size() == 1) ++pairs[{words[0], ""}];
    for (std::size_t i = 0; i + 1 < words.size(); ++i) ++pairs[{words[i], words[i + 1]}];
    return pairs;
}

int count(const Pairs& pairs) {
    int total = 0;
    for (const auto& [pair, times] : pairs) total += times;
    return total;
}

int in_common(const Pairs& a, const Pairs& b) {
    int total = 0;
    for (const auto& [pair, times] : a) {
        if (const auto found = b.find(pair); found != b.end()) total += std::min(times, found->second);
    }
    return total;
}

// How much of the quote is still in the block, tempered by how much else the block holds: a quote that was merged into a
// longer paragraph stays like it, one that shares a few set phrases with a long paragraph does not.
double likeness(const Pairs& quote, const Pairs& block) {
    const int quoted = count(quote), present = count(block), common = in_common(quote, block);
    if (quoted == 0 || present == 0) return 0;
    const double kept = static_cast<double>(common) / quoted;
    const double dice = 2.0 * common / (quoted + present);
    return 0.65 * kept + 0.35 * dice;
}

std::size_t common_suffix(std::string_view a, std::string_view b) {
    std::size_t n = 0;
    while (n < a.size() && n < b.size() && a[a.size() - 1 - n] == b[b.size() - 1 - n]) ++n;
    return n;
}
std::size_t common_prefix(std::string_view a, std::string_view b) {
    std::size_t n = 0;
    while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
    return n;
}

struct Kandidaat {
    const Artikel* artikel;
    const Tekstblok* blok;
    std::string tekst;
    double score = 0;
    bool same_article = false;
    bool same_lid = false;
};

// Blocks that are law on the day, with how they compare to the old place.
std::vector<Kandidaat> candidates(const Anker& anker, const Regelingversie& versie, Date op) {
    std::vector<Kandidaat> result;
    for (const Artikel& artikel : versie.artikelen) {
        if (artikel.status == Artikelstatus::vervallen || (artikel.inwerking && *artikel.inwerking > op)) continue;
        for (const Tekstblok& blok : versie.blokken_van(artikel)) {
            Kandidaat item{&artikel, &blok, collapse(blok.tekst()), 0, artikel.nr == anker.artikel, blok.nr == anker.lid};
            if (!item.tekst.empty()) result.push_back(std::move(item));
        }
    }
    return result;
}

// The same words at several places: what stands around them and the old number decide, if they can.
double place_score(const Anker& anker, const Kandidaat& kandidaat, std::size_t at) {
    const std::string_view text = kandidaat.tekst;
    const double context = static_cast<double>(common_suffix(anker.voor, text.substr(0, at)) +
                                               common_prefix(anker.na, text.substr(at + anker.citaat.size())));
    const auto possible = static_cast<double>(anker.voor.size() + anker.na.size());
    // The number of a lid is part of its text and moves with it: weigh place and surroundings about equally.
    return (kandidaat.same_article ? 1.0 : 0) + (kandidaat.same_article && kandidaat.same_lid ? 0.5 : 0) +
           (possible > 0 ? context / possible : 0);
}

Herankering answer(const Anker& anker, const Kandidaat& kandidaat, Vondst vondst, double gelijkenis) {
    Herankering result;
    result.vondst = vondst;
    result.artikel = kandidaat.artikel->nr;
    result.lid = kandidaat.blok->nr;
    result.pad = kandidaat.blok->pad;
    result.tekst = kandidaat.tekst;
    result.gelijkenis = gelijkenis;
    result.verplaatst = !kandidaat.same_article || kandidaat.blok->nr != anker.lid;
    return result;
}

bool clearly_best(const std::vector<Kandidaat>& ranked) {
    return ranked.size() < 2 || ranked[0].score - ranked[1].score >= clear_margin;
}

void rank(std::vector<Kandidaat>& list) {
    std::ranges::stable_sort(list, [](const Kandidaat& a, const Kandidaat& b) { return a.score > b.score; });
}

// Text of a lid without its number: "2 Het eerste lid ..." and "3 Het eerste lid ..." are the same words.
std::string_view without_number(std::string_view text, std::string_view nr) {
    if (!nr.empty() && text.starts_with(nr) && text.substr(nr.size()).starts_with(' ')) text.remove_prefix(nr.size() + 1);
    return text;
}

std::string comparable(const Regelingversie& versie, const Artikel& artikel) {
    return collapse(artikel.titel + "\n" + versie.tekst_van(artikel));
}

std::size_t find_pair(const Artikel& artikel, const std::vector<const Artikel*>& others, const std::set<const Artikel*>& taken, bool by_identity) {
    for (std::size_t i = 0; i < others.size(); ++i) {
        const Artikel& other = *others[i];
        if (taken.contains(&other)) continue;
        const bool same = by_identity ? !artikel.stam_id.empty() && artikel.stam_id == other.stam_id &&
                                            artikel.status == other.status
                                      : artikel.nr == other.nr && artikel.status == other.status;
        if (same) return i;
    }
    return others.size();
}

}  // namespace

std::optional<Anker> make_anker(const Regelingversie& versie, const Artikel& artikel, const Tekstblok& blok, std::string_view citaat) {
    const std::string full = collapse(blok.tekst());
    const std::string_view text = without_number(full, blok.nr);
    const std::string quote = citaat.empty() ? std::string(text) : collapse(citaat);
    const std::size_t at = text.find(quote);
    if (quote.empty() || at == std::string_view::npos) return std::nullopt;
    Anker anker;
    anker.regeling_id = versie.regeling_id;
    anker.artikel = artikel.nr;
    anker.lid = blok.nr;
    anker.pad = blok.pad;
    anker.citaat = quote;
    const std::size_t from = at > context_length ? at - context_length : 0;
    anker.voor = text.substr(from, at - from);
    anker.na = text.substr(at + quote.size(), context_length);
    anker.versie = versie.inwerkingtreding;
    anker.hash = hash_text(text);
    return anker;
}

Herankering find_anker(const Anker& anker, const Regelingversie& versie, Date op) {
    std::vector<Kandidaat> all = candidates(anker, versie, op);

    std::vector<Kandidaat> exact;
    for (Kandidaat& item : all) {
        // An unchanged block at the old place needs no further search.
        if (item.same_article && item.same_lid && hash_text(without_number(item.tekst, item.blok->nr)) == anker.hash) {
            return answer(anker, item, Vondst::gevonden, 1);
        }
        item.tekst = without_number(item.tekst, item.blok->nr);
        double best = -1;
        for (std::size_t at = item.tekst.find(anker.citaat); at != std::string::npos; at = item.tekst.find(anker.citaat, at + 1)) {
            best = std::max(best, place_score(anker, item, at));
        }
        if (best < 0) continue;
        exact.push_back(item);
        exact.back().score = best;
    }
    if (!exact.empty()) {
        rank(exact);
        return answer(anker, exact[0], clearly_best(exact) ? Vondst::gevonden : Vondst::meerdere, 1);
    }

    const Pairs quote = pairs_of(words_of(anker.citaat));
    for (Kandidaat& item : all) item.score = likeness(quote, pairs_of(words_of(item.tekst)));
    std::erase_if(all, [](const Kandidaat& item) {
        return item.score < (item.same_article && item.same_lid ? like_in_place : like_elsewhere);
    });
    rank(all);
    if (!all.empty()) {
        const bool in_place = all[0].same_article && all[0].same_lid;
        return answer(anker, all[0], in_place || clearly_best(all) ? Vondst::vaag : Vondst::meerdere, all[0].score);
    }
    Herankering gone;
    gone.artikel = anker.artikel;
    gone.lid = anker.lid;
    gone.artikel_vervallen = std::ranges::any_of(versie.artikelen, [&](const Artikel& artikel) {
        return artikel.nr == anker.artikel && artikel.status == Artikelstatus::vervallen;
    });
    return gone;
}

std::vector<Herankering> find_plaatsen(const Anker& anker, const Regelingversie& versie, Date op, std::size_t meeste) {
    std::vector<Kandidaat> all = candidates(anker, versie, op);
    const Pairs quote = pairs_of(words_of(anker.citaat));
    for (Kandidaat& item : all) {
        item.tekst = without_number(item.tekst, item.blok->nr);
        item.score = item.tekst.find(anker.citaat) != std::string::npos ? 1 : likeness(quote, pairs_of(words_of(item.tekst)));
        // The old place is worth looking at even when hardly a word is left.
        if (item.score == 0 && item.same_article && item.same_lid) item.score = 0.001;
    }
    std::erase_if(all, [](const Kandidaat& item) { return item.score == 0; });
    rank(all);
    if (all.size() > meeste) all.resize(meeste);
    std::vector<Herankering> places;
    for (const Kandidaat& item : all) places.push_back(answer(anker, item, item.score == 1 ? Vondst::gevonden : Vondst::vaag, item.score));
    return places;
}

std::vector<Artikelverschil> vergelijk(const Regelingversie& oud, const Regelingversie& nieuw) {
    std::vector<const Artikel*> old_articles;
    for (const Artikel& artikel : oud.artikelen) old_articles.push_back(&artikel);
    std::set<const Artikel*> taken;
    std::vector<const Artikel*> partner(nieuw.artikelen.size(), nullptr);
    for (const bool by_identity : {true, false}) {
        for (std::size_t i = 0; i < nieuw.artikelen.size(); ++i) {
            if (partner[i]) continue;
            const std::size_t at = find_pair(nieuw.artikelen[i], old_articles, taken, by_identity);
            if (at == old_articles.size()) continue;
            partner[i] = old_articles[at];
            taken.insert(old_articles[at]);
        }
    }
    // What was law and is repealed now, or was announced and is law now, keeps its number but not its status.
    for (std::size_t i = 0; i < nieuw.artikelen.size(); ++i) {
        if (partner[i]) continue;
        for (const Artikel* other : old_articles) {
            if (taken.contains(other) || other->nr != nieuw.artikelen[i].nr) continue;
            partner[i] = other;
            taken.insert(other);
            break;
        }
    }

    std::vector<Artikelverschil> result;
    for (std::size_t i = 0; i < nieuw.artikelen.size(); ++i) {
        const Artikel& now = nieuw.artikelen[i];
        Artikelverschil item;
        item.nieuw_nr = now.nr;
        item.nieuwe_status = now.status;
        item.nieuw_tekst = comparable(nieuw, now);
        if (!partner[i]) {
            item.wijziging = Wijziging::nieuw;
            result.push_back(std::move(item));
            continue;
        }
        const Artikel& before = *partner[i];
        item.oud_nr = before.nr;
        item.oud_tekst = comparable(oud, before);
        if (now.status == Artikelstatus::vervallen && before.status != Artikelstatus::vervallen) item.wijziging = Wijziging::vervallen;
        else if (item.oud_tekst != item.nieuw_tekst || now.status != before.status) item.wijziging = Wijziging::gewijzigd;
        else if (now.nr != before.nr) item.wijziging = Wijziging::vernummerd;
        else continue;
        result.push_back(std::move(item));
    }
    for (const Artikel* before : old_articles) {
        if (taken.contains(before) || before->status == Artikelstatus::vervallen) continue;
        Artikelverschil item;
        item.wijziging = Wijziging::vervallen;
        item.oud_nr = before->nr;
        item.oud_tekst = comparable(oud, *before);
        item.nieuwe_status = Artikelstatus::vervallen;
        result.push_back(std::move(item));
    }
    return result;
}

std::vector<Tekstverschil> woordverschil(std::string_view oud, std::string_view nieuw) {
    constexpr std::size_t most_words = 3'000;
    const std::string a_text = collapse(oud), b_text = collapse(nieuw);
    std::vector<std::string_view> a = split(a_text, ' '), b = split(b_text, ' ');
    std::vector<Tekstverschil> result;
    const auto add = [&](Tekstverschil::Soort soort, std::string_view text) {
        if (text.empty()) return;
        if (!result.empty() && result.back().soort == soort) {
            result.back().tekst += " " + std::string(text);
        } else {
            result.push_back({soort, std::string(text)});
        }
    };
    if (a.size() > most_words || b.size() > most_words) {
        if (a_text == b_text) {
            add(Tekstverschil::Soort::gelijk, a_text);
        } else {
            add(Tekstverschil::Soort::weg, a_text);
            add(Tekstverschil::Soort::bij, b_text);
        }
        return result;
    }
    // Length of the longest common subsequence of a[i..] and b[j..] (Wagner and Fischer 1974).
    const std::size_t width = b.size() + 1;
    std::vector<std::uint16_t> longest((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            longest[i * width + j] = a[i] == b[j] ? static_cast<std::uint16_t>(longest[(i + 1) * width + j + 1] + 1)
                                                  : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
        }
    }
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            add(Tekstverschil::Soort::gelijk, a[i]);
            ++i, ++j;
        } else if (j == b.size() || (i < a.size() && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
            add(Tekstverschil::Soort::weg, a[i++]);
        } else {
            add(Tekstverschil::Soort::bij, b[j++]);
        }
    }
    return result;
}

}  // namespace ontknoop::wetten
