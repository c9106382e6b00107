// SPDX-License-Identifier: EUPL-1.2
#include "wetten/zoekindex_bouw.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "wetten/zoekinhoud.h"

namespace ontknoop::wetten {
namespace {

// "rij" holds what a hit shows; "laag_eigen" (provisions in own words) and "laag_tekst" (texts of the law) hold only the index,
// with the number of the row as key. Dates are ISO text, lists are separated by a space.
constexpr const char* schema = R"sql(
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    BEGIN;
    CREATE TABLE kenmerk (versie INTEGER NOT NULL, sleutel TEXT NOT NULL);
    CREATE TABLE regeling (
        nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stelsel INTEGER NOT NULL, naam TEXT NOT NULL,
        namen TEXT NOT NULL,                -- every name and abbreviation, one a line
        kern INTEGER NOT NULL               -- the curated layer knows this regulation
    );
    CREATE TABLE rij (
        nr INTEGER PRIMARY KEY, regeling INTEGER NOT NULL, artikel TEXT NOT NULL, lid TEXT NOT NULL, titel TEXT NOT NULL,
        gemeente TEXT, vanaf TEXT, tot TEXT,
        bepaling TEXT,                      -- id of the provision; null: text of the law
        leefgebieden TEXT NOT NULL, ruimte TEXT NOT NULL, indeling TEXT NOT NULL, grens INTEGER NOT NULL,
        grenzen TEXT NOT NULL, ruimtewoord INTEGER NOT NULL,
        -- The long columns come last: ranking reads hundreds of rows and needs only what stands before.
        extra TEXT NOT NULL,                -- lay wording, or headings above the article
        volksmond TEXT NOT NULL,            -- how people ask for it; empty for a text of the law
        tekst TEXT NOT NULL                 -- summary in own words, or text of the law
    );
    CREATE TABLE woord (woord TEXT PRIMARY KEY, aantal INTEGER NOT NULL) WITHOUT ROWID;
    CREATE VIRTUAL TABLE laag_eigen USING fts5(titel, helpt_bij, samenvatting, namen, indeling, volksmond, content = '', tokenize = 'ontknoop');
    CREATE VIRTUAL TABLE laag_tekst USING fts5(kop, opschrift, tekst, content = '', tokenize = 'ontknoop');
)sql";

std::string join(const auto& items, char separator) {
    std::string text;
    for (const auto& item : items) {
        if (!text.empty()) text += separator;
        text += item;
    }
    return text;
}

class Bouwer {
public:
    Bouwer(fts::Connection& connection, Analyser& analyser, const Zoekinhoud::Data& inhoud)
        : connection_(connection), analyser_(analyser), inhoud_(inhoud),
          insert_(connection.get(),
                  "INSERT INTO rij (nr, regeling, artikel, lid, titel, tekst, extra, gemeente, vanaf, tot, bepaling, leefgebieden,"
                  " ruimte, indeling, grens, grenzen, ruimtewoord, volksmond)"
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)") {}

    void add(const Bepaling& bepaling, const Bepalingen& alle) {
        const Ruimte& ruimte = alle.ruimte(bepaling.ruimte);
        std::vector<std::string> indeling = {ruimte.naam, std::string(alle.naam_beslisser(bepaling.beslisser))};
        for (const std::string& code : bepaling.leefgebieden) indeling.emplace_back(alle.naam_leefgebied(code));
        std::vector<std::string> names = bepaling.ook_bekend_als;
        names.push_back(bepaling.regeling);
        if (!bepaling.afkorting.empty()) names.push_back(bepaling.afkorting);
        Rij row;
        row.regeling = regeling_nr(bepaling.stelsel, bepaling.regeling_id, bepaling.regeling, names, true);
        row.artikel = bepaling.artikel;
        row.lid = bepaling.lid;
        row.titel = bepaling.titel;
        row.tekst = bepaling.samenvatting;
        row.extra = join(bepaling.helpt_bij, '\n');
        row.volksmond = join(inhoud_.volksmond_van(bepaling.id), '\n');
        row.gemeente = bepaling.gemeente;
        row.vanaf = bepaling.geldig_vanaf;
        row.tot = bepaling.geldig_tot;
        row.bepaling = bepaling.id;
        row.leefgebieden = join(bepaling.leefgebieden, ' ');
        row.ruimte = bepaling.ruimte;
        row.indeling = join(indeling, '\n');
        row.grens = ruimte.grens;
        row.grenzen = join(bepaling.grenzen, ' ');
        store(row);
    }

    void add(const Artikeltekst& artikel) {
        std::vector<std::string> names = {artikel.regeling};
        if (!artikel.afkorting.empty()) names.push_back(artikel.afkorting);
        Rij row;
        row.regeling = regeling_nr(artikel.stelsel, artikel.regeling_id, artikel.regeling, names, false);
        row.artikel = artikel.artikel;
        row.lid = artikel.lid;
        row.titel = artikel.titel;
        row.tekst = artikel.tekst;
        row.extra = artikel.opschrift;
        row.gemeente = artikel.gemeente;
        row.vanaf = artikel.geldig_vanaf;
        row.tot = artikel.geldig_tot;
        row.ruimtewoord = has_ruimtewoord(artikel.tekst);
        store(row);
    }

    void finish(std::string_view sleutel) {
        store_woorden();
        analyser_.splitser().learn(read_woorden(connection_));
        store_regelingen();
        connection_.run("INSERT INTO laag_eigen (rowid, titel, helpt_bij, samenvatting, namen, indeling, volksmond)"
                        " SELECT rij.nr, titel, extra, tekst, regeling.namen, indeling, volksmond FROM rij"
                        " JOIN regeling ON regeling.nr = rij.regeling WHERE bepaling IS NOT NULL ORDER BY rij.nr");
        connection_.run("INSERT INTO laag_tekst (rowid, kop, opschrift, tekst)"
                        " SELECT nr, titel, extra, tekst FROM rij WHERE bepaling IS NULL ORDER BY nr");
        connection_.run("CREATE INDEX rij_artikel ON rij (artikel)");
        fts::Statement(connection_.get(), "INSERT INTO kenmerk (versie, sleutel) VALUES (?1, ?2)").bind(1, index_versie).bind(2, sleutel).step();
        connection_.run("COMMIT; INSERT INTO laag_eigen (laag_eigen) VALUES ('optimize'); INSERT INTO laag_tekst (laag_tekst) VALUES ('optimize')");
    }

private:
    struct Rij {
        std::int64_t regeling = 0;
        std::string_view artikel, lid, titel, tekst;
        std::string extra, volksmond;
        std::optional<std::string> gemeente;
        std::optional<Date> vanaf, tot;
        std::string_view bepaling;
        std::string leefgebieden;
        std::string_view ruimte;
        std::string indeling;
        bool grens = false;
        std::string grenzen;
        bool ruimtewoord = false;
    };
    struct Regeling {
        std::int64_t nr;
        Stelsel stelsel;
        std::string naam;
        std::vector<std::string> namen;
        bool kern;
    };

    std::int64_t regeling_nr(Stelsel stelsel, const std::string& id, const std::string& naam, const std::vector<std::string>& namen,
                             bool kern) {
        auto [entry, fresh] = regelingen_.try_emplace(id, Regeling{0, stelsel, naam, {}, kern});
        Regeling& regeling = entry->second;
        if (fresh) regeling.nr = static_cast<std::int64_t>(regelingen_.size());
        for (const std::string& name : namen) {
            if (!name.empty() && std::ranges::find(regeling.namen, name) == regeling.namen.end()) regeling.namen.push_back(name);
        }
        return regeling.nr;
    }

    // The same words come back all the time; a law has few that are its own.
    const std::string& stam_van(const std::string& word) {
        constexpr std::size_t most_known = 200'000;
        if (stammen_.size() >= most_known) stammen_.clear();
        const auto [entry, fresh] = stammen_.try_emplace(word);
        if (fresh) entry->second = analyser_.stem(word);
        return entry->second;
    }

    bool has_ruimtewoord(std::string_view text) {
        std::string stems = " ";
        for (const Woord& word : tokenise(text)) {
            if (!inhoud_.is_stopwoord(word.tekst)) (stems += stam_van(word.tekst)) += ' ';
        }
        return std::ranges::any_of(inhoud_.ruimtewoorden, [&](const std::vector<std::string>& expression) {
            return stems.find(" " + join(expression, ' ') + " ") != std::string::npos;
        });
    }

    void store(const Rij& row) {
        const auto optional_text = [&](int index, const std::optional<std::string>& text) {
            if (text) insert_.bind(index, *text); else insert_.bind_null(index);
        };
        const std::optional<std::string> vanaf = row.vanaf ? std::optional(to_iso(*row.vanaf)) : std::nullopt;
        const std::optional<std::string> tot = row.tot ? std::optional(to_iso(*row.tot)) : std::nullopt;
        insert_.bind(1, ++rows_).bind(2, row.regeling).bind(3, row.artikel).bind(4, row.lid).bind(5, row.titel);
        insert_.bind(6, row.tekst).bind(7, row.extra);
        optional_text(8, row.gemeente);
        optional_text(9, vanaf);
        optional_text(10, tot);
        if (row.bepaling.empty()) insert_.bind_null(11); else insert_.bind(11, row.bepaling);
        insert_.bind(12, row.leefgebieden).bind(13, row.ruimte).bind(14, row.indeling);
        insert_.bind(15, std::int64_t{row.grens}).bind(16, row.grenzen).bind(17, std::int64_t{row.ruimtewoord}).bind(18, row.volksmond);
        insert_.step();
        insert_.reset();
        for (std::string_view text : {row.titel, row.tekst, std::string_view(row.extra), std::string_view(row.volksmond)}) {
            for (Woord& word : tokenise(text)) ++woorden_[std::move(word.tekst)];
        }
    }

    void store_woorden() {
        fts::Statement insert(connection_.get(), "INSERT INTO woord (woord, aantal) VALUES (?1, ?2)");
        // A word seen once in a large corpus is as likely a typing error as a word.
        const std::uint32_t least = rows_ > 2000 ? 2 : 1;
        for (const auto& [word, count] : woorden_) {
            if (count < least || word.size() < 3) continue;
            insert.bind(1, word).bind(2, std::int64_t{count}).step();
            insert.reset();
        }
    }

    void store_regelingen() {
        fts::Statement insert(connection_.get(),
                              "INSERT INTO regeling (nr, id, stelsel, naam, namen, kern) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        for (const auto& [id, regeling] : regelingen_) {
            const std::string names = join(regeling.namen, '\n');
            insert.bind(1, regeling.nr).bind(2, id).bind(3, static_cast<std::int64_t>(regeling.stelsel)).bind(4, regeling.naam);
            insert.bind(5, names).bind(6, std::int64_t{regeling.kern}).step();
            insert.reset();
        }
    }

    fts::Connection& connection_;
    Analyser& analyser_;
    const Zoekinhoud::Data& inhoud_;
    fts::Statement insert_;
    std::map<std::string, Regeling> regelingen_;
    Woordtelling woorden_;
    std::unordered_map<std::string, std::string> stammen_;
    std::int64_t rows_ = 0;
};

}  // namespace

void fill_index(fts::Connection& connection, Analyser& analyser, const Zoekinhoud::Data& inhoud, const Bepalingen& bepalingen,
                const Artikelbron& artikelen, std::string_view sleutel) {
    connection.run(schema);
    Bouwer bouwer(connection, analyser, inhoud);
    for (const Bepaling& bepaling : bepalingen.alle()) bouwer.add(bepaling, bepalingen);
    if (artikelen) {
        while (const std::optional<Artikeltekst> artikel = artikelen()) bouwer.add(*artikel);
    }
    bouwer.finish(sleutel);
}

std::optional<std::string> read_sleutel(const std::string& path) {
    const Analyser none(nullptr, Splitser(""));
    fts::Connection connection = fts::Connection::open_file(path, false, none);
    fts::Statement kenmerk(connection.get(), "SELECT versie, sleutel FROM kenmerk");
    if (!kenmerk.step() || kenmerk.number(0) != index_versie) return std::nullopt;
    return std::string(kenmerk.text(1));
}

Woordtelling read_woorden(fts::Connection& connection) {
    Woordtelling result;
    fts::Statement select(connection.get(), "SELECT woord, aantal FROM woord");
    while (select.step()) result.emplace(select.text(0), static_cast<std::uint32_t>(select.number(1)));
    return result;
}

}  // namespace ontknoop::wetten
