import type * as z from "zod";
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
    {
      kind: "choice",
      questionId: "financial-evidence",
      title: "What can you give to show your financial standing?",
      guidance: "Attach it in the last section. Any one of these is enough.",
      required: true,
      several: false,
      options: [
        { value: "audited", text: "Audited accounts of the two latest years" },
        { value: "unaudited", text: "Accounts of the two latest years that need no audit" },
        { value: "forecast", text: "A forecast and a letter from a bank, because we are new" },
        { value: "other", text: "Something else" },
      ],
    },
    {
      kind: "text",
      questionId: "other-evidence",
      title: "What will you give, and why does it show the same?",
      required: true,
      when: { question: "financial-evidence", is: ["other"] },
      mostWords: 150,
    },
    {
      kind: "date",
      questionId: "year-end",
      title: "When did your latest financial year end?",
      guidance: "Leave it empty if you have not completed one.",
      required: false,
      falls: "past",
    },
    {
      kind: "money",
      questionId: "turnover",
      title: "Turnover of the latest year",
      guidance: "All members together. Enter 0 if you have not traded yet.",
      required: true,
      least: 0,
    },
    {
      kind: "money",
      questionId: "turnover-before",
      title: "Turnover of the year before",
      required: false,
      least: 0,
    },
    {
      kind: "money",
      questionId: "net-assets",
      title: "Net assets at the end of the latest year",
      guidance: "Put a minus before it if you owe more than you own.",
      required: true,
    },
    {
      kind: "money",
      questionId: "funding-shown",
      title: "How much funding can you show in all?",
      guidance:
        "Money that you have, or that others have promised in writing. Awards cannot be worth more than twice this amount a year.",
      required: true,
      least: 0,
    },
    {
      kind: "choice",
      questionId: "funding-sources",
      title: "Where does the funding come from?",
      required: true,
      several: true,
      options: [
        { value: "reserves", text: "Our own reserves" },
        { value: "parent", text: "A parent organisation, or members of the consortium" },
        { value: "bank", text: "A bank" },
        { value: "investor", text: "An investor, social investors included" },
        { value: "other", text: "Somebody else" },
      ],
    },
    {
      kind: "text",
      questionId: "funding-other",
      title: "Who else would fund you?",
      required: true,
      when: { question: "funding-sources", is: ["other"] },
      mostWords: 100,
    },
    {
      kind: "text",
      questionId: "funding-statement",
      title: "How certain is this funding, and what does it depend on?",
      guidance: "Say for each source whether it is in hand, agreed in writing or still being talked about.",
      required: true,
      mostWords: 300,
    },
    {
      kind: "yes-no",
      questionId: "guarantee",
      title: "Could a parent organisation or somebody else guarantee the contract, if that were asked for?",
      guidance: "“No” does not fail you.",
      required: true,
    },
    {
      kind: "text",
      questionId: "guarantor",
      title: "Who would be the guarantor?",
      required: true,
      when: { question: "guarantee", is: ["yes"] },
      mostWords: 20,
    },
    {
      kind: "yes-no",
      questionId: "financial-trouble",
      title:
        "In the past three years, has the bidder or any member failed to pay a debt when due, or had its accounts qualified by the auditor?",
      required: true,
    },
    {
      kind: "text",
      questionId: "financial-trouble-details",
      title: "What happened, and what has changed since?",
      required: true,
      when: { question: "financial-trouble", is: ["yes"] },
      mostWords: 300,
    },
  ],
};
