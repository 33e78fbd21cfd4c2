import * as z from "zod";
import { describe, expect, it } from "vitest";
import { API_OPERATIONS } from "../../infra/build/openapi.ts";
import { CloneDraft, DraftContent } from "../../shared/competition/draft-schema.ts";
import { DraftMarks, Marks } from "../../shared/evaluation/schema.ts";
import { issueInWords } from "../../shared/kernel/issue-words.ts";
import { QuestionnaireEdit } from "../../shared/questionnaire/commands.ts";
import {
  AppointStaff,
  EndDeputy,
  EndRole,
  GiveRole,
  ProposeDeputy,
  SuspendStaff,
} from "../../shared/people/schema.ts";
import { ConfirmContactMail } from "../../shared/organisations/schema.ts";
import { checked } from "../../functions/platform/read-body.ts";
import { openDoor } from "../../web/doors/door.tsx";
import { LIBRARY_WORDS } from "../builders/library-words.ts";
import { misfitsOf } from "../builders/misfits.ts";

const SCHEMAS = [
  ...API_OPERATIONS.flatMap(({ operationId, body, query }) => [
    { name: operationId, schema: body },
    { name: `${operationId} asks`, schema: query },
  ]),
  ...Object.entries({ CloneDraft, DraftContent, DraftMarks, Marks, QuestionnaireEdit }).map(
    ([name, schema]) => ({ name, schema }),
  ),
  { name: "ConfirmContactMail", schema: ConfirmContactMail },
  ...Object.entries({ AppointStaff, EndDeputy, EndRole, GiveRole, ProposeDeputy, SuspendStaff }).map(
    ([name, schema]) => ({ name, schema }),
  ),
].flatMap(({ name, schema }) => (schema === undefined ? [] : [{ name, schema }]));

/** What is said of everything that does not fit a schema. */
const said = (schema: z.ZodType, words?: typeof issueInWords) =>
  misfitsOf(schema).flatMap(
    (value) =>
      schema.safeParse(value, words && { error: words }).error?.issues.map(({ path, message }) => ({
        path: path.join("."),
        message,
      })) ?? [],
  );

describe("what is said of what does not fit", () => {
  it("the schemas of every operation are looked at", () => expect(SCHEMAS.length).toBeGreaterThan(50));

  it.each(SCHEMAS)("$name says it in the portal's words, to programs and to people", ({ schema }) => {
    // Any door has said for all of its pages how that is said.
    expect(openDoor).toBeDefined();
    const all = [...said(schema), ...said(schema, issueInWords)];
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ message }) => LIBRARY_WORDS.test(message) || message === "")).toEqual([]);
  });

  it("names the field where its schema has no words of its own", () => {
    const Form = z.strictObject({
      minimumBidders: z.int().max(20),
      code: z.string(),
      lots: z.array(z.string()).max(1),
    });
    expect(said(Form).map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        "Minimum bidders: up to 20",
        "Code: this is missing",
        "Lots: up to 1",
        "This form: this does not fit. Check it and send it again",
      ]),
    );
  });

  it("tells a program by the name of the field in its body what to send", () => {
    const refused = checked(z.strictObject({ lots: z.array(z.string()), why: z.string() }), {
      lots: ["a", 1],
    });
    expect(refused).toMatchObject({
      error: {
        errors: [
          { pointer: "/lots/1", detail: "Send lots.1 as text" },
          { pointer: "/why", detail: "Send why: it is missing" },
        ],
      },
    });
  });
});
