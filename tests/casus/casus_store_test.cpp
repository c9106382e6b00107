// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "casus/casus.h"
#include "casus/stapinhoud.h"
#include "support/app_fixture.h"

namespace ontknoop::casus {
namespace {

using test::Persoon;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::SizeIs;
using toegang::Rol;

class CasusStore : public testing::TestWithParam<db::Engine> {
protected:
    test::App app{{}, GetParam()};
    const Persoon& maker = app.persoon(Rol::professional);
    const Persoon& collega = app.persoon(Rol::professional, 2);
    const Persoon& vreemde = app.vreemde(Rol::professional);

    template <class F>
    auto met(const Persoon& wie, const CasusId& id, F werk) {
        return app.als(wie, [&](app::Context& ctx) {
            const auto casus = open(ctx, id.value, Toegang::lezen);
            CHECK(casus.has_value());
            return werk(ctx, *casus);
        });
    }
    Casus lees(const Persoon& wie, const CasusId& id) {
        return met(wie, id, [](app::Context&, const Casus& c) { return c; });
    }
};

TEST_P(CasusStore, a_new_case_is_a_draft_of_its_maker_with_the_next_number) {
    const Casus first = lees(maker, app.casus(maker)), second = lees(collega, app.casus(collega)), other = lees(vreemde, app.casus(vreemde));
    EXPECT_EQ(first.nummer, 1);
    EXPECT_EQ(second.nummer, 2);
    EXPECT_EQ(other.nummer, 1) << "every organisation counts for itself";
    EXPECT_EQ(first.status, "concept");
    EXPECT_EQ(first.eigenaar, maker.wie.gebruiker);
    EXPECT_FALSE(first.gedeeld);
    EXPECT_NE(first.sleutel.to_base64(), second.sleutel.to_base64());
}

TEST_P(CasusStore, cases_started_at_the_same_moment_get_different_numbers) {
    constexpr int people = 6;
    for (int i = 0; i < people; ++i) app.persoon(Rol::professional, i);
    std::vector<std::thread> threads;
    std::atomic<int> failures = 0;
    for (int i = 0; i < people; ++i)
        threads.emplace_back([&, i] {
            const Persoon& wie = app.persoon(Rol::professional, i);
            SystemRandom random;  // the fixture's own is for one thread
            const app::Services& shared = app.services();
            for (int n = 0; n < 5; ++n) try {
                    app.database().write([&](db::Connection& tx) {
                        const http::Request none;
                        const app::Services own{shared.database, shared.clock, random, shared.instellingen, shared.bestanden, shared.teksten,
                                                shared.sleutels, shared.csrf_key};
                        app::Context ctx(own, none, tx, wie.wie);
                        CHECK(create(ctx, false).has_value());
                    });
                } catch (const std::exception&) {
                    ++failures;
                }
        });
    for (std::thread& t : threads) t.join();
    EXPECT_EQ(failures, 0);
    std::set<std::int64_t> numbers;
    app.als(maker, [&](app::Context& ctx) {
        for (const Casus& c : list_for_figures(ctx)) numbers.insert(c.nummer);
        return true;
    });
    EXPECT_THAT(numbers, SizeIs(people * 5));
}

TEST_P(CasusStore, touching_raises_the_state_and_tells_who_looks_only_after_the_commit) {
    const CasusId id = app.casus(maker);
    const auto before = lees(maker, id).stand;
    app.clock.advance(std::chrono::minutes(1));
    met(maker, id, [&](app::Context& ctx, const Casus& c) {
        touch(ctx, c);
        EXPECT_THAT(app.gepubliceerd, IsEmpty());
        return true;
    });
    const Casus now = lees(maker, id);
    EXPECT_EQ(now.stand, before + 1);
    EXPECT_GT(now.gewijzigd_op, now.gestart_op);
    EXPECT_EQ(now.versie, 1) << "typing does not collide with sharing";
}

TEST_P(CasusStore, sharing_and_status_from_an_old_page_collide) {
    const CasusId id = app.casus(maker);
    const Casus old = lees(maker, id);
    auto code = [](const Result<>& r) { return r ? "" : r.error()[0].code; };
    met(maker, id, [&](app::Context& ctx, const Casus& c) {
        EXPECT_EQ(code(share(ctx, c, true)), "");
        EXPECT_EQ(code(share(ctx, old, false)), "algemeen.botsing");
        EXPECT_EQ(code(set_status(ctx, old, "ingetrokken", "")), "algemeen.botsing");
        EXPECT_EQ(code(hand_over(ctx, old, collega.wie.gebruiker.value)), "algemeen.botsing");
        EXPECT_THAT(stappen(ctx, c), IsEmpty()) << "a refused step leaves no trace";
        return true;
    });
    EXPECT_TRUE(lees(maker, id).gedeeld);
}

TEST_P(CasusStore, every_step_keeps_who_when_and_the_sealed_why) {
    const CasusId id = app.casus(maker);
    met(maker, id, [&](app::Context& ctx, const Casus& c) { return set_status(ctx, c, "ingetrokken", "Het gezin is verhuisd").has_value(); });
    app.clock.advance(std::chrono::hours(24));
    met(maker, id, [&](app::Context& ctx, const Casus& c) { return set_status(ctx, c, "concept", "").has_value(); });
    const auto all = met(maker, id, [](app::Context& ctx, const Casus& c) { return stappen(ctx, c); });
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all[0].toelichting, "Het gezin is verhuisd");
    EXPECT_EQ(all[0].door, maker.wie.gebruiker);
    EXPECT_EQ(all[1].van, "ingetrokken");
    EXPECT_EQ(all[1].op, "2026-11-22T09:00:00.000Z");
    app.als(maker, [&](app::Context& ctx) {
        ctx.tx().each<db::Bytes>(R"(SELECT toelichting FROM casus_stap)", [](db::Bytes sealed) { EXPECT_THAT(sealed.value, Not(HasSubstr("verhuisd"))); });
        return true;
    });
}

TEST_P(CasusStore, every_step_keeps_the_versions_of_the_content_of_its_moment) {
    const CasusId id = app.casus(maker);
    met(maker, id, [&](app::Context& ctx, const Casus& c) { return set_status(ctx, c, "ingediend", "").has_value(); });
    app.database().write([&](db::Connection& tx) {
        tx.exec(R"(UPDATE casus_stap SET inhoud = '' WHERE organisatie_id = $1 AND casus_id = $2)", maker.wie.organisatie, id);
    });
    met(maker, id, [&](app::Context& ctx, const Casus& c) { return set_status(ctx, c, "concept", "").has_value(); });
    const auto stappen = met(maker, id, [](app::Context& ctx, const Casus& c) { return stapinhouden(ctx, c); });
    ASSERT_THAT(stappen, SizeIs(2));
    EXPECT_EQ(stappen[0].naar, "ingediend");
    EXPECT_THAT(stappen[0].inhoud, IsEmpty()) << "of before it was kept";
    EXPECT_EQ(stappen[1].inhoud, inhoud_nu(app.services().bestanden));
    ASSERT_THAT(stappen[1].inhoud, SizeIs(4));
    EXPECT_EQ(stappen[1].inhoud[0].soort, "prijzen");
    EXPECT_THAT(stappen[1].inhoud[0].versie, SizeIs(16));
    const Casus stolen = lees(maker, id);
    EXPECT_THAT(app.als(vreemde, [&](app::Context& ctx) { return stapinhouden(ctx, stolen); }), IsEmpty()) << "another organisation";
}

TEST_P(CasusStore, participants_come_and_go) {
    const CasusId id = app.casus(maker);
    auto code = [](const Result<>& r) { return r ? "" : r.error()[0].code; };
    met(maker, id, [&](app::Context& ctx, const Casus& c) {
        EXPECT_EQ(code(add_deelnemer(ctx, c, collega.wie.gebruiker.value)), "");
        EXPECT_EQ(code(add_deelnemer(ctx, c, collega.wie.gebruiker.value)), "") << "twice is once";
        EXPECT_THAT(deelnemers(ctx, c), SizeIs(1));
        for (const std::string& wrong : {std::string(), std::string("x"), maker.wie.gebruiker.value, vreemde.wie.gebruiker.value})
            EXPECT_EQ(code(add_deelnemer(ctx, c, wrong)), "deelnemer.onbekend") << wrong;
        EXPECT_EQ(code(remove_deelnemer(ctx, c, collega.wie.gebruiker.value)), "");
        EXPECT_EQ(code(remove_deelnemer(ctx, c, collega.wie.gebruiker.value)), "deelnemer.onbekend");
        EXPECT_THAT(deelnemers(ctx, c), IsEmpty());
        return true;
    });
}

TEST_P(CasusStore, somebody_blocked_cannot_be_asked_in_or_given_a_case) {
    const CasusId id = app.casus(maker);
    app.als(maker, [&](app::Context& ctx) { return toegang::block(ctx.tx(), collega.wie.organisatie, collega.wie.gebruiker, true).has_value(); });
    met(maker, id, [&](app::Context& ctx, const Casus& c) {
        EXPECT_FALSE(add_deelnemer(ctx, c, collega.wie.gebruiker.value).has_value());
        EXPECT_FALSE(hand_over(ctx, c, collega.wie.gebruiker.value).has_value());
        return true;
    });
}

TEST_P(CasusStore, a_case_handed_over_has_a_new_owner_and_the_old_one_takes_part) {
    const CasusId id = app.casus(maker);
    const Persoon& student = app.persoon(Rol::student);
    met(maker, id, [&](app::Context& ctx, const Casus& c) {
        EXPECT_FALSE(hand_over(ctx, c, student.wie.gebruiker.value).has_value()) << "who may not make cases cannot own one";
        EXPECT_FALSE(hand_over(ctx, c, vreemde.wie.gebruiker.value).has_value());
        EXPECT_TRUE(hand_over(ctx, c, collega.wie.gebruiker.value).has_value());
        return true;
    });
    EXPECT_EQ(lees(collega, id).eigenaar, collega.wie.gebruiker);
    EXPECT_EQ(lees(maker, id).toegang, Toegang::schrijven);
}

TEST_P(CasusStore, lists_filter_by_status_owner_and_closed) {
    const CasusId mine = app.casus(maker), closed = app.casus(maker);
    met(maker, closed, [](app::Context& ctx, const Casus& c) { return set_status(ctx, c, "afgesloten", "").has_value(); });
    const CasusId theirs = app.casus(collega);
    met(collega, theirs, [](app::Context& ctx, const Casus& c) { return share(ctx, c, true).has_value(); });
    const Persoon& lid = app.persoon(Rol::doorbraakteamlid);
    auto ids = [&](const Persoon& wie, const Filter& filter) {
        return app.als(wie, [&](app::Context& ctx) {
            std::set<std::string> found;
            for (const Casus& c : list(ctx, filter)) found.insert(c.id.value);
            return found;
        });
    };
    using Set = std::set<std::string>;
    EXPECT_EQ(ids(maker, {}), (Set{mine.value, closed.value}));
    EXPECT_EQ(ids(maker, {.met_gesloten = false}), Set{mine.value});
    EXPECT_EQ(ids(maker, {.status = "afgesloten"}), Set{closed.value});
    EXPECT_EQ(ids(maker, {.status = "' OR 1=1 --"}), Set{});
    EXPECT_EQ(ids(lid, {}), Set{theirs.value});
    EXPECT_EQ(ids(lid, {.alleen_mijn = true}), Set{});
    EXPECT_EQ(ids(vreemde, {}), Set{});
}

TEST_P(CasusStore, figures_leave_out_practice_cases_and_erased_ones) {
    const CasusId real = app.casus(maker), practice = app.casus(maker, true), gone = app.casus(maker);
    met(maker, gone, [](app::Context& ctx, const Casus& c) { return erase(ctx, c).has_value(); });
    app.als(maker, [&](app::Context& ctx) {
        const auto figures = list_for_figures(ctx);
        EXPECT_THAT(figures, SizeIs(1));
        EXPECT_EQ(figures[0].id, real);
        const auto practising = list_oefen(ctx);
        EXPECT_THAT(practising, SizeIs(1));
        EXPECT_EQ(practising[0].id, practice);
        return true;
    });
    app.als(vreemde, [&](app::Context& ctx) {
        EXPECT_THAT(list_for_figures(ctx), IsEmpty());
        EXPECT_THAT(list_oefen(ctx), IsEmpty());
        return true;
    });
}

TEST_P(CasusStore, with_the_case_of_another_organisation_in_hand_no_function_does_anything) {
    const CasusId id = app.casus(maker);
    app.deelnemer(maker, id, collega);
    met(maker, id, [](app::Context& ctx, const Casus& c) { return set_status(ctx, c, "ingetrokken", "geheim").has_value(); });
    const Casus stolen = lees(maker, id);
    app.als(vreemde, [&](app::Context& ctx) {
        EXPECT_TRUE(is_not_found(open(ctx, id.value, Toegang::lezen).error()));
        EXPECT_FALSE(share(ctx, stolen, true).has_value());
        EXPECT_FALSE(set_status(ctx, stolen, "afgesloten", "").has_value());
        EXPECT_FALSE(hand_over(ctx, stolen, vreemde.wie.gebruiker.value).has_value());
        EXPECT_FALSE(remove_deelnemer(ctx, stolen, collega.wie.gebruiker.value).has_value());
        EXPECT_THAT(deelnemers(ctx, stolen), IsEmpty());
        EXPECT_THAT(stappen(ctx, stolen), IsEmpty());
        touch(ctx, stolen);
        EXPECT_TRUE(erase(ctx, stolen).has_value()) << "there is nothing of theirs to erase";
        return true;
    });
    // A participant would have to point at a case of the own organisation.
    EXPECT_THROW(app.als(vreemde, [&](app::Context& ctx) { return add_deelnemer(ctx, stolen, app.vreemde(Rol::jurist).wie.gebruiker.value).has_value(); }), std::exception);
    const Casus after = lees(maker, id);
    EXPECT_EQ(after.status, "ingetrokken");
    EXPECT_EQ(after.stand, stolen.stand);
    EXPECT_FALSE(after.gedeeld);
    EXPECT_THAT(met(maker, id, [](app::Context& ctx, const Casus& c) { return deelnemers(ctx, c); }), SizeIs(1));
}

TEST_P(CasusStore, the_key_of_one_case_is_no_key_in_the_row_of_another) {
    const CasusId een = app.casus(maker), twee = app.casus(maker);
    app.database().write([&](db::Connection& tx) {
        tx.exec("UPDATE casus SET sleutel = (SELECT c.sleutel FROM casus c WHERE c.casus_id = $1) WHERE casus_id = $2", een, twee);
    });
    EXPECT_NO_THROW(lees(maker, een));
    EXPECT_THROW(lees(maker, twee), AdminError);
}

TEST_P(CasusStore, a_sealed_text_opens_only_in_its_own_place) {
    const CasusId id = app.casus(maker), other = app.casus(maker);
    const Casus one = lees(maker, id), two = lees(maker, other);
    const std::string sealed = app.als(maker, [&](app::Context& ctx) { return seal(ctx, one, "De hond heet Bello", "onderdeel/1"); });
    EXPECT_EQ(unseal(one, sealed, "onderdeel/1"), "De hond heet Bello");
    EXPECT_THROW(unseal(one, sealed, "onderdeel/2"), AdminError);
    EXPECT_THROW(unseal(two, sealed, "onderdeel/1"), AdminError);
    Casus ander = one;
    ander.id = two.id;
    EXPECT_THROW(unseal(ander, sealed, "onderdeel/1"), AdminError) << "with the right key in another case";
    EXPECT_THROW(unseal(one, sealed.substr(1), "onderdeel/1"), AdminError);
}

TEST_P(CasusStore, erasing_leaves_the_row_and_the_trail_but_no_text_and_no_key) {
    const CasusId id = app.casus(maker);
    app.deelnemer(maker, id, collega);
    met(maker, id, [](app::Context& ctx, const Casus& c) { return set_status(ctx, c, "ingetrokken", "geheim").has_value(); });
    met(maker, id, [](app::Context& ctx, const Casus& c) {
        const bool done = erase(ctx, c).has_value();
        EXPECT_EQ(ctx.audit_lines().back().handeling, "casus.gewist");
        return done;
    });
    app.als(maker, [&](app::Context& ctx) {
        for (const char* table : {"onderdeel", "onderdeel_versie", "casus_stap", "casus_deelnemer"})
            EXPECT_EQ(ctx.tx().value<std::int64_t>("SELECT count(*) FROM " + std::string(table)), 0) << table;
        EXPECT_EQ(ctx.tx().value<std::int64_t>(R"(SELECT nummer FROM casus WHERE sleutel IS NULL)"), 1);
        return true;
    });
    EXPECT_EQ(lees(maker, app.casus(maker)).nummer, 2) << "its number is not given again";
}

INSTANTIATE_TEST_SUITE_P(On, CasusStore, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::casus
