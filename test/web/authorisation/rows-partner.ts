import { PARTNERS } from "./principals.ts";
import type { Row } from "./row.ts";
import { noticeFor } from "./things.ts";

/** What people of local public bodies see and do. */
export const partnerRows: readonly Row[] = [
  { route: "GET /partner", may: PARTNERS },
  { route: "GET /partner/competitions/:competition", may: PARTNERS },
  { route: "GET /partner/competitions/:competition/timetable", may: PARTNERS },
  { route: "GET /partner/competitions/:competition/lots", may: PARTNERS },
  { route: "GET /partner/competitions/:competition/lots/:lot", may: PARTNERS },
  { route: "GET /partner/notices", may: PARTNERS },
  {
    route: "POST /partner/notices/read",
    may: PARTNERS,
    other: 303,
    otherInBody: true,
    send: async (given) => ({ form: { notices: await noticeFor(given) } }),
  },
  { route: "GET /api/v1/partner/competitions", may: PARTNERS },
  { route: "GET /api/v1/partner/competitions/:competition", may: PARTNERS },
  { route: "GET /api/v1/partner/competitions/:competition/lots/:lot/disclosures", may: PARTNERS },
  { route: "GET /api/v1/partner/notices", may: PARTNERS },
  {
    route: "POST /api/v1/partner/notices/read",
    may: PARTNERS,
    passes: 200,
    other: 200,
    otherInBody: true,
    send: async (given) => ({ json: { notices: [await noticeFor(given)] } }),
  },
];
