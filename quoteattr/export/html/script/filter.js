// ---- The filter.

function choice(form) {
  const values = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((input) => input.value));
  return { kinds: values("kind"), speakers: values("speaker") };
}

function setClass(element, name, isOn) {
  if (element.classList.contains(name) !== isOn) element.classList.toggle(name, isOn);
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function filter(article) {
  const form = article.querySelector("form.filter");
  const { kinds, speakers } = choice(form);
  const chosen = new Set();
  // A cue or a source is shown if any of the quotations that share it is.
  const shared = new Set();
  const index = indexOf(article);
  for (const [number, marks] of index) {
    if (!marks.quotations.length) continue;
    const isOff = !kinds.has(marks.kind) || (speakers.size > 0 && !speakers.has(marks.speaker)) || marks.isRemoved;
    if (!isOff) {
      chosen.add(number);
      for (const mark of marks.others) shared.add(mark);
    }
    if (marks.isOff === isOff) continue;
    marks.isOff = isOff;
    for (const mark of marks.quotations) turnOff(article, mark, isOff);
    if (marks.label) turnOff(article, marks.label, isOff);
  }
  for (const { others } of index.values()) for (const mark of others) turnOff(article, mark, !shared.has(mark));
  fold(article, form.querySelector("[name=only]").checked, chosen);
  article.classList.toggle("no-names", !form.querySelector("[name=names]").checked);
  const words = `${chosen.size.toLocaleString("en")} of ${index.size.toLocaleString("en")} quotations chosen`;
  setText(form.querySelector(".status"), words);
  filterTable(article, chosen, chosen.size < index.size && words);
  rove(article, shownLabels(article)[0]);
  WALKS.delete(article);
  turnAll(article);
}

// ---- What is turned on or off in the text: thousands of marks in a novel. Those near the screen come
// first, the others when the next frame is drawn, a slice at a time.

const TURNED = new WeakMap(); // whether each element is off, also where it does not show yet
const WAITING = new Map(); // of each article, those that do not show yet
const TURNING = new WeakSet(); // the articles whose slices are under way

function turnOff(article, element, isOff) {
  if ((TURNED.get(element) ?? false) === isOff) return;
  TURNED.set(element, isOff);
  if (!WAITING.has(article)) WAITING.set(article, new Set());
  WAITING.get(article).add(element);
}

async function turnAll(article) {
  const waiting = WAITING.get(article);
  if (!waiting) return;
  const turn = (element) => {
    waiting.delete(element);
    setClass(element, "off", TURNED.get(element));
  };
  const isNear = nearby(article);
  for (const element of waiting) if (isNear(element)) turn(element);
  // Another filter that is set meanwhile goes on with what is left.
  if (TURNING.has(article)) return;
  TURNING.add(article);
  const next = slices();
  await drawn();
  for (const element of waiting) {
    turn(element);
    await next();
  }
  TURNING.delete(article);
}

// Returns whether an element is in the part of the text around the middle of the screen.
function nearby(article) {
  const chunk = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest(".chunk");
  const near = new Set(chunk && article.contains(chunk) ? [chunk.previousElementSibling, chunk, chunk.nextElementSibling] : []);
  return (element) => near.size > 0 && near.has(element.closest(".chunk"));
}

addEventListener("beforeprint", () => {
  for (const waiting of WAITING.values()) for (const element of waiting) setClass(element, "off", TURNED.get(element));
});

// Paragraphs without a chosen quotation, and whole stretches without one.
function fold(article, isWanted, chosen) {
  if (!isWanted && !article.classList.contains("folded")) return;
  article.classList.toggle("folded", isWanted);
  const index = indexOf(article);
  const kept = new Set();
  if (isWanted) {
    for (const number of chosen) {
      for (const quotation of index.get(number).quotations) kept.add(quotation.closest(".chunk > *"));
    }
  }
  for (const chunk of article.querySelectorAll(".chunk")) {
    let isEmpty = isWanted;
    for (const paragraph of chunk.children) {
      const isOff = isWanted && !kept.has(paragraph);
      turnOff(article, paragraph, isOff);
      if (!isOff) isEmpty = false;
    }
    turnOff(article, chunk, isEmpty);
  }
}
