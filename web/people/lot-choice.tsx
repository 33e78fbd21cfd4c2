import type { Lot } from "../../shared/competition/schema.ts";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import type { Filled } from "../govuk/filled.ts";
import { Input } from "../govuk/input.tsx";

/** A lot as it is chosen: its id and what it is called. */
export type LotLabel = { readonly lotId: string; readonly label: string };

/** The lots of a competition as they are chosen from, in the order of their numbers. */
export const lotLabels = (lots: readonly Lot[]): readonly LotLabel[] =>
  lots
    .toSorted((a, b) => a.cpaNumber - b.cpaNumber)
    .map(({ lotId, cpaNumber, name }) => ({ lotId, label: `${cpaNumber} ${name}` }));

/** The lots somebody works for, in words. Lots of no known competition keep their ids. */
export function scopeInWords(scope: "all" | readonly string[], lots: readonly LotLabel[]): string {
  if (scope === "all") return "All lots";
  const labels = new Map(lots.map(({ lotId, label }) => [lotId, label]));
  return scope.map((lotId) => labels.get(lotId) ?? lotId).join(", ");
}

type LotChoiceProps = Pick<Filled, "typed" | "field"> & { legend: string; lots: readonly LotLabel[] };

/** Checkboxes for lots; while there is no competition to take them from, their ids in one box. */
export function LotChoice({ legend, lots, typed, field }: LotChoiceProps) {
  const chosen = typed.list("lots");
  if (lots.length === 0)
    return (
      <Input
        {...field("lots")}
        label={legend}
        hint="There is no competition yet. Enter ids with spaces between, such as lot-9 lot-10"
        value={chosen.join(" ")}
      />
    );
  return (
    <Checkboxes
      name="lots"
      classes="govuk-checkboxes--small"
      legend={{ s: legend }}
      values={chosen}
      errorMessage={field("lots").errorMessage}
      items={lots.map(({ lotId, label }) => ({ value: lotId, text: label }))}
    />
  );
}
