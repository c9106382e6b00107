// SPDX-License-Identifier: EUPL-1.2
#include "inzicht/inzicht.h"

#include "inzicht/inzicht_handlers.h"

namespace ontknoop::inzicht {

using http::Method;
using toegang::Recht;

namespace {

constexpr app::Route inzicht_routes[] = {
    {Method::get, "/inzicht", Recht::inzicht_lezen, show_inzicht, "the figures of the organisation, as tiles"},
    {Method::get, "/inzicht/tegels/:tegel", Recht::inzicht_lezen, show_tegel, "one tile; with deel=ja only its section"},
    {Method::get, "/inzicht/csv/:tegel", Recht::inzicht_lezen, download_tegel, "the table of one tile as CSV"},
    {Method::get, "/inzicht/rekensommen/:vorm", Recht::rekensom_aftekenen, download_sommen, "the sums of all plans, one row each, as csv, ods or xlsx", app::Transactie::automatic, true},
    {Method::get, "/inzicht/definities", Recht::inzicht_lezen, show_definities, "what each figure means and does not mean"},
    {Method::get, "/inzicht/gebeurtenissen", Recht::inzicht_lezen, listen_inzicht, "server-sent events: a plan of the organisation changed"},
};

}  // namespace

std::span<const app::Route> routes() { return inzicht_routes; }

}  // namespace ontknoop::inzicht
