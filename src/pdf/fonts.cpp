// SPDX-License-Identifier: EUPL-1.2
#include "pdf/fonts.h"

#include <fontconfig/fontconfig.h>

#include <memory>
#include <string>

#include "base/result.h"

namespace ontknoop::pdf {

void check_font_family(const char* family) {
    using Pattern = std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)>;
    for (int weight : {FC_WEIGHT_REGULAR, FC_WEIGHT_BOLD}) {
        Pattern wanted(FcPatternCreate(), &FcPatternDestroy);
        FcPatternAddString(wanted.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
        FcPatternAddInteger(wanted.get(), FC_WEIGHT, weight);
        FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
        FcDefaultSubstitute(wanted.get());
        FcResult result = FcResultNoMatch;
        Pattern found(FcFontMatch(nullptr, wanted.get(), &result), &FcPatternDestroy);
        FcChar8* name = nullptr;
        int found_weight = -1;
        const bool same = found && FcPatternGetString(found.get(), FC_FAMILY, 0, &name) == FcResultMatch &&
                          FcPatternGetInteger(found.get(), FC_WEIGHT, 0, &found_weight) == FcResultMatch &&
                          std::string(reinterpret_cast<const char*>(name)) == family && found_weight == weight;
        if (!same)
            throw AdminError(
                "The font \"" + std::string(family) +
                "\" (regular and bold) is not installed, so documents would look different on this machine. "
                "Install it: apt-get install fonts-liberation2");
    }
}

void check_fonts() { check_font_family(font_family); }

}  // namespace ontknoop::pdf
