import { Hono } from "hono";
import type { BidderActor, NewcomerActor } from "../../../shared/kernel/actor.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import type { RefusalOf } from "../../../shared/kernel/result.ts";
import { RegisterOrganisation, OrganisationKind } from "../../../shared/organisations/schema.ts";
import { organisationRefusalInWords, kindNames } from "../../../shared/organisations/words.ts";
import { registerOrganisation } from "../../../functions/organisations/operations.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { inPageOrder } from "../../doors/page-order.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { KIND_OF_LEAD } from "../controls.ts";
import {
  commandOf,
  newRegistration,
  registrationOf,
  type RegisterValues,
  withAnotherRow,
  mayAddRow,
  rowField,
  type TypedMember,
} from "./register-form.ts";
import { Button, EnterButton } from "../../govuk/button.tsx";
import { Fieldset } from "../../govuk/fieldset.tsx";
import { Form } from "../../govuk/form.tsx";
import { Input } from "../../govuk/input.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Select } from "../../govuk/select.tsx";
import {
  AddressFields,
  AliasesField,
  MainContactFields,
  KindField,
  NameField,
  NumberFields,
} from "../profile-fields.tsx";
import { Part } from "../../govuk/part.tsx";

/** Registering an organisation, below /bidder: for who acts for none yet, and for who acts for another bidder. */
export const organisationsNewcomerRoutes = new Hono<PortalEnv>()
  .get("/register", (c) => registerPage(c, newRegistration))
  .post("/register", async (c) => {
    const typed = await readForm(c);
    const registration = registrationOf(typed);
    if (typed.text("next") === "add-row") return registerPage(c, withAnotherRow(registration));

    const { command, fields } = commandOf(registration);
    const parsed = RegisterOrganisation.safeParse(command);
    if (!parsed.success)
      return registerPage(c, registration, fieldErrors(parsed.error, { ...fields, ...KIND_OF_LEAD }));

    const { actor, mail } = registrantOf(c);
    const done = await registerOrganisation(c.get("deps"), actor, mail, parsed.data, typed.requestKey);
    if (!done.ok) {
      const field = fields[placeOf(done.error, parsed.data)] ?? placeOf(done.error, parsed.data);
      const errors = [{ field, text: organisationRefusalInWords(done.error) }];
      return registerPage(c, registration, errors);
    }
    setFlash(c, "organisation-registered");
    const registered = OrganisationId.parse(done.value.answer["organisationId"]);
    return c.redirect(`/session/choose?registered=${registered}`, 303);
  });

/** Where in the command what is refused stands: a path for `fields`, or a control. */
function placeOf(refusal: RefusalOf<typeof registerOrganisation>, command: RegisterOrganisation): string {
  switch (refusal.code) {
    case "probation-trust-cannot-bid": {
      const index = command.members.findIndex(({ kind }) => kind === "probation-trust");
      return command.kind === "probation-trust" ? "kind" : `members.${index}.kind`;
    }
    case "number-registered-already":
      return "numbers.0.number";
    case "member-named-twice":
    case "shares-over-100":
      return "members";
    default:
      return "name";
  }
}

function registrantOf(c: PortalContext): { actor: NewcomerActor | BidderActor; mail: string } {
  const session = c.get("session");
  if (session?.actor.audience === "newcomer" || session?.actor.audience === "bidder")
    return { actor: session.actor, mail: session.mail };
  throw new Error("a route without its guard");
}

async function registerPage(c: PortalContext, typed: RegisterValues, errors: readonly FieldError[] = []) {
  const page = { frame: frameOf(c), typed, requestKey: newRequestKey(c) };
  return c.html(
    await inPageOrder(errors, (ordered) => <RegisterPage {...page} errors={ordered} />),
    errors.length > 0 ? 422 : 200,
  );
}

type RegisterPageProps = {
  frame: Frame;
  typed: RegisterValues;
  requestKey: string;
  errors: readonly FieldError[];
};

const ACTION = "/bidder/register";
const REGISTERS = { name: "next", value: "register" };

/** Registers a Tier 1 organisation or the lead of a consortium, with the members of the consortium. */
function RegisterPage({ frame, typed, requestKey, errors }: RegisterPageProps) {
  const title = "Register your organisation";
  const field = (name: string) => ({
    name,
    value: typed.values[name] ?? "",
    errorMessage: messageFor(errors, name),
  });
  return (
    <HeadedPage frame={frame} title={title} errors={errors}>
      <p>
        For organisations that want to run lots themselves (Tier 1), alone or as the lead of a consortium.
        Whoever registers it becomes its first submitter, who submits for it and invites colleagues.
      </p>
      <p>The name and the kind are enough to begin. You can fill in the rest later, and change all of it.</p>
      <Form action={ACTION} hidden={{ requestKey }}>
        <EnterButton {...REGISTERS} />
        <NameField field={field} label="Name of the organisation or consortium" />
        <AliasesField field={field} />
        <KindField field={field} legend="What kind of organisation leads it?" />
        <NumberFields
          field={field}
          whose="the organisation, or of the lead member where it is a consortium"
        />
        <AddressFields field={field} />
        <MainContactFields field={field} optional />
        <Members typed={typed} errors={errors} />
        <div>
          <Button {...REGISTERS} text="Register" preventDoubleClick />
        </div>
      </Form>
    </HeadedPage>
  );
}

function Members({ typed, errors }: Pick<RegisterPageProps, "typed" | "errors">) {
  const newRow = rowField(typed.members.length, "name");
  return (
    <Part title="Members of the consortium (optional)">
      <p>
        Leave this empty if you bid alone. Otherwise name every member, the one that leads first. Their shares
        and numbers can follow later.
      </p>
      {typed.members.map((member, row) => (
        <MemberRow member={member} row={row} errors={errors} />
      ))}
      {mayAddRow(typed) && (
        <Button
          text="Add another member"
          classes="govuk-button--secondary"
          name="next"
          value="add-row"
          attributes={{ formaction: `${ACTION}#${newRow}` }}
        />
      )}
    </Part>
  );
}

type MemberRowProps = { member: TypedMember; row: number; errors: readonly FieldError[] };

function MemberRow({ member, row, errors }: MemberRowProps) {
  const [name, kind] = [rowField(row, "name"), rowField(row, "kind")];
  return (
    <Fieldset legend={{ s: `Member ${row + 1}` }}>
      <Input
        id={name}
        name="memberName"
        label="Name"
        value={member.name}
        errorMessage={messageFor(errors, name)}
      />
      <Select
        id={kind}
        name="memberKind"
        label="Kind of organisation"
        value={member.kind}
        errorMessage={messageFor(errors, kind)}
        unchosen="Choose a kind"
        items={OrganisationKind.options.map((one) => ({ value: one, text: kindNames[one] }))}
      />
    </Fieldset>
  );
}
