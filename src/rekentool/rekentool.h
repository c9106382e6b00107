// SPDX-License-Identifier: EUPL-1.2
// The header other features include: the whole public face of the calculator.
#pragma once

#include "rekentool/prijzen.h"          // Prijslijst, make_regel, Sjabloon
#include "rekentool/rekensom.h"         // Rekensom, check, calculate, Uitkomst
#include "rekentool/rekensom_json.h"    // read_rekensom_json, read_rekensom_toml, to_json
#include "rekentool/uitvoer_json.h"     // calculate_all; with it simulate, tornado, sentences, make_receipt
