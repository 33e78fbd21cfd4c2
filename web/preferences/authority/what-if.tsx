import { lotName } from "../../../shared/competition/words.ts";
import type { StageId } from "../../../shared/kernel/id.ts";
import type { SeenCoverage } from "../../../shared/preferences/reading-coverage.ts";
import { Button } from "../../govuk/button.tsx";
import { Select } from "../../govuk/select.tsx";
import { Table } from "../../govuk/table.tsx";
import { Part } from "../../govuk/part.tsx";

/** Who is supposed to withdraw; empty when nobody is. */
export type WhatIfChosen = { readonly organisation: string; readonly member: string };

/** Asks what would change if a bidder, or one member of consortia, withdrew. Changes nothing and records nothing. */
export function WhatIfForm({
  action,
  round,
  coverage,
  chosen,
}: {
  action: string;
  round: StageId;
  coverage: SeenCoverage;
  chosen: WhatIfChosen;
}) {
  if (coverage.organisations.length === 0) return <></>;
  return (
    <Part id="what-if" title="What if somebody withdrew?">
      <p>This only calculates: nothing changes. A consortium falls with any one of its members.</p>
      <form method="get" action={action.split("?")[0]}>
        <input type="hidden" name="round" value={round} />
        <Select
          name="withdrawnOrganisation"
          label="Bidder"
          value={chosen.organisation}
          unchosen="Nobody"
          items={coverage.organisations.map(({ organisationId, name }) => ({
            value: organisationId,
            text: name,
          }))}
        />
        {coverage.members.length > 0 && (
          <Select
            name="withdrawnMember"
            label="Member of consortia"
            value={chosen.member}
            unchosen="Nobody"
            items={coverage.members.map((name) => ({ value: name, text: name }))}
          />
        )}
        <Button text="Show what would change" classes="govuk-button--secondary" />
      </form>
    </Part>
  );
}

/** Which lots would lose bidders, and whether they would fall under the minimum. */
export function WhatIfLosses({ coverage, chosen }: { coverage: SeenCoverage; chosen: WhatIfChosen }) {
  const { whatIf } = coverage;
  if (whatIf === undefined) return <></>;
  const organisation = coverage.organisations.find(
    ({ organisationId }) => organisationId === chosen.organisation,
  );
  const who = [organisation?.name, chosen.member].filter(Boolean).join(" and ");
  const losses = coverage.lots.flatMap((before, index) => {
    const after = whatIf[index];
    return after !== undefined && after.bidders.length < before.bidders.length ? [{ before, after }] : [];
  });
  return (
    <Part id="supposed" title={`If ${who || "they"} withdrew`}>
      {losses.length === 0 ? (
        <p>None of these lots would lose a bidder.</p>
      ) : (
        <Table
          caption="Lots that would lose bidders"
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={["Lot", "Bidders now", "Then"]}
          rows={losses.map(({ before, after }) => [
            lotName(before.lot),
            before.bidders.length,
            `${after.bidders.length}${after.underMinimum ? ", under the minimum" : ""}`,
          ])}
        />
      )}
      <p>The lots under the minimum, the map and the grid below show it as it would then be.</p>
    </Part>
  );
}
