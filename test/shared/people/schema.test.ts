import { describe, expect, it } from "vitest";
import { AppointStaff, GiveRole, Mail, PersonName, personIdOf } from "../../../shared/people/schema.ts";

const issues = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message);

describe("a mail address", () => {
  it("has one spelling, so that a person is the same person", async () => {
    const spelt = ["Zoe@Example.ORG", " zoe@example.org ", "zoe@example.org"];
    expect(new Set(spelt.map((typed) => Mail.parse(typed)))).toEqual(new Set(["zoe@example.org"]));
    expect(await personIdOf(Mail.parse(spelt[0]))).toBe(await personIdOf("zoe@example.org"));
  });

  it.each([
    ["Anna Smith <Anna@Example.org>;", "anna@example.org"],
    ["<anna@example.org>", "anna@example.org"],
    ["mailto:anna@example.org", "anna@example.org"],
    ["anna@example.org,", "anna@example.org"],
    ["r&d@example.org", "r&d@example.org"],
    ["o'neil/bids@ex-ample.xn--p1ai", "o'neil/bids@ex-ample.xn--p1ai"],
  ])("as it is pasted, %j, is %s", (typed, mail) => expect(Mail.parse(typed)).toBe(mail));

  it.each([
    "",
    "Anna <a@example.org> <b@example.org>",
    "b@example.org <a@example.org>",
    "a..b@example.org",
    "a@-b.org",
    // Letters that only look like these are another person's.
    "\uff41nna@example.org",
    "nobody",
    "a@b",
    "a b@example.org",
    "a@example.org\n b@example.org",
    "a@example.org,b@example.org",
  ])("a mail address is not %j", (typed) =>
    expect(issues(Mail.safeParse(typed))).toEqual(["Enter an email address like name@example.org"]),
  );

  it("a mail address has an end", () => {
    const long = `${"a".repeat(250)}@example.org`;
    expect(issues(Mail.safeParse(long))).toContain("An email address can have up to 254 characters");
  });
});

describe("a name", () => {
  it.each(["Zoë O’Neill-Smith", "王秀英", "Ngũgĩ wa Thiong’o"])("a name may be %s", (name) =>
    expect(PersonName.parse(`  ${name}  `)).toBe(name),
  );
  it.each(["Ada\u202e Lovelace", "Ada\u0000Lovelace", "A\u200bda\u2028Lovelace"])(
    "a name holds nothing that is not seen, or turns it round, of %j",
    (name) => expect(PersonName.parse(name)).toBe("Ada Lovelace"),
  );
  it.each(["", "   ", "\u200b", "a".repeat(101), "a\ufffdb"])("a name is not %j", (name) =>
    expect(PersonName.safeParse(name).success).toBe(false),
  );
});

describe("an appointment", () => {
  it("says in words what is missing, and takes nothing it does not know", () => {
    const empty = AppointStaff.safeParse({ mail: "", name: "", role: "" });
    expect(issues(empty)).toEqual([
      "Enter a name",
      "Enter an email address like name@example.org",
      "Choose a role",
    ]);
    const role = GiveRole.safeParse({ mail: "a@example.org", name: "A", roleIn: "", role: "auditor" });
    expect(issues(role)).toEqual([
      "Choose a competition",
      "Choose a role",
      "Choose all lots, or some of them",
    ]);
    const given = { mail: "a@example.org", name: "A", role: "auditor" };
    expect(AppointStaff.safeParse(given).success).toBe(true);
    for (const more of [{ personId: "per_1" }, { suspendedAt: "x" }, { version: 7 }])
      expect(AppointStaff.safeParse({ ...given, ...more }).success).toBe(false);
  });
});
