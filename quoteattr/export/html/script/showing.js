// ---- The page shows what is corrected: marks, rows, and the list of speakers.

// Quotations that differ from what was found, or did before.
const TOUCHED = new WeakMap();

// A merge changes hundreds of quotations: taps are answered between some and the next. A correction
// that is made meanwhile shows all that is left.
async function apply(article) {
  const list = correctionsOf(article);
  const isOutdated = () => correctionsOf(article) !== list;
  article.querySelector(".corrections .number").textContent = list.length || "";
  await drawn();
  if (isOutdated()) return;
  const next = slices();
  const record = await recordOf(article);
  const state = await correctedState(article);
  const speakers = new Map(state.speakers.map((speaker) => [speaker.id, speaker]));
  const names = new Map(record.speakers.map((speaker) => [speaker.id, speaker.name]));
  for (const speaker of speakers.values()) if (speaker.name !== names.get(speaker.id) || TOUCHED.has(article)) showPerson(article, speaker);
  if (!TOUCHED.has(article)) TOUCHED.set(article, new Set());
  const touched = TOUCHED.get(article);
  const entries = new Map(entriesOf(article.querySelector(".register")).map((entry) => [entry.number, entry]));
  const corrected = [...state.quotes.values()];
  for (const [position, quote] of corrected.entries()) {
    const found = record.quotes[position];
    const isRemoved = state.removed.has(quote.id);
    const isSame = quote.speaker === found.speaker && names.get(quote.speaker) === speakers.get(quote.speaker)?.name;
    const isAsFound = quote.rule === found.rule && quote.kind === found.kind && !isRemoved;
    if (isSame && isAsFound && !touched.has(quote.id)) continue;
    if (isSame && isAsFound) touched.delete(quote.id);
    else touched.add(quote.id);
    if (!showQuote(article, entries.get(String(quote.id)), quote, speakers, { isAsFound, isRemoved })) continue;
    await next();
    if (isOutdated()) return;
  }
  const quotes = remaining(state);
  const said = await countAgain(article, quotes, record.quotes, next);
  await next();
  if (isOutdated()) return;
  const shownNames = new Map([...speakers].map(([id, { name }]) => [id, name.trim() || "unknown"]));
  outdate(article, { quotes, said, names: shownNames });
  filter(article);
  for (const button of article.querySelectorAll("[data-s] > .edit:disabled")) button.disabled = false;
}

// ---- Drawings, which take longer: made anew when there is time, or as soon as somebody looks at them.

const OUTDATED = new WeakMap();
const DRAWINGS = { network: drawNetwork, chapters: drawVoices };

function outdate(article, known) {
  OUTDATED.set(article, { known, views: new Set(Object.keys(DRAWINGS)) });
  redraw(article, article.dataset.view);
  for (const name of Object.keys(DRAWINGS)) whenIdle(() => redraw(article, name));
}

function redraw(article, name) {
  const outdated = OUTDATED.get(article);
  if (outdated?.views.delete(name)) DRAWINGS[name](article, outdated.known);
}

addEventListener("beforeprint", () => {
  for (const article of document.querySelectorAll("article.document")) Object.keys(DRAWINGS).forEach((name) => redraw(article, name));
});

function lookFor(article, speaker) {
  const item = personOf(article, speaker?.id ?? 0);
  return item ? lookOf(item) : ["c-none"];
}

function dress(element, look) {
  element.classList.remove(...lookOf(element));
  element.classList.add(...look);
}

function showQuote(article, entry, quote, speakers, { isAsFound, isRemoved }) {
  const speaker = speakers.get(quote.speaker);
  const marks = indexOf(article).get(String(quote.id)) ?? { quotations: [] };
  const { label, quotations } = marks;
  const name = speaker?.name.trim() || "unknown";
  // Of hundreds of quotations that a merge gave to somebody, the next correction changes none.
  const shown = [name, quote.speaker, quote.kind, quote.confidence, isAsFound, isRemoved].join("\n");
  if (marks.shown === shown) return false;
  marks.shown = shown;
  const look = lookFor(article, speaker);
  Object.assign(marks, { kind: quote.kind, speaker: String(quote.speaker ?? 0), isRemoved });
  for (const mark of quotations) {
    dress(mark, look);
    mark.dataset.k = marks.kind;
    mark.dataset.s = marks.speaker;
    mark.classList.toggle("removed", isRemoved);
  }
  if (label) {
    dress(label, look);
    label.dataset.sign ??= label.dataset.n.match(/\u00a0\?+$/)?.[0] ?? "";
    label.dataset.n = speaker && isAsFound ? name + label.dataset.sign : name;
    label.setAttribute("aria-label", isAsFound ? name : `${name}, corrected`);
    label.classList.toggle("edited", !isAsFound);
  }
  Object.assign(entry, { keys: [], certainty: Math.round(100 * quote.confidence) });
  entry.row.dataset.c = String(entry.certainty);
  showRow(entry.row, quote, name, look, isAsFound, isRemoved);
  return true;
}

function showRow(row, quote, name, look, isAsFound, isRemoved) {
  const [, , speakerCell, kindCell, , , certaintyCell] = row.cells;
  row.dataset.s = String(quote.speaker ?? 0);
  row.dataset.k = quote.kind;
  row.dataset.rule = quote.rule;
  row.classList.toggle("removed", isRemoved);
  dress(speakerCell, look);
  speakerCell.querySelector(".name").textContent = name;
  kindCell.textContent = quote.kind + (quote.act === "speech" ? "" : ` ${quote.act}`);
  row.dataset.certainty ??= certaintyCell.textContent;
  certaintyCell.textContent = isAsFound ? row.dataset.certainty : "corrected";
}

// A speaker in the list beside the text; a new one gets an item of its own.
function showPerson(article, speaker) {
  let item = personOf(article, speaker.id);
  if (!item) {
    const list = article.querySelector(".speakers");
    item = list.querySelector(".edit").closest("li").cloneNode(true);
    item.id = `${article.id}s${speaker.id}`;
    item.dataset.s = String(speaker.id);
    dress(item, [`c${speaker.id % 8}`, `u${speaker.id % 4}`]);
    const box = item.querySelector("input");
    box.value = String(speaker.id);
    box.checked = false;
    list.append(item);
  }
  const name = speaker.name.trim() || "unknown";
  setText(item.querySelector(".name"), name);
  item.querySelector(".edit")?.setAttribute("aria-label", `Correct ${name}`);
}
