// ---- Corrections applied: to the record, for downloads, and to the page.

// Returns a corrected copy of a record. Speakers may be called by any name that they had before.
function corrected(record, list) {
  const state = applied(stateOf(record), list);
  const quotes = remaining(state);
  const used = new Set(quotes.flatMap((quote) => [quote.speaker, quote.addressee]));
  return {
    ...record,
    quotes,
    speakers: state.speakers.filter((speaker) => used.has(speaker.id)).map(({ names, ...speaker }) => speaker),
  };
}

// The quotations that are left; those in one that is removed are then in the one around it.
function remaining(state) {
  const all = [...state.quotes.values()];
  const removed = new Map(all.filter(({ id }) => state.removed.has(id)).map(({ id, parent }) => [id, parent]));
  const parentOf = (id) => (removed.has(id) ? parentOf(removed.get(id)) : id);
  const left = all.filter(({ id }) => !removed.has(id));
  return left.map((quote) => (removed.has(quote.parent) ? { ...quote, parent: parentOf(quote.parent) } : quote));
}

// The quotations and speakers of a document with its corrections. One that is added to those before
// is applied to what they made, instead of all of them once more.
const STATES = new WeakMap();

async function correctedState(article) {
  const record = await recordOf(article);
  const list = correctionsOf(article);
  const known = STATES.get(article);
  const isLonger = known?.list.every((correction, position) => correction === list[position]);
  const state = isLonger ? applied(known.state, list.slice(known.list.length)) : applied(stateOf(record), list);
  STATES.set(article, { list, state });
  return state;
}

function applied(state, list) {
  for (const correction of list) APPLIED[correction.action]?.(correction, state);
  return state;
}

function stateOf(record) {
  const quotes = new Map(record.quotes.map((quote) => [placeOf(quote), { ...quote }]));
  const speakers = record.speakers.map((speaker) => ({ ...speaker, names: new Set([speaker.name]) }));
  return { quotes, speakers, removed: new Set() };
}

function sameMention(one, other) {
  const [parts, others] = [partsOf(one), partsOf(other)];
  return parts.length === others.length && parts.every(({ start, end }, position) => start === others[position].start && end === others[position].end);
}

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
