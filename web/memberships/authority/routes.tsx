import { Hono } from "hono";
import { decidingChange } from "../../../functions/memberships/acts.ts";
import { loadAllChanges, loadListedChange } from "../../../functions/memberships/facts.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { isNationalLead } from "../../../shared/kernel/actor.ts";
import { ChangeId } from "../../../shared/kernel/id.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { isUndecided } from "../../../shared/memberships/rules.ts";
import { formOf } from "../../doors/form-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { type Found, together } from "../../doors/page-of.tsx";
import { ChangeSummary, ChangesTable } from "../changes.tsx";
import { ALL_CHANGES } from "../paths.ts";
import { memberOf } from "../../../shared/organisations/schema.ts";
import type { MembershipChange } from "../../../shared/memberships/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Part } from "../../govuk/part.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { Checked } from "../../notices/checked.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { MemberCard } from "../../organisations/members.tsx";

/** The request that the address names, with its organisation as it is, and whether this person may decide it now. */
async function namedChange(c: PortalContext) {
  const { table } = c.get("deps");
  const changeId = addressed(c, "change", ChangeId);
  const change = changeId && (await loadListedChange(table, changeId));
  const organisation = change && (await loadOrganisation(table, change.organisationId));
  if (change === undefined || organisation === undefined) return c.notFound();
  const decides = isUndecided(change) && isNationalLead(actorOf(c, "authority"));
  return { change, organisation, decides };
}

const APPROVALS: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** Requests of bidders to change their members, below /authority: all read them, a national lead decides. */
export const membershipsAuthorityRoutes = together(
  new Hono<PortalEnv>().get("/organisations/membership-changes", async (c) => {
    const changes = await loadAllChanges(c.get("deps").table);
    return c.html(<ChangesToDecidePage frame={frameOf(c)} changes={changes} />);
  }),
  formOf(decidingChange, {
    path: "/organisations/membership-changes/:change",
    mayLook: () => true,
    facts: namedChange,
    read: ({ text }) => accept({ approve: APPROVALS[text("approve")], reason: text("reason") }),
    page: (facts, filled) => <DecideChangePage {...filled} {...facts} />,
    check: ({ change }, checking) => <CheckRefusalPage {...checking} change={change} />,
    flash: (_facts, { text }) => (text("approve") === "yes" ? "proposal-made" : "change-refused"),
    to: () => ALL_CHANGES.href,
  }),
);

/** Every request to change the members of a bidder: what waits for a decision first. */
function ChangesToDecidePage({ frame, changes }: { frame: Frame; changes: readonly MembershipChange[] }) {
  const [waiting, closed] = [changes.filter(isUndecided), changes.filter((change) => !isUndecided(change))];
  return (
    <HeadedPage
      frame={frame}
      title={ALL_CHANGES.text}
      back={{ text: "Organisations", href: "/authority/organisations" }}
      width="full"
    >
      <p>
        A bidder whose response is in changes its members with the authority’s approval only. A national lead
        proposes that, and another person confirms it; a refusal takes one.
      </p>
      <h2 class="govuk-heading-m">Waiting for a decision</h2>
      <ChangesTable changes={waiting} none="Nothing waits." named />
      {closed.length > 0 && (
        <Part title="Decided or withdrawn">
          <ChangesTable changes={closed} named />
        </Part>
      )}
    </HeadedPage>
  );
}

/** One request beside the members as they are, and for a national lead the decision. */
function DecideChangePage(props: Filled & Found<typeof namedChange>) {
  const { frame, change, organisation, decides, errors, field, Form } = props;
  const title = `Change of members: ${change.organisationName}`;
  return (
    <HeadedPage frame={frame} title={title} back={ALL_CHANGES} errors={errors}>
      <ChangeSummary change={change} />
      {"member" in change.change && (
        <Part title="Who would join">
          <MemberCard member={memberOf(change.change.member)} leads={false} />
        </Part>
      )}
      <h2 class="govuk-heading-m">Members now</h2>
      {organisation.members.map((member, index) => (
        <MemberCard member={member} leads={index === 0 && organisation.members.length > 1} />
      ))}
      {decides && (
        <Form>
          <Radios
            {...field("approve")}
            legend={{ m: "Your decision" }}
            items={[
              { value: "yes", text: "Approve: the profile changes when another person confirms" },
              { value: "no", text: "Refuse: the members stay as they are" },
            ]}
          />
          <Textarea
            {...field("reason")}
            label={{ m: "Reason" }}
            hint="The bidder reads it with the decision"
          />
          <Button text="Continue" />
        </Form>
      )}
    </HeadedPage>
  );
}

/** A refusal as it would be told. */
function CheckRefusalPage({ change, ...checking }: Checking & { change: MembershipChange }) {
  const { frame, typed } = checking;
  return (
    <HeadedPage frame={frame} title="Check before you refuse the change of members" back={ALL_CHANGES}>
      <ChangeSummary change={change} />
      <Checked
        {...checking}
        rows={[
          ["Your decision", "Refuse: the members stay as they are"],
          ["Reason, for the bidder", { text: typed.text("reason"), classes: "app-typed" }],
        ]}
        button="Refuse the change"
      />
    </HeadedPage>
  );
}
