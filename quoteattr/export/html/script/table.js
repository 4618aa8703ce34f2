// ---- The table of quotations: sorted by any column, filtered, and laid out some rows at a time.

const ROWS = 50;
const COLLATOR = new Intl.Collator("en", { sensitivity: "base" });
// Comparing such keys is several times faster than a collator, which a phone notices.
const keyOfText = (text) => text.replace(/^[^\p{L}\p{N}]+/u, "").normalize("NFD").toLowerCase();
const VALUES = new Map([
  ["#", ({ number }) => Number(number)],
  ["certainty", ({ row }) => Number(row.dataset.c)],
]);

// The rows of each table in the order of its last sorting, with what is known of them: asking the
// page for it again and again takes too long in a novel.
const ENTRIES = new WeakMap();

function entriesOf(table) {
  if (!ENTRIES.has(table)) {
    const rows = [...table.querySelectorAll("tbody tr")];
    const number = (row) => row.id.slice(row.id.lastIndexOf("r") + 1);
    ENTRIES.set(table, rows.map((row) => ({ row, number: number(row), isOff: false, isLater: row.matches(".later") })));
  }
  return ENTRIES.get(table);
}

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
  const valueOf = VALUES.get(button.textContent) ?? (({ row }) => keyOfText(row.children[column].textContent));
  const keyed = entriesOf(table).map((entry) => ({ entry, value: valueOf(entry) }));
  keyed.sort((one, other) => (one.value < other.value ? -1 : one.value > other.value ? 1 : 0));
  if (isDescending) keyed.reverse();
  ENTRIES.set(table, keyed.map(({ entry }) => entry));
  const waiting = entriesOf(table).map(({ row }) => row);
  const sizes = [...table.tBodies].map((body) => body.rows.length);
  sizes.forEach((size, position) => table.tBodies[position].replaceChildren(...waiting.splice(0, size)));
  layOut(table);
}

// The first rows that the filter leaves are laid out, the others wait.
function layOut(table, number = ROWS) {
  const entries = entriesOf(table);
  let left = 0;
  let position = 0;
  for (const body of table.tBodies) {
    let isEmpty = true;
    for (const end = position + body.rows.length; position < end; position += 1) {
      const entry = entries[position];
      const isLater = entry.isOff || left >= number;
      if (entry.isLater !== isLater) entry.row.classList.toggle("later", (entry.isLater = isLater));
      if (!entry.isOff) left += 1;
      if (!isLater) isEmpty = false;
    }
    // What is not shown at all costs the browser nothing.
    setClass(body, "later", isEmpty);
  }
  const waiting = Math.max(0, left - number);
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
  for (const entry of entriesOf(table)) {
    const isOff = !chosen.has(entry.number) && !entry.row.classList.contains("removed");
    if (entry.isOff !== isOff) entry.row.classList.toggle("off", (entry.isOff = isOff));
  }
  layOut(table);
  const note = article.querySelector(".chosen");
  note.hidden = !words;
  note.querySelector("span").textContent = `${words}.`;
}
