// A game from one seat: what its role reads, what it may choose, and what it may ask. The server keeps every turn; the
// page holds nothing but what it shows.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Frame } from "../frame";
import { begin, keep } from "../kept";
import { moving, settings } from "../settings";
import { Opening, Prose, curled } from "../words";
import {
  type Begun,
  type Choice,
  type Passage,
  Refused,
  type Said,
  type Sitting,
  type World,
  get,
  post,
  sentence,
} from "../wire";
import { After } from "./after";
import { Choices, Typing } from "./choices";
import { Invited, Waiting } from "./company";
import { Ways } from "./tree";

export async function playing(address: string) {
  const seat = `/api/seats/${encodeURIComponent(address)}`;
  const first = await get<Sitting>(seat);
  const world = await get<World>(`/api/worlds/${encodeURIComponent(first.world)}`);
  keep(address, first);
  document.title = `${curled(first.title)} – Unsaid`;
  return <Play address={address} seat={seat} world={world} first={first} />;
}

interface Table {
  sitting: Sitting;
  passages: Passage[];
  fresh: number;
}

// The table after the server's answer: what was read stays, what is new comes after it.
function after(old: Table, sitting: Sitting): Table {
  const passages = [...old.passages.slice(0, sitting.known), ...sitting.passages];
  const same = passages.findIndex((passage, place) => passage.text !== old.passages[place]?.text);
  return { sitting, passages, fresh: same < 0 ? passages.length : same };
}

function Play({ address, seat, world, first }: { address: string; seat: string; world: World; first: Sitting }) {
  const [table, set] = useState<Table>({
    sitting: first,
    passages: first.passages,
    fresh: first.moves === 0 ? 0 : first.passages.length,
  });
  const [busy, work] = useState(false);
  const [note, say] = useState("");
  const [answer, tell] = useState<string | null>(null);
  const [forks, fork] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const answered = useRef<HTMLDivElement>(null);
  const { sitting, passages } = table;
  const alone = sitting.others.length === 0;
  const held = useRef(false);

  const took = (next: Sitting) => {
    keep(address, next);
    set((old) => after(old, next));
    tell(null);
  };
  const again = async (words = "") => {
    const next = await get<Sitting>(seat);
    if (next.at !== sitting.at) {
      took(next);
      say(words);
    } else set((old) => ({ ...old, sitting: next }));
  };

  // One thing at a time; what has gone on elsewhere in the meantime is read anew, and said.
  const doing = async (what: () => Promise<void>) => {
    if (held.current) return;
    held.current = true;
    work(true);
    try {
      await what();
    } catch (error) {
      if (error instanceof Refused && (error.code === "moved" || error.code === "not-your-move"))
        await again("The game has gone on in the meantime. This is how it stands.").catch((other: unknown) =>
          say(sentence(other)),
        );
      else say(sentence(error));
    } finally {
      held.current = false;
      work(false);
    }
  };
  const choose = (choice: Choice, words = "") =>
    doing(async () => {
      const inside = place.current?.contains(document.activeElement) ?? false;
      took(await post<Sitting>(`${seat}/moves`, { move: choice.move, at: sitting.at, known: passages.length }));
      say(words);
      if (inside) place.current?.focus({ preventScroll: true });
    });
  const back = () =>
    doing(async () => {
      took(await post<Sitting>(`${seat}/undo`, { at: sitting.at }));
      say("The last choice is taken back.");
    });
  const go = (way: number, moves: number) =>
    doing(async () => {
      took(await post<Sitting>(`${seat}/ways`, { at: sitting.at, way, moves }));
      say("This is how the game stood there.");
    });
  const ask = (question: string) => doing(async () => tell((await get<Said>(`${seat}/said/${question}`)).prose));
  const anew = () =>
    doing(async () => {
      const roles = [sitting.role, ...sitting.others.map((other) => other.role)];
      const begun = await post<Begun>("/api/games", { world: sitting.world, roles });
      const [own, ...others] = begun.seats;
      if (own === undefined) return;
      begin(own, begun.world, sitting.title, others);
      location.assign(`/play/${own.address}`);
    });

  useNumbers(sitting.yours ? sitting.choices : [], (choice) => void choose(choice));
  useGoingThere(table);
  useEffect(() => {
    if (answer !== null)
      answered.current?.scrollIntoView({ block: "nearest", behavior: moving() ? "smooth" : "instant" });
  }, [answer]);

  return (
    <Frame>
      <div class="title">
        <h1>{curled(sitting.title)}</h1>
        <p class="about">You are {curled(sitting.called)}.</p>
      </div>
      <Invited address={address} sitting={sitting} />
      <Passages table={table} />
      <div
        class="turn-place"
        ref={place}
        tabIndex={-1}
        aria-label={sitting.over ? "The end" : "Your turn"}
        role="group"
      >
        <p role="status" class="note">
          {note}
        </p>
        <Thinking busy={busy} />
        <Waiting seat={seat} sitting={sitting} again={again} took={took} say={say} />
        {sitting.over === null && sitting.yours && (
          <div key={sitting.at} class={`comes wait-${Math.min(passages.length - table.fresh, 3)}`}>
            <Choices choices={sitting.choices} busy={busy} choose={(choice) => void choose(choice)} />
            <Typing seat={seat} busy={busy} choose={choose} />
          </div>
        )}
        {sitting.over !== null && <After seat={seat} address={address} sitting={sitting} world={world} />}
      </div>
      <div class="tools" role="group" aria-label="Ask, take back, keep">
        {sitting.over === null && (
          <>
            <Tool busy={busy} press={() => void ask("why")}>
              Why?
            </Tool>
            <Tool busy={busy} press={() => void ask("mind")}>
              What I believe
            </Tool>
            {sitting.yours && (
              <Tool busy={busy} press={() => void ask("hint")}>
                A hint
              </Tool>
            )}
          </>
        )}
        {alone && sitting.moves > 0 && (
          <Tool busy={busy} press={() => void back()}>
            Take back
          </Tool>
        )}
        {alone && (
          <button type="button" aria-expanded={forks} onClick={() => fork(!forks)}>
            The ways it has gone
          </button>
        )}
        {alone && (
          <a href={`${seat}/save`} download>
            Save to a file
          </a>
        )}
        <Tool busy={busy} press={() => void anew()}>
          Begin again
        </Tool>
        <a href="/">The shelf</a>
      </div>
      {alone && forks && <Ways seat={seat} at={sitting.at} busy={busy} go={(way, moves) => void go(way, moves)} />}
      <div role="status" class="answer-place" ref={answered}>
        {answer !== null && (
          <section class="answer">
            <Prose text={answer} />
            <button type="button" onClick={() => tell(null)}>
              Put it away
            </button>
          </section>
        )}
      </div>
    </Frame>
  );
}

function Tool({ busy, press, children }: { busy: boolean; press: () => void; children: string }) {
  return (
    <button type="button" aria-disabled={busy} onClick={press}>
      {children}
    </button>
  );
}

// What was read, in one region that says what is added to it, and no more.
function Passages({ table }: { table: Table }) {
  const { passages, fresh } = table;
  return (
    <div class="passages" role="log" aria-live="polite" aria-relevant="additions" aria-label="The story so far">
      {passages.flatMap((passage, place) =>
        passage.text.split("\n\n").map((paragraph, number) => (
          <p
            key={`${place} ${number} ${paragraph}`}
            class={number === 0 ? look(passages, place, fresh) : look(passages, place, fresh).replace("first", "")}
            data-fresh={place === fresh && number === 0 ? "" : undefined}
          >
            {place + number === 0 ? <Opening text={curled(paragraph)} /> : curled(paragraph)}
          </p>
        )),
      )}
    </div>
  );
}

function look(passages: Passage[], place: number, fresh: number): string {
  const before = passages[place - 1];
  const here = passages[place];
  const first = before === undefined || before.turn !== here?.turn || before.sort !== here.sort ? "first" : "";
  return place >= fresh ? `${first} comes wait-${Math.min(place - fresh, 6)}` : first;
}

// Where the others take their time, it is said; not where they answer at once.
function Thinking({ busy }: { busy: boolean }) {
  const [long, is] = useState(false);
  useEffect(() => {
    is(false);
    if (!busy) return;
    const after = setTimeout(() => is(true), 700);
    return () => clearTimeout(after);
  }, [busy]);
  return (
    <p role="status" class="note">
      {busy && long ? "The others are thinking." : ""}
    </p>
  );
}

// Goes to the first of the new passages, once there are some.
function useGoingThere(table: Table) {
  const before = useRef(table.passages.length);
  useLayoutEffect(() => {
    const grew = table.passages.length > before.current;
    before.current = table.passages.length;
    if (!grew) return;
    document
      .querySelector("[data-fresh]")
      ?.scrollIntoView({ block: "start", behavior: moving() ? "smooth" : "instant" });
  }, [table]);
}

function useNumbers(choices: Choice[], choose: (choice: Choice) => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!settings().keys || event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing(event.target))
        return;
      const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
      if (choice === undefined) return;
      event.preventDefault();
      choose(choice);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  });
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches("input:not([type=radio], [type=checkbox]), textarea, select") || target.isContentEditable)
  );
}
