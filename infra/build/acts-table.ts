import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AuthorityAct } from "../../functions/platform/authority-act.ts";
import { actOf } from "../../functions/proposals/registry.ts";
import { actNames } from "../../shared/kernel/act-names.ts";
import { CONFIRMERS } from "../../shared/kernel/actor.ts";
import { ActOfTwo } from "../../shared/kernel/proposal.ts";
import { toldBy } from "../../shared/notices/rules.ts";
import { addresseeNames } from "../../shared/notices/addressee-words.ts";
import { actsOfTwoNames } from "../../shared/proposals/words.ts";
import { AUTHORITY_ACTS } from "./authority-acts.ts";

/** Where the list stands. */
export const ACTS_FILE = fileURLToPath(new URL("../../functions/ACTS.md", import.meta.url));

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
const table = (heads: readonly string[], rows: readonly string[]): string =>
  [row(...heads), row(...heads.map(() => "---")), ...rows].join("\n");
const listed = (parts: readonly string[]): string =>
  parts.length === 0 ? "–" : [...new Set(parts)].join("; ");

/** What entries make others know, each notice with all whom it goes to. */
function told(entries: readonly string[]): string {
  const kinds = new Map<string, Set<string>>();
  for (const { kind, of } of entries.flatMap(toldBy))
    kinds.set(kind, new Set([...(kinds.get(kind) ?? []), ...of.map((one) => addresseeNames[one])]));
  return listed(Array.from(kinds, ([kind, whom]) => `*${kind}*: ${[...whom].join(", ")}`));
}

const entriesOf = ({ comesTo: { entries = [], proposes } }: AuthorityAct): readonly string[] => [
  ...entries,
  ...(proposes === undefined ? [] : ["proposal.made"]),
];

function persons({ id, comesTo: { entries, proposes, ratified } }: AuthorityAct): string {
  if (id === "confirmProposal") return "the second of two";
  const two = proposes === "any" ? "two: the same again" : proposes && `two: ${actsOfTwoNames[proposes]}`;
  const alone = entries === undefined && two !== undefined ? [] : ["one"];
  const after = ratified && `afterwards a second: ${actsOfTwoNames[ratified]}`;
  return listed([...alone, two, after].filter((one) => one !== undefined));
}

const OF_A_PROPOSAL: readonly string[] = ["confirmProposal", "withdrawProposal", "declineProposal"];
function checkPage({ id, final, comesTo: { proposes } }: AuthorityAct): string {
  const ofProposal = proposes !== undefined || OF_A_PROPOSAL.includes(id);
  const pages = [...(final === undefined ? [] : [`yes: ${final}`]), ...(ofProposal ? ["the proposal"] : [])];
  return pages.length === 0 ? "no" : listed(pages);
}

const ofAct = (act: AuthorityAct): string =>
  row(
    `\`${act.id}\``,
    act.summary,
    act.who.words,
    persons(act),
    checkPage(act),
    listed(entriesOf(act).map((entry) => `\`${entry}\``)),
    told(entriesOf(act)),
  );

async function ofTwo(act: ActOfTwo): Promise<string> {
  const { entries, later } = await actOf({ act });
  const by = AUTHORITY_ACTS.filter(({ comesTo }) => comesTo.proposes === act || comesTo.ratified === act);
  return row(
    `\`${act}\``,
    actsOfTwoNames[act],
    listed(by.map(({ id }) => `\`${id}\``)),
    CONFIRMERS.words,
    listed(entries.map((entry) => `\`${entry}\` (${actNames[entry]})`)),
    told([...entries, ...later]),
  );
}

/** Every act of the authority, from its declaration, and every act of two. */
export async function actsTable(): Promise<string> {
  const two = await Promise.all(ActOfTwo.options.map(ofTwo));
  return `# The acts of the authority

Made from the declarations by \`node infra/build/acts-table.ts\`; a test holds this file against them. Each act is declared
once (\`functions/<module>/acts.ts\`). Whom others are told follows from the entry that it leaves (\`shared/notices/rules.ts\`), and a random search over
acts of one person sees that no act leaves another one.

## What one person asks for

*Check page*: what is asked for is shown once more before it is done, with whom it tells what, because it is final; why follows. What two people do is read by both on the page of the
proposal, and confirmed on the hash of it.

${table(
  ["Act", "What it does", "Who may", "Persons", "Check page", "Entry", "What others are told"],
  AUTHORITY_ACTS.map(ofAct),
)}

## What two people do

${table(["Act", "What it is", "Proposed with", "Confirmed by", "Entry", "What others are told"], two)}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(ACTS_FILE, await actsTable());
