import type { Child } from "hono/jsx";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

/** Markup as it means something: elements with sorted attributes, words with single spaces, no comments. */
export type Tree = string | { element: string; attributes: Record<string, string>; content: Tree[] };

/** Reads markup; two pieces of markup that a browser cannot tell apart give equal trees. */
export function treeOf(markup: string): Tree[] {
  return content(parseFragment(markup.trim()).childNodes);
}

function content(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Tree[] {
  return nodes.map(tree).filter((child) => child !== "");
}

function tree(node: DefaultTreeAdapterTypes.ChildNode): Tree {
  if (node.nodeName === "#text" && "value" in node) return singleSpaced(node.value);
  if (!("attrs" in node)) return "";
  const attributes = node.attrs.map(({ name, value }) => [name, singleSpaced(value)] as const);
  return {
    element: node.nodeName,
    attributes: Object.fromEntries(attributes.toSorted(([one], [other]) => (one < other ? -1 : 1))),
    content: content(node.childNodes),
  };
}

function singleSpaced(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

/** What a component writes. */
export async function markupOf(component: Child): Promise<string> {
  return String(await component);
}
