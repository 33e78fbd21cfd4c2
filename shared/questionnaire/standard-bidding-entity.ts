import type * as z from "zod";
import type { Section } from "./schema.ts";

/** Who is bidding and in what form. Read, not marked. */
export const BIDDING_ENTITY: z.input<typeof Section> = {
  sectionId: "bidding-entity",
  title: "Who is bidding",
  marking: "not-scored",
  introduction:
    "Name, numbers, address and members come from your organisation’s profile and are not asked again. Keep the profile up to date: your response is read with the profile as it is when you submit.",
  markingGuidance:
    "Nothing here is marked. A response whose bidder, or any member of it, is a Probation Trust is not evaluated further.",
  questions: [
    {
      kind: "text",
      questionId: "bidder-name",
      title: "Under what name do you bid?",
      guidance:
        "A consortium may have a name of its own. It is shown on letters and, if you agree, in public.",
      required: true,
      mostWords: 20,
    },
    {
      kind: "choice",
      questionId: "bidder-form",
      title: "In what form do you bid?",
      required: true,
      several: false,
      options: [
        { value: "single", text: "One organisation, with or without sub-contractors" },
        { value: "consortium", text: "A consortium: several organisations, one of which leads" },
        { value: "joint-venture", text: "A joint venture, or a company to be formed for this contract" },
      ],
      alerts: [
        { is: ["single"], members: "several", text: "Your organisation’s profile names several members." },
        { is: ["consortium"], members: "one", text: "Your organisation’s profile names one member only." },
      ],
    },
    {
      kind: "text",
      questionId: "new-company",
      title: "Who will own the new company or joint venture, in what shares, and when will it exist?",
      guidance:
        "It need not exist yet. If it changes after the closing date the authority has to agree to that.",
      required: true,
      when: { question: "bidder-form", is: ["joint-venture"] },
      mostWords: 250,
    },
    {
      kind: "text",
      questionId: "member-roles",
      title: "What would each member do, and what share of the contract value would it take?",
      guidance:
        "A rough share is enough. The market share rule counts each consortium, and each member across all its consortia.",
      required: true,
      when: { question: "bidder-form", is: ["consortium", "joint-venture"] },
      mostWords: 300,
    },
    {
      kind: "yes-no",
      questionId: "probation-trust",
      title: "Is the bidder, or any member of it, a Probation Trust?",
      guidance:
        "A Probation Trust cannot bid. A mutual or another organisation that its staff have formed can.",
      required: true,
      alerts: [
        {
          is: ["yes"],
          text: "A response whose bidder, or any member of it, is a Probation Trust is not evaluated further.",
        },
      ],
    },
    {
      kind: "yes-no",
      questionId: "trust-staff",
      title: "Is anybody who prepares this bid employed by a Probation Trust, or was in the past 12 months?",
      required: true,
    },
    {
      kind: "text",
      questionId: "trust-separation",
      title: "How do you keep this bid apart from the Trust’s own information and decisions?",
      guidance: "Say who works on what, and how papers and systems are kept apart.",
      required: true,
      when: { question: "trust-staff", is: ["yes"] },
      mostWords: 250,
    },
    {
      kind: "date",
      questionId: "formed-on",
      title: "When was the bidder, or its lead member, formed?",
      guidance: "Leave it empty if a company is still to be formed.",
      required: false,
      falls: "past",
    },
    {
      kind: "choice",
      questionId: "bidder-size",
      title: "How large is the bidder, or its lead member?",
      guidance: "This does not count for or against you. It is used for statistics only.",
      required: true,
      several: false,
      options: [
        { value: "micro", text: "Fewer than 10 people" },
        { value: "small", text: "10 to 49 people" },
        { value: "medium", text: "50 to 249 people" },
        { value: "large", text: "250 people or more" },
      ],
    },
    {
      kind: "number",
      questionId: "staff-in-justice",
      title:
        "How many people, counted as full-time, work for you in justice, social care, health or employment services?",
      guidance: "All members together. An estimate is enough.",
      required: true,
      least: 0,
      most: 1_000_000,
      unit: "people",
    },
    {
      kind: "yes-no",
      questionId: "voluntary-sector",
      title:
        "Is the bidder, or any member of it, a voluntary or community organisation or a social enterprise?",
      guidance: "This does not count for or against you. It is used for statistics only.",
      required: true,
    },
    {
      kind: "yes-no",
      questionId: "parent-company",
      title: "Is the bidder, or its lead member, owned by another organisation?",
      required: true,
    },
    {
      kind: "text",
      questionId: "parent-name",
      title: "Name of the parent organisation, and of the ultimate one if that is another",
      required: true,
      when: { question: "parent-company", is: ["yes"] },
      mostWords: 20,
    },
    {
      kind: "yes-no",
      questionId: "public-listing",
      purpose: "public-listing",
      title: "If you pass, may the authority name you on the public list of those who pre-qualified?",
      guidance:
        "Small and voluntary organisations use the list to find whom they could work with. If you say no, you are counted and not named.",
      required: true,
    },
  ],
};
