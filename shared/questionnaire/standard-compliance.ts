import type * as z from "zod";
import { anyOf, date, oneOf, text, when, yesNo } from "./asking.ts";
import type { Section } from "./schema.ts";

/** Grounds for exclusion, and what the law and public contracts ask of everybody. Pass or fail. */
export const COMPLIANCE: z.input<typeof Section> = {
  sectionId: "compliance",
  title: "Compliance",
  marking: "pass-fail",
  introduction:
    "Answer for the bidder, for each member of a consortium, and for their directors, trustees and partners. “Yes” to a question about the past does not fail you by itself: say what happened and what has changed, and the authority decides.\n\nGrounds for exclusion are those of regulation 23 of the Public Contracts Regulations 2006.",
  markingGuidance:
    "Fail only for a conviction among the mandatory grounds, or where an answer shows a risk that the bidder has not put right and that conditions of the contract could not contain. A policy that is in preparation is enough where a small organisation would have it before the contract starts. Give the reason in words the bidder can read.",
  questions: [
    yesNo(
      "convictions",
      "Has any of you been convicted of conspiracy, corruption, bribery, fraud, money laundering, or another offence that excludes from public contracts?",
      {
        alerts: [
          {
            is: ["yes"],
            text: "The rules fail a response for a conviction among the mandatory grounds for exclusion. The authority reads what you say about it.",
          },
        ],
      },
    ),
    text(
      "conviction-details",
      "Who was convicted of what, when, and what has been done since?",
      500,
      when("convictions", "yes"),
    ),
    anyOf("other-grounds", "Does any of these apply to any of you?", {
      insolvency: "Insolvent, being wound up, or in an arrangement with creditors",
      misconduct: "Grave misconduct in business or profession",
      taxes: "Taxes or social security contributions not paid as the law requires",
      "false-statements": "False statements made to a public authority in a competition",
      none: "None of these",
    }),
    text(
      "other-grounds-details",
      "What happened, and why should it not exclude you?",
      500,
      when("other-grounds", "insolvency", "misconduct", "taxes", "false-statements"),
    ),
    yesNo(
      "tax-non-compliance",
      "Since 1 April 2013, has a tax return of any of you been found incorrect because of evasion or avoidance?",
    ),
    text(
      "tax-details",
      "What was found, and what has been done since?",
      300,
      when("tax-non-compliance", "yes"),
    ),
    yesNo(
      "conflict-of-interest",
      "Does any of you have an interest that could conflict with this contract or this competition?",
      {
        guidance:
          "For example somebody who works for the authority too, or who would sentence, inspect or audit what you deliver.",
      },
    ),
    text(
      "conflict-details",
      "What is the conflict, and how would you deal with it?",
      300,
      when("conflict-of-interest", "yes"),
    ),
    anyOf(
      "insurance",
      "Which of these insurances do you have, or would you take out before a contract starts?",
      {
        employers: "Employer’s liability, at least £5 million",
        public: "Public liability, at least £5 million",
        professional: "Professional indemnity, at least £2 million",
        none: "None of these",
      },
      { guidance: "Nobody needs to take one out in order to bid." },
    ),
    yesNo(
      "equality-findings",
      "In the past three years, has a court or tribunal found that any of you discriminated unlawfully?",
    ),
    text(
      "equality-details",
      "What was found, and what has changed since?",
      300,
      when("equality-findings", "yes"),
    ),
    oneOf("health-and-safety", "Do you have a written health and safety policy?", {
      yes: "Yes",
      "too-small": "No: we have fewer than five people, so the law does not ask for one",
      "in-preparation": "It will be in place before the contract starts",
    }),
    oneOf("quality", "How do you assure the quality of your services?", {
      certified: "A certified system, such as ISO 9001 or PQASSO",
      own: "A system of our own",
      "in-preparation": "A system in preparation",
    }),
    oneOf("information-assurance", "How do you protect information about the people you work with?", {
      certified: "Certified to ISO 27001, or within the scope of a member that is",
      accredited: "Accredited by a department for its own contracts",
      "to-be-built": "Neither yet: we would be accredited before the contract starts",
    }),
    text(
      "information-plan",
      "How and by when would you get there?",
      250,
      when("information-assurance", "to-be-built"),
    ),
    yesNo("continuity-plan", "Do you have a business continuity plan?"),
    date("continuity-tested", "When was it last tested?", {
      guidance: "Leave it empty if it never was.",
      required: false,
      falls: "past",
      ...when("continuity-plan", "yes"),
    }),
  ],
};
