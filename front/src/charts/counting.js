// Arithmetic of the charts, without a page: what lies where, and how many there are in a stretch of months.

export const LANES = ["material cooperation", "verbal cooperation", "no code", "verbal conflict", "material conflict"];
export const STEP = 10; // pixels between marks that would lie upon each other

/** Where each mark lies: its lane, and its rung above or below the lane's line. */
export function laid(items, at) {
  const taken = new Map();
  return items.map((item) => {
    const x = at(new Date(`${item.first}T00:00:00Z`));
    const spot = `${item.lane} ${Math.round(x / STEP)}`;
    const nth = taken.get(spot) ?? 0;
    taken.set(spot, nth + 1);
    return { ...item, x, lane: Math.max(LANES.indexOf(item.lane), 0), nth, rung: Math.ceil(nth / 2) * (nth % 2 ? -1 : 1) };
  });
}

export const STACK = [
  ["material_cooperation", "material cooperation", 1, "var(--coop)"],
  ["verbal_cooperation", "verbal cooperation", 1, "var(--coop-soft)"],
  ["material_conflict", "material conflict", -1, "var(--conf)"],
  ["verbal_conflict", "verbal conflict", -1, "var(--conf-soft)"],
];

/** One row for each period and kind of event: how many there are, below nothing where it is conflict. */
export function stacked(periods) {
  return periods.flatMap((row) =>
    STACK.filter(([field]) => row[field]).map(([field, kind, direction]) => ({
      at: row.period,
      kind,
      count: direction * row[field],
      told: `${row.period}: ${row[field]} ${kind}`,
    })),
  );
}

/** How many events of each side, how wide the tie is, and which way it leans. */
export function counted(coop, conf) {
  const lean = coop >= 2 * conf ? "coop" : conf >= 2 * coop ? "conf" : "mixed";
  return { coop, conf, wide: Math.min(1 + Math.sqrt(coop + conf), 9), lean };
}

/** Of a tie, the events in the months from one to another. */
export function sidesWithin(byMonth, from, to) {
  let [coop, conf] = [0, 0];
  for (const [month, [c, d]] of Object.entries(byMonth)) {
    if (month >= from && month <= to) [coop, conf] = [coop + c, conf + d];
  }
  return [coop, conf];
}

/** How many of a place's events lie in the months from one to another. */
export function countWithin(byMonth, from, to) {
  return Object.entries(byMonth).reduce((sum, [month, count]) => (month >= from && month <= to ? sum + count : sum), 0);
}
