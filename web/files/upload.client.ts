import { type InTurn, slots } from "../../shared/kernel/slots.ts";
import { AlreadyThere, Interrupted, pause, Refused, send, SignedOut } from "./sending.client.ts";
import { Changed, Gone } from "./sha256.client.ts";

/** Parts on their way at a time, of all files together. */
const PARALLEL = 3;
/** Milliseconds between the first two looks at files that are being checked, between two at most, and how many looks. */
const VERDICTS = { soon: 1_000, longest: 15_000, looks: 40 };
/** Whoever listens hears of every quarter that has arrived. */
const SAID_EVERY = 25;

/** What a file's line can say; the words stand in the page. */
type State =
  | "waiting"
  | "sending"
  | "interrupted"
  | "stopped"
  | "arrived"
  | "cancelled"
  | "failed"
  | "already"
  | "changed"
  | "gone"
  | "signed-out"
  | "refused";
const GOING: readonly State[] = ["waiting", "sending", "interrupted"];
const CAN_GO_ON: readonly State[] = ["stopped", "cancelled", "signed-out"];

/**
 * Sends the files that are chosen in the page's form in parts, straight to the object store: each on its own, several
 * parts at once, again when the connection is lost, and from where it stopped when the same file is chosen again.
 * Without this script the form sends small files by itself.
 */
function watchUploads(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-uploads]");
  const input = form?.querySelector<HTMLInputElement>("input[type=file]");
  const list = document.getElementById("uploads");
  const to = form?.dataset["uploads"];
  if (document.querySelector("#attached-files[data-waiting]")) void watchChecks();
  if (!form || !input || !list || !to) return;

  for (const limit of form.querySelectorAll<HTMLElement>("[data-upload]"))
    limit.hidden = limit.dataset["upload"] === "plain";
  const inTurn = slots(PARALLEL);
  let going = 0;
  addEventListener("beforeunload", (leaving) => going > 0 && leaving.preventDefault());

  form.addEventListener("submit", (submitting) => {
    const files = [...(input.files ?? [])];
    // With nothing chosen the server says so.
    if (files.length === 0) return;
    submitting.preventDefault();
    list.hidden = false;
    // What was done before is no news any more beside what comes now.
    document.querySelector(".govuk-notification-banner")?.remove();
    for (const file of files) void start(newLine(file, list));
    form.reset();
    list.focus();
  });

  async function start(line: Line) {
    going += 1;
    await sendFile(line, to ?? "", inTurn);
    going -= 1;
    if (line.item.contains(document.activeElement)) list?.focus();
    if (line.state === "arrived") line.item.remove();
    if (list && list.children.length === 0) {
      const isHere = list === document.activeElement;
      list.hidden = true;
      // What was listened to is gone: on to where the next files are chosen.
      if (isHere) input?.focus();
    }
    if (going === 0) await watchChecks();
  }

  /** Adds a line for a file, made of the page's own. */
  function newLine(file: File, lines: HTMLElement): Line {
    const item = document.createElement("li");
    item.className = "app-file";
    item.append(
      document.querySelector<HTMLTemplateElement>("template#upload-one")?.content.cloneNode(true) ?? "",
    );
    const line: Line = { file, item, state: "waiting", stop: new AbortController(), said: 0 };
    for (const name of parts(line, "name")) name.append(file.name);
    item.querySelector("progress")?.setAttribute("aria-label", file.name);
    for (const button of parts(line, "cancel")) button.addEventListener("click", () => line.stop.abort());
    for (const button of parts(line, "again")) button.addEventListener("click", () => void start(line));
    lines.append(item);
    return line;
  }
}

/** A file on its way, and the line that tells of it. */
type Line = {
  readonly file: File;
  readonly item: HTMLElement;
  state: State;
  stop: AbortController;
  said: number;
};

const parts = ({ item }: Line, name: string) => item.querySelectorAll<HTMLElement>(`[data-part="${name}"]`);

async function sendFile(line: Line, to: string, inTurn: InTurn): Promise<void> {
  line.stop = new AbortController();
  const { file, stop } = line;
  const [onProgress, onInterrupted] = [
    (done: number) => progress(line, done),
    () => show(line, "interrupted"),
  ];
  show(line, "waiting");
  try {
    await send({
      to,
      file,
      openedFor: openedFor(document),
      isThere,
      stopped: stop.signal,
      inTurn,
      onProgress,
      onInterrupted,
    });
    show(line, "arrived");
  } catch (error) {
    const why = error instanceof Refused ? error.message : "";
    for (const words of parts(line, "why")) words.textContent = why;
    if (stop.signal.aborted) show(line, "cancelled");
    else if (error instanceof AlreadyThere) show(line, "already");
    else if (error instanceof Gone) show(line, "gone");
    else if (error instanceof Changed) show(line, "changed");
    else if (error instanceof SignedOut) show(line, "signed-out");
    else if (error instanceof Interrupted) show(line, "stopped");
    else show(line, why === "" ? "failed" : "refused");
  }
}

function show(line: Line, state: State): void {
  const isNew = line.state !== state;
  line.state = state;
  for (const words of line.item.querySelectorAll<HTMLElement>("[data-state]"))
    words.hidden = words.dataset["state"] !== state;
  const bar = line.item.querySelector("progress");
  if (bar) bar.hidden = !GOING.includes(state);
  for (const button of parts(line, "cancel")) button.hidden = !GOING.includes(state);
  for (const button of parts(line, "again")) button.hidden = !CAN_GO_ON.includes(state);
  if (isNew && state !== "sending") say(line);
}

function progress(line: Line, done: number): void {
  const percent = Math.floor(done * 100);
  const bar = line.item.querySelector("progress");
  if (bar) bar.value = percent;
  for (const words of parts(line, "percent")) words.textContent = String(percent);
  show(line, "sending");
  if (percent < line.said + SAID_EVERY) return;
  line.said = percent;
  say(line);
}

/** For whom a page was opened, as each of its forms says. */
const openedFor = (page: Document): string =>
  page.querySelector<HTMLInputElement>("input[name=openedFor]")?.value ?? "";

/** Whether the page shows a file among those that have arrived. */
const isThere = (fileId: string): boolean =>
  document.getElementById("attached-files")?.dataset["shows"]?.includes(`${fileId} `) === true;

/** Says aloud what a line shows. */
function say({ file, item, state }: Line): void {
  sayAloud(`${file.name}: ${item.querySelector(`[data-state="${state}"]`)?.textContent ?? ""}`);
}

function sayAloud(words: string): void {
  const region = document.getElementById("uploads-said");
  if (region) region.textContent = words;
}

/** Says aloud of which files the check is over since. */
function sayVerdicts(before: HTMLElement, now: HTMLElement): void {
  const filesIn = (files: HTMLElement) => [...files.querySelectorAll<HTMLElement>("[data-file]")];
  const known = new Set(filesIn(before).map(({ dataset }) => dataset["file"]));
  const news = filesIn(now).filter(({ dataset }) => !known.has(dataset["file"]) && dataset["says"]);
  if (news.length > 0) sayAloud(news.map(({ dataset }) => dataset["says"]).join(" "));
}

/** Shows the files as the server has them, and goes on looking while one of them is being checked. */
async function watchChecks(): Promise<void> {
  for (let look = 0; look < VERDICTS.looks; look += 1) {
    const answer = await fetch(location.pathname, { redirect: "manual" }).catch(() => undefined);
    const html = answer?.ok === true ? await answer.text() : "";
    const answered = new DOMParser().parseFromString(html, "text/html");
    // Somebody else has signed in meanwhile, or acts for another organisation: their files are not for this page.
    if (html !== "" && openedFor(answered) !== openedFor(document)) return;
    const before = document.getElementById("attached-files");
    const now = answered.getElementById("attached-files");
    // Its HTML is another each time: forms have keys of their own.
    if (before && now && before.dataset["shows"] !== now.dataset["shows"]) {
      sayVerdicts(before, now);
      before.replaceWith(document.adoptNode(now));
    }
    if (!document.querySelector("#attached-files[data-waiting]")) return;
    await pause(Math.min(VERDICTS.longest, VERDICTS.soon * 1.5 ** look));
  }
}

watchUploads();
