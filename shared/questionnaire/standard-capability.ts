import type * as z from "zod";
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
    {
      kind: "text",
      questionId: "offender-management",
      title:
        "What experience have you of working with offenders, or with people whose needs are alike, in the community?",
      guidance:
        "Up to three examples. For each: who the people were, how many, what you did yourself, what came of it and how you know.",
      required: true,
      mostWords: 1_000,
      weight: 20,
    },
    {
      kind: "text",
      questionId: "reducing-reoffending",
      title: "How would you reduce reoffending, also among those who served less than 12 months?",
      guidance: "Say what evidence you rely on, and what you would do where there is none.",
      required: true,
      mostWords: 1_000,
      weight: 15,
    },
    {
      kind: "text",
      questionId: "supply-chain",
      title: "How would you build and treat a supply chain that includes small and voluntary organisations?",
      guidance:
        "Say how you would find and choose them, on what terms, which risks you would keep and not pass down, how quickly you would pay, and what you have done so far. If you are such an organisation yourself, say how you would lead others.",
      required: true,
      mostWords: 750,
      weight: 15,
    },
    {
      kind: "text",
      questionId: "through-the-gate",
      title: "How would you support people from prison into the community?",
      guidance:
        "Before release, on the day, and in the weeks after it: accommodation, work, health, families.",
      required: true,
      mostWords: 750,
      weight: 10,
    },
    {
      kind: "text",
      questionId: "partnership",
      title: "How have you worked with local public bodies, and how would you here?",
      guidance:
        "For example police and crime commissioners, local authorities, courts, health services, the National Probation Service, integrated offender management.",
      required: true,
      mostWords: 750,
      weight: 10,
    },
    {
      kind: "text",
      questionId: "mobilisation",
      title: "Describe a service that you took over or started, and how you kept it running while you did.",
      guidance:
        "Staff who transferred, buildings, systems, people already being supervised. Say what went wrong and what you learned.",
      required: true,
      mostWords: 750,
      weight: 10,
    },
    {
      kind: "text",
      questionId: "performance",
      title: "How do you know how well you do, and what happens when a service falls short?",
      guidance:
        "Part of the payment depends on results. Say how you would measure them and stand a year in which they are not reached.",
      required: true,
      mostWords: 500,
      weight: 10,
    },
    {
      kind: "text",
      questionId: "workforce",
      title:
        "How do you recruit, train, vet and keep the people who do the work, volunteers and mentors included?",
      required: true,
      mostWords: 500,
      weight: 5,
    },
    {
      kind: "text",
      questionId: "particular-needs",
      title:
        "How would you meet the needs of women, and of others whom a service made for the majority would miss?",
      required: true,
      mostWords: 500,
      weight: 5,
    },
    {
      kind: "text",
      questionId: "reference-1",
      title: "A contract or grant that shows your experience: with whom, for what, its value and its dates",
      guidance:
        "Not scored: the authority may ask whom you name whether it was so. Give a person’s name, position and mail address.",
      required: true,
      mostWords: 150,
    },
    {
      kind: "text",
      questionId: "reference-2",
      title: "A second one",
      required: false,
      mostWords: 150,
    },
    {
      kind: "yes-no",
      questionId: "contract-ended",
      title:
        "In the past three years, was a contract of yours ended early, or money held back, because of how it was performed?",
      guidance: "Not scored.",
      required: true,
    },
    {
      kind: "text",
      questionId: "contract-ended-details",
      title: "Which one, why, and what has changed since?",
      required: true,
      when: { question: "contract-ended", is: ["yes"] },
      mostWords: 300,
    },
  ],
};
