// ---- The filter.

function choice(form) {
  const values = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((input) => input.value));
  return { kinds: values("kind"), speakers: values("speaker") };
}

function setClass(element, name, isOn) {
  if (element.classList.contains(name) !== isOn) element.classList.toggle(name, isOn);
}

function filter(article) {
  const form = article.querySelector("form.filter");
  const { kinds, speakers } = choice(form);
  const chosen = new Set();
  const index = indexOf(article);
  for (const [number, { quotations, label }] of index) {
    const first = quotations[0];
    if (!first) continue;
    const { k, s } = first.dataset;
    const isChosen = kinds.has(k) && (speakers.size === 0 || speakers.has(s)) && !first.classList.contains("removed");
    for (const quote of quotations) setClass(quote, "off", !isChosen);
    if (label) setClass(label, "off", !isChosen);
    if (isChosen) chosen.add(number);
  }
  // A cue or a source is shown if any of the quotations that share it is.
  const shared = new Set();
  for (const [number, { others }] of index) if (chosen.has(number)) for (const mark of others) shared.add(mark);
  for (const { others } of index.values()) for (const mark of others) setClass(mark, "off", !shared.has(mark));
  fold(article, form.querySelector("[name=only]").checked);
  article.classList.toggle("no-names", !form.querySelector("[name=names]").checked);
  const words = `${chosen.size.toLocaleString("en")} of ${index.size.toLocaleString("en")} quotations chosen`;
  form.querySelector(".status").textContent = words;
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
