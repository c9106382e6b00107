// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/embedded.h"
#include "inhoud/teksten.h"

namespace ontknoop::wetten::hulp {

inline const inhoud::Bestanden& real_inhoud() {
    static const inhoud::Bestanden bestanden = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    return bestanden;
}

// Content made for one test.
inline inhoud::Bestanden make_inhoud(const std::vector<std::pair<std::string, std::string>>& files) {
    std::vector<EmbeddedFile> embedded;
    for (const auto& [path, content] : files) embedded.push_back({path, content});
    return inhoud::Bestanden::load(embedded, "");
}

// Folder with the official files, or empty: then the tests that need them are skipped.
inline std::string wetten_data() {
    const char* set = std::getenv("ONTKNOOP_DATA");
    const std::string folder = (set ? std::string(set) : std::string(ONTKNOOP_SOURCE_DIR "/../shared/data")) + "/wetten";
    return std::filesystem::exists(folder) ? folder : std::string();
}

inline std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

inline std::vector<std::string> list_files(const std::string& folder, const std::string& ends_with) {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().string().ends_with(ends_with)) paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace ontknoop::wetten::hulp

#define NEEDS_WETTEN_DATA() \
    if (hulp::wetten_data().empty()) GTEST_SKIP() << "needs the shared folder data/wetten"
