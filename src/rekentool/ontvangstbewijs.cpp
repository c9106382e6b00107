// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/ontvangstbewijs.h"

#include <sodium.h>

#include "base/hex.h"
#include "rekentool/json_waarden.h"
#include "rekentool/rekensom_json.h"
#include "rekentool/uitvoer_json.h"

namespace ontknoop::rekentool {
namespace {

namespace json = boost::json;
constexpr std::string_view receipt_kind = "ontknoop.rekensom.ontvangstbewijs.1";

std::string sha256_hex(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return to_hex(hash);
}

std::string result_hash(const Uitkomst& result, const Simulatieuitkomst& simulation) {
    return sha256_hex(to_json(result) + "\n" + to_json(simulation));
}

std::string receipt_id(const Ontvangstbewijs& receipt) {
    std::string all = receipt.motor_versie + "\n" + receipt.generator + "\n" + receipt.invoer_hash + "\n" + receipt.uitkomst_hash;
    for (const auto& [name, version] : receipt.inhoud_versies) all += "\n" + name + "=" + version;
    return sha256_hex(all).substr(0, 16);
}

std::string text_of(const json::object& from, std::string_view key) {
    const json::value* value = from.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

std::string input_hash(const Rekensom& som) { return sha256_hex(to_json(som)); }

Result<Ontvangstbewijs> make_receipt(const Rekensom& som, std::map<std::string, std::string> versions) {
    TRY(const Uitkomst result, calculate(som));
    TRY(const Simulatieuitkomst simulation, simulate(som));
    Ontvangstbewijs receipt{{}, std::string(motor_versie), std::string(generator_naam), std::move(versions), som,
                            input_hash(som), result_hash(result, simulation)};
    receipt.id = receipt_id(receipt);
    return receipt;
}

std::string to_json(const Ontvangstbewijs& receipt) {
    json::object versions;
    for (const auto& [name, version] : receipt.inhoud_versies) versions[name] = version;
    const json::object result{{"soort", json::string(receipt_kind.data(), receipt_kind.size())},
                              {"id", receipt.id},
                              {"motor_versie", receipt.motor_versie},
                              {"generator", receipt.generator},
                              {"inhoud_versies", versions},
                              {"invoer", json_of(receipt.invoer)},
                              {"invoer_hash", receipt.invoer_hash},
                              {"uitkomst_hash", receipt.uitkomst_hash}};
    return json::serialize(result);
}

Result<Ontvangstbewijs> read_receipt(std::string_view text) {
    json::error_code error;
    const json::value root = json::parse(json::string_view(text.data(), text.size()), error);
    if (error) return fail("rekentool.geen_json", {error.message()});
    const json::object* fields = root.if_object();
    const json::value* input = fields ? fields->if_contains("invoer") : nullptr;
    if (!input || text_of(*fields, "soort") != receipt_kind) return fail("rekentool.geen_bewijs");
    Ontvangstbewijs receipt;
    TRY(receipt.invoer, rekensom_from(*input));
    receipt.id = text_of(*fields, "id");
    receipt.motor_versie = text_of(*fields, "motor_versie");
    receipt.generator = text_of(*fields, "generator");
    receipt.invoer_hash = text_of(*fields, "invoer_hash");
    receipt.uitkomst_hash = text_of(*fields, "uitkomst_hash");
    if (const json::value* versions = fields->if_contains("inhoud_versies"); versions && versions->is_object())
        for (const auto& member : versions->get_object())
            if (member.value().is_string()) receipt.inhoud_versies[std::string(member.key())] = std::string(member.value().get_string());
    if (receipt.invoer_hash != input_hash(receipt.invoer) || receipt.id != receipt_id(receipt))
        return fail("rekentool.bewijs_gewijzigd", {receipt.id.substr(0, 16)});
    return receipt;
}

Result<Herberekening> recompute(const Ontvangstbewijs& receipt) {
    Herberekening result;
    TRY(result.uitkomst, calculate(receipt.invoer));
    TRY(result.simulatie, simulate(receipt.invoer));
    result.gelijk = result_hash(result.uitkomst, result.simulatie) == receipt.uitkomst_hash;
    result.zelfde_motor = receipt.motor_versie == motor_versie && receipt.generator == generator_naam;
    return result;
}

}  // namespace ontknoop::rekentool
