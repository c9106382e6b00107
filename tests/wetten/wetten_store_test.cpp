// SPDX-License-Identifier: EUPL-1.2
#include "wetten/wetten_store.h"

#include <gmock/gmock.h>

#include <sstream>

#include "hulp.h"
#include "support/databases.h"
#include "wetten/bwb_import.h"
#include "wetten/cvdr_import.h"

namespace ontknoop::wetten {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Date day(const char* iso) { return parse_iso_date(iso).value(); }

Regelingversie landelijk(const std::string& datum, const std::string& lid, const std::string& titel = "Proefwet") {
    std::istringstream in(R"(<toestand bwb-ng-vast-deel="http://wetten.overheid.nl/id/BWBR0000001/)" + datum + R"(/0" bwb-id="BWBR0000001" inwerkingtreding=")" + datum +
                          R"("><wetgeving soort="wet"><citeertitel>)" + titel + R"(</citeertitel><wet-besluit><wettekst><hoofdstuk><kop><label>Hoofdstuk</label><nr>1</nr></kop>
<artikel label="Artikel 2:3" status="goed" bwb-ng-variabel-deel="/Hoofdstuk1/Artikel2:3" bron="Stb.2025-1"><kop><label>Artikel</label><nr>2:3</nr><titel>Helpen</titel></kop>
<lid><lidnr>1</lidnr><al>)" + lid + R"( en <intref doc="jci1.3:c:BWBR0000001&amp;artikel=9&amp;z=)" + datum + "&amp;g=" + datum + R"(" bwb-id="BWBR0000001">artikel 9</intref>:</al><lijst><li><li.nr>a.</li.nr><al>eerste</al></li></lijst></lid></artikel>
<artikel label="Artikel 9" status="goed"><kop><label>Artikel</label><nr>9</nr></kop><al>Blijft gelijk.</al></artikel>
<artikel label="Artikel 10" status="vervallen"><kop><label>Artikel</label><nr>10</nr></kop></artikel>
</hoofdstuk></wettekst></wet-besluit></wetgeving></toestand>)");
    return read_bwb_toestand(in, "proef.xml").value();
}

Regelingversie lokaal(const std::string& gemeente) {
    std::istringstream in(R"(<cvdr xmlns:dcterms="x"><meta><owmskern><dcterms:identifier>CVDR12_3</dcterms:identifier><dcterms:title>Beleidsregels hulp</dcterms:title>
<dcterms:creator scheme="overheid:Gemeente">)" + gemeente + R"(</dcterms:creator></owmskern><cvdripm><inwerkingtredingDatum>2024-05-01</inwerkingtredingDatum></cvdripm></meta>
<body><regeling><regeling-tekst><artikel><kop><label>Artikel</label><nr>1</nr></kop><al>Maatwerk mag.</al></artikel></regeling-tekst></regeling></body></cvdr>)");
    return read_cvdr(in, "lokaal.xml").value();
}

// What can be seen of a version.
void expect_equal(const Regelingversie& a, const Regelingversie& b) {
    EXPECT_EQ(a.regeling_id, b.regeling_id);
    EXPECT_EQ(a.versie, b.versie);
    EXPECT_EQ(a.alle_tekst(), b.alle_tekst());
    ASSERT_EQ(a.blokken.size(), b.blokken.size());
    for (std::size_t i = 0; i < a.blokken.size(); ++i) {
        EXPECT_EQ(a.blokken[i].pad, b.blokken[i].pad);
        EXPECT_EQ(a.blokken[i].jci, b.blokken[i].jci);
        EXPECT_EQ(a.blokken[i].nr, b.blokken[i].nr);
        EXPECT_EQ(a.blokken[i].soort, b.blokken[i].soort);
    }
    ASSERT_EQ(a.artikelen.size(), b.artikelen.size());
    for (std::size_t i = 0; i < a.artikelen.size(); ++i) {
        const Artikel &x = a.artikelen[i], &y = b.artikelen[i];
        EXPECT_EQ(std::tie(x.nr, x.titel, x.opschrift, x.pad, x.stam_id, x.versie_id, x.status, x.inwerking, x.bron, x.jci),
                  std::tie(y.nr, y.titel, y.opschrift, y.pad, y.stam_id, y.versie_id, y.status, y.inwerking, y.bron, y.jci));
        EXPECT_EQ(a.tekst_van(x), b.tekst_van(y)) << x.nr;
        ASSERT_EQ(x.verwijzingen.size(), y.verwijzingen.size());
        for (std::size_t j = 0; j < x.verwijzingen.size(); ++j) EXPECT_EQ(x.verwijzingen[j].doel, y.verwijzingen[j].doel);
    }
}

class Wettenbibliotheek : public test::BothDatabases {
protected:
    FixedClock clock{parse_iso_timestamp("2026-11-21T12:00:00.000Z").value()};

    Result<Opname> put(const Regelingversie& versie, const std::string& hash) {
        return db::write_result(database(), [&](db::Connection& c) { return store_versie(c, clock, versie, {hash, "proef.xml", "toets"}); });
    }
    template <class F>
    auto read(F work) {
        std::optional<std::invoke_result_t<F&, db::Connection&>> result;
        database().read([&](db::Connection& c) { result.emplace(work(c)); });
        return std::move(*result);
    }
};
ONTKNOOP_ON_BOTH_DATABASES(Wettenbibliotheek);

TEST_P(Wettenbibliotheek, is_empty_at_first) {
    EXPECT_EQ(read([](db::Connection& c) { return bibliotheek_revisie(c); }), 0);
    EXPECT_EQ(read([](db::Connection& c) { return count_regelingen(c, "Waterveen", {}); }), 0);
    EXPECT_FALSE(read([](db::Connection& c) { return load_versie_op(c, "Waterveen", "BWBR0000001", day("2026-01-01")); }));
}

TEST_P(Wettenbibliotheek, gives_a_version_back_as_it_was_read) {
    const Regelingversie versie = landelijk("2026-01-01", "Het college helpt");
    ASSERT_EQ(put(versie, "h1"), Opname::nieuw);
    const auto again = read([](db::Connection& c) { return load_versie(c, std::nullopt, "BWBR0000001", "2026-01-01_0"); });
    ASSERT_TRUE(again);
    expect_equal(versie, *again);
}

TEST_P(Wettenbibliotheek, knows_which_version_is_the_law_on_a_day) {
    put(landelijk("2026-01-01", "nieuw"), "h2");
    put(landelijk("2020-01-01", "oud"), "h1");
    const auto op = [&](const char* iso) {
        const auto found = read([&](db::Connection& c) { return find_versie_op(c, std::nullopt, "BWBR0000001", day(iso)); });
        return found ? found->versie : "";
    };
    EXPECT_EQ(op("2019-12-31"), "");
    EXPECT_EQ(op("2020-01-01"), "2020-01-01_0");
    EXPECT_EQ(op("2025-12-31"), "2020-01-01_0");
    EXPECT_EQ(op("2026-01-01"), "2026-01-01_0");
    const auto versies = read([](db::Connection& c) { return list_versies(c, std::nullopt, "BWBR0000001"); });
    ASSERT_THAT(versies, SizeIs(2));
    EXPECT_EQ(versies[1].geldig_tot, day("2026-01-01"));
    EXPECT_FALSE(versies[0].geldig_tot);
}

TEST_P(Wettenbibliotheek, a_version_published_again_replaces_the_first) {
    auto second = landelijk("2026-01-01", "beter");
    second.versie = "2026-01-01_1";
    put(second, "h2");
    put(landelijk("2026-01-01", "fout"), "h1");
    EXPECT_EQ(read([](db::Connection& c) { return find_versie_op(c, std::nullopt, "BWBR0000001", day("2026-06-01")); })->versie, "2026-01-01_1");
}

TEST_P(Wettenbibliotheek, its_revision_rises_with_every_change_and_only_then) {
    const auto revisie = [&] { return read([](db::Connection& c) { return bibliotheek_revisie(c); }); };
    put(landelijk("2026-01-01", "a"), "h1");
    const auto first = revisie();
    EXPECT_GT(first, 0);
    EXPECT_EQ(put(landelijk("2026-01-01", "a"), "h1"), Opname::ongewijzigd);
    EXPECT_EQ(revisie(), first);
    EXPECT_EQ(put(landelijk("2026-01-01", "b"), "h2"), Opname::vervangen);
    EXPECT_GT(revisie(), first);
    EXPECT_THAT(read([&](db::Connection& c) { return regelingen_sinds(c, first); }), ElementsAre("BWBR0000001"));
    EXPECT_THAT(read([&](db::Connection& c) { return regelingen_sinds(c, bibliotheek_revisie(c)); }), IsEmpty());
}

TEST_P(Wettenbibliotheek, keeps_equal_texts_once_and_drops_what_nobody_uses) {
    const auto texts = [&] { return read([](db::Connection& c) { return c.value<std::int64_t>("SELECT count(*) FROM wet_tekst").value(); }); };
    put(landelijk("2020-01-01", "oud"), "h1");
    const auto one = texts();
    put(landelijk("2026-01-01", "nieuw"), "h2");
    EXPECT_EQ(texts(), one + 1);  // only article 2:3 changed
    put(landelijk("2026-01-01", "oud"), "h3");
    EXPECT_EQ(texts(), one);
}

TEST_P(Wettenbibliotheek, shows_local_rules_to_their_own_municipality_only) {
    put(lokaal("Waterveen"), "h1");
    put(landelijk("2026-01-01", "a"), "h2");
    const auto list = [&](Gemeente gemeente) {
        std::vector<std::string> ids;
        for (const Regeling& r : read([&](db::Connection& c) { return list_regelingen(c, gemeente, {}, 10, 0); })) ids.push_back(r.id);
        return ids;
    };
    EXPECT_THAT(list("waterveen"), ElementsAre("CVDR12", "BWBR0000001"));
    for (const Gemeente other : {Gemeente("Bergwijk"), Gemeente()}) {
        EXPECT_THAT(list(other), ElementsAre("BWBR0000001"));
        EXPECT_FALSE(read([&](db::Connection& c) { return find_regeling(c, other, "CVDR12"); }));
        EXPECT_THAT(read([&](db::Connection& c) { return list_versies(c, other, "CVDR12"); }), IsEmpty());
        EXPECT_FALSE(read([&](db::Connection& c) { return find_versie_op(c, other, "CVDR12", day("2026-01-01")); }));
        EXPECT_FALSE(read([&](db::Connection& c) { return load_versie(c, other, "CVDR12", "3"); }));
        EXPECT_FALSE(read([&](db::Connection& c) { return load_artikel(c, other, "CVDR12", "3", "1"); }));
        EXPECT_THAT(read([&](db::Connection& c) { return list_artikelen(c, other, "CVDR12", "3"); }), IsEmpty());
        EXPECT_THAT(read([&](db::Connection& c) { return list_bewoordingen(c, other, "CVDR12", "1"); }), IsEmpty());
    }
    EXPECT_TRUE(read([](db::Connection& c) { return load_artikel(c, "Waterveen", "CVDR12", "3", "1"); }));
}

TEST_P(Wettenbibliotheek, filters_by_words_of_the_name_abbreviation_or_number) {
    put(landelijk("2026-01-01", "a", "Wet op de 100%_hulp"), "h1");
    put(lokaal("Waterveen"), "h2");
    database().write([](db::Connection& c) { EXPECT_TRUE(store_wti(c, {.regeling_id = "BWBR0000001", .afkortingen = {"Woh"}})); });
    const auto count = [&](const char* words) { return read([&](db::Connection& c) { return count_regelingen(c, "Waterveen", {.tekst = words}); }); };
    EXPECT_EQ(count("hulp"), 2);
    EXPECT_EQ(count("HULP wet"), 1);
    EXPECT_EQ(count("woh"), 1);
    EXPECT_EQ(count("cvdr12"), 1);
    EXPECT_EQ(count("100%_"), 1);
    EXPECT_EQ(count("%"), 1);  // a sign like any other
    EXPECT_EQ(count("iets anders"), 0);
    EXPECT_EQ(read([](db::Connection& c) { return count_regelingen(c, "Waterveen", {.stelsel = Stelsel::cvdr}); }), 1);
}

TEST_P(Wettenbibliotheek, follows_the_manifest) {
    put(landelijk("2020-01-01", "a"), "h1");
    const auto op = [&](const char* iso) { return read([&](db::Connection& c) { return find_versie_op(c, std::nullopt, "BWBR0000001", day(iso)); }); };
    Manifest manifest;
    manifest.regeling_id = "BWBR0000001";
    manifest.expressies = {{.label = "2020-01-01_0", .inwerkingtreding = day("2020-01-01"), .einddatum = day("2023-12-31"), .zicht_start = day("2020-01-01"), .zicht_eind = day("9999-12-31")}};
    database().write([&](db::Connection& c) { EXPECT_TRUE(store_manifest(c, manifest)); });
    EXPECT_TRUE(op("2023-12-31"));
    EXPECT_FALSE(op("2024-01-01"));
    database().write([&](db::Connection& c) { EXPECT_FALSE(store_manifest(c, manifest)); });
    manifest.expressies[0].zicht_eind = day("2021-01-01");  // withdrawn
    database().write([&](db::Connection& c) { EXPECT_TRUE(store_manifest(c, manifest)); });
    EXPECT_FALSE(op("2022-01-01"));
}

TEST_P(Wettenbibliotheek, loads_one_article_with_its_text_and_its_wordings) {
    put(landelijk("2020-01-01", "oud"), "h1");
    put(landelijk("2026-01-01", "nieuw"), "h2");
    const auto een = read([](db::Connection& c) { return load_artikel(c, std::nullopt, "BWBR0000001", "2026-01-01_0", "2:3"); });
    ASSERT_TRUE(een);
    ASSERT_THAT(een->artikelen, SizeIs(1));
    EXPECT_EQ(een->tekst_van(een->artikelen[0]), "1 nieuw en artikel 9:\na. eerste");
    EXPECT_FALSE(read([](db::Connection& c) { return load_artikel(c, std::nullopt, "BWBR0000001", "2026-01-01_0", "99"); }));
    const auto woordingen = read([](db::Connection& c) { return list_bewoordingen(c, std::nullopt, "BWBR0000001", "2:3"); });
    ASSERT_THAT(woordingen, SizeIs(2));
    EXPECT_EQ(woordingen[0].versie, "2026-01-01_0");
    EXPECT_EQ(woordingen[1].geldig_tot, day("2026-01-01"));
    EXPECT_THAT(read([](db::Connection& c) { return list_bewoordingen(c, std::nullopt, "BWBR0000001", "9"); }), SizeIs(1));
    EXPECT_THAT(read([](db::Connection& c) { return list_artikelen(c, std::nullopt, "BWBR0000001", "2026-01-01_0"); }), SizeIs(3));
}

TEST_P(Wettenbibliotheek, offers_every_wording_once_to_the_index) {
    put(landelijk("2020-01-01", "oud"), "h1");
    put(landelijk("2026-01-01", "nieuw"), "h2");
    std::vector<std::string> seen;
    database().read([&](db::Connection& c) {
        const Artikelbron bron = bibliotheek_bron(c);
        while (const auto item = bron()) seen.push_back(item->artikel + " " + to_iso(*item->geldig_vanaf) + ".." + (item->geldig_tot ? to_iso(*item->geldig_tot) : ""));
    });
    EXPECT_THAT(seen, ElementsAre("2:3 2020-01-01..2026-01-01", "2:3 2026-01-01..", "9 2020-01-01.."));
}

TEST_P(Wettenbibliotheek, refuses_what_it_cannot_place) {
    auto versie = landelijk("2026-01-01", "a");
    versie.regeling_id = "../../etc";
    EXPECT_EQ(put(versie, "h").error()[0].code, "wetten.kenmerk");
    versie = landelijk("2026-01-01", "a");
    versie.inwerkingtreding.reset();
    EXPECT_EQ(put(versie, "h").error()[0].code, "wetten.geen_datum");
    EXPECT_EQ(read([](db::Connection& c) { return bibliotheek_revisie(c); }), 0);
}

TEST_P(Wettenbibliotheek, gives_every_official_file_back_without_a_word_lost) {
    NEEDS_WETTEN_DATA();
    int count = 0;
    for (const char* part : {"/bwb", "/cvdr"}) {
        for (const std::string& path : hulp::list_files(hulp::wetten_data() + part, ".xml")) {
            std::ifstream in(path);
            const auto versie = std::string_view(part) == "/bwb" ? read_bwb_toestand(in, path) : read_cvdr(in, path);
            if (!versie) continue;  // a manifest, WTI or SRU record
            ASSERT_TRUE(put(*versie, path)) << path;
            const auto again = read([&](db::Connection& c) { return load_versie(c, versie->gemeente, versie->regeling_id, versie->versie); });
            ASSERT_TRUE(again) << path;
            expect_equal(*versie, *again);
            ++count;
        }
    }
    EXPECT_GE(count, 12);
}

}  // namespace
}  // namespace ontknoop::wetten
