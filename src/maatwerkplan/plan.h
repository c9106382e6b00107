// SPDX-License-Identifier: EUPL-1.2
//
// A plan in memory: the parts of a case, read in one go, and the questions other features ask of it. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/money.h"
#include "base/result.h"
#include "maatwerkplan/onderdelen.h"

namespace ontknoop::maatwerkplan {

// The value of one field, and the version of its part in which it last changed: so that two people who change different
// fields of the same part do not collide.
struct Waarde {
    std::string_view veld;  // Veld::naam
    std::string tekst;      // the stored form
    std::int64_t versie = 0;
};

struct Onderdeel {
    OnderdeelId id;
    const Soort* soort = nullptr;
    std::string ouder;      // id, or empty
    std::int64_t volgorde = 0, versie = 0;
    std::vector<Waarde> waarden;
    GebruikerId gemaakt_door, gewijzigd_door;
    std::string gemaakt_op, gewijzigd_op;

    std::string_view get(std::string_view veld) const;  // "" when empty
    std::int64_t veldversie(std::string_view veld) const;
    bool is_leeg() const;
    std::optional<std::int64_t> geheel(std::string_view veld) const;
    std::optional<Eurocent> bedrag(std::string_view veld) const;
    bool ja(std::string_view veld) const { return get(veld) == "ja"; }
    bool heeft(std::string_view veld, std::string_view code) const;  // one of several codes or ids
    std::string titel() const;  // value of the title field, shortened to 80 characters
};

struct Plan {
    std::vector<Onderdeel> onderdelen;  // by kind in the order of soorten(), then by volgorde

    // All of a kind; with `ouder`, only those under it.
    std::vector<const Onderdeel*> van(std::string_view soort, std::string_view ouder = {}) const;
    // The one of its kind (or the first); null when there is none yet.
    const Onderdeel* een(std::string_view soort, std::string_view ouder = {}) const;
    const Onderdeel* find(std::string_view id) const;
    std::string_view get(std::string_view soort, std::string_view veld) const;  // of `een`
    // Alias of the household, "" while there is none.
    std::string_view alias() const { return get("casus", "alias"); }
};

// --- what is missing --------------------------------------------------------------------------------------------------
struct Gemis {
    std::string_view stap, soort, veld;  // veld empty: a part of this kind
    std::string onderdeel;               // id, empty when the part is not there yet
    std::string ouder;                   // id of the part it hangs or would hang under, empty: none
    bool voor_indienen = false;          // submitting asks for it; else it is a reminder and never stops anyone
};
// What a complete plan would still have, in the order of the steps.
std::vector<Gemis> ontbreekt(const Plan&);
struct Voortgang {
    std::string_view stap;
    int mist = 0;  // pieces of ontbreekt()
    bool begonnen = false;
    bool klaar() const { return mist == 0; }
};
std::vector<Voortgang> voortgang(const Plan&);
// What stands in the way of submitting, all at once: those of ontbreekt() that it asks for. The field is "<onderdeel>.<veld>";
// of a part that is not there "<soort>", "<soort>-<ouder>" and with ".<veld>" when it is one of its fields.
Errors mag_indienen(const Plan&);
// What stands in the way of letting others read it: that the household knows of the plan and agrees. The field as above.
Errors mag_delen(const Plan&);

// A short mark of what stands in each field, in the order of the kind: a form takes it along, and so can tell which of its
// fields were left alone. `onderdeel` null: of a part that is not there yet.
std::string merken(const Soort&, const Onderdeel*);
// Whether `merken` says that `veld` held `opgeslagen` when the form was drawn.
bool was(const Soort&, std::string_view merken, const Veld& veld, std::string_view opgeslagen);

// --- storage form of the fields (sealed as a whole) -------------------------------------------------------------------
// "veld NUL versie NUL waarde NUL" for every field that was ever filled in; no field can hold a NUL.
std::string encode(const std::vector<Waarde>&);
// Fields that a later version of the program dropped are skipped.
std::vector<Waarde> decode(const Soort&, std::string_view bytes);

}  // namespace ontknoop::maatwerkplan
