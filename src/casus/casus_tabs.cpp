// SPDX-License-Identifier: EUPL-1.2
#include "casus/casus_tabs.h"

namespace ontknoop::casus {

using html::Attributes;
using html::Out;
using html::put;
using html::Url;

namespace {

struct Tab {
    std::string_view naam, pad;
};
constexpr Tab tabs[] = {{"overzicht", ""}, {"plan", "plan"}, {"kluwen", "kluwen"}, {"document", "document"}, {"gesprek", "gesprek"}, {"geschiedenis", "geschiedenis"}};

Url tab_url(const Casus& casus, const Tab& tab) {
    return tab.pad.empty() ? Url::path("/casussen", casus.id) : Url::path("/casussen", casus.id, tab.pad);
}

}  // namespace

void draw_casus_tabs(Out& out, const app::Context& ctx, const Casus& casus, std::string_view current) {
    put<R"(<nav class="ok-tabs" aria-label="{}"><ul>{}</ul></nav>)">(out, ctx.t()("tab.deze_casus"), [&](Out& o) {
        for (const Tab& tab : tabs)
            put<R"(<li><a href="{}"{}>{}</a></li>)">(o, tab_url(casus, tab), Attributes().set_if("aria-current", tab.naam == current ? "page" : ""),
                                                     ctx.t()("tab." + std::string(tab.naam)));
    });
}

std::vector<app::Kruimel> kruimels(const app::Context& ctx, const Casus& casus, std::string_view alias) {
    const std::string naam = alias.empty() ? ctx.t()("tab.casus_nummer", {std::to_string(casus.nummer)}) : std::string(alias);
    return {{ctx.t()("nav.casussen"), Url::path("/casussen")}, {naam, Url::path("/casussen", casus.id)}};
}

}  // namespace ontknoop::casus
