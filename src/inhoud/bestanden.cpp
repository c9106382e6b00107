// SPDX-License-Identifier: EUPL-1.2
#include <sodium.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/hex.h"
#include "inhoud/teksten.h"

namespace ontknoop::inhoud {

namespace {

namespace fs = std::filesystem;

// Editors leave their own files beside the ones they edit (".plan.toml.swp"); only content counts.
bool is_content_file(const fs::path& path) {
    const std::string name = path.filename().string();
    return !name.starts_with('.') && (path.extension() == ".toml" || path.extension() == ".md" || path.extension() == ".json");
}

std::string read_content_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.good() && !in.eof()) throw AdminError(path.string() + " cannot be read. Check the rights of this file.");
    return content;
}

void read_folder(const std::string& folder, std::map<std::string, std::string, std::less<>>& files) {
    if (!fs::is_directory(folder))
        throw AdminError("The content folder " + folder + " does not exist. Create it or correct the setting.");
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && is_content_file(entry.path()))
            files[entry.path().lexically_relative(folder).generic_string()] = read_content_file(entry.path());
    }
}

}  // namespace

Bestanden Bestanden::load(std::span<const EmbeddedFile> embedded, const std::string& override_folder) {
    Bestanden bestanden;
    for (const EmbeddedFile& file : embedded) bestanden.files_.emplace(file.path, file.content);
    if (!override_folder.empty()) read_folder(override_folder, bestanden.files_);
    return bestanden;
}

Bestanden Bestanden::from_folder(const std::string& folder) {
    Bestanden bestanden;
    read_folder(folder, bestanden.files_);
    return bestanden;
}

const std::string* Bestanden::find(std::string_view path) const {
    const auto found = files_.find(path);
    return found == files_.end() ? nullptr : &found->second;
}

const std::string& Bestanden::get(std::string_view path) const {
    const std::string* content = find(path);
    if (!content) throw Bug("no content file " + std::string(path));
    return *content;
}

std::vector<std::string> Bestanden::list(std::string_view prefix) const {
    std::vector<std::string> paths;
    for (auto it = files_.lower_bound(prefix); it != files_.end() && it->first.starts_with(prefix); ++it)
        paths.push_back(it->first);
    return paths;
}

std::string Bestanden::version(std::string_view prefix) const {
    return *versions_->get(std::string(prefix), [&] {
        crypto_hash_sha256_state state;
        crypto_hash_sha256_init(&state);
        const auto add = [&](std::string_view part) {
            // The length in front of every part: moving text from one file to the next gives another version.
            const std::string framed = std::to_string(part.size()) + ":" + std::string(part);
            crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(framed.data()), framed.size());
        };
        for (const std::string& path : list(prefix)) {
            add(path);
            add(get(path));
        }
        std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
        crypto_hash_sha256_final(&state, digest.data());
        return to_hex(std::span(digest).first(8));
    });
}

}  // namespace ontknoop::inhoud
