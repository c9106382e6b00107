// SPDX-License-Identifier: EUPL-1.2
#include <sodium.h>

#include <algorithm>
#include <map>

#include "base/hex.h"
#include "base/log.h"
#include "base/text.h"
#include "db/engine.h"
#include "db/schema.h"
#include "db/sql_script.h"

namespace ontknoop::db {
namespace {

// Any number will do, as long as every copy of the program takes the same: only one migrates at a time.
constexpr std::int64_t migration_lock = 7'215'480'311;

struct AppliedMigration {
    std::string name, checksum;
};
using AppliedMigrations = std::map<std::int64_t, AppliedMigration>;

struct NumberedFile {
    std::int64_t version;
    const MigrationFile* file;
    std::string checksum;
};

// SHA-256 in hexadecimal; line ends do not count, so a checkout on another system is the same file.
std::string checksum_of(std::string_view sql) {
    const std::string text = unify_newlines(sql);
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return to_hex(hash);
}

// "0007_plan.sql" -> 7
std::int64_t version_of(std::string_view name) {
    CHECK(name.size() > 9 && name[4] == '_' && name.ends_with(".sql"));
    return parse_cell<std::int64_t>(name.substr(0, 4));
}

std::vector<NumberedFile> numbered(std::span<const MigrationFile> files) {
    std::vector<NumberedFile> all;
    for (const MigrationFile& file : files) all.push_back({version_of(file.name), &file, checksum_of(file.sql)});
    std::ranges::sort(all, {}, &NumberedFile::version);
    CHECK(std::ranges::adjacent_find(all, {}, &NumberedFile::version) == all.end());  // no number twice
    return all;
}

void create_bookkeeping(Connection& c) {
    for (const std::string& statement : statements_for(c.engine(), R"(
        CREATE TABLE IF NOT EXISTS schema_migration (
            version    INTEGER NOT NULL PRIMARY KEY,
            name       TEXT NOT NULL,
            checksum   TEXT NOT NULL,
            applied_at TEXT NOT NULL
        ) STRICT)"))
        c.exec(statement);
}

AppliedMigrations load_applied(Connection& c) {
    AppliedMigrations applied;
    if (!table_exists(c, "schema_migration")) return applied;
    constexpr const char* sql = R"(
        SELECT version, name, checksum FROM schema_migration ORDER BY version)";
    c.each<std::int64_t, std::string, std::string>(
        sql, [&](std::int64_t version, std::string name, std::string checksum) {
            applied.emplace(version, AppliedMigration{std::move(name), std::move(checksum)});
        });
    return applied;
}

// What was applied must be what we have, and what we still have to do must come after it.
void check_history(const std::vector<NumberedFile>& files, const AppliedMigrations& applied) {
    for (const auto& [version, known] : applied) {
        const auto file = std::ranges::find(files, version, &NumberedFile::version);
        if (file == files.end())
            throw AdminError("In de database staat migratie " + known.name +
                             ", die deze versie van Ontknoop niet kent. Installeer de nieuwere versie weer, of zet een reservekopie "
                             "terug van voor de update.");
        if (file->checksum != known.checksum)
            throw AdminError("Migratie " + file->file->name +
                             " is anders dan toen deze database ermee werd gemaakt. Installeer een ongewijzigde uitgave van Ontknoop; "
                             "verander nooit een migratie die al is uitgevoerd.");
    }
    for (const NumberedFile& file : files)
        if (!applied.empty() && file.version < applied.rbegin()->first && !applied.contains(file.version))
            throw AdminError("Migratie " + file.file->name +
                             " hoort voor een migratie die al is uitgevoerd. Installeer een ongewijzigde uitgave van Ontknoop.");
}

// Runs the file, unless another copy of the program was quicker. Tells whether it did.
bool apply_file(Connection& c, const NumberedFile& file, const Clock& clock) {
    if (c.engine() == Engine::postgres) {
        c.exec("SET LOCAL statement_timeout = 0");
        c.exec("SELECT pg_advisory_xact_lock($1)", migration_lock);
    }
    create_bookkeeping(c);
    if (load_applied(c).contains(file.version)) return false;
    for (const std::string& statement : statements_for(c.engine(), file.file->sql)) c.exec(statement);
    constexpr const char* sql = R"(
        INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4))";
    c.exec(sql, file.version, file.file->name, file.checksum, to_iso(clock.now()));
    return true;
}

[[noreturn]] void refuse_file(const NumberedFile& file, const std::exception& error) {
    throw AdminError(
        "Migratie " + file.file->name + " is mislukt en er is niets van bewaard: " + error.what() +
        ". De database is zoals voor dit bestand. Herstel de oorzaak en start opnieuw, of zet een reservekopie terug "
        "en installeer de vorige versie.");
}

}  // namespace

MigrationReport migrate(Database& database, std::span<const MigrationFile> files, const Clock& clock, bool only_look) {
    const std::vector<NumberedFile> all = numbered(files);
    AppliedMigrations applied;
    database.read([&](Connection& c) { applied = load_applied(c); });
    check_history(all, applied);
    MigrationReport report;
    for (const NumberedFile& file : all) {
        if (applied.contains(file.version)) continue;
        if (only_look) {
            report.pending.push_back(file.file->name);
            continue;
        }
        bool did_it = false;
        try {
            database.write([&](Connection& c) { did_it = apply_file(c, file, clock); });
        } catch (const DatabaseError& error) {
            refuse_file(file, error);
        } catch (const ConstraintError& error) {
            refuse_file(file, error);
        }
        if (!did_it) continue;
        report.applied.push_back(file.file->name);
        log::info("migration applied", {{"file", file.file->name}});
    }
    return report;
}

}  // namespace ontknoop::db
