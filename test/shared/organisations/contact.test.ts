import { describe, expect, it } from "vitest";
import { plus } from "../../../shared/kernel/instant.ts";
import {
  confirmationFor,
  decideConfirmation,
  decideSendingAgain,
  SEND_AGAIN_AFTER,
} from "../../../shared/organisations/contact.ts";
import { Contact, type ContactConfirmation } from "../../../shared/organisations/schema.ts";
import { now } from "./alpha.ts";
import { codeOf } from "../a-competition.ts";

const CODE = "c".repeat(64);
const OTHER = "d".repeat(64);
const contact = (mail: string) => Contact.parse({ name: "Carla", mail });
const contacts = [contact("carla@example.org"), contact("dan@example.org")];
const asked = {
  organisationName: "Alpha",
  name: "Carla",
  mail: "carla@example.org",
  codeHash: CODE,
  sentAt: now,
  version: 1,
};

describe("what is to be confirmed after a profile was saved", () => {
  it("is the main contact's address, when it is another than before", () => {
    expect(confirmationFor({ name: "Alpha", contacts }, undefined, CODE, now)).toEqual(asked);
    const before = { ...asked, mail: "old@example.org", version: 4, confirmedAt: now };
    expect(confirmationFor({ name: "Alpha", contacts }, before, CODE, now)).toEqual({ ...asked, version: 5 });
  });

  it("is nothing without a contact, or when the address stays", () => {
    expect(confirmationFor({ name: "Alpha", contacts: [] }, undefined, CODE, now)).toBeUndefined();
    expect(confirmationFor({ name: "Alpha", contacts }, asked, OTHER, now)).toBeUndefined();
  });
});

describe("a confirmation", () => {
  it("is given by the code of the last link", () => {
    expect(decideConfirmation({ confirmation: asked, codeHash: CODE }, now)).toEqual({
      ok: true,
      value: { ...asked, confirmedAt: now, version: 2 },
    });
  });

  it("is refused with another code, when it is given already, and where none is asked", () => {
    const decide = (confirmation: ContactConfirmation | undefined, codeHash: string) =>
      codeOf(decideConfirmation({ confirmation, codeHash }, now));
    expect(decide(asked, OTHER)).toBe("link-not-current");
    expect(decide({ ...asked, confirmedAt: now }, CODE)).toBe("already-confirmed");
    expect(decide(undefined, CODE)).toBe("not-found");
  });

  it("is asked for again with a new code, a minute after the last time at the earliest", () => {
    const again = (ms: number) =>
      decideSendingAgain({ confirmation: asked, newCodeHash: OTHER }, plus(now, ms));
    expect(codeOf(again(SEND_AGAIN_AFTER - 1))).toBe("sent-just-now");
    expect(again(SEND_AGAIN_AFTER)).toEqual({
      ok: true,
      value: { ...asked, codeHash: OTHER, sentAt: plus(now, SEND_AGAIN_AFTER), version: 2 },
    });
  });

  it("is not asked for again when it is given, or where there is no contact", () => {
    const later = plus(now, SEND_AGAIN_AFTER);
    const given = { ...asked, confirmedAt: now };
    expect(codeOf(decideSendingAgain({ confirmation: given, newCodeHash: OTHER }, later))).toBe(
      "already-confirmed",
    );
    expect(codeOf(decideSendingAgain({ confirmation: undefined, newCodeHash: OTHER }, later))).toBe(
      "not-found",
    );
  });
});
