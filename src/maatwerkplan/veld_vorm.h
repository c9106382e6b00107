// SPDX-License-Identifier: EUPL-1.2
//
// A question as it stands in every form, drawn once and filled in often. One page asks hundreds of questions, and of each only
// three things differ between forms: the id of the form, the value, and which choices are made. Those are the holes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "html/html.h"
#include "maatwerkplan/onderdelen.h"

namespace ontknoop::maatwerkplan {

class Veldvorm {
public:
    // Stand in the page that is given to the constructor where the name of the field (in a list that several fields share), the id of
    // the form, the value and a list of choices come. Control characters, which neither texts nor codes have in them.
    static constexpr std::string_view veld_gat = "\x1c", formulier_gat = "\x1d", waarde_gat = "\x1e", lijst_gat = "\x1f";

    // `getekend`: the question with both holes and with every choice made; `codes`: of the choices, in the order they were drawn.
    Veldvorm(std::string getekend, std::vector<std::string> codes);
    // `waarden`: as in the form; a choice is made when its code is among them. `lijst` comes where the list of choices is left out.
    void draw(html::Out&, std::string_view formulier, std::string_view veld, std::span<const std::string> waarden, const Veldvorm* lijst = nullptr) const;

private:
    enum class Gat : std::uint8_t { geen, veld, formulier, waarde, keuze, lijst };
    struct Stuk {
        std::uint32_t begin, lengte;  // in getekend_
        Gat gat;                      // behind it
    };
    std::string getekend_;
    std::vector<Stuk> stukken_;
    std::vector<std::string> codes_;
    std::string_view gekozen_;  // how a choice that is made is written
};

// Ways to draw one question: with or without help and example, or as a judgement beside others.
enum class Vraagwijze : std::uint8_t { dicht, ruim, oordeel };

// Questions by field and way to draw; not for several threads.
class Veldvormen {
public:
    template <class Make>
    const Veldvorm& get(const Veld& veld, Vraagwijze wijze, Make make) {
        // Every Veld lives in the one table of onderdelen.cpp; the last bits of its address are free for the way.
        const std::uintptr_t sleutel = reinterpret_cast<std::uintptr_t>(&veld) | static_cast<std::uintptr_t>(wijze);
        const auto found = vormen_.find(sleutel);
        return found != vormen_.end() ? found->second : vormen_.emplace(sleutel, make()).first->second;
    }
    void clear() { vormen_.clear(); }

private:
    static_assert(alignof(Veld) >= 4);
    std::unordered_map<std::uintptr_t, Veldvorm> vormen_;
};

// Those of this thread whose choices are the same in every plan, drawn with the texts that have this number.
Veldvormen& vaste_veldvormen(std::uint64_t teksten);

}  // namespace ontknoop::maatwerkplan
