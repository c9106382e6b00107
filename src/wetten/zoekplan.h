// SPDX-License-Identifier: EUPL-1.2
//
// From a question to what is looked up: words, ways to find each word, articles and regulations that are named.
// Pure: knows no database. Internal to the search.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "wetten/analyser.h"
#include "wetten/spelling.h"
#include "wetten/zoekinhoud.h"

namespace ontknoop::wetten {

enum class Wegsoort { woord, deelwoord, synoniem, hersteld };

// One way to find a word of the question.
struct Weg {
    Wegsoort soort;
    std::vector<std::string> stammen;
    double gewicht = 1;
    std::string getoond;  // how to call it in a reason
};

struct Groep {
    std::string geschreven;
    std::vector<Weg> wegen;
    bool zwak = false;  // a word of the story ("moeder", "lang"), not of the question
};

struct Zoekplan {
    std::vector<Groep> groepen;
    std::vector<std::string> artikelen;      // numbers the question names: "58", "4:84"
    std::set<std::string> genoemd;           // ids of regulations the question names
    std::set<std::string> vermoed;           // ids of regulations the thesaurus points at
    std::vector<Verbetering> verbeteringen;
};

// Names of regulations as stems, all words included: {"algemen","wet","bestuursrecht"} -> "BWBR0005537".
using Regelingnamen = std::map<std::vector<std::string>, std::set<std::string>>;
std::vector<std::string> naam_stammen(const Analyser& analyser, std::string_view naam);

struct Plancontext {
    const Zoekinhoud::Data& inhoud;
    const Analyser& analyser;
    const Spelling& spelling;
    const Regelingnamen& namen;
    const Weging& weging;
    std::function<bool(const std::string& stam)> kent_stam;  // occurs in the index
};

Zoekplan make_zoekplan(const Plancontext& context, std::string_view vraag);

}  // namespace ontknoop::wetten
