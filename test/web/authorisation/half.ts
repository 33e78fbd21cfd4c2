import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { keysIn } from "../../builders/changes.ts";
import { APPS } from "../../builders/doors.ts";
import type { Principal } from "./principals.ts";
import { seeded } from "./seeded.ts";
import { differences, everythingSeenBy, type Looked } from "./seen.ts";
import { type About, aWorld } from "./world.ts";

/** How many bidders submit in one of two worlds while everybody looks. In the other nobody does. */
export const RIVALS = 7;
/** Somebody of every kind who is not one of those seven. */
export const PARTICIPANTS = [
  "anonymous",
  "newcomer",
  "alphaSubmitter",
  "betaMember",
  "gammaSubmitter",
  "partnerOf20",
] as const;
export const EVERYBODY = [
  ...PARTICIPANTS,
  "lead",
  "teamLead",
  "supportManager",
  "evaluator",
  "auditor",
] as const;

/** One of two worlds that are alike to the last byte, with seven bidders of whom one world will hear nothing. */
export type Half = Looked & { readonly rivals: readonly BidderActor[] };

/** Makes one of them, whose window is open. */
async function aHalf(about: About): Promise<Half> {
  const random = seeded();
  let canaries = 0;
  const newCanary = () => `zq${String((canaries += 1)).padStart(12, "0")}`;
  const bounces = (to: string) => to.endsWith("@rival-4.example");
  const world = await aWorld({ ...random, about, newCanary, quiet: true, bounces });
  const rivals: BidderActor[] = [];
  for (let number = 1; number <= RIVALS; number += 1)
    rivals.push((await world.bidder(`rival-${number}`, [`First member of rival ${number}`])).submitter);
  if (about === "preferences") await world.prequalify(...rivals);
  await world.waitUntil(world.deps.now());
  await world.moveTo("open");
  const [first] = rivals;
  if (first === undefined) throw new Error("no rival");
  const rival = { organisationId: first.organisationId, mail: "submit@rival-1.example" };
  return { world, random, doors: (door) => APPS[door](world.deps), rivals, rival };
}

/** Two halves, and what people see in them. */
export async function twoHalves(about: About) {
  const [quiet, busy] = [await aHalf(about), await aHalf(about)];
  return {
    quiet,
    busy,
    /** What people see in the quiet world, and to which of their looks the busy one answers differently. */
    async compared(people: readonly Principal[], inBusy: Partial<Half> = {}) {
      const seen = await everythingSeenBy(quiet, people);
      return { seen, different: differences(seen, await everythingSeenBy({ ...busy, ...inBusy }, people)) };
    },
    /** Does the same in both. */
    async both(act: (half: Half) => Promise<unknown>) {
      for (const half of [quiet, busy]) {
        half.random.beginWith("an act in both");
        await act(half);
      }
    },
    /** How many submissions lie in each. */
    submissions: () =>
      Promise.all(
        [quiet, busy].map(
          async ({ world }) =>
            (await keysIn(world.portal, "BID#")).filter(({ sk }) => sk.startsWith("SUB#")).length,
        ),
      ),
  };
}
export type TwoHalves = Awaited<ReturnType<typeof twoHalves>>;
