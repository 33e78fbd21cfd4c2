import type { Deps } from "../../../functions/platform/deps.ts";
import type { Door } from "../../../shared/kernel/names.ts";
import { APPS } from "./doors.ts";
import type { Row } from "./row.ts";
import { authorityApiRows } from "./rows-authority-api.ts";
import { authorityRows } from "./rows-authority.ts";
import { bidderRows } from "./rows-bidder.ts";
import { publicRows, signInRows } from "./rows-open.ts";
import { partnerRows } from "./rows-partner.ts";

/** Who may do what: one row for each route of each door. */
export const MATRIX = {
  signin: signInRows,
  public: publicRows,
  bidder: bidderRows,
  partner: partnerRows,
  authority: [...authorityRows, ...authorityApiRows],
} as const satisfies Record<Door, readonly Row[]>;

export const DOOR_ROWS: readonly (readonly [Door, Row])[] = [
  ...MATRIX.signin.map((row) => ["signin", row] as const),
  ...MATRIX.public.map((row) => ["public", row] as const),
  ...MATRIX.bidder.map((row) => ["bidder", row] as const),
  ...MATRIX.partner.map((row) => ["partner", row] as const),
  ...MATRIX.authority.map((row) => ["authority", row] as const),
];

/** The routes of a door as its app has them, each once, and for which addresses something stands before them. */
export function routesOf(
  door: Door,
  deps: Deps,
): { readonly routes: Set<string>; readonly before: Set<string> } {
  const all = APPS[door](deps).routes;
  const isBefore = ({ method }: { method: string }) => method === "ALL";
  return {
    routes: new Set(all.filter((one) => !isBefore(one)).map(({ method, path }) => `${method} ${path}`)),
    before: new Set(all.filter(isBefore).map(({ path }) => path)),
  };
}
