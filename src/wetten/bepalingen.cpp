// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bepalingen.h"

#include <algorithm>

#include "base/result.h"
#include "base/text.h"
#include "wetten/jci.h"
#include "wetten/inhoudbestand.h"

namespace ontknoop::wetten {
namespace {

constexpr std::string_view indeling_path = "bepalingen/indeling.toml";

constexpr struct {
    std::string_view key;
    Stelsel stelsel;
} stelsel_keys[] = {{"bwb", Stelsel::bwb}, {"cvdr", Stelsel::cvdr}, {"celex", Stelsel::celex}};

std::vector<Benaming> read_benamingen(TomlLezer& reader, std::string_view name) {
    std::vector<Benaming> result;
    reader.blocks(name, [&](TomlLezer& block) { result.push_back({block.text("code"), block.text("naam")}); });
    return result;
}

// One article of one law, as a key. A space is in no identifier of a law.
std::string plaats(std::string_view regeling_id, std::string_view artikel) { return fmt::format("{} {}", regeling_id, artikel); }

bool has_code(const auto& list, std::string_view code) {
    return std::ranges::any_of(list, [&](const auto& item) { return item.code == code; });
}

// A slug goes into URLs and JSON: lower-case letters, digits, dot and hyphen.
bool is_slug(std::string_view id) {
    return !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    });
}

void read_regeling_kop(TomlLezer& reader, Bepaling& kop) {
    for (const auto& [key, stelsel] : stelsel_keys) {
        if (std::string id = reader.text_or(key, ""); !id.empty()) {
            if (!kop.regeling_id.empty()) reader.mistake("noem één van bwb, cvdr of celex, niet meer");
            kop.stelsel = stelsel;
            kop.regeling_id = std::move(id);
        }
    }
    if (kop.regeling_id.empty()) reader.mistake("noem het kenmerk van de regeling: bwb, cvdr of celex");
    kop.regeling = reader.text("regeling");
    kop.afkorting = reader.text_or("afkorting", "");
    kop.ook_bekend_als = reader.texts("ook_bekend_als");
    if (std::string gemeente = reader.text_or("gemeente", ""); !gemeente.empty()) kop.gemeente = gemeente;
    if (kop.stelsel == Stelsel::cvdr && !kop.gemeente) reader.mistake("een lokale regeling noemt haar gemeente");
}

Bepaling read_bepaling(TomlLezer& block, Bepaling bepaling) {
    bepaling.id = block.text("id");
    bepaling.artikel = block.text("artikel");
    bepaling.lid = block.text_or("lid", "");
    bepaling.titel = block.text("titel");
    bepaling.samenvatting = block.text("samenvatting");
    bepaling.leefgebieden = block.texts("leefgebieden");
    bepaling.helpt_bij = block.texts("helpt_bij");
    bepaling.voorwaarden = block.texts("voorwaarden");
    bepaling.ruimte = block.text("ruimte");
    bepaling.beslisser = block.text("beslisser");
    bepaling.grenzen = block.texts("grenzen");
    bepaling.geldig_vanaf = block.date("geldig_vanaf");
    bepaling.geldig_tot = block.date("geldig_tot");
    bepaling.nagelezen = block.flag("nagelezen");
    bepaling.hercontrole = block.flag("hercontrole");
    bepaling.toestand = block.text_or("toestand", "");
    bepaling.nagelezen_door = block.text_or("nagelezen_door", "");
    bepaling.bron = block.text("bron");
    if (!is_slug(bepaling.id)) block.mistake("id mag alleen kleine letters, cijfers, punt en streepje bevatten");
    if (bepaling.nagelezen && bepaling.toestand.empty()) block.mistake("nagelezen, maar \"toestand\" ontbreekt");
    return bepaling;
}

}  // namespace

bool same_gemeente(std::string_view a, std::string_view b) { return fold(trim(a)) == fold(trim(b)); }

std::string Bepaling::aanhaling() const {
    std::string text = "artikel " + artikel;
    if (!lid.empty()) text += (lid[0] >= '0' && lid[0] <= '9' ? " lid " : " onder ") + lid;
    return text + " " + regeling;
}

std::string Bepaling::link() const { return artikel_link(stelsel, regeling_id, artikel, std::nullopt); }

std::optional<std::string> Bepaling::link_op_toestand() const {
    const std::optional<Date> date = parse_iso_date(toestand);
    if (stelsel != Stelsel::bwb || !date) return std::nullopt;
    return artikel_link(stelsel, regeling_id, artikel, date);
}

Bepalingen Bepalingen::load(const inhoud::Bestanden& bestanden) {
    Bepalingen result;
    const inhoud::TomlValue root = inhoud::parse_toml(indeling_path, require_file(bestanden, indeling_path));
    TomlLezer indeling(indeling_path, root);
    indeling.blocks("ruimte", [&](TomlLezer& block) {
        result.ruimten_.push_back({block.text("code"), block.text("naam"), block.text("uitleg"), block.text("zin"),
                                   block.text("let_op"), block.flag("grens")});
    });
    result.beslissers_ = read_benamingen(indeling, "beslisser");
    result.leefgebieden_ = read_benamingen(indeling, "leefgebied");
    indeling.finish();

    for (const std::string& path : bestanden.list("bepalingen/")) {
        if (!path.ends_with(".toml") || path == indeling_path) continue;
        const inhoud::TomlValue file = inhoud::parse_toml(path, bestanden.get(path));
        Bepaling kop;
        TomlLezer reader(path, file);
        read_regeling_kop(reader, kop);
        reader.blocks("bepaling", [&](TomlLezer& block) {
            Bepaling bepaling = read_bepaling(block, kop);
            const auto refuse_unknown = [&](const auto& known, const std::string& code, std::string_view key) {
                if (!has_code(known, code)) {
                    block.mistake(fmt::format("{} \"{}\" staat niet in {}", key, code, indeling_path));
                }
            };
            refuse_unknown(result.ruimten_, bepaling.ruimte, "ruimte");
            refuse_unknown(result.beslissers_, bepaling.beslisser, "beslisser");
            for (const std::string& code : bepaling.leefgebieden) refuse_unknown(result.leefgebieden_, code, "leefgebied");
            if (!result.by_id_.emplace(bepaling.id, result.bepalingen_.size()).second) {
                block.mistake(fmt::format("id \"{}\" bestaat al; geef deze bepaling een ander id", bepaling.id));
            }
            result.bepalingen_.push_back(std::move(bepaling));
        });
        reader.finish();
    }
    for (const Bepaling& bepaling : result.bepalingen_) {
        for (const std::string& id : bepaling.grenzen) {
            if (!result.find(id)) {
                throw AdminError(fmt::format("inhoud/bepalingen: {} verwijst naar grens \"{}\" die niet bestaat",
                                             bepaling.id, id));
            }
        }
    }
    result.index();
    return result;
}

Bepalingen Bepalingen::with(std::vector<Bepaling> eigen) const {
    Bepalingen result = *this;
    for (Bepaling& bepaling : eigen) {
        const auto [at, is_new] = result.by_id_.emplace(bepaling.id, result.bepalingen_.size());
        if (is_new) result.bepalingen_.push_back(std::move(bepaling));
        else result.bepalingen_[at->second] = std::move(bepaling);
    }
    result.index();
    return result;
}

void Bepalingen::index() {
    by_artikel_.clear();
    for (std::size_t i = 0; i < bepalingen_.size(); ++i) by_artikel_[plaats(bepalingen_[i].regeling_id, bepalingen_[i].artikel)].push_back(i);
}

const Bepaling* Bepalingen::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &bepalingen_[found->second];
}

std::vector<const Bepaling*> Bepalingen::find_artikel(std::string_view regeling_id, std::string_view artikel) const {
    std::vector<const Bepaling*> result;
    if (const auto found = by_artikel_.find(plaats(regeling_id, artikel)); found != by_artikel_.end())
        for (const std::size_t i : found->second) result.push_back(&bepalingen_[i]);
    return result;
}

std::vector<const Bepaling*> Bepalingen::zichtbaar(std::optional<std::string_view> gemeente) const {
    std::vector<const Bepaling*> result;
    for (const Bepaling& bepaling : bepalingen_) {
        if (!bepaling.gemeente || (gemeente && same_gemeente(*bepaling.gemeente, *gemeente))) result.push_back(&bepaling);
    }
    return result;
}

const Ruimte& Bepalingen::ruimte(std::string_view code) const {
    const auto found = std::ranges::find(ruimten_, code, &Ruimte::code);
    CHECK(found != ruimten_.end());
    return *found;
}

std::string_view Bepalingen::naam_beslisser(std::string_view code) const {
    const auto found = std::ranges::find(beslissers_, code, &Benaming::code);
    CHECK(found != beslissers_.end());
    return found->naam;
}

std::string_view Bepalingen::naam_leefgebied(std::string_view code) const {
    const auto found = std::ranges::find(leefgebieden_, code, &Benaming::code);
    CHECK(found != leefgebieden_.end());
    return found->naam;
}

}  // namespace ontknoop::wetten
