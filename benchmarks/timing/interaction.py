"""How soon a report answers on a phone: each interaction in Chromium, with a slowed processor.

The input is real (taps and keys), the screen is a phone's, and Chromium slows its own thread down.
What is tapped is scrolled to before, and Playwright's own search for elements is not used: neither
belongs to the interaction, and the search alone takes a phone 0.2 s in a novel.
Three times are measured for each step, in milliseconds:

- *paint*: from the input to the next frame, as the Event Timing API has it; what Interaction to
  Next Paint is made of.
- *shown*: from the input to the frame that shows the result, with all that is done after the event.
- *task*: the longest task that starts meanwhile; as long, nothing else is answered.
"""

import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import attrs

from benchmarks.timing.steps import STEPS, Step

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""It shall neither look for updates nor for anybody else, and it may run as root in a container."""
PHONE: Mapping[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
SLOWER = 4
"""How many times slower than this machine the phone is; Lighthouse takes the same."""


class InteractionError(Exception):
    """A step has no result: the page is not a report of one document with chapters, or broken."""


@attrs.frozen
class Taken:
    """How long a step took, in milliseconds."""

    name: str
    """The step."""
    paint: float
    """From the input to the next frame."""
    shown: float
    """From the input to the frame with the result."""
    task: float
    """The longest task until then, 0 if none is longer than 50."""

    @property
    def longest(self) -> float:
        """What the reader waits for at most."""
        return max(self.paint, self.shown, self.task)


def measure(
    browser: "Browser", page: Path, *, slower: float = SLOWER, steps: Sequence[Step] | None = None
) -> tuple[Taken, ...]:
    """Open a report of one document on a phone, do every step, and return what each took.

    Args:
        browser: Chromium.
        page: The report.
        slower: How many times slower than this machine.
        steps: What is done; `STEPS` if it is not given.

    Raises:
        InteractionError: A step has no result.
    """
    context = browser.new_context(**PHONE)
    try:
        tab = context.new_page()
        tab.add_init_script(_WATCH)
        session = context.new_cdp_session(tab)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        tab.goto(page.absolute().as_uri())
        opening = tab.evaluate(_OPENED)
        return (
            Taken("open: first words", opening["words"], opening["words"], 0),
            Taken("open: usable", opening["usable"], opening["usable"], opening["task"]),
            *(_taken(tab, step) for step in (STEPS if steps is None else steps)),
        )
    finally:
        context.close()


def run(page: Path, *, rounds: int, slower: float = SLOWER) -> tuple[Taken, ...]:
    """Return the median times of several rounds in the Chromium of this machine.

    Args:
        page: The report of a document with chapters.
        rounds: How often it is opened.
        slower: How many times slower than this machine.

    Raises:
        InteractionError: Chromium or Playwright is not installed, or a step has no result.
    """
    if not CHROMIUM.exists() or importlib.util.find_spec("playwright") is None:
        raise InteractionError(f"needs {CHROMIUM} (apt-get install chromium) and playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        found = [measure(browser, page, slower=slower) for _ in range(rounds)]
        browser.close()
    return tuple(medians(found))


def medians(rounds: Sequence[Sequence[Taken]]) -> Iterator[Taken]:
    """Yield the median of each step over several rounds."""
    for same in zip(*rounds, strict=True):
        yield Taken(
            same[0].name,
            median(one.paint for one in same),
            median(one.shown for one in same),
            median(one.task for one in same),
        )


def lines(found: Sequence[Taken]) -> Iterator[str]:
    """Yield the lines of a table."""
    width = max(len(one.name) for one in found)
    yield f"{'step':{width}}  paint  shown   task"
    for one in found:
        yield f"{one.name:{width}}  {one.paint:5.0f}  {one.shown:5.0f}  {one.task:5.0f}"


def _taken(tab: "Page", step: Step) -> Taken:
    selector, position, key = attrs.astuple(step.act)
    point = tab.evaluate("(place) => reach(...place)", [selector, position, key != ""])
    if point is None:
        raise InteractionError(f"nothing to tap at {selector}: {step.name}")
    tab.evaluate(f"() => watch(() => {step.result})")
    if key:
        tab.keyboard.press(key)
    else:
        tab.touchscreen.tap(point["x"], point["y"])
    taken = tab.evaluate("watched()")
    if taken is None:
        raise InteractionError(f"the page did not answer: {step.name}")
    return Taken(step.name, taken["paint"], taken["shown"], taken["task"])


_WATCH = """
let input = 0;
globalThis.observed = { paint: 0, task: 0 };
for (const type of ["pointerup", "keydown", "click"]) {
  addEventListener(type, (event) => { input ??= event.timeStamp; }, { capture: true });
}
const events = new PerformanceObserver((list) => longest("paint", list.getEntries()));
const tasks = new PerformanceObserver((list) => longest("task", list.getEntries()));
const longest = (name, entries) => {
  for (const { startTime, duration } of entries) {
    if (startTime + duration > input) observed[name] = Math.max(observed[name], duration);
  }
};
events.observe({ type: "event", durationThreshold: 16 });
tasks.observe({ type: "longtask" });
const drained = () => {
  longest("paint", events.takeRecords());
  longest("task", tasks.takeRecords());
};
const painted = () => new Promise((done) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(null);
}));
const idle = () => new Promise((done) => requestIdleCallback(done));

// Scrolls to an element as far as needed, and returns its middle once all is drawn.
async function reach(selector, position, isFocused) {
  const element = document.querySelectorAll(selector)[position];
  for (const block of ["nearest", "center"]) {
    element?.scrollIntoView({ block, inline: "nearest" });
    if (isFocused) element?.focus({ preventScroll: true });
    for (let frame = 0; frame < 3; frame += 1) {
      await painted();
      await idle();
    }
    const box = element && [...element.getClientRects()].find(({ width }) => width > 0);
    const point = box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    // Else something else is above it.
    if (point && element.contains(document.elementFromPoint(point.x, point.y))) return point;
  }
  return null;
}

// Starts to watch for what a condition says; the time is that of the frame with it.
function watch(holds) {
  input = undefined;
  observed = { paint: 0, task: 0 };
  observed.seen = (async () => {
    for (const start = performance.now(); performance.now() < start + 5_000;) {
      await painted();
      if (input !== undefined && holds()) return performance.now();
    }
  })();
}

async function watched() {
  const seen = await observed.seen;
  if (seen === undefined) return null;
  // An input is known to the observer some time after its frame.
  await new Promise((done) => setTimeout(done, 300));
  drained();
  return { paint: observed.paint, task: observed.task, shown: seen - input };
}
Object.assign(globalThis, { reach, watch, watched, idle, painted, drained, opening: observed });
"""
_OPENED = """async () => {
  const loaded = new Promise((done) => addEventListener("load", done));
  if (document.readyState !== "complete") await loaded;
  await idle();
  await painted();
  const usable = performance.now();
  drained();
  const words = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? usable;
  return { words, usable, task: opening.task };
}"""
