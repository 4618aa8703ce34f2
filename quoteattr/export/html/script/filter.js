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
    for (const quote of marks.quotations) quote.classList.toggle("off", isOff);
    marks.label?.classList.toggle("off", isOff);
  }
  for (const { others } of index.values()) for (const mark of others) setClass(mark, "off", !shared.has(mark));
  fold(article, form.querySelector("[name=only]").checked);
  article.classList.toggle("no-names", !form.querySelector("[name=names]").checked);
  const words = `${chosen.size.toLocaleString("en")} of ${index.size.toLocaleString("en")} quotations chosen`;
  setText(form.querySelector(".status"), words);
  filterTable(article, chosen, chosen.size < index.size && words);
  rove(article, shownLabels(article)[0]);
  WALKS.delete(article);
}

// Paragraphs without a chosen quotation, and whole stretches without one.
function fold(article, isWanted) {
  if (!isWanted && !article.classList.contains("folded")) return;
  article.classList.toggle("folded", isWanted);
  for (const chunk of article.querySelectorAll(".chunk")) {
    let isEmpty = isWanted;
    for (const paragraph of chunk.children) {
      const isOff = isWanted && !paragraph.querySelector(".q:not(.off)");
      setClass(paragraph, "off", isOff);
      if (!isOff) isEmpty = false;
    }
    setClass(chunk, "off", isEmpty);
  }
}
