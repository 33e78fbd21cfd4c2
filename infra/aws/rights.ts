/**
 * What each right of the fence is in DynamoDB's words. A transaction is authorised by the actions it is made of.
 * Nothing here scans, and only `remove` deletes, so that evidence, which nobody may remove, stays.
 */
export const RIGHTS = {
  read: ["GetItem", "BatchGetItem", "Query", "ConditionCheckItem"],
  get: ["GetItem", "BatchGetItem"],
  check: ["ConditionCheckItem"],
  write: ["PutItem", "UpdateItem"],
  put: ["PutItem"],
  update: ["UpdateItem"],
  remove: ["DeleteItem"],
} as const;
export type Right = keyof typeof RIGHTS;
export type Action = (typeof RIGHTS)[Right][number];

export const EACH_RIGHT = [
  "read",
  "get",
  "check",
  "write",
  "put",
  "update",
  "remove",
] as const satisfies Right[];
