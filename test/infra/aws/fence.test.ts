import { readFileSync } from "node:fs";
import type { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import { describe, expect, it } from "vitest";
import { CALLS, FENCE, HOLDERS, type Holder } from "../../../infra/aws/fence.ts";
import { allowedTo } from "../../../infra/aws/allowed.ts";
import { EACH_RIGHT } from "../../../infra/aws/rights.ts";
import { WORKERS } from "../../../shared/kernel/names.ts";
import { FENCE_WORDS } from "../../../shared/kernel/key.ts";
import { OBJECT_RIGHTS } from "../../../infra/aws/object-fence.ts";
import { fenceProblems, keyPolicy, objectsReached, statementsOf } from "./policies.ts";
import { synthesised } from "./synthesised.ts";

const { template } = synthesised("prod");

describe("the fence as data", () => {
  it("knows every first word that a key can have, and no other", () => {
    expect(Object.keys(FENCE).toSorted()).toEqual([...FENCE_WORDS].toSorted());
  });

  it("the fence as data keeps everything unsealed from the authority", () => {
    const hidden = [
      "BID",
      "DRAFT",
      "FILE",
      "TAKERS",
      "WITHHELD",
      "AUDBIDDER",
      "AUDPUBLIC",
      "AUDSCAN",
      "REMIND",
    ];
    const readable = [...wordsOf("authority", "GetItem"), ...wordsOf("authority", "Query")];
    expect(readable.filter((word) => hidden.includes(word))).toEqual([]);
  });

  it("the fence as data tells no bidder who else is registered or takes part", () => {
    const readable = [...wordsOf("bidder", "GetItem"), ...wordsOf("bidder", "Query")];
    expect(readable.filter((word) => ["REGISTER", "TAKERS", "STAFF"].includes(word))).toEqual([]);
  });

  it.each(["public", "signin", "partner", "notify"] as const)(
    "shows %s no bid, draft, file, score or standing",
    (holder) => {
      const all = [...allowedTo(holder).values()].flat();
      const hidden = ["BID", "DRAFT", "FILE", "STAND", "OPEN", "EVAL", "QUERY", "WITHHELD"];
      expect(all.filter((word) => hidden.includes(word))).toEqual([]);
    },
  );

  it("shows the scan files and what everybody knows, and nothing else of any bidder", () => {
    expect(wordsOf("scan", "GetItem")).toEqual(["CMP", "FILE", "AUDSCAN"]);
    expect(wordsOf("scan", "PutItem")).toEqual(["FILE", "AUDSCAN"]);
  });

  it("the fence as data lets nobody delete evidence", () => {
    const deletable = new Set(HOLDERS.flatMap((holder) => wordsOf(holder, "DeleteItem")));
    const evidence = Object.keys(FENCE).filter((word) =>
      /^(AUD|BID|OPEN|LOG|CMP|GATE|TAKERS|STAND|STAGING|EVAL|QUERY)/.test(word),
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
      public: ["AUDPUBLIC"],
      bidder: ["AUDBIDDER"],
      partner: [],
      authority: ["AUDAUTHORITY"],
      // The seal completes what a bidder sent in time.
      seal: ["AUDBIDDER", "AUDSEAL"],
      project: [],
      notify: [],
      scan: ["AUDSCAN"],
    });
  });
});

describe("the README's table", () => {
  it("the table in the README says what the fence says", () => {
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
  it("the roles are the fence: every allowed word and action, no other, guarded, no scan, no wildcard", () => {
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

  it("reach the objects that are written down for them, folder by folder, and no other", () => {
    expect(objectsReached(template, "portal-prod").toSorted()).toEqual(
      OBJECT_RIGHTS.flatMap(({ holder, bucket, folder, actions }) =>
        actions.map((action) => `${holder} ${action} ${bucket}/${folder}/*`),
      ).toSorted(),
    );
  });

  it("keep uploads from the authority, and let nobody list or delete", () => {
    const reached = objectsReached(template, "portal-prod");
    expect(reached.filter((right) => right.startsWith("authority"))).toEqual([
      "authority s3:GetObject sealed/opened/*",
    ]);
    expect(reached.filter((right) => /s3:(List(?!MultipartUploadParts)|Delete)/.test(right))).toEqual([]);
  });

  it("name no key: those of the keys say who may use them", () => {
    const named = HOLDERS.flatMap((holder) =>
      statementsOf(template, "portal-prod", holder).flatMap(({ Action }) => Action),
    ).filter((action) => action.startsWith("kms:"));
    expect(named).toEqual([]);
  });
});

describe("the key of receipts", () => {
  const signing = keyPolicy(template, "ECC_NIST_EDWARDS25519");

  it("signs for the bidder's door and the seal, only as receipts are signed", () => {
    const statement = signing.find(({ Action }) => Action.includes("kms:Sign"));
    expect(statement?.Action).toEqual(["kms:Sign"]);
    expect(statement?.holders).toEqual(["bidder", "seal"]);
    expect(statement?.Condition?.["StringEquals"]).toMatchObject({
      "kms:SigningAlgorithm": "ED25519_SHA_512",
      "kms:MessageType": "RAW",
    });
  });

  it("shows its public half to the public door", () => {
    const statement = signing.find(({ Sid }) => Sid === "Publishing");
    expect(statement?.Action).toEqual(["kms:DescribeKey", "kms:GetPublicKey"]);
    expect(statement?.holders).toEqual(["public"]);
  });

  it("is cared for by administrators who cannot sign with it", () => {
    const rest = signing.filter(({ holders }) => holders.length === 0);
    expect(rest.map(({ Sid }) => Sid)).toEqual(["Administration"]);
    const able = rest.flatMap(({ Action }) => Action);
    expect(able).toContain("kms:PutKeyPolicy");
    expect(able.filter((action) => /Sign|Create|Grant|\*$/.test(action))).toEqual(["kms:Get*", "kms:List*"]);
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
    allow(stack, "authority", "s3:GetObject", {});
  });
  const problems = fenceProblems(spoiled.template, "portal-prod");

  it.each([
    "authority: dynamodb:GetItem BID#* is not in the fence",
    "public: dynamodb:GetItem has no guard against requests without keys",
    "partner: dynamodb:Query on the leading key *",
    "seal: dynamodb:Scan is allowed",
    "notify: dynamodb:Query has no leading keys",
  ])("the check of the roles names: %s", (problem) => expect(problems).toContain(problem));

  it("the check of the roles names, on a spoiled portal, an object too many", () => {
    expect(objectsReached(spoiled.template, "portal-prod")).toContain("authority s3:GetObject *");
  });
});

function wordsOf(holder: Holder, action: "GetItem" | "Query" | "PutItem" | "DeleteItem"): readonly string[] {
  return allowedTo(holder).get(action) ?? [];
}

function allow(stack: Stack, holder: Holder, action: string, conditions: Record<string, object>): void {
  const role = stack.node.findChild(`Function-${holder}`).node.findChild("Role");
  if (!(role instanceof Role)) throw new Error(`${holder} has no role`);
  role.addToPolicy(new PolicyStatement({ actions: [action], resources: ["*"], conditions }));
}
