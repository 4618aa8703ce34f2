// ---- The table of quotations: sorted by any column, filtered, and laid out some rows at a time.

const ROWS = 30;
const COLLATOR = new Intl.Collator("en", { sensitivity: "base" });
// Comparing such keys is several times faster than a collator, which a phone notices.
const keyOfText = (text) => text.replace(/^[^\p{L}\p{N}]+/u, "").normalize("NFD").toLowerCase();
const VALUES = new Map([
  ["#", ({ number }) => Number(number)],
  ["certainty", ({ certainty }) => certainty],
]);

// The rows of each table in the order of its last sorting, with what is known of them. Only those
// that are laid out are in the first body of the table, in this order; the others wait in the last
// one, in no order, so that neither sorting nor filtering moves more than what is seen.
const ENTRIES = new WeakMap();

function entriesOf(table) {
  if (!ENTRIES.has(table)) {
    const [first, ...later] = table.tBodies;
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const number = (row) => row.id.slice(row.id.lastIndexOf("r") + 1);
    ENTRIES.set(table, rows.map((row) => ({ row, number: number(row), certainty: Number(row.dataset.c), isOff: false, isLater: row.parentElement !== first, keys: [] })));
    if (!later.length) table.append(made("tbody", "", { class: "later" }));
  }
  return ENTRIES.get(table);
}

// In percent, by the numbers of the quotations.
const certaintiesOf = (article) =>
  new Map(entriesOf(article.querySelector(".register")).map(({ number, certainty }) => [number, certainty]));

function isWaiting(article, row) {
  const entry = entriesOf(article.querySelector(".register")).find((one) => one.row === row);
  return Boolean(entry && entry.isLater && !entry.isOff);
}

const keyIn = (entry, column) => (entry.keys[column] ??= keyOfText(entry.row.children[column].textContent));

// Headings become buttons where there is a script that can sort.
function makeSortable(table) {
  for (const heading of table.tHead.rows[0].cells) {
    heading.replaceChildren(made("button", heading.textContent, { type: "button", "data-do": "sort" }));
  }
}

function sort(button) {
  const heading = button.closest("th");
  const table = heading.closest("table");
  const isDescending = heading.getAttribute("aria-sort") === "ascending";
  for (const other of heading.parentElement.cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
  const column = heading.cellIndex;
  const valueOf = VALUES.get(button.textContent) ?? ((entry) => keyIn(entry, column));
  const keyed = entriesOf(table).map((entry) => ({ entry, value: valueOf(entry) }));
  keyed.sort((one, other) => (one.value < other.value ? -1 : one.value > other.value ? 1 : 0));
  if (isDescending) keyed.reverse();
  ENTRIES.set(table, keyed.map(({ entry }) => entry));
  layOut(table);
}

// The first rows that the filter leaves are laid out, the others wait.
function layOut(table, number = ROWS) {
  const entries = entriesOf(table);
  const shown = [];
  const leaving = [];
  let waiting = 0;
  for (const entry of entries) {
    const isLater = entry.isOff || shown.length >= number;
    if (!isLater) shown.push(entry.row);
    else if (!entry.isLater) leaving.push(entry.row);
    if (isLater && !entry.isOff) waiting += 1;
    entry.isLater = isLater;
  }
  const bodies = table.tBodies;
  bodies[bodies.length - 1].append(...leaving);
  const isGrowing = !leaving.length && [...bodies[0].rows].every((row, position) => row === shown[position]);
  if (isGrowing) bodies[0].append(...shown.slice(bodies[0].rows.length));
  else bodies[0].replaceChildren(...shown);
  const button = articleOf(table).querySelector('[data-do="more"]');
  button.hidden = waiting === 0;
  button.textContent = counted(waiting, "more row");
  SHOWN.set(table, number);
}

const SHOWN = new WeakMap();

function more(article, number = ROWS) {
  const table = article.querySelector(".register");
  layOut(table, (SHOWN.get(table) ?? ROWS) + number);
}

// On paper are all the rows that the filter leaves.
addEventListener("beforeprint", () => document.querySelectorAll(".register").forEach((table) => {
  refreshTable(articleOf(table));
  const number = SHOWN.get(table);
  layOut(table, Infinity);
  addEventListener("afterprint", () => layOut(table, number), { once: true });
}));

// What the filter leaves is laid out when the table is seen.
const CHOSEN = new WeakMap();

function filterTable(article, chosen, words) {
  CHOSEN.set(article, { chosen, words });
  if (article.dataset.view === "quotations") refreshTable(article);
}

function refreshTable(article) {
  const filtered = CHOSEN.get(article);
  if (!filtered) return;
  CHOSEN.delete(article);
  const { chosen, words } = filtered;
  const table = article.querySelector(".register");
  for (const entry of entriesOf(table)) entry.isOff = !chosen.has(entry.number) && !indexOf(article).get(entry.number)?.isRemoved;
  layOut(table);
  const note = article.querySelector(".chosen");
  note.hidden = !words;
  note.querySelector("span").textContent = `${words}.`;
}
