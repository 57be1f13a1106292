// Who has to do with whom.  A click, or Enter, opens the dossier of a node; the sliders leave only ties of a stretch.
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { nonce } from "../settings.js";
import { months, slider } from "../slider.js";
import { colour, onChange, ours, still } from "./common.js";
import { counted, sidesWithin } from "./counting.js";

cytoscape.use(fcose);
cytoscape.warnings(false); // that two nodes lie upon each other before they are laid out

const SHAPES = { person: "ellipse", state: "rectangle", organisation: "diamond", group: "triangle", place: "triangle" };

export function draw(place, data) {
  if (!data.nodes?.length) return false;
  letStyleIn();
  const canvas = Object.assign(document.createElement("div"), { className: "canvas", tabIndex: 0 });
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", "Network. Arrow keys go from node to node, Enter opens the dossier.");
  const told = Object.assign(document.createElement("output"), { className: "told" });
  place.append(canvas, told);
  const graph = cytoscape({
    container: canvas,
    elements: elements(data),
    style: style(place),
    minZoom: 0.2,
    maxZoom: 4,
    boxSelectionEnabled: false,
    layout: { name: "preset" },
  });
  lay(graph);
  graph.on("tap", "node", (event) => open(event.target));
  graph.on("mouseover select", "node, edge", (event) => tell(event.target));
  graph.on("mouseover", "node", (event) => (canvas.style.cursor = event.target.data("url") ? "pointer" : ""));
  graph.on("mouseout", () => (canvas.style.cursor = ""));
  canvas.addEventListener("keydown", (event) => walk(event, graph, tell));
  const steps = months(data.edges.flatMap((edge) => Object.keys(edge.months)));
  slider(place, steps, (from, to, whole) => narrow(graph, from, to, whole));
  onChange(place, () => {
    graph.style(style(place));
    graph.resize();
    graph.fit(undefined, 30);
  });
  function tell(element) {
    told.textContent = element.isNode()
      ? `${element.data("name")} (${element.data("kind")}): ${element.data("events")} events`
      : `${element.source().data("name")} – ${element.target().data("name")}: ${element.data("coop")} cooperation, ${element.data("conf")} conflict`;
  }
  return true;
}

/** The same graph is laid out the same way every time: chance is drawn from a fixed number. */
function lay(graph) {
  const chance = Math.random;
  let state = 7;
  Math.random = () => (state = (state * 16807) % 2147483647) / 2147483647; // Park and Miller 1988
  try {
    graph.layout({ name: "fcose", animate: false, randomize: true, quality: "default", nodeSeparation: 90, idealEdgeLength: 90, padding: 30 }).run();
  } finally {
    Math.random = chance;
  }
}

/** Cytoscape looks for its own style element by this id, and makes none where it finds one. */
function letStyleIn() {
  const id = "__________cytoscape_stylesheet";
  if (document.getElementById(id)) return;
  const element = document.createElement("style");
  element.id = id;
  element.setAttribute("nonce", nonce());
  element.textContent = ".__________cytoscape_container { position: relative; }";
  document.head.append(element);
}

function elements(data) {
  const nodes = data.nodes.map((node) => ({ data: { ...node, url: ours(node.url), size: Math.min(14 + 4 * Math.sqrt(node.events), 54) } }));
  const edges = data.edges.map((edge, nth) => ({
    data: { id: `tie-${nth}`, source: edge.source, target: edge.target, months: edge.months, whole: [edge.cooperation, edge.conflict], ...counted(edge.cooperation, edge.conflict) },
  }));
  return [...nodes, ...edges];
}

function narrow(graph, from, to, whole) {
  graph.batch(() => {
    graph.edges().forEach((edge) => {
      const [coop, conf] = whole ? edge.data("whole") : sidesWithin(edge.data("months"), from, to);
      edge.data(counted(coop, conf));
      edge.style("display", coop + conf ? "element" : "none");
    });
    graph.nodes().forEach((node) => {
      node.style("opacity", whole || node.connectedEdges(":visible").length ? 1 : 0.2);
    });
  });
}

function style(place) {
  const ink = colour(place, "--ink", "#222");
  const paper = colour(place, "--paper", "#fff");
  const lean = (name) => ({ coop: colour(place, "--coop", "#1b6e8c"), conf: colour(place, "--conf", "#b3402a") })[name] ?? colour(place, "--muted", "#777");
  return [
    {
      selector: "node",
      style: {
        shape: (node) => SHAPES[node.data("kind")] ?? "triangle",
        width: "data(size)",
        height: "data(size)",
        label: "data(name)",
        color: ink,
        "font-family": getComputedStyle(place).fontFamily,
        "font-size": 11,
        "min-zoomed-font-size": 7,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-outline-color": paper,
        "text-outline-width": 2,
        "text-max-width": 120,
        "text-wrap": "ellipsis",
        "background-color": paper,
        "border-color": ink,
        "border-width": 1.5,
      },
    },
    { selector: "node:selected", style: { "border-color": colour(place, "--accent", "#8a5a00"), "border-width": 4 } },
    {
      selector: "edge",
      style: { width: "data(wide)", "line-color": (edge) => lean(edge.data("lean")), opacity: 0.7, "curve-style": "straight", "line-style": (edge) => (edge.data("lean") === "conf" ? "dashed" : "solid") },
    },
  ];
}

function open(node) {
  const url = node.data("url");
  if (url) follow(url);
}

/** As a link of the page would be followed. */
export function follow(url) {
  const link = Object.assign(document.createElement("a"), { href: url, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}

/** The nodes in the order of their events; ties of the chosen one are marked by its choice. */
function walk(event, graph, tell) {
  const nodes = graph.nodes().sort((a, b) => b.data("events") - a.data("events") || (a.data("name") < b.data("name") ? -1 : 1));
  const now = nodes.toArray().findIndex((node) => node.selected());
  if (event.key === "Enter" && now >= 0) return open(nodes[now]);
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const next = nodes[(now + by + nodes.length) % nodes.length];
  graph.elements().unselect();
  next.select();
  tell(next);
  if (still()) graph.center(next);
  else graph.animate({ center: { eles: next } }, { duration: 200 });
}

