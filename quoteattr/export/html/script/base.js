// Filters, searches, sorts, moves around, and keeps corrections. All that is shown is in the page
// already; the script writes to it by textContent and attributes alone, so nothing of a text can
// become markup. Nothing listens to single quotations: events are caught at the top.
const root = document.documentElement;
const card = document.getElementById("card");
// A page without an address, as it was made. The carriage returns of its text would be read as line
// feeds, and the offsets be wrong.
const TRANSIENT = root.classList.contains("transient") && root.outerHTML.replaceAll("\r", "&#13;").replace(' class="transient"', "");
const NARROW = matchMedia("(max-width: 55rem)");

const articleOf = (element) => element.closest("article.document");
const textOf = (article) => article.querySelector(".text");
const rowOf = (article, number) => document.getElementById(`${article.id}r${number}`);
const personOf = (article, speaker) => document.getElementById(`${article.id}s${speaker}`);
const numberOf = (element) => element.dataset.q.split(" ", 1)[0];
const nameOf = (article, speaker) => personOf(article, speaker)?.querySelector(".name").textContent ?? "unknown";
const lookOf = (element) => [...element.classList].filter((name) => /^(c|u)(\d|-none)/.test(name));
// Made once: asking for a format each time is slow.
const NUMBERS = new Intl.NumberFormat("en");
const counted = (number, noun) => `${NUMBERS.format(number)} ${noun}${number === 1 ? "" : "s"}`;

const whenIdle = globalThis.requestIdleCallback ?? ((deed) => setTimeout(deed, 500));

// Resolves once the next frame is drawn, so that a change is seen before more is done; a tab in the
// background draws none.
const drawn = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, 100);
});

// Returns what long work awaits again and again: taps are answered between a slice of it and the next.
const SLICE = 30;

function slices() {
  let start = performance.now();
  return async () => {
    if (performance.now() - start < SLICE) return;
    await drawn();
    start = performance.now();
  };
}

function made(name, text, attributes = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

// ---- The marks of each quotation in the text, by its number, with what is known of it; made once
// for each document, because asking the page again and again takes too long in a novel.

const INDEXES = new WeakMap();
const LABELLED = new WeakMap(); // those with a label, in the order of their labels

function indexOf(article) {
  let index = INDEXES.get(article);
  if (!index) {
    index = new Map();
    const labelled = [];
    for (const mark of article.querySelectorAll(".text [data-q]")) {
      for (const number of mark.dataset.q.split(" ")) {
        if (!index.has(number)) index.set(number, { number, quotations: [], label: null, others: [], isOff: false, isRemoved: false });
        const marks = index.get(number);
        if (mark.classList.contains("q")) {
          if (!marks.quotations.length) Object.assign(marks, { kind: mark.dataset.k, speaker: mark.dataset.s });
          marks.quotations.push(mark);
        } else if (mark.classList.contains("by")) {
          marks.label = mark;
          // One label of each text is in the tab order.
          if (mark !== ROVING.get(article)) mark.tabIndex = -1;
          labelled.push(marks);
        } else marks.others.push(mark);
      }
    }
    INDEXES.set(article, index);
    LABELLED.set(article, labelled);
  }
  return index;
}

const labelOf = (article, number) => indexOf(article).get(number)?.label ?? null;
