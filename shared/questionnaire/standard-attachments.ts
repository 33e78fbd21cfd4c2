import type * as z from "zod";
import type { Section } from "./schema.ts";

/** Papers that back the answers. Read with the sections that they belong to. */
export const ATTACHMENTS: z.input<typeof Section> = {
  sectionId: "attachments",
  title: "Attachments",
  marking: "not-scored",
  introduction:
    "Only what is asked for is read. Do not attach brochures or answers that are longer than their limit. Each file stands for itself: if one has a problem, the others are not held up by it.",
  questions: [
    {
      kind: "file",
      questionId: "accounts",
      title: "Accounts, or the other evidence of your financial standing that you chose",
      guidance: "Of the lead member, and of each member that brings a quarter of the funding or more.",
      required: true,
      mostFiles: 10,
    },
    {
      kind: "file",
      questionId: "funding-letters",
      title: "Letters from those who promise funding",
      required: false,
      mostFiles: 6,
    },
    {
      kind: "file",
      questionId: "structure-chart",
      title: "Chart of the bidder: members, owners, and who answers to whom",
      guidance: "One page is best. One organisation without a parent needs none.",
      required: false,
      mostFiles: 1,
    },
    {
      kind: "file",
      questionId: "member-letters",
      title: "Letters in which members of a consortium agree to take part",
      guidance: "A single organisation needs none.",
      required: false,
      mostFiles: 10,
    },
    {
      kind: "file",
      questionId: "certificates",
      title: "Certificates of insurance, quality and information security, if you have them",
      required: false,
      mostFiles: 6,
    },
  ],
};
