// SPDX-License-Identifier: EUPL-1.2
//
// Building blocks for the text of a decision, and what the Awb asks of every decision: content of inhoud/onderbouwing/.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "inhoud/teksten.h"

namespace ontknoop::onderbouwing {

struct Bouwsteen {
    std::string code;      // kept in plans: "hardheidsclausule"
    std::string naam;
    std::string situatie;  // when to use it
    std::string tekst;     // with {places} that come from the plan
    std::vector<std::string> ruimten;  // kinds of room it belongs to: codes of wetten::Ruimte
    std::vector<std::string> gronden;  // ids of provisions it rests on
    std::string versie;    // "1"; rises when the text changes
    Date datum{};          // of that version
};

// One thing the Awb asks; its question and answer are the field awb_<code> of the plan.
struct AwbPunt {
    std::string code;
    std::vector<std::string> artikelen;  // "3:46"
    std::string uitleg;
};

struct Bouwdoos {
    std::vector<Bouwsteen> bouwstenen;
    std::vector<AwbPunt> punten;
    std::string awb_regeling;  // "BWBR0005537"
    Date awb_nagelezen{};      // day of the text the articles were compared with
    std::string awb_bron;

    // Throws AdminError (file, line, remedy) when a file is malformed, a code is used twice or a place in a text is unknown.
    static Bouwdoos load(const inhoud::Bestanden&);
    const Bouwsteen* find(std::string_view code) const;
    const AwbPunt* find_punt(std::string_view code) const;
};

// The content of this installation: read once.
const Bouwdoos& bouwdoos(const inhoud::Bestanden&);

// The names that may stand between braces in a text.
std::span<const std::string_view> plaatsen();
// The text with each {place} filled in; what has no value stays as "[leeg(place)]". Values end as sentences by themselves.
std::string vul_in(std::string_view tekst, const std::map<std::string, std::string, std::less<>>& waarden,
                   const std::map<std::string, std::string, std::less<>>& leeg);

}  // namespace ontknoop::onderbouwing
