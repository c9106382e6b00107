// SPDX-License-Identifier: EUPL-1.2
#include "support/whole_program.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <list>
#include <sstream>

#include "base/embedded.h"
#include "base/log.h"

// The composition root is compiled here under another name, so that this list of features can never be another one than
// that of the program. Its embedded files come from the source tree.
#define main ontknoop_main
#include "../../src/main.cpp"
#undef main

namespace ontknoop {

namespace {

std::vector<EmbeddedFile> read_folder(const std::string& name) {
    static std::list<std::string> kept;  // the views point into it until the program ends
    std::vector<EmbeddedFile> files;
    const std::filesystem::path root = std::filesystem::path(ONTKNOOP_SOURCE_DIR) / name;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file()) continue;
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        const std::string& path = kept.emplace_back(entry.path().lexically_relative(root).string());
        files.push_back({path, kept.emplace_back(text.str())});
    }
    std::ranges::sort(files, {}, &EmbeddedFile::path);
    return files;
}

}  // namespace

std::vector<EmbeddedFile> embedded_files_inhoud() { return read_folder("inhoud"); }
std::vector<EmbeddedFile> embedded_files_migrations() { return read_folder("migrations"); }
std::vector<EmbeddedFile> embedded_files_web() {
    std::vector<EmbeddedFile> files;
    for (const char* name : {"app.css", "app.js", "theme.css", "logo.svg", "favicon.svg"}) files.push_back({name, " "});
    return files;
}

namespace test {

cli::Features all_features() {
    // Runs what stands in main() before the first command: the registrations.
    [[maybe_unused]] static const int done = [] {
        log::open("/dev/null", log::Level::error);  // thousands of requests would drown what failed
        char program[] = "ontknoop", command[] = "--version";
        char* arguments[] = {program, command, nullptr};
        std::ostringstream silenced;
        std::streambuf* const out = std::cout.rdbuf(silenced.rdbuf());
        std::streambuf* const err = std::cerr.rdbuf(silenced.rdbuf());
        const int status = ontknoop_main(2, arguments);
        std::cout.rdbuf(out);
        std::cerr.rdbuf(err);
        return status;
    }();
    return features();
}

const cli::Embedded& all_embedded() {
    static const cli::Embedded all{embedded_files_inhoud(), embedded_files_migrations(), embedded_files_web()};
    return all;
}

void lend_content(app::Services& services) {
    // One program over an empty folder, for its content only.
    static const std::filesystem::path folder = [] {
        std::string pattern = (std::filesystem::temp_directory_path() / "ontknoop-inhoud-XXXXXX").string();
        CHECK(::mkdtemp(pattern.data()) != nullptr);
        return std::filesystem::path(pattern);
    }();
    static const auto program = [] {
        app::Instellingen settings;
        settings.gegevensmap = folder.string();
        return std::make_unique<cli::Program>(settings, all_embedded(), cli::Features{});
    }();
    static const struct Cleaner {
        ~Cleaner() { std::filesystem::remove_all(folder); }
    } cleaner;
    const app::Services& from = program->services();
    services.prijslijst = from.prijslijst;
    services.bepalingen = from.bepalingen;
    services.zoekindex = from.zoekindex;
    services.tegenwerpingen = from.tegenwerpingen;
    services.uitgangspunten = from.uitgangspunten;
}

}  // namespace test

}  // namespace ontknoop
