// What a role may choose: by a press, by its number, or by a line in plain words.

import { useState } from "preact/hooks";
import { capital, curled, stopped } from "../words";
import { type Choice, type Meant, post, sentence } from "../wire";

const THE_END = " (the end)";

// The words of a choice, without the mark that it ends the story, which is set apart.
export function words(choice: Choice): string {
  const said = choice.ends && choice.words.endsWith(THE_END) ? choice.words.slice(0, -THE_END.length) : choice.words;
  return curled(said);
}

interface Given {
  choices: Choice[];
  busy: boolean;
  choose: (choice: Choice) => void;
}

export function Choices({ choices, busy, choose }: Given) {
  return (
    <>
      <h2 class="unseen-heading">What you could do</h2>
      <ol class="choices">
        {choices.map((choice, n) => (
          <li key={choice.move + n}>
            <One choice={choice} number={n + 1} busy={busy} choose={choose} />
          </li>
        ))}
      </ol>
    </>
  );
}

function One({
  choice,
  number,
  busy,
  choose,
}: {
  choice: Choice;
  number: number;
  busy: boolean;
  choose: (choice: Choice) => void;
}) {
  const waits = choice.kind !== "act" && choice.kind !== "ask";
  return (
    <button
      type="button"
      class={waits ? "choice waits" : "choice"}
      aria-disabled={busy}
      aria-keyshortcuts={number < 10 ? String(number) : undefined}
      onClick={() => choose(choice)}
    >
      <span class="number" aria-hidden="true">
        {number}
      </span>
      <span class="said">
        <span class="words">{words(choice)}</span>
        {choice.ends && <span class="ends"> the end</span>}
        {choice.beside && <span class="beside"> {curled(stopped(capital(choice.beside)))}</span>}
      </span>
    </button>
  );
}

interface Typed {
  seat: string;
  busy: boolean;
  choose: (choice: Choice, words: string) => Promise<void>;
}

// A line in plain words. What it surely means is taken, and said; what it may mean, or would be the end, is asked about.
export function Typing({ seat, busy, choose }: Typed) {
  const [line, type] = useState("");
  const [could, offer] = useState<Choice[]>([]);
  const [said, say] = useState("");
  const taken = (choice: Choice) => choose(choice, `Taken as: ${stopped(words(choice))}`);
  const asks = async (event: Event) => {
    event.preventDefault();
    if (line.trim() === "" || busy) return;
    offer([]);
    try {
      const { sure, choices } = await post<Meant>(`${seat}/meant`, { line });
      const [first] = choices;
      if (first === undefined) return say("None of what you could do says that. Put it in other words, or choose.");
      if (sure && !first.ends) return void (await taken(first));
      say(choices.length > 1 ? "Which of these?" : sure ? "That would be the end. Is it meant?" : "Is this what you mean?");
      offer(choices);
    } catch (error) {
      say(sentence(error));
    }
  };
  return (
    <form class="typing" onSubmit={asks}>
      <label for="line">Or in your own words</label>
      <div class="line">
        <input
          id="line"
          type="text"
          maxLength={500}
          autocomplete="off"
          enterkeyhint="go"
          value={line}
          onInput={(event) => type(event.currentTarget.value)}
        />
        <button type="submit" class="plain-button" aria-disabled={busy}>
          Do it
        </button>
      </div>
      <p role="status" class="note">
        {said}
      </p>
      {could.length > 0 && (
        <ul class="could">
          {could.map((choice) => (
            <li key={choice.move}>
              <button type="button" onClick={() => void taken(choice)}>
                {words(choice)}
                {choice.ends && <span class="ends"> the end</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
