// Walks through a Yarn dialogue: standard input has its text and the walks, standard output what each of them reads.
import { readFileSync } from "node:fs";
import yarn from "yarn-bound";

const YarnBound = yarn.default ?? yarn;
const { text, walks } = JSON.parse(readFileSync(0, "utf8"));

// The runner takes what stands before a first colon for a speaker, even where the colon is escaped.
function whole({ text, markup }) {
  const speaker = (markup ?? []).find((mark) => mark.name === "character");
  return speaker ? `${speaker.properties.name.replace(/\\(.?)/g, "$1")}: ${text}` : text;
}

function read(runner) {
  const lines = [];
  for (;;) {
    const now = runner.currentResult;
    if (now && now.options) {
      if (now.text) lines.push(whole(now));
      return { lines, choices: now.options.map(whole) };
    }
    if (now && now.text) lines.push(whole(now));
    if (!now || now.isDialogueEnd) return { lines, choices: [] };
    runner.advance();
  }
}

function walked(places) {
  const runner = new YarnBound({ dialogue: text, startAt: "Start" });
  const seen = [read(runner)];
  for (const place of places) {
    runner.advance(place);
    seen.push(read(runner));
  }
  return seen;
}

process.stdout.write(JSON.stringify(walks.map(walked)));
