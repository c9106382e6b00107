// SPDX-License-Identifier: EUPL-1.2
//
// Words of a case that cannot be read: a row that is damaged or was moved, a key that is lost. Who opens that case is told;
// what goes over many cases leaves it out, and says so.
#pragma once

#include <optional>
#include <type_traits>

#include "app/unreadable.h"
#include "base/log.h"

namespace ontknoop::casus {

class Onleesbaar : public app::Unreadable {
public:
    using Unreadable::Unreadable;
};

// What `read` gives; nothing when it came upon words that cannot be read, which is then in the log of the administrator.
template <class Read>
auto if_leesbaar(Read read) -> std::optional<std::invoke_result_t<Read>> {
    try {
        return read();
    } catch (const Onleesbaar& error) {
        log::error("a case cannot be read", {{"error", error}});
        return std::nullopt;
    }
}

}  // namespace ontknoop::casus
