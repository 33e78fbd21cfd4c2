import { expect, it } from "vitest";
import { searchAlone } from "../../builders/one-person.ts";

/** `npm run soak` makes it 10,000. */
const SEQUENCES = Number(process.env["RANDOM_SEQUENCES"] ?? 200);
const SEED = Number(process.env["RANDOM_SEED"] ?? 20_140_210);

it(`in ${SEQUENCES} random sequences of acts one person of each role reaches nothing that takes two`, async () => {
  const search = searchAlone({ seed: SEED });
  for (let number = 0; number < SEQUENCES; number += 1)
    expect(await search.sequence(number), `sequence ${number}, RANDOM_SEED=${SEED}`).toBeUndefined();
  if (process.env["SHOW"]) console.log(search.accepted, process.cpuUsage());
}, 1_800_000);
