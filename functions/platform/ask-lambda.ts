import * as z from "zod/mini";
import type { Ask } from "./ask.ts";

/** Asks workers by invoking their functions. A door that was given no name of a worker may not ask it. */
export function lambdaAsk(names: {
  readonly seal: string | undefined;
  readonly project: string | undefined;
  readonly scan: string | undefined;
}): Ask {
  async function invoke(name: string | undefined, given: unknown): Promise<unknown> {
    if (name === undefined) throw new Error("this function may not ask that worker");
    const { InvokeCommand, LambdaClient } = await import("@aws-sdk/client-lambda");
    const sent = new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(given) });
    const { FunctionError, Payload } = await new LambdaClient({}).send(sent);
    if (FunctionError !== undefined) throw new Error("the worker failed");
    return Payload === undefined ? undefined : JSON.parse(new TextDecoder().decode(Payload));
  }
  return {
    async seal(competition) {
      await invoke(names.seal, { seal: competition });
    },
    async scan(competitionId, organisationId, fileId) {
      await invoke(names.scan, { scan: { competitionId, organisationId, fileId } });
    },
    async checkStreams(competition) {
      const { Break } = await import("../../shared/kernel/chain.ts");
      const Answer = z.object({ broken: z.optional(Break) });
      const { broken } = Answer.parse(await invoke(names.project, { check: competition }));
      return { broken };
    },
  };
}
