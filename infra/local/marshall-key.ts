import type { Key } from "../../shared/kernel/key.ts";

/** A key as a stream record has it. */
export const marshall = ({ pk, sk }: Key) => ({ pk: { S: pk }, sk: { S: sk } }) as const;
