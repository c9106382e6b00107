// SPDX-License-Identifier: EUPL-1.2
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <ostream>

#include "cli/commands.h"
#include "logboek/logboek.h"
#include "maatwerkplan/leescontrole.h"

namespace ontknoop::cli {

void require_installation(const app::Instellingen& settings, const Embedded& embedded) {
    constexpr std::string_view sqlite = "sqlite:";
    constexpr std::string_view remedy = " Noem de map met --data, of het bestand met --instellingen. Een nieuwe installatie begint met 'ontknoop serve'.";
    const std::string url = settings.database_url();
    // Opening an SQLite file that is not there would make it.
    if (url.starts_with(sqlite) && !std::filesystem::exists(url.substr(sqlite.size())))
        throw AdminError("Hier is geen installatie om te controleren: " + url.substr(sqlite.size()) + " is er niet." + std::string(remedy));
    if (!std::getenv("ONTKNOOP_SLEUTEL") && !std::filesystem::exists(settings.key_path()))
        throw AdminError("De hoofdsleutel " + settings.key_path() + " is er niet. Zonder deze sleutel zijn de dossiers niet te lezen: zet hem terug." + std::string(remedy));
    const auto files = migration_files(embedded.migrations);
    const auto database = db::open({.url = url});
    const auto report = db::migrate(*database, files, SystemClock(), true);
    if (report.pending.size() == files.size()) throw AdminError("In deze database staat nog niets." + std::string(remedy));
    if (!report.pending.empty())
        throw AdminError("De database is van een oudere versie. Maak een reservekopie, voer uit: ontknoop migrate, en controleer daarna opnieuw.");
}

int check_installation(Program& program, std::ostream& out) {
    int problems = 0;
    const auto& settings = program.services().instellingen;
    auto fine = [&](const std::string& what) { out << "goed   " << what << "\n"; };
    auto wrong = [&](const std::string& what) {
        ++problems;
        out << "FOUT   " << what << "\n";
    };

    // 1 Configuration. The program would not have started with a wrong one; what is left is unwise rather than wrong.
    if (settings.secure_cookies()) fine("gebruikers komen binnen over https");
    else out << "let op server.basis_url is geen https: alleen geschikt om op deze machine te proberen\n";
    struct stat info {};
    if (!std::getenv("ONTKNOOP_SLEUTEL") && ::stat(settings.key_path().c_str(), &info) == 0) {
        if ((info.st_mode & 0077) == 0) fine("de hoofdsleutel is alleen leesbaar voor dit programma");
        else wrong("de hoofdsleutel is leesbaar voor anderen. Voer uit: chmod 600 " + settings.key_path());
    }
    fine("de inhoud is gelezen en gecontroleerd");

    // 2 The database.
    const auto damage = program.database().integrity_problems();
    for (const std::string& p : damage) wrong("database: " + p);
    if (damage.empty()) fine("de database is heel");

    // 3 Keys and audit chain of every organisation.
    program.database().read([&](db::Connection& tx) {
        for (const auto& o : organisatie::list(tx)) {
            try {
                program.services().sleutels.organisatie_sleutel(tx, o.id);
            } catch (const AdminError& error) {
                wrong(o.naam + ": " + error.what());
                continue;
            }
            const auto chain = logboek::verify(tx, o.id);
            if (chain.breuk_bij) wrong(o.naam + ": het logboek is veranderd bij regel " + std::to_string(*chain.breuk_bij) + ". Vergelijk met een reservekopie.");
            else fine(o.naam + ": logboek heel, " + std::to_string(chain.regels) + " regels, hoofd " + chain.hoofd.substr(0, 16));

            // 4 Plans that cannot be read: their numbers, no word of them.
            const http::Request none;
            app::Context ctx(program.services(), none, tx, toegang::Wie{.organisatie = o.id, .organisatie_naam = o.naam});
            const auto schade = maatwerkplan::find_leesschade(ctx);
            for (const maatwerkplan::Leesschade& s : schade)
                wrong(o.naam + ": van casus " + std::to_string(s.nummer) +
                      (s.sleutel ? " is de sleutel niet te lezen" : " zijn teksten niet te lezen: " + std::to_string(s.teksten)) +
                      ". Cijfers tellen een plan dat niet te lezen is niet mee. Zet een reservekopie terug.");
            if (schade.empty()) fine(o.naam + ": alle plannen zijn te lezen");

            // 5 What was asked outside a plan.
            const std::int64_t buiten = maatwerkplan::count_leesschade_buiten_casus(ctx);
            if (buiten == 0) fine(o.naam + ": alle vragen buiten een casus zijn te lezen");
            else wrong(o.naam + ": van vragen aan de jurist buiten een casus zijn teksten niet te lezen: " + std::to_string(buiten) + ". Zet een reservekopie terug.");
        }
    });
    out << (problems == 0 ? "Alles in orde.\n" : std::to_string(problems) + " problemen.\n");
    return problems;
}

}  // namespace ontknoop::cli
