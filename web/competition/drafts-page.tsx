import type { DraftLine, Source } from "../../shared/competition/draft-schema.ts";
import { Button } from "../govuk/button.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import type { Filled } from "../govuk/filled.ts";
import { Input } from "../govuk/input.tsx";
import type { Frame } from "../govuk/page.tsx";
import { Ways } from "../govuk/part.tsx";
import { Select } from "../govuk/select.tsx";
import { DayFields } from "../govuk/time-fields.tsx";
import { When } from "../govuk/when.tsx";
import { DRAFTS_PATH, DraftFrame, draftPath } from "./draft-frame.tsx";

type DraftsProps = {
  frame: Frame;
  drafts: readonly DraftLine[];
  /** Whether this person prepares competitions. */
  prepares: boolean;
};

/** Every competition that is prepared and not published, and how to begin another. */
export function DraftsPage({ frame, drafts, prepares }: DraftsProps) {
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
      {drafts.length === 0 ? (
        <p>Nothing is being prepared.</p>
      ) : (
        <CardTable
          caption="Drafts, the one changed last first"
          firstCellIsHeader
          head={["Title", "Changed", "By"]}
          rows={drafts.map((draft) => [
            <a href={draftPath(draft)}>{draft.title}</a>,
            <When instant={draft.changedAt} />,
            draft.changedBy.name,
          ])}
        />
      )}
    </DraftFrame>
  );
}

/** What can be copied, by its name. */
export type Copyable = { readonly from: Source; readonly name: string };

type CopyProps = Filled & { copyable: readonly Copyable[] };

/** A national lead begins a draft that is like something else, moved to another launch day. */
export function CopyPage({ frame, errors, typed, field, Form, copyable }: CopyProps) {
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
