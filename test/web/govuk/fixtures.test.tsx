import { readFileSync } from "node:fs";
import { raw } from "hono/html";
import { jsx } from "hono/jsx";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { BackLink } from "../../../web/govuk/back-link.tsx";
import { Breadcrumbs } from "../../../web/govuk/breadcrumbs.tsx";
import { Button } from "../../../web/govuk/button.tsx";
import { CharacterCount } from "../../../web/govuk/character-count.tsx";
import { Checkboxes } from "../../../web/govuk/checkboxes.tsx";
import { DateInput } from "../../../web/govuk/date-input.tsx";
import { Details } from "../../../web/govuk/details.tsx";
import { ErrorMessage } from "../../../web/govuk/error-message.tsx";
import { ErrorSummary } from "../../../web/govuk/error-summary.tsx";
import { Fieldset } from "../../../web/govuk/fieldset.tsx";
import { FileUpload } from "../../../web/govuk/file-upload.tsx";
import { Footer } from "../../../web/govuk/footer.tsx";
import { GenericHeader } from "../../../web/govuk/generic-header.tsx";
import { Hint } from "../../../web/govuk/hint.tsx";
import { Input } from "../../../web/govuk/input.tsx";
import { InsetText } from "../../../web/govuk/inset-text.tsx";
import { Label } from "../../../web/govuk/label.tsx";
import { NotificationBanner } from "../../../web/govuk/notification-banner.tsx";
import { Pagination } from "../../../web/govuk/pagination.tsx";
import { Panel } from "../../../web/govuk/panel.tsx";
import { Radios } from "../../../web/govuk/radios.tsx";
import { Select } from "../../../web/govuk/select.tsx";
import { ServiceNavigation } from "../../../web/govuk/service-navigation.tsx";
import { SkipLink } from "../../../web/govuk/skip-link.tsx";
import { SummaryList } from "../../../web/govuk/summary-list.tsx";
import { Table } from "../../../web/govuk/table.tsx";
import { Tag } from "../../../web/govuk/tag.tsx";
import { TaskList } from "../../../web/govuk/task-list.tsx";
import { Textarea } from "../../../web/govuk/textarea.tsx";
import { WarningText } from "../../../web/govuk/warning-text.tsx";
import { type Tree, treeOf } from "./markup-tree.ts";

/** Our component for each folder of govuk-frontend. */
const components = {
  "back-link": BackLink,
  breadcrumbs: Breadcrumbs,
  button: Button,
  "character-count": CharacterCount,
  checkboxes: Checkboxes,
  "date-input": DateInput,
  details: Details,
  "error-message": ErrorMessage,
  "error-summary": ErrorSummary,
  fieldset: Fieldset,
  "file-upload": FileUpload,
  footer: Footer,
  "generic-header": GenericHeader,
  hint: Hint,
  input: Input,
  "inset-text": InsetText,
  label: Label,
  "notification-banner": NotificationBanner,
  pagination: Pagination,
  panel: Panel,
  radios: Radios,
  select: Select,
  "service-navigation": ServiceNavigation,
  "skip-link": SkipLink,
  "summary-list": SummaryList,
  table: Table,
  tag: Tag,
  "task-list": TaskList,
  textarea: Textarea,
  "warning-text": WarningText,
};

const Fixtures = z.object({
  fixtures: z.array(
    z.object({ name: z.string(), options: z.record(z.string(), z.unknown()), html: z.string() }),
  ),
});

for (const [name, component] of Object.entries(components)) {
  describe(`${name} has the official markup`, () => {
    const path = new URL(
      `../../../node_modules/govuk-frontend/dist/govuk/components/${name}/fixtures.json`,
      import.meta.url,
    );
    const { fixtures } = Fixtures.parse(JSON.parse(readFileSync(path, "utf8")));
    it("the official fixtures are there", () => expect(fixtures.length).toBeGreaterThan(0));
    // The script that dresses up the browser's own way to choose files is left out.
    for (const fixture of fixtures.filter(({ options }) => options["javascript"] !== true))
      it(fixture.name, async () => {
        const options = z.record(z.string(), z.unknown()).parse(withMarkup(fixture.options));
        const rendered = await jsx(component, options).toString();
        expect(treeOf(rendered)).toEqual(withoutGovernmentMarks(treeOf(fixture.html)));
      });
  });
}

/** The options of a fixture with its markup declared as such: our components escape a string that merely says so. */
function withMarkup(value: unknown, key = ""): unknown {
  if (typeof value === "string") return isMarkup(key) && value ? raw(value) : value;
  if (Array.isArray(value)) return value.map((item) => withMarkup(item, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withMarkup(inner, name)]));
}

function isMarkup(key: string): boolean {
  return /html$/i.test(key) || ["start", "end", "navigationStart", "navigationEnd"].includes(key);
}

/** A portal that is not on GOV.UK must not bear the crown, the licence or the Crown copyright of its footer. */
function withoutGovernmentMarks(trees: Tree[]): Tree[] {
  return trees
    .filter((tree) => !isGovernmentMark(tree))
    .map((tree) =>
      typeof tree === "string" ? tree : { ...tree, content: withoutGovernmentMarks(tree.content) },
    );
}

function isGovernmentMark(tree: Tree): boolean {
  if (typeof tree === "string") return false;
  const { class: classes = "" } = tree.attributes;
  return (
    /govuk-footer__(crown|licence)/.test(classes) ||
    (classes === "govuk-footer__meta-item" &&
      JSON.stringify(tree.content).includes("govuk-footer__copyright-logo"))
  );
}
