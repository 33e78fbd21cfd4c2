import { requestingChange, withdrawingChange } from "../../../functions/memberships/acts.ts";
import { loadChanges } from "../../../functions/memberships/facts.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { maySubmit } from "../../../shared/kernel/actor.ts";
import { accept } from "../../../shared/kernel/result.ts";
import type { Typed } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { type Found, ofNamed, together } from "../../doors/page-of.tsx";
import { areMembersFixed, ownOrganisation } from "../../organisations/bidder/own-for-routes.ts";
import { memberLabels, typedMember } from "../../organisations/bidder/profile-parts.ts";
import { typedShare, typedValues } from "../../organisations/controls.ts";
import { ChangeSummary } from "../changes.tsx";
import { CHANGES } from "../paths.ts";
import type { MembersChange } from "../../../shared/memberships/schema.ts";
import type { Filled } from "../../govuk/filled.ts";
import { Textarea } from "../../govuk/textarea.tsx";
import { Select } from "../../govuk/select.tsx";
import { EditPage, OWN } from "../../organisations/bidder/edit-page.tsx";
import { MemberFields, ShareField } from "../../organisations/profile-fields.tsx";
import { isUndecided } from "../../../shared/memberships/rules.ts";
import { changeInWords } from "../../../shared/memberships/words.ts";
import { Button } from "../../govuk/button.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Ways } from "../../govuk/part.tsx";

/** The kind of change that the address names, and the members as they are. */
const namedKind = ofNamed(ownOrganisation, async ({ members }, c) => {
  const asked = (["add", "remove", "replace"] as const).find((one) => one === c.req.param("what"));
  return { what: asked ?? "share", members, fixed: await areMembersFixed(c) } as const;
});

const memberIn = (typed: Typed) => typedMember(typedValues(typed, memberLabels), "change.member");

/** What the authority was asked about the members of the own organisation. */
async function ownChanges(c: PortalContext) {
  const actor = actorOf(c, "bidder");
  const [organisation, changes, fixed] = await Promise.all([
    ownOrganisation(c),
    loadChanges(c.get("deps").table, actor.organisationId),
    areMembersFixed(c),
  ]);
  if (organisation instanceof Response) return organisation;
  /** `fixed`: a response is in, so that members change by request; `asks`: whether this person may ask and withdraw. */
  return { members: organisation.members, changes, fixed, asks: maySubmit(actor) };
}

/** Asking the authority to let the members change after the response is in: everybody reads, a submitter asks. */
export const membershipsBidderRoutes = together(
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
    page: (named, filled) => <ChangeRequestPage {...named} {...filled} />,
    flash: "change-requested",
    to: () => CHANGES.href,
  }),
  formOf(withdrawingChange, {
    path: "/organisation/changes/:change/withdraw",
    pagePath: "/organisation/changes",
    mayLook: () => true,
    facts: ownChanges,
    page: (facts, filled) => <ChangesPage {...facts} {...filled} />,
    flash: "change-withdrawn",
    to: () => CHANGES.href,
  }),
);

const TITLES = {
  add: "Ask to add a member",
  remove: "Ask to remove a member",
  replace: "Ask to replace a member",
  share: "Ask to change a share",
} as const satisfies Record<MembersChange["what"], string>;

/** Asks the authority for one change of the members, with the reason. */
function ChangeRequestPage({ what, members, field, ...filled }: Filled & Found<typeof namedKind>) {
  // The lead answers for the bid: it may change its share and nothing else.
  const choosable = what === "share" ? members : members.slice(1);
  return (
    <EditPage {...filled} title={TITLES[what]} back={CHANGES} button="Send the request">
      {what !== "add" && (
        <Select
          {...field("formerly")}
          label={{ m: "Which member?" }}
          unchosen="Choose a member"
          items={choosable.map(({ name }) => ({ value: name, text: name }))}
        />
      )}
      {what === "add" && <MemberFields field={field} label="Name of the new member" />}
      {what === "replace" && <MemberFields field={field} label="Name of the one who takes its place" />}
      {what === "share" && <ShareField field={field} label="Share of the contract value" />}
      <Textarea {...field("reason")} label={{ m: "Reason" }} hint="The authority reads it when it decides" />
    </EditPage>
  );
}

/** What the authority was asked about the members, what became of it, and the ways to ask. */
function ChangesPage(props: Filled & Found<typeof ownChanges>) {
  const { frame, changes, members, fixed, asks, errors, Form } = props;
  // Only members beside the lead can leave or be replaced.
  const kinds =
    members.length > 1 ? (["add", "remove", "replace", "share"] as const) : (["add", "share"] as const);
  const ways = (
    <Ways
      classes="govuk-list--spaced"
      ways={kinds.map((kind) => ({ href: `${CHANGES.href}/${kind}`, text: TITLES[kind] }))}
    />
  );
  const wait = <p>You can ask for another change when this one is decided, or when you withdraw it.</p>;
  return (
    <HeadedPage frame={frame} title={CHANGES.text} back={OWN} errors={errors}>
      {fixed ? (
        <p>
          Your response to the PQQ is in. A change of your members needs the approval of the authority, which
          tells you its decision with the reason.
        </p>
      ) : (
        <p>
          You can change your members yourself until the PQQ has closed with a response of yours.{" "}
          <a href="/bidder/organisation/members">Members of your consortium</a>
        </p>
      )}
      {fixed && asks && (changes.some(isUndecided) ? wait : ways)}
      <div id="requests" tabindex={-1}>
        {changes.map((change) => (
          <section aria-label={changeInWords(change.change)}>
            <ChangeSummary change={change} />
            {asks && isUndecided(change) && (
              <Form brief action={`${CHANGES.href}/${change.changeId}/withdraw`}>
                <Button text="Withdraw this request" classes="govuk-button--secondary" preventDoubleClick />
              </Form>
            )}
          </section>
        ))}
      </div>
    </HeadedPage>
  );
}
