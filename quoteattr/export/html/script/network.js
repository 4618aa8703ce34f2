// ---- The network follows the corrections: counted as people/meetings.py does, and drawn as
// people/network.py does. What is asked of a state that nobody looks at is not done.

const CENTRE = [360, 280];
const RADII = [190, 210];
const MOST_NODES = 16;
const NODE = [6, 26]; // radii
const LINE = [1, 12]; // widths
const LONGEST_NAME = 24;
const LONGEST_LINE = 11;
const LINE_HEIGHT = 24;
const ANSWER = 400; // most characters between a line of dialogue and the answer to it

// How often each speaker says something to another one, or is quoted beside: [one, other, number].
function meetings(quotes, isDialogue) {
  const counts = new Map();
  const count = (one, other) => {
    const key = `${one} ${other}`;
    if (!counts.has(key)) counts.set(key, [one, other, 0]);
    counts.get(key)[2] += 1;
  };
  const said = quotes.filter(({ speaker, parent }) => speaker && !(isDialogue && parent));
  said.forEach((quote, position) => {
    const following = said[position + 1];
    const other = isDialogue ? (quote.addressee ?? answerTo(quote, following)) : following?.speaker;
    if (!other || other === quote.speaker) return;
    if (isDialogue) count(quote.speaker, other);
    else count(Math.min(quote.speaker, other), Math.max(quote.speaker, other));
  });
  return [...counts.values()].sort(([, , one], [, , other]) => other - one);
}

function answerTo(quote, following) {
  const isTurn = following && quote.kind === "direct" && following.kind === "direct";
  return isTurn && following.parts[0].start - quote.parts.at(-1).end <= ANSWER ? following.speaker : null;
}

const pairOf = (one, other) => `${Math.min(one, other)} ${Math.max(one, other)}`;

// Those with the most ties in the order of the circle: close ones side by side.
function circleOf(between) {
  const strength = new Map();
  for (const { pair, number } of between.values()) {
    for (const one of pair) strength.set(one, (strength.get(one) ?? 0) + number);
  }
  const waiting = [...strength].sort(([, one], [, other]) => other - one).slice(0, MOST_NODES).map(([one]) => one);
  const circle = waiting.splice(0, 1);
  while (waiting.length) {
    const rank = (one) => [between.get(pairOf(circle.at(-1), one))?.number ?? 0, strength.get(one), -one];
    const isBefore = (one, other) => {
      const at = one.findIndex((value, position) => value !== other[position]);
      return one[at] > other[at];
    };
    const next = waiting.reduce((best, one) => (isBefore(rank(one), rank(best)) ? one : best));
    circle.push(...waiting.splice(waiting.indexOf(next), 1));
  }
  return circle;
}

function drawNetwork(article, { quotes, said, names }) {
  const section = document.getElementById(`${article.id}network`);
  if (!section) return;
  const counts = meetings(quotes, section.hasAttribute("data-dialogue"));
  const between = new Map();
  for (const [one, other, number] of counts) {
    const key = pairOf(one, other);
    const known = between.get(key) ?? { pair: [Math.min(one, other), Math.max(one, other)], number: 0, directions: new Map() };
    known.number += number;
    known.directions.set(one, number);
    between.set(key, known);
  }
  const svg = section.querySelector("svg.network");
  const nodes = nodesOf(article, circleOf(between), said, names);
  const most = Math.max(1, ...[...between.values()].map(({ number }) => number));
  const ties = [...between.values()].sort((one, other) => other.number - one.number);
  svg.replaceChildren(
    ...ties.filter(({ pair }) => pair.every((one) => nodes.has(one))).map((tie) => tieOf(svg, tie, nodes, names, most)),
    ...[...nodes.values()].map((node) => nodeOf(svg, node)),
  );
  setText(section.querySelector("summary"), `${counted(counts.length, "pair")} in a table`);
  const rows = counts.map(([one, other, number]) => {
    const row = made("tr", "");
    const cells = [names.get(one), names.get(other)].map((name) => {
      const cell = made("td", "");
      cell.append(made("bdi", name));
      return cell;
    });
    row.append(...cells, made("td", NUMBERS.format(number), { class: "n" }));
    return row;
  });
  section.querySelector(".pairs tbody").replaceChildren(...rows);
}

function nodesOf(article, circle, said, names) {
  const wordsOf = (speaker) => sum(said.get(speaker)?.words ?? [0]);
  const most = Math.max(1, ...circle.map(wordsOf));
  return new Map(circle.map((speaker, position) => {
    const angle = (2 * Math.PI * position) / circle.length - Math.PI / 2;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const [x, y] = [CENTRE[0] + RADII[0] * cosine, CENTRE[1] + RADII[1] * sine];
    const radius = Math.round(NODE[0] + (NODE[1] - NODE[0]) * Math.sqrt(wordsOf(speaker) / most));
    const away = radius + 8;
    const isBeside = Math.abs(cosine) > 0.2; // else the name is above or below
    const name = [...names.get(speaker)];
    const lines = foldedName(name);
    const rise = LINE_HEIGHT * (lines.length - 1);
    const top = isBeside ? 8 - rise / 2 : sine < 0 ? -away - 4 - rise : away + 18;
    return [speaker, {
      x: Math.round(x),
      y: Math.round(y),
      radius,
      look: lookOf(personOf(article, speaker) ?? root).join(" ") || "c-ink",
      name: cut(name, LONGEST_NAME),
      label: [Math.round(x + (isBeside ? Math.sign(cosine) * away : 0)), Math.round(y + 5 + (isBeside ? 0 : Math.sign(sine) * (away + 8)))],
      anchor: isBeside ? (cosine > 0 ? "start" : "end") : "middle",
      folded: lines.map((line, row) => [Math.round(y + top) + LINE_HEIGHT * row, cut(line, LONGEST_LINE)]),
    }];
  }));
}

// A name on one line, or on two that are as equal in length as its words permit.
function foldedName(name) {
  const spaces = name.flatMap((character, index) => (character === " " ? [index] : []));
  if (name.length <= LONGEST_LINE || !spaces.length) return [name];
  const unequal = (index) => Math.abs(2 * index + 1 - name.length);
  const middle = spaces.reduce((best, index) => (unequal(index) < unequal(best) ? index : best));
  return [name.slice(0, middle), name.slice(middle + 1)];
}

const cut = (words, longest) => (words.length <= longest ? words.join("") : `${words.slice(0, longest - 1).join("").trimEnd()}…`);

function nodeOf(svg, { x, y, radius, look, name, label, anchor, folded }) {
  const group = shape(svg, "g", { class: look });
  const text = shape(svg, "text", { x: label[0], y: label[1], "text-anchor": anchor });
  text.textContent = name;
  const narrow = shape(svg, "text", { class: "narrow", "text-anchor": anchor });
  narrow.append(...folded.map(([top, line]) => {
    const words = shape(svg, "tspan", { x: label[0], y: top });
    words.textContent = line;
    return words;
  }));
  group.append(shape(svg, "circle", { cx: x, cy: y, r: radius }), text, narrow);
  return group;
}

// Long lines bend towards the middle, so that lines side by side can be told apart.
function tieOf(svg, { pair, number, directions }, nodes, names, most) {
  const [start, end] = pair.map((one) => nodes.get(one));
  const [there, back] = pair.map((one) => directions.get(one) ?? 0);
  const pull = (0.6 * Math.hypot(start.x - end.x, start.y - end.y)) / (2 * RADII[1]);
  const [x, y] = ["x", "y"].map((axis, at) => Math.round(((1 - pull) * (start[axis] + end[axis])) / 2 + pull * CENTRE[at]));
  const width = Math.max(LINE[0], LINE[1] * Math.sqrt(number / most)).toFixed(1);
  const path = shape(svg, "path", { class: (there >= back ? start : end).look, d: `M${start.x} ${start.y}Q${x} ${y} ${end.x} ${end.y}`, "stroke-width": width });
  const [one, other] = pair.map((speaker) => names.get(speaker));
  const title = shape(svg, "title", {});
  const directed = there && back ? ` (${one} ${NUMBERS.format(there)}, ${other} ${NUMBERS.format(back)})` : "";
  title.textContent = `${one} and ${other}: ${NUMBERS.format(number)}${directed}`;
  path.append(title);
  return path;
}
