// What copies at once where a script can do it.
//
//   <a href="/cite?…" data-copy="/api/cite?…">          the citation's text; where it cannot be copied, its page opens
//   <button data-copy-text="ID" hidden>                 the text of the element with that id; shown by this script
import { onPage } from "./loading.js";

onPage((page) => {
  for (const button of page.querySelectorAll("[data-copy-text][hidden]")) button.hidden = false;
});

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const element = event.target.closest?.("[data-copy], [data-copy-text]");
  if (!element) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // before htmx follows it
  act(element);
}, true);

async function act(element) {
  const done = await copy(await words(element)).catch(() => false);
  if (!done && element.href) return location.assign(element.href);
  say(done ? "Copied." : "This browser does not let pages copy.");
}

async function words(element) {
  if (element.dataset.copyText) return document.getElementById(element.dataset.copyText)?.textContent ?? "";
  const answer = await fetch(element.dataset.copy, { headers: { Accept: "application/json" } });
  return answer.ok ? (await answer.json()).text : "";
}

async function copy(text) {
  if (!text) return false;
  try {
    await navigator.clipboard.writeText(text); // only where the page is at a secure address
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "hidden";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** Have a screen reader say it, and show it for a moment. */
export function say(text) {
  let place = document.querySelector("#said");
  if (!place) {
    place = Object.assign(document.createElement("div"), { id: "said", className: "said" });
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  place.textContent = text;
  setTimeout(() => place.textContent === text && (place.textContent = ""), 2500);
}
