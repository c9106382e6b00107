// SPDX-License-Identifier: EUPL-1.2
//
// The register of mandates: which function may decide about what, up to which amount. Functions, never names of persons.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/result.h"
#include "db/db.h"

namespace ontknoop::invoering {

using MandaatId = Id<struct MandaatTag>;

struct Mandaat {
    MandaatId id;
    std::string functie, onderwerp;
    std::optional<Eurocent> tot_bedrag;  // up to and including; empty: no limit
    std::string toelichting;
    std::int64_t versie = 1;
};

// As a person typed it.
struct MandaatInvoer {
    std::string functie, onderwerp, tot_bedrag, toelichting;
};

// Whether somebody with this mandate may decide about `bedrag`. An amount that is not known yet is covered by every mandate.
bool dekt(const Mandaat&, std::optional<Eurocent> bedrag);

// The lowest limit first: who is nearest to the work decides. Without a limit comes last.
std::vector<Mandaat> list_mandaten(db::Connection&, const OrganisatieId&);
std::optional<Mandaat> find_mandaat(db::Connection&, const OrganisatieId&, std::string_view id);

// Errors of both, all at once: mandaat.functie, mandaat.onderwerp, mandaat.bestaat, veld.te_lang, veld.ongeldige_tekens,
// veld.geen_bedrag, veld.bedrag_buiten_bereik (0 to 10 million euros).
Result<MandaatId> create_mandaat(db::Connection&, const Clock&, Random&, const OrganisatieId&, const MandaatInvoer&);
// Also algemeen.botsing, when somebody else changed it since `versie`, and niet gevonden.
Result<> change_mandaat(db::Connection&, const OrganisatieId&, const MandaatId&, const MandaatInvoer&, std::int64_t versie);
// Error: niet gevonden.
Result<> remove_mandaat(db::Connection&, const OrganisatieId&, const MandaatId&);

}  // namespace ontknoop::invoering
