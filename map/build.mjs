// Builds the script and the style of a map's page, `npm ci && npm run build` in this folder after a change to either:
// map.ts with the libraries that draw, and map.css, into python/unsaid/api/map/forms. Beside them lies built.json: what
// they were built from, and what it came to, as hashes. A test compares both with what is there.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const forms = join(here, "..", "python", "unsaid", "api", "map", "forms");
const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");

const licence = (name, who) => `${name}\n\n${who ?? readFileSync(join(here, "node_modules", name, "LICENSE"), "utf8").trim()}`;
const notices = [licence("cytoscape"), licence("cytoscape-dagre"), licence("dagre", readFileSync(join(here, "dagre.LICENSE"), "utf8").trim())];
const banner = `/*\nThe libraries in this file are used under these licences.\n\n${notices.join("\n\n")}\n*/`;

await build({
  absWorkingDir: here,
  entryPoints: { map: "map.ts" },
  outdir: forms,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  legalComments: "none",
  charset: "ascii", // what a reader could not see is written out, so that no writer of files has to do it
  banner: { js: banner },
});
// Control characters stand in strings alone; written out they mean the same, and can be seen.
const code = readFileSync(join(forms, "map.js"), "utf8");
const seen = code.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
writeFileSync(join(forms, "map.js"), seen);
await build({ absWorkingDir: here, entryPoints: { map: "map.css" }, outdir: forms, minify: true, charset: "utf8" });

const sources = ["build.mjs", "dagre.LICENSE", "map.css", "map.ts", "package-lock.json", "package.json"];
const from = Object.fromEntries(sources.map((name) => [name, sha(readFileSync(join(here, name)))]));
const to = Object.fromEntries(["map.css", "map.js"].map((name) => [name, sha(readFileSync(join(forms, name)))]));
writeFileSync(join(forms, "built.json"), JSON.stringify({ from, to }, null, 1) + "\n");
