// ---- What is counted of the quotations follows the corrections: the list of speakers with its bars
// and ticks.

// What is drawn of each speaker; at first, what the page was made with.
const DRAWN = new WeakMap();
const WORDS_OF = new WeakMap();
const NOTHING = { quotes: [], key: 0, words: [0, 0, 0] };

function drawnOf(article, found) {
  if (!DRAWN.has(article)) {
    const said = saidBy(article, found);
    DRAWN.set(article, new Map([...said].map(([speaker, { key }]) => [speaker, { key, longest: longestOf(said) }])));
  }
  return DRAWN.get(article);
}

// Draws what has changed, a slice at a time, and returns what each speaker says.
async function countAgain(article, quotes, found, next) {
  const list = correctionsOf(article);
  const said = saidBy(article, quotes);
  const longest = longestOf(said);
  const known = drawnOf(article, found);
  for (const item of article.querySelectorAll(".speakers li")) {
    const speaker = Number(item.dataset.s);
    const now = said.get(speaker) ?? NOTHING;
    const before = known.get(speaker) ?? { key: 0 };
    if (before.key === now.key && before.longest === longest) continue;
    if (before.key !== now.key) showCount(article, item, now);
    drawBar(item.querySelector(".bar"), now.words, longest);
    known.set(speaker, { key: now.key, longest });
    await next();
    // A correction that was made meanwhile draws what is left.
    if (correctionsOf(article) !== list) break;
  }
  return said;
}

// What each speaker says: the quotations, their words by kind, and a number that is another one
// whenever the quotations or their kinds are.
function saidBy(article, quotes) {
  const said = new Map();
  for (const quote of quotes) {
    const speaker = quote.speaker ?? 0;
    if (!said.has(speaker)) said.set(speaker, { quotes: [], key: 17, words: [0, 0, 0] });
    const one = said.get(speaker);
    const kind = KINDS.indexOf(quote.kind);
    one.quotes.push(quote);
    one.key = (Math.imul(one.key, 31) + 4 * quote.id + kind) | 0;
    one.words[kind] += wordsIn(article, quote);
  }
  return said;
}

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
const longestOf = (said) => Math.max(1, ...[...said.values()].map(({ words }) => sum(words)));

// As many as Python finds between white space.
function wordsIn(article, quote) {
  if (!WORDS_OF.has(article)) WORDS_OF.set(article, new Map());
  const words = WORDS_OF.get(article);
  if (!words.has(quote.id)) words.set(quote.id, quote.text.match(/\S+/g)?.length ?? 0);
  return words.get(quote.id);
}

const KINDS = ["direct", "mixed", "indirect"];
const WIDTH = 1000;

function showCount(article, item, { quotes, words }) {
  item.hidden = quotes.length === 0;
  if (item.hidden) item.querySelector("input").checked = false;
  const parts = words.map((number, kind) => number && `${NUMBERS.format(number)} ${KINDS[kind]}`).filter(Boolean);
  setText(item.querySelector(".count"), NUMBERS.format(quotes.length));
  item.title = `${counted(quotes.length, "quotation")}, ${counted(sum(words), "word")} (${parts.join(", ")})`;
  setText(item.querySelector(".amount"), item.title);
  drawStrip(item.querySelector(".strip"), quotes, textOf(article));
}

const shape = (svg, name, attributes) => {
  const element = document.createElementNS(svg.namespaceURI, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

function drawBar(svg, words, longest) {
  let start = 0;
  const shapes = [];
  for (const [kind, number] of words.entries()) {
    const width = (WIDTH * number) / longest;
    if (number) shapes.push(shape(svg, "rect", { x: start.toFixed(1), width: width.toFixed(1), height: 10, class: KINDS[kind] }));
    start += width;
  }
  svg.replaceChildren(...shapes);
}

const LENGTHS = new WeakMap();

function lengthOf(text) {
  if (!LENGTHS.has(text)) LENGTHS.set(text, Math.max(1, text.textContent.length));
  return LENGTHS.get(text);
}

function drawStrip(svg, quotes, text) {
  const length = lengthOf(text);
  const ticks = new Map();
  for (const { start, end } of quotes.flatMap((quote) => quote.parts)) {
    const at = Math.floor((WIDTH * start) / length);
    ticks.set(at, Math.max(2, Math.floor((WIDTH * (end - start)) / length), ticks.get(at) ?? 0));
  }
  const d = [...ticks].sort(([one], [other]) => one - other).map(([at, width]) => `M${at} 5h${width}`).join("");
  svg.replaceChildren(shape(svg, "path", { d }));
}
