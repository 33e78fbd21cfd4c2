import { requestingChange, withdrawingChange } from "../../../functions/memberships/acts.ts";
import { loadChanges } from "../../../functions/memberships/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { maySubmit } from "../../../shared/kernel/actor.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { newRequestKey, type Typed } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { ofNamed, pageOf, together } from "../../doors/page-of.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import { areMembersFixed, ownOrganisation } from "../../organisations/bidder/own-for-routes.ts";
import { memberLabels, typedMember } from "../../organisations/bidder/profile-parts.ts";
import { typedShare, typedValues } from "../../organisations/controls.ts";
import { CHANGES } from "../paths.ts";
import { ChangesPage } from "./changes-page.tsx";
import { ChangeRequestPage } from "./request-page.tsx";

/** The kind of change that the address names, and the members as they are. */
const namedKind = ofNamed(ownOrganisation, async ({ members }, c) => {
  const asked = (["add", "remove", "replace"] as const).find((one) => one === c.req.param("what"));
  return { what: asked ?? "share", members, fixed: await areMembersFixed(c) } as const;
});

const memberIn = (typed: Typed) => typedMember(typedValues(typed, memberLabels), "change.member");

const changesPage = (c: PortalContext, facts: Changes, errors: readonly FieldError[]) => (
  <ChangesPage frame={frameOf(c)} {...facts} requestKey={newRequestKey(c)} errors={errors} />
);

type Changes = Exclude<Awaited<ReturnType<typeof ownChanges>>, Response>;
async function ownChanges(c: PortalContext) {
  const [organisation, changes, fixed] = await Promise.all([
    ownOrganisation(c),
    loadChanges(c.get("deps").table, actorOf(c, "bidder").organisationId),
    areMembersFixed(c),
  ]);
  if (organisation instanceof Response) return organisation;
  return { members: organisation.members, changes, fixed, asks: maySubmit(actorOf(c, "bidder")) };
}

/** Asking the authority to let the members change after the response is in: everybody reads, a submitter asks. */
export const membershipsBidderRoutes = together(
  pageOf("/organisation/changes", ownChanges, (facts, c) => changesPage(c, facts, [])),
  formOf(requestingChange, {
    path: "/organisation/changes/:what{add|remove|replace|share}",
    facts: namedKind,
    instead: ({ fixed }, c) => (fixed ? undefined : c.redirect(CHANGES.href, 303)),
    read: (typed, { what }) => {
      const formerly = typed.text("formerly");
      const { member } = memberIn(typed);
      const change = {
        add: { what, member },
        remove: { what, formerly },
        replace: { what, formerly, member },
        share: { what, formerly, sharePercent: typedShare(typed.text("share")) },
      }[what];
      return accept({ change, reason: typed.text("reason") });
    },
    controls: (typed) => ({
      ...memberIn(typed).fields,
      "change.formerly": "formerly",
      "change.sharePercent": "share",
    }),
    page: ({ what, members }, filled) => <ChangeRequestPage {...filled} what={what} members={members} />,
    flash: "change-requested",
    to: () => CHANGES.href,
  }),
  formOf(withdrawingChange, {
    path: "/organisation/changes/:change/withdraw",
    pagePath: false,
    facts: ownChanges,
    page: (facts, { errors }, c) => changesPage(c, facts, errors),
    flash: "change-withdrawn",
    to: () => CHANGES.href,
  }),
);
