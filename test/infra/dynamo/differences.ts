export type EngineName = "embedded" | "aws-local";

/**
 * Where the embedded DynamoDB and AWS's DynamoDB Local part, by name, with what each does. Every line is
 * asserted on both sides, so one that stops being true fails as loudly as a new one.
 */
export const differences = {
  /** The service cancels, as we do and as its documentation lists; DynamoDB Local refuses the whole request. */
  "a transaction with an update that cannot be applied": {
    embedded: "TransactionCanceledException",
    "aws-local": "ValidationException",
  },
  /** The service turns away what meets a transaction under way; DynamoDB Local lets it queue, or breaks down. */
  "what the losers of 50 transactions on one item are told": {
    embedded: ["TransactionConflict"],
    "aws-local": ["ConditionalCheckFailed", "InternalFailure"],
  },
  /** DynamoDB Local does not look at this field inside a transaction. */
  "an unknown ReturnValuesOnConditionCheckFailure in a transaction": {
    embedded: "ValidationException",
    "aws-local": "accepted",
  },
  /** The service returns the members that changed, as we do; DynamoDB Local the whole attribute. */
  "how many members of a map UPDATED_NEW returns when one of two changed": { embedded: 1, "aws-local": 2 },
  /** A repeated token costs a read in AWS; the embedded one does not count it. */
  "units of a transaction repeated under its token": { embedded: undefined, "aws-local": 2 },
  "a statement in PartiQL": { embedded: "UnknownOperationException", "aws-local": "accepted" },
  /** The portal has no index. */
  "a table with an index": { embedded: "UnknownOperationException", "aws-local": "accepted" },
  "an index added to a table that exists": { embedded: "UnknownOperationException", "aws-local": "accepted" },
} as const satisfies Record<string, Record<EngineName, unknown>>;
