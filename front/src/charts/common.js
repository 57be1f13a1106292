// What charts share: plain elements, colours of the page, motion that the reader allows, style elements let in.
import { nonce } from "../settings.js";

const SVG = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children; text is text. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** An address of our own site, or null: what a page is given leads nowhere else. */
export function ours(url) {
  return typeof url === "string" && /^\/(?![/\\])/.test(url) ? url : null;
}

/** What the page's style sheet says a variable is, here. */
export function colour(element, name, fallback) {
  return getComputedStyle(element).getPropertyValue(name).trim() || fallback;
}

export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Call `redraw` when the width of a place or the colours of the page change, until the place leaves the page. */
export function onChange(place, redraw) {
  let width = place.clientWidth;
  const again = () => {
    if (!place.isConnected) return stop();
    redraw();
  };
  const size = new ResizeObserver(() => {
    if (Math.abs(place.clientWidth - width) < 8) return;
    width = place.clientWidth;
    requestAnimationFrame(again);
  });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = new MutationObserver(again);
  const stop = () => {
    size.disconnect();
    theme.disconnect();
    dark.removeEventListener("change", again);
  };
  size.observe(place);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  dark.addEventListener("change", again);
}

/**
 * Plot writes a style element into each of its drawings: give it the page's nonce before it is attached.  The names
 * that it gives its groups ("rule") are taken off: a group without a role may have none, and they tell nobody anything.
 */
export function allowed(drawing) {
  for (const group of drawing.querySelectorAll("g[aria-label]:not([role])")) group.removeAttribute("aria-label");
  for (const style of drawing.querySelectorAll("style")) style.setAttribute("nonce", nonce());
  return drawing;
}

export const day = (text) => new Date(`${text}T00:00:00Z`);
export const iso = (date) => date.toISOString().slice(0, 10);
