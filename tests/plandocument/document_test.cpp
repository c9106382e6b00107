// SPDX-License-Identifier: EUPL-1.2
//
// What a decider and a resident get in hand, and what must never be in it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#define POINTERHOLDER_TRANSITION 4  // qpdf 11: only std::shared_ptr
#include <pugixml.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "base/text.h"
#include "document/html_writer.h"
#include "document/odt_writer.h"
#include "document/pdf_writer.h"
#include "document/text_writer.h"
#include "maatwerkplan/voorbeeldplan.h"
#include "plandocument/plandocument_fixture.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::test {
namespace {

using plandocument::Versie;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// All words in reading order, with one space between them.
std::string words_of(const document::Document& d) {
    std::string out;
    for (const char c : document::write_text(d, 4000))
        if (c != '\n' && c != ' ') out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    return out;
}

// qpdf reads the whole file, follows every object and finds nothing to complain about.
std::vector<std::string> pdf_problems(const std::string& file, std::size_t& pages) {
    std::vector<std::string> problems;
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("plan", file.data(), file.size());
        pages = QPDFPageDocumentHelper(pdf).getAllPages().size();
        for (auto& object : pdf.getAllObjects())
            if (object.isStream()) object.getStreamData(qpdf_dl_specialized);
        for (const auto& warning : pdf.getWarnings()) problems.emplace_back(warning.what());
        if (!pdf.getRoot().getKey("/MarkInfo").isDictionary()) problems.emplace_back("not tagged");
    } catch (const std::exception& error) {
        problems.emplace_back(error.what());
    }
    return problems;
}

const char* const demo_sleutels[] = {"auto", "hond", "moeder_baby", "zoon_21"};

class Plandocument : public ::testing::Test {
protected:
    PlandocumentApp app;
    const Persoon& maker = app.persoon(toegang::Rol::professional);

    static std::string adres(const CasusId& id, const std::string& rest = "") { return "/casussen/" + id.value + "/document" + rest; }

    // A plan with this text in every field that takes text.
    CasusId overal(const std::string& tekst, int copies = 2) {
        const CasusId id = app.casus(maker, true);
        for (int nummer = 1; nummer <= copies; ++nummer)
            for (const maatwerkplan::Soort& soort : maatwerkplan::soorten()) {
                if (nummer > 1 && (soort.aantal == maatwerkplan::Aantal::een || soort.een_per_ouder)) continue;
                const auto plan = app.plan(maker, id);
                auto invoer = maatwerkplan::geldige_invoer(plan, soort, maker.wie.gebruiker, nummer);
                for (const maatwerkplan::Veld& veld : soort.velden) {
                    if (veld.soort != maatwerkplan::VeldSoort::regel && veld.soort != maatwerkplan::VeldSoort::tekst) continue;
                    std::string lang = tekst;
                    const std::size_t maximum = static_cast<std::size_t>(veld.maximum ? veld.maximum : 200);
                    while (utf8_length(lang + tekst) <= std::min<std::size_t>(maximum, 600)) lang += tekst;
                    invoer[std::string(veld.naam)] = {std::string(utf8_prefix(lang, maximum))};
                }
                app.add(maker, id, soort.naam, soort.ouder.empty() ? "" : plan.een(soort.ouder)->id.value, invoer);
                app.clock.advance(std::chrono::seconds(11));
            }
        return id;
    }
};

TEST_F(Plandocument, of_a_practice_case_is_a_sound_pdf_for_the_decider) {
    for (const char* sleutel : demo_sleutels) {
        const auto r = app.get(maker, adres(app.demo(maker, sleutel), "/plan.pdf"));
        ASSERT_EQ(r.status, 200) << sleutel;
        EXPECT_EQ(r.headers.get("Content-Type"), "application/pdf");
        EXPECT_THAT(r.body, StartsWith("%PDF-"));
        std::size_t pages = 0;
        EXPECT_EQ(pdf_problems(r.body, pages), std::vector<std::string>{}) << sleutel;
        EXPECT_GE(pages, 4u) << sleutel;
        EXPECT_LE(pages, 16u) << sleutel;
    }
}

TEST_F(Plandocument, prints_the_words_of_the_law_with_their_day_and_the_text_of_the_decision_with_its_version) {
    const CasusId id = app.casus(maker);
    const std::string doorbraak = app.add(maker, id, "doorbraak", "", {{"titel", {"Opvang voor de hond"}}});
    app.add(maker, id, "wetsgrond", doorbraak,
            {{"bepaling", {"artikel 3 lid 2 Wet op de voorbeelden"}}, {"oordeel", {"mag"}}, {"motivering", {"Zie ook https://wetten.overheid.nl/BWBR0005537/2024-01-01#Artikel4:84"}},
             {"citaat", {"Ook een huisdier krijgt opvang."}}, {"citaat_regeling", {"BWBR0099999"}}, {"citaat_artikel", {"3"}}, {"citaat_lid", {"2"}},
             {"citaat_pad", {"/Artikel3/Lid2"}}, {"citaat_versie", {"2026-01-01"}}, {"citaat_reden", {"de aanvraag is van ervoor"}}});
    app.add(maker, id, "onderbouwing", doorbraak,
            {{"doel_van_de_wet", {"Zorg bereikbaar houden"}}, {"effect_hier", {"De opname gaat door"}}, {"besluittekst", {"Wij wijken af van de regel.\n\nDe hond mag mee."}},
             {"bouwstenen", {"hardheidsclausule 1"}}, {"awb_horen", {"in_orde"}}, {"awb_beleid", {"niet_nodig"}}});
    const std::string text = words_of(app.document(maker, id, Versie::beslisser));
    for (const char* woorden : {"Ook een huisdier krijgt opvang.", "Zo stond het in artikel 3 lid 2 op 1 januari 2026:", "wetten.overheid.nl/BWBR0099999/2026-01-01/0/#Artikel3_Lid2",
                                "Deze tekst blijft staan, omdat: de aanvraag is van ervoor", "Zie artikel 4:84 Algemene wet bestuursrecht:", "(tekst van 1 januari 2024)",
                                "Zorg bereikbaar houden", "De opname gaat door", "Het mag.", "Wij wijken af van de regel.", "De hond mag mee.", "Versie 1 van deze tekst, laatst veranderd op 21 november 2026.",
                                "Hardheidsclausule (versie 1)", "Heeft de inwoner kunnen reageren?", "In orde", "Niet nodig"})
        EXPECT_THAT(text, HasSubstr(woorden));
    const std::string resident = words_of(app.document(maker, id, Versie::inwoner));
    for (const char* woorden : {"wetten.overheid.nl", "Wij wijken af", "Awb"}) EXPECT_THAT(resident, Not(HasSubstr(woorden)));
}

TEST_F(Plandocument, tells_a_decider_everything) {
    for (const char* sleutel : demo_sleutels) {
        const CasusId id = app.demo(maker, sleutel);
        const maatwerkplan::Plan plan = app.plan(maker, id);
        const std::string text = words_of(app.document(maker, id, Versie::beslisser));
        EXPECT_THAT(text, HasSubstr("OEFENCASUS")) << sleutel;
        for (const Error& e : maatwerkplan::mag_indienen(plan)) ADD_FAILURE() << sleutel << " cannot be handed in: " << e.code << " " << e.field;
        for (const auto* post : plan.van("kostenpost")) EXPECT_THAT(text, HasSubstr(std::string(post->get("eigen_prijs_reden")))) << sleutel;
        const auto* doorbraak = plan.een("doorbraak");
        for (const char* veld : {"titel", "eerste_stap", "uitzondering", "beslisser"}) EXPECT_THAT(text, HasSubstr(std::string(doorbraak->get(veld)))) << sleutel;
        EXPECT_THAT(text, HasSubstr(format_euro(*doorbraak->bedrag("bedrag")))) << sleutel;
        EXPECT_THAT(text, HasSubstr(format_date(*parse_iso_date(doorbraak->get("uiterste_datum"))))) << sleutel;
        for (const auto* grond : plan.van("wetsgrond")) EXPECT_THAT(text, HasSubstr(std::string(grond->get("motivering")))) << sleutel;
        EXPECT_THAT(text, HasSubstr("wetten.overheid.nl/")) << sleutel;
        for (const char* veld : {"betrokkenheid_motivering", "legitimiteit_motivering", "rendement_motivering", "anders_dan_anderen"})
            EXPECT_THAT(text, HasSubstr(std::string(plan.get("weging", veld)))) << sleutel;
        for (const char* soort : {"probleem", "behoefte", "belemmering", "partij", "afspraak", "steun", "kostenpost"})
            for (const auto* o : plan.van(soort)) EXPECT_THAT(text, HasSubstr(std::string(o->get(o->soort->titelveld)))) << sleutel << " " << soort;
        for (const auto* post : plan.van("kostenpost")) EXPECT_THAT(text, HasSubstr(std::string(post->get("bron")))) << sleutel;
        const auto blad = rekenblad::make_blad(app.services(), plan);
        ASSERT_TRUE(blad && *blad);
        for (const std::string& zin : rekenblad::kopzinnen(**blad)) EXPECT_THAT(text, HasSubstr(zin)) << sleutel;
        EXPECT_THAT(text, HasSubstr((*blad)->uitkomst.bewijs.id)) << sleutel;
        EXPECT_THAT(text, HasSubstr(app.services().bestanden.version("bepalingen/"))) << sleutel;
        EXPECT_THAT(text, Not(HasSubstr("Dit is nog niet ingevuld"))) << sleutel;
        EXPECT_THAT(text, Not(HasSubstr("Dit mist nog"))) << sleutel;
        EXPECT_THAT(text, Not(HasSubstr("let_op."))) << sleutel;
    }
}

TEST_F(Plandocument, of_a_plan_that_was_handed_in_names_the_content_of_that_moment_and_what_changed_since) {
    const CasusId id = app.casus(maker);
    app.add(maker, id, "doorbraak", "", {{"titel", {"Opvang voor de hond"}}});
    auto sinds = [&] { return words_of(app.document(maker, id, Versie::beslisser)); };
    auto naar = [&](const char* status) {
        app.als(maker, [&](app::Context& ctx) {
            return casus::set_status(ctx, casus::open(ctx, id.value, casus::Toegang::schrijven).value(), status, "").has_value();
        });
    };
    auto bewaard = [&](const std::string& inhoud) {
        app.database().write([&](db::Connection& tx) { tx.exec(R"(UPDATE casus_stap SET inhoud = $1)", inhoud); });
    };
    EXPECT_THAT(sinds(), Not(HasSubstr("Vastgelegd op")));
    naar("ingediend");
    EXPECT_THAT(sinds(), HasSubstr("Vastgelegd op"));
    EXPECT_THAT(sinds(), HasSubstr("De inhoud is sinds het vastleggen niet veranderd."));

    auto versies = casus::inhoud_nu(app.services().bestanden);
    const std::string prijzen_nu = versies[0].versie;
    versies[0].versie = "0123456789abcdef";
    bewaard(casus::to_text(versies));
    const std::string text = sinds();
    EXPECT_THAT(text, HasSubstr("0123456789abcdef toen het plan werd vastgelegd, nu " + prijzen_nu));
    EXPECT_THAT(text, HasSubstr("Dit plan is vastgelegd met de inhoud van 21 november 2026. Daarna zijn veranderd: prijzen."));
    EXPECT_THAT(text, Not(HasSubstr(versies[1].versie + " toen")));
    naar("in_behandeling");
    EXPECT_THAT(sinds(), HasSubstr("0123456789abcdef toen")) << "it stands since it was handed in, whatever came after";

    bewaard("");
    EXPECT_THAT(sinds(), HasSubstr("Van dit plan is niet bewaard met welke inhoud het is vastgelegd."));
    naar("concept");
    EXPECT_THAT(sinds(), Not(HasSubstr("Vastgelegd op"))) << "a draft rests on the content of now";
    naar("ingediend");
    EXPECT_THAT(sinds(), HasSubstr("De inhoud is sinds het vastleggen niet veranderd."));
}

TEST_F(Plandocument, cites_the_articles_by_name) {
    const std::string text = words_of(app.document(maker, app.demo(maker, "zoon_21"), Versie::beslisser));
    EXPECT_THAT(text, HasSubstr("artikel 35"));
    EXPECT_THAT(text, HasSubstr("Participatiewet"));
    EXPECT_THAT(text, HasSubstr("Het moet zelfs."));
    EXPECT_THAT(text, HasSubstr("1 januari 2026"));
}

TEST_F(Plandocument, shows_the_published_example_to_the_cent) {
    const std::string text = words_of(app.document(maker, app.demo(maker, "zoon_21"), Versie::beslisser));
    for (const char* amount : {"64.794,80", "2.160,00", "62.634,80", "12,17 dagen"}) EXPECT_THAT(text, HasSubstr(amount));
}

TEST_F(Plandocument, keeps_the_case_in_one_page_on_one_page) {
    for (const char* sleutel : demo_sleutels) {
        document::Document d = app.document(maker, app.demo(maker, sleutel), Versie::beslisser);
        const auto end = std::find_if(d.blokken.begin(), d.blokken.end(), [](const document::Blok& b) { return std::holds_alternative<document::Paginascheiding>(b); });
        ASSERT_NE(end, d.blokken.end());
        d.blokken.erase(end, d.blokken.end());
        std::size_t pages = 0;
        EXPECT_EQ(pdf_problems(document::write_pdf(d), pages), std::vector<std::string>{});
        EXPECT_EQ(pages, 1u) << sleutel;
        const std::string text = words_of(d);
        // One of the practice cases rests on prices that nobody checked: it shows what that looks like.
        EXPECT_EQ(text.find("Wachten kost") == std::string::npos, text.find("geen hoofdcijfer") != std::string::npos) << sleutel;
        EXPECT_THAT(text, HasSubstr("Een voordelig saldo is nooit een voorwaarde voor hulp")) << sleutel;
        for (const char* waarde : {"Betrokkenheid", "Legitimiteit", "Rendement"}) EXPECT_THAT(text, HasSubstr(waarde)) << sleutel;
    }
}

TEST_F(Plandocument, for_the_resident_is_one_page_without_officialese) {
    document::PdfOptions groot;
    groot.letter = document::large_type;
    static const char* jargon[] = {"artikel",   "bepaling",     "legitimiteit", "rendement", "verzilver",   "saldo",      "beschikking", "toewijzing", "hardheidsclausule",
                                   "ggz",       "Wmo",          "Jeugdwet",     "Zvw",       "€",           "betaler",    "scenario",    "doorbraak",  "belemmering",
                                   "waardendriehoek", "perspectief", "casus nummer", "ontvangstbewijs", "bijstandsnorm"};
    for (const char* sleutel : demo_sleutels) {
        const CasusId id = app.demo(maker, sleutel);
        const auto r = app.get(maker, adres(id, "/inwoner.pdf"));
        ASSERT_EQ(r.status, 200);
        std::size_t pages = 0;
        EXPECT_EQ(pdf_problems(r.body, pages), std::vector<std::string>{});
        EXPECT_EQ(pages, 1u) << sleutel;
        const auto d = app.document(maker, id, Versie::inwoner);
        const std::string text = words_of(d);
        for (const char* word : jargon) EXPECT_THAT(fold(text), Not(HasSubstr(fold(word)))) << sleutel;
        EXPECT_THAT(text, HasSubstr("OEFENCASUS"));
        EXPECT_THAT(text, HasSubstr(std::string(app.plan(maker, id).get("doorbraak", "titel"))));
        EXPECT_THAT(app.get(maker, adres(id, "/inwoner")).body, HasSubstr("Wat je wilt"));
    }
}

TEST_F(Plandocument, for_the_resident_ends_no_sentence_halfway_when_a_whole_one_fits) {
    const auto tekst = [&](const char* stap) {
        const CasusId id = app.casus(maker);
        app.add(maker, id, "doorbraak", "", {{"titel", {"Samen wonen"}}, {"eerste_stap", {stap}}});
        return words_of(app.document(maker, id, Versie::inwoner));
    };
    EXPECT_THAT(tekst("De gemeente vult elke maand 180 euro aan, vanaf de maand waarin de zoon 21 jaar wordt."), HasSubstr("waarin de zoon 21 jaar wordt."));
    const std::string lang = tekst("De gemeente vult elke maand 180 euro aan. Dat doet zij vanaf de maand waarin de zoon 21 jaar wordt, en zij stopt daar pas mee als hij een eigen "
                                   "huis heeft waar hij kan blijven wonen.");
    EXPECT_THAT(lang, HasSubstr("180 euro aan."));
    EXPECT_THAT(lang, Not(HasSubstr("Dat doet zij")));
    EXPECT_THAT(lang, Not(HasSubstr("…")));
    const std::string slot = " en daarna belt het wijkteam ook nog met de school, de huisarts en de woningcorporatie over alles wat er verder nodig is voor het hele gezin";
    for (const char* afkorting : {"Het wijkteam belt deze maand nog een keer met mevr. De Boer", "Het hele gezin gaat samen langs bij de gemeente o.a. Werk en Inkomen", "Nee. Het wijkteam belt"}) {
        const std::string kort = tekst((afkorting + slot).c_str());
        EXPECT_THAT(kort, HasSubstr(afkorting));
        EXPECT_THAT(kort, HasSubstr("…")) << afkorting;
    }
    // One that fits to the letter is whole.
    const std::string past = std::string(159, 'a') + ".";
    EXPECT_THAT(tekst((past + " En nog een zin.").c_str()), testing::AllOf(HasSubstr(past), Not(HasSubstr("…"))));
}

TEST_F(Plandocument, for_the_resident_stays_within_two_pages_however_much_was_written) {
    const auto r = app.get(maker, adres(overal("lange woorden ", 9), "/inwoner.pdf"));
    std::size_t pages = 0;
    EXPECT_EQ(pdf_problems(r.body, pages), std::vector<std::string>{});
    EXPECT_LE(pages, 2u);
}

TEST_F(Plandocument, of_an_empty_plan_says_what_is_missing) {
    const CasusId id = app.casus(maker);
    for (const char* rest : {"", "/plan.pdf", "/plan.odt", "/plan.txt", "/plan.json", "/inwoner", "/inwoner.pdf"}) EXPECT_EQ(app.get(maker, adres(id, rest)).status, 200) << rest;
    const std::string text = words_of(app.document(maker, id, Versie::beslisser));
    EXPECT_THAT(text, HasSubstr("In dit plan staat nog geen doorbraak"));
    EXPECT_THAT(text, HasSubstr("Dit mist nog"));
    EXPECT_THAT(text, HasSubstr("Het verhaal · "));
    EXPECT_THAT(text, Not(HasSubstr("OEFENCASUS")));
    EXPECT_THAT(words_of(app.document(maker, id, Versie::inwoner)), HasSubstr("Dit vullen we nog samen in"));
}

TEST_F(Plandocument, of_a_plan_with_one_thing_filled_in_never_fails) {
    for (const maatwerkplan::Soort& soort : maatwerkplan::soorten()) {
        const CasusId id = app.casus(maker);
        const std::string ouder = soort.ouder.empty() ? "" : app.add(maker, id, soort.ouder, "", {});
        for (const bool full : {false, true}) {
            if (soort.aantal == maatwerkplan::Aantal::lijst || !full)
                app.add(maker, id, soort.naam, ouder, full ? maatwerkplan::geldige_invoer(app.plan(maker, id), soort, maker.wie.gebruiker) : maatwerkplan::Invoer{});
            EXPECT_EQ(app.get(maker, adres(id, "/plan.pdf")).status, 200) << soort.naam;
            EXPECT_EQ(app.get(maker, adres(id, "/inwoner.pdf")).status, 200) << soort.naam;
        }
    }
}

TEST_F(Plandocument, shows_a_page_with_its_downloads) {
    const CasusId id = app.demo(maker, "hond");
    const auto r = app.get(maker, adres(id));
    ASSERT_EQ(r.status, 200);
    for (const char* rest : {"/plan.pdf", "/plan.odt", "/plan.txt", "/plan.json", "/inwoner"}) EXPECT_THAT(r.body, HasSubstr("href=\"" + adres(id, rest) + "\""));
    EXPECT_THAT(r.body, HasSubstr("<svg"));
    EXPECT_EQ(id_problems(r.body), std::vector<std::string>{});
    EXPECT_EQ(id_problems(app.get(maker, adres(id, "/inwoner")).body), std::vector<std::string>{});
}

TEST_F(Plandocument, on_screen_folds_its_chapters_or_shows_all_of_them) {
    const CasusId casus = app.demo(maker, "zoon_21");
    const std::string pad = adres(casus);
    const auto gevouwen = app.get(maker, pad), alles = app.get(maker, pad + "?alles=ja"), inwoner = app.get(maker, pad + "/inwoner");
    EXPECT_THAT(gevouwen.body, HasSubstr("<details class=\"ok-uitklap\"><summary><h3"));
    EXPECT_THAT(gevouwen.body, HasSubstr("href=\"" + pad + "?alles=ja\""));
    EXPECT_THAT(gevouwen.body, HasSubstr("href=\"#eerste\""));
    EXPECT_THAT(id_problems(gevouwen.body), ::testing::IsEmpty());
    EXPECT_THAT(alles.body, Not(HasSubstr("<details class=\"ok-uitklap\">")));
    EXPECT_THAT(alles.body, HasSubstr("href=\"" + pad + "\""));
    EXPECT_THAT(inwoner.body, Not(HasSubstr("<details class=\"ok-uitklap\">"))) << "one page needs no folds";
}

TEST_F(Plandocument, is_downloaded_under_a_name_that_says_nothing) {
    const CasusId id = app.demo(maker, "hond");
    const std::string nummer = std::to_string(app.als(maker, [&](app::Context& ctx) { return casus::open(ctx, id.value, casus::Toegang::lezen).value().nummer; }));
    for (const char* name : {"plan.pdf", "plan.odt", "plan.txt", "plan.json", "inwoner.pdf"}) {
        const auto r = app.get(maker, adres(id, std::string("/") + name));
        EXPECT_EQ(r.headers.get("Content-Disposition"), "attachment; filename=\"casus-" + nummer + "-" + name + "\"");
        EXPECT_EQ(r.headers.get("Cache-Control"), "no-store");
    }
}

TEST_F(Plandocument, is_not_there_for_another_organisation_or_a_colleague_it_was_not_shared_with) {
    const CasusId id = app.demo(maker, "hond");
    for (const char* rest : {"", "/plan.pdf", "/plan.odt", "/plan.txt", "/plan.json", "/inwoner", "/inwoner.pdf"}) {
        EXPECT_EQ(app.get(app.vreemde(toegang::Rol::professional), adres(id, rest)).status, 404) << rest;
        EXPECT_EQ(app.get(app.persoon(toegang::Rol::beslisser), adres(id, rest)).status, 404) << rest;
        EXPECT_EQ(app.get(app.persoon(toegang::Rol::beheerder), adres(id, rest)).status, 404) << rest;
    }
}

TEST_F(Plandocument, leaves_a_trace_of_who_took_it_along) {
    const CasusId id = app.demo(maker, "hond");
    app.get(maker, adres(id, "/plan.pdf"));
    EXPECT_EQ(app.als(maker, [&](app::Context& ctx) {
        return logboek::count(ctx.tx(), ctx.wie().organisatie, {.gebruiker_id = "", .handeling = "casus.document_gemaakt", .object_id = id.value, .vanaf = "", .tot = ""});
    }), 1);
}

TEST_F(Plandocument, never_names_staff) {
    const CasusId id = app.demo(maker, "hond");  // the maker is its regisseur
    const std::string email = "voorbeeld.test";
    for (const char* rest : {"/plan.txt", "/plan.json"}) {
        const std::string body = app.get(maker, adres(id, rest)).body;
        EXPECT_THAT(body, Not(HasSubstr(maker.wie.naam)));
        EXPECT_THAT(body, Not(HasSubstr(email)));
        EXPECT_THAT(body, Not(HasSubstr(maker.wie.gebruiker.value)));
    }
    for (const Versie versie : {Versie::beslisser, Versie::inwoner}) EXPECT_THAT(words_of(app.document(maker, id, versie)), Not(HasSubstr(maker.wie.naam)));
}

TEST_F(Plandocument, is_not_broken_by_hostile_text_in_every_field) {
    static const std::string hostile[] = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "]]> & &amp; &#x0; ", "\xe2\x80\xae\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d ",
                                          "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7 \xef\xbf\xbf", std::string(60, 'W'), "{0} {1} {}", "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81"};
    for (const std::string& tekst : hostile) {
        const CasusId id = overal(tekst);
        const auto pdf = app.get(maker, adres(id, "/plan.pdf"));
        ASSERT_EQ(pdf.status, 200) << tekst;
        std::size_t pages = 0;
        EXPECT_EQ(pdf_problems(pdf.body, pages), std::vector<std::string>{}) << tekst;
        EXPECT_EQ(app.get(maker, adres(id, "/inwoner.pdf")).status, 200);
        EXPECT_THAT(app.get(maker, adres(id, "/plan.odt")).body, StartsWith("PK"));
        const document::Document d = app.document(maker, id, Versie::beslisser);
        pugi::xml_document xml;
        std::string html = document::write_html(d);
        for (std::size_t at; (at = html.find("<br>")) != std::string::npos;) html.replace(at, 4, "<br/>");
        EXPECT_TRUE(xml.load_buffer(html.data(), html.size())) << tekst << xml.load_buffer(html.data(), html.size()).description();
        const std::string page = app.get(maker, adres(id)).body;
        EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
        EXPECT_THAT(page, Not(HasSubstr("<img src=x")));
        EXPECT_EQ(id_problems(page), std::vector<std::string>{}) << tekst;
    }
}

TEST_F(Plandocument, never_makes_a_link_of_what_is_no_address) {
    const CasusId id = app.casus(maker);
    const std::string doorbraak = app.add(maker, id, "doorbraak", "", {{"titel", {"Stap"}}});
    app.add(maker, id, "wetsgrond", doorbraak, {{"bepaling", {"Eigen regel"}}, {"vindplaats", {"javascript:alert(1)"}}});
    const std::string page = app.get(maker, adres(id)).body;
    EXPECT_THAT(page, Not(HasSubstr("href=\"javascript")));
    EXPECT_THAT(page, HasSubstr("javascript:alert(1)"));
    EXPECT_THAT(page, HasSubstr("Eigen regel"));
}

TEST_F(Plandocument, weighs_each_of_several_breakthroughs) {
    const CasusId id = app.demo(maker, "hond");
    for (int i = 2; i <= 5; ++i) app.add(maker, id, "doorbraak", "", {{"titel", {"Stap nummer " + std::to_string(i)}}, {"beslisser", {"Teammanager"}}});
    const std::string text = words_of(app.document(maker, id, Versie::beslisser));
    EXPECT_THAT(text, HasSubstr("En nog 2 andere"));
    for (int i = 2; i <= 5; ++i) EXPECT_THAT(text, HasSubstr("Stap nummer " + std::to_string(i)));
    EXPECT_THAT(text, HasSubstr("Nog beter uitleggen")) << "a plan is as justified as its weakest breakthrough";
}

TEST_F(Plandocument, prints_no_headline_on_weak_evidence) {
    const CasusId id = app.casus(maker, true);
    app.add(maker, id, "doorbraak", "", {{"titel", {"Een woning"}}, {"beslisser", {"Wethouder"}}});
    app.add(maker, id, "kostenpost", "", {{"omschrijving", {"Krant"}}, {"bedrag", {"100"}}, {"prijsjaar", {"2025"}}, {"periode", {"maand"}}, {"aantal_niets", {"1"}},
                                          {"bewijsgraad", {"pers_of_tweedehands"}}});
    const std::string tekst = words_of(app.document(maker, id, Versie::beslisser));
    EXPECT_THAT(tekst, HasSubstr("geen hoofdcijfer"));
    EXPECT_THAT(tekst, HasSubstr("De bedragen, om over te praten"));
    for (const char* kop : {"De samenleving houdt", "Wachten kost", "doorgerekende gevallen"}) EXPECT_THAT(tekst, Not(HasSubstr(kop))) << kop;
}

TEST_F(Plandocument, says_why_a_sum_could_not_be_made) {
    const CasusId id = app.casus(maker);
    app.add(maker, id, "kostenpost", "", {{"omschrijving", {"Post"}}, {"bedrag", {"10"}}, {"aantal_niets", {"1"}}, {"start_maand", {"9"}}, {"eind_maand", {"3"}}});
    const std::string text = words_of(app.document(maker, id, Versie::beslisser));
    EXPECT_THAT(text, HasSubstr("De rekensom klopt nog niet"));
    EXPECT_THAT(text, HasSubstr("Met deze getallen kunnen we niet rekenen"));
    EXPECT_EQ(app.get(maker, adres(id, "/plan.pdf")).status, 200);
}

}  // namespace
}  // namespace ontknoop::test
