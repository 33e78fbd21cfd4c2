import { auditDeclared } from "../../functions/audit/api.ts";
import { competitionDeclared } from "../../functions/competition/api.ts";
import { evaluationDeclared } from "../../functions/evaluation/api.ts";
import { membershipsDeclared } from "../../functions/memberships/api.ts";
import { noticesDeclared } from "../../functions/notices/api.ts";
import { addingPartner, invitingPartnerPerson } from "../../functions/organisations/acts.ts";
import { outcomesDeclared } from "../../functions/outcomes/api.ts";
import {
  appointingStaff,
  endingDeputy,
  endingRole,
  givingRole,
  proposingDeputy,
  suspendingStaff,
} from "../../functions/people/acts.ts";
import type { AuthorityAct } from "../../functions/platform/authority-act.ts";
import { preferencesDeclared } from "../../functions/preferences/api.ts";
import { proposalsDeclared } from "../../functions/proposals/api.ts";
import { queriesDeclared } from "../../functions/queries/api.ts";
import { changingQuestionnaire } from "../../functions/questionnaire/acts.ts";
import { questionnaireDeclared } from "../../functions/questionnaire/api.ts";

const DECLARED: readonly object[] = [
  ...competitionDeclared,
  ...questionnaireDeclared,
  changingQuestionnaire,
  ...evaluationDeclared,
  ...queriesDeclared,
  ...outcomesDeclared,
  ...membershipsDeclared,
  ...preferencesDeclared,
  addingPartner,
  invitingPartnerPerson,
  appointingStaff,
  givingRole,
  endingRole,
  proposingDeputy,
  endingDeputy,
  suspendingStaff,
  ...proposalsDeclared,
  ...auditDeclared,
  ...noticesDeclared,
];

/** Throws on an act of the authority that does not say what comes of it. */
function isOfAuthority(one: object): one is AuthorityAct {
  if (!("does" in one) || !("audience" in one) || one.audience !== "authority") return false;
  if (!("comesTo" in one)) throw new Error(`${JSON.stringify(one)} does not say what comes of it`);
  return true;
}

/** Every act of the authority, module by module: those of programs and those that have a form alone. */
export const AUTHORITY_ACTS: readonly AuthorityAct[] = DECLARED.filter(isOfAuthority);
