
"use strict";
// Filters, opens details, moves around. All that is shown is in the page already; the script
// writes to it by textContent alone, so nothing of a text can become markup.
(() => {
  const root = document.documentElement;
  const card = document.getElementById("card");
  let pinned = null; // the label to which the focus returns when the card is closed

  const articleOf = (element) => element.closest("article.document");
  const shownLabels = (article) => [...article.querySelectorAll("a.by:not(.off)")];
  const numberOf = (element) => element.dataset.q.split(" ", 1)[0];
  const labelOf = (article, number) => article.querySelector(`a.by[data-q="${number}"]`);

  // ---- The card of one quotation, filled from its row in the table.

  function fill(article, number) {
    const row = document.getElementById(`${article.id}r${number}`);
    const headings = article.querySelectorAll(".register thead th");
    const list = card.querySelector("dl");
    list.replaceChildren();
    [...row.cells].forEach((cell, column) => {
      const heading = headings[column].textContent;
      if (heading === "speaker") card.querySelector("h2").textContent = cell.textContent;
      else if (cell.textContent && heading !== "begins") {
        const term = document.createElement("dt");
        const value = document.createElement("dd");
        term.textContent = heading === "#" ? "quotation" : heading;
        value.textContent = cell.textContent;
        list.append(term, value);
      }
    });
  }

  function place(box) {
    // On a phone the style puts the card at the bottom of the screen.
    const isNarrow = matchMedia("(max-width: 55rem)").matches;
    const left = Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 8));
    const below = box.bottom + 8;
    const fits = below + card.offsetHeight < innerHeight;
    const top = fits ? below : Math.max(8, box.top - card.offsetHeight - 8);
    card.style.left = isNarrow ? "" : `${left}px`;
    card.style.top = isNarrow ? "" : `${top}px`;
  }

  function light(article, number) {
    for (const element of document.querySelectorAll(".on")) element.classList.remove("on");
    if (!article) return;
    for (const element of article.querySelectorAll(`.text [data-q~="${number}"]`)) {
      element.classList.add("on");
    }
  }

  function show(article, number, box, isPassing) {
    fill(article, number);
    light(article, number);
    card.classList.toggle("passing", isPassing);
    card.hidden = false;
    place(box);
  }

  function pin(target) {
    const article = articleOf(target);
    const number = numberOf(target);
    pinned = labelOf(article, number) || target;
    show(article, number, target.getClientRects()[0] || target.getBoundingClientRect(), false);
    card.focus({ preventScroll: true });
  }

  function hide() {
    const label = pinned;
    pinned = null;
    card.hidden = true;
    light(null);
    if (label && document.contains(label)) label.focus({ preventScroll: true });
  }

  const marked = (target) => {
    const found = target instanceof Element && target.closest(".text [data-q]:not(.off)");
    return found || null;
  };

  // ---- The filter.

  function choice(form) {
    const values = (name) =>
      new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((input) => input.value));
    return { kinds: values("kind"), speakers: values("speaker") };
  }

  function filter(form) {
    const article = articleOf(form);
    const { kinds, speakers } = choice(form);
    const shown = new Set();
    const all = new Set();
    for (const quote of article.querySelectorAll(".q")) {
      const { k, s, q } = quote.dataset;
      const isShown = kinds.has(k) && (speakers.size === 0 || speakers.has(s));
      quote.classList.toggle("off", !isShown);
      all.add(q);
      if (isShown) shown.add(q);
    }
    for (const mark of article.querySelectorAll(".by, .text .cue, .text .source")) {
      mark.classList.toggle("off", !mark.dataset.q.split(" ").some((number) => shown.has(number)));
    }
    const only = form.querySelector("[name=only]").checked;
    for (const paragraph of article.querySelectorAll(".text p")) {
      paragraph.classList.toggle("off", only && !paragraph.querySelector(".q:not(.off)"));
    }
    const names = form.querySelector("[name=names]").checked;
    article.classList.toggle("no-names", !names);
    form.querySelector(".status").textContent =
      `${shown.size.toLocaleString("en")} of ${all.size.toLocaleString("en")} quotations chosen`;
    rove(article, shownLabels(article)[0]);
  }

  // ---- Moving around: one label of each text is in the tab order, arrows lead to the others.

  function rove(article, label) {
    for (const other of article.querySelectorAll('a.by[tabindex="0"]')) other.tabIndex = -1;
    if (label) label.tabIndex = 0;
  }

  function go(article, step) {
    const labels = shownLabels(article);
    const at = labels.indexOf(article.querySelector('a.by[tabindex="0"]:not(.off)'));
    const isFresh = !article.dataset.moved;
    article.dataset.moved = "yes";
    // The first "next" leads to the first quotation, not to the second.
    const index = isFresh && step === 1 && at === 0 ? 0 : at + step;
    visit(labels[Math.max(0, Math.min(labels.length - 1, index))]);
  }

  function visit(label) {
    if (!label) return;
    const article = articleOf(label);
    rove(article, label);
    label.scrollIntoView({ block: "center" });
    label.focus({ preventScroll: true });
    light(article, numberOf(label));
  }

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

  // ---- Events, all caught at the top.

  const DEEDS = {
    close: hide,
    next: (form) => go(articleOf(form), 1),
    previous: (form) => go(articleOf(form), -1),
    reset: (form) => {
      form.reset();
      filter(form);
    },
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) return DEEDS[button.dataset.do](button.form);
    if (card.contains(event.target)) return;
    const target = marked(event.target);
    // A click that ends a selection of text is none.
    if (target && getSelection().isCollapsed) {
      event.preventDefault();
      const label = labelOf(articleOf(target), numberOf(target));
      if (label) rove(articleOf(target), label);
      pin(target);
    } else if (!card.hidden && !target) hide();
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
    if (event.key === "Escape" && !card.hidden) return hide();
    const label = event.target.closest?.("a.by");
    if (!label || !(event.key in STEPS) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    articleOf(label).dataset.moved = "yes";
    go(articleOf(label), STEPS[event.key]);
  });

  document.addEventListener("focusin", (event) => {
    const label = event.target.closest("a.by");
    if (label) rove(articleOf(label), label);
  });

  document.addEventListener("change", (event) => {
    if (event.target.form?.classList.contains("filter")) filter(event.target.form);
  });

  document.addEventListener("submit", (event) => event.preventDefault());

  function unfold() {
    let element = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!element) return;
    const target = element;
    for (; element; element = element.parentElement) if (element.matches("details")) element.open = true;
    target.querySelector?.("aside") && target.closest("details.fold")?.setAttribute("open", "");
    target.scrollIntoView();
  }
  addEventListener("hashchange", unfold);

  root.classList.add("js");
  for (const article of document.querySelectorAll("article.document")) {
    for (const label of article.querySelectorAll("a.by")) label.tabIndex = -1;
    rove(article, article.querySelector("a.by"));
    const panel = article.querySelector("details.panel");
    if (panel && matchMedia("(max-width: 55rem)").matches) panel.open = false;
  }
  unfold();
})();
