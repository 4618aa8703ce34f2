// ---- What is counted of the quotations follows the corrections: the list of speakers with its bars
// and ticks, and the words of each speaker in each chapter. Nothing else is drawn again.

const COUNTED = new WeakMap();
const WORDS_OF = new WeakMap();

function countAgain(article, quotes, found) {
  const { said, states } = countsOf(article, quotes);
  // What the page was made with is drawn already.
  if (!COUNTED.has(article)) COUNTED.set(article, countsOf(article, found).states);
  const known = COUNTED.get(article);
  COUNTED.set(article, states);
  for (const item of article.querySelectorAll(".speakers li")) {
    const speaker = Number(item.dataset.s);
    const state = states.get(speaker);
    if (known.get(speaker) === state && Boolean(state) !== item.hidden) continue;
    showCount(article, item, said.get(speaker)?.quotes ?? [], states.longest);
  }
  countVoices(article, said);
}

// What each speaker says, and a key of it that changes whenever the bar or the ticks do.
function countsOf(article, quotes) {
  const said = new Map();
  for (const quote of quotes) {
    const speaker = quote.speaker ?? 0;
    if (!said.has(speaker)) said.set(speaker, { quotes: [], key: "", words: 0 });
    const one = said.get(speaker);
    one.quotes.push(quote);
    one.key += `${quote.id}${quote.kind[0]}`;
    one.words += wordsIn(article, quote);
  }
  const longest = Math.max(1, ...[...said.values()].map(({ words }) => words));
  const states = new Map([...said].map(([speaker, { key }]) => [speaker, `${key} ${longest}`]));
  return { said, states: Object.assign(states, { longest }) };
}

// As many as Python finds between white space.
function wordsIn(article, quote) {
  if (!WORDS_OF.has(article)) WORDS_OF.set(article, new Map());
  const words = WORDS_OF.get(article);
  if (!words.has(quote.id)) words.set(quote.id, quote.text.match(/\S+/g)?.length ?? 0);
  return words.get(quote.id);
}

const KINDS = ["direct", "mixed", "indirect"];
const WIDTH = 1000;

function showCount(article, item, quotes, longest) {
  item.hidden = quotes.length === 0;
  if (item.hidden) item.querySelector("input").checked = false;
  const amounts = KINDS.map((kind) => [kind, quotes.filter((quote) => quote.kind === kind).reduce((sum, quote) => sum + wordsIn(article, quote), 0)]);
  const total = amounts.reduce((sum, [, words]) => sum + words, 0);
  const parts = amounts.filter(([, words]) => words).map(([kind, words]) => `${NUMBERS.format(words)} ${kind}`);
  setText(item.querySelector(".count"), NUMBERS.format(quotes.length));
  item.title = `${counted(quotes.length, "quotation")}, ${counted(total, "word")} (${parts.join(", ")})`;
  setText(item.querySelector(".amount"), item.title);
  drawBar(item.querySelector(".bar"), amounts, longest);
  drawStrip(item.querySelector(".strip"), quotes, textOf(article));
}

const shape = (svg, name, attributes) => {
  const element = document.createElementNS(svg.namespaceURI, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

function drawBar(svg, amounts, longest) {
  let start = 0;
  const shapes = [];
  for (const [kind, words] of amounts) {
    const width = (WIDTH * words) / longest;
    if (words) shapes.push(shape(svg, "rect", { x: start.toFixed(1), width: width.toFixed(1), height: 10, class: kind }));
    start += width;
  }
  svg.replaceChildren(...shapes);
}

const LENGTHS = new WeakMap();

function drawStrip(svg, quotes, text) {
  if (!LENGTHS.has(text)) LENGTHS.set(text, Math.max(1, text.textContent.length));
  const length = LENGTHS.get(text);
  const ticks = new Map();
  for (const { start, end } of quotes.flatMap((quote) => quote.parts)) {
    const at = Math.floor((WIDTH * start) / length);
    ticks.set(at, Math.max(2, Math.floor((WIDTH * (end - start)) / length), ticks.get(at) ?? 0));
  }
  const d = [...ticks].sort(([one], [other]) => one - other).map(([at, width]) => `M${at} 5h${width}`).join("");
  svg.replaceChildren(shape(svg, "path", { d }));
}

// The rows of the chapters are those who said most when the page was made.
const LEVELS = 8;

function countVoices(article, said) {
  const table = article.querySelector(".voices");
  if (!table) return;
  const headings = [...table.tHead.querySelectorAll("[data-start]")];
  const starts = headings.map((cell) => Number(cell.dataset.start));
  const titles = headings.map((cell) => cell.firstElementChild.title);
  const rows = [...table.tBodies[0].rows].map((row) => {
    const amounts = starts.map(() => 0);
    for (const quote of said.get(Number(row.dataset.s))?.quotes ?? []) {
      const chapter = starts.findLastIndex((start) => start <= quote.parts[0].start);
      if (chapter >= 0) amounts[chapter] += wordsIn(article, quote);
    }
    return { row, amounts };
  });
  const most = Math.max(1, ...rows.flatMap(({ amounts }) => amounts));
  for (const { row, amounts } of rows) {
    setText(row.querySelector(".name"), nameOf(article, row.dataset.s));
    amounts.forEach((words, chapter) => {
      const cell = row.cells[chapter + 1];
      const height = words ? `h${Math.ceil(LEVELS * Math.sqrt(words / most))}` : "";
      const label = words ? counted(words, "word") : "";
      if (cell.className === height && (cell.ariaLabel ?? "") === label) return;
      cell.className = height;
      cell.ariaLabel = label || null;
      cell.title = label && `${titles[chapter]}: ${label}`;
    });
  }
}
