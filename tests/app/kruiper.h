// SPDX-License-Identifier: EUPL-1.2
//
// Somebody who follows every link of the program and gathers the forms on the way, as a browser would show them.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/app_fixture.h"

namespace ontknoop::test {

struct GevondenVeld {
    std::string naam, waarde;
    bool verborgen = false;
};
struct GevondenFormulier {
    const Persoon* wie;
    std::string pagina, action;
    bool get = false;                  // a search form
    std::vector<GevondenVeld> velden;  // without the token
};

// The value of one attribute in the text of a tag; empty when it is not there.
inline std::string attribuut(std::string_view tag, std::string_view naam) {
    const auto all = attributes_of(tag, naam);
    if (all.empty()) return {};
    std::string waarde;
    for (std::size_t i = 0; i < all[0].size(); ++i) {
        if (all[0].compare(i, 5, "&amp;") == 0) waarde += '&', i += 4;
        else if (all[0].compare(i, 6, "&quot;") == 0) waarde += '"', i += 5;
        else if (all[0].compare(i, 5, "&#39;") == 0) waarde += '\'', i += 4;
        else waarde += all[0][i];
    }
    return waarde;
}

// Every tag of this kind, as it stands between < and >.
inline std::vector<std::string_view> tags_van(std::string_view page, const std::string& naam) {
    std::vector<std::string_view> all;
    const std::string begin = "<" + naam;
    for (std::size_t at = page.find(begin); at != std::string_view::npos; at = page.find(begin, at + 1)) {
        const char next = at + begin.size() < page.size() ? page[at + begin.size()] : '>';
        if (next != ' ' && next != '>') continue;
        all.push_back(page.substr(at, page.find('>', at) - at));
    }
    return all;
}

inline std::vector<GevondenFormulier> formulieren_op(const Persoon& wie, const std::string& pagina, std::string_view page) {
    std::vector<GevondenFormulier> all;
    for (const std::string_view kop : tags_van(page, "form")) {
        const auto begin = static_cast<std::size_t>(kop.data() - page.data());
        const std::string_view body = page.substr(begin, page.find("</form>", begin) - begin);
        GevondenFormulier form{&wie, pagina, attribuut(kop, "action"), attribuut(kop, "method") != "post", {}};
        for (const char* soort : {"input", "textarea", "select", "button"})
            for (const std::string_view tag : tags_van(body, soort)) {
                const std::string naam = attribuut(tag, "name"), type = attribuut(tag, "type");
                if (naam.empty() || naam == "csrf") continue;
                form.velden.push_back({naam, attribuut(tag, "value"), type == "hidden" || soort == std::string_view("button")});
            }
        all.push_back(std::move(form));
    }
    return all;
}

// An id in an address is any id.
inline std::string zonder_ids(std::string_view pad) {
    std::string vorm;
    for (const std::string_view deel : {pad.substr(0, pad.find_first_of("?#"))})
        for (std::size_t at = 0; at < deel.size();) {
            const std::size_t end = std::min(deel.find('/', at + 1), deel.size());
            const std::string_view stuk = deel.substr(at, end - at);
            vorm += stuk.size() > 16 ? "/:id" : std::string(stuk);
            at = end;
        }
    return vorm;
}

struct Kruiptocht {
    std::vector<std::string> paginas;  // that answered 200 with HTML
    std::vector<GevondenFormulier> formulieren;  // each shape once
};

// From `begin` along every link of our own, one page for every shape of address with this many ids of each.
template <class Bezoek>
Kruiptocht kruip(const Persoon& wie, const std::vector<std::string>& begin, Bezoek bezoek, int per_vorm = 2) {
    Kruiptocht tocht;
    std::deque<std::string> wachtrij(begin.begin(), begin.end());
    std::set<std::string> gezien(begin.begin(), begin.end()), vormen;
    std::map<std::string, int> aantal;
    while (!wachtrij.empty()) {
        const std::string pad = wachtrij.front();
        wachtrij.pop_front();
        const http::Response response = bezoek(pad);
        if (response.status != 200 || !std::string_view(response.headers.get("Content-Type")).starts_with("text/html")) continue;
        tocht.paginas.push_back(pad);
        for (GevondenFormulier& form : formulieren_op(wie, pad, response.body)) {
            std::string vorm = (form.get ? "? " : "") + zonder_ids(form.action);
            for (const GevondenVeld& veld : form.velden) vorm += " " + veld.naam;
            if (vormen.insert(vorm).second) tocht.formulieren.push_back(std::move(form));
        }
        for (const std::string_view tag : tags_van(response.body, "a")) {
            std::string naar = attribuut(tag, "href");
            naar = naar.substr(0, naar.find('#'));
            if (!naar.starts_with('/') || naar.starts_with("/static/") || !gezien.insert(naar).second) continue;
            if (++aantal[zonder_ids(naar)] <= per_vorm) wachtrij.push_back(naar);
        }
    }
    return tocht;
}

}  // namespace ontknoop::test
