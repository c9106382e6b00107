// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/opvolging.h"

#include <algorithm>

namespace ontknoop::maatwerkplan {

Date voorstel_opvolgmoment(Date vandaag) {
    const Date dag = vandaag + std::chrono::months{6};
    return dag.ok() ? dag : Date(dag.year() / dag.month() / std::chrono::last);  // 31 August: the last of February
}

std::vector<const Onderdeel*> opvolgingen(const Plan& plan) {
    auto all = plan.van("opvolging");
    std::erase_if(all, [](const Onderdeel* o) { return o->is_leeg(); });
    std::ranges::stable_sort(all, {}, [](const Onderdeel* o) { return o->get("op"); });
    return all;
}

std::optional<Date> volgende_opvolging(const Onderdeel* afsluiting, std::span<const Onderdeel* const> gekeken) {
    auto afgesproken = afsluiting ? parse_iso_date(afsluiting->get("opvolgmoment")) : std::nullopt;
    for (const Onderdeel* keer : gekeken) {
        const auto op = parse_iso_date(keer->get("op"));
        if (const auto volgende = parse_iso_date(keer->get("volgende"))) afgesproken = volgende;
        else if (afgesproken && op && *op >= *afgesproken) afgesproken.reset();  // an earlier look does not keep the promise
    }
    return afgesproken;
}

std::optional<Date> volgende_opvolging(const Plan& plan) { return volgende_opvolging(plan.een("afsluiting"), opvolgingen(plan)); }

}  // namespace ontknoop::maatwerkplan
