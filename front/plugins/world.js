// What the map is drawn from, made of world-atlas (Natural Earth, 1:50 million, public domain).
//   atlas.json   the countries as a simplified topology, for the map in the browser
//   world.json   the same as finished paths, for the map that the server draws
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature, quantize } from "topojson-client";
import { filter, filterWeight, presimplify, quantile, simplify, sphericalRingArea } from "topojson-simplify";

// The server projects its own points with these figures: src/dragoman/web/drawing/projection.py
const WIDTH = 960;
const HEIGHT = 468;
const SCALE = 177;
const SMALLEST = 1.6; // pixels: a country that is drawn smaller is no mark that anybody could see or point at

const require = createRequire(import.meta.url);
const source = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json"), "utf8"));

/** The topology without its finest corners, of which `share` stay, and without islets below an area in steradians. */
function simplified(share, islet) {
  const weighed = presimplify(source);
  const least = filterWeight(weighed, islet, sphericalRingArea); // planar areas fail at the pole
  const large = filter(weighed, (ring, inner) => inner || least(ring, inner));
  return simplify(large, quantile(weighed, share));
}

/** Countries as paths in the plane of Equal Earth, cut at the antimeridian. */
export function countries(topology = simplified(0.05, 3e-5)) {
  const projection = geoEqualEarth().scale(SCALE).translate([WIDTH / 2, HEIGHT / 2]).precision(1.5);
  const path = geoPath(projection).digits(1);
  const found = [];
  for (const one of feature(topology, topology.objects.countries).features) {
    const [[left, top], [right, bottom]] = path.bounds(one);
    const line = path(one);
    if (line && Math.max(right - left, bottom - top) >= SMALLEST) {
      found.push({ id: one.id ?? null, name: one.properties.name, d: line });
    }
  }
  return { width: WIDTH, height: HEIGHT, scale: SCALE, countries: found };
}

/** The topology for the browser, on a grid of ten thousand steps. */
export function atlas() {
  const topology = simplified(0.3, 6e-7);
  return quantize({ ...topology, objects: { countries: topology.objects.countries } }, 1e4);
}

export function world() {
  return {
    name: "world",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "world.json", source: JSON.stringify(countries()) });
      this.emitFile({ type: "asset", fileName: "atlas.json", source: JSON.stringify(atlas()) });
    },
  };
}
