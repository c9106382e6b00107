// SPDX-License-Identifier: EUPL-1.2
//
// Reading a migration file: just enough of SQL to cut it into statements, translate its words and find its comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/db.h"

namespace ontknoop::db {

enum class TokenKind {
    word,     // letters, digits, underscores
    quoted,   // '..', "..", $tag$..$tag$
    comment,  // -- to the end of the line (without it), /* .. */
    space,
    symbol,  // any other single character
};

struct Token {
    TokenKind kind;
    std::string_view text;
};

// Every character of the script is in exactly one token. An open quote or comment runs to the end.
std::vector<Token> sql_tokens(std::string_view script);

// The statements of the script for this engine, translated, without the `;` behind them, in order. A `;` inside quotes,
// comments and the BEGIN .. END of a trigger ends nothing.
std::vector<std::string> statements_for(Engine engine, std::string_view script);

}  // namespace ontknoop::db
