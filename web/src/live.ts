// SPDX-License-Identifier: EUPL-1.2
//
// [data-events="/path"]: somebody else changed what this page shows. On every event "wijziging" the page is fetched again
// and its living parts ([data-levend], with an id) are taken over: figures and lists are replaced, forms are filled.
import { announce } from "./dom.ts";
import { replace_from, sync_form } from "./fragments.ts";
import { fetch_page } from "./network.ts";
import { t } from "./teksten.ts";

let running = false;
let again = false;

async function refresh(): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  running = true;
  try {
    const page = await fetch_page(location.href);
    const parts = [...document.querySelectorAll<HTMLElement>("[data-levend][id]")];
    const before = document.body.innerHTML.length;
    for (const form of parts.filter((part) => part instanceof HTMLFormElement)) {
      const fresh = page.getElementById(form.id);
      if (form instanceof HTMLFormElement && fresh instanceof HTMLFormElement) sync_form(form, fresh);
    }
    replace_from(page, parts.filter((part) => !(part instanceof HTMLFormElement)).map((part) => part.id));
    if (document.body.innerHTML.length !== before) announce(t("ververst"));
  } catch {
    // The next event, or the next request somebody makes, will tell.
  } finally {
    running = false;
    if (again) {
      again = false;
      void refresh();
    }
  }
}

export function start_live(): void {
  const place = document.querySelector<HTMLElement>("[data-events]");
  const path = place?.dataset["events"];
  if (!path) return;
  const source = new EventSource(path);
  source.addEventListener("wijziging", () => void refresh());
  window.addEventListener("pagehide", () => source.close());
}
