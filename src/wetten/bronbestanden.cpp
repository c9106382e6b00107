// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bronbestanden.h"

#include <sodium.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>

#include "base/hex.h"
#include "base/text.h"

namespace ontknoop::wetten {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sniffed_bytes = 4096;

bool has_official_ending(std::string_view name) {
    const std::string lower = lower_ascii(name);
    return lower.ends_with(".xml") || lower.ends_with(".wti");
}

[[noreturn]] void unreadable(const std::string& naam) {
    throw AdminError("Het bestand " + naam + " is niet te lezen. Controleer de naam en de rechten.");
}

Bronbestand plain_file(const fs::path& path, std::string naam) {
    return {naam, [path, naam] {
                auto in = std::make_unique<std::ifstream>(path, std::ios::binary);
                if (!*in) unreadable(naam);
                return std::unique_ptr<std::istream>(std::move(in));
            }};
}

struct CloseZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Zip = std::unique_ptr<zip_t, CloseZip>;

Zip open_zip(const std::string& path) {
    int code = 0;
    Zip archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (!archive) throw AdminError("Het bestand " + path + " is geen goed zip-bestand. Haal het opnieuw op.");
    return archive;
}

// Opened once for all its files: what is listed is what is read, also when another archive takes its name meanwhile.
struct Archief {
    explicit Archief(const std::string& path) : zip(open_zip(path)) {}
    Zip zip;
    std::mutex mutex;  // the library reads one entry at a time
};

// One entry, unpacked in memory: never more than the limit, whatever the archive says about its size.
std::string unpack(Archief& archief, zip_uint64_t index, const std::string& naam) {
    const std::lock_guard lock(archief.mutex);
    zip_file_t* entry = zip_fopen_index(archief.zip.get(), index, 0);
    if (!entry) unreadable(naam);
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> guard(entry, &zip_fclose);
    std::string content;
    std::array<char, 1 << 16> part;
    zip_int64_t got = 0;
    while ((got = zip_fread(entry, part.data(), part.size())) > 0) {
        content.append(part.data(), static_cast<std::size_t>(got));
        if (content.size() > grootste_bronbestand) throw AdminError("Het bestand " + naam + " is uitgepakt groter dan " + std::to_string(grootste_bronbestand >> 20) + " MB en wordt niet gelezen. Controleer of het een wettekst is.");
    }
    if (got < 0) unreadable(naam);
    return content;
}

std::vector<Bronbestand> list_zip(const std::string& path, std::size_t meeste) {
    const auto archief = std::make_shared<Archief>(path);
    const zip_int64_t count = zip_get_num_entries(archief->zip.get(), 0);
    std::vector<Bronbestand> files;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(std::max<zip_int64_t>(count, 0)); ++i) {
        const char* entry = zip_get_name(archief->zip.get(), i, ZIP_FL_ENC_GUESS);
        if (!entry || !has_official_ending(entry)) continue;
        if (files.size() == meeste) throw AdminError("Het zip-bestand " + path + " bevat meer dan " + std::to_string(meeste) + " bestanden. Splits het.");
        const std::string naam = fs::path(path).filename().string() + ": " + entry;
        files.push_back({naam, [archief, i, naam] { return std::make_unique<std::istringstream>(unpack(*archief, i, naam)); }});
    }
    return files;
}

std::vector<Bronbestand> list_folder(const fs::path& folder, std::size_t meeste) {
    std::vector<Bronbestand> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied)) {
        if (!entry.is_regular_file() || !has_official_ending(entry.path().string())) continue;
        if (files.size() == meeste) throw AdminError("De map " + folder.string() + " bevat meer dan " + std::to_string(meeste) + " bestanden. Splits hem.");
        files.push_back(plain_file(entry.path(), fs::relative(entry.path(), folder).string()));
    }
    return files;
}

struct Wortel {
    std::string_view naam;
    Bronsoort soort;
};
constexpr Wortel wortels[] = {
    {"toestand", Bronsoort::toestand}, {"work", Bronsoort::manifest},  {"wetstechnische-informatie", Bronsoort::wti},
    {"cvdr", Bronsoort::cvdr},         {"record", Bronsoort::sru}, {"searchRetrieveResponse", Bronsoort::sru}, {"gzd", Bronsoort::sru},
};

}  // namespace

std::vector<Bronbestand> list_bronbestanden(const std::string& path, std::size_t meeste) {
    std::error_code error;
    if (!fs::exists(path, error)) throw AdminError("Er is geen bestand of map " + path + ". Controleer de naam.");
    std::vector<Bronbestand> files;
    if (fs::is_directory(path, error)) files = list_folder(path, meeste);
    else if (lower_ascii(path).ends_with(".zip")) files = list_zip(path, meeste);
    else files.push_back(plain_file(path, fs::path(path).filename().string()));
    std::ranges::sort(files, {}, &Bronbestand::naam);
    return files;
}

Bronsoort sniff_bronsoort(std::istream& in) {
    std::string start(sniffed_bytes, '\0');
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(in.gcount()));
    // The first tag that is no declaration, comment or document type; its name without a namespace prefix.
    for (std::size_t at = start.find('<'); at != std::string::npos; at = start.find('<', at + 1)) {
        if (start.compare(at, 4, "<!--") == 0) {
            at = start.find("-->", at);
            if (at == std::string::npos) break;
            continue;
        }
        if (at + 1 < start.size() && (start[at + 1] == '?' || start[at + 1] == '!')) continue;
        const std::size_t end = start.find_first_of(" \t\r\n/>", at + 1);
        std::string_view naam = std::string_view(start).substr(at + 1, end == std::string::npos ? end : end - at - 1);
        if (const std::size_t colon = naam.find(':'); colon != std::string_view::npos) naam.remove_prefix(colon + 1);
        const auto found = std::ranges::find(wortels, naam, &Wortel::naam);
        return found == std::end(wortels) ? Bronsoort::onbekend : found->soort;
    }
    return Bronsoort::onbekend;
}

std::string sha512_hex(std::istream& in) {
    crypto_hash_sha512_state state;
    crypto_hash_sha512_init(&state);
    std::array<char, 1 << 16> part;
    while (in.read(part.data(), part.size()) || in.gcount() > 0)
        crypto_hash_sha512_update(&state, reinterpret_cast<const unsigned char*>(part.data()), static_cast<unsigned long long>(in.gcount()));
    std::array<unsigned char, crypto_hash_sha512_BYTES> hash;
    crypto_hash_sha512_final(&state, hash.data());
    return to_hex(hash);
}

}  // namespace ontknoop::wetten
