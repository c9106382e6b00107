// SPDX-License-Identifier: EUPL-1.2
#include "http/multipart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace ontknoop::http {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::StartsWith;

std::string field(std::string_view name, std::string_view value) {
    return "--grens\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"\r\n\r\n" +
           std::string(value) + "\r\n";
}
std::string file(std::string_view name, std::string_view file_name, std::string_view content) {
    return "--grens\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"; filename=\"" +
           std::string(file_name) + "\"\r\nContent-Type: text/csv\r\n\r\n" + std::string(content) + "\r\n";
}
const std::string end = "--grens--\r\n";

struct Outcome {
    bool ok = false;
    std::vector<std::pair<std::string, std::string>> fields;
    std::vector<std::shared_ptr<UploadedFile>> files;
};

Outcome parse(std::string_view body, std::size_t piece = std::string::npos, std::size_t spool_above = 1 << 20) {
    MultipartParser parser("grens", {spool_above, ::testing::TempDir()});
    Outcome out;
    for (std::size_t at = 0; at < body.size(); at += std::min(piece, body.size()))
        if (!parser.feed(body.substr(at, piece))) return out;
    out.ok = parser.finish();
    out.fields = parser.take_fields().items();
    out.files = parser.take_files();
    return out;
}

TEST(Multipart, GivesFieldsAndFiles) {
    const Outcome out = parse(field("a", "1") + file("f", "x.csv", "één\r\n--gren\r\n") + field("b", "") + end);
    ASSERT_TRUE(out.ok);
    EXPECT_THAT(out.fields, ElementsAre(Pair("a", "1"), Pair("b", "")));
    ASSERT_EQ(out.files.size(), 1u);
    EXPECT_EQ(out.files[0]->field, "f");
    EXPECT_EQ(out.files[0]->file_name, "x.csv");
    EXPECT_EQ(out.files[0]->content_type, "text/csv");
    EXPECT_EQ(out.files[0]->read_all(), "één\r\n--gren\r\n");
}

TEST(Multipart, DoesNotMindWhereTheReadsFall) {
    const std::string body = "preamble\r\n" + field("a", "x\r\n--gren\r\n--gre") + file("f", "x", "\r\n\r\n--") + end;
    const Outcome whole = parse(body);
    ASSERT_TRUE(whole.ok);
    for (std::size_t piece = 1; piece < body.size(); ++piece) {
        const Outcome pieces = parse(body, piece);
        ASSERT_TRUE(pieces.ok) << piece;
        EXPECT_EQ(pieces.fields, whole.fields) << piece;
        ASSERT_EQ(pieces.files.size(), 1u) << piece;
        EXPECT_EQ(pieces.files[0]->read_all(), whole.files[0]->read_all()) << piece;
    }
}

TEST(Multipart, KeepsALargeFileOnDiskWithoutLeavingAnythingBehind) {
    const std::string folder = ::testing::TempDir() + "spool-test";
    std::filesystem::create_directories(folder);
    std::string content;
    for (int i = 0; i < 100'000; ++i) content += std::to_string(i) + "\n";
    std::string where;
    {
        MultipartParser parser("grens", {1000, folder});
        const std::string body = file("f", "groot.csv", content) + end;
        for (std::size_t at = 0; at < body.size(); at += 777) ASSERT_TRUE(parser.feed(body.substr(at, 777)));
        ASSERT_TRUE(parser.finish());
        const auto files = parser.take_files();
        ASSERT_EQ(files.size(), 1u);
        EXPECT_THAT(files[0]->content, IsEmpty());
        EXPECT_EQ(files[0]->size, content.size());
        EXPECT_TRUE(files[0]->read_all() == content);
        where = files[0]->spool_path;
        EXPECT_THAT(where, StartsWith("/proc/self/fd/"));
        EXPECT_TRUE(std::filesystem::is_empty(folder));  // it has no name, so a crash cannot leave it
    }
    EXPECT_FALSE(std::filesystem::exists(where));
    std::filesystem::remove_all(folder);
}

TEST(Multipart, SpoolsOnlyAboveTheLimit) {
    EXPECT_EQ(parse(file("f", "x", "1234") + end, 1, 4).files.at(0)->spool_path, "");
    const Outcome above = parse(file("f", "x", "12345") + end, 1, 4);
    EXPECT_NE(above.files.at(0)->spool_path, "");
    EXPECT_EQ(above.files.at(0)->read_all(), "12345");
}

TEST(Multipart, SaysWhatToDoWhenThereIsNoPlaceForAnUpload) {
    MultipartParser parser("grens", {1, "/nergens"});
    EXPECT_THROW(parser.feed(file("f", "x", std::string(1000, 'x'))), AdminError);
}

TEST(Multipart, LeavesOutAFileFieldThatWasLeftEmpty) {
    const Outcome out = parse(file("f", "", "") + end);
    EXPECT_TRUE(out.ok);
    EXPECT_THAT(out.files, IsEmpty());
}

TEST(Multipart, TakesOnlyTheNameOfAFile) {
    EXPECT_EQ(parse(file("f", "C:\\map\\plan.pdf", "x") + end).files.at(0)->file_name, "plan.pdf");
    EXPECT_EQ(parse(file("f", "../../etc/passwd", "x") + end).files.at(0)->file_name, "passwd");
    EXPECT_EQ(parse(file("f", "a\tb\x01.pdf", "x") + end).files.at(0)->file_name, "ab.pdf");
}

TEST(Multipart, ReadsAFieldThatIsCalledLikeAParameter) {
    const Outcome out = parse(field("filename=x", "1") + end);
    EXPECT_TRUE(out.ok);
    EXPECT_THAT(out.fields, ElementsAre(Pair("filename=x", "1")));
}

TEST(Multipart, IsNotDoneBeforeTheLastBoundary) {
    EXPECT_FALSE(parse(field("a", "1")).ok);
    EXPECT_FALSE(parse("").ok);
    EXPECT_FALSE(parse(field("a", "1") + "--grens-").ok);
}

TEST(Multipart, RefusesHostileForms) {
    const std::string part = "--grens\r\n";
    const std::vector<std::string> bad{
        part + "Content-Disposition: form-data\r\n\r\nx\r\n" + end,               // no name
        part + "Content-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n" + end,  // no form data
        part + "\r\nx\r\n" + end,                                                 // no header
        part + "zonder dubbele punt\r\n\r\nx\r\n" + end,
        part + "Content-Disposition: form-data; name=\"a\r\n\r\nx\r\n" + end,  // name never closed
        part + "X: " + std::string(9000, 'x') + "\r\n\r\n" + end,              // endless header
        field("a\xff", "1") + end,
        field("a", "\xff") + end,
        field("a", std::string_view("\0", 1)) + end,
        file("f", "\xff", "x") + end,
        "--grensX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n" + end,
        "--grens" + std::string(100, ' ') + "\r\n",
    };
    for (const std::string& body : bad) {
        EXPECT_FALSE(parse(body).ok) << body.substr(0, 80);
        EXPECT_FALSE(parse(body, 3).ok) << body.substr(0, 80);
    }
    std::string many;
    for (int i = 0; i < 2001; ++i) many += field("a", "");
    EXPECT_FALSE(parse(many + end).ok);
}

TEST(Multipart, RefusesAStrangeBoundary) {
    for (const std::string& boundary : {std::string(), std::string(71, 'x'), std::string("a\rb")})
        EXPECT_FALSE(MultipartParser(boundary, {}).feed("--" + boundary + "--"));
}

TEST(Multipart, IgnoresWhatFollowsTheEnd) {
    EXPECT_TRUE(parse(field("a", "1") + end + "nog iets").ok);
    EXPECT_TRUE(parse(field("a", "1") + end + "nog iets", 1).ok);
}

}  // namespace
}  // namespace ontknoop::http
