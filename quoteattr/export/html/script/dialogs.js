// ---- Dialogs. The browser's own modal ones make all the rest inert, for which it computes the style
// of a whole novel anew; so the rest is covered, and the keyboard kept in the dialog, here.

const dialogShown = () => [person, corrections].find(({ open }) => open);

function openDialog(dialog) {
  dialogShown()?.close();
  dialog.show();
}

function keepFocus(event, dialog) {
  const inside = [...dialog.querySelectorAll("button, input, select")].filter((one) => !one.disabled && one.checkVisibility());
  const [first, last] = [inside[0], inside.at(-1)];
  const at = document.activeElement;
  if (dialog.contains(at) && at !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first).focus();
}

// ---- A speaker, in a dialog.

const person = document.getElementById("person");

async function openPerson(button) {
  const article = articleOf(button);
  const { s: id } = button.closest("li").dataset;
  const state = await correctedState(article);
  const speaker = state.speakers.find((one) => one.id === Number(id));
  const others = alike(state, speaker);
  person.dataset.article = article.id;
  person.dataset.s = id;
  person.querySelector("h2").textContent = speaker.name;
  person.querySelector(".rename").elements.name.value = speaker.name;
  fillSelect(person.querySelector(".merge").elements.other, others, undefined, false);
  const split = person.querySelector(".split");
  split.elements.speaker.replaceChildren();
  split.elements.name.value = "";
  const said = [...state.quotes.values()].filter((quote) => quote.speaker === speaker.id && !state.removed.has(quote.id));
  const list = split.querySelector("ul");
  list.replaceChildren(...said.slice(0, AT_ONCE).map(choiceOf));
  openDialog(person);
  whenIdle(() => fillSelect(split.elements.speaker, others.toSorted(byName), NEW, false));
  fillLater(list, said.slice(AT_ONCE));
  split.querySelector(".new").hidden = false;
}

// Hundreds of quotations would keep the dialog from opening: the others come when there is time.
const AT_ONCE = 20;

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
  const state = await correctedState(article);
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
  openDialog(corrections);
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
