// SPDX-License-Identifier: EUPL-1.2
#include "wetten/zoekplan.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "wetten/jci.h"

namespace ontknoop::wetten {
namespace {

constexpr std::size_t most_words = 60;  // of a question; what follows is not looked at

struct Vraagwoord {
    Woord woord;
    Stammen stammen;
    bool stop = false;
    int groep = -1;
};

bool is_artikelwoord(const std::string& word) { return word == "artikel" || word == "artikelen" || word == "art"; }

void add_weg(Groep& groep, Weg weg) {
    const bool known = std::ranges::any_of(groep.wegen, [&](const Weg& other) { return other.stammen == weg.stammen; });
    if (!known && !weg.stammen.empty()) groep.wegen.push_back(std::move(weg));
}

// Marks names of regulations in the question; their words stay search words too ("bijstand" is both).
std::vector<bool> find_namen(const Plancontext& context, const std::vector<Vraagwoord>& words, Zoekplan& plan) {
    std::vector<bool> part_of_name(words.size(), false);
    constexpr std::size_t longest_name = 8;
    for (std::size_t start = 0; start < words.size(); ++start) {
        std::vector<std::string> stems;
        for (std::size_t at = start; at < words.size() && stems.size() < longest_name; ++at) {
            stems.push_back(words[at].stammen.stam);
            const auto found = context.namen.find(stems);
            if (found == context.namen.end()) continue;
            plan.genoemd.insert(found->second.begin(), found->second.end());
            std::fill(part_of_name.begin() + static_cast<std::ptrdiff_t>(start),
                      part_of_name.begin() + static_cast<std::ptrdiff_t>(at) + 1, true);
        }
    }
    return part_of_name;
}

// "art. 58 lid 8 Pw", "4:84 Awb", "artikel 18 en 35": a bare number ("18 jaar") names no article.
void find_artikelen(const std::vector<Vraagwoord>& words, const std::vector<bool>& in_name, Zoekplan& plan) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& text = words[i].woord.tekst;
        if (!words[i].woord.is_nummer() || in_name[i]) continue;
        const bool after_artikel = i > 0 && is_artikelwoord(words[i - 1].woord.tekst);
        const bool beside_name = (i > 0 && in_name[i - 1]) || (i + 1 < words.size() && in_name[i + 1]);
        const bool follows_artikel = i > 1 && words[i - 1].woord.tekst == "en" && !plan.artikelen.empty() &&
                                     words[i - 2].woord.tekst == plan.artikelen.back();
        if (after_artikel || beside_name || follows_artikel || text.find(':') != std::string::npos) {
            plan.artikelen.push_back(text);
        }
    }
}

// A word that belongs to the story of a household rather than to the question ("moeder", "vandaag"), or a bare number. Ages at
// which rules change keep their weight.
bool is_zwak(const Plancontext& context, const Vraagwoord& word) {
    static constexpr std::array<std::string_view, 6> leeftijden = {"16", "17", "18", "21", "23", "27"};
    if (word.woord.is_nummer()) return word.woord.tekst.find_first_of(":.") == std::string::npos && std::ranges::find(leeftijden, word.woord.tekst) == leeftijden.end();
    return context.inhoud.zwakke_stammen.contains(word.stammen.stam);
}

void add_woord(const Plancontext& context, Vraagwoord& word, Zoekplan& plan) {
    Groep groep{word.woord.tekst, {}, is_zwak(context, word)};
    const double belang = groep.zwak ? context.weging.zwak : 1.0;
    const auto known = [&](const std::string& stam) { return context.kent_stam(stam); };
    const bool findable = known(word.stammen.stam) || (!word.stammen.delen.empty() && std::ranges::all_of(word.stammen.delen, known));
    if (!findable) {
        if (const std::optional<std::string> repaired = context.spelling.repair(word.woord.tekst)) {
            plan.verbeteringen.push_back({word.woord.tekst, *repaired});
            word.woord.tekst = *repaired;
            word.woord.delen.clear();
            word.stammen = context.analyser.stammen(word.woord);
            add_weg(groep, {Wegsoort::hersteld, {word.stammen.stam}, belang * context.weging.hersteld, *repaired});
        }
    }
    add_weg(groep, {Wegsoort::woord, {word.stammen.stam}, belang, word.woord.tekst});
    if (!word.stammen.delen.empty()) {
        add_weg(groep, {Wegsoort::deelwoord, word.stammen.delen, belang * context.weging.deelwoord, word.stammen.delen.back()});
        for (const std::string& deel : word.stammen.delen) {
            add_weg(groep, {Wegsoort::deelwoord, {deel}, belang * context.weging.deelwoord * 0.6, deel});
        }
    }
    word.groep = static_cast<int>(plan.groepen.size());
    plan.groepen.push_back(std::move(groep));
}

// "brief adres" finds briefadres.
void add_joined(const Plancontext& context, const std::vector<Vraagwoord>& words, Zoekplan& plan) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i].groep < 0 || words[i + 1].groep < 0 || words[i].woord.is_nummer() || words[i + 1].woord.is_nummer()) continue;
        const std::string joined = words[i].woord.tekst + words[i + 1].woord.tekst;
        if (!context.spelling.knows(joined)) continue;
        add_weg(plan.groepen[static_cast<std::size_t>(words[i].groep)],
                {Wegsoort::woord, {context.analyser.stem(joined)}, 1.0, joined});
    }
}

// Positions (in the question) of an expression: all its stems within a window a little wider than itself.
std::vector<std::size_t> find_uitdrukking(const std::vector<Vraagwoord>& words, const Uitdrukking& uitdrukking, bool& through_part) {
    constexpr std::size_t slack = 4;
    const auto matches = [](const Vraagwoord& word, const std::string& stam, bool& part) {
        if (word.stop) return false;
        if (word.stammen.stam == stam) return true;
        part = std::ranges::find(word.stammen.delen, stam) != word.stammen.delen.end();
        return part;
    };
    for (std::size_t start = 0; start < words.size(); ++start) {
        std::vector<std::size_t> positions;
        bool any_part = false;
        const std::size_t end = std::min(words.size(), start + uitdrukking.stammen.size() + slack);
        for (const std::string& stam : uitdrukking.stammen) {
            bool part = false;
            std::size_t at = start;
            while (at < end && !matches(words[at], stam, part)) ++at;
            if (at == end) break;
            any_part = any_part || part;
            positions.push_back(at);
        }
        if (positions.size() == uitdrukking.stammen.size()) {
            through_part = any_part;
            return positions;
        }
    }
    return {};
}

// Every stem by which a word of the question meets an expression. Most of the thesaurus has nothing to do with a question: a
// look here spares the walk along all its words.
std::unordered_set<std::string_view> stems_of(const std::vector<Vraagwoord>& words) {
    std::unordered_set<std::string_view> stems;
    for (const Vraagwoord& word : words) {
        if (word.stop) continue;
        stems.insert(word.stammen.stam);
        stems.insert(word.stammen.delen.begin(), word.stammen.delen.end());
    }
    return stems;
}

void add_begrip(const Plancontext& context, const std::vector<Vraagwoord>& words, const std::unordered_set<std::string_view>& said, const Begrip& begrip,
                Zoekplan& plan) {
    for (const Uitdrukking& gewoon : begrip.gewoon) {
        if (!std::ranges::all_of(gewoon.stammen, [&](const std::string& stam) { return said.contains(stam); })) continue;
        bool through_part = false;
        const std::vector<std::size_t> positions = find_uitdrukking(words, gewoon, through_part);
        if (positions.empty()) continue;
        for (const std::string& naam : begrip.regelingen) {
            const auto found = context.namen.find(naam_stammen(context.analyser, naam));
            if (found != context.namen.end()) plan.vermoed.insert(found->second.begin(), found->second.end());
        }
        Groep* groep = nullptr;
        if (positions.size() == 1) {
            groep = &plan.groepen[static_cast<std::size_t>(words[positions[0]].groep)];
        } else {
            plan.groepen.push_back({gewoon.tekst, {}});
            groep = &plan.groepen.back();
        }
        const double gewicht = through_part ? context.weging.deelwoord : 1.0;
        for (const Uitdrukking& wet : begrip.wet) add_weg(*groep, {Wegsoort::synoniem, wet.stammen, gewicht, wet.tekst});
        return;
    }
}

}  // namespace

std::vector<std::string> naam_stammen(const Analyser& analyser, std::string_view naam) {
    std::vector<std::string> stems;
    for (const Woord& word : tokenise(naam)) stems.push_back(analyser.stem(word.tekst));
    return stems;
}

Zoekplan make_zoekplan(const Plancontext& context, std::string_view vraag) {
    Zoekplan plan;
    std::string text(vraag);
    for (const Verwijzing& verwijzing : find_verwijzingen(vraag, 10)) {
        if (verwijzing.soort == Verwijzingsoort::ecli) continue;
        plan.genoemd.insert(verwijzing.kenmerk);
        if (verwijzing.jci && !verwijzing.jci->artikel().empty()) plan.artikelen.push_back(verwijzing.jci->artikel());
        // The reference has been understood; its pieces are no words to search for.
        std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(verwijzing.begin), verwijzing.length, ' ');
    }

    std::vector<Vraagwoord> words;
    for (Woord& word : tokenise(text)) {
        if (words.size() == most_words) break;
        Stammen stammen = context.analyser.stammen(word);
        const bool stop = context.inhoud.is_stopwoord(word.tekst) || word.tekst.size() < 2;
        words.push_back({std::move(word), std::move(stammen), stop, -1});
    }
    const std::vector<bool> in_name = find_namen(context, words, plan);
    find_artikelen(words, in_name, plan);

    std::set<std::string> seen;
    for (Vraagwoord& word : words) {
        if (word.stop) continue;
        // A word said twice counts once.
        if (const auto [_, fresh] = seen.insert(word.stammen.stam); !fresh) {
            word.stop = true;
            continue;
        }
        add_woord(context, word, plan);
    }
    add_joined(context, words, plan);
    const auto said = stems_of(words);
    for (const Begrip& begrip : context.inhoud.begrippen) add_begrip(context, words, said, begrip, plan);
    return plan;
}

}  // namespace ontknoop::wetten
