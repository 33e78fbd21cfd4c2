import { globSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { describe, expect, it } from "vitest";
import { loadOrganisation } from "../../functions/organisations/facts.ts";
import { organisationKey } from "../../functions/organisations/store.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { kept } from "../../shared/kernel/kept.ts";
import { line, upTo } from "../../shared/kernel/text.ts";
import { Address, Telephone } from "../../shared/organisations/schema.ts";
import { Answers } from "../../shared/responses/schema.ts";
import { aCompetition } from "../builders/competition.ts";

/** Whether a schema, or a part of it, changes what it reads. What stands within itself is looked at once. */
function changes(part: unknown, seen = new Set<unknown>()): boolean {
  if (seen.has(part)) return false;
  seen.add(part);
  if (Array.isArray(part)) return part.some((one) => changes(one, seen));
  if (part instanceof z.core.$ZodCheck) return part._zod.def.check === "overwrite";
  if (!(part instanceof z.core.$ZodType)) return false;
  const { def } = part._zod;
  const shape = part instanceof z.ZodObject ? Object.values(part.shape) : [];
  return def.type === "transform" || [...shape, ...Object.values(def)].some((one) => changes(one, seen));
}

/** The schemas of `shared` by which the functions read an item, and where they do so. */
async function readers() {
  const found = globSync("functions/**/*.ts").flatMap((file) => {
    const source = readFileSync(file, "utf8");
    const names = [
      ...source.matchAll(
        /\b([A-Z]\w+)\.(?:safeParse|parse)\((?:withoutKey\()?(?:item|head|row|line|opened|choice)\b/g,
      ),
    ];
    return [...new Set(names.map(([, name = ""]) => name))].map((name) => {
      const from = new RegExp(
        String.raw`import (?:type )?\{[^}]*\b${name}\b[^}]*\} from "[./]+/(shared/[^"]+)"`,
      ).exec(source);
      return { file, name, from: from?.[1] };
    });
  });
  return Promise.all(
    found.flatMap(({ file, name, from }) =>
      from === undefined
        ? []
        : [
            import(pathToFileURL(from).href).then((module: Record<string, unknown>) => ({
              file,
              name,
              schema: module[name],
            })),
          ],
    ),
  );
}

describe("What is kept is read as it lies", () => {
  it.each([
    ["a bound of its own", z.object({ why: z.string().min(1).max(3) }), { why: "longer" }],
    ["a bound that counts as people do", z.string().check(upTo(3, "Shorter")), "longer"],
    ["something that may be null", z.object({ why: z.nullable(line(3, "a reason")) }), { why: " longer " }],
    ["a row of a list", z.tuple([line(3, "a reason"), z.number()]), [" longer ", 1]],
  ])("also a text with %s", (_, schema, value) => {
    expect(schema.safeParse(value)).not.toMatchObject({ success: true, data: value });
    expect(kept(schema).parse(value)).toEqual(value);
  });

  it("but for the form of what the portal writes itself", () => {
    for (const wrong of ["2014-05-16", "2014-02-30T00:00:00.000Z"])
      expect(z.safeParse(kept(Instant), wrong).success).toBe(false);
    expect(z.safeParse(kept(Instant), "2014-05-16T11:00:00.000Z").success).toBe(true);
  });

  it("by no schema of a kind of which nobody has said how", () =>
    expect(() => kept(z.object({ of: z.map(z.string(), z.string()) }))).toThrow("map"));

  it("by every schema that a table’s item is read by", async () => {
    const all = await readers();
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter(({ schema }) => changes(schema)).map(({ file, name }) => `${name} in ${file}`)).toEqual(
      [],
    );
  });

  it.each([
    ["a line with spaces that are single today", line(5, "a name"), "Bank\u200b  of\r\nsomewhere"],
    ["a telephone number that is refused today", Telephone, "ask at reception"],
    [
      "an address whose postcode is refused today",
      Address,
      { line1: "1 High Street", town: "Leeds", postcode: "LEEDS", country: "England" },
    ],
    [
      "an answer with a line end that is another today",
      Answers,
      { why: "one\r\ntwo\u2028three", when: { day: " 1\u00ad", month: "x", year: "" } },
    ],
    [
      "a list in an object that is optional",
      z.object({ of: z.array(line(3, "a name")).optional() }),
      { of: ["  too long  "] },
    ],
    [
      "one of several kinds",
      z.union([z.object({ is: z.literal("a"), why: line(3, "a reason") }), z.null()]),
      { is: "a", why: " longer " },
    ],
  ])("%s", (_, schema, value) => {
    expect(changes(schema)).toBe(true);
    expect(kept(schema).parse(value)).toEqual(value);
  });
});

it("An organisation’s profile is read as it lies, whatever rule its texts would break today", async () => {
  const { portal, bidder } = await aCompetition();
  const { organisationId } = (await bidder("anybody")).submitter;
  const { table } = portal.deps;
  const lies = await table.get(organisationKey(organisationId));
  const odd = {
    name: "  Two  spaces\u200b ",
    aliases: ["n\u0303"],
    contacts: [{ name: "", mail: "NOBODY", telephone: "at reception" }],
  };
  await table.writeOne({ put: { ...organisationKey(organisationId), ...lies, ...odd } });
  expect(await loadOrganisation(table, organisationId)).toMatchObject(odd);
});
