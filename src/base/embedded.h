// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

namespace ontknoop {

// A file that travels inside the binary (cmake/embed.cmake).
struct EmbeddedFile {
    std::string_view path;  // relative to its root, e.g. "teksten/nl/plan.toml"
    std::string_view content;
};

std::vector<EmbeddedFile> embedded_files_inhoud();      // inhoud/
std::vector<EmbeddedFile> embedded_files_migrations();  // migrations/
std::vector<EmbeddedFile> embedded_files_web();         // build/web/: bundled scripts, styles, fonts, pictures

}  // namespace ontknoop
