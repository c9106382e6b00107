// SPDX-License-Identifier: EUPL-1.2
#include "wetten/wetten_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/text.h"
#include "wetten/bewoordingen.h"
#include "wetten/blokken_json.h"
#include "wetten/stelsel.h"

namespace ontknoop::wetten {
namespace {

constexpr std::size_t most_filter_words = 8;

std::string zoeknaam(Gemeente gemeente) { return gemeente ? fold(trim(*gemeente)) : std::string(); }

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n'))
        if (!line.empty()) lines.emplace_back(line);
    return lines;
}

std::optional<Date> date_of(const std::optional<std::string>& text) { return text ? parse_iso_date(*text) : std::nullopt; }

Date required_date(const std::string& text) {
    const auto date = parse_iso_date(text);
    CHECK(date.has_value());
    return *date;
}

Artikelstatus read_artikelstatus(std::string_view text) {
    if (text == "vervallen") return Artikelstatus::vervallen;
    return text == "nogniet" ? Artikelstatus::nogniet : Artikelstatus::goed;
}

// Words of the filter as patterns: every one must occur in the folded names.
std::vector<std::string> patterns_of(std::string_view tekst) {
    std::vector<std::string> patterns;
    const std::string folded = fold(tekst);
    for (const std::string_view word : split(folded, ' ')) {
        if (trim(word).empty() || patterns.size() == most_filter_words) continue;
        std::string pattern = "%";
        for (const char c : trim(word)) {
            if (c == '%' || c == '_' || c == '!') pattern += '!';
            pattern += c;
        }
        patterns.push_back(pattern + "%");
    }
    return patterns;
}

// $1: the folded municipality of who asks; then the patterns.
struct Voorwaarde {
    std::string sql = " FROM wet_regeling r WHERE (r.gemeente_zoek = '' OR r.gemeente_zoek = $1)";
    std::vector<std::string> values;

    Voorwaarde(Gemeente gemeente, const Regelingfilter& filter) : values{zoeknaam(gemeente)} {
        if (filter.stelsel) add(" AND r.stelsel = ${}", std::string(stelsel_code(*filter.stelsel)));
        for (std::string& pattern : patterns_of(filter.tekst)) add(" AND r.zoeknamen LIKE ${} ESCAPE '!'", std::move(pattern));
    }
    void add(std::string_view clause, std::string value) {
        values.push_back(std::move(value));
        sql += fmt::format(fmt::runtime(clause), values.size());
    }
    std::vector<db::Value> bound() const { return {values.begin(), values.end()}; }
};

#define REGELING_COLUMNS                                                                                                             \
    "SELECT r.regeling_id, r.stelsel, r.citeertitel, r.soort, r.gemeente, r.afkortingen, r.ministerie, r.rechtsgebieden, "           \
    "(SELECT count(*) FROM wet_versie v WHERE v.regeling_id = r.regeling_id AND v.zicht_tot IS NULL), "                              \
    "(SELECT max(v.geldig_van) FROM wet_versie v WHERE v.regeling_id = r.regeling_id AND v.zicht_tot IS NULL)"

std::vector<Regeling> read_regelingen(db::Connection& c, const std::string& sql, std::span<const db::Value> values) {
    std::vector<Regeling> found;
    c.run(sql, values, [&](const db::Row& row) {
        Regeling regeling;
        regeling.id = row.text(0);
        regeling.stelsel = parse_stelsel(row.text(1));
        regeling.citeertitel = row.text(2);
        regeling.soort = row.text(3);
        regeling.gemeente = row.text(4);
        regeling.afkortingen = lines_of(row.text(5));
        regeling.ministerie = row.text(6);
        regeling.rechtsgebieden = lines_of(row.text(7));
        regeling.versies = row.integer(8);
        if (!row.is_null(9)) regeling.nieuwste = row.text(9);
        found.push_back(std::move(regeling));
    });
    return found;
}

// From new to old: an end the source does not give is where the next version begins. Of versions that begin on the same day
// the first of the list replaces the others.
std::vector<Versie> read_versies(db::Connection& c, std::string_view regeling_id) {
    std::vector<Versie> versies;
    c.each<std::string, std::string, std::string, std::optional<std::string>, std::optional<std::string>, std::string, std::int64_t, std::string, std::string,
           std::string, std::string, std::int64_t>(
        R"(SELECT versie, geldig_van, citeertitel, geldig_tot, zicht_van, hash, artikelen, bron, ingelezen_op, ingelezen_door, regeling_id, revisie
           FROM wet_versie WHERE regeling_id = $1 AND zicht_tot IS NULL ORDER BY geldig_van DESC, volgorde DESC)",
        [&](std::string versie, std::string van, std::string titel, std::optional<std::string> tot, std::optional<std::string> zicht, std::string hash,
            std::int64_t artikelen, std::string bron, std::string op, std::string door, std::string regeling, std::int64_t revisie) {
            Versie v{std::move(regeling), std::move(versie), required_date(van), date_of(tot), date_of(zicht), std::nullopt, std::move(titel), artikelen,
                     std::move(hash), std::move(bron), std::move(op), std::move(door), revisie};
            if (!versies.empty()) {
                const Date next = versies.back().geldig_van;
                if (next == v.geldig_van) return;
                if (!v.geldig_tot || next < *v.geldig_tot) v.geldig_tot = next;
            }
            versies.push_back(std::move(v));
        },
        regeling_id);
    return versies;
}

bool is_zichtbaar(db::Connection& c, Gemeente gemeente, std::string_view regeling_id) {
    return c
        .value<std::int64_t>("SELECT 1 FROM wet_regeling WHERE regeling_id = $1 AND (gemeente_zoek = '' OR gemeente_zoek = $2)", regeling_id, zoeknaam(gemeente))
        .has_value();
}

// What a version says about itself; without its text.
std::optional<Regelingversie> read_kop(db::Connection& c, Gemeente gemeente, std::string_view regeling_id, std::string_view versie) {
    std::optional<Regelingversie> kop;
    c.each<std::string, std::string, std::string, std::string, std::optional<std::string>, std::string, std::string, std::string, std::string>(
        R"(SELECT r.stelsel, r.gemeente, v.versie, v.geldig_van, v.geldig_tot, v.citeertitel, v.intitule, v.soort, v.grondslagen
           FROM wet_versie v JOIN wet_regeling r ON r.regeling_id = v.regeling_id
           WHERE v.regeling_id = $1 AND v.versie = $2 AND (r.gemeente_zoek = '' OR r.gemeente_zoek = $3))",
        [&](std::string stelsel, std::string van_gemeente, std::string naam, std::string van, std::optional<std::string> tot, std::string citeertitel,
            std::string intitule, std::string soort, std::string grondslagen) {
            kop.emplace();
            kop->stelsel = parse_stelsel(stelsel);
            kop->regeling_id = regeling_id;
            kop->versie = std::move(naam);
            kop->citeertitel = std::move(citeertitel);
            kop->intitule = std::move(intitule);
            kop->soort = std::move(soort);
            if (!van_gemeente.empty()) kop->gemeente = std::move(van_gemeente);
            kop->inwerkingtreding = required_date(van);
            kop->uitwerkingtreding = date_of(tot);
            kop->grondslagen = lines_of(grondslagen);
        },
        regeling_id, versie, zoeknaam(gemeente));
    return kop;
}

// Puts a piece at the end. Its blocks may be there already: an article inside an article is kept with both.
void add_stuk(Regelingversie& to, const db::Row& row, bool keep_place) {
    const Date datum = *to.inwerkingtreding;
    Stuktekst tekst = parse_stuktekst(row.text(12), datum);
    const std::size_t first = keep_place ? static_cast<std::size_t>(row.integer(0)) : to.blokken.size();
    if (row.integer(1) != 0) {
        Artikel artikel;
        artikel.nr = row.text(2);
        artikel.titel = row.text(3);
        artikel.opschrift = row.text(4);
        artikel.pad = row.text(5);
        artikel.stam_id = row.text(6);
        artikel.versie_id = row.text(7);
        artikel.status = read_artikelstatus(row.text(8));
        if (!row.is_null(9)) artikel.inwerking = parse_iso_date(row.text(9));
        artikel.bron = row.text(10);
        artikel.jci = with_versiedatum(row.text(11), datum);
        artikel.eerste_blok = first;
        artikel.aantal_blokken = tekst.blokken.size();
        artikel.verwijzingen = std::move(tekst.verwijzingen);
        to.artikelen.push_back(std::move(artikel));
    }
    if (to.blokken.size() < first + tekst.blokken.size()) to.blokken.resize(first + tekst.blokken.size());
    std::ranges::move(tekst.blokken, to.blokken.begin() + static_cast<std::ptrdiff_t>(first));
}

#define STUK_COLUMNS                                                                                                                  \
    "SELECT s.eerste_blok, s.is_artikel, s.nr, s.titel, s.opschrift, s.pad, s.stam_id, s.versie_id, s.status, s.inwerking, s.bron, "  \
    "s.jci, t.inhoud FROM wet_stuk s JOIN wet_tekst t ON t.tekst_id = s.tekst_id WHERE s.regeling_id = $1 AND s.versie = $2 "

// The rows of a version of which wordings are made; of one number, or of all.
std::vector<Artikelrij> read_artikelrijen(db::Connection& c, std::string_view regeling_id, std::string_view versie, std::string_view nr) {
    std::vector<Artikelrij> rijen;
    c.each<std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::optional<std::string>>(
        R"(SELECT nr, titel, opschrift, pad, bron, tekst_id, status, inwerking FROM wet_stuk
           WHERE regeling_id = $1 AND versie = $2 AND is_artikel = 1 AND nr <> '' AND ($3 = '' OR nr = $3) ORDER BY volgnummer)",
        [&](std::string artikel, std::string titel, std::string opschrift, std::string pad, std::string bron, std::string tekst, std::string status,
            std::optional<std::string> inwerking) {
            rijen.push_back({std::move(artikel), std::move(titel), std::move(opschrift), std::move(pad), std::move(bron), std::move(tekst),
                             read_artikelstatus(status), date_of(inwerking)});
        },
        regeling_id, versie, nr);
    return rijen;
}

std::vector<Woording> read_woordingen(db::Connection& c, std::string_view regeling_id, std::string_view nr) {
    std::vector<Versie> versies = read_versies(c, regeling_id);
    std::ranges::reverse(versies);
    std::vector<Versierijen> rijen;
    for (Versie& v : versies) rijen.push_back({v.versie, v.geldig_van, v.geldig_tot, read_artikelrijen(c, regeling_id, v.versie, nr)});
    return merge_bewoordingen(rijen);
}

// What the index takes of one regulation.
std::vector<Artikeltekst> read_teksten(db::Connection& c, const Regeling& regeling) {
    std::vector<Artikeltekst> teksten;
    for (const Woording& woording : read_woordingen(c, regeling.id, "")) {
        if (woording.artikel.status == Artikelstatus::vervallen) continue;
        const auto inhoud = c.value<std::string>("SELECT inhoud FROM wet_tekst WHERE tekst_id = $1", woording.artikel.tekst_id);
        CHECK(inhoud.has_value());
        Artikeltekst item;
        item.tekst = tekst_van_blokken(parse_stuktekst(*inhoud, woording.geldig_van).blokken);
        if (item.tekst.empty()) continue;
        item.stelsel = regeling.stelsel;
        item.regeling_id = regeling.id;
        item.regeling = regeling.citeertitel;
        if (!regeling.afkortingen.empty()) item.afkorting = regeling.afkortingen.front();
        item.artikel = woording.artikel.nr;
        item.titel = woording.artikel.titel;
        item.opschrift = woording.artikel.opschrift;
        item.pad = woording.artikel.pad;
        if (!regeling.gemeente.empty()) item.gemeente = regeling.gemeente;
        item.geldig_vanaf = woording.geldig_van;
        item.geldig_tot = woording.geldig_tot;
        teksten.push_back(std::move(item));
    }
    return teksten;
}

}  // namespace

std::int64_t bibliotheek_revisie(db::Connection& c) { return c.value<std::int64_t>("SELECT revisie FROM wet_stand WHERE stand_id = 1").value_or(0); }

std::vector<Regeling> list_regelingen(db::Connection& c, Gemeente gemeente, const Regelingfilter& filter, int limit, int offset) {
    const Voorwaarde voorwaarde(gemeente, filter);
    std::vector<db::Value> values = voorwaarde.bound();
    values.emplace_back(std::int64_t{limit});
    values.emplace_back(std::int64_t{offset});
    return read_regelingen(c, REGELING_COLUMNS + voorwaarde.sql + fmt::format(" ORDER BY r.citeertitel, r.regeling_id LIMIT ${} OFFSET ${}", values.size() - 1, values.size()),
                           values);
}

std::int64_t count_regelingen(db::Connection& c, Gemeente gemeente, const Regelingfilter& filter) {
    const Voorwaarde voorwaarde(gemeente, filter);
    std::int64_t total = 0;
    c.run("SELECT count(*)" + voorwaarde.sql, voorwaarde.bound(), [&](const db::Row& row) { total = row.integer(0); });
    return total;
}

std::optional<Regeling> find_regeling(db::Connection& c, Gemeente gemeente, std::string_view regeling_id) {
    const Voorwaarde voorwaarde(gemeente, {});
    std::vector<db::Value> values = voorwaarde.bound();
    values.emplace_back(regeling_id);
    auto found = read_regelingen(c, REGELING_COLUMNS + voorwaarde.sql + " AND r.regeling_id = $2", values);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Versie> list_versies(db::Connection& c, Gemeente gemeente, std::string_view regeling_id) {
    if (!is_zichtbaar(c, gemeente, regeling_id)) return {};
    return read_versies(c, regeling_id);
}

std::optional<Versie> find_versie_op(db::Connection& c, Gemeente gemeente, std::string_view regeling_id, Date op) {
    for (Versie& versie : list_versies(c, gemeente, regeling_id))
        if (versie.is_geldig(op)) return std::move(versie);
    return std::nullopt;
}

std::optional<Versie> find_versie(db::Connection& c, Gemeente gemeente, std::string_view regeling_id, std::string_view naam) {
    for (Versie& versie : list_versies(c, gemeente, regeling_id))
        if (versie.versie == naam) return std::move(versie);
    return std::nullopt;
}

std::vector<std::string> regelingen_sinds(db::Connection& c, std::int64_t revisie) {
    std::vector<std::string> ids;
    c.each<std::string>("SELECT DISTINCT regeling_id FROM wet_versie WHERE revisie > $1 ORDER BY regeling_id",
                        [&](std::string id) { ids.push_back(std::move(id)); }, revisie);
    return ids;
}

std::optional<Regelingversie> load_versie(db::Connection& c, Gemeente gemeente, std::string_view regeling_id, std::string_view versie) {
    auto result = read_kop(c, gemeente, regeling_id, versie);
    if (!result) return std::nullopt;
    const db::Value values[] = {regeling_id, versie};
    c.run(STUK_COLUMNS "ORDER BY s.volgnummer", values, [&](const db::Row& row) { add_stuk(*result, row, true); });
    return result;
}

std::optional<Regelingversie> load_versie_op(db::Connection& c, Gemeente gemeente, std::string_view regeling_id, Date op) {
    const auto versie = find_versie_op(c, gemeente, regeling_id, op);
    return versie ? load_versie(c, gemeente, regeling_id, versie->versie) : std::nullopt;
}

std::optional<Regelingversie> load_artikel(db::Connection& c, Gemeente gemeente, std::string_view regeling_id, std::string_view versie, std::string_view nr) {
    auto result = read_kop(c, gemeente, regeling_id, versie);
    if (!result) return std::nullopt;
    const db::Value values[] = {regeling_id, versie, nr};
    c.run(STUK_COLUMNS "AND s.is_artikel = 1 AND s.nr = $3 ORDER BY s.volgnummer", values, [&](const db::Row& row) { add_stuk(*result, row, false); });
    if (result->artikelen.empty()) return std::nullopt;
    return result;
}

std::vector<Inhoudsregel> list_artikelen(db::Connection& c, Gemeente gemeente, std::string_view regeling_id, std::string_view versie) {
    std::vector<Inhoudsregel> regels;
    if (!is_zichtbaar(c, gemeente, regeling_id)) return regels;
    for (Artikelrij& rij : read_artikelrijen(c, regeling_id, versie, ""))
        regels.push_back({std::move(rij.nr), std::move(rij.titel), std::move(rij.opschrift), std::move(rij.pad), rij.status, rij.inwerking});
    return regels;
}

std::vector<Bewoording> list_bewoordingen(db::Connection& c, Gemeente gemeente, std::string_view regeling_id, std::string_view nr) {
    std::vector<Bewoording> result;
    if (nr.empty() || !is_zichtbaar(c, gemeente, regeling_id)) return result;
    for (const Woording& w : read_woordingen(c, regeling_id, nr))
        result.push_back({w.versie, w.geldig_van, w.geldig_tot, w.artikel.status, w.artikel.bron});
    std::ranges::reverse(result);
    return result;
}

std::vector<Regeling> list_alle_regelingen(db::Connection& c) { return read_regelingen(c, REGELING_COLUMNS " FROM wet_regeling r ORDER BY r.regeling_id", {}); }

Artikelbron bibliotheek_bron(db::Connection& c) {
    struct Stand {
        std::vector<Regeling> regelingen;
        std::size_t volgende_regeling = 0;
        std::vector<Artikeltekst> teksten;
        std::size_t volgende_tekst = 0;
    };
    auto stand = std::make_shared<Stand>();
    stand->regelingen = list_alle_regelingen(c);
    return [&c, stand]() -> std::optional<Artikeltekst> {
        while (stand->volgende_tekst == stand->teksten.size()) {
            if (stand->volgende_regeling == stand->regelingen.size()) return std::nullopt;
            stand->teksten = read_teksten(c, stand->regelingen[stand->volgende_regeling++]);
            stand->volgende_tekst = 0;
        }
        return std::move(stand->teksten[stand->volgende_tekst++]);
    };
}

}  // namespace ontknoop::wetten
