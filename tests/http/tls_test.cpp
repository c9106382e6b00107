// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "http/serving.h"

namespace ontknoop::http {
namespace {

using namespace testing;
using ::testing::HasSubstr;

// A key and a certificate for localhost that nobody has to trust, valid for an hour.
struct Certificate {
    std::string folder = ::testing::TempDir() + "tls-test-" + std::to_string(::getpid());
    std::string certificate = folder + "/cert.pem", key = folder + "/key.pem";
    Certificate() {
        std::filesystem::create_directories(folder);
        EVP_PKEY* pair = EVP_EC_gen("P-256");
        X509* x = X509_new();
        X509_set_version(x, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
        X509_gmtime_adj(X509_getm_notBefore(x), 0);
        X509_gmtime_adj(X509_getm_notAfter(x), 3600);
        X509_set_pubkey(x, pair);
        X509_NAME* name = X509_get_subject_name(x);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1,
                                   -1, 0);
        X509_set_issuer_name(x, name);
        X509_sign(x, pair, EVP_sha256());
        FILE* out = std::fopen(certificate.c_str(), "w");
        PEM_write_X509(out, x);
        std::fclose(out);
        out = std::fopen(key.c_str(), "w");
        PEM_write_PrivateKey(out, pair, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(out);
        X509_free(x);
        EVP_PKEY_free(pair);
    }
    ~Certificate() { std::filesystem::remove_all(folder); }
};

struct TlsClient {
    RawClient tcp;
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL* ssl = nullptr;
    TlsClient(unsigned short port, int maximum_version) : tcp(port) {
        SSL_CTX_set_max_proto_version(context, maximum_version);
        SSL_CTX_set_security_level(context, 0);
        ssl = SSL_new(context);
        SSL_set_fd(ssl, tcp.handle());
    }
    ~TlsClient() {
        SSL_free(ssl);
        SSL_CTX_free(context);
    }
    bool connect() { return SSL_connect(ssl) == 1; }
    void send(std::string_view bytes) { SSL_write(ssl, bytes.data(), static_cast<int>(bytes.size())); }
    std::string read_until(std::string_view wanted) {
        std::string all;
        char buffer[16384];
        while (all.find(wanted) == std::string::npos) {
            const int got = SSL_read(ssl, buffer, sizeof buffer);
            if (got <= 0) return all;
            all.append(buffer, static_cast<std::size_t>(got));
        }
        return all;
    }
};

struct Tls : ::testing::Test {
    Certificate certificate;
    ServerOptions options = on_any_port();
    Tls() {
        options.tls_certificate = certificate.certificate;
        options.tls_key = certificate.key;
    }
};

Response page(const Request& request) {
    if (request.path == "/events") {
        Response response;
        response.events = EventStream{"t", ""};
        return response;
    }
    return text(200, (request.https ? "veilig " : "open ") + std::string(300'000, 'x') + " einde");
}

TEST_F(Tls, ServesPagesAndEvents) {
    Server server(options, page);
    server.start();
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client(server.port(), version);
        ASSERT_TRUE(client.connect());
        for (int i = 0; i < 2; ++i) {
            client.send(hello_request);
            EXPECT_THAT(client.read_until(" einde"), HasSubstr("\r\n\r\nveilig x"));
        }
        client.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n");
        client.read_until("id: ");
        server.publish("t", "e", "hallo");
        EXPECT_THAT(client.read_until("hallo"), HasSubstr("data: hallo"));
    }
}

TEST_F(Tls, EndsAConnectionProperly) {
    Server server(options, page);
    server.start();
    TlsClient client(server.port(), TLS1_3_VERSION);
    ASSERT_TRUE(client.connect());
    client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    client.read_until("nooit");
    EXPECT_EQ(SSL_get_shutdown(client.ssl) & SSL_RECEIVED_SHUTDOWN, SSL_RECEIVED_SHUTDOWN);  // not just cut off
}

TEST_F(Tls, RefusesOldVersionsAndPlainText) {
    Server server(options, page);
    server.start();
    TlsClient old(server.port(), TLS1_1_VERSION);
    EXPECT_FALSE(old.connect());
    RawClient plain(server.port());
    plain.send(hello_request);
    EXPECT_TRUE(plain.read_to_end());
    EXPECT_EQ(plain.input.find("HTTP/1.1"), std::string::npos);
}

TEST_F(Tls, SaysWhatToDoWhenAFileIsWrong) {
    ServerOptions wrong = options;
    wrong.tls_certificate = "/nergens.pem";
    EXPECT_THROW(Server(wrong, page).start(), AdminError);
    wrong = options;
    wrong.tls_key = certificate.certificate;
    EXPECT_THROW(Server(wrong, page).start(), AdminError);
}

}  // namespace
}  // namespace ontknoop::http
