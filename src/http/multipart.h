// SPDX-License-Identifier: EUPL-1.2
//
// multipart/form-data (RFC 7578) as a push parser: bytes go in as they arrive, in pieces of any size; fields and files
// come out. A file above the limit goes to disk while it arrives, so a large upload costs no memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"

namespace ontknoop::http {

struct SpoolOptions {
    std::size_t above = 256 * 1024;  // bytes of one file kept in memory
    std::string folder = "/tmp";
};

class MultipartParser {
public:
    // boundary: 1 to 70 characters, as in the Content-Type.
    MultipartParser(std::string boundary, SpoolOptions);
    ~MultipartParser();

    // False as soon as it is malformed; then every later call is false too.
    bool feed(std::string_view bytes);
    // True when the last boundary was seen.
    bool finish() const { return state_ == State::epilogue; }

    Fields take_fields() { return std::move(fields_); }
    std::vector<std::shared_ptr<UploadedFile>> take_files() { return std::move(files_); }

private:
    enum class State { preamble, after_boundary, headers, content, epilogue, failed };
    class Spool;
    struct Part;

    bool step();
    bool read_after_boundary();
    bool read_headers();
    bool read_content();
    bool begin_part(std::string_view head);
    void add_content(std::string_view bytes);
    bool end_part();
    bool fail_now();

    SpoolOptions options_;
    std::string delimiter_;  // CR LF -- boundary
    std::string pending_;    // received, not yet understood
    std::size_t used_ = 0;   // of pending_
    State state_ = State::preamble;
    std::size_t parts_ = 0;

    std::string part_name_, part_value_;
    std::shared_ptr<Part> part_file_;  // empty: a field

    Fields fields_;
    std::vector<std::shared_ptr<UploadedFile>> files_;
};

}  // namespace ontknoop::http
