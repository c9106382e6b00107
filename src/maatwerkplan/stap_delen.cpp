// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/stap_delen.h"

#include <algorithm>
#include <vector>

namespace ontknoop::maatwerkplan {

using html::Out;
using html::put;

namespace {

// Filled while the program starts, only read afterwards.
std::vector<StapDeel>& geregistreerd() {
    static std::vector<StapDeel> all;
    return all;
}

std::string id_van(const StapDeel& deel, Plek plek) { return "deel-" + std::string(deel.naam) + (plek == Plek::boven ? "-boven" : "-onder"); }

StapDeel::Teken teken_van(const StapDeel& deel, Plek plek) { return plek == Plek::boven ? deel.boven : deel.onder; }

void draw_deel(Out& out, app::Context& ctx, const casus::Casus& casus, const Plan& plan, const StapDeel& deel, Plek plek) {
    put<R"(<div class="ok-stapdeel" id="{}" data-levend>{}</div>)">(out, id_van(deel, plek),
                                                                   [&](Out& o) { teken_van(deel, plek)(o, ctx, casus, plan); });
}

}  // namespace

void register_stap_deel(const StapDeel& deel) {
    CHECK(find_blad(deel.stap) != nullptr);
    auto& all = geregistreerd();
    CHECK(std::none_of(all.begin(), all.end(), [&](const StapDeel& d) { return d.naam == deel.naam; }));
    all.push_back(deel);
}

void draw_stap_delen(Out& out, app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view stap, Plek plek) {
    for (const StapDeel& deel : geregistreerd())
        if (deel.stap == stap && teken_van(deel, plek)) draw_deel(out, ctx, casus, plan, deel, plek);
}

std::vector<std::pair<std::string, std::string_view>> stap_plekken(std::string_view stap) {
    std::vector<std::pair<std::string, std::string_view>> all;
    for (const StapDeel& deel : geregistreerd())
        if (deel.stap == stap && deel.onder && !deel.kop.empty()) all.emplace_back(id_van(deel, Plek::onder), deel.kop);
    return all;
}

void add_stap_delen(std::map<std::string, std::string>& fragmenten, app::Context& ctx, const casus::Casus& casus, const Plan& plan,
                    std::string_view stap) {
    for (const StapDeel& deel : geregistreerd())
        for (const Plek plek : {Plek::boven, Plek::onder}) {
            if (deel.stap != stap || !teken_van(deel, plek)) continue;
            Out out;
            draw_deel(out, ctx, casus, plan, deel, plek);
            fragmenten[id_van(deel, plek)] = std::move(out.text);
        }
}

}  // namespace ontknoop::maatwerkplan
