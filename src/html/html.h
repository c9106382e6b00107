// SPDX-License-Identifier: EUPL-1.2
//
// HTML that is checked while it compiles.
//
//   put<R"(<li id="taak-{}"><a href="/casussen/{}">{}</a></li>)">(out, taak.id, casus.id, taak.titel);
//
// Each {} gets its place from the template: text, a quoted attribute, a whole URL (needs html::Url), a part of a URL
// (percent-encoded), or a spot between attributes (needs html::Attributes). A hole in <script>, <style>, an on...=
// handler, style= or an unquoted attribute does not compile; nor does a template whose tags do not balance or whose
// number of arguments differs. An argument may be text, a number, Html (already safe), or a callable that writes to Out.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/money.h"

namespace ontknoop::html {

// Text that already is HTML. Only this module and the writers of documents make it from scratch.
class Html {
public:
    Html() = default;
    static Html trusted(std::string markup) { return Html(std::move(markup)); }
    const std::string& markup() const { return markup_; }
    bool empty() const { return markup_.empty(); }

private:
    explicit Html(std::string markup) : markup_(std::move(markup)) {}
    std::string markup_;
};

// Where a page is written to.
class Out {
public:
    std::string text;
    Html html() && { return Html::trusted(std::move(text)); }
};

void escape_text(std::string& to, std::string_view from);
void escape_attribute(std::string& to, std::string_view from);
void escape_url_part(std::string& to, std::string_view from);
// Whether escape_text and escape_attribute leave it as it is: who writes one text often asks once.
bool needs_no_escape(std::string_view);

// A whole address. Own pages through path(), others through external().
class Url {
public:
    // path("/casussen", id, "plan") -> /casussen/<id>/plan, every part percent-encoded.
    template <class... Parts>
    static Url path(std::string_view first, const Parts&... parts) {
        Url url;
        url.text_ = first;
        (url.add_part(parts), ...);
        return url;
    }
    // An address under this one, its parts percent-encoded.
    template <class... Parts>
    Url under(const Parts&... parts) const {
        Url url;
        url.text_.reserve(text_.size() + 40);
        url.text_ = text_;
        (url.add_part(parts), ...);
        return url;
    }
    // An address of this site as it stood in a request target; anything that leads elsewhere becomes "/".
    static Url own(std::string_view target);
    // Only https:, http: and mailto:; anything else becomes "#".
    static Url external(std::string_view address);
    Url query(std::string_view name, std::string_view value) &&;
    Url anchor(std::string_view id) &&;
    const std::string& text() const { return text_; }

private:
    template <class Tag>
    void add_part(const Id<Tag>& id) { add_part(std::string_view(id.value)); }
    void add_part(std::string_view part);
    std::string text_;
};

// Attributes that come and go: Attributes().flag("required", is_required).set("aria-describedby", ids).
class Attributes {
public:
    Attributes flag(std::string_view name, bool present = true) &&;
    Attributes set(std::string_view name, std::string_view value) &&;
    // Leaves the attribute out when the value is empty.
    Attributes set_if(std::string_view name, std::string_view value) &&;
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

// --- the checker ---------------------------------------------------------------------------------------------------
namespace detail {

template <std::size_t N>
struct Template {
    char text[N]{};
    consteval Template(const char (&literal)[N]) {
        for (std::size_t i = 0; i < N; ++i) text[i] = literal[i];
    }
    constexpr std::size_t size() const { return N - 1; }
    constexpr std::string_view view() const { return {text, N - 1}; }
};

enum class Place : unsigned char { end, text, attribute, url_whole, url_part, attributes };

struct Piece {
    std::size_t begin = 0, end = 0;
    Place place = Place::end;  // of the hole behind the literal part
};

template <std::size_t Max>
struct Plan {
    Piece pieces[Max]{};
    std::size_t count = 0;
    std::size_t holes() const { return count - 1; }
};

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
constexpr bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_';
}
constexpr bool is_void_element(std::string_view name) {
    for (std::string_view v : {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
        if (v == name) return true;
    return false;
}
constexpr bool is_url_attribute(std::string_view name) {
    for (std::string_view v : {"href", "src", "action", "formaction", "poster", "cite", "xlink:href"})
        if (v == name) return true;
    return false;
}
constexpr bool is_forbidden_attribute(std::string_view name) {
    return name.substr(0, 2) == "on" || name == "style" || name == "srcdoc" || name == "srcset";
}

constexpr std::size_t count_holes(std::string_view t) {
    std::size_t n = 0;
    for (std::size_t i = 0; i + 1 < t.size(); ++i)
        if (t[i] == '{' && t[i + 1] == '}') ++n;
    return n;
}

// Walks the template once. A `throw` here is a compile error whose text says what is wrong.
template <std::size_t Max>
consteval Plan<Max> make_plan(std::string_view t) {
    Plan<Max> plan;
    std::string_view open[48]{};
    std::size_t depth = 0, begin = 0, i = 0;
    auto hole = [&](Place place) {
        plan.pieces[plan.count++] = {begin, i, place};
        i += 2;
        begin = i;
    };
    auto at_hole = [&] { return i + 1 < t.size() && t[i] == '{' && t[i + 1] == '}'; };
    while (i < t.size()) {
        if (at_hole()) {
            if (depth > 0 && (open[depth - 1] == "script" || open[depth - 1] == "style"))
                throw "html: no holes inside <script> or <style>";
            hole(Place::text);
            continue;
        }
        if (t[i] == '{' || t[i] == '}') throw "html: a brace that is not a hole {}";
        if (t[i] != '<') {
            ++i;
            continue;
        }
        if (t.substr(i, 9) == "<!doctype") {
            while (i < t.size() && t[i] != '>') ++i;
            ++i;
            continue;
        }
        if (t.substr(i, 4) == "<!--") throw "html: write comments in C++, not in the page";
        bool closing = i + 1 < t.size() && t[i + 1] == '/';
        i += closing ? 2 : 1;
        std::size_t name_begin = i;
        while (i < t.size() && is_name(t[i])) ++i;
        if (i == name_begin) throw "html: '<' without a tag name (write &lt; in text)";
        std::string_view name = t.substr(name_begin, i - name_begin);
        bool self_closing = false;
        while (true) {
            if (i >= t.size()) throw "html: the template ends inside a tag";
            if (at_hole()) {
                hole(Place::attributes);
                continue;
            }
            if (is_space(t[i])) {
                ++i;
                continue;
            }
            if (t[i] == '/') {
                self_closing = true;
                ++i;
                continue;
            }
            if (t[i] == '>') {
                ++i;
                break;
            }
            std::size_t attribute_begin = i;
            while (i < t.size() && is_name(t[i])) ++i;
            if (i == attribute_begin) throw "html: unexpected character inside a tag";
            std::string_view attribute = t.substr(attribute_begin, i - attribute_begin);
            if (attribute == "style" || attribute.substr(0, 2) == "on")
                throw "html: inline style and on... handlers are refused (content security policy)";
            if (i >= t.size() || t[i] != '=') continue;
            ++i;
            if (i >= t.size() || t[i] != '"') throw "html: quote every attribute value with double quotes";
            ++i;
            std::size_t value_begin = i;
            bool is_url = is_url_attribute(attribute);
            while (true) {
                if (i >= t.size()) throw "html: the template ends inside an attribute";
                if (at_hole()) {
                    if (is_forbidden_attribute(attribute)) throw "html: no hole in this attribute";
                    if (is_url && i == value_begin) {
                        hole(Place::url_whole);
                        if (i >= t.size() || t[i] != '"') throw "html: html::Url must be the whole attribute";
                    } else {
                        hole(is_url ? Place::url_part : Place::attribute);
                    }
                    continue;
                }
                if (t[i] == '"') {
                    ++i;
                    break;
                }
                ++i;
            }
        }
        if (closing) {
            if (depth == 0 || open[depth - 1] != name) throw "html: tags do not balance";
            --depth;
        } else if (!self_closing && !is_void_element(name)) {
            if (depth == 48) throw "html: nested too deep";
            open[depth++] = name;
        }
    }
    if (depth != 0) throw "html: a tag is not closed";
    plan.pieces[plan.count++] = {begin, t.size(), Place::end};
    return plan;
}

template <class T>
concept Writer = std::invocable<const T&, Out&>;
template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

template <class T>
struct is_id : std::false_type {};
template <class T>
struct is_id<Id<T>> : std::true_type {};

template <Place place, class T>
void write(Out& out, const T& x) {
    if constexpr (place == Place::attributes) {
        static_assert(std::same_as<T, Attributes>, "between attributes only html::Attributes fits");
        out.text += x.text();
    } else if constexpr (place == Place::url_whole) {
        static_assert(std::same_as<T, Url>, "a whole URL needs html::Url (Url::path or Url::external)");
        escape_attribute(out.text, x.text());
    } else if constexpr (Number<T>) {
        out.text += std::to_string(x);
    } else if constexpr (is_id<T>::value) {
        out.text += x.value;
    } else if constexpr (place == Place::url_part) {
        escape_url_part(out.text, std::string_view(x));
    } else if constexpr (place == Place::attribute) {
        static_assert(!std::same_as<T, Html>, "Html does not go into an attribute");
        escape_attribute(out.text, std::string_view(x));
    } else if constexpr (std::same_as<T, Html>) {
        out.text += x.markup();
    } else if constexpr (std::same_as<T, Eurocent>) {
        escape_text(out.text, format_euro(x));
    } else if constexpr (Writer<T>) {
        x(out);
    } else {
        escape_text(out.text, std::string_view(x));
    }
}

}  // namespace detail

// Writes a template to `out`. See the top of this file.
template <detail::Template T, class... A>
void put(Out& out, const A&... arguments) {
    constexpr std::size_t holes = detail::count_holes(T.view());
    static_assert(holes == sizeof...(A), "html: the number of {} and of arguments differ");
    static constexpr auto plan = detail::make_plan<holes + 1>(T.view());
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (..., (out.text.append(T.text + plan.pieces[I].begin, plan.pieces[I].end - plan.pieces[I].begin),
               detail::write<plan.pieces[I].place>(out, arguments)));
    }(std::index_sequence_for<A...>{});
    out.text.append(T.text + plan.pieces[holes].begin, plan.pieces[holes].end - plan.pieces[holes].begin);
}

// The same as a value.
template <detail::Template T, class... A>
Html make(const A&... arguments) {
    Out out;
    put<T>(out, arguments...);
    return std::move(out).html();
}

}  // namespace ontknoop::html
