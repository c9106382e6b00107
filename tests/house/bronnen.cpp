// SPDX-License-Identifier: EUPL-1.2
#include "bronnen.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace ontknoop::house {

const Bronnen& alle_bronnen() {
    static const Bronnen all = [] {
        namespace fs = std::filesystem;
        Bronnen found;
        const fs::path root = ONTKNOOP_SOURCE_DIR;
        for (auto it = fs::recursive_directory_iterator(root); it != fs::recursive_directory_iterator(); ++it) {
            const std::string pad = it->path().lexically_relative(root).string();
            const std::string naam = it->path().filename().string();
            if (naam == ".git" || naam == "node_modules" || pad == "build" || pad == "data") {
                it.disable_recursion_pending();
                continue;
            }
            if (!it->is_regular_file()) continue;
            std::ostringstream tekst;
            tekst << std::ifstream(it->path(), std::ios::binary).rdbuf();
            found.push_back({pad, tekst.str(), static_cast<std::size_t>(it->file_size())});
        }
        std::ranges::sort(found, {}, &Bron::pad);
        return found;
    }();
    return all;
}

std::string module_van(std::string_view pad) {
    if (!pad.starts_with("src/")) return {};
    pad.remove_prefix(4);
    const std::size_t slash = pad.find('/');
    return slash == std::string_view::npos ? std::string() : std::string(pad.substr(0, slash));
}

}  // namespace ontknoop::house
