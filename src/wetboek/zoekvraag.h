// SPDX-License-Identifier: EUPL-1.2
//
// What a page or an API client asks of the law tool, read from its fields with all mistakes at once.
#pragma once

#include <span>
#include <string_view>

#include "app/context.h"
#include "base/result.h"
#include "http/http.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetboek {

inline constexpr std::size_t langste_vraag = 400;  // characters
inline constexpr std::size_t meeste_treffers = 100;

// Fields: zoek (text), leefgebied and ruimte (codes, may repeat), op (date, default today), aantal (1..100, default 10).
// Local rules are those of the own municipality. Errors, each with its field: wet.vraag_te_lang, veld.ongeldige_tekens,
// wet.onbekend_leefgebied, wet.onbekende_ruimte, veld.geen_datum, wet.aantal.
Result<wetten::Zoekvraag> read_zoekvraag(const app::Context&, const http::Fields&);
// The question without words: nothing typed and nothing chosen.
bool is_leeg(const wetten::Zoekvraag&);
// Ranked hits; without words every provision that fits the choices, in the order of the library.
wetten::Antwoord zoek(const app::Context&, const wetten::Zoekvraag&);

Date vandaag(const app::Context&);

}  // namespace ontknoop::wetboek
