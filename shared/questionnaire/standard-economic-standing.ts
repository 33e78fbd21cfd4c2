import type * as z from "zod";
import { anyOf, date, money, oneOf, text, when, yesNo } from "./asking.ts";
import type { Section } from "./schema.ts";

/** Whether the bidder could carry the contract. Pass or fail. */
export const ECONOMIC_STANDING: z.input<typeof Section> = {
  sectionId: "economic-standing",
  title: "Economic and financial standing",
  marking: "pass-fail",
  introduction:
    "A bidder shows that it can get funding of at least 50% of the annual value of any lot that it later bids for, and can be awarded lots worth at most twice the funding that it showed. You do not choose lots here. Say how much you can show now; lot preferences come later.\n\nAnswer for the bidder as a whole. A consortium adds up what its members bring. A new organisation answers with what it has.",
  markingGuidance:
    "Pass: the funding shown is plausible and backed by evidence, at half the annual value of the smallest lot or more, and nothing in the accounts or answers puts the bidder’s survival in doubt. Ask the bidder before failing a response for a missing paper.",
  questions: [
    oneOf(
      "financial-evidence",
      "What can you give to show your financial standing?",
      {
        audited: "Audited accounts of the two latest years",
        unaudited: "Accounts of the two latest years that need no audit",
        forecast: "A forecast and a letter from a bank, because we are new",
        other: "Something else",
      },
      { guidance: "Attach it in the last section. Any one of these is enough." },
    ),
    text(
      "other-evidence",
      "What will you give, and why does it show the same?",
      150,
      when("financial-evidence", "other"),
    ),
    date("year-end", "When did your latest financial year end?", {
      guidance: "Leave it empty if you have not completed one.",
      required: false,
      falls: "past",
    }),
    money("turnover", "Turnover of the latest year", {
      guidance: "All members together. Enter 0 if you have not traded yet.",
      least: 0,
    }),
    money("turnover-before", "Turnover of the year before", { required: false, least: 0 }),
    money("net-assets", "Net assets at the end of the latest year", {
      guidance: "Put a minus before it if you owe more than you own.",
    }),
    money("funding-shown", "How much funding can you show in all?", {
      guidance:
        "Money that you have, or that others have promised in writing. Awards cannot be worth more than twice this amount a year.",
      least: 0,
    }),
    anyOf("funding-sources", "Where does the funding come from?", {
      reserves: "Our own reserves",
      parent: "A parent organisation, or members of the consortium",
      bank: "A bank",
      investor: "An investor, social investors included",
      other: "Somebody else",
    }),
    text("funding-other", "Who else would fund you?", 100, when("funding-sources", "other")),
    text("funding-statement", "How certain is this funding, and what does it depend on?", 300, {
      guidance: "Say for each source whether it is in hand, agreed in writing or still being talked about.",
    }),
    yesNo(
      "guarantee",
      "Could a parent organisation or somebody else guarantee the contract, if that were asked for?",
      { guidance: "“No” does not fail you." },
    ),
    text("guarantor", "Who would be the guarantor?", 20, when("guarantee", "yes")),
    yesNo(
      "financial-trouble",
      "In the past three years, has the bidder or any member failed to pay a debt when due, or had its accounts qualified by the auditor?",
    ),
    text(
      "financial-trouble-details",
      "What happened, and what has changed since?",
      300,
      when("financial-trouble", "yes"),
    ),
  ],
};
