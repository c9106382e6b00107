// SPDX-License-Identifier: EUPL-1.2
#include "html/html.h"

#include <gtest/gtest.h>

namespace ontknoop::html {
namespace {

// Eight bytes are looked at together: every character at every place among others, of one byte and of more.
TEST(Html, escapes_wherever_a_character_stands) {
    const std::pair<std::string, std::string> characters[] = {{"<", "&lt;"},  {">", "&gt;"},    {"&", "&amp;"}, {"\"", "&quot;"},
                                                              {"'", "&#39;"}, {"#", "#"},       {"%", "%"},     {"=", "="},
                                                              {"?", "?"},     {"\xc3\xab", "\xc3\xab"}, {std::string(1, '\0'), std::string(1, '\0')}};
    for (const auto& [character, escaped] : characters)
        for (std::size_t before = 0; before < 20; ++before)
            for (std::size_t behind = 0; behind < 20; ++behind) {
                const std::string left(before, 'b'), right(behind, ';');
                std::string out = "x";
                escape_text(out, left + character + right + character);
                EXPECT_EQ(out, "x" + left + escaped + right + escaped);
            }
}

// Every byte beside every other, at every place of a text that is read sixteen, eight and one byte at a time.
TEST(Html, replaces_five_characters_and_leaves_every_other_byte) {
    const auto one_by_one = [](std::string_view text) {
        std::string out;
        for (const char c : text) {
            const std::string_view special = "&<>\"'";
            const auto at = special.find(c);
            out += at == std::string_view::npos ? std::string(1, c) : std::vector<std::string>{"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"}[at];
        }
        return out;
    };
    for (std::size_t length = 0; length <= 41; ++length)
        for (std::size_t place = 0; place < length; ++place)
            for (int byte = 0; byte < 256; ++byte) {
                std::string text(length, 'x');
                text[place] = static_cast<char>(byte);
                text[(place * 7 + 3) % length] = '#';  // beside " in the table, and no less innocent for it
                std::string out;
                escape_attribute(out, text);
                ASSERT_EQ(needs_no_escape(text), one_by_one(text) == text) << length << " " << place << " " << byte;
                ASSERT_EQ(out, one_by_one(text)) << length << " " << place << " " << byte;
            }
}

TEST(Html, percent_encodes_what_is_not_plain) {
    std::string out = "/";
    escape_url_part(out, "a b/\xc3\xab~_-.9");
    EXPECT_EQ(out, "/a%20b%2F%C3%AB~_-.9");
}

TEST(Html, an_address_under_another_encodes_its_parts) {
    const Url casus = Url::path("/casussen", "abc");
    EXPECT_EQ(casus.under("onderdelen", "a/b").text(), "/casussen/abc/onderdelen/a%2Fb");
    EXPECT_EQ(casus.text(), "/casussen/abc");
}

TEST(Html, escapes_text_by_its_place) {
    EXPECT_EQ(make<R"(<p>{}</p>)">("<b>\"A&B's\"</b>").markup(), "<p>&lt;b&gt;&quot;A&amp;B&#39;s&quot;&lt;/b&gt;</p>");
    EXPECT_EQ(make<R"(<p title="{}"></p>)">("\" onclick=\"x").markup(), "<p title=\"&quot; onclick=&quot;x\"></p>");
    EXPECT_EQ(make<R"(<a href="/zoek?q={}">x</a>)">("a&b=c d/e").markup(), "<a href=\"/zoek?q=a%26b%3Dc%20d%2Fe\">x</a>");
}

TEST(Html, only_takes_web_and_mail_addresses_from_outside) {
    EXPECT_EQ(Url::own("/casussen?a=" + std::string(4000, 'b')).text().size(), 4012u);
    EXPECT_EQ(Url::own("/casussen?a=" + std::string(300'000, 'b')).text(), "/");
    EXPECT_EQ(make<R"(<a href="{}">x</a>)">(Url::external("javascript:alert(1)")).markup(), "<a href=\"#\">x</a>");
    EXPECT_EQ(make<R"(<a href="{}">x</a>)">(Url::external("https://wetten.overheid.nl/a?b=1&c")).markup(),
              "<a href=\"https://wetten.overheid.nl/a?b=1&amp;c\">x</a>");
    EXPECT_EQ(Url::path("/casussen", "a/b").query("z", "1 2").anchor("x").text(), "/casussen/a%2Fb?z=1%202#x");
    EXPECT_EQ(Url::path("/a").anchor("x").query("q", "1").text(), "/a?q=1#x");
}

TEST(Html, nests_writers_and_lets_attributes_come_and_go) {
    const int n = 3;
    const Html list = make<R"(<ul>{}</ul>)">([&](Out& o) {
        for (int i = 1; i <= n; ++i) put<R"(<li{}>{}</li>)">(o, Attributes().flag("hidden", i == 2), i);
    });
    EXPECT_EQ(list.markup(), "<ul><li>1</li><li hidden>2</li><li>3</li></ul>");
    EXPECT_EQ(make<R"(<div>{}</div>)">(list).markup(), "<div>" + list.markup() + "</div>");
    EXPECT_EQ(make<R"(<i{}></i>)">(Attributes().set("a", "<").set_if("b", "")).markup(), "<i a=\"&lt;\"></i>");
}

TEST(Html, shows_money_with_its_sign_kept_together) {
    EXPECT_EQ(make<R"(<td>{}</td>)">(Eurocent{123450}).markup(), "<td>\u20ac\u00a01.234,50</td>");
}

}  // namespace
}  // namespace ontknoop::html
