import type { Deps } from "../../functions/platform/deps.ts";
import { inLambda, realDeps } from "../../functions/platform/runtime.ts";
import { gatewayHandler, warmed } from "./lambda.ts";
import { createApp } from "./partner.app.tsx";

export const createHandler = (deps: Deps) => gatewayHandler(createApp(deps));
export const handler = inLambda() ? await warmed(createHandler, realDeps()) : undefined;
