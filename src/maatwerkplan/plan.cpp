// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/plan.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/text.h"

namespace ontknoop::maatwerkplan {

namespace {

// Six characters (30 bits) that change when the text does: multiplied and folded, eight bytes at a time. Not a secret: the page
// shows the text itself. The same in every copy of the program, since one may draw a page and another take what it sends.
constexpr std::size_t merk_lengte = 6;
std::string merk(std::string_view tekst) {
    std::uint64_t h = 0x9e3779b97f4a7c15ull ^ tekst.size();
    for (; !tekst.empty(); tekst.remove_prefix(std::min<std::size_t>(8, tekst.size()))) {
        std::uint64_t woord = 0;
        std::memcpy(&woord, tekst.data(), std::min<std::size_t>(8, tekst.size()));
        h = (h ^ woord) * 0xd6e8feb86659fd93ull;
        h ^= h >> 32;
    }
    h ^= h >> 30;
    std::string m(merk_lengte, ' ');
    for (char& c : m) c = "0123456789abcdefghijklmnopqrstuv"[h & 31], h >>= 5;
    return m;
}

}  // namespace

std::string_view Onderdeel::get(std::string_view veld) const {
    for (const Waarde& w : waarden)
        if (is_zelfde_naam(w.veld, veld)) return w.tekst;
    return {};
}

std::int64_t Onderdeel::veldversie(std::string_view veld) const {
    for (const Waarde& w : waarden)
        if (w.veld == veld) return w.versie;
    return 0;
}

bool Onderdeel::is_leeg() const {
    return std::all_of(waarden.begin(), waarden.end(), [](const Waarde& w) { return w.tekst.empty(); });
}

std::optional<std::int64_t> Onderdeel::geheel(std::string_view veld) const {
    const std::string_view tekst = get(veld);
    std::int64_t n = 0;
    const auto [end, error] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), n);
    if (tekst.empty() || error != std::errc() || end != tekst.data() + tekst.size()) return std::nullopt;
    return n;
}

std::optional<Eurocent> Onderdeel::bedrag(std::string_view veld) const {
    const auto n = geheel(veld);
    if (!n) return std::nullopt;
    return Eurocent{*n};
}

bool Onderdeel::heeft(std::string_view veld, std::string_view code) const {
    const auto codes = splits_waarden(get(veld));
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string Onderdeel::titel() const {
    if (!soort || soort->titelveld.empty()) return {};
    const std::string_view heel = get(soort->titelveld);
    const std::string_view regel = heel.substr(0, heel.find('\n'));
    const std::string_view kort = utf8_prefix(regel, 80);
    return std::string(kort) + (kort.size() < regel.size() ? "…" : "");
}

std::vector<const Onderdeel*> Plan::van(std::string_view soort, std::string_view ouder) const {
    std::vector<const Onderdeel*> found;
    for (const Onderdeel& o : onderdelen)
        if (o.soort->naam == soort && (ouder.empty() || o.ouder == ouder)) found.push_back(&o);
    return found;
}

const Onderdeel* Plan::een(std::string_view soort, std::string_view ouder) const {
    for (const Onderdeel& o : onderdelen)
        if (o.soort->naam == soort && (ouder.empty() || o.ouder == ouder)) return &o;
    return nullptr;
}

const Onderdeel* Plan::find(std::string_view id) const {
    for (const Onderdeel& o : onderdelen)
        if (o.id.value == id) return &o;
    return nullptr;
}

std::string_view Plan::get(std::string_view soort, std::string_view veld) const {
    const Onderdeel* o = een(soort);
    return o ? o->get(veld) : std::string_view{};
}

std::string merken(const Soort& soort, const Onderdeel* onderdeel) {
    static const std::string leeg = merk({});
    std::string all;
    all.reserve(soort.velden.size() * merk_lengte);
    for (std::size_t i = 0; i < soort.velden.size(); ++i) all += leeg;
    if (!onderdeel) return all;
    for (const Waarde& w : onderdeel->waarden)
        if (const Veld* veld = soort.veld(w.veld))
            all.replace(static_cast<std::size_t>(veld - soort.velden.data()) * merk_lengte, merk_lengte, merk(w.tekst));
    return all;
}

bool was(const Soort& soort, std::string_view merken, const Veld& veld, std::string_view opgeslagen) {
    if (merken.size() != soort.velden.size() * merk_lengte) return false;  // of another version of the program, or forged
    const auto nummer = static_cast<std::size_t>(&veld - soort.velden.data());
    return merken.substr(nummer * merk_lengte, merk_lengte) == merk(opgeslagen);
}

std::string encode(const std::vector<Waarde>& waarden) {
    std::string bytes;
    for (const Waarde& w : waarden) {
        if (w.tekst.empty() && w.versie == 0) continue;
        bytes.append(w.veld).push_back('\0');
        bytes.append(std::to_string(w.versie)).push_back('\0');
        bytes.append(w.tekst).push_back('\0');
    }
    return bytes;
}

std::vector<Waarde> decode(const Soort& soort, std::string_view bytes) {
    std::vector<Waarde> waarden;
    waarden.reserve(soort.velden.size());
    auto next = [&] {
        const std::size_t end = bytes.find('\0');
        CHECK(end != std::string_view::npos);
        const std::string_view part = bytes.substr(0, end);
        bytes.remove_prefix(end + 1);
        return part;
    };
    while (!bytes.empty()) {
        const std::string_view naam = next(), versie = next(), tekst = next();
        const Veld* veld = soort.veld(naam);
        if (!veld) continue;
        std::int64_t n = 0;
        std::from_chars(versie.data(), versie.data() + versie.size(), n);
        waarden.push_back({veld->naam, std::string(tekst), n});
    }
    return waarden;
}

}  // namespace ontknoop::maatwerkplan
