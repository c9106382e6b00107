// SPDX-License-Identifier: EUPL-1.2
#include "cli/wetten_commands.h"

#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <ostream>
#include <span>

#include "base/text.h"
#include "organisatie/organisatie.h"
#include "ruimte/bibliotheek.h"
#include "wetten/bundel.h"
#include "wetten/indexbeheer.h"
#include "wetten/inlezen.h"
#include "wetten/ophalen.h"
#include "wetten/wetten_cli.h"
#include "wetten/wetten_store.h"

namespace ontknoop::cli {
namespace {

constexpr const char* door = "opdrachtregel";
constexpr int lijst_regels = 1000;

std::string in_words(const wetten::Inleesregel& regel) {
    static constexpr const char* opnames[] = {"nieuw", "vervangen", "stond er al"};
    if (regel.overgeslagen) return "overgeslagen";
    std::string words = regel.regeling;
    if (!regel.versie.empty()) words += ", versie " + regel.versie + ", " + std::to_string(regel.artikelen) + " artikelen";
    if (regel.opname) words += ": " + std::string(opnames[static_cast<std::size_t>(*regel.opname)]);
    return words;
}

// Brings the index in step with what was read in; a server that is running notices by itself.
void index_bijwerken(Program& program, std::ostream& out) {
    program.indexbeheer().ververs();
    const auto omvang = program.services().zoekindex->omvang();
    out << "De zoekindex is bij: " << omvang.bepalingen << " bepalingen en " << omvang.artikelen << " wetsartikelen.\n";
}

void say(const Program& program, const Errors& fouten, std::ostream& err) {
    for (const Error& fout : fouten) err << program.services().teksten.error(fout) << "\n";
}

// A fault of the source, not of who reads it in: some of them, so that somebody can look.
void meld_zonder_doel(std::ostream& out, const std::vector<std::string>& verwijzingen) {
    constexpr std::size_t meeste = 5;
    if (verwijzingen.empty()) return;
    out << "    " << verwijzingen.size() << " verwijzing(en) naar een artikel dat er niet in staat. De tekst is wel ingelezen.\n";
    for (const std::string& verwijzing : std::span(verwijzingen).first(std::min(verwijzingen.size(), meeste))) out << "    - " << verwijzing << "\n";
    if (verwijzingen.size() > meeste) out << "    - en nog " << verwijzingen.size() - meeste << "\n";
}

// Reads the files in and tells of each.
wetten::Inleesuitkomst inlezen(const Wettenomgeving& omgeving, Program& program, std::span<const wetten::Bronbestand> bestanden) {
    const auto& s = program.services();
    const auto totaal = wetten::lees_in(s.database, s.clock, bestanden, door, [&](const wetten::Inleesregel& regel) {
        omgeving.out << "[" << regel.nummer << "/" << regel.totaal << "] " << regel.naam;
        if (regel.fouten.empty()) omgeving.out << ": " << in_words(regel);
        omgeving.out << "\n" << std::flush;
        if (regel.fouten.empty()) meld_zonder_doel(omgeving.out, regel.zonder_doel);
        say(program, regel.fouten, omgeving.err);
    });
    omgeving.out << totaal.nieuw << " nieuw, " << totaal.vervangen << " vervangen, " << totaal.bijgewerkt << " bijgewerkt, " << totaal.ongewijzigd
                 << " stonden er al, " << totaal.overgeslagen << " overgeslagen, " << totaal.fout << " fout.\n";
    return totaal;
}

int importeren(const Wettenomgeving& omgeving, const std::vector<std::string>& paden) {
    std::vector<wetten::Bronbestand> bestanden;
    for (const std::string& pad : paden)
        for (wetten::Bronbestand& bestand : wetten::list_bronbestanden(pad)) bestanden.push_back(std::move(bestand));
    const auto program = omgeving.program();
    const auto totaal = inlezen(omgeving, *program, bestanden);
    index_bijwerken(*program, omgeving.out);
    return totaal.fout == 0 ? 0 : 1;
}

int ophalen(const Wettenomgeving& omgeving, const std::vector<std::string>& kenmerken, bool alle_versies) {
    const auto program = omgeving.program();
    const auto& s = program->services();
    wetten::Haler haler({.basis = s.instellingen.wetten_bronadres, .wacht = {}});
    const auto map = std::filesystem::path(s.instellingen.gegevensmap) / "wetten-ophalen";
    bool goed = true;
    for (const std::string& kenmerk : kenmerken) {
        omgeving.out << kenmerk << "\n";
        const auto bestanden = wetten::haal_regeling(haler, {kenmerk, alle_versies, local_date(s.clock.now())}, map,
                                                     [&](const std::string& naam) { omgeving.out << "  gehaald: " << naam << "\n" << std::flush; });
        if (!bestanden) {
            say(*program, bestanden.error(), omgeving.err);
            goed = false;
            continue;
        }
        const bool gelezen = inlezen(omgeving, *program, *bestanden).fout == 0;
        // What was read in stands in the library; what was not, is gone on with next time.
        if (gelezen) std::filesystem::remove_all(map / kenmerk);
        goed = goed && gelezen;
    }
    index_bijwerken(*program, omgeving.out);
    return goed ? 0 : 1;
}

int bundel_sleutel(const Wettenomgeving& omgeving, const std::string& naam) {
    const auto sleutels = wetten::make_bundelsleutels();
    const auto write = [](const std::string& path, const std::string& sleutel, int mode) {
        const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        const std::string line = sleutel + "\n";
        const bool good = file >= 0 && ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size());
        if (file >= 0) ::close(file);
        if (!good) throw AdminError("Kan " + path + " niet schrijven. Bestaat het al? Kies een andere naam.");
    };
    write(naam + ".geheim", sleutels.geheim, 0600);
    write(naam + ".publiek", sleutels.publiek, 0644);
    omgeving.out << "Geheime sleutel: " << naam << ".geheim (bewaar hem goed)\nPublieke sleutel: " << naam << ".publiek (geef hem mee, los van de bundel)\n";
    return 0;
}

int bundel_schrijven(const Wettenomgeving& omgeving, const std::string& pad, const std::string& sleutel) {
    const std::string geheim = wetten::read_bundelsleutel(sleutel, wetten::geheim_lengte);
    const auto program = omgeving.program();
    omgeving.out << wetten::schrijf_bundel(program->database(), program->services().clock, pad, geheim) << " versies in " << pad << "\n";
    return 0;
}

int bundel_lezen(const Wettenomgeving& omgeving, const std::string& pad, const std::string& sleutel) {
    const std::string publiek = wetten::read_bundelsleutel(sleutel, wetten::publiek_lengte);
    const auto program = omgeving.program();
    const auto gelezen = wetten::lees_bundel(program->database(), program->services().clock, pad, publiek, door,
                                             [&](const std::string& regeling) { omgeving.out << regeling << "\n" << std::flush; });
    if (!gelezen) {
        say(*program, gelezen.error(), omgeving.err);
        return 1;
    }
    omgeving.out << gelezen->versies << " versies, waarvan " << gelezen->nieuw << " nieuw of anders.\n";
    index_bijwerken(*program, omgeving.out);
    return 0;
}

int indexeren(const Wettenomgeving& omgeving) {
    const auto program = omgeving.program();
    program->indexbeheer().bouw_opnieuw();
    index_bijwerken(*program, omgeving.out);
    return 0;
}

int lijst(const Wettenomgeving& omgeving, const std::string& woorden, const std::string& gemeente) {
    const auto program = omgeving.program();
    program->database().read([&](db::Connection& c) {
        const wetten::Gemeente van = gemeente.empty() ? wetten::Gemeente() : wetten::Gemeente(gemeente);
        const wetten::Regelingfilter filter{.tekst = woorden, .stelsel = {}};
        for (const wetten::Regeling& r : wetten::list_regelingen(c, van, filter, lijst_regels, 0))
            omgeving.out << r.id << "  " << r.nieuwste << "  " << r.versies << (r.versies == 1 ? " versie   " : " versies  ") << r.citeertitel << "\n";
        omgeving.out << wetten::count_regelingen(c, van, filter) << " regelingen.\n";
    });
    return 0;
}

bool has_database(const app::Instellingen& settings) {
    const std::string url = settings.database_url();
    constexpr std::string_view sqlite = "sqlite:";
    return !url.starts_with(sqlite) || std::filesystem::exists(url.substr(sqlite.size()));
}

// By its name, with or without "Gemeente" in front, in capitals or not.
organisatie::Organisatie organisatie_met_naam(db::Connection& tx, const std::string& naam) {
    const auto plain = [](std::string_view text) { return lower_ascii(ruimte::gemeente_van(text)); };
    std::vector<std::string> names;
    for (organisatie::Organisatie& found : organisatie::list(tx)) {
        if (plain(found.naam) == plain(naam)) return std::move(found);
        names.push_back(found.naam);
    }
    throw AdminError("Er is geen organisatie \"" + naam + "\". " + (names.empty() ? "Deze installatie heeft er nog geen." : "Kies uit: " + join(names, ", ") + "."));
}

// Over what there is: the curated layer, the library when there is one, and with the name of an organisation what that one wrote itself.
wetten::Antwoord zoek(const Wettenomgeving& omgeving, const std::string& organisatie, wetten::Zoekvraag vraag) {
    const app::Instellingen settings = omgeving.instellingen();
    const auto inhoud = inhoud::Bestanden::load(omgeving.embedded.inhoud, settings.inhoudmap);
    const auto bepalingen = wetten::Bepalingen::load(inhoud);
    auto index = wetten::Zoekindex::build(wetten::Zoekinhoud::load(inhoud), bepalingen);
    if (!has_database(settings)) {
        if (!organisatie.empty()) throw AdminError("Hier is nog geen installatie, dus ook geen organisatie. Geef de gegevensmap op met --data.");
        return index.zoek(vraag);
    }
    try {
        const auto database = db::open({.url = settings.database_url()});
        wetten::Indexbeheer(*database, inhoud, bepalingen, settings.gegevensmap, index).ververs();
        if (!organisatie.empty()) {
            wetten::Antwoord antwoord;
            database->read([&](db::Connection& tx) {
                const auto eigen = organisatie_met_naam(tx, organisatie);
                if (!vraag.gemeente) vraag.gemeente = ruimte::gemeente_van(eigen.naam);
                antwoord = ruimte::zoek_voor(tx, eigen, inhoud, bepalingen, index, vraag);
            });
            return antwoord;
        }
    } catch (const db::DatabaseError&) {
        omgeving.err << "De bibliotheek van wetten is niet te lezen; alleen de bepalingen zijn doorzocht. Werk de database bij met: ontknoop migrate\n";
    }
    return index.zoek(vraag);
}

}  // namespace

int run_zoek(const Wettenomgeving& omgeving, const std::vector<std::string>& args) {
    const SystemClock clock;
    return wetten::zoek_command(args, [&](const std::string& organisatie, const wetten::Zoekvraag& vraag) { return zoek(omgeving, organisatie, vraag); }, clock, omgeving.out, omgeving.err);
}

void add_wetten_commands(CLI::App& app, const Wettenomgeving& omgeving, int& status) {
    struct Gegeven {
        std::vector<std::string> paden;
        std::string woorden, gemeente, bestand, sleutel;
        bool alle = false;
    };
    auto gegeven = std::make_shared<Gegeven>();
    auto* wetten = app.add_subcommand("wetten", "Wetten: zoek, lijst, importeren, ophalen, bundel, indexeren");
    wetten->require_subcommand(1);

    // Here for the help alone: run() sees it before anything else, because it needs no installation.
    wetten->add_subcommand("zoek", "Zoek in gewone woorden: [--json] [--op JJJJ-MM-DD] [--gemeente NAAM] [--organisatie NAAM] [--aantal N] \"vraag\"");

    auto* importeer = wetten->add_subcommand("importeren", "Lees officiële bestanden in (XML van BWB en CVDR, manifest, WTI): bestand, map of zip, elke tekst tot 64 MB");
    importeer->add_option("pad", gegeven->paden, "Bestand, map of zip; mag vaker")->required();
    importeer->callback([&omgeving, &status, gegeven] { status = importeren(omgeving, gegeven->paden); });

    auto* haal = wetten->add_subcommand("ophalen", "Haal landelijke regelingen op bij de officiële bron en lees ze in");
    haal->add_option("kenmerk", gegeven->paden, "Kenmerk, zoals BWBR0015703; mag vaker")->required();
    haal->add_flag("--alle", gegeven->alle, "Ook versies die niet meer gelden");
    haal->callback([&omgeving, &status, gegeven] { status = ophalen(omgeving, gegeven->paden, gegeven->alle); });

    auto* bundel = wetten->add_subcommand("bundel", "De bibliotheek in één ondertekend bestand: sleutel, schrijven, lezen");
    bundel->require_subcommand(1);
    auto* maak = bundel->add_subcommand("sleutel", "Maak een sleutelpaar om bundels mee te ondertekenen");
    maak->add_option("naam", gegeven->bestand, "Naam van de bestanden: NAAM.geheim en NAAM.publiek")->required();
    maak->callback([&omgeving, &status, gegeven] { status = bundel_sleutel(omgeving, gegeven->bestand); });
    auto* schrijf = bundel->add_subcommand("schrijven", "Schrijf alle regelingen in een bundel");
    schrijf->add_option("bestand", gegeven->bestand, "Bestand om te maken")->required();
    schrijf->add_option("--sleutel", gegeven->sleutel, "Bestand met de geheime sleutel")->required();
    schrijf->callback([&omgeving, &status, gegeven] { status = bundel_schrijven(omgeving, gegeven->bestand, gegeven->sleutel); });
    auto* lees = bundel->add_subcommand("lezen", "Lees een bundel in, als de handtekening klopt");
    lees->add_option("bestand", gegeven->bestand, "De bundel")->required();
    lees->add_option("--sleutel", gegeven->sleutel, "Bestand met de publieke sleutel van de maker")->required();
    lees->callback([&omgeving, &status, gegeven] { status = bundel_lezen(omgeving, gegeven->bestand, gegeven->sleutel); });

    wetten->add_subcommand("indexeren", "Maak de zoekindex opnieuw uit de bibliotheek en de bepalingen")->callback([&omgeving, &status] {
        status = indexeren(omgeving);
    });

    auto* toon = wetten->add_subcommand("lijst", "Toon de regelingen in de bibliotheek");
    toon->add_option("woorden", gegeven->woorden, "Woorden uit de naam, een afkorting of een kenmerk");
    toon->add_option("--gemeente", gegeven->gemeente, "Ook de lokale regels van deze gemeente");
    toon->callback([&omgeving, &status, gegeven] { status = lijst(omgeving, gegeven->woorden, gegeven->gemeente); });
}

}  // namespace ontknoop::cli
