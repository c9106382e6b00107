// SPDX-License-Identifier: EUPL-1.2
//
// The program without a socket: statements and milliseconds per page, per autosave and per document, and how long a search
// takes. Prints JSON for run.mjs.
//
//   programma_bench DATA_FOLDER [questions.jsonl ...]        a folder that `serve --demo` has filled
//   programma_bench DATA_FOLDER --only PATH_END TIMES        one page or document, or "autosave", so many times: for a profiler
//
// main.cpp is taken in whole, so that the list of features here can never be another one.
#define main program_main
#include "main.cpp"
#undef main

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/log.h"
#include "base/text.h"
#include "cli/program.h"
#include "demo/demo.h"

namespace {

using std::chrono::steady_clock;

double milliseconds_since(steady_clock::time_point begin) { return std::chrono::duration<double, std::milli>(steady_clock::now() - begin).count(); }

double at(std::vector<double> times, double share) {
    if (times.empty()) return 0;
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, static_cast<std::size_t>(static_cast<double>(times.size()) * share))];
}

std::string attribute_after(std::string_view page, std::string_view mark) {
    const std::size_t begin = page.find(mark);
    if (begin == std::string_view::npos) throw AdminError("The page has no " + std::string(mark));
    const std::size_t from = begin + mark.size();
    return std::string(page.substr(from, page.find('"', from) - from));
}

class Bench {
public:
    explicit Bench(cli::Program& program) : program_(program) {
        const auto answer = post("/aanmelden", fmt::format("email=professional%40waterveen.voorbeeld&wachtwoord={}", demo::wachtwoord), "text/html");
        const std::string_view set = answer.headers.get("Set-Cookie");
        cookie_ = set.substr(0, set.find(';'));
        program_.database().read([&](db::Connection& tx) {
            casus_ = tx.value<std::string>(R"(
                SELECT c.casus_id FROM casus c JOIN organisatie o ON o.organisatie_id = c.organisatie_id
                WHERE o.naam = 'Gemeente Waterveen' ORDER BY c.nummer LIMIT 1)")
                         .value();
        });
        // What was handed in stands; prices are typed in a draft. Refused when it is one already.
        post("/casussen/" + casus_ + "/status",
             fmt::format("csrf={}&naar=concept&toelichting=Om+te+meten", attribute_after(get("/casussen/" + casus_).body, "name=\"csrf\" value=\"")), "text/html");
    }

    http::Response get(const std::string& target) { return send("GET " + target, "", ""); }
    http::Response post(const std::string& target, const std::string& form, const std::string& accept) {
        return send("POST " + target,
                    fmt::format("Accept: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", accept, form.size()), form);
    }

    // Statements on the reading and the writing connection; with one caller there is one of each.
    std::int64_t statements() {
        std::int64_t n = 0;
        program_.database().read([&](db::Connection& tx) { n += tx.statements_run(); });
        program_.database().write([&](db::Connection& tx) { n += tx.statements_run(); });
        return n;
    }

    // A path of a route with the demo case filled in; empty when the route asks for more than a case and a step.
    std::string fill(std::string_view path) const {
        std::string filled;
        for (const std::string_view part : split(path.substr(1), '/')) {
            filled += '/';
            if (part == ":casus") filled += casus_;
            else if (part == ":stap") filled += "doorbraak";
            else if (part.starts_with(':')) return {};
            else filled += part;
        }
        return filled;
    }

    boost::json::object page(const std::string& path, int rounds) {
        const auto first = get(path);  // writes the audit line of this visit, and fills what is kept
        const std::int64_t before = statements();
        const auto second = get(path);
        const std::int64_t used = statements() - before;
        std::vector<double> times;
        for (int i = 0; i < rounds; ++i) {
            const auto begin = steady_clock::now();
            get(path);
            times.push_back(milliseconds_since(begin));
        }
        return {{"path", path}, {"status", second.status}, {"type", std::string(second.headers.get("Content-Type"))}, {"statements", used},
                {"milliseconds", at(times, 0.5)}, {"bytes", second.body.size()}};
    }

    // Types in the first large text of the story, as the script of the page does.
    boost::json::object autosave(int rounds = 25) {
        const std::string page = get("/casussen/" + casus_ + "/plan/verhaal").body;
        const std::size_t begin = page.find("-vorm\" action=\"");
        CHECK(begin != std::string::npos);
        const std::string form = page.substr(begin);
        return type_in(form, attribute_after(std::string_view(form).substr(form.find("<textarea ")), " name=\""), [](int i) { return "Een+andere+tekst+" + std::to_string(i); }, rounds);
    }

    // Types a price in the first cost line: the answer holds the whole sum, computed anew for each price.
    boost::json::object autosave_price() {
        const std::string page = get("/casussen/" + casus_ + "/plan/kosten").body;
        const std::size_t field = page.find("name=\"bedrag\"");
        CHECK(field != std::string::npos);
        const std::size_t begin = page.rfind("-vorm\" action=\"", field);
        CHECK(begin != std::string::npos);
        return type_in(page.substr(begin), "bedrag", [](int i) { return std::to_string(100 + i) + "%2C50"; }, 25);
    }

private:
    template <class Text>
    boost::json::object type_in(const std::string& form, const std::string& field, Text text_of, int rounds) {
        const std::string path = attribute_after(form, " action=\""), csrf = attribute_after(form, "name=\"csrf\" value=\"");
        std::string version = attribute_after(form, "name=\"versie\" value=\"");
        std::int64_t used = 0;
        std::vector<double> times;
        for (int i = 0; i < rounds; ++i) {
            const std::string text = fmt::format("csrf={}&versie={}&{}={}", csrf, version, field, text_of(i));
            const std::int64_t before = statements();
            const auto begin_save = steady_clock::now();
            const auto answer = post(path, text, "application/json");
            times.push_back(milliseconds_since(begin_save));
            used = statements() - before;
            CHECK(answer.status == 200);
            version = std::to_string(boost::json::parse(answer.body).at("versie").as_int64());
        }
        return {{"path", path}, {"statements", used}, {"milliseconds", at(times, 0.5)}};
    }

    http::Response send(const std::string& line, const std::string& headers, const std::string& body) {
        auto request = http::parse_request_text(line + " HTTP/1.1\r\nHost: bench\r\nCookie: " + cookie_ + "\r\n" + headers + "\r\n" + body);
        CHECK(request.has_value());
        request->remote_address = "127.0.0.1";
        request->id = std::to_string(++requests_);  // as the server does: what was asked is remembered within one request
        return program_.handle(*request);
    }

    cli::Program& program_;
    std::string cookie_, casus_;
    int requests_ = 0;
};

boost::json::object search(const cli::Program& program, std::span<char*> files) {
    std::vector<std::string> questions;
    for (const char* path : files) {
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);)
            questions.emplace_back(boost::json::parse(line).at("query").as_string());
    }
    const auto& index = *program.services().zoekindex;
    std::vector<double> times;
    std::size_t with_an_answer = 0;
    // Another day each round: the index remembers its answers, and that is not what is measured.
    for (const unsigned day : {1U, 2U}) {
        times.clear(), with_an_answer = 0;
        for (const std::string& question : questions) {
            const auto begin = steady_clock::now();
            const auto answer = index.zoek({.tekst = question, .op = Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(day)}});
            times.push_back(milliseconds_since(begin));
            with_an_answer += !answer.treffers.empty();
        }
    }
    return {{"questions", questions.size()}, {"answered", with_an_answer}, {"p50", at(times, 0.5)}, {"p99", at(times, 0.99)}};
}

// The paths of the pages and documents that need no more than a case and a step.
std::vector<std::pair<std::string, const app::Route*>> paths_of(cli::Program& program, const Bench& bench) {
    std::vector<std::pair<std::string, const app::Route*>> paths;
    for (const app::Route& route : program.dispatcher().routes()) {
        const std::string path = route.method == http::Method::get ? bench.fill(route.path) : "";
        if (!path.empty()) paths.emplace_back(path, &route);
    }
    return paths;
}

void only(cli::Program& program, Bench& bench, std::string_view end, int times) {
    if (end == "autosave") {
        std::cout << bench.autosave(times) << '\n';
        return;
    }
    for (const auto& [path, route] : paths_of(program, bench))
        if (path.ends_with(end)) std::cout << bench.page(path, times) << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "usage: programma_bench DATA_FOLDER [questions.jsonl ...]\n";
        return 2;
    }
    // Registers the parts that features add to the steps of a plan, as at every start.
    std::ostringstream version;
    auto* const out = std::cout.rdbuf(version.rdbuf());
    char name[] = "ontknoop", option[] = "--version";
    char* arguments[] = {name, option};
    program_main(2, arguments);
    std::cout.rdbuf(out);

    log::open("/dev/null", log::Level::error);
    app::Instellingen settings;
    settings.gegevensmap = argv[1];
    settings.verzoeken_per_minuut = 0;
    try {
        cli::Program program(settings, {embedded_files_inhoud(), embedded_files_migrations(), embedded_files_web()}, features());
        Bench bench(program);
        if (argc == 5 && std::string_view(argv[2]) == "--only") {
            only(program, bench, argv[3], std::atoi(argv[4]));
            return 0;
        }
        boost::json::array pages, documents;
        for (const auto& [path, route] : paths_of(program, bench))
            if (!bench.get(path).events) (route->slow ? documents : pages).push_back(bench.page(path, route->slow ? 15 : 25));
        std::cout << boost::json::object{{"pages", pages}, {"documents", documents}, {"autosave", bench.autosave()}, {"price", bench.autosave_price()},
                                         {"search", search(program, std::span(argv + 2, argv + argc))}} << '\n';
    } catch (const AdminError& error) {
        std::cerr << "programma_bench: " << error.what() << '\n';
        return 1;
    }
}
