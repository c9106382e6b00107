// SPDX-License-Identifier: EUPL-1.2
//
// How well the law tool answers lay questions: hit@5, hit@10, recall@10, MRR and nDCG@10, with the curated words on and
// off, per domain, next to plain BM25 (FTS5 without a Dutch analyser) over the same texts.
//
//   eval_wetten DATA_FOLDER [questions.jsonl ...] [--fout]        --fout prints what was missed
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include "base/text.h"
#include "corpus.h"
#include "inhoud/teksten.h"
#include "wetten/analyser.h"

using namespace ontknoop;

namespace {

using Rangschikking = std::function<std::vector<std::string>(const eval::Vraag&)>;

struct Cijfers {
    double hit5 = 0, hit10 = 0, recall10 = 0, mrr = 0, ndcg10 = 0;
    int vragen = 0;

    void add(const eval::Vraag& vraag, const std::vector<std::string>& keys) {
        ++vragen;
        int found = 0, first = 0;
        double dcg = 0;
        for (std::size_t i = 0; i < keys.size() && i < 10; ++i) {
            if (std::ranges::find(vraag.relevant, keys[i]) == vraag.relevant.end()) continue;
            ++found;
            if (!first) first = static_cast<int>(i) + 1;
            dcg += 1 / std::log2(2.0 + static_cast<double>(i));
        }
        double ideal = 0;
        for (std::size_t i = 0; i < vraag.relevant.size() && i < 10; ++i) ideal += 1 / std::log2(2.0 + static_cast<double>(i));
        hit5 += first && first <= 5;
        hit10 += first != 0;
        recall10 += static_cast<double>(found) / static_cast<double>(vraag.relevant.size());
        mrr += first ? 1.0 / first : 0;
        ndcg10 += dcg / ideal;
    }
    void print(const std::string& name) const {
        const double n = std::max(1, vragen);
        fmt::print("{:<34} {:>4} {:>7.3f} {:>7.3f} {:>7.3f} {:>7.3f} {:>7.3f}\n", name, vragen, hit5 / n, hit10 / n, recall10 / n,
                   mrr / n, ndcg10 / n);
    }
};

// Plain BM25: FTS5 as it comes, any word of the question.
class PlainBm25 {
public:
    explicit PlainBm25(const std::vector<wetten::Artikeltekst>& texts, const wetten::Bepalingen* own) {
        sqlite3_open(":memory:", &db_);
        run("CREATE VIRTUAL TABLE t USING fts5(key UNINDEXED, body); BEGIN");
        sqlite3_stmt* insert = nullptr;
        sqlite3_prepare_v2(db_, "INSERT INTO t (key, body) VALUES (?1, ?2)", -1, &insert, nullptr);
        const auto add = [&](const std::string& key, const std::string& body) {
            sqlite3_bind_text(insert, 1, key.data(), static_cast<int>(key.size()), SQLITE_STATIC);
            sqlite3_bind_text(insert, 2, body.data(), static_cast<int>(body.size()), SQLITE_STATIC);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        };
        for (const auto& text : texts) add(text.regeling_id + "|" + text.artikel, text.titel + "\n" + text.tekst);
        if (own) {
            for (const auto& b : own->alle()) {
                std::string body = b.titel + "\n" + b.samenvatting;
                for (const std::string& help : b.helpt_bij) body += "\n" + help;
                add(b.regeling_id + "|" + b.artikel, body);
            }
        }
        sqlite3_finalize(insert);
        run("COMMIT");
    }
    PlainBm25(const PlainBm25&) = delete;
    PlainBm25& operator=(const PlainBm25&) = delete;
    ~PlainBm25() { sqlite3_close(db_); }

    std::vector<std::string> rank(const eval::Vraag& vraag) const {
        std::string match;
        for (const wetten::Woord& word : wetten::tokenise(vraag.tekst)) {
            if (!match.empty()) match += " OR ";
            match += '"' + word.tekst + '"';
        }
        sqlite3_stmt* select = nullptr;
        sqlite3_prepare_v2(db_, "SELECT key FROM t WHERE t MATCH ?1 ORDER BY rank LIMIT 60", -1, &select, nullptr);
        sqlite3_bind_text(select, 1, match.data(), static_cast<int>(match.size()), SQLITE_STATIC);
        std::vector<std::string> keys;
        while (sqlite3_step(select) == SQLITE_ROW && keys.size() < 10) {
            const std::string key = reinterpret_cast<const char*>(sqlite3_column_text(select, 0));
            if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
        }
        sqlite3_finalize(select);
        return keys;
    }

private:
    void run(const char* sql) {
        if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db_));
    }
    sqlite3* db_ = nullptr;
};

void report(const std::string& name, const std::vector<eval::Vraag>& vragen, const Rangschikking& rank, bool per_domain, bool misses) {
    Cijfers all;
    std::map<std::string, Cijfers> domains;
    for (const eval::Vraag& vraag : vragen) {
        const std::vector<std::string> keys = rank(vraag);
        all.add(vraag, keys);
        domains[vraag.domein].add(vraag, keys);
        const bool hit = std::any_of(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(5, keys.size())),
                                     [&](const std::string& key) { return std::ranges::find(vraag.relevant, key) != vraag.relevant.end(); });
        if (misses && !hit) {
            fmt::print("  mis {} {}\n      verwacht {}\n      gegeven  {}\n", vraag.id, vraag.tekst, ontknoop::join(vraag.relevant, " "),
                       ontknoop::join(keys, " "));
        }
    }
    all.print(name);
    if (per_domain) {
        for (const auto& [domain, figures] : domains) figures.print("    " + domain);
    }
}

// Names on the command line for an ablation: "synoniem=0".
std::map<std::string, std::reference_wrapper<double>> gewichten(wetten::Weging& w) {
    return {{"wettekst", w.wettekst}, {"titel", w.titel}, {"helpt_bij", w.helpt_bij}, {"samenvatting", w.samenvatting}, {"namen", w.namen},
            {"indeling", w.indeling}, {"volksmond", w.volksmond}, {"kop", w.kop}, {"opschrift", w.opschrift}, {"tekst", w.tekst},
            {"lengte_eigen", w.lengte_eigen}, {"lengte_tekst", w.lengte_tekst}, {"zwak", w.zwak}, {"heel", w.heel}, {"deelwoord", w.deelwoord},
            {"synoniem", w.synoniem}, {"synoniem_tekst", w.synoniem_tekst}, {"hersteld", w.hersteld}, {"staart", w.staart}, {"kern", w.kern}, {"ruimtewoord", w.ruimtewoord},
            {"regeling_genoemd", w.regeling_genoemd}, {"regeling_vermoed", w.regeling_vermoed}, {"dekking", w.dekking}};
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> paths;
    bool misses = false;
    wetten::Weging weging;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--fout") misses = true;
        else if (const auto at = argument.find('='); at != std::string::npos) gewichten(weging).at(argument.substr(0, at)).get() = std::stod(argument.substr(at + 1));
        else paths.push_back(argument);
    }
    if (paths.empty()) {
        fmt::print(stderr, "gebruik: eval_wetten DATA_FOLDER [vragen.jsonl ...] [--fout]\n");
        return 2;
    }
    const std::string data = paths[0];
    if (!std::filesystem::exists(data + "/wetten/artikelteksten.jsonl")) {
        fmt::print("{} holds no law texts: nothing measured.\n", data);
        return 0;
    }
    paths.erase(paths.begin());
    if (paths.empty()) paths = {data + "/zoekvragen.jsonl"};

    const auto bestanden = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    const auto bepalingen = wetten::Bepalingen::load(bestanden);
    const auto zoekinhoud = wetten::Zoekinhoud::load(bestanden);
    const std::vector<wetten::Artikeltekst> teksten = eval::read_corpus(data + "/wetten");

    const auto start = std::chrono::steady_clock::now();
    const auto milliseconds = [](auto from) {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
    };
    const auto curated = wetten::Zoekindex::build(zoekinhoud, bepalingen);
    fmt::print("own words: {} provisions indexed in {:.0f} ms\n", curated.omvang().bepalingen, milliseconds(start));
    const auto full_start = std::chrono::steady_clock::now();
    std::size_t next = 0;
    const auto index = wetten::Zoekindex::build(zoekinhoud, bepalingen, [&]() -> std::optional<wetten::Artikeltekst> {
        if (next == teksten.size()) return std::nullopt;
        return teksten[next++];
    });
    fmt::print("corpus: {} articles and {} provisions indexed in {:.0f} ms, {} stems, {:.1f} MB\n", index.omvang().artikelen,
               index.omvang().bepalingen, milliseconds(full_start), index.omvang().stammen, static_cast<double>(index.omvang().bytes) / 1e6);

    wetten::Weging without = weging;
    without.eigen_woorden = 0;
    const auto index_without = index.with(without), index_with = index.with(weging);
    wetten::Weging titles = weging;
    titles.helpt_bij = titles.samenvatting = titles.indeling = titles.volksmond = 0;
    const auto index_titles = index.with(titles);
    std::set<std::string> with_text;
    for (const auto& text : teksten) with_text.insert(text.regeling_id + "|" + text.artikel);
    const PlainBm25 plain(teksten, nullptr), plain_with(teksten, &bepalingen);
    std::vector<double> times;
    const auto engine = [&](const wetten::Zoekindex& used) {
        return [&used, &times, milliseconds](const eval::Vraag& vraag) {
            const auto begin = std::chrono::steady_clock::now();
            const wetten::Antwoord antwoord = used.zoek({.tekst = vraag.tekst, .op = parse_iso_date("2026-11-21").value(), .gemeente = "Rotterdam"});
            times.push_back(milliseconds(begin));
            std::vector<std::string> keys;
            for (const wetten::Treffer& hit : antwoord.treffers) keys.push_back(hit.regeling_id + "|" + hit.artikel);
            return keys;
        };
    };
    for (const std::string& path : paths) {
        const std::vector<eval::Vraag> vragen = eval::read_vragen(path);
        fmt::print("\n{:<34} {:>4} {:>7} {:>7} {:>7} {:>7} {:>7}\n", std::filesystem::path(path).filename().string(), "n", "hit@5",
                   "hit@10", "R@10", "MRR", "nDCG10");
        report("plain BM25, text", vragen, [&](const eval::Vraag& v) { return plain.rank(v); }, false, false);
        report("plain BM25, text + own words", vragen, [&](const eval::Vraag& v) { return plain_with.rank(v); }, false, false);
        // Off in three readings: the texts alone over every question, over the questions that a text can answer, and with the
        // provisions still there under their name and title but without a word of how people say it.
        report("own words off", vragen, engine(index_without), true, misses);
        std::vector<eval::Vraag> reachable;
        std::ranges::copy_if(vragen, std::back_inserter(reachable), [&](const eval::Vraag& vraag) {
            return std::ranges::any_of(vraag.relevant, [&](const std::string& key) { return with_text.contains(key); });
        });
        report("own words off, article has a text", reachable, engine(index_without), false, false);
        report("own words off, titles stay", vragen, engine(index_titles), false, false);
        report("own words on", vragen, engine(index_with), true, misses);
        report("own words only (new installation)", vragen, engine(curated), false, false);
        fmt::print("questions with a relevant article among the texts: {} of {}; \"own words off\" cannot pass {:.3f}\n", reachable.size(),
                   vragen.size(), static_cast<double>(reachable.size()) / static_cast<double>(vragen.size()));
    }
    std::ranges::sort(times);
    fmt::print("\nlatency over {} searches: p50 {:.1f} ms, p99 {:.1f} ms\n", times.size(), times[times.size() / 2],
               times[times.size() * 99 / 100]);
}
