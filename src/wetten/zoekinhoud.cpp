// SPDX-License-Identifier: EUPL-1.2
#include "wetten/zoekinhoud.h"

#include "base/result.h"
#include "base/text.h"
#include "wetten/inhoudbestand.h"

namespace ontknoop::wetten {
namespace {

constexpr std::string_view redenen_codes[] = {"woord",   "deelwoord", "synoniem", "hersteld",
                                              "artikel", "regeling",  "voorkeur", "nog_niet", "volksmond"};

std::vector<std::string> content_stems(const Zoekinhoud::Data& data, std::string_view text) {
    std::vector<std::string> stems;
    for (const Woord& word : tokenise(text)) {
        if (!data.is_stopwoord(word.tekst)) stems.push_back(data.stemmer->stem(word.tekst));
    }
    return stems;
}

std::vector<Uitdrukking> read_uitdrukkingen(const Zoekinhoud::Data& data, TomlLezer& block, std::string_view key) {
    std::vector<Uitdrukking> result;
    for (std::string& text : block.texts(key)) {
        std::vector<std::string> stems = content_stems(data, text);
        if (stems.empty()) block.mistake(fmt::format("\"{}\" bestaat alleen uit stopwoorden", text));
        result.push_back({std::move(text), std::move(stems)});
    }
    if (result.empty()) block.mistake(fmt::format("\"{}\" is leeg", key));
    return result;
}

}  // namespace

std::string Zoekinhoud::Data::reden(std::string_view code, std::string_view a, std::string_view b) const {
    const auto found = redenen.find(code);
    CHECK(found != redenen.end());
    std::string text;
    for (std::size_t i = 0; i < found->second.size(); ++i) {
        const std::string_view rest = std::string_view(found->second).substr(i);
        if (rest.starts_with("{0}") || rest.starts_with("{1}")) {
            text += rest[1] == '0' ? a : b;
            i += 2;
        } else {
            text += rest[0];
        }
    }
    return text;
}

const std::vector<std::string>& Zoekinhoud::Data::volksmond_van(std::string_view bepaling) const {
    static const std::vector<std::string> none;
    const auto found = volksmond.find(bepaling);
    return found == volksmond.end() ? none : found->second;
}

Zoekinhoud Zoekinhoud::load(const inhoud::Bestanden& bestanden) {
    auto data = std::make_shared<Data>();
    constexpr std::string_view taal = "zoeken/taal.toml";
    const inhoud::TomlValue taal_root = inhoud::parse_toml(taal, require_file(bestanden, taal));
    TomlLezer taal_lezer(taal, taal_root);
    data->stemmer = std::make_shared<Stemmer>(taal_lezer.text("stamuitzonderingen"), taal);
    data->samenstellingen = taal_lezer.text("samenstellingen");
    // Kept alive: the lines are views into them.
    const std::string stopwoorden = taal_lezer.text("stopwoorden"), zwak = taal_lezer.text("zwakke_woorden"), ruimtewoorden = taal_lezer.text("ruimtewoorden");
    for (std::string_view line : content_lines(stopwoorden)) {
        for (std::string_view word : split(line, ' ')) {
            if (!word.empty()) data->stopwoorden.insert(fold(word));
        }
    }
    for (std::string_view line : content_lines(zwak)) {
        for (std::string_view word : split(line, ' ')) {
            if (!word.empty()) data->zwakke_stammen.insert(data->stemmer->stem(fold(word)));
        }
    }
    for (std::string_view line : content_lines(ruimtewoorden)) {
        if (auto stems = content_stems(*data, line); !stems.empty()) data->ruimtewoorden.push_back(std::move(stems));
    }
    taal_lezer.finish();

    constexpr std::string_view redenen = "zoeken/redenen.toml";
    const inhoud::TomlValue redenen_root = inhoud::parse_toml(redenen, require_file(bestanden, redenen));
    TomlLezer redenen_lezer(redenen, redenen_root);
    for (std::string_view code : redenen_codes) data->redenen.emplace(code, redenen_lezer.text(code));
    redenen_lezer.finish();

    constexpr std::string_view thesaurus = "zoeken/thesaurus.toml";
    const inhoud::TomlValue root = inhoud::parse_toml(thesaurus, require_file(bestanden, thesaurus));
    TomlLezer reader(thesaurus, root);
    const std::optional<Date> sinds = reader.date("sinds");
    reader.blocks("begrip", [&](TomlLezer& block) {
        Begrip begrip;
        begrip.gewoon = read_uitdrukkingen(*data, block, "gewoon");
        begrip.wet = read_uitdrukkingen(*data, block, "wet");
        begrip.regelingen = block.texts("regelingen");
        begrip.sinds = block.date("sinds");
        if (!begrip.sinds) begrip.sinds = sinds;
        data->begrippen.push_back(std::move(begrip));
    });
    reader.finish();

    constexpr std::string_view volksmond = "zoeken/volksmond.toml";
    const inhoud::TomlValue volksmond_root = inhoud::parse_toml(volksmond, require_file(bestanden, volksmond));
    TomlLezer volksmond_lezer(volksmond, volksmond_root);
    volksmond_lezer.blocks("bepaling", [&](TomlLezer& block) {
        const std::string id = block.text("id");
        if (const auto [_, fresh] = data->volksmond.emplace(id, block.texts("zinnen")); !fresh) {
            block.mistake(fmt::format("\"{}\" staat er twee keer in", id));
        }
    });
    volksmond_lezer.finish();

    Zoekinhoud result;
    result.data_ = std::move(data);
    return result;
}

}  // namespace ontknoop::wetten
