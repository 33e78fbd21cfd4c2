import { apiOf } from "../platform/act.ts";
import { forAuthority, forBidders, forPartners } from "./acts.ts";

export const noticesBidderApi = apiOf(...forBidders);
export const noticesPartnerApi = apiOf(...forPartners);
export const noticesAuthorityApi = apiOf(...forAuthority);
