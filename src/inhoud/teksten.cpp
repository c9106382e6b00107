// SPDX-License-Identifier: EUPL-1.2
#include "inhoud/teksten.h"

#include <algorithm>
#include <atomic>
#include <charconv>

#include <boost/unordered/unordered_flat_map.hpp>

#include "inhoud/toml_document.h"

namespace ontknoop::inhoud {

// Hashed, since a page looks up hundreds of them, and found by a view without making a string of it. Not in the
// namespace below: Teksten::Tabel, which every file may name, has it in its type.
struct TekstenHash {
    using is_transparent = void;
    using is_avalanching = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
};

namespace {

constexpr std::string_view teksten_folder = "teksten/nl/";
constexpr std::string_view error_prefix = "fout.";
// Shown for a code that has no words yet; tests/house finds such a code before a user does.
constexpr std::string_view unknown_error = "fout.algemeen.onbekend";

struct Origin {
    std::string path;
    int line;
};

// Flat: each step through the memory costs more than comparing.
template <class Tekst>
using Hashed = boost::unordered_flat_map<std::string, Tekst, TekstenHash, std::equal_to<>>;

// Collects the texts of one file after the other and remembers where each came from.
template <class Tekst>
class Collector {
public:
    explicit Collector(Hashed<Tekst>& texts) : texts_(texts) {}

    void add_file(const std::string& path, const std::string& content) {
        const std::string_view name = std::string_view(path).substr(teksten_folder.size());
        const bool holds_errors = name.starts_with("fouten_");
        const TomlValue root = parse_toml(path, content);
        if (holds_errors && root.find("fout"))
            throw AdminError(path + ": leave out \"fout\"; every key of a fouten_ file gets it by itself.");
        add_table(path, holds_errors ? std::string(error_prefix) : std::string(), root);
    }

private:
    void add_table(const std::string& path, const std::string& prefix, const TomlValue& table) {
        for (const TomlMember& member : table.members) {
            const std::string key = prefix + member.key;
            switch (member.value.kind) {
                case TomlValue::Kind::table:
                    add_table(path, key + ".", member.value);
                    break;
                case TomlValue::Kind::scalar:
                    add_text(path, key, member.value);
                    break;
                case TomlValue::Kind::list:
                    throw AdminError(place(path, member.value.line) + "\"" + key +
                                     "\" is a list. A text is one string between quotes.");
            }
        }
    }

    void add_text(const std::string& path, const std::string& key, const TomlValue& value) {
        const auto [origin, added] = origins_.emplace(key, Origin{path, value.line});
        if (!added)
            throw AdminError(place(path, value.line) + "the key \"" + key + "\" is already in " + origin->second.path +
                             ", line " + std::to_string(origin->second.line) + ". Remove one of the two.");
        texts_.emplace(key, Tekst{value.text, value.text.find('{') != std::string::npos});
    }

    static std::string place(const std::string& path, int line) {
        return path + ", line " + std::to_string(line) + ": ";
    }

    Hashed<Tekst>& texts_;
    std::map<std::string, Origin> origins_;
};

// One pass, so that braces inside an argument stay what they are.
std::string fill_placeholders(std::string_view key, std::string_view text, std::span<const std::string> arguments) {
    if (text.find('{') == std::string_view::npos) return std::string(text);
    std::string filled;
    filled.reserve(text.size());
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        filled += text.substr(0, open);
        if (open == std::string_view::npos) break;
        const std::size_t close = text.find('}', open);
        std::size_t index = 0;
        const bool is_placeholder =
            close != std::string_view::npos &&
            std::from_chars(text.data() + open + 1, text.data() + close, index).ptr == text.data() + close &&
            close > open + 1;
        if (!is_placeholder) {
            filled += '{';
            text.remove_prefix(open + 1);
            continue;
        }
        if (index >= arguments.size())
            throw Bug("text \"" + std::string(key) + "\" asks for argument " + std::to_string(index) + ", got " +
                      std::to_string(arguments.size()));
        filled += arguments[index];
        text.remove_prefix(close + 1);
    }
    return filled;
}

}  // namespace

class Teksten::Tabel {
public:
    Hashed<Tekst> by_key;
    const Tekst* find(std::string_view key) const {
        const auto found = by_key.find(key);
        return found == by_key.end() ? nullptr : &found->second;
    }
};

Teksten Teksten::load(const Bestanden& bestanden) {
    static std::atomic<std::uint64_t> laatste = 0;
    Teksten teksten;
    teksten.nummer_ = ++laatste;
    const auto tabel = std::make_shared<Tabel>();
    Collector collector(tabel->by_key);
    for (const std::string& path : bestanden.list(teksten_folder))
        if (path.ends_with(".toml")) collector.add_file(path, bestanden.get(path));
    teksten.tabel_ = tabel;
    return teksten;
}

const Teksten::Tekst& Teksten::get(std::string_view key) const {
    const Tekst* found = tabel_->find(key);
    if (!found) throw Bug("no text \"" + std::string(key) + "\" in inhoud/" + std::string(teksten_folder));
    return *found;
}

const std::string& Teksten::operator()(std::string_view key) const {
    const Tekst& text = get(key);
    if (text.vraagt) fill_placeholders(key, text.woorden, {});  // a Bug when it asks for an argument
    return text.woorden;
}

std::string Teksten::operator()(std::string_view key, std::span<const std::string> arguments) const {
    return fill_placeholders(key, get(key).woorden, arguments);
}

std::string Teksten::operator()(std::string_view key, std::initializer_list<std::string> arguments) const {
    return (*this)(key, std::span<const std::string>(arguments.begin(), arguments.size()));
}

std::string_view Teksten::find(std::string_view key) const {
    const Tekst* found = tabel_->find(key);
    return found ? std::string_view(found->woorden) : std::string_view();
}

bool Teksten::has(std::string_view key) const { return tabel_->find(key) != nullptr; }

std::vector<std::string_view> Teksten::keys(std::string_view prefix) const {
    std::vector<std::string_view> found;
    for (const auto& [key, text] : tabel_->by_key)
        if (key.starts_with(prefix)) found.push_back(key);
    std::ranges::sort(found);
    return found;
}

std::string Teksten::error(const Error& error) const {
    const std::string key = std::string(error_prefix) + error.code;
    if (has(key)) return (*this)(key, error.arguments);
    return (*this)(unknown_error, {error.code});
}

}  // namespace ontknoop::inhoud
