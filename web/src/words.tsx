// How words are set: typographic marks, small capitals for the words a story opens with, and answers as paragraphs.

import type { ComponentChildren } from "preact";

const BEFORE = "(?:^|(?<=[\\s(\\[{—–“‘\"']))";
const DOUBLE = new RegExp(`${BEFORE}"(?=\\S)`, "gm");
const SINGLE = new RegExp(`${BEFORE}'(?=\\S)(?!(?:tis|twas|twere|twill|em|til|n)\\b|\\d0s\\b)`, "gim");

// Quotation marks and apostrophes as printers set them: by the rules of unsaid/english/quotes.py.
export function curled(text: string): string {
  return text.replace(DOUBLE, "“").replaceAll('"', "”").replace(SINGLE, "‘").replaceAll("'", "’");
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

// A sentence that was perhaps left without its stop.
export function stopped(text: string): string {
  return /[.!?…]["”’]?$/.test(text) ? text : `${text}.`;
}

export function list(words: string[], last = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}`;
}

// The first words of a story: four of them, or up to the first comma or stop after two.
export function Opening({ text }: { text: string }) {
  const found = /^(?:\S+\s+){1,3}?\S+[,.;:]|^(?:\S+\s+){3}\S+/.exec(text);
  if (found === null) return <>{text}</>;
  return (
    <>
      <span class="opening">{found[0]}</span>
      {text.slice(found[0].length)}
    </>
  );
}

// An answer in prose: paragraphs, and lists where its lines begin with a dash.
export function Prose({ text }: { text: string }) {
  const shown = blocks(curled(text)).map((block, place) =>
    block.list ? List(block, place) : <p key={place}>{block.lines.join(" ")}</p>,
  );
  return <div class="prose">{shown}</div>;
}

interface Lines {
  list: boolean;
  lines: string[];
}

function List(block: Lines, place: number): ComponentChildren {
  return (
    <ul key={place}>
      {block.lines.map((line, n) => (
        <li key={n}>{line.slice(2)}</li>
      ))}
    </ul>
  );
}

function blocks(text: string): Lines[] {
  const found: Lines[] = [];
  let open = false;
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (line === "") {
      open = false;
      continue;
    }
    const last = found[found.length - 1];
    const listed = line.startsWith("- ");
    if (listed && last?.list) last.lines.push(line);
    else if (!listed && open && last && !last.list && !isSentence(last.lines[0] ?? "")) last.lines.push(line);
    else found.push({ list: listed, lines: [line] });
    open = true;
  }
  return found;
}

// Answers have one sentence or more to a line; each such line is a paragraph of its own.
function isSentence(line: string): boolean {
  return /[.:!?]["”’)]?$/.test(line);
}
