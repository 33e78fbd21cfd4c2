import * as z from "zod";
import type { Item } from "./item.ts";

/** Why one action of a transaction stood in the way of it, in DynamoDB's words. */
export type CancellationReason = { Code: string; Message?: string; Item?: Item };

type RefusalBody = {
  __type: string;
  message?: string;
  Message?: string;
  Item?: Item;
  CancellationReasons?: CancellationReason[];
};

/** A request that DynamoDB answers with status 400 and this body: the caller's doing, not a fault of the store. */
export class DynamoRefusal extends Error {
  override readonly name = "DynamoRefusal";
  readonly body: RefusalBody;

  constructor(body: RefusalBody) {
    super(body.message ?? body.Message ?? body.__type);
    this.body = body;
  }

  /** The exception's name without its namespace, such as `ValidationException`. */
  get code(): string {
    return this.body.__type.replace(/^.*#/, "");
  }
}

const service = "com.amazonaws.dynamodb.v20120810#";

export function invalid(message: string): DynamoRefusal {
  return new DynamoRefusal({ __type: "com.amazon.coral.validate#ValidationException", message });
}

export function unsupported(what: string): DynamoRefusal {
  return new DynamoRefusal({
    __type: "com.amazon.coral.service#UnknownOperationException",
    message: `${what} is not supported by the embedded DynamoDB`,
  });
}

export function tableNotFound(name: string): DynamoRefusal {
  const message = `Requested resource not found: Table: ${name} not found`;
  return new DynamoRefusal({ __type: `${service}ResourceNotFoundException`, message });
}

export function tableInUse(name: string): DynamoRefusal {
  const message = `Table already exists: ${name}`;
  return new DynamoRefusal({ __type: `${service}ResourceInUseException`, message });
}

/** A single write that came while a transaction held its item. */
export function transactionConflict(): DynamoRefusal {
  const message = "Transaction is ongoing for the item";
  return new DynamoRefusal({ __type: `${service}TransactionConflictException`, message });
}

export function transactionInProgress(): DynamoRefusal {
  const Message = "The transaction with the given request token is already in progress.";
  return new DynamoRefusal({ __type: `${service}TransactionInProgressException`, Message });
}

export function tokenMismatch(): DynamoRefusal {
  const Message = "The client request token was used before with other parameters.";
  return new DynamoRefusal({ __type: `${service}IdempotentParameterMismatchException`, Message });
}

/** A transaction refused as a whole: one reason for each action, in order, "None" for those not to blame. */
export function cancelled(reasons: CancellationReason[]): DynamoRefusal {
  const codes = reasons.map((reason) => reason.Code).join(", ");
  return new DynamoRefusal({
    __type: `${service}TransactionCanceledException`,
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons: reasons,
  });
}

const DynaliteError = z.object({
  statusCode: z.number(),
  body: z.object({ __type: z.string(), message: z.string().optional(), Message: z.string().optional() }),
});

/** What dynalite threw or called back with, as a refusal if it is one; anything else is a fault and stays as it is. */
export function asRefusal(error: unknown): Error {
  const known = DynaliteError.safeParse(error);
  if (!known.success)
    return error instanceof Error ? error : new Error("a fault of the table", { cause: error });
  const { __type, message = known.data.body.Message } = known.data.body;
  return new DynamoRefusal(message === undefined ? { __type } : { __type, message });
}
