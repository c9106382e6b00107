// SPDX-License-Identifier: EUPL-1.2
//
// Settings: one commented TOML file plus the environment. One row per setting (instellingen.cpp) is at once the parser,
// the check, the help text and the reference.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toegang/toegang.h"

namespace ontknoop::app {

struct Instellingen {
    std::string gegevensmap = "data";           // holds the database, the key, uploads
    std::string database;                       // empty: sqlite in the data folder; or postgresql://...
    std::string sleutelbestand;                 // empty: <gegevensmap>/hoofdsleutel
    std::string adres = "127.0.0.1";
    int poort = 8080;
    std::string basis_url;                      // as users type it, e.g. https://ontknoop.gemeente.nl; empty: http://adres:poort
    std::string tls_certificaat, tls_sleutel;
    std::vector<std::string> vertrouwde_proxies;
    int werkers = 0;
    int stromen_per_sessie = 20;                // pages of one session that follow changes at the same time; 0: no limit
    int sessie_stil_minuten = 60, sessie_uren = 12;
    int aanmeldpogingen = 8;
    int verzoeken_per_minuut = 600;             // per signed-in person
    std::string inhoudmap;                      // folder with files that replace embedded content
    std::string thema_css;                      // file with design tokens; empty: the supplied theme
    std::string thema_klasse = "ontknoop-theme";
    std::string logo;                           // SVG or PNG file
    std::string naam = "Ontknoop";              // shown in the header
    int kleine_aantallen = 5;                   // figures below this are not shown outside the own team
    std::string wetten_bronadres = "https://repository.officiele-overheidspublicaties.nl/bwb";  // where `wetten ophalen` gets official texts
    std::string contact_beveiliging;            // for /.well-known/security.txt

    std::string database_url() const;
    std::string key_path() const;
    std::string public_url() const;
    bool secure_cookies() const;                // true when public_url is https
    toegang::Grenzen grenzen() const;
};

struct InstellingRegel {
    std::string_view naam;        // key in the TOML file, e.g. "server.poort"
    std::string_view omgeving;    // environment variable, e.g. "ONTKNOOP_SERVER_POORT"
    std::string_view standaard;   // default as text
    std::string_view hulp;        // one Dutch sentence
};
std::span<const InstellingRegel> instelling_regels();
// A commented example file with every setting.
std::string example_file();
// path may be empty: defaults and the environment only. Throws AdminError with file, line and remedy; all problems at once.
Instellingen load_instellingen(const std::string& path);

}  // namespace ontknoop::app
