import { readFileSync } from "node:fs";
import type { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import { describe, expect, it } from "vitest";
import { CALLS, FENCE, HOLDERS, type Holder } from "../../../infra/aws/fence.ts";
import { allowedTo } from "../../../infra/aws/allowed.ts";
import { EACH_RIGHT } from "../../../infra/aws/rights.ts";
import { WORKERS } from "../../../shared/kernel/names.ts";
import { FENCE_WORDS } from "../../../shared/kernel/key.ts";
import { fenceProblems, statementsOf } from "./policies.ts";
import { synthesised } from "./synthesised.ts";

const { template } = synthesised("prod");

describe("the fence as data", () => {
  it("knows every first word that a key can have, and no other", () => {
    expect(Object.keys(FENCE).toSorted()).toEqual([...FENCE_WORDS].toSorted());
  });

  it("keeps everything unsealed from the authority", () => {
    const hidden = ["BID", "DRAFT", "TAKERS", "HELD", "AUDBIDDER", "REMIND"];
    const readable = [...wordsOf("authority", "GetItem"), ...wordsOf("authority", "Query")];
    expect(readable.filter((word) => hidden.includes(word))).toEqual([]);
  });

  it.each(["public", "signin", "partner", "notify"] as const)(
    "shows %s no bid, draft or standing",
    (holder) => {
      const all = [...allowedTo(holder).values()].flat();
      expect(all.filter((word) => ["BID", "DRAFT", "STAND", "OPEN", "HELD"].includes(word))).toEqual([]);
    },
  );

  it("lets nobody delete evidence", () => {
    const deletable = new Set(HOLDERS.flatMap((holder) => wordsOf(holder, "DeleteItem")));
    const evidence = Object.keys(FENCE).filter((word) =>
      /^(AUD|BID|OPEN|LOG|CMP|GATE|TAKERS|STAND)/.test(word),
    );
    expect(evidence.filter((word) => deletable.has(word))).toEqual([]);
  });

  it("lets only sign-in make sessions, and each writer its own chain", () => {
    expect(HOLDERS.filter((holder) => wordsOf(holder, "PutItem").includes("SESSION"))).toEqual(["signin"]);
    const chains = Object.fromEntries(
      HOLDERS.map((holder) => [holder, wordsOf(holder, "PutItem").filter((word) => word.startsWith("AUD"))]),
    );
    expect(chains).toEqual({
      signin: ["AUDSIGNIN"],
      public: [],
      bidder: ["AUDBIDDER"],
      partner: [],
      authority: ["AUDAUTHORITY"],
      // The seal completes what a bidder sent in time.
      seal: ["AUDBIDDER", "AUDSEAL"],
      project: [],
      notify: [],
    });
  });
});

describe("the README's table", () => {
  it("is the fence", () => {
    const readme = readFileSync(new URL("../../../infra/aws/README.md", import.meta.url), "utf8");
    const rows = readme.split("\n").filter((line) => line.startsWith("| `"));
    expect(rows).toEqual(
      Object.entries(FENCE).map(([word, { holds, ...rights }]) => {
        const cells = EACH_RIGHT.flatMap((right) => {
          const those = rights[right] ?? [];
          const who = those.length === HOLDERS.length ? "all" : those.join(" ");
          return those.length === 0 ? [] : [`${right}: ${who}`];
        });
        return `| \`${word}\` | ${holds} | ${cells.join("; ")} |`;
      }),
    );
  });
});

describe("the roles", () => {
  it("are the fence: every allowed word and action, no other, guarded, no scan, no wildcard", () => {
    expect(fenceProblems(template, "portal-prod")).toEqual([]);
  });

  it("wake workers as the fence says", () => {
    const waking = (holder: Holder) =>
      statementsOf(template, "portal-prod", holder).flatMap((statement) =>
        statement.Action.includes("lambda:InvokeFunction") ? [statement.Sid] : [],
      );
    for (const holder of HOLDERS)
      expect(waking(holder)).toEqual(
        WORKERS.filter((worker) => CALLS[worker].includes(holder)).map((worker) => `Wake${worker}`),
      );
  });

  it("reach no object, but that the seal writes what it sealed", () => {
    const reach = HOLDERS.flatMap((holder) =>
      statementsOf(template, "portal-prod", holder)
        .flatMap((statement) => statement.Action)
        .filter((action) => action.startsWith("s3:") || action.startsWith("kms:"))
        .map((action) => `${holder} ${action}`),
    );
    expect(reach).toEqual(["seal s3:PutObject"]);
  });
});

describe("the check of the roles, on a spoiled portal", () => {
  const keys = (pattern: string) => ({ "ForAllValues:StringLike": { "dynamodb:LeadingKeys": [pattern] } });
  const guard = { Null: { "dynamodb:LeadingKeys": "false" } };
  const spoiled = synthesised("prod", (stack) => {
    allow(stack, "authority", "dynamodb:GetItem", { ...keys("BID#*"), ...guard });
    allow(stack, "public", "dynamodb:GetItem", keys("CMP#*"));
    allow(stack, "partner", "dynamodb:Query", { ...keys("*"), ...guard });
    allow(stack, "seal", "dynamodb:Scan", { ...keys("BID#*"), ...guard });
    allow(stack, "notify", "dynamodb:Query", guard);
  });
  const problems = fenceProblems(spoiled.template, "portal-prod");

  it.each([
    "authority: dynamodb:GetItem BID#* is not in the fence",
    "public: dynamodb:GetItem has no guard against requests without keys",
    "partner: dynamodb:Query on the leading key *",
    "seal: dynamodb:Scan is allowed",
    "notify: dynamodb:Query has no leading keys",
  ])("names: %s", (problem) => expect(problems).toContain(problem));
});

function wordsOf(holder: Holder, action: "GetItem" | "Query" | "PutItem" | "DeleteItem"): readonly string[] {
  return allowedTo(holder).get(action) ?? [];
}

function allow(stack: Stack, holder: Holder, action: string, conditions: Record<string, object>): void {
  const role = stack.node.findChild(`Function-${holder}`).node.findChild("Role");
  if (!(role instanceof Role)) throw new Error(`${holder} has no role`);
  role.addToPolicy(new PolicyStatement({ actions: [action], resources: ["*"], conditions }));
}
