import { stageName } from "../../shared/competition/words.ts";
import type { Stage } from "../../shared/competition/schema.ts";
import type { SubmissionId } from "../../shared/kernel/id.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { Banner } from "../govuk/banner.tsx";
import { When } from "../govuk/when.tsx";
import { Stands } from "../handing-in/what-stands.tsx";

/** Something that an organisation has prepared and not submitted, while it still can be. */
export type Unsent = {
  readonly competition: { readonly title: string };
  readonly stage: Pick<Stage, "kind" | "number"> & { readonly closesAt: Instant };
  /** What is there, in a sentence of its own without its full stop: "3 lots saved". */
  readonly saved: string;
  /** Where all of the stage lies. */
  readonly path: string;
  /** Where it can be looked at and gone on with. */
  readonly href: string;
  /** What was submitted before, which counts. */
  readonly stands: { readonly submissionId: SubmissionId; readonly receivedAt: Instant } | undefined;
  /** Whether nothing is missing but the submission itself. */
  readonly complete: boolean;
};

/** Warns of what was saved and not submitted, whatever it is; whoever cannot submit it reads who has to. */
export function UnsentBanner({ unsent, submits }: { unsent: readonly Unsent[]; submits: boolean }) {
  if (unsent.length === 0) return <></>;
  return (
    <Banner label="Draft not submitted" tone="warning">
      {unsent.map(({ competition, stage, saved, path, href, stands, complete }) => (
        <p class="govuk-body-s">
          <strong>
            {competition.title}, {stageName(stage)}:{" "}
            {stands === undefined ? (
              "your draft is not submitted."
            ) : (
              <Stands path={path} submitted={stands} unsent open />
            )}
          </strong>{" "}
          {saved}. {stands === undefined ? "It" : "Your draft"} will not be submitted unless{" "}
          {submits ? (
            <>
              you <a href={href}>{complete ? "check and submit it" : "complete and submit it"}</a>
            </>
          ) : (
            `somebody who submits for your organisation ${complete ? "checks" : "completes"} and submits it`
          )}{" "}
          before <When instant={stage.closesAt} />.
          {!submits && (
            <>
              {" "}
              <a href={href}>See the draft</a>
            </>
          )}
        </p>
      ))}
    </Banner>
  );
}
