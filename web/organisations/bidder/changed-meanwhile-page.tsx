import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Scroll } from "../../govuk/scroll.tsx";
import { Table } from "../../govuk/table.tsx";
import { typedValues, type Values } from "../controls.ts";
import { shownValue } from "./profile-parts.ts";

type ChangedMeanwhileProps = Pick<Filled, "frame" | "typed" | "Form"> & {
  back: { text: string; href: string };
  labels: Readonly<Record<string, string>>;
  /** What is saved now; no values when it is no longer there. */
  theirs: Values;
  /** Sent along with what was typed. */
  hidden?: Values;
};

/** Both texts, when somebody else was quicker: the person decides which of them stays. */
export function ChangedMeanwhilePage(props: ChangedMeanwhileProps) {
  const { frame, typed, Form, back, labels, theirs, hidden } = props;
  const mine = typedValues(typed, labels);
  const filled = Object.entries(labels).filter(([field]) => theirs[field] || mine[field]);
  const apart = filled.filter(([field]) => (theirs[field] ?? "") !== (mine[field] ?? ""));
  return (
    <HeadedPage
      frame={frame}
      title="Somebody changed this meanwhile"
      back={back}
      errors={[
        {
          field: "texts",
          text: "A colleague saved another version while you were working. Yours is not saved yet",
        },
      ]}
    >
      <p>
        Compare the two and decide which one stays. Nothing you typed is lost, and what your colleague saved
        stays until you save yours instead.
      </p>
      <div id="texts" tabindex={-1}>
        <Scroll label="Both versions">
          <Table
            caption="Both versions"
            captionClasses="govuk-visually-hidden"
            firstCellIsHeader
            head={["What", "Saved now", "What you typed"]}
            rows={(apart.length > 0 ? apart : filled).map(([field, label]) => [
              label,
              shownValue(field, theirs[field]),
              shownValue(field, mine[field]),
            ])}
          />
        </Scroll>
      </div>
      <Form brief hidden={{ ...mine, ...hidden }}>
        <div class="govuk-button-group">
          <Button text="Save mine instead" preventDoubleClick />
          <Button text="Keep what is saved" href={back.href} classes="govuk-button--secondary" />
        </div>
      </Form>
    </HeadedPage>
  );
}
