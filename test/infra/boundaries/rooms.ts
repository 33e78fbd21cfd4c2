/** By a file of each room what it may import and what it may not, as it is written in an import there. */
const LISTED: Readonly<Record<string, { readonly may: string; readonly mayNot: string }>> = {
  "shared/preferences/rules.ts": {
    may: "zod ./schema.ts ../kernel/instant.ts ../competition/schema.ts ../competition/words.ts",
    mayNot: `hono node:crypto node:fs @aws-sdk/client-s3 temporal-polyfill/fns/Instant
      ../competition/rules.ts ../../functions/preferences/facts.ts ../../web/govuk/page.tsx
      ../../infra/local/portal.ts ../../test/builders/portal.ts ./../../functions/platform/table.ts`,
  },
  "shared/preferences/hub.ts": {
    may: "./rules.ts ../competition/hub-line.ts ../competition/stages.ts",
    mayNot: "../competition/hub.ts ../responses/hub.ts hono",
  },
  "shared/kernel/window.ts": {
    may: "zod zod/mini ./instant.ts",
    mayNot: "temporal-polyfill/fns/Instant ../competition/schema.ts ../../functions/platform/table.ts",
  },
  "shared/kernel/instant.ts": {
    may: "zod temporal-polyfill/fns/Instant ./result.ts",
    mayNot: "node:util ../competition/schema.ts",
  },
  "functions/preferences/facts.ts": {
    may: `zod ./store.ts ../platform/table.ts ../competition/facts.ts ../preferences/coverage-facts.ts
      ../../shared/kernel/id.ts ../../shared/preferences/rules.ts`,
    mayNot: `hono hono/jsx @aws-sdk/client-dynamodb @aws-sdk/util-dynamodb openid-client
      ../competition/store.ts ../competition/operations.ts ../competition/windows.ts
      ../competition/api.ts ../platform/stash.ts ../platform/runtime.ts ../workers/seal-window.ts
      ./openapi.ts ../../web/doors/door.tsx ../../infra/local/portal.ts ../../test/builders/portal.ts`,
  },
  "functions/preferences/operations.ts": {
    may: "../platform/keeping-draft.ts ../platform/commit.ts ../competition/facts.ts",
    mayNot:
      "../platform/stash.ts ../platform/runtime.ts ../competition/store.ts hono ../../test/builders/portal.ts",
  },
  "functions/preferences/api.ts": {
    may: "hono ./operations.ts ../platform/request.ts ../competition/facts.ts",
    mayNot: `./openapi.ts ../platform/stash.ts ../platform/runtime.ts ../competition/store.ts
      @aws-sdk/client-s3 ../../web/doors/door.tsx`,
  },
  "functions/workers/seal.ts": {
    may: "../platform/runtime.ts ../competition/windows.ts ../preferences/sealing.ts ./seal-window.ts",
    mayNot: "../competition/store.ts ../competition/api.ts ../platform/stash.ts @aws-sdk/client-s3",
  },
  "functions/responses/file-operations.ts": {
    may: "../files/uploads.ts ../files/facts.ts",
    mayNot: "../files/store.ts ../files/checking.ts ../files/inspection.ts ../files/scanning.ts node:zlib",
  },
  "functions/files/uploads.ts": {
    may: "../platform/stash.ts ./store.ts",
    mayNot: "node:zlib ../responses/operations.ts",
  },
  "functions/files/scanning-zip.ts": {
    may: "node:zlib ./scanning-bytes.ts ../../shared/files/schema.ts",
    mayNot: "node:fs ../platform/stash.ts ../responses/facts.ts",
  },
  "functions/platform/table.ts": {
    may: "@aws-sdk/client-dynamodb ./expression.ts ../../shared/kernel/key.ts",
    mayNot: `../preferences/facts.ts ../people/store.ts ./runtime.ts ./stash.ts
      ../../shared/preferences/schema.ts ../../web/doors/door.tsx`,
  },
  "functions/platform/session.ts": { may: "./stash.ts", mayNot: "./runtime.ts ../people/facts.ts" },
  "functions/platform/keeping-draft.ts": { may: "./stash.ts", mayNot: "./runtime.ts ../queries/store.ts" },
  "web/preferences/bidder/check-answers-page.tsx": {
    may: `hono/jsx ../paths.ts ../../govuk/page.tsx ../../handing-in/check-and-submit.tsx
      ../../charts/matrix.tsx ../../../shared/preferences/words.ts`,
    mayNot: `../../handing-in/handing-in-for-routes.tsx ../../../functions/preferences/facts.ts
      ../../../functions/preferences/operations.ts ../../../functions/platform/table.ts
      ../../doors/door.tsx ../../competition/page.tsx node:fs hono ../../../test/builders/portal.ts`,
  },
  "web/preferences/bidder/routes.tsx": {
    may: `hono ../../../functions/preferences/operations.ts ../../../functions/competition/facts.ts
      ../../../functions/platform/request.ts ../../doors/frame.tsx
      ../../handing-in/handing-in-for-routes.tsx`,
    mayNot: `../../../functions/preferences/store.ts ../../../functions/platform/table.ts
      ../../../functions/platform/commit.ts ../../../functions/platform/runtime.ts
      ../../../functions/preferences/api.ts ../../competition/page.tsx ../../doors/bidder.app.tsx
      @aws-sdk/client-s3`,
  },
  "web/handing-in/meanwhile.ts": { may: "../govuk/panel.tsx", mayNot: "../responses/section-page.tsx" },
  "web/preferences/bidder/round-for-routes.tsx": {
    may: "hono ../../../functions/preferences/facts.ts ../../doors/frame.tsx",
    mayNot: "../../../functions/preferences/store.ts ../authority/coverage-page.tsx",
  },
  "web/queries/authority/ask-page.tsx": {
    may: `./typed-query.ts ../paths.ts ../query-card.tsx ../../govuk/page.tsx ../../responses/paths.ts
      ../../../shared/queries/words.ts`,
    mayNot: `../bidder/queries-page.tsx ../../evaluation/marking-page.tsx ../../doors/frame.tsx
      ../../../functions/queries/facts.ts hono`,
  },
  "web/queries/bidder/routes.tsx": {
    may: "hono ../../doors/frame.tsx ../../../functions/queries/operations.ts ../paths.ts",
    mayNot: `../authority/ask-page.tsx ../../competition/page.tsx ../../doors/bidder.app.tsx
      ../../../functions/queries/store.ts ../../../functions/platform/commit.ts`,
  },
  "web/govuk/page.tsx": {
    may: "hono/jsx ./footer.tsx ../../shared/kernel/instant.ts",
    mayNot: "../preferences/bidder/overview-page.tsx ../charts/matrix.tsx ../../functions/platform/deps.ts",
  },
  "web/charts/matrix.tsx": {
    may: "hono/html ../govuk/table.tsx",
    mayNot: "../preferences/bidder/overview-page.tsx ../doors/frame.tsx ../../functions/platform/deps.ts",
  },
  "web/doors/frame.tsx": {
    may: "hono ../govuk/page.tsx ../../functions/platform/session.ts",
    mayNot: `../people/authority/routes.tsx ../../functions/people/operations.ts
      ../../functions/platform/runtime.ts ../../functions/platform/commit.ts`,
  },
  "web/doors/bidder.app.tsx": {
    may: `./door.tsx ../notices/routes.tsx ../unsent/unsent-for-routes.tsx
      ../preferences/bidder/routes.tsx ../../functions/preferences/api.ts`,
    mayNot: `../../functions/platform/runtime.ts ../../functions/preferences/operations.ts
      ../preferences/bidder/overview-page.tsx`,
  },
  "web/doors/bidder.ts": {
    may: "./bidder.app.tsx ../../functions/platform/runtime.ts",
    mayNot: "../../functions/preferences/operations.ts ../people/authority/routes.tsx @aws-sdk/client-s3",
  },
  "infra/aws/table.ts": {
    may: "aws-cdk-lib ./stage.ts ../../shared/kernel/names.ts",
    mayNot: `../../shared/kernel/key.ts ../../functions/platform/env.ts ../../web/doors/bidder.ts
      ../local/portal.ts ../../test/builders/portal.ts`,
  },
  "sst.config.ts": {
    may: "./infra/aws/stage.ts ./shared/kernel/names.ts",
    mayNot: "./shared/kernel/key.ts ./functions/platform/env.ts ./infra/local/portal.ts",
  },
  "infra/build/acts-table.ts": {
    may: "../../functions/proposals/registry.ts ../../functions/platform/authority-act.ts ../../shared/notices/rules.ts",
    mayNot: "../../functions/proposals/operations.ts ../../functions/platform/of-two.ts",
  },
  "infra/build/openapi.ts": {
    may: "esbuild ../../functions/preferences/api.ts ../../functions/organisations/openapi.ts",
    mayNot: "../../functions/preferences/operations.ts ../../web/doors/bidder.app.tsx ../local/portal.ts",
  },
  "infra/local/portal.ts": {
    may: "../../functions/platform/runtime.ts ../../functions/competition/facts.ts ./settings.ts",
    mayNot: `../../functions/preferences/operations.ts ../../functions/preferences/store.ts
      ../../functions/platform/commit.ts ../../functions/platform/stash.ts ../../web/doors/bidder.ts
      ../aws/stage.ts ../../test/builders/portal.ts`,
  },
  "infra/local/dynamo/open.ts": {
    may: "../one-at-a-time.ts ../../../shared/kernel/key.ts",
    mayNot: "../../../functions/preferences/operations.ts ../../../web/doors/bidder.ts",
  },
  "infra/local/replay/acts.ts": {
    may: "../../../functions/preferences/operations.ts ../../../functions/competition/facts.ts",
    mayNot: `../../../functions/preferences/store.ts ../../../functions/platform/commit.ts
      ../../../functions/platform/receive.ts ../../../test/builders/portal.ts`,
  },
  "test/functions/preferences.test.ts": {
    may: "../builders/portal.ts ../../functions/preferences/store.ts ../../infra/local/dynamo/open.ts",
    mayNot: "",
  },
};

const named = (list: string): readonly string[] => list.split(/\s+/).filter((one) => one !== "");

/** What each room may import, and what it may not. */
export const ROOMS: Readonly<Record<string, { may: readonly string[]; mayNot: readonly string[] }>> =
  Object.fromEntries(
    Object.entries(LISTED).map(([file, { may, mayNot }]) => [
      file,
      { may: named(may), mayNot: named(mayNot) },
    ]),
  );
