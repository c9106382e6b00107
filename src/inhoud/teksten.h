// SPDX-License-Identifier: EUPL-1.2
//
// Everything a user reads comes from inhoud/teksten/nl/*.toml, embedded in the binary and overridable per installation.
// A file is one TOML table of tables of strings; the key of a text is its dotted path without the file name:
//   [veld.verhaal]
//   verhaal.label = "Wat is er aan de hand?"      ->  teksten("veld.verhaal.verhaal.label")
// The words of errors are in files named fouten_<folder>.toml; every key in such a file gets "fout." in front:
//   "veld.geen_datum" = "Dit is geen datum."      ->  teksten.error({"veld.geen_datum"}), key "fout.veld.geen_datum"
// A key may be written as tables, as a dotted key or between quotes: all three give the same dotted path.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.h"
#include "base/recent.h"
#include "base/result.h"

namespace ontknoop::inhoud {

// The files of inhoud/: embedded ones, each replaced by the file of the same name in the override folder when it
// exists. A .toml or .md file that is only in the override folder is added: that is how a municipality brings its own
// provisions.
class Bestanden {
public:
    // override_folder may be empty. Throws AdminError when it does not exist.
    static Bestanden load(std::span<const EmbeddedFile> embedded, const std::string& override_folder);
    // For tests and tools: reads a folder from disk.
    static Bestanden from_folder(const std::string& folder);
    // Content of one file; CHECKs that it exists.
    const std::string& get(std::string_view path) const;
    const std::string* find(std::string_view path) const;
    // Paths that start with `prefix`, sorted.
    std::vector<std::string> list(std::string_view prefix) const;
    // SHA-256 (hex, 16 characters) over the files that start with `prefix`: the "content version" printed on a plan.
    std::string version(std::string_view prefix) const;

private:
    std::map<std::string, std::string, std::less<>> files_;
    std::shared_ptr<Recent<std::string>> versions_ = std::make_shared<Recent<std::string>>(16);  // by prefix
};

class Teksten {
public:
    // Reads teksten/nl/*.toml. Throws AdminError (file, line, remedy) on bad TOML or a key that occurs twice.
    static Teksten load(const Bestanden&);
    // The text. A missing key is a Bug, and so is one that asks for arguments.
    const std::string& operator()(std::string_view key) const;
    // The text with {0}, {1} ... filled in. A missing key or argument is a Bug.
    std::string operator()(std::string_view key, std::span<const std::string> arguments) const;
    std::string operator()(std::string_view key, std::initializer_list<std::string> arguments) const;
    // The text, or "" when there is none (help and examples are optional).
    std::string_view find(std::string_view key) const;
    bool has(std::string_view key) const;
    // Keys that start with `prefix`, sorted.
    std::vector<std::string_view> keys(std::string_view prefix) const;
    // The words of an error: key "fout." + code. A code without words gives the words of "algemeen.onbekend" with the
    // code in it: an answer to a user is never lost over a missing text.
    std::string error(const Error&) const;
    // Of this set of texts, within this run of the program: who keeps something drawn with it knows when it is out of date.
    std::uint64_t nummer() const { return nummer_; }

private:
    struct Tekst {
        std::string woorden;
        bool vraagt;  // has a brace in it: perhaps the place of an argument
    };
    class Tabel;
    const Tekst& get(std::string_view key) const;

    std::shared_ptr<const Tabel> tabel_;
    std::uint64_t nummer_ = 0;
};

}  // namespace ontknoop::inhoud
