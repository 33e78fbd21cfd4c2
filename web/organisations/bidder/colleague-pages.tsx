import { MemberRole } from "../../../shared/kernel/actor.ts";
import { isInvited } from "../../../shared/kernel/place.ts";
import type { Place } from "../../../shared/organisations/schema.ts";
import { memberRoleNames } from "../../../shared/organisations/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Checked } from "../../notices/checked.tsx";
import { Input } from "../../govuk/input.tsx";
import { MailInput } from "../../govuk/mail-input.tsx";
import { Radios } from "../../govuk/radios.tsx";

export const PEOPLE = { text: "People", href: "/bidder/people" };

/** Asks a colleague in. */
export function InvitePage({ frame, errors, field, Form }: Filled) {
  return (
    <HeadedPage frame={frame} title="Invite a colleague" back={PEOPLE} errors={errors}>
      <p>
        We mail your colleague a link, without any words of yours. They can act for your organisation when
        they have signed in with this address and accepted. Until then they stand in the list as invited.
      </p>
      <Form>
        <Input {...field("name")} label="Full name" />
        <MailInput field={field} />
        <RoleField field={field} />
        <Button text="Continue" />
      </Form>
    </HeadedPage>
  );
}

/** A colleague as they would be asked in. */
export function CheckInvitingPage(props: Checking) {
  const { frame, typed, says } = props;
  return (
    <HeadedPage frame={frame} title="Check before you invite a colleague" back={PEOPLE}>
      <Checked
        {...props}
        rows={[
          ["Full name", typed.text("name")],
          ["Email address", { text: typed.text("mail"), classes: "app-typed" }],
          ["Role", memberRoleNames[MemberRole.parse(typed.text("role"))]],
          ["For", says("organisation")],
        ]}
        button="Invite"
      />
    </HeadedPage>
  );
}

/** Gives a colleague another role. */
export function RolePage({ frame, errors, field, Form, place }: Filled & { place: Place }) {
  return (
    <HeadedPage frame={frame} title={`Change the role of ${place.name}`} back={PEOPLE} errors={errors}>
      <p>
        {isInvited(place)
          ? "They have not accepted yet. The invitation is then for the new role."
          : "They have to sign in again for your organisation, and have the new role from then on."}
      </p>
      <Form>
        <RoleField field={field} />
        <Button text="Save" preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}

function RoleField({ field }: Pick<Filled, "field">) {
  return (
    <Radios
      {...field("role")}
      legend={{ m: "Role" }}
      items={MemberRole.options.map((role) => ({ value: role, text: memberRoleNames[role] }))}
    />
  );
}

/** What can be done to a colleague's place after being asked once more. */
export type ColleagueAct = "suspend" | "restore" | "remove";

type ColleaguePageProps = Filled & {
  place: Place;
  /** What the organisation is called now. */
  organisation: string;
  act: ColleagueAct;
};

/** Asks once more before a colleague is suspended, let back or removed. */
export function ColleaguePage({ frame, place, organisation, act, errors, Form }: ColleaguePageProps) {
  const { title, effect, button } = WORDS[act === "remove" && isInvited(place) ? "uninvite" : act];
  return (
    <HeadedPage frame={frame} title={title(place)} back={PEOPLE} errors={errors}>
      <p>{effect(organisation)}</p>
      <Form brief>
        <div class="govuk-button-group">
          <Button
            id="confirm"
            text={button}
            classes={act === "restore" ? undefined : "govuk-button--warning"}
            preventDoubleClick
          />
          <a href={PEOPLE.href}>Cancel</a>
        </div>
      </Form>
    </HeadedPage>
  );
}

const WORDS = {
  suspend: {
    title: ({ name }) => `Suspend ${name}`,
    effect: (organisation) =>
      `From now on they can do nothing more for ${organisation}. What they drafted stays. You can let them back at any time.`,
    button: "Suspend",
  },
  restore: {
    title: ({ name }) => `Let ${name} back`,
    effect: (organisation) => `They can act for ${organisation} again, in the role they had.`,
    button: "Let back",
  },
  remove: {
    title: ({ name }) => `Remove ${name}`,
    effect: (organisation) =>
      `From now on they have no place in ${organisation} any more. What they did and drafted stays. If they come back, invite them again.`,
    button: "Remove",
  },
  uninvite: {
    title: ({ name }) => `Take the invitation of ${name} back`,
    effect: (organisation) =>
      `They can no longer accept a place in ${organisation}. You can invite them again.`,
    button: "Take the invitation back",
  },
} as const satisfies Record<
  ColleagueAct | "uninvite",
  { title: (place: Place) => string; effect: (organisation: string) => string; button: string }
>;
