// What goes over the wire, as the server's OpenAPI document has it, and the one way of asking for it.

export interface Role {
  name: string;
  called: string;
}

export interface World {
  name: string;
  title: string;
  about: string;
  roles: Role[];
  ok: boolean;
  trouble: string;
}

export interface Paragraph {
  text: string;
  side: string;
  acts: number[];
  kind: "opening" | "scene" | "turn" | "closing";
  apart: boolean;
  beside: string[];
}

export interface Page {
  title: string;
  side: string;
  facing: string | null;
  paragraphs: Paragraph[];
}

export interface Reason {
  act: string;
  prose: string;
}

export interface Passage {
  text: string;
  turn: number;
  sort: "opening" | "told" | "closing";
}

export interface Choice {
  move: string;
  words: string;
  kind: string;
  ends: boolean;
  beside: string;
}

export interface Meant {
  sure: boolean;
  choices: Choice[];
}

export interface Other {
  role: string;
  called: string;
  came: boolean;
  away: number | null;
  alone: boolean;
}

export interface Sitting {
  world: string;
  title: string;
  role: string;
  called: string;
  at: string;
  moves: number;
  known: number;
  passages: Passage[];
  choices: Choice[];
  yours: boolean;
  over: string | null;
  ending: string | null;
  others: Other[];
}

export interface SeatGiven {
  role: string;
  called: string;
  address: string;
}

export interface Begun {
  world: string;
  seats: SeatGiven[];
}

export interface Said {
  prose: string;
}

export interface Mark {
  who: string;
  called: string;
  turn: number | null;
  place: number | null;
  kind: "held" | "known";
  told: string;
}

export interface Nearly {
  marks: Mark[];
  prose: string;
}

export interface Otherwise {
  change: string;
  becomes: string;
  told: string;
}

export interface Met {
  ending: string | null;
  names: string[];
  met: number;
  endings: number;
}

export interface Place {
  after: number | null;
  words: string;
  way: number;
  moves: number;
}

export interface Tree {
  at: string;
  here: number;
  places: Place[];
}

export interface Done {
  number: number;
  act: string;
  words: string;
}

export interface Held {
  words: string;
  so: boolean;
  since: number;
}

export interface MindOf {
  who: string;
  of: string;
  holds: Held[];
}

export interface Minds {
  title: string;
  done: number;
  acts: Done[];
  people: Role[];
  minds: MindOf[];
  left_out: number;
}

export interface Learnt {
  act: number;
  mind: number;
  fact: number;
  how: "knows" | "wrong" | "open" | "misses" | "loses";
}

export interface Knew {
  acts: Done[];
  minds: { who: string[]; words: string }[];
  facts: { fact: string; words: string }[];
  changes: Learnt[];
  left_out: number;
}

export interface MapAt {
  map: string;
  world: string;
  free: string[];
  stage: "waiting" | "drawing" | "done" | "failed";
  looked: number;
  states: number;
  steps: number;
  whole: boolean;
  unknown: number;
  stopped: string;
  trouble: string;
}

export interface Spot {
  name: string;
  label: string;
  sort: string;
  states: number;
  open: string[];
  opens: boolean;
}

export interface Line {
  start: string;
  to: string;
  label: string;
  courses: string[][];
  count: number;
}

export interface Picture {
  title: string;
  how: string;
  spots: Spot[];
  lines: Line[];
}

export interface Turning {
  words: string;
  loses: string[];
  wins: string[];
}

export interface End {
  title: string;
  kind: string;
  states: number;
  likely: number | null;
  reasoned: boolean;
  example: string[];
}

export interface PlaceOn {
  name: string;
  label: string;
  acts: string[];
  more: number;
  open: string[];
  example: string[];
  turns: Turning[];
}

export interface About {
  ends: End[];
  turns: Turning[];
  prose: string;
}

export interface TextOf {
  name: string;
  text: string;
  mark: string;
}

export interface Edit {
  title: string;
  safe: boolean;
  changes: { start: number; end: number; text: string }[];
}

export interface Remark {
  code: string;
  severity: "error" | "warning";
  start: number;
  end: number;
  line: number;
  column: number;
  message: string;
  hints: string[];
  edits: Edit[];
}

export interface Linted {
  ok: boolean;
  remarks: Remark[];
  left_out: number;
  roles: Role[];
}

export interface Told {
  page: Page | null;
  acts: string[];
  why: string;
}

// Why something was not granted: a code for the page, a sentence for its reader.
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

async function answered<T>(request: Promise<Response>): Promise<T> {
  let response: Response;
  try {
    response = await request;
  } catch {
    throw new Refused("no-answer", "The server does not answer. Nothing is lost: every turn is kept as it is made.");
  }
  const said = await response.json().catch(() => null);
  if (response.ok && said !== null) return said as T;
  throw new Refused(said?.code ?? "unclear", said?.message ?? "The server answered with something that is not clear.");
}

export function get<T>(path: string): Promise<T> {
  return answered(fetch(path));
}

export function post<T>(path: string, body: unknown, method = "POST"): Promise<T> {
  const headers = { "content-type": "application/json" };
  return answered(fetch(path, { method, headers, body: JSON.stringify(body) }));
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return post(path, body, "PUT");
}

export function send<T>(path: string, form: FormData): Promise<T> {
  return answered(fetch(path, { method: "POST", body: form }));
}

// What went wrong, as a sentence.
export function sentence(error: unknown): string {
  return error instanceof Refused ? error.message : "Something went wrong on the page; load it again.";
}
