// ---- The forms in which corrections are made.

const NOBODY = "nobody";
const NEW = "new";

const byName = (one, other) => COLLATOR.compare(one.name, other.name);

function fillSelect(select, speakers, chosen, hasNobody = true) {
  const options = speakers.map(({ id, name }) => made("option", name.trim() || `speaker ${id}`, { value: id }));
  if (hasNobody) options.push(made("option", "unknown", { value: NOBODY }));
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
  const state = await correctedState(article);
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
  const state = await correctedState(article);
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
  const state = await correctedState(article);
  const now = [...state.quotes.values()].find(({ id }) => id === Number(number));
  const quote = anchorOf(article, quoteIn(await recordOf(article), number));
  const speaker = referenceOf(state.speakers.find(({ id }) => id === now.speaker));
  await add(article, { action: "set-speaker", quote, speaker });
  after(article, number);
}

// In a walk through the least certain ones, the next one follows; else the card shows the change.
function after(article, number) {
  if (isByDoubt(article)) {
    const [first] = leastCertain(article).filter(({ percent }) => percent < 100);
    return first ? visit(first.label) : hide();
  }
  const marks = indexOf(article).get(number);
  if (!marks?.label || marks.isOff) return hide();
  fill(article, number);
  closeForm();
  light(article, number);
  card.focus({ preventScroll: true });
}
