import { jsx } from "hono/jsx";
import { describe, expect, it } from "vitest";
import { FieldErrorSummary, messageFor } from "../../../web/govuk/field-error.tsx";
import { Form } from "../../../web/govuk/form.tsx";
import { Input } from "../../../web/govuk/input.tsx";
import { Tag } from "../../../web/govuk/tag.tsx";
import { markupOf } from "./markup-tree.ts";

const errors = [
  { field: "reason", text: "Say why" },
  { field: "closes-day", text: "The date must be real" },
];

describe("errors of a form", () => {
  it("lead from the summary to their fields", async () => {
    const summary = await markupOf(<FieldErrorSummary errors={errors} />);
    expect(summary).toContain('<a href="#reason">Say why</a>');
    expect(summary).toContain('<a href="#closes-day">The date must be real</a>');
  });

  it("a form without errors has no summary of them", async () => {
    expect(await markupOf(<FieldErrorSummary errors={[]} />)).toBe("");
  });

  it("stand at their field, whose id the summary names", async () => {
    const field = await markupOf(
      <Input name="reason" label={{ text: "Reason" }} errorMessage={messageFor(errors, "reason")} />,
    );
    expect(field).toContain('id="reason"');
    expect(field).toContain("Say why");
    expect(field).toContain('aria-describedby="reason-error"');
    expect(messageFor(errors, "other")).toBeUndefined();
  });
});

describe("a form", () => {
  it("sends what is hidden and leaves the checking to the server", async () => {
    const form = await markupOf(
      <Form action="/save" hidden={{ requestKey: 'k"1', seenVersion: 3 }}>
        <p>…</p>
      </Form>,
    );
    expect(form).toContain('<form method="post" action="/save" novalidate');
    expect(form).toContain('name="requestKey" value="k&quot;1"');
    expect(form).toContain('name="seenVersion" value="3"');
  });
});

describe("an option called html", () => {
  it("escapes a plain string that slipped past the types", async () => {
    expect(await jsx(Tag, { html: "<img src=x>" }).toString()).toContain("&lt;img src=x&gt;");
  });
});
