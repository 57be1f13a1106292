// The keyboard: j and k go through the rows of a page, Enter opens one, c cites it, / searches, ? tells the keys.
//
//   data-row              a row that j and k go to; Enter follows its link with data-open, else its first
//   data-key="a"          a button or link that the key presses: of the row that is chosen, else of the page
//   data-go="e"           a link that g and then the key follow
//   data-key-name="…"     what the help calls it, where its own words are not enough
//
// Keys without a modifier can be turned off in the help (WCAG 2.1.4); it is remembered in this browser.
const OFF = "dragoman.keys";
let going = 0; // when g was pressed

const shown = (element) => element.getClientRects().length > 0 && !element.closest("[hidden], [inert]");
const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(shown);

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (off() && event.key !== "?") return;
  if (document.querySelector("dialog[open]") && event.key !== "?") return;
  if (act(event.key)) event.preventDefault();
});

function act(key) {
  if (Date.now() - going < 1500) {
    going = 0;
    return press(all("[data-go]").find((one) => one.dataset.go === key));
  }
  if (key === "g" && all("[data-go]").length) {
    going = Date.now();
    return true;
  }
  if ((key === "j" || key === "k") && step(key === "j" ? 1 : -1)) return true; // else what a page without rows goes to
  if (key === "Enter") return document.activeElement?.matches("[data-row]") && press(row()?.querySelector("[data-open]") ?? row()?.querySelector("a[href]"));
  if (key === "/") return search();
  if (key === "?") return help();
  if (key === "c" && row()?.querySelector("[data-copy]")) return press(row().querySelector("[data-copy]"));
  const keyed = `[data-key="${CSS.escape(key)}"]`;
  const inside = row() ? all(keyed, row()) : [];
  return press(inside[0] ?? all(keyed).find((one) => !one.closest("[data-row]")));
}

function off() {
  try {
    return localStorage.getItem(OFF) === "off";
  } catch {
    return false; // a browser that remembers nothing
  }
}

function typing(element) {
  return element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName) ||
    (element.tagName === "INPUT" && !/^(checkbox|radio|button|submit|range)$/.test(element.type));
}

const row = () => document.activeElement?.closest?.("[data-row]") ?? null;

function press(element) {
  if (!element) return false;
  element.click();
  return true;
}

function step(by) {
  const rows = all("[data-row]");
  if (!rows.length) return false;
  const now = rows.indexOf(row());
  const next = rows[now < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(now + by, 0), rows.length - 1)];
  if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function search() {
  const field = all('input[type="search"]')[0];
  field?.focus();
  field?.select();
  return Boolean(field);
}

function help() {
  const open = document.querySelector("#keys");
  if (open) {
    open.close();
    return true;
  }
  const dialog = document.createElement("dialog");
  dialog.id = "keys";
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.innerHTML =
    '<form method="dialog"><h2 id="keys-title">Keys</h2><dl></dl>' +
    '<p><label><input type="checkbox"> Single keys do something</label></p><button>Close</button></form>';
  const list = dialog.querySelector("dl");
  for (const [key, name] of known()) {
    const term = document.createElement("dt");
    term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    list.append(term, Object.assign(document.createElement("dd"), { textContent: name }));
  }
  const box = dialog.querySelector("input");
  box.checked = !off();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(OFF, box.checked ? "on" : "off");
    } catch {
      // a browser that remembers nothing keeps them on
    }
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return true;
}

/** The keys that do something on this page, with what they do. */
function known() {
  const found = new Map([["?", "these keys"]]);
  if (all('input[type="search"]').length) found.set("/", "search");
  if (all("[data-row]").length) found.set("j  k", "next, previous row").set("Enter", "open the row");
  if (all("[data-row] [data-copy]").length) found.set("c", "copy the citation of the row");
  for (const one of all("[data-go]")) found.set(`g ${one.dataset.go}`, named(one));
  for (const one of all("[data-key]")) if (!found.has(one.dataset.key)) found.set(one.dataset.key, named(one));
  return found;
}

const named = (one) => one.dataset.keyName || one.getAttribute("aria-label") || one.textContent.trim().replace(/\s+/g, " ");
