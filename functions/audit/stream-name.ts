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
  const [door, first, second] = name.split("#");
  const found =
    door === "AUDBIDDER"
      ? bidderNamed(first, second)
      : door === "AUDSCAN"
        ? scanNamed(first, second)
        : door === "AUDPUBLIC"
          ? linkNamed(first)
          : undefined;
  const stream = found ?? portalNamed(door, first, second) ?? staffNamed(door, first, second);
  return stream?.name === name ? stream : undefined;
}

function bidderNamed(first: string | undefined, second: string | undefined): NamedStream | undefined {
  const organisation = OrganisationId.safeParse(first);
  const competition = CompetitionId.safeParse(second);
  if (!organisation.success || !competition.success) return undefined;
  const home = competition.data;
  return { ...bidderStream(organisation.data, home), home, mayTell: true };
}

function scanNamed(first: string | undefined, second: string | undefined): NamedStream | undefined {
  const competition = CompetitionId.safeParse(first);
  const organisation = OrganisationId.safeParse(second);
  if (!competition.success || !organisation.success) return undefined;
  const home = competition.data;
  return { ...scanStream(home, organisation.data), home, mayTell: true };
}

function linkNamed(first: string | undefined): NamedStream | undefined {
  const organisation = OrganisationId.safeParse(first);
  if (!organisation.success) return undefined;
  return { ...linkStream(organisation.data), home: "portal", mayTell: true };
}

function portalNamed(
  door: string | undefined,
  first: string | undefined,
  second: string | undefined,
): NamedStream | undefined {
  const person = PersonId.safeParse(second);
  if (first !== "portal" || !person.success) return undefined;
  if (door !== "AUDSIGNIN" && door !== "AUDBIDDER" && door !== "AUDAUTHORITY") return undefined;
  return { ...portalStream(door, person.data), home: "portal", mayTell: door !== "AUDAUTHORITY" };
}

function staffNamed(
  door: string | undefined,
  first: string | undefined,
  second: string | undefined,
): NamedStream | undefined {
  const competition = CompetitionId.safeParse(first);
  if (!competition.success) return undefined;
  const home = competition.data;
  if (door === "AUDSEAL") return { ...sealStream(home), home, mayTell: false };
  const person = PersonId.safeParse(second);
  if (door !== "AUDAUTHORITY" || !person.success) return undefined;
  return { ...authorityStream(home, person.data), home, mayTell: false };
}
