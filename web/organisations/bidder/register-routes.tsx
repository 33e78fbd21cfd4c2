import { RegisterOrganisation, OrganisationKind } from "../../../shared/organisations/schema.ts";
import { type Typed, fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import {
  addressLabels,
  addressValues,
  type Changes,
  contactLabels,
  numberLabels,
  typedAddress,
  typedAliases,
  typedContacts,
  typedNumbers,
  typedValues,
  type Values,
  KIND_OF_LEAD,
} from "../controls.ts";
import { Hono } from "hono";
import type { BidderActor, NewcomerActor } from "../../../shared/kernel/actor.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import type { RefusalOf } from "../../../shared/kernel/result.ts";
import { organisationRefusalInWords, kindNames } from "../../../shared/organisations/words.ts";
import { registerOrganisation } from "../../../functions/organisations/operations.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { frameOf } from "../../doors/frame.tsx";
import { inPageOrder } from "../../doors/page-order.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
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

/** Rows for members that the form offers at most, and at first. */
const MOST_ROWS = 8;
const FIRST_ROWS = 2;

type TypedMember = { readonly name: string; readonly kind: string };
type RegisterValues = { readonly values: Values; readonly members: readonly TypedMember[] };

const EMPTY: TypedMember = { name: "", kind: "" };

/** The controls of the form that are there once. */
const labels = {
  name: "",
  aliases: "",
  kind: "",
  ...numberLabels,
  ...addressLabels,
  ...contactLabels(1),
};

const newRegistration: RegisterValues = {
  values: addressValues(undefined),
  members: Array.from({ length: FIRST_ROWS }, () => EMPTY),
};

/** What was typed, row for row, so that it can be shown again as it was. */
function registrationOf(typed: Typed): RegisterValues {
  const kinds = typed.list("memberKind");
  const members = typed
    .list("memberName")
    .slice(0, MOST_ROWS)
    .map((name, row) => ({ name, kind: kinds[row] ?? "" }));
  return { values: typedValues(typed, labels), members };
}

const mayAddRow = ({ members }: RegisterValues): boolean => members.length < MOST_ROWS;

/** The same form with one more empty row. */
const withAnotherRow = (registration: RegisterValues): RegisterValues =>
  mayAddRow(registration) ? { ...registration, members: [...registration.members, EMPTY] } : registration;

/** The id of a control of a row, rows counted from 0. */
const rowField = (row: number, part: keyof TypedMember): string => `member-${row + 1}-${part}`;

/** What to register: what was left empty does not count. `fields` says at which control an error is shown. */
function commandOf({ values, members }: RegisterValues): {
  command: { [Field in keyof RegisterOrganisation]: unknown };
  fields: Changes["fields"];
} {
  const filled = members.map((member, row) => ({ member, row })).filter(({ member }) => isFilled(member));
  const rows = filled.flatMap(({ row }, index) => [
    [`members.${index}.name`, rowField(row, "name")] as const,
    [`members.${index}.kind`, rowField(row, "kind")] as const,
  ]);
  const { numbers, fields: numberFields } = typedNumbers(values);
  const { address, fields: addressFields } = typedAddress(values);
  const { contacts, fields: contactFields } = typedContacts(values);
  const { name, kind } = values;
  return {
    command: {
      name,
      kind,
      aliases: typedAliases(values),
      numbers,
      address,
      contacts,
      members: filled.map(({ member }) => member),
    },
    fields: {
      ...Object.fromEntries(rows),
      members: rowField(0, "name"),
      ...numberFields,
      ...addressFields,
      ...contactFields,
    },
  };
}

const isFilled = ({ name, kind }: TypedMember): boolean => name.trim() !== "" || kind !== "";

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
