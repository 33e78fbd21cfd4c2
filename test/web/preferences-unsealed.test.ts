import { describe, expect, it } from "vitest";
import { authorityStream } from "../../functions/platform/stream.ts";
import { savePreferencesDraft } from "../../functions/preferences/operations.ts";
import { personIdOf } from "../../shared/people/schema.ts";
import { anyKey, london } from "../builders/competition.ts";
import { chooses, command, preferencesPortal } from "./preferences-doors.ts";
import { words } from "../builders/answer.ts";
import type { Visitor } from "../builders/visitor.ts";

type Portal = Awaited<ReturnType<typeof preferencesPortal>>;

describe("before a round is sealed", () => {
  const pages = [
    "",
    "?round=preferences-1",
    "/lots/lot-20",
    "/lots/lot-20?round=preferences-1",
    "/lots/lot-20/disclose",
    "/lots/lot-20/disclose?round=preferences-1",
  ];
  const api = ["", "?round=preferences-1", "?lot=lot-20"];

  it("every page and answer is the same bytes with no submission and with three", async () => {
    const portal = await preferencesPortal();
    const bidders = [
      await portal.takesPart("capita"),
      await portal.takesPart("crr", ["Carillion", "RAPt"]),
      await portal.takesPart("mtc-amey"),
    ];
    const readers = [
      await portal.asLead(),
      await portal.asStaff("competition-lead", [20]),
      await portal.asStaff("support-manager", [20]),
      await portal.asStaff("auditor", "all"),
    ];
    const looked = async () => {
      const answers: string[] = [];
      for (const reader of readers) {
        for (const page of pages) answers.push(bare(await reader.get(`${portal.coveragePath}${page}`)));
        for (const query of api)
          answers.push(bare(await reader.api("GET", `${portal.coveragePath}${query}`)));
      }
      return answers;
    };
    await looked();
    const none = await looked();
    expect(new Set(none.map((answer) => answer.slice(0, 3)))).toEqual(new Set(["200", "403", "404"]));
    for (const { submitter } of bidders) await chooses(portal, submitter, 20, 21);
    const { deps } = portal.portal;
    const [first] = bidders;
    if (first !== undefined)
      await savePreferencesDraft(deps, first.member, command(portal, [1, 2, 3], 1, "0.1"), anyKey());
    expect(await looked()).toEqual(none);
    portal.moveTo(london("2014-02-28T12:00"));
    expect((await readers[0]?.get(portal.coveragePath))?.text).not.toMatch(/capita|crr|mtc/);
  });

  it("says on the page without a round what nobody can see and when that changes, and records no attempt", async () => {
    const portal = await preferencesPortal();
    const lead = await portal.asLead();
    const before = await portal.portal.digest();
    const { status, text } = await lead.get(portal.coveragePath);
    expect(status).toBe(200);
    expect(words(text)).toContain("No round is sealed yet");
    expect(words(text)).toContain(
      "the auditor included, can see or count anything of a round before it is sealed",
    );
    expect(words(text)).toContain("will be sealed at 12:01pm, Friday 28 February 2014 (GMT)");
    expect(await portal.portal.digest()).toBe(before);
  });

  it("refuses a look at a named round in words, and writes it down once a day", async () => {
    const portal = await preferencesPortal();
    const auditor = await portal.asStaff("auditor", "all");
    const entries = async () =>
      (
        await portal.portal.deps.table.all({ pk: await streamOf(portal, "auditor.all@authority.example") })
      ).filter(({ what }) => what === "early-access.refused");
    const looks = [
      `${portal.coveragePath}?round=preferences-1`,
      `${portal.coveragePath}/lots/lot-20?round=preferences-1`,
    ];
    for (const look of looks) {
      const { status, text } = await auditor.get(look);
      expect(status).toBe(403);
      expect(words(text)).toContain(
        "This cannot be seen before 12:01pm, Friday 28 February 2014 (GMT). Your attempt has been recorded",
      );
    }
    expect(await entries()).toHaveLength(1);
    expect((await entries())[0]?.["subject"]).toBe("coverage of preferences-1");
    portal.moveTo(london("2014-02-11T09:00"));
    await auditor.get(looks[0] ?? "");
    expect(await entries()).toHaveLength(2);
  });

  it("seals by itself when somebody looks at a round that is due", async () => {
    const portal = await preferencesPortal();
    const { submitter } = await portal.takesPart("capita");
    await chooses(portal, submitter, 20);
    portal.moveTo(london("2014-02-28T12:01"));
    expect((await (await portal.asLead()).get(portal.coveragePath)).text).toContain("capita");
  });

  it("knows no round of another name, and no competition that is not there", async () => {
    const portal = await preferencesPortal();
    const lead = await portal.asLead();
    for (const page of ["?round=pqq", "?round=Round%23", "/lots/lot-99", "/lots/LOT"])
      expect((await lead.get(`${portal.coveragePath}${page}`)).status).toBe(404);
    const elsewhere = portal.coveragePath.replace(/cmp_\w+/, `cmp_${"0".repeat(26)}`);
    expect((await lead.get(elsewhere)).status).toBe(404);
  });
});

/** An answer without what is drawn by lot for each request. */
const bare = ({ status, text }: Awaited<ReturnType<Visitor["get"]>>): string =>
  `${status} ${text}`
    .replaceAll(/nonce="[^"]*"/g, "")
    .replaceAll(/name="requestKey" value="[^"]*"/g, "")
    .replaceAll(/urn:request:[\w-]+/g, "");

async function streamOf({ competitionId }: Portal, mail: string): Promise<string> {
  return authorityStream(competitionId, await personIdOf(mail)).name;
}
