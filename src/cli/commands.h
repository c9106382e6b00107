// SPDX-License-Identifier: EUPL-1.2
//
// The command line: `ontknoop help`. One function per command; the words are Dutch, for administrators.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "cli/program.h"

namespace ontknoop::cli {

// `args` without the program name. Returns the exit status: 0, 1 for a problem the administrator can mend, 2 for wrong use.
int run(const std::vector<std::string>& args, const Embedded&, const Features&, std::istream& in, std::ostream& out, std::ostream& err);

// --- backup.cpp -------------------------------------------------------------------------------------------------------
// Two files. The data without the keys of the cases, to be kept as long as you like; and the keys as they are now, of which
// only the newest is kept: so a case whose key was deleted is gone from every old data file too.
void make_backup(Program&, const std::string& data_file, const std::string& key_file);
// Into an empty database. Cases without a key in `key_file` stay unreadable, as meant; sessions and open invitations end.
// Tries every key that was put back; false, with what to do on `out`, when one does not open what it belongs to.
bool restore_backup(const app::Instellingen&, const Embedded&, const std::string& data_file, const std::string& key_file, std::ostream& out);

// --- check.cpp --------------------------------------------------------------------------------------------------------
// Throws AdminError when there is no installation of this version at this place. Makes nothing, not even a folder.
void require_installation(const app::Instellingen&, const Embedded&);
// Configuration, content, database, keys, audit chains. Returns the number of problems, each told on `out`.
int check_installation(Program&, std::ostream& out);

// --- docs.cpp ---------------------------------------------------------------------------------------------------------
// The reference as Markdown: routes, rechten, instellingen, opdrachten, foutcodes, schema, levensloop.
int print_docs(Program&, const std::string& subject, std::ostream& out, std::ostream& err);
std::vector<std::string> docs_subjects();

}  // namespace ontknoop::cli
