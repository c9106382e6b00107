// SPDX-License-Identifier: EUPL-1.2
#include "http/multipart.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "base/text.h"
#include "http/wire.h"

namespace ontknoop::http {

namespace {

constexpr std::size_t maximum_parts = 2000;
constexpr std::size_t maximum_part_head = 8 * 1024;
constexpr std::size_t maximum_boundary = 70;  // RFC 2046, section 5.1.1

bool is_part_text(std::string_view text) { return text.find('\0') == std::string_view::npos && is_valid_utf8(text); }

// Some browsers send the whole path of the file; only its last part is a name. Controls go, whatever they were for.
std::string clean_file_name(std::string_view name) {
    const std::size_t slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    std::string clean(name);
    std::erase_if(clean, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    return clean;
}

}  // namespace

// A file on disk without a name: it is unlinked at once, so nothing of a household is left behind when the program or
// the machine stops. It can be read through /proc/self/fd as long as it is held.
class MultipartParser::Spool {
public:
    explicit Spool(const std::string& folder) {
        std::string name = folder + "/ontknoop-upload-XXXXXX";
        handle_ = ::mkostemp(name.data(), O_CLOEXEC);
        if (handle_ < 0)
            throw AdminError("Een bestand dat iemand stuurt kan niet worden bewaard in " + folder +
                             ". Controleer of de map bestaat, of er ruimte is en of het programma er mag schrijven.");
        ::unlink(name.c_str());
    }
    ~Spool() { ::close(handle_); }
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(handle_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) throw AdminError("Een bestand dat iemand stuurt past niet op de schijf. Maak ruimte.");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    std::string path() const { return "/proc/self/fd/" + std::to_string(handle_); }

private:
    int handle_ = -1;
};

// The file on disk lives exactly as long as the UploadedFile the handler sees.
struct MultipartParser::Part : UploadedFile {
    std::unique_ptr<Spool> spool;
};

MultipartParser::MultipartParser(std::string boundary, SpoolOptions options)
    : options_(std::move(options)), delimiter_("\r\n--" + boundary), pending_("\r\n") {
    // The body may begin with the boundary itself; the line break put before it makes that no special case.
    const bool printable = std::ranges::all_of(boundary, [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
    if (boundary.empty() || boundary.size() > maximum_boundary || !printable) state_ = State::failed;
}

MultipartParser::~MultipartParser() = default;

bool MultipartParser::feed(std::string_view bytes) {
    if (state_ == State::failed) return false;
    if (state_ == State::epilogue) return true;  // whatever follows the last boundary is to be ignored
    pending_.append(bytes);
    while (step()) {
    }
    pending_.erase(0, used_);
    used_ = 0;
    return state_ != State::failed;
}

// Understands one more piece of pending_; false when it needs more bytes, or is done.
bool MultipartParser::step() {
    switch (state_) {
        case State::preamble: {
            const std::size_t found = pending_.find(delimiter_, used_);
            if (found == std::string::npos) {
                used_ = std::max(used_, pending_.size() - std::min(pending_.size(), delimiter_.size() - 1));
                return false;
            }
            used_ = found + delimiter_.size();
            state_ = State::after_boundary;
            return true;
        }
        case State::after_boundary:
            return read_after_boundary();
        case State::headers:
            return read_headers();
        case State::content:
            return read_content();
        case State::epilogue:
        case State::failed:
            return false;
    }
    return false;
}

// "--" ends the form; otherwise white space, a line break, and the next part.
bool MultipartParser::read_after_boundary() {
    const std::string_view rest = std::string_view(pending_).substr(used_);
    const std::size_t text = std::min(rest.find_first_not_of(" \t"), rest.size());
    if (text > 64) return fail_now();
    if (rest.size() < text + 2) return false;
    const std::string_view two = rest.substr(text, 2);
    if (text == 0 && two == "--") {
        state_ = State::epilogue;
        used_ = pending_.size();
        return false;
    }
    if (two != "\r\n") return fail_now();
    used_ += text + 2;
    if (++parts_ > maximum_parts) return fail_now();
    state_ = State::headers;
    return true;
}

bool MultipartParser::read_headers() {
    const std::string_view rest = std::string_view(pending_).substr(used_);
    const std::size_t end = rest.find("\r\n\r\n");
    if (end == std::string_view::npos) return rest.size() > maximum_part_head ? fail_now() : false;
    if (end > maximum_part_head || !begin_part(rest.substr(0, end))) return fail_now();
    used_ += end + 4;
    state_ = State::content;
    return true;
}

bool MultipartParser::begin_part(std::string_view head) {
    std::string_view disposition, type;
    while (!head.empty()) {
        const std::size_t end = std::min(head.find("\r\n"), head.size());
        std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 2, head.size()));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || line.find('\0') != std::string_view::npos) return false;
        const std::string_view name = next_item(line, ':');
        if (equal_ignoring_case(name, "Content-Disposition")) disposition = line;
        if (equal_ignoring_case(name, "Content-Type")) type = line;
    }
    if (!has_media_type(disposition, "form-data")) return false;
    part_name_ = media_parameter(disposition, "name").value_or("");
    if (part_name_.empty() || !is_part_text(part_name_)) return false;
    part_value_.clear();
    part_file_.reset();
    const auto file_name = media_parameter(disposition, "filename");
    if (!file_name) return true;
    if (!is_part_text(*file_name)) return false;
    part_file_ = std::make_shared<Part>();
    part_file_->field = part_name_;
    part_file_->file_name = clean_file_name(*file_name);
    part_file_->content_type = std::string(trim(type));
    return true;
}

bool MultipartParser::read_content() {
    const std::size_t found = pending_.find(delimiter_, used_);
    // Without a boundary in sight, the tail may still be the start of one.
    const std::size_t keep = found != std::string::npos
                                 ? found
                                 : std::max(used_, pending_.size() - std::min(pending_.size(), delimiter_.size() - 1));
    add_content(std::string_view(pending_).substr(used_, keep - used_));
    used_ = keep;
    if (found == std::string::npos) return false;
    if (!end_part()) return fail_now();
    used_ = found + delimiter_.size();
    state_ = State::after_boundary;
    return true;
}

void MultipartParser::add_content(std::string_view bytes) {
    if (!part_file_) {
        part_value_.append(bytes);
        return;
    }
    Part& file = *part_file_;
    file.size += bytes.size();
    if (!file.spool && file.size > options_.above) {
        file.spool = std::make_unique<Spool>(options_.folder);
        file.spool->write(file.content);
        file.spool_path = file.spool->path();
        file.content = {};
    }
    if (file.spool) {
        file.spool->write(bytes);
    } else {
        file.content.append(bytes);
    }
}

bool MultipartParser::end_part() {
    if (!part_file_) {
        if (!is_part_text(part_value_)) return false;
        fields_.add(std::move(part_name_), std::move(part_value_));
        return true;
    }
    const bool left_empty = part_file_->file_name.empty() && part_file_->size == 0;
    if (!left_empty) files_.push_back(std::move(part_file_));
    return true;
}

bool MultipartParser::fail_now() {
    state_ = State::failed;
    return false;
}

}  // namespace ontknoop::http
