// A world being written: its text, what is wrong with it and what would mend it, and the story that it tells, told again
// after each pause in typing. What is typed here is in the file when it is written there, and not before.

import { useEffect, useRef, useState } from "preact/hooks";
import { type Editor, edit } from "../editor";
import { Frame } from "../frame";
import {
  type Linted,
  Refused,
  type Remark,
  type TextOf,
  type Told,
  get,
  post,
  put,
  sentence,
} from "../wire";
import { curled, stopped } from "../words";
import { Leaf } from "./leaf";

const PAUSE = 500;
const LOOKS = 2000;

export async function write(name: string) {
  const path = `/api/desk/${encodeURIComponent(name)}`;
  const text = await get<TextOf>(path);
  document.title = `${name}.world – Unsaid`;
  return <View path={path} first={text} />;
}

function View({ path, first }: { path: string; first: TextOf }) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const file = useRef(first);
  const typed = useRef(first.text);
  const [text, type] = useState(first.text);
  const [dirty, soil] = useState(false);
  const [elsewhere, differ] = useState<TextOf | null>(null);
  const [note, say] = useState("");
  const [linted, remark] = useState<Linted | null>(null);
  const [side, tell] = useState("");

  const put_ = (found: TextOf, words: string) => {
    file.current = found;
    typed.current = found.text;
    editor.current?.replace(found.text);
    type(found.text);
    soil(false);
    differ(null);
    say(words);
  };
  const save = async () => {
    try {
      const written = typed.current;
      const { mark } = await put<{ mark: string }>(path, { text: written, mark: file.current.mark });
      file.current = { ...file.current, text: written, mark };
      soil(typed.current !== written);
      say("It is written to the file.");
    } catch (error) {
      say(sentence(error));
      if (error instanceof Refused && error.code === "changed") await look(true);
    }
  };
  // Whether somebody else has written the file. What was typed here is never thrown away unasked.
  const look = async (unasked = false) => {
    if (document.hidden && !unasked) return;
    try {
      const { mark } = await get<{ mark: string }>(`${path}/mark`);
      if (mark === file.current.mark) return;
      if (mark === "") return say("The file is no longer there. Written again, it is there again.");
      const found = await get<TextOf>(path);
      if (found.text === typed.current) {
        file.current = found;
        soil(false);
        differ(null);
      } else if (typed.current === file.current.text) put_(found, "The file was changed elsewhere. This is how it is now.");
      else differ(found);
    } catch (error) {
      say(sentence(error));
    }
  };

  const latest = useRef({ save, look });
  latest.current = { save, look };
  useEffect(() => {
    if (place.current === null) return;
    const changed = (now: string) => {
      typed.current = now;
      type(now);
      soil(now !== file.current.text);
      say("");
    };
    editor.current = edit(place.current, first.text, changed, () => void latest.current.save());
    const looks = () => void latest.current.look();
    const looking = setInterval(looks, LOOKS);
    addEventListener("focus", looks);
    return () => {
      removeEventListener("focus", looks);
      clearInterval(looking);
      editor.current?.end();
    };
  }, []);
  useEffect(() => {
    if (!dirty) return;
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", leaving);
    return () => removeEventListener("beforeunload", leaving);
  }, [dirty]);
  useEffect(() => {
    let over = false;
    const after = setTimeout(
      () => {
        post<Linted>(`${path}/lint`, { text }).then(
          (found) => {
            if (over) return;
            remark(found);
            editor.current?.remarks(found.remarks);
          },
          (error: unknown) => !over && say(sentence(error)),
        );
      },
      linted === null ? 0 : PAUSE,
    );
    return () => {
      over = true;
      clearTimeout(after);
    };
  }, [text]);

  return (
    <Frame wide>
      <h1 class="writes">{first.name}</h1>
      <div class="ways saves">
        <button type="button" class="plain-button" aria-disabled={!dirty} onClick={() => dirty && void save()}>
          Write it to the file
        </button>
        <span class="faint">{dirty ? "There is something here that is not in the file." : "This is what is in the file."}</span>
        <a href={`/read/${encodeURIComponent(first.name)}`}>Read it</a>
        <a href={`/map/${encodeURIComponent(first.name)}`}>Map</a>
        <a href="/">The shelf</a>
      </div>
      <p role="status" class="note">
        {note}
      </p>
      {elsewhere && (
        <div role="alert" class="answer">
          <p>The file was changed elsewhere, and so was the text here. Nothing has been written over.</p>
          <p class="ways">
            <button type="button" onClick={() => put_(elsewhere, "This is how the file is now.")}>
              Take what is in the file
            </button>
            <button
              type="button"
              onClick={() => {
                file.current = elsewhere;
                soil(true);
                differ(null);
                say("What is here stays, and takes the file’s place when it is written.");
              }}
            >
              Keep what is here
            </button>
          </p>
        </div>
      )}
      <div class="desk">
        <div class="editor" ref={place} />
        <div class="told">
          <Remarks linted={linted} editor={editor} />
          <Story path={path} text={text} linted={linted} side={side} tell={tell} />
        </div>
      </div>
    </Frame>
  );
}

function Remarks({ linted, editor }: { linted: Linted | null; editor: { current: Editor | null } }) {
  if (linted === null) return null;
  const { remarks } = linted;
  const errors = remarks.filter((one) => one.severity === "error").length;
  const counted = [
    errors > 0 ? `${errors} error${errors === 1 ? "" : "s"}` : "",
    remarks.length > errors ? `${remarks.length - errors} warning${remarks.length - errors === 1 ? "" : "s"}` : "",
  ].filter(Boolean);
  return (
    <section aria-labelledby="remarks">
      <h2 id="remarks" class="part">
        What is wrong
      </h2>
      <p role="status" class="note">
        {remarks.length === 0 ? "Nothing is wrong." : `${counted.join(", ")}.`}
        {linted.left_out > 0 && ` ${linted.left_out} more are not shown.`}
      </p>
      <ul class="remarks">
        {remarks.map((one, n) => (
          <li key={n}>
            <One remark={one} editor={editor} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ remark, editor }: { remark: Remark; editor: { current: Editor | null } }) {
  return (
    <>
      <p>
        <button type="button" class="line-number" onClick={() => editor.current?.go(remark.start)}>
          line {remark.line}
        </button>{" "}
        <em class={remark.severity === "error" ? "wrong" : "faint"}>{remark.severity}</em> {stopped(remark.message)}
      </p>
      {remark.hints.map((hint, n) => (
        <p key={n} class="faint">
          {stopped(hint)}
        </p>
      ))}
      {remark.edits.length > 0 && (
        <p class="ways">
          {remark.edits.map((one, n) => (
            <button key={n} type="button" onClick={() => editor.current?.apply(one)}>
              {one.title}
            </button>
          ))}
        </p>
      )}
    </>
  );
}

interface Telling {
  path: string;
  text: string;
  linted: Linted | null;
  side: string;
  tell: (side: string) => void;
}

function Story({ path, text, linted, side, tell }: Telling) {
  const [told, show] = useState<Told | null>(null);
  const [note, say] = useState("");
  const [busy, work] = useState(false);
  const of = useRef("");
  useEffect(() => {
    if (linted === null) return;
    if (!linted.ok) {
      of.current = "";
      return say("The story is told again when the text has no errors.");
    }
    let over = false;
    work(true);
    say("");
    const asked = post<Told>(`${path}/told`, { text, side: side || null });
    asked
      .then(
        (found) => {
          if (over) return;
          of.current = text;
          if (found.page !== null) show(found);
          say(found.why);
        },
        (error: unknown) => {
          if (!over && !(error instanceof Refused && error.code === "overtaken")) say(sentence(error));
        },
      )
      .finally(() => !over && work(false));
    return () => {
      over = true;
    };
  }, [linted, side]);
  const roles = linted?.roles ?? [];
  return (
    <section aria-labelledby="story">
      <h2 id="story" class="part">
        The story it tells
      </h2>
      <p class="ways">
        <label>
          As{" "}
          <select value={side} onChange={(event) => tell(event.currentTarget.value)}>
            <option value="">the first role has it</option>
            {roles.map((role) => (
              <option key={role.name} value={role.name}>
                {curled(role.called)} has it
              </option>
            ))}
            <option value="both">each by turns</option>
            <option value="nobody">it is from outside</option>
          </select>
        </label>
        <span role="status" class="note">
          {busy ? "It is being told." : note}
        </span>
      </p>
      {told?.page && (
        <article class={busy || note ? "stale" : ""} aria-label={curled(told.page.title)}>
          <Leaf paragraphs={told.page.paragraphs} names={null} />
        </article>
      )}
    </section>
  );
}
