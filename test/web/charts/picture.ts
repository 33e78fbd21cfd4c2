import { type Tree, treeOf } from "../govuk/markup-tree.ts";

/** The table of a chart, row by row, as a reader of tables gets it. */
export function factsOf(markup: string): string[][] {
  return elements(treeOf(markup), "tr").map((row) =>
    (typeof row === "string" ? [] : row.content).map((cell) => wordsOf(cell)),
  );
}

/** All elements of one name, with what is in them. */
export function elements(trees: readonly Tree[], name: string): Tree[] {
  return trees.flatMap((tree) =>
    typeof tree === "string" ? [] : tree.element === name ? [tree] : elements(tree.content, name),
  );
}

function wordsOf(tree: Tree): string {
  return typeof tree === "string" ? tree : tree.content.map(wordsOf).join(" ").trim();
}
