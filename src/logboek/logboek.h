// SPDX-License-Identifier: EUPL-1.2
//
// The audit trail (BIO2 8.15): who did what to which object, when, from where, with which result. A line never holds
// content, only codes and ids. Lines of an organisation form a hash chain, so that a change or a gap is noticed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "db/db.h"

namespace ontknoop::logboek {

struct Regel {
    std::string gebruiker_id;  // empty: nobody signed in, or the command line
    std::string handeling;     // "casus.gelezen": <object>.<past participle>
    std::string object_soort;  // "casus", "gebruiker", ...
    std::string object_id;
    std::string uitkomst = "gelukt";  // or "geweigerd"
    std::string herkomst;             // network address, or "opdrachtregel"
    std::string verzoek;              // request id
};

// Appends a line to the chain of the organisation, in the caller's transaction: together with the change, or not at all.
// The head row is updated first, which also makes writers of one organisation queue on PostgreSQL: call this last.
void append(db::Connection&, const Clock&, const OrganisatieId&, const Regel&);

struct GelezenRegel : Regel {
    std::int64_t volgnummer = 0;
    std::string op;
    std::string hash;
    std::optional<std::int64_t> casusnummer;  // as people know it, when the object is a case
};

struct Filter {
    std::string gebruiker_id, handeling, object_id;  // empty: all; handeling matches the beginning
    std::string vanaf, tot;                          // ISO, tot exclusive
};
// Newest first.
std::vector<GelezenRegel> search(db::Connection&, const OrganisatieId&, const Filter&, int limit, int offset);
std::int64_t count(db::Connection&, const OrganisatieId&, const Filter&);

// Id of the case with this number, for Filter::object_id; also of a case that was erased.
std::optional<std::string> find_casus(db::Connection&, const OrganisatieId&, std::int64_t nummer);

struct Keten {
    std::int64_t regels = 0;
    std::string hoofd;                       // hash of the last line
    std::optional<std::int64_t> breuk_bij;   // first line that does not fit
};
// Walks the whole chain of an organisation.
Keten verify(db::Connection&, const OrganisatieId&);

}  // namespace ontknoop::logboek
