// Builds the script and the style of a published story: `node publish/build.mjs` after a change to either.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const here = new URL(".", import.meta.url);
const { transformSync } = createRequire(new URL("../tests/graph/tools/", here))("esbuild");
const built = new URL("../python/unsaid/graph/publish/", here);

for (const [name, loader] of [["story.ts", "ts"], ["story.css", "css"]]) {
  const source = readFileSync(new URL(name, here), "utf8");
  const hash = createHash("sha256").update(source).digest("hex");
  const { code } = transformSync(source, { loader, minify: true, target: "es2020", charset: "utf8", format: loader === "ts" ? "iife" : undefined });
  const out = name.replace(".ts", ".js");
  writeFileSync(new URL(out, built), `/* built from publish/${name}, sha256 ${hash} */\n${code}`);
}
