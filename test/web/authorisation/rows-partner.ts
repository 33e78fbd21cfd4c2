import { PARTNERS } from "./principals.ts";
import { aRow, type Row } from "./row.ts";
import { noticeFor } from "./things.ts";

/** What people of local public bodies see and do. */
export const partnerRows: readonly Row[] = [
  aRow("GET /partner", PARTNERS),
  aRow("GET /partner/competitions/:competition", PARTNERS),
  aRow("GET /partner/competitions/:competition/timetable", PARTNERS),
  aRow("GET /partner/competitions/:competition/lots", PARTNERS),
  aRow("GET /partner/competitions/:competition/lots/:lot", PARTNERS),
  aRow("GET /partner/notices", PARTNERS),
  aRow("POST /partner/notices/read", PARTNERS, {
    other: 303,
    otherInBody: true,
    send: async (given) => ({ form: { notices: await noticeFor(given) } }),
  }),
  aRow("GET /api/v1/partner/competitions", PARTNERS),
  aRow("GET /api/v1/partner/competitions/:competition", PARTNERS),
  aRow("GET /api/v1/partner/competitions/:competition/lots/:lot/disclosures", PARTNERS),
  aRow("GET /api/v1/partner/notices", PARTNERS),
  aRow("POST /api/v1/partner/notices/read", PARTNERS, {
    passes: 200,
    other: 200,
    otherInBody: true,
    send: async (given) => ({ json: { notices: [await noticeFor(given)] } }),
  }),
];
