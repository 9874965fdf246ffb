// The map of a world: it is drawn by the server within bounds, which takes a while; then it can be looked at, pressed,
// and opened where much was merged in one place. Everything on it stands in words beside it.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Frame } from "../frame";
import {
  type About,
  type Line,
  type MapAt,
  type Picture,
  type PlaceOn,
  type Turning,
  type World,
  get,
  post,
  sentence,
} from "../wire";
import { Prose, curled, list, stopped } from "../words";
import { InLines } from "./drawn";

const MOMENT = 300;
const SIZES = [1000, 3000, 10_000];
const STOPPED: Record<string, string> = {
  "limit:time": "the time for it was over",
  "limit:memory": "there was no more room for it",
  "limit:states": "it had as many states as it may have",
  interrupted: "it was stopped",
};
const PLACES: Record<string, string> = {
  states: "Each place is a state of the world.",
  regions: "States that lead to each other and leave the same ends open are one place.",
  kinds: "All states that leave the same ends open are one place.",
  rest: "States that leave the same ends open are one place; the rest are merged by how many they leave open.",
  "acts done": "States are merged by how many acts have led to them.",
};
const many = (number: number, what: string) => `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;

export async function map(name: string) {
  const world = await get<World>(`/api/worlds/${encodeURIComponent(name)}`);
  document.title = `Map: ${curled(world.title)} – Unsaid`;
  return <View world={world} />;
}

function View({ world }: { world: World }) {
  const [at, know] = useState<MapAt | null>(null);
  const [trouble, say] = useState("");
  const begin = async (free: string[], states: number) => {
    try {
      say("");
      know(await post<MapAt>(`/api/worlds/${encodeURIComponent(world.name)}/map`, { free, states }));
    } catch (error) {
      say(sentence(error));
    }
  };
  const over = at === null || at.stage === "done" || at.stage === "failed";
  useEffect(() => {
    if (at === null || over) return;
    const after = setTimeout(() => {
      get<MapAt>(`/api/maps/${at.map}`).then(know, (error: unknown) => {
        say(sentence(error));
        know(null);
      });
    }, MOMENT);
    return () => clearTimeout(after);
  }, [at]);
  const stop = () => at && post<MapAt>(`/api/maps/${at.map}/stop`, {}).then(know, (error: unknown) => say(sentence(error)));
  return (
    <Frame wide>
      <div class="title">
        <h1>{curled(world.title)}</h1>
        <p class="about">Everything that can come of it, as a map.</p>
      </div>
      <Wanted world={world} busy={!over} begin={(free, states) => void begin(free, states)} />
      <p role="alert" class="trouble">
        {trouble || at?.trouble}
      </p>
      <p role="status" class="note">
        {at && !over && (at.stage === "waiting" ? "Another map is drawn first." : "It is being drawn.")}
      </p>
      {at && !over && (
        <p class="ways">
          <span class="faint">{at.looked > 0 && `${many(at.looked, "state")} looked into so far.`}</span>
          <button type="button" onClick={() => void stop()}>
            Draw no further
          </button>
        </p>
      )}
      {at?.stage === "done" && <Shown key={at.map} at={at} />}
      <footer class="end">
        <p class="ways">
          <a href={`/read/${encodeURIComponent(world.name)}`}>Read the story</a>
          <a href={`/minds/${encodeURIComponent(world.name)}`}>Its minds</a>
          <a href="/">The shelf</a>
        </p>
      </footer>
    </Frame>
  );
}

function Wanted({ world, busy, begin }: { world: World; busy: boolean; begin: (free: string[], states: number) => void }) {
  const [free, let_] = useState<string[]>([]);
  const [states, most] = useState(SIZES[SIZES.length - 1]!);
  const asks = (event: Event) => {
    event.preventDefault();
    if (!busy) begin(free, states);
  };
  return (
    <form class="sheet" onSubmit={asks}>
      <fieldset>
        <legend>Free to do anything they think possible, with a reason or without</legend>
        {world.roles.map((role) => (
          <label key={role.name}>
            <input
              type="checkbox"
              checked={free.includes(role.name)}
              onChange={(event) =>
                let_(event.currentTarget.checked ? [...free, role.name] : free.filter((one) => one !== role.name))
              }
            />
            {curled(role.called)}
          </label>
        ))}
      </fieldset>
      <label>
        At most{" "}
        <select value={String(states)} onChange={(event) => most(Number(event.currentTarget.value))}>
          {SIZES.map((size) => (
            <option key={size} value={String(size)}>
              {size.toLocaleString("en")} states
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="plain-button" aria-disabled={busy}>
        Draw the map
      </button>
    </form>
  );
}

function whole(at: MapAt): string {
  const size = `${many(at.states, "state")} and ${many(at.steps, "step")}`;
  if (at.whole) return `It is whole: ${size}.`;
  const why = STOPPED[at.stopped] ?? at.stopped;
  if (at.unknown === 0) return `${size}; ${why}, and nothing is missing.`;
  return `${size}. It is not whole: ${why}, and ${many(at.unknown, "state")} were not looked into. There may be more beyond them.`;
}

function Shown({ at }: { at: MapAt }) {
  const [spot, open] = useState("");
  const [picture, show] = useState<Picture | null>(null);
  const [about, tell] = useState<About | null>(null);
  const [chosen, choose] = useState("");
  const [trouble, say] = useState("");
  const path = `/api/maps/${at.map}`;
  useEffect(() => {
    const inside = spot ? `?spot=${encodeURIComponent(spot)}` : "";
    get<Picture>(`${path}/picture${inside}`).then(
      (found) => {
        show(found);
        choose("");
      },
      (error: unknown) => say(sentence(error)),
    );
  }, [spot]);
  useEffect(() => {
    get<About>(`${path}/about`).then(tell, (error: unknown) => say(sentence(error)));
  }, []);
  return (
    <>
      <p role="status" class="note">
        {whole(at)}
      </p>
      <p role="alert" class="trouble">
        {trouble}
      </p>
      {picture && (
        <section class="mapped" aria-labelledby="the-map">
          <h2 id="the-map" class="part">
            The map
          </h2>
          <Trail spot={spot} open={open} how={picture.how} />
          <div class="beside-each">
            <Lines picture={picture} chosen={chosen} choose={choose} />
            <div class="chosen" role="status">
              <Chosen path={path} picture={picture} chosen={chosen} open={open} />
            </div>
          </div>
          <InWords picture={picture} chosen={chosen} choose={choose} />
        </section>
      )}
      {about && <Ends about={about} />}
    </>
  );
}

function Trail({ spot, open, how }: { spot: string; open: (spot: string) => void; how: string }) {
  const parts = spot === "" ? [] : spot.split(".");
  return (
    <nav aria-label="Opened places">
      <p class="ways">
        {spot !== "" && (
          <button type="button" onClick={() => open("")}>
            The whole map
          </button>
        )}
        {parts.slice(0, -1).map((_, n) => (
          <button key={n} type="button" onClick={() => open(parts.slice(0, n + 1).join("."))}>
            Place {parts.slice(0, n + 1).join(".")}
          </button>
        ))}
        {spot !== "" && <span>Place {spot}</span>}
        <span class="faint">{PLACES[how] ?? ""}</span>
      </p>
    </nav>
  );
}

interface Choosing {
  picture: Picture;
  chosen: string;
  choose: (name: string) => void;
}

const lineName = (line: Line) => `${line.start} ${line.to}`;

function Lines({ picture, chosen, choose }: Choosing) {
  const [places, lines] = useMemo(
    () => [
      picture.spots.map((one) => ({ name: one.name, label: curled(one.label), sort: one.sort, thick: one.opens })),
      picture.lines.map((one) => ({ name: lineName(one), start: one.start, to: one.to, label: curled(one.label) })),
    ],
    [picture],
  );
  return (
    <InLines
      label={`The map of ${picture.title}: ${picture.spots.length} places; the same stands in words below`}
      places={places}
      lines={lines}
      chosen={chosen}
      choose={choose}
    />
  );
}

function Chosen({ path, picture, chosen, open }: { path: string; picture: Picture; chosen: string; open: (spot: string) => void }) {
  const [place, show] = useState<PlaceOn | null>(null);
  const [trouble, say] = useState("");
  const spot = picture.spots.find((one) => one.name === chosen);
  const line = picture.lines.find((one) => lineName(one) === chosen);
  const latest = useRef("");
  useEffect(() => {
    latest.current = chosen;
    show(null);
    say("");
    if (spot === undefined) return;
    get<PlaceOn>(`${path}/spots/${encodeURIComponent(spot.name)}`).then(
      (found) => latest.current === chosen && show(found),
      (error: unknown) => say(sentence(error)),
    );
  }, [chosen, picture]);
  if (line)
    return (
      <div class="answer">
        <h3>{line.count > 1 ? many(line.count, "way") : "One way"}</h3>
        {line.courses.map((course, n) => (
          <Course key={n} acts={course} />
        ))}
        {line.count > line.courses.length && <p class="faint">and {many(line.count - line.courses.length, "more")}</p>}
      </div>
    );
  if (spot === undefined) return <p class="faint">Choose a place or a line.</p>;
  return (
    <div class="answer">
      <h3>{curled(spot.label)}</h3>
      {spot.opens && (
        <p class="ways">
          <button type="button" onClick={() => open(spot.name)}>
            Open this place
          </button>
        </p>
      )}
      {trouble && <p class="trouble">{trouble}</p>}
      {place && <Place place={place} end={spot.sort === "end" || spot.sort === "dead"} />}
    </div>
  );
}

function Course({ acts }: { acts: string[] }) {
  return (
    <ol class="course">
      {acts.map((act, n) => (
        <li key={n}>{curled(act)}</li>
      ))}
    </ol>
  );
}

function Place({ place, end }: { place: PlaceOn; end: boolean }) {
  return (
    <>
      {!end && place.open.length > 0 && <p>A story can still come to {curled(list(place.open, "or"))}.</p>}
      <h4>A shortest story to it</h4>
      {place.example.length > 0 ? <Course acts={place.example} /> : <p>It begins here.</p>}
      {place.acts.length > 0 && (
        <>
          <h4>What can be done here</h4>
          <ul class="held">
            {place.acts.map((act) => (
              <li key={act}>{curled(act)}</li>
            ))}
          </ul>
          {place.more > 0 && <p class="faint">and {place.more} more</p>}
        </>
      )}
      {place.turns.length > 0 && (
        <>
          <h4>What turns here</h4>
          <Turns turns={place.turns} />
        </>
      )}
    </>
  );
}

function turned(turn: Turning): string {
  const parts = [
    turn.loses.length > 0 ? `${list(turn.loses)} can no longer be come to` : "",
    turn.wins.length > 0 ? `only ${list(turn.wins, "or")} is left` : "",
  ];
  return parts.filter(Boolean).join("; ");
}

function Turns({ turns }: { turns: Turning[] }) {
  return (
    <ul class="held">
      {turns.map((turn, n) => (
        <li key={n}>
          {curled(turn.words)}: <span class="faint">{curled(stopped(turned(turn)))}</span>
        </li>
      ))}
    </ul>
  );
}

// The same as a list, for whoever would rather not use a pointer.
function InWords({ picture, chosen, choose }: Choosing) {
  return (
    <details class="in-words">
      <summary>The places in words</summary>
      <ul>
        {picture.spots.map((one) => (
          <li key={one.name}>
            <button type="button" aria-pressed={one.name === chosen} onClick={() => choose(one.name)}>
              {one.name}. {curled(one.label)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function share(likely: number | null): string {
  if (likely === null) return "";
  return likely === 0 ? "nobody would come to it" : likely < 0.005 ? "hardly ever" : `${Math.round(likely * 100)} in 100`;
}

function Ends({ about }: { about: About }) {
  return (
    <>
      <section aria-labelledby="ends">
        <h2 id="ends" class="part">
          How it can end
        </h2>
        <ul class="ifs">
          {about.ends.map((end) => (
            <li key={end.title}>
              <details>
                <summary>
                  {curled(end.title)} <span class="faint">{share(end.likely)}</span>
                </summary>
                <Course acts={end.example} />
                {!end.reasoned && <p class="faint">Only if somebody does what they have no reason for.</p>}
              </details>
            </li>
          ))}
        </ul>
        {about.ends.length === 0 && <p>It comes to no end.</p>}
      </section>
      {about.turns.length > 0 && (
        <section aria-labelledby="turns">
          <h2 id="turns" class="part">
            On what most turns
          </h2>
          <Turns turns={about.turns} />
        </section>
      )}
      <section>
        <details>
          <summary>All that there is to say</summary>
          <Prose text={about.prose} />
        </details>
      </section>
    </>
  );
}
