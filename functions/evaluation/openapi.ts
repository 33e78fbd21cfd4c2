import { describedBy } from "../platform/act.ts";
import { evaluationDeclared } from "./api.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const evaluationOperations = describedBy(...evaluationDeclared);
