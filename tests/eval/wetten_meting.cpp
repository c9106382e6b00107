// SPDX-License-Identifier: EUPL-1.2
//
// What the law library costs: a table for a person to read, not a test.
//
//   wetten_meting zoeken DATA_FOLDER [N]   latency, build time, size and memory of the index over all real texts, and with N
//                                          synthetic articles on top (default 250000)
//   wetten_meting inlezen [MB]             reading in one regulation of that size (default 50): seconds and memory
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/text.h"
#include "corpus.h"
#include "inhoud/teksten.h"
#include "support/databases.h"
#include "wetten/inlezen.h"
#include "wetten/wetten_store.h"

using namespace ontknoop;

namespace {

using Tijd = std::chrono::steady_clock;

double seconds_since(Tijd::time_point begin) { return std::chrono::duration<double>(Tijd::now() - begin).count(); }

// The most memory this process ever had, in MB.
double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Sentences of real articles, mixed: words keep the frequencies they have in the law.
class Verzinsel {
public:
    explicit Verzinsel(const std::vector<wetten::Artikeltekst>& real) {
        for (const auto& item : real)
            for (const std::string_view sentence : split(item.tekst, '\n'))
                if (sentence.size() > 20) sentences_.emplace_back(sentence);
    }
    wetten::Artikeltekst make(std::size_t number) {
        wetten::Artikeltekst item;
        item.regeling_id = fmt::format("BWBR9{:06}", number / 120);
        item.regeling = fmt::format("Verzonnen regeling {}", number / 120);
        item.artikel = std::to_string(number % 120 + 1);
        while (item.tekst.size() < 900) (item.tekst += sentences_[pick_(random_) % sentences_.size()]) += '\n';
        return item;
    }

private:
    std::vector<std::string> sentences_;
    std::mt19937_64 random_{20261121};
    std::uniform_int_distribution<std::size_t> pick_;
};

// Real questions, and questions of two to five words taken from them: none is asked twice.
std::vector<std::string> read_questions(const std::string& data) {
    std::vector<std::string> questions, words;
    for (const std::string& path : {data + "/zoekvragen.jsonl", std::string(ONTKNOOP_SOURCE_DIR "/tests/eval/vragen_a.jsonl"), std::string(ONTKNOOP_SOURCE_DIR "/tests/eval/vragen_b.jsonl"), std::string(ONTKNOOP_SOURCE_DIR "/tests/eval/vragen_c.jsonl")})
        for (const eval::Vraag& vraag : eval::read_vragen(path)) {
            questions.push_back(vraag.tekst);
            for (const std::string_view word : split(vraag.tekst, ' ')) words.emplace_back(word);
        }
    std::mt19937_64 random(7);
    for (std::size_t i = 0; i < 2000; ++i) {
        std::string text = std::to_string(1000 + i);
        for (std::size_t n = 2 + random() % 4; n > 0; --n) text += " " + words[random() % words.size()];
        questions.push_back(std::move(text));
    }
    return questions;
}

int zoeken(const std::string& data, std::size_t synthetic) {
    const auto inhoud = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    const auto bepalingen = wetten::Bepalingen::load(inhoud);
    const auto zoekinhoud = wetten::Zoekinhoud::load(inhoud);
    const auto real = eval::read_corpus(data + "/wetten");
    const auto questions = read_questions(data);
    Verzinsel verzinsel(real);
    fmt::print("{:<26} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}\n", "texts", "articles", "build s", "MB", "open ms", "p50 ms", "p99 ms", "peak MB");
    for (const std::size_t extra : {std::size_t{0}, synthetic}) {
        const std::string path = (std::filesystem::temp_directory_path() / fmt::format("wetten-meting-{}.db", ::getpid())).string();
        std::size_t next = 0;
        auto begin = Tijd::now();
        wetten::Zoekindex::build_file(path, "meting", zoekinhoud, bepalingen, [&]() -> std::optional<wetten::Artikeltekst> {
            if (next == real.size() + extra) return std::nullopt;
            const std::size_t i = next++;
            return i < real.size() ? real[i] : verzinsel.make(i);
        });
        const double build = seconds_since(begin);
        begin = Tijd::now();
        const auto index = wetten::Zoekindex::open(path, zoekinhoud);
        const double open = seconds_since(begin) * 1000;
        std::vector<double> times;
        for (const std::string& question : questions) {
            begin = Tijd::now();
            index.zoek({.tekst = question, .op = parse_iso_date("2026-11-21").value(), .gemeente = "Rotterdam"});
            times.push_back(seconds_since(begin) * 1000);
        }
        std::ranges::sort(times);
        fmt::print("{:<26} {:>9} {:>9.1f} {:>9.1f} {:>9.0f} {:>9.2f} {:>9.2f} {:>9.0f}\n", extra ? "real and synthetic" : "all real texts", index.omvang().artikelen, build,
                   static_cast<double>(index.omvang().bytes) / 1e6, open, times[times.size() / 2], times[times.size() * 99 / 100], peak_megabytes());
        std::filesystem::remove(path);
    }
    fmt::print("{} questions, none asked twice; file on disk, mapped\n", questions.size());
    return 0;
}

// A regulation as large as the largest of the national collection, in the official form.
void write_large(const std::string& path, std::size_t bytes) {
    std::ofstream out(path, std::ios::binary);
    out << "<toestand bwb-id=\"BWBR9999999\" inwerkingtreding=\"2026-01-01\"><wetgeving soort=\"wet\"><citeertitel>Grote wet</citeertitel><wet-besluit><wettekst>\n";
    for (std::size_t i = 1; static_cast<std::size_t>(out.tellp()) < bytes; ++i) {
        out << fmt::format("<artikel label=\"Artikel {0}\" status=\"goed\" bwb-ng-variabel-deel=\"/Artikel{0}\" stam-id=\"{0}\" versie-id=\"{0}\" bron=\"Stb.2026-1\"><kop><label>Artikel</label><nr>{0}</nr></kop>", i);
        for (int lid = 1; lid <= 4; ++lid)
            out << fmt::format("<lid bwb-ng-variabel-deel=\"/Artikel{0}/Lid{1}\"><lidnr>{1}</lidnr><al>Het bestuur van instelling {0} besluit over aanvraag {1} met inachtneming van <intref "
                               "doc=\"jci1.3:c:BWBR9999999&amp;artikel={0}\">artikel {0}</intref> en het bepaalde bij of krachtens deze wet, tenzij het belang van de aanvrager zich daartegen verzet.</al></lid>", i, lid);
        out << "</artikel>\n";
    }
    out << "</wettekst></wet-besluit></wetgeving></toestand>\n";
}

int inlezen(std::size_t megabytes) {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("groot.xml");
    write_large(path, megabytes << 20);
    test::FreshDatabase database(db::Engine::sqlite, test::FreshDatabase::Content::migrated);
    const double before = peak_megabytes();
    const SystemClock clock;
    const auto begin = Tijd::now();
    std::size_t artikelen = 0;
    const auto totaal = wetten::lees_in(database.get(), clock, wetten::list_bronbestanden(path), "meting", [&](const wetten::Inleesregel& regel) { artikelen = regel.artikelen; });
    fmt::print("reading in {} MB: {} articles, {:.1f} s, peak {:.0f} MB (before: {:.0f} MB), {} new\n", megabytes, artikelen, seconds_since(begin), peak_megabytes(), before, totaal.nieuw);
    return totaal.fout == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    const auto number = [&](int at, std::size_t otherwise) { return argc > at ? static_cast<std::size_t>(std::stoul(argv[at])) : otherwise; };
    if (what == "inlezen") return inlezen(number(2, 50));
    if (what == "zoeken" && argc > 2) {
        if (std::filesystem::exists(std::string(argv[2]) + "/wetten/artikelteksten.jsonl")) return zoeken(argv[2], number(3, 250'000));
        fmt::print("{} holds no law texts: nothing measured.\n", argv[2]);
        return 0;
    }
    fmt::print(stderr, "usage: wetten_meting zoeken DATA_FOLDER [ARTICLES] | inlezen [MB]\n");
    return 2;
}
