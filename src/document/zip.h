// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace ontknoop::document {

struct ZipEntry {
    std::string name;
    std::string content;
    bool stored = false;  // not compressed
};

// The entries in this order, all dated 1 January 1980, so that the same content gives the same bytes.
std::string make_zip(const std::vector<ZipEntry>& entries);

// The files of an ODF 1.3 package around them: mimetype (first, stored), META-INF/manifest.xml, then `parts`.
// A part's media type follows from its name.
std::string make_odf_package(const std::string& media_type, std::vector<ZipEntry> parts);

}  // namespace ontknoop::document
