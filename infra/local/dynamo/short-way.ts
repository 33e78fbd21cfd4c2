import { DynamoDBClient, type DynamoDBClientConfig, type ServiceOutputTypes } from "@aws-sdk/client-dynamodb";
import { AsyncLocalStorage } from "node:async_hooks";
import * as z from "zod";
import type { Answer } from "./answer.ts";
import type { Body } from "./checked.ts";
import { DynamoRefusal } from "./refusal.ts";
import { readBody } from "./request-handler.ts";

type Execute = (operation: string, body: Body) => Promise<Answer>;

/** What is about items, whose JSON is what the SDK gives and takes, but for bytes. */
const OF_ITEMS = /^((Batch)?GetItem|Query|(Put|Update|Delete)Item|TransactWriteItems)$/;
/** Bytes on their way in (or an attribute of such a name), and what a write may be asked to give back. */
const LONG_WAY_IN = /"B":\{|"BS":\[|"Return/;
const holdsBytes = (answer: Answer): boolean => answer.includes('"B":"') || answer.includes('"BS":["');

/** JSON text from the store has the form of the SDK's answers already. */
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
  const client = new DynamoDBClient({ ...clientConfig, cacheMiddleware: true });
  client.middlewareStack.add(
    (next, { commandName = "" }) => {
      const operation = commandName.replace(/Command$/, "");
      if (!OF_ITEMS.test(operation)) return next;
      return async (args) => {
        const text = JSON.stringify(args.input);
        if (LONG_WAY_IN.test(text)) return next(args);
        try {
          const answer = await execute(operation, readBody(text));
          if (holdsBytes(answer)) return await next(args);
          return { response: undefined, output: AsTheSdk.parse(JSON.parse(answer)) };
        } catch (error) {
          if (!(error instanceof DynamoRefusal)) throw error;
          return refused.run(error, () => next(args));
        }
      };
    },
    { step: "initialize", priority: "high", name: "shortWay" },
  );
  return client;
}
