// ---- The forms in which corrections are made.

const NOBODY = "nobody";
const NEW = "new";

const byName = (one, other) => COLLATOR.compare(one.name, other.name);

// The speakers as they are called now, the nearest to a quotation first, then by name.
async function namesOf(article) {
  const list = correctionsOf(article);
  const known = STATES.get(article);
  if (known?.list === list) return known.state;
  const state = stateOf(await recordOf(article));
  for (const correction of list) APPLIED[correction.action]?.(correction, state);
  STATES.set(article, { list, state });
  return state;
}

const STATES = new WeakMap();

function fillSelect(select, speakers, chosen, hasNobody = true) {
  const options = speakers.map(({ id, name }) => made("option", name.trim() || `speaker ${id}`, { value: id }));
  if (hasNobody) options.push(made("option", "nobody that is known", { value: NOBODY }));
  select.replaceChildren(...options, ...(chosen === undefined ? [] : [made("option", "somebody else …", { value: NEW })]));
  if (chosen !== undefined) select.value = String(chosen ?? NOBODY);
}

function offerName(form) {
  const label = form.querySelector(".new");
  label.hidden = form.elements.speaker.value !== NEW;
  if (!label.hidden) label.querySelector("input").focus();
}

function speakerChosen(form, state) {
  const { value } = form.elements.speaker;
  if (value === NOBODY) return null;
  if (value === NEW) return { name: form.elements.name.value.trim() };
  return referenceOf(state.speakers.find((speaker) => speaker.id === Number(value)));
}

const quoteIn = (record, number) => record.quotes.find((quote) => quote.id === Number(number));

// ---- One quotation, in its card.

async function openForm() {
  const form = card.querySelector(".correction");
  if (!form.hidden) return closeForm();
  const { article, number } = shown;
  const state = await namesOf(article);
  const quote = [...state.quotes.values()].find(({ id }) => id === Number(number));
  fillSelect(form.elements.speaker, nearest(state, quote), quote.speaker);
  form.elements.kind.value = quote.kind;
  form.elements.removed.checked = state.removed.has(quote.id);
  form.elements.name.value = "";
  form.hidden = false;
  offerName(form);
  card.querySelector('[data-do="correct"]').setAttribute("aria-expanded", "true");
  place(article, number, card.getBoundingClientRect());
  form.elements.speaker.focus();
}

// Those who speak around a quotation come first: one of them it was in most cases.
const NEAR = 5;

function nearest(state, quote) {
  const quotes = [...state.quotes.values()].sort((one, other) => Math.abs(one.id - quote.id) - Math.abs(other.id - quote.id));
  const around = new Set([...quotes.map((one) => one.speaker), quote.addressee].filter((id) => id));
  const first = [...around].slice(0, NEAR).map((id) => state.speakers.find((speaker) => speaker.id === id)).filter(Boolean);
  return [...first, ...state.speakers.filter((speaker) => !first.includes(speaker)).sort(byName)];
}

function closeForm() {
  card.querySelector(".correction").hidden = true;
  card.querySelector('[data-do="correct"]').setAttribute("aria-expanded", "false");
}

async function saveForm(form) {
  const { article, number } = shown;
  const state = await namesOf(article);
  const now = [...state.quotes.values()].find(({ id }) => id === Number(number));
  const quote = anchorOf(article, quoteIn(await recordOf(article), number));
  if (form.elements.removed.checked) await add(article, { action: "remove-quote", quote });
  else {
    const speaker = speakerChosen(form, state);
    if (speaker?.name === "") return form.elements.name.focus();
    const corrections = [];
    const isSame = form.elements.speaker.value === String(now.speaker ?? NOBODY);
    if (!isSame || state.removed.has(now.id)) corrections.push({ action: "set-speaker", quote, speaker });
    if (form.elements.kind.value !== now.kind) corrections.push({ action: "set-kind", quote, kind: form.elements.kind.value });
    if (corrections.length) await add(article, ...corrections);
  }
  after(article, number);
}

// A right quotation is confirmed: its speaker is set to what it is.
async function confirmQuote() {
  const { article, number } = shown;
  const state = await namesOf(article);
  const now = [...state.quotes.values()].find(({ id }) => id === Number(number));
  const quote = anchorOf(article, quoteIn(await recordOf(article), number));
  const speaker = referenceOf(state.speakers.find(({ id }) => id === now.speaker));
  await add(article, { action: "set-speaker", quote, speaker });
  after(article, number);
}

// In a walk through the least certain ones, the next one follows; else the card shows the change.
function after(article, number) {
  if (isByDoubt(article)) {
    const certainty = certaintiesOf(article);
    const labels = shownLabels(article).filter((label) => certainty.get(label.dataset.q) < 100);
    labels.sort((one, other) => certainty.get(one.dataset.q) - certainty.get(other.dataset.q));
    return labels.length ? visit(labels[0]) : hide();
  }
  const label = labelOf(article, number);
  if (!label || label.classList.contains("off")) return hide();
  fill(article, number);
  closeForm();
  light(article, number);
  card.focus({ preventScroll: true });
}

// ---- A speaker, in a dialog.

const person = document.getElementById("person");

async function openPerson(button) {
  const article = articleOf(button);
  const { s: id } = button.closest("li").dataset;
  const state = await namesOf(article);
  const speaker = state.speakers.find((one) => one.id === Number(id));
  const others = alike(state, speaker);
  person.dataset.article = article.id;
  person.dataset.s = id;
  person.querySelector("h2").textContent = speaker.name;
  person.querySelector(".rename").elements.name.value = speaker.name;
  fillSelect(person.querySelector(".merge").elements.other, others, undefined, false);
  const split = person.querySelector(".split");
  fillSelect(split.elements.speaker, others.toSorted(byName), NEW, false);
  split.elements.name.value = "";
  const said = [...state.quotes.values()].filter((quote) => quote.speaker === speaker.id && !state.removed.has(quote.id));
  const list = split.querySelector("ul");
  list.replaceChildren(...said.slice(0, AT_ONCE).map(choiceOf));
  person.showModal();
  fillLater(list, said.slice(AT_ONCE));
  split.querySelector(".new").hidden = false;
}

// Hundreds of quotations would keep the dialog from opening: the others come when there is time.
const AT_ONCE = 40;

function fillLater(list, quotes) {
  if (!quotes.length) return;
  const { s: id } = person.dataset;
  whenIdle(() => {
    if (person.dataset.s !== id || !person.open) return;
    list.append(...quotes.slice(0, AT_ONCE).map(choiceOf));
    fillLater(list, quotes.slice(AT_ONCE));
  });
}

// The other speakers: those whose names share a word with the name first, as "Mrs. Lund" and "Ada
// Lund" do, then those who say most.
function alike(state, speaker) {
  const wordsOf = (one) => new Set([one.name, ...one.aliases].join(" ").toLowerCase().match(/\p{L}{3,}/gu));
  const words = wordsOf(speaker);
  const counts = new Map();
  for (const quote of state.quotes.values()) counts.set(quote.speaker, (counts.get(quote.speaker) ?? 0) + 1);
  const rank = (one) => [...wordsOf(one)].filter((word) => words.has(word)).length * 1e6 + (counts.get(one.id) ?? 0);
  const ranks = new Map(state.speakers.map((one) => [one, rank(one)]));
  return state.speakers.filter((one) => one !== speaker).sort((one, other) => ranks.get(other) - ranks.get(one));
}

function choiceOf(quote) {
  const item = made("li", "");
  const label = made("label", "");
  label.append(made("input", "", { type: "checkbox", name: "quote", value: quote.id }), begun(quote));
  item.append(label);
  return item;
}

async function correctPerson(form) {
  const article = document.getElementById(person.dataset.article);
  const state = await namesOf(article);
  const speaker = state.speakers.find((one) => one.id === Number(person.dataset.s));
  const correction = await PERSON_FORMS[form.className](form, { article, state, speaker });
  if (!correction) return;
  person.close();
  await add(article, correction);
}

const PERSON_FORMS = {
  rename: (form, { speaker }) => {
    const name = form.elements.name.value.trim();
    return name && name !== speaker.name && { action: "rename-speaker", speaker: referenceOf(speaker), name };
  },
  merge: (form, { state, speaker }) => {
    const other = state.speakers.find((one) => one.id === Number(form.elements.other.value));
    return other && { action: "merge-speakers", speakers: [referenceOf(other), referenceOf(speaker)] };
  },
  split: async (form, { article, state, speaker }) => {
    const record = await recordOf(article);
    const quotes = [...form.querySelectorAll("[name=quote]:checked")].map((box) => anchorOf(article, quoteIn(record, box.value)));
    const to = speakerChosen(form, state);
    return quotes.length && to?.name && { action: "split-speaker", speaker: referenceOf(speaker), quotes, to };
  },
};

// ---- The list of corrections, in a dialog.

const corrections = document.getElementById("corrections");

function openCorrections(button) {
  corrections.dataset.article = articleOf(button).id;
  listCorrections();
  corrections.showModal();
}

function listCorrections() {
  const article = document.getElementById(corrections.dataset.article);
  const list = correctionsOf(article);
  corrections.querySelector(".note").textContent = list.length
    ? "Kept in this browser. Save them as a file to apply them with --corrections, or to give them to somebody."
    : "None yet. Choose a quotation in the text, or ✎ beside a speaker, and correct what is wrong.";
  const items = list.map((correction, position) => {
    const item = made("li", "");
    const line = made("span", inWords(correction));
    line.append(made("button", "Undo", { type: "button", "data-do": "undo", value: position }));
    item.append(line);
    return item;
  });
  corrections.querySelector("ol").replaceChildren(...items);
  for (const button of corrections.querySelectorAll(".buttons button:not([data-do=open])")) button.disabled = !list.length;
  corrections.querySelector(".told").replaceChildren();
}

async function undo(isUndone) {
  const article = document.getElementById(corrections.dataset.article);
  keep(article, correctionsOf(article).filter((_, position) => !isUndone(position)));
  await apply(article);
  listCorrections();
}
