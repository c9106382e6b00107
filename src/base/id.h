// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace ontknoop {

// Source of identifiers and tokens; a test gives a seeded one.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(unsigned char* to, std::size_t count) = 0;
};
class SystemRandom final : public Random {
public:
    void fill(unsigned char* to, std::size_t count) override;
};
class SeededRandom final : public Random {
public:
    explicit SeededRandom(unsigned long long seed) : state_(seed) {}
    void fill(unsigned char* to, std::size_t count) override;

private:
    unsigned long long state_;
};

// 16 characters of Crockford base 32 in lower case: 40 bits of time (hundredths of a second, lasts until 2318), then 40
// random bits. Sortable by age, not guessable, and made without asking the database, so that several nodes can write at
// once.
std::string make_id_text(Timestamp now, Random& random);
bool is_id_text(std::string_view text);

// A small type per kind of id, so that a casus can never be passed where an organisatie is meant.
template <class Tag>
struct Id {
    std::string value;

    static Id make(const Clock& clock, Random& random) { return Id{make_id_text(clock.now(), random)}; }
    // Empty when the text cannot be an id at all: the caller answers "niet gevonden".
    static std::optional<Id> parse(std::string_view text) {
        if (!is_id_text(text)) return std::nullopt;
        return Id{std::string(text)};
    }
    friend auto operator<=>(const Id&, const Id&) = default;
};

using OrganisatieId = Id<struct OrganisatieTag>;
using GebruikerId = Id<struct GebruikerTag>;
using CasusId = Id<struct CasusTag>;
using OnderdeelId = Id<struct OnderdeelTag>;

}  // namespace ontknoop
