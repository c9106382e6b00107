// SPDX-License-Identifier: EUPL-1.2
// docs/glossary.md has a line for every public type of a Dutch module, and for nothing that is gone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "bronnen.h"

namespace ontknoop::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Plumbing has English names and needs no line.
const std::set<std::string> leidingwerk = {"base", "db", "http", "html", "pdf", "crypto", "app", "cli", "document"};

std::set<std::string> typen(const Bronnen& bronnen) {
    static const std::regex type("(^|\\n)(?:struct|class|enum class|using) ([A-Z][A-Za-z]+)(?: final)?(?= *[:{=]| :)");
    std::set<std::string> found;
    for (const Bron& b : bronnen) {
        const std::string module = module_van(b.pad);
        if (module.empty() || leidingwerk.contains(module) || !b.pad.ends_with(".h")) continue;
        for (std::sregex_iterator it(b.tekst.begin(), b.tekst.end(), type), end; it != end; ++it) found.insert((*it)[2]);
    }
    return found;
}

// "| Casus | case, ... | casus |"
std::multiset<std::string> regels(const std::string& glossary) {
    static const std::regex line("\\n\\| ([A-Z][A-Za-z]+) \\| ([^|\\n]{3,}) \\| ([^|\\n]+) \\|");
    std::multiset<std::string> found;
    for (std::sregex_iterator it(glossary.begin(), glossary.end(), line), end; it != end; ++it) found.insert((*it)[1]);
    return found;
}

Problemen verschil(const std::set<std::string>& typen, const std::multiset<std::string>& regels) {
    Problemen found;
    for (const std::string& t : typen)
        if (!regels.contains(t)) found.push_back(t + " has no line");
    for (const std::string& r : regels)
        if (!typen.contains(r)) found.push_back(r + " is no type any more");
    for (auto r = regels.begin(); r != regels.end(); r = regels.upper_bound(*r))
        if (regels.count(*r) > 1) found.push_back(*r + " has two lines");
    return found;
}

TEST(Woordenlijst, has_a_line_for_every_type_and_nothing_else) {
    std::string glossary;
    for (const Bron& b : alle_bronnen())
        if (b.pad == "docs/glossary.md") glossary = b.tekst;
    EXPECT_GT(regels(glossary).size(), 100u);
    EXPECT_THAT(verschil(typen(alle_bronnen()), regels(glossary)), IsEmpty());
}

TEST(Woordenlijst, a_missing_and_a_stale_line_are_found) {
    const Bronnen planted = {{"src/casus/casus.h", "\nstruct Casus {\n};\nenum class Toegang : std::uint8_t { geen };\nclass Later;\nstruct Nieuw final : Casus {};\n", 1},
                             {"src/http/http.h", "\nstruct Request {\n", 1}};
    EXPECT_THAT(verschil(typen(planted), regels("\n| Casus | a case | casus |\n| Toegang | access | casus |\n| Oud | gone | casus |\n| Casus | the case once more | casus |\n| Leeg |  | casus |\n")),
                ElementsAre("Nieuw has no line", "Oud is no type any more", "Casus has two lines"));
}

}  // namespace
}  // namespace ontknoop::house
