// SPDX-License-Identifier: EUPL-1.2
//
// The program without a socket: a database, the texts, two organisations, people with a role and their sessions. A request
// goes in, an answer comes out.
//
//   test::App app({maatwerkplan::routes()});
//   const auto& maker = app.persoon(toegang::Rol::professional);
//   const CasusId casus = app.casus(maker);
//   EXPECT_EQ(app.get(maker, "/casussen/" + casus.value + "/plan/verhaal").status, 200);
//   app.post(maker, "/casussen/" + casus.value + "/onderdelen", {{"onderdeelsoort", "partij"}, {"organisatie", "Wijkteam"}});
//
// In tests/CMakeLists.txt: ontknoop_test(x USES x LIBRARIES ontknoop_support ontknoop_app_support).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/context.h"
#include "app/dispatcher.h"
#include "app/instellingen.h"
#include "support/databases.h"

namespace ontknoop::test {

using Formulier = std::vector<std::pair<std::string, std::string>>;

struct Persoon {
    toegang::Wie wie;
    std::string cookie;
};

class App {
public:
    explicit App(std::vector<std::span<const app::Route>> features, db::Engine engine = db::Engine::sqlite);

    FixedClock clock;
    app::Instellingen instellingen;

    // Somebody of "Waterveen" with this role; the same number is the same person.
    const Persoon& persoon(toegang::Rol rol, int nummer = 1) { return zoek(waterveen_, "waterveen", rol, nummer); }
    // The same of another organisation.
    const Persoon& vreemde(toegang::Rol rol, int nummer = 1) { return zoek(bergwijk_, "bergwijk", rol, nummer); }
    // A new case of this person.
    CasusId casus(const Persoon&, bool oefen = false);
    // Another may write in the case too.
    void deelnemer(const Persoon& eigenaar, const CasusId&, const Persoon& wie);

    http::Response get(const Persoon&, const std::string& target);
    http::Response post(const Persoon&, const std::string& target, const Formulier& form);
    // As the script does it: asks for JSON.
    http::Response autosave(const Persoon&, const std::string& target, const Formulier& form);
    http::Response handle(const http::Request& request) { return dispatcher_->handle(request); }
    const std::vector<app::Route>& routes() const { return dispatcher_->routes(); }
    // A session again, with the same cookie, for somebody who signed out.
    void weer_binnen(const Persoon&);

    // Runs `werk` in one transaction in the name of somebody, without a request. What it returns is kept unless it throws.
    template <class F>
    auto als(const Persoon& persoon, F werk) {
        std::optional<std::invoke_result_t<F&, app::Context&>> antwoord;
        database().write([&](db::Connection& tx) {
            const http::Request geen;
            app::Context ctx(*services_, geen, tx, persoon.wie);
            antwoord.emplace(werk(ctx));
        });
        return std::move(*antwoord);
    }
    db::Database& database() { return fresh_.get(); }
    const app::Services& services() const { return *services_; }
    // To lend the program content of its own (prices, provisions, an index) before the first request.
    app::Services& diensten() { return *services_; }
    const inhoud::Teksten& teksten() const;
    // What was published to event streams: topic, event.
    std::vector<std::pair<std::string, std::string>> gepubliceerd;

private:
    const Persoon& zoek(const OrganisatieId&, const std::string& plaats, toegang::Rol rol, int nummer);
    http::Request request(const Persoon&, http::Method, const std::string& target) const;

    FreshDatabase fresh_;
    SeededRandom random_{20261121};
    crypto::Key master_, csrf_;
    organisatie::Sleutelbos sleutels_;
    std::unique_ptr<app::Services> services_;
    std::unique_ptr<app::Dispatcher> dispatcher_;
    OrganisatieId waterveen_, bergwijk_;
    std::map<std::string, Persoon> personen_;
};

// --- looking at a page ------------------------------------------------------------------------------------------------
// Values of all attributes of this name, in order: attributes_of(page, "id").
std::vector<std::string> attributes_of(std::string_view page, std::string_view name);
// What is wrong with ids: used twice, or pointed to (for, aria-labelledby, aria-describedby, form, #anchor) but absent.
std::vector<std::string> id_problems(std::string_view page);

}  // namespace ontknoop::test
