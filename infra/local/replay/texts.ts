import type { Question } from "../../../shared/questionnaire/schema.ts";
import type { Respondent } from "./answering.ts";
import { type Bidder, submitterOf } from "./cast.ts";

/** The answers of 2013 were never published: what stands in the portal says in each answer that it is made up. */
export const NOTE = "Written for this demonstration; nobody’s answer of 2013.";

/** What bidders write about what they can do, by question. */
const WRITTEN: Readonly<Record<string, string>> = {
  "offender-management":
    "For six years we supervised people on community orders in two towns, about 900 at a time. Eight of ten completed their order; an evaluation by a university compared them with a like group.",
  "reducing-reoffending":
    "One person stays responsible from sentence to the end of supervision. We begin with housing and debt, because little else holds without them, and offer the same to those released after less than 12 months.",
  "supply-chain":
    "We publish what we look for in each area, choose on quality first, pay within 14 days and keep the risk of results ourselves. Eleven voluntary organisations work with us now; the smallest has four people.",
  "through-the-gate":
    "We meet everybody in prison 12 weeks before release, are at the gate on the day, and call every day of the first week. Rooms are agreed with landlords before release, not after.",
  partnership:
    "We sit in the offender management boards of three counties and share premises with two local authorities. Here we would agree a protocol for each police area before the contract starts.",
  mobilisation:
    "We took over a service with 240 people in 12 weeks. Nobody lost their supervision; payroll failed once, and since then we run both systems side by side for a month.",
  performance:
    "Every team sees its own figures each week. When a service falls short its manager has a fortnight for a plan; the board sees it. Reserves carry one year without payment by results.",
  workforce:
    "We recruit through open days, vet before an offer, train for ten weeks and pair everybody with a mentor. One in six of our people has been in prison.",
  "particular-needs":
    "Women are met at women’s centres and never in mixed groups. Interpreters are booked by default. A panel of people who used the service reads every change of it.",
  "reference-1":
    "A county council: supervision of community payback, £2.4 million a year, April 2009 to March 2013. Head of service, reference@council.example.",
  "funding-statement":
    "All of it is in hand. It depends on nothing but the approval of our board, which was given in September 2013.",
  "member-roles":
    "The lead member manages the contract and supervises. The others find housing and work. Shares are to be agreed before tenders.",
};

/** What somebody writes for a bidder, with a note that it is made up wherever there is room for one. */
function written({ name }: Bidder, { questionId, mostWords }: Extract<Question, { kind: "text" }>): string {
  if (mostWords < 50) return name;
  return `${WRITTEN[questionId] ?? "We have nothing to add to what we answered before."}\n\n${NOTE}`;
}

/** How a bidder answers. The sums are the same for all: none is on record. */
export const respondentOf = (bidder: Bidder): Respondent => ({
  writes: (question) => written(bidder, question),
  chooses: {
    "bidder-form": bidder.members.length > 1 ? "consortium" : "single",
    "bidder-size": "large",
    "voluntary-sector": bidder.kind === "company" ? "no" : "yes",
    "public-listing": bidder.unlisted === true ? "no" : "yes",
    "financial-evidence": "audited",
    "funding-sources": ["reserves", "bank"],
    insurance: ["employers", "public", "professional"],
    "health-and-safety": "yes",
    quality: "own",
    "information-assurance": "certified",
    "continuity-plan": "yes",
  },
  pounds: 100_000_000,
  name: submitterOf(bidder).name,
  position: "Director",
});

/** What a bidder attaches where a file is asked for. */
export const fileOf = ({ name }: Bidder) => ({
  name: "Accounts 2012-13.txt",
  bytes: new TextEncoder().encode(`Accounts of ${name}. ${NOTE}\n`),
});
