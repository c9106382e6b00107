// SPDX-License-Identifier: EUPL-1.2
#include "casus/casus_tabs.h"

#include "casus/meedoen.h"

namespace ontknoop::casus {

using html::Attributes;
using html::Out;
using html::put;
using html::Url;

namespace {

struct Tab {
    std::string_view naam, tekst;
    bool ook_van_buiten = true;
};
constexpr Tab tabs[] = {
    {"overzicht", "pagina.overzicht.titel"}, {"plan", "plan.titel"},
    {"kluwen", "pagina.kluwen.titel"},       {"document", "pagina.document.titel"},
    {"gesprek", "pagina.gesprek.titel"},     {"geschiedenis", "pagina.geschiedenis.titel", false},
};

}  // namespace

void draw_casus_tabs(Out& out, const app::Context& ctx, const Casus& casus, std::string_view actief) {
    put<R"(<nav class="ok-tabs" aria-label="{}"><ul>{}</ul></nav>)">(out, ctx.t()("plan_pagina.tabs"), [&](Out& o) {
        const bool van_buiten = is_van_buiten(ctx.wie(), casus.oefen);
        for (const Tab& tab : tabs) {
            if (van_buiten && !tab.ook_van_buiten) continue;
            Url url = Url::path("/casussen", casus.id);
            if (tab.naam != "overzicht") url = Url::path("/casussen", casus.id, tab.naam);
            put<R"(<li><a href="{}"{}>{}</a></li>)">(o, url, Attributes().set_if("aria-current", tab.naam == actief ? "page" : ""),
                                                    ctx.t()(tab.tekst));
        }
    });
}

}  // namespace ontknoop::casus
