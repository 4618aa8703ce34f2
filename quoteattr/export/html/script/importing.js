// ---- A file of corrections that was saved here, or written by hand, is read back. What does not fit
// the text of the page is told, and not applied.

const TYPE = "quoteattr corrections";

async function openFile(input) {
  const [file] = input.files;
  input.value = ""; // so that the same file can be chosen again
  if (!file) return;
  const article = document.getElementById(corrections.dataset.article);
  let told;
  try {
    told = await taken(article, JSON.parse(await file.text()));
  } catch {
    told = ["It is not a file of corrections: not JSON."];
  }
  listCorrections();
  const [first, ...others] = told.map((line) => made("li", line));
  const list = made("ul", "");
  list.append(first, ...others);
  corrections.querySelector(".told").replaceChildren(made("b", file.name), list);
}

// Takes what fits, and returns in words what happened.
async function taken(article, content) {
  const files = [content].flat().filter((one) => one?.type === TYPE && Array.isArray(one.corrections));
  if (!files.length) return ["It is not a file of corrections."];
  const newer = files.find((one) => one.version !== 1);
  if (newer) return [`It has version ${newer.version}, and this page reads version 1.`];
  const { sha, name } = article.dataset;
  const own = files.filter((one) => one.text_sha256 === sha || one.document === name);
  if (!own.length) return ["It is for another text: neither the hash nor the name of the document is the one of this page."];
  const record = await recordOf(article);
  const places = new Set(record.quotes.map(placeOf));
  const kept = correctionsOf(article).map((one) => JSON.stringify(one));
  const fitting = [];
  const told = [];
  let repeated = 0;
  own.flatMap((one) => one.corrections).forEach((correction, position) => {
    const fault = faultOf(article, correction, places);
    if (fault) told.push(`Correction ${position + 1} is left out: ${fault}.`);
    else if (kept.includes(JSON.stringify(correction))) repeated += 1;
    else fitting.push(correction);
  });
  // One after the other, because a later one of the same quotation replaces an earlier one.
  let list = correctionsOf(article);
  for (const correction of fitting) list = [...list.filter((one) => !replaces(correction, one)), correction];
  keep(article, list);
  await apply(article);
  const known = repeated ? `, and ${counted(repeated, "correction")} known already` : "";
  return [`${counted(fitting.length, "correction")} read${known}.`, ...told];
}

// Why a correction cannot be applied here; empty if it can.
function faultOf(article, correction, places) {
  if (!APPLIED[correction?.action]) return `this page cannot show “${correction?.action}”; quoteattr --corrections can`;
  try {
    const { quote, quotes = [], speaker, speakers = [], to } = correction;
    const slice = sliceOf(article);
    for (const one of [quote, ...quotes].filter(Boolean)) {
      const other = one.parts.find((part) => slice(part.start, part.end) !== part.text);
      if (other) return `“${other.text}” is not at ${other.start} any more: the text has changed`;
      if (!places.has(placeOf(one))) return `${begun(one)} is not among the quotations`;
    }
    for (const one of [speaker, ...speakers, to].filter(Boolean)) {
      if (!one.name?.trim()) return "a speaker has no name";
      const parts = one.mention ? partsOf(one.mention) : [];
      const other = parts.find((part) => slice(part.start, part.end) !== part.text);
      if (other) return `“${other.text}” is not at ${other.start} any more: the text has changed`;
    }
    return MISSING[correction.action]?.(correction) ? "something is missing in it" : "";
  } catch {
    return "something is missing in it";
  }
}

const MISSING = {
  "set-speaker": ({ quote }) => !quote,
  "set-kind": ({ quote, kind }) => !quote || !KINDS.includes(kind),
  "remove-quote": ({ quote }) => !quote,
  "rename-speaker": ({ speaker, name }) => !speaker || !name?.trim(),
  "merge-speakers": ({ speakers }) => !(speakers?.length > 1),
  "split-speaker": ({ speaker, quotes, to }) => !speaker || !quotes?.length || !to,
};
