import type { Organisation } from "../organisations/schema.ts";
import type { Questionnaire, SectionId } from "../questionnaire/schema.ts";
import { PROFILE_TITLE, sectionsOf, submittedProfile, submittedSections } from "./rules.ts";
import { FILES_SECTION, PROFILE_SECTION, type ResponseDraft, type ResponseManifest } from "./schema.ts";

/** What a part of a response is called: a section, the profile that goes with them, or which files are attached. */
export function partTitle(questionnaire: Pick<Questionnaire, "sections"> | undefined, part: string): string {
  if (part === PROFILE_SECTION) return PROFILE_TITLE;
  if (part === FILES_SECTION) return "Which file answers what";
  return questionnaire?.sections.find(({ sectionId }) => sectionId === part)?.title ?? part;
}

/** Some of them by their titles, in the order of the pages. */
export const partTitles = (questionnaire: Questionnaire, parts: readonly SectionId[]): readonly string[] =>
  [PROFILE_SECTION, ...questionnaire.sections.map(({ sectionId }) => sectionId), FILES_SECTION]
    .filter((part) => parts.includes(part))
    .map((part) => partTitle(questionnaire, part));

/** The SHA-256 of `{}`: no answers are as good as none kept. */
const NOTHING = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

/** The parts of what could be submitted now that are not as they were submitted. */
export function partsThatDiffer(
  submitted: ResponseManifest,
  now: {
    readonly sections: readonly { readonly sectionId: SectionId; readonly sha256: string }[];
    /** Undefined where it is no part of it any more. */
    readonly profile: Pick<Organisation, "version"> | undefined;
  },
): readonly SectionId[] {
  const before = new Map(submittedSections(submitted).map(({ sectionId, sha256 }) => [sectionId, sha256]));
  const [profile, current] = [submittedProfile(submitted)?.version, now.profile?.version];
  return [
    ...((profile ?? current) === (current ?? profile) ? [] : [PROFILE_SECTION]),
    ...now.sections
      .filter(({ sectionId, sha256 }) => (before.get(sectionId) ?? NOTHING) !== sha256)
      .map(({ sectionId }) => sectionId),
  ];
}

const seenOf = ({ sectionId, version }: ReturnType<typeof sectionsOf>[number]): string =>
  `${sectionId}.${version}`;

/** Which version of each section a page shows, as its form says it: "bidder.3 files.1". */
export const sectionsSeen = (draft: ResponseDraft | undefined): string =>
  sectionsOf(draft).map(seenOf).join(" ");

/** The sections that were saved since a page showed those versions; none where its form does not say which. */
export function savedSince(draft: ResponseDraft | undefined, seen: string): readonly SectionId[] {
  const shown = seen.split(" ");
  return seen === ""
    ? []
    : sectionsOf(draft)
        .filter((one) => !shown.includes(seenOf(one)))
        .map(({ sectionId }) => sectionId);
}
