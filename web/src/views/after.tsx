// What a game shows when it is over: its ending, the page turned over, what was nearly said, who had what wrong, and what
// would have become of it.

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { endings, meet } from "../kept";
import { Prose, capital, curled, stopped } from "../words";
import {
  type Mark,
  type Met,
  type Nearly,
  type Otherwise,
  type Page,
  type Said,
  type Sitting,
  type World,
  get,
  sentence,
} from "../wire";
import { Leaf, turnOver, useSlowly } from "./leaf";

interface Over {
  seat: string;
  address: string;
  sitting: Sitting;
  world: World;
}

export function After({ seat, address, sitting, world }: Over) {
  const [met, count] = useState<Met | null>(null);
  useEffect(() => {
    const known = endings(sitting.world).map((name) => `known=${encodeURIComponent(name)}`);
    get<Met>(`${seat}/after/met${known.length > 0 ? `?${known.join("&")}` : ""}`).then(
      (found) => {
        meet(sitting.world, found.names);
        count(found);
      },
      () => undefined,
    );
  }, [seat, sitting.at]);
  const others = world.roles.filter((role) => role.name !== sitting.role);
  return (
    <div class="after">
      <p class="ornament" aria-hidden="true">
        ❦
      </p>
      <h2 class="ending">{sitting.ending ? curled(sitting.ending) : "The end"}</h2>
      <p class="met">{met && met.endings > 1 ? `You have met ${met.met} of ${met.endings} endings.` : over(sitting)}</p>
      <Sheet title="Turn the page over" id="page">
        <Turned seat={seat} others={others} />
      </Sheet>
      <Sheet title="What was nearly said" id="nearly">
        <Loaded load={() => get<Nearly>(`${seat}/after/nearly`)} show={(found) => <Marks nearly={found} />} />
      </Sheet>
      <Sheet title="Who had what wrong" id="wrong">
        <Loaded load={() => get<Said>(`${seat}/after/wrong`)} show={(found) => <Prose text={found.prose} />} />
      </Sheet>
      <Sheet title="What if" id="if">
        <Loaded load={() => get<Otherwise[]>(`${seat}/after/if`)} show={(found) => <Ifs forks={found} />} />
      </Sheet>
      <p class="ways minds-of">
        <a href={`/minds/${encodeURIComponent(sitting.world)}?seat=${encodeURIComponent(address)}`}>
          Who believed what of whom
        </a>
      </p>
    </div>
  );
}

function over(sitting: Sitting): string {
  return sitting.over === "still" ? "Nothing more can happen." : "";
}

// A part that is opened when it is asked for, and not worked out before.
function Sheet({ title, id, children }: { title: string; id: string; children: ComponentChildren }) {
  const [open, turn] = useState(false);
  return (
    <section class="sheet-of" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <button type="button" aria-expanded={open} onClick={() => turn(!open)}>
          {title}
        </button>
      </h3>
      {open && <div class="inside">{children}</div>}
    </section>
  );
}

function Loaded<T>({ load, show }: { load: () => Promise<T>; show: (found: T) => ComponentChildren }) {
  const [found, set] = useState<T | null>(null);
  const [trouble, say] = useState("");
  useEffect(() => {
    load().then(set, (error: unknown) => say(sentence(error)));
  }, []);
  if (found === null) return <p role="status">{trouble || "It is being worked out."}</p>;
  return <>{show(found)}</>;
}

function Turned({ seat, others }: { seat: string; others: World["roles"] }) {
  const [other, face] = useState(others[0]?.name ?? "nobody");
  const [page, show] = useState<Page | null>(null);
  const [trouble, say] = useState("");
  const leaf = useRef<HTMLDivElement>(null);
  useSlowly(leaf, ".beat, .beside", page);
  const turn = async (name: string) => {
    await turnOver(leaf.current, async () => {
      try {
        show(await get<Page>(`${seat}/after/page?other=${encodeURIComponent(name)}`));
        face(name);
      } catch (error) {
        say(sentence(error));
      }
    });
  };
  useEffect(() => {
    void turn(other);
  }, []);
  const called = others.find((role) => role.name === other)?.called ?? "nobody";
  return (
    <div class="turned">
      {others.length > 1 && (
        <p class="ways">
          {others.map((role) => (
            <button
              key={role.name}
              type="button"
              aria-pressed={role.name === other}
              onClick={() => void turn(role.name)}
            >
              As {curled(role.called)} has it
            </button>
          ))}
        </p>
      )}
      <p role="alert" class="trouble">
        {trouble}
      </p>
      <div ref={leaf}>{page && <Leaf paragraphs={page.paragraphs} names={["you", called]} />}</div>
    </div>
  );
}

// Each wish that was not acted on: a bar of ten, on which it stands the nearer to the right the less was wanting.
function Marks({ nearly }: { nearly: Nearly }) {
  if (nearly.marks.length === 0) return <Prose text={nearly.prose} />;
  return (
    <>
      <p class="how-read">
        The nearer the mark to the right, the less was wanting. The numbers are your turns; open a line for what held
        it.
      </p>
      <ul class="marks">
        {nearly.marks.map((mark, n) => (
          <li key={n}>
            <details>
              <summary>
                <span class="turn-number">{mark.turn ?? ""}</span>
                <span class="wish">{wish(mark)}</span>
                <Bar mark={mark} />
              </summary>
              <Prose text={mark.told.split("\n").slice(1).join("\n")} />
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

// The first sentence of what is told of a wish says what it was; its turn stands beside it.
function wish(mark: Mark): string {
  const [first = ""] = mark.told.split("\n");
  const head = `At turn ${mark.turn}, `;
  return curled(capital(first.startsWith(head) ? first.slice(head.length) : first));
}

function Bar({ mark }: { mark: Mark }) {
  const { place } = mark;
  if (place === null) return <span class="unknown">It would have been done, had something been known.</span>;
  return (
    <span class="bar" role="img" aria-label={`${place} of 10 towards being done`}>
      {Array.from({ length: 11 }, (_, n) => (
        <i key={n} class={n === place ? "here" : ""} />
      ))}
    </span>
  );
}

function Ifs({ forks }: { forks: Otherwise[] }) {
  if (forks.length === 0) return <p>No one change would have made much of a difference.</p>;
  return (
    <>
      <p class="how-read">Each of these was played out by the same minds.</p>
      <ul class="ifs">
        {forks.map((fork, n) => (
          <li key={n}>
            <details>
              <summary>{curled(stopped(`${capital(fork.change)}: ${fork.becomes}`))}</summary>
              <Prose text={fork.told} />
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
