// Links and forms load only what stands in main; the address, the title and the way back stay as they would be.
import htmx from "htmx.org/dist/htmx.esm.js";

// htmx can make functions of attributes.  We have none, and whatever slips into a page shall not bring any.
function refuse() {
  throw new Error("attributes hold no code here");
}
htmx.registerExtension("no-eval", { init: (api) => api.initSecurity(null, refuse, refuse) });

const WHOLE = ["/api", "/static", "/docs"]; // what is no page

const main = document.querySelector("#main");
if (main) {
  if (!main.hasAttribute("hx-history-elt")) htmx.config.history = "reload";
  document.body.setAttribute(
    "hx-boost:inherited",
    JSON.stringify({ target: "#main", select: "#main", swap: "outerHTML" }),
  );
}

document.addEventListener("htmx:before:init", (event) => {
  const element = event.target;
  if (element.tagName === "A" && WHOLE.some((root) => element.pathname === root || element.pathname.startsWith(`${root}/`))) {
    event.preventDefault();
  }
  if (element.tagName === "FORM" && (element.querySelector('input[type="file"]') || element.target)) event.preventDefault();
});

let left = null; // what had the keyboard when a page was asked for

document.addEventListener("htmx:before:request", () => {
  left = document.activeElement;
  document.documentElement.setAttribute("aria-busy", "true");
});

document.addEventListener("htmx:finally:request", () => document.documentElement.removeAttribute("aria-busy"));

document.addEventListener("htmx:before:response", (event) => {
  const { response, request, target } = event.detail.ctx;
  if (target?.id === "main" && !(response.headers.get("content-type") || "").startsWith("text/html")) {
    event.preventDefault();
    if (request.method === "GET") location.assign(request.action);
  }
});

document.addEventListener("htmx:after:request", (event) => {
  const { text, target, request, response } = event.detail.ctx;
  if (target?.id !== "main" || /id="?main\b/.test(text)) return;
  event.preventDefault(); // a page of another make, such as the form to log in
  location.assign(request.method === "GET" ? request.action : response.raw.url);
});

document.addEventListener("htmx:error", (event) => {
  const { ctx } = event.detail;
  if (ctx?.target?.id === "main" && ctx.request.method === "GET" && !ctx.response) location.assign(ctx.request.action);
});

document.addEventListener("htmx:after:history:update", (event) => {
  for (const link of document.querySelectorAll("nav a[href]")) {
    const here = link.pathname === location.pathname || (link.pathname !== "/" && location.pathname.startsWith(`${link.pathname}/`));
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const source = event.detail.sourceElement;
  document.dispatchEvent(new CustomEvent("dragoman:moved", { detail: { form: source?.closest?.("form") ?? null } }));
});

document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  if (ctx?.target?.id !== "main") return;
  const again = found(left);
  left = null;
  if (again) return again.focus({ preventScroll: true });
  const now = document.querySelector("#main");
  if (location.hash) return document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  window.scrollTo(0, 0);
  now?.setAttribute("tabindex", "-1");
  now?.focus({ preventScroll: true }); // screen readers go on from the top of what is new
});

/** The field of the new page that is the one that had the keyboard: who filters goes on filtering. */
function found(old) {
  if (!old || old.isConnected || !/^(INPUT|SELECT|TEXTAREA)$/.test(old.tagName)) return null;
  if (old.id) return document.getElementById(old.id);
  return [...document.querySelectorAll(old.tagName)].find((one) => one.name === old.name && one.value === old.value) ?? null;
}

// A form that asks again as soon as a choice in it is made: <form data-live>
document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form[data-live]");
  if (form && event.target.matches("select, input[type=checkbox], input[type=radio], input[type=date]")) form.requestSubmit();
});

/** Call `made` for every part of the page, now and whenever it is loaded anew. */
export function onPage(made) {
  const ready = () => made(document);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
  document.addEventListener("htmx:after:swap", () => made(document));
}
