import type * as z from "zod";
import { declaration, text, when, yesNo } from "./asking.ts";
import type { Section } from "./schema.ts";

/** What somebody answers for with their name. Read, not marked. */
export const DECLARATIONS: z.input<typeof Section> = {
  sectionId: "declarations",
  title: "Declarations",
  marking: "not-scored",
  introduction:
    "Somebody who may bind the bidder makes the declaration. It need not be the person who submits the response.",
  questions: [
    yesNo(
      "collusion",
      "Has any of you agreed with another bidder what either will answer, bid for or leave out, or offered anybody anything in connection with this competition?",
      { guidance: "Talks with possible members and sub-contractors about working together are not meant." },
    ),
    text("collusion-details", "What was agreed or offered, and by whom?", 300, when("collusion", "yes")),
    yesNo(
      "confidential-parts",
      "Is there anything in this response that the authority should not disclose if somebody asks for it under the Freedom of Information Act 2000?",
      { guidance: "The authority decides, and asks you before it does." },
    ),
    text("confidential-details", "Which parts, why, and until when?", 250, when("confidential-parts", "yes")),
    declaration(
      "true-and-complete",
      "Declaration",
      "The answers in this response are true and complete to the best of my knowledge, and we will tell the authority if one of them stops being true before a contract is awarded. I understand that a bidder that has misled the authority may be excluded. I am authorised to make this response for the bidder and for every member of it, and each of them knows what it says about them.",
    ),
  ],
};
