import type { Page } from "playwright-core";

declare global {
  interface Window {
    partsHeld?: (() => void)[];
  }
}

/**
 * Sends files, and does something while the first parts are on their way: none of them arrives before it is done. They wait
 * in the page: what the browser is asked to hold it copies to the test, eight megabytes a part.
 */
export async function meanwhile(
  page: Page,
  act: () => Promise<void>,
  send: () => Promise<void>,
): Promise<void> {
  await page.evaluate(holdParts);
  await send();
  await page.waitForFunction(() => (window.partsHeld ?? []).length > 0);
  await act();
  await page.evaluate(letPartsGo);
}

/** Runs in the page: what it sends as parts waits from now on. */
function holdParts(): void {
  const held: (() => void)[] = [];
  window.partsHeld = held;
  window.XMLHttpRequest = class extends XMLHttpRequest {
    #waits = false;
    override send(body?: Parameters<XMLHttpRequest["send"]>[0]): void {
      const go = () => {
        if (this.#waits) super.send(body);
      };
      this.#waits = true;
      if (window.partsHeld === held) held.push(go);
      else go();
    }
    // What is given up while it waits is never sent, as the browser would do it.
    override abort(): void {
      const neverSent = this.#waits && window.partsHeld === held;
      this.#waits = false;
      super.abort();
      if (neverSent) this.dispatchEvent(new ProgressEvent("loadend"));
    }
  };
}

/** Runs in the page: sends what waits, and lets all else pass. */
function letPartsGo(): void {
  const held = window.partsHeld ?? [];
  delete window.partsHeld;
  for (const go of held) go();
}
