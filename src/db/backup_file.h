// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace ontknoop::db {

// A backup being made: it is written beside its place and moved there when it is whole, so that a backup that stopped
// half-way never takes the place of a good one.
class BackupFile {
public:
    explicit BackupFile(std::string path);
    ~BackupFile();  // removes what is left when it was not kept
    BackupFile(const BackupFile&) = delete;
    BackupFile& operator=(const BackupFile&) = delete;

    const std::string& part_path() const { return part_; }
    // Flushes it to disk and moves it to its place. Throws AdminError.
    void keep();
    [[noreturn]] void fail(const std::string& reason) const;

private:
    std::string path_, part_;
};

}  // namespace ontknoop::db
