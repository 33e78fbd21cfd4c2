import type * as z from "zod";
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
    {
      kind: "yes-no",
      questionId: "convictions",
      title:
        "Has any of you been convicted of conspiracy, corruption, bribery, fraud, money laundering, or another offence that excludes from public contracts?",
      required: true,
      alerts: [
        {
          is: ["yes"],
          text: "The rules fail a response for a conviction among the mandatory grounds for exclusion. The authority reads what you say about it.",
        },
      ],
    },
    {
      kind: "text",
      questionId: "conviction-details",
      title: "Who was convicted of what, when, and what has been done since?",
      required: true,
      when: { question: "convictions", is: ["yes"] },
      mostWords: 500,
    },
    {
      kind: "choice",
      questionId: "other-grounds",
      title: "Does any of these apply to any of you?",
      required: true,
      several: true,
      options: [
        { value: "insolvency", text: "Insolvent, being wound up, or in an arrangement with creditors" },
        { value: "misconduct", text: "Grave misconduct in business or profession" },
        { value: "taxes", text: "Taxes or social security contributions not paid as the law requires" },
        { value: "false-statements", text: "False statements made to a public authority in a competition" },
        { value: "none", text: "None of these" },
      ],
    },
    {
      kind: "text",
      questionId: "other-grounds-details",
      title: "What happened, and why should it not exclude you?",
      required: true,
      when: { question: "other-grounds", is: ["insolvency", "misconduct", "taxes", "false-statements"] },
      mostWords: 500,
    },
    {
      kind: "yes-no",
      questionId: "tax-non-compliance",
      title:
        "Since 1 April 2013, has a tax return of any of you been found incorrect because of evasion or avoidance?",
      required: true,
    },
    {
      kind: "text",
      questionId: "tax-details",
      title: "What was found, and what has been done since?",
      required: true,
      when: { question: "tax-non-compliance", is: ["yes"] },
      mostWords: 300,
    },
    {
      kind: "yes-no",
      questionId: "conflict-of-interest",
      title: "Does any of you have an interest that could conflict with this contract or this competition?",
      guidance:
        "For example somebody who works for the authority too, or who would sentence, inspect or audit what you deliver.",
      required: true,
    },
    {
      kind: "text",
      questionId: "conflict-details",
      title: "What is the conflict, and how would you deal with it?",
      required: true,
      when: { question: "conflict-of-interest", is: ["yes"] },
      mostWords: 300,
    },
    {
      kind: "choice",
      questionId: "insurance",
      title: "Which of these insurances do you have, or would you take out before a contract starts?",
      guidance: "Nobody needs to take one out in order to bid.",
      required: true,
      several: true,
      options: [
        { value: "employers", text: "Employer’s liability, at least £5 million" },
        { value: "public", text: "Public liability, at least £5 million" },
        { value: "professional", text: "Professional indemnity, at least £2 million" },
        { value: "none", text: "None of these" },
      ],
    },
    {
      kind: "yes-no",
      questionId: "equality-findings",
      title:
        "In the past three years, has a court or tribunal found that any of you discriminated unlawfully?",
      required: true,
    },
    {
      kind: "text",
      questionId: "equality-details",
      title: "What was found, and what has changed since?",
      required: true,
      when: { question: "equality-findings", is: ["yes"] },
      mostWords: 300,
    },
    {
      kind: "choice",
      questionId: "health-and-safety",
      title: "Do you have a written health and safety policy?",
      required: true,
      several: false,
      options: [
        { value: "yes", text: "Yes" },
        { value: "too-small", text: "No: we have fewer than five people, so the law does not ask for one" },
        { value: "in-preparation", text: "It will be in place before the contract starts" },
      ],
    },
    {
      kind: "choice",
      questionId: "quality",
      title: "How do you assure the quality of your services?",
      required: true,
      several: false,
      options: [
        { value: "certified", text: "A certified system, such as ISO 9001 or PQASSO" },
        { value: "own", text: "A system of our own" },
        { value: "in-preparation", text: "A system in preparation" },
      ],
    },
    {
      kind: "choice",
      questionId: "information-assurance",
      title: "How do you protect information about the people you work with?",
      required: true,
      several: false,
      options: [
        { value: "certified", text: "Certified to ISO 27001, or within the scope of a member that is" },
        { value: "accredited", text: "Accredited by a department for its own contracts" },
        { value: "to-be-built", text: "Neither yet: we would be accredited before the contract starts" },
      ],
    },
    {
      kind: "text",
      questionId: "information-plan",
      title: "How and by when would you get there?",
      required: true,
      when: { question: "information-assurance", is: ["to-be-built"] },
      mostWords: 250,
    },
    {
      kind: "yes-no",
      questionId: "continuity-plan",
      title: "Do you have a business continuity plan?",
      required: true,
    },
    {
      kind: "date",
      questionId: "continuity-tested",
      title: "When was it last tested?",
      guidance: "Leave it empty if it never was.",
      required: false,
      falls: "past",
      when: { question: "continuity-plan", is: ["yes"] },
    },
  ],
};
