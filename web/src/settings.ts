// How a reader wants the page: light or dark, passages that come slowly or at once, and whether numbers choose.
// Kept on this device alone.

export type Look = "system" | "light" | "dark";

export interface Settings {
  look: Look;
  slow: boolean;
  keys: boolean;
}

const NAME = "unsaid-settings";
const USUAL: Settings = { look: "system", slow: true, keys: true };

export function settings(): Settings {
  try {
    return { ...USUAL, ...JSON.parse(localStorage.getItem(NAME) ?? "{}") };
  } catch {
    return USUAL;
  }
}

export function set(changed: Partial<Settings>): void {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...settings(), ...changed }));
  } catch {
    // A device that keeps nothing: what was set holds until the page is left.
  }
  wear({ ...settings(), ...changed });
}

// The style sheet goes by two attributes of the document.
export function wear(wanted: Settings): void {
  document.documentElement.dataset.look = wanted.look;
  document.documentElement.dataset.slow = String(wanted.slow);
}

// Whether things may move: only where neither the device nor the reader says no.
export function moving(): boolean {
  return settings().slow && !matchMedia("(prefers-reduced-motion: reduce)").matches;
}
