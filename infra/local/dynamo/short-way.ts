import { DynamoDBClient, type DynamoDBClientConfig, type ServiceOutputTypes } from "@aws-sdk/client-dynamodb";
import { AsyncLocalStorage } from "node:async_hooks";
import * as z from "zod";
import type { Body } from "./checked.ts";
import { DynamoRefusal } from "./refusal.ts";
import { readBody } from "./request-handler.ts";

type Execute = (operation: string, body: Body) => Promise<Body>;

/** What is about items, which the SDK gives and takes as the store does, but for bytes that are given. */
const OF_ITEMS = /^((Batch)?GetItem|Query|Scan|(Put|Update|Delete)Item|TransactWriteItems)$/;
/** Bytes that are given (or an attribute of such a name), and what a write may be asked to give back. */
const LONG_WAY = /"B":\{|"BS":\[|"Return/;

/** The name of the middleware in the client's stack. */
export const SHORT_WAY = "shortWay";

const AsTheSdk = z.custom<ServiceOutputTypes>();

const refused = new AsyncLocalStorage<DynamoRefusal>();

/** The operations, of which those that the short way has had refused are not carried out again. */
export const oncePerRequest =
  (execute: Execute): Execute =>
  async (operation, body) => {
    const refusal = refused.getStore();
    if (refusal !== undefined) throw refusal;
    return execute(operation, body);
  };

/**
 * A client that asks the store for items by a call. Nothing is written as an HTTP request, signed, sent to an endpoint,
 * tried again and read back, which costs more than the store itself. A refusal goes the long way all the same, so that it is
 * the SDK's own exception.
 */
export function clientOf(clientConfig: DynamoDBClientConfig, execute: Execute): DynamoDBClient {
  const client = new DynamoDBClient(clientConfig);
  client.middlewareStack.add(
    (next, { commandName = "" }) => {
      const operation = commandName.replace(/Command$/, "");
      if (!OF_ITEMS.test(operation)) return next;
      return async (args) => {
        const text = JSON.stringify(args.input);
        if (LONG_WAY.test(text)) return next(args);
        try {
          const answer = await execute(operation, readBody(text));
          return { response: undefined, output: AsTheSdk.parse(answer) };
        } catch (error) {
          if (!(error instanceof DynamoRefusal)) throw error;
          return refused.run(error, () => next(args));
        }
      };
    },
    { step: "initialize", priority: "low", name: SHORT_WAY },
  );
  return client;
}
