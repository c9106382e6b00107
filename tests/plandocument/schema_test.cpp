// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "plandocument/plandocument_fixture.h"
#include "plandocument/schema.h"

namespace ontknoop::test {
namespace {

const std::string path = ONTKNOOP_SOURCE_DIR "/inhoud/schema/plan.schema.json";

std::string read(const std::string& file) {
    std::stringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

// ONTKNOOP_SCHRIJF_SCHEMA=1 plandocument_test writes the file anew; read the difference before committing it.
TEST(PlanSchema, says_what_the_table_of_parts_says) {
    std::string expected;
    print(expected, make_schema(inhoud::Teksten::load(alle_inhoud().bestanden)), "");
    expected += "\n";
    if (std::getenv("ONTKNOOP_SCHRIJF_SCHEMA")) std::ofstream(path, std::ios::binary) << expected;
    EXPECT_TRUE(read(path) == expected) << "inhoud/schema/plan.schema.json is not what onderdelen.cpp and plan.toml say";
}

TEST(PlanSchema, is_served_without_signing_in) {
    PlandocumentApp app;
    http::Request request;
    request.path = request.target = "/api/v1/schema/plan.json";
    request.remote_address = "127.0.0.1";
    const http::Response r = app.handle(request);
    EXPECT_EQ(r.status, 200);
    EXPECT_EQ(r.headers.get("Content-Type"), "application/schema+json");
    EXPECT_EQ(r.body, read(path));
}

}  // namespace
}  // namespace ontknoop::test
