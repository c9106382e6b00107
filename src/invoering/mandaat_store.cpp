// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "invoering/invoer_controle.h"
#include "invoering/mandaat.h"

namespace ontknoop::invoering {

namespace {

constexpr Eurocent hoogste_bedrag{10'000'000'00};

// What was typed as it will be kept; `id` is empty for a new one.
Result<Mandaat> controleer_mandaat(db::Connection& tx, const OrganisatieId& organisatie, const MandaatId& id, const MandaatInvoer& invoer) {
    Errors errors;
    Mandaat m;
    m.id = id;
    m.functie = controleer_tekst(invoer.functie, "functie", 120, "mandaat.functie", errors);
    m.onderwerp = controleer_tekst(invoer.onderwerp, "onderwerp", 160, "mandaat.onderwerp", errors);
    m.toelichting = controleer_tekst(invoer.toelichting, "toelichting", 1000, "", errors);
    if (!trim(invoer.tot_bedrag).empty()) {
        m.tot_bedrag = parse_euro(trim(invoer.tot_bedrag));
        if (!m.tot_bedrag) errors.push_back({"veld.geen_bedrag", {}, "tot_bedrag"});
        else if (*m.tot_bedrag < Eurocent{0} || *m.tot_bedrag > hoogste_bedrag)
            errors.push_back({"veld.bedrag_buiten_bereik", {format_euro(Eurocent{0}), format_euro(hoogste_bedrag)}, "tot_bedrag"});
    }
    if (!errors.empty()) return fail(std::move(errors));
    const auto all = list_mandaten(tx, organisatie);
    const bool twice = std::any_of(all.begin(), all.end(), [&](const Mandaat& other) {
        return other.id != id && fold(other.functie) == fold(m.functie) && fold(other.onderwerp) == fold(m.onderwerp);
    });
    if (twice) return fail("mandaat.bestaat", {}, "onderwerp");
    return m;
}

}  // namespace

bool dekt(const Mandaat& mandaat, std::optional<Eurocent> bedrag) { return !mandaat.tot_bedrag || !bedrag || *bedrag <= *mandaat.tot_bedrag; }

std::vector<Mandaat> list_mandaten(db::Connection& tx, const OrganisatieId& organisatie) {
    std::vector<Mandaat> all;
    tx.each<MandaatId, std::string, std::string, std::optional<Eurocent>, std::string, std::int64_t>(
        R"(
        SELECT mandaat_id, functie, onderwerp, tot_bedrag, toelichting, versie FROM mandaat WHERE organisatie_id = $1
        ORDER BY CASE WHEN tot_bedrag IS NULL THEN 1 ELSE 0 END, tot_bedrag, mandaat_id)",
        [&](MandaatId id, std::string functie, std::string onderwerp, std::optional<Eurocent> tot, std::string toelichting, std::int64_t versie) {
            all.push_back({std::move(id), std::move(functie), std::move(onderwerp), tot, std::move(toelichting), versie});
        },
        organisatie);
    return all;
}

std::optional<Mandaat> find_mandaat(db::Connection& tx, const OrganisatieId& organisatie, std::string_view id) {
    const auto mandaat = MandaatId::parse(id);
    if (!mandaat) return std::nullopt;
    const auto row = tx.one<MandaatId, std::string, std::string, std::optional<Eurocent>, std::string, std::int64_t>(
        R"(SELECT mandaat_id, functie, onderwerp, tot_bedrag, toelichting, versie FROM mandaat WHERE organisatie_id = $1 AND mandaat_id = $2)",
        organisatie, *mandaat);
    if (!row) return std::nullopt;
    return std::make_from_tuple<Mandaat>(*row);
}

Result<MandaatId> create_mandaat(db::Connection& tx, const Clock& clock, Random& random, const OrganisatieId& organisatie, const MandaatInvoer& invoer) {
    TRY(const Mandaat m, controleer_mandaat(tx, organisatie, MandaatId{}, invoer));
    const auto id = MandaatId::make(clock, random);
    tx.exec(R"(
        INSERT INTO mandaat (organisatie_id, mandaat_id, functie, onderwerp, tot_bedrag, toelichting, versie)
        VALUES ($1, $2, $3, $4, $5, $6, 1))",
            organisatie, id, m.functie, m.onderwerp, m.tot_bedrag, m.toelichting);
    return id;
}

Result<> change_mandaat(db::Connection& tx, const OrganisatieId& organisatie, const MandaatId& id, const MandaatInvoer& invoer, std::int64_t versie) {
    if (!find_mandaat(tx, organisatie, id.value)) return not_found();
    TRY(const Mandaat m, controleer_mandaat(tx, organisatie, id, invoer));
    const auto changed = tx.exec(R"(
        UPDATE mandaat SET functie = $3, onderwerp = $4, tot_bedrag = $5, toelichting = $6, versie = versie + 1
        WHERE organisatie_id = $1 AND mandaat_id = $2 AND versie = $7)",
                                 organisatie, id, m.functie, m.onderwerp, m.tot_bedrag, m.toelichting, versie);
    if (changed == 0) return fail("algemeen.botsing");
    return {};
}

Result<> remove_mandaat(db::Connection& tx, const OrganisatieId& organisatie, const MandaatId& id) {
    const auto gone = tx.exec(R"(DELETE FROM mandaat WHERE organisatie_id = $1 AND mandaat_id = $2)", organisatie, id);
    if (gone == 0) return not_found();
    return {};
}

}  // namespace ontknoop::invoering
