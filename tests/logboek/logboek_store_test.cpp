// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "crypto/crypto.h"
#include "logboek/logboek.h"
#include "support/organisaties.h"

namespace ontknoop::logboek {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class Logboek : public test::BothWithOrganisations {
protected:
    void log(const OrganisatieId& organisatie, const std::string& handeling, const std::string& object = "casus-1", const std::string& wie = "persoon-1") {
        write([&](db::Connection& tx) { append(tx, clock, organisatie, {wie, handeling, "casus", object, "gelukt", "10.0.0.1", "verzoek"}); });
    }
    void three_lines(const OrganisatieId& organisatie) {
        for (const char* what : {"casus.gemaakt", "casus.gelezen", "plan.gewijzigd"}) log(organisatie, what), clock.advance(std::chrono::minutes(1));
    }
    Keten chain(const OrganisatieId& organisatie) {
        Keten found;
        database().read([&](db::Connection& tx) { found = verify(tx, organisatie); });
        return found;
    }
    std::vector<GelezenRegel> find(const OrganisatieId& organisatie, const Filter& filter, int limit = 100, int offset = 0) {
        std::vector<GelezenRegel> lines;
        database().read([&](db::Connection& tx) {
            lines = search(tx, organisatie, filter, limit, offset);
            if (limit == 100) {
                EXPECT_EQ(count(tx, organisatie, filter), static_cast<std::int64_t>(lines.size()));
            }
        });
        return lines;
    }
    void tamper(std::string_view sql) {
        write([&](db::Connection& tx) { tx.exec(sql, eigen); });
    }
};

TEST_P(Logboek, an_untouched_chain_is_whole) {
    EXPECT_FALSE(chain(eigen).breuk_bij.has_value()) << "an empty one too";
    three_lines(eigen);
    const Keten found = chain(eigen);
    EXPECT_EQ(found.regels, 3);
    EXPECT_FALSE(found.breuk_bij.has_value());
    EXPECT_EQ(found.hoofd, find(eigen, {})[0].hash);
}

// What a chain of another build of the program, or another program, has to come to.
TEST_P(Logboek, the_hash_of_a_line_is_over_the_line_before_it_and_every_part_with_its_length) {
    three_lines(eigen);
    auto lines = find(eigen, {});
    std::ranges::reverse(lines);  // oldest first
    std::string before(64, '0');
    for (const GelezenRegel& line : lines) {
        std::string text;
        const std::vector<std::string> parts{before,  eigen.value, std::to_string(line.volgnummer), line.op, "persoon-1", line.handeling,
                                             "casus", "casus-1",   "gelukt",                        "10.0.0.1", "verzoek"};
        for (const std::string& part : parts)
            text += std::to_string(part.size()) + ":" + part;
        EXPECT_EQ(line.hash, crypto::hash_hex(text)) << line.volgnummer;
        before = line.hash;
    }
}

TEST_P(Logboek, a_change_of_any_column_is_noticed_at_its_line) {
    for (const char* column : {"op", "gebruiker_id", "handeling", "object_soort", "object_id", "uitkomst", "herkomst", "verzoek", "hash"}) {
        three_lines(eigen);
        const std::string keep = "UPDATE logboek SET " + std::string(column) + " = " + column + " || 'x' WHERE organisatie_id = $1 AND volgnummer = 2";
        tamper(keep);
        EXPECT_EQ(chain(eigen).breuk_bij, 2) << column;
        tamper("DELETE FROM logboek WHERE organisatie_id = $1");
        tamper("DELETE FROM logboek_hoofd WHERE organisatie_id = $1");
    }
}

TEST_P(Logboek, text_moved_from_one_column_to_the_next_is_noticed) {
    write([&](db::Connection& tx) { append(tx, clock, eigen, {"ab", "c", "casus", "1", "gelukt", "", ""}); });
    tamper("UPDATE logboek SET gebruiker_id = 'a', handeling = 'bc' WHERE organisatie_id = $1");
    EXPECT_EQ(chain(eigen).breuk_bij, 1);
}

TEST_P(Logboek, a_line_taken_out_is_noticed) {
    three_lines(eigen);
    tamper("DELETE FROM logboek WHERE organisatie_id = $1 AND volgnummer = 2");
    EXPECT_EQ(chain(eigen).breuk_bij, 2);
}

TEST_P(Logboek, lines_cut_off_at_the_end_are_noticed) {
    three_lines(eigen);
    tamper("DELETE FROM logboek WHERE organisatie_id = $1 AND volgnummer = 3");
    EXPECT_EQ(chain(eigen).breuk_bij, 3);
}

TEST_P(Logboek, a_head_that_was_taken_away_is_noticed) {
    three_lines(eigen);
    tamper("DELETE FROM logboek_hoofd WHERE organisatie_id = $1");
    EXPECT_EQ(chain(eigen).breuk_bij, 4);
}

TEST_P(Logboek, all_lines_taken_away_are_noticed_while_the_head_stands) {
    three_lines(eigen);
    tamper("DELETE FROM logboek WHERE organisatie_id = $1");
    EXPECT_EQ(chain(eigen).breuk_bij, 1);
}

TEST_P(Logboek, every_organisation_has_a_chain_of_its_own) {
    three_lines(eigen);
    log(vreemd, "casus.gemaakt");
    EXPECT_EQ(chain(eigen).regels, 3);
    EXPECT_EQ(chain(vreemd).regels, 1);
    EXPECT_EQ(find(vreemd, {})[0].volgnummer, 1);
    // The same line in another chain has another hash.
    EXPECT_NE(find(vreemd, {})[0].hash, find(eigen, {})[2].hash);
    tamper("UPDATE logboek SET op = 'nu' WHERE organisatie_id = $1");
    EXPECT_FALSE(chain(vreemd).breuk_bij.has_value());
}

TEST_P(Logboek, lines_of_another_organisation_are_never_found) {
    three_lines(eigen);
    EXPECT_THAT(find(vreemd, {}), IsEmpty());
    EXPECT_THAT(find(vreemd, {.gebruiker_id = "persoon-1"}), IsEmpty());
    EXPECT_THAT(find(vreemd, {.object_id = "casus-1"}), IsEmpty());
}

TEST_P(Logboek, is_searched_by_person_beginning_of_the_act_object_and_time) {
    three_lines(eigen);
    log(eigen, "sessie.begonnen", "persoon-2", "persoon-2");
    EXPECT_THAT(find(eigen, {}), SizeIs(4));
    EXPECT_THAT(find(eigen, {.gebruiker_id = "persoon-2"}), SizeIs(1));
    EXPECT_THAT(find(eigen, {.handeling = "casus."}), SizeIs(2));
    EXPECT_THAT(find(eigen, {.handeling = "casus.gelezen"}), SizeIs(1));
    EXPECT_THAT(find(eigen, {.handeling = "gelezen"}), IsEmpty()) << "from the beginning only";
    EXPECT_THAT(find(eigen, {.handeling = "%"}), IsEmpty()) << "a sign of a pattern is just a sign";
    EXPECT_THAT(find(eigen, {.object_id = "persoon-2"}), SizeIs(1));
    EXPECT_THAT(find(eigen, {.vanaf = "2026-11-21T09:01:00.000Z", .tot = "2026-11-21T09:03:00.000Z"}), SizeIs(2)) << "up to, not including";
    EXPECT_THAT(find(eigen, {.gebruiker_id = "' OR 1=1 --"}), IsEmpty());
}

TEST_P(Logboek, is_shown_newest_first_and_page_by_page) {
    three_lines(eigen);
    const auto first = find(eigen, {}, 2, 0), second = find(eigen, {}, 2, 2);
    ASSERT_THAT(first, SizeIs(2));
    ASSERT_THAT(second, SizeIs(1));
    EXPECT_EQ(first[0].handeling, "plan.gewijzigd");
    EXPECT_EQ(second[0].handeling, "casus.gemaakt");
    EXPECT_THAT(find(eigen, {}, 2, 50), IsEmpty());
}

TEST_P(Logboek, a_line_of_a_change_that_was_rolled_back_is_not_there) {
    three_lines(eigen);
    EXPECT_THROW(write([&](db::Connection& tx) {
                     append(tx, clock, eigen, {"", "casus.gewist", "casus", "1", "gelukt", "", ""});
                     throw std::runtime_error("no");
                 }),
                 std::runtime_error);
    EXPECT_EQ(chain(eigen).regels, 3);
    EXPECT_FALSE(chain(eigen).breuk_bij.has_value());
}

TEST_P(Logboek, many_writers_at_once_still_make_one_chain_from_the_first_line_on) {
    constexpr int writers = 6, each = 15;
    std::vector<std::thread> threads;
    std::atomic<int> failures = 0;
    for (int i = 0; i < writers; ++i)
        threads.emplace_back([&, i] {
            for (int n = 0; n < each; ++n) try {
                    database().write([&](db::Connection& tx) {
                        append(tx, clock, eigen, {std::to_string(i), "casus.gelezen", "casus", std::to_string(n), "gelukt", "", ""});
                    });
                } catch (const std::exception&) {
                    ++failures;
                }
        });
    for (std::thread& t : threads) t.join();
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(chain(eigen).regels, writers * each);
    EXPECT_FALSE(chain(eigen).breuk_bij.has_value());
}

ONTKNOOP_ON_BOTH_DATABASES(Logboek);

}  // namespace
}  // namespace ontknoop::logboek
