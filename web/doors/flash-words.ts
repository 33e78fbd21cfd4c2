/** What a page says once after something was done. A cookie names the line; it cannot bring its own words. */
export const flashWords: Readonly<Record<string, string>> = {
  "draft-saved": "Your draft is saved. It is not submitted yet",
  "preferences-withdrawn": "Your submission is withdrawn",
  "amendment-proposed":
    "The amendment is proposed. Another national lead has to confirm it before anything moves",
  "amendment-confirmed": "The timetable is amended. Everybody taking part is told",
  "competition-created": "The competition is created",
  "competition-cancelled": "The competition is cancelled. Everybody taking part is told",
  "prequalification-recorded": "The organisation has pre-qualified",
  "lot-disclosed": "The bidders of this lot are disclosed to its partners",
  "person-invited": "The person now has a place in your organisation",
  "person-suspended": "The person is suspended and signed out",
  "person-restored": "The person can sign in again",
  "staff-appointed": "The role is recorded",
  "partner-added": "The partner is added",
  "notices-read": "These notices are marked as read",
  "organisation-registered": "Your organisation is registered",
};
