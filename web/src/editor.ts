// The editor of a world's text: CodeMirror, in a part of the page of its own, so that its styles need no leave to be
// written into the page. It knows as much of the language as is needed to set comments, texts and names apart.

import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Edit, Remark } from "./wire";

const WORDS =
  /^(?:entity|property|action|trigger|utility|ending|telling|title|about|language|said|passage|person|concern|question|precondition|effect|consenting|observing|when|if|else|true|false|believes|for|each|some|all|role|called|choice)\b/;

const language = StreamLanguage.define<{ text: boolean }>({
  startState: () => ({ text: false }),
  token(stream, state) {
    if (state.text || stream.eat('"')) {
      state.text = !stream.match(/^(?:[^"\\]|\\.)*"/);
      if (state.text) stream.skipToEnd();
      return "string";
    }
    if (stream.match("//")) {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.match(/^\d+(?:\.\d+)?/)) return "number";
    if (stream.match(WORDS)) return "keyword";
    if (stream.match(/^[\p{L}_][\p{L}\p{N}_]*/u)) return "name";
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "//" } },
});

const words = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)" },
  { tag: tags.string, color: "var(--ink)", fontStyle: "italic" },
  { tag: tags.comment, color: "var(--faint)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--leaf)", height: "100%", fontSize: "0.85rem" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'Cascadia Code', Menlo, Consolas, monospace", lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "var(--leaf)", color: "var(--faint)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--rule) 35%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 28%, transparent)",
  },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--rule)" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--paper)" },
});

export interface Editor {
  text(): string;
  // Another text, which is none that was typed here.
  replace(text: string): void;
  remarks(all: Remark[]): void;
  apply(edit: Edit): void;
  go(place: number): void;
  wraps(yes: boolean): void;
  end(): void;
}

const MADE = "made";

export function edit(place: HTMLElement, text: string, changed: (text: string) => void, save: () => void): Editor {
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const wrap = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        indentUnit.of("  "),
        language,
        syntaxHighlighting(words),
        look,
        wrap.of(EditorView.lineWrapping),
        EditorView.contentAttributes.of({ "aria-label": "The text of the world", spellcheck: "false", tabindex: "0" }),
        // Tab moves on, as everywhere on a page; lines are moved in and out with the brackets.
        keymap.of([
          { key: "Mod-s", preventDefault: true, run: () => (save(), true) },
          { key: "Mod-[", run: indentLess },
          { key: "Mod-]", run: indentMore },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.isUserEvent(MADE)))
            changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  const inside = (n: number) => Math.max(0, Math.min(n, view.state.doc.length));
  const apply = (one: Edit) => {
    const changes = one.changes.map((part) => ({ from: inside(part.start), to: inside(part.end), insert: part.text }));
    view.dispatch({ changes, userEvent: "input.complete" });
    view.focus();
  };
  return {
    text: () => view.state.doc.toString(),
    replace(next) {
      const cursor = Math.min(view.state.selection.main.head, next.length);
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        selection: { anchor: cursor },
        annotations: [Transaction.userEvent.of(MADE), Transaction.addToHistory.of(false)],
      });
    },
    remarks(all) {
      const found: Diagnostic[] = all.map((one) => ({
        from: inside(one.start),
        to: inside(Math.max(one.end, one.start)),
        severity: one.severity,
        source: one.code,
        message: [one.message, ...one.hints].join("\n"),
        actions: one.edits.map((edit) => ({ name: edit.title, apply: () => apply(edit) })),
      }));
      view.dispatch(setDiagnostics(view.state, found));
    },
    apply,
    go(at) {
      view.dispatch({ selection: { anchor: inside(at) }, scrollIntoView: true });
      view.focus();
    },
    wraps: (yes) => view.dispatch({ effects: wrap.reconfigure(yes ? EditorView.lineWrapping : []) }),
    end: () => view.destroy(),
  };
}
