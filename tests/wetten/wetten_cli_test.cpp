// SPDX-License-Identifier: EUPL-1.2
#include "wetten/wetten_cli.h"

#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <sstream>

#include "hulp.h"

namespace ontknoop::wetten {
namespace {

struct Uitkomst {
    int code;
    std::string out, err;
};
Uitkomst run(const std::vector<std::string>& args) {
    const FixedClock clock(parse_iso_timestamp("2026-11-21T12:00:00.000Z").value());
    std::ostringstream out, err;
    const auto zoeker = [](const std::string& organisatie, const Zoekvraag& vraag) {
        EXPECT_EQ(organisatie, vraag.tekst == "gift" ? "Rivierdam" : "");
        return Zoekindex::build(Zoekinhoud::load(hulp::real_inhoud()), Bepalingen::load(hulp::real_inhoud())).zoek(vraag);
    };
    const int code = zoek_command(args, zoeker, clock, out, err);
    return {code, out.str(), err.str()};
}

TEST(WettenZoek, prints_hits_for_a_person) {
    const Uitkomst result = run({"huur", "doorbetalen", "bij", "opname"});
    EXPECT_EQ(result.code, 0);
    EXPECT_THAT(result.out, testing::AllOf(testing::HasSubstr(" 1. "), testing::HasSubstr("omdat"), testing::HasSubstr("https://")));
}
TEST(WettenZoek, prints_json_with_the_promised_keys) {
    const Uitkomst result = run({"--json", "--aantal", "3", "--gemeente", "Rotterdam", "uitvaart betalen"});
    EXPECT_EQ(result.code, 0);
    const boost::json::array hits = boost::json::parse(result.out).as_array();
    ASSERT_EQ(hits.size(), 3u);
    for (const boost::json::value& hit : hits) {
        const boost::json::object& item = hit.as_object();
        EXPECT_EQ(item.contains("bwb") + item.contains("cvdr") + item.contains("celex"), 1);
        for (const char* key : {"artikel", "lid", "regeling", "titel", "score", "redenen"}) EXPECT_TRUE(item.contains(key)) << key;
    }
    EXPECT_EQ(hits[0].at("cvdr").as_string(), "CVDR719087");
}
TEST(WettenZoek, hands_on_whose_own_entries_take_part) { EXPECT_EQ(run({"--organisatie", "Rivierdam", "gift"}).code, 0); }
TEST(WettenZoek, looks_at_the_law_of_a_day) {
    EXPECT_NE(run({"--json", "--op", "2026-12-31", "bufferbudget"}).out.find("\"nog_niet_geldig\":true"), std::string::npos);
    EXPECT_EQ(run({"--json", "--op", "2027-01-01", "bufferbudget"}).out.find("\"nog_niet_geldig\":true"), std::string::npos);
}
TEST(WettenZoek, says_when_nothing_is_found) {
    EXPECT_EQ(run({"xyzzyqwrt"}).code, 1);
    EXPECT_EQ(run({"--json", "xyzzyqwrt"}).out, "[]\n");
}
TEST(WettenZoek, explains_wrong_use) {
    for (const std::vector<std::string>& args : {std::vector<std::string>{}, {"--op", "morgen", "x"}, {"--aantal", "0", "x"}, {"--aantal", "2x", "x"}, {"--onbekend", "x"}, {"x", "--op"}, {"x", "--organisatie"}}) {
        const Uitkomst result = run(args);
        EXPECT_EQ(result.code, 2);
        EXPECT_THAT(result.err, testing::HasSubstr("gebruik: ontknoop wetten zoek"));
        EXPECT_EQ(result.out, "");
    }
}

}  // namespace
}  // namespace ontknoop::wetten
