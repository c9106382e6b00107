// SPDX-License-Identifier: EUPL-1.2
//
// The desk of a professional: what waits for me today, my cases, one case at a glance, and what may happen to it next.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/route.h"
#include "casus/casus.h"
#include "html/html.h"

namespace ontknoop::werkplek {

std::span<const app::Route> routes();
// Every page of a case that cannot be read says so, and what can still be done. For main.cpp, before the first request.
void register_onleesbaar();

// What other features have waiting for this person: one block on Vandaag. A source names only what this person may open, and of
// a case only what this person may read.
struct Wachtpunt {
    html::Url waarheen;
    std::string naam;  // the words of the link
    std::string bij;   // what is said behind it; may be empty
};
// Things of one kind, what waits longest first. Vandaag shows the first `meeste_wachtpunten` and the way to all of them, so a
// source need not look for more than one beyond that.
struct Wachtgroep {
    std::string kop, uitleg;
    std::vector<Wachtpunt> punten;
    html::Url alle;
};
inline constexpr int meeste_wachtpunten = 5;
// Adds its groups; none when nothing waits. `mijn`: the open cases in which the person may write.
using Wachtbron = void (*)(std::vector<Wachtgroep>&, app::Context&, std::span<const casus::Casus> mijn);
void register_wachtbron(Wachtbron);  // before the first request

}  // namespace ontknoop::werkplek
