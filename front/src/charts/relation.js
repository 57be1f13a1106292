// Cooperation up, conflict down, the PLOVER score below, and attention apart from both.
import * as Plot from "@observablehq/plot";
import { allowed, onChange } from "./common.js";
import { STACK, stacked } from "./counting.js";

export function draw(place, data) {
  if (!data.periods?.length) return false;
  const redraw = () => place.replaceChildren(...drawings(place.clientWidth || 720, data));
  redraw();
  onChange(place, redraw);
  return true;
}

function drawings(width, data) {
  const { periods } = data;
  const every = Math.max(1, Math.ceil(periods.length / Math.max(2, Math.floor(width / 80))));
  const ticks = periods.map((row) => row.period).filter((_, nth) => nth % every === 0);
  const shared = {
    width,
    marginLeft: 52,
    marginRight: 12,
    className: "plot",
    x: { type: "band", domain: periods.map((row) => row.period), label: null, ticks, padding: 0.2 },
  };
  const axis = { stroke: "currentColor", strokeOpacity: 0.5 };
  const whole = (value) => (Number.isInteger(value) ? String(Math.abs(value)) : "");
  const events = Plot.plot({
    ...shared,
    height: 220,
    marginTop: 26,
    ariaLabel: `Events between ${data.a} and ${data.b}: cooperation up, conflict down`,
    x: { ...shared.x, axis: null },
    y: { label: "events: cooperation ↑ conflict ↓", tickFormat: whole, grid: true },
    color: { domain: STACK.map(([, kind]) => kind), range: STACK.map(([, , , colour]) => colour) },
    marks: [
      Plot.barY(stacked(periods), { x: "at", y: "count", fill: "kind", title: "told", order: STACK.map(([, kind]) => kind) }),
      Plot.ruleY([0], axis),
    ],
  });
  const known = periods.filter((row) => row.score != null);
  const score = Plot.plot({
    ...shared,
    height: 130,
    marginTop: 26,
    ariaLabel: "Mean PLOVER score of what was done",
    x: { ...shared.x, axis: null },
    y: { label: "mean PLOVER score", domain: [-10, 10], ticks: [-10, -5, 0, 5, 10] },
    marks: [
      Plot.ruleY([0], axis),
      Plot.lineY(periods, { x: "period", y: "score", stroke: "var(--accent)", strokeWidth: 1.75 }), // broken where unknown
      Plot.dot(known, { x: "period", y: "score", r: 3, fill: "var(--accent)", title: (row) => `${row.period}: ${row.score.toFixed(2)}` }),
    ],
  });
  const attention = Plot.plot({
    ...shared,
    height: 130,
    marginTop: 26,
    ariaLabel: "Attention: articles published, and independent origins among them",
    y: { label: "attention: articles, origins among them", grid: true, tickFormat: whole },
    marks: [
      Plot.barY(periods, { x: "period", y: "articles", fill: "var(--muted)", fillOpacity: 0.4, title: (row) => `${row.period}: ${row.articles} articles` }),
      Plot.barY(periods, { x: "period", y: "origins", insetLeft: 3, insetRight: 3, fill: "var(--muted)", title: (row) => `${row.period}: ${row.origins} origins` }),
      Plot.ruleY([0], axis),
    ],
  });
  return [legend(), ...[events, score, attention].map(allowed)];
}

function legend() {
  const list = document.createElement("ul");
  list.className = "legend";
  for (const [, kind, , colour] of STACK) {
    const swatch = document.createElement("span");
    swatch.className = "swatch";
    swatch.style.background = colour;
    const item = document.createElement("li");
    item.append(swatch, kind);
    list.append(item);
  }
  return list;
}

