// SPDX-License-Identifier: EUPL-1.2
//
// The reference comes out of the same tables the program runs on, so it cannot drift.
#include <functional>
#include <map>
#include <ostream>

#include "cli/commands.h"
#include "maatwerkplan/levensloop.h"

namespace ontknoop::cli {

namespace {

void print_routes(Program& program, std::ostream& out) {
    out << "# Routes\n\n| method | path | right | what for |\n| --- | --- | --- | --- |\n";
    for (const app::Route& r : program.dispatcher().routes())
        out << "| " << http::method_name(r.method) << " | `" << r.path << "` | " << toegang::naam(r.recht) << " | " << r.summary << " |\n";
}

void print_rechten(Program&, std::ostream& out) {
    out << "# Roles and rights\n\n| role |";
    for (const toegang::Recht recht : toegang::rechten()) out << ' ' << toegang::naam(recht) << " |";
    out << "\n| --- |";
    for (int i = 0; i < toegang::recht_aantal; ++i) out << " --- |";
    out << "\n";
    for (const toegang::Rol rol : toegang::rollen()) {
        out << "| " << toegang::naam(rol) << " |";
        for (const toegang::Recht recht : toegang::rechten()) out << (toegang::heeft_recht(rol, recht) ? " x |" : "  |");
        out << "\n";
    }
}

void print_foutcodes(Program& program, std::ostream& out) {
    out << "# Error codes\n\n| code | text |\n| --- | --- |\n";
    for (const std::string_view key : program.services().teksten.keys("fout."))
        out << "| " << key.substr(5) << " | " << program.services().teksten.find(key) << " |\n";
}

void print_schema(Program& program, std::ostream& out) {
    out << "# Tables\n";
    for (const db::TableInfo& table : db::describe_schema(program.database(), program.migrations())) {
        out << "\n## " << table.name << "\n\n" << table.comment << "\n\n| column | type | key | meaning |\n| --- | --- | --- | --- |\n";
        for (const db::ColumnInfo& c : table.columns)
            out << "| " << c.name << " | " << c.type << " | " << (c.key_position ? std::to_string(c.key_position) : "") << " | " << c.comment << " |\n";
    }
}

void print_levensloop(Program&, std::ostream& out) {
    out << "# The life of a plan\n\n| from | to | who | complete | reason asked | why |\n| --- | --- | --- | --- | --- | --- |\n";
    for (const maatwerkplan::Pijl& p : maatwerkplan::levensloop())
        out << "| " << p.van << " | " << p.naar << " | " << (p.wie == maatwerkplan::Wie::maker ? "maker" : "beslisser") << " | "
            << (p.volledig ? "yes" : "") << " | " << (p.toelichting ? "yes" : "") << " | " << p.waarom << " |\n";
    out << "\n```mermaid\nstateDiagram-v2\n";
    for (const maatwerkplan::Pijl& p : maatwerkplan::levensloop()) out << "    " << p.van << " --> " << p.naar << "\n";
    out << "```\n";
}

const std::map<std::string, void (*)(Program&, std::ostream&)> subjects = {
    {"routes", print_routes}, {"rechten", print_rechten}, {"foutcodes", print_foutcodes}, {"schema", print_schema}, {"levensloop", print_levensloop},
};

}  // namespace

std::vector<std::string> docs_subjects() {
    std::vector<std::string> names;
    for (const auto& [name, print] : subjects) names.push_back(name);
    return names;
}

int print_docs(Program& program, const std::string& subject, std::ostream& out, std::ostream& err) {
    if (subject != "alles" && !subjects.contains(subject)) {
        err << "Geen onderwerp '" << subject << "'. Kies uit: alles, instellingen, opdrachten";
        for (const auto& [name, print] : subjects) err << ", " << name;
        err << ".\n";
        return 2;
    }
    for (const auto& [name, print] : subjects)
        if (subject == "alles" || subject == name) print(program, out), out << "\n";
    return 0;
}

}  // namespace ontknoop::cli
