// SPDX-License-Identifier: EUPL-1.2
//
// The error summary of a long form: "Dit is nog leeg" nine times below each other says nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "inhoud/teksten.h"

namespace ontknoop::app {

// Errors that read the same get the label of their field in front; the others stay as they are. `label` gives what the page calls
// a field, or nothing for what it does not know. For the summary only: beside the field its label is there already.
Errors name_fields(const inhoud::Teksten&, const Errors&, const std::function<std::string(std::string_view field)>& label);

}  // namespace ontknoop::app
