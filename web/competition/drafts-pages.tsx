import type { CompetitionDraft, DraftLine, Source } from "../../shared/competition/draft-schema.ts";
import { HeadedPage, type HeadedPageProps } from "../govuk/headed-page.tsx";
import { Button } from "../govuk/button.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import type { Filled } from "../govuk/filled.ts";
import { Input } from "../govuk/input.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Ways, Bullets, Part } from "../govuk/part.tsx";
import { Select } from "../govuk/select.tsx";
import { DayFields } from "../govuk/time-fields.tsx";
import { When } from "../govuk/when.tsx";
import { problemsOfDraft } from "../../shared/competition/draft-rules.ts";
import { mayReadLog } from "../../shared/kernel/actor.ts";
import { competitionOfDraft } from "../../shared/kernel/id.ts";
import { inOrder } from "../../shared/competition/stages.ts";
import { stagesOf } from "../../shared/competition/timetable-problems.ts";
import { warningsOfTimetable } from "../../shared/competition/timetable-warnings.ts";
import {
  competitionRefusalInWords,
  instantName,
  rulesInWords,
  stageName,
  timetableWarningInWords,
} from "../../shared/competition/words.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { Reason } from "../govuk/reason.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { Lots } from "./lots.tsx";

export const DRAFTS_PATH = "/authority/competition-drafts";
export const draftPath = ({ draftId }: Pick<CompetitionDraft, "draftId">): string =>
  `${DRAFTS_PATH}/${draftId}`;

type DraftFrameProps = Pick<HeadedPageProps, "frame" | "title" | "errors" | "children"> & {
  /** The draft that the page is about, below its own page. */
  draft?: Pick<CompetitionDraft, "draftId" | "title"> | undefined;
  /** Whether the page is the list itself, or the draft's own. */
  top?: boolean;
};

/** A page about competitions that are not published. */
export function DraftFrame({ draft, top = false, ...page }: DraftFrameProps) {
  const own = draft !== undefined && !(top && page.title === draft.title);
  return (
    <HeadedPage
      {...page}
      width="full"
      caption={draft === undefined || !own ? undefined : draft.title}
      trail={[
        { href: "/authority", text: "Competitions" },
        ...((top && draft === undefined) || !readsAll(page.frame)
          ? []
          : [{ href: DRAFTS_PATH, text: "Drafts" }]),
        ...(draft === undefined || top ? [] : [{ href: draftPath(draft), text: draft.title }]),
      ]}
    />
  );
}

/** Who has a role in one draft reads that one, and no list. */
const readsAll = ({ viewer }: Frame): boolean =>
  viewer?.actor?.audience === "authority" && mayReadLog(viewer.actor);

/** Whether this person prepares and publishes competitions. */
type Prepares = { prepares: boolean };

/** Every competition that is prepared and not published, and how to begin another. */
export function DraftsPage({
  frame,
  drafts,
  prepares,
}: Prepares & { frame: Frame; drafts: readonly DraftLine[] }) {
  return (
    <DraftFrame frame={frame} title="Drafts of competitions" top>
      <p>
        A draft is seen by national leads and auditors only. It becomes a competition when it is published.
      </p>
      {prepares && (
        <Ways
          ways={[
            {
              href: `${DRAFTS_PATH}/copy`,
              text: "Start from the competition of 2013, a draft or a competition",
            },
            { href: `${DRAFTS_PATH}/by-hand`, text: "Start by hand" },
          ]}
        />
      )}
      <CardTable
        none="Nothing is being prepared."
        caption="Drafts, the one changed last first"
        head={["Title", "Changed", "By"]}
        rows={drafts.map((draft) => [
          <a href={draftPath(draft)}>{draft.title}</a>,
          <When instant={draft.changedAt} />,
          draft.changedBy.name,
        ])}
      />
    </DraftFrame>
  );
}

/** What can be copied, by its name. */
export type Copyable = { readonly from: Source; readonly name: string };

/** A national lead begins a draft that is like something else, moved to another launch day. */
export function CopyPage({
  frame,
  errors,
  typed,
  field,
  Form,
  copyable,
}: Filled & { copyable: readonly Copyable[] }) {
  const [day, month, year] = ["day", "month", "year"].map((part) => typed.text(`starts-${part}`));
  return (
    <DraftFrame frame={frame} title="Start a draft from something else" errors={errors}>
      <Form>
        <Select
          {...field("from")}
          label={{ m: "What to copy" }}
          unchosen="Choose what to copy"
          items={copyable.map(({ from, name }) => ({ value: from, text: name }))}
        />
        <Input
          {...field("title")}
          label={{ m: "Title (optional)" }}
          hint="Left empty it is that of what is copied"
        />
        <DayFields
          id="starts"
          legend={{ m: "Day of the launch (optional)" }}
          value={{ day: day ?? "", month: month ?? "", year: year ?? "" }}
          errors={errors}
          hint="Every other date moves by as many days. Left empty the dates stay as they are"
        />
        <Button text="Start the draft" preventDoubleClick />
      </Form>
    </DraftFrame>
  );
}

type DraftPageProps = Filled & Prepares & { draft: CompetitionDraft; now: Instant };

/** All of a draft on one page, as it would be published now: what is wrong, what is unusual, what it says and who will know. */
export function DraftPage({ frame, errors, field, Form, draft, now, prepares }: DraftPageProps) {
  const problems = problemsOfDraft(draft, now);
  const stages = inOrder(stagesOf(draft.stages));
  const warnings = warningsOfTimetable(stages, now);
  const path = draftPath(draft);
  return (
    <DraftFrame frame={frame} title={draft.title} draft={draft} errors={errors} top>
      <InsetText>
        This is a draft, changed by {draft.changedBy.name}, <When instant={draft.changedAt} />. Nobody outside
        the authority can see it.
      </InsetText>
      {prepares && (
        <Ways
          ways={[
            { href: `${path}/edit`, text: "Change it" },
            {
              href: `/authority/people/appoint/competitions/${competitionOfDraft(draft.draftId)}`,
              text: "Give somebody a role in it",
            },
            { href: `${DRAFTS_PATH}/copy?from=${draft.draftId}`, text: "Start another draft from it" },
            { href: `${path}/discard`, text: "Throw it away" },
          ]}
        />
      )}
      {problems.length > 0 && (
        <Part title="What has to be put right before it can be published">
          <Bullets
            items={problems.map((problem) => {
              const stage =
                problem.part === "stages" && "place" in problem ? draft.stages[problem.place] : undefined;
              const where = stage === undefined ? "" : `${stageName(stage)}: `;
              const words = `${where}${competitionRefusalInWords(problem.refusal)}`;
              return prepares ? <a href={`${path}/edit?problems=shown`}>{words}</a> : words;
            })}
          />
        </Part>
      )}
      {warnings.length > 0 && (
        <Part title="What to think about">
          <p>None of this keeps it from being published.</p>
          <Bullets
            items={warnings.map((warning) => {
              const stage = stages[warning.place];
              const moves = warning.of === "opens" ? "opensAt" : "closesAt";
              return `${stage === undefined ? "" : instantName(stage, moves)}: ${timetableWarningInWords(warning)}`;
            })}
          />
        </Part>
      )}
      <Part title="Stages, in their order">
        <CardTable
          none="No stage has a date yet."
          caption="Stages, as a table"
          head={["Stage", "Opens or happens", "Closes"]}
          rows={stages.map((stage) => [
            stageName(stage),
            <When instant={stage.opensAt} />,
            stage.closesAt === undefined ? "" : <When instant={stage.closesAt} />,
          ])}
        />
      </Part>
      <Part title="Rules of award">
        <Bullets items={rulesInWords(draft)} />
      </Part>
      <Lots {...draft} />
      <Part title="Who will know">
        <p>
          Once it is published everybody can see it at once: the public, bidders and partners, with its lots,
          its rules and its timetable. No mail is sent. Its lots and rules are fixed from then on; a time
          moves only by an amendment, of which everybody taking part is told.
        </p>
      </Part>
      {prepares && problems.length === 0 && (
        <Form action={`${path}/publish`}>
          <WarningText text="Another person has to confirm this. Publishing cannot be undone: a published competition can only be amended or cancelled" />
          <Reason
            field={field}
            label="Why is it ready?"
            hint="For the second person and the log"
            most={500}
          />
          <Button text="Propose to publish it" preventDoubleClick />
        </Form>
      )}
    </DraftFrame>
  );
}
