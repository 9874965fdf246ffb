// Reads a Twee 3 file as extwee does: standard input has its text, standard output the story's data and its passages.
import { readFileSync } from "node:fs";
import { parseTwee } from "extwee";

const story = parseTwee(JSON.parse(readFileSync(0, "utf8")).text);
const passages = Object.fromEntries(story.passages.map((passage) => [passage.name, passage.text]));
process.stdout.write(JSON.stringify({ name: story.name, ifid: story.IFID, start: story.start, passages }));
