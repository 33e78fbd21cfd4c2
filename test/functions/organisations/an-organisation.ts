import { loadConfirmation, loadConfirmationCode } from "../../../functions/organisations/facts.ts";
import { registerOrganisation } from "../../../functions/organisations/operations.ts";
import { editOrganisation } from "../../../functions/organisations/profile-operations.ts";
import type { AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import { EditOrganisation, RegisterOrganisation } from "../../../shared/organisations/schema.ts";
import { anyKey, must } from "../../builders/competition.ts";
import type { TestPortal } from "../../builders/portal.ts";

export const ALPHA = RegisterOrganisation.parse({ name: "Alpha", kind: "charity", members: [] });
/** As much as a registration can say. */
export const WHOLE = RegisterOrganisation.parse({
  ...ALPHA,
  aliases: ["Alpha Works"],
  numbers: [
    { scheme: "GB-COH", number: "01234567" },
    { scheme: "GB-CHC", number: "1090095" },
  ],
  address: { line1: "1 High Street", town: "Leeds", postcode: "ls1 1aa", country: "United Kingdom" },
  contacts: [{ name: "Carla Contact", mail: "Carla@Alpha.example", telephone: "0113 496 0000" }],
});

/** Anna registers Alpha, or what is given, and acts for it. */
export async function registered(
  portal: TestPortal,
  command = ALPHA,
  mail = "anna@alpha.example",
): Promise<BidderActor> {
  must(
    await registerOrganisation(portal.deps, await portal.actor("newcomer", mail), mail, command, anyKey()),
  );
  return portal.actor("bidder", mail);
}

export async function nationalLead(portal: TestPortal): Promise<AuthorityActor> {
  return portal.actor("authority", "lead@authority.example", "Lead");
}

/** Edits a profile on the version that is named. */
export const edit = (
  { deps }: TestPortal,
  actor: BidderActor,
  seenVersion: number,
  changes: object,
  requestKey = anyKey(),
) => editOrganisation(deps, actor, EditOrganisation.parse({ seenVersion, ...changes }), requestKey);

/** The code in the link that was sent last. */
export async function sentCode({ deps }: TestPortal, { organisationId }: BidderActor): Promise<string> {
  const asked = await loadConfirmation(deps.table, organisationId);
  const code = asked && (await loadConfirmationCode(deps.table, organisationId, asked.version));
  if (code === undefined) throw new Error("nothing is to be confirmed");
  return code;
}
