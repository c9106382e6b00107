// SPDX-License-Identifier: EUPL-1.2
//
// Private to maatwerkplan/: its statements. Contents are sealed with the key of the case, bound to the part they belong to.
#pragma once

#include "maatwerkplan/maatwerkplan.h"

namespace ontknoop::maatwerkplan::store {

std::vector<Onderdeel> load(app::Context&, const casus::Casus&);
std::map<std::string, Onderdeel> load_een(app::Context&, std::span<const casus::Casus>, std::string_view soort);
std::map<std::string, std::vector<Onderdeel>> load_lijst(app::Context&, std::span<const casus::Casus>, std::string_view soort);
void insert(app::Context&, const casus::Casus&, const Onderdeel&);
// Nobody else changes this case until the transaction ends; nothing happens when there is no such case.
void lock_casus(app::Context&, std::string_view casus_id);
// Whether a part of this kind is there under this parent ("": none) by now, whoever put it there. From here to the end of the
// transaction nobody else can.
bool claim_enige(app::Context&, const casus::Casus&, std::string_view soort, std::string_view ouder);
// False when the part changed since `basis`.
bool update(app::Context&, const casus::Casus&, const Onderdeel&, std::int64_t basis);
void set_volgorde(app::Context&, const casus::Casus&, const OnderdeelId&, std::int64_t volgorde);
void erase(app::Context&, const casus::Casus&, const OnderdeelId&);

enum class Bewaar {
    samen,       // replaces the version before it, when the same person made that one less than ten minutes ago
    naast,       // the version before it stays
    verwijderd,  // the part is gone; this is what it was
};
void keep_versie(app::Context&, const casus::Casus&, const Onderdeel& o, Bewaar);
std::vector<Versie> versies(app::Context&, const casus::Casus&, int limit, int offset, std::string_view onderdeel);
// Parts and earlier versions whose words cannot be read.
std::int64_t count_onleesbaar(app::Context&, const casus::Casus&);
std::int64_t count_versies(app::Context&, const casus::Casus&, std::string_view onderdeel);
std::optional<Versie> find_versie(app::Context&, const casus::Casus&, std::string_view onderdeel, std::int64_t versie);
// How a part began: its first version, or nothing when there never was such a part in this case.
struct Herkomst {
    std::string soort, ouder;
    GebruikerId door;
};
std::optional<Herkomst> herkomst(app::Context&, const casus::Casus&, std::string_view onderdeel);
// Highest version number this part ever had.
std::int64_t last_versie(app::Context&, const casus::Casus&, std::string_view onderdeel);

}  // namespace ontknoop::maatwerkplan::store
