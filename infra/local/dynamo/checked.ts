import * as batchGetItem from "dynalite/validations/batchGetItem.js";
import * as batchWriteItem from "dynalite/validations/batchWriteItem.js";
import * as createTable from "dynalite/validations/createTable.js";
import * as deleteItem from "dynalite/validations/deleteItem.js";
import * as getItem from "dynalite/validations/getItem.js";
import { checkTypes, checkValidations } from "dynalite/validations/index.js";
import * as putItem from "dynalite/validations/putItem.js";
import * as query from "dynalite/validations/query.js";
import * as scan from "dynalite/validations/scan.js";
import * as updateItem from "dynalite/validations/updateItem.js";
import { rememberingForms } from "./forms.ts";
import { largestItem } from "./item.ts";
import { asRefusal } from "./refusal.ts";

/** A request or an answer as DynamoDB's JSON carries it. */
export type Body = Record<string, unknown>;
export function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

type Rules = { readonly types: DynaliteTypes<never>; readonly custom: unknown };
const limits = { options: { maxItemSize: largestItem } };

/** Parses a request's expressions and checks its shape; removes what it does not know. Throws a refusal. */
const checks =
  <Request>({ types, custom }: Rules) =>
  (body: Body): Request => {
    try {
      const request = checkTypes<Request>(body, types);
      checkValidations(request, types, custom, limits);
      return request;
    } catch (error) {
      throw asRefusal(error);
    }
  };

/** The check of each operation's requests. */
export const checked = {
  BatchGetItem: checks<DynaliteBatch<DynaliteKeys>>(batchGetItem),
  BatchWriteItem: checks<DynaliteBatch<DynalitePutOrDelete[]>>(batchWriteItem),
  CreateTable: checks<Body>(createTable),
  DeleteItem: rememberingForms(checks<DynaliteWrite>(deleteItem)),
  GetItem: rememberingForms(checks<DynaliteWrite>(getItem)),
  PutItem: rememberingForms(checks<DynaliteWrite>(putItem)),
  Query: rememberingForms(checks<DynaliteSearch>(query)),
  Scan: rememberingForms(checks<DynaliteSearch>(scan)),
  UpdateItem: rememberingForms(checks<DynaliteWrite>(updateItem)),
};
