// SPDX-License-Identifier: EUPL-1.2
#include "wetten/inlezen.h"

#include <algorithm>

#include "wetten/cvdr_import.h"
#include "wetten/verwijzingcheck.h"

namespace ontknoop::wetten {
namespace {

using Inleeswijze = Result<> (*)(db::Database&, const Clock&, const Bronbestand&, const std::string& door, Inleesregel&);

template <Result<Regelingversie> (*lees)(std::istream&, const std::string&, XmlGrenzen)>
Result<> lees_versie(db::Database& database, const Clock& clock, const Bronbestand& bestand, const std::string& door, Inleesregel& regel) {
    const std::string hash = sha512_hex(*bestand.open());
    const auto in = bestand.open();
    TRY(const Regelingversie versie, lees(*in, bestand.naam, {.bytes = grootste_bronbestand}));
    regel.regeling = versie.citeertitel.empty() ? versie.intitule : versie.citeertitel;
    regel.versie = versie.versie;
    regel.artikelen = versie.artikelen.size();
    for (const Loseverwijzing& los : losse_verwijzingen(versie)) regel.zonder_doel.push_back("artikel " + los.artikel->nr + ": " + los.naar->tekst);
    TRY(regel.opname, db::write_result(database, [&](db::Connection& c) { return store_versie(c, clock, versie, {hash, bestand.naam, door}); }));
    return {};
}

// What is told about a regulation: changes it, or is about one we do not have.
template <class Document, Result<Document> (*lees)(std::istream&, const std::string&, XmlGrenzen), bool (*store)(db::Connection&, const Document&)>
Result<> lees_gegevens(db::Database& database, const Clock&, const Bronbestand& bestand, const std::string&, Inleesregel& regel) {
    const auto in = bestand.open();
    TRY(const Document document, lees(*in, bestand.naam, {.bytes = grootste_bronbestand}));
    regel.regeling = document.regeling_id;
    bool changed = false;
    database.write([&](db::Connection& c) { changed = store(c, document); });
    if (changed) regel.opname = Opname::vervangen;
    else regel.overgeslagen = true;
    return {};
}

struct Lezing {
    Bronsoort soort;
    Inleeswijze lezer;
    int beurt;  // versions before what is told about them
};
constexpr Lezing lezingen[] = {
    {Bronsoort::toestand, lees_versie<read_bwb_toestand>, 0},
    {Bronsoort::cvdr, lees_versie<read_cvdr>, 0},
    {Bronsoort::wti, lees_gegevens<Wti, read_bwb_wti, store_wti>, 1},
    {Bronsoort::manifest, lees_gegevens<Manifest, read_bwb_manifest, store_manifest>, 2},
};

const Lezing* find_lezing(Bronsoort soort) {
    const auto found = std::ranges::find(lezingen, soort, &Lezing::soort);
    return found == std::end(lezingen) ? nullptr : &*found;
}

void tel_mee(Inleesuitkomst& totaal, const Inleesregel& regel) {
    if (!regel.fouten.empty()) ++totaal.fout;
    else if (regel.overgeslagen) ++totaal.overgeslagen;
    else if (regel.soort == Bronsoort::wti || regel.soort == Bronsoort::manifest) ++totaal.bijgewerkt;
    else if (regel.opname == Opname::nieuw) ++totaal.nieuw;
    else if (regel.opname == Opname::vervangen) ++totaal.vervangen;
    else ++totaal.ongewijzigd;
}

}  // namespace

Inleesuitkomst lees_in(db::Database& database, const Clock& clock, std::span<const Bronbestand> bestanden, const std::string& door,
                       const std::function<void(const Inleesregel&)>& meld) {
    struct Werk {
        const Bronbestand* bestand;
        Bronsoort soort;
        const Lezing* lezer;
        Errors fouten;
    };
    std::vector<Werk> werk;
    for (const Bronbestand& bestand : bestanden) {
        Werk item{&bestand, Bronsoort::onbekend, nullptr, {}};
        try {
            item.soort = sniff_bronsoort(*bestand.open());
            item.lezer = find_lezing(item.soort);
        } catch (const AdminError& error) {
            item.fouten.push_back({"wetten.bestand", {error.what()}, ""});
        }
        werk.push_back(std::move(item));
    }
    std::ranges::stable_sort(werk, {}, [](const Werk& item) { return item.lezer ? item.lezer->beurt : 3; });

    Inleesuitkomst totaal;
    for (std::size_t i = 0; i < werk.size(); ++i) {
        Inleesregel regel;
        regel.nummer = i + 1;
        regel.totaal = werk.size();
        regel.naam = werk[i].bestand->naam;
        regel.soort = werk[i].soort;
        regel.fouten = werk[i].fouten;
        if (!werk[i].lezer) {
            regel.overgeslagen = regel.fouten.empty();
        } else {
            try {
                if (auto done = werk[i].lezer->lezer(database, clock, *werk[i].bestand, door, regel); !done) regel.fouten = std::move(done).error();
            } catch (const AdminError& error) {
                regel.fouten.push_back({"wetten.bestand", {error.what()}, ""});
            }
        }
        tel_mee(totaal, regel);
        meld(regel);
    }
    return totaal;
}

}  // namespace ontknoop::wetten
