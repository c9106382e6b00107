// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/commands.h"
#include "support/databases.h"
#include "support/whole_program.h"

namespace ontknoop::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class WettenOpdrachten : public testing::Test {
protected:
    test::TemporaryFolder folder;
    std::string out, err;

    int run_it(const std::vector<std::string>& args) {
        std::istringstream in;
        std::ostringstream to_out, to_err;
        const int status = run(args, test::all_embedded(), test::all_features(), in, to_out, to_err);
        out = to_out.str(), err = to_err.str();
        return status;
    }
    int in_map(std::vector<std::string> args, const std::string& map = "gegevens") {
        args.insert(args.end(), {"--data", folder.file(map)});
        return run_it(args);
    }
    std::string wet(const std::string& naam, const std::string& tekst) {
        std::ofstream(folder.file(naam)) << "<toestand bwb-id=\"BWBR0000001\" inwerkingtreding=\"2020-01-01\"><wetgeving soort=\"wet\"><citeertitel>Proefwet</citeertitel><artikel label=\"Artikel 1\" "
                                            "status=\"goed\"><kop><label>Artikel</label><nr>1</nr></kop><al>"
                                         << tekst << "</al></artikel></wetgeving></toestand>";
        return folder.file(naam);
    }
};

TEST_F(WettenOpdrachten, search_without_an_installation_and_leave_none_behind) {
    EXPECT_EQ(in_map({"wetten", "zoek", "--json", "huurachterstand"}), 0);
    EXPECT_THAT(out, HasSubstr("\"bwb\""));
    EXPECT_FALSE(std::filesystem::exists(folder.file("gegevens")));
    EXPECT_EQ(run_it({"--data", folder.file("gegevens"), "wetten", "zoek", "huurachterstand"}), 0);
}
TEST_F(WettenOpdrachten, name_an_organisation_that_must_be_there) {
    EXPECT_THROW(in_map({"wetten", "zoek", "--organisatie", "Nergenshuizen", "huur"}), AdminError) << "no installation";
    ASSERT_EQ(in_map({"wetten", "importeren", wet("wet.xml", "Een kwibusvergunning.")}), 0);
    EXPECT_THROW(in_map({"wetten", "zoek", "--organisatie", "Nergenshuizen", "huur"}), AdminError);
}
TEST_F(WettenOpdrachten, read_a_law_in_and_find_it) {
    EXPECT_EQ(in_map({"wetten", "importeren", wet("wet.xml", "Een kwibusvergunning geeft ruimte.")}), 0) << err;
    EXPECT_THAT(out, AllOf(HasSubstr("[1/1] wet.xml: Proefwet, versie 2020-01-01_0, 1 artikelen: nieuw"), HasSubstr("De zoekindex is bij")));
    EXPECT_EQ(in_map({"wetten", "lijst", "proef"}), 0);
    EXPECT_THAT(out, HasSubstr("BWBR0000001  2020-01-01  1 versie"));
    EXPECT_EQ(in_map({"wetten", "zoek", "--json", "kwibusvergunning"}), 0);
    EXPECT_THAT(out, HasSubstr("BWBR0000001"));
    EXPECT_EQ(in_map({"wetten", "indexeren"}), 0);
    EXPECT_THAT(out, HasSubstr("1 wetsartikelen"));
}
TEST_F(WettenOpdrachten, say_in_which_file_and_line_something_is_wrong) {
    std::ofstream(folder.file("fout.xml")) << "<toestand bwb-id=\"BWBR0000001\" inwerkingtreding=\"2020-01-01\">\n\n<fout></toestand>";
    EXPECT_EQ(in_map({"wetten", "importeren", folder.file("fout.xml"), wet("goed.xml", "x")}), 1);
    EXPECT_THAT(err, AllOf(HasSubstr("fout.xml"), HasSubstr("regel 3")));
    EXPECT_THAT(out, HasSubstr("1 nieuw, 0 vervangen, 0 bijgewerkt, 0 stonden er al, 0 overgeslagen, 1 fout."));
    EXPECT_THROW(in_map({"wetten", "importeren", folder.file("nergens")}), AdminError);
}
TEST_F(WettenOpdrachten, carry_the_library_in_a_signed_bundle) {
    ASSERT_EQ(in_map({"wetten", "importeren", wet("wet.xml", "Een kwibusvergunning.")}), 0);
    ASSERT_EQ(in_map({"wetten", "bundel", "sleutel", folder.file("s")}), 0);
    EXPECT_THROW(in_map({"wetten", "bundel", "sleutel", folder.file("s")}), AdminError);  // never over an old key
    ASSERT_EQ(in_map({"wetten", "bundel", "schrijven", folder.file("b"), "--sleutel", folder.file("s.geheim")}), 0) << err;
    EXPECT_THAT(out, HasSubstr("1 versies in"));
    EXPECT_EQ(in_map({"wetten", "bundel", "lezen", folder.file("b"), "--sleutel", folder.file("s.publiek")}, "ander"), 0) << err;
    EXPECT_EQ(in_map({"wetten", "zoek", "kwibusvergunning"}, "ander"), 0);
    std::ofstream(folder.file("b"), std::ios::app) << "erbij\n";
    EXPECT_EQ(in_map({"wetten", "bundel", "lezen", folder.file("b"), "--sleutel", folder.file("s.publiek")}, "derde"), 1);
    EXPECT_THAT(err, HasSubstr("handtekening"));
}
TEST_F(WettenOpdrachten, explain_what_is_missing) {
    EXPECT_EQ(in_map({"wetten"}), 2);
    EXPECT_EQ(in_map({"wetten", "onzin"}), 2);
    EXPECT_EQ(in_map({"wetten", "importeren"}), 2);
    EXPECT_EQ(in_map({"wetten", "zoek"}), 2);
    EXPECT_EQ(in_map({"wetten", "ophalen", "../x"}), 1);
    EXPECT_THAT(err, HasSubstr("geen kenmerk van een landelijke regeling"));
}

}  // namespace
}  // namespace ontknoop::cli
