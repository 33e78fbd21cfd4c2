import batchGetItem from "dynalite/actions/batchGetItem.js";
import batchWriteItem from "dynalite/actions/batchWriteItem.js";
import createTable from "dynalite/actions/createTable.js";
import deleteItem from "dynalite/actions/deleteItem.js";
import getItem from "dynalite/actions/getItem.js";
import putItem from "dynalite/actions/putItem.js";
import query from "dynalite/actions/query.js";
import scan from "dynalite/actions/scan.js";
import updateItem from "dynalite/actions/updateItem.js";
import * as batchGetItemRules from "dynalite/validations/batchGetItem.js";
import * as batchWriteItemRules from "dynalite/validations/batchWriteItem.js";
import * as createTableRules from "dynalite/validations/createTable.js";
import * as deleteItemRules from "dynalite/validations/deleteItem.js";
import * as getItemRules from "dynalite/validations/getItem.js";
import { checkTypes, checkValidations } from "dynalite/validations/index.js";
import * as putItemRules from "dynalite/validations/putItem.js";
import * as queryRules from "dynalite/validations/query.js";
import * as scanRules from "dynalite/validations/scan.js";
import * as updateItemRules from "dynalite/validations/updateItem.js";
import type { Draft } from "./draft.ts";
import { asRefusal } from "./refusal.ts";

/** A request or an answer as DynamoDB's JSON carries it. */
export type Body = Record<string, unknown>;

/** The operations that dynalite understands and we let it carry out, over a draft. */
const operations = {
  BatchGetItem: { act: batchGetItem, rules: batchGetItemRules },
  BatchWriteItem: { act: batchWriteItem, rules: batchWriteItemRules },
  CreateTable: { act: createTable, rules: createTableRules },
  DeleteItem: { act: deleteItem, rules: deleteItemRules },
  GetItem: { act: getItem, rules: getItemRules },
  PutItem: { act: putItem, rules: putItemRules },
  Query: { act: query, rules: queryRules },
  Scan: { act: scan, rules: scanRules },
  UpdateItem: { act: updateItem, rules: updateItemRules },
};
export type Operation = keyof typeof operations;

/** Parses the request's expressions and checks its shape; removes what it does not know. Throws a refusal. */
export function check(operation: Operation, body: Body, draft: Draft): DynaliteRequest {
  const { types, custom } = operations[operation].rules;
  try {
    const request = checkTypes(body, types);
    checkValidations(request, types, custom, draft.store);
    return request;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** Carries out a checked request on a draft; nothing is committed. Rejects with a refusal. */
export function act(operation: Operation, request: DynaliteRequest, draft: Draft): Promise<Body> {
  return new Promise((resolve, reject) => {
    operations[operation].act(draft.store, request, (error, answer) =>
      error ? reject(asRefusal(error)) : resolve(answer ?? {}),
    );
  });
}
