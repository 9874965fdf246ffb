// Drawings of places and lines that can be moved and pressed: the one part of the page that a library draws, loaded by
// the views that need it. Everything on a drawing stands beside it in words as well.

import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";

export interface Drawn {
  name: string;
  label: string;
  sort: string;
  thick?: boolean;
}

export interface Drawnline {
  name: string;
  start: string;
  to: string;
  label: string;
  wrong?: boolean;
}

export interface Drawing {
  choose(name: string): void;
  zoom(by: number): void;
  fit(): void;
  again(): void;
  end(): void;
}

cytoscape.use(dagre);
const READABLE = 0.5;
const brief = (text: string) => (text.length > 60 ? `${text.slice(0, 58)}…` : text);

// The policy of the page allows no style but its own file, in which the one rule stands that the library would add.
function nothingAdded() {
  const sheet = document.querySelector("link[rel=stylesheet]");
  if (sheet !== null) sheet.id = "__________cytoscape_stylesheet";
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function looks(): cytoscape.StylesheetJson {
  const [ink, paper, leaf, faint, accent] = ["ink", "paper", "leaf", "faint", "accent"].map(colour);
  const font = getComputedStyle(document.body).fontFamily;
  return [
    {
      selector: "node",
      style: {
        shape: "round-rectangle",
        label: "data(label)",
        "text-wrap": "wrap",
        "text-max-width": "150px",
        "text-valign": "center",
        "font-size": 13,
        "font-family": font,
        width: 172,
        height: "data(height)",
        color: ink,
        "border-width": 1,
        "border-color": faint,
        "background-color": paper,
      },
    },
    { selector: 'node[sort = "start"]', style: { "border-color": accent } },
    { selector: 'node[sort = "end"]', style: { "background-color": leaf, "border-color": accent } },
    { selector: 'node[sort = "dead"], node[sort = "lost"]', style: { "border-style": "dashed" } },
    { selector: 'node[sort = "unknown"]', style: { "border-style": "dotted", color: faint } },
    { selector: "node[?thick]", style: { "border-width": 3 } },
    {
      selector: "edge",
      style: {
        width: 1.5,
        label: "data(short)",
        "font-size": 11,
        "font-family": font,
        "text-wrap": "wrap",
        "text-max-width": "140px",
        "text-background-color": paper,
        "text-background-opacity": 0.9,
        "text-background-padding": "2px",
        color: ink,
        "line-color": faint,
        "control-point-step-size": 70,
        "target-arrow-color": faint,
        "target-arrow-shape": "triangle",
        "curve-style": "bezier",
      },
    },
    { selector: "edge[?wrong]", style: { "line-color": accent, "target-arrow-color": accent } },
    {
      selector: ":selected",
      style: { "border-color": accent, "border-width": 3, "line-color": accent, "target-arrow-color": accent },
    },
  ] as cytoscape.StylesheetJson;
}

// Whether something can be seen whole.
function within(seen: cytoscape.BoundingBox12 & { w: number; h: number }, one: cytoscape.BoundingBox12): boolean {
  return one.x1 >= seen.x1 && one.x2 <= seen.x2 && one.y1 >= seen.y1 && one.y2 <= seen.y2;
}

export function draw(
  container: HTMLElement,
  places: Drawn[],
  lines: Drawnline[],
  chosen: (name: string, line: boolean) => void,
  how: "layers" | "circle" = "layers",
): Drawing {
  nothingAdded();
  const made = cytoscape({
    container,
    elements: [
      ...places.map((one) => ({
        data: { id: one.name, ...one, height: 20 + 17 * Math.ceil(one.label.length / 22) },
      })),
      ...lines.map((one) => ({ data: { ...one, id: one.name, source: one.start, target: one.to, short: brief(one.label) } })),
    ],
    style: looks(),
    layout: (how === "layers"
      ? { name: "dagre", rankDir: "TB", nodeSep: 60, rankSep: 80, animate: false }
      : { name: "circle", startAngle: Math.PI, spacingFactor: places.length < 3 ? 3 : 1.6 }) as unknown as cytoscape.LayoutOptions,
    minZoom: 0.05,
    maxZoom: 3,
    autounselectify: false,
    boxSelectionEnabled: false,
    userZoomingEnabled: false, // the page scrolls as it is used to; the buttons come nearer
  });
  made.on("tap", "node", (event) => chosen(event.target.id(), false));
  made.on("tap", "edge", (event) => chosen(event.target.id(), true));
  made.on("tap", (event) => event.target === made && chosen("", false));
  const first = () => {
    made.fit(undefined, 16);
    if (made.zoom() > 1.2) made.zoom({ level: 1.2, position: { x: 0, y: 0 } });
    if (made.zoom() < READABLE) {
      made.zoom(READABLE);
      made.center(made.nodes().first());
      made.panBy({ x: 0, y: -made.height() / 3 });
    } else made.center();
  };
  first();
  return {
    choose(name) {
      made.elements().unselect();
      const found = made.getElementById(name);
      found.select();
      if (found.nonempty() && !within(made.extent(), found.boundingBox())) made.center(found);
    },
    zoom(by) {
      made.zoom({ level: made.zoom() * by, renderedPosition: { x: made.width() / 2, y: made.height() / 2 } });
    },
    fit: () => void made.fit(undefined, 16),
    again: () => void made.style(looks() as never),
    end: () => made.destroy(),
  };
}
