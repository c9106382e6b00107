// SPDX-License-Identifier: EUPL-1.2
// Against a server on this machine that has the layout of the official repository.
#include "wetten/ophalen.h"

#include <gmock/gmock.h>

#include <atomic>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>

#include "http/http.h"
#include "hulp.h"
#include "support/databases.h"
#include "tussenstation.h"

namespace ontknoop::wetten {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using namespace std::chrono_literals;

std::string hash_of(const std::string& content) {
    std::istringstream in(content);
    return sha512_hex(in);
}

// The repository, with the tricks a line or a server can play.
class Bron {
public:
    Bron() : server_(options(), [this](const http::Request& request) { return answer(request); }) { server_.start(); }
    ~Bron() { server_.stop(); }

    int poort() const { return server_.port(); }
    std::string basis() const { return "http://127.0.0.1:" + std::to_string(server_.port()) + "/bwb"; }
    void put(const std::string& path, std::string content) { files_["/bwb/" + path] = std::move(content); }
    std::vector<std::string> asked() {
        const std::lock_guard lock(mutex_);
        return asked_;
    }
    std::atomic<int> busy = 0;  // so many times 503 first
    std::string redirect;       // a path that is sent elsewhere
    bool no_parts = false;      // always the whole file, whatever is asked

private:
    static http::ServerOptions options() {
        http::ServerOptions o;
        o.address = "127.0.0.1";
        o.port = 0;
        return o;
    }
    http::Response answer(const http::Request& request) {
        const std::string range(request.headers.get("Range"));
        {
            const std::lock_guard lock(mutex_);
            asked_.push_back(request.path + (range.empty() ? "" : " " + range));
        }
        if (busy > 0) {
            --busy;
            return http::text(503, "later");
        }
        if (!redirect.empty() && request.path.ends_with(redirect)) {
            http::Response away = http::text(302, "");
            away.headers.set("Location", "http://example.org/elders.xml");
            return away;
        }
        const auto found = files_.find(request.path);
        if (found == files_.end()) return http::text(404, "niets");
        std::size_t from = 0;
        if (range.starts_with("bytes=") && !no_parts) from = std::stoul(range.substr(6));
        http::Response response = http::text(from ? 206 : 200, found->second.substr(std::min(from, found->second.size())));
        if (from) {
            response.headers.set("Content-Range", "bytes " + std::to_string(from) + "-" + std::to_string(found->second.size() - 1) + "/" + std::to_string(found->second.size()));
        }
        return response;
    }

    std::map<std::string, std::string> files_;
    std::mutex mutex_;
    std::vector<std::string> asked_;
    http::Server server_;
};

const std::string oud = R"(<toestand bwb-id="BWBR0000001" inwerkingtreding="2020-01-01"><wetgeving><citeertitel>Proefwet</citeertitel></wetgeving></toestand>)";
const std::string nieuw = R"(<toestand bwb-id="BWBR0000001" inwerkingtreding="2026-01-01"><wetgeving><citeertitel>Proefwet</citeertitel></wetgeving></toestand>)";

std::string expressie(const std::string& label, const std::string& einde, const std::string& naam, const std::string& hash) {
    return "<expression label=\"" + label + "\"><metadata><datum_inwerkingtreding>" + label.substr(0, 10) + "</datum_inwerkingtreding><einddatum>" + einde +
           "</einddatum><zichtdatum_start>" + label.substr(0, 10) + "</zichtdatum_start><zichtdatum_eind>9999-12-31</zichtdatum_eind></metadata><manifestation label=\"xml\"><metadata><hashcode>" +
           hash + "</hashcode></metadata><item label=\"" + naam + "\" _deleted=\"false\"/></manifestation></expression>";
}
std::string manifest(const std::string& expressies) {
    return "<work label=\"BWBR0000001\"><metadata><wti_locatie>BWBR0000001.WTI</wti_locatie></metadata>" + expressies + "</work>";
}

class Ophalen : public testing::Test {
protected:
    Ophalen() {
        bron.put("BWBR0000001/manifest.xml", manifest(expressie("2020-01-01_0", "2025-12-31", "BWBR0000001_2020-01-01_0.xml", hash_of(oud)) +
                                                     expressie("2026-01-01_0", "9999-12-31", "BWBR0000001_2026-01-01_0.xml", hash_of(nieuw))));
        bron.put("BWBR0000001/2020-01-01_0/xml/BWBR0000001_2020-01-01_0.xml", oud);
        bron.put("BWBR0000001/2026-01-01_0/xml/BWBR0000001_2026-01-01_0.xml", nieuw);
        bron.put("BWBR0000001/BWBR0000001.WTI", "<wetstechnische-informatie bwb-id=\"BWBR0000001\"/>");
    }
    Result<std::vector<Bronbestand>> haal(bool alle = false, const std::string& id = "BWBR0000001") {
        Haler haler({.basis = bron.basis(), .wacht = [&](std::chrono::milliseconds time) { waited.push_back(time); }});
        return haal_regeling(haler, {id, alle, parse_iso_date("2026-11-21").value()}, folder.path(), [&](const std::string& naam) { fetched.push_back(naam); });
    }
    std::filesystem::path file(const std::string& naam) const { return folder.path() / "BWBR0000001" / naam; }

    Bron bron;
    test::TemporaryFolder folder;
    std::vector<std::chrono::milliseconds> waited;
    std::vector<std::string> fetched;
};

TEST_F(Ophalen, gets_what_is_the_law_with_its_information) {
    const auto bestanden = haal();
    ASSERT_TRUE(bestanden);
    EXPECT_THAT(*bestanden, SizeIs(3));
    EXPECT_THAT(fetched, ElementsAre("manifest.xml", "BWBR0000001_2026-01-01_0.xml", "BWBR0000001.WTI"));
    EXPECT_EQ(hulp::read_file(file("BWBR0000001_2026-01-01_0.xml").string()), nieuw);
    EXPECT_THAT(waited, SizeIs(2));  // politely, between two requests
    ASSERT_TRUE(haal(true));
    EXPECT_TRUE(std::filesystem::exists(file("BWBR0000001_2020-01-01_0.xml")));
}
TEST_F(Ophalen, goes_on_where_it_was_interrupted) {
    std::filesystem::create_directories(file("x").parent_path());
    std::ofstream(file("BWBR0000001_2026-01-01_0.xml.deel")) << nieuw.substr(0, 40);
    ASSERT_TRUE(haal());
    EXPECT_THAT(bron.asked(), Contains("/bwb/BWBR0000001/2026-01-01_0/xml/BWBR0000001_2026-01-01_0.xml bytes=40-"));
    EXPECT_EQ(hulp::read_file(file("BWBR0000001_2026-01-01_0.xml").string()), nieuw);
    // A second run fetches no version again.
    const std::size_t before = bron.asked().size();
    ASSERT_TRUE(haal());
    EXPECT_EQ(bron.asked().size(), before + 2);  // manifest and WTI
}
TEST_F(Ophalen, begins_again_when_the_server_knows_no_parts) {
    bron.no_parts = true;
    std::filesystem::create_directories(file("x").parent_path());
    std::ofstream(file("BWBR0000001_2026-01-01_0.xml.deel")) << nieuw.substr(0, 40);
    ASSERT_TRUE(haal());
    EXPECT_EQ(hulp::read_file(file("BWBR0000001_2026-01-01_0.xml").string()), nieuw);
}
TEST_F(Ophalen, begins_again_when_what_was_left_belongs_to_another_file) {
    std::filesystem::create_directories(file("x").parent_path());
    std::ofstream(file("BWBR0000001_2026-01-01_0.xml.deel")) << "iets heel anders";
    ASSERT_TRUE(haal());
    EXPECT_EQ(hulp::read_file(file("BWBR0000001_2026-01-01_0.xml").string()), nieuw);
}
TEST_F(Ophalen, refuses_a_file_that_the_manifest_does_not_know) {
    bron.put("BWBR0000001/2026-01-01_0/xml/BWBR0000001_2026-01-01_0.xml", nieuw + " ");
    const auto result = haal();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error()[0].code, "wetten.hash");
    EXPECT_FALSE(std::filesystem::exists(file("BWBR0000001_2026-01-01_0.xml")));
}
TEST_F(Ophalen, says_what_does_not_exist) {
    EXPECT_EQ(haal(false, "BWBR0000009").error()[0].code, "wetten.niet_gevonden");
    for (const char* wrong : {"BWBR1", "../../etc", "CVDR12", ""}) EXPECT_EQ(haal(false, wrong).error()[0].code, "wetten.kenmerk_landelijk") << wrong;
}
TEST_F(Ophalen, does_not_follow_to_elsewhere) {
    bron.redirect = "BWBR0000001_2026-01-01_0.xml";
    EXPECT_EQ(haal().error()[0].code, "wetten.omgeleid");
}
TEST_F(Ophalen, waits_longer_each_time_the_server_is_busy_and_then_gives_up) {
    bron.busy = 2;
    ASSERT_TRUE(haal());
    EXPECT_THAT(waited, Contains(1000ms));
    EXPECT_THAT(waited, Contains(2000ms));
    bron.busy = 100;
    EXPECT_EQ(haal().error()[0].code, "wetten.niet_bereikbaar");
}
TEST_F(Ophalen, a_name_in_the_manifest_is_never_a_path) {
    for (const char* naam : {"../x.xml", "a/b.xml", ".verborgen", "a b.xml", ""}) {
        bron.put("BWBR0000001/manifest.xml", manifest(expressie("2026-01-01_0", "9999-12-31", naam, hash_of(nieuw))));
        EXPECT_EQ(haal().error()[0].code, "wetten.manifest_naam") << naam;
    }
}
TEST_F(Ophalen, a_law_without_a_present_version_says_how_to_get_the_old_ones) {
    bron.put("BWBR0000001/manifest.xml", manifest(expressie("2020-01-01_0", "2025-12-31", "BWBR0000001_2020-01-01_0.xml", hash_of(oud))));
    EXPECT_EQ(haal().error()[0].code, "wetten.geen_versie");
}
// Nobody listens at the address itself: only through the proxy is anything found.
class DoorTussenstation : public Ophalen {
protected:
    Result<std::vector<Bronbestand>> haal_van(const std::string& basis) {
        Haler haler({.basis = basis, .wacht = [&](std::chrono::milliseconds time) { waited.push_back(time); }});
        return haal_regeling(haler, {"BWBR0000001", false, parse_iso_date("2026-11-21").value()}, folder.path(), [&](const std::string& naam) { fetched.push_back(naam); });
    }
    const std::string nergens = "http://127.0.0.1:1/bwb";
    Tussenstation tussen{bron.poort()};
    // What the machine that runs this test may have set.
    Omgeving geen_uitzondering{"no_proxy", ""}, ook_niet_groot{"NO_PROXY", ""};
};

TEST_F(DoorTussenstation, everything_goes_through_the_proxy_of_the_organisation) {
    const Omgeving proxy("http_proxy", tussen.adres());
    const auto bestanden = haal_van(nergens);
    ASSERT_TRUE(bestanden) << bestanden.error()[0].code;
    EXPECT_THAT(*bestanden, SizeIs(3));
    EXPECT_EQ(hulp::read_file(file("BWBR0000001_2026-01-01_0.xml").string()), nieuw);
    EXPECT_THAT(tussen.gevraagd(), Contains("GET " + nergens + "/BWBR0000001/manifest.xml"));
    EXPECT_THAT(tussen.gevraagd(), SizeIs(3));
}
TEST_F(DoorTussenstation, a_transfer_that_breaks_off_is_taken_up_where_it_ended) {
    const Omgeving proxy("http_proxy", tussen.adres());
    tussen.breek_af("BWBR0000001_2026-01-01_0.xml", 55);
    ASSERT_TRUE(haal_van(nergens));
    EXPECT_EQ(hulp::read_file(file("BWBR0000001_2026-01-01_0.xml").string()), nieuw);
    EXPECT_THAT(bron.asked(), Contains("/bwb/BWBR0000001/2026-01-01_0/xml/BWBR0000001_2026-01-01_0.xml bytes=55-"));
    EXPECT_THAT(waited, Contains(1000ms));
}
TEST_F(DoorTussenstation, an_address_that_is_excepted_is_asked_directly) {
    const Omgeving proxy("http_proxy", tussen.adres()), uitzondering("no_proxy", "localhost,127.0.0.1");
    ASSERT_TRUE(haal_van(bron.basis()));
    EXPECT_THAT(tussen.gevraagd(), IsEmpty());
}
TEST_F(DoorTussenstation, a_secure_address_goes_through_a_tunnel_and_a_refusal_is_said) {
    const Omgeving proxy("https_proxy", tussen.adres());
    const auto result = haal_van("https://wetten.example/bwb");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error()[0].code, "wetten.niet_bereikbaar");
    EXPECT_THAT(result.error()[0].arguments.at(1), testing::HasSubstr("403"));
    EXPECT_THAT(tussen.gevraagd(), Contains("CONNECT wetten.example:443"));
    EXPECT_THAT(fetched, IsEmpty());
}

TEST(Haler, wants_a_safe_address) {
    for (const char* wrong : {"http://example.org/bwb", "ftp://127.0.0.1/", "file:///etc", "http://127.0.0.1.example.org/", ""})
        EXPECT_THROW(Haler({.basis = wrong, .wacht = {}}), AdminError) << wrong;
}

}  // namespace
}  // namespace ontknoop::wetten
