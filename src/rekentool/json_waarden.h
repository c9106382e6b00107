// SPDX-License-Identifier: EUPL-1.2
// Results as Boost.JSON values; only for the .cpp files of this folder.
#pragma once

#include <boost/json.hpp>

#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

boost::json::object json_of(const Rekensom&);
boost::json::object json_of(const Uitkomst&);
boost::json::array json_of(const Errors&);
// Reads and checks a rekensom that is already parsed.
Result<Rekensom> rekensom_from(const boost::json::value&);
inline boost::json::string json_of(Decimaal value) { return boost::json::string(value.text()); }

}  // namespace ontknoop::rekentool
