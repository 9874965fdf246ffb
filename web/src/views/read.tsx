// A story as a book: from a side, by turns or from outside; beside it, or overleaf, the other mind; and each paragraph
// can be asked why what it tells was done.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Frame } from "../frame";
import { Prose, curled } from "../words";
import { type Page, type Paragraph, type Reason, type Said, type World, get, sentence } from "../wire";
import { Leaf, turnOver, useSlowly } from "./leaf";
import { type Manner, manner, query } from "./reading";
import { start } from "./shelf";

export async function reading(name: string) {
  const world = await get<World>(`/api/worlds/${encodeURIComponent(name)}`);
  const asked = manner(location.search, world.roles[0]?.name ?? "nobody");
  const page = await story(world, asked);
  document.title = `${curled(page.title)} – Unsaid`;
  return <Read world={world} first={page} asked={asked} />;
}

function story(world: World, asked: Manner): Promise<Page> {
  return get(`/api/worlds/${encodeURIComponent(world.name)}/story${query(asked)}`);
}

function called(world: World, side: string): string {
  return world.roles.find((role) => role.name === side)?.called ?? side;
}

// Whose telling it is, in words.
function whose(world: World, side: string): string {
  if (side === "both") return "Told by turns";
  if (side === "nobody") return "Told from outside";
  return `As ${curled(called(world, side))} has it`;
}

function Read({ world, first, asked }: { world: World; first: Page; asked: Manner }) {
  const [page, show] = useState(first);
  const [now, ask] = useState(asked);
  const [trouble, say] = useState("");
  const leaf = useRef<HTMLElement>(null);
  const others = world.roles.filter((role) => role.name !== now.side);
  const facing: [string, string] | null = page.facing ? [called(world, page.side), called(world, page.facing)] : null;
  useSlowly(leaf, ".beat, .beside, h2.turn", page);

  // What is wanted last counts, whichever answer comes last.
  const last = useRef(asked);
  const to = async (changed: Partial<Manner>, past = true) => {
    const wanted = { ...last.current, ...changed };
    if (wanted.facing === wanted.side || wanted.side === "both" || wanted.side === "nobody") wanted.facing = "";
    last.current = wanted;
    ask(wanted);
    try {
      const told = await story(world, wanted);
      if (last.current !== wanted) return;
      if (past) history.pushState(null, "", query(wanted));
      show(told);
      say("");
    } catch (error) {
      say(sentence(error));
    }
  };
  useEffect(() => {
    const back = () => void to(manner(location.search, world.roles[0]?.name ?? "nobody"), false);
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  });

  const over = async (side: string) => {
    const act = actInView(leaf.current, page.paragraphs);
    await turnOver(leaf.current, () => to({ side, facing: "" }));
    requestAnimationFrame(() => find(leaf.current, act));
  };

  return (
    <Frame wide={facing !== null}>
      <div class="title">
        <h1>{curled(page.title)}</h1>
        {world.about && <p class="about">{curled(world.about)}</p>}
      </div>
      <nav class="sides" aria-label="Sides of the story">
        <p class="whose" role="status">
          {facing ? `${whose(world, now.side)}, and facing it as ${curled(facing[1])} has it` : whose(world, now.side)}
        </p>
        <div class="ways">
          {others.slice(0, 3).map((role) => (
            <button key={role.name} type="button" onClick={() => void over(role.name)}>
              Turn over to {curled(role.called)}
            </button>
          ))}
          <HowTold world={world} now={now} to={to} />
        </div>
      </nav>
      <p role="alert" class="trouble">
        {trouble}
      </p>
      <article ref={leaf} key="leaf" aria-label={curled(page.title)}>
        <Asked world={world} page={page} names={facing} />
      </article>
      <footer class="end">
        <p class="ornament" aria-hidden="true">
          ❦
        </p>
        <p class="ways">
          {world.roles.map((role) => (
            <button key={role.name} type="button" onClick={() => void start(world, [role.name], say)}>
              Play it as {curled(role.called)}
            </button>
          ))}
          <a href={`/minds/${encodeURIComponent(world.name)}`}>Its minds</a>
          <a href="/">Back to the shelf</a>
        </p>
      </footer>
    </Frame>
  );
}

// The last act that is told above the middle of the window.
function actInView(leaf: HTMLElement | null, paragraphs: Paragraph[]): number {
  let act = -1;
  for (const beat of leaf?.querySelectorAll<HTMLElement>(".beat") ?? []) {
    if (beat.getBoundingClientRect().top > innerHeight / 2) break;
    act = Math.max(act, ...(paragraphs[Number(beat.dataset.place)]?.acts ?? []));
  }
  return scrollY < innerHeight / 3 ? -1 : act;
}

// Goes to where a page tells that act, or the first after it.
function find(leaf: HTMLElement | null, act: number) {
  if (act < 0 || leaf === null) return;
  const found = [...leaf.querySelectorAll<HTMLElement>("[data-acts]")].find(
    (one) => Math.max(...(one.dataset.acts ?? "").split(" ").map(Number)) >= act,
  );
  found?.closest(".beat")?.scrollIntoView({ block: "center" });
}

function HowTold({ world, now, to }: { world: World; now: Manner; to: (changed: Partial<Manner>) => Promise<void> }) {
  const from = world.roles.some((role) => role.name === now.side);
  return (
    <details class="how">
      <summary>How it is told</summary>
      <form class="sheet" onSubmit={(event) => event.preventDefault()}>
        <label>
          From
          <select value={now.side} onChange={(event) => void to({ side: event.currentTarget.value })}>
            {world.roles.map((role) => (
              <option key={role.name} value={role.name}>
                {curled(role.called)}
              </option>
            ))}
            <option value="both">each by turns</option>
            <option value="nobody">outside</option>
          </select>
        </label>
        <label>
          Facing it
          <select
            value={now.facing}
            disabled={!from}
            onChange={(event) => void to({ facing: event.currentTarget.value })}
          >
            <option value="">nothing</option>
            {world.roles
              .filter((role) => role.name !== now.side)
              .map((role) => (
                <option key={role.name} value={role.name}>
                  {curled(role.called)}
                </option>
              ))}
          </select>
        </label>
        <label>
          Length
          <select
            value={now.length}
            onChange={(event) => void to({ length: event.currentTarget.value as Manner["length"] })}
          >
            <option value="full">whole</option>
            <option value="scene">in scenes</option>
            <option value="short">in short</option>
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={now.thoughts}
            onChange={(event) => void to({ thoughts: event.currentTarget.checked })}
          />
          with thoughts
        </label>
      </form>
    </details>
  );
}

// The page with a mark beside every paragraph that tells of acts: pressed, it says why they were done.
function Asked({ world, page, names }: { world: World; page: Page; names: [string, string] | null }) {
  const [open, turn] = useState<number | null>(null);
  useEffect(() => turn(null), [page]);
  const mark = (place: number) => {
    const acts = page.paragraphs[place]?.acts ?? [];
    if (acts.length === 0) return null;
    const asked = open === place;
    return (
      <button
        type="button"
        class="mark"
        data-acts={acts.join(" ")}
        aria-expanded={asked}
        aria-controls={asked ? `why-${place}` : undefined}
        aria-label={`Why? Paragraph ${place + 1}`}
        onClick={() => turn(asked ? null : place)}
      >
        why
      </button>
    );
  };
  const under = (place: number) =>
    open === place && (
      <aside
        class="why"
        id={`why-${place}`}
        aria-label="Why"
        onKeyDown={(event) => event.key === "Escape" && turn(null)}
      >
        <Reasons world={world} side={page.side} acts={page.paragraphs[place]?.acts ?? []} />
      </aside>
    );
  return <Leaf paragraphs={page.paragraphs} names={names} margin={mark} under={under} />;
}

interface Answer {
  act: string;
  number: number;
  why: string;
}

type Question = "why" | "felt" | "unsaid";

function Reasons({ world, side, acts }: { world: World; side: string; acts: number[] }) {
  const [found, show] = useState<Answer[] | null>(null);
  const [trouble, say] = useState("");
  const name = encodeURIComponent(world.name);
  const from = side === "both" || side === "" ? "" : `?side=${encodeURIComponent(side)}`;
  const of = (act: number, rest: string) => `/api/worlds/${name}/story/${act}/${rest}${from}`;
  useEffect(() => {
    const one = async (act: number) => split(await get<Reason>(of(act + 1, "why")), act + 1);
    Promise.all(acts.map(one)).then(show, (error: unknown) => say(sentence(error)));
  }, []);
  if (found === null) return <p role="status">{trouble || "It is being worked out."}</p>;
  const last = acts[acts.length - 1]! + 1;
  return (
    <div role="status">
      {found.map((answer) => (
        <div key={answer.number} class="reason">
          <p class="act">{curled(answer.act)}</p>
          <Prose text={answer.why} />
          <Proof path={of(answer.number, "proof/why")} />
          <Asking title="What was felt" of={of} act={answer.number} question="felt" />
          <Asking title="What stood unsaid" of={of} act={answer.number} question="unsaid" />
        </div>
      ))}
      {found.length === 0 && <p>Nothing was done here.</p>}
      <p class="reason">
        <a href={`/minds/${name}?act=${last}`}>Who believes what of whom then</a>
      </p>
    </div>
  );
}

interface Question_ {
  title: string;
  of: (act: number, rest: string) => string;
  act: number;
  question: Question;
}

// Another question about an act, which is asked when it is opened; its answer opens its proof.
function Asking({ title, of, act, question }: Question_) {
  return (
    <Opened title={title} path={of(act, `said/${question}`)}>
      <Proof path={of(act, `proof/${question}`)} />
    </Opened>
  );
}

function Proof({ path }: { path: string }) {
  return <Opened title="Its proof" path={path} />;
}

function Opened({ title, path, children }: { title: string; path: string; children?: ComponentChildren }) {
  const [said, tell] = useState<string | null>(null);
  const [trouble, say] = useState("");
  const asked = useRef(false);
  const opened = () => {
    if (asked.current) return;
    asked.current = true;
    get<Said>(path).then(
      (found) => tell(found.prose),
      (error: unknown) => say(sentence(error)),
    );
  };
  return (
    <details onToggle={opened}>
      <summary>{title}</summary>
      {said === null ? <p>{trouble || "It is being worked out."}</p> : <Prose text={said} />}
      {said !== null && children}
    </details>
  );
}

// An answer begins with the number and the name of its act, which a reader has no use for, and goes on with its words.
function split(reason: Reason, act: number): Answer {
  const [first = "", ...rest] = reason.prose.split("\n");
  const head = `${act}. ${reason.act}: `;
  return { act: first.startsWith(head) ? first.slice(head.length) : first, number: act, why: rest.join("\n") };
}
