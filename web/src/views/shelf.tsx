// The shelf: the worlds that are here, and the games that were begun on this device.

import { useRef, useState } from "preact/hooks";
import { Frame } from "../frame";
import { type KeptGame, begin, forget, games } from "../kept";
import { capital, curled, list, stopped } from "../words";
import { type Begun, type World, get, post, send, sentence } from "../wire";

export async function shelf() {
  const [worlds, writable] = await Promise.all([
    get<World[]>("/api/worlds"),
    get<{ worlds: string[] }>("/api/desk").catch(() => ({ worlds: [] })),
  ]);
  document.title = "Unsaid";
  return <Shelf worlds={worlds} writable={writable.worlds} />;
}

function Shelf({ worlds, writable }: { worlds: World[]; writable: string[] }) {
  const [trouble, say] = useState("");
  return (
    <Frame home={false}>
      <div class="title">
        <h1>Unsaid</h1>
        <p class="about">
          Stories in which everybody has a picture of the world, and of what is in the others’ minds, and may be wrong.
        </p>
      </div>
      <p role="alert" class="trouble">
        {trouble}
      </p>
      <BegunHere />
      <section aria-labelledby="worlds">
        <h2 id="worlds" class="part">
          Worlds
        </h2>
        <ul class="worlds">
          {worlds.map((world) => (
            <li key={world.name}>
              <Entry world={world} writes={writable.includes(world.name)} say={say} />
            </li>
          ))}
        </ul>
      </section>
      <TakeUp worlds={worlds} say={say} />
    </Frame>
  );
}

function Entry({ world, writes, say }: { world: World; writes: boolean; say: (trouble: string) => void }) {
  const name = encodeURIComponent(world.name);
  const write = writes && (
    <a href={`/write/${name}`} aria-label={`Write: ${world.title}`}>
      Write
    </a>
  );
  if (!world.ok)
    return (
      <>
        <h3>{world.title}</h3>
        <p class="about">This world cannot be told: {stopped(world.trouble)}</p>
        <div class="ways">{write}</div>
      </>
    );
  return (
    <>
      <h3>{curled(world.title)}</h3>
      <p class="about">{curled(world.about)}</p>
      <div class="ways">
        <a href={`/read/${name}`} aria-label={`Read: ${world.title}`}>
          Read
        </a>
        {world.roles.map((role) => (
          <button
            key={role.name}
            type="button"
            aria-label={`Play as ${role.called}: ${world.title}`}
            onClick={() => start(world, [role.name], say)}
          >
            Play as {curled(role.called)}
          </button>
        ))}
        {world.roles.length > 1 && <Together world={world} say={say} />}
        <a href={`/minds/${name}`} aria-label={`Minds: ${world.title}`}>
          Minds
        </a>
        <a href={`/map/${name}`} aria-label={`Map: ${world.title}`}>
          Map
        </a>
        {write}
      </div>
    </>
  );
}

// A game for several people: who is here, and who is given a link.
function Together({ world, say }: { world: World; say: (trouble: string) => void }) {
  const [mine, choose] = useState(world.roles[0]!.name);
  const [theirs, invite] = useState<string[]>([]);
  const others = world.roles.filter((role) => role.name !== mine);
  const invited = others.length === 1 ? others : others.filter((role) => theirs.includes(role.name));
  const begins = (event: Event) => {
    event.preventDefault();
    if (invited.length === 0) say("Say who else is played by somebody.");
    else void start(world, [mine, ...invited.map((role) => role.name)], say);
  };
  return (
    <details class="together">
      <summary aria-label={`With somebody else: ${world.title}`}>With somebody else</summary>
      <form class="sheet" onSubmit={begins}>
        <fieldset>
          <legend>You are</legend>
          {world.roles.map((role) => (
            <label key={role.name}>
              <input
                type="radio"
                name={`mine-${world.name}`}
                checked={mine === role.name}
                onChange={() => choose(role.name)}
              />
              {curled(role.called)}
            </label>
          ))}
        </fieldset>
        {others.length > 1 && (
          <fieldset>
            <legend>Somebody else is</legend>
            {others.map((role) => (
              <label key={role.name}>
                <input
                  type="checkbox"
                  checked={theirs.includes(role.name)}
                  onChange={(event) =>
                    invite(
                      event.currentTarget.checked ? [...theirs, role.name] : theirs.filter((one) => one !== role.name),
                    )
                  }
                />
                {curled(role.called)}
              </label>
            ))}
          </fieldset>
        )}
        <p>
          {invited.length > 0
            ? `${capital(list(invited.map((role) => curled(role.called))))} ${invited.length > 1 ? "get a link each" : "gets a link"}, for you to send.`
            : "Whoever is not played goes by a mind of their own."}
        </p>
        <button type="submit" class="plain-button">
          Begin
        </button>
      </form>
    </details>
  );
}

export async function start(world: { name: string; title: string }, roles: string[], say: (trouble: string) => void) {
  try {
    open(await post<Begun>("/api/games", { world: world.name, roles }), world.title);
  } catch (error) {
    say(sentence(error));
  }
}

// Takes the first seat of a game, and keeps where the others are.
function open(begun: Begun, title: string) {
  const [own, ...others] = begun.seats;
  if (own === undefined) return;
  begin(own, begun.world, title, others);
  location.assign(`/play/${own.address}`);
}

function BegunHere() {
  const [kept, change] = useState(games());
  if (kept.length === 0) return null;
  const away = (one: KeptGame) => {
    forget(one.address);
    change(games());
  };
  return (
    <section aria-labelledby="begun">
      <h2 id="begun" class="part">
        Begun here
      </h2>
      <ul class="begun">
        {kept.map((one) => (
          <li key={one.address}>
            <a href={`/play/${one.address}`}>
              {curled(one.title)}, as {curled(one.called)}
            </a>
            <span class="how-far">{howFar(one)}</span>
            <button type="button" aria-label={`off the list: ${one.title}, as ${one.called}`} onClick={() => away(one)}>
              off the list
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function howFar(one: KeptGame): string {
  if (one.over) return one.ending ? `ended: ${curled(one.ending)}` : "ended";
  return one.moves === 0 ? "just begun" : one.moves === 1 ? "after one move" : `after ${one.moves} moves`;
}

// A game that was saved to a file, here or by `unsaid play`.
function TakeUp({ worlds, say }: { worlds: World[]; say: (trouble: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const taken = async () => {
    const file = input.current?.files?.[0];
    if (file === undefined) return;
    const form = new FormData();
    form.append("save", file);
    try {
      const begun = await send<Begun>("/api/games/resumed", form);
      open(begun, worlds.find((world) => world.name === begun.world)?.title ?? begun.world);
    } catch (error) {
      say(sentence(error));
    }
  };
  return (
    <section class="take-up" aria-labelledby="saved">
      <h2 id="saved" class="part">
        A saved game
      </h2>
      <p>
        <label>
          Go on with a game from its file:
          <input ref={input} type="file" accept=".json,application/json" onChange={taken} />
        </label>
      </p>
    </section>
  );
}
