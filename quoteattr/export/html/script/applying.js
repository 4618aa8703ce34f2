// ---- Corrections applied: to the record, for downloads, and to the page.

// Returns a corrected copy of a record. Speakers may be called by any name that they had before.
function corrected(record, list) {
  const state = stateOf(record);
  for (const correction of list) APPLIED[correction.action]?.(correction, state);
  const removed = new Map(record.quotes.filter((quote) => state.removed.has(quote.id)).map((quote) => [quote.id, quote.parent]));
  const parentOf = (id) => (removed.has(id) ? parentOf(removed.get(id)) : id);
  const quotes = [...state.quotes.values()].filter((quote) => !removed.has(quote.id));
  const used = new Set(quotes.flatMap((quote) => [quote.speaker, quote.addressee]));
  return {
    ...record,
    quotes: quotes.map((quote) => ({ ...quote, parent: parentOf(quote.parent) })),
    speakers: state.speakers.filter((speaker) => used.has(speaker.id)).map(({ names, ...speaker }) => speaker),
  };
}

function stateOf(record) {
  const quotes = new Map(record.quotes.map((quote) => [placeOf(quote), { ...quote }]));
  const speakers = record.speakers.map((speaker) => ({ ...speaker, names: new Set([speaker.name]) }));
  return { quotes, speakers, removed: new Set() };
}

const sameMention = (one, other) => placeOf({ parts: partsOf(one) }) === placeOf({ parts: partsOf(other) });

function speakerIn(state, reference) {
  if (!reference) return null;
  const { name, mention, gender = null, kind = "unknown" } = reference;
  const byMention = mention && state.speakers.find((speaker) => speaker.mentions.some((one) => sameMention(one, mention)));
  const found = byMention ?? state.speakers.find((speaker) => speaker.name === name) ?? state.speakers.find((speaker) => speaker.names.has(name));
  if (found) return found;
  const id = Math.max(0, ...state.speakers.map((speaker) => speaker.id)) + 1;
  const made = { id, name, aliases: [], gender, kind, mentions: [], names: new Set([name]) };
  state.speakers.push(made);
  return made;
}

function settle(quote, changes) {
  if (!quote) return;
  const [found] = quote.rule.split("/");
  Object.assign(quote, changes, { rule: `${found}/corrected`, confidence: 1 });
}

function give(state, from, to, quotes) {
  for (const quote of quotes) {
    if (quote.speaker === from.id) quote.speaker = to.id;
    if (quote.addressee === from.id) quote.addressee = to.id;
  }
}

const APPLIED = {
  "set-speaker": ({ quote, speaker }, state) => settle(state.quotes.get(placeOf(quote)), { speaker: speakerIn(state, speaker)?.id ?? null }),
  "set-kind": ({ quote, kind }, state) => {
    const corrected = state.quotes.get(placeOf(quote));
    if (corrected) corrected.kind = kind;
  },
  "remove-quote": ({ quote }, state) => state.removed.add(state.quotes.get(placeOf(quote))?.id),
  "rename-speaker": ({ speaker, name, gender, kind }, state) => {
    const renamed = speakerIn(state, speaker);
    if (!renamed.aliases.includes(renamed.name)) renamed.aliases = [...renamed.aliases, renamed.name];
    renamed.aliases = renamed.aliases.filter((alias) => alias !== name);
    Object.assign(renamed, { name }, gender && { gender }, kind && { kind });
    renamed.names.add(name);
  },
  "merge-speakers": ({ speakers }, state) => {
    const [first, ...others] = speakers.map((speaker) => speakerIn(state, speaker));
    for (const other of others) {
      if (other === first) continue;
      give(state, other, first, state.quotes.values());
      first.aliases = [...new Set([...first.aliases, other.name, ...other.aliases])].filter((alias) => alias !== first.name);
      first.mentions = [...first.mentions, ...other.mentions].sort((one, two) => partsOf(one)[0].start - partsOf(two)[0].start);
      for (const name of other.names) first.names.add(name);
      state.speakers.splice(state.speakers.indexOf(other), 1);
    }
  },
  "split-speaker": ({ quotes, to }, state) => {
    const other = speakerIn(state, to);
    for (const quote of quotes) settle(state.quotes.get(placeOf(quote)), { speaker: other.id });
  },
};

// ---- The page shows what is corrected: marks, rows, and the list of speakers.

async function apply(article) {
  const list = correctionsOf(article);
  article.querySelector(".corrections .number").textContent = list.length || "";
  const record = await recordOf(article);
  const state = stateOf(record);
  for (const correction of list) APPLIED[correction.action]?.(correction, state);
  const before = new Map(record.quotes.map((quote) => [quote.id, quote]));
  const speakers = new Map(state.speakers.map((speaker) => [speaker.id, speaker]));
  for (const speaker of speakers.values()) showPerson(article, speaker);
  for (const quote of state.quotes.values()) showQuote(article, quote, before.get(quote.id), speakers, state.removed.has(quote.id));
  countAgain(article, [...state.quotes.values()].filter((quote) => !state.removed.has(quote.id)));
  filter(article);
  for (const button of article.querySelectorAll("[data-s] > .edit")) button.disabled = false;
}

function lookFor(article, speaker) {
  const item = personOf(article, speaker?.id ?? 0);
  return item ? lookOf(item) : ["c-none"];
}

function dress(element, look) {
  element.classList.remove(...lookOf(element));
  element.classList.add(...look);
}

function showQuote(article, quote, found, speakers, isRemoved) {
  const row = rowOf(article, quote.id);
  const speaker = speakers.get(quote.speaker);
  const { label, quotations } = indexOf(article).get(String(quote.id)) ?? { quotations: [] };
  const name = speaker?.name.trim() || "not told";
  const signature = JSON.stringify([name, quote.speaker, quote.kind, quote.confidence, isRemoved]);
  const isAsFound = quote.rule === found.rule && quote.kind === found.kind && !isRemoved;
  row.dataset.first ??= JSON.stringify([row.cells[2].textContent, found.speaker, found.kind, found.confidence, false]);
  if ((row.dataset.now ?? row.dataset.first) === signature) return;
  row.dataset.now = signature;
  const look = lookFor(article, speaker);
  for (const mark of quotations) {
    dress(mark, look);
    mark.dataset.k = quote.kind;
    mark.dataset.s = String(quote.speaker ?? 0);
    mark.classList.toggle("removed", isRemoved);
  }
  if (label) {
    dress(label, look);
    label.dataset.sign ??= label.dataset.n.match(/\u00a0\?+$/)?.[0] ?? "";
    label.dataset.n = speaker ? name + (isAsFound ? label.dataset.sign : "") : "?";
    label.setAttribute("aria-label", isAsFound ? name : `${name}, corrected`);
    label.classList.toggle("edited", !isAsFound);
  }
  showRow(row, quote, name, look, isAsFound, isRemoved);
}

function showRow(row, quote, name, look, isAsFound, isRemoved) {
  const [, , speakerCell, kindCell, , , certaintyCell] = row.cells;
  row.dataset.s = String(quote.speaker ?? 0);
  row.dataset.k = quote.kind;
  row.dataset.c = String(Math.round(100 * quote.confidence));
  row.dataset.rule = quote.rule;
  row.classList.toggle("removed", isRemoved);
  dress(speakerCell, look);
  speakerCell.querySelector(".name").textContent = name;
  kindCell.textContent = quote.kind + (quote.act === "speech" ? "" : ` ${quote.act}`);
  row.dataset.certainty ??= certaintyCell.textContent;
  certaintyCell.textContent = isAsFound ? row.dataset.certainty : "corrected";
}

// A speaker in the list beside the text; a new one gets an item of its own.
function showPerson(article, speaker) {
  let item = personOf(article, speaker.id);
  if (!item) {
    const list = article.querySelector(".speakers");
    item = list.querySelector(".edit").closest("li").cloneNode(true);
    item.id = `${article.id}s${speaker.id}`;
    item.dataset.s = String(speaker.id);
    dress(item, [`c${speaker.id % 8}`, `u${speaker.id % 4}`]);
    const box = item.querySelector("input");
    box.value = String(speaker.id);
    box.checked = false;
    for (const chart of item.querySelectorAll("svg")) chart.replaceChildren();
    list.append(item);
  }
  const name = speaker.name.trim() || "not told";
  item.querySelector(".name").textContent = name;
  item.querySelector(".edit")?.setAttribute("aria-label", `Correct ${name}`);
}

function countAgain(article, quotes) {
  const counts = new Map();
  for (const quote of quotes) counts.set(quote.speaker ?? 0, (counts.get(quote.speaker ?? 0) ?? 0) + 1);
  for (const item of article.querySelectorAll(".speakers li")) {
    const count = counts.get(Number(item.dataset.s)) ?? 0;
    item.hidden = count === 0;
    item.querySelector(".count").textContent = count.toLocaleString("en");
    item.querySelector(".amount").textContent = item.title = counted(count, "quotation");
    if (count === 0) item.querySelector("input").checked = false;
  }
}
