// SPDX-License-Identifier: EUPL-1.2
#include "wetten/haler.h"

#include <curl/curl.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <thread>
#include <utility>

namespace ontknoop::wetten {
namespace {

constexpr long connect_seconds = 20;
constexpr long stalled_seconds = 60;  // without a byte
constexpr const char* user_agent = "Ontknoop/" ONTKNOOP_VERSION " (wetten ophalen)";
constexpr std::chrono::milliseconds longest_wait = std::chrono::minutes(2);

// A partial file, written from where it ended; or from its beginning, when the server sends everything again.
struct Ontvangst {
    std::filesystem::path pad;
    std::ofstream file;
    CURL* handle = nullptr;
    std::size_t had = 0, grootste = 0;
    bool te_groot = false, begonnen = false;

    bool begin() {
        long status = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        if (status != 200 && status != 206) return false;  // an error page is no law
        if (status == 200) had = 0;
        file.open(pad, std::ios::binary | (status == 206 ? std::ios::app : std::ios::trunc));
        begonnen = true;
        return file.is_open();
    }
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* user) {
    auto& to = *static_cast<Ontvangst*>(user);
    const std::size_t bytes = size * count;
    if (!to.begonnen && !to.begin()) return to.begonnen ? 0 : bytes;
    if (to.had + bytes > to.grootste) {
        to.te_groot = true;
        return 0;
    }
    to.had += bytes;
    to.file.write(data, static_cast<std::streamsize>(bytes));
    return to.file ? bytes : 0;
}

struct CloseCurl {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

// The library of curl itself is started once, before the first handle.
void start_curl() {
    static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (once != CURLE_OK) throw AdminError("libcurl kan niet starten. Installeer libcurl4 opnieuw.");
}

bool is_own_machine(std::string_view basis) {
    for (const std::string_view host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
        if (!basis.starts_with(host)) continue;
        const std::string_view rest = basis.substr(host.size());
        return rest.empty() || rest[0] == ':' || rest[0] == '/';
    }
    return false;
}

bool is_busy(long status) { return status == 429 || status == 408 || status >= 500; }

}  // namespace

Haler::Haler(Haalwijze wijze) : wijze_(std::move(wijze)) {
    if (!wijze_.basis.starts_with("https://") && !is_own_machine(wijze_.basis)) {
        throw AdminError("Het bronadres " + wijze_.basis + " is niet veilig. Gebruik een adres dat met https:// begint (instelling wetten.bronadres).");
    }
    while (wijze_.basis.ends_with('/')) wijze_.basis.pop_back();
    start_curl();
}

void Haler::wacht(std::chrono::milliseconds hoelang) const {
    if (wijze_.wacht) wijze_.wacht(hoelang);
    else std::this_thread::sleep_for(hoelang);
}

Haler::Afloop Haler::probeer(const std::string& adres, const std::filesystem::path& deel, Errors& fouten, std::chrono::milliseconds& gevraagde_wacht) {
    const std::unique_ptr<CURL, CloseCurl> curl(curl_easy_init());
    CHECK(curl != nullptr);
    std::error_code none;
    const auto present = std::filesystem::file_size(deel, none);
    Ontvangst to;
    to.pad = deel;
    to.handle = curl.get();
    to.had = none ? 0 : static_cast<std::size_t>(present);
    to.grootste = wijze_.grootste;
    char problem[CURL_ERROR_SIZE] = "";
    const auto set = [&](auto option, auto value) { CHECK(curl_easy_setopt(curl.get(), option, value) == CURLE_OK); };
    set(CURLOPT_URL, adres.c_str());
    set(CURLOPT_PROTOCOLS_STR, adres.starts_with("https:") ? "https" : "http");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, stalled_seconds);
    set(CURLOPT_USERAGENT, user_agent);
    set(CURLOPT_ERRORBUFFER, problem);
    set(CURLOPT_WRITEFUNCTION, &receive);
    set(CURLOPT_WRITEDATA, &to);
    if (to.had > 0) set(CURLOPT_RESUME_FROM_LARGE, static_cast<curl_off_t>(to.had));
    const std::size_t before = to.had;
    const CURLcode code = curl_easy_perform(curl.get());
    to.file.close();
    if (to.begonnen) bytes_ += static_cast<std::int64_t>(to.had - std::min(before, to.had));
    long status = 0;
    curl_off_t retry_after = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(curl.get(), CURLINFO_RETRY_AFTER, &retry_after);
    gevraagde_wacht = std::min<std::chrono::milliseconds>(longest_wait, std::chrono::seconds(retry_after));

    if (to.te_groot) {
        fouten = {{"wetten.te_groot", {adres}, ""}};
        return Afloop::opgeven;
    }
    if (status >= 300 && status < 400) {
        fouten = {{"wetten.omgeleid", {adres}, ""}};
        return Afloop::opgeven;
    }
    // What we have is not the beginning of what there is, or the server knows no parts: from the start.
    if (status == 416 || code == CURLE_RANGE_ERROR) {
        std::filesystem::remove(deel, none);
        fouten = {{"wetten.niet_bereikbaar", {adres, curl_easy_strerror(CURLE_RANGE_ERROR)}, ""}};
        return Afloop::opnieuw;
    }
    if (code == CURLE_OK && (status == 200 || status == 206)) {
        if (!to.begonnen) std::ofstream(deel, std::ios::binary | std::ios::app);  // an empty file is a file
        return Afloop::klaar;
    }
    if (status == 404 || status == 410) {
        fouten = {{"wetten.niet_gevonden", {adres}, ""}};
        return Afloop::opgeven;
    }
    const bool again = is_busy(status) || (code != CURLE_OK && status != 0 && status < 300) || status == 0;
    fouten = {{"wetten.niet_bereikbaar", {adres, status >= 300 ? std::to_string(status) : problem[0] ? problem : curl_easy_strerror(code)}, ""}};
    return again ? Afloop::opnieuw : Afloop::opgeven;
}

Result<> Haler::haal(std::string_view pad, const std::filesystem::path& naar) {
    const std::string adres = wijze_.basis + "/" + std::string(pad);
    const std::filesystem::path deel = naar.string() + ".deel";
    std::filesystem::create_directories(naar.parent_path());
    Errors fouten;
    std::chrono::milliseconds pauze = wijze_.eerste_wacht;
    for (int poging = 0; poging < wijze_.pogingen; ++poging) {
        if (!std::exchange(eerste_, false)) wacht(wijze_.pauze);
        std::chrono::milliseconds gevraagd{0};
        switch (probeer(adres, deel, fouten, gevraagd)) {
            case Afloop::klaar: std::filesystem::rename(deel, naar); return {};
            case Afloop::opgeven: return fail(std::move(fouten));
            case Afloop::opnieuw: break;
        }
        if (poging + 1 < wijze_.pogingen) wacht(std::max(pauze, gevraagd));
        pauze *= 2;
    }
    return fail(std::move(fouten));
}

}  // namespace ontknoop::wetten
