// SPDX-License-Identifier: EUPL-1.2
#include "wetten/tegenwerpingen.h"

#include <algorithm>

#include "wetten/inhoudbestand.h"

namespace ontknoop::wetten {

Tegenwerpingen Tegenwerpingen::load(const inhoud::Bestanden& bestanden) {
    constexpr std::string_view path = "tegenwerpingen.toml";
    const inhoud::TomlValue root = inhoud::parse_toml(path, require_file(bestanden, path));
    TomlLezer reader(path, root);
    Tegenwerpingen result;
    reader.blocks("tegenwerping", [&](TomlLezer& block) {
        Tegenwerping item{block.text("id"),   block.text("naam"),     block.texts("voorbeelden"),
                          block.text("kern"), block.text("antwoord"), block.text("tip")};
        if (result.find(item.id)) block.mistake(fmt::format("id \"{}\" bestaat al", item.id));
        if (item.voorbeelden.empty()) block.mistake("geef ten minste één voorbeeld");
        result.lijst_.push_back(std::move(item));
    });
    reader.finish();
    return result;
}

const Tegenwerping* Tegenwerpingen::find(std::string_view id) const {
    const auto found = std::ranges::find(lijst_, id, &Tegenwerping::id);
    return found == lijst_.end() ? nullptr : &*found;
}

}  // namespace ontknoop::wetten
