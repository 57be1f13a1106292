// Events along a line of time.  A stretch drawn over it is what the page is then asked for.
import { brushX } from "d3-brush";
import { select } from "d3-selection";
import * as Plot from "@observablehq/plot";
import { allowed, day, iso, onChange, ours, svg } from "./common.js";
import { choose, form } from "../slider.js";
import { LANES, STEP, laid } from "./counting.js";

const SIDE = { cooperation: "coop", conflict: "conf", code: "other" };

export function draw(place, data, figure) {
  if (!data.items?.length) return false;
  const redraw = () => place.replaceChildren(drawing(place.clientWidth || 720, data, figure));
  redraw();
  onChange(place, redraw);
  return true;
}

function drawing(width, data) {
  const narrow = width < 560;
  const left = narrow ? 8 : 140;
  const days = data.items.map((item) => item.first).sort();
  const [first, last] = [day(days[0]), day(data.items.map((item) => item.last).sort().at(-1))];
  const spare = Math.max((last - first) * 0.02, 864e5);
  const domain = [new Date(first - spare), new Date(+last + spare)];
  const at = (date) => left + ((date - domain[0]) / (domain[1] - domain[0])) * (width - left - 16);
  const items = laid(data.items, at);
  const tall = LANES.map((_, lane) => {
    const rungs = items.filter((item) => item.lane === lane).map((item) => item.rung);
    return Math.max(34, 2 * STEP * Math.min(Math.max(0, ...rungs.map(Math.abs)), 4) + 22) + (narrow ? 14 : 0);
  });
  const middle = tall.map((height, lane) => 8 + tall.slice(0, lane).reduce((a, b) => a + b, 0) + height / 2 + (narrow ? 7 : 0));
  const bottom = 8 + tall.reduce((a, b) => a + b, 0);
  const plot = Plot.plot({
    width,
    height: bottom + 30,
    marginLeft: left,
    marginRight: 16,
    marginTop: 8,
    marginBottom: 30,
    className: "plot",
    x: { type: "utc", domain, label: null, ticks: Math.max(2, Math.floor(width / 110)) },
    y: { type: "linear", domain: [8, bottom], range: [8, bottom], axis: null },
    ariaLabel: "Timeline of events",
    marks: [
      Plot.gridX({ ticks: Math.max(2, Math.floor(width / 110)), stroke: "currentColor", strokeOpacity: 0.12 }),
      Plot.ruleY(middle, { stroke: "currentColor", strokeOpacity: 0.18 }),
      Plot.text(LANES, {
        x: () => domain[0],
        y: (_, lane) => middle[lane] - (narrow ? tall[lane] / 2 - 2 : 0),
        dx: narrow ? 0 : -10,
        textAnchor: narrow ? "start" : "end",
        text: (name) => name,
        className: "lane",
      }),
    ],
  });
  plot.setAttribute("class", `${plot.getAttribute("class")} timeline`);
  if (form()) plot.append(brush(width, left, bottom, domain));
  const height = (item) => middle[item.lane] + Math.max(-4, Math.min(4, item.rung)) * STEP;
  plot.append(...items.filter((item) => item.last > item.first).map((item) => stretch(item, at(day(item.last)), height(item))));
  plot.append(...items.map((item) => mark(item, height(item))));
  return allowed(plot);
}

/** How far a date reaches that is no single day. */
function stretch(item, end, y) {
  return svg("line", { x1: item.x, x2: end, y1: y, y2: y, class: "stretch" });
}

function mark(item, y) {
  const side = SIDE[LANES[item.lane].split(" ").at(-1)];
  const told = `${item.date}: ${item.title} (${count(item.articles, "article")}, ${count(item.origins, "origin")})`;
  const words = item.conflict ? `${told}; reports contradict each other` : told;
  const parts = [svg("title", {}, words), svg("circle", { cx: item.x, cy: y, r: 4.5, class: `dot ${item.look} ${side}` })];
  if (item.look === "denied") {
    parts.push(svg("path", { d: `M${item.x - 5.5} ${y - 5.5}l11 11m0 -11l-11 11`, class: "cross" }));
  }
  if (item.conflict) parts.push(svg("circle", { cx: item.x, cy: y, r: 8, class: "contradicted" }));
  return svg("a", { href: ours(item.url), "aria-label": words }, ...parts);
}

const count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

/** The stretch: drawn by the pointer here; by the keyboard it is the two dates of the page's form. */
function brush(width, left, bottom, domain) {
  const layer = svg("g", { class: "brush", "aria-hidden": "true" });
  const date = (x) => new Date(+domain[0] + ((x - left) / (width - left - 16)) * (domain[1] - domain[0]));
  const brushing = brushX()
    .extent([[left, 8], [width - 16, bottom]])
    .on("end", ({ selection, sourceEvent }) => {
      if (!selection || !sourceEvent) return;
      choose(iso(date(selection[0])), iso(date(selection[1])));
    });
  select(layer).call(brushing);
  return layer;
}
