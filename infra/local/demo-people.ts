import { loadOrganisations, loadPlaces } from "../../functions/organisations/facts.ts";
import { loadStaff } from "../../functions/people/facts.ts";
import type { Table } from "../../functions/platform/table.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { DemoPerson } from "./identity/account.ts";
import { LEAD } from "./replay/cast.ts";
import { byName } from "../../shared/kernel/text.ts";

/**
 * The people the local sign-in lists, each address once: whoever has accepted a place in these data, and the national lead
 * of an empty portal. Who is only invited signs in by typing address and name, as the inviter's name is not theirs.
 */
export async function demoPeople(table: Table, now: Instant): Promise<readonly DemoPerson[]> {
  const [staff, organisations] = await Promise.all([loadStaff(table, now), loadOrganisations(table)]);
  const authority = staff.length === 0 ? [LEAD] : staff;
  const places = await Promise.all(
    organisations.toSorted(byName).map(async ({ organisationId, name }) => ({
      organisation: name,
      people: (await loadPlaces(table, organisationId)).toSorted(byName),
    })),
  );
  const everybody = [
    ...authority.toSorted(byName).map(({ mail, name }) => ({ mail, name, side: "Authority" })),
    ...places.flatMap(({ organisation, people }) =>
      people.map(({ mail, name, audience }) => ({
        mail,
        name,
        side: audience === "bidder" ? "Bidders" : "Partners",
        organisation,
      })),
    ),
  ];
  return everybody.filter(({ mail }, index) => everybody.findIndex((one) => one.mail === mail) === index);
}
