import type * as z from "zod";
import { files } from "./asking.ts";
import type { Section } from "./schema.ts";

/** Papers that back the answers. Read with the sections that they belong to. */
export const ATTACHMENTS: z.input<typeof Section> = {
  sectionId: "attachments",
  title: "Attachments",
  marking: "not-scored",
  introduction:
    "Only what is asked for is read. Do not attach brochures or answers that are longer than their limit. Each file stands for itself: if one has a problem, the others are not held up by it.",
  questions: [
    files("accounts", "Accounts, or the other evidence of your financial standing that you chose", 10, {
      guidance: "Of the lead member, and of each member that brings a quarter of the funding or more.",
    }),
    files("funding-letters", "Letters from those who promise funding", 6, { required: false }),
    files("structure-chart", "Chart of the bidder: members, owners, and who answers to whom", 1, {
      guidance: "One page is best. One organisation without a parent needs none.",
      required: false,
    }),
    files("member-letters", "Letters in which members of a consortium agree to take part", 10, {
      guidance: "A single organisation needs none.",
      required: false,
    }),
    files(
      "certificates",
      "Certificates of insurance, quality and information security, if you have them",
      6,
      { required: false },
    ),
  ],
};
