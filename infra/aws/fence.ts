import { DOORS, WORKERS, type Door, type Worker } from "../../shared/kernel/names.ts";
import type { Right } from "./rights.ts";

/** A function that holds a role of its own. */
export type Holder = Door | Worker;
export const HOLDERS: readonly Holder[] = [...DOORS, ...WORKERS];

type Fence = { readonly holds: string } & { readonly [right in Right]?: readonly Holder[] };

/**
 * Who may do what with which part of the table. The first word of a partition key says whose a row is; every
 * role is made from this file and every test of the roles reads it. What is not written here is refused.
 */
export const FENCE: Readonly<Record<string, Fence>> = {
  CMP: { holds: "what every participant may know", read: HOLDERS, write: ["authority", "seal"] },
  STAGING: { holds: "prepared, not yet released", read: ["authority", "seal"], write: ["authority"] },
  // The name of a proposal goes when nothing waits any more; the proposal stays.
  WAITING: {
    holds: "which proposals wait for a second person",
    read: ["authority"],
    write: ["authority"],
    remove: ["authority"],
  },
  GATE: {
    holds: "when a window opens and closes",
    read: ["seal"],
    check: ["bidder"],
    write: ["authority", "seal"],
  },
  TAKERS: { holds: "one row per participant", read: ["seal", "notify"], write: ["bidder", "authority"] },
  // The seal looks whether something unsent is there, to warn of it; it copies only what was sent.
  DRAFT: { holds: "unsent work", read: ["bidder"], get: ["seal"], write: ["bidder"], remove: ["bidder"] },
  // Scan writes the verdict; the seal looks it up for what stands. An upload that is given up goes, a whole file stays.
  FILE: {
    holds: "files that bidders uploaded, and their verdicts",
    read: ["bidder", "seal", "scan"],
    write: ["bidder", "scan"],
    remove: ["bidder"],
  },
  // Project reads the head of a bidder's chain when it checks that no entry was cut off.
  BID: {
    holds: "what was sent, and its receipts",
    read: ["bidder", "seal"],
    get: ["project"],
    write: ["bidder", "seal"],
  },
  // The seal asks who is in a round.
  STAND: {
    holds: "where a bidder stands",
    read: ["bidder", "authority"],
    get: ["seal"],
    write: ["authority"],
  },
  OPEN: { holds: "copies made after sealing", read: ["authority"], write: ["seal"] },
  EVAL: {
    holds: "who evaluates what, scores and reasons",
    read: ["authority"],
    write: ["authority"],
  },
  QUERY: {
    holds: "queries to one bidder, and its answers",
    read: ["bidder", "authority"],
    write: ["bidder", "authority"],
  },
  SHOWN: { holds: "what partners were told", read: ["partner", "authority"], write: ["authority"] },

  // The authority lists partners; the seal copies a bidder's profile beside what it sent. Sign-in puts a place as accepted,
  // left, or not to be taken, by its person.
  ORG: {
    holds: "organisations and their people",
    read: ["signin", "bidder", "authority", "notify"],
    get: ["seal"],
    write: ["bidder", "authority"],
    put: ["signin"],
  },
  // A bidder adds itself to the list of all and cannot read it.
  REGISTER: {
    holds: "the ids of all organisations",
    read: ["authority", "notify"],
    write: ["bidder", "authority"],
  },
  // The public door confirms by the link alone: it finds the row by the organisation's id, and only a hash of the code.
  CONTACT: {
    holds: "whether a main contact’s address is confirmed",
    get: ["public", "bidder", "authority", "notify"],
    put: ["bidder"],
    update: ["public", "bidder"],
  },
  // Every door reads with a session what its place is worth, by key. Only sign-in lists them, and only it writes the list
  // of a person's places; a door that changes a place says what it is worth from then on.
  MEMBER: {
    holds: "a person's places, and what their sessions are worth",
    read: ["signin"],
    get: ["public", "bidder", "partner", "authority"],
    write: ["signin"],
    update: ["bidder", "authority"],
  },
  // Whoever prepares a place puts an invitation, or takes it back, and cannot read whether there are others.
  INVITE: {
    holds: "places that wait for a person to accept them",
    read: ["signin"],
    put: ["signin", "bidder", "authority"],
    remove: ["signin", "bidder", "authority"],
  },
  // Sign-in puts the first national lead, whom a setting names, and a role as accepted, left, or not to be taken.
  STAFF: {
    holds: "people of the authority",
    read: ["signin", "authority", "notify"],
    write: ["authority"],
    put: ["signin"],
  },
  // Every door notes use; nobody but sign-in makes or ends a session.
  SESSION: {
    holds: "sessions and tokens",
    get: ["signin", "public", "bidder", "partner", "authority"],
    write: ["signin"],
    update: ["public", "bidder", "partner", "authority"],
    remove: ["signin"],
  },
  SIGNIN: { holds: "sign-ins under way", read: ["signin"], write: ["signin"], remove: ["signin"] },
  LIMIT: { holds: "what a person has done of what is bounded", read: DOORS, write: DOORS, put: ["notify"] },

  INBOX: {
    holds: "notices to a person",
    read: ["bidder", "partner", "authority"],
    get: ["notify"],
    write: ["notify"],
    update: ["bidder", "partner", "authority"],
  },
  REMIND: {
    holds: "whom to remind of a draft, not what is in it",
    read: ["notify"],
    write: ["seal"],
  },
  DEAD: { holds: "mail that could not be sent", read: ["authority", "notify"], write: ["notify"] },

  AUDSIGNIN: { holds: "entries of sign-in", read: ["signin", "project"], get: ["notify"], write: ["signin"] },
  // Whoever opened a link without a session; the public door reads its own entries by key alone.
  AUDPUBLIC: {
    holds: "entries of whoever opened a mailed link",
    read: ["project"],
    get: ["public", "notify"],
    put: ["public"],
  },
  // The seal completes what a bidder sent in time, in the bidder's own chain.
  AUDBIDDER: {
    holds: "entries of bidders",
    read: ["bidder", "project"],
    get: ["seal", "notify"],
    write: ["bidder"],
    put: ["seal"],
  },
  AUDAUTHORITY: {
    holds: "entries of the authority",
    read: ["authority", "project"],
    get: ["notify"],
    write: ["authority"],
  },
  AUDSEAL: { holds: "entries of the seal", read: ["seal", "project"], get: ["notify"], write: ["seal"] },
  AUDSCAN: { holds: "entries of the scan", read: ["scan", "project"], get: ["notify"], write: ["scan"] },
  WITHHELD: {
    holds: "entries withheld until sealing",
    read: ["project"],
    write: ["project"],
    remove: ["project"],
  },
  LOG: { holds: "the auditor's copy", read: ["authority", "project"], write: ["project"] },
};

/** Which function may ask which worker out of turn; everything else waits for the stream or the schedule. */
export const CALLS: Readonly<Record<Worker, readonly Holder[]>> = {
  seal: ["bidder", "partner", "authority"],
  project: ["authority"],
  notify: [],
  scan: ["seal"],
};
