import { endingDeputy, proposingDeputy } from "../../../functions/people/acts.ts";
import { loadAppointed } from "../../../functions/people/facts.ts";
import { mayConfirm } from "../../../shared/kernel/actor.ts";
import { isActive } from "../../../shared/kernel/place.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { byName } from "../../../shared/kernel/text.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { formOf } from "../../doors/form-of.tsx";
import type { Typed } from "../../doors/form.ts";
import { type Named, ofNamed, together } from "../../doors/page-of.tsx";
import { dayErrors, dayOf } from "../../doors/typed-time.ts";
import { proposalsPath } from "../../proposals/paths.ts";
import { DeputyPage, EndDeputyPage } from "./deputy-pages.tsx";
import { STAFF } from "./staff-role-page.tsx";

/** With whom somebody could act in whose stead. */
const namedDeputy = (named: Named<StaffMember>) =>
  ofNamed(named, async (subject, c) => {
    const { table, now } = c.get("deps");
    const principals = (await loadAppointed(table, now())).filter((one) => isActive(one) && mayConfirm(one));
    return { subject, principals: principals.toSorted(byName) };
  });

const namedToEnd = (named: Named<StaffMember>) =>
  ofNamed(named, async (subject, c) => {
    const { deputises } = subject;
    if (deputises === undefined || deputises.until <= c.get("deps").now()) return c.notFound();
    return { subject, deputises };
  });

const boxesOf = ({ text }: Pick<Typed, "text">, id: string) => ({
  day: text(`${id}-day`),
  month: text(`${id}-month`),
  year: text(`${id}-year`),
});

/** What is wrong with a day, where something was typed that is none; where nothing was, the schema says what to enter. */
function wrongIn(typed: Pick<Typed, "text">, id: string) {
  const boxes = boxesOf(typed, id);
  const isEmpty = Object.values(boxes).every((text) => text.trim() === "");
  return isEmpty ? `${id}-day` : dayErrors(boxes, id);
}

/** Deputies by dated delegation: proposed by one, confirmed by another, ended by one. */
export const deputyRoutes = (named: Named<StaffMember>) =>
  together(
    formOf(proposingDeputy, {
      path: "/people/:person/deputy",
      facts: namedDeputy(named),
      read: (typed) =>
        accept({
          principalId: typed.text("principalId"),
          firstDay: dayOf(boxesOf(typed, "first")),
          lastDay: dayOf(boxesOf(typed, "last")),
          reason: typed.text("reason"),
        }),
      controls: (typed) => ({ firstDay: wrongIn(typed, "first"), lastDay: wrongIn(typed, "last") }),
      page: (facts, filled) => <DeputyPage {...filled} {...facts} />,
      flash: "proposal-made",
      to: () => proposalsPath("portal"),
    }),
    formOf(endingDeputy, {
      path: "/people/:person/deputy/end",
      facts: namedToEnd(named),
      gone: ({ text }) => ({ asked: { reason: text("reason") }, to: STAFF.href }),
      page: (facts, filled) => <EndDeputyPage {...filled} {...facts} />,
      flash: "deputy-ended",
      to: () => STAFF.href,
    }),
  );
