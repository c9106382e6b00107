// SPDX-License-Identifier: EUPL-1.2
//
// SQLite FTS5 as the engine of the search: our tokenizer, our ranking function, small wrappers. Internal to the search.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wetten/analyser.h"

namespace ontknoop::wetten::fts {

// Tokens per row and column. FTS5 keeps them in a table; a question looks at tens of thousands of rows, and one statement a row
// costs more than the rest of the ranking.
struct Lengten {
    std::int64_t eerste = 0;  // number of the first row
    std::size_t kolommen = 0;
    std::vector<std::uint16_t> tokens;  // row by row; longer than 65,535 counts as that
    // Nothing when the row is not among them.
    const std::uint16_t* van(std::int64_t rij) const {
        const auto at = static_cast<std::size_t>(rij - eerste) * kolommen;
        return rij >= eerste && at + kolommen <= tokens.size() ? tokens.data() + at : nullptr;
    }
};

// What the ranking function needs to know about a question, for one layer of the index.
//
// A group is one word (or expression) of the question. It can be found in several ways: the word itself, parts of it,
// words the thesaurus gives. A way is a set of phrases (stems). The best way counts in full and the second best a
// little, so that a word with many synonyms does not outweigh the rest of the question.
struct Meting {
    static constexpr const char* pointer_name = "ontknoop_meting";

    struct Weg {
        int groep = 0;
        double gewicht = 1;  // already divided by the square root of the number of phrases
        std::vector<int> frasen;
    };
    std::vector<double> idf;  // per phrase
    int eerste_frase = 0;     // number in the MATCH expression of the phrase that idf[0] belongs to
    std::vector<Weg> wegen;
    std::vector<double> groep_maximum;  // the score a perfect row would get per group
    double staart = 0;
    double dekking = 0;
    double heel = 0;
    std::vector<double> kolom;      // weight per column
    std::vector<double> gemiddeld;  // mean length per column, in tokens
    const Lengten* lengten = nullptr;
    double k1 = 1.2, b = 0.75;      // usual values of BM25 (Robertson and Zaragoza 2009, section 3.4)
};

struct CloseDb {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

class Statement {
public:
    Statement(sqlite3* db, std::string_view sql);
    Statement& bind(int index, std::string_view text);  // borrowed until reset
    Statement& bind(int index, std::int64_t value);
    Statement& bind_null(int index);
    Statement& bind(int index, const Meting& meting);
    bool step();
    void reset();
    std::int64_t number(int column) const { return sqlite3_column_int64(handle_.get(), column); }
    double real(int column) const { return sqlite3_column_double(handle_.get(), column); }
    bool is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }
    std::string_view text(int column) const;

private:
    sqlite3* db_;
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> handle_;
};

// A connection with the tokenizer "ontknoop" and the function gewicht(table, meting) on it. Errors throw AdminError:
// an index is derived data, and the remedy is to build it again.
class Connection {
public:
    static Connection open_memory(const Analyser& analyser);
    static Connection open_file(const std::string& path, bool writable, const Analyser& analyser);
    // Reads an index that lives in memory and outlives the connection; many connections may share one image.
    static Connection open_image(std::span<unsigned char> image, const Analyser& analyser);

    void run(const char* sql);
    sqlite3* get() const { return db_.get(); }
    std::vector<unsigned char> image() const;

private:
    Connection(const char* path, int flags, const Analyser& analyser);

    // Stems per word: the same words come back all the time while an index is built.
    struct Tokenizer {
        const Analyser* analyser;
        std::unordered_map<std::string, Stammen> known;
    };
    static int create_tokenizer(void* context, const char** arguments, int count, Fts5Tokenizer** out);
    static void delete_tokenizer(Fts5Tokenizer*) {}
    static int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int length,
                        int (*emit)(void*, int, const char*, int, int, int));

    std::unique_ptr<Tokenizer> tokenizer_;
    std::unique_ptr<sqlite3, CloseDb> db_;
};

}  // namespace ontknoop::wetten::fts
