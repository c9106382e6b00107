// SPDX-License-Identifier: EUPL-1.2
// What holds for every file: a licence, a size, a name, nothing half-done, nothing of this machine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "bronnen.h"

namespace ontknoop::house {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

// The words these rules look for stand here in two pieces, so that this file does not break its own rule.
std::string woord(std::string_view a, std::string_view b) { return std::string(a) + std::string(b); }

Problemen zonder_licentie(const Bronnen& bronnen) {
    Problemen found;
    for (const Bron& b : bronnen) {
        const bool source = b.eindigt({".cpp", ".h", ".ts", ".css", ".mjs", ".cmake", "CMakeLists.txt", "Makefile", "setup"}) && !b.in("docs/");
        if (source && b.tekst.substr(0, 200).find("SPDX-License-Identifier: EUPL-1.2") == std::string::npos) found.push_back(b.pad);
    }
    return found;
}

Problemen te_groot(const Bronnen& bronnen) {
    Problemen found;
    for (const Bron& b : bronnen)
        if (b.grootte > 1024 * 1024) found.push_back(b.pad);
    return found;
}

Problemen half_af(const Bronnen& bronnen) {
    Problemen found;
    const std::regex mark("\\b(" + woord("TO", "DO") + "|" + woord("FIX", "ME") + "|" + woord("XX", "X") + "|" + woord("HA", "CK") + ")\\b");
    for (const Bron& b : bronnen)
        if (b.eindigt({".cpp", ".h", ".ts", ".css", ".mjs", ".cmake", ".txt", ".md", ".sql", ".toml"}) && !b.in("inhoud/") && std::regex_search(b.tekst, mark))
            found.push_back(b.pad);
    return found;
}

Problemen van_deze_machine(const Bronnen& bronnen) {
    Problemen found;
    const std::regex path("(^|[\"'= (])/(" + woord("wo", "rk") + "|" + woord("ro", "ot") + "|" + woord("ho", "me/[a-z]") + ")/");
    for (const Bron& b : bronnen)
        if (std::regex_search(b.tekst, path)) found.push_back(b.pad);
    return found;
}

Problemen vreemde_namen(const Bronnen& bronnen) {
    Problemen found;
    static const std::regex name("[A-Za-z0-9_./-]+"), in_src("src/[a-z]+/[a-z0-9_]+\\.(h|cpp)");
    for (const Bron& b : bronnen) {
        if (!std::regex_match(b.pad, name)) found.push_back(b.pad);
        else if (b.in("src/") && b.pad != "src/main.cpp" && !std::regex_match(b.pad, in_src)) found.push_back(b.pad + ": src/<module>/<name>.{h,cpp}");
    }
    return found;
}

// Method rule: no surname, date of birth or citizen service number has a place here. Sentences that say so are fine.
Problemen persoonsgegevens(const Bronnen& bronnen) {
    Problemen found;
    const std::string words = woord("achter", "naam") + "|" + woord("geboorte", "datum") + "|" + woord("geboorte_", "datum") + "|" + woord("burgerservice", "nummer") + "|" +
                              woord("bs", "n") + "|" + woord("sur", "name") + "|" + woord("last_", "name") + "|" + woord("birth_", "date") + "|" + woord("birth", "date");
    // A column, a field, a variable: the word stands alone between quotes, before a type or an assignment.
    const std::regex field("([\"']|\\bname=\"|^\\s*|[.,({]\\s*)(" + words + ")([\"']|\\s+(TEXT|INTEGER|BLOB|JSON)\\b|\\s*[=;])",
                           std::regex::icase | std::regex::multiline);
    for (const Bron& b : bronnen)
        // This one looks for them in what people type, to warn.
        if (b.pad != "src/maatwerkplan/privacy.cpp" && (b.in("src/") || b.in("migrations/") || b.in("web/src/") || b.in("inhoud/demo/")) &&
            std::regex_search(b.tekst, field)) found.push_back(b.pad);
    return found;
}

Problemen publiccode(std::string_view tekst) {
    Problemen found;
    for (const char* key : {"publiccodeYmlVersion", "name", "url", "softwareVersion", "platforms", "categories", "developmentStatus", "softwareType", "description",
                            "legal", "maintenance", "localisation"}) {
        const std::string line = "\n" + std::string(key) + ":";
        if (("\n" + std::string(tekst)).find(line) == std::string::npos) found.push_back(key);
    }
    for (const char* inside : {"\n  license: EUPL-1.2", "shortDescription:", "longDescription:", "features:", "\n    - nl"})
        if (tekst.find(inside) == std::string_view::npos) found.push_back(inside);
    if (tekst.find('\t') != std::string_view::npos) found.push_back("a tab: YAML indents with spaces");
    return found;
}

const Bron& bron(std::string_view pad) {
    for (const Bron& b : alle_bronnen())
        if (b.pad == pad) return b;
    throw std::runtime_error("no file " + std::string(pad));
}

TEST(Bestanden, there_are_files_to_look_at) { EXPECT_GT(alle_bronnen().size(), 300u); }

TEST(Bestanden, every_source_names_its_licence) {
    EXPECT_THAT(zonder_licentie(alle_bronnen()), IsEmpty());
    EXPECT_THAT(zonder_licentie({{"src/app/x.cpp", "int x;", 6}, {"web/src/y.ts", "// SPDX-License-Identifier: MIT", 9}}), SizeIs(2));
}

TEST(Bestanden, none_is_over_a_mebibyte) {
    EXPECT_THAT(te_groot(alle_bronnen()), IsEmpty());
    EXPECT_THAT(te_groot({{"inhoud/groot.jsonl", "", 1024 * 1024 + 1}}), SizeIs(1));
}

TEST(Bestanden, nothing_is_left_for_later) {
    EXPECT_THAT(half_af(alle_bronnen()), IsEmpty());
    EXPECT_THAT(half_af({{"src/app/x.cpp", "// " + woord("TO", "DO") + " later", 9}, {"docs/x.md", woord("FIX", "ME"), 5}, {"src/y.cpp", "tododag", 7}}), SizeIs(2));
}

TEST(Bestanden, none_knows_the_machine_it_was_written_on) {
    EXPECT_THAT(van_deze_machine(alle_bronnen()), IsEmpty());
    EXPECT_THAT(van_deze_machine({{"tests/x.cpp", "open(\"" + woord("/wo", "rk") + "/main/x\")", 9}, {"src/y.cpp", "\"/casussen/work/x\"", 9}}), SizeIs(1));
}

TEST(Bestanden, names_are_plain_and_stand_in_a_module) {
    EXPECT_THAT(vreemde_namen(alle_bronnen()), IsEmpty());
    EXPECT_THAT(vreemde_namen({{"src/los.cpp", "", 0}, {"src/app/Page.cpp", "", 0}, {"docs/een twee.md", "", 0}, {"src/app/diep/x.h", "", 0}}), SizeIs(4));
}

TEST(Bestanden, no_surname_birth_date_or_citizen_number_has_a_place) {
    EXPECT_THAT(persoonsgegevens(alle_bronnen()), IsEmpty());
    const Bronnen planted = {{"migrations/0009_x.sql", "CREATE TABLE x (\n    " + woord("bs", "n") + " TEXT NOT NULL\n)", 1},
                             {"src/casus/x.cpp", "{\"" + woord("achter", "naam") + "\", VeldSoort::regel}", 1},
                             {"src/casus/y.h", "std::string x,\n    " + woord("geboorte", "datum") + ";", 1},
                             {"src/casus/z.cpp", "// there is no " + woord("achter", "naam") + " here", 1}};
    EXPECT_THAT(persoonsgegevens(planted), SizeIs(3));
}

TEST(Bestanden, publiccode_says_what_the_standard_asks) {
    EXPECT_THAT(publiccode(bron("publiccode.yml").tekst), IsEmpty());
    std::string without = bron("publiccode.yml").tekst;
    without.replace(without.find("developmentStatus:"), 18, "developmentstatus:");
    EXPECT_THAT(publiccode(without), testing::ElementsAre("developmentStatus"));
}

TEST(Bestanden, the_version_is_the_same_everywhere) {
    static const std::regex project("project\\(ontknoop VERSION ([0-9.]+)"), yml("softwareVersion: \"([0-9.]+)\"");
    std::smatch a, b;
    ASSERT_TRUE(std::regex_search(bron("CMakeLists.txt").tekst, a, project));
    ASSERT_TRUE(std::regex_search(bron("publiccode.yml").tekst, b, yml));
    EXPECT_EQ(a[1], b[1]);
    EXPECT_NE(bron("CHANGELOG.md").tekst.find("## " + a[1].str()), std::string::npos);
}

TEST(Bestanden, documents_point_to_files_that_exist) {
    std::set<std::string> paths;
    for (const Bron& b : alle_bronnen()) paths.insert(b.pad);
    static const std::regex link("`((?:src|docs|tests|inhoud|web|tools|migrations|cmake)/[A-Za-z0-9_./-]+\\.[a-z]+)`");
    for (const Bron& b : alle_bronnen()) {
        if (!b.eindigt({".md"}) || b.in("inhoud/")) continue;
        for (std::sregex_iterator it(b.tekst.begin(), b.tekst.end(), link), end; it != end; ++it)
            EXPECT_TRUE(paths.contains((*it)[1].str())) << b.pad << " names " << (*it)[1];
    }
}

}  // namespace
}  // namespace ontknoop::house
