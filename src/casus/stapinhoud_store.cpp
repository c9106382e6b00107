// SPDX-License-Identifier: EUPL-1.2
#include "casus/stapinhoud.h"

#include "base/text.h"

namespace ontknoop::casus {

std::vector<Inhoudversie> inhoud_nu(const inhoud::Bestanden& bestanden) {
    std::vector<Inhoudversie> alle;
    for (const char* soort : {"prijzen", "parameters", "bepalingen", "teksten"}) alle.push_back({soort, bestanden.version(std::string(soort) + "/")});
    return alle;
}

std::string to_text(const std::vector<Inhoudversie>& versies) {
    std::string tekst;
    for (const Inhoudversie& v : versies) tekst.append(tekst.empty() ? "" : " ").append(v.soort).append("=").append(v.versie);
    return tekst;
}

namespace {

std::vector<Inhoudversie> inhoud_van(std::string_view tekst) {
    std::vector<Inhoudversie> alle;
    for (const std::string_view deel : split(tekst, ' '))
        if (const std::size_t is = deel.find('='); is != std::string_view::npos) alle.push_back({std::string(deel.substr(0, is)), std::string(deel.substr(is + 1))});
    return alle;
}

}  // namespace

std::vector<Stapinhoud> stapinhouden(app::Context& ctx, const Casus& casus) {
    std::vector<Stapinhoud> alle;
    ctx.tx().each<std::string, std::string, std::string, std::string>(
        R"(
        SELECT van, naar, op, inhoud FROM casus_stap
        WHERE organisatie_id = $1 AND casus_id = $2 ORDER BY volgnummer)",
        [&](std::string van, std::string naar, std::string op, std::string inhoud) {
            alle.push_back({std::move(van), std::move(naar), std::move(op), inhoud_van(inhoud)});
        },
        ctx.wie().organisatie, casus.id);
    return alle;
}

}  // namespace ontknoop::casus
