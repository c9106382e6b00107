// SPDX-License-Identifier: EUPL-1.2
#include "db/backup_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/result.h"

namespace ontknoop::db {
namespace {

bool flush_to_disk(const std::string& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return false;
    const bool flushed = ::fsync(file) == 0;
    ::close(file);
    return flushed;
}

}  // namespace

BackupFile::BackupFile(std::string path) : path_(std::move(path)), part_(path_ + ".part") {
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);  // of an attempt that was killed
}

BackupFile::~BackupFile() {
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
}

void BackupFile::keep() {
    if (!flush_to_disk(part_, O_RDWR) || ::rename(part_.c_str(), path_.c_str()) != 0) fail(std::strerror(errno));
    const std::string folder = std::filesystem::path(path_).parent_path().string();
    flush_to_disk(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);  // the new name; some file systems cannot
}

void BackupFile::fail(const std::string& reason) const {
    throw AdminError("De reservekopie " + path_ + " kon niet worden geschreven (" + reason +
                     "). Controleer of er ruimte is en of het programma in die map mag schrijven.");
}

}  // namespace ontknoop::db
