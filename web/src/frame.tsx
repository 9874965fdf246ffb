// What stands around every view: the name of the house, and how its reader wants it.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type Look, set, settings } from "./settings";

const LOOKS: [Look, string][] = [
  ["system", "as the device is"],
  ["light", "light"],
  ["dark", "dark"],
];

export function Frame({
  children,
  wide = false,
  home = true,
}: {
  children: ComponentChildren;
  wide?: boolean;
  home?: boolean;
}) {
  return (
    <>
      <header class="house">
        {home ? (
          <a class="name" href="/">
            Unsaid
          </a>
        ) : (
          <span class="name" />
        )}
        <Wanted />
      </header>
      <main class={wide ? "wide" : ""}>{children}</main>
    </>
  );
}

function Wanted() {
  const [now, change] = useState(settings());
  const to = (changed: Partial<typeof now>) => {
    set(changed);
    change({ ...now, ...changed });
  };
  return (
    <details class="wanted">
      <summary>Settings</summary>
      <form class="sheet" onSubmit={(event) => event.preventDefault()}>
        <fieldset>
          <legend>The page is</legend>
          {LOOKS.map(([look, words]) => (
            <label key={look}>
              <input type="radio" name="look" value={look} checked={now.look === look} onChange={() => to({ look })} />
              {words}
            </label>
          ))}
        </fieldset>
        <label>
          <input type="checkbox" checked={now.slow} onChange={(event) => to({ slow: event.currentTarget.checked })} />
          words come slowly, pages turn
        </label>
        <label>
          <input type="checkbox" checked={now.keys} onChange={(event) => to({ keys: event.currentTarget.checked })} />
          keys 1 to 9 choose
        </label>
      </form>
    </details>
  );
}

// A view that could not be shown, and why.
export function Sorry({ message }: { message: string }) {
  return (
    <Frame>
      <div class="title">
        <h1>That cannot be shown</h1>
        <p class="about" role="alert">
          {message}
        </p>
      </div>
      <p class="ways">
        <a href="/">To the shelf</a>
      </p>
    </Frame>
  );
}
