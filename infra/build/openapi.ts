import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";
import { auditDeclared } from "../../functions/audit/api.ts";
import { competitionDeclared } from "../../functions/competition/api.ts";
import { evaluationDeclared } from "../../functions/evaluation/api.ts";
import { membershipsDeclared } from "../../functions/memberships/api.ts";
import { noticesDeclared } from "../../functions/notices/api.ts";
import { organisationsDeclared } from "../../functions/organisations/api.ts";
import { registeringOrganisation } from "../../functions/organisations/openapi.ts";
import { outcomesDeclared } from "../../functions/outcomes/api.ts";
import type { ApiOperation } from "../../functions/platform/api-operation.ts";
import type { Declaration } from "../../functions/platform/declaration.ts";
import { preferencesDeclared } from "../../functions/preferences/api.ts";
import { proposalsDeclared } from "../../functions/proposals/api.ts";
import { queriesDeclared } from "../../functions/queries/api.ts";
import { questionnaireDeclared } from "../../functions/questionnaire/api.ts";
import { responsesDeclared } from "../../functions/responses/api.ts";
import { uploadsDeclared } from "../../functions/responses/file-api.ts";

const DECLARED: readonly Declaration[] = [
  ...competitionDeclared,
  ...questionnaireDeclared,
  ...responsesDeclared,
  ...uploadsDeclared,
  ...preferencesDeclared,
  ...evaluationDeclared,
  ...queriesDeclared,
  ...outcomesDeclared,
  ...proposalsDeclared,
  ...organisationsDeclared,
  ...membershipsDeclared,
  ...auditDeclared,
  ...noticesDeclared,
];

/** Every operation of the JSON API, module by module. A test holds this list against the doors' routes. */
export const API_OPERATIONS: readonly ApiOperation[] = [
  registeringOrganisation,
  ...DECLARED.map((one) => one.described()),
];

/** Codes of the problems that any operation may answer, and those that come with what it reads. */
const OF_ANY = [
  "invalid",
  "sign-in-first",
  "not-for-your-role",
  "too-many-requests",
  "fault",
  "clock-disagrees",
];
const OF_A_BODY = ["not-json", "not-an-object", "too-large"];

/** Every code with which an operation may refuse. */
export const problemCodesOf = ({ method, needs, refusals }: ApiOperation): readonly string[] => [
  ...new Set([
    ...refusals,
    ...OF_ANY,
    ...(method === "get" ? [] : OF_A_BODY),
    ...(needs?.idempotencyKey === undefined ? [] : ["idempotency-key-missing"]),
    ...(needs?.ifMatch === undefined ? [] : ["version-missing"]),
  ]),
];

/** Problems that any operation may answer. */
const ALWAYS = {
  "401": "No bearer token, or one that has run out",
  "403": "Not for this role",
  "429": "Too many requests",
};

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  instance: z.string(),
});

/** The OpenAPI 3.1 document of the JSON API, made from the very schemas that the doors parse with. */
export function openApiDocument(operations: readonly ApiOperation[] = API_OPERATIONS) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:([a-zA-Z]+)/g, "{$1}");
    paths[path] = { ...paths[path], [operation.method]: describe(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Competition portal",
      version: "1",
      description:
        "The operations of the portal's pages, for programs. Sign in with a bearer token. Send an Idempotency-Key with every write, and the same one when repeating it. Send If-Match with the ETag you decided on where an operation asks for it.",
    },
    servers: [{ url: "/" }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
      schemas: { Problem: jsonSchema(Problem, "output") },
    },
  };
}

function describe(operation: ApiOperation) {
  const { operationId, path, summary, audience, query, body, answer, status, needs } = operation;
  return {
    operationId,
    summary,
    tags: [audience],
    ...(audience === "public" ? { security: [] } : {}),
    parameters: [
      ...[...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      ...queryParameters(query),
      ...(needs?.idempotencyKey
        ? [
            {
              ...header("Idempotency-Key", "8 to 200 visible characters, the same for a repeat"),
              required: needs.idempotencyKey !== "optional",
            },
          ]
        : []),
      ...(needs?.ifMatch ? [header("If-Match", "the ETag of what was read")] : []),
    ],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: jsonSchema(body, "input") } },
          },
        }),
    responses: {
      [String(status)]: {
        description: "Done",
        content: { "application/json": { schema: jsonSchema(answer, "output") } },
      },
      ...Object.fromEntries(Object.entries(ALWAYS).map(([code, text]) => [code, problemResponse(text)])),
      default: problemResponse(
        `Refused, with one of these codes: ${problemCodesOf(operation).toSorted().join(", ")}`,
      ),
    },
  };
}

function queryParameters(query: z.ZodObject | undefined) {
  const schema = query === undefined ? {} : jsonSchema(query, "input");
  const { properties = {}, required = [] } = z
    .object({
      properties: z.record(z.string(), z.unknown()).optional(),
      required: z.array(z.string()).optional(),
    })
    .parse(schema);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: property,
  }));
}

const header = (name: string, description: string) => ({
  name,
  in: "header",
  required: true,
  description,
  schema: { type: "string" },
});

const problemResponse = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

function jsonSchema(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return described;
}

/** Writes the document to a file. */
export async function openApiFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(openApiDocument()));
}
