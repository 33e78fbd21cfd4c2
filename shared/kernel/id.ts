import * as z from "zod/mini";

/** What each kind of thing is called in an id; an id says what it names. */
export const ID_PREFIXES = {
  competition: "cmp",
  draft: "dft",
  organisation: "org",
  person: "per",
  submission: "sub",
  file: "fil",
  change: "chg",
  query: "qry",
  proposal: "prp",
  request: "req",
  token: "tok",
} as const;
export type IdKind = keyof typeof ID_PREFIXES;

/** 26 characters of Crockford's alphabet in lower case hold 130 bits: at least 128 of them are random. */
export const ID_LENGTH = 26;
const idOf = (kind: IdKind, otherwise = "not an identifier") =>
  z.string().check(z.regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{${ID_LENGTH}}$`), otherwise));

export const CompetitionId = idOf("competition").brand<"CompetitionId">();
export type CompetitionId = z.infer<typeof CompetitionId>;
/** One that a person picks from a list, and what is said to who picks none. */
export const chosenCompetition = (otherwise = "Choose a competition") =>
  idOf("competition", otherwise).brand<"CompetitionId">();
/** A competition that is prepared and not published. */
export const DraftId = idOf("draft").brand<"DraftId">();
export type DraftId = z.infer<typeof DraftId>;
/** The draft that a competition was, and the competition that a draft becomes: its roles are given by this id from the beginning. */
export const competitionOfDraft = (draft: DraftId): CompetitionId =>
  CompetitionId.parse(draft.replace(ID_PREFIXES.draft, ID_PREFIXES.competition));
export const draftOfCompetition = (competition: CompetitionId): DraftId =>
  DraftId.parse(competition.replace(ID_PREFIXES.competition, ID_PREFIXES.draft));
export const OrganisationId = idOf("organisation").brand<"OrganisationId">();
export type OrganisationId = z.infer<typeof OrganisationId>;
export const ChosenOrganisation = idOf("organisation", "Choose an organisation").brand<"OrganisationId">();
export const PersonId = idOf("person").brand<"PersonId">();
export const chosenPerson = (otherwise: string) => idOf("person", otherwise).brand<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;
export const SubmissionId = idOf("submission").brand<"SubmissionId">();
export type SubmissionId = z.infer<typeof SubmissionId>;
/** A file that somebody uploaded; its place in the object store is made from this and never from its name. */
export const FileId = idOf("file").brand<"FileId">();
export type FileId = z.infer<typeof FileId>;
/** A change of a consortium's members that the authority decides. */
export const ChangeId = idOf("change").brand<"ChangeId">();
export type ChangeId = z.infer<typeof ChangeId>;
/** What the authority asks one bidder about its response. */
export const QueryId = idOf("query").brand<"QueryId">();
export type QueryId = z.infer<typeof QueryId>;
/** What one person of the authority proposes and another confirms. */
export const ProposalId = idOf("proposal").brand<"ProposalId">();
export type ProposalId = z.infer<typeof ProposalId>;

/** A token for the API. */
export const TokenId = idOf("token").brand<"TokenId">();
export type TokenId = z.infer<typeof TokenId>;

/** One lot of a competition. Not the CPA number, which may be corrected; that stands beside it. */
export const LotId = z
  .string()
  .check(z.regex(/^lot-[a-z0-9-]{1,30}$/, "not a lot"))
  .brand<"LotId">();
export type LotId = z.infer<typeof LotId>;

/** One stage of a timetable, such as `preferences-1`; a stage with a window gives its window this name. */
export const StageId = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,30}$/, "not a stage"))
  .brand<"StageId">();
export type StageId = z.infer<typeof StageId>;

/**
 * What a form or a client sends once per intended act: sending it twice does the act once. Any visible text of up to
 * 200 characters; it is hashed before it is stored.
 */
export const RequestKey = z
  .string()
  .check(z.regex(/^[\x21-\x7e]{8,200}$/, "8 to 200 visible characters"))
  .brand<"RequestKey">();
export type RequestKey = z.infer<typeof RequestKey>;

const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

/** The id of a kind that spells these bits: the first 130 of at least 17 bytes. */
export function spellId(kind: IdKind, bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 17)) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from(
    { length: ID_LENGTH },
    (_, index) => LETTERS[Number((bits >> BigInt(index * 5)) & 31n)],
  );
  return `${ID_PREFIXES[kind]}_${letters.join("")}`;
}

/** Where a letter of an id stands among the 32 that ids are spelt with. */
export const letterIndex = (letter: string): number => LETTERS.indexOf(letter);
