// SPDX-License-Identifier: EUPL-1.2
#include "onderbouwing/verwijzingen.h"

#include <algorithm>

#include "base/text.h"
#include "wetten/jci.h"

namespace ontknoop::onderbouwing {

namespace {

constexpr std::string_view wetten_site = "wetten.overheid.nl/";

bool is_cijfer(char c) { return c >= '0' && c <= '9'; }
bool in_adres(char c) {
    return is_cijfer(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || std::string_view("/#:.-_*%&=").find(c) != std::string_view::npos;
}

// "BWBR0015703" or "BWBV0001000".
bool is_bwb(std::string_view tekst) {
    return tekst.size() >= 11 && (tekst.starts_with("BWBR") || tekst.starts_with("BWBV")) && std::all_of(tekst.begin() + 4, tekst.begin() + 11, is_cijfer) &&
           (tekst.size() == 11 || !is_cijfer(tekst[11]));
}

// The article in an anchor: "Hoofdstuk2_Paragraaf2.3_Artikel18_Lid4" or "Artikel4:84".
void lees_anker(std::string_view anker, Tekstlink& link) {
    for (const std::string_view deel : split(anker, '_')) {
        if (deel.starts_with("Artikel")) link.artikel = deel.substr(7);
        else if (deel.starts_with("Lid")) link.lid = deel.substr(3);
    }
}

// The site of somebody else may end the same: "mijnwetten.overheid.nl".
bool zit_in_naam(std::string_view tekst, std::size_t begin) {
    if (begin == 0 || tekst.substr(0, begin).ends_with("www.")) return false;
    const char ervoor = tekst[begin - 1];
    return ervoor == '.' || ervoor == '-' || ervoor == '_' || (in_adres(ervoor) && ervoor != '/' && ervoor != ':' && ervoor != '=');
}

// "https://wetten.overheid.nl/BWBR0015703/2026-01-01/0/#Hoofdstuk2_Artikel18", with or without scheme, day and anchor.
std::optional<Tekstlink> lees_wetten_adres(std::string_view tekst, std::size_t begin) {
    const std::string_view rest = tekst.substr(begin);
    if (!rest.starts_with(wetten_site) || zit_in_naam(tekst, begin)) return std::nullopt;
    std::string_view pad = rest.substr(wetten_site.size());
    if (!is_bwb(pad)) return std::nullopt;
    std::size_t eind = 11;
    while (eind < pad.size() && in_adres(pad[eind])) ++eind;
    while (eind > 11 && std::string_view(".,:").find(pad[eind - 1]) != std::string_view::npos) --eind;  // of the sentence
    pad = pad.substr(0, eind);
    Tekstlink link;
    link.begin = begin;
    link.length = wetten_site.size() + eind;
    link.kenmerk = pad.substr(0, 11);
    const std::size_t hekje = pad.find('#');
    for (const std::string_view deel : split(pad.substr(0, hekje), '/'))
        if (const auto dag = parse_iso_date(deel)) link.op = dag;
    if (hekje != std::string_view::npos) lees_anker(pad.substr(hekje + 1), link);
    link.adres = "https://" + std::string(wetten_site) + std::string(pad);
    return link;
}

Tekstlink van(const wetten::Verwijzing& v, std::string_view tekst) {
    Tekstlink link;
    link.begin = v.begin;
    link.length = v.length;
    link.kenmerk = v.kenmerk;
    link.adres = v.link;
    if (v.jci) {
        link.artikel = v.jci->artikel();
        link.lid = v.jci->lid();
        link.op = v.jci->geldig;
    }
    if (v.soort == wetten::Verwijzingsoort::cvdr && v.length > v.kenmerk.size() + 1) link.versie = tekst.substr(v.begin + v.kenmerk.size() + 1, v.length - v.kenmerk.size() - 1);
    return link;
}

// Takes the scheme and host before it along, so that a whole address is one link.
void neem_begin_mee(std::string_view tekst, Tekstlink& link) {
    static constexpr std::string_view ervoor[] = {"https://", "http://", "www."};
    static constexpr std::string_view sites[] = {"wetten.overheid.nl/", "lokaleregelgeving.overheid.nl/", "uitspraken.rechtspraak.nl/details?id=", "deeplink.rechtspraak.nl/uitspraak?id="};
    auto schuif = [&](std::string_view deel) {
        if (link.begin < deel.size() || tekst.substr(link.begin - deel.size(), deel.size()) != deel) return;
        link.begin -= deel.size();
        link.length += deel.size();
    };
    for (const std::string_view site : sites) schuif(site);
    for (const std::string_view deel : {ervoor[2], ervoor[0], ervoor[1]}) schuif(deel);
}

}  // namespace

std::vector<Tekstlink> vind_links(std::string_view tekst, std::size_t meeste) {
    std::vector<Tekstlink> all;
    for (std::size_t at = tekst.find(wetten_site); at != std::string_view::npos; at = tekst.find(wetten_site, at + 1))
        if (auto link = lees_wetten_adres(tekst, at)) all.push_back(std::move(*link));
    for (const wetten::Verwijzing& v : wetten::find_verwijzingen(tekst)) all.push_back(van(v, tekst));
    for (Tekstlink& link : all) neem_begin_mee(tekst, link);
    std::ranges::stable_sort(all, {}, &Tekstlink::begin);
    std::size_t eind = 0;
    std::erase_if(all, [&](const Tekstlink& link) {
        if (link.begin < eind) return true;
        eind = link.begin + link.length;
        return false;
    });
    if (all.size() > meeste) all.resize(meeste);
    return all;
}

std::string naam_van(const Tekstlink& link, const wetten::Bepalingen* bepalingen) {
    std::string naam;
    if (!link.artikel.empty()) naam = "artikel " + link.artikel + (link.lid.empty() ? "" : " lid " + link.lid) + " ";
    std::string regeling = link.kenmerk;
    if (bepalingen)
        if (const auto bekend = std::ranges::find(bepalingen->alle(), link.kenmerk, &wetten::Bepaling::regeling_id); bekend != bepalingen->alle().end()) regeling = bekend->regeling;
    return naam + regeling;
}

}  // namespace ontknoop::onderbouwing
