// Builds the page: web/src, bundled and made small, into python/unsaid/serve/page, where the server finds it.
//
// What every visitor loads is page.js and the parts it shares with the rest, which the shell names so that all of it is
// fetched at once. Views that few ask for, and the libraries that draw and edit, are files of their own, named by what
// is in them, and loaded when they are asked for.
//
// Beside it lies built.json: what it was built from, and what it came to, as hashes. A test compares both with what is
// there, so that sources and page are never apart (tests/serve/test_built.py).

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const page = join(here, "..", "python", "unsaid", "serve", "page");
const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");

// What the page is made of: everything in src, and what says how it is built.
function sources() {
  const inside = readdirSync(join(here, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(here.length + 1)
        .replaceAll("\\", "/"),
    );
  return ["build.mjs", "dagre.LICENSE", "package.json", "package-lock.json", "tsconfig.json", ...inside].sort();
}

const common = {
  absWorkingDir: here,
  outdir: page,
  bundle: true,
  minify: true,
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  legalComments: "none",
  charset: "ascii", // what a reader could not see is written out
};

rmSync(page, { recursive: true, force: true });
mkdirSync(page, { recursive: true });
await build({ ...common, entryPoints: { look: "src/look.ts", style: "src/style.css" }, format: "iife", charset: "utf8" });
const { metafile } = await build({
  ...common,
  entryPoints: { page: "src/main.tsx" },
  format: "esm",
  splitting: true,
  chunkNames: "[name]-[hash]",
  jsx: "automatic",
  jsxImportSource: "preact",
  metafile: true,
});

// Control characters stand in strings alone; written out they mean the same, and can be seen.
for (const name of readdirSync(page).filter((one) => one.endsWith(".js"))) {
  const code = readFileSync(join(page, name), "utf8");
  const out = (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`;
  writeFileSync(join(page, name), code.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, out));
}

// The licences of all packages that are in it.
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []),
);
const licence = (name) => {
  const file = ["LICENSE", "LICENSE.md", "LICENCE"].map((one) => join(here, "node_modules", name, one)).find(existsSync);
  if (file === undefined) throw new Error(`${name} comes without a licence`);
  return `${name}\n\n${readFileSync(file, "utf8").trim()}`;
};
const notices = [...[...packages].sort().map(licence), `dagre\n\n${readFileSync(join(here, "dagre.LICENSE"), "utf8").trim()}`];
writeFileSync(
  join(page, "licences.txt"),
  `The libraries in these files are used under these licences.\n\n${notices.join("\n\n---\n\n")}\n`,
);

// The shell names each file by what is in it, so that a browser never keeps an old one, and all that the first needs.
const first = metafile.outputs[Object.keys(metafile.outputs).find((name) => name.endsWith("/page.js"))];
const parts = first.imports.filter((one) => one.kind === "import-statement").map((one) => basename(one.path));
const preloads = parts.map((name) => `<link rel="modulepreload" href="/page/${name}">`).join("\n    ");
const named = (html, name) =>
  html.replace(`/page/${name}`, `/page/${name}?${sha(readFileSync(join(page, name))).slice(0, 12)}`);
const shell = readFileSync(join(here, "src", "index.html"), "utf8").replace("<!-- parts -->", preloads);
writeFileSync(join(page, "index.html"), ["look.js", "page.js", "style.css"].reduce(named, shell));

const from = Object.fromEntries(sources().map((name) => [name, sha(readFileSync(join(here, name)))]));
const to = Object.fromEntries(
  readdirSync(page)
    .sort()
    .map((name) => [name, sha(readFileSync(join(page, name)))]),
);
writeFileSync(join(page, "built.json"), JSON.stringify({ from, to }, null, 1) + "\n");
