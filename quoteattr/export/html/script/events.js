// ---- Events, all caught at the top.

const DEEDS = {
  close: hide,
  shut: (button) => button.closest("dialog").close(),
  link: copyLink,
  confirm: confirmQuote,
  correct: openForm,
  next: (button) => go(articleOf(button), 1),
  previous: (button) => go(articleOf(button), -1),
  doubt: toggleDoubt,
  sort,
  more: (button) => more(articleOf(button)),
  csv: (button) => downloadTable(articleOf(button)),
  json: (button) => downloadRecord(articleOf(button)),
  page: (button) => downloadPage(articleOf(button)),
  person: openPerson,
  corrections: openCorrections,
  undo: (button) => undo((position) => position === Number(button.value)),
  open: (button) => button.nextElementSibling.click(),
  discard: () => undo(() => true),
  save: () => saveCorrections(document.getElementById(corrections.dataset.article)),
  reset: (button) => {
    const article = articleOf(button);
    article.querySelector("form.filter").reset();
    filter(article);
  },
};

// A caret that a tap left in what is not laid out any more, such as a closed dialog, makes the browser
// look for the nearest words that are, at each change of the page; in a novel they are far away.
function dropCaret(target) {
  const selection = getSelection();
  if (selection.rangeCount && selection.isCollapsed && target.closest("button, summary, label, nav a")) selection.removeAllRanges();
}

// Known once: at each click, to look for them takes long in a novel.
const MENUS = [...document.querySelectorAll(".menu")];

document.addEventListener("click", (event) => {
  dropCaret(event.target);
  if (!event.target.closest("summary")) for (const menu of MENUS) menu.open = false;
  const button = event.target.closest("[data-do]");
  if (button) return DEEDS[button.dataset.do](button);
  if (event.target.closest("dialog") || (card.contains(event.target) && !event.target.closest("a"))) return;
  const target = marked(event.target);
  // A click that ends a selection of text is none.
  if (target && getSelection().isCollapsed) {
    event.preventDefault();
    const label = labelOf(articleOf(target), numberOf(target));
    if (label) rove(articleOf(target), label);
    pin(target);
  } else if (!card.hidden && !target) hide();
  // A link to where the page is already changes no address, but shall lead there all the same.
  const link = event.target.closest('a[href^="#"]');
  if (link && link.hash === location.hash && !event.defaultPrevented) arrive();
});

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse" || pinned) return;
  const target = marked(event.target);
  if (target) {
    const line = [...target.getClientRects()].find((box) => event.clientY <= box.bottom);
    show(articleOf(target), numberOf(target), line || target.getBoundingClientRect(), true);
  } else if (!card.hidden) hide();
});

document.addEventListener("keydown", (event) => {
  const dialog = dialogShown();
  if (dialog && event.key === "Escape") return dialog.close();
  if (dialog && event.key === "Tab") return keepFocus(event, dialog);
  if (event.key === "Escape" && !card.hidden) return hide();
  if (event.key === "Enter" && event.target.matches?.(".search input")) {
    event.preventDefault();
    return nextHit(event.target.form, event.shiftKey ? -1 : 1);
  }
  const label = event.target.closest?.("a.by");
  if (!label || !(event.key in STEPS) || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  walkOf(articleOf(label)).isFresh = false;
  go(articleOf(label), STEPS[event.key]);
});

document.addEventListener("focusin", (event) => {
  const label = event.target.closest("a.by");
  if (label) rove(articleOf(label), label);
});

let waiting = 0;

document.addEventListener("input", (event) => {
  if (!event.target.matches(".search input")) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => searchAgain(event.target.form), 150);
});

document.addEventListener("change", (event) => {
  const { form } = event.target;
  if (event.target.matches("#corrections [type=file]")) openFile(event.target);
  else if (form?.matches(".filter")) filter(articleOf(form));
  else if (event.target.name === "speaker" && form?.matches(".correction, .split")) offerName(form);
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.matches(".correction")) saveForm(event.target);
  else if (event.target.closest("#person")) correctPerson(event.target);
});

addEventListener("hashchange", arrive);

// The tools stay in sight, so what is scrolled to is shown below them.
function measureTools() {
  const tools = document.querySelector(".tools");
  if (tools) for (const article of document.querySelectorAll("article.document")) article.style.setProperty("--tools", `${tools.offsetHeight}px`);
}

root.classList.add("js");
for (const article of document.querySelectorAll("article.document")) {
  rove(article, article.querySelector("a.by"));
  if (NARROW.matches) for (const panel of article.querySelectorAll("details.panel")) panel.open = false;
  if (article.querySelector("form.filter") && correctionsOf(article).length) apply(article);
  followChapters(article);
  const table = article.querySelector(".register");
  if (table) makeSortable(table);
}
// What takes long is made ready before somebody waits for it, a little at a time.
async function prepare(article) {
  const idle = () => new Promise((done) => whenIdle(done));
  await idle();
  indexOf(article);
  if (document.querySelectorAll("article.document").length > 1) return;
  await idle();
  article.querySelectorAll(".register").forEach(entriesOf);
  await idle();
  await recordOf(article);
  await idle();
  await correctedState(article);
  await idle();
  const { quotes } = await recordOf(article);
  for (const quote of quotes) wordsIn(article, quote);
  await idle();
  drawnOf(article, quotes);
  lengthOf(textOf(article));
  await idle();
  sliceOf(article);
  for (const entry of entriesOf(article.querySelector(".register"))) {
    if (!(Number(entry.number) % 100)) await idle();
    for (const column of [1, 2]) keyIn(entry, column);
  }
}

document.querySelectorAll("article.document").forEach(prepare);
measureTools();
addEventListener("resize", measureTools);
arrive();
