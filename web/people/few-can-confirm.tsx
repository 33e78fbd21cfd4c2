import type { WindowToClose } from "../../shared/competition/stages.ts";
import { type AuthorityActor, isNationalLead, mayConfirm } from "../../shared/kernel/actor.ts";
import { fewConfirm } from "../../shared/people/rules.ts";
import type { StaffMember } from "../../shared/people/schema.ts";
import { fewConfirmInWords } from "../../shared/people/words.ts";
import { WarningText } from "../govuk/warning-text.tsx";

type FewCanConfirmProps = {
  staff: readonly StaffMember[];
  /** The next window to close, of whatever competition. */
  next: WindowToClose | undefined;
  actor: AuthorityActor;
};

/** A warning to everybody who confirms where an absence more would leave nobody to confirm what takes two, and what to do. */
export function FewCanConfirm({ staff, next, actor }: FewCanConfirmProps) {
  const few = mayConfirm(actor) ? fewConfirm(staff) : undefined;
  if (few === undefined) return <></>;
  return (
    <>
      <WarningText text={fewConfirmInWords(few, next)} />
      <p>
        {isNationalLead(actor) ? (
          <a href="/authority/people/appoint">Propose another national lead or an approver</a>
        ) : (
          "Ask a national lead to propose another national lead or an approver."
        )}
      </p>
    </>
  );
}
