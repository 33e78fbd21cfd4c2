import type { PortalContext } from "../../../functions/platform/request.ts";
import { isMarkOf } from "../../../functions/platform/request-mark.ts";
import { savePreferencesDraft } from "../../../functions/preferences/operations.ts";
import { sameChoice } from "../../../shared/preferences/choice.ts";
import { mayChooseNone } from "../../../shared/preferences/rules.ts";
import { SavePreferencesDraft } from "../../../shared/preferences/schema.ts";
import { preferencesRefusalInWords } from "../../../shared/preferences/words.ts";
import { fieldErrors, newRequestKey, type Typed } from "../../doors/form.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { inStage } from "../../handing-in/handing-in-for-routes.tsx";
import { ChangedMeanwhilePage } from "./changed-meanwhile-page.tsx";
import type { StepProps } from "./choose-lots-page.tsx";
import { inThisRound, type OwnRound, namedOwnRound } from "./round-for-routes.tsx";

/** One of the pages on which a choice is typed: its name in the address, and how it is shown. */
type Step = {
  readonly name: "choose-lots" | "rank-lots";
  readonly Page: (props: StepProps) => ReturnType<typeof ChangedMeanwhilePage>;
};

/**
 * Saves what was typed on a step as the draft. Undefined when it is saved; otherwise the page to answer with: the step
 * again with what is wrong, or both choices when somebody else saved another one meanwhile.
 */
export async function keepDraft(
  c: PortalContext,
  round: OwnRound,
  { name, Page }: Step,
  typed: Typed,
  lots: readonly string[],
): Promise<Response | undefined> {
  const { stage, deps, actor } = round;
  const again = (errors: readonly FieldError[]) =>
    c.html(
      <Page
        {...inStage(c, round)}
        lots={lots}
        seenVersion={typed.text("seenVersion")}
        requestKey={typed.requestKey}
        errors={errors}
      />,
      422,
    );
  const command = SavePreferencesDraft.safeParse({ ...inThisRound(round, typed), lots });
  if (!command.success) return again(fieldErrors(command.error, { seenVersion: "lots" }));
  if (lots.length === 0 && typed.text("action") !== "save" && !mayChooseNone(round, stage.stageId))
    return again([{ field: "lots", text: preferencesRefusalInWords({ code: "no-lot-chosen" }) }]);

  const saved = await savePreferencesDraft(deps, actor, command.data, typed.requestKey);
  if (saved.ok && saved.value.answer.latest === saved.value.answer.draft.version) return undefined;
  const current = await namedOwnRound(c);
  if (current instanceof Response) return current;
  // A form that was sent before is shown against what stands by now, like anybody else's: changed since, or followed by others.
  const error = saved.ok ? ({ code: "changed-meanwhile" } as const) : saved.error;
  const overtaken = error.code === "changed-meanwhile" || error.code === "request-key-reused";
  if (!overtaken || current.draft === undefined)
    return again([{ field: "lots", text: preferencesRefusalInWords(error) }]);
  const { lots: theirs, savedBy: by, savedAt: at, request } = current.draft;
  const own = await isMarkOf(actor, request);
  // Another window of the same person has saved the very same: nothing is left to save.
  if (own && error.code === "changed-meanwhile" && sameChoice(theirs, command.data.lots)) return undefined;
  return c.html(
    <ChangedMeanwhilePage
      {...inStage(c, round)}
      step={name}
      theirs={{ lots: theirs, by, at, own }}
      mine={command.data.lots}
      seenVersion={current.seenVersion}
      requestKey={newRequestKey(c)}
    />,
    422,
  );
}
