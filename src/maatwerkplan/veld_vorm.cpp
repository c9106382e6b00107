// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/veld_vorm.h"

#include <algorithm>

#include "base/result.h"

namespace ontknoop::maatwerkplan {

namespace {

// How a choice that is made is written. The empty code stands in a list for "kies", but behind a button for "weet niet",
// which nobody chose as long as nothing is filled in.
constexpr std::string_view checked = " checked", selected = " selected";

// Behind a quote, which inside a text is written as &quot;: so this is never part of one.
bool staat_hier(std::string_view rest, std::string_view woord) { return rest.starts_with(woord) && rest.substr(woord.size()).starts_with('>'); }

}  // namespace

Veldvorm::Veldvorm(std::string getekend, std::vector<std::string> codes) : getekend_(std::move(getekend)), codes_(std::move(codes)) {
    const std::string_view alles = getekend_;
    std::size_t begin = 0, keuzes = 0;
    auto add = [&](std::size_t einde, Gat gat, std::size_t verder) {
        stukken_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(einde - begin), gat});
        begin = verder;
    };
    for (std::size_t at = 0; at < alles.size(); ++at) {
        if (alles[at] == formulier_gat[0]) add(at, Gat::formulier, at + 1);
        else if (alles[at] == waarde_gat[0]) add(at, Gat::waarde, at + 1);
        else if (alles[at] == lijst_gat[0]) add(at, Gat::lijst, at + 1);
        else if (alles[at] == '"')
            for (const std::string_view woord : {checked, selected})
                if (staat_hier(alles.substr(at + 1), woord)) {
                    gekozen_ = woord;
                    add(at + 1, Gat::keuze, at + 1 + woord.size());
                    ++keuzes;
                }
    }
    add(alles.size(), Gat::geen, alles.size());
    CHECK(keuzes == codes_.size());
}

void Veldvorm::draw(html::Out& out, std::string_view formulier, std::span<const std::string> waarden, const Veldvorm* lijst) const {
    auto gemaakt = [&, leeg_ook = gekozen_ == selected](const std::string& code) {
        return (leeg_ook || !code.empty()) && std::find(waarden.begin(), waarden.end(), code) != waarden.end();
    };
    auto code = codes_.begin();
    for (const Stuk& stuk : stukken_) {
        out.text.append(getekend_, stuk.begin, stuk.lengte);
        switch (stuk.gat) {
            case Gat::formulier: html::escape_attribute(out.text, formulier); break;
            case Gat::waarde:
                if (!waarden.empty()) html::escape_text(out.text, waarden[0]);
                break;
            case Gat::keuze:
                if (gemaakt(*code++)) out.text.append(gekozen_);
                break;
            case Gat::lijst:
                CHECK(lijst);
                lijst->draw(out, formulier, waarden);
                break;
            case Gat::geen: break;
        }
    }
}

Veldvormen& vaste_veldvormen(std::uint64_t teksten) {
    thread_local Veldvormen vormen;
    thread_local std::uint64_t van = 0;
    if (van != teksten) {
        vormen.clear();
        van = teksten;
    }
    return vormen;
}

}  // namespace ontknoop::maatwerkplan
