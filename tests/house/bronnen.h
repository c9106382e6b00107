// SPDX-License-Identifier: EUPL-1.2
//
// The files of the repository as the rules of the house look at them. A rule is a pure function from files to problems, so
// that every rule can be shown a violation it must find.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ontknoop::house {

struct Bron {
    std::string pad;  // from the root of the repository: "src/app/page.cpp"
    std::string tekst;
    std::size_t grootte = 0;

    bool in(std::string_view map) const { return pad.starts_with(map); }
    bool eindigt(std::initializer_list<std::string_view> einden) const {
        for (const std::string_view e : einden)
            if (pad.ends_with(e)) return true;
        return false;
    }
    bool is_cpp() const { return eindigt({".cpp", ".h"}); }
};
using Bronnen = std::vector<Bron>;
using Problemen = std::vector<std::string>;

// Everything that is ours: without what is built, installed or made by running.
const Bronnen& alle_bronnen();
// "src/app/page.cpp" -> "app"; empty outside src/<module>/.
std::string module_van(std::string_view pad);

}  // namespace ontknoop::house
