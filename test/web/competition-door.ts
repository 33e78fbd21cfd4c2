import type { Answer } from "../builders/answer.ts";
import { front } from "../builders/doors.ts";
import type { TestPortal } from "../builders/portal.ts";
import { Visitor } from "../builders/visitor.ts";

/** The start page, for somebody with a session or without. */
export const startPage = ({ deps }: TestPortal, cookie?: string): Promise<Answer> =>
  new Visitor(front(deps), cookie === undefined ? {} : { cookie }).get("/");
