import type { CompetitionDraft } from "../../shared/competition/draft-schema.ts";
import { type DraftProblem, problemsOfDraft } from "../../shared/competition/draft-rules.ts";
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
import { Button } from "../govuk/button.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import type { Filled } from "../govuk/filled.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { Bullets, Part, Ways } from "../govuk/part.tsx";
import { When } from "../govuk/when.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { WarningText } from "../govuk/warning-text.tsx";
import { DRAFTS_PATH, DraftFrame, draftPath } from "./draft-frame.tsx";
import { Lots } from "./lots.tsx";

type DraftPageProps = Pick<Filled, "frame" | "errors" | "field" | "Form"> & {
  draft: CompetitionDraft;
  now: Instant;
  /** Whether this person prepares and publishes competitions. */
  prepares: boolean;
};

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
            { href: `${DRAFTS_PATH}/copy?from=${draft.draftId}`, text: "Start another draft from it" },
            { href: `${path}/discard`, text: "Throw it away" },
          ]}
        />
      )}
      {problems.length > 0 && (
        <Part title="What has to be put right before it can be published">
          <Bullets
            items={problems.map((problem) => (
              <ProblemLine draft={draft} problem={problem} prepares={prepares} />
            ))}
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
      <Stages stages={stages} />
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
          <Textarea
            {...field("reason")}
            rows={3}
            label={{ m: "Why is it ready?" }}
            hint="For the second person and the log. Up to 500 characters"
          />
          <Button text="Propose to publish it" preventDoubleClick />
        </Form>
      )}
    </DraftFrame>
  );
}

/** What is wrong, leading to where it is put right. */
function ProblemLine({
  draft,
  problem,
  prepares,
}: {
  draft: CompetitionDraft;
  problem: DraftProblem;
  prepares: boolean;
}) {
  const words = `${whereOf(draft, problem)}${competitionRefusalInWords(problem.refusal)}`;
  return prepares ? <a href={`${draftPath(draft)}/edit?problems=shown`}>{words}</a> : <>{words}</>;
}

function whereOf({ stages }: CompetitionDraft, problem: DraftProblem): string {
  const stage = problem.part === "stages" && "place" in problem ? stages[problem.place] : undefined;
  return stage === undefined ? "" : `${stageName(stage)}: `;
}

function Stages({ stages }: { stages: ReturnType<typeof inOrder> }) {
  return (
    <Part title="Stages, in their order">
      {stages.length === 0 ? (
        <p>No stage has a date yet.</p>
      ) : (
        <CardTable
          caption="Stages, as a table"
          firstCellIsHeader
          head={["Stage", "Opens or happens", "Closes"]}
          rows={stages.map((stage) => [
            stageName(stage),
            <When instant={stage.opensAt} />,
            stage.closesAt === undefined ? "" : <When instant={stage.closesAt} />,
          ])}
        />
      )}
    </Part>
  );
}
