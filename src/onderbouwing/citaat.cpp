// SPDX-License-Identifier: EUPL-1.2
#include "onderbouwing/citaat.h"

#include "wetten/jci.h"

namespace ontknoop::onderbouwing {

using maatwerkplan::Onderdeel;

namespace {

// Field of the plan, and where it is kept in memory.
struct Ankerveld {
    std::string_view veld;
    std::string wetten::Anker::* deel;
};
constexpr Ankerveld ankervelden[] = {
    {"citaat", &wetten::Anker::citaat},        {"citaat_regeling", &wetten::Anker::regeling_id}, {"citaat_artikel", &wetten::Anker::artikel},
    {"citaat_lid", &wetten::Anker::lid},       {"citaat_pad", &wetten::Anker::pad},              {"citaat_voor", &wetten::Anker::voor},
    {"citaat_na", &wetten::Anker::na},         {"citaat_kenmerk", &wetten::Anker::hash},
};

}  // namespace

std::optional<Citaat> lees_citaat(const Onderdeel& grond) {
    if (grond.get("citaat").empty() || grond.get("citaat_regeling").empty()) return std::nullopt;
    Citaat citaat;
    for (const Ankerveld& v : ankervelden) citaat.anker.*v.deel = grond.get(v.veld);
    citaat.anker.versie = parse_iso_date(grond.get("citaat_versie"));
    citaat.gezien = grond.get("citaat_gezien");
    citaat.reden = grond.get("citaat_reden");
    return citaat;
}

maatwerkplan::Invoer velden_van(const std::optional<Citaat>& citaat) {
    maatwerkplan::Invoer invoer;
    for (const Ankerveld& v : ankervelden) invoer[std::string(v.veld)] = {citaat ? citaat->anker.*v.deel : std::string()};
    invoer["citaat_versie"] = {citaat && citaat->anker.versie ? to_iso(*citaat->anker.versie) : std::string()};
    invoer["citaat_gezien"] = {citaat ? citaat->gezien : std::string()};
    invoer["citaat_reden"] = {citaat ? citaat->reden : std::string()};
    return invoer;
}

wetten::Stelsel stelsel_van(std::string_view regeling_id) { return regeling_id.starts_with("CVDR") ? wetten::Stelsel::cvdr : wetten::Stelsel::bwb; }

std::string officiele_link(const wetten::Anker& anker, std::optional<Date> op) {
    const wetten::Stelsel stelsel = stelsel_van(anker.regeling_id);
    if (stelsel == wetten::Stelsel::bwb && !anker.pad.empty()) return wetten::pad_link(anker.regeling_id, anker.pad, op);
    return wetten::artikel_link(stelsel, anker.regeling_id, anker.artikel, op);
}

std::string plaats_van(const wetten::Anker& anker) {
    return "artikel " + anker.artikel + (anker.lid.empty() ? "" : " lid " + anker.lid);
}

}  // namespace ontknoop::onderbouwing
