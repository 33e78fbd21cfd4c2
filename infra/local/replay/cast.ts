import type { OrganisationKind } from "../../../shared/organisations/schema.ts";

/**
 * The bidders of the public record of the 2013 competition. `kind` is stated only where the record states it; the rest
 * are companies as far as the portal must say something. `round1`: what the papers of the time print. `awarded`: the
 * lots won in December 2014; that these were preferred in round 2 is an assumption, and the portal's notes say so.
 */
export type Bidder = {
  readonly key: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly members: readonly string[];
  readonly round1?: readonly number[];
  readonly round2?: readonly number[];
  /** Made up, so that as many respond as did in 2013. Nothing about such a bidder is history. */
  readonly generated?: true;
  /** Why its response does not pass. Of the five that did not, no name is on record. */
  readonly fails?: "economic-standing" | "compliance" | "total" | "one-score";
  /** Whether it asked not to be on the public list. */
  readonly unlisted?: true;
};

/** A bidder of the record: a company, unless another kind is stated. */
const onRecord = (
  key: string,
  name: string,
  members: readonly string[],
  more: Partial<Pick<Bidder, "kind" | "round1" | "round2">> = {},
): Bidder => ({ key, name, kind: "company", members, ...more });

const NAMED: readonly Bidder[] = [
  onRecord("capita", "Capita", ["Capita"], { round1: [20] }),
  onRecord(
    "crr",
    "CRR",
    ["Carillion", "Reed in Partnership", "Rehabilitation for Addicted Prisoners Trust (RAPt)"],
    { round1: [20] },
  ),
  onRecord("mtc-amey", "MTC Amey", ["MTC", "Amey"], { round1: [20] }),
  onRecord("cohere", "Co:here", ["Co:here"], { kind: "mutual", round1: [21] }),
  onRecord("sodexo-nacro", "Sodexo Justice with NACRO", ["Sodexo Justice", "NACRO"], {
    round2: [1, 2, 8, 17, 18, 19],
  }),
  onRecord("arcc", "Achieving Real Change in Communities", ["Achieving Real Change in Communities CIC"], {
    kind: "cic",
    round2: [3],
  }),
  onRecord("purple-futures", "Purple Futures", ["Interserve"], { round2: [6, 7, 4, 5, 15] }),
  onRecord("rrp", "Reducing Reoffending Partnership", ["Ingeus", "CRI", "St Giles Trust"], {
    round2: [9, 10],
  }),
  onRecord("working-links", "Working Links", ["Working Links"], { round2: [11, 13, 14] }),
  onRecord("geo-mercia-willowdene", "GEO Mercia Willowdene", ["GEO Mercia Willowdene"], { round2: [12] }),
  onRecord("eos", "EOS Works", ["EOS Works"], { round2: [12] }),
  onRecord("mtcnovo", "MTCnovo", ["MTC", "novo"], { round2: [20, 16] }),
  onRecord("seetec", "Seetec", ["Seetec"], { round2: [21] }),
  onRecord("northern-inclusion", "Northern Inclusion Consortium", ["Cyrenians", "Groundwork NE"]),
  onRecord("catch22", "Catch22, Turning Point and Williams Lea", [
    "Catch22",
    "Turning Point",
    "Williams Lea",
  ]),
  onRecord("shaw-trust", "Shaw Trust", ["Shaw Trust"], { kind: "charity" }),
];

/** Responses to the PQQ in 2013, of which 30 passed. */
const RESPONSES = 35;

/** What is different about some of the bidders that are made up. */
const PECULIAR: Readonly<Record<number, Pick<Bidder, "fails" | "unlisted">>> = {
  19: { unlisted: true },
  26: { unlisted: true },
  31: { fails: "economic-standing" },
  32: { fails: "compliance" },
  33: { fails: "total" },
  34: { fails: "one-score" },
  35: { fails: "total" },
};

/** The bidders that the record does not name, so that there are as many responses as there were. */
const GENERATED: readonly Bidder[] = Array.from({ length: RESPONSES - NAMED.length }, (_, index) => {
  const number = NAMED.length + 1 + index;
  const name = `Generated bidder ${number} (not historical)`;
  return {
    key: `generated-${number}`,
    name,
    kind: number % 4 === 0 ? "charity" : "company",
    members: number % 3 === 0 ? [name, `Generated partner of bidder ${number} (not historical)`] : [name],
    generated: true,
    ...PECULIAR[number],
  };
});

/** Everybody who responds to the PQQ. */
export const BIDDERS: readonly Bidder[] = [...NAMED, ...GENERATED];

export const LEAD = { mail: "lead@authority.example", name: "National lead" } as const;
export const SECOND_LEAD = { mail: "second.lead@authority.example", name: "Second national lead" } as const;

/** Who marks which sections of the PQQ. */
export const EVALUATORS = [
  {
    mail: "evaluator.1@authority.example",
    name: "First evaluator",
    marks: ["economic-standing", "capability"],
  },
  { mail: "evaluator.2@authority.example", name: "Second evaluator", marks: ["compliance", "capability"] },
] as const;

/** Whom the national lead gives a role of the portal; both national leads are named by the deployment. */
export const OF_PORTAL = [
  { mail: "approver@authority.example", name: "Approver", role: "approver" },
  { mail: "auditor@authority.example", name: "Auditor", role: "auditor" },
] as const;

/** Whom the national lead gives a role in the competition. Teams and lots as the papers of the time name them. */
export const TEAM = [
  {
    mail: "midlands.lead@authority.example",
    name: "Midlands team lead",
    role: "competition-lead",
    lots: [9, 10, 12],
  },
  { mail: "london.lead@authority.example", name: "London team lead", role: "competition-lead", lots: [20] },
  { mail: "support.9@authority.example", name: "Support manager, lot 9", role: "support-manager", lots: [9] },
  ...EVALUATORS.map(({ mail, name }) => ({ mail, name, role: "evaluator", lots: "all" }) as const),
] as const;

export const LONDON_PARTNER = {
  name: "Mayor's Office for Policing and Crime (MOPAC)",
  lots: [20],
  mail: "partner.london@partner.example",
  personName: "London partner",
} as const;

export const submitterOf = ({ key, name }: Bidder) => ({
  mail: `submit@${key}.example`,
  name: `Submitter, ${name}`,
});
export const memberOf = ({ key, name }: Bidder) => ({
  mail: `member@${key}.example`,
  name: `Member, ${name}`,
});
