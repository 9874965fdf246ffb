// How a story is asked for: the same words in the address of the page and in that of the server.

export interface Manner {
  side: string;
  facing: string;
  thoughts: boolean;
  length: "full" | "scene" | "short";
}

export function manner(search: string, usual: string): Manner {
  const given = new URLSearchParams(search);
  const length = given.get("length");
  return {
    side: given.get("side") ?? usual,
    facing: given.get("facing") ?? "",
    thoughts: given.get("thoughts") !== "false",
    length: length === "scene" || length === "short" ? length : "full",
  };
}

export function query(asked: Manner): string {
  const said = new URLSearchParams({ side: asked.side });
  if (asked.facing) said.set("facing", asked.facing);
  if (!asked.thoughts) said.set("thoughts", "false");
  if (asked.length !== "full") said.set("length", asked.length);
  return `?${said}`;
}
