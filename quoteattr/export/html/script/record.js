// ---- The record of a document, which the page carries compressed, and files made of it.

const RECORDS = new WeakMap();

function recordOf(article) {
  if (!RECORDS.has(article)) RECORDS.set(article, unpacked(article));
  return RECORDS.get(article);
}

async function unpacked(article) {
  const packed = atob(article.querySelector("script.record").textContent);
  const bytes = new Uint8Array(packed.length);
  for (let position = 0; position < packed.length; position += 1) bytes[position] = packed.charCodeAt(position);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function download(name, type, content) {
  const link = made("a", "", { download: name, href: URL.createObjectURL(new Blob([content], { type })) });
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own reference to the content by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const fileName = (article, suffix) => (article.dataset.name.replace(/[^\p{L}\p{N}._-]+/gu, "-") || "document") + suffix;

const downloadPage = (article) => download(fileName(article, ".html"), "text/html", `<!doctype html>\n${TRANSIENT}\n`);

async function downloadRecord(article) {
  const record = corrected(await recordOf(article), correctionsOf(article));
  download(fileName(article, ".json"), "application/json", `${JSON.stringify(record, null, 2)}\n`);
}

// The columns of the command line's CSV.
const COLUMNS = {
  document: (quote, { record }) => record.id,
  quote: (quote) => quote.id,
  kind: (quote) => quote.kind,
  act: (quote) => quote.act,
  text: (quote) => quote.text,
  start: (quote) => quote.parts[0].start,
  end: (quote) => quote.parts.at(-1).end,
  parts: (quote) => quote.parts.map((part) => `${part.start}-${part.end}`).join(";"),
  speaker_id: (quote) => quote.speaker,
  speaker: (quote, { speakers }) => speakers.get(quote.speaker)?.name,
  gender: (quote, { speakers }) => speakers.get(quote.speaker)?.gender,
  speaker_kind: (quote, { speakers }) => speakers.get(quote.speaker)?.kind,
  source: (quote) => wordsOf(quote.source),
  source_start: (quote) => quote.source && partsOf(quote.source)[0].start,
  source_end: (quote) => quote.source && partsOf(quote.source).at(-1).end,
  cue: (quote) => wordsOf(quote.cue),
  cue_start: (quote) => quote.cue && partsOf(quote.cue)[0].start,
  cue_end: (quote) => quote.cue && partsOf(quote.cue).at(-1).end,
  addressee_id: (quote) => quote.addressee,
  addressee: (quote, { speakers }) => speakers.get(quote.addressee)?.name,
  parent: (quote) => quote.parent,
  rule: (quote) => quote.rule,
  confidence: (quote) => quote.confidence,
  context: (quote, { around, slice }) => slice(...around(quote)),
  context_start: (quote, { around }) => around(quote)[0],
  context_end: (quote, { around }) => around(quote)[1],
  manner: (quote, { row }) => row(quote).dataset.manner,
};

const partsOf = (extent) => extent.parts ?? [extent];
const wordsOf = (extent) => extent && partsOf(extent).map((part) => part.text).join(" ");

async function downloadTable(article) {
  const record = corrected(await recordOf(article), correctionsOf(article));
  // What is computed from the text is in the rows of the table.
  const rows = new Map(entriesOf(article.querySelector(".register")).map(({ number, row }) => [Number(number), row]));
  const row = ({ id }) => rows.get(id);
  const known = {
    record,
    speakers: new Map(record.speakers.map((speaker) => [speaker.id, speaker])),
    row,
    around: (quote) => row(quote).dataset.around.split("-").map(Number),
    slice: sliceOf(article),
  };
  const lines = [Object.keys(COLUMNS), ...record.quotes.map((quote) => Object.values(COLUMNS).map((cell) => cell(quote, known)))];
  const content = lines.map((line) => line.map(quoted).join(",")).join("\r\n");
  download(fileName(article, ".csv"), "text/csv", `${content}\r\n`);
}

function quoted(value) {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
