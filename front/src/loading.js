// Links and forms load only what stands in the page's body; the address, the title and the way back stay as they would be.
import htmx from "htmx.org/dist/htmx.esm.js";

// htmx can make functions of attributes.  We have none, and whatever slips into a page shall not bring any.
function refuse() {
  throw new Error("attributes hold no code here");
}
htmx.registerExtension("no-eval", { init: (api) => api.initSecurity(null, refuse, refuse) });

const NO_PAGE = /^\/(api|static)\/|\.(csv|json)$/;
const WHOLE = /^\/(theme|login|logout)$/; // what changes more than a page's body

document.documentElement.setAttribute("hx-boost:inherited", "true"); // not the body, whose attributes come anew

document.addEventListener("htmx:before:init", (event) => {
  const element = event.target;
  if (element.tagName === "A" && (NO_PAGE.test(element.pathname) || element.hasAttribute("data-copy"))) event.preventDefault();
  if (element.tagName !== "FORM") return;
  const path = new URL(element.action, location.href).pathname;
  if (WHOLE.test(path) || element.querySelector('input[type="file"]')) event.preventDefault();
});

const scrolled = new Map(); // how far down each address was when it was left
let left = null; // what had the keyboard when a page was asked for
let back = false;

document.addEventListener("htmx:before:request", () => {
  left = document.activeElement;
  if (!back) scrolled.set(location.href, window.scrollY);
  document.documentElement.setAttribute("aria-busy", "true");
});

document.addEventListener("htmx:finally:request", () => document.documentElement.removeAttribute("aria-busy"));
document.addEventListener("htmx:before:history:restore", () => (back = true));

document.addEventListener("htmx:before:response", (event) => {
  const { response, request, target } = event.detail.ctx;
  if (target !== document.body || (response.headers.get("content-type") || "").startsWith("text/html")) return;
  event.preventDefault();
  if (request.method === "GET") location.assign(request.action);
});

document.addEventListener("htmx:after:request", (event) => {
  const { text, target, response } = event.detail.ctx;
  if (target !== document.body || /<body>/.test(text)) return;
  event.preventDefault(); // a page of another make, such as the one to log in
  location.assign(response.raw.url);
});

document.addEventListener("htmx:error", (event) => {
  const { ctx } = event.detail;
  if (ctx?.target === document.body && ctx.request.method === "GET" && !ctx.response) location.assign(ctx.request.action);
});

document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail.ctx?.target !== document.body) return;
  const again = found(left);
  const [was, returning] = [scrolled.get(location.href), back];
  [left, back] = [null, false];
  if (returning) return window.scrollTo(0, was ?? 0);
  if (again) return again.focus({ preventScroll: true });
  if (location.hash) return document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  window.scrollTo(0, 0);
  document.querySelector("#main")?.focus({ preventScroll: true }); // screen readers go on from the top of what is new
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
