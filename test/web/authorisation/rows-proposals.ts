import { loadProposal } from "../../../functions/platform/proposals.ts";
import { CONFIRMERS, LEADS, STAFF } from "./principals.ts";
import { aRow, type Given, type Row } from "./row.ts";

const IN_COMPETITION = "/authority/competitions/:competition/proposals";
const ON_PORTAL = "/authority/proposals";
const API = "/api/v1/authority/proposals";
const ONE = `${API}/:scope/:proposal`;
const REASON = { reason: "For a reason" };

/** The hash of the amendment that waits. */
async function seenHash({ world }: Given): Promise<string> {
  return String((await loadProposal(world.deps.table, world.competitionId, world.amendment))?.hash);
}
const ifMatch = async (given: Given) => ({ headers: { "if-match": `"${await seenHash(given)}"` } });

/** Who may do what about one proposal by a page. What waits was proposed by the first lead. */
const pagesOf = (
  all: `/${string}`,
  more: Pick<Row, "nothingYet"> & { readonly none?: number },
): readonly Row[] => {
  const { none, ...also } = more;
  const those = (passes: number, except: Readonly<Record<string, number>> = {}) => ({
    ...also,
    ...(none === undefined ? { passes, except } : { passes: none }),
  });
  return [
    aRow(`GET ${all}/:proposal`, STAFF, those(200)),
    aRow(`POST ${all}/:proposal/confirm`, CONFIRMERS, {
      ...those(303, { lead: 422 }),
      roleFirst: "all",
      send: async (given) => ({ form: { seenHash: await seenHash(given) } }),
    }),
    aRow(`POST ${all}/:proposal/withdraw`, LEADS, { ...those(303, { secondLead: 422 }), roleFirst: "all" }),
    aRow(`GET ${all}/:proposal/decline`, CONFIRMERS, { ...those(200), roleFirst: "all" }),
    aRow(`POST ${all}/:proposal/decline`, CONFIRMERS, {
      ...those(303, { lead: 422 }),
      roleFirst: "all",
      send: () => ({ form: REASON }),
    }),
    // It can be proposed again once it waits no more.
    aRow(`POST ${all}/:proposal/again`, LEADS, { ...those(422), nothingYet: true, roleFirst: "all" }),
  ];
};

/** What two people do together. */
export const proposalRows: readonly Row[] = [
  aRow(`GET ${ON_PORTAL}`, STAFF),
  aRow(`GET ${IN_COMPETITION}`, STAFF),
  ...pagesOf(IN_COMPETITION, {}),
  ...pagesOf(ON_PORTAL, { nothingYet: true, none: 404 }),
  aRow(`GET ${API}`, STAFF),
  aRow(`GET ${API}/:scope`, STAFF),
  aRow(`GET ${ONE}`, STAFF),
  aRow(`POST ${ONE}/confirm`, CONFIRMERS, { passes: 200, except: { lead: 403 }, send: ifMatch }),
  aRow(`POST ${ONE}/withdraw`, LEADS, { passes: 200, except: { secondLead: 403 } }),
  aRow(`POST ${ONE}/decline`, CONFIRMERS, {
    passes: 200,
    except: { lead: 403 },
    send: () => ({ json: REASON }),
  }),
  aRow(`POST ${ONE}/again`, LEADS, { passes: 422, nothingYet: true }),
];
