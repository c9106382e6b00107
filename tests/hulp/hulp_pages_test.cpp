// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hulp/hulp.h"
#include "support/app_fixture.h"

namespace ontknoop::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Hulp : public ::testing::Test {
protected:
    App app{{hulp::routes()}};
    http::Response open(const std::string& path) {
        http::Request request;
        request.method = http::Method::get;
        request.target = request.path = path;
        request.id = "test";
        return app.handle(request);
    }
};

TEST_F(Hulp, EveryPageIsListedAndOpenToEverybody) {
    const auto list = open("/hulp");
    ASSERT_EQ(list.status, 200);
    const auto paginas = inhoud::load_hulppaginas(inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud"));
    ASSERT_GE(paginas.size(), 6u);
    for (const auto& pagina : paginas) {
        const std::string path = pagina.naam == "toegankelijkheid" ? "/toegankelijkheid" : "/hulp/" + pagina.naam;
        EXPECT_THAT(list.body, HasSubstr("href=\"" + path + "\""));
        const auto page = open(path);
        EXPECT_EQ(page.status, 200) << path;
        EXPECT_THAT(page.body, HasSubstr(pagina.titel));
        EXPECT_THAT(id_problems(page.body), IsEmpty()) << path;
    }
}

TEST_F(Hulp, APageThatIsNotThereIsNotFound) {
    for (const char* path : {"/hulp/bestaat-niet", "/hulp/..", "/hulp/<b>"}) EXPECT_EQ(open(path).status, 404) << path;
}

TEST_F(Hulp, TheAccessibilityStatementSaysWhatIsNotGoodYetAndWhomToTell) {
    const auto page = open("/toegankelijkheid");
    EXPECT_THAT(page.body, HasSubstr("EN 301 549"));
    EXPECT_THAT(page.body, HasSubstr("Wat nog niet goed is"));
    EXPECT_THAT(page.body, HasSubstr("Werkt er iets niet voor jou?"));
    EXPECT_THAT(page.body, Not(HasSubstr("Gemeente Waterveen")));
    EXPECT_THAT(app.get(app.persoon(toegang::Rol::professional), "/toegankelijkheid").body, HasSubstr("in jouw organisatie: Gemeente Waterveen"));
}

TEST(hulp, draws_every_kind_of_block_and_escapes_it) {
    html::Out out;
    hulp::draw_blokken(out, inhoud::parse_hulppagina("hulp/x.md", "# T\n\nEen **vet** <b>woord</b>.\n\n## Kop\n\n- a\n\n1. b\n\n| c | d |\n| 1 | 2 |\n"));
    EXPECT_EQ(out.text,
              "<p class=\"nl-paragraph\">Een <strong>vet</strong> &lt;b&gt;woord&lt;/b&gt;.</p>"
              "<h2 class=\"nl-heading nl-heading--level-2\">Kop</h2><ul><li>a</li></ul><ol><li>b</li></ol>"
              "<div class=\"ok-tabel\" role=\"region\" tabindex=\"0\" aria-labelledby=\"tabel-1\"><table>"
              "<caption class=\"ok-verborgen\" id=\"tabel-1\">Kop</caption><thead><tr><th scope=\"col\">c</th><th scope=\"col\">d</th></tr></thead>"
              "<tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>");
}

}  // namespace
}  // namespace ontknoop::test
