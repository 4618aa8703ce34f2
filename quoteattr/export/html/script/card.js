// ---- The card of one quotation, filled from its row in the table.

let pinned = null; // the label to which the focus returns when the card is closed
let shown = null; // the article and the number of the quotation in the card

function fill(article, number) {
  const row = rowOf(article, number);
  const [, , speaker, kind, cue, to, certainty] = [...row.cells].map((cell) => cell.textContent);
  const facts = { quotation: number, kind, cue, source: row.dataset.source, to, certainty };
  const title = card.querySelector("h2");
  title.textContent = speaker;
  title.className = lookOf(row.cells[2]).join(" ");
  const pairs = Object.entries(facts).filter(([, value]) => value);
  card.querySelector("dl").replaceChildren(...pairs.flatMap(([term, value]) => [made("dt", term), made("dd", value)]));
  explain(article, row.dataset.rule);
}

// The rules in words, which the guide of the document has, and a link to them there.
function explain(article, rule) {
  const [found, attributed] = rule.split("/");
  const entries = [`found-${found}`, `attributed-${attributed}`].map((id) => document.getElementById(`${article.id}-${id}`));
  const sentences = entries.filter(Boolean).map((entry) => entry.querySelector("dd").textContent);
  const why = card.querySelector(".why");
  why.textContent = sentences.length ? `${sentences.join(" ")} ` : rule;
  const last = entries.findLast(Boolean);
  if (last) why.append(made("a", "All rules", { href: `#${last.id}` }));
}

// The card hides nothing of the quotation, if there is room. On a phone the style puts it at the bottom
// of the screen, and the text makes room.
function place(article, number, { left: beside }) {
  const { quotations, label } = indexOf(article).get(number);
  const boxes = [...quotations, label].filter(Boolean).map((mark) => mark.getBoundingClientRect());
  const box = { left: beside, top: Math.min(...boxes.map(({ top }) => top)), bottom: Math.max(...boxes.map(({ bottom }) => bottom)) };
  const right = innerWidth - card.offsetWidth - 8;
  const below = box.bottom + 8;
  const above = box.top - card.offsetHeight - 8;
  // The tools stay in reach.
  const highest = Math.max(0, article.querySelector(".tools").getBoundingClientRect().bottom) + 8;
  if (NARROW.matches) {
    card.style.left = card.style.top = "";
    const covered = box.bottom + 8 - card.getBoundingClientRect().top;
    if (covered > 0) scrollBy(0, Math.max(0, Math.min(covered, box.top - highest)));
    return;
  }
  const isBelow = below + card.offsetHeight < innerHeight;
  // Where there is room neither below nor above, it goes to the side.
  const left = isBelow || above >= highest ? Math.max(8, Math.min(box.left, right)) : right;
  const top = isBelow ? below : Math.max(highest, above);
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
}

let lit = [];

function light(article, number) {
  for (const element of lit) element.classList.remove("on");
  const marks = article && indexOf(article).get(number);
  lit = marks ? [...marks.quotations, ...marks.others, ...(marks.label ? [marks.label] : [])] : [];
  for (const element of lit) element.classList.add("on");
}

function show(article, number, box, isPassing) {
  shown = { article, number };
  closeForm();
  fill(article, number);
  light(article, number);
  card.classList.toggle("passing", isPassing);
  card.hidden = false;
  place(article, number, box);
}

function pin(target) {
  const article = articleOf(target);
  const number = numberOf(target);
  pinned = labelOf(article, number) || target;
  // The space before a name is without width where it ends a line.
  const box = [...target.getClientRects()].find(({ width }) => width > 0);
  show(article, number, box ?? target.getBoundingClientRect(), false);
  card.focus({ preventScroll: true });
}

function hide() {
  const label = pinned;
  pinned = null;
  shown = null;
  card.hidden = true;
  light(null);
  if (label && document.contains(label)) label.focus({ preventScroll: true });
}

const marked = (target) => (target instanceof Element && target.closest(".text [data-q]:not(.off)")) || null;

async function copyLink(button) {
  const address = new URL(location.href);
  address.hash = `${shown.article.id}q${shown.number}`;
  const text = address.href;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // A page in a frame, or an old browser: copy a selection.
    const field = made("textarea", text);
    card.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const words = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = words), 1500);
}
