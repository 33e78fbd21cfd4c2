import { AppointStaff } from "../../../shared/people/schema.ts";

type Person = { readonly mail: string; readonly name: string };
/** Whom the portal's setting names its national leads. */
export const anna: Person = { mail: "lead@authority.example", name: "Anna" };
export const dora: Person = { mail: "second.lead@authority.example", name: "Dora" };
export const bea: Person = { mail: "bea@authority.example", name: "Bea" };

/** What makes somebody a national lead. */
export const national = (who: Person) => AppointStaff.parse({ ...who, role: "national-lead" });
