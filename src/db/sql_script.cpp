// SPDX-License-Identifier: EUPL-1.2
#include "db/sql_script.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"

namespace ontknoop::db {
namespace {

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_space_character(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

template <class Predicate>
std::size_t length_while(std::string_view text, Predicate belongs) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, belongs) - text.begin());
}

// Up to and with the first `end` from `from` on; everything when it never comes.
std::size_t length_through(std::string_view text, std::string_view end, std::size_t from) {
    const auto at = text.find(end, from);
    return at == std::string_view::npos ? text.size() : at + end.size();
}

// "$$" or "$tag$" at the front; empty when it is something else, such as the parameter $1.
std::string_view dollar_tag(std::string_view text) {
    const std::size_t name = length_while(text.substr(1), is_word_character);
    const bool is_number = name > 0 && text[1] >= '0' && text[1] <= '9';
    if (is_number || name + 1 >= text.size() || text[name + 1] != '$') return {};
    return text.substr(0, name + 2);
}

Token first_token(std::string_view text) {
    const auto token = [&](TokenKind kind, std::size_t length) { return Token{kind, text.substr(0, length)}; };
    const char c = text.front();
    if (is_space_character(c)) return token(TokenKind::space, length_while(text, is_space_character));
    if (text.starts_with("--")) return token(TokenKind::comment, std::min(text.find('\n'), text.size()));
    if (text.starts_with("/*")) return token(TokenKind::comment, length_through(text, "*/", 2));
    // A doubled quote inside is read as two quoted pieces side by side: the cut is the same.
    if (c == '\'' || c == '"') return token(TokenKind::quoted, length_through(text, text.substr(0, 1), 1));
    if (c == '$') {
        const std::string_view tag = dollar_tag(text);
        if (!tag.empty()) return token(TokenKind::quoted, length_through(text, tag, tag.size()));
    }
    if (is_word_character(c)) return token(TokenKind::word, length_while(text, is_word_character));
    return token(TokenKind::symbol, 1);
}

bool is_word(const Token& token, std::string_view lower) {
    return token.kind == TokenKind::word && lower_ascii(token.text) == lower;
}
bool is_symbol(const Token& token, char c) { return token.kind == TokenKind::symbol && token.text[0] == c; }
bool is_code(const Token& token) { return token.kind != TokenKind::space && token.kind != TokenKind::comment; }

struct Translation {
    std::string_view written, becomes;
};
constexpr std::array<Translation, 6> words_of_postgres{{
    {"INTEGER", "BIGINT"},
    {"REAL", "DOUBLE PRECISION"},
    {"BLOB", "BYTEA"},
    {"STRICT", ""},
    {"WITHOUT", ""},
    {"ROWID", ""},
}};
constexpr std::array<Translation, 1> words_of_sqlite{{{"JSON", "TEXT"}}};

std::span<const Translation> words_of(Engine engine) {
    if (engine == Engine::postgres) return words_of_postgres;
    return words_of_sqlite;
}

// One statement while it is being collected.
struct Collected {
    std::vector<Token> tokens;            // from its first word on
    std::vector<std::string_view> words;  // the first few, to see what it is
    std::optional<Engine> only;
    int block_depth = 0;  // BEGIN .. END (and CASE .. END) of a trigger

    bool is_trigger() const {
        const bool temporary = words.size() > 1 && lower_ascii(words[1]).starts_with("temp");
        const std::size_t kind = temporary ? 2 : 1;
        return words.size() > kind && lower_ascii(words[0]) == "create" && lower_ascii(words[kind]) == "trigger";
    }
    void add(const Token& token) {
        tokens.push_back(token);
        if (token.kind != TokenKind::word) return;
        if (words.size() < 3) words.push_back(token.text);
        if (!is_trigger()) return;
        if (is_word(token, "begin") || (block_depth > 0 && is_word(token, "case")))
            ++block_depth;
        else if (block_depth > 0 && is_word(token, "end"))
            --block_depth;
    }
};

// "-- only: postgres" -> that engine.
std::optional<Engine> engine_of_comment(std::string_view comment) {
    comment.remove_prefix(2);
    comment = trim(comment);
    if (!comment.starts_with("only:")) return std::nullopt;
    const std::string_view name = trim(comment.substr(5));
    CHECK(name == "sqlite" || name == "postgres");
    return name == "sqlite" ? Engine::sqlite : Engine::postgres;
}

// The comma between STRICT and WITHOUT ROWID must go with them: outside brackets, with nothing but options after it.
bool is_option_comma(const std::vector<Token>& tokens, std::size_t at) {
    for (std::size_t i = at + 1; i < tokens.size(); ++i) {
        if (!is_code(tokens[i])) continue;
        return tokens[i].text == "STRICT" || tokens[i].text == "WITHOUT";
    }
    return false;
}

std::string translated(Engine engine, const std::vector<Token>& tokens) {
    const auto words = words_of(engine);
    std::string sql;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const auto other = std::ranges::find(words, token.text, &Translation::written);
        if (token.kind == TokenKind::word && other != words.end())
            sql += other->becomes;
        else if (engine == Engine::postgres && is_symbol(token, ',') && is_option_comma(tokens, i))
            continue;
        else
            sql += token.text;
    }
    return std::string(trim(sql));
}

}  // namespace

std::vector<Token> sql_tokens(std::string_view script) {
    std::vector<Token> tokens;
    while (!script.empty()) {
        tokens.push_back(first_token(script));
        script.remove_prefix(tokens.back().text.size());
    }
    return tokens;
}

std::vector<std::string> statements_for(Engine engine, std::string_view script) {
    std::vector<std::string> statements;
    Collected now;
    const auto finish = [&] {
        if (!now.tokens.empty() && now.only.value_or(engine) == engine)
            statements.push_back(translated(engine, now.tokens));
        now = {};
    };
    for (const Token& token : sql_tokens(script)) {
        if (is_symbol(token, ';') && now.block_depth == 0) {
            finish();
        } else if (is_code(token) || !now.tokens.empty()) {
            // Half-way a statement it would limit nothing: better refused than misread.
            CHECK(token.kind != TokenKind::comment || !engine_of_comment(token.text));
            now.add(token);
        } else if (token.kind == TokenKind::comment) {
            if (const auto only = engine_of_comment(token.text)) now.only = only;
        }
    }
    finish();
    return statements;
}

}  // namespace ontknoop::db
