// SPDX-License-Identifier: EUPL-1.2
//
// The closed arguments ("mag niet bestaat niet"): what people say to end a conversation, and an answer that opens it
// again. Content: inhoud/tegenwerpingen.toml.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "inhoud/teksten.h"

namespace ontknoop::wetten {

struct Tegenwerping {
    std::string id;    // "precedent"
    std::string naam;  // "Dan wil iedereen dat": the words of the choice in a plan
    std::vector<std::string> voorbeelden;  // how it sounds
    std::string kern;                      // the answer in one line
    std::string antwoord;                  // the answer in full, B1
    std::string tip;                       // what to do in the conversation or the plan
};

class Tegenwerpingen {
public:
    // Reads "tegenwerpingen.toml". Throws AdminError when it is missing or malformed.
    static Tegenwerpingen load(const inhoud::Bestanden& bestanden);

    std::span<const Tegenwerping> alle() const { return lijst_; }
    const Tegenwerping* find(std::string_view id) const;

private:
    std::vector<Tegenwerping> lijst_;
};

}  // namespace ontknoop::wetten
