// Where events took place: countries, areas that more than one claims hatched, states too small to draw as points.
import { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { feature, mesh } from "topojson-client";
import { months, slider } from "../slider.js";
import { onChange, ours, still, svg } from "./common.js";
import { countWithin } from "./counting.js";

const ATLAS = new URL("/static/bundle/atlas.json", location.href);
let atlas = null; // loaded once for all maps

export async function draw(place, data) {
  if (!data.places) return false;
  atlas ??= fetch(ATLAS).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`atlas: ${answer.status}`))));
  const world = await atlas.catch((error) => {
    atlas = null;
    throw error;
  });
  const sheet = document.createElement("div");
  sheet.className = "sheet";
  place.append(sheet);
  let chosen = null;
  let marks = [];
  const redraw = () => {
    marks = drawn(sheet, world, data);
    if (chosen) narrow(marks, ...chosen);
  };
  redraw();
  slider(place, months(data.places.flatMap((one) => Object.keys(one.months))), (...stretch) => {
    chosen = stretch;
    narrow(marks, ...stretch);
  });
  onChange(sheet, redraw);
  return true;
}

function drawn(sheet, world, data) {
  const width = Math.max(sheet.clientWidth || 960, 280);
  const height = Math.round(width * 0.4875);
  const projection = geoEqualEarth().scale((width / 960) * 177).translate([width / 2, height / 2]);
  const path = geoPath(projection).digits(1);
  const layer = svg("g", {}, ...ground(world, path), ...small(data, projection, width), ...disputed(data, projection, world, path, width));
  const marks = data.places.toSorted((a, b) => b.events - a.events).map((one) => mark(one, projection));
  layer.append(svg("g", { class: "places" }, ...marks.map((one) => one.element)));
  const map = svg("svg", { viewBox: `0 0 ${width} ${height}`, class: "drawing map", role: "group", "aria-label": "Map of events" }, hatch(), layer);
  sheet.replaceChildren(map, zooming(map, layer, width, height, marks));
  return marks;
}

function ground(world, path) {
  const countries = feature(world, world.objects.countries).features;
  return [
    svg("path", { d: path({ type: "Sphere" }), class: "sea" }),
    svg("path", { d: path(geoGraticule10()), class: "graticule" }),
    ...countries.map((one) => svg("path", { d: path(one) ?? "", class: "land" }, svg("title", {}, one.properties.name))),
    svg("path", { d: path(mesh(world, world.objects.countries, (a, b) => a !== b)), class: "border" }),
  ];
}

function hatch() {
  const lines = svg("pattern", { id: "hatch-fine", width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("line", { x1: 0, y1: 0, x2: 0, y2: 4, class: "hatching" }));
  return svg("defs", {}, lines);
}

function disputed(data, projection, world, path, width) {
  const countries = feature(world, world.objects.countries).features;
  return data.disputed.map((area) => {
    const by = `${area.claimants.slice(0, -1).join(", ")} and ${area.claimants.at(-1)}`;
    const words = `${area.name}: claimed by ${by}. ${area.administered}. ${area.note}`;
    const exact = countries.filter((one) => area.atlas.includes(one.id) || area.atlas.includes(one.properties.name));
    const outlines = exact.map((one) => svg("path", { d: path(one) ?? "", class: "outline", fill: "url(#hatch-fine)" }));
    const parts = exact.length ? outlines : area.rings.map(({ points }) => {
      const placed = points.map((point) => projection(point).map((n) => n.toFixed(1)));
      const r = Math.max(1.4, (3 * width) / 960);
      if (placed.length === 1) return svg("circle", { cx: placed[0][0], cy: placed[0][1], r, class: "outline spot", fill: "url(#hatch-fine)" });
      return svg("path", { d: `M${placed.map((p) => p.join(" ")).join("L")}Z`, class: "outline", fill: "url(#hatch-fine)" });
    });
    return svg("g", { class: "disputed", tabindex: 0, role: "img", "aria-label": words }, svg("title", {}, words), ...parts);
  });
}

function small(data, projection, width) {
  return data.small.map((one) => {
    const [x, y] = projection([one.longitude, one.latitude]);
    return svg("circle", { cx: x, cy: y, r: (1.6 * width) / 960 + 0.2, class: "small" }, svg("title", {}, one.name));
  });
}

function mark(one, projection) {
  const [x, y] = projection([one.longitude, one.latitude]);
  const title = svg("title");
  const circle = svg("circle", { cx: x, cy: y, class: "place" });
  const element = svg("a", { href: ours(one.url) }, title, circle);
  return { one, element, title, circle, scale: 1 };
}

function narrow(marks, from, to, whole) {
  for (const mark of marks) {
    mark.count = whole ? mark.one.events : countWithin(mark.one.months, from, to);
    fit(mark);
  }
}

/** A place in the size of its events, whatever the zoom: its area goes with their number. */
function fit(mark) {
  const count = mark.count ?? mark.one.events;
  mark.element.style.display = count ? "" : "none";
  mark.circle.setAttribute("r", (Math.min(2.5 + 1.5 * Math.sqrt(count), 22) / mark.scale).toFixed(2));
  const words = `${mark.one.name}: ${count} ${count === 1 ? "event" : "events"}`;
  mark.title.textContent = words;
  mark.element.setAttribute("aria-label", words);
}

function zooming(map, layer, width, height, marks) {
  const zoomed = zoom()
    .scaleExtent([1, 24])
    .translateExtent([[0, 0], [width, height]])
    .filter((event) => (event.type === "wheel" ? event.ctrlKey || document.fullscreenElement || map.dataset.held === "yes" : !event.button)) // the page scrolls on
    .on("zoom", ({ transform }) => {
      layer.setAttribute("transform", transform);
      map.style.setProperty("--zoom", transform.k);
      for (const mark of marks) fit(Object.assign(mark, { scale: transform.k }));
    });
  const held = select(map).call(zoomed);
  map.addEventListener("pointerdown", () => (map.dataset.held = "yes"));
  map.addEventListener("pointerleave", () => delete map.dataset.held);
  marks.forEach(fit);
  const to = () => (still() ? held : held.transition?.().duration(200) ?? held);
  const bar = Object.assign(document.createElement("div"), { className: "zoom" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "zoom; arrow keys move the map");
  bar.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (!by) return;
    event.preventDefault();
    zoomed.translateBy(held, ...by.map((pixels) => pixels / map.__zoom.k));
  });
  for (const [sign, name, act] of [
    ["+", "closer", () => zoomed.scaleBy(to(), 1.6)],
    ["−", "farther", () => zoomed.scaleBy(to(), 1 / 1.6)],
    ["⌂", "whole world", () => zoomed.transform(to(), zoomIdentity)],
  ]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign, title: name });
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    bar.append(button);
  }
  return bar;
}
