// SPDX-License-Identifier: EUPL-1.2
#include "db/engine.h"

namespace ontknoop::db {
namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";

bool is_postgres_address(std::string_view url) {
    return url.starts_with("postgresql://") || url.starts_with("postgres://") || url.starts_with("host=") ||
           url.starts_with("dbname=") || url.starts_with("service=");
}

}  // namespace

std::unique_ptr<Database> open(const Options& options) {
    const std::string& url = options.url;
    if (url.starts_with(sqlite_prefix) && url.size() > sqlite_prefix.size())
        return open_sqlite(url.substr(sqlite_prefix.size()), options);
    if (is_postgres_address(url)) return open_postgres(options);
    throw AdminError(
        "Het adres van de database (gegevens.database) kennen we niet. Schrijf sqlite:/pad/naar/ontknoop.db of "
        "postgresql://gebruiker@machine/naam.");
}

}  // namespace ontknoop::db
