// SPDX-License-Identifier: EUPL-1.2
#include "document/zip.h"

#include <zip.h>

#include <memory>

#include "base/result.h"
#include "document/xml.h"

namespace ontknoop::document {
namespace {

constexpr unsigned short first_dos_date = 0x21;  // 1980-01-01, the oldest date a zip file can hold

std::string media_type_of(const std::string& name) {
    if (name.ends_with(".svg")) return "image/svg+xml";
    if (name.ends_with(".png")) return "image/png";
    return "text/xml";
}

}  // namespace

std::string make_zip(const std::vector<ZipEntry>& entries) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    CHECK(target);
    zip_source_keep(target);  // outlives the archive, to read the result from
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(target, &zip_source_free);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    CHECK(archive);
    for (const ZipEntry& entry : entries) {
        zip_source_t* source = zip_source_buffer(archive, entry.content.data(), entry.content.size(), 0);
        const zip_int64_t added = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        CHECK(added >= 0);
        const auto index = static_cast<zip_uint64_t>(added);
        CHECK(zip_file_set_dostime(archive, index, 0, first_dos_date, 0) == 0);
        CHECK(zip_set_file_compression(archive, index, entry.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0);
    }
    CHECK(zip_close(archive) == 0);
    CHECK(zip_source_open(target) == 0);
    CHECK(zip_source_seek(target, 0, SEEK_END) == 0);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    CHECK(zip_source_seek(target, 0, SEEK_SET) == 0);
    CHECK(zip_source_read(target, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(target);
    return bytes;
}

std::string make_odf_package(const std::string& media_type, std::vector<ZipEntry> parts) {
    XmlWriter manifest(Syntax::xml);
    manifest.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    manifest.open("manifest:manifest", {{"xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"},
                                        {"manifest:version", "1.3"}});
    manifest.empty("manifest:file-entry",
                   {{"manifest:full-path", "/"}, {"manifest:version", "1.3"}, {"manifest:media-type", media_type}});
    for (const ZipEntry& part : parts)
        manifest.empty("manifest:file-entry",
                       {{"manifest:full-path", part.name}, {"manifest:media-type", media_type_of(part.name)}});
    manifest.close();
    std::vector<ZipEntry> entries{{"mimetype", media_type, true}, {"META-INF/manifest.xml", manifest.take()}};
    for (ZipEntry& part : parts) entries.push_back(std::move(part));
    return make_zip(entries);
}

}  // namespace ontknoop::document
