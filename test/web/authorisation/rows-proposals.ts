import { loadProposal } from "../../../functions/platform/proposals.ts";
import { CONFIRMERS, each, LEADS, STAFF, TEAM } from "./principals.ts";
import { aRow, type Given, type Row } from "./row.ts";
import type { World } from "./world.ts";

const IN_COMPETITION = "/authority/competitions/:competition/proposals";
const ON_PORTAL = "/authority/proposals";
const API = "/api/v1/authority/proposals";
const ONE = `${API}/:scope/:proposal`;
/** A lead of some lots proposes too, but nothing that waits here. */
const PROPOSERS = [...LEADS, "teamLead"] as const;
const REASON = { reason: "For a reason" };

/** The hash of what waits: the amendment, or the role of power on the portal. */
async function seenHash({ world }: Given, waits: "amendment" | "power" = "amendment"): Promise<string> {
  const scope = waits === "power" ? "portal" : world.competitionId;
  return String((await loadProposal(world.deps.table, scope, world.proposed[waits]))?.hash);
}
const ifMatch = async (given: Given) => ({ headers: { "if-match": `"${await seenHash(given)}"` } });

/** Who may do what about one proposal by a page. All were made by the first lead. */
const pagesOf = (
  all: `/${string}`,
  [waits, withdrawn]: readonly ["amendment", "withdrawn"] | readonly ["power", "withdrawnPower"],
): readonly Row[] => {
  const one = { params: ({ proposed }: World) => ({ proposal: proposed[waits] }) };
  const once = { ...one, roleFirst: "all" } as const;
  return [
    // What waits on the portal is read by those with a role of the portal.
    aRow(`GET ${all}/:proposal`, STAFF, {
      ...one,
      ...(waits === "power" ? { except: each(TEAM, 404) } : {}),
    }),
    aRow(`POST ${all}/:proposal/confirm`, CONFIRMERS, {
      ...once,
      except: { lead: 422 },
      send: async (given) => ({ form: { seenHash: await seenHash(given, waits) } }),
    }),
    aRow(`POST ${all}/:proposal/withdraw`, waits === "power" ? LEADS : PROPOSERS, {
      ...once,
      except: { secondLead: 422, ...(waits === "power" ? {} : { teamLead: 422 }) },
    }),
    aRow(`GET ${all}/:proposal/decline`, CONFIRMERS, once),
    aRow(`POST ${all}/:proposal/decline`, CONFIRMERS, {
      ...once,
      except: { lead: 422 },
      send: () => ({ form: REASON }),
    }),
    aRow(`POST ${all}/:proposal/again`, LEADS, {
      ...once,
      params: ({ proposed }) => ({ proposal: proposed[withdrawn] }),
    }),
  ];
};

/** What two people do together. */
export const proposalRows: readonly Row[] = [
  aRow(`GET ${ON_PORTAL}`, STAFF),
  aRow(`GET ${IN_COMPETITION}`, STAFF),
  ...pagesOf(IN_COMPETITION, ["amendment", "withdrawn"]),
  ...pagesOf(ON_PORTAL, ["power", "withdrawnPower"]),
  aRow(`GET ${API}`, STAFF),
  aRow(`GET ${API}/:scope`, STAFF),
  aRow(`GET ${ONE}`, STAFF),
  aRow(`POST ${ONE}/confirm`, CONFIRMERS, { passes: 200, except: { lead: 403 }, send: ifMatch }),
  aRow(`POST ${ONE}/withdraw`, PROPOSERS, { passes: 200, except: { secondLead: 403, teamLead: 403 } }),
  aRow(`POST ${ONE}/decline`, CONFIRMERS, {
    passes: 200,
    except: { lead: 403 },
    send: () => ({ json: REASON }),
  }),
  aRow(`POST ${ONE}/again`, LEADS, { params: ({ proposed }) => ({ proposal: proposed.withdrawn }) }),
];
