import type { Page } from "playwright-core";

/**
 * Writes down what a page complains of: scripts that fail, and what the content security policy stops. A refusal is an
 * answer like any other, to the page or to its script: that the browser also writes "Failed to load resource" for it counts
 * for nothing.
 */
export function watch(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    // Only a journey itself ends requests so, to see what happens when the connection is lost.
    if (message.text().endsWith("net::ERR_FAILED")) return;
    if (message.location().url.startsWith(page.url()) && /status of 4\d\d/.test(message.text())) return;
    complaints.push(`${page.url()}: ${message.text()}`);
  });
}
