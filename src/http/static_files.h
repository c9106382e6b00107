// SPDX-License-Identifier: EUPL-1.2
//
// Files served from memory: scripts, styles, fonts, pictures. Compressed once, when added. A page refers to a file by
// url(), which holds a hash of the content: the browser then never asks again, and a new version has a new address.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/http.h"

namespace ontknoop::http {

// From the name's ending, "application/octet-stream" when unknown.
std::string_view content_type_of(std::string_view path);

class StaticFiles {
public:
    // path: relative, "css/app.css". brotli: the same content compressed with brotli, when the build made it.
    void add(std::string path, std::string_view content, std::string_view type, std::string_view brotli = {});

    // "/static/<hash>/css/app.css": kept for a year. "/static/css/app.css", or a hash of another version: the file as
    // it is now, to be asked for again each time. Nothing when there is no such file, or the method is not GET or HEAD.
    std::optional<Response> find(const Request&) const;

    // Throws Bug when there is no such file: a page that refers to nothing is a mistake of ours.
    std::string url(std::string_view path) const;

private:
    struct File {
        std::string type, hash;
        std::shared_ptr<const std::string> plain, gzip, brotli;  // absent when not smaller
    };
    std::map<std::string, File, std::less<>> files_;
};

}  // namespace ontknoop::http
