import { html } from "hono/html";
import { type EdgeCode, edgeRefusals } from "../../shared/kernel/edge-words.ts";
import { OWNER } from "../../shared/kernel/names.ts";
import type { Frame } from "./page.tsx";
import { TurnedAwayPage } from "./turned-away-page.tsx";

/**
 * The page of a refusal by what stands before the doors, as text: no session is known there and no script runs. The build
 * makes files of it for the edge, and the front of one machine writes it.
 */
export async function edgePage(code: EdgeCode, assets: Frame["assets"], reference?: string): Promise<string> {
  const { title, detail, todo } = edgeRefusals[code];
  const words = title === detail ? todo : [detail, ...todo];
  const frame = { nonce: undefined, assets, owner: OWNER };
  const document =
    await html`${<TurnedAwayPage frame={frame} title={title} words={words} reference={reference} />}`;
  return document.toString();
}
