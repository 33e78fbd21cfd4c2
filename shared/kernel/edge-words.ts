/** What a refusal says that is given before any page is chosen: `detail` and `todo` have no full stop at the end. */
type EdgeWords = {
  readonly status: number;
  /** The heading of its page. */
  readonly title: string;
  /** What happened, also for programs. */
  readonly detail: string;
  /** What a person does now. */
  readonly todo: readonly string[];
};

/** Where the text is that cannot be given back: browsers keep a form that is gone back to, most of them. */
export const goBack =
  "Go back with your browser’s Back button. Most browsers still show what you typed. Copy it before you try again";
const nothingDone = "Nothing has been saved or sent";
const mayHaveArrived =
  "If you were sending something, look at its page before you send it again: it may have arrived. Sending it twice does no harm";

/** What stands before the doors refuses, by code. */
export const edgeRefusals = {
  "too-large": {
    status: 413,
    title: "What you sent is too large",
    detail: "A form or request can hold up to 4.5 MB in all",
    todo: [nothingDone, goBack, "Send fewer or smaller files at a time, or a shorter text"],
  },
  "too-slow": {
    status: 408,
    title: "The request took too long to arrive",
    detail: "The connection was too slow, so the request took too long to arrive",
    todo: [nothingDone, goBack, "Check your connection and send it again"],
  },
  "cut-off": {
    status: 400,
    title: "The request ended too early",
    detail: "The connection broke before all of the request had arrived",
    todo: [nothingDone, goBack, "Check your connection and send it again"],
  },
  "not-understood": {
    status: 400,
    title: "The request cannot be read",
    detail: "What your browser or program sent is not a request that can be read",
    todo: [nothingDone, goBack, "If it happens again, try another browser or another network"],
  },
  "bad-address": {
    status: 400,
    title: "The address is not well formed",
    detail: "The address is not well formed",
    todo: ["Check that you typed or copied all of it", "A percent sign in it must be followed by two digits"],
  },
  "address-too-long": {
    status: 414,
    title: "The address is too long",
    detail: "The address is too long to be read",
    todo: [
      "Check that you copied the address and nothing else",
      "If you searched or filtered, ask for less at once",
    ],
  },
  "head-too-large": {
    status: 431,
    title: "The request carries too much",
    detail: "The headers of the request are too many or too large",
    todo: [
      nothingDone,
      "Delete this site’s cookies in your browser’s settings and sign in again",
      "What you have saved on the portal is still there",
    ],
  },
  "not-used-here": {
    status: 405,
    title: "This cannot be done here",
    detail: "The method of the request is not used at this address",
    todo: [nothingDone, "Start again from the start page"],
  },
  "read-only": {
    status: 405,
    title: "This page can only be read",
    detail: "This address can only be read",
    todo: [nothingDone, "Start again from the start page"],
  },
  "foreign-origin": {
    status: 403,
    title: "This form did not come from the portal",
    detail: "This form was not sent from a page of the portal. Open the page again and send it from there",
    todo: [nothingDone],
  },
  "for-programs": {
    status: 403,
    title: "This is for the command line",
    detail: "Use npm run --silent token -- <mail>",
    todo: ["A token is made for programs and not shown in a browser"],
  },
  "link-ended": {
    status: 403,
    title: "This link to a file has ended",
    detail: "Links to files end after a short time, and this one has ended or leads to nothing",
    todo: ["Go back to the page with the file and follow its link again"],
  },
  "no-file": {
    status: 404,
    title: "There is no such file",
    detail: "There is no such file",
    todo: ["It may be of an earlier version of the portal: open the page again"],
  },
  starting: {
    status: 503,
    title: "The portal is starting",
    detail: "The portal is starting. Try again in a moment",
    todo: [
      "Load this page again in a few seconds",
      "If you were sending something, go back with your browser first",
    ],
  },
  unreachable: {
    status: 502,
    title: "The portal cannot be reached",
    detail: "The portal cannot be reached at the moment",
    todo: ["Try again in a few minutes", mayHaveArrived, goBack],
  },
  "took-too-long": {
    status: 504,
    title: "The portal took too long to answer",
    detail: "The portal took too long to answer",
    todo: ["Try again in a few minutes", mayHaveArrived, goBack],
  },
  failed: {
    status: 500,
    title: "Sorry, there is a problem with the service",
    detail: "Sorry, there is a problem with the service",
    todo: ["Try again in a few minutes", mayHaveArrived, goBack],
  },
} as const satisfies Record<string, EdgeWords>;
export type EdgeCode = keyof typeof edgeRefusals;
