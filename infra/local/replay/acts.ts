import { type CompetitionId, LotId, StageId } from "../../../shared/kernel/id.ts";
import { DAY, earliestFirst, HOUR, MINUTE, plus, type Instant } from "../../../shared/kernel/instant.ts";
import { proposeTimetableAmendment } from "../../../functions/competition/of-two.ts";
import { loadAllPrepared } from "../../../functions/competition/prepared-facts.ts";
import { loadDrafts } from "../../../functions/competition/draft-facts.ts";
import { cloneDraft } from "../../../functions/competition/draft-operations.ts";
import { proposePublication } from "../../../functions/competition/publishing.ts";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { addPartner, registerOrganisation } from "../../../functions/organisations/operations.ts";
import { invitePerson } from "../../../functions/organisations/people-operations.ts";
import { isOfPower } from "../../../shared/people/rules.ts";
import { appointStaff, giveRole } from "../../../functions/people/staff-operations.ts";
import {
  askToDisclose,
  savePreferencesDraft,
  submitPreferences,
} from "../../../functions/preferences/operations.ts";
import { loadMyPreferences } from "../../../functions/preferences/facts.ts";
import { loadOrganisations } from "../../../functions/organisations/facts.ts";
import { seenVersionOf } from "../../../shared/preferences/rules.ts";
import {
  ACTED_BY_HAND,
  acceptInvitations,
  asLead,
  asSubmitter,
  asTeam,
  confirmation,
  confirmFirst,
  asSecondLead,
  lotIds,
  on,
  type ReplayAct,
  type Scene,
} from "./act.ts";
import { BIDDERS, type Bidder, LONDON_PARTNER, memberOf, OF_PORTAL, submitterOf, TEAM } from "./cast.ts";
import { evaluation } from "./evaluation-acts.ts";
import { responses } from "./response-acts.ts";

const FIRST_DAY = on("2013-09-16T09:00");
const REGISTRATIONS = on("2013-09-23T09:00");

/** Both national leads, whom the deployment names, sign in before anything else: who comes later confirms nothing earlier. */
const leadsSignIn: ReplayAct = {
  at: FIRST_DAY,
  what: "The national leads sign in",
  does: async (scene) => {
    await asLead(scene);
    await asSecondLead(scene);
    return { ok: true };
  },
};

/** The second lead confirms a role of power, and its person accepts it. */
const appointmentConfirmed = (at: Instant, { mail, name }: (typeof OF_PORTAL)[number]): ReplayAct => ({
  at,
  what: `${name} is confirmed`,
  async does(scene) {
    const confirmed = await confirmFirst(scene);
    if (confirmed.ok) await acceptInvitations(scene.deps, mail, name);
    return confirmed;
  },
});

/**
 * A national lead gives roles of the portal; one of power the other one confirms half a minute later. Also
 * how an empty portal gets its people.
 */
export const appointments: readonly ReplayAct[] = [
  leadsSignIn,
  ...OF_PORTAL.flatMap((person, index) => {
    const { mail, name, role } = person;
    const at = plus(FIRST_DAY, (index + 1) * MINUTE);
    const appoint = { mail, name, role, reason: "For the competition of 2013" };
    const ofPower = isOfPower(appoint, undefined);
    return [
      {
        at,
        what: `${name} is appointed`,
        does: async (scene: Scene) => {
          const appointed = await appointStaff(
            scene.deps,
            await asLead(scene),
            appoint,
            scene.key("appoint"),
          );
          if (appointed.ok && !ofPower) await acceptInvitations(scene.deps, mail, name);
          return appointed;
        },
      },
      ...(ofPower ? [appointmentConfirmed(plus(at, MINUTE / 2), person)] : []),
    ];
  }),
];

/** When it was prepared is assumed; it was published for the launch on 19 September. */
const creation: readonly ReplayAct[] = [
  {
    at: on("2013-09-17T10:00"),
    what: "The competition is prepared",
    does: async (scene) => {
      const command = { from: "transforming-rehabilitation-2013" } as const;
      return cloneDraft(scene.deps, await asLead(scene), command, scene.key("draft"));
    },
  },
  ...TEAM.map(({ mail, name, role, lots }, index) => ({
    at: plus(on("2013-09-17T11:00"), index * MINUTE),
    what: `${name} is given a role in the competition`,
    does: async (scene: Scene) => {
      const [prepared] = await loadAllPrepared(scene.deps.table);
      if (prepared === undefined) return { ok: false, error: { code: "nothing-prepared" } };
      const { competitionId: roleIn } = prepared;
      const command = { mail, name, roleIn, role, lots: lots === "all" ? lots : lotIds(lots) };
      const given = await giveRole(scene.deps, await asLead(scene), command, scene.key("give"));
      if (given.ok) await acceptInvitations(scene.deps, mail, name);
      return given;
    },
  })),
  {
    at: on("2013-09-18T15:30"),
    what: "To publish the competition is proposed",
    does: async (scene) => {
      const [draft] = await loadDrafts(scene.deps.table);
      if (draft === undefined) return { ok: false, error: { code: "nothing-prepared" } };
      const { draftId, version: seenVersion } = draft;
      const command = { draftId, seenVersion, reason: "As the Secretary of State announced" };
      return proposePublication(scene.deps, await asLead(scene), command, scene.key("publish"));
    },
  },
  confirmation("2013-09-18T16:00", "The competition is published"),
];

/** Four bidders a day, two hours apart, from the first day of registration. The dates are assumed. */
const registersAt = (index: number): Instant =>
  plus(REGISTRATIONS, Math.floor(index / 4) * DAY + (index % 4) * 2 * HOUR);

/** Each bidder registers, and asks a colleague in, who accepts. */
const registrations: readonly ReplayAct[] = BIDDERS.map((bidder, index) => ({
  at: registersAt(index),
  what: `${bidder.name} registers`,
  does: async (scene) => {
    const { mail, name } = submitterOf(bidder);
    const registered = (await loadOrganisations(scene.deps.table)).some((one) => one.name === bidder.name);
    if (registered) return { ok: true };
    const newcomer = await scene.as(mail, name, "newcomer");
    const members = bidder.members.map((member) => ({ name: member, kind: bidder.kind }));
    const command = { name: bidder.name, kind: bidder.kind, members };
    return registerOrganisation(scene.deps, newcomer, mail, command, scene.key("register"));
  },
}));

const invitations: readonly ReplayAct[] = BIDDERS.map((bidder, index) => ({
  at: plus(registersAt(index), 10 * MINUTE),
  what: `${bidder.name} asks a colleague in`,
  does: async (scene) => {
    const colleague = memberOf(bidder);
    const command = { ...colleague, role: "member" } as const;
    const submitter = await asSubmitter(scene, bidder);
    const invited = await invitePerson(scene.deps, submitter, command, scene.key("invite"));
    if (invited.ok) await acceptInvitations(scene.deps, colleague.mail, colleague.name);
    return invited;
  },
}));

/** The PQQ's closing time moved from 31 October to 14 November 2013; the day of the announcement is assumed. */
const amendment: readonly ReplayAct[] = [
  {
    at: on("2013-10-23T15:00"),
    what: "Two more weeks for the PQQ are proposed",
    does: async (scene) => {
      const competitionId = await scene.competition();
      const command = {
        competitionId,
        stageId: StageId.parse("pqq"),
        moves: "closesAt" as const,
        to: "2013-11-14T12:00",
        reason:
          "Prospective bidders asked for more time to form consortia with local and voluntary organisations.",
        seenVersion: await timetableVersion(scene, competitionId),
      };
      return proposeTimetableAmendment(scene.deps, await asLead(scene), command, scene.key("propose"));
    },
  },
  confirmation("2013-10-24T09:00", "The PQQ's new closing time is confirmed"),
];

async function timetableVersion({ deps }: Scene, competitionId: CompetitionId): Promise<number> {
  return (await loadCompetition(deps.table, competitionId))?.version ?? 0;
}

const partner: ReplayAct = {
  at: on("2014-01-27T10:00"),
  what: "The partner for London is added",
  does: async (scene) => {
    const command = { ...LONDON_PARTNER, lots: lotIds(LONDON_PARTNER.lots) };
    const added = await addPartner(scene.deps, await asLead(scene), command, scene.key("add-partner"));
    if (added.ok) await acceptInvitations(scene.deps, LONDON_PARTNER.mail, LONDON_PARTNER.personName);
    return added;
  },
};

/** A bidder submits lots in a round, at a day of its own before the close. */
const submission = (bidder: Bidder, round: string, lots: readonly number[], local: string): ReplayAct => ({
  at: on(local),
  what: `${bidder.name} submits its preferences`,
  does: async (scene) => {
    const actor = await asSubmitter(scene, bidder);
    const competitionId = await scene.competition();
    const stage = StageId.parse(round);
    const mine = await loadMyPreferences(scene.deps.table, { ...actor, competitionId }, stage);
    if (scene.byHand(mine?.draft?.savedAt, mine?.choices[stage]?.receivedAt)) return ACTED_BY_HAND;
    const seenVersion = seenVersionOf(mine?.draft, mine?.choices[stage]);
    const command = { competitionId, round: stage, lots: lotIds(lots), seenVersion };
    return submitPreferences(scene.deps, actor, command, scene.key("submit"));
  },
});

const roundOne: readonly ReplayAct[] = BIDDERS.flatMap((bidder, index) =>
  bidder.round1 === undefined
    ? []
    : [submission(bidder, "preferences-1", bidder.round1, `2014-02-2${4 + (index % 4)}T1${index % 6}:30`)],
);

/** What S003 prints for London was told to the partners there; that it was told through a portal is the replay's. */
const disclosure: readonly ReplayAct[] = [
  {
    at: on("2014-03-24T10:00"),
    what: "To disclose London's bidders to its partners is proposed",
    does: async (scene) => {
      const command = {
        competitionId: await scene.competition(),
        round: StageId.parse("preferences-1"),
        lotId: LotId.parse("lot-20"),
        reason: "For the Haringey Communities Scrutiny Panel of 31 March 2014.",
      };
      const lead = await asTeam(scene, "london.lead@authority.example", "London team lead");
      return askToDisclose(scene.deps, lead, command, scene.key("disclose"));
    },
  },
  confirmation("2014-03-24T10:40", "London's bidders are disclosed to its partners"),
];

/** In round 2 one bidder has saved a draft and not submitted it when the demonstration starts. Assumed. */
const draft: ReplayAct = {
  at: on("2014-05-07T16:20"),
  what: "A draft is saved",
  does: async (scene) => {
    const bidder = BIDDERS.find(({ key }) => key === "mtcnovo");
    if (bidder?.round2 === undefined) return { ok: false };
    const actor = await scene.as(memberOf(bidder).mail, memberOf(bidder).name, "bidder");
    const round = StageId.parse("preferences-2");
    const command = {
      competitionId: await scene.competition(),
      round,
      lots: lotIds(bidder.round2),
      seenVersion: "0.0",
    };
    return savePreferencesDraft(scene.deps, actor, command, scene.key("draft"));
  },
};

/** The lots that were awarded later are taken to have been preferred in round 2. Assumed. */
const roundTwo: readonly ReplayAct[] = BIDDERS.flatMap((bidder, index) =>
  bidder.round2 === undefined
    ? []
    : [submission(bidder, "preferences-2", bidder.round2, `2014-05-1${2 + (index % 4)}T1${index % 7}:15`)],
);

/** Everything that the replay knows of the real competition, in the order in which it happened. */
export const ACTS: readonly ReplayAct[] = [
  ...appointments,
  ...creation,
  ...registrations,
  ...invitations,
  ...amendment,
  ...responses,
  ...evaluation,
  partner,
  ...roundOne,
  ...disclosure,
  draft,
  ...roundTwo,
].toSorted((a, b) => earliestFirst(a.at, b.at));
