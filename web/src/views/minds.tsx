// The minds of a story: at any act who believes what of whom, as a table and as a drawing; and who knew what, when.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Frame } from "../frame";
import { type Held, type Knew, type Learnt, type Minds, type World, get, sentence } from "../wire";
import { capital, curled, stopped } from "../words";
import { InLines } from "./drawn";

// Where the minds are asked for: of the world's own story, or of a game that is over.
interface Of {
  path: string;
  back: string;
  game: boolean;
}

export async function minds(name: string) {
  const world = await get<World>(`/api/worlds/${encodeURIComponent(name)}`);
  const given = new URLSearchParams(location.search);
  const seat = given.get("seat");
  const of: Of =
    seat === null
      ? { path: `/api/worlds/${encodeURIComponent(name)}/`, back: `/read/${encodeURIComponent(name)}`, game: false }
      : { path: `/api/seats/${encodeURIComponent(seat)}/after/`, back: `/play/${encodeURIComponent(seat)}`, game: true };
  const side = given.get("side") ?? (seat === null ? "nobody" : "");
  const first = await get<Minds>(`${of.path}minds?${asked(Number(given.get("act") ?? 0) || 0, side)}`);
  document.title = `Minds: ${curled(first.title)} – Unsaid`;
  return <View world={world} of={of} first={first} usual={side} />;
}

function asked(done: number, side: string): string {
  const said = new URLSearchParams({ done: String(done) });
  if (side) said.set("side", side);
  return String(said);
}

function View({ world, of, first, usual }: { world: World; of: Of; first: Minds; usual: string }) {
  const [now, show] = useState(first);
  const [side, tell] = useState(usual);
  const [trouble, say] = useState("");
  const [chosen, choose] = useState("");
  const last = useRef("");
  const to = async (done: number, from = side) => {
    const wanted = asked(done, from);
    last.current = wanted;
    tell(from);
    try {
      const found = await get<Minds>(`${of.path}minds?${wanted}`);
      if (last.current !== wanted) return;
      show(found);
      say("");
      const here = new URLSearchParams(location.search);
      here.set("act", String(done));
      if (from) here.set("side", from);
      history.replaceState(null, "", `?${here}`);
    } catch (error) {
      say(sentence(error));
    }
  };
  return (
    <Frame wide>
      <div class="title">
        <h1>{curled(now.title)}</h1>
        <p class="about">
          {of.game ? "What everybody believed in this game." : "What everybody believes in the story that it tells."}
        </p>
      </div>
      <At now={now} to={(done) => void to(done)}>
        <span>
          <label for="side">As</label>{" "}
          <select id="side" value={side} onChange={(event) => void to(now.done, event.currentTarget.value)}>
            <option value="nobody">it is from outside</option>
            {side === "" && <option value="">you had it</option>}
            {world.roles.map((role) => (
              <option key={role.name} value={role.name}>
                {curled(role.called)} has it
              </option>
            ))}
          </select>
        </span>
      </At>
      <p role="alert" class="trouble">
        {trouble}
      </p>
      <Beliefs now={now} chosen={chosen} choose={choose} />
      <WhoKnew path={of.path} side={side} />
      <footer class="end">
        <p class="ways">
          <a href={of.back}>{of.game ? "Back to the game" : "Read the story"}</a>
          <a href="/">The shelf</a>
        </p>
      </footer>
    </Frame>
  );
}

// Which act it is, and how to get to another.
function At({ now, to, children }: { now: Minds; to: (done: number) => void; children: preact.ComponentChildren }) {
  const { done, acts } = now;
  return (
    <nav class="sides" aria-label="The act">
      <div class="ways">
        <button type="button" aria-disabled={done === 0} onClick={() => done > 0 && to(done - 1)}>
          The act before
        </button>
        <span class="wide-label">
          <label for="act">After</label>{" "}
          <select id="act" value={String(done)} onChange={(event) => to(Number(event.currentTarget.value))}>
            <option value="0">nothing: the start</option>
            {acts.map((act) => (
              <option key={act.number} value={String(act.number)}>
                {act.number}. {curled(act.words)}
              </option>
            ))}
          </select>
        </span>
        <button type="button" aria-disabled={done === acts.length} onClick={() => done < acts.length && to(done + 1)}>
          The next act
        </button>
        {children}
      </div>
    </nav>
  );
}

const whose = (called: string) => (called === "you" ? "your" : `${curled(called)}’s`);
const key = (who: string, of: string) => `${who}\n${of}`;

function count(holds: Held[]): string {
  const wrong = holds.filter((one) => !one.so).length;
  if (holds.length === 0) return "nothing";
  return wrong === 0 ? `${holds.length}` : `${holds.length}, ${wrong} wrong`;
}

interface Chosen {
  now: Minds;
  chosen: string;
  choose: (cell: string) => void;
}

function Beliefs({ now, chosen, choose }: Chosen) {
  const [drawn, draw] = useState(false);
  const called = new Map(now.people.map((role) => [role.name, curled(role.called)]));
  const heading = (who: string, of: string) =>
    of === ""
      ? `What ${called.get(who)} believed`
      : `What ${called.get(who)} believed that ${called.get(of)} believed`;
  const open = now.minds.find((one) => key(one.who, one.of) === chosen);
  return (
    <section aria-labelledby="beliefs">
      <h2 id="beliefs" class="part">
        Who believes what of whom
      </h2>
      <p class="how-read">
        What is no longer as it was at the start, and what is not so. What is new is told; press a number for all of it.
      </p>
      <div class="scrolls" role="group" aria-labelledby="beliefs" tabIndex={0}>
        <table class="beliefs">
          <thead>
            <tr>
              <td />
              <th scope="col">of the world</th>
              {now.people.map((role) => (
                <th key={role.name} scope="col">
                  of {whose(role.called)} mind
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {now.people.map((role) => (
              <tr key={role.name}>
                <th scope="row">{curled(capital(role.called))}</th>
                {["", ...now.people.map((other) => other.name)].map((of) => (
                  <Cell key={of} now={now} who={role.name} of={of} label={heading(role.name, of)} choose={choose} open={chosen} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {now.left_out > 0 && <p class="note">{now.left_out} more characters are not shown.</p>}
      <p class="ways">
        <button type="button" aria-expanded={drawn} onClick={() => draw(!drawn)}>
          As a drawing
        </button>
      </p>
      {drawn && <Net now={now} chosen={chosen} choose={choose} />}
      <div role="status">
        {open && (
          <section class="answer" aria-label={heading(open.who, open.of)}>
            <h3>{heading(open.who, open.of)}</h3>
            <All holds={open.holds} acts={now.acts.length} />
            <button type="button" onClick={() => choose("")}>
              Put it away
            </button>
          </section>
        )}
      </div>
    </section>
  );
}

interface OfCell {
  now: Minds;
  who: string;
  of: string;
  label: string;
  open: string;
  choose: (cell: string) => void;
}

const NEW = 4;

function Cell({ now, who, of, label, open, choose }: OfCell) {
  const mind = now.minds.find((one) => one.who === who && one.of === of);
  if (mind === undefined) return <td class="own">–</td>;
  const fresh = mind.holds.filter((one) => one.since === now.done && (now.done > 0 || !one.so));
  const own = key(who, of);
  return (
    <td>
      {fresh.slice(0, NEW).map((one, n) => (
        <p key={n}>
          {curled(stopped(one.words))} {!one.so && <em class="wrong">not so</em>}
        </p>
      ))}
      {fresh.length > NEW && <p class="faint">and {fresh.length - NEW} more that are new</p>}
      <button
        type="button"
        aria-pressed={open === own}
        aria-label={`${label}: ${count(mind.holds)}`}
        onClick={() => choose(open === own ? "" : own)}
      >
        {count(mind.holds)}
      </button>
    </td>
  );
}

function All({ holds, acts }: { holds: Held[]; acts: number }) {
  if (holds.length === 0) return <p>Nothing that was not so at the start, and nothing that is wrong.</p>;
  const since = (one: Held) => (one.since === 0 ? "from the start" : one.since > acts ? "" : `since act ${one.since}`);
  return (
    <ul class="held">
      {holds.map((one, n) => (
        <li key={n}>
          {curled(stopped(one.words))} <span class="faint">{since(one)}</span>{" "}
          {!one.so && <em class="wrong">not so</em>}
        </li>
      ))}
    </ul>
  );
}

// The same as a drawing: people, and what each believes of each other's mind as a line from one to the other.
function Net({ now, chosen, choose }: Chosen) {
  const [places, lines] = useMemo(() => {
    const of = (who: string, of: string) => now.minds.find((one) => one.who === who && one.of === of)?.holds ?? [];
    const people = now.people.map((role) => ({
      name: key(role.name, ""),
      label: `${curled(capital(role.called))}: ${count(of(role.name, ""))}`,
      sort: of(role.name, "").some((one) => !one.so) ? "start" : "open",
    }));
    const between = now.minds
      .filter((one) => one.of !== "" && one.holds.length > 0)
      .map((one) => ({
        name: key(one.who, one.of),
        start: key(one.who, ""),
        to: key(one.of, ""),
        label: count(one.holds),
        wrong: one.holds.some((held) => !held.so),
      }));
    return [people, between];
  }, [now]);
  return (
    <InLines
      label="Those in the story, and how many beliefs each has of the minds of the others; the same stands in the table"
      places={places}
      lines={lines}
      chosen={chosen}
      how="circle"
      choose={(name) => choose(name)}
    />
  );
}

// --- who knew what, when ---

const HOW: Record<Learnt["how"], string> = {
  knows: "knows",
  wrong: "wrongly believes",
  open: "is not sure:",
  misses: "does not know",
  loses: "no longer believes",
};

function WhoKnew({ path, side }: { path: string; side: string }) {
  const [open, turn] = useState(false);
  const [found, show] = useState<Knew | null>(null);
  const [trouble, say] = useState("It is being worked out.");
  useEffect(() => {
    if (!open) return;
    get<Knew>(`${path}knew${side ? `?side=${encodeURIComponent(side)}` : ""}`).then(show, (error: unknown) =>
      say(sentence(error)),
    );
  }, [open, side]);
  return (
    <section class="sheet-of" aria-labelledby="knew">
      <h2 id="knew">
        <button type="button" aria-expanded={open} onClick={() => turn(!open)}>
          Who knew what, when
        </button>
      </h2>
      {open && <div class="inside">{found ? <Grid knew={found} /> : <p role="status">{trouble}</p>}</div>}
    </section>
  );
}

function Grid({ knew }: { knew: Knew }) {
  const [who, only] = useState("");
  const [fact, about] = useState("");
  const [how, kind] = useState("");
  const people = [...new Set(knew.minds.flatMap((mind) => mind.who))];
  const facts = [...new Map(knew.facts.map((one) => [one.fact, one.words])).entries()];
  const shown = knew.changes.filter(
    (one) =>
      (who === "" || knew.minds[one.mind]!.who[0] === who) &&
      (fact === "" || knew.facts[one.fact]!.fact === fact) &&
      (how === "" || one.how === how),
  );
  const minds = [...new Set(shown.map((one) => one.mind))].sort((a, b) => a - b);
  const acts = [...new Set(shown.map((one) => one.act))].sort((a, b) => a - b);
  const words = (name: string) => knew.minds.find((mind) => mind.who.length === 1 && mind.who[0] === name)?.words ?? name;
  return (
    <>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Pick name="Whose mind" value={who} set={only} every="everybody’s" options={people.map((one) => [one, words(one)])} />
        <Pick name="Which fact" value={fact} set={about} every="every fact" options={facts} />
        <Pick name="What came of it" value={how} set={kind} every="anything" options={Object.entries(HOW)} />
      </form>
      <p role="status" class="note">
        {shown.length === 0 ? "Nothing of that kind: everybody knew it as soon as it was so." : `${shown.length} changes.`}
        {knew.left_out > 0 && ` ${knew.left_out} more are not shown.`}
      </p>
      {shown.length > 0 && (
        <div class="scrolls" role="group" aria-label="Who knew what, when" tabIndex={0}>
          <table class="knew">
            <thead>
              <tr>
                <th scope="col">act</th>
                {minds.map((mind) => (
                  <th key={mind} scope="col">
                    {curled(knew.minds[mind]!.words)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {acts.map((act) => (
                <tr key={act}>
                  <th scope="row">{act === 0 ? "the start" : `${act}. ${curled(knew.acts[act - 1]!.words)}`}</th>
                  {minds.map((mind) => (
                    <td key={mind}>
                      {shown
                        .filter((one) => one.act === act && one.mind === mind)
                        .map((one, n) => (
                          <p key={n}>
                            <em class={one.how === "knows" ? "faint" : "wrong"}>{HOW[one.how]}</em>{" "}
                            {curled(knew.facts[one.fact]!.words)}
                          </p>
                        ))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

interface Picked {
  name: string;
  value: string;
  every: string;
  options: [string, string][];
  set: (value: string) => void;
}

function Pick({ name, value, every, options, set }: Picked) {
  return (
    <label>
      {name}
      <select value={value} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">{every}</option>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {curled(words)}
          </option>
        ))}
      </select>
    </label>
  );
}
