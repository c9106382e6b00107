// SPDX-License-Identifier: EUPL-1.2
#include "wetten/zoekindex.h"

#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>

#include "base/recent.h"
#include "base/result.h"
#include "wetten/bestandsbeeld.h"
#include "wetten/zoek_fts.h"
#include "wetten/zoek_rijen.h"
#include "wetten/zoekindex_bouw.h"
#include "wetten/zoekinhoud.h"
#include "wetten/zoekplan.h"
#include "wetten/zoektocht.h"

namespace ontknoop::wetten {
namespace {

constexpr std::size_t most_kept_answers = 256;
constexpr std::size_t most_read_provisions = 512;  // some 4 kB each

// Everything an answer of this index depends on, as 32 bytes: what people ask is not kept in readable form.
std::string sleutel_van_vraag(const Zoekvraag& vraag) {
    std::string all;
    const auto add = [&](std::string_view part) { (all += std::to_string(part.size()) += ':') += part; };
    const auto add_list = [&](const std::vector<std::string>& list) {
        add(std::to_string(list.size()));
        for (const std::string& item : list) add(item);
    };
    add(vraag.tekst), add(to_iso(vraag.op)), add(vraag.gemeente ? "+" + *vraag.gemeente : ""), add(std::to_string(vraag.aantal));
    add_list(vraag.leefgebieden), add_list(vraag.ruimten), add_list(vraag.voorkeur);
    std::string key(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(key.data()), key.size(), reinterpret_cast<const unsigned char*>(all.data()), all.size(),
                       nullptr, 0);
    return key;
}

// An article may be found in its own words, in its text, or both.
struct Gevonden {
    std::optional<Rij> bepaling, tekst;
    double eigen = 0, wettekst = 0;
    double score() const { return eigen + wettekst; }
    const Rij& rij() const { return bepaling ? *bepaling : *tekst; }
};

}  // namespace

struct Zoekindex::Impl {
    explicit Impl(Zoekinhoud content)
        : inhoud(std::move(content)), analyser(inhoud.data().stemmer, Splitser(inhoud.data().samenstellingen)) {}

    // Reads what every search needs from the index itself, so that a file alone is enough.
    void load(fts::Connection& connection) {
        fts::Statement kenmerk(connection.get(), "SELECT versie, sleutel FROM kenmerk");
        if (!kenmerk.step() || kenmerk.number(0) != index_versie) {
            throw AdminError("De zoekindex van de wetten is van een andere uitgave. Maak hem opnieuw met \"ontknoop wetten "
                             "indexeren\".");
        }
        sleutel = kenmerk.text(1);
        const Woordtelling woorden = read_woorden(connection);
        analyser.splitser().learn(woorden);
        spelling = Spelling(woorden);
        fts::Statement select(connection.get(), "SELECT nr, id, stelsel, naam, namen, kern FROM regeling");
        while (select.step()) {
            regelingen[select.number(0)] = {std::string(select.text(1)), static_cast<Stelsel>(select.number(2)),
                                            std::string(select.text(3)), select.number(5) != 0};
            for (const std::string& naam : split_list(select.text(4), '\n')) {
                if (auto stems = naam_stammen(analyser, naam); !stems.empty()) namen[stems].insert(std::string(select.text(1)));
            }
        }
        eigen = read_laag(connection, "laag_eigen", 6);
        tekst = read_laag(connection, "laag_tekst", 3);
    }

    class Borrowed {
    public:
        Borrowed(const Impl& impl, std::unique_ptr<Werkplek> plek) : impl_(impl), plek_(std::move(plek)) {}
        ~Borrowed() {
            const std::lock_guard lock(impl_.mutex);
            impl_.free.push_back(std::move(plek_));
        }
        Werkplek& operator*() const { return *plek_; }

    private:
        const Impl& impl_;
        std::unique_ptr<Werkplek> plek_;
    };

    Borrowed borrow() const {
        {
            const std::lock_guard lock(mutex);
            if (!free.empty()) {
                std::unique_ptr<Werkplek> plek = std::move(free.back());
                free.pop_back();
                return {*this, std::move(plek)};
            }
        }
        return {*this, std::make_unique<Werkplek>(fts::Connection::open_image(image(), analyser))};
    }

    Zoekinhoud inhoud;
    Analyser analyser;
    Spelling spelling;
    Regelingnamen namen;
    std::map<std::int64_t, Indexregeling> regelingen;
    Laag eigen, tekst;
    std::string sleutel;
    mutable Recent<Trefferwoorden> gelezen{most_read_provisions};
    mutable std::vector<unsigned char> geheugen;  // the index itself, only read: in memory ...
    Bestandsbeeld bestand;                        // ... or a file, mapped: it stays as it was when another takes its place
    std::span<unsigned char> image() const { return geheugen.empty() ? bestand.bytes() : std::span(geheugen); }
    mutable std::mutex mutex;                  // guards `free` only
    mutable std::vector<std::unique_ptr<Werkplek>> free;
};

// An index with its weights and its latest answers, as one question sees it.
struct Zoekindex::Stand {
    std::shared_ptr<const Impl> impl;
    Weging weging;
    mutable Recent<Antwoord> onlangs{most_kept_answers};

    Antwoord zoek_vers(const Zoekvraag& vraag) const;
};

struct Zoekindex::Houder {
    std::mutex mutex;  // guards the pointer only
    std::shared_ptr<const Stand> stand;
};

Zoekindex::Zoekindex(std::shared_ptr<const Impl> impl, Weging weging) : houder_(std::make_shared<Houder>()) {
    houder_->stand = std::make_shared<const Stand>(std::move(impl), weging);
}
Zoekindex::Zoekindex(Zoekindex&&) noexcept = default;
Zoekindex& Zoekindex::operator=(Zoekindex&&) noexcept = default;
Zoekindex::~Zoekindex() = default;

std::shared_ptr<const Zoekindex::Stand> Zoekindex::stand() const {
    const std::lock_guard lock(houder_->mutex);
    return houder_->stand;
}

void Zoekindex::vervang(const Zoekindex& nieuw) {
    auto stand = nieuw.stand();
    const std::lock_guard lock(houder_->mutex);
    houder_->stand = std::move(stand);
}

Zoekindex Zoekindex::build(Zoekinhoud inhoud, const Bepalingen& bepalingen, Artikelbron artikelen, Weging weging) {
    auto impl = std::make_shared<Impl>(std::move(inhoud));
    fts::Connection connection = fts::Connection::open_memory(impl->analyser);
    fill_index(connection, impl->analyser, impl->inhoud.data(), bepalingen, artikelen, {});
    impl->load(connection);
    impl->geheugen = connection.image();
    return Zoekindex(std::move(impl), weging);
}

void Zoekindex::build_file(const std::string& path, std::string_view sleutel, Zoekinhoud inhoud, const Bepalingen& bepalingen, Artikelbron artikelen) {
    // Two programs may be building at the same time: each writes a file of its own, and both are right.
    const std::string temporary = path + "." + std::to_string(::getpid()) + ".nieuw";
    std::remove(temporary.c_str());
    try {
        Impl impl(std::move(inhoud));
        fts::Connection connection = fts::Connection::open_file(temporary, true, impl.analyser);
        fill_index(connection, impl.analyser, impl.inhoud.data(), bepalingen, artikelen, sleutel);
    } catch (...) {
        std::remove(temporary.c_str());
        throw;
    }
    if (std::rename(temporary.c_str(), path.c_str()) != 0) {
        throw AdminError("De zoekindex kan niet worden geschreven naar " + path + ". Controleer de rechten op de map.");
    }
}

Zoekindex Zoekindex::open(const std::string& path, Zoekinhoud inhoud, Weging weging) {
    auto impl = std::make_shared<Impl>(std::move(inhoud));
    impl->bestand = Bestandsbeeld(path);
    fts::Connection connection = fts::Connection::open_image(impl->image(), impl->analyser);
    impl->load(connection);
    return Zoekindex(std::move(impl), weging);
}

std::optional<std::string> Zoekindex::sleutel_van(const std::string& path) {
    if (!std::filesystem::exists(path)) return std::nullopt;
    try {
        return read_sleutel(path);
    } catch (const AdminError&) {
        return std::nullopt;  // damaged or of another program: it is built anew
    }
}

std::string Zoekindex::sleutel() const { return stand()->impl->sleutel; }

Zoekindex Zoekindex::with(Weging weging) const { return Zoekindex(stand()->impl, weging); }

Zoekindex::Omvang Zoekindex::omvang() const {
    const auto impl = stand()->impl;
    return {static_cast<std::size_t>(impl->eigen.rijen), static_cast<std::size_t>(impl->tekst.rijen),
            impl->eigen.stammen.size() + impl->tekst.stammen.size(), impl->image().size()};
}

std::shared_ptr<const Antwoord> Zoekindex::zoek_gedeeld(const Zoekvraag& vraag) const {
    const auto nu = stand();
    return nu->onlangs.get(sleutel_van_vraag(vraag), [&] { return nu->zoek_vers(vraag); });
}

Antwoord Zoekindex::Stand::zoek_vers(const Zoekvraag& vraag) const {
    const Impl& impl = *this->impl;
    const bool with_eigen = weging.eigen_woorden > 0;
    const Plancontext context{impl.inhoud.data(), impl.analyser, impl.spelling, impl.namen, weging, [&](const std::string& stam) {
                                  return impl.eigen.stammen.contains(stam) || impl.tekst.stammen.contains(stam);
                              }};
    const Zoekplan plan = make_zoekplan(context, vraag.tekst);
    const Zoektocht tocht{vraag, weging, plan, impl.inhoud.data(), impl.analyser, impl.regelingen, to_iso(vraag.op), impl.gelezen};
    const Impl::Borrowed borrowed = impl.borrow();
    Werkplek& plek = *borrowed;

    std::map<std::pair<std::int64_t, std::string>, Gevonden> found;
    const auto take = [&](std::int64_t nr, double words) {
        Rij row = read_rij(plek, nr);
        const bool eigen = !row.bepaling.empty();
        if ((eigen && !with_eigen) || !tocht.wanted(row)) return;
        const double score = tocht.weigh(row, words, eigen ? weging.eigen_woorden : weging.wettekst);
        Gevonden& at = found[{row.regeling, row.artikel}];
        double& best = eigen ? at.eigen : at.wettekst;
        std::optional<Rij>& kept = eigen ? at.bepaling : at.tekst;
        // Of two wordings of an article the one that is the law on that day is shown, however well the other one fits.
        const bool replaces = !kept || (tocht.is_future(*kept) != tocht.is_future(row) ? tocht.is_future(*kept) : score > best);
        if (!replaces) return;
        best = score;
        kept = std::move(row);
    };
    if (with_eigen) {
        const Weging& w = weging;
        for (const auto& [score, nr] : best_rows(plek.eigen, make_opdracht(impl.eigen, plan, w, {{w.titel, w.helpt_bij, w.samenvatting, w.namen, w.indeling, w.volksmond}, w.lengte_eigen, w.synoniem}))) {
            take(nr, score);
        }
    }
    if (vraag.leefgebieden.empty() && vraag.ruimten.empty()) {
        for (const auto& [score, nr] : best_rows(plek.tekst, make_opdracht(impl.tekst, plan, weging, {{weging.kop, weging.opschrift, weging.tekst}, weging.lengte_tekst, weging.synoniem_tekst}))) {
            take(nr, score);
        }
    }
    for (const std::string& artikel : plan.artikelen) {
        std::vector<std::int64_t> numbers;
        plek.artikel.bind(1, artikel);
        while (plek.artikel.step()) numbers.push_back(plek.artikel.number(0));
        plek.artikel.reset();
        for (std::int64_t nr : numbers) take(nr, 0);
    }

    std::vector<const Gevonden*> ranked;
    for (const auto& [key, item] : found) {
        if (item.score() > 0) ranked.push_back(&item);
    }
    std::ranges::stable_sort(ranked, [](const Gevonden* a, const Gevonden* b) { return a->score() > b->score(); });
    if (ranked.size() > vraag.aantal) ranked.resize(vraag.aantal);

    std::set<std::string> stems;
    for (const Groep& groep : plan.groepen) {
        for (const Weg& weg : groep.wegen) stems.insert(weg.stammen.begin(), weg.stammen.end());
    }
    Antwoord antwoord;
    antwoord.verbeteringen = plan.verbeteringen;
    std::set<std::string> shown;
    for (const Gevonden* item : ranked) {
        Rij row = item->rij();
        read_lang(plek, row);
        antwoord.treffers.push_back(tocht.show(row, item->score(), stems));
        if (item->bepaling) shown.insert(item->bepaling->bepaling);
    }
    for (std::size_t i = 0; i < antwoord.treffers.size(); ++i) {
        for (const std::string& id : antwoord.treffers[i].grenzen) {
            if (!shown.insert(id).second) continue;
            plek.bepaling.bind(1, id).bind(2, impl.eigen.rijen);
            const std::int64_t nr = plek.bepaling.step() ? plek.bepaling.number(0) : 0;
            plek.bepaling.reset();
            if (nr == 0) continue;
            Rij row = read_rij(plek, nr);
            read_lang(plek, row);
            if (tocht.in_gemeente(row)) antwoord.grenzen.push_back(tocht.show(row, 0, stems));
        }
    }
    return antwoord;
}

}  // namespace ontknoop::wetten
