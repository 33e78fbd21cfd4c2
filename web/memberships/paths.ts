/** Where a bidder asks for changes of its members. */
export const CHANGES = { text: "Requests to change members", href: "/bidder/organisation/changes" };

/** Where the authority reads what bidders ask for. */
export const ALL_CHANGES = {
  text: "Requests to change members",
  href: "/authority/organisations/membership-changes",
};
