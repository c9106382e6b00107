// SPDX-License-Identifier: EUPL-1.2
#include "corpus.h"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "wetten/bwb_import.h"
#include "wetten/cvdr_import.h"

namespace ontknoop::eval {
namespace {

namespace json = boost::json;

template <class Visit>
void for_each_line(const std::string& path, Visit visit) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    for (std::string line; std::getline(file, line);) {
        if (!line.empty()) visit(json::parse(line).as_object());
    }
}

std::string text(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::string without_colon(std::string text) {
    std::erase(text, ':');
    return text;
}

// "16.1.a" with the address "...#Artikel16" is article 16: the longest start that the address confirms.
std::string artikel_of(std::string number, const std::string& url) {
    if (number.starts_with("Artikel ")) number.erase(0, 8);
    const std::size_t at = url.rfind("rtikel");
    if (at == std::string::npos) return number;
    const std::string anchor = without_colon(url.substr(at + 6));
    for (std::size_t end = number.size(); end != std::string::npos && end > 0; end = number.rfind('.', end - 1)) {
        if (without_colon(number.substr(0, end)) == anchor) return number.substr(0, end);
    }
    return number;
}

std::string readable_name(std::string name) {
    std::ranges::replace(name, '_', ' ');
    return name;
}

// Text is Markdown with reference links; the links are no words of the law.
std::string plain(std::string_view markdown) {
    std::string result;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        if (markdown[i] == '[' && markdown.substr(i).starts_with("[ref")) {
            const std::size_t close = markdown.find(']', i);
            if (close == std::string_view::npos) break;
            i = close;
            if (i + 1 < markdown.size() && markdown[i + 1] == ':') i = std::min(markdown.find('\n', i), markdown.size());
            continue;
        }
        if (markdown[i] != '[' && markdown[i] != ']') result += markdown[i];
    }
    return result;
}

// The official files, the newest version of each regulation; returns the regulations that were read.
std::set<std::string> read_official(const std::string& folder, std::vector<wetten::Artikeltekst>& to) {
    std::map<std::string, wetten::Regelingversie> newest;
    const auto keep = [&](Result<wetten::Regelingversie> versie) {
        if (!versie) return;  // a manifest, WTI or SRU record
        auto& known = newest[versie->regeling_id];
        if (known.regeling_id.empty() || known.inwerkingtreding < versie->inwerkingtreding) known = std::move(*versie);
    };
    for (const char* part : {"/bwb", "/cvdr"}) {
        for (const auto& entry : std::filesystem::directory_iterator(folder + part)) {
            std::ifstream in(entry.path());
            keep(std::string_view(part) == "/bwb" ? wetten::read_bwb_toestand(in, entry.path()) : wetten::read_cvdr(in, entry.path()));
        }
    }
    std::set<std::string> ids;
    for (const auto& [id, versie] : newest) {
        ids.insert(id);
        for (wetten::Artikeltekst& item : wetten::to_artikelteksten(versie)) to.push_back(std::move(item));
    }
    return ids;
}

}  // namespace

std::vector<Vraag> read_vragen(const std::string& path) {
    std::vector<Vraag> result;
    for_each_line(path, [&](const json::object& line) {
        Vraag vraag{text(line, "id"), text(line, "query"), text(line, "domain"), {}};
        for (const json::value& item : line.at("relevant").as_array()) {
            std::string key = text(item.as_object(), "law_bwb") + "|" + text(item.as_object(), "article");
            if (key.starts_with("CELEX:")) key.erase(0, 6);
            if (std::ranges::find(vraag.relevant, key) == vraag.relevant.end()) vraag.relevant.push_back(key);
        }
        result.push_back(std::move(vraag));
    });
    return result;
}

std::vector<wetten::Artikeltekst> read_corpus(const std::string& folder) {
    const std::string path = folder + "/artikelteksten.jsonl";
    std::vector<wetten::Artikeltekst> result;
    std::map<std::string, std::size_t> by_key;
    const std::set<std::string> official = read_official(folder, result);
    for_each_line(path, [&](const json::object& line) {
        wetten::Artikeltekst item;
        item.regeling = readable_name(text(line, "regeling"));
        item.regeling_id = text(line, "bwb");
        const std::string url = text(line, "url");
        if (item.regeling_id.empty()) {
            const std::size_t at = url.find("CVDR");
            if (at == std::string::npos) return;
            item.stelsel = wetten::Stelsel::cvdr;
            item.regeling_id = url.substr(at, url.find_first_of("/#_", at) - at);
            for (const char* gemeente : {"Rotterdam", "Amsterdam", "Diemen"}) {
                if (item.regeling.find(gemeente) != std::string::npos) item.gemeente = gemeente;
            }
            if (!item.gemeente) item.gemeente = "elders";
        }
        item.artikel = artikel_of(text(line, "artikel"), url);
        if (official.contains(item.regeling_id)) return;
        item.tekst = plain(text(line, "tekst"));
        const auto [entry, fresh] = by_key.emplace(item.regeling_id + "|" + item.artikel, result.size());
        if (fresh) {
            result.push_back(std::move(item));
        } else {
            result[entry->second].tekst += "\n" + item.tekst;
        }
    });
    return result;
}

}  // namespace ontknoop::eval
