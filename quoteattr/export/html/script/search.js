// ---- Search: places in the text are found in the characters of its chunks, and drawn by the
// browser's highlights, so that the text itself is left alone.

const SEARCHES = new WeakMap();
const MOST_HITS = 10_000;

function patternOf(words) {
  const escaped = words.trim().replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  // Line ends are spaces to a reader, and straight marks are curly ones.
  return new RegExp(escaped.replace(/\s+/g, "\\s+").replace(/['‘’]/g, "['‘’]").replace(/["“”]/g, '["“”]'), "giu");
}

function searched(article, words) {
  const hits = [];
  if (words.trim() && !words.startsWith("#")) {
    const pattern = patternOf(words);
    for (const chunk of article.querySelectorAll(".chunk:not(.off)")) {
      for (const match of chunk.textContent.matchAll(pattern)) {
        if (hits.length < MOST_HITS) hits.push({ chunk, start: match.index, end: match.index + match[0].length });
      }
    }
  }
  return { words, hits, at: -1 };
}

function search(form) {
  const article = articleOf(form);
  const { value } = form.elements.words;
  SEARCHES.set(article, searched(article, value));
  clearHighlights();
  tell(form);
}

// Enter may have been faster than the pause after typing.
function searchAgain(form) {
  if (SEARCHES.get(articleOf(form))?.words !== form.elements.words.value) search(form);
}

function tell(form) {
  const { words, hits, at } = SEARCHES.get(articleOf(form));
  const total = hits.length < MOST_HITS ? hits.length.toLocaleString("en") : `${MOST_HITS.toLocaleString("en")}+`;
  const isQuery = words.trim() && !words.startsWith("#");
  form.querySelector(".hits").textContent = isQuery ? (at < 0 ? total : `${(at + 1).toLocaleString("en")}/${total}`) : "";
}

function nextHit(form, step) {
  const article = articleOf(form);
  const { value } = form.elements.words;
  if (/^#\d+$/.test(value.trim())) return visit(labelOf(article, value.trim().slice(1)));
  searchAgain(form);
  const found = SEARCHES.get(article);
  if (!found.hits.length) return;
  const { length } = found.hits;
  found.at = found.at < 0 && step < 0 ? length - 1 : (found.at + step + length) % length;
  view(article, "text");
  const { chunk } = found.hits[found.at];
  const ranges = found.hits.filter((hit) => hit.chunk === chunk);
  const here = rangeOf(found.hits[found.at]);
  clearHighlights();
  if (globalThis.Highlight && CSS.highlights) {
    CSS.highlights.set("found", new Highlight(...ranges.map(rangeOf)));
    CSS.highlights.set("here", Object.assign(new Highlight(here), { priority: 1 }));
  }
  here.startContainer.parentElement.scrollIntoView({ block: "center" });
  const box = here.getBoundingClientRect();
  scrollBy(0, box.top - innerHeight / 2);
  tell(form);
}

function clearHighlights() {
  globalThis.CSS?.highlights?.clear();
}

function rangeOf({ chunk, start, end }) {
  const walker = document.createTreeWalker(chunk, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let position = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const after = position + node.length;
    if (start >= position && start < after) range.setStart(node, start - position);
    if (end <= after) {
      range.setEnd(node, end - position);
      break;
    }
    position = after;
  }
  return range;
}
