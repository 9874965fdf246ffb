// A drawing in a view: the library that draws is loaded when a view first has one, and until then it is said.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Drawing, Drawn, Drawnline } from "../drawing";

interface Given {
  label: string;
  places: Drawn[];
  lines: Drawnline[];
  chosen: string;
  how?: "layers" | "circle";
  choose: (name: string, line: boolean) => void;
}

export function InLines({ label, places, lines, chosen, how = "layers", choose }: Given) {
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const latest = useRef(choose);
  latest.current = choose;
  const [trouble, say] = useState("It is being drawn.");
  useEffect(() => {
    let over = false;
    const again = () => drawing.current?.again();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const worn = new MutationObserver(again);
    void import("../drawing").then(
      ({ draw }) => {
        if (over || place.current === null) return;
        drawing.current = draw(place.current, places, lines, (name, line) => latest.current(name, line), how);
        dark.addEventListener("change", again);
        worn.observe(document.documentElement, { attributes: true });
        say("");
      },
      () => say("What draws could not be loaded; all of it stands in words below."),
    );
    return () => {
      over = true;
      worn.disconnect();
      dark.removeEventListener("change", again);
      drawing.current?.end();
      drawing.current = null;
    };
  }, [places, lines]);
  useEffect(() => drawing.current?.choose(chosen), [chosen, trouble]);
  return (
    <div class="drawn">
      <div class={how === "circle" ? "drawing low" : "drawing"} ref={place} role="img" aria-label={label} />
      <p role="status" class="note">
        {trouble}
      </p>
      <p class="ways">
        <button type="button" onClick={() => drawing.current?.zoom(1.3)}>
          Nearer
        </button>
        <button type="button" onClick={() => drawing.current?.zoom(1 / 1.3)}>
          Further away
        </button>
        <button type="button" onClick={() => drawing.current?.fit()}>
          All of it
        </button>
      </p>
    </div>
  );
}
