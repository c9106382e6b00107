// SPDX-License-Identifier: EUPL-1.2
#include "plandocument/plandocument.h"

#include "plandocument/delen.h"

namespace ontknoop::plandocument {

namespace {

using toegang::Recht;
using enum app::Transactie;
constexpr auto get = http::Method::get;
constexpr auto post = http::Method::post;

constexpr app::Route plandocument_routes[] = {
    {get, "/casussen/:casus/document", Recht::aangemeld, show_document, "The plan as a document, with its downloads", automatic, true},
    {get, "/casussen/:casus/document/plan.pdf", Recht::aangemeld, get_plan_pdf, "The plan as a tagged PDF", automatic, true},
    {get, "/casussen/:casus/document/plan.odt", Recht::aangemeld, get_plan_odt, "The plan as an OpenDocument text", automatic, true},
    {get, "/casussen/:casus/document/plan.txt", Recht::aangemeld, get_plan_txt, "The plan as plain text", automatic, true},
    {get, "/casussen/:casus/document/plan.json", Recht::aangemeld, get_plan_json, "The plan as data, to read in elsewhere"},
    {get, "/casussen/:casus/document/inwoner", Recht::aangemeld, show_inwoner, "The plan in plain words, for the resident", automatic, true},
    {get, "/casussen/:casus/document/inwoner.pdf", Recht::aangemeld, get_inwoner_pdf, "The same as a PDF in large type", automatic, true},
    {get, "/casussen/importeren", Recht::casus_maken, show_importeren, "Form to read in a plan"},
    {post, "/casussen/importeren", Recht::casus_maken, post_importeren, "A new case from a plan that was exported"},
    {get, "/api/v1/schema/plan.json", Recht::openbaar, get_schema, "JSON Schema of an exported plan"},
};

}  // namespace

std::span<const app::Route> routes() { return plandocument_routes; }

}  // namespace ontknoop::plandocument
