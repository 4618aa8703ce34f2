// ---- Corrections: a list in the format that `quoteattr --corrections` reads, kept in the browser
// under the hash of the text, so that they belong to the text and not to the file.

const LISTS = new WeakMap();
const keyOf = (article) => `quoteattr corrections ${article.dataset.sha}`;

function correctionsOf(article) {
  if (!LISTS.has(article)) LISTS.set(article, stored(article));
  return LISTS.get(article);
}

function stored(article) {
  try {
    const list = JSON.parse(localStorage.getItem(keyOf(article)) ?? "[]");
    return Array.isArray(list) ? list : [];
  } catch {
    return []; // no storage in a frame, or what is there is not ours
  }
}

function keep(article, list) {
  LISTS.set(article, list);
  try {
    if (list.length) localStorage.setItem(keyOf(article), JSON.stringify(list));
    else localStorage.removeItem(keyOf(article));
  } catch {
    // Without storage they last as long as the page; the file can still be saved.
  }
}

// A later correction of the same thing replaces an earlier one.
async function add(article, ...corrections) {
  const kept = correctionsOf(article).filter((one) => !corrections.some((other) => replaces(other, one)));
  keep(article, [...kept, ...corrections]);
  await apply(article);
}

const REPLACED = { "set-speaker": ["set-speaker", "remove-quote"], "set-kind": ["set-kind", "remove-quote"], "remove-quote": ["set-speaker", "set-kind", "remove-quote"] };

function replaces(one, other) {
  return Boolean(one.quote && other.quote && REPLACED[one.action]?.includes(other.action) && samePlace(one.quote, other.quote));
}

const placeOf = ({ parts }) => parts.map(({ start, end }) => `${start}-${end}`).join(";");
const samePlace = (one, other) => placeOf(one) === placeOf(other);

// ---- What corrections refer to: a quotation by its offsets and words, a speaker by a mention.

const AROUND = 32;

function anchorOf(article, quote) {
  const slice = sliceOf(article);
  const { start } = quote.parts[0];
  const { end } = quote.parts.at(-1);
  const around = { prefix: slice(Math.max(0, start - AROUND), start), suffix: slice(end, end + AROUND) };
  return { parts: quote.parts, ...around };
}

const SLICES = new WeakMap();

function sliceOf(article) {
  if (!SLICES.has(article)) {
    const text = textOf(article).textContent;
    // Offsets count characters; JavaScript counts some of them twice.
    SLICES.set(article, /[\ud800-\udfff]/.test(text) ? sliceOfCharacters(text) : (start, end) => text.slice(start, end));
  }
  return SLICES.get(article);
}

function sliceOfCharacters(text) {
  const characters = [...text];
  return (start, end) => characters.slice(start, end).join("");
}

function referenceOf(speaker) {
  if (!speaker) return null;
  const { name, gender, kind } = speaker;
  const mention = speaker.mentions?.[0];
  const reference = { name, ...(mention && { mention: withoutForm(mention) }) };
  return { ...reference, ...(gender && { gender }), ...(kind && kind !== "unknown" && { kind }) };
}

const withoutForm = ({ form, ...mention }) => mention;

// ---- A correction in words.

const begun = (quote) => {
  const words = quote.parts[0].text.replace(/\s+/g, " ");
  return `“${words.length > 50 ? `${words.slice(0, 50)}…` : words}”`;
};

const WORDS = {
  "set-speaker": ({ quote, speaker }) => `${begun(quote)} is ${speaker ? `said by ${speaker.name}` : "said by somebody unknown"}`,
  "set-kind": ({ quote, kind }) => `${begun(quote)} is ${kind}`,
  "remove-quote": ({ quote }) => `${begun(quote)} is not a quotation`,
  "rename-speaker": ({ speaker, name }) => `${speaker.name} is called ${name}`,
  "merge-speakers": ({ speakers }) => `${speakers.map(({ name }) => name).join(" and ")} are one`,
  "split-speaker": ({ speaker, quotes, to }) => `${counted(quotes.length, "quotation")} of ${speaker.name} ${quotes.length === 1 ? "is" : "are"} said by ${to.name}`,
};

const inWords = (correction) => (WORDS[correction.action] ?? (({ action }) => action))(correction);

async function saveCorrections(article) {
  const file = {
    type: "quoteattr corrections",
    version: 1,
    document: article.dataset.name,
    text_sha256: article.dataset.sha,
    corrections: correctionsOf(article),
  };
  download(fileName(article, ".corrections.json"), "application/json", `${JSON.stringify(file, null, 2)}\n`);
}
