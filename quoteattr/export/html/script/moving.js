// ---- Moving around: one label of each text is in the tab order, arrows lead to the others.

function shownLabels(article) {
  indexOf(article);
  return LABELLED.get(article).filter(({ isOff }) => !isOff).map(({ label }) => label);
}

const ROVING = new WeakMap();

function rove(article, label) {
  const before = ROVING.get(article);
  if (before === label) return;
  if (before) before.tabIndex = -1;
  if (label) label.tabIndex = 0;
  ROVING.set(article, label);
}

// Numbers of the chosen quotations in the order of the walk, and how many steps it has made.
const WALKS = new WeakMap();

function walkOf(article) {
  if (!WALKS.has(article)) {
    const labels = isByDoubt(article) ? leastCertain(article).map(({ label }) => label) : shownLabels(article);
    WALKS.set(article, { labels, isFresh: true });
  }
  return WALKS.get(article);
}

// The shown labels with the certainty of their quotations in percent, the lowest first.
function leastCertain(article) {
  indexOf(article);
  const shown = LABELLED.get(article).filter(({ isOff }) => !isOff);
  const certainty = certaintiesOf(article);
  const labels = shown.map(({ number, label }) => ({ label, percent: certainty.get(number) }));
  return labels.sort((one, other) => one.percent - other.percent);
}

const isByDoubt = (article) => article.querySelector('[data-do="doubt"]')?.getAttribute("aria-pressed") === "true";

function go(article, step) {
  const walk = walkOf(article);
  const { labels, isFresh } = walk;
  let at = labels.indexOf(ROVING.get(article));
  // The first "next" leads to the first quotation, not to the second.
  if (isFresh && step === 1 && (at === 0 || isByDoubt(article))) at = -1;
  walk.isFresh = false;
  visit(labels[Math.max(0, Math.min(labels.length - 1, at + step))]);
}

function visit(label) {
  if (!label) return;
  const article = articleOf(label);
  view(article, "text");
  rove(article, label);
  label.scrollIntoView({ block: "center" });
  if (isByDoubt(article)) return pin(label);
  label.focus({ preventScroll: true });
  light(article, numberOf(label));
}

function toggleDoubt(button) {
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  const article = articleOf(button);
  WALKS.delete(article);
  if (isByDoubt(article)) go(article, 1);
  else if (!card.hidden) hide();
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

// ---- The views of a document: its text, its table, and so on, one at a time.

function view(article, name) {
  const isOpen = article.dataset.view === name;
  if (isOpen) return;
  article.dataset.view = name;
  if (name === "quotations") refreshTable(article);
  redraw(article, name);
  if (name === "chapters") unrollVoices(article);
  for (const section of article.children) if (section.matches(".view")) section.classList.toggle("open", section.id === article.id + name);
  for (const link of article.querySelectorAll(".views a")) {
    const isHere = link.hash === `#${article.id}${name}`;
    link.setAttribute("aria-current", String(isHere));
    if (isHere) link.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

// ---- Addresses: what the part after # names is shown, whatever it is folded in.

function arrive() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let element = target; element; element = element.parentElement) if (element.matches("details")) element.open = true;
  const article = articleOf(target);
  if (!article) return target.scrollIntoView();
  target.closest("details.fold")?.setAttribute("open", "");
  const section = target.closest(".view");
  if (section) view(article, section.id.slice(article.id.length));
  if (target.matches(".view")) {
    if (article.getBoundingClientRect().top <= 0) target.scrollIntoView();
  } else if (target.matches("tr")) {
    if (isWaiting(article, target)) more(article, Infinity);
    target.scrollIntoView({ block: "center" });
  } else if (target.matches(".q")) {
    const label = labelOf(article, numberOf(target));
    light(article, numberOf(target));
    if (label) rove(article, label);
    target.scrollIntoView({ block: "center" });
  } else target.scrollIntoView();
}

// ---- The chapter that is read is marked in the list of chapters. Only what is on the screen is
// measured: a heading elsewhere would have to be laid out first.

function followChapters(article) {
  const links = new Map([...article.querySelectorAll(".chapters a")].map((link) => [link.hash.slice(1), link]));
  if (!links.size) return;
  const headings = [...article.querySelectorAll(".text .chapter")];
  let here = null;
  let waiting = 0;
  const follow = () => {
    waiting = 0;
    const chunk = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest(".chunk");
    if (!chunk || !article.contains(chunk)) return;
    const isPassed = (heading) =>
      heading.closest(".chunk") === chunk
        ? heading.getBoundingClientRect().top < innerHeight / 2
        : heading.compareDocumentPosition(chunk) & Node.DOCUMENT_POSITION_FOLLOWING;
    const link = links.get(headings.findLast(isPassed)?.id);
    if (link === here) return;
    here?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    here = link;
    const list = article.querySelector(".chapters");
    if (link) list.scrollTop = link.offsetTop - list.clientHeight / 2;
  };
  addEventListener("scroll", () => (waiting ||= setTimeout(follow, 200)), { passive: true });
}
