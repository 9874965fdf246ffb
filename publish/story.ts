// A published story: it goes through graphs that were worked out beforehand, and works out nothing itself.
//
// What was chosen is kept as the places of the choices on their menus. All that is on the page follows from it, so that
// taking back a choice is leaving it out. A saved game is the file that `unsaid play` keeps: the turns, by their names.

type Choice = [
  words: string, aside: string, told: number[], turns: number[], to: number, because: number[], asItWas: number[],
  beside: number[][],
];
type End = [kind: string, title: string, told: number[], beside: number[][]];
type Position = [choices: Choice[], end: End | null, could: number[]];

interface Graph {
  role: string;
  called: string;
  opening: number[];
  begun: number[];
  because: number[];
  asItWas: number[];
  sides: [called: string, opening: number[]][];
  positions: Position[];
  texts: string[];
  turns: unknown[];
}

interface Published {
  world: string;
  text: string;
  nobodyYet: string;
  roles: Graph[];
}

interface Save {
  format: string;
  version: number;
  world: string;
  text: string;
  roles: string[];
  turns: unknown[];
}

class Unfit extends Error {}

const data: Published = JSON.parse(part("story-data").textContent ?? "");
const KEY = `unsaid:${data.world}`;

let graph: Graph = data.roles[0];
let places: number[] = [];

function part(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement;
}

// --- where the game stands ---

function chosen(): Choice[] {
  const found: Choice[] = [];
  let at = 0;
  for (const place of places) {
    const choice = graph.positions[at][0][place];
    found.push(choice);
    at = choice[4];
  }
  return found;
}

function here(): Position {
  const way = chosen();
  return graph.positions[way.length ? way[way.length - 1][4] : 0];
}

function why(): string[] {
  const [, end, could] = here();
  const told = [end ? graph.asItWas : graph.because, ...chosen().map((choice) => (end ? choice[6] : choice[5]))];
  const last = told.filter((texts) => texts.length).pop() ?? [];
  const because = last.map((number) => graph.texts[number]);
  return [...(because.length ? because : [data.nobodyYet]), ...could.map((number) => graph.texts[number])];
}

// --- the page ---

function add(to: HTMLElement, tag: string, text: string, kind = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (kind) made.className = kind;
  to.append(made);
  return made;
}

function tell(to: HTMLElement, told: number[]): void {
  for (const number of told) {
    const passage = add(to, "div", "", "passage");
    for (const text of graph.texts[number].split("\n\n")) add(passage, "p", text);
  }
}

function show(note = ""): void {
  const told = part("told");
  told.replaceChildren();
  tell(told, graph.opening);
  const way = chosen();
  way.forEach((choice, number) => {
    add(told, "p", choice[0], "chosen");
    const since = document.createElement("div");
    if (number === way.length - 1) since.id = "latest";
    told.append(since);
    tell(since, choice[2]);
  });
  const end = here()[1];
  if (end) {
    tell(told, end[2]);
    if (end[1]) add(told, "p", end[1], "ending");
  }
  menu(end !== null);
  sides(end !== null);
  part("asked").replaceChildren();
  part("note").textContent = note;
  (part("undo") as HTMLButtonElement).disabled = places.length === 0;
}

function menu(over: boolean): void {
  const list = part("menu");
  list.replaceChildren();
  list.hidden = over;
  here()[0].forEach((choice, place) => {
    const button = add(add(list, "li", ""), "button", choice[0]) as HTMLButtonElement;
    if (choice[1]) add(button, "span", `  [${choice[1]}]`, "aside");
    button.onclick = () => choose(place);
  });
}

function choose(place: number): void {
  if (place >= here()[0].length) return;
  places.push(place);
  kept();
  document.getElementById("latest")?.scrollIntoView({ block: "start" });
  (part("menu").querySelector("button") as HTMLElement | null)?.focus({ preventScroll: true });
}

function undo(): void {
  if (places.length) {
    places.pop();
    kept("You take back the last choice.");
  }
}

function ask(): void {
  const asked = part("asked");
  asked.replaceChildren();
  for (const text of why()) add(asked, "p", text);
  asked.scrollIntoView({ block: "nearest" });
}

function begin(role: Graph, note = ""): void {
  graph = role;
  places = [];
  kept(note);
}

// The same story as it was told to another who was there; only when it is over.
function turn(side: number): void {
  const page = part("page");
  const [called, opening] = graph.sides[side];
  page.replaceChildren();
  add(page, "h2", called);
  tell(page, opening);
  for (const choice of chosen()) tell(page, choice[7][side]);
  tell(page, here()[1]?.[3][side] ?? []);
  page.scrollIntoView({ block: "start" });
}

function sides(over: boolean): void {
  const list = part("sides");
  list.replaceChildren();
  part("page").replaceChildren();
  if (!over) return;
  graph.sides.forEach(([called], side) => {
    add(list, "button", `Turn the page: ${called}`).onclick = () => turn(side);
  });
}

// --- keeping ---

function save(): Save {
  const turns = [graph.begun, ...chosen().map((choice) => choice[3])].flat();
  const named = turns.map((number) => graph.turns[number]);
  return { format: "unsaid-save", version: 3, world: data.world, text: data.text, roles: [graph.role], turns: named };
}

function kept(note = ""): void {
  let said = note;
  try {
    localStorage.setItem(KEY, JSON.stringify(save()));
  } catch {
    said = `${note} This browser keeps no games: save yours to a file.`.trim();
  }
  show(said);
}

function fit(saved: Save): void {
  // Takes up a saved game: turn by turn, as far as the graph has them. Raises Unfit and changes nothing.
  if (saved?.format !== "unsaid-save" || saved.version !== 3 || !Array.isArray(saved.turns)) {
    throw new Unfit("This file is not a saved game.");
  }
  if (saved.world !== data.world) throw new Unfit("This is a game of another story.");
  const role = data.roles.find((one) => saved.roles?.length === 1 && one.role === saved.roles[0]);
  if (!role) throw new Unfit("This game is of a role that cannot be played here.");
  const found = walked(role, saved.turns.map(plain));
  graph = role;
  places = found;
}

function walked(role: Graph, turns: string[]): number[] {
  const named = role.turns.map(plain);
  const fits = (way: number[], from: number) => way.every((number, n) => named[number] === turns[from + n]);
  const found: number[] = [];
  let at = 0;
  let done = fits(role.begun, 0) ? role.begun.length : -1;
  while (done >= 0 && done < turns.length) {
    const place: number = role.positions[at][0].findIndex((choice) => choice[3].length > 0 && fits(choice[3], done));
    if (place < 0) break;
    const choice = role.positions[at][0][place];
    found.push(place);
    done += choice[3].length;
    at = choice[4];
  }
  if (done !== turns.length) throw new Unfit("The story has been published anew, and this game no longer fits it.");
  return found;
}

function plain(value: unknown): string {
  // The same text for the same data, in whatever order it was written.
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${plain(one)}`).join()}}`;
}

function resume(): void {
  let text: string | null = null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    // Nothing is kept here.
  }
  if (text === null) return show();
  try {
    fit(JSON.parse(text));
    show(places.length ? "You go on from where you left off." : "");
  } catch {
    try {
      localStorage.setItem(`${KEY}:before`, text);
    } catch {
      // Then it cannot be kept either.
    }
    show("The story has been published anew. The game that was kept here no longer fits it, and is set aside.");
  }
}

function toFile(): void {
  const { turns, ...head } = save();
  const lines = turns.map((turn) => JSON.stringify(turn)).join(",\n  ");
  const text = `${JSON.stringify(head).slice(0, -1)},\n "turns": [\n  ${lines}\n ]}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `${data.world}.${graph.role}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function fromFile(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  input.value = "";
  if (!file) return;
  try {
    fit(JSON.parse(await file.text()));
    kept("The game is opened.");
  } catch (problem) {
    part("note").textContent = problem instanceof Unfit ? problem.message : "This file is not a saved game.";
  }
}

// --- begin ---

const roles = part("roles");
if (data.roles.length > 1) {
  for (const role of data.roles) {
    add(roles, "button", `Play as ${role.called}`).onclick = () => begin(role, `You play as ${role.called}.`);
  }
}
const file = part("file") as HTMLInputElement;
part("undo").onclick = undo;
part("why").onclick = ask;
part("restart").onclick = () => begin(graph);
part("save").onclick = toFile;
part("open").onclick = () => file.click();
file.onchange = () => void fromFile(file);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^[1-9]$/.test(event.key)) choose(Number(event.key) - 1);
  else if (event.key === "u") undo();
  else if (event.key === "w") ask();
});
part("game").hidden = false;
resume();
