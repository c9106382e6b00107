// SPDX-License-Identifier: EUPL-1.2
// Requests to our own server. Pages are asked for as pages: a part of the page is taken out of the answer, so that the
// server needs no second way to draw it.

export async function send_form(form: HTMLFormElement, headers: Record<string, string>, submitter?: HTMLElement | null): Promise<Response> {
  const data = new FormData(form, submitter);
  const has_file = [...data.values()].some((value) => value instanceof File && value.size > 0);
  const body = has_file ? data : new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
  const action = submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? location.href;
  return fetch(action, { method: "POST", body, headers, credentials: "same-origin" });
}

export async function fetch_page(url: string): Promise<Document> {
  const response = await fetch(url, { headers: { "X-Requested-With": "fragment" }, credentials: "same-origin" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return parse_page(await response.text());
}

// The page a form would lead to.
export async function post_page(form: HTMLFormElement): Promise<Document> {
  const response = await send_form(form, { "X-Requested-With": "fragment" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return parse_page(await response.text());
}

export function parse_page(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

// The status of asking for `path`, without its answer; 0 when nobody answers.
export async function status_of(path: string): Promise<number> {
  try {
    return (await fetch(path, { method: "HEAD", headers: { "X-Requested-With": "autosave" }, credentials: "same-origin" })).status;
  } catch {
    return 0;
  }
}

// After signing in again in another window the tokens of this page are stale: take those of a fresh copy of it.
export async function refresh_tokens(): Promise<boolean> {
  try {
    const fresh = (await fetch_page(location.href)).querySelector<HTMLInputElement>("input[name=csrf]");
    if (!fresh) return false;
    for (const input of document.querySelectorAll<HTMLInputElement>("input[name=csrf]")) input.value = fresh.value;
    return true;
  } catch {
    return false;
  }
}
