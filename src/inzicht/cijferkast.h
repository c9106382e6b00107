// SPDX-License-Identifier: EUPL-1.2
//
// Keeps the figures of plans that did not change, so that a page opens only the plans that did. One per process, shared by
// all threads. Holds figures only; a plan that is gone is forgotten the next time its organisation looks.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "app/context.h"
#include "inzicht/kengetallen.h"

namespace ontknoop::inzicht {

struct Geteld {
    std::shared_ptr<const Kengetal> kengetal;
    GebruikerId eigenaar;  // now: not kept in the drawer
};

struct Verzameling {
    std::vector<Geteld> plannen;
    std::size_t onleesbaar = 0;  // plans that are in no figure, because they cannot be read
};

class Cijferkast {
public:
    // `grens`: plans kept at most; the organisation that was looked at longest ago makes room.
    explicit Cijferkast(std::size_t grens = 20'000) : grens_(grens) {}

    struct Lade {  // practice cases never lie with the others
        OrganisatieId organisatie;
        bool oefen = false;
        friend auto operator<=>(const Lade&, const Lade&) = default;
    };
    // Null: not kept, or kept in another state.
    std::shared_ptr<const Kengetal> find(const Lade&, const CasusId&, std::int64_t stand);
    void keep(const Lade&, const CasusId&, std::int64_t stand, std::shared_ptr<const Kengetal>);
    // Forgets every plan of this drawer that is not in the list.
    void forget_others(const Lade&, const std::set<CasusId>&);
    void clear();
    std::size_t size() const;

private:
    struct Vel {
        std::int64_t stand = 0;
        std::shared_ptr<const Kengetal> kengetal;
    };
    struct Inhoud {
        std::map<CasusId, Vel> vellen;
        std::uint64_t gebruikt = 0;
    };
    void make_room(const Lade& for_whom);

    mutable std::mutex mutex_;
    std::map<Lade, Inhoud> laden_;
    std::size_t grens_, aantal_ = 0;
    std::uint64_t klok_ = 0;
};

// The one of this process.
Cijferkast& cijferkast();

// Figures of all plans of the organisation of who asks: the real ones, or only the practice cases.
Verzameling verzamel(app::Context&, bool oefen);

}  // namespace ontknoop::inzicht
