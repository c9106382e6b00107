// SPDX-License-Identifier: EUPL-1.2
#include "app/keuring.h"

#include <arpa/inet.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace ontknoop::app::keuring {

namespace {

// Host, port and path behind "://"; signs that no address has are refused.
bool is_web_address(std::string_view text, bool with_path) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!text.starts_with(scheme)) continue;
        const std::string_view rest = text.substr(scheme.size());
        const std::string_view host = rest.substr(0, rest.find('/'));
        const bool clean = std::ranges::none_of(rest, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '@' || c == '?' || c == '#'; });
        const bool path = rest.size() > host.size() + 1;  // more than the slash at the end
        return clean && !host.empty() && host.front() != ':' && (with_path || !path);
    }
    return false;
}

std::string read_beginning(std::string_view path) {
    std::ifstream file{std::string(path), std::ios::binary};
    std::string text(1 << 16, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return text;
}

std::string pem(std::string_view path, std::string_view begin, std::string_view end, const char* wat) {
    if (std::string problem = bestand(path); !problem.empty()) return problem;
    const std::string text = read_beginning(path);
    const auto at = text.find(begin);
    if (at != std::string::npos && text.find(end, at) != std::string::npos) return {};
    return "in '" + std::string(path) + "' staat geen " + wat + ". Geef het PEM-bestand; dat begint met -----BEGIN.";
}

}  // namespace

std::string niet_leeg(std::string_view text) {
    return trim(text).empty() ? "mag niet leeg zijn. Vul iets in, of haal de regel weg voor de standaard." : "";
}

std::string map(std::string_view path) {
    std::error_code error;
    if (std::string problem = niet_leeg(path); !problem.empty()) return problem;
    if (std::filesystem::exists(path, error) && !std::filesystem::is_directory(path, error)) return "'" + std::string(path) + "' is geen map. Geef de naam van een map.";
    return {};
}

std::string bestaande_map(std::string_view path) {
    std::error_code error;
    return std::filesystem::is_directory(path, error) ? "" : "de map '" + std::string(path) + "' is er niet. Maak haar, of verbeter de naam.";
}

std::string bestand(std::string_view path) {
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error) && std::ifstream{std::string(path)}) return {};
    return "het bestand '" + std::string(path) + "' is er niet, of u mag het niet lezen. Controleer de naam en de rechten.";
}

std::string sleutelbestand(std::string_view path) {
    std::error_code error;
    if (std::filesystem::exists(path, error)) return bestand(path);
    const auto folder = std::filesystem::path(path).parent_path();
    if (folder.empty() || std::filesystem::is_directory(folder, error)) return {};
    return "de map van '" + std::string(path) + "' is er niet. Maak haar, of verbeter de naam.";
}

std::string pem_certificaat(std::string_view path) { return pem(path, "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", "certificaat"); }
std::string pem_sleutel(std::string_view path) { return pem(path, "-----BEGIN ", "PRIVATE KEY-----", "sleutel"); }

std::string logo(std::string_view path) {
    if (std::string problem = bestand(path); !problem.empty()) return problem;
    const std::string name = fold(path);
    return name.ends_with(".svg") || name.ends_with(".png") ? "" : "'" + std::string(path) + "' is geen logo dat we kunnen tonen. Geef een bestand dat eindigt op .svg of .png.";
}

std::string database(std::string_view url) {
    for (const std::string_view begin : {"sqlite:", "postgresql://", "postgres://", "host=", "dbname=", "service="})
        if (url.starts_with(begin) && url.size() > begin.size()) return {};
    return "dit adres kennen we niet. Schrijf sqlite:/pad/naar/ontknoop.db of postgresql://gebruiker@machine/naam.";
}

std::string netwerkadres(std::string_view text) {
    unsigned char binary[sizeof(in6_addr)];
    const std::string address(text);
    if (inet_pton(AF_INET, address.c_str(), binary) == 1 || inet_pton(AF_INET6, address.c_str(), binary) == 1) return {};
    return "'" + address + "' is geen IP-adres. Schrijf het in cijfers, zoals 127.0.0.1 of ::1. Luisteren op alle adressen is 0.0.0.0.";
}

std::string basis_url(std::string_view text) {
    return is_web_address(text, false) ? "" : "begint met http:// of https://, met alleen de naam van de site erachter. Bijvoorbeeld https://ontknoop.gemeente.nl.";
}

std::string bronadres(std::string_view text) {
    return is_web_address(text, true) ? "" : "begint met http:// of https://, met een adres erachter. Haal de regel weg voor de officiële bron.";
}

std::string contact(std::string_view text) {
    constexpr std::string_view mail = "mailto:";
    const auto at = text.find('@');
    const bool is_mail = text.starts_with(mail) && at != std::string_view::npos && at > mail.size() && at + 1 < text.size() &&
                         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    return is_mail || (text.starts_with("https://") && is_web_address(text, true)) ? "" : "schrijf mailto: met een e-mailadres, of een adres dat begint met https://.";
}

std::string klasse(std::string_view text) {
    auto is_sign = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    const bool good = !text.empty() && std::ranges::all_of(text, is_sign) && (text.front() < '0' || text.front() > '9');
    return good ? "" : "is geen klasse van CSS. Gebruik letters, cijfers en streepjes, zonder spatie of punt. Bijvoorbeeld gemeente-theme.";
}

}  // namespace ontknoop::app::keuring
