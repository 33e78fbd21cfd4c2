import { RequestKey } from "../../shared/kernel/id.ts";

let serial = 0;
/** A request key that nobody has used. */
export const anyKey = (): RequestKey => RequestKey.parse(`any-key-${(serial += 1)}`);
