// The ways a game has gone, as a small tree: where moves were taken back and another way was gone, both are there, and
// any place of them can be gone to.

import { useEffect, useState } from "preact/hooks";
import { type Tree, get, sentence } from "../wire";
import { curled, stopped } from "../words";

interface Given {
  seat: string;
  at: string;
  busy: boolean;
  go: (way: number, moves: number) => void;
}

export function Ways({ seat, at, busy, go }: Given) {
  const [tree, show] = useState<Tree | null>(null);
  const [trouble, say] = useState("");
  useEffect(() => {
    get<Tree>(`${seat}/ways`).then(show, (error: unknown) => say(sentence(error)));
  }, [at]);
  if (tree === null) return <p role="status">{trouble || "It is being drawn."}</p>;
  const next = tree.places.map((_, n) => tree.places.flatMap((place, m) => (place.after === n ? [m] : [])));
  return (
    <section class="tree" aria-label="The ways this game has gone">
      <Run tree={tree} next={next} from={0} busy={busy} go={go} />
    </section>
  );
}

interface Part {
  tree: Tree;
  next: number[][];
  from: number;
  busy: boolean;
  go: Given["go"];
}

// A stretch without a fork is one list; where ways part, each has a list of its own.
function Run({ tree, next, from, busy, go }: Part) {
  const run = [from];
  let last = from;
  while (next[last]!.length === 1) {
    last = next[last]![0]!;
    run.push(last);
  }
  const forks = next[last]!;
  return (
    <ol>
      {run.map((place) => (
        <li key={place}>
          <Place tree={tree} place={place} busy={busy} go={go} />
          {place === last && forks.length > 1 && (
            <ul>
              {forks.map((one) => (
                <li key={one}>
                  <Run tree={tree} next={next} from={one} busy={busy} go={go} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function Place({ tree, place, busy, go }: { tree: Tree; place: number; busy: boolean; go: Given["go"] }) {
  const { words, way, moves } = tree.places[place]!;
  const said = place === 0 ? "The beginning" : curled(words);
  const here = place === tree.here;
  return (
    <button
      type="button"
      aria-current={here ? "step" : undefined}
      aria-disabled={busy || here}
      onClick={() => !here && go(way, moves)}
    >
      {stopped(said)}
      {here && <span class="faint"> Here you are.</span>}
    </button>
  );
}
