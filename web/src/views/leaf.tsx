// Paragraphs on a page, as in a book: an indent to each but those that begin something; two pages face each other where
// there are two; and what comes into sight comes slowly.

import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { moving } from "../settings";
import { Opening, curled } from "../words";
import type { Paragraph } from "../wire";

const STEP = 420;

// Where a paragraph stands with others: whether it begins something or is set off.
function begins(paragraph: Paragraph, before: Paragraph | undefined): boolean {
  return before === undefined || before.kind !== paragraph.kind || paragraph.apart || before.apart;
}

interface Told {
  paragraphs: Paragraph[];
  names: [string, string] | null;
  margin?: (place: number) => ComponentChildren;
  under?: (place: number) => ComponentChildren;
}

export function Leaf({ paragraphs, names, margin, under }: Told) {
  const beat = (place: number) => (
    <div key={place} class={starts(paragraphs, place) ? "beat first" : "beat"} data-place={place}>
      <p>
        {place === 0 ? <Opening text={curled(paragraphs[0]!.text)} /> : curled(paragraphs[place]!.text)}
        {margin?.(place)}
      </p>
      {under?.(place)}
    </div>
  );
  if (names === null)
    return (
      <div class="leaf">
        {paragraphs.map((one, place) => (one.kind === "turn" ? <Turn key={place} name={one.text} /> : beat(place)))}
      </div>
    );
  return (
    <div class="leaf facing">
      <div class="heads" aria-hidden="true">
        <p>{curled(names[0])}</p>
        <p>{curled(names[1])}</p>
      </div>
      {rows(paragraphs).map((row) => (
        <div key={row[0]} class={starts(paragraphs, row[0]!) ? "row first" : "row"}>
          <div>{row.map(beat)}</div>
          <Beside texts={paragraphs[row[0]!]!.beside} name={names[1]} />
        </div>
      ))}
    </div>
  );
}

function starts(paragraphs: Paragraph[], place: number): boolean {
  return begins(paragraphs[place]!, paragraphs[place - 1]);
}

// The places of paragraphs that stand beside what the other tells then; those beside nothing go with the one before.
function rows(paragraphs: Paragraph[]): number[][] {
  const found: number[][] = [];
  paragraphs.forEach((paragraph, place) => {
    const last = found[found.length - 1];
    if (last === undefined || paragraph.beside.length > 0) found.push([place]);
    else last.push(place);
  });
  return found;
}

function Beside({ texts, name }: { texts: string[]; name: string }) {
  if (texts.length === 0) return null;
  return (
    <div class="beside" role="group" aria-label={`As ${name} has it`}>
      <div class="by" aria-hidden="true">
        {curled(name)}
      </div>
      {texts.map((text, n) => (
        <p key={n}>{curled(text)}</p>
      ))}
    </div>
  );
}

// Where a telling by turns changes over to another side.
function Turn({ name }: { name: string }) {
  return <h2 class="turn">{curled(name) || "Elsewhere"}</h2>;
}

// Has the parts of something appear one after another as they come into sight. What is hidden so is only unseen: it
// can be found, printed and heard.
export function useSlowly(inside: RefObject<HTMLElement | null>, parts: string, anew: unknown) {
  useLayoutEffect(() => {
    const all = inside.current ? [...inside.current.querySelectorAll<HTMLElement>(parts)] : [];
    if (!moving() || !("IntersectionObserver" in window)) return;
    let next = 0;
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        seen.unobserve(entry.target);
        const now = performance.now();
        next = Math.max(now, next + STEP);
        setTimeout(() => entry.target.classList.remove("unseen"), next - now);
      }
    });
    for (const one of all) {
      one.classList.add("unseen");
      seen.observe(one);
    }
    return () => {
      seen.disconnect();
      for (const one of all) one.classList.remove("unseen");
    };
  }, [anew]);
}

// Turns a page over: it goes up and away about its inner edge, `change` puts the other in its place, and that comes down.
export async function turnOver(page: HTMLElement | null, change: () => Promise<void>) {
  if (page === null || !moving()) return change();
  const edge = { transformOrigin: "left center" };
  const up = "perspective(120rem) rotateY(-88deg)";
  const flat = "perspective(120rem) rotateY(0deg)";
  await page.animate(
    [
      { ...edge, transform: flat },
      { ...edge, transform: up, opacity: 0.2 },
    ],
    { duration: 320, easing: "ease-in", fill: "forwards" },
  ).finished;
  await change();
  page.getAnimations().forEach((one) => one.cancel());
  page.animate(
    [
      { ...edge, transform: "perspective(120rem) rotateY(60deg)", opacity: 0.2 },
      { ...edge, transform: flat },
    ],
    { duration: 420, easing: "ease-out" },
  );
}
