// ---- The table of quotations: sorted by any column, filtered, and laid out some rows at a time.

const ROWS = 50;
const COLLATOR = new Intl.Collator("en", { sensitivity: "base" });
const rowNumber = (row) => row.id.slice(row.id.lastIndexOf("r") + 1);
const CELLS = new Map([
  ["#", (row) => Number(rowNumber(row))],
  ["certainty", (row) => Number(row.dataset.c)],
]);

// The rows of each table in the order of its last sorting.
const ORDERS = new WeakMap();

function rowsOf(table) {
  if (!ORDERS.has(table)) ORDERS.set(table, [...table.tBodies].flatMap((body) => [...body.rows]));
  return ORDERS.get(table);
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
  const valueOf = CELLS.get(button.textContent) ?? ((row) => row.cells[heading.cellIndex].textContent);
  const keyed = rowsOf(table).map((row) => ({ row, value: valueOf(row) }));
  const compare = typeof keyed[0].value === "number" ? (one, other) => one - other : COLLATOR.compare;
  keyed.sort((one, other) => compare(one.value, other.value));
  if (isDescending) keyed.reverse();
  ORDERS.set(table, keyed.map(({ row }) => row));
  const waiting = [...rowsOf(table)];
  const sizes = [...table.tBodies].map((body) => body.rows.length);
  sizes.forEach((size, position) => table.tBodies[position].replaceChildren(...waiting.splice(0, size)));
  layOut(table);
}

// The first rows that the filter leaves are laid out, the others wait.
function layOut(table, number = ROWS) {
  let left = 0;
  for (const body of table.tBodies) {
    let isEmpty = true;
    for (const row of body.rows) {
      const isOff = row.classList.contains("off");
      const isLater = isOff || left >= number;
      setClass(row, "later", isLater);
      if (!isOff) left += 1;
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
  for (const row of rowsOf(table)) setClass(row, "off", !chosen.has(rowNumber(row)) && !row.classList.contains("removed"));
  layOut(table);
  const note = article.querySelector(".chosen");
  note.hidden = !words;
  note.querySelector("span").textContent = `${words}.`;
}
