// SPDX-License-Identifier: EUPL-1.2
//
// A file as bytes in memory, mapped and only read. It stays what it was when another file takes its name.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace ontknoop::wetten {

class Bestandsbeeld {
public:
    Bestandsbeeld() = default;
    // Throws AdminError when the file cannot be read or is empty.
    explicit Bestandsbeeld(const std::string& path);
    Bestandsbeeld(Bestandsbeeld&& other) noexcept : begin_(std::exchange(other.begin_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    Bestandsbeeld& operator=(Bestandsbeeld&& other) noexcept {
        std::swap(begin_, other.begin_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~Bestandsbeeld();

    std::span<unsigned char> bytes() const { return {begin_, size_}; }

private:
    unsigned char* begin_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace ontknoop::wetten
