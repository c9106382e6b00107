// SPDX-License-Identifier: EUPL-1.2
#include "kluwen/graaf.h"

#include <algorithm>

namespace ontknoop::kluwen {

std::vector<std::vector<int>> componenten(const Graaf& graaf) {
    const std::size_t n = graaf.size();
    constexpr int nieuw = -1;
    std::vector<int> nummer(n, nieuw), laagste(n, 0);
    std::vector<bool> op_stapel(n, false);
    std::vector<int> stapel;
    struct Bezoek {
        int knoop;
        std::size_t volgende;  // which arrow of it comes next
    };
    std::vector<Bezoek> pad;
    std::vector<std::vector<int>> all;
    int teller = 0;
    for (std::size_t begin = 0; begin < n; ++begin) {
        if (nummer[begin] != nieuw) continue;
        pad.push_back({static_cast<int>(begin), 0});
        while (!pad.empty()) {
            const int v = pad.back().knoop;
            if (pad.back().volgende == 0) {
                nummer[v] = laagste[v] = teller++;
                stapel.push_back(v);
                op_stapel[v] = true;
            }
            if (pad.back().volgende < graaf[v].size()) {
                const int w = graaf[v][pad.back().volgende++];
                if (nummer[w] == nieuw) pad.push_back({w, 0});
                else if (op_stapel[w]) laagste[v] = std::min(laagste[v], nummer[w]);
                continue;
            }
            // Every arrow of v was followed. When nothing below it leads higher up, v closes a component.
            if (laagste[v] == nummer[v]) {
                std::vector<int> component;
                int w;
                do {
                    w = stapel.back();
                    stapel.pop_back();
                    op_stapel[w] = false;
                    component.push_back(w);
                } while (w != v);
                std::sort(component.begin(), component.end());
                all.push_back(std::move(component));
            }
            pad.pop_back();
            if (!pad.empty()) laagste[pad.back().knoop] = std::min(laagste[pad.back().knoop], laagste[v]);
        }
    }
    return all;
}

std::vector<std::vector<int>> kringen(const Graaf& graaf) {
    auto all = componenten(graaf);
    std::erase_if(all, [&](const std::vector<int>& c) {
        const auto& pijlen = graaf[c[0]];
        return c.size() == 1 && std::find(pijlen.begin(), pijlen.end(), c[0]) == pijlen.end();
    });
    std::sort(all.begin(), all.end());
    return all;
}

std::vector<bool> bereikbaar(const Graaf& graaf, int van) {
    std::vector<bool> gezien(graaf.size(), false);
    std::vector<int> rij = {van};
    while (!rij.empty()) {
        const int v = rij.back();
        rij.pop_back();
        for (const int w : graaf[v])
            if (!gezien[w]) {
                gezien[w] = true;
                rij.push_back(w);
            }
    }
    return gezien;
}

std::vector<int> rondgang(const Graaf& graaf, int begin) {
    std::vector<int> vorige(graaf.size(), -1), rij = {begin};
    for (std::size_t i = 0; i < rij.size(); ++i)
        for (const int w : graaf[rij[i]]) {
            if (w == begin) {
                std::vector<int> rond;
                for (int v = rij[i]; v != begin; v = vorige[v]) rond.push_back(v);
                rond.push_back(begin);
                std::reverse(rond.begin(), rond.end());
                return rond;
            }
            if (vorige[w] == -1) {
                vorige[w] = rij[i];
                rij.push_back(w);
            }
        }
    return {};
}

}  // namespace ontknoop::kluwen
