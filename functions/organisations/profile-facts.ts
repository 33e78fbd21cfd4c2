import { sha256 } from "../../shared/kernel/digest.ts";
import { type Key, partition } from "../../shared/kernel/key.ts";
import type { RegistrationNumber } from "../../shared/organisations/registration-number.ts";
import type { Organisation, ProfileVersion } from "../../shared/organisations/schema.ts";
import { follows } from "../platform/expression.ts";
import type { Write } from "../platform/table.ts";
import { organisationKey, versionKey } from "./store.ts";

/** Where a number is claimed lies under a hash of it: whoever may only write there learns no number from it. */
async function numberKey({ scheme, number }: RegistrationNumber): Promise<Key> {
  const hash = await sha256(`${scheme} ${number}`);
  return { pk: partition("REGISTER", hash.slice(0, 32)), sk: "NUMBER" };
}

/** Who saved a profile, and when. */
type Saved = Pick<ProfileVersion, "savedAt" | "savedBy">;

/** The profile as it is now, and this version of it for good. `before` is the profile it follows on, if any. */
export async function saveProfile(
  organisation: Organisation,
  saved: Saved,
  before?: Organisation,
): Promise<readonly Write[]> {
  const { organisationId, version } = organisation;
  return [
    { put: { ...organisationKey(organisationId), ...organisation }, if: follows(version) },
    { put: { ...versionKey(organisationId, version), organisation, ...saved }, if: "absent" },
    ...(await claimNumbers(organisation, before?.numbers ?? [])),
  ];
}

/** One organisation alone has a number: it claims what is new, and lets go what it no longer has. */
function claimNumbers(
  { organisationId, numbers }: Organisation,
  before: readonly RegistrationNumber[],
): Promise<readonly Write[]> {
  const missingIn = (others: readonly RegistrationNumber[]) => (one: RegistrationNumber) =>
    !others.some(({ scheme, number }) => scheme === one.scheme && number === one.number);
  return Promise.all([
    ...numbers.filter(missingIn(before)).map(async (number): Promise<Write> => ({
      put: { ...(await numberKey(number)), organisationId },
      if: { matching: { organisationId: undefined } },
    })),
    ...before.filter(missingIn(numbers)).map(async (number): Promise<Write> => ({
      put: await numberKey(number),
      if: { matching: { organisationId } },
    })),
  ]);
}

/** Holds when this profile has not changed since it was read. */
export const unchangedProfile = ({ organisationId, version }: Organisation): Write => ({
  check: organisationKey(organisationId),
  if: { matching: { version } },
});
