// SPDX-License-Identifier: EUPL-1.2
#include "wetten/zoek_rijen.h"

#include <algorithm>

#include "base/result.h"

namespace ontknoop::wetten {

Werkplek::Werkplek(fts::Connection&& opened)
    : connection(std::move(opened)),
      eigen(connection.get(), "SELECT rowid, gewicht(laag_eigen, ?2) FROM laag_eigen WHERE laag_eigen MATCH ?1"),
      tekst(connection.get(), "SELECT rowid, gewicht(laag_tekst, ?2) FROM laag_tekst WHERE laag_tekst MATCH ?1"),
      rij(connection.get(),
          "SELECT nr, regeling, artikel, lid, titel, gemeente, vanaf, tot, bepaling, leefgebieden, ruimte, indeling, grens,"
          " grenzen, ruimtewoord FROM rij WHERE nr = ?1"),
      lang(connection.get(), "SELECT extra, tekst FROM rij WHERE nr = ?1"),
      artikel(connection.get(), "SELECT nr FROM rij WHERE artikel = ?1"),
      bepaling(connection.get(), "SELECT nr FROM rij WHERE bepaling = ?1 AND nr <= ?2") {}

std::vector<std::string> split_list(std::string_view text, char separator) {
    std::vector<std::string> result;
    while (!text.empty()) {
        const std::size_t at = text.find(separator);
        if (at != 0) result.emplace_back(text.substr(0, at));
        text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
    }
    return result;
}

bool shares(const std::vector<std::string>& wanted, std::string_view list) {
    const std::vector<std::string> present = split_list(list, ' ');
    return std::ranges::any_of(wanted, [&](const std::string& item) {
        return std::ranges::find(present, item) != present.end();
    });
}

Rij read_rij(Werkplek& plek, std::int64_t nr) {
    fts::Statement& s = plek.rij;
    s.bind(1, nr);
    CHECK(s.step());
    Rij row;
    row.nr = s.number(0);
    row.regeling = s.number(1);
    row.artikel = s.text(2);
    row.lid = s.text(3);
    row.titel = s.text(4);
    if (!s.is_null(5)) row.gemeente = std::string(s.text(5));
    row.vanaf = s.text(6);
    row.tot = s.text(7);
    row.bepaling = s.text(8);
    row.leefgebieden = s.text(9);
    row.ruimte = s.text(10);
    row.indeling = s.text(11);
    row.grens = s.number(12) != 0;
    row.grenzen = s.text(13);
    row.ruimtewoord = s.number(14) != 0;
    s.reset();
    return row;
}

void read_lang(Werkplek& plek, Rij& row) {
    fts::Statement& s = plek.lang;
    s.bind(1, row.nr);
    CHECK(s.step());
    row.extra = s.text(0);
    row.tekst = s.text(1);
    s.reset();
}

namespace {

// The numbers of tokens as FTS5 keeps them: one variable-length integer a column (sqlite.org/fileformat2.html, section 1.6).
void append_lengten(std::string_view blob, fts::Lengten& to) {
    std::size_t at = 0;
    for (std::size_t column = 0; column < to.kolommen; ++column) {
        std::uint64_t value = 0;
        while (at < blob.size()) {
            const auto byte = static_cast<unsigned char>(blob[at++]);
            value = (value << 7) | (byte & 0x7f);
            if (byte < 0x80) break;
        }
        to.tokens.push_back(static_cast<std::uint16_t>(std::min<std::uint64_t>(value, 0xffff)));
    }
}

// Rows of a layer are numbered without gaps.
fts::Lengten read_lengten(fts::Connection& connection, const std::string& tabel, std::size_t columns) {
    fts::Lengten lengten{0, columns, {}};
    fts::Statement rows(connection.get(), "SELECT id, sz FROM " + tabel + "_docsize ORDER BY id");
    for (bool first = true; rows.step(); first = false) {
        if (first) lengten.eerste = rows.number(0);
        append_lengten(rows.text(1), lengten);
    }
    return lengten;
}

}  // namespace

Laag read_laag(fts::Connection& connection, const std::string& tabel, std::size_t columns) {
    Laag laag;
    laag.tabel = tabel;
    laag.lengten = read_lengten(connection, tabel, columns);
    laag.rijen = static_cast<std::int64_t>(laag.lengten.tokens.size() / columns);
    std::vector<double> tokens(columns, 0);
    for (std::size_t i = 0; i < laag.lengten.tokens.size(); ++i) tokens[i % columns] += laag.lengten.tokens[i];
    for (double total : tokens) laag.gemiddeld.push_back(laag.rijen > 0 ? total / static_cast<double>(laag.rijen) : 0);
    connection.run(("CREATE VIRTUAL TABLE temp." + tabel + "_stammen USING fts5vocab(main, " + tabel + ", 'row')").c_str());
    fts::Statement stems(connection.get(), "SELECT term, doc FROM temp." + tabel + "_stammen");
    while (stems.step()) laag.stammen.emplace(stems.text(0), stems.number(1));
    return laag;
}

}  // namespace ontknoop::wetten
