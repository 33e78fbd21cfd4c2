import { CompetitionId, OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import type { LogName } from "../../shared/audit/schema.ts";
import {
  authorityStream,
  bidderStream,
  linkStream,
  portalStream,
  scanStream,
  sealStream,
  type Stream,
} from "../platform/stream.ts";

/** A stream found by the name that its entries carry, and the log in which it is looked for. */
export type NamedStream = Stream & {
  readonly home: LogName;
  /** Whether people of bidders, or people who act for nobody yet, may stand in it: such a stream may be withheld. */
  readonly mayTell: boolean;
};

/** The stream of a name; undefined for a name that no stream has. */
export function streamNamed(name: string): NamedStream | undefined {
  const [door, ...parts] = name.split("#");
  const idAmong = <Id>(id: { safeParse(part: string): { data?: Id | undefined } }) =>
    parts.map((part) => id.safeParse(part).data).find((found) => found !== undefined);
  const found = streamAt(door, idAmong(CompetitionId), idAmong(OrganisationId), idAmong(PersonId));
  return found?.name === name ? found : undefined;
}

function streamAt(
  door: string | undefined,
  competition: CompetitionId | undefined,
  organisation: OrganisationId | undefined,
  person: PersonId | undefined,
): NamedStream | undefined {
  const home = competition ?? "portal";
  if (door === "AUDPUBLIC" && organisation) return { ...linkStream(organisation), home, mayTell: true };
  if (competition === undefined) {
    if (person === undefined) return undefined;
    if (door !== "AUDSIGNIN" && door !== "AUDBIDDER" && door !== "AUDAUTHORITY") return undefined;
    return { ...portalStream(door, person), home, mayTell: door !== "AUDAUTHORITY" };
  }
  if (door === "AUDSEAL") return { ...sealStream(competition), home, mayTell: false };
  if (door === "AUDAUTHORITY" && person)
    return { ...authorityStream(competition, person), home, mayTell: false };
  if (organisation === undefined) return undefined;
  if (door === "AUDBIDDER") return { ...bidderStream(organisation, competition), home, mayTell: true };
  if (door === "AUDSCAN") return { ...scanStream(competition, organisation), home, mayTell: true };
  return undefined;
}
