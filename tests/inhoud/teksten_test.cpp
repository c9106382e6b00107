// SPDX-License-Identifier: EUPL-1.2
#include "inhoud/teksten.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace ontknoop::inhoud {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<EmbeddedFile> one_file(std::string_view content) { return {{"teksten/nl/plan.toml", content}}; }
Teksten load_texts(const std::vector<EmbeddedFile>& files) { return Teksten::load(Bestanden::load(files, "")); }

std::string admin_error_of(const std::vector<EmbeddedFile>& files) {
    try {
        load_texts(files);
    } catch (const AdminError& error) {
        return error.what();
    }
    return "no error";
}

class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("ontknoop_inhoud_" + std::to_string(getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    void write(const std::string& name, const std::string& content) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << content;
    }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

TEST(teksten, a_key_is_the_dotted_path_however_it_is_written) {
    const Teksten t =
        load_texts(one_file("[stap.verhaal]\ntitel = \"Het verhaal\"\nveld.label = \"Vertel\"\n\"a.b\" = \"c\"\n"));
    EXPECT_EQ(t("stap.verhaal.titel"), "Het verhaal");
    EXPECT_EQ(t("stap.verhaal.veld.label"), "Vertel");
    EXPECT_EQ(t("stap.verhaal.a.b"), "c");
    EXPECT_THAT(t.keys("stap.verhaal."),
                ElementsAre("stap.verhaal.a.b", "stap.verhaal.titel", "stap.verhaal.veld.label"));
}

TEST(teksten, arguments_are_filled_in_once) {
    const Teksten t = load_texts(one_file("zin = \"{1} en {0} en {0}, maar {niet} en {\"\n"));
    EXPECT_EQ(t("zin", {"{1}", "twee"}), "twee en {1} en {1}, maar {niet} en {");
}

TEST(teksten, a_missing_key_or_argument_is_a_bug_and_find_is_not) {
    const Teksten t = load_texts(one_file("zin = \"{0}\"\n"));
    EXPECT_THROW(t("bestaat_niet"), Bug);
    EXPECT_THROW(t("zin"), Bug);
    EXPECT_EQ(t.find("bestaat_niet"), "");
    EXPECT_FALSE(t.has("bestaat_niet"));
    EXPECT_EQ(t.find("zin"), "{0}");
}

TEST(teksten, every_key_of_a_fouten_file_belongs_to_an_error_code) {
    const std::vector<EmbeddedFile> files = {
        {"teksten/nl/fouten_x.toml", "\"veld.te_lang\" = \"Hooguit {0}\"\n[naam]\nleeg = \"Geen naam\"\n"},
        {"teksten/nl/fouten_algemeen.toml", "[algemeen]\nonbekend = \"Oeps ({0})\"\n"}};
    const Teksten t = load_texts(files);
    EXPECT_EQ(t.error({"veld.te_lang", {"60"}, "alias"}), "Hooguit 60");
    EXPECT_EQ(t.error({"naam.leeg"}), "Geen naam");
    EXPECT_EQ(t.error({"nog.geen.woorden"}), "Oeps (nog.geen.woorden)");
}

TEST(teksten, a_wrong_file_is_refused_with_place_and_remedy) {
    EXPECT_THAT(admin_error_of(one_file("goed = \"ja\"\nfout = ja\n")), HasSubstr("teksten/nl/plan.toml, line 2"));
    EXPECT_THAT(admin_error_of(one_file("\n\nlijst = [\"a\"]\n")), HasSubstr("line 3: \"lijst\" is a list"));
    EXPECT_THAT(admin_error_of(one_file("x = \"\xff\"\n")), HasSubstr("UTF-8"));
    EXPECT_THAT(admin_error_of({{"teksten/nl/a.toml", "x = \"1\"\n"}, {"teksten/nl/b.toml", "\nx = \"2\"\n"}}),
                HasSubstr("teksten/nl/b.toml, line 2: the key \"x\" is already in teksten/nl/a.toml, line 1"));
    EXPECT_THAT(admin_error_of({{"teksten/nl/fouten_a.toml", "[fout.veld]\nx = \"2\"\n"}}),
                HasSubstr("leave out \"fout\""));
}

TEST(bestanden, an_installation_replaces_and_adds_files_but_editors_leftovers_do_not_count) {
    const Folder folder;
    folder.write("teksten/nl/plan.toml", "a = \"eigen\"\n");
    folder.write("bepalingen/onze_gemeente.toml", "x = 1\n");
    folder.write("teksten/nl/.plan.toml.swp", "rommel");
    folder.write("teksten/nl/plan.toml~", "rommel");
    const std::vector<EmbeddedFile> embedded = {{"teksten/nl/app.toml", "b = \"mee\"\n"},
                                                {"teksten/nl/plan.toml", "a = \"mee\"\n"}};
    const Bestanden bestanden = Bestanden::load(embedded, folder.path());
    EXPECT_THAT(bestanden.list("teksten/"), ElementsAre("teksten/nl/app.toml", "teksten/nl/plan.toml"));
    EXPECT_THAT(bestanden.list("bepalingen/"), ElementsAre("bepalingen/onze_gemeente.toml"));
    EXPECT_EQ(Teksten::load(bestanden)("a"), "eigen");
    EXPECT_EQ(Teksten::load(bestanden)("b"), "mee");
    EXPECT_EQ(bestanden.find("teksten/nl/.plan.toml.swp"), nullptr);
    EXPECT_THROW(bestanden.get("bestaat/niet.toml"), Bug);
}

TEST(bestanden, a_folder_that_does_not_exist_is_refused) {
    EXPECT_THROW(Bestanden::load({}, "/bestaat/echt/niet"), AdminError);
    EXPECT_THROW(Bestanden::from_folder("/bestaat/echt/niet"), AdminError);
}

TEST(bestanden, the_version_follows_the_content_under_the_prefix_only) {
    const std::vector<EmbeddedFile> first = {{"p/a", "1"}, {"p/b", "2"}, {"q/c", "3"}};
    const std::vector<EmbeddedFile> moved = {{"p/a", "12"}, {"p/b", ""}, {"q/c", "3"}};
    const std::vector<EmbeddedFile> elsewhere = {{"p/a", "1"}, {"p/b", "2"}, {"q/c", "33"}};
    const std::string version = Bestanden::load(first, "").version("p/");
    // printf '3:p/a1:13:p/b1:2' | sha256sum
    EXPECT_EQ(version, "495594eaad3153eb");
    EXPECT_NE(version, Bestanden::load(moved, "").version("p/"));
    EXPECT_EQ(version, Bestanden::load(elsewhere, "").version("p/"));
    EXPECT_NE(Bestanden::load(first, "").version(""), Bestanden::load(elsewhere, "").version(""));
}

}  // namespace
}  // namespace ontknoop::inhoud
