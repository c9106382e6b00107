// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/prijzen.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <set>

#include "rekentool/toml_velden.h"

namespace ontknoop::rekentool {
namespace {

constexpr std::array<std::string_view, 3> bewijs_words{"gelezen", "aangehaald", "eigen_kennis"};

std::optional<Bewijs> parse_bewijs(std::string_view text) {
    const auto found = std::find(bewijs_words.begin(), bewijs_words.end(), text);
    if (found == bewijs_words.end()) return std::nullopt;
    return static_cast<Bewijs>(found - bewijs_words.begin());
}

Prijs parse_prijs(std::string_view path, const inhoud::TomlValue& table) {
    const Velden fields(path, table,
                        {"id", "naam", "categorie", "betaler", "ontvanger", "wet", "eenheid", "bedrag", "laag", "hoog", "prijsjaar", "soort",
                         "verzilverbaar", "herkomst", "bewijsgraad", "bewijs", "bron", "bron_url", "pagina", "bron_datum", "licentie", "geldig_vanaf", "geldig_tot",
                         "controletotaal", "aan", "opmerking"});
    Prijs prijs;
    prijs.id = fields.required("id");
    prijs.naam = fields.required("naam");
    prijs.categorie = fields.required("categorie");
    prijs.betaler = fields.text("betaler");
    prijs.ontvanger = fields.text("ontvanger");
    prijs.wet = fields.text("wet");
    prijs.eenheid = fields.required("eenheid");
    if (!is_eenheid(prijs.eenheid)) fields.refuse("eenheid", "\"" + prijs.eenheid + "\" is not a known unit");
    fields.required("bedrag");
    prijs.bedrag.waarschijnlijk = *fields.number("bedrag");
    prijs.bedrag.laag = fields.number("laag");
    prijs.bedrag.hoog = fields.number("hoog");
    const Bereik bereik = range(prijs.bedrag);
    if (bereik.laag < 0 || bereik.laag > bereik.waarschijnlijk || bereik.hoog < bereik.waarschijnlijk)
        fields.refuse("bedrag", "laag, bedrag and hoog must rise from zero");
    prijs.prijsjaar = fields.whole("prijsjaar");
    prijs.soort = fields.choice("soort", Soort::kosten, parse_soort);
    prijs.klasse = fields.choice("verzilverbaar", Klasse::k1, parse_klasse);
    prijs.herkomst = fields.choice("herkomst", Prijslaag::landelijk, parse_prijslaag);
    prijs.bewijsgraad = fields.choice("bewijsgraad", Bewijsgraad::ongeverifieerd, parse_bewijsgraad);
    fields.required("bewijs");
    prijs.bewijs = fields.choice("bewijs", Bewijs::eigen_kennis, parse_bewijs);
    prijs.bron = fields.required("bron");
    prijs.bron_url = fields.text("bron_url");
    prijs.pagina = fields.text("pagina");
    prijs.bron_datum = fields.date("bron_datum");
    prijs.licentie = fields.text("licentie");
    prijs.geldig_vanaf = fields.date("geldig_vanaf");
    prijs.geldig_tot = fields.date("geldig_tot");
    prijs.controletotaal = fields.flag("controletotaal", false);
    prijs.aan = fields.flag("aan", true);
    prijs.opmerking = fields.text("opmerking");
    if (prijs.bewijs == Bewijs::eigen_kennis && prijs.aan)
        fields.refuse("aan", "a price from own knowledge must be switched off (aan = false)");
    if ((prijs.soort == Soort::maatschappelijke_waarde) != prijs.betaler.empty())
        fields.refuse("betaler", "a price has a payer, unless it is social value");
    if ((prijs.soort == Soort::overdracht) == prijs.ontvanger.empty())
        fields.refuse("ontvanger", "a transfer has a receiver, and nothing else has");
    return prijs;
}

// Lower case, and the accented letters of Dutch without their accent, so that "Justitiële" is found by "justitiele".
std::string folded(std::string_view text) {
    static const std::map<std::string_view, char> accents{
        {"à", 'a'}, {"á", 'a'}, {"ä", 'a'}, {"è", 'e'}, {"é", 'e'}, {"ê", 'e'}, {"ë", 'e'}, {"ï", 'i'}, {"í", 'i'},
        {"ò", 'o'}, {"ó", 'o'}, {"ô", 'o'}, {"ö", 'o'}, {"ü", 'u'}, {"ú", 'u'}, {"û", 'u'}, {"ç", 'c'}};
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto accent = accents.find(text.substr(i, 2));
        if (accent != accents.end()) {
            result += accent->second;
            ++i;
        } else {
            result += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
        }
    }
    return result;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> result(1);
    for (char c : text) {
        if (c != ' ') result.back() += c;
        else if (!result.back().empty()) result.emplace_back();
    }
    if (result.back().empty()) result.pop_back();
    return result;
}

Frequentie frequency_of(std::string_view unit) {
    static const std::map<std::string_view, Frequentie> periods{
        {"dag", Frequentie::dag},           {"etmaal", Frequentie::dag}, {"nacht", Frequentie::dag}, {"week", Frequentie::week},
        {"maand", Frequentie::maand},       {"kwartaal", Frequentie::kwartaal}, {"jaar", Frequentie::jaar}, {"plaats", Frequentie::jaar},
        {"uur", Frequentie::week},          {"dagdeel", Frequentie::week}};
    const auto found = periods.find(unit);
    return found == periods.end() ? Frequentie::eenmalig : found->second;
}

std::uint64_t next_stamp() {
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
}

template <class Field>
std::vector<std::string> sorted_names(const std::vector<Prijs>& prices, bool also_off, Field field) {
    std::set<std::string> names;
    for (const Prijs& prijs : prices)
        if ((prijs.aan || also_off) && !(prijs.*field).empty()) names.insert(prijs.*field);
    return {names.begin(), names.end()};
}

std::string source_of(const Prijs& prijs) { return prijs.bron + (prijs.prijsjaar ? " (prijspeil " + std::to_string(*prijs.prijsjaar) + ")" : ""); }

}  // namespace

std::string_view to_text(Bewijs value) { return bewijs_words[static_cast<std::size_t>(value)]; }

bool Prijs::geldig_op(Date day) const {
    return (!geldig_vanaf || *geldig_vanaf <= day) && (!geldig_tot || day <= *geldig_tot);
}

void Prijslijst::add(std::string_view path, std::string_view toml) {
    const inhoud::TomlValue root = inhoud::parse_toml(path, toml);
    const Velden fields(path, root, {"prijs"});
    const inhoud::TomlValue* list = fields.find("prijs");
    if (!list || list->kind != inhoud::TomlValue::Kind::list) fields.refuse("prijs", "the file has no [[prijs]] entries");
    for (const inhoud::TomlValue& entry : list->items) {
        Prijs prijs = parse_prijs(path, entry);
        if (!by_id_.emplace(prijs.id, prijzen_.size()).second)
            throw AdminError(std::string(path) + ", line " + std::to_string(entry.line) + ": the price " + prijs.id +
                             " exists already. A price is never overwritten: give the new one its own id and validity.");
        prijzen_.push_back(std::move(prijs));
    }
    stempel_ = next_stamp();
}

std::vector<const Prijs*> Prijslijst::find(const Prijsvraag& vraag) const {
    const std::vector<std::string> words = words_of(folded(vraag.woorden));
    std::vector<const Prijs*> result;
    for (const Prijs& prijs : prijzen_) {
        if (!prijs.aan && !vraag.ook_uitgeschakeld) continue;
        if (!vraag.categorie.empty() && prijs.categorie != vraag.categorie) continue;
        if (!vraag.betaler.empty() && prijs.betaler != vraag.betaler) continue;
        if (!vraag.wet.empty() && prijs.wet != vraag.wet) continue;
        if (vraag.laag && prijs.herkomst != *vraag.laag) continue;
        const auto categorie = vraag.categorienamen.find(prijs.categorie);
        const std::string genoemd = categorie == vraag.categorienamen.end() ? "" : categorie->second;
        const std::string all = folded(prijs.naam + " " + prijs.categorie + " " + genoemd + " " + prijs.wet + " " + prijs.betaler + " " + prijs.id);
        const auto occurs = [&](const std::string& word) { return all.find(word) != std::string::npos; };
        if (std::all_of(words.begin(), words.end(), occurs)) result.push_back(&prijs);
    }
    const auto rank = [&](const Prijs& prijs) {
        const bool valid = !vraag.geldig_op || prijs.geldig_op(*vraag.geldig_op);
        return std::tuple(!valid, -prijs.prijsjaar.value_or(0), prijs.bewijsgraad, std::string_view(prijs.naam), std::string_view(prijs.id));
    };
    std::sort(result.begin(), result.end(), [&](const Prijs* a, const Prijs* b) { return rank(*a) < rank(*b); });
    if (result.size() > vraag.hoogstens) result.resize(vraag.hoogstens);
    return result;
}

const Prijs* Prijslijst::get(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &prijzen_[found->second];
}

std::vector<const Prijs*> Prijslijst::overtroffen(std::string_view id) const {
    std::vector<const Prijs*> result;
    if (const auto found = overtroffen_.find(id); found != overtroffen_.end())
        for (const Prijs& prijs : found->second) result.push_back(&prijs);
    return result;
}

void Prijslijst::lay_over(Prijs prijs) {
    stempel_ = next_stamp();
    const auto [place, is_new] = by_id_.emplace(prijs.id, prijzen_.size());
    if (is_new) {
        prijzen_.push_back(std::move(prijs));
        return;
    }
    auto& back = overtroffen_[prijs.id];
    back.insert(back.begin(), std::exchange(prijzen_[place->second], std::move(prijs)));
}

void Prijslijst::switch_on(std::string_view id, int versie) {
    const auto found = by_id_.find(id);
    if (found == by_id_.end() || prijzen_[found->second].aan) return;
    stempel_ = next_stamp();
    Prijs& prijs = prijzen_[found->second];
    prijs.aan = prijs.aangezet = true;
    prijs.versie = versie;
}

std::vector<std::string> Prijslijst::categories() const { return sorted_names(prijzen_, false, &Prijs::categorie); }
std::vector<std::string> Prijslijst::payers() const { return sorted_names(prijzen_, false, &Prijs::betaler); }
std::vector<std::string> Prijslijst::laws() const { return sorted_names(prijzen_, true, &Prijs::wet); }

Prijsverwijzing verwijzing_naar(const Prijs& prijs) { return {prijs.id, prijs.herkomst, prijs.versie, prijs.regio}; }

std::string to_text(const Prijsverwijzing& naar) {
    std::string text = naar.id;
    if (naar.laag != Prijslaag::landelijk || naar.versie != 0) text += "@" + std::string(to_text(naar.laag));
    if (!naar.regio.empty()) text += "-" + naar.regio;
    if (naar.versie != 0) text += "." + std::to_string(naar.versie);
    return text;
}

Prijsverwijzing parse_prijsverwijzing(std::string_view text) {
    const Prijsverwijzing naar{std::string(text), Prijslaag::landelijk, 0, {}};
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos) return naar;
    std::string_view word = text.substr(at + 1);
    int versie = 0;
    if (const std::size_t dot = word.find('.'); dot != std::string_view::npos) {
        const std::string_view number = word.substr(dot + 1);
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), versie);
        if (error != std::errc() || end != number.data() + number.size() || versie < 1) return naar;
        word = word.substr(0, dot);
    }
    std::string regio;
    if (const std::size_t dash = word.find('-'); dash != std::string_view::npos) {
        regio = word.substr(dash + 1);
        word = word.substr(0, dash);
    }
    const auto laag = parse_prijslaag(word);
    if (!laag) return naar;
    return {std::string(text.substr(0, at)), *laag, versie, std::move(regio)};
}

Regel make_regel(const Prijs& prijs, std::string regel_id) {
    Regel regel;
    regel.id = std::move(regel_id);
    regel.omschrijving = prijs.naam;
    regel.prijs.bedrag = prijs.bedrag;
    regel.prijs.prijsjaar = prijs.prijsjaar;
    regel.prijs.prijs_id = prijs.id;
    regel.prijs.herkomst = prijs.herkomst;
    regel.prijs.bron = source_of(prijs);
    regel.prijs.bewijsgraad = prijs.bewijsgraad;
    regel.prijs.controletotaal = prijs.controletotaal;
    regel.eenheid = prijs.eenheid;
    regel.frequentie = frequency_of(prijs.eenheid);
    regel.soort = prijs.soort;
    regel.wet = prijs.wet;
    if (!prijs.betaler.empty()) regel.betalers = {{prijs.betaler, {}}};
    if (!prijs.ontvanger.empty()) regel.ontvangers = {{prijs.ontvanger, {}}};
    regel.verzilverbaarheid.klasse = prijs.klasse;
    return regel;
}

Indexreeks parse_indexreeks(std::string_view path, std::string_view toml) {
    const inhoud::TomlValue root = inhoud::parse_toml(path, toml);
    const Velden fields(path, root, {"naam", "omschrijving", "bron", "bron_url", "ongeverifieerd", "procent"});
    Indexreeks reeks;
    reeks.naam = fields.required("naam");
    fields.required("bron");
    if (const inhoud::TomlValue* years = fields.find("ongeverifieerd"))
        for (const inhoud::TomlValue& year : years->items) {
            const auto value = Decimaal::parse(year.text);
            if (!value || value->schaal() != 0) fields.refuse("ongeverifieerd", "a list of years was expected");
            reeks.ongeverifieerd.push_back(static_cast<int>(value->mantisse()));
        }
    const inhoud::TomlValue* percent = fields.find("procent");
    if (!percent) fields.refuse("procent", "this key is missing");
    for (const inhoud::TomlMember& member : percent->members) {
        const auto year = Decimaal::parse(member.key);
        const auto change = Decimaal::parse(member.value.text);
        if (!year || year->schaal() != 0 || !change) fields.refuse("procent", member.key + " = " + member.value.text + " is no year with a percentage");
        reeks.procent_per_jaar[static_cast<int>(year->mantisse())] = *change;
    }
    return reeks;
}

Rekensom parse_uitgangspunten(std::string_view path, std::string_view toml, std::vector<Indexreeks> series) {
    const inhoud::TomlValue root = inhoud::parse_toml(path, toml);
    const Velden fields(path, root, {"horizon_maanden", "basisjaar", "discontovoet", "indexreeks", "trekkingen"});
    Rekensom som;
    som.horizon_maanden = fields.whole("horizon_maanden").value_or(som.horizon_maanden);
    som.basisjaar = fields.whole("basisjaar").value_or(som.basisjaar);
    som.discontovoet = fields.number("discontovoet").value_or(som.discontovoet);
    som.simulatie.trekkingen = fields.whole("trekkingen").value_or(som.simulatie.trekkingen);
    som.indexreeksen = std::move(series);
    // The first series is the one a price uses when it names none.
    const std::string first = fields.text("indexreeks");
    std::stable_partition(som.indexreeksen.begin(), som.indexreeksen.end(), [&](const Indexreeks& reeks) { return reeks.naam == first; });
    if (const Errors errors = check(som); !errors.empty()) fields.refuse(errors[0].field, errors[0].code);
    return som;
}

}  // namespace ontknoop::rekentool
