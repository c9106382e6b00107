// SPDX-License-Identifier: EUPL-1.2
//
// A proxy on this machine, as an organisation has one: what asks for http://anything/path gets the answer of one server here,
// whatever host it names; a tunnel (CONNECT) is written down and refused. It can break off a transfer halfway.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"

namespace ontknoop::wetten {

class Tussenstation {
public:
    explicit Tussenstation(int achter) : achter_(achter) {
        luistert_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in adres = hier(0);
        CHECK(::bind(luistert_, reinterpret_cast<sockaddr*>(&adres), sizeof adres) == 0 && ::listen(luistert_, 16) == 0);
        socklen_t size = sizeof adres;
        CHECK(::getsockname(luistert_, reinterpret_cast<sockaddr*>(&adres), &size) == 0);
        poort_ = ntohs(adres.sin_port);
        thread_ = std::thread([this] { werk(); });
    }
    ~Tussenstation() {
        ::shutdown(luistert_, SHUT_RDWR);
        thread_.join();
        ::close(luistert_);
    }
    Tussenstation(const Tussenstation&) = delete;
    Tussenstation& operator=(const Tussenstation&) = delete;

    std::string adres() const { return "http://127.0.0.1:" + std::to_string(poort_); }
    std::vector<std::string> gevraagd() {
        const std::lock_guard lock(mutex_);
        return gevraagd_;
    }
    // The next answer to a request with these words ends after so many bytes.
    void breek_af(std::string woorden, std::size_t na) {
        const std::lock_guard lock(mutex_);
        breek_woorden_ = std::move(woorden);
        breek_na_ = na;
    }

private:
    static sockaddr_in hier(int poort) {
        sockaddr_in adres{};
        adres.sin_family = AF_INET;
        adres.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        adres.sin_port = htons(static_cast<std::uint16_t>(poort));
        return adres;
    }
    static void stuur(int naar, std::string_view tekst) {
        while (!tekst.empty()) {
            const ssize_t n = ::send(naar, tekst.data(), tekst.size(), MSG_NOSIGNAL);
            if (n <= 0) return;
            tekst.remove_prefix(static_cast<std::size_t>(n));
        }
    }
    // Until the other side ends, or `tot` stands in it.
    static std::string lees(int van, std::string_view tot = {}) {
        std::string alles;
        char deel[4096];
        for (ssize_t n; (tot.empty() || alles.find(tot) == std::string::npos) && (n = ::recv(van, deel, sizeof deel, 0)) > 0;) alles.append(deel, static_cast<std::size_t>(n));
        return alles;
    }
    void werk() {
        for (int klant; (klant = ::accept(luistert_, nullptr, nullptr)) >= 0; ::close(klant)) bedien(klant);
    }
    void bedien(int klant) {
        const std::string vraag = lees(klant, "\r\n\r\n");
        const std::string regel = vraag.substr(0, vraag.find(" HTTP/"));
        std::optional<std::size_t> breek;
        {
            const std::lock_guard lock(mutex_);
            gevraagd_.push_back(regel);
            if (!breek_woorden_.empty() && regel.find(breek_woorden_) != std::string::npos) {
                breek = breek_na_;
                breek_woorden_.clear();
            }
        }
        if (!regel.starts_with("GET http://")) return stuur(klant, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        // The path behind the host, and only what the server behind needs to know.
        const std::size_t pad = regel.find('/', sizeof("GET http://") - 1);
        std::string door = "GET " + regel.substr(pad) + " HTTP/1.1\r\nHost: achter\r\nConnection: close\r\n";
        if (const std::size_t bereik = vraag.find("Range:"); bereik != std::string::npos) door += vraag.substr(bereik, vraag.find("\r\n", bereik) + 2 - bereik);
        const int achter = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in adres = hier(achter_);
        std::string antwoord;
        if (::connect(achter, reinterpret_cast<sockaddr*>(&adres), sizeof adres) == 0) {
            stuur(achter, door + "\r\n");
            antwoord = lees(achter);
        }
        ::close(achter);
        if (breek) antwoord.resize(std::min(antwoord.size(), antwoord.find("\r\n\r\n") + 4 + *breek));
        stuur(klant, antwoord);
    }

    int achter_, luistert_, poort_ = 0;
    std::mutex mutex_;
    std::vector<std::string> gevraagd_;
    std::string breek_woorden_;
    std::size_t breek_na_ = 0;
    std::thread thread_;
};

// A variable of the environment while this lives.
class Omgeving {
public:
    Omgeving(std::string naam, const std::string& waarde) : naam_(std::move(naam)) {
        if (const char* was = std::getenv(naam_.c_str())) was_ = was;
        ::setenv(naam_.c_str(), waarde.c_str(), 1);
    }
    ~Omgeving() {
        if (was_) ::setenv(naam_.c_str(), was_->c_str(), 1);
        else ::unsetenv(naam_.c_str());
    }
    Omgeving(const Omgeving&) = delete;
    Omgeving& operator=(const Omgeving&) = delete;

private:
    std::string naam_;
    std::optional<std::string> was_;
};

}  // namespace ontknoop::wetten
