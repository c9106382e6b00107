// SPDX-License-Identifier: EUPL-1.2
//
// [data-events="/path"]: somebody else changed what this page shows. On every event "wijziging" the page is fetched again
// and its living parts ([data-levend], with an id) are taken over: figures and lists are replaced, forms are filled. A server
// that stops, is away for a while and comes back is listened to again, and the page catches up on what it missed. Who is
// signed out, or may no longer see the page, is told so once; nothing is asked for until they come back to this window. A page
// whose place was taken by newer pages of the same person waits as quietly, and catches up when somebody looks at it again.
import { backoff_spread, stream_end } from "./answer.ts";
import { announce, element } from "./dom.ts";
import { replace_from, sync_form } from "./fragments.ts";
import { fetch_page, status_of } from "./network.ts";
import { t } from "./teksten.ts";

// A part there is one of has another id from the moment somebody begins it.
function at_place(page: Document, place: string | undefined): Element | null {
  return place ? page.querySelector(`form[data-plaats="${CSS.escape(place)}"]`) : null;
}

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
      const fresh = page.getElementById(form.id) ?? at_place(page, form.dataset["plaats"]);
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

// Above the page, until it listens again; what was typed stays where it is.
function show_stopped(why: "signed_out" | "no_access"): HTMLElement {
  const text = why === "signed_out" ? t("luistert_niet_afgemeld") : t("luistert_niet_geen_toegang");
  const notice = element("div", { class: "utrecht-alert utrecht-alert--warning" }, element("div", { class: "utrecht-alert__content" }, element("p", { class: "nl-paragraph" }, text)));
  if (why === "signed_out")
    notice.firstElementChild?.append(element("p", {}, element("a", { class: "nl-link", href: "/aanmelden?verder=%2Faangemeld", target: "_blank", rel: "opener" }, t("aanmelden"))));
  document.querySelector("main")?.prepend(notice);
  announce(text);
  return notice;
}

export function start_live(): void {
  const place = document.querySelector<HTMLElement>("[data-events]");
  const path = place?.dataset["events"];
  if (!path) return;
  let source: EventSource | undefined;
  let failures = 0;
  let timer = 0;
  let stopped: HTMLElement | undefined;
  let waits = false;
  // After an answer that is no stream (a proxy without a server behind it, a session that ended) a browser gives up.
  const look_why = async (): Promise<void> => {
    const why = stream_end(await status_of(path));
    if (why === "retry") timer = window.setTimeout(open, backoff_spread(failures++, Math.random()));
    else stopped ??= show_stopped(why);
  };
  const open = (): void => {
    source = new EventSource(path);
    source.addEventListener("wijziging", () => void refresh());
    source.addEventListener("reset", () => void refresh());  // the server no longer knows what we missed
    source.addEventListener("elders", () => {
      waits = true;
      source?.close();
    });
    source.addEventListener("open", () => {
      if (failures > 0 || stopped) void refresh();
      failures = 0;
      stopped?.remove();
      stopped = undefined;
    });
    source.addEventListener("error", () => {
      if (source?.readyState === EventSource.CLOSED) void look_why();
    });
  };
  const catch_up = (): void => {
    waits = false;
    open();
    void refresh();
  };
  open();
  // Signed in again in another window: one try for every time somebody comes back here.
  window.addEventListener("focus", () => {
    if (waits) catch_up();
    else if (stopped && source?.readyState === EventSource.CLOSED) open();
  });
  window.addEventListener("pagehide", () => {
    window.clearTimeout(timer);
    source?.close();
  });
  // Back from the next page the browser shows this one as it was left.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) catch_up();
  });
}
