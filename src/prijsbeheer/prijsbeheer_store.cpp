// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "crypto/crypto.h"
#include "organisatie/organisatie.h"
#include "prijsbeheer/prijsvoorstel.h"

namespace ontknoop::prijsbeheer {

namespace {

constexpr std::array<std::string_view, 3> aard_words{"prijs", "aanzetten", "stoppen"};
constexpr std::array<std::string_view, 3> besluit_words{"goedgekeurd", "teruggestuurd", "ingetrokken"};

template <class Enum>
Enum parse_bewaard(const std::array<std::string_view, 3>& words, std::string_view text) {
    const auto found = std::find(words.begin(), words.end(), text);
    CHECK(found != words.end());
    return static_cast<Enum>(found - words.begin());
}

// The 23 columns of a price, in the order of prijsvelden(); `kenmerk` is called prijs_id in the table.
#define PRIJS_COLUMNS                                                                                                       \
    "prijs_id, naam, categorie, wet, betaler, ontvanger, eenheid, bedrag, laag, hoog, prijsjaar, soort, verzilverbaar, "    \
    "bewijsgraad, bron, bron_url, pagina, bron_datum, licentie, geldig_vanaf, geldig_tot, controletotaal, opmerking"
#define VOORSTEL_SELECT                                                                                                     \
    "SELECT v.voorstel_id, v.aard, v.reden, v.bestand_id, v.regel, v.door_id, v.op, b.besluit, b.versie, b.reden, "         \
    "b.door_id, b.op, v.prijs_id, v.naam, v.categorie, v.wet, v.betaler, v.ontvanger, v.eenheid, v.bedrag, v.laag, v.hoog, " \
    "v.prijsjaar, v.soort, v.verzilverbaar, v.bewijsgraad, v.bron, v.bron_url, v.pagina, v.bron_datum, v.licentie, "        \
    "v.geldig_vanaf, v.geldig_tot, v.controletotaal, v.opmerking "                                                          \
    "FROM prijs_voorstel v LEFT JOIN prijs_besluit b ON b.organisatie_id = v.organisatie_id AND b.voorstel_id = v.voorstel_id "
constexpr int eerste_prijskolom = 12;

Prijsvoorstel read_voorstel(const db::Row& row, rekentool::Prijslaag laag) {
    auto text = [&](int column) { return std::string(row.text(column)); };
    Prijsvoorstel v;
    v.id = {text(0)};
    v.aard = parse_bewaard<Voorstelaard>(aard_words, row.text(1));
    v.reden = text(2);
    v.bestand = text(3);
    v.regel = static_cast<int>(row.integer(4));
    v.door = {text(5)};
    v.op = text(6);
    if (!row.is_null(7))
        v.besluit = Prijsbesluit{parse_bewaard<Besluitsoort>(besluit_words, row.text(7)), static_cast<int>(row.integer(8)), text(9), {text(10)}, text(11)};
    Prijsinvoer bewaard;
    for (std::size_t i = 0; i < prijsveld_aantal; ++i) bewaard.waarden[i] = text(eerste_prijskolom + static_cast<int>(i));
    v.prijs = from_bewaard(bewaard, laag);
    if (v.besluit) v.prijs.versie = v.besluit->versie;
    return v;
}

template <class... A>
std::vector<Prijsvoorstel> read_voorstellen(db::Connection& tx, rekentool::Prijslaag laag, std::string_view sql, const A&... values) {
    const std::vector<db::Value> bound{db::detail::to_value(values)...};
    std::vector<Prijsvoorstel> all;
    tx.run(sql, bound, [&](const db::Row& row) { all.push_back(read_voorstel(row, laag)); });
    return all;
}

// Everything of a proposal in one text, for the revision: fields cannot run into each other.
std::string als_tekst(const Prijsvoorstel& v) {
    std::string text = v.id.value + "\n" + std::string(to_text(v.aard)) + "\n";
    for (const std::string& waarde : to_bewaard(v.prijs).waarden) text += std::to_string(waarde.size()) + ":" + waarde + "\n";
    return text + v.reden;
}

}  // namespace

std::string_view to_text(Voorstelaard aard) { return aard_words[static_cast<std::size_t>(aard)]; }
std::string_view to_text(Besluitsoort soort) { return besluit_words[static_cast<std::size_t>(soort)]; }

std::vector<Prijsvoorstel> list_voorstellen(db::Connection& tx, const OrganisatieId& organisatie, rekentool::Prijslaag laag, const Prijsvraagstuk& vraag) {
    return read_voorstellen(tx, laag, VOORSTEL_SELECT R"(
        WHERE v.organisatie_id = $1 AND ($2 = '' OR v.prijs_id = $2) AND ($3 = '' OR v.bestand_id = $3)
          AND ($4 = 0 OR b.besluit IS NULL) AND ($5 = 0 OR b.besluit = 'goedgekeurd')
        ORDER BY v.op DESC, v.regel, v.voorstel_id DESC)",
                            organisatie, vraag.prijs_id, vraag.bestand, vraag.alleen_open, vraag.alleen_goedgekeurd);
}

std::optional<Prijsvoorstel> find_voorstel(db::Connection& tx, const OrganisatieId& organisatie, rekentool::Prijslaag laag, std::string_view id) {
    const auto voorstel = PrijsvoorstelId::parse(id);
    if (!voorstel) return std::nullopt;
    auto found = read_voorstellen(tx, laag, VOORSTEL_SELECT R"(WHERE v.organisatie_id = $1 AND v.voorstel_id = $2)", organisatie, *voorstel);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void insert_voorstel(db::Connection& tx, const OrganisatieId& organisatie, const Prijsvoorstel& v) {
    const Prijsinvoer bewaard = to_bewaard(v.prijs);
    std::vector<db::Value> values{db::detail::to_value(organisatie), db::detail::to_value(v.id), to_text(v.aard),         v.reden, v.bestand,
                                  db::detail::to_value(v.regel),     db::detail::to_value(v.door), std::string_view(v.op)};
    for (const std::string& waarde : bewaard.waarden) values.emplace_back(std::string_view(waarde));
    tx.run(R"(
        INSERT INTO prijs_voorstel (organisatie_id, voorstel_id, aard, reden, bestand_id, regel, door_id, op, )" PRIJS_COLUMNS R"()
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29,
                $30, $31))",
           values, [](const db::Row&) {});
}

void insert_besluit(db::Connection& tx, const OrganisatieId& organisatie, const Prijsvoorstel& v, const Prijsbesluit& besluit) {
    const auto laatste = tx.one<std::int64_t, std::string>(
        R"(SELECT nummer, revisie FROM prijs_besluit WHERE organisatie_id = $1 ORDER BY nummer DESC LIMIT 1)", organisatie);
    std::int64_t versie = 0;
    if (besluit.soort == Besluitsoort::goedgekeurd)
        versie = 1 + tx.value<std::int64_t>(R"(
            SELECT coalesce(max(b.versie), 0) FROM prijs_besluit b
            JOIN prijs_voorstel v ON v.organisatie_id = b.organisatie_id AND v.voorstel_id = b.voorstel_id
            WHERE b.organisatie_id = $1 AND v.prijs_id = $2)",
                                            organisatie, v.prijs.id)
                         .value_or(0);
    const std::string revisie = crypto::hash_hex((laatste ? std::get<1>(*laatste) : "") + "\n" + als_tekst(v) + "\n" + std::string(to_text(besluit.soort)) + "\n" +
                                                 besluit.door.value + "\n" + besluit.op + "\n" + besluit.reden);
    tx.exec(R"(
        INSERT INTO prijs_besluit (organisatie_id, nummer, voorstel_id, besluit, versie, reden, door_id, op, revisie)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
            organisatie, laatste ? std::get<0>(*laatste) + 1 : std::int64_t{1}, v.id, to_text(besluit.soort), versie, besluit.reden, besluit.door, besluit.op, revisie);
}

std::string revisie(db::Connection& tx, const OrganisatieId& organisatie) {
    return tx.value<std::string>(R"(SELECT revisie FROM prijs_besluit WHERE organisatie_id = $1 ORDER BY nummer DESC LIMIT 1)", organisatie).value_or("");
}

void insert_bestand(db::Connection& tx, const OrganisatieId& organisatie, const Prijsbestand& b) {
    tx.exec(R"(INSERT INTO prijs_bestand (organisatie_id, bestand_id, naam, inhoud, door_id, op) VALUES ($1, $2, $3, $4, $5, $6))", organisatie, b.id, b.naam,
            db::Bytes{b.inhoud}, b.door, b.op);
}

std::optional<Prijsbestand> find_bestand(db::Connection& tx, const OrganisatieId& organisatie, std::string_view id) {
    const auto bestand = PrijsbestandId::parse(id);
    if (!bestand) return std::nullopt;
    auto row = tx.one<PrijsbestandId, std::string, db::Bytes, GebruikerId, std::string>(
        R"(SELECT bestand_id, naam, inhoud, door_id, op FROM prijs_bestand WHERE organisatie_id = $1 AND bestand_id = $2)", organisatie, *bestand);
    if (!row) return std::nullopt;
    auto& [gevonden, naam, inhoud, door, op] = *row;
    return Prijsbestand{std::move(gevonden), std::move(naam), std::move(inhoud.value), std::move(door), std::move(op)};
}

std::vector<Prijsbestand> list_bestanden(db::Connection& tx, const OrganisatieId& organisatie) {
    std::vector<Prijsbestand> all;
    tx.each<PrijsbestandId, std::string, GebruikerId, std::string>(
        R"(SELECT bestand_id, naam, door_id, op FROM prijs_bestand WHERE organisatie_id = $1 ORDER BY op DESC, bestand_id DESC)",
        [&](PrijsbestandId id, std::string naam, GebruikerId door, std::string op) { all.push_back({std::move(id), std::move(naam), {}, std::move(door), std::move(op)}); },
        organisatie);
    return all;
}

Result<> remove_bestand(db::Connection& tx, const OrganisatieId& organisatie, const PrijsbestandId& id) {
    const auto removed = tx.exec(R"(
        DELETE FROM prijs_bestand WHERE organisatie_id = $1 AND bestand_id = $2
        AND NOT EXISTS (SELECT 1 FROM prijs_voorstel v WHERE v.organisatie_id = $1 AND v.bestand_id = $2))",
                                 organisatie, id);
    if (removed == 0) return not_found();
    return {};
}

std::vector<Deelname> list_deelnames(db::Connection& tx, const OrganisatieId& organisatie) {
    std::vector<Deelname> all;
    tx.each<OrganisatieId, OrganisatieId, int>(
        R"(SELECT organisatie_id, regio_id, rang FROM regio_deelname WHERE organisatie_id = $1 ORDER BY rang, regio_id)",
        [&](OrganisatieId gemeente, OrganisatieId regio, int rang) { all.push_back({std::move(gemeente), std::move(regio), rang}); }, organisatie);
    return all;
}

Result<> add_deelname(db::Connection& tx, const OrganisatieId& gemeente, const OrganisatieId& regio) {
    Errors errors;
    const auto lid = organisatie::find(tx, gemeente), naar = organisatie::find(tx, regio);
    if (!lid || lid->soort != "gemeente") errors.push_back({"regio.geen_gemeente", {}, "gemeente"});
    if (!naar || naar->soort != "regio") errors.push_back({"regio.geen_regio", {}, "regio"});
    if (!errors.empty()) return fail(std::move(errors));
    const auto deelnames = list_deelnames(tx, gemeente);
    if (std::any_of(deelnames.begin(), deelnames.end(), [&](const Deelname& d) { return d.regio == regio; })) return fail("regio.al_deelnemer", {}, "regio");
    tx.exec(R"(INSERT INTO regio_deelname (organisatie_id, regio_id, rang) VALUES ($1, $2, $3))", gemeente, regio, deelnames.empty() ? 1 : deelnames.back().rang + 1);
    return {};
}

Result<> remove_deelname(db::Connection& tx, const OrganisatieId& gemeente, const OrganisatieId& regio) {
    if (tx.exec(R"(DELETE FROM regio_deelname WHERE organisatie_id = $1 AND regio_id = $2)", gemeente, regio) == 0) return not_found();
    return {};
}

}  // namespace ontknoop::prijsbeheer
