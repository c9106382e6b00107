// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bestandsbeeld.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/result.h"

namespace ontknoop::wetten {

Bestandsbeeld::Bestandsbeeld(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (file >= 0 && ::fstat(file, &status) == 0 && status.st_size > 0) {
        void* mapped = ::mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, file, 0);
        if (mapped != MAP_FAILED) {
            begin_ = static_cast<unsigned char*>(mapped);
            size_ = static_cast<std::size_t>(status.st_size);
        }
    }
    if (file >= 0) ::close(file);
    if (!begin_) throw AdminError("Het bestand " + path + " is niet te lezen. Controleer de naam en de rechten.");
}

Bestandsbeeld::~Bestandsbeeld() {
    if (begin_) ::munmap(begin_, size_);
}

}  // namespace ontknoop::wetten
