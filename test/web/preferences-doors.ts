import { addPartner } from "../../functions/organisations/operations.ts";
import { submitPreferences } from "../../functions/preferences/operations.ts";
import type { BidderActor, StaffRole } from "../../shared/kernel/actor.ts";
import { LotId, StageId } from "../../shared/kernel/id.ts";
import { aCompetition, anyKey, must } from "../builders/competition.ts";
import type { Answer } from "../builders/answer.ts";
import { appoint } from "../builders/of-two.ts";
import { bidderDoors } from "./bidder-doors.ts";
import { type Fields, type Visitor, visitorAt } from "../builders/visitor.ts";

/** The competition at a London time, and everybody who looks at or takes part in its preferences. */
export async function preferencesPortal(at?: string) {
  const competition = await aCompetition(at);
  const { portal, lead, competitionId } = competition;
  const { deps } = portal;
  const signedIn = (mail: string) => visitorAt(portal, mail);
  const doors = bidderDoors(competition);
  return {
    ...competition,
    ...doors,
    /** A bidder, pre-qualified unless it is said otherwise, with clients for both of its people. */
    async takesPart(name: string, members: readonly string[] = [], prequalified = true) {
      const people = await doors.takesPart(name, members);
      if (prequalified) await competition.prequalify(people.submitter);
      return people;
    },
    signedIn,
    asLead: () => signedIn("lead@authority.example"),
    /** Somebody of the authority with a role for some lots. */
    async asStaff(role: StaffRole, lots: readonly number[] | "all") {
      const mail = `${role}.${lots === "all" ? "all" : lots.join(".")}@authority.example`;
      const scope = lots === "all" ? lots : lots.map((lot) => LotId.parse(`lot-${lot}`));
      await appoint(competition, { mail, name: mail, role, lots: scope });
      return signedIn(mail);
    },
    /** A local public body for some lots. */
    async asPartner(...lots: readonly number[]) {
      const mail = `partner.${lots.join(".")}@partner.example`;
      const command = {
        name: `Borough ${lots.join(" ")}`,
        lots: lots.map((lot) => LotId.parse(`lot-${lot}`)),
        mail,
        personName: "Pat Partner",
      };
      must(await addPartner(deps, lead, command, anyKey()));
      return signedIn(mail);
    },
    bidderPath: (round: 1 | 2) => `/bidder/competitions/${competitionId}/preferences/preferences-${round}`,
    coveragePath: `/authority/competitions/${competitionId}/coverage`,
  };
}

/** The values of a hidden input that stands there several times. */
export const hiddenLots = (page: string, name = "lots"): readonly string[] =>
  [...page.matchAll(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`, "g"))].map(
    ([, lot = ""]) => lot,
  );

/** The lots that are ticked on a page. */
export const ticked = (page: string): readonly string[] =>
  [...page.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)]
    .filter(([box]) => box.includes("checked"))
    .map(([box]) => /value="([^"]*)"/.exec(box)?.[1] ?? "");

/** Sends a step's form as a person would: with what stands hidden in the page. */
export async function send(as: Visitor, path: string, fields: Fields = {}, to = path): Promise<Answer> {
  return as.fill(path, { action: "continue", ...fields }, to);
}

/** Chooses lots and submits them, page by page. */
export async function submit(as: Visitor, path: string, ...lots: readonly string[]): Promise<Answer> {
  await send(as, `${path}/choose-lots`, { lots, order: lots });
  return send(as, `${path}/check-answers`, { lots }, `${path}/submit`);
}

type Portal = Awaited<ReturnType<typeof preferencesPortal>>;

/** A choice of lots, by their numbers, as it is sent. */
export const command = (
  { competitionId }: Portal,
  lots: readonly number[],
  round: 1 | 2 = 1,
  seenVersion = "0.0",
) => ({
  competitionId,
  round: StageId.parse(`preferences-${round}`),
  seenVersion,
  lots: lots.map((lot) => LotId.parse(`lot-${lot}`)),
});

/** Submits without going through the pages. */
export const chooses = async (portal: Portal, bidder: BidderActor, ...lots: readonly number[]) =>
  must(await submitPreferences(portal.portal.deps, bidder, command(portal, lots), anyKey()));
