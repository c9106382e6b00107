// SPDX-License-Identifier: EUPL-1.2
// Everything here only makes a page nicer: each page works without it.
import { start_autosave } from "./autosave.ts";
import { start_conditions } from "./condition.ts";
import { start_forms } from "./forms.ts";
import { start_handles } from "./handles.ts";
import { start_live } from "./live.ts";
import { start_place } from "./place.ts";
import { start_rank } from "./rank.ts";
import { start_timeline } from "./tijdlijn.ts";

document.documentElement.classList.add("ok-js");
start_forms();
start_rank();
start_timeline();
start_autosave();
start_conditions();
start_live();
start_handles();
start_place();
// After a form was refused, the summary of what is wrong is the first thing to hear.
document.querySelector<HTMLElement>(".ok-fouten")?.focus();
