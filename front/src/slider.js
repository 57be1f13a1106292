// A stretch of months chosen with two sliders.  It narrows what is drawn; a button asks the record for just that.

/** Every month from the first to the last of some, or none where none is known. */
export function months(known) {
  const sorted = [...known].filter((month) => /^\d{4}-\d\d$/.test(month)).sort();
  if (!sorted.length) return [];
  const number = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const name = (n) => `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;
  const [first, last] = [number(sorted[0]), number(sorted.at(-1))];
  if (last - first > 2400) return sorted; // a date far off: go by the months that there are
  return Array.from({ length: last - first + 1 }, (_, n) => name(first + n));
}

/** The last day of a month. */
export function lastDay(month) {
  const [year, number] = month.split("-").map(Number);
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, "0")}`;
}

/**
 * Put the slider into `place`; `chosen(from, to, whole)` is called with the first and the last month at every change.
 * Nothing is put there where there are fewer than two months.
 */
export function slider(place, steps, chosen) {
  if (steps.length < 2) return;
  const set = document.createElement("fieldset");
  set.className = "slider";
  const legend = Object.assign(document.createElement("legend"), { textContent: "Drawn: from, to" });
  const shown = document.createElement("output");
  const ends = [range("first month drawn", 0), range("last month drawn", steps.length - 1)];
  const ask = Object.assign(document.createElement("button"), { type: "button", textContent: "Ask for this stretch", hidden: !form() });
  const change = (moved) => {
    const [from, to] = ends.map((one) => Number(one.value));
    if (from > to) ends[moved === 0 ? 1 : 0].value = ends[moved].value;
    const [a, b] = ends.map((one) => steps[Number(one.value)]);
    ends.forEach((one) => one.setAttribute("aria-valuetext", steps[Number(one.value)]));
    shown.textContent = a === b ? a : `${a} – ${b}`;
    chosen(a, b, a === steps[0] && b === steps.at(-1));
  };
  ends.forEach((one, nth) => one.addEventListener("input", () => change(nth)));
  ask.addEventListener("click", () => choose(`${steps[Number(ends[0].value)]}-01`, lastDay(steps[Number(ends[1].value)])));
  set.append(legend, ...ends, shown, ask);
  place.append(set);
  change(0);

  function range(name, value) {
    const one = Object.assign(document.createElement("input"), { type: "range", min: 0, max: steps.length - 1, step: 1 });
    one.value = String(value);
    one.setAttribute("aria-label", name);
    return one;
  }
}

/** The page's form that says from when to when it is asked. */
export function form() {
  return document.querySelector('input[name="since"]')?.form ?? null;
}

/** Ask the page again for the days from one to another. */
export function choose(from, to) {
  const asking = form();
  if (!asking) return;
  asking.elements.since.value = from;
  if (asking.elements.until) asking.elements.until.value = to;
  asking.requestSubmit();
}
