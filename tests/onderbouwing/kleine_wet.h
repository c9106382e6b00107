// SPDX-License-Identifier: EUPL-1.2
//
// A small law of our own in the official layout, in as many versions as a test wants, put into the library as an import does.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "support/app_fixture.h"
#include "wetten/bwb_import.h"
#include "wetten/wetten_store.h"

namespace ontknoop::test {

inline const std::string kleine_wet = "BWBR0099999";

struct KleinArtikel {
    std::string nr;
    std::vector<std::string> leden;
    bool vervallen = false;
};

inline wetten::Regelingversie maak_wet(const std::string& datum, const std::vector<KleinArtikel>& artikelen) {
    std::string xml = R"(<toestand bwb-id=")" + kleine_wet + R"(" inwerkingtreding=")" + datum +
                      R"("><wetgeving soort="wet"><citeertitel>Wet op de voorbeelden</citeertitel><wet-besluit><wettekst>)";
    for (const KleinArtikel& a : artikelen) {
        const std::string pad = "/Artikel" + a.nr;
        xml += R"(<artikel label="Artikel )" + a.nr + R"(" status=")" + (a.vervallen ? "vervallen" : "goed") + R"(" bwb-ng-variabel-deel=")" + pad + R"("><kop><label>Artikel</label><nr>)" +
               a.nr + "</nr></kop>";
        int n = 0;
        for (const std::string& lid : a.leden) {
            const std::string nr = std::to_string(++n);
            xml += R"(<lid bwb-ng-variabel-deel=")" + pad + "/Lid" + nr + R"("><lidnr>)" + nr + "</lidnr><al>" + lid + "</al></lid>";
        }
        xml += "</artikel>";
    }
    std::istringstream in(xml + "</wettekst></wet-besluit></wetgeving></toestand>");
    return wetten::read_bwb_toestand(in, "klein.xml").value();
}

// Another text is another file, and so another hash.
inline void lees_in(App& app, const wetten::Regelingversie& versie) {
    const std::string hash = std::to_string(std::hash<std::string>()(versie.alle_tekst()));
    app.database().write([&](db::Connection& c) { CHECK(wetten::store_versie(c, app.clock, versie, {hash, "klein.xml", "toets"}).has_value()); });
}

}  // namespace ontknoop::test
