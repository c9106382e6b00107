// SPDX-License-Identifier: EUPL-1.2
// Runs every file of scenarios/: a rekensom, and cases that change some of its input and state what must come out, in euros
// or as the text of a decimal. W and A cases have complete published input; B cases are plausibility tests.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "inhoud/toml_document.h"
#include "rekentool/bouwstenen.h"

namespace ontknoop::rekentool {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

std::vector<fs::path> scenario_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(std::string(ONTKNOOP_SOURCE_DIR) + "/tests/rekentool/scenarios"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

// "per_betaler.gemeente.wint": a key of an object, or the entry of a list with that name or id.
const json::value* find_value(const json::value& root, std::string_view path) {
    const json::value* here = &root;
    while (!path.empty() && here) {
        const std::size_t point = path.find('.');
        const std::string key(path.substr(0, point));
        path = point == std::string_view::npos ? std::string_view{} : path.substr(point + 1);
        if (here->is_object()) {
            here = here->get_object().if_contains(key);
        } else if (here->is_array()) {
            const json::value* found = nullptr;
            for (const json::value& item : here->get_array())
                for (const char* name : {"naam", "id"})
                    if (const json::value* value = item.get_object().if_contains(name); value && value->get_string() == key) found = &item;
            here = found;
        } else {
            here = nullptr;
        }
    }
    return here;
}

void change(json::value& root, const std::string& pointer, const std::string& to) {
    const std::size_t slash = pointer.rfind('/');
    json::value& parent = pointer.substr(0, slash).empty() ? root : root.at_pointer(pointer.substr(0, slash));
    parent.as_object()[pointer.substr(slash + 1)] = to;
}

class Scenario_ : public testing::TestWithParam<fs::path> {};

TEST_P(Scenario_, gives_the_published_result) {
    std::ifstream file(GetParam());
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto som = read_rekensom_toml(text, "rekensom");
    ASSERT_TRUE(som) << to_json(som.error());
    const inhoud::TomlValue document = inhoud::parse_toml(GetParam().string(), text);
    ASSERT_TRUE(document.find("bron")) << "a scenario names its source";
    const inhoud::TomlValue* cases = document.find("geval");
    ASSERT_TRUE(cases && !cases->items.empty());
    for (const inhoud::TomlValue& item : cases->items) {
        SCOPED_TRACE(item.find("naam")->text);
        json::value input = json::parse(to_json(*som));
        if (const inhoud::TomlValue* changes = item.find("wijzig"))
            for (const auto& member : changes->members) change(input, member.key, member.value.text);
        const auto changed = read_rekensom_json(json::serialize(input));
        ASSERT_TRUE(changed) << to_json(changed.error());
        const auto result = calculate(*changed);
        ASSERT_TRUE(result) << to_json(result.error());
        const json::value output = json::parse(to_json(*result));
        ASSERT_FALSE(item.find("verwacht")->members.empty());
        for (const auto& expected : item.find("verwacht")->members) {
            const json::value* value = find_value(output, expected.key);
            ASSERT_TRUE(value) << expected.key;
            if (value->is_int64())
                EXPECT_EQ(Eurocent{value->get_int64()}, euro(expected.value.text)) << expected.key;
            else if (value->is_bool())
                EXPECT_EQ(value->get_bool() ? "true" : "false", expected.value.text) << expected.key;
            else
                EXPECT_EQ(std::string(value->get_string()), expected.value.text) << expected.key;
        }
    }
}

// Each worked example of the method has its file. B6 (a net total without any input) and W14 to W16 and W18 (no amounts) have
// nothing to compute; W13 is b04.
TEST(Scenarios, are_there_for_every_worked_example_with_input) {
    std::set<std::string> present;
    for (const fs::path& file : scenario_files()) present.insert(file.stem().string().substr(0, 3));
    for (const char* code : {"a01", "a02", "a03", "a04", "a05", "a06", "a07", "a08", "a09", "b01", "b02", "b03", "b04", "b05", "b07", "b08", "b09", "b10",
                             "w01", "w02", "w03", "w04", "w05", "w06", "w07", "w08", "w09", "w10", "w11", "w12", "w17"})
        EXPECT_TRUE(present.contains(code)) << code;
}

INSTANTIATE_TEST_SUITE_P(Published, Scenario_, testing::ValuesIn(scenario_files()),
                         [](const auto& info) { return info.param.stem().string(); });

}  // namespace
}  // namespace ontknoop::rekentool
