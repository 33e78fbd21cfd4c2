import { expect, it } from "vitest";
import { CardTable } from "../../../web/govuk/card-table.tsx";

it("a cell of a card says which column it stands in, and the first cell names the row", () => {
  const table = String(
    <CardTable
      caption="People"
      head={["Person", { text: "Marks", format: "numeric" }]}
      rows={[["Anna", { text: 4, format: "numeric", attributes: { id: "four" } }]]}
    />,
  );
  expect(table).toContain('aria-label="People"');
  expect(table).toMatch(/<th\s+scope="row"[^>]*data-column="Person"[^>]*>\s*Anna/);
  expect(table).toMatch(/<td[^>]* id="four" data-column="Marks">4</);
});

it("the boxes of two tables with one label are told apart", () => {
  const table = String(
    <CardTable caption="Marks" of="Question 2" captionSize="s" head={["By"]} rows={[["Anna"]]} />,
  );
  expect(table).toContain('aria-label="Marks: Question 2"');
  expect(table).toMatch(/<caption[^>]*>Marks</);
});

it("without a row says so, where it is told what to say", () => {
  const empty = { caption: "People", head: ["Person"], rows: [] };
  expect(String(<CardTable {...empty} none="Nobody yet." />)).toBe("<p>Nobody yet.</p>");
  expect(String(<CardTable {...empty} />)).toContain("<caption");
});
