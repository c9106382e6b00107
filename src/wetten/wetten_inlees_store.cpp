// SPDX-License-Identifier: EUPL-1.2
//
// What changes the library: one version, the technical information of a regulation, its manifest.
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "base/hex.h"
#include "base/text.h"
#include "wetten/blokken_json.h"
#include "wetten/stelsel.h"
#include "wetten/wetten_store.h"

namespace ontknoop::wetten {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view status_codes[] = {"goed", "vervallen", "nogniet"};  // in the order of Artikelstatus

std::string tekst_id_of(std::string_view inhoud) {
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(inhoud.data()), inhoud.size(), nullptr, 0);
    return to_hex(hash);
}

std::optional<std::string> iso_or_null(const std::optional<Date>& date) { return date ? std::optional(to_iso(*date)) : std::nullopt; }

// The day behind the last day the source gives; nothing when that day is "for ever".
std::optional<Date> day_after(const std::optional<Date>& last) {
    if (!last || last->year() >= 9999y) return std::nullopt;
    return Date(std::chrono::sys_days(*last) + std::chrono::days(1));
}

// "2026-01-01_2" -> 2; "3" -> 3.
std::int64_t volgorde_of(std::string_view versie) {
    const std::size_t underscore = versie.rfind('_');
    if (underscore != std::string_view::npos) versie.remove_prefix(underscore + 1);
    std::int64_t number = 0;
    std::from_chars(versie.data(), versie.data() + versie.size(), number);
    return number;
}

std::int64_t next_revisie(db::Connection& c) {
    return c
        .value<std::int64_t>(R"(
            INSERT INTO wet_stand (stand_id, revisie) VALUES (1, 1) ON CONFLICT (stand_id) DO UPDATE SET revisie = wet_stand.revisie + 1
            RETURNING revisie)")
        .value();
}

std::string zoeknamen_of(std::string_view titel, std::string_view afkortingen, std::string_view id) {
    std::string names = std::string(titel) + "\n" + std::string(afkortingen) + "\n" + std::string(id);
    return fold(names);
}

// Writes the pieces in order: what stands before an article, the article, what stands behind the last.
class Stukken {
public:
    Stukken(db::Connection& c, const Regelingversie& versie) : c_(c), versie_(versie), datum_(*versie.inwerkingtreding) {}

    void write() {
        std::size_t done = 0;  // blocks written so far
        for (const Artikel& artikel : versie_.artikelen) {
            if (artikel.eerste_blok > done) add(done, artikel.eerste_blok - done, nullptr);
            add(artikel.eerste_blok, artikel.aantal_blokken, &artikel);
            done = std::max(done, artikel.eerste_blok + artikel.aantal_blokken);
        }
        if (done < versie_.blokken.size()) add(done, versie_.blokken.size() - done, nullptr);
    }

private:
    void add(std::size_t first, std::size_t count, const Artikel* artikel) {
        static const Artikel none;
        const Artikel& a = artikel ? *artikel : none;
        const std::string inhoud = stuktekst_json(std::span(versie_.blokken).subspan(first, count), a.verwijzingen, datum_);
        const std::string id = tekst_id_of(inhoud);
        c_.exec("INSERT INTO wet_tekst (tekst_id, inhoud) VALUES ($1, $2) ON CONFLICT (tekst_id) DO NOTHING", id, inhoud);
        c_.exec(R"(
            INSERT INTO wet_stuk (regeling_id, versie, volgnummer, eerste_blok, is_artikel, nr, titel, opschrift, pad, stam_id, versie_id, status,
                                  inwerking, bron, jci, tekst_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))",
                versie_.regeling_id, versie_.versie, place_++, static_cast<std::int64_t>(first), artikel != nullptr, a.nr, a.titel, a.opschrift, a.pad,
                a.stam_id, a.versie_id, artikel ? status_codes[static_cast<std::size_t>(a.status)] : std::string_view(), iso_or_null(a.inwerking), a.bron,
                without_versiedatum(a.jci, datum_), id);
    }

    db::Connection& c_;
    const Regelingversie& versie_;
    Date datum_;
    std::int64_t place_ = 0;
};

void remove_stukken(db::Connection& c, const Regelingversie& versie, std::set<std::string>& released) {
    c.each<std::string>("SELECT DISTINCT tekst_id FROM wet_stuk WHERE regeling_id = $1 AND versie = $2",
                        [&](std::string id) { released.insert(std::move(id)); }, versie.regeling_id, versie.versie);
    c.exec("DELETE FROM wet_stuk WHERE regeling_id = $1 AND versie = $2", versie.regeling_id, versie.versie);
}

// The newest version names the regulation.
void put_regeling(db::Connection& c, const Regelingversie& versie) {
    const std::string titel = versie.citeertitel.empty() ? versie.intitule : versie.citeertitel;
    const std::string gemeente = versie.gemeente.value_or("");
    const auto newest = c.value<std::optional<std::string>>("SELECT max(geldig_van) FROM wet_versie WHERE regeling_id = $1", versie.regeling_id);
    const bool is_newest = !newest || !*newest || **newest <= to_iso(*versie.inwerkingtreding);
    c.exec(R"(
        INSERT INTO wet_regeling (regeling_id, stelsel, citeertitel, soort, gemeente, gemeente_zoek, zoeknamen) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (regeling_id) DO NOTHING)",
           versie.regeling_id, stelsel_code(versie.stelsel), titel, versie.soort, gemeente, fold(trim(gemeente)), zoeknamen_of(titel, "", versie.regeling_id));
    if (!is_newest) return;
    const auto afkortingen = c.value<std::string>("SELECT afkortingen FROM wet_regeling WHERE regeling_id = $1", versie.regeling_id).value();
    c.exec("UPDATE wet_regeling SET citeertitel = $2, soort = $3, gemeente = $4, gemeente_zoek = $5, zoeknamen = $6 WHERE regeling_id = $1", versie.regeling_id,
           titel, versie.soort, gemeente, fold(trim(gemeente)), zoeknamen_of(titel, afkortingen, versie.regeling_id));
}

}  // namespace

Result<Opname> store_versie(db::Connection& c, const Clock& clock, const Regelingversie& versie, const Herkomst& herkomst) {
    if (!is_regeling_id(versie.regeling_id)) return fail("wetten.kenmerk", {herkomst.bron, std::string(utf8_prefix(versie.regeling_id, 40))});
    if (!versie.inwerkingtreding || versie.versie.empty()) return fail("wetten.geen_datum", {herkomst.bron});
    const auto known = c.value<std::string>("SELECT hash FROM wet_versie WHERE regeling_id = $1 AND versie = $2", versie.regeling_id, versie.versie);
    if (known && *known == herkomst.hash) return Opname::ongewijzigd;

    put_regeling(c, versie);
    const std::int64_t revisie = next_revisie(c);
    c.exec(R"(
        INSERT INTO wet_versie (regeling_id, versie, geldig_van, geldig_tot, volgorde, citeertitel, intitule, soort, grondslagen, artikelen, hash, bron,
                                ingelezen_op, ingelezen_door, revisie)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (regeling_id, versie) DO UPDATE SET geldig_van = excluded.geldig_van, geldig_tot = coalesce(excluded.geldig_tot, wet_versie.geldig_tot),
            citeertitel = excluded.citeertitel, intitule = excluded.intitule, soort = excluded.soort, grondslagen = excluded.grondslagen,
            artikelen = excluded.artikelen, hash = excluded.hash, bron = excluded.bron, ingelezen_op = excluded.ingelezen_op,
            ingelezen_door = excluded.ingelezen_door, revisie = excluded.revisie)",
           versie.regeling_id, versie.versie, to_iso(*versie.inwerkingtreding), iso_or_null(versie.uitwerkingtreding), volgorde_of(versie.versie),
           versie.citeertitel, versie.intitule, versie.soort, join(versie.grondslagen, "\n"), static_cast<std::int64_t>(versie.artikelen.size()), herkomst.hash,
           herkomst.bron, to_iso(clock.now()), herkomst.door, revisie);
    std::set<std::string> released;
    if (known) remove_stukken(c, versie, released);
    Stukken(c, versie).write();
    for (const std::string& id : released)
        c.exec("DELETE FROM wet_tekst WHERE tekst_id = $1 AND NOT EXISTS (SELECT 1 FROM wet_stuk s WHERE s.tekst_id = wet_tekst.tekst_id)", id);
    return known ? Opname::vervangen : Opname::nieuw;
}

bool store_wti(db::Connection& c, const Wti& wti) {
    const auto titel = c.value<std::string>("SELECT citeertitel FROM wet_regeling WHERE regeling_id = $1", wti.regeling_id);
    if (!titel) return false;
    const std::string afkortingen = join(wti.afkortingen, "\n");
    const auto changed = c.exec(R"(
        UPDATE wet_regeling SET afkortingen = $2, ministerie = $3, rechtsgebieden = $4, zoeknamen = $5
        WHERE regeling_id = $1 AND (afkortingen <> $2 OR ministerie <> $3 OR rechtsgebieden <> $4))",
                                wti.regeling_id, afkortingen, wti.eerstverantwoordelijke, join(wti.rechtsgebieden, "\n"),
                                zoeknamen_of(*titel, afkortingen, wti.regeling_id));
    if (changed > 0) next_revisie(c);
    return changed > 0;
}

bool store_manifest(db::Connection& c, const Manifest& manifest) {
    struct Stand {
        std::string versie;
        std::optional<std::string> tot, zicht_van, zicht_tot;
        bool operator==(const Stand&) const = default;
    };
    std::vector<Stand> known;
    c.each<std::string, std::optional<std::string>, std::optional<std::string>, std::optional<std::string>>(
        "SELECT versie, geldig_tot, zicht_van, zicht_tot FROM wet_versie WHERE regeling_id = $1",
        [&](std::string versie, std::optional<std::string> tot, std::optional<std::string> van, std::optional<std::string> eind) {
            known.push_back({std::move(versie), std::move(tot), std::move(van), std::move(eind)});
        },
        manifest.regeling_id);
    std::int64_t revisie = 0;
    for (const Expressie& expressie : manifest.expressies) {
        const auto found = std::ranges::find(known, expressie.label, &Stand::versie);
        if (found == known.end()) continue;
        const Stand now{expressie.label, iso_or_null(day_after(expressie.einddatum)), iso_or_null(expressie.zicht_start),
                        iso_or_null(day_after(expressie.zicht_eind))};
        if (now == *found) continue;
        if (revisie == 0) revisie = next_revisie(c);
        c.exec("UPDATE wet_versie SET geldig_tot = $3, zicht_van = $4, zicht_tot = $5, revisie = $6 WHERE regeling_id = $1 AND versie = $2",
               manifest.regeling_id, expressie.label, now.tot, now.zicht_van, now.zicht_tot, revisie);
    }
    return revisie != 0;
}

}  // namespace ontknoop::wetten
