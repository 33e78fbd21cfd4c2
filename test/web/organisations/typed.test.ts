import { beforeEach, describe, expect, it } from "vitest";
import { aCompetition } from "../../builders/competition.ts";
import { front } from "../../builders/doors.ts";
import { programAt, Visitor } from "../../builders/visitor.ts";

let visitor: Visitor;
let running: Awaited<ReturnType<typeof aCompetition>>;
beforeEach(async () => {
  running = await aCompetition("2013-10-01T09:00");
  await running.bidder("alpha");
  visitor = await Visitor.signedIn(front(running.portal.deps), "submit@alpha.example", "Anna");
});

const OWN = "/bidder/organisation";
const ADDRESS = {
  line1: "1 High Street",
  line2: "",
  town: "Leeds",
  postcode: "ls1 1aa",
  country: "United Kingdom",
};
const CONTACT = { "contact-1-name": "Carla", "contact-1-mail": "carla@alpha.example" };

/** Sends a part of the profile as it was typed into its page. */
const save = (who: Visitor, part: string, fields: Record<string, string>) =>
  who.post(`${OWN}/edit/${part}`, { ...fields, seenVersion: "1" });

describe("what is typed into an organisation’s profile", () => {
  it.each([
    ["numbers", { "number-gb-coh": "1090095" }, "If 1090095 is one, enter it as 01090095"],
    ["address", { ...ADDRESS, postcode: "ß1 1aa" }, "Enter a full postcode, like SW1H 9AJ"],
    ["address", { ...ADDRESS, postcode: "" }, "Enter a full postcode, like SW1H 9AJ"],
    ["address", { ...ADDRESS, postcode: "ß".repeat(13) }, "A postcode can have up to 12 characters"],
    ["address", { ...ADDRESS, postcode: "SY23" }, "Enter a full postcode, like SW1H 9AJ"],
    ["address", { ...ADDRESS, postcode: "none", country: "Cymru" }, "Enter a full postcode, like SW1H 9AJ"],
    ["contacts", { ...CONTACT, "contact-1-telephone": "0)20 7946(0000" }, "Enter a telephone number"],
    [
      "contacts",
      { ...CONTACT, "contact-1-telephone": "01970 123456 / 07700 900123" },
      "Enter one telephone number only",
    ],
    [
      "contacts",
      { ...CONTACT, "contact-1-telephone": "020 7946 0000 (mobile 07700 900123)" },
      "Enter one telephone number only",
    ],
  ])("refuses what may be something else in its %s, and shows it again", async (part, fields, says) => {
    const { status, errorTexts, text } = await save(visitor, part, fields);
    expect(status).toBe(422);
    expect(errorTexts.join()).toContain(says);
    for (const typed of Object.values(fields)) expect(text).toContain(`value="${typed}"`);
  });

  it.each([
    ["numbers", { "number-gb-mpr": "IP28871R", "number-gb-nic": "NIC100002" }],
    ["contacts", { ...CONTACT, "contact-1-telephone": "Direct: 020 7946 0000 (ext 12)" }],
  ])("keeps %s as they are typed", async (part, fields) => {
    expect((await save(visitor, part, fields)).status).toBe(303);
    const { text } = await visitor.get(`${OWN}/edit/${part}`);
    for (const typed of Object.values(fields)) expect(text).toContain(`value="${typed}"`);
  });

  it("keeps a telephone number without the word that says it is one", async () => {
    const typed = { ...CONTACT, "contact-1-telephone": "tel: 020 7946 0000" };
    expect((await save(visitor, "contacts", typed)).status).toBe(303);
    expect((await visitor.get(`${OWN}/edit/contacts`)).text).toContain(`value="020 7946 0000"`);
  });

  it.each([
    ["sy23 2 ab", "United Kingdom", "SY23 2AB"],
    ["SY232AB", "Wales", "SY23 2AB"],
    ["sw1h-9aj", "UK", "SW1H 9AJ"],
    ["s w 1 a  1 a a", "UK", "SW1A 1AA"],
    ["d02 x285", "Ireland", "D02 X285"],
    ["bfpo 57", "United Kingdom", "BFPO 57"],
    ["gx11 1aa", "Gibraltar", "GX11 1AA"],
  ])("writes the postcode %s of an address in %s as %s", async (postcode, country, written) => {
    expect((await save(visitor, "address", { ...ADDRESS, postcode, country })).status).toBe(303);
    expect((await visitor.get(OWN)).words).toContain(written);
  });

  it.each([
    [
      "11 of them",
      Array.from({ length: 11 }, (_, at) => `Alpha ${at}`).join("\n"),
      "Enter up to 10 other names",
    ],
    [
      "one of 161 characters",
      `Alpha\n${"a".repeat(161)}`,
      "Each of the other names can have up to 160 characters",
    ],
  ])("says of other names, where it does not take %s, why", async (_, aliases, says) => {
    const refused = await save(visitor, "details", { name: "alpha", kind: "company", aliases });
    expect([refused.status, refused.errorTexts, refused.errorLinks]).toEqual([422, [says], ["#aliases"]]);
    expect(refused.text).toContain(aliases);
  });

  it("keeps other names without the bullets that they are pasted with", async () => {
    const aliases = "• The Alphas\r\n–\tAlpha-Works - North\r\n*  Alphas";
    await save(visitor, "details", { name: "alpha", kind: "company", aliases });
    const { text } = await visitor.get(`${OWN}/edit/details`);
    expect(text).toContain("The Alphas\nAlpha-Works - North\nAlphas</textarea>");
  });

  it.each(["*nix Training", "1. FC Eos\n2. Bundesliga", "*Star Ltd\n1. FC Eos\n- Dash"])(
    "keeps the other names %j as they are typed",
    async (aliases) => {
      await save(visitor, "details", { name: "alpha", kind: "company", aliases });
      const { text } = await visitor.get(`${OWN}/edit/details`);
      expect(text).toContain(`${aliases}</textarea>`);
    },
  );

  it("changes nothing of other names that a program sent when their form is sent unchanged", async () => {
    const program = await programAt(running.portal, "bidder", "submit@alpha.example");
    const aliases = ["- Dash", "- Star", "• Dot"];
    const { etag } = await program.done("GET", "/organisation");
    await program.done("PUT", "/organisation", { aliases }, { "if-match": String(etag) });
    const page = `${OWN}/edit/details`;
    await visitor.fill(page, { name: "alpha", kind: "company", aliases: aliases.join("\r\n") });
    expect((await program.done("GET", "/organisation"))["aliases"]).toEqual(aliases);
  });

  it("asks for no postcode outside the United Kingdom", async () => {
    const address = { ...ADDRESS, town: "Dublin", postcode: "", country: "Ireland" };
    const saved = await save(visitor, "address", address);
    expect([saved.status, saved.errorTexts]).toEqual([303, []]);
    expect((await visitor.get(OWN)).words).toContain("1 High Street Dublin Ireland");
    expect((await visitor.get(`${OWN}/edit/address`)).text).toContain('value="Ireland"');
  });

  it("tells a program of a field that an address does not have together with its postcode", async () => {
    const program = await programAt(running.portal, "bidder", "submit@alpha.example");
    const address = { line1: "1 High Street", town: "Leeds", postcode: "LEEDS", country: "UK", county: "Y" };
    const asked = program.done("PUT", "/organisation", { address }, { "if-match": '"1"' });
    await expect(asked).rejects.toThrow(/"\/address\/postcode"/);
  });

  it("tells of a postcode that is none together with all else that is wrong with the address", async () => {
    const wrong = { ...ADDRESS, line1: "", town: "", postcode: "LEEDS" };
    expect((await save(visitor, "address", wrong)).errorLinks).toEqual(["#line1", "#town", "#postcode"]);
  });
});
