import type * as z from "zod";
import { date, number, oneOf, text, when, yesNo } from "./asking.ts";
import type { Section } from "./schema.ts";

/** Who is bidding and in what form. Read, not marked. */
export const BIDDING_ENTITY: z.input<typeof Section> = {
  sectionId: "bidding-entity",
  title: "Who is bidding",
  marking: "not-scored",
  introduction:
    "Name, numbers, address and members come from your organisation’s profile and are not asked again. Keep the profile up to date: your response is read with the profile as it is when you submit.",
  markingGuidance:
    "A response whose bidder, or any member of it, is a Probation Trust is not evaluated further.",
  questions: [
    text("bidder-name", "Under what name do you bid?", 20, {
      guidance:
        "A consortium may have a name of its own. It is shown on letters and, if you agree, in public.",
    }),
    oneOf(
      "bidder-form",
      "In what form do you bid?",
      {
        single: "One organisation, with or without sub-contractors",
        consortium: "A consortium: several organisations, one of which leads",
        "joint-venture": "A joint venture, or a company to be formed for this contract",
      },
      {
        alerts: [
          { is: ["single"], members: "several", text: "Your organisation’s profile names several members." },
          { is: ["consortium"], members: "one", text: "Your organisation’s profile names one member only." },
        ],
      },
    ),
    text(
      "new-company",
      "Who will own the new company or joint venture, in what shares, and when will it exist?",
      250,
      {
        guidance:
          "It need not exist yet. If it changes after the closing date the authority has to agree to that.",
        ...when("bidder-form", "joint-venture"),
      },
    ),
    text(
      "member-roles",
      "What would each member do, and what share of the contract value would it take?",
      300,
      {
        guidance:
          "A rough share is enough. The market share rule counts each consortium, and each member across all its consortia.",
        ...when("bidder-form", "consortium", "joint-venture"),
      },
    ),
    yesNo("probation-trust", "Is the bidder, or any member of it, a Probation Trust?", {
      guidance:
        "A Probation Trust cannot bid. A mutual or another organisation that its staff have formed can.",
      alerts: [
        {
          is: ["yes"],
          text: "A response whose bidder, or any member of it, is a Probation Trust is not evaluated further.",
        },
      ],
    }),
    yesNo(
      "trust-staff",
      "Is anybody who prepares this bid employed by a Probation Trust, or was in the past 12 months?",
    ),
    text(
      "trust-separation",
      "How do you keep this bid apart from the Trust’s own information and decisions?",
      250,
      {
        guidance: "Say who works on what, and how papers and systems are kept apart.",
        ...when("trust-staff", "yes"),
      },
    ),
    date("formed-on", "When was the bidder, or its lead member, formed?", {
      guidance: "Leave it empty if a company is still to be formed.",
      required: false,
      falls: "past",
    }),
    oneOf(
      "bidder-size",
      "How large is the bidder, or its lead member?",
      {
        micro: "Fewer than 10 people",
        small: "10 to 49 people",
        medium: "50 to 249 people",
        large: "250 people or more",
      },
      { guidance: "This does not count for or against you. It is used for statistics only." },
    ),
    number(
      "staff-in-justice",
      "How many people, counted as full-time, work for you in justice, social care, health or employment services?",
      { guidance: "All members together. An estimate is enough.", least: 0, most: 1_000_000, unit: "people" },
    ),
    yesNo(
      "voluntary-sector",
      "Is the bidder, or any member of it, a voluntary or community organisation or a social enterprise?",
      { guidance: "This does not count for or against you. It is used for statistics only." },
    ),
    yesNo("parent-company", "Is the bidder, or its lead member, owned by another organisation?"),
    text(
      "parent-name",
      "Name of the parent organisation, and of the ultimate one if that is another",
      20,
      when("parent-company", "yes"),
    ),
    yesNo(
      "public-listing",
      "If you pass, may the authority name you on the public list of those who pre-qualified?",
      {
        guidance:
          "Small and voluntary organisations use the list to find whom they could work with. If you say no, you are counted and not named.",
        purpose: "public-listing",
      },
    ),
  ],
};
