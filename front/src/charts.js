// Figures that a script draws finer than the server: <figure class="chart" data-chart="KIND" data-source="/api/…">
//
// What the server drew stays where the script or its data cannot be had.  Tables are never taken away.
import { onPage } from "./loading.js";

const KINDS = {
  timeline: () => import("./charts/timeline.js"),
  relation: () => import("./charts/relation.js"),
  network: () => import("./charts/network.js"),
  map: () => import("./charts/map.js"),
};

onPage((page) => {
  for (const figure of page.querySelectorAll("figure.chart[data-chart]:not([data-drawn])")) draw(figure);
});

async function draw(figure) {
  const load = KINDS[figure.dataset.chart];
  if (!load || !figure.dataset.source) return;
  figure.dataset.drawn = "loading";
  try {
    const [answer, kind] = await Promise.all([fetch(figure.dataset.source, { headers: { Accept: "application/json" } }), load()]);
    if (!answer.ok) throw new Error(`${figure.dataset.source}: ${answer.status}`);
    const data = (await answer.json())[figure.dataset.chart];
    if (!data || !figure.isConnected) return;
    const place = document.createElement("div");
    place.className = "drawn";
    const drawn = figure.querySelector(":scope > svg, :scope > .drawing");
    figure.insertBefore(place, drawn ?? figure.firstChild); // it is measured before it is drawn in
    if (await kind.draw(place, data, figure)) {
      drawn?.remove();
      figure.dataset.drawn = "yes";
    } else {
      place.remove();
      figure.dataset.drawn = "no";
    }
  } catch (error) {
    figure.querySelector(":scope > .drawn")?.remove();
    figure.dataset.drawn = "no";
    console.warn("A chart stays as the server drew it.", error);
  }
}
