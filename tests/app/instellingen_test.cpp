// SPDX-License-Identifier: EUPL-1.2
#include "app/instellingen.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <set>

#include "app/omgeving.h"
#include "support/databases.h"

namespace ontknoop::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class InstellingenBestand : public testing::Test {
protected:
    test::TemporaryFolder folder;
    std::string path = folder.file("ontknoop.toml");

    Instellingen load(const std::string& text) {
        std::ofstream(path) << text;
        return load_instellingen(path);
    }
    std::string refusal(const std::string& text) {
        try {
            load(text);
        } catch (const AdminError& error) {
            return error.what();
        }
        return "accepted";
    }
};

TEST_F(InstellingenBestand, without_a_file_everything_has_a_default) {
    const Instellingen s = load_instellingen("");
    EXPECT_EQ(s.poort, 8080);
    EXPECT_EQ(s.database_url(), "sqlite:data/ontknoop.db");
    EXPECT_EQ(s.key_path(), "data/hoofdsleutel");
    EXPECT_EQ(s.public_url(), "http://127.0.0.1:8080");
    EXPECT_FALSE(s.secure_cookies());
}

TEST_F(InstellingenBestand, the_example_file_is_what_the_program_takes_and_changes_nothing) {
    const Instellingen s = load(example_file()), none = load_instellingen("");
    EXPECT_EQ(s.poort, none.poort);
    EXPECT_EQ(s.gegevensmap, none.gegevensmap);
    EXPECT_EQ(s.sessie_stil_minuten, none.sessie_stil_minuten);
    EXPECT_EQ(s.kleine_aantallen, none.kleine_aantallen);
    EXPECT_EQ(s.naam, none.naam);
    EXPECT_EQ(s.vertrouwde_proxies, none.vertrouwde_proxies);
}

TEST_F(InstellingenBestand, every_setting_has_a_name_a_variable_and_a_sentence_of_its_own) {
    std::set<std::string_view> names, variables;
    for (const InstellingRegel& r : instelling_regels()) {
        EXPECT_TRUE(names.insert(r.naam).second) << r.naam;
        EXPECT_TRUE(variables.insert(r.omgeving).second) << r.omgeving;
        EXPECT_TRUE(r.omgeving.starts_with("ONTKNOOP_")) << r.omgeving;
        EXPECT_GT(r.hulp.size(), 20u) << r.naam;
        EXPECT_TRUE(r.hulp.ends_with('.')) << r.naam;
        EXPECT_THAT(example_file(), HasSubstr(std::string(r.hulp)));
    }
}

TEST_F(InstellingenBestand, a_wrong_setting_is_refused_with_file_line_and_remedy) {
    const struct {
        const char *text, *line, *remedy;
    } cases[] = {
        {"# kop\n[server]\npoort = \"tachtig\"\n", "regel 3", "verwacht een heel getal van 0 tot en met 65535"},
        {"[server]\n\n\npoort = 70000\n", "regel 4", "van 0 tot en met 65535"},
        {"[server]\npoort = -1\n", "regel 2", "verwacht een heel getal"},
        {"[server]\npoort = 80.5\n", "regel 2", "verwacht tekst tussen aanhalingstekens of een getal"},
        {"[server]\npoort = true\n", "regel 2", "verwacht tekst"},
        {"[server]\npoortt = 80\n", "regel 2", "bestaat niet"},
        {"[onzin]\nx = 1\n", "regel 2", "bestaat niet"},
        {"poort = 80\n", "regel 1", "hoort onder een kop"},
        {"[server]\n[server.diep]\nx = 1\n", "regel 2", "bestaat niet"},
        {"[toegang]\nsessie_stil_minuten = 1\n", "regel 2", "van 5 tot en met 720"},
        {"[server\npoort = 80\n", "regel 1", "geen geldige TOML"},
        {"[server]\npoort = \n", "regel 2", "geen geldige TOML"},
    };
    for (const auto& c : cases) {
        const std::string message = refusal(c.text);
        EXPECT_THAT(message, HasSubstr(path + ", " + c.line + ":")) << c.text;
        EXPECT_THAT(message, HasSubstr(c.remedy)) << c.text;
    }
}

TEST_F(InstellingenBestand, a_value_that_cannot_work_is_refused_on_its_own_line_with_what_to_write) {
    std::ofstream(folder.file("leeg.pem")) << "niets";
    std::ofstream(folder.file("logo.bmp")) << "x";
    const std::string leeg = folder.file("leeg.pem"), bmp = folder.file("logo.bmp"), weg = folder.file("weg");
    const std::vector<std::array<std::string, 4>> cases = {
        {"server", "basis_url", "ontknoop.nl", "begint met http:// of https://"},
        {"server", "basis_url", "https://", "begint met http:// of https://"},
        {"server", "basis_url", "https://gemeente.nl/ontknoop", "alleen de naam van de site"},
        {"server", "adres", "overal", "'overal' is geen IP-adres"},
        {"server", "adres", "", "is geen IP-adres"},
        {"gegevens", "map", "", "mag niet leeg zijn"},
        {"gegevens", "database", "mysql://x/y", "Schrijf sqlite:"},
        {"gegevens", "database", "sqlite:", "Schrijf sqlite:"},
        {"gegevens", "sleutelbestand", folder.path().string(), "is er niet, of u mag het niet lezen"},
        {"gegevens", "sleutelbestand", weg + "/sleutel", "de map van"},
        {"server", "tls_certificaat", weg, "is er niet, of u mag het niet lezen"},
        {"server", "tls_certificaat", leeg, "staat geen certificaat"},
        {"server", "tls_sleutel", leeg, "staat geen sleutel"},
        {"uiterlijk", "logo", weg, "is er niet"},
        {"uiterlijk", "logo", bmp, ".svg of .png"},
        {"uiterlijk", "thema_css", weg, "is er niet"},
        {"uiterlijk", "thema_klasse", "a b", "geen klasse van CSS"},
        {"uiterlijk", "naam", " ", "mag niet leeg zijn"},
        {"inhoud", "map", weg, "is er niet. Maak haar"},
        {"beveiliging", "contact", "beheer@gemeente.nl", "schrijf mailto:"},
        {"beveiliging", "contact", "https://", "schrijf mailto:"},
        {"wetten", "bronadres", "ftp://x", "begint met http:// of https://"},
    };
    for (const auto& [group, name, value, remedy] : cases) {
        const std::string message = refusal("# kop\n[" + group + "]\n" + name + " = \"" + value + "\"\n");
        EXPECT_THAT(message, HasSubstr(path + ", regel 3: " + group + "." + name + ": ")) << value;
        EXPECT_THAT(message, HasSubstr(remedy)) << name;
    }
    EXPECT_THAT(refusal("[server]\nvertrouwde_proxies = [\"10.0.0.1\", \"zomaar\"]\n"), HasSubstr("regel 2: server.vertrouwde_proxies: 'zomaar' is geen IP-adres"));
    EXPECT_THAT(refusal("[server]\nvertrouwde_proxies = \"zomaar\"\n"), HasSubstr("'zomaar' is geen IP-adres"));
}

TEST_F(InstellingenBestand, a_value_that_can_work_is_taken) {
    std::ofstream(folder.file("c.pem")) << "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n";
    std::ofstream(folder.file("k.pem")) << "-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n";
    std::ofstream(folder.file("logo.SVG")) << "<svg/>";
    const Instellingen s = load("[gegevens]\ndatabase = \"postgresql://a@b/c\"\nsleutelbestand = \"" + folder.file("nog-niet") +
                                "\"\n[server]\nadres = \"::1\"\nbasis_url = \"https://ontknoop.nl:8443\"\ntls_certificaat = \"" + folder.file("c.pem") +
                                "\"\ntls_sleutel = \"" + folder.file("k.pem") + "\"\nvertrouwde_proxies = [\"10.0.0.1\", \"::1\"]\n[uiterlijk]\nlogo = \"" +
                                folder.file("logo.SVG") + "\"\nthema_klasse = \"gemeente-theme\"\n[inhoud]\nmap = \"" + folder.path().string() +
                                "\"\n[beveiliging]\ncontact = \"mailto:a@b.nl\"\n[wetten]\nbronadres = \"http://127.0.0.1:9/x\"\n");
    EXPECT_EQ(s.adres, "::1");
    EXPECT_EQ(s.logo, folder.file("logo.SVG"));
}

TEST_F(InstellingenBestand, a_variable_that_is_no_setting_is_told_with_the_nearest_one) {
    ::setenv("ONTKNOOP_SERVER_PORT", "9", 1);
    ::setenv("ONTKNOOP_SLEUTEL", "x", 1);
    std::string told;
    for (const OnbekendeVariabele& v : unknown_environment()) told += v.naam + "->" + v.bedoeld + " ";
    ::unsetenv("ONTKNOOP_SERVER_PORT");
    ::unsetenv("ONTKNOOP_SLEUTEL");
    EXPECT_THAT(told, HasSubstr("ONTKNOOP_SERVER_PORT->ONTKNOOP_SERVER_POORT "));
    EXPECT_THAT(told, Not(HasSubstr("ONTKNOOP_SLEUTEL->")));
}

TEST_F(InstellingenBestand, everything_wrong_is_told_at_once) {
    const std::string message = refusal("[server]\npoort = 0.5\nwerkers = 9999\n[zzz]\na = 1\n");
    for (const char* line : {"regel 2", "regel 3", "regel 5"}) EXPECT_THAT(message, HasSubstr(line));
}

TEST_F(InstellingenBestand, a_file_that_is_not_there_is_said_to_be_not_there) {
    try {
        load_instellingen(folder.file("bestaat-niet.toml"));
        FAIL() << "accepted";
    } catch (const AdminError& error) {
        EXPECT_THAT(error.what(), HasSubstr("bestaat-niet.toml"));
        EXPECT_THAT(error.what(), Not(HasSubstr("TOML (")));
    }
}

TEST_F(InstellingenBestand, half_of_a_pair_is_refused) {
    std::ofstream(folder.file("c.pem")) << "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n";
    EXPECT_THAT(refusal("[server]\ntls_certificaat = \"" + folder.file("c.pem") + "\"\n"), HasSubstr("horen bij elkaar"));
    EXPECT_THAT(refusal("[server]\nbasis_url = \"ontknoop.nl\"\n"), HasSubstr("http:// of https://"));
}

TEST_F(InstellingenBestand, the_environment_wins_and_a_wrong_value_names_its_variable) {
    ::setenv("ONTKNOOP_SERVER_POORT", "9999", 1);
    EXPECT_EQ(load("[server]\npoort = 1234\n").poort, 9999);
    ::setenv("ONTKNOOP_SERVER_POORT", "veel", 1);
    EXPECT_THAT(refusal("[server]\npoort = 1234\n"), HasSubstr("omgeving ONTKNOOP_SERVER_POORT"));
    ::unsetenv("ONTKNOOP_SERVER_POORT");
}

TEST_F(InstellingenBestand, proxies_are_a_list_in_the_file_and_have_commas_in_the_environment) {
    EXPECT_THAT(load("[server]\nvertrouwde_proxies = [\"10.0.0.1\", \"10.0.0.2\"]\n").vertrouwde_proxies, testing::ElementsAre("10.0.0.1", "10.0.0.2"));
    ::setenv("ONTKNOOP_VERTROUWDE_PROXIES", "10.0.0.3, 10.0.0.4,", 1);
    EXPECT_THAT(load("").vertrouwde_proxies, testing::ElementsAre("10.0.0.3", "10.0.0.4"));
    ::unsetenv("ONTKNOOP_VERTROUWDE_PROXIES");
}

TEST_F(InstellingenBestand, the_address_users_type_makes_cookies_safe_and_links_whole) {
    const Instellingen s = load("[server]\nbasis_url = \"https://ontknoop.waterveen.nl/\"\n");
    EXPECT_TRUE(s.secure_cookies());
    EXPECT_EQ(s.public_url(), "https://ontknoop.waterveen.nl") << "no slash at the end: paths begin with one";
}

TEST_F(InstellingenBestand, limits_reach_the_sessions) {
    const Instellingen s = load("[toegang]\nsessie_stil_minuten = 30\nsessie_uren = 8\naanmeldpogingen = 5\n");
    EXPECT_EQ(s.grenzen().stil, std::chrono::minutes(30));
    EXPECT_EQ(s.grenzen().duur, std::chrono::hours(8));
    EXPECT_EQ(s.grenzen().pogingen, 5);
}

}  // namespace
}  // namespace ontknoop::app
