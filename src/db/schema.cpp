// SPDX-License-Identifier: EUPL-1.2
#include "db/schema.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "db/sql_script.h"

namespace ontknoop::db {
namespace {

// Both answer: table, column, type as the engine calls it, required, position in the primary key.
constexpr const char* columns_on_sqlite = R"(
    SELECT t.name, c.name, c.type, c."notnull", c.pk
    FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
    ORDER BY t.name, c.cid)";
constexpr const char* columns_on_postgres = R"(
    SELECT t.relname::text, c.attname::text, format_type(c.atttypid, NULL), c.attnotnull,
           coalesce(array_position(k.indkey::int2[], c.attnum) + 1, 0)
    FROM pg_class AS t
    JOIN pg_attribute AS c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped AND c.attgenerated = ''
    LEFT JOIN pg_index AS k ON k.indrelid = t.oid AND k.indisprimary
    WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r'
    ORDER BY t.relname COLLATE "C", c.attnum)";

struct TypeName {
    std::string_view engine, ours;
};
constexpr std::array<TypeName, 5> type_names{{
    {"bigint", "INTEGER"},
    {"double precision", "REAL"},
    {"text", "TEXT"},
    {"json", "TEXT"},
    {"bytea", "BLOB"},
}};

std::string our_type(const std::string& engine_type) {
    const auto known = std::ranges::find(type_names, engine_type, &TypeName::engine);
    return known == type_names.end() ? engine_type : std::string(known->ours);
}

struct Comments {
    std::map<std::string, std::string> of_table;
    std::map<std::pair<std::string, std::string>, std::string> of_column;
};

std::string comment_words(std::string_view comment) {
    comment.remove_prefix(2);
    if (comment.ends_with("*/")) comment.remove_suffix(2);
    return std::string(trim(comment));
}

void append_sentence(std::string& to, std::string_view more) {
    if (!to.empty()) to += ' ';
    to += more;
}

// Walks over the tokens of a migration and notes which table and column we are in.
class CommentReader {
public:
    explicit CommentReader(Comments& found) : found_(found) {}

    void visit(const Token& token) {
        switch (token.kind) {
            case TokenKind::space:
                return visit_space(token.text);
            case TokenKind::comment:
                return visit_comment(token.text);
            case TokenKind::symbol:
                return visit_symbol(token.text[0]);
            case TokenKind::word:
                return visit_word(token.text);
            case TokenKind::quoted:
                code_on_this_line_ = true;
                return;
        }
    }

private:
    void visit_space(std::string_view space) {
        const auto lines = std::ranges::count(space, '\n');
        if (lines > 0) code_on_this_line_ = false;
        if (lines > 1 && words_.empty()) above_.clear();  // a blank line: not about the statement below
    }

    void visit_comment(std::string_view comment) {
        const std::string words = comment_words(comment);
        if (code_on_this_line_) {
            if (!column_.empty()) append_sentence(found_.of_column[{table_, column_}], words);
        } else if (words_.empty() && !words.starts_with("only:") && !words.starts_with("SPDX-")) {
            append_sentence(above_, words);
        }
    }

    void visit_symbol(char symbol) {
        code_on_this_line_ = true;
        if (symbol == '(' && ++depth_ == 1 && !table_.empty()) column_expected_ = true;
        if (symbol == ')' && --depth_ == 0) column_expected_ = false;
        if (symbol == ',' && depth_ == 1 && !table_.empty()) column_expected_ = true;
        if (symbol == ';') end_statement();
    }

    void visit_word(std::string_view text) {
        // The first word of the next statement: a comment behind the `;` no longer belongs to the last one.
        if (words_.empty()) table_.clear(), column_.clear();
        code_on_this_line_ = true;
        const std::string word = lower_ascii(text);
        if (column_expected_ && depth_ == 1) {
            column_expected_ = false;
            column_ = starts_constraint(word) ? std::string() : word;
        }
        if (words_.size() < 8) note_word(word);
    }

    // "create table [if not exists] x" and "alter table x add [column] y"
    void note_word(const std::string& word) {
        const bool filler = word == "if" || word == "not" || word == "exists" || word == "column";
        if (filler || depth_ > 0) return;
        words_.push_back(word);
        if (words_.size() == 3 && words_[1] == "table" && (words_[0] == "create" || words_[0] == "alter")) {
            table_ = word;
            if (words_[0] == "create" && !above_.empty()) append_sentence(found_.of_table[table_], above_);
        }
        if (words_.size() == 5 && words_[0] == "alter" && words_[3] == "add") column_ = word;
    }

    static bool starts_constraint(std::string_view word) {
        return word == "primary" || word == "unique" || word == "foreign" || word == "check" || word == "constraint";
    }

    void end_statement() {
        words_.clear();
        above_.clear();
        depth_ = 0;
        column_expected_ = false;
    }

    Comments& found_;
    std::string table_, column_, above_;
    std::vector<std::string> words_;  // of the statement so far, outside brackets
    int depth_ = 0;
    bool column_expected_ = false;
    bool code_on_this_line_ = false;
};

Comments read_comments(std::span<const MigrationFile> files) {
    Comments found;
    for (const MigrationFile& file : files) {
        CommentReader reader(found);
        for (const Token& token : sql_tokens(file.sql)) reader.visit(token);
    }
    return found;
}

}  // namespace

bool table_exists(Connection& connection, std::string_view name) {
    const auto tables = tables_of(connection);
    return std::ranges::find(tables, name, &TableInfo::name) != tables.end();
}

std::vector<TableInfo> tables_of(Connection& connection) {
    std::vector<TableInfo> tables;
    const char* sql = connection.engine() == Engine::sqlite ? columns_on_sqlite : columns_on_postgres;
    connection.each<std::string, std::string, std::string, bool, int>(
        sql, [&](std::string table, std::string column, std::string type, bool required, int key_position) {
            if (tables.empty() || tables.back().name != table) tables.push_back({std::move(table), {}, {}});
            tables.back().columns.push_back({std::move(column), our_type(type), required, key_position, {}});
        });
    return tables;
}

std::vector<TableInfo> describe_schema(Database& database, std::span<const MigrationFile> comments_from) {
    std::vector<TableInfo> tables;
    database.read([&](Connection& c) { tables = tables_of(c); });
    Comments comments = read_comments(comments_from);
    for (TableInfo& table : tables) {
        table.comment = comments.of_table[table.name];
        for (ColumnInfo& column : table.columns) column.comment = comments.of_column[{table.name, column.name}];
    }
    return tables;
}

}  // namespace ontknoop::db
