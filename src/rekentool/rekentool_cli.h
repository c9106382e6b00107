// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "inhoud/teksten.h"

namespace ontknoop::rekentool {

// ontknoop rekentool bereken [--json] FILE      a .toml or .json file, or "-" for JSON on standard input
// ontknoop rekentool bereken --json --reeks -   one JSON rekensom per line in, one result (or errors) per line out
// ontknoop rekentool herbereken FILE            computes a receipt again and says whether the result is the same
// `args` starts after "rekentool". Amounts in JSON are eurocents. Returns 0; 1 for a wrong input or another result; 2 for
// wrong use. With `teksten` whoever runs it reads what is wrong and what to do; without, only the codes.
int rekentool_command(std::span<const std::string> args, std::istream& in, std::ostream& out, std::ostream& err,
                      const inhoud::Teksten* teksten = nullptr);

}  // namespace ontknoop::rekentool
