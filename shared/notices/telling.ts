import type { Capacity } from "../kernel/actor.ts";
import type { AuditEntry } from "../kernel/chain.ts";
import type { LotId, OrganisationId, PersonId } from "../kernel/id.ts";
import type { NoticeContent } from "./schema.ts";

/** Who gets a notice. Organisations that take part are never named to each other: each person gets their own. */
export type Addressees =
  | { readonly of: "takers" }
  /** Every organisation that is registered as a bidder. */
  | { readonly of: "bidders" }
  | { readonly of: "partners"; readonly lotId?: LotId }
  | { readonly of: "staff" }
  | { readonly of: "national-leads" }
  | { readonly of: "auditors" }
  /** Everybody who confirms what another proposes. */
  | { readonly of: "confirmers" }
  | { readonly of: "staff-member"; readonly personId: PersonId }
  | { readonly of: "organisation"; readonly organisationId: OrganisationId }
  | { readonly of: "organisations"; readonly organisationIds: readonly OrganisationId[] }
  /** The person of a place, whatever has become of it. */
  | { readonly of: "place"; readonly personId: PersonId; readonly capacity: Capacity }
  /** Those who manage the people of an organisation, or of the authority. */
  | { readonly of: "leads"; readonly capacity: Capacity; readonly except: readonly PersonId[] }
  /** The main contact of an organisation, as long as what this version of its confirmation asks is not answered. */
  | { readonly of: "contact"; readonly organisationId: OrganisationId; readonly version: number };

export type Notice = { readonly to: readonly Addressees[]; readonly content: NoticeContent };
/** One of this kind, to these. */
export type NoticeTo<Of extends Addressees["of"], Kind extends NoticeContent["kind"]> = Notice & {
  readonly to: readonly Extract<Addressees, { of: Of }>[];
  readonly content: Extract<NoticeContent, { kind: Kind }>;
};

/** Whom an act tells what, as far as that is known before it is done. */
export type Told = { readonly kind: NoticeContent["kind"]; readonly of: readonly Addressees["of"][] };
/** What notice an act causes: the same for the notice itself and for a list of acts. */
export type Cause<About> = {
  readonly tells: Told;
  readonly notice: (entry: AuditEntry, about: About) => Notice | undefined;
};
/** An act that causes a notice of one kind, to these and nobody else. */
export const telling = <Of extends Addressees["of"], Kind extends NoticeContent["kind"], About>(
  kind: Kind,
  of: readonly Of[],
  notice: (entry: AuditEntry, about: About) => NoticeTo<Of, Kind> | undefined,
): Cause<About> => ({ tells: { kind, of }, notice });
/** By how their entry is called. */
export type Causes<About> = Readonly<Record<string, Cause<About>>>;
