// The games that were begun on this device: the addresses of their seats, without which nobody finds them again.

import type { SeatGiven, Sitting } from "./wire";

export interface KeptGame {
  address: string;
  world: string;
  title: string;
  called: string;
  moves: number;
  over: boolean;
  ending: string;
  when: number;
  others: SeatGiven[];
}

const NAME = "unsaid-games";
const MET = "unsaid-endings";
const TOKEN = "unsaid-token";
const MOST = 60;

export function games(): KeptGame[] {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

export function game(address: string): KeptGame | undefined {
  return games().find((one) => one.address === address);
}

function write(list: KeptGame[]): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(list.slice(0, MOST)));
  } catch {
    // A device that keeps nothing: the address of the page is still the game's.
  }
}

// The game at an address as it stands now; it comes first.
export function keep(address: string, sitting: Sitting, others?: SeatGiven[]): void {
  const known = game(address);
  const now: KeptGame = {
    address,
    world: sitting.world,
    title: sitting.title,
    called: sitting.called,
    moves: sitting.moves,
    over: sitting.over !== null,
    ending: sitting.ending ?? "",
    when: Date.now(),
    others: others ?? known?.others ?? [],
  };
  write([now, ...games().filter((one) => one.address !== address)]);
}

// A game that has just begun and was not looked at yet.
export function begin(seat: SeatGiven, world: string, title: string, others: SeatGiven[]): void {
  const now = { address: seat.address, world, title, called: seat.called, moves: 0, over: false, ending: "", others };
  write([{ ...now, when: Date.now() }, ...games()]);
}

export function forget(address: string): void {
  write(games().filter((one) => one.address !== address));
}

// The endings of a world that were met on this device, by their names.
export function endings(world: string): string[] {
  const found = met()[world];
  return Array.isArray(found) ? found.filter((name) => typeof name === "string") : [];
}

export function meet(world: string, names: string[]): void {
  try {
    localStorage.setItem(MET, JSON.stringify({ ...met(), [world]: [...new Set([...endings(world), ...names])].slice(-200) }));
  } catch {
    // A device that keeps nothing: each game's ending is the only one that is known of.
  }
}

function met(): Record<string, unknown> {
  try {
    const found = JSON.parse(localStorage.getItem(MET) ?? "{}");
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {};
  }
}

// Where the server asks for a token, the address that is given to somebody else has to bring it along. It is taken out of
// this page's own address, so that it is not seen over a shoulder.
export function mindToken(): void {
  const here = new URL(location.href);
  const token = here.searchParams.get("token");
  if (token === null) return;
  here.searchParams.delete("token");
  try {
    localStorage.setItem(TOKEN, token);
  } catch {
    return;
  }
  history.replaceState(null, "", here);
}

export function link(address: string): string {
  let token: string | null = null;
  try {
    token = localStorage.getItem(TOKEN);
  } catch {
    // Nothing is kept here, and no token either.
  }
  return `${location.origin}/play/${address}${token === null ? "" : `?token=${encodeURIComponent(token)}`}`;
}
