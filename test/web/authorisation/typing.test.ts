import { beforeAll, describe, expect, it } from "vitest";
import { INVISIBLE, LINE_ENDS } from "../../builders/odd-text.ts";
import { EVERYTHING, slice } from "../../builders/slice.ts";
import { asks } from "./controls.ts";
import type { Principal } from "./principals.ts";
import { type Control, formsToType, namesOf, type Outcome, typedInto, type TypedForm } from "./typing.ts";
import { type About, aWorld, type State, type World } from "./world.ts";

const WALKS: readonly (readonly [About, State, readonly Principal[]])[] = [
  ["pqq", "before", ["lead"]],
  ["pqq", "open", ["alphaSubmitter", "newcomer"]],
  ["pqq", "sealed", ["lead", "secondLead", "evaluator", "alphaSubmitter"]],
  ["preferences", "open", ["lead", "alphaSubmitter"]],
];

/** One after the other in `npm run soak`; else all at once, which shows as much unless one hides what another does. */
const allOf = (odd: typeof INVISIBLE) => odd.map(([, one]) => one).join("");
const UNSEEN = EVERYTHING ? INVISIBLE : [["every invisible character", allOf(INVISIBLE)] as const];
/** More than anything may hold, and less than a form. */
const TOO_LONG = 70_000;
const MOST_SENT = 900_000;

describe.each(WALKS)("whatever is typed: %s, %s", (about, state, walking) => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ about });
    if (state !== "before") await world.moveTo(state);
  });

  it.each(walking)("no form of %s loses it, or refuses it without the name of its field", async (who) => {
    const amiss: string[] = [];
    let faults = 0;
    const forms = await formsToType(world, who);
    expect(forms.length, "the walk went nowhere").toBeGreaterThan(0);
    for (const [turn, form] of forms.entries()) {
      const send = (made: (control: Control) => string) => typedInto(world, who, form, made);
      const found = [...(await amissWithOdd(form, turn, send)), ...(await amissAtLimits(form, send))];
      const faulty = await lostByFault(world, who, form);
      faults += faulty.isFault ? 1 : 0;
      found.push(...faulty.lost.map((name) => `a fault loses ${name}`));
      amiss.push(...found.map((one) => `${form.from} to ${form.to.pathname}: ${one}`));
    }
    expect(amiss).toEqual([]);
    // The newcomer's one form is refused before anything is written.
    expect(faults > 0, "whether a form met a fault").toBe(who !== "newcomer");
  });
});

/** What a fault answers gives back all that was typed: nothing of it was stored. */
async function lostByFault(world: World, who: Principal, { to, given, typed }: TypedForm) {
  const broken = async () => Promise.reject(new Error("the table is away"));
  const table = { ...world.deps.table, writeAll: broken, writeOne: broken };
  const fields: Record<string, readonly string[]> = { ...given };
  for (const { name, value } of typed) fields[name] = [...(fields[name] ?? []), value];
  const failing = { ...world, deps: { ...world.deps, table } };
  // A browser says how long a form is: of what does not, not all may have arrived.
  const { status, text } = await asks(failing, who, "POST", to, fields, { "content-length": "1000" });
  const lost = status < 500 ? [] : typed.filter(({ value }) => !text.includes(value));
  return { isFault: status >= 500, lost: lost.map(({ name }) => name) };
}

type Send = (made: (control: Control) => string) => Promise<Outcome>;

/** What nobody sees makes no difference, and every end of a line the same one. */
async function amissWithOdd(form: TypedForm, turn: number, send: Send): Promise<readonly string[]> {
  const amiss: string[] = [];
  const plain = await send(({ value }) => value);
  if (plain.status === 422) {
    const lost = form.typed.filter(({ value }) => !plain.values.includes(value));
    amiss.push(...lost.map(({ name }) => `${name} is not given back`));
  }
  const within = ({ value }: Control, odd: string) =>
    `${odd}${value.slice(0, 1)}${odd}${value.slice(1)}${odd}`;
  for (const [name, odd] of UNSEEN)
    amiss.push(...differs(plain, await send((one) => within(one, odd)), name));
  if (!form.typed.some(({ lines }) => lines)) return amiss;
  const inLines = (end: string) => send((one) => (one.lines ? `${one.value}${end}${one.value}` : one.value));
  const twoLines = await inLines("\n");
  for (const [name, end] of slice(LINE_ENDS, LINE_ENDS.length, turn))
    amiss.push(...differs(twoLines, await inLines(end), name));
  return amiss;
}

function differs(plain: Outcome, odd: Outcome, name: string): readonly string[] {
  const [one, other] = [plain, odd].map(({ status, errors, written }) =>
    JSON.stringify({ status, errors, written }),
  );
  const kept = INVISIBLE.filter(([, character]) => odd.stored.includes(character));
  return [
    ...(one === other ? [] : [`with ${name} it answers ${other} and not ${one}`]),
    ...kept.map(([what]) => `it stores ${what}`),
  ];
}

/** As much as a field may hold is taken, line ends and all; one more is refused, and says of which field. */
async function amissAtLimits({ typed }: TypedForm, send: Send): Promise<readonly string[]> {
  const most = Math.min(TOO_LONG, Math.floor(MOST_SENT / typed.length));
  const over = await send(() => "x".repeat(most));
  const limits = new Map(
    over.errors.flatMap(({ field, says }) => {
      const limit = /can have up to ([\d,]+) characters/.exec(says)?.[1];
      return limit === undefined ? [] : [[field, Number(limit.replaceAll(",", ""))] as const];
    }),
  );
  const full = await send(({ id, value, lines }) => filled(limits.get(id), lines) ?? value);
  const one = await send(({ id, value }) => filled(limits.get(id), false)?.concat("x") ?? value);
  return [
    ...(over.status >= 500 || over.status === 413 ? [`with much too much it answers ${over.status}`] : []),
    ...over.errors.flatMap(({ field, says }) =>
      isNamed(says, namesOf(over.page, field)) ? [] : [`${field} is refused without its name: ${says}`],
    ),
    ...[...limits].flatMap(([field, limit]) => [
      ...(isTooLong(full, field) ? [`${field} does not take ${limit} characters`] : []),
      ...(isTooLong(one, field) || one.status === 413
        ? []
        : [`${field} takes more than ${limit} characters`]),
    ]),
  ];
}

/** So many characters, ten of them the ends of lines, as a browser sends them. */
const filled = (limit: number | undefined, lines: boolean): string | undefined =>
  limit === undefined
    ? undefined
    : lines
      ? `${"xxxx\r\n".repeat(10)}${"x".repeat(limit - 50)}`
      : "x".repeat(limit);

const isTooLong = ({ errors }: Outcome, field: string): boolean =>
  errors.some((error) => error.field === field && /can have up to/.test(error.says));

/** Whether what is said has a word of what the field is called, on the page or in the form. */
function isNamed(says: string, called: string): boolean {
  const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu));
  const names = wordsOf(called);
  return [...wordsOf(says)].some((word) => !COMMON.has(word) && names.has(word));
}
const COMMON = new Set(
  "the and for you your can has have what which when where whole number most least".split(" "),
);
