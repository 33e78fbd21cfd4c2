import { beforeEach, expect, it } from "vitest";
import { cloneDraft } from "../../../functions/competition/draft-operations.ts";
import { holdClosing } from "../../../functions/competition/holding.ts";
import { loadProposal } from "../../../functions/platform/proposals.ts";
import { endRole, giveRole, suspendStaff } from "../../../functions/people/staff-operations.ts";
import { proposeDeputy } from "../../../functions/people/deputy-operations.ts";
import { CloneDraft } from "../../../shared/competition/draft-schema.ts";
import { HoldClosing } from "../../../shared/competition/schema.ts";
import { competitionOfDraft, DraftId } from "../../../shared/kernel/id.ts";
import { DAY, plus } from "../../../shared/kernel/instant.ts";
import { EndRole, GiveRole, personIdOf } from "../../../shared/people/schema.ts";
import { anyKey, must, type RunningCompetition } from "../../builders/competition.ts";
import { appoint, byTwo, confirmAs, proposalIn } from "../../builders/of-two.ts";
import { visitorAt } from "../../builders/visitor.ts";
import { WORLDS_OF_TWO } from "../../builders/worlds-of-two.ts";
import { project } from "../../functions/audit/acts.ts";
import { leads } from "../competition-leads.ts";

/** The rows of the log as a reader finds them: without what opens below them. */
async function rowsOf({ portal }: Pick<RunningCompetition, "portal">, query = ""): Promise<string> {
  await project(portal);
  const auditor = await visitorAt(portal, "lead@authority.example");
  const { text } = await auditor.get(`/authority/audit${query}`);
  const [, rows = ""] = /<tbody[^>]*>([^]*?)<\/tbody>/.exec(text) ?? [];
  return rows
    .replaceAll(/<details>[^]*?<\/details>/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");
}

/** An id, a fingerprint, a code with hyphens, a name of a field, or an instant as it is kept. */
const RAW =
  /\b[a-z]{3}_[0-9a-z]{26}\b|\b[0-9a-f]{32,}\b|\d{4}-\d\d-\d\d|\b(?:opens|closes)At\b|\b(?:national-lead|holding-extension|suspension-lasting|pqq-outcome|preferences-\d|lot-\d+)\b/;

it.each(Object.entries(WORLDS_OF_TWO))(
  "the rows of the log say all of %s in words, and nothing by its key",
  async (_act, { begin, confirmedBy }) => {
    const { running, propose } = await begin();
    const { portal, secondLead, competitionId } = running;
    const proposed = await propose();
    if (!proposed.ok) throw new Error(proposed.error.code);
    // What one person suspended waits for an approver.
    if (confirmedBy === undefined) {
      const proposalId = proposalIn(proposed.value.answer);
      const isOfPortal = (await loadProposal(portal.deps.table, "portal", proposalId)) !== undefined;
      must(
        await confirmAs(portal.deps, secondLead, {
          scope: isOfPortal ? "portal" : competitionId,
          proposalId,
        }),
      );
    }
    const rows = await rowsOf(running);
    expect(rows).not.toBe("");
    expect(RAW.exec(rows)?.[0]).toBeUndefined();
  },
);

let world: Awaited<ReturnType<typeof leads>>;
const SAM = { mail: "sam@authority.example", name: "Sam" };
beforeEach(async () => void (world = await leads("2014-05-08T09:00")));

it("a role in a competition, or in a draft, is told with that, and what was before: given, changed and ended apart", async () => {
  const { portal, lead } = world;
  const copy = CloneDraft.parse({
    from: "transforming-rehabilitation-2013",
    title: "Another one",
    startsOn: "2015-01-05",
  });
  const draft = must(await cloneDraft(portal.deps, lead, copy, anyKey())).answer["draftId"];
  const roleIn = competitionOfDraft(DraftId.parse(draft));
  await appoint(world, { ...SAM, role: "evaluator" });
  await portal.signIn(SAM.mail, SAM.name);
  const give = async (role: string, seenVersion: number) =>
    must(
      await giveRole(
        portal.deps,
        lead,
        GiveRole.parse({ ...SAM, roleIn, role, lots: ["lot-9"], seenVersion }),
        anyKey(),
      ),
    );
  await give("support-manager", 2);
  await give("competition-lead", 3);
  const ended = EndRole.parse({ personId: await personIdOf(SAM.mail), roleIn, reason: "Enough" });
  must(await endRole(portal.deps, lead, ended, anyKey()));
  const rows = await rowsOf(world, "?what=staff.role-given");
  expect(rows).toContain(
    "Role in a competition changed National Lead The authority Name: Sam Competition: Another one Before: Competition support manager, Lot 9 Role: Team lead Lots: Lot 9",
  );
  expect(rows).toContain(
    "Role in a competition given National Lead The authority Name: Sam Competition: Another one Role: Competition support manager",
  );
  expect(await rowsOf(world, "?what=staff.role-ended")).toContain(
    "Competition: Another one Role: Team lead Lots: Lot 9 Reason: Enough",
  );
});

it("a deputy is told with for whom, from which day and until which", async () => {
  const { portal, lead } = world;
  await appoint(world, { ...SAM, role: "evaluator" });
  await portal.signIn(SAM.mail, SAM.name);
  const command = {
    personId: await personIdOf(SAM.mail),
    principalId: lead.personId,
    firstDay: "2014-05-09",
    lastDay: "2014-05-10",
    reason: "Leave",
  };
  await byTwo(world, "portal", await proposeDeputy(portal.deps, lead, command, anyKey()));
  expect(await rowsOf(world, "?what=staff.deputy-agreed")).toContain(
    "Deputy for: National Lead From: Friday 9 May 2014 Until (last day): Saturday 10 May 2014",
  );
});

it("the suspension of the other lead says when it lapses, and once that has come that it lapsed", async () => {
  const { portal, lead, secondLead } = world;
  const command = { personId: secondLead.personId, suspend: true, reason: "Found out" };
  must(await suspendStaff(portal.deps, lead, command, anyKey()));
  expect(await rowsOf(world, "?what=staff.suspended")).toContain(
    "Lapses, unless another person confirms it, at: 9am, Friday 9 May 2014",
  );
  portal.at(plus(portal.deps.now(), 2 * DAY));
  expect(await rowsOf(world, "?what=staff.suspended")).toContain(
    "Lapsed, not confirmed by another person, at: 9am, Friday 9 May 2014",
  );
});

it("a holding says by when it is ratified, and once nobody has, that it stands", async () => {
  const { portal, lead, competitionId } = world;
  const command = HoldClosing.parse({
    competitionId,
    stageId: "preferences-2",
    hours: 2,
    reason: "The portal was away",
  });
  must(await holdClosing(portal.deps, lead, command, anyKey()));
  expect(await rowsOf(world, "?what=timetable.held")).toContain("To be ratified by: 9am, Friday 9 May 2014");
  portal.at(plus(portal.deps.now(), 2 * DAY));
  expect(await rowsOf(world, "?what=timetable.held")).toContain(
    "Not ratified by: 9am, Friday 9 May 2014 (BST); it stands",
  );
  const { first, path } = world;
  await first.signIn("lead@authority.example");
  const stands = "Not ratified by 9am, Friday 9 May 2014 (BST); it stands";
  expect((await first.get(path)).words).toContain(stands);
  expect((await first.get(`${path}/timetable`)).words).toContain(`A second person ${stands}`);
  const listed = (await first.get(`${path}/proposals`)).words;
  expect(listed).toContain("Not ratified; it stands");
  expect(listed).not.toContain("Lapsed");
  // What a second person says of it is the authority's.
  const publicly = await first.get(`/competitions/${competitionId}/timetable`);
  expect(publicly.words).toContain(": held until 2pm");
  expect(publicly.words).not.toContain("Not ratified");
});
