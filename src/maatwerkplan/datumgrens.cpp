// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/datumgrens.h"

#include <algorithm>

namespace ontknoop::maatwerkplan {

namespace {

// Within a working life of today: a slip of the finger is a century.
constexpr Date eerste_dag{std::chrono::year{2000}, std::chrono::January, std::chrono::day{1}};
constexpr std::chrono::years jaren_vooruit{10};

enum class Kant : std::uint8_t { beide, geweest, komend };  // today is on both sides of "geweest", on none of "komend"

struct Dagveld {
    std::string_view soort, veld;
    Kant kant;
};
constexpr Dagveld dagvelden[] = {
    {"perspectief", "akkoord_op", Kant::beide},     {"doorbraak", "uiterste_datum", Kant::beide}, {"rekensom", "startdatum", Kant::beide},
    {"afspraak", "datum", Kant::beide},             {"steun", "datum", Kant::beide},              {"afsluiting", "opvolgmoment", Kant::komend},
    {"opvolging", "op", Kant::geweest},             {"opvolging", "volgende", Kant::komend},
};

Date laatste_dag(Date vandaag) {
    const Date dag = vandaag + jaren_vooruit;
    return dag.ok() ? dag : Date(dag.year() / dag.month() / std::chrono::last);  // 29 February
}

}  // namespace

Result<> keur_dag(const Soort& soort, const Veld& veld, std::string_view tekst, Date vandaag) {
    const auto regel = std::find_if(std::begin(dagvelden), std::end(dagvelden), [&](const Dagveld& d) { return d.soort == soort.naam && d.veld == veld.naam; });
    const auto dag = parse_iso_date(tekst);
    if (regel == std::end(dagvelden) || !dag) return {};
    auto weiger = [&](std::string_view code, std::vector<std::string> meer = {}) {
        meer.insert(meer.begin(), format_date(*dag));
        return fail("veld." + std::string(code), std::move(meer), std::string(veld.naam));
    };
    if (*dag < eerste_dag || *dag > laatste_dag(vandaag)) return weiger("datum_ver_weg", {format_date(laatste_dag(vandaag))});
    if (regel->kant == Kant::komend && *dag <= vandaag) return weiger("datum_voorbij");
    if (regel->kant == Kant::geweest && *dag > vandaag) return weiger("datum_nog_niet");
    return {};
}

}  // namespace ontknoop::maatwerkplan
