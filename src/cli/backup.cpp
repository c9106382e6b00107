// SPDX-License-Identifier: EUPL-1.2
#include <sys/stat.h>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

#include "base/hex.h"
#include "base/text.h"
#include "casus/sleutel.h"
#include "cli/commands.h"

namespace ontknoop::cli {

namespace {

constexpr std::string_view key_file_heading = "ontknoop sleutels 1";

struct CaseKey {
    std::string organisatie, casus;
    db::Bytes wrapped;
};

std::vector<CaseKey> read_keys(db::Database& database) {
    std::vector<CaseKey> keys;
    database.read([&](db::Connection& tx) {
        tx.each<std::string, std::string, db::Bytes>(
            R"(SELECT organisatie_id, casus_id, sleutel FROM casus WHERE sleutel IS NOT NULL ORDER BY organisatie_id, casus_id)",
            [&](std::string organisatie, std::string casus, db::Bytes wrapped) { keys.push_back({std::move(organisatie), std::move(casus), std::move(wrapped)}); });
    });
    return keys;
}

// Written beside, then moved over the old one: a full disk never leaves half a key file.
void write_key_file(const std::string& path, const std::vector<CaseKey>& keys) {
    const std::string beside = path + ".nieuw";
    const mode_t before = ::umask(0077);
    std::ofstream file(beside, std::ios::trunc);
    file << key_file_heading << "\n";
    for (const CaseKey& k : keys) file << k.organisatie << ' ' << k.casus << ' ' << to_hex(k.wrapped.value) << "\n";
    file.close();
    ::umask(before);
    std::error_code error;
    if (file) std::filesystem::rename(beside, path, error);
    if (!file || error) throw AdminError("Kan het sleutelbestand " + path + " niet schrijven. Is er ruimte, en mag u hier schrijven?");
}

std::vector<CaseKey> read_key_file(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    if (!file || !std::getline(file, line) || line != key_file_heading)
        throw AdminError(path + " is geen sleutelbestand van deze versie. Gebruik het bestand dat 'ontknoop backup' maakte.");
    std::vector<CaseKey> keys;
    for (int number = 2; std::getline(file, line); ++number) {
        const auto parts = split(line, ' ');
        const auto bytes = parts.size() == 3 ? from_hex(parts[2]) : std::nullopt;
        if (!bytes || bytes->empty()) throw AdminError(path + ", regel " + std::to_string(number) + ": beschadigd. Gebruik een andere kopie van het sleutelbestand.");
        keys.push_back({std::string(parts[0]), std::string(parts[1]), {*bytes}});
    }
    return keys;
}

// Tries the keys that were put back: the master key on each organisation, the key of that on each of its cases.
struct Sleutelproef {
    std::int64_t leesbaar = 0;
    std::vector<std::string> problemen;  // what does not open, and what to do
};

Sleutelproef try_keys(db::Connection& tx, const app::Instellingen& settings) {
    SystemRandom random;
    Sleutelproef proef;
    const bool from_environment = std::getenv("ONTKNOOP_SLEUTEL") != nullptr;
    const std::string place = from_environment ? "de omgeving (ONTKNOOP_SLEUTEL)" : settings.key_path();
    const std::string remedy = " Zet de hoofdsleutel die bij deze reservekopie hoort in " + place + " en voer uit: ontknoop check.";
    if (!from_environment && !std::filesystem::exists(settings.key_path())) {
        proef.problemen.push_back("de hoofdsleutel is er niet." + remedy);
        return proef;
    }
    try {
        const organisatie::Sleutelbos bos(organisatie::load_master_key(settings.key_path(), false, random));
        for (const auto& o : organisatie::list(tx)) {
            std::optional<crypto::Key> outer;
            try {
                outer = bos.organisatie_sleutel(tx, o.id);
            } catch (const AdminError&) {
                proef.problemen.push_back(o.naam + ": de hoofdsleutel past niet bij deze gegevens." + remedy);
                continue;
            }
            tx.each<CasusId, std::int64_t, db::Bytes>(
                R"(SELECT casus_id, nummer, sleutel FROM casus WHERE organisatie_id = $1 AND sleutel IS NOT NULL ORDER BY nummer)",
                [&](CasusId id, std::int64_t nummer, db::Bytes wrapped) {
                    if (crypto::unwrap(*outer, wrapped.value, casus::sleutel_plaats(o.id, id))) ++proef.leesbaar;
                    else proef.problemen.push_back(o.naam + ": de sleutel van casus " + std::to_string(nummer) + " past niet. Zet de reservekopie terug met een andere kopie van het sleutelbestand.");
                },
                o.id);
        }
    } catch (const AdminError& error) {
        proef.problemen.push_back(std::string(error.what()) + remedy);
    }
    return proef;
}

}  // namespace

void make_backup(Program& program, const std::string& data_file, const std::string& key_file) {
    if (std::filesystem::exists(data_file)) throw AdminError(data_file + " bestaat al. Kies een nieuwe naam, bijvoorbeeld met de datum erin.");
    // Under another name for as long as the keys are still in it.
    const std::string beside = data_file + ".bezig";
    std::filesystem::remove(beside);
    program.database().backup_to(beside);
    ::chmod(beside.c_str(), 0600);
    std::vector<CaseKey> keys;
    {
        const auto copy = db::open({.url = "sqlite:" + beside, .readers = 1});
        // The keys that belong to this picture of the data; a case made a moment later is in neither file.
        keys = read_keys(*copy);
        copy->write([](db::Connection& tx) {
            tx.exec("PRAGMA secure_delete = ON");  // no trace of the keys in freed pages
            tx.exec(R"(UPDATE casus SET sleutel = NULL WHERE sleutel IS NOT NULL)");
        });
    }
    write_key_file(key_file, keys);
    std::error_code error;
    std::filesystem::rename(beside, data_file, error);
    if (error) throw AdminError("Kan " + data_file + " niet schrijven: " + error.message() + ".");
}

bool restore_backup(const app::Instellingen& settings, const Embedded& embedded, const std::string& data_file, const std::string& key_file,
                    std::ostream& out) {
    crypto::initialise();
    const auto keys = read_key_file(key_file);
    std::filesystem::create_directories(settings.gegevensmap);
    const SystemClock clock;
    const auto database = db::open({.url = settings.database_url()});
    std::vector<db::MigrationFile> all, until;
    const std::string version = fmt::format("{:04}", db::backup_version(data_file));  // as file names begin: "0007_plan.sql"
    for (const EmbeddedFile& f : embedded.migrations) all.push_back({std::string(f.path), std::string(f.content)});
    std::ranges::copy_if(all, std::back_inserter(until), [&](const db::MigrationFile& f) { return f.name.substr(0, 4) <= version; });
    if (std::ranges::none_of(until, [&](const db::MigrationFile& f) { return f.name.starts_with(version); }))
        throw AdminError("Deze reservekopie is van een nieuwere versie van Ontknoop. Zet haar terug met die versie, of een latere.");
    db::migrate(*database, until, clock);
    db::restore_from(*database, data_file);
    db::migrate(*database, all, clock);
    std::int64_t with_key = 0, total = 0;
    database->write([&](db::Connection& tx) {
        for (const CaseKey& k : keys)
            with_key += tx.exec(R"(UPDATE casus SET sleutel = $3 WHERE organisatie_id = $1 AND casus_id = $2)", k.organisatie, k.casus, k.wrapped);
        total = tx.value<std::int64_t>(R"(SELECT count(*) FROM casus)").value_or(0);
        // What was ended or used after the backup must not come to life again.
        tx.exec(R"(DELETE FROM sessie)");
        tx.exec(R"(DELETE FROM uitnodiging WHERE gebruikt_op IS NULL)");
    });
    Sleutelproef proef;
    database->read([&](db::Connection& tx) { proef = try_keys(tx, settings); });
    out << "Teruggezet: " << total << " casussen, waarvan " << proef.leesbaar << " leesbaar. " << total - with_key << " zijn eerder gewist.\n"
        << "Iedereen meldt zich opnieuw aan; open uitnodigingen gelden niet meer.\n";
    for (const std::string& problem : proef.problemen) out << "FOUT   " << problem << "\n";
    return proef.problemen.empty();
}

}  // namespace ontknoop::cli
