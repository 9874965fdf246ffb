// Builds the page: web/src, bundled and made small, into python/unsaid/serve/page, where the server finds it.
//
// Beside it lies built.json: what it was built from, and what it came to, as hashes. A test compares both with what is
// there, so that sources and page are never apart (tests/serve/test_built.py).

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
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
  return ["build.mjs", "package.json", "package-lock.json", "tsconfig.json", ...inside].sort();
}

rmSync(page, { recursive: true, force: true });
mkdirSync(page, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: { page: "src/main.tsx", look: "src/look.ts", style: "src/style.css" },
  outdir: page,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  charset: "utf8",
});

// The shell names each file by what is in it, so that a browser never keeps an old one.
const named = (html, name) =>
  html.replace(`/page/${name}`, `/page/${name}?${sha(readFileSync(join(page, name))).slice(0, 12)}`);
const shell = ["look.js", "page.js", "style.css"].reduce(named, readFileSync(join(here, "src", "index.html"), "utf8"));
writeFileSync(join(page, "index.html"), shell);

const from = Object.fromEntries(sources().map((name) => [name, sha(readFileSync(join(here, name)))]));
const to = Object.fromEntries(
  readdirSync(page)
    .sort()
    .map((name) => [name, sha(readFileSync(join(page, name)))]),
);
writeFileSync(join(page, "built.json"), JSON.stringify({ from, to }, null, 1) + "\n");
