// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bundel.h"

#include <gmock/gmock.h>

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
