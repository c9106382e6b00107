// SPDX-License-Identifier: EUPL-1.2
// Who may include whom: the list is cmake/house.cmake, the sources are held against it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "bronnen.h"

namespace ontknoop::house {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Huis = std::map<std::string, std::set<std::string>>;  // module -> what it may include, itself and theirs too

Huis lees_huis(const std::string& cmake) {
    Huis huis;
    static const std::regex line("ontknoop_module\\((\\w+)([^)]*)\\)");
    for (std::sregex_iterator it(cmake.begin(), cmake.end(), line), end; it != end; ++it) {
        const std::string name = (*it)[1];
        auto& mag = huis[name];
        mag.insert(name);
        std::istringstream words((*it)[2]);
        bool uses = false;
        for (std::string word; words >> word;) {
            if (word == "USES") uses = true;
            else if (word == "PACKAGES" || word == "LIBRARIES") uses = false;
            else if (uses) {
                mag.insert(word);
                // Only what stands higher in the file: so there is no circle.
                if (const auto theirs = huis.find(word); theirs != huis.end()) mag.insert(theirs->second.begin(), theirs->second.end());
                else mag.insert("? " + word);
            }
        }
    }
    return huis;
}

Problemen verkeerde_includes(const Huis& huis, const Bronnen& bronnen) {
    Problemen found;
    static const std::regex include("#include \"([a-z]+)/([a-z_0-9]+)\\.h\"");
    for (const Bron& b : bronnen) {
        const std::string module = module_van(b.pad);
        if (module.empty()) continue;
        const auto self = huis.find(module);
        if (self == huis.end()) {
            found.push_back(b.pad + ": module " + module + " is not in cmake/house.cmake");
            continue;
        }
        for (std::sregex_iterator it(b.tekst.begin(), b.tekst.end(), include), end; it != end; ++it) {
            const std::string other = (*it)[1], file = (*it)[2];
            if (!self->second.contains(other)) found.push_back(b.pad + " includes " + other + "/" + file + ".h");
            // The library of official texts belongs to nobody: its store is what the engine offers, there is no use case between.
            else if (other + "/" + file == "wetten/wetten_store") continue;
            else if (other != module && (file.ends_with("_store") || file.ends_with("_handlers")))
                found.push_back(b.pad + " includes the private " + other + "/" + file + ".h");
        }
    }
    return found;
}

// SQL stands in *_store.cpp; besides, in the engine itself, the search index of the law, and what only administrators run.
Problemen sql_buiten_store(const Bronnen& bronnen) {
    static const std::set<std::string> ook = {"src/cli/backup.cpp", "src/cli/program.cpp", "src/wetten/zoek_fts.cpp", "src/wetten/zoekindex.cpp", "src/wetten/zoekindex_bouw.cpp",
                                              "src/wetten/zoek_rijen.cpp"};
    static const std::regex sql("R\"\\(\\s*(SELECT|INSERT|UPDATE|DELETE)\\b|\"(SELECT|INSERT INTO|UPDATE|DELETE FROM) ");
    Problemen found;
    for (const Bron& b : bronnen)
        if (b.in("src/") && !b.in("src/db/") && b.is_cpp() && !b.pad.ends_with("_store.cpp") && !ook.contains(b.pad) && std::regex_search(b.tekst, sql)) found.push_back(b.pad);
    return found;
}

// Routes are declared where the pages are: in a table, not by code that runs.
Problemen losse_handlers(const Bronnen& bronnen) {
    Problemen found;
    for (const Bron& b : bronnen) {
        const std::string module = module_van(b.pad);
        if (module.empty() || !b.pad.ends_with(".cpp") || b.tekst.find("app::Route table[]") == std::string::npos) continue;
        const bool place = b.pad == "src/" + module + "/" + module + ".cpp" || b.eindigt({"_pages.cpp", "_api.cpp", "_bladen.cpp"});
        if (!place) found.push_back(b.pad);
    }
    return found;
}

Problemen zware_koppen(const Bronnen& bronnen) {
    static const std::regex heavy("#include <(boost|toml|CLI|sodium|sqlite3|libpq|pugixml|cairo|pango)");
    Problemen found;
    for (const Bron& b : bronnen)
        if (b.in("src/") && b.pad.ends_with(".h") && std::regex_search(b.tekst, heavy)) found.push_back(b.pad);
    return found;
}

const std::string& house_cmake() {
    for (const Bron& b : alle_bronnen())
        if (b.pad == "cmake/house.cmake") return b.tekst;
    throw std::runtime_error("cmake/house.cmake is gone");
}

TEST(Lagen, the_list_names_every_module_and_has_no_circle) {
    const Huis huis = lees_huis(house_cmake());
    EXPECT_GT(huis.size(), 15u);
    for (const auto& [module, mag] : huis)
        for (const std::string& other : mag) EXPECT_FALSE(other.starts_with("?")) << module << " uses " << other << ", which stands below it or nowhere";
    EXPECT_TRUE(lees_huis("ontknoop_module(a USES b)\nontknoop_module(b USES a)").at("a").contains("? b"));
}

TEST(Lagen, plumbing_never_includes_a_feature) {
    const Huis huis = lees_huis(house_cmake());
    for (const char* plumbing : {"base", "db", "http", "html", "crypto", "pdf"})
        for (const std::string& other : huis.at(plumbing)) EXPECT_TRUE(other == plumbing || other == "base") << plumbing << " uses " << other;
    for (const char* below : {"rekentool", "document", "inhoud"}) EXPECT_FALSE(huis.at(below).contains("app")) << below << " is an engine, it knows no pages";
}

TEST(Lagen, sources_include_only_what_the_list_allows) { EXPECT_THAT(verkeerde_includes(lees_huis(house_cmake()), alle_bronnen()), IsEmpty()); }

TEST(Lagen, planted_violations_are_found) {
    const Huis huis = lees_huis("ontknoop_module(base)\nontknoop_module(db USES base PACKAGES libpq)\nontknoop_module(toegang USES db)\nontknoop_module(casus USES toegang LIBRARIES x)");
    const Bronnen planted = {
        {"src/base/text.cpp", "#include \"db/db.h\"\n", 1},
        {"src/casus/casus.cpp", "#include \"toegang/toegang.h\"\n#include \"base/id.h\"\n#include \"toegang/toegang_store.h\"\n", 1},
        {"src/toegang/toegang.cpp", "#include \"casus/casus.h\"\n#include \"toegang/toegang_store.h\"\n", 1},
        {"src/nieuw/nieuw.cpp", "", 1},
        {"tests/casus/x.cpp", "#include \"nergens/x.h\"\n", 1},
    };
    EXPECT_THAT(verkeerde_includes(huis, planted),
                ElementsAre("src/base/text.cpp includes db/db.h", "src/casus/casus.cpp includes the private toegang/toegang_store.h",
                            "src/toegang/toegang.cpp includes casus/casus.h", "src/nieuw/nieuw.cpp: module nieuw is not in cmake/house.cmake"));
}

TEST(Lagen, sql_stands_in_the_store) {
    EXPECT_THAT(sql_buiten_store(alle_bronnen()), IsEmpty());
    EXPECT_THAT(sql_buiten_store({{"src/casus/casus_pages.cpp", "tx.exec(R\"(\n   UPDATE casus SET x = 1)\");", 1}, {"src/casus/a.cpp", "\"SELECT 1\"", 1}}), SizeIs(2));
}

TEST(Lagen, tables_of_routes_stand_where_one_looks_for_them) {
    EXPECT_THAT(losse_handlers(alle_bronnen()), IsEmpty());
    EXPECT_THAT(losse_handlers({{"src/casus/casus_store.cpp", "constexpr app::Route table[] = {", 1}}), SizeIs(1));
}

TEST(Lagen, heavy_headers_stay_inside_a_few_sources) {
    // Each of these is private to its module and included by its own sources only.
    for (const std::string& pad : zware_koppen(alle_bronnen())) {
        const std::string module = module_van(pad);
        const std::string name = pad.substr(4);
        if (name == "inhoud/toml_library.h") continue;  // two sources use the library, and must compile it alike
        for (const Bron& b : alle_bronnen())
            EXPECT_FALSE(b.in("src/") && module_van(b.pad) != module && b.tekst.find("#include \"" + name + "\"") != std::string::npos) << b.pad << " includes " << name;
    }
    EXPECT_THAT(zware_koppen({{"src/app/page.h", "#include <boost/json.hpp>", 1}}), ElementsAre(HasSubstr("page.h")));
}

}  // namespace
}  // namespace ontknoop::house
