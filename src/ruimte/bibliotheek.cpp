// SPDX-License-Identifier: EUPL-1.2
#include "ruimte/bibliotheek.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <set>

#include "base/recent.h"
#include "base/text.h"
#include "ruimte/versie_store.h"

namespace ontknoop::ruimte {

using wetten::Antwoord;
using wetten::Bepaling;
using wetten::Bepalingen;
using wetten::Tegenwerping;
using wetten::Treffer;
using wetten::Zoekindex;

namespace {

constexpr std::string_view gemeente_woord = "gemeente ";
constexpr std::size_t meeste_bibliotheken = 64;  // organisations whose library is kept at once
constexpr std::size_t meer_treffers = 20;        // beyond what was asked, so that merging has something to choose from

// One organisation's library. The index is made when somebody searches.
class Bibliotheek {
public:
    Bibliotheek(const Bepalingen& landelijke, const inhoud::Bestanden& bestanden, const std::vector<std::pair<std::string, Inhoud>>& eigen,
                const std::vector<std::pair<std::string, Inhoud>>& argumenten, const std::string& gemeente)
        : heeft_eigen_(!eigen.empty()), bepalingen_(landelijke.with(maak_eigen(eigen, gemeente))), zoekinhoud_(wetten::Zoekinhoud::load(bestanden)) {
        for (const auto& [sleutel, inhoud] : argumenten) argumenten_.push_back(to_argument(sleutel, inhoud));
    }
    const Bepalingen& bepalingen() const { return bepalingen_; }
    std::span<const Tegenwerping> argumenten() const { return argumenten_; }
    // Like Zoekindex::zoek, over what the installation has and what the organisation wrote.
    std::shared_ptr<const Antwoord> zoek(const Zoekindex& landelijk, const wetten::Zoekvraag& vraag) const {
        if (!heeft_eigen_) return landelijk.zoek_gedeeld(vraag);
        wetten::Zoekvraag ruim = vraag;
        ruim.aantal += meer_treffers;
        return std::make_shared<const Antwoord>(voeg_samen(*landelijk.zoek_gedeeld(ruim), *index().zoek_gedeeld(ruim), bepalingen_, vraag.aantal));
    }

private:
    const Zoekindex& index() const {
        std::call_once(once_, [&] { index_.emplace(Zoekindex::build(zoekinhoud_, bepalingen_)); });
        return *index_;
    }
    static std::vector<Bepaling> maak_eigen(const std::vector<std::pair<std::string, Inhoud>>& eigen, const std::string& gemeente) {
        std::vector<Bepaling> all;
        for (const auto& [sleutel, inhoud] : eigen) {
            all.push_back(to_bepaling(sleutel, inhoud));
            if (all.back().stelsel == wetten::Stelsel::cvdr) all.back().gemeente = gemeente;
        }
        return all;
    }

    bool heeft_eigen_;
    Bepalingen bepalingen_;
    wetten::Zoekinhoud zoekinhoud_;
    std::vector<Tegenwerping> argumenten_;
    mutable std::once_flag once_;
    mutable std::optional<Zoekindex> index_;
};

using Gedeeld = std::shared_ptr<const Bibliotheek>;

Recent<Gedeeld>& kast() {
    static Recent<Gedeeld> all(meeste_bibliotheken);
    return all;
}

// The libraries this thread used last stay alive with it: what a page points at cannot go while it is drawn. And nothing is
// asked again within one request while no statement ran on its connection since the last answer: nothing can have changed in
// between. Across requests that does not hold: a rollback, or another copy of the program, changes what the next transaction
// sees without a statement here, and a new connection may stand at the address of an old one. Work without a request asks anew.
struct Vast {
    std::array<Gedeeld, 4> libraries;
    std::size_t next = 0;
    std::string request;
    const db::Connection* connection = nullptr;
    std::int64_t statements = -1;
    OrganisatieId organisatie;
    const Bibliotheek* last = nullptr;

    bool still_holds(const std::string& now, const db::Connection& tx, const OrganisatieId& asking) const {
        return !now.empty() && request == now && connection == &tx && statements == tx.statements_run() && organisatie == asking;
    }
};

const Bibliotheek* bibliotheek(const app::Context& ctx) {
    thread_local Vast vast;
    db::Connection& tx = ctx.tx();
    const auto& wie = ctx.wie();
    if (vast.still_holds(ctx.request.id, tx, wie.organisatie)) return vast.last;
    const std::string vingerafdruk = load_vingerafdruk(tx, wie.organisatie);
    const Bibliotheek* found = nullptr;
    if (!vingerafdruk.empty()) {
        const std::string gemeente = gemeente_van(wie);
        const std::string landelijk = std::to_string(reinterpret_cast<std::uintptr_t>(ctx.services.bepalingen));
        const auto library = *kast().get(landelijk + "/" + wie.organisatie.value + "/" + vingerafdruk + "/" + gemeente, [&] {
            return std::make_shared<const Bibliotheek>(*ctx.services.bepalingen, ctx.services.bestanden, load_geldend(tx, wie.organisatie, Soort::bepaling),
                                                       load_geldend(tx, wie.organisatie, Soort::argument), gemeente);
        });
        if (std::ranges::find(vast.libraries, library) == vast.libraries.end()) vast.libraries[vast.next++ % vast.libraries.size()] = library;
        found = library.get();
    }
    vast.request = ctx.request.id;
    vast.connection = &tx;
    vast.statements = tx.statements_run();
    vast.organisatie = wie.organisatie;
    vast.last = found;
    return found;
}

// How much a score of the one index is worth in the other: the middle of the ratios of what both found.
double verhouding(const Antwoord& landelijk, const Antwoord& samen) {
    std::vector<double> ratios;
    for (const Treffer& a : landelijk.treffers)
        for (const Treffer& b : samen.treffers)
            if (!a.bepaling_id.empty() && a.bepaling_id == b.bepaling_id && b.score > 0) ratios.push_back(a.score / b.score);
    if (ratios.empty()) return 1;
    std::ranges::sort(ratios);
    return ratios[ratios.size() / 2];
}

}  // namespace

std::string gemeente_van(const toegang::Wie& wie) { return gemeente_van(wie.organisatie_naam); }

std::string gemeente_van(std::string_view naam) {
    naam = trim(naam);
    if (lower_ascii(naam).starts_with(gemeente_woord)) naam = trim(naam.substr(gemeente_woord.size()));
    return std::string(naam);
}

const Bepalingen& bepalingen(const app::Context& ctx) {
    const Bibliotheek* own = bibliotheek(ctx);
    return own ? own->bepalingen() : *ctx.services.bepalingen;
}

Antwoord zoek(const app::Context& ctx, const wetten::Zoekvraag& vraag) { return *zoek_gedeeld(ctx, vraag); }

std::shared_ptr<const Antwoord> zoek_gedeeld(const app::Context& ctx, const wetten::Zoekvraag& vraag) {
    const Bibliotheek* own = bibliotheek(ctx);
    return own ? own->zoek(*ctx.services.zoekindex, vraag) : ctx.services.zoekindex->zoek_gedeeld(vraag);
}

Antwoord zoek_voor(db::Connection& tx, const organisatie::Organisatie& organisatie, const inhoud::Bestanden& bestanden, const Bepalingen& landelijke,
                   const Zoekindex& landelijk, const wetten::Zoekvraag& vraag) {
    const Bibliotheek own(landelijke, bestanden, load_geldend(tx, organisatie.id, Soort::bepaling), {}, gemeente_van(organisatie.naam));
    return *own.zoek(landelijk, vraag);
}

Antwoord voeg_samen(const Antwoord& landelijk, const Antwoord& samen, const Bepalingen& bepalingen, std::size_t aantal) {
    const auto is_eigen = [&](const Treffer& hit) {
        const Bepaling* b = hit.bepaling_id.empty() ? nullptr : bepalingen.find(hit.bepaling_id);
        return b && b->eigen;
    };
    const double factor = verhouding(landelijk, samen);
    Antwoord antwoord;
    antwoord.verbeteringen = landelijk.verbeteringen.empty() ? samen.verbeteringen : landelijk.verbeteringen;
    std::set<std::pair<std::string, std::string>> beschreven;  // articles the organisation described itself
    std::map<std::string, const Treffer*> grenzen;
    for (const Treffer& hit : samen.treffers) {
        if (!is_eigen(hit)) continue;
        beschreven.emplace(hit.regeling_id, hit.artikel);
        antwoord.treffers.push_back(hit);
        antwoord.treffers.back().score *= factor;
    }
    for (const Treffer& hit : landelijk.treffers) {
        // The bare text of an article that the organisation described says the same with less.
        const bool kale_tekst = hit.bepaling_id.empty() && beschreven.contains({hit.regeling_id, hit.artikel});
        if (!is_eigen(hit) && !kale_tekst) antwoord.treffers.push_back(hit);
    }
    std::ranges::stable_sort(antwoord.treffers, [](const Treffer& a, const Treffer& b) { return a.score > b.score; });
    if (antwoord.treffers.size() > aantal) antwoord.treffers.resize(aantal);

    for (const Antwoord* bron : {&samen, &landelijk})
        for (const auto* lijst : {&bron->grenzen, &bron->treffers})
            for (const Treffer& hit : *lijst)
                if (!hit.bepaling_id.empty()) grenzen.try_emplace(hit.bepaling_id, &hit);
    std::set<std::string> getoond;
    for (const Treffer& hit : antwoord.treffers) getoond.insert(hit.bepaling_id);
    for (const Treffer& hit : antwoord.treffers)
        for (const std::string& id : hit.grenzen)
            if (const auto found = grenzen.find(id); found != grenzen.end() && getoond.insert(id).second) antwoord.grenzen.push_back(*found->second);
    return antwoord;
}

std::span<const Tegenwerping> eigen_argumenten(const app::Context& ctx) {
    const Bibliotheek* own = bibliotheek(ctx);
    return own ? own->argumenten() : std::span<const Tegenwerping>();
}

const Tegenwerping* find_argument(const app::Context& ctx, std::string_view id) {
    if (id.empty()) return nullptr;
    const auto eigen = eigen_argumenten(ctx);
    if (const auto found = std::ranges::find(eigen, id, &Tegenwerping::id); found != eigen.end()) return &*found;
    return ctx.services.tegenwerpingen->find(id);
}

}  // namespace ontknoop::ruimte
