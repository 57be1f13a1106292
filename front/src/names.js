// Names of the record are suggested while somebody types into a field that has the list of names.

const PAUSE = 150; // milliseconds without a key

let waiting = 0;
let asked = "";

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.getAttribute("list") !== "names") return;
  clearTimeout(waiting);
  waiting = setTimeout(() => suggest(field.value.trim()), PAUSE);
});

async function suggest(begins) {
  const list = document.getElementById("names");
  if (!list || begins.length < 2 || begins === asked) return;
  asked = begins;
  const asOf = new URLSearchParams(location.search).get("as_of");
  const query = new URLSearchParams({ q: begins, ...(asOf ? { as_of: asOf } : {}) });
  let names;
  try {
    const answer = await fetch(`/api/names?${query}`);
    if (!answer.ok) return;
    names = await answer.json();
  } catch {
    return; // without suggestions the field works all the same
  }
  if (begins === asked) list.replaceChildren(...names.map(option));
}

function option({ name, country, kind }) {
  const made = document.createElement("option");
  made.value = name;
  made.label = [kind, country].filter(Boolean).join(", ");
  return made;
}
