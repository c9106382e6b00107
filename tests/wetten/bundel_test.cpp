// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bundel.h"

#include <gmock/gmock.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "hulp.h"
#include "support/databases.h"
#include "wetten/bwb_import.h"
#include "wetten/wetten_store.h"

namespace ontknoop::wetten {
namespace {

Regelingversie proefwet(const std::string& datum, const std::string& tekst) {
    std::istringstream in("<toestand bwb-id=\"BWBR0000001\" inwerkingtreding=\"" + datum + "\"><wetgeving soort=\"wet\"><citeertitel>Proefwet</citeertitel><artikel label=\"Artikel 1\"><kop><label>Artikel</label><nr>1</nr></kop><lid><lidnr>1</lidnr><al>" +
                          tekst + "</al></lid></artikel></wetgeving></toestand>");
    return read_bwb_toestand(in, "proef.xml").value();
}

class Bundel : public test::BothDatabases {
protected:
    FixedClock clock{parse_iso_timestamp("2026-11-21T12:00:00.000Z").value()};
    test::TemporaryFolder folder;
    Bundelsleutels sleutels = make_bundelsleutels();
    const std::string path = folder.file("wetten.bundel");
    test::FreshDatabase ander{db::Engine::sqlite, test::FreshDatabase::Content::migrated};

    void fill() {
        database().write([&](db::Connection& c) {
            store_versie(c, clock, proefwet("2020-01-01", "oud"), {"h1", "a.xml", "toets"}).value();
            store_versie(c, clock, proefwet("2026-01-01", "nieuw"), {"h2", "b.xml", "toets"}).value();
            store_wti(c, {.regeling_id = "BWBR0000001", .afkortingen = {"Pfw"}});
        });
    }
    Result<Bundeluitkomst> lees(const std::string& publiek) {
        return lees_bundel(ander.get(), clock, path, publiek, "toets", [](const std::string&) {});
    }
    std::int64_t elders() {
        std::int64_t count = 0;
        ander.get().read([&](db::Connection& c) { count = count_regelingen(c, std::nullopt, {}); });
        return count;
    }
};
ONTKNOOP_ON_BOTH_DATABASES(Bundel);

TEST_P(Bundel, carries_the_library_to_another_machine) {
    fill();
    EXPECT_EQ(schrijf_bundel(database(), clock, path, sleutels.geheim), 2u);
    const auto gelezen = lees(sleutels.publiek);
    ASSERT_TRUE(gelezen);
    EXPECT_EQ(gelezen->nieuw, 2u);
    ander.get().read([&](db::Connection& c) {
        const auto versie = load_versie(c, std::nullopt, "BWBR0000001", "2026-01-01_0");
        ASSERT_TRUE(versie);
        EXPECT_EQ(versie->alle_tekst(), proefwet("2026-01-01", "nieuw").alle_tekst());
        EXPECT_EQ(find_versie(c, std::nullopt, "BWBR0000001", "2026-01-01_0")->hash, "h2");
        EXPECT_EQ(find_regeling(c, std::nullopt, "BWBR0000001")->afkortingen, std::vector<std::string>{"Pfw"});
        EXPECT_EQ(find_versie_op(c, std::nullopt, "BWBR0000001", parse_iso_date("2023-01-01").value())->versie, "2020-01-01_0");
    });
    EXPECT_EQ(lees(sleutels.publiek)->nieuw, 0u);
}
// What is checked must be what is read: a file that is opened a second time may be another by then.
class Openingen {
public:
    explicit Openingen(const std::string& path) : notify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
        // Reading between two openings keeps the system from telling of both as one.
        EXPECT_GE(::inotify_add_watch(notify_, path.c_str(), IN_OPEN | IN_ACCESS | IN_CLOSE), 0);
    }
    ~Openingen() { ::close(notify_); }
    Openingen(const Openingen&) = delete;
    Openingen& operator=(const Openingen&) = delete;
    int tel() {
        alignas(inotify_event) std::array<char, 4096> room;
        int openings = 0;
        for (ssize_t got = 0; (got = ::read(notify_, room.data(), room.size())) > 0;)
            for (const char* at = room.data(); at < room.data() + got;) {
                const auto* event = reinterpret_cast<const inotify_event*>(at);
                openings += (event->mask & IN_OPEN) != 0;
                at += sizeof *event + event->len;
            }
        return openings;
    }

private:
    int notify_;
};
TEST_P(Bundel, is_opened_once_so_that_what_is_checked_is_what_is_read) {
    fill();
    schrijf_bundel(database(), clock, path, sleutels.geheim);
    Openingen openingen(path);
    hulp::read_file(path);
    ASSERT_EQ(openingen.tel(), 1) << "the system tells";
    EXPECT_EQ(lees(sleutels.publiek)->nieuw, 2u);
    EXPECT_EQ(openingen.tel(), 1);
}
TEST_P(Bundel, with_a_line_without_end_is_refused_without_reading_it_all) {
    fill();
    schrijf_bundel(database(), clock, path, sleutels.geheim);
    const std::string good = hulp::read_file(path);
    std::ofstream(path, std::ios::binary) << good.substr(0, good.find('\n') + 1);
    std::filesystem::resize_file(path, std::uintmax_t{1} << 30);  // takes no room on the disk
    const auto gelezen = lees(sleutels.publiek);
    ASSERT_FALSE(gelezen);
    EXPECT_EQ(gelezen.error()[0].code, "wetten.bundel_regel_te_lang");
    EXPECT_EQ(elders(), 0);
}
TEST_P(Bundel, of_long_lines_is_read_to_the_last_byte) {
    for (const std::size_t lengte : {65'000u, 65'535u, 65'536u, 131'070u, 131'072u, 200'000u}) {
        test::FreshDatabase leeg{db::Engine::sqlite, test::FreshDatabase::Content::migrated};
        database().write([&](db::Connection& c) { store_versie(c, clock, proefwet("2020-01-01", std::string(lengte, 'x')), {std::to_string(lengte), "a.xml", "toets"}).value(); });
        schrijf_bundel(database(), clock, path, sleutels.geheim);
        EXPECT_EQ(lees_bundel(leeg.get(), clock, path, sleutels.publiek, "toets", [](const std::string&) {})->nieuw, 1u) << lengte;
    }
}
TEST_P(Bundel, is_refused_when_a_single_byte_was_changed) {
    fill();
    schrijf_bundel(database(), clock, path, sleutels.geheim);
    const std::string good = hulp::read_file(path);
    for (const std::size_t at : {std::size_t{60}, good.find("oud"), good.find("2026-01-01"), good.rfind("handtekening") + 20, good.size() - 4}) {
        std::string bad = good;
        bad[at] = bad[at] == 'x' ? 'y' : 'x';
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bad;
        EXPECT_FALSE(lees(sleutels.publiek)) << at;
    }
    for (const std::string& bad : {good + "meer\n", good.substr(0, good.size() / 2), good.substr(good.find('\n') + 1), std::string()}) {
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bad;
        EXPECT_FALSE(lees(sleutels.publiek));
    }
    EXPECT_EQ(elders(), 0);
}
TEST_P(Bundel, of_somebody_else_is_refused) {
    fill();
    schrijf_bundel(database(), clock, path, make_bundelsleutels().geheim);
    EXPECT_EQ(lees(sleutels.publiek).error()[0].code, "wetten.bundel_handtekening");
    EXPECT_EQ(elders(), 0);
}
TEST_P(Bundel, keys_are_read_from_their_files_only_when_whole) {
    std::ofstream(folder.file("k")) << sleutels.publiek << "\n";
    EXPECT_EQ(read_bundelsleutel(folder.file("k"), publiek_lengte), sleutels.publiek);
    EXPECT_THROW(read_bundelsleutel(folder.file("k"), geheim_lengte), AdminError);
    EXPECT_THROW(read_bundelsleutel(folder.file("niet"), publiek_lengte), AdminError);
}

}  // namespace
}  // namespace ontknoop::wetten
