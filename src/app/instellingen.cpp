// SPDX-License-Identifier: EUPL-1.2
#include "app/instellingen.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <functional>

#include "app/keuring.h"
#include "app/omgeving.h"
#include "base/text.h"
#include "inhoud/toml_library.h"

namespace ontknoop::app {

namespace {

using Target = std::variant<std::string Instellingen::*, int Instellingen::*, std::vector<std::string> Instellingen::*>;

// What is wrong with a value, or nothing (keuring.h).
using Keur = std::string (*)(std::string_view);

struct Rij {
    InstellingRegel regel;
    Target doel;
    int minimum = 0, maximum = 0;  // whole numbers
    Keur keur = nullptr;           // texts, and each item of a list; not asked about an empty one that is the default
};

Rij tekst(InstellingRegel regel, Target doel, Keur keur) { return {regel, doel, 0, 0, keur}; }

const Rij rijen[] = {
    tekst({"gegevens.map", "ONTKNOOP_GEGEVENS_MAP", "data", "Map met de database, de hoofdsleutel en tijdelijke bestanden."}, &Instellingen::gegevensmap, keuring::map),
    tekst({"gegevens.database", "ONTKNOOP_DATABASE", "", "Leeg: een SQLite-bestand in de gegevensmap. Of een adres: postgresql://gebruiker@machine/naam."},
          &Instellingen::database, keuring::database),
    tekst({"gegevens.sleutelbestand", "ONTKNOOP_SLEUTELBESTAND", "", "Bestand met de hoofdsleutel. Leeg: hoofdsleutel in de gegevensmap. Bewaar een kopie op een andere plek."},
          &Instellingen::sleutelbestand, keuring::sleutelbestand),
    tekst({"server.adres", "ONTKNOOP_SERVER_ADRES", "127.0.0.1", "Netwerkadres waarop de server luistert."}, &Instellingen::adres, keuring::netwerkadres),
    {{"server.poort", "ONTKNOOP_SERVER_POORT", "8080", "Poort waarop de server luistert. 0: een vrije poort."}, &Instellingen::poort, 0, 65535},
    tekst({"server.basis_url", "ONTKNOOP_BASIS_URL", "", "Adres dat gebruikers typen, bijvoorbeeld https://ontknoop.gemeente.nl. Met https worden cookies alleen versleuteld verstuurd."},
          &Instellingen::basis_url, keuring::basis_url),
    tekst({"server.tls_certificaat", "ONTKNOOP_TLS_CERTIFICAAT", "", "PEM-bestand met het certificaat. Leeg: geen TLS in dit programma, maar in de proxy ervoor."},
          &Instellingen::tls_certificaat, keuring::pem_certificaat),
    tekst({"server.tls_sleutel", "ONTKNOOP_TLS_SLEUTEL", "", "PEM-bestand met de sleutel bij het certificaat."}, &Instellingen::tls_sleutel, keuring::pem_sleutel),
    tekst({"server.vertrouwde_proxies", "ONTKNOOP_VERTROUWDE_PROXIES", "", "Adressen van proxies waarvan X-Forwarded-For wordt geloofd. In de omgeving: met komma's."},
          &Instellingen::vertrouwde_proxies, keuring::netwerkadres),
    {{"server.werkers", "ONTKNOOP_WERKERS", "0", "Aantal werkers. 0: vier per processor, minstens acht."}, &Instellingen::werkers, 0, 256},
    {{"server.stromen_per_sessie", "ONTKNOOP_STROMEN_PER_SESSIE", "20",
      "Zoveel open pagina's van een aangemelde persoon krijgen tegelijk wijzigingen binnen. Bij een meer wacht de oudste tot iemand er weer naar kijkt. 0: onbeperkt."},
     &Instellingen::stromen_per_sessie, 0, 5000},
    {{"toegang.sessie_stil_minuten", "ONTKNOOP_SESSIE_STIL_MINUTEN", "60", "Na zoveel minuten zonder gebruik meld je opnieuw aan."},
     &Instellingen::sessie_stil_minuten, 5, 720},
    {{"toegang.sessie_uren", "ONTKNOOP_SESSIE_UREN", "12", "Na zoveel uur meld je altijd opnieuw aan."}, &Instellingen::sessie_uren, 1, 72},
    {{"toegang.aanmeldpogingen", "ONTKNOOP_AANMELDPOGINGEN", "8", "Zo vaak mag een wachtwoord fout zijn binnen een kwartier."},
     &Instellingen::aanmeldpogingen, 3, 100},
    {{"toegang.verzoeken_per_minuut", "ONTKNOOP_VERZOEKEN_PER_MINUUT", "600", "Zoveel verzoeken mag een persoon per minuut doen. 0: onbeperkt."},
     &Instellingen::verzoeken_per_minuut, 0, 1000000},
    tekst({"inhoud.map", "ONTKNOOP_INHOUD_MAP", "", "Map met bestanden die de meegeleverde inhoud vervangen (teksten, prijzen, bepalingen)."}, &Instellingen::inhoudmap, keuring::bestaande_map),
    tekst({"uiterlijk.naam", "ONTKNOOP_NAAM", "Ontknoop", "Naam in de kop van elke pagina."}, &Instellingen::naam, keuring::niet_leeg),
    tekst({"uiterlijk.thema_css", "ONTKNOOP_THEMA_CSS", "", "CSS-bestand met de ontwerptokens van de gemeente. Leeg: het meegeleverde thema."}, &Instellingen::thema_css, keuring::bestand),
    tekst({"uiterlijk.thema_klasse", "ONTKNOOP_THEMA_KLASSE", "ontknoop-theme", "Klasse die bij het thema hoort."}, &Instellingen::thema_klasse, keuring::klasse),
    tekst({"uiterlijk.logo", "ONTKNOOP_LOGO", "", "SVG- of PNG-bestand met het logo van de gemeente."}, &Instellingen::logo, keuring::logo),
    {{"inzicht.kleine_aantallen", "ONTKNOOP_KLEINE_AANTALLEN", "5", "Aantallen hieronder zijn alleen zichtbaar binnen het eigen team."},
     &Instellingen::kleine_aantallen, 3, 50},
    tekst({"wetten.bronadres", "ONTKNOOP_WETTEN_BRONADRES", "https://repository.officiele-overheidspublicaties.nl/bwb",
      "Adres waar 'ontknoop wetten ophalen' de officiële teksten haalt."},
          &Instellingen::wetten_bronadres, keuring::bronadres),
    tekst({"beveiliging.contact", "ONTKNOOP_BEVEILIGING_CONTACT", "", "Adres voor meldingen over beveiliging, voor security.txt: mailto:... of https://..."},
          &Instellingen::contact_beveiliging, keuring::contact),
};

// Sets one setting from text; answers what is wrong with it, or nothing.
std::string set(Instellingen& to, const Rij& rij, std::string_view text) {
    const std::string naam(rij.regel.naam);
    auto check = [&](std::string_view value) {
        const bool unset = value.empty() && rij.regel.standaard.empty();
        std::string problem = rij.keur && !unset ? rij.keur(value) : "";
        return problem.empty() ? problem : naam + ": " + problem;
    };
    if (auto* number = std::get_if<int Instellingen::*>(&rij.doel)) {
        int n = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
        if (error != std::errc() || end != text.data() + text.size() || n < rij.minimum || n > rij.maximum)
            return naam + ": verwacht een heel getal van " + std::to_string(rij.minimum) + " tot en met " + std::to_string(rij.maximum) + ".";
        to.**number = n;
    } else if (auto* line = std::get_if<std::string Instellingen::*>(&rij.doel)) {
        if (std::string problem = check(text); !problem.empty()) return problem;
        to.**line = std::string(text);
    } else {
        auto& list = to.*std::get<std::vector<std::string> Instellingen::*>(rij.doel);
        list.clear();
        for (const std::string_view part : split(text, ',')) {
            if (trim(part).empty()) continue;
            if (std::string problem = check(trim(part)); !problem.empty()) return problem;
            list.emplace_back(trim(part));
        }
    }
    return {};
}

void read_file(Instellingen& settings, const std::string& path, std::vector<std::string>& problems) {
    toml::table file;
    if (!std::ifstream(path)) {
        problems.push_back(path + ": dit bestand is er niet, of u mag het niet lezen. Controleer de naam achter --instellingen.");
        return;
    }
    try {
        file = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        problems.push_back(path + ", regel " + std::to_string(error.source().begin.line) + ": geen geldige TOML (" + std::string(error.description()) +
                           "). Vergelijk met het voorbeeld van 'ontknoop docs instellingen'.");
        return;
    } catch (const inhoud::TomlGaveUp&) {
        problems.push_back(path + ": geen geldige TOML; er staat misschien een aanhalingsteken of haak te veel of te weinig. Vergelijk met het voorbeeld van "
                           "'ontknoop docs instellingen'.");
        return;
    }
    for (const auto& [group, node] : file) {
        const std::string group_name(group.str());
        const auto at = [&](const toml::node& n) { return path + ", regel " + std::to_string(n.source().begin.line) + ": "; };
        if (!node.is_table()) {
            problems.push_back(at(node) + "'" + group_name + "' hoort onder een kop, zoals [server].");
            continue;
        }
        for (const auto& [key, value] : *node.as_table()) {
            const std::string name = group_name + "." + std::string(key.str());
            const Rij* found = nullptr;
            for (const Rij& rij : rijen)
                if (rij.regel.naam == name) found = &rij;
            if (!found) {
                problems.push_back(at(value) + "de instelling '" + name + "' bestaat niet. Haal de regel weg of verbeter de naam.");
                continue;
            }
            std::string text;
            if (const auto* s = value.as_string()) text = s->get();
            else if (const auto* n = value.as_integer()) text = std::to_string(n->get());
            else if (const auto* a = value.as_array()) {
                for (const auto& item : *a) text += (text.empty() ? "" : ",") + item.value_or(std::string());
            } else {
                problems.push_back(at(value) + name + ": verwacht tekst tussen aanhalingstekens of een getal.");
                continue;
            }
            if (std::string problem = set(settings, *found, text); !problem.empty()) problems.push_back(at(value) + problem);
        }
    }
}

// Signs to add, to take out or to change before one is the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

std::string Instellingen::database_url() const { return database.empty() ? "sqlite:" + gegevensmap + "/ontknoop.db" : database; }
std::string Instellingen::key_path() const { return sleutelbestand.empty() ? gegevensmap + "/hoofdsleutel" : sleutelbestand; }
bool Instellingen::secure_cookies() const { return basis_url.starts_with("https://") || !tls_certificaat.empty(); }

std::string Instellingen::public_url() const {
    if (!basis_url.empty()) return basis_url;
    return (tls_certificaat.empty() ? "http://" : "https://") + adres + ":" + std::to_string(poort);
}

toegang::Grenzen Instellingen::grenzen() const {
    toegang::Grenzen g;
    g.stil = std::chrono::minutes(sessie_stil_minuten);
    g.duur = std::chrono::hours(sessie_uren);
    g.pogingen = aanmeldpogingen;
    return g;
}

std::span<const InstellingRegel> instelling_regels() {
    static const auto regels = [] {
        std::vector<InstellingRegel> all;
        for (const Rij& rij : rijen) all.push_back(rij.regel);
        return all;
    }();
    return regels;
}

std::string example_file() {
    std::string text = "# Instellingen van Ontknoop. Elke regel mag weg: dan geldt de standaard die er staat.\n";
    std::string group;
    for (const Rij& rij : rijen) {
        const std::string_view name = rij.regel.naam;
        const std::string own_group(name.substr(0, name.find('.')));
        if (own_group != group) text += "\n[" + (group = own_group) + "]\n";
        text += "# " + std::string(rij.regel.hulp) + " Omgeving: " + std::string(rij.regel.omgeving) + "\n";
        const bool number = std::holds_alternative<int Instellingen::*>(rij.doel);
        const bool list = std::holds_alternative<std::vector<std::string> Instellingen::*>(rij.doel);
        text += std::string(name.substr(name.find('.') + 1)) + " = ";
        text += number ? std::string(rij.regel.standaard) : list ? "[]" : "\"" + std::string(rij.regel.standaard) + "\"";
        text += "\n";
    }
    return text;
}

std::vector<OnbekendeVariabele> unknown_environment() {
    constexpr std::string_view prefix = "ONTKNOOP_", master_key = "ONTKNOOP_SLEUTEL";
    std::vector<OnbekendeVariabele> unknown;
    for (char** one = environ; one && *one; ++one) {
        const std::string_view entry(*one), name = entry.substr(0, entry.find('='));
        if (!name.starts_with(prefix) || name == master_key || std::ranges::any_of(rijen, [&](const Rij& rij) { return rij.regel.omgeving == name; })) continue;
        std::string_view nearest = master_key;
        for (const Rij& rij : rijen)
            if (edit_distance(name, rij.regel.omgeving) < edit_distance(name, nearest)) nearest = rij.regel.omgeving;
        unknown.push_back({std::string(name), std::string(nearest)});
    }
    return unknown;
}

Instellingen load_instellingen(const std::string& path) {
    Instellingen settings;
    std::vector<std::string> problems;
    if (!path.empty()) read_file(settings, path, problems);
    for (const Rij& rij : rijen)
        if (const char* value = std::getenv(std::string(rij.regel.omgeving).c_str()))
            if (std::string problem = set(settings, rij, value); !problem.empty())
                problems.push_back("omgeving " + std::string(rij.regel.omgeving) + ": " + problem);
    // Of what was refused on its own line, no second complaint.
    const bool tls_told = std::ranges::any_of(problems, [](const std::string& p) { return p.find("server.tls_") != std::string::npos; });
    if (!tls_told && settings.tls_certificaat.empty() != settings.tls_sleutel.empty())
        problems.push_back("server.tls_certificaat en server.tls_sleutel horen bij elkaar: vul beide in, of geen van beide.");
    // "https://x/" would make links with two slashes, which no page answers to.
    while (settings.basis_url.ends_with('/')) settings.basis_url.pop_back();
    if (!problems.empty()) {
        std::string all = "De instellingen kloppen niet:";
        for (const std::string& p : problems) all += "\n  - " + p;
        throw AdminError(all);
    }
    return settings;
}

}  // namespace ontknoop::app
