// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/veld_vorm.h"

#include <algorithm>

#include "base/result.h"

namespace ontknoop::maatwerkplan {

namespace {

// How a choice that is made is written. The empty code stands in a list for "kies", but behind a button for "weet niet",
// which nobody chose as long as nothing is filled in.
constexpr std::string_view checked = " checked", selected = " selected";
// As they stand in what was drawn: behind a quote, which inside a text is written as &quot;, so this is never part of one.
constexpr std::string_view checked_there = "\" checked>", selected_there = "\" selected>";

// The next place of each thing that is looked for; the nearest is asked for again and again.
class Zoeker {
public:
    Zoeker(std::string_view in, std::string_view wat) : in_(in), wat_(wat), plaats_(in.find(wat)) {}
    std::size_t plaats() const { return plaats_; }  // npos: no more
    void verder() { plaats_ = in_.find(wat_, plaats_ + 1); }

private:
    std::string_view in_, wat_;
    std::size_t plaats_;
};

}  // namespace

Veldvorm::Veldvorm(std::string getekend, std::vector<std::string> codes) : getekend_(std::move(getekend)), codes_(std::move(codes)) {
    const std::string_view alles = getekend_;
    struct Soort {
        Zoeker zoeker;
        Gat gat;
        std::size_t voor, weg;  // bytes that stay before the hole, and that the hole takes
        std::string_view gekozen = {};
    } soorten[] = {{{alles, veld_gat}, Gat::veld, 0, 1},
                   {{alles, formulier_gat}, Gat::formulier, 0, 1},
                   {{alles, waarde_gat}, Gat::waarde, 0, 1},
                   {{alles, lijst_gat}, Gat::lijst, 0, 1},
                   {{alles, checked_there}, Gat::keuze, 1, checked.size(), checked},
                   {{alles, selected_there}, Gat::keuze, 1, selected.size(), selected}};
    std::size_t begin = 0, keuzes = 0;
    auto add = [&](std::size_t einde, Gat gat) { stukken_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(einde - begin), gat}); };
    while (true) {
        Soort& volgende = *std::min_element(std::begin(soorten), std::end(soorten), [](const Soort& a, const Soort& b) { return a.zoeker.plaats() < b.zoeker.plaats(); });
        if (volgende.zoeker.plaats() == std::string_view::npos) break;
        const std::size_t einde = volgende.zoeker.plaats() + volgende.voor;
        add(einde, volgende.gat);
        begin = einde + volgende.weg;
        if (volgende.gat == Gat::keuze) {
            gekozen_ = volgende.gekozen;
            ++keuzes;
        }
        volgende.zoeker.verder();
    }
    add(alles.size(), Gat::geen);
    CHECK(keuzes == codes_.size());
}

void Veldvorm::draw(html::Out& out, std::string_view formulier, std::string_view veld, std::span<const std::string> waarden, const Veldvorm* lijst) const {
    auto gemaakt = [&, leeg_ook = gekozen_ == selected](const std::string& code) {
        return (leeg_ook || !code.empty()) && std::find(waarden.begin(), waarden.end(), code) != waarden.end();
    };
    auto code = codes_.begin();
    // Written several times in one question, and nearly always made of letters, digits and hyphens.
    const bool kaal = html::needs_no_escape(formulier);
    for (const Stuk& stuk : stukken_) {
        out.text.append(getekend_, stuk.begin, stuk.lengte);
        switch (stuk.gat) {
            case Gat::veld: html::escape_attribute(out.text, veld); break;
            case Gat::formulier:
                if (kaal) out.text.append(formulier);
                else html::escape_attribute(out.text, formulier);
                break;
            case Gat::waarde:
                if (!waarden.empty()) html::escape_text(out.text, waarden[0]);
                break;
            case Gat::keuze:
                if (gemaakt(*code++)) out.text.append(gekozen_);
                break;
            case Gat::lijst:
                CHECK(lijst);
                lijst->draw(out, formulier, veld, waarden);
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
