// The page: its address says which view it is. Each view is drawn once it has what it shows; until then the plain
// story that the server sent stands there. Views that few ask for are loaded when they are.

import { render } from "preact";
import { Sorry } from "./frame";
import { mindToken } from "./kept";
import { playing } from "./views/play";
import { reading } from "./views/read";
import { shelf } from "./views/shelf";
import { sentence } from "./wire";

async function view() {
  const [, place, name] = location.pathname.split("/").map(decodeURIComponent);
  if (place === "read" && name) return reading(name);
  if (place === "play" && name) return playing(name);
  if (place === "minds" && name) return (await import("./views/minds")).minds(name);
  if (place === "map" && name) return (await import("./views/map")).map(name);
  if (place === "write" && name) return (await import("./views/write")).write(name);
  return shelf();
}

async function draw() {
  mindToken();
  const drawn = await view().catch((error: unknown) => <Sorry message={sentence(error)} />);
  const page = document.getElementById("page");
  if (page === null) return;
  page.replaceChildren();
  render(drawn, page);
}

void draw();
