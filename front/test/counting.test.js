// Protects the arithmetic of charts and sliders.
import assert from "node:assert/strict";
import { test } from "node:test";
import { countWithin, counted, laid, sidesWithin, stacked } from "../src/charts/counting.js";
import { lastDay, months } from "../src/slider.js";

test("months go from the first to the last, over the turn of a year, those without anything too", () => {
  assert.deepEqual(months(["2024-02", "2023-11", "soon"]), ["2023-11", "2023-12", "2024-01", "2024-02"]);
  assert.deepEqual(months([]), []);
});

test("a date that is far off does not make thousands of steps", () => {
  assert.deepEqual(months(["0044-03", "2023-01"]), ["0044-03", "2023-01"]);
});

test("the last day of a month knows leap years", () => {
  assert.equal(lastDay("2024-02"), "2024-02-29");
  assert.equal(lastDay("2023-12"), "2023-12-31");
});

test("only months of the stretch are counted, its ends too", () => {
  const byMonth = { "2023-01": [1, 0], "2023-02": [2, 3], "2023-05": [9, 9] };
  assert.deepEqual(sidesWithin(byMonth, "2023-01", "2023-02"), [3, 3]);
  assert.equal(countWithin({ "2023-01": 4, "2023-03": 5 }, "2023-02", "2023-03"), 5);
});

test("a tie leans where two thirds of its events do", () => {
  assert.equal(counted(4, 2).lean, "coop");
  assert.equal(counted(3, 2).lean, "mixed");
  assert.equal(counted(1, 2).lean, "conf");
});

test("marks of one day and lane stand beside each other, none upon another", () => {
  const item = { first: "2023-05-04", lane: "verbal conflict" };
  const rungs = laid([item, item, item, { ...item, lane: "no code" }], () => 100).map((one) => one.rung);
  assert.equal(new Set(rungs.slice(0, 3)).size, 3);
  assert.equal(Math.abs(rungs[3]), 0);
});

test("conflict goes below nothing, and what did not happen is no bar", () => {
  const rows = stacked([{ period: "2023-05", material_cooperation: 0, verbal_cooperation: 2, material_conflict: 1, verbal_conflict: 0 }]);
  assert.deepEqual(rows.map((row) => [row.kind, row.count]), [["verbal cooperation", 2], ["material conflict", -1]]);
});
