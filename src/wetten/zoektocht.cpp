// SPDX-License-Identifier: EUPL-1.2
#include "wetten/zoektocht.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>

#include "wetten/jci.h"

namespace ontknoop::wetten {
namespace {

constexpr std::size_t most_candidates = 400;     // rows per layer that are looked at after ranking
// Per question and layer. Rows are found by the rarest words, until they are this many; a row that is found is then ranked by the
// commoner words as well, as far as their lists together are not longer than the second number.
constexpr std::int64_t most_found_rows = 8'000;
constexpr std::int64_t most_ranked_rows = 60'000;
constexpr double future_factor = 0.7;  // not law yet on the day of the question
constexpr std::size_t most_reasons = 4;
constexpr std::size_t fragment_length = 320;  // bytes of the text of a law
constexpr std::size_t most_scanned = 16'000;  // bytes of a text in which the fragment is looked for

double idf(const Laag& laag, std::int64_t rows) {
    const auto n = static_cast<double>(rows);
    return std::log(1 + (static_cast<double>(laag.rijen) - n + 0.5) / (n + 0.5));
}

// The passage of a text in which most of the question stands; ends at a word.
std::string choose_fragment(const std::string& text, const Analyser& analyser, const std::set<std::string>& wanted) {
    if (text.size() <= fragment_length) return text;
    const std::vector<Woord> words = tokenise(std::string_view(text).substr(0, most_scanned));
    std::vector<bool> hit;
    // Whole words only: splitting every compound of a long article costs more than the search itself.
    for (const Woord& word : words) hit.push_back(wanted.contains(analyser.stem(word.tekst)));
    std::size_t best_start = 0, best_count = 0, best_end = 0, first = 0, count = 0;
    for (std::size_t last = 0; last < words.size(); ++last) {
        count += hit[last];
        while (words[last].end - words[first].begin > fragment_length && first < last) count -= hit[first++];
        if (count > best_count || best_end == 0) {
            best_count = count;
            best_start = first;
            best_end = last + 1;
        } else if (first == best_start) {
            best_end = last + 1;
        }
    }
    if (words.empty()) return {};
    const std::size_t begin = words[best_start].begin, end = words[best_end - 1].end;
    return (begin > 0 ? "… " : "") + text.substr(begin, end - begin) + (end < text.size() ? " …" : "");
}

// The first way of a group of which every stem is there.
std::vector<Weg>::const_iterator find_weg(const Groep& groep, const Stamset& stems) {
    return std::ranges::find_if(groep.wegen, [&](const Weg& weg) {
        return std::ranges::all_of(weg.stammen, [&](const std::string& stam) { return stems.contains(stam); });
    });
}

// The sentence that says most of what the rest of the hit does not; nothing when none does.
const std::string* best_volksmond(const std::vector<std::string>& zinnen, const Trefferwoorden& words, const std::vector<const Groep*>& groepen) {
    const std::string* best = nullptr;
    std::ptrdiff_t most = 0;
    for (std::size_t i = 0; i < zinnen.size(); ++i) {
        const auto said = std::ranges::count_if(groepen, [&](const Groep* groep) { return find_weg(*groep, words.volksmond[i]) != groep->wegen.end(); });
        if (said > most) {
            most = said;
            best = &zinnen[i];
        }
    }
    return best;
}

}  // namespace

Stamset::Stamset(std::vector<std::string> stems) : stems_(std::move(stems)) {
    std::ranges::sort(stems_);
    const auto again = std::ranges::unique(stems_);
    stems_.erase(again.begin(), again.end());
    stems_.shrink_to_fit();
}

Opdracht make_opdracht(const Laag& laag, const Zoekplan& plan, const Weging& weging, const Laagweging& laagweging) {
    // Common words first out when the question would match too many rows.
    std::map<std::string, std::int64_t> rows;
    for (const Groep& groep : plan.groepen) {
        for (const Weg& weg : groep.wegen) {
            for (const std::string& stam : weg.stammen) {
                if (const auto found = laag.stammen.find(stam); found != laag.stammen.end()) rows.emplace(stam, found->second);
            }
        }
    }
    std::vector<std::pair<std::int64_t, std::string>> by_rarity;
    for (const auto& [stam, count] : rows) by_rarity.emplace_back(count, stam);
    std::ranges::sort(by_rarity);
    std::map<std::string, int> phrase;
    Opdracht opdracht;
    std::int64_t matched = 0;
    std::string found_by, ranked_by;
    int finding = 0;
    for (const auto& [count, stam] : by_rarity) {
        matched += count;
        const bool finds = matched <= most_found_rows || phrase.empty();
        if (!finds && matched > most_ranked_rows) break;
        phrase.emplace(stam, static_cast<int>(phrase.size()));
        opdracht.meting.idf.push_back(idf(laag, count));
        std::string& list = finds ? found_by : ranked_by;
        if (!list.empty()) list += " OR ";
        list += '"' + stam + '"';  // a stem holds no quotes: the tokenizer drops them
        finding += finds;
    }
    // The words that find stand in both parts, so that every word has one phrase to be ranked by: those of the second part.
    opdracht.match = ranked_by.empty() ? found_by : "(" + found_by + ") AND (" + found_by + " OR " + ranked_by + ")";
    opdracht.meting.eerste_frase = ranked_by.empty() ? 0 : finding;

    fts::Meting& meting = opdracht.meting;
    meting.staart = weging.staart;
    meting.dekking = weging.dekking;
    meting.b = laagweging.lengte;
    meting.heel = weging.heel;
    meting.kolom = laagweging.kolom;
    meting.gemiddeld = laag.gemiddeld;
    meting.lengten = &laag.lengten;
    for (const Groep& groep : plan.groepen) {
        double maximum = 0;
        for (const Weg& weg : groep.wegen) {
            fts::Meting::Weg found;
            found.groep = static_cast<int>(meting.groep_maximum.size());
            double sum = 0;
            for (const std::string& stam : weg.stammen) {
                if (const auto at = phrase.find(stam); at != phrase.end()) {
                    found.frasen.push_back(at->second);
                    sum += meting.idf[static_cast<std::size_t>(at->second)];
                }
            }
            if (found.frasen.empty()) continue;
            found.gewicht = weg.gewicht * (weg.soort == Wegsoort::synoniem ? laagweging.synoniem : 1) / std::sqrt(static_cast<double>(weg.stammen.size()));
            maximum = std::max(maximum, found.gewicht * sum);
            meting.wegen.push_back(std::move(found));
        }
        meting.groep_maximum.push_back(maximum);
    }
    return opdracht;
}

std::vector<std::pair<double, std::int64_t>> best_rows(fts::Statement& select, const Opdracht& opdracht) {
    std::vector<std::pair<double, std::int64_t>> rows;
    if (opdracht.match.empty()) return rows;
    select.bind(1, opdracht.match).bind(2, opdracht.meting);
    while (select.step()) rows.emplace_back(select.real(1), -select.number(0));  // negative: earlier rows win a tie
    select.reset();
    if (rows.size() > most_candidates) {
        std::ranges::nth_element(rows, rows.begin() + most_candidates, std::greater<>());
        rows.resize(most_candidates);
    }
    for (auto& row : rows) row.second = -row.second;
    return rows;
}

bool Zoektocht::in_gemeente(const Rij& row) const {
    return !row.gemeente || (vraag.gemeente && same_gemeente(*row.gemeente, *vraag.gemeente));
}

bool Zoektocht::wanted(const Rij& row) const {
    if (!in_gemeente(row) || (!row.tot.empty() && row.tot <= op)) return false;
    if (!vraag.leefgebieden.empty() && !shares(vraag.leefgebieden, row.leefgebieden)) return false;
    return vraag.ruimten.empty() || std::ranges::find(vraag.ruimten, row.ruimte) != vraag.ruimten.end();
}

bool Zoektocht::names_article(const Rij& row) const {
    return std::ranges::find(plan.artikelen, row.artikel) != plan.artikelen.end() &&
           (plan.genoemd.empty() || plan.genoemd.contains(regelingen.at(row.regeling).id));
}

double Zoektocht::weigh(const Rij& row, double words, double layer) const {
    const Indexregeling& regeling = regelingen.at(row.regeling);
    double factor = 1;
    if (row.bepaling.empty() && regeling.kern) factor += weging.kern;
    if (row.ruimtewoord) factor += weging.ruimtewoord;
    if (plan.genoemd.contains(regeling.id)) factor += weging.regeling_genoemd;
    if (plan.vermoed.contains(regeling.id)) factor += weging.regeling_vermoed;
    if (!vraag.voorkeur.empty() && shares(vraag.voorkeur, row.leefgebieden)) factor += weging.voorkeur;
    double score = layer * words * factor;
    if (names_article(row)) score += weging.genoemd;
    return is_future(row) ? score * future_factor : score;
}

Trefferwoorden Zoektocht::words_of(const Rij& row, const std::string& fragment) const {
    std::vector<std::string> seen;
    for (const std::string* text : {&row.titel, &fragment, &row.extra, &row.indeling}) std::ranges::move(analyser.stems(*text), std::back_inserter(seen));
    Trefferwoorden words{Stamset(std::move(seen)), {}};
    for (const std::string& zin : inhoud.volksmond_van(row.bepaling)) words.volksmond.emplace_back(analyser.stems(zin));
    return words;
}

bool Zoektocht::rests_on_story(const Rij& row, const Trefferwoorden& words) const {
    if (names_article(row) || plan.genoemd.contains(regelingen.at(row.regeling).id)) return false;
    std::vector<const Groep*> strong;
    for (const Groep& groep : plan.groepen) {
        if (groep.zwak) continue;
        if (find_weg(groep, words.getoond) != groep.wegen.end()) return false;
        strong.push_back(&groep);
    }
    return best_volksmond(inhoud.volksmond_van(row.bepaling), words, strong) == nullptr;
}

std::vector<std::string> Zoektocht::reasons(const Rij& row, const Trefferwoorden& words) const {
    std::vector<std::string> result;
    const Indexregeling& regeling = regelingen.at(row.regeling);
    if (is_future(row)) result.push_back(inhoud.reden("nog_niet", format_date(*parse_iso_date(row.vanaf))));
    if (names_article(row)) result.push_back(inhoud.reden("artikel", row.artikel));
    else if (plan.genoemd.contains(regeling.id)) result.push_back(inhoud.reden("regeling", regeling.naam));
    std::vector<const Groep*> unexplained;
    static constexpr std::string_view codes[] = {"woord", "deelwoord", "synoniem", "hersteld"};
    for (const Groep& groep : plan.groepen) {
        if (result.size() >= most_reasons) break;
        const auto weg = find_weg(groep, words.getoond);
        if (weg == groep.wegen.end()) {
            unexplained.push_back(&groep);
            continue;
        }
        result.push_back(inhoud.reden(codes[static_cast<std::size_t>(weg->soort)], groep.geschreven, weg->getoond));
    }
    if (result.size() < most_reasons) {
        if (const std::string* zin = best_volksmond(inhoud.volksmond_van(row.bepaling), words, unexplained)) {
            result.push_back(inhoud.reden("volksmond", *zin));
        }
    }
    if (!vraag.voorkeur.empty() && result.size() < most_reasons && shares(vraag.voorkeur, row.leefgebieden)) {
        // The names of the life domains follow the kind of room and the decider in `indeling`.
        const std::vector<std::string> names = split_list(row.indeling, '\n');
        const std::vector<std::string> codes_of_row = split_list(row.leefgebieden, ' ');
        for (std::size_t i = 0; i < codes_of_row.size() && i + 2 < names.size(); ++i) {
            if (std::ranges::find(vraag.voorkeur, codes_of_row[i]) == vraag.voorkeur.end()) continue;
            result.push_back(inhoud.reden("voorkeur", names[i + 2]));
            break;
        }
    }
    return result;
}

Treffer treffer_van(const Bepaling& bepaling, bool grens, Date op) {
    Treffer hit;
    hit.stelsel = bepaling.stelsel;
    hit.regeling_id = bepaling.regeling_id;
    hit.regeling = bepaling.regeling;
    hit.artikel = bepaling.artikel;
    hit.lid = bepaling.lid;
    hit.titel = bepaling.titel;
    hit.fragment = bepaling.samenvatting;
    hit.bepaling_id = bepaling.id;
    hit.grenzen = bepaling.grenzen;
    hit.grens = grens;
    hit.nog_niet_geldig = bepaling.geldig_vanaf && op < *bepaling.geldig_vanaf;
    hit.link = bepaling.link();
    return hit;
}

// A row holds of a provision what a hit shows; a text of the law is shown as a provision without an id, with a passage as its summary.
Treffer Zoektocht::show(const Rij& row, double score, const std::set<std::string>& stems) const {
    const Indexregeling& regeling = regelingen.at(row.regeling);
    Bepaling shown;
    shown.id = row.bepaling;
    shown.stelsel = regeling.stelsel;
    shown.regeling_id = regeling.id;
    shown.regeling = regeling.naam;
    shown.artikel = row.artikel;
    shown.lid = row.lid;
    shown.titel = row.titel;
    shown.samenvatting = row.bepaling.empty() ? choose_fragment(row.tekst, analyser, stems) : row.tekst;
    shown.grenzen = split_list(row.grenzen, ' ');
    shown.geldig_vanaf = parse_iso_date(row.vanaf);
    Treffer hit = treffer_van(shown, row.grens, vraag.op);
    hit.score = score;
    // The passage of a law that is shown is another for every question.
    const auto read = [&] { return words_of(row, hit.fragment); };
    const auto words = row.bepaling.empty() ? std::make_shared<const Trefferwoorden>(read()) : gelezen.get(std::to_string(row.nr), read);
    hit.redenen = reasons(row, *words);
    hit.zwak = rests_on_story(row, *words);
    return hit;
}

}  // namespace ontknoop::wetten
