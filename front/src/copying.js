// Buttons that copy: data-copy holds the words.  They are hidden until a script can do it.
import { onPage } from "./loading.js";

onPage((page) => {
  for (const button of page.querySelectorAll("button[data-copy][hidden]")) button.hidden = false;
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (!button) return;
  const done = await copy(button.dataset.copy);
  say(done ? "Copied." : "Copying is not allowed here.");
  button.dataset.copied = String(done);
  setTimeout(() => delete button.dataset.copied, 1500);
});

async function copy(text) {
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
export function say(words) {
  let place = document.querySelector("#said");
  if (!place) {
    place = document.createElement("output");
    place.id = "said";
    place.setAttribute("aria-live", "polite");
    document.body.append(place);
  }
  place.textContent = words;
  setTimeout(() => place.textContent === words && (place.textContent = ""), 2500);
}
