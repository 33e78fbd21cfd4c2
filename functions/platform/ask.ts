import * as z from "zod/mini";
import type { CompetitionId, FileId, OrganisationId } from "../../shared/kernel/id.ts";
import type { Break } from "../../shared/kernel/chain.ts";

/** What a door may ask of a worker and wait for. Workers do the work that a door's role does not allow. */
export type Ask = {
  /** Makes missing gates, shuts and seals what is due. Harmless when nothing is. */
  seal(competition: CompetitionId): Promise<void>;
  /** Looks into a file that has no verdict yet. Harmless when it has one. */
  scan(competition: CompetitionId, organisation: OrganisationId, file: FileId): Promise<void>;
  /** Checks every audit stream against its hashes and the auditor's copy. */
  checkStreams(competition: CompetitionId | "portal"): Promise<StreamCheck>;
};

/** `broken` names the first entry that does not hold; nothing tells how many entries are still hidden. */
export type StreamCheck = { readonly broken: Break | undefined };

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
