// Walks through an ink story: standard input has its text and the walks, standard output what each of them reads.
import { readFileSync } from "node:fs";
import { Compiler, Story } from "inkjs/full";

const { text, walks } = JSON.parse(readFileSync(0, "utf8"));
const compiled = new Compiler(text).Compile().ToJson();

function read(story) {
  const lines = [];
  while (story.canContinue) lines.push(story.Continue().trim());
  return { lines: lines.filter(Boolean), choices: story.currentChoices.map((choice) => choice.text) };
}

function walked(places) {
  const story = new Story(compiled);
  const seen = [read(story)];
  for (const place of places) {
    story.ChooseChoiceIndex(place);
    seen.push(read(story));
  }
  return seen;
}

process.stdout.write(JSON.stringify(walks.map(walked)));
