import type * as z from "zod";
import type { Section } from "./schema.ts";

/** What somebody answers for with their name. Read, not marked. */
export const DECLARATIONS: z.input<typeof Section> = {
  sectionId: "declarations",
  title: "Declarations",
  marking: "not-scored",
  introduction:
    "Somebody who may bind the bidder makes the declaration. It need not be the person who submits the response.",
  questions: [
    {
      kind: "yes-no",
      questionId: "collusion",
      title:
        "Has any of you agreed with another bidder what either will answer, bid for or leave out, or offered anybody anything in connection with this competition?",
      guidance: "Talks with possible members and sub-contractors about working together are not meant.",
      required: true,
    },
    {
      kind: "text",
      questionId: "collusion-details",
      title: "What was agreed or offered, and by whom?",
      required: true,
      when: { question: "collusion", is: ["yes"] },
      mostWords: 300,
    },
    {
      kind: "yes-no",
      questionId: "confidential-parts",
      title:
        "Is there anything in this response that the authority should not disclose if somebody asks for it under the Freedom of Information Act 2000?",
      guidance: "The authority decides, and asks you before it does.",
      required: true,
    },
    {
      kind: "text",
      questionId: "confidential-details",
      title: "Which parts, why, and until when?",
      required: true,
      when: { question: "confidential-parts", is: ["yes"] },
      mostWords: 250,
    },
    {
      kind: "declaration",
      questionId: "true-and-complete",
      title: "Declaration",
      statement:
        "The answers in this response are true and complete to the best of my knowledge, and we will tell the authority if one of them stops being true before a contract is awarded. I understand that a bidder that has misled the authority may be excluded. I am authorised to make this response for the bidder and for every member of it, and each of them knows what it says about them.",
      required: true,
    },
  ],
};
