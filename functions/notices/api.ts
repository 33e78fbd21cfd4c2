import { apiOf } from "../platform/declaration.ts";
import { noticesDeclared } from "./acts.ts";

export const noticesBidderApi = apiOf("bidder", noticesDeclared);
export const noticesPartnerApi = apiOf("partner", noticesDeclared);
export const noticesAuthorityApi = apiOf("authority", noticesDeclared);
