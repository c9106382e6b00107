// SPDX-License-Identifier: EUPL-1.2
//
// A reply to a closed argument, in plain text to copy: what was said, our answer, what we ask, and why it may. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "inhoud/teksten.h"
#include "maatwerkplan/plan.h"
#include "wetten/tegenwerpingen.h"

namespace ontknoop::wetboek {

struct Afzender {
    std::string naam, organisatie;
};
// `cite` turns a stored provision into a citation. Holds nothing of the household but what the plan says about the obstacle,
// the step and the law: no alias, no story.
std::string antwoordbrief(const inhoud::Teksten&, const wetten::Tegenwerping&, const maatwerkplan::Plan&, const Afzender&,
                          const std::function<std::string(std::string_view)>& cite);

}  // namespace ontknoop::wetboek
