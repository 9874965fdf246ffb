// The page of a map: a picture that can be moved, and places and lines that say what they are when chosen.
// A place in which many states were merged opens into a picture of its own.

import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";

interface Spot {
  name: string;
  label: string;
  sort: string;
  states: number;
  open: string[];
}
interface Line {
  start: string;
  to: string;
  label: string;
  courses: string[][];
  count: number;
}
interface Picture {
  title: string;
  how: string;
  spots: Spot[];
  lines: Line[];
}

cytoscape.use(dagre);
const pictures: Record<string, Picture> = JSON.parse(document.getElementById("data")!.textContent!);
const here = document.getElementById("here")!;
const trail = document.getElementById("trail")!;
const dark = matchMedia("(prefers-color-scheme: dark)");
const READABLE = 0.55;
let drawn: cytoscape.Core | undefined;
let shown = "";

const PLACES: Record<string, string> = {
  states: "Each place is a state of the world.",
  regions: "States that lead to each other and leave the same ends open are one place.",
  kinds: "All states that leave the same ends open are one place.",
  rest: "States that leave the same ends open are one place; the rest are merged by how many they leave open.",
  "acts done": "States are merged by how many acts have led to them.",
};

function element(tag: string, text = "", kind = ""): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function button(text: string, act: () => void): HTMLElement {
  const made = element("button", text);
  made.addEventListener("click", act);
  return made;
}

function list(items: string[], ordered = false): HTMLElement {
  const made = element(ordered ? "ol" : "ul");
  made.append(...items.map((item) => element("li", item)));
  return made;
}

function aboutSpot(spot: Spot): void {
  const parts = [element("h2", spot.label)];
  if (spot.sort === "end" || spot.sort === "dead") {
    parts.push(element("p", spot.states > 1 ? `${spot.states.toLocaleString("en")} states end so.` : "A story ends here."));
  } else if (spot.open.length) {
    parts.push(element("p", "From here a story can still come to:"), list(spot.open));
  }
  if (spot.states > 1 && pictures[spot.name]) parts.push(button("Open this place", () => show(spot.name)));
  else if (spot.states > 1 && spot.sort !== "end" && spot.sort !== "dead")
    parts.push(element("p", `What is in it is not on this page: unsaid explore … --open ${spot.name} shows it.`, "dim"));
  here.replaceChildren(...parts);
}

function aboutLine(line: Line): void {
  const parts = [element("h2", line.count > 1 ? `${line.count.toLocaleString("en")} ways` : "One way")];
  parts.push(...line.courses.map((course) => list(course, true)));
  if (line.count > line.courses.length)
    parts.push(element("p", `and ${(line.count - line.courses.length).toLocaleString("en")} more`, "dim"));
  here.replaceChildren(...parts);
}

function colours() {
  const night = dark.matches;
  return {
    ink: night ? "#e8e6e1" : "#222222",
    line: night ? "#8f8c85" : "#888888",
    paper: night ? "#1d1d1f" : "#fdfcf9",
    fills: night
      ? { start: "#23405f", open: "#2b2b2e", end: "#5c4718", dead: "#3a3a3a", unknown: "#1d1d1f", lost: "#1d1d1f" }
      : { start: "#dbe7f5", open: "#ffffff", end: "#f4e3c1", dead: "#eeeeee", unknown: "#fdfcf9", lost: "#fdfcf9" },
  };
}

function looks(): cytoscape.StylesheetJson {
  const { ink, line, paper, fills } = colours();
  return [
    {
      selector: "node",
      style: {
        shape: "round-rectangle",
        label: "data(label)",
        "text-wrap": "wrap",
        "text-max-width": "150px",
        "text-valign": "center",
        "font-size": 12,
        width: 170,
        height: "data(height)",
        color: ink,
        "border-width": 1,
        "border-color": line,
        "background-color": fills.open,
      },
    },
    ...Object.entries(fills).map(([sort, fill]) => ({
      selector: `node[sort = "${sort}"]`,
      style: { "background-color": fill },
    })),
    { selector: 'node[sort = "dead"], node[sort = "lost"]', style: { "border-style": "dashed" as const } },
    { selector: 'node[sort = "unknown"]', style: { "border-style": "dotted" as const } },
    { selector: "node[states > 1]", style: { "border-width": 3 } },
    {
      selector: "edge",
      style: {
        width: 1.5,
        label: "data(short)",
        "font-size": 10,
        "text-wrap": "wrap",
        "text-max-width": "150px",
        "text-background-color": paper,
        "text-background-opacity": 0.85,
        "text-background-padding": "2px",
        color: ink,
        "line-color": line,
        "target-arrow-color": line,
        "target-arrow-shape": "triangle",
        "curve-style": "bezier",
      },
    },
    { selector: ":selected", style: { "border-color": "#4a7fb5", "line-color": "#4a7fb5", "target-arrow-color": "#4a7fb5" } },
  ] as cytoscape.StylesheetJson;
}

function crumbs(name: string): void {
  const parts = name ? name.split(".") : [];
  const made = [button("The whole map", () => show(""))];
  parts.forEach((_, at) => {
    const to = parts.slice(0, at + 1).join(".");
    made.push(button(`Place ${to}`, () => show(to)));
  });
  made.push(button("Fit", () => drawn?.fit(undefined, 20)), button("+", () => zoom(1.3)), button("−", () => zoom(1 / 1.3)));
  trail.replaceChildren(...made, element("span", ` ${PLACES[pictures[name].how] ?? ""}`, "dim"));
}

function zoom(by: number): void {
  drawn?.zoom({ level: drawn.zoom() * by, renderedPosition: { x: drawn.width() / 2, y: drawn.height() / 2 } });
}

const brief = (text: string) => (text.length > 70 ? text.slice(0, 68) + "…" : text);

function show(name: string): void {
  const picture = pictures[name];
  shown = name;
  crumbs(name);
  drawn?.destroy();
  drawn = cytoscape({
    container: document.getElementById("map"),
    elements: [
      ...picture.spots.map((spot) => ({
        data: { id: spot.name, ...spot, height: 18 + 16 * Math.ceil(spot.label.length / 24) },
      })),
      ...picture.lines.map((line, at) => ({
        data: { id: `line ${at}`, source: line.start, target: line.to, short: brief(line.label), at },
      })),
    ],
    style: looks(),
    layout: { name: "dagre", rankDir: "TB", nodeSep: 70, rankSep: 90, animate: false } as unknown as cytoscape.LayoutOptions,
    minZoom: 0.05,
    maxZoom: 3,
  });
  drawn.on("tap", "node", (event) => aboutSpot(picture.spots.find((spot) => spot.name === event.target.id())!));
  drawn.on("tap", "edge", (event) => aboutLine(picture.lines[event.target.data("at")]));
  drawn.on("dbltap", "node", (event) => {
    if (pictures[event.target.id()]) show(event.target.id());
  });
  if (drawn.zoom() < READABLE) {
    drawn.zoom(READABLE);
    drawn.center(drawn.nodes()[0]);
    drawn.panBy({ x: 0, y: -drawn.height() / 3 });
  }
  document.body.dataset.shown = name || "all";
}

// For whoever would rather not use a pointer: what a place is, by its name.
Object.assign(window, {
  unsaidMap: { choose: (name: string) => aboutSpot(pictures[shown].spots.find((spot) => spot.name === name)!) },
});
dark.addEventListener("change", () => show(shown));
show("");
