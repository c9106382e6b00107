// SPDX-License-Identifier: EUPL-1.2
#include "cli/commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "demo/demo.h"
#include "support/databases.h"
#include "support/whole_program.h"

namespace ontknoop::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class Opdrachten : public testing::Test {
protected:
    test::TemporaryFolder folder;
    std::string data = folder.file("gegevens");
    std::string out, err;

    int run_it(std::vector<std::string> args, const std::string& input = {}) {
        args.insert(args.begin(), {"--data", data});
        std::istringstream in(input);
        std::ostringstream to_out, to_err;
        const int status = run(args, test::all_embedded(), test::all_features(), in, to_out, to_err);
        out = to_out.str(), err = to_err.str();
        return status;
    }
    std::string refusal(std::vector<std::string> args) {
        try {
            run_it(std::move(args));
        } catch (const AdminError& error) {
            return error.what();
        }
        return "accepted";
    }
};

TEST_F(Opdrachten, make_an_organisation_and_a_user_who_can_choose_a_password) {
    EXPECT_EQ(run_it({"organisatie", "maken", "Gemeente Waterveen", "--gemeentecode", "GM0042"}), 0);
    EXPECT_EQ(run_it({"organisatie", "lijst"}), 0);
    EXPECT_THAT(out, HasSubstr("gemeente  Gemeente Waterveen"));
    ASSERT_EQ(run_it({"gebruiker", "maken", "Gemeente Waterveen", "Beheer", "beheer@waterveen.test", "--rol", "beheerder"}), 0);
    const std::string url = out.substr(0, out.find('\n'));
    ASSERT_THAT(url, HasSubstr("http://127.0.0.1:8080/uitnodiging/"));
    EXPECT_EQ(run_it({"test-http"}, "GET " + url.substr(url.find("/uitnodiging")) + " HTTP/1.1\r\nHost: x\r\n\r\n"), 0);
    EXPECT_THAT(out, HasSubstr("HTTP/1.1 200"));
    EXPECT_THAT(out, HasSubstr("name=\"wachtwoord\""));
    EXPECT_EQ(run_it({"gebruiker", "lijst", "Gemeente Waterveen"}), 0);
    EXPECT_THAT(out, HasSubstr("uitgenodigd  beheerder"));
    for (const char* what : {"blokkeren", "vrijgeven", "uitnodigen", "resetten"}) EXPECT_EQ(run_it({"gebruiker", what, "beheer@waterveen.test"}), 0) << what;
    EXPECT_EQ(run_it({"check"}), 0) << out;
    EXPECT_THAT(out, HasSubstr("logboek heel, 6 regels")) << "every command is in the trail";
}

TEST_F(Opdrachten, say_in_words_what_is_wrong) {
    EXPECT_EQ(run_it({"organisatie", "maken", "Naam", "--soort", "dorp", "--gemeentecode", "7"}), 1);
    EXPECT_THAT(err, HasSubstr("Kies een soort"));
    EXPECT_THAT(err, HasSubstr("GM met vier cijfers"));
    EXPECT_THAT(refusal({"gebruiker", "maken", "Bestaat niet", "N", "n@x.test", "--rol", "jurist"}), HasSubstr("Er is geen organisatie"));
    ASSERT_EQ(run_it({"organisatie", "maken", "Echt"}), 0);
    EXPECT_THAT(refusal({"gebruiker", "maken", "Echt", "N", "n@x.test", "--rol", "baas"}), HasSubstr("Er is geen rol 'baas'"));
    EXPECT_THAT(refusal({"gebruiker", "blokkeren", "niemand@x.test"}), HasSubstr("geen gebruiker"));
    EXPECT_EQ(run_it({"gebruiker", "maken", "Echt", "N", "geen adres", "--rol", "jurist"}), 1);
    EXPECT_THAT(err, HasSubstr("geen e-mailadres"));
    EXPECT_EQ(run_it({"onzin"}), 2);
    EXPECT_EQ(run_it({}), 2);
    EXPECT_EQ(run_it({"docs", "onzin"}), 2);
    EXPECT_EQ(run_it({"test-http"}, "dit is geen verzoek"), 2);
}

TEST_F(Opdrachten, the_prices_of_an_organisation_come_out_as_a_file) {
    ASSERT_EQ(run_it({"organisatie", "maken", "Gemeente Waterveen"}), 0);
    EXPECT_EQ(run_it({"prijzen", "Gemeente Waterveen", "--op", "2026-11-21"}), 0);
    EXPECT_THAT(out, HasSubstr("kenmerk;naam;categorie"));
    EXPECT_THAT(out, HasSubstr("\r\npw-2026-alleen;"));
    EXPECT_THAT(out, testing::Not(HasSubstr("\r\nev-"))) << "what nobody verified is off";
    EXPECT_THAT(refusal({"prijzen", "Bestaat niet"}), HasSubstr("Er is geen organisatie"));
    EXPECT_THAT(refusal({"prijzen", "Gemeente Waterveen", "--op", "ooit"}), HasSubstr("'ooit' is geen dag"));
}

TEST_F(Opdrachten, a_platform_user_can_only_be_made_here) {
    ASSERT_EQ(run_it({"organisatie", "maken", "Platform", "--soort", "landelijk"}), 0);
    EXPECT_EQ(run_it({"gebruiker", "maken", "Platform", "P", "p@x.test", "--rol", "platformbeheerder"}), 0);
}

TEST_F(Opdrachten, the_data_folder_and_the_key_are_for_us_alone) {
    ASSERT_EQ(run_it({"organisatie", "lijst"}), 0);
    struct stat info {};
    ASSERT_EQ(::stat(data.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0700u);
    ASSERT_EQ(::stat((data + "/hoofdsleutel").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0600u);
    ::chmod((data + "/hoofdsleutel").c_str(), 0644);
    EXPECT_EQ(run_it({"check"}), 1);
    EXPECT_THAT(out, HasSubstr("chmod 600"));
}

TEST_F(Opdrachten, check_finds_a_trail_that_was_changed) {
    ASSERT_EQ(run_it({"organisatie", "maken", "Echt"}), 0);
    db::open({.url = "sqlite:" + data + "/ontknoop.db"})->write([](db::Connection& tx) { tx.exec("UPDATE logboek SET handeling = 'niets.gebeurd'"); });
    EXPECT_EQ(run_it({"check"}), 1);
    EXPECT_THAT(out, HasSubstr("het logboek is veranderd bij regel 1"));
}

TEST_F(Opdrachten, a_check_makes_nothing_where_there_is_nothing) {
    EXPECT_THAT(refusal({"check"}), HasSubstr("Hier is geen installatie om te controleren"));
    EXPECT_FALSE(std::filesystem::exists(data));
    // An empty folder, and a database in which nothing was made yet.
    std::filesystem::create_directories(data);
    EXPECT_THAT(refusal({"check"}), HasSubstr("--data"));
    EXPECT_TRUE(std::filesystem::is_empty(data));
    db::open({.url = "sqlite:" + data + "/ontknoop.db"});
    EXPECT_THAT(refusal({"check"}), HasSubstr("De hoofdsleutel"));
    std::ofstream(data + "/hoofdsleutel") << std::string(43, 'A') << "\n";
    EXPECT_THAT(refusal({"check"}), HasSubstr("In deze database staat nog niets"));
}

TEST_F(Opdrachten, a_check_does_not_bring_an_older_database_up_to_date) {
    ASSERT_EQ(run_it({"organisatie", "maken", "Echt"}), 0);
    db::open({.url = "sqlite:" + data + "/ontknoop.db"})->write([](db::Connection& tx) { tx.exec("DELETE FROM schema_migration WHERE version = (SELECT max(version) FROM schema_migration)"); });
    EXPECT_THAT(refusal({"check"}), HasSubstr("ontknoop migrate"));
}

TEST_F(Opdrachten, a_lost_master_key_is_never_replaced_by_a_new_one) {
    ASSERT_EQ(run_it({"organisatie", "maken", "Echt"}), 0);
    std::filesystem::remove(data + "/hoofdsleutel");
    EXPECT_THAT(refusal({"check"}), HasSubstr("hoofdsleutel"));
}

TEST_F(Opdrachten, the_reference_is_printed_without_touching_an_installation) {
    for (const std::string& subject : docs_subjects()) {
        EXPECT_EQ(run_it({"docs", subject}), 0) << subject;
        EXPECT_THAT(out, HasSubstr("| ")) << subject;
    }
    EXPECT_EQ(run_it({"docs", "instellingen"}), 0);
    EXPECT_THAT(out, HasSubstr("[server]"));
    EXPECT_EQ(run_it({"docs", "opdrachten"}), 0);
    EXPECT_THAT(out, HasSubstr("backup"));
    EXPECT_FALSE(std::filesystem::exists(data));
}

TEST_F(Opdrachten, the_demo_never_gets_into_an_installation_that_is_in_use) {
    ASSERT_EQ(run_it({"organisatie", "maken", "Echt"}), 0);
    app::Instellingen settings;
    settings.gegevensmap = data;
    Program program(settings, test::all_embedded(), {});
    EXPECT_THROW(demo::seed(program.services()), AdminError);
}

TEST_F(Opdrachten, checking_the_content_finds_a_practice_case_that_names_no_provision_of_the_library) {
    EXPECT_EQ(run_it({"inhoud", "controleren"}), 0) << "the cases that come with the product";
    std::string casus;
    for (const EmbeddedFile& f : test::all_embedded().inhoud)
        if (f.path == "demo/casus_hond.toml") casus = f.content;
    const std::string goed = "bepaling = \"awb-4.84\"";
    ASSERT_NE(casus.find(goed), std::string::npos);
    std::filesystem::create_directories(folder.file("inhoud/demo"));
    std::ofstream(folder.file("inhoud/demo/casus_hond.toml")) << casus.replace(casus.find(goed), goed.size(), "bepaling = \"BWBR0005537:4:84\"");
    std::ofstream(folder.file("i.toml")) << "[inhoud]\nmap = \"" + folder.file("inhoud") + "\"\n";
    const std::string message = refusal({"--instellingen", folder.file("i.toml"), "inhoud", "controleren"});
    EXPECT_THAT(message, HasSubstr("demo/casus_hond.toml: er is geen bepaling 'BWBR0005537:4:84'"));
}

TEST_F(Opdrachten, metrics_are_for_this_machine_only) {
    app::Instellingen settings;
    settings.gegevensmap = data;
    Program program(settings, test::all_embedded(), test::all_features());
    http::Request request;
    request.target = request.path = "/metrics";
    request.id = "test";
    request.remote_address = "127.0.0.1";
    EXPECT_EQ(program.handle(request).status, 200);
    request.headers.set("X-Forwarded-For", "203.0.113.9");
    EXPECT_EQ(program.handle(request).status, 404) << "through a proxy nobody told us about";
    request = {};
    request.target = request.path = "/metrics";
    request.remote_address = "203.0.113.9";
    EXPECT_EQ(program.handle(request).status, 404);
    for (const char* path : {"/livez", "/readyz"}) {
        request.target = request.path = path;
        EXPECT_EQ(program.handle(request).status, 200) << path;
    }
}

}  // namespace
}  // namespace ontknoop::cli
