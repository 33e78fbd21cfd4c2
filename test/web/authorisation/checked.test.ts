import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { Answer } from "../../builders/answer.ts";
import { anyKey } from "../../builders/competition.ts";
import { APPS } from "../../builders/doors.ts";
import { countEntries } from "../../builders/effects.ts";
import { exchange } from "./exchange.ts";
import { ABOUTS, acceptedRows } from "./matrix.ts";
import { ownParams, pathOf } from "./row.ts";
import { aWorld, type World } from "./world.ts";

/** The forms of final acts, and what is typed where the row has it proposed to a second person instead. */
const FINAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "POST /authority/competitions/:competition/hold": {},
  "POST /authority/competitions/:competition/outcome/stop": {},
  "POST /authority/competitions/:competition/prequalification": {},
  "POST /authority/competitions/:competition/my-evaluation/declare": {},
  "POST /authority/competitions/:competition/my-evaluation/sections/:section/responses/:organisation": {},
  "POST /authority/competitions/:competition/queries/ask": {},
  "POST /authority/organisations/add-partner": {},
  "POST /authority/organisations/:organisation/invite": {},
  "POST /authority/organisations/membership-changes/:change": { approve: "no" },
  "POST /authority/people/appoint": {},
  "POST /authority/people/:person": {},
  "POST /authority/people/:person/:change{suspend|restore}": {},
  "POST /bidder/competitions/:competition/queries/:query": {},
  "POST /bidder/people/invite": {},
  "POST /bidder/people/:person/tokens/:token/revoke": {},
};
const seen: string[] = [];

/** What is typed as a choice, or as a part of something: the page says it in other words. */
const CHOSEN =
  /(Id|Version|-day|-month|-year|-time)$|^(hours|any|lots|role|scope|approve|organisations|score-.*)$/;

describe.each(ABOUTS)("what is final is checked before it is done: %s", (about) => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ about });
  });
  afterEach(() => world.atFirst().undo());

  const rows = acceptedRows(about).filter(([route]) => route in FINAL);
  it.each(rows)("%s", async (route, state, door, row, who) => {
    seen.push(route);
    if (world.state() !== state) await world.moveTo(state);
    const path = pathOf(row, await ownParams(world, row, who));
    const sent = (await row.send?.({ world, who, whose: "own" })) ?? {};
    const typed = { ...sent.form, ...FINAL[route], requestKey: anyKey() };
    const before = { table: await world.portal.digest(), entries: await countEntries(world.portal) };
    const send = async (form: Readonly<Record<string, string | readonly string[]>>) => {
      const answer = await exchange(world, APPS[door](world.deps), who, "POST", path, { ...sent, form });
      return new Answer(answer, answer.text);
    };

    const check = await send({ ...typed, checked: "" });
    expect(check.isCheck, `${check.status} ${check.errorTexts.join()}`).toBe(true);
    expect(check.words).toMatch(/Who is told, as soon as it is done .* Warning /);
    const carried = check.hiddenIn(path);
    const texts = Object.entries(typed).filter(([, text]) => text !== "");
    for (const [name, text] of texts) expect(carried[name], name).toEqual([text].flat());
    const read = texts.filter(([name]) => name !== "requestKey" && !CHOSEN.test(name));
    for (const [, text] of read) expect(check.words).toContain(String(text));

    const form = await send({ ...carried, checked: "change" });
    expect([form.status, form.isCheck, form.errorTexts]).toEqual([200, false, []]);
    for (const [, text] of read) expect(form.text).toContain(String(text));
    expect(await world.portal.digest()).toBe(before.table);

    const done = await send({ ...carried, checked: "yes" });
    const again = await send({ ...carried, checked: "yes" });
    expect([done.status, again.status, again.leadsTo]).toEqual([303, 303, done.leadsTo]);
    expect((await countEntries(world.portal)) - before.entries).toBe(1);
  });
});

it("every form of a final act was asked", () => {
  expect(seen.toSorted()).toEqual(Object.keys(FINAL).toSorted());
});
