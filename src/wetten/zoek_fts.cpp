// SPDX-License-Identifier: EUPL-1.2
#include "wetten/zoek_fts.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "base/result.h"

namespace ontknoop::wetten::fts {
namespace {

constexpr std::size_t most_known_words = 200'000;

[[noreturn]] void index_error(sqlite3* db, std::string_view doing) {
    throw AdminError(fmt::format("De zoekindex van de wetten is onbruikbaar ({}: {}). Maak hem opnieuw met "
                                 "\"ontknoop wetten indexeren\".",
                                 doing, db ? sqlite3_errmsg(db) : "geen geheugen"));
}

fts5_api* find_fts5(sqlite3* db) {
    fts5_api* api = nullptr;
    // The pointer-passing interface is the documented way to reach FTS5 (sqlite.org/fts5.html, section 7).
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &raw, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(raw, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(raw);
    }
    sqlite3_finalize(raw);
    return api;
}

// Score of one row. Per phrase BM25F: term frequency summed over columns with their weight and length norm, then
// saturated; per group the best way plus a share of the second best; the sum divided by what a perfect row would get.
double score_row(const Fts5ExtensionApi* api, Fts5Context* row, const Meting& meting) {
    const std::size_t columns = meting.kolom.size();
    thread_local std::vector<double> frequency;
    thread_local std::vector<double> best;
    thread_local std::vector<double> second;
    thread_local std::vector<double> norm;
    frequency.assign(meting.idf.size(), 0);
    best.assign(meting.groep_maximum.size(), 0);
    second.assign(meting.groep_maximum.size(), 0);
    norm.assign(columns, -1);
    const std::uint16_t* lengte = meting.lengten->van(api->xRowid(row));
    if (!lengte) return 0;

    // Phrase by phrase: xInst would merge the positions of all phrases in order, which is slow and of no use here.
    for (std::size_t phrase = 0; phrase < frequency.size(); ++phrase) {
        Fts5PhraseIter iterator{};
        int column = 0, offset = 0;
        if (api->xPhraseFirst(row, meting.eerste_frase + static_cast<int>(phrase), &iterator, &column, &offset) != SQLITE_OK) return 0;
        for (; column >= 0 && static_cast<std::size_t>(column) < columns;
             api->xPhraseNext(row, &iterator, &column, &offset)) {
            double& length_norm = norm[column];
            if (length_norm < 0) {
                length_norm = meting.kolom[column] / (1 - meting.b + meting.b * lengte[column] / std::max(1.0, meting.gemiddeld[column]));
            }
            frequency[phrase] += length_norm;
        }
    }
    for (const Meting::Weg& weg : meting.wegen) {
        double sum = 0;
        double present = 0, all = 0;
        for (int phrase : weg.frasen) {
            all += meting.idf[phrase];
            if (frequency[phrase] <= 0) continue;
            present += meting.idf[phrase];
            sum += meting.idf[phrase] * frequency[phrase] / (meting.k1 + frequency[phrase]);
        }
        if (sum <= 0) continue;
        sum *= weg.gewicht;
        if (present < all) sum *= 1 - meting.heel * (1 - present / all);
        double& top = best[weg.groep];
        if (sum > top) std::swap(sum, top);
        second[weg.groep] = std::max(second[weg.groep], sum);
    }
    double total = 0, maximum = 0, covered = 0;
    for (std::size_t g = 0; g < best.size(); ++g) {
        total += std::min(best[g] + meting.staart * second[g], meting.groep_maximum[g]);
        maximum += meting.groep_maximum[g];
        if (best[g] > 0) covered += meting.groep_maximum[g];
    }
    if (maximum <= 0) return 0;
    return total / maximum * (1 + meting.dekking * covered / maximum) / (1 + meting.dekking);
}

void gewicht(const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* result, int count, sqlite3_value** values) {
    const auto* meting =
        count == 1 ? static_cast<const Meting*>(sqlite3_value_pointer(values[0], Meting::pointer_name)) : nullptr;
    sqlite3_result_double(result, meting ? score_row(api, row, *meting) : 0.0);
}

}  // namespace

Statement::Statement(sqlite3* db, std::string_view sql) : db_(db) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr) != SQLITE_OK) {
        index_error(db, "lezen");
    }
    handle_.reset(raw);
}

Statement& Statement::bind(int index, std::string_view text) {
    // A null pointer would bind NULL.
    const char* data = text.data() ? text.data() : "";
    sqlite3_bind_text(handle_.get(), index, data, static_cast<int>(text.size()), SQLITE_STATIC);
    return *this;
}
Statement& Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(handle_.get(), index, value);
    return *this;
}
Statement& Statement::bind_null(int index) {
    sqlite3_bind_null(handle_.get(), index);
    return *this;
}
Statement& Statement::bind(int index, const Meting& meting) {
    sqlite3_bind_pointer(handle_.get(), index, const_cast<Meting*>(&meting), Meting::pointer_name, nullptr);
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) index_error(db_, "zoeken");
    return false;
}

void Statement::reset() {
    sqlite3_reset(handle_.get());
    sqlite3_clear_bindings(handle_.get());
}

std::string_view Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
    return data ? std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)))
                : std::string_view();
}

Connection::Connection(const char* path, int flags, const Analyser& analyser)
    : tokenizer_(std::make_unique<Tokenizer>(Tokenizer{&analyser, {}})) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path, &raw, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
    db_.reset(raw);
    if (code != SQLITE_OK) index_error(raw, "openen");
    run("PRAGMA trusted_schema = ON");  // only this program writes the schema; our tokenizer must be usable in it
    fts5_api* api = find_fts5(raw);
    if (!api) throw AdminError("SQLite heeft geen FTS5. Installeer de SQLite van Debian 12 (libsqlite3-0).");
    fts5_tokenizer tokenizer{&Connection::create_tokenizer, &Connection::delete_tokenizer, &Connection::tokenize};
    api->xCreateTokenizer(api, "ontknoop", tokenizer_.get(), &tokenizer, nullptr);
    api->xCreateFunction(api, "gewicht", nullptr, &gewicht, nullptr);
}

Connection Connection::open_memory(const Analyser& analyser) {
    return {":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, analyser};
}

Connection Connection::open_file(const std::string& path, bool writable, const Analyser& analyser) {
    if (writable) return {path.c_str(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, analyser};
    // An index file is replaced, never changed: no locks needed.
    std::string uri = "file:";
    for (char c : path) uri += c == '?' || c == '#' || c == '%' ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
    return {(uri + "?immutable=1").c_str(), SQLITE_OPEN_READONLY, analyser};
}

Connection Connection::open_image(std::span<unsigned char> image, const Analyser& analyser) {
    Connection connection = open_memory(analyser);
    const auto size = static_cast<sqlite3_int64>(image.size());
    if (sqlite3_deserialize(connection.get(), "main", image.data(), size, size, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK) {
        index_error(connection.get(), "openen");
    }
    // Pages are read where they are, instead of copied into a cache of every connection.
    connection.run(fmt::format("PRAGMA mmap_size = {}", size).c_str());
    return connection;
}

void Connection::run(const char* sql) {
    if (sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) index_error(db_.get(), "schrijven");
}

std::vector<unsigned char> Connection::image() const {
    sqlite3_int64 size = 0;
    unsigned char* data = sqlite3_serialize(db_.get(), "main", &size, 0);
    if (!data) index_error(db_.get(), "bewaren");
    std::vector<unsigned char> image(data, data + size);
    sqlite3_free(data);
    return image;
}

int Connection::create_tokenizer(void* context, const char**, int, Fts5Tokenizer** out) {
    *out = static_cast<Fts5Tokenizer*>(context);
    return SQLITE_OK;
}

int Connection::tokenize(Fts5Tokenizer* handle, void* context, int flags, const char* data, int length,
                         int (*emit)(void*, int, const char*, int, int, int)) {
    auto& self = *reinterpret_cast<Tokenizer*>(handle);
    const std::string_view text(data, static_cast<std::size_t>(length));
    // A question arrives as stems already (zoekvraagplan): stemming a stem again would spoil it.
    if (flags & FTS5_TOKENIZE_QUERY) return emit(context, 0, data, length, 0, length);
    for (const Woord& word : tokenise(text)) {
        auto found = self.known.find(word.tekst);
        if (found == self.known.end() || !word.delen.empty()) {
            if (self.known.size() >= most_known_words) self.known.clear();
            found = self.known.insert_or_assign(word.tekst, self.analyser->stammen(word)).first;
        }
        const auto begin = static_cast<int>(word.begin), end = static_cast<int>(word.end);
        const auto give = [&](int token_flags, const std::string& stem) {
            return emit(context, token_flags, stem.data(), static_cast<int>(stem.size()), begin, end);
        };
        if (const int code = give(0, found->second.stam); code != SQLITE_OK) return code;
        for (const std::string& part : found->second.delen) {
            if (const int code = give(FTS5_TOKEN_COLOCATED, part); code != SQLITE_OK) return code;
        }
    }
    return SQLITE_OK;
}

}  // namespace ontknoop::wetten::fts
