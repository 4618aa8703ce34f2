// The overview of many documents: sort, search, filter. Without it, all of it is there to read.
(() => {
  const root = document.querySelector(".overview");
  if (!root) return;
  const all = (selector, within = root) => [...within.querySelectorAll(selector)];
  const form = root.querySelector(".sift");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const format = new Intl.NumberFormat("en-US");

  // A row of a person and the one with the quotations stay together.
  const blocks = (body) => {
    const found = [];
    for (const row of body.rows) {
      if (row.classList.contains("said")) found.at(-1).push(row);
      else found.push([row]);
    }
    return found;
  };
  const value = (cell) => {
    const rects = cell.querySelectorAll(".spark rect");
    if (cell.classList.contains("over")) return rects.length ? -rects[0].x.baseVal.value : -Infinity;
    const text = (cell.querySelector("bdi") ?? cell).textContent.trim();
    return cell.classList.contains("n") ? Number.parseFloat(text.replaceAll(",", "")) || 0 : plain(text);
  };

  const sort = (heading) => {
    const table = heading.closest("table");
    const isNumber = heading.classList.contains("n");
    const first = isNumber ? "descending" : "ascending";
    const second = isNumber ? "ascending" : "descending";
    const order = heading.getAttribute("aria-sort") === first ? second : first;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", order);
    const body = table.tBodies[0];
    const sign = order === "ascending" ? 1 : -1;
    const keyed = blocks(body).map((rows) => [value(rows[0].cells[heading.cellIndex]), rows]);
    keyed.sort(([a], [b]) => (a < b ? -sign : a > b ? sign : 0));
    body.append(...keyed.flatMap(([, rows]) => rows));
    cut(table);
  };
  for (const heading of all(".sortable thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(heading));
    heading.append(button);
  }
  for (const table of all(".people, .pairs")) {
    const column = table.querySelectorAll("thead .n")[0];
    column.setAttribute("aria-sort", "descending");
  }

  // A link to somebody's quotations opens them, and closes them again.
  const detailsOf = (link) => document.getElementById(link.hash.slice(1)).closest("details");
  for (const link of all("a.who")) {
    const details = detailsOf(link);
    link.setAttribute("aria-expanded", "false");
    details.addEventListener("toggle", () => link.setAttribute("aria-expanded", String(details.open)));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      details.open = !details.open;
      history.replaceState(null, "", details.open ? link.hash : location.pathname + location.search);
    });
  }
  const show = () => {
    const details = document.getElementById(location.hash.slice(1))?.closest(".said details");
    if (!details) return;
    details.open = true;
    details.closest("tr").previousElementSibling.classList.add("shown");
    cut(details.closest("table"));
    details.scrollIntoView({ block: "center" });
  };

  // Of a long table the first rows are shown, until somebody asks for the others.
  const SHOWN = 25;
  const whole = new Set();
  const cut = (table) => {
    let left = whole.has(table) ? Infinity : SHOWN;
    let beyond = 0;
    for (const rows of blocks(table.tBodies[0])) {
      const isOut = rows[0].dataset.out === "";
      if (!isOut) left -= 1;
      const isCut = left < 0 && !rows[0].classList.contains("shown");
      beyond += !isOut && isCut ? 1 : 0;
      for (const row of rows) row.hidden = isOut || isCut;
    }
    const button = table.parentElement.nextElementSibling;
    button.hidden = !beyond;
    button.textContent = `Show ${format.format(beyond)} more`;
  };
  for (const table of all(".sortable")) {
    const button = document.createElement("button");
    button.type = "button";
    button.addEventListener("click", () => {
      whole.add(table);
      cut(table);
    });
    table.parentElement.after(button);
    cut(table);
  }
  addEventListener("hashchange", show);
  show();

  const articles = new Map(all(".article").map((row) => [row.dataset.number, row]));
  const people = all(".quotee").map((row) => ({
    row,
    said: row.nextElementSibling,
    words: plain(row.cells[0].textContent),
    sections: all("section", row.nextElementSibling),
  }));
  const isIn = (data, { outlet, from, to }) =>
    (!outlet || data.outlet === outlet) &&
    (!from || (data.date && data.date >= from)) &&
    (!to || (data.date && data.date <= to));

  const filter = () => {
    const given = Object.fromEntries(new FormData(form));
    const kinds = new FormData(form).getAll("kind");
    const query = plain(given.search).trim();
    const chosen = new Set();
    for (const [number, row] of articles) {
      const fits = isIn(row.dataset, given);
      row.toggleAttribute("data-out", !fits);
      if (fits) chosen.add(number);
    }
    let names = 0;
    let quotations = 0;
    for (const { row, said, words, sections } of people) {
      const count = { all: 0, direct: 0, mixed: 0, indirect: 0, words: 0, documents: 0 };
      const named = words.includes(query);
      for (const section of sections) {
        let left = 0;
        if (chosen.has(section.dataset.document)) {
          const items = all("li[data-k]", section);
          for (const item of items) {
            const fits = kinds.includes(item.dataset.k) && (named || plain(item.textContent).includes(query));
            item.hidden = !fits;
          }
          const searched = !named && query;
          for (const kind of kinds) {
            const number = searched
              ? items.filter((item) => !item.hidden && item.dataset.k === kind).length
              : Number(section.dataset[kind]);
            count[kind] += number;
            left += number;
          }
          count.words += searched || kinds.length < 3
            ? items.reduce((sum, item) => sum + (item.hidden ? 0 : Number(item.dataset.w)), 0)
            : Number(section.dataset.words);
        }
        section.hidden = !left;
        count.all += left;
        count.documents += left ? 1 : 0;
      }
      const gone = !count.all || (given.gender && row.dataset.g !== given.gender);
      row.toggleAttribute("data-out", Boolean(gone));
      for (const cell of all("[data-n]", row)) cell.textContent = format.format(count[cell.dataset.n]);
      const summary = said.querySelector("summary");
      summary.textContent = summary.textContent.replace(/^[\d,]+ quotations?/, `${format.format(count.all)} quotation${count.all === 1 ? "" : "s"}`);
      names += gone ? 0 : 1;
      quotations += gone ? 0 : count.all;
    }
    for (const table of all(".sortable")) cut(table);
    const status = form.querySelector(".status");
    status.textContent = `${format.format(names)} of ${format.format(people.length)} speakers, ${format.format(quotations)} quotations, ${format.format(chosen.size)} articles`;
  };
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 80);
  });
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
})();
