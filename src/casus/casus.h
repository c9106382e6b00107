// SPDX-License-Identifier: EUPL-1.2
//
// A case: who makes it, who may see it, where it stands. What is written about the household is in maatwerkplan/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "base/id.h"
#include "base/result.h"

namespace ontknoop::casus {

// nazorg: reads, and writes what a closed plan still takes (maatwerkplan/levensloop.h).
enum class Toegang : std::uint8_t { geen, lezen, nazorg, schrijven };

struct Casus {
    CasusId id;
    std::int64_t nummer = 0;  // within the organisation, for people
    GebruikerId eigenaar;
    std::string status, status_sinds;
    bool gedeeld = false, oefen = false;
    std::int64_t stand = 0;   // rises with every change of the plan
    std::int64_t versie = 1;
    std::string gestart_op, gewijzigd_op;
    crypto::Key sleutel;      // seals everything about this household
    Toegang toegang = Toegang::geen;  // of who asks
};

// The case, for somebody who may at least `nodig`. Not found: unknown, of another organisation, erased, or not for you;
// nobody can tell which. Who may:
//   schrijven  owner and participants, while the case is open
//   nazorg     owner and participants
//   lezen      the same; and, when shared, who has casus_gedeeld_lezen or is in a team with the owner
// Besides that somebody needs casus_maken or casus_gedeeld_lezen; for a practice case `oefenen` will do. Who has only
// casus_gevraagd_lezen reads a case that is shared and that they were asked along to; they never write.
Result<Casus> open(app::Context&, std::string_view id, Toegang nodig);

// A new case of the person who asks, with its own data key.
Result<Casus> create(app::Context&, bool oefen);

struct Filter {
    std::string status;       // empty: all
    bool alleen_mijn = false;
    bool met_gesloten = true;
};
// Lists hold a case whose key is lost too, with a key that opens nothing: reading its words throws Onleesbaar (leesbaar.h).
// Every case the person may read, last changed first. Keys included, so that the caller can read aliases.
std::vector<Casus> list(app::Context&, const Filter&);
// Every case of the organisation that is neither a practice case nor erased, for figures only.
std::vector<Casus> list_for_figures(app::Context&);

// The practice cases of the organisation, whoever made them; for putting them back.
std::vector<Casus> list_oefen(app::Context&);

// Something in the plan changed: raises `stand`, and tells the people who look at it, after the commit.
void touch(app::Context&, const Casus&);
// Topic of the live events of a case.
std::string topic(const OrganisatieId&, const CasusId&);

// Errors: niet gevonden, algemeen.botsing.
Result<> share(app::Context&, const Casus&, bool gedeeld);
struct Deelnemer {
    GebruikerId id;
    std::string naam, sinds;
};
std::vector<Deelnemer> deelnemers(app::Context&, const Casus&);
// The owner, and the participants who may write in it while it is open.
std::vector<GebruikerId> wie_doen_mee(app::Context&, const Casus&);
// Errors: deelnemer.onbekend.
Result<> add_deelnemer(app::Context&, const Casus&, std::string_view gebruiker);
Result<> remove_deelnemer(app::Context&, const Casus&, std::string_view gebruiker);
// Hands the case to a colleague, who becomes its owner; the old owner stays a participant.
Result<> hand_over(app::Context&, const Casus&, std::string_view gebruiker);

struct Stap {
    std::int64_t volgnummer;
    std::string van, naar, toelichting;
    GebruikerId door;
    std::string op;
};
std::vector<Stap> stappen(app::Context&, const Casus&);  // oldest first
// Moves the status on and keeps the step. Legality is checked by maatwerkplan/levensloop.h. Error: algemeen.botsing.
Result<> set_status(app::Context&, const Casus&, std::string_view naar, std::string_view toelichting);

// Destroys the data key and every text: nothing of the household can be read any more, not from backups either. The row
// stays, with its number and dates, so that the audit trail keeps its object.
Result<> erase(app::Context&, const Casus&);
// What another feature keeps about a case under a key other than that of the case, and so has to remove itself. Called within
// erase(). For main.cpp, before the first request.
void register_bij_wissen(void (*)(app::Context&, const Casus&));

// Text bound to a place in this case.
std::string seal(app::Context&, const Casus&, std::string_view plain, std::string_view place);
// Throws Onleesbaar when the bytes do not belong here: damage, or a row that was moved.
std::string unseal(const Casus&, std::string_view sealed, std::string_view place);

}  // namespace ontknoop::casus
