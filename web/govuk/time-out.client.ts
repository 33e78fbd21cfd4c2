const warningSeconds = 5 * 60;

/** Warns before the idle session ends, asks for more time, and says so when it has ended. */
export function watchIdleTime(): void {
  const { idleSeconds, aliveHref } = document.body.dataset;
  const dialog = document.querySelector<HTMLDialogElement>("dialog#time-out");
  if (!idleSeconds || !aliveHref || !dialog?.showModal) return;

  const part = (name: string) => dialog.querySelector<HTMLElement>(`[data-time-out="${name}"]`);
  let lastRequestAt = Date.now();
  let ended = false;

  // The session is one for all tabs: each page that is opened gives the others more time too.
  const tabs = new BroadcastChannel("session-alive");
  tabs.addEventListener("message", wasExtended);
  tabs.postMessage("alive");

  const timer = setInterval(look, 1000);
  part("stay")?.addEventListener("click", () => void stay());
  part("back")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("cancel", (escape) => {
    if (ended) return;
    escape.preventDefault();
    void stay();
  });

  function look() {
    const left = Number(idleSeconds) - (Date.now() - lastRequestAt) / 1000;
    if (left <= 0) return end();
    if (left > warningSeconds) return;
    const minutes = Math.ceil(left / 60);
    say("left", minutes === 1 ? "less than a minute" : `${minutes} minutes`);
    if (!dialog?.open) dialog?.showModal();
  }

  async function stay() {
    show("unreachable", false);
    try {
      const answer = await fetch(aliveHref ?? "", { redirect: "manual", cache: "no-store" });
      if (!answer.ok) return end();
      tabs.postMessage("alive");
      wasExtended();
    } catch {
      show("unreachable", true);
    }
  }

  function wasExtended() {
    if (ended) return;
    lastRequestAt = Date.now();
    dialog?.close();
  }

  function end() {
    ended = true;
    clearInterval(timer);
    show("warning", false);
    show("ended", true);
    dialog?.setAttribute("aria-labelledby", "time-out-ended-title");
    if (!dialog?.open) dialog?.showModal();
  }

  function show(name: string, visible: boolean) {
    part(name)?.toggleAttribute("hidden", !visible);
  }

  // Set only when it changes, or a screen reader would read it every second.
  function say(name: string, words: string) {
    const element = part(name);
    if (element && element.textContent !== words) element.textContent = words;
  }
}
