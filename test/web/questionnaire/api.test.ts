import { expect, it } from "vitest";
import { plus } from "../../../shared/kernel/instant.ts";
import { STANDARD_2013 } from "../../../shared/questionnaire/standard-2013.ts";
import { aCompetition, london } from "../../builders/competition.ts";
import { SMALL } from "../../builders/questionnaire.ts";
import { programAt } from "../../builders/visitor.ts";

const OPENS = london("2013-09-19T09:00");
const seen = (version: number) => ({ "if-match": `"${version}"` });

async function preparing() {
  const competition = await aCompetition("2013-09-17T09:00");
  return { ...competition, path: `/competitions/${competition.competitionId}/questionnaire` };
}

it("a program of the authority reads the questionnaire with its version, changes it as a whole, copies and freezes it", async () => {
  const { portal, competitionId, path } = await preparing();
  const lead = await programAt(portal, "authority", "lead@authority.example");
  const standard = { changeable: true, questionnaire: STANDARD_2013 };
  expect(await lead.done("GET", path)).toMatchObject({ etag: '"0"', version: 0, ...standard });
  const unweighted = { questionnaire: { ...SMALL, sections: SMALL.sections.slice(0, 2) } };
  expect(await lead.refused("PUT", path, unweighted, seen(0))).toBe("422 threshold-without-weights");

  for (const _ of ["first", "repeat"]) {
    const once = { ...seen(0), "idempotency-key": "the-first-change" };
    expect(await lead.done("PUT", path, { questionnaire: SMALL }, once)).toMatchObject({ version: 1 });
  }
  const copied = await lead.done("POST", `${path}/copy`, { from: "standard" }, seen(1));
  expect(copied).toMatchObject({ version: 2 });
  expect(await lead.refused("POST", `${path}/freeze`, { reason: "Checked" }, seen(1))).toBe(
    "412 changed-meanwhile",
  );
  const { proposalId } = await lead.done("POST", `${path}/freeze`, { reason: "Checked" }, seen(2));
  expect(await lead.done("GET", path)).toMatchObject({ changeable: true });
  const second = await programAt(portal, "authority", "second.lead@authority.example");
  const proposal = `/proposals/${competitionId}/${String(proposalId)}`;
  const { etag } = await second.done("GET", proposal);
  await second.done("POST", `${proposal}/confirm`, {}, { "if-match": etag });
  expect(await lead.done("GET", path)).toMatchObject({
    changeable: false,
    frozenBy: "Second Lead",
    questionnaire: STANDARD_2013,
  });
});

it("a program of a bidder reads the questionnaire from the opening instant on, and not a millisecond before", async () => {
  const { bidder, portal, path } = await preparing();
  await bidder("capita");
  const member = async () => programAt(portal, "bidder", "member@capita.example");
  portal.at(plus(OPENS, -1));
  expect(await (await member()).refused("GET", path)).toBe("422 pqq-not-open");
  portal.at(OPENS);
  const { etag, ...answer } = await (await member()).done("GET", path);
  expect(answer).toMatchObject({ questionnaire: STANDARD_2013, frozenAt: OPENS });
  expect(etag).toBe(`"${answer.sha256}"`);
  expect(answer, "nobody outside learns who of the authority froze it").not.toHaveProperty("frozenBy");
});
