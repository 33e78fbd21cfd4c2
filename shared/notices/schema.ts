import * as z from "zod";
import { Amendment, Lot, Stage } from "../competition/schema.ts";
import { EvaluationPart } from "../evaluation/schema.ts";
import { CompetitionId, OrganisationId, PersonId, StageId, SubmissionId } from "../kernel/id.ts";
import { FileProblem } from "../files/schema.ts";
import { Instant } from "../kernel/instant.ts";
import { ActOfTwo } from "../kernel/proposal.ts";
import { Reason } from "../kernel/text.ts";
import { MembersChange } from "../memberships/schema.ts";
import { Mail } from "../people/schema.ts";

const about = { competitionId: CompetitionId, competition: z.string() };
const stage = Stage.pick({ kind: true, number: true });
const moved = { stage, moves: Amendment.shape.moves, from: Instant, to: Instant, reason: Reason };
const received = { stage, submissionId: SubmissionId, receivedAt: Instant, by: z.string() };

/** What one person proposed and another decides, in a competition or on the portal. */
const ofProposal = {
  competitionId: z.optional(CompetitionId),
  competition: z.string().optional(),
  act: ActOfTwo,
  title: z.string(),
  by: z.string(),
  /** Left out of an outcome. */
  reason: z.string().optional(),
};

/** What can become of somebody's place. */
export const PlaceChange = z.enum([
  "invited",
  "accepted",
  "role-changed",
  "role-given",
  "role-ended",
  "suspended",
  "restored",
  "removed",
  "left",
  "token-revoked",
]);
export type PlaceChange = z.infer<typeof PlaceChange>;

/** What a notice tells, by kind. Never what was submitted: a notice goes out by mail, and mail is read by others. */
export const NoticeContent = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("timetable-amended"),
    ...about,
    ...moved,
    held: z.literal(true).optional(),
    /** Until when a second person ratifies what one held: told to the authority only. */
    ratifyBy: z.optional(Instant),
  }),
  z.strictObject({
    kind: z.literal("proposal-made"),
    ...ofProposal,
    /** Until when it can be confirmed. */
    until: z.optional(Instant),
  }),
  z.strictObject({
    kind: z.literal("proposal-declined"),
    ...ofProposal,
    /** One person had done it already, and nobody ratifies it. */
    standsAnyway: z.optional(z.literal(true)),
  }),
  z.strictObject({
    kind: z.literal("competition-published"),
    ...about,
    /** When its PQQ can be answered, if it has one. */
    pqq: z.optional(z.strictObject({ opensAt: Instant, closesAt: Instant })),
  }),
  z.strictObject({ kind: z.literal("competition-cancelled"), ...about, reason: Reason }),
  z.strictObject({ kind: z.literal("prequalification-recorded"), ...about }),
  z.strictObject({ kind: z.literal("part-given"), ...about, part: EvaluationPart, section: z.string() }),
  z.strictObject({ kind: z.literal("query-asked"), ...about, dueAt: Instant }),
  z.strictObject({ kind: z.literal("query-answered"), ...about }),
  z.strictObject({ kind: z.literal("own-query-answered"), ...about, answeredAt: Instant, by: z.string() }),
  z.strictObject({ kind: z.literal("outcome-published"), ...about }),
  z.strictObject({ kind: z.literal("outcome-corrected"), ...about }),
  z.strictObject({
    kind: z.literal("outcome-stopped"),
    ...about,
    visibleAt: Instant,
    by: z.string(),
    ratifyBy: Instant,
  }),
  z.strictObject({ kind: z.literal("response-submitted"), ...about, ...received }),
  z.strictObject({ kind: z.literal("response-withdrawn"), ...about, ...received }),
  z.strictObject({ kind: z.literal("file-refused"), ...about, problem: FileProblem }),
  z.strictObject({ kind: z.literal("files-kept-apart"), ...about, stage, files: z.int().min(1) }),
  z.strictObject({ kind: z.literal("preferences-submitted"), ...about, ...received }),
  z.strictObject({ kind: z.literal("preferences-withdrawn"), ...about, ...received }),
  z.strictObject({
    kind: z.literal("lot-bidders-disclosed"),
    ...about,
    lot: Lot.pick({ cpaNumber: true, name: true }),
  }),
  z.strictObject({ kind: z.literal("draft-unsent"), ...about, stage, closesAt: Instant }),
  z.strictObject({ kind: z.literal("contact-asked"), organisation: z.string() }),
  z.strictObject({
    kind: z.literal("membership-change-requested"),
    organisation: z.string(),
    change: MembersChange,
    reason: Reason,
  }),
  z.strictObject({
    kind: z.literal("membership-change-decided"),
    change: MembersChange,
    approved: z.boolean(),
    reason: Reason,
  }),
  z.strictObject({ kind: z.literal("lead-named"), name: z.string() }),
  z.strictObject({ kind: z.literal("place-offered") }),
  z.strictObject({
    kind: z.literal("place-changed"),
    change: PlaceChange,
    /** Whether it is the reader's own place. */
    own: z.boolean(),
    organisation: z.string(),
    name: z.string(),
    role: z.string().optional(),
    /** In which competition, where the role is in one. */
    competition: z.string().optional(),
    /** What the role was before, where it was changed. */
    before: z.string().optional(),
    /** In whose stead the person acts, from one day, `2014-05-09`, to another, where that is what was given or taken. */
    deputyFor: z.string().optional(),
    firstDay: z.string().optional(),
    lastDay: z.string().optional(),
    by: z.string(),
  }),
]);
export type NoticeContent = z.infer<typeof NoticeContent>;

/** The seal worker's request to warn an organisation that it has something unsent. */
export const Reminder = z.strictObject({
  organisationId: OrganisationId,
  competitionId: CompetitionId,
  window: StageId,
  closesAt: Instant,
  warning: z.string(),
  at: Instant,
});
export type Reminder = z.infer<typeof Reminder>;

/** What names a notice in an inbox: when the thing happened, and what caused the notice. */
export const NoticeId = z
  .string()
  .regex(/^\d{15}-[0-9a-f]{32}$/, "not a notice")
  .brand<"NoticeId">();
export type NoticeId = z.infer<typeof NoticeId>;

/** A notice in somebody's inbox, and what became of the mail that goes with it. */
export const InboxNotice = z.strictObject({
  noticeId: NoticeId,
  personId: PersonId,
  at: Instant,
  content: NoticeContent,
  readAt: z.optional(Instant),
  /** How often the mail could not be handed over. */
  failures: z.int(),
  mailedAt: z.optional(Instant),
});
export type InboxNotice = z.infer<typeof InboxNotice>;

/** A notice as its reader gets it, in words. */
export const ReadableNotice = z.strictObject({
  noticeId: NoticeId,
  at: Instant,
  kind: z.string(),
  subject: z.string(),
  paragraphs: z.array(z.string()).readonly(),
  /** Where to go on, below the portal's address. */
  way: z.strictObject({ text: z.string(), href: z.string() }).optional(),
  readAt: z.optional(Instant),
});
export type ReadableNotice = z.infer<typeof ReadableNotice>;

/** A mail that was given up, for a national lead to see to. */
export const Undelivered = z.strictObject({
  at: Instant,
  givenUpAt: Instant,
  audience: z.enum(["authority", "bidder", "partner"]),
  name: z.string(),
  mail: Mail,
  content: NoticeContent,
});
export type Undelivered = z.infer<typeof Undelivered>;

/** What a list of notices holds at most at a time. */
export const MOST_NOTICES = 50;

/** `cursor` is the last notice of the page before. */
export const ListNotices = z.strictObject({
  cursor: NoticeId.optional(),
  limit: z.coerce.number().int().min(1).max(MOST_NOTICES).default(MOST_NOTICES),
});
export type ListNotices = z.infer<typeof ListNotices>;

/** A person marks notices of their inbox as read. */
export const MarkNoticesRead = z.strictObject({ notices: z.array(NoticeId).max(MOST_NOTICES) });
export type MarkNoticesRead = z.infer<typeof MarkNoticesRead>;
