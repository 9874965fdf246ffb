// The other people at the table: the link that is theirs, whether they are there, and what to do where they do not come.

import { useEffect, useRef, useState } from "preact/hooks";
import { game, link } from "../kept";
import { capital, curled, list } from "../words";
import { type Other, type SeatGiven, type Sitting, post, sentence } from "../wire";

const PATIENCE = 60;
const LOOK = 20_000;

interface Here {
  seat: string;
  sitting: Sitting;
  again: (words?: string) => Promise<void>;
  took: (next: Sitting) => void;
  say: (words: string) => void;
}

// The links of those who have not come yet, for the one who began the game.
export function Invited({ address, sitting }: { address: string; sitting: Sitting }) {
  const links = (game(address)?.others ?? []).filter((one) =>
    sitting.others.some((other) => other.role === one.role && !other.came),
  );
  if (links.length === 0 || sitting.over !== null) return null;
  return (
    <section class="company" aria-label="Who else plays">
      {links.map((one) => (
        <Seat key={one.address} seat={one} />
      ))}
    </section>
  );
}

export function Waiting({ seat, sitting, again, took, say }: Here) {
  const several = sitting.others.length > 0 && sitting.over === null;
  useNews(seat, several, again);
  if (!several) return null;
  const gone = sitting.yours
    ? []
    : sitting.others.filter((other) => !other.alone && (!other.came || (other.away ?? 0) >= PATIENCE));
  const alone = async (role: string) => {
    try {
      took(await post<Sitting>(`${seat}/alone`, { role }));
    } catch (error) {
      say(sentence(error));
    }
  };
  return (
    <div class="company waiting">
      <p role="status">{state(sitting)}</p>
      {gone.map((other) => (
        <p key={other.role}>
          <button type="button" onClick={() => void alone(other.role)}>
            Let {curled(other.called)} go on by a mind of their own
          </button>
        </p>
      ))}
    </div>
  );
}

// Whose move it is, and who is away.
function state(sitting: Sitting): string {
  const whose = sitting.yours
    ? ""
    : `The move is not yours; ${list(sitting.others.map((other) => curled(other.called)))} ${sitting.others.length > 1 ? "are" : "is"} waited for.`;
  return [whose, ...sitting.others.map(presence)].filter((one) => one !== "").join(" ");
}

function presence(other: Other): string {
  const name = capital(curled(other.called));
  if (other.alone) return `${name} goes on by a mind of their own.`;
  if (!other.came) return `Nobody has come for ${curled(other.called)} yet.`;
  if (other.away === null || other.away < PATIENCE) return "";
  const minutes = Math.floor(other.away / 60);
  return `${name}’s player has been away for ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
}

function Seat({ seat }: { seat: SeatGiven }) {
  const [copied, is] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const copy = async () => {
    input.current?.select();
    await navigator.clipboard?.writeText(link(seat.address)).then(
      () => is(true),
      () => undefined,
    );
  };
  return (
    <p class="seat">
      <label>
        The link for whoever plays {curled(seat.called)}
        <input
          ref={input}
          type="text"
          readOnly
          value={link(seat.address)}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <button type="button" class="plain-button" onClick={() => void copy()}>
        {copied ? "Copied" : "Copy"}
      </button>
    </p>
  );
}

// Hears when the game goes on; and looks now and then, which says to the others that somebody is here.
function useNews(seat: string, wanted: boolean, again: (words?: string) => Promise<void>) {
  const now = useRef(again);
  now.current = again;
  useEffect(() => {
    if (!wanted) return;
    const look = () => void now.current().catch(() => undefined);
    const news = new EventSource(`${seat}/events`);
    news.addEventListener("turn", look);
    const often = setInterval(() => document.visibilityState === "visible" && look(), LOOK);
    return () => {
      news.close();
      clearInterval(often);
    };
  }, [seat, wanted]);
}
