import type * as z from "zod";
import { text, when, yesNo } from "./asking.ts";
import type { Section } from "./schema.ts";

/** What the bidder can do, in its own words. The only section that is scored. */
export const CAPABILITY: z.input<typeof Section> = {
  sectionId: "capability",
  title: "Technical and delivery capability",
  marking: "scored",
  introduction:
    "Write for people who do not know you. Use examples from your own work, from any member of a consortium, or from another field if you say why it carries over. A short answer that shows what happened is worth more than a long one that promises.\n\nWords above the limit are not accepted. Tables and lists count as words.",
  markingGuidance:
    "5: convincing in every part, with results that are shown. 4: good in every part, most of it shown. 3: sound, with gaps that do not matter much. 2: just enough: weak in places, but no doubt that it could be done. 1: serious doubt. 0: no answer, or nothing in it that answers the question.\nScore what is written, not who wrote it. Size is no merit of its own.",
  questions: [
    text(
      "offender-management",
      "What experience have you of working with offenders, or with people whose needs are alike, in the community?",
      1_000,
      {
        guidance:
          "Up to three examples. For each: who the people were, how many, what you did yourself, what came of it and how you know.",
        weight: 20,
      },
    ),
    text(
      "reducing-reoffending",
      "How would you reduce reoffending, also among those who served less than 12 months?",
      1_000,
      { guidance: "Say what evidence you rely on, and what you would do where there is none.", weight: 15 },
    ),
    text(
      "supply-chain",
      "How would you build and treat a supply chain that includes small and voluntary organisations?",
      750,
      {
        guidance:
          "Say how you would find and choose them, on what terms, which risks you would keep and not pass down, how quickly you would pay, and what you have done so far. If you are such an organisation yourself, say how you would lead others.",
        weight: 15,
      },
    ),
    text("through-the-gate", "How would you support people from prison into the community?", 750, {
      guidance:
        "Before release, on the day, and in the weeks after it: accommodation, work, health, families.",
      weight: 10,
    }),
    text("partnership", "How have you worked with local public bodies, and how would you here?", 750, {
      guidance:
        "For example police and crime commissioners, local authorities, courts, health services, the National Probation Service, integrated offender management.",
      weight: 10,
    }),
    text(
      "mobilisation",
      "Describe a service that you took over or started, and how you kept it running while you did.",
      750,
      {
        guidance:
          "Staff who transferred, buildings, systems, people already being supervised. Say what went wrong and what you learned.",
        weight: 10,
      },
    ),
    text(
      "performance",
      "How do you know how well you do, and what happens when a service falls short?",
      500,
      {
        guidance:
          "Part of the payment depends on results. Say how you would measure them and stand a year in which they are not reached.",
        weight: 10,
      },
    ),
    text(
      "workforce",
      "How do you recruit, train, vet and keep the people who do the work, volunteers and mentors included?",
      500,
      { weight: 5 },
    ),
    text(
      "particular-needs",
      "How would you meet the needs of women, and of others whom a service made for the majority would miss?",
      500,
      { weight: 5 },
    ),
    text(
      "reference-1",
      "A contract or grant that shows your experience: with whom, for what, its value and its dates",
      150,
      {
        guidance:
          "Not scored: the authority may ask whom you name whether it was so. Give a person’s name, position and mail address.",
      },
    ),
    text("reference-2", "A second one", 150, { required: false }),
    yesNo(
      "contract-ended",
      "In the past three years, was a contract of yours ended early, or money held back, because of how it was performed?",
      { guidance: "Not scored." },
    ),
    text(
      "contract-ended-details",
      "Which one, why, and what has changed since?",
      300,
      when("contract-ended", "yes"),
    ),
  ],
};
