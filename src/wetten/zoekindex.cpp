// SPDX-License-Identifier: EUPL-1.2
#include "wetten/zoekindex.h"

#include <sodium.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <mutex>
#include <set>

#include "base/result.h"
#include "wetten/jci.h"
#include "wetten/zoek_fts.h"
#include "wetten/zoekindex_bouw.h"
#include "wetten/zoekinhoud.h"
#include "wetten/zoekplan.h"

namespace ontknoop::wetten {
namespace {

constexpr std::size_t most_candidates = 400;     // rows per layer that are looked at after ranking
constexpr std::int64_t most_matched_rows = 60'000;  // per question and layer; very common words give way to rarer ones
constexpr double future_factor = 0.7;  // not law yet on the day of the question
constexpr std::size_t most_reasons = 4;
constexpr std::size_t fragment_length = 320;  // bytes of the text of a law
constexpr std::size_t most_kept_answers = 256;
constexpr std::size_t most_scanned = 16'000;  // bytes of a text in which the fragment is looked for

struct Indexregeling {
    std::string id;
    Stelsel stelsel = Stelsel::bwb;
    std::string naam;
    bool kern = false;
};

// One layer of the index: the own words, or the texts of the law.
struct Laag {
    std::string tabel;
    std::int64_t rijen = 0;
    std::vector<double> gemiddeld;                          // mean length per column
    std::unordered_map<std::string, std::int64_t> stammen;  // stem -> rows with it
};

struct Rij {
    std::int64_t nr = 0;
    std::int64_t regeling = 0;
    std::string artikel, lid, titel, tekst, extra;
    std::optional<std::string> gemeente;
    std::string vanaf, tot, bepaling, leefgebieden, ruimte, indeling;
    bool grens = false;
    std::string grenzen;
    bool ruimtewoord = false;
    double score = 0;
};

// Everything an answer of this index depends on, as 32 bytes: what people ask is not kept in readable form.
std::string sleutel_van(const Zoekvraag& vraag) {
    std::string all;
    const auto add = [&](std::string_view part) { (all += std::to_string(part.size()) += ':') += part; };
    const auto add_list = [&](const std::vector<std::string>& list) {
        add(std::to_string(list.size()));
        for (const std::string& item : list) add(item);
    };
    add(vraag.tekst), add(to_iso(vraag.op)), add(vraag.gemeente ? "+" + *vraag.gemeente : ""), add(std::to_string(vraag.aantal));
    add_list(vraag.leefgebieden), add_list(vraag.ruimten), add_list(vraag.voorkeur);
    std::string key(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(key.data()), key.size(), reinterpret_cast<const unsigned char*>(all.data()), all.size(),
                       nullptr, 0);
    return key;
}

std::vector<std::string> split_list(std::string_view text, char separator) {
    std::vector<std::string> result;
    while (!text.empty()) {
        const std::size_t at = text.find(separator);
        if (at != 0) result.emplace_back(text.substr(0, at));
        text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    }
    return result;
}

bool shares(const std::vector<std::string>& wanted, std::string_view list) {
    const std::vector<std::string> present = split_list(list, ' ');
    return std::ranges::any_of(wanted, [&](const std::string& item) {
        return std::ranges::find(present, item) != present.end();
    });
}

// What one search needs of the database; borrowed from the pool.
struct Werkplek {
    explicit Werkplek(fts::Connection&& opened)
        : connection(std::move(opened)),
          eigen(connection.get(), "SELECT rowid, gewicht(laag_eigen, ?2) FROM laag_eigen WHERE laag_eigen MATCH ?1"),
          tekst(connection.get(), "SELECT rowid, gewicht(laag_tekst, ?2) FROM laag_tekst WHERE laag_tekst MATCH ?1"),
          rij(connection.get(),
              "SELECT nr, regeling, artikel, lid, titel, gemeente, vanaf, tot, bepaling, leefgebieden, ruimte, indeling, grens,"
              " grenzen, ruimtewoord FROM rij WHERE nr = ?1"),
          lang(connection.get(), "SELECT extra, tekst FROM rij WHERE nr = ?1"),
          artikel(connection.get(), "SELECT nr FROM rij WHERE artikel = ?1"),
          bepaling(connection.get(), "SELECT nr FROM rij WHERE bepaling = ?1 AND nr <= ?2") {}
    fts::Connection connection;
    fts::Statement eigen, tekst, rij, lang, artikel, bepaling;
};

Rij read_rij(Werkplek& plek, std::int64_t nr) {
    fts::Statement& s = plek.rij;
    s.bind(1, nr);
    CHECK(s.step());
    Rij row;
    row.nr = s.number(0);
    row.regeling = s.number(1);
    row.artikel = s.text(2);
    row.lid = s.text(3);
    row.titel = s.text(4);
    if (!s.is_null(5)) row.gemeente = std::string(s.text(5));
    row.vanaf = s.text(6);
    row.tot = s.text(7);
    row.bepaling = s.text(8);
    row.leefgebieden = s.text(9);
    row.ruimte = s.text(10);
    row.indeling = s.text(11);
    row.grens = s.number(12) != 0;
    row.grenzen = s.text(13);
    row.ruimtewoord = s.number(14) != 0;
    s.reset();
    return row;
}

void read_lang(Werkplek& plek, Rij& row) {
    fts::Statement& s = plek.lang;
    s.bind(1, row.nr);
    CHECK(s.step());
    row.extra = s.text(0);
    row.tekst = s.text(1);
    s.reset();
}

Laag read_laag(fts::Connection& connection, const std::string& tabel, std::size_t columns) {
    Laag laag;
    laag.tabel = tabel;
    connection.run(("CREATE VIRTUAL TABLE temp." + tabel + "_stammen USING fts5vocab(main, " + tabel + ", 'col')").c_str());
    std::vector<double> tokens(columns, 0);
    {
        fts::Statement rows(connection.get(), "SELECT count(*) FROM rij WHERE (bepaling IS NULL) = ?1");
        rows.bind(1, std::int64_t{tabel == "laag_tekst"}).step();
        laag.rijen = rows.number(0);
    }
    fts::Statement counts(connection.get(), "SELECT sum(cnt), col FROM temp." + tabel + "_stammen GROUP BY col ORDER BY col");
    fts::Statement names(connection.get(), "SELECT name FROM pragma_table_info('" + tabel + "') ORDER BY cid");
    std::map<std::string, std::size_t, std::less<>> index;
    while (names.step() && index.size() < columns) index.emplace(names.text(0), index.size());
    while (counts.step()) {
        if (const auto found = index.find(counts.text(1)); found != index.end()) tokens[found->second] = counts.real(0);
    }
    for (double total : tokens) laag.gemiddeld.push_back(laag.rijen > 0 ? total / static_cast<double>(laag.rijen) : 0);
    connection.run(("DROP TABLE temp." + tabel + "_stammen").c_str());
    connection.run(("CREATE VIRTUAL TABLE temp." + tabel + "_stammen USING fts5vocab(main, " + tabel + ", 'row')").c_str());
    fts::Statement stems(connection.get(), "SELECT term, doc FROM temp." + tabel + "_stammen");
    while (stems.step()) laag.stammen.emplace(stems.text(0), stems.number(1));
    return laag;
}

double idf(const Laag& laag, std::int64_t rows) {
    const auto n = static_cast<double>(rows);
    return std::log(1 + (static_cast<double>(laag.rijen) - n + 0.5) / (n + 0.5));
}

// The plan for one layer: which stems it has, how rare they are; and the MATCH expression that finds the rows.
struct Opdracht {
    fts::Meting meting;
    std::string match;  // empty: nothing of the question occurs in this layer
};

Opdracht make_opdracht(const Laag& laag, const Zoekplan& plan, const Weging& weging, std::vector<double> kolom) {
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
    for (const auto& [count, stam] : by_rarity) {
        matched += count;
        if (matched > most_matched_rows && !phrase.empty()) break;
        phrase.emplace(stam, static_cast<int>(phrase.size()));
        opdracht.meting.idf.push_back(idf(laag, count));
        if (!opdracht.match.empty()) opdracht.match += " OR ";
        opdracht.match += '"' + stam + '"';  // a stem holds no quotes: the tokenizer drops them
    }

    fts::Meting& meting = opdracht.meting;
    meting.staart = weging.staart;
    meting.dekking = weging.dekking;
    meting.kolom = std::move(kolom);
    meting.gemiddeld = laag.gemiddeld;
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
            found.gewicht = weg.gewicht / std::sqrt(static_cast<double>(weg.stammen.size()));
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

}  // namespace

struct Zoekindex::Impl {
    explicit Impl(Zoekinhoud content)
        : inhoud(std::move(content)), analyser(inhoud.data().stemmer, Splitser(inhoud.data().samenstellingen)) {}

    // Reads what every search needs from the index itself, so that a file alone is enough.
    void load(fts::Connection& connection) {
        fts::Statement versie(connection.get(), "SELECT versie FROM kenmerk");
        if (!versie.step() || versie.number(0) != index_versie) {
            throw AdminError("De zoekindex van de wetten is van een andere uitgave. Maak hem opnieuw met \"ontknoop wetten "
                             "indexeren\".");
        }
        const Woordtelling woorden = read_woorden(connection);
        analyser.splitser().learn(woorden);
        spelling = Spelling(woorden);
        fts::Statement select(connection.get(), "SELECT nr, id, stelsel, naam, namen, kern FROM regeling");
        while (select.step()) {
            regelingen[select.number(0)] = {std::string(select.text(1)), static_cast<Stelsel>(select.number(2)),
                                            std::string(select.text(3)), select.number(5) != 0};
            for (const std::string& naam : split_list(select.text(4), '\n')) {
                if (auto stems = naam_stammen(analyser, naam); !stems.empty()) namen[stems].insert(std::string(select.text(1)));
            }
        }
        eigen = read_laag(connection, "laag_eigen", 5);
        tekst = read_laag(connection, "laag_tekst", 3);
    }

    class Borrowed {
    public:
        Borrowed(const Impl& impl, std::unique_ptr<Werkplek> plek) : impl_(impl), plek_(std::move(plek)) {}
        ~Borrowed() {
            const std::lock_guard lock(impl_.mutex);
            impl_.free.push_back(std::move(plek_));
        }
        Werkplek& operator*() const { return *plek_; }

    private:
        const Impl& impl_;
        std::unique_ptr<Werkplek> plek_;
    };

    Borrowed borrow() const {
        {
            const std::lock_guard lock(mutex);
            if (!free.empty()) {
                std::unique_ptr<Werkplek> plek = std::move(free.back());
                free.pop_back();
                return {*this, std::move(plek)};
            }
        }
        return {*this, std::make_unique<Werkplek>(path.empty() ? fts::Connection::open_image(image, analyser)
                                                               : fts::Connection::open_file(path, false, analyser))};
    }

    Zoekinhoud inhoud;
    Analyser analyser;
    Spelling spelling;
    Regelingnamen namen;
    std::map<std::int64_t, Indexregeling> regelingen;
    Laag eigen, tekst;
    mutable std::vector<unsigned char> image;  // in memory; only read
    std::string path;                          // or on disk
    mutable std::mutex mutex;                  // guards `free` only
    mutable std::vector<std::unique_ptr<Werkplek>> free;
};

namespace {

// Everything one search works with.
struct Zoektocht {
    const Zoekvraag& vraag;
    const Weging& weging;
    const Zoekplan& plan;
    const Zoekinhoud::Data& inhoud;
    const Analyser& analyser;
    const std::map<std::int64_t, Indexregeling>& regelingen;
    std::string op;  // ISO

    bool in_gemeente(const Rij& row) const {
        return !row.gemeente || (vraag.gemeente && same_gemeente(*row.gemeente, *vraag.gemeente));
    }
    bool wanted(const Rij& row) const {
        if (!in_gemeente(row) || (!row.tot.empty() && row.tot <= op)) return false;
        if (!vraag.leefgebieden.empty() && !shares(vraag.leefgebieden, row.leefgebieden)) return false;
        return vraag.ruimten.empty() || std::ranges::find(vraag.ruimten, row.ruimte) != vraag.ruimten.end();
    }
    bool is_future(const Rij& row) const { return !row.vanaf.empty() && row.vanaf > op; }
    bool names_article(const Rij& row) const {
        return std::ranges::find(plan.artikelen, row.artikel) != plan.artikelen.end() &&
               (plan.genoemd.empty() || plan.genoemd.contains(regelingen.at(row.regeling).id));
    }

    // Signals beside the words; `layer` is the weight of the layer the row belongs to.
    double weigh(const Rij& row, double words, double layer) const {
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

    // Reasons are looked for in what the reader sees.
    std::vector<std::string> reasons(const Rij& row, const std::string& fragment) const {
        std::vector<std::string> result;
        const Indexregeling& regeling = regelingen.at(row.regeling);
        if (is_future(row)) result.push_back(inhoud.reden("nog_niet", format_date(*parse_iso_date(row.vanaf))));
        if (names_article(row)) result.push_back(inhoud.reden("artikel", row.artikel));
        else if (plan.genoemd.contains(regeling.id)) result.push_back(inhoud.reden("regeling", regeling.naam));
        std::set<std::string> stems;
        for (const std::string& text : {row.titel, fragment, row.extra, row.indeling}) {
            for (std::string& stam : analyser.stems(text)) stems.insert(std::move(stam));
        }
        static constexpr std::string_view codes[] = {"woord", "deelwoord", "synoniem", "hersteld"};
        for (const Groep& groep : plan.groepen) {
            if (result.size() >= most_reasons) break;
            const auto weg = std::ranges::find_if(groep.wegen, [&](const Weg& item) {
                return std::ranges::all_of(item.stammen, [&](const std::string& stam) { return stems.contains(stam); });
            });
            if (weg == groep.wegen.end()) continue;
            result.push_back(inhoud.reden(codes[static_cast<std::size_t>(weg->soort)], groep.geschreven, weg->getoond));
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

    Treffer show(const Rij& row, double score, const std::set<std::string>& stems) const {
        const Indexregeling& regeling = regelingen.at(row.regeling);
        Treffer hit;
        hit.stelsel = regeling.stelsel;
        hit.regeling_id = regeling.id;
        hit.regeling = regeling.naam;
        hit.artikel = row.artikel;
        hit.lid = row.lid;
        hit.titel = row.titel;
        hit.fragment = row.bepaling.empty() ? choose_fragment(row.tekst, analyser, stems) : row.tekst;
        hit.bepaling_id = row.bepaling;
        hit.grenzen = split_list(row.grenzen, ' ');
        hit.grens = row.grens;
        hit.nog_niet_geldig = is_future(row);
        hit.score = score;
        hit.redenen = reasons(row, hit.fragment);
        hit.link = artikel_link(regeling.stelsel, regeling.id, row.artikel, std::nullopt);
        return hit;
    }
};

// An article may be found in its own words, in its text, or both.
struct Gevonden {
    std::optional<Rij> bepaling, tekst;
    double eigen = 0, wettekst = 0;
    double score() const { return eigen + wettekst; }
    const Rij& rij() const { return bepaling ? *bepaling : *tekst; }
};

}  // namespace

Zoekindex::Zoekindex(std::shared_ptr<const Impl> impl, Weging weging) : impl_(std::move(impl)), weging_(weging), onlangs_(std::make_shared<Recent<Antwoord>>(most_kept_answers)) {}
Zoekindex::Zoekindex(Zoekindex&&) noexcept = default;
Zoekindex& Zoekindex::operator=(Zoekindex&&) noexcept = default;
Zoekindex::~Zoekindex() = default;

Zoekindex Zoekindex::build(Zoekinhoud inhoud, const Bepalingen& bepalingen, Artikelbron artikelen, Weging weging) {
    auto impl = std::make_shared<Impl>(std::move(inhoud));
    fts::Connection connection = fts::Connection::open_memory(impl->analyser);
    fill_index(connection, impl->analyser, impl->inhoud.data(), bepalingen, artikelen);
    impl->load(connection);
    impl->image = connection.image();
    return Zoekindex(std::move(impl), weging);
}

void Zoekindex::build_file(const std::string& path, Zoekinhoud inhoud, const Bepalingen& bepalingen, Artikelbron artikelen) {
    const std::string temporary = path + ".nieuw";
    std::remove(temporary.c_str());
    {
        Impl impl(std::move(inhoud));
        fts::Connection connection = fts::Connection::open_file(temporary, true, impl.analyser);
        fill_index(connection, impl.analyser, impl.inhoud.data(), bepalingen, artikelen);
    }
    if (std::rename(temporary.c_str(), path.c_str()) != 0) {
        throw AdminError("De zoekindex kan niet worden geschreven naar " + path + ". Controleer de rechten op de map.");
    }
}

Zoekindex Zoekindex::open(const std::string& path, Zoekinhoud inhoud, Weging weging) {
    auto impl = std::make_shared<Impl>(std::move(inhoud));
    impl->path = path;
    fts::Connection connection = fts::Connection::open_file(path, false, impl->analyser);
    impl->load(connection);
    return Zoekindex(std::move(impl), weging);
}

Zoekindex Zoekindex::with(Weging weging) const { return Zoekindex(impl_, weging); }

Zoekindex::Omvang Zoekindex::omvang() const {
    return {static_cast<std::size_t>(impl_->eigen.rijen), static_cast<std::size_t>(impl_->tekst.rijen),
            impl_->eigen.stammen.size() + impl_->tekst.stammen.size(), impl_->image.size()};
}

std::shared_ptr<const Antwoord> Zoekindex::zoek_gedeeld(const Zoekvraag& vraag) const {
    return onlangs_->get(sleutel_van(vraag), [&] { return zoek_vers(vraag); });
}

Antwoord Zoekindex::zoek_vers(const Zoekvraag& vraag) const {
    const Impl& impl = *impl_;
    const bool with_eigen = weging_.eigen_woorden > 0;
    const Plancontext context{impl.inhoud.data(), impl.analyser, impl.spelling, impl.namen, weging_, [&](const std::string& stam) {
                                  return impl.eigen.stammen.contains(stam) || impl.tekst.stammen.contains(stam);
                              }};
    const Zoekplan plan = make_zoekplan(context, vraag.tekst);
    const Zoektocht tocht{vraag, weging_, plan, impl.inhoud.data(), impl.analyser, impl.regelingen, to_iso(vraag.op)};
    const Impl::Borrowed borrowed = impl.borrow();
    Werkplek& plek = *borrowed;

    std::map<std::pair<std::int64_t, std::string>, Gevonden> found;
    const auto take = [&](std::int64_t nr, double words) {
        Rij row = read_rij(plek, nr);
        const bool eigen = !row.bepaling.empty();
        if ((eigen && !with_eigen) || !tocht.wanted(row)) return;
        const double score = tocht.weigh(row, words, eigen ? weging_.eigen_woorden : weging_.wettekst);
        Gevonden& at = found[{row.regeling, row.artikel}];
        double& best = eigen ? at.eigen : at.wettekst;
        std::optional<Rij>& kept = eigen ? at.bepaling : at.tekst;
        if (kept && score <= best) return;
        best = score;
        kept = std::move(row);
    };
    if (with_eigen) {
        const Weging& w = weging_;
        for (const auto& [score, nr] : best_rows(plek.eigen, make_opdracht(impl.eigen, plan, w, {w.titel, w.helpt_bij, w.samenvatting, w.namen, w.indeling}))) {
            take(nr, score);
        }
    }
    if (vraag.leefgebieden.empty() && vraag.ruimten.empty()) {
        for (const auto& [score, nr] : best_rows(plek.tekst, make_opdracht(impl.tekst, plan, weging_, {weging_.kop, weging_.opschrift, weging_.tekst}))) {
            take(nr, score);
        }
    }
    for (const std::string& artikel : plan.artikelen) {
        std::vector<std::int64_t> numbers;
        plek.artikel.bind(1, artikel);
        while (plek.artikel.step()) numbers.push_back(plek.artikel.number(0));
        plek.artikel.reset();
        for (std::int64_t nr : numbers) take(nr, 0);
    }

    std::vector<const Gevonden*> ranked;
    for (const auto& [key, item] : found) {
        if (item.score() > 0) ranked.push_back(&item);
    }
    std::ranges::stable_sort(ranked, [](const Gevonden* a, const Gevonden* b) { return a->score() > b->score(); });
    if (ranked.size() > vraag.aantal) ranked.resize(vraag.aantal);

    std::set<std::string> stems;
    for (const Groep& groep : plan.groepen) {
        for (const Weg& weg : groep.wegen) stems.insert(weg.stammen.begin(), weg.stammen.end());
    }
    Antwoord antwoord;
    antwoord.verbeteringen = plan.verbeteringen;
    std::set<std::string> shown;
    for (const Gevonden* item : ranked) {
        Rij row = item->rij();
        read_lang(plek, row);
        antwoord.treffers.push_back(tocht.show(row, item->score(), stems));
        if (item->bepaling) shown.insert(item->bepaling->bepaling);
    }
    for (std::size_t i = 0; i < antwoord.treffers.size(); ++i) {
        for (const std::string& id : antwoord.treffers[i].grenzen) {
            if (!shown.insert(id).second) continue;
            plek.bepaling.bind(1, id).bind(2, impl.eigen.rijen);
            const std::int64_t nr = plek.bepaling.step() ? plek.bepaling.number(0) : 0;
            plek.bepaling.reset();
            if (nr == 0) continue;
            Rij row = read_rij(plek, nr);
            read_lang(plek, row);
            if (tocht.in_gemeente(row)) antwoord.grenzen.push_back(tocht.show(row, 0, stems));
        }
    }
    return antwoord;
}

}  // namespace ontknoop::wetten
