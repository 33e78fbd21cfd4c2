import type { Deps } from "../../functions/platform/deps.ts";
import { realDeps } from "../../functions/platform/runtime.ts";
import { gatewayHandler, madeOnce } from "./lambda.ts";
import { createApp } from "./partner.app.tsx";

export const createHandler = (deps: Deps) => gatewayHandler(createApp(deps));
export const handler = madeOnce(() => createHandler(realDeps()));
