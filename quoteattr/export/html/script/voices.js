// ---- Who speaks where follows the corrections: the rows are those who are quoted most, as
// people/speaking.py chooses them.

const LEVELS = 8;
const MOST_VOICES = 16;

function mostQuoted(said) {
  const people = [...said].filter(([speaker]) => speaker);
  people.sort(([, one], [, other]) => other.quotes.length - one.quotes.length || sum(other.words) - sum(one.words) || one.quotes[0].parts[0].start - other.quotes[0].parts[0].start);
  return people.slice(0, MOST_VOICES);
}

function drawVoices(article, { said, names }) {
  const table = article.querySelector(".voices");
  if (!table) return;
  const headings = [...table.tHead.querySelectorAll("[data-start]")];
  const starts = headings.map((cell) => Number(cell.dataset.start));
  const titles = headings.map((cell) => cell.firstElementChild.title);
  const voices = mostQuoted(said).map(([speaker, { quotes }]) => {
    const amounts = starts.map(() => 0);
    for (const quote of quotes) {
      const chapter = starts.findLastIndex((start) => start <= quote.parts[0].start);
      if (chapter >= 0) amounts[chapter] += wordsIn(article, quote);
    }
    return { speaker, amounts };
  });
  const most = Math.max(1, ...voices.flatMap(({ amounts }) => amounts));
  table.tBodies[0].replaceChildren(...voices.map(({ speaker, amounts }) => {
    const row = made("tr", "", { class: lookOf(personOf(article, speaker)).join(" "), "data-s": speaker });
    const heading = made("th", "", { scope: "row" });
    heading.append(made("bdi", names.get(speaker), { class: "name" }));
    row.append(heading, ...amounts.map((words, chapter) => {
      if (!words) return made("td", "");
      const label = counted(words, "word");
      return made("td", "", { class: `h${Math.ceil(LEVELS * Math.sqrt(words / most))}`, title: `${titles[chapter]}: ${label}`, "aria-label": label });
    }));
    return row;
  }));
}

// A thousand cells take a phone long: the first rows are shown at once, the others in the next frames.
const VOICES_AT_ONCE = 6;

async function unrollVoices(article) {
  const table = document.querySelector(`#${article.id}chapters .voices`);
  const rows = table ? [...table.tBodies[0].rows].slice(VOICES_AT_ONCE) : [];
  for (const row of rows) row.hidden = true;
  while (rows.length) {
    await drawn();
    for (const row of rows.splice(0, VOICES_AT_ONCE)) row.hidden = false;
  }
}
