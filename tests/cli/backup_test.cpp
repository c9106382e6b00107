// SPDX-License-Identifier: EUPL-1.2
// What was erased stays erased, whatever backup is put back; everything else comes back as it was.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "cli/commands.h"
#include "maatwerkplan/maatwerkplan.h"
#include "support/databases.h"
#include "support/whole_program.h"
#include "toegang/toegang_store.h"

namespace ontknoop::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string bytes_of(const std::string& path) {
    std::ostringstream all;
    all << std::ifstream(path, std::ios::binary).rdbuf();
    return all.str();
}

class Backup : public testing::TestWithParam<db::Engine> {
protected:
    test::TemporaryFolder folder;
    test::FreshDatabase fresh{GetParam(), test::FreshDatabase::Content::empty};
    app::Instellingen settings = settings_for("bron", GetParam() == db::Engine::postgres ? fresh.url() : "");
    std::unique_ptr<Program> program = std::make_unique<Program>(settings, test::all_embedded(), Features{});
    toegang::Wie wie;
    CasusId blijft, gaat;

    app::Instellingen settings_for(const std::string& name, const std::string& database) {
        app::Instellingen s;
        s.gegevensmap = folder.file(name);
        s.database = database;
        s.sleutelbestand = folder.file("hoofdsleutel");  // the master key has its own backup
        return s;
    }
    template <class F>
    auto als(Program& in, F work) {
        std::optional<std::invoke_result_t<F&, app::Context&>> answer;
        in.database().write([&](db::Connection& tx) {
            const http::Request none;
            app::Context ctx(in.services(), none, tx, wie);
            answer.emplace(work(ctx));
            for (const auto& line : ctx.audit_lines()) logboek::append(tx, in.services().clock, wie.organisatie, line);
        });
        return *std::move(answer);
    }
    CasusId maak(const std::string& alias) {
        return als(*program, [&](app::Context& ctx) {
            const auto c = casus::create(ctx, false).value();
            CHECK(maatwerkplan::add(ctx, c, {}, "casus", "", {{"alias", {alias}}}).has_value());
            return c.id;
        });
    }
    std::int64_t maak_nieuw(Program& in) {
        return als(in, [](app::Context& ctx) { return casus::create(ctx, false).value().nummer; });
    }
    std::string alias(Program& in, const CasusId& id) {
        return als(in, [&](app::Context& ctx) -> std::string {
            const auto c = casus::open(ctx, id.value, casus::Toegang::lezen);
            return c ? std::string(maatwerkplan::load_plan(ctx, *c).alias()) : "onleesbaar";
        });
    }
    std::string hoofd(Program& in) {
        std::string head;
        in.database().read([&](db::Connection& tx) {
            const auto chain = logboek::verify(tx, wie.organisatie);
            EXPECT_FALSE(chain.breuk_bij.has_value());
            head = std::to_string(chain.regels) + " " + chain.hoofd;
        });
        return head;
    }
    std::unique_ptr<Program> zet_terug(const std::string& data, const std::string& keys, const std::string& where, const std::string& database = "") {
        const auto to = settings_for(where, database);
        std::ostringstream said;
        restore_backup(to, test::all_embedded(), data, keys, said);
        EXPECT_THAT(said.str(), HasSubstr("Teruggezet: 2 casussen"));
        return std::make_unique<Program>(to, test::all_embedded(), Features{});
    }

    void SetUp() override {
        const auto& s = program->services();
        program->database().write([&](db::Connection& tx) {
            wie.organisatie = organisatie::create(tx, s.clock, s.random, s.sleutels, "Gemeente Waterveen", "gemeente", "", false).value();
            wie.rollen.set(static_cast<std::size_t>(toegang::Rol::professional));
            wie.gebruiker = toegang::create_gebruiker(tx, s.clock, s.random, wie.organisatie, {"Maker", "maker@waterveen.test", wie.rollen, {}}).value();
        });
        blijft = maak("Familie Blijft");
        gaat = maak("Familie Gaat");
    }
};

TEST_P(Backup, holds_no_key_of_a_case_and_no_word_about_a_household) {
    std::vector<std::string> wrapped;
    program->database().read([&](db::Connection& tx) {
        tx.each<db::Bytes>(R"(SELECT sleutel FROM casus)", [&](db::Bytes key) { wrapped.push_back(key.value); });
    });
    const std::string data = folder.file("data.db"), keys = folder.file("sleutels");
    make_backup(*program, data, keys);
    const std::string bytes = bytes_of(data);
    ASSERT_EQ(wrapped.size(), 2u);
    for (const std::string& key : wrapped) EXPECT_THAT(bytes, Not(HasSubstr(key.substr(0, 24)))) << "a wrapped key is still in the data file";
    EXPECT_THAT(bytes, Not(HasSubstr("Familie")));
    EXPECT_THAT(bytes_of(keys), Not(HasSubstr("Familie")));
    for (const std::string& path : {data, keys}) {
        struct stat info {};
        ASSERT_EQ(::stat(path.c_str(), &info), 0);
        EXPECT_EQ(info.st_mode & 0077, 0u) << path;
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        EXPECT_THAT(entry.path().filename().string(), Not(HasSubstr("bezig"))) << "nothing half-made stays behind";
}

TEST_P(Backup, put_back_gives_the_same_audit_chain_head_and_every_text) {
    const std::string before = hoofd(*program);
    make_backup(*program, folder.file("data.db"), folder.file("sleutels"));
    const auto back = zet_terug(folder.file("data.db"), folder.file("sleutels"), "terug");
    EXPECT_EQ(hoofd(*back), before);
    EXPECT_EQ(alias(*back, blijft), "Familie Blijft");
    EXPECT_EQ(alias(*back, gaat), "Familie Gaat");
    EXPECT_TRUE(back->database().integrity_problems().empty());
}

TEST_P(Backup, moves_to_the_other_engine) {
    const std::string before = hoofd(*program);
    make_backup(*program, folder.file("data.db"), folder.file("sleutels"));
    const auto other = GetParam() == db::Engine::sqlite ? db::Engine::postgres : db::Engine::sqlite;
    test::FreshDatabase target(other, test::FreshDatabase::Content::empty);
    const auto back = zet_terug(folder.file("data.db"), folder.file("sleutels"), "elders", target.url());
    EXPECT_EQ(hoofd(*back), before);
    EXPECT_EQ(alias(*back, blijft), "Familie Blijft");
    EXPECT_EQ(maak_nieuw(*back), 3) << "and one can go on";
}

TEST_P(Backup, an_erased_case_is_gone_from_an_older_backup_too) {
    const std::string before = hoofd(*program);
    make_backup(*program, folder.file("oud.db"), folder.file("sleutels"));
    als(*program, [&](app::Context& ctx) { return casus::erase(ctx, *casus::open(ctx, gaat.value, casus::Toegang::schrijven)).has_value(); });
    EXPECT_EQ(alias(*program, gaat), "onleesbaar");
    // Only the newest key file is kept: the second backup takes the place of the first.
    make_backup(*program, folder.file("nieuw.db"), folder.file("sleutels"));
    EXPECT_THAT(bytes_of(folder.file("sleutels")), Not(HasSubstr(gaat.value)));

    const auto back = zet_terug(folder.file("oud.db"), folder.file("sleutels"), "terug");
    EXPECT_EQ(hoofd(*back), before) << "the trail is that of the old backup";
    EXPECT_EQ(alias(*back, blijft), "Familie Blijft");
    EXPECT_EQ(alias(*back, gaat), "onleesbaar");
    back->database().read([&](db::Connection& tx) {
        EXPECT_GT(tx.value<std::int64_t>(R"(SELECT count(*) FROM onderdeel WHERE casus_id = $1)", gaat.value), 0) << "the sealed bytes are there, and useless";
        EXPECT_EQ(tx.value<std::int64_t>(R"(SELECT count(*) FROM casus WHERE sleutel IS NULL)"), 1);
    });
}

TEST_P(Backup, does_not_bring_sessions_and_open_invitations_back_to_life) {
    const auto& s = program->services();
    program->database().write([&](db::Connection& tx) {
        toegang::store::insert_sessie(tx, wie.organisatie, wie.gebruiker, crypto::hash_token("oud"), "", to_iso(s.clock.now()));
        ASSERT_TRUE(toegang::invite(tx, s.clock, s.random, s.instellingen.grenzen(), wie.organisatie, wie.gebruiker).has_value());
    });
    make_backup(*program, folder.file("data.db"), folder.file("sleutels"));
    const auto back = zet_terug(folder.file("data.db"), folder.file("sleutels"), "terug");
    back->database().read([&](db::Connection& tx) {
        EXPECT_EQ(tx.value<std::int64_t>(R"(SELECT count(*) FROM sessie)"), 0);
        EXPECT_EQ(tx.value<std::int64_t>(R"(SELECT count(*) FROM uitnodiging WHERE gebruikt_op IS NULL)"), 0);
    });
}

TEST_P(Backup, is_what_the_check_asks_for_when_a_plan_cannot_be_read) {
    const auto controleer = [&] {
        std::ostringstream said;
        const int problems = check_installation(*program, said);
        return std::to_string(problems) + "\n" + said.str();
    };
    const auto bederf = [&](std::string_view sql, const CasusId& casus) {
        program->database().write([&](db::Connection& tx) { EXPECT_GE(tx.exec(sql, db::Bytes{std::string(80, 'x')}, casus), 1); });
    };
    EXPECT_THAT(controleer(), HasSubstr("alle plannen zijn te lezen"));
    const std::string voor = controleer();
    bederf("UPDATE onderdeel SET inhoud = $1 WHERE casus_id = $2", blijft);
    const CasusId dicht = maak("Familie Dicht");
    bederf("UPDATE casus SET sleutel = $1 WHERE casus_id = $2", dicht);
    const std::string na = controleer();
    EXPECT_THAT(na, HasSubstr("van casus 1 zijn teksten niet te lezen: 1."));
    EXPECT_THAT(na, HasSubstr("is de sleutel niet te lezen."));
    EXPECT_EQ(std::stoi(na), std::stoi(voor) + 2);
    EXPECT_THAT(na, Not(HasSubstr("Familie")));
}

TEST_P(Backup, is_what_the_check_asks_for_when_a_question_outside_a_case_cannot_be_read) {
    test::all_features();  // they say what is checked
    const auto controleer = [&] {
        std::ostringstream said;
        const int problems = check_installation(*program, said);
        return std::to_string(problems) + "\n" + said.str();
    };
    const std::string voor = controleer();
    EXPECT_THAT(voor, HasSubstr("alle vragen buiten een casus zijn te lezen"));
    als(*program, [&](app::Context& ctx) {
        return ctx.tx().exec(R"(
            INSERT INTO juristvraag (organisatie_id, vraag_id, inhoud, bepaling, status, gesteld_door, op, gewijzigd_op)
            VALUES ($1, $2, $3, '', 'open', $4, $5, $5))",
                             wie.organisatie, make_id_text(ctx.clock().now(), ctx.random()), db::Bytes{std::string(80, 'x')}, wie.gebruiker, ctx.now_iso());
    });
    const std::string na = controleer();
    EXPECT_THAT(na, HasSubstr("van vragen aan de jurist buiten een casus zijn teksten niet te lezen: 1. Zet een reservekopie terug."));
    EXPECT_THAT(na, HasSubstr("alle plannen zijn te lezen"));
    EXPECT_EQ(std::stoi(na), std::stoi(voor) + 1);
}

TEST_P(Backup, needs_its_own_master_key) {
    make_backup(*program, folder.file("data.db"), folder.file("sleutels"));
    const auto back = zet_terug(folder.file("data.db"), folder.file("sleutels"), "terug");
    SystemRandom random;
    std::filesystem::remove(settings.sleutelbestand);
    organisatie::load_master_key(settings.sleutelbestand, true, random);
    const auto wrong = settings_for("terug", "");
    Program locked(wrong, test::all_embedded(), Features{});
    EXPECT_THROW(alias(locked, blijft), AdminError);
    std::ostringstream said;
    EXPECT_GT(check_installation(locked, said), 0);
    EXPECT_THAT(said.str(), HasSubstr("hoofdsleutel past niet"));
}

TEST_P(Backup, says_readable_only_of_what_its_keys_open) {
    const std::string data = folder.file("data.db"), keys = folder.file("sleutels"), master = settings.sleutelbestand;
    make_backup(*program, data, keys);
    std::ostringstream goed, zonder, fout, stuk;
    EXPECT_TRUE(restore_backup(settings_for("goed", ""), test::all_embedded(), data, keys, goed));
    EXPECT_THAT(goed.str(), HasSubstr("2 casussen, waarvan 2 leesbaar."));
    EXPECT_THAT(goed.str(), Not(HasSubstr("FOUT")));

    // The key of one case is that of another.
    std::ifstream in(keys);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    ASSERT_EQ(lines.size(), 3u);
    std::ofstream(folder.file("verwisseld")) << lines[0] << "\n" << lines[1] << "\n" << lines[2].substr(0, lines[2].rfind(' ')) << lines[1].substr(lines[1].rfind(' ')) << "\n";
    EXPECT_FALSE(restore_backup(settings_for("stuk", ""), test::all_embedded(), data, folder.file("verwisseld"), stuk));
    EXPECT_THAT(stuk.str(), HasSubstr("waarvan 1 leesbaar."));
    EXPECT_THAT(stuk.str(), HasSubstr("andere kopie van het sleutelbestand"));

    std::filesystem::remove(master);
    EXPECT_FALSE(restore_backup(settings_for("zonder", ""), test::all_embedded(), data, keys, zonder));
    EXPECT_THAT(zonder.str(), HasSubstr("2 casussen, waarvan 0 leesbaar."));
    EXPECT_THAT(zonder.str(), HasSubstr("de hoofdsleutel is er niet. Zet de hoofdsleutel"));
    EXPECT_FALSE(std::filesystem::exists(master)) << "a new key would never open anything";

    SystemRandom random;
    organisatie::load_master_key(master, true, random);
    EXPECT_FALSE(restore_backup(settings_for("fout", ""), test::all_embedded(), data, keys, fout));
    EXPECT_THAT(fout.str(), HasSubstr("2 casussen, waarvan 0 leesbaar."));
    EXPECT_THAT(fout.str(), HasSubstr("Gemeente Waterveen: de hoofdsleutel past niet bij deze gegevens."));
    EXPECT_THAT(fout.str(), HasSubstr(master));
}

TEST_P(Backup, refuses_what_would_do_harm_and_says_what_to_do) {
    const std::string data = folder.file("data.db"), keys = folder.file("sleutels");
    make_backup(*program, data, keys);
    EXPECT_THROW(make_backup(*program, data, keys), AdminError) << "an existing file is never overwritten";
    std::ostringstream said;
    EXPECT_THROW(restore_backup(settings, test::all_embedded(), data, keys, said), AdminError) << "into an installation that is in use";
    std::ofstream(folder.file("stuk")) << "ontknoop sleutels 1\nregel die niet klopt\n";
    try {
        restore_backup(settings_for("x", ""), test::all_embedded(), data, folder.file("stuk"), said);
        FAIL() << "a damaged key file was accepted";
    } catch (const AdminError& error) {
        EXPECT_THAT(error.what(), HasSubstr("stuk, regel 2"));
    }
    EXPECT_THROW(restore_backup(settings_for("y", ""), test::all_embedded(), data, folder.file("bestaat-niet"), said), AdminError);
    EXPECT_THROW(restore_backup(settings_for("z", ""), test::all_embedded(), keys, keys, said), AdminError) << "a key file is no data file";
}

INSTANTIATE_TEST_SUITE_P(On, Backup, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::cli
