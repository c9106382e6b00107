// SPDX-License-Identifier: EUPL-1.2
//
// As much of JSON Schema as our own schemas use: type, properties, required, additionalProperties, items, enum, const, anyOf,
// allOf, $ref, minimum, maximum, minLength, maxLength, maxItems and pattern. A keyword it does not know is a problem.
#pragma once

#include <boost/json.hpp>
#include <regex>
#include <string>
#include <vector>

namespace ontknoop::test {

class JsonSchema {
public:
    explicit JsonSchema(std::string_view text) : root_(boost::json::parse(boost::json::string_view(text.data(), text.size()))) {}

    // What is wrong with the value, as "path: keyword".
    std::vector<std::string> problems(const boost::json::value& value) const { return check(root_.as_object(), value, ""); }
    const boost::json::object& root() const { return root_.as_object(); }

private:
    using Problems = std::vector<std::string>;

    static bool is_type(const boost::json::value& v, std::string_view type) {
        if (type == "object") return v.is_object();
        if (type == "array") return v.is_array();
        if (type == "string") return v.is_string();
        if (type == "boolean") return v.is_bool();
        if (type == "null") return v.is_null();
        if (type == "integer") return v.is_int64() || v.is_uint64();
        return type == "number" && v.is_number();
    }

    Problems check(const boost::json::object& schema, const boost::json::value& v, const std::string& path) const {
        Problems all;
        const auto add = [&](const Problems& more) { all.insert(all.end(), more.begin(), more.end()); };
        const auto wrong = [&](std::string_view keyword) { all.push_back(path + ": " + std::string(keyword)); };
        for (const auto& [name, rule] : schema) {
            const std::string_view keyword = name;
            if (keyword == "$ref") add(check(root_.at_pointer(std::string(rule.as_string()).substr(1)).as_object(), v, path));
            else if (keyword == "type" && !is_type(v, std::string_view(rule.as_string()))) wrong("type");
            else if (keyword == "enum" && std::find(rule.as_array().begin(), rule.as_array().end(), v) == rule.as_array().end()) wrong("enum");
            else if (keyword == "const" && v != rule) wrong("const");
            else if (keyword == "allOf") { for (const auto& one : rule.as_array()) add(check(one.as_object(), v, path)); }
            else if (keyword == "anyOf") {
                bool fits = false;
                for (const auto& one : rule.as_array()) fits |= check(one.as_object(), v, path).empty();
                if (!fits) wrong("anyOf");
            } else if (keyword == "required" && v.is_object()) {
                for (const auto& key : rule.as_array())
                    if (!v.as_object().contains(key.as_string())) wrong("required " + std::string(key.as_string()));
            } else if (keyword == "properties" && v.is_object()) {
                for (const auto& [key, value] : v.as_object())
                    if (const auto* member = rule.as_object().if_contains(key)) add(check(member->as_object(), value, path + "/" + std::string(key)));
            } else if (keyword == "additionalProperties" && v.is_object()) {
                const auto* known = schema.if_contains("properties");
                for (const auto& [key, value] : v.as_object()) {
                    if (known && known->as_object().contains(key)) continue;
                    if (rule.is_object()) add(check(rule.as_object(), value, path + "/" + std::string(key)));
                    else if (!rule.as_bool()) wrong("unknown " + std::string(key));
                }
            } else if (keyword == "items" && v.is_array()) {
                for (std::size_t i = 0; i < v.as_array().size(); ++i) add(check(rule.as_object(), v.as_array()[i], path + "/" + std::to_string(i)));
            } else if (keyword == "minimum" && v.is_number() && v.to_number<double>() < rule.to_number<double>()) wrong("minimum");
            else if (keyword == "maximum" && v.is_number() && v.to_number<double>() > rule.to_number<double>()) wrong("maximum");
            else if (keyword == "minLength" && v.is_string() && static_cast<std::int64_t>(v.as_string().size()) < rule.as_int64()) wrong("minLength");
            else if (keyword == "maxLength" && v.is_string() && static_cast<std::int64_t>(v.as_string().size()) > rule.as_int64()) wrong("maxLength");
            else if (keyword == "maxItems" && v.is_array() && static_cast<std::int64_t>(v.as_array().size()) > rule.as_int64()) wrong("maxItems");
            else if (keyword == "pattern" && v.is_string() && !std::regex_search(std::string(v.as_string()), std::regex(std::string(rule.as_string())))) wrong("pattern");
            else if (!is_known(keyword)) wrong("the test does not know " + std::string(keyword));
        }
        return all;
    }

    static bool is_known(std::string_view keyword) {
        for (const std::string_view known : {"$schema", "$id", "$defs", "$ref", "title", "description", "default", "format", "type", "enum", "const", "allOf", "anyOf", "required",
                                             "properties", "additionalProperties", "items", "minimum", "maximum", "minLength", "maxLength", "maxItems", "pattern"})
            if (keyword == known) return true;
        return false;
    }

    boost::json::value root_;
};

}  // namespace ontknoop::test
