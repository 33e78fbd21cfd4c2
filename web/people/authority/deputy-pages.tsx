import { MOST_DEPUTY_DAYS } from "../../../shared/people/deputies.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { deputyInWords, roleNames } from "../../../shared/people/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { DayFields } from "../../govuk/time-fields.tsx";
import { STAFF } from "./staff-role-page.tsx";

type DeputyPageProps = Filled & {
  subject: StaffMember;
  /** In whose stead somebody can act. */
  principals: readonly StaffMember[];
};

/** Proposes that somebody acts in another's stead. */
export function DeputyPage({ subject, principals, ...filled }: DeputyPageProps) {
  const { frame, errors, field, typed, Form } = filled;
  const day = (id: string) => ({
    day: typed.text(`${id}-day`),
    month: typed.text(`${id}-month`),
    year: typed.text(`${id}-year`),
  });
  return (
    <HeadedPage frame={frame} title={`Propose ${subject.name} as a deputy`} back={STAFF} errors={errors}>
      <p>
        A deputy has the role of whom they act for, on the days that are agreed, and nothing is to be done
        when those begin or end. The two are one voice: neither confirms what the other proposed. What the
        person themselves cannot do, because they are suspended or have another role by then, their deputy
        cannot do either.
      </p>
      <p>What you send is a proposal, and another person confirms it.</p>
      <Form>
        <Radios
          {...field("principalId")}
          legend={{ m: `For whom does ${subject.name} act?` }}
          items={principals.map(({ personId, name, role }) => ({
            value: personId,
            text: name,
            ...(role === undefined ? {} : { hint: roleNames[role] }),
          }))}
        />
        <DayFields id="first" legend={{ m: "First day" }} value={day("first")} errors={errors} />
        <DayFields
          id="last"
          legend={{ m: "Last day" }}
          value={day("last")}
          errors={errors}
          hint={`Up to its midnight in London; ${MOST_DEPUTY_DAYS} days at most`}
        />
        <Textarea {...field("reason")} rows={3} label={{ m: "Why?" }} hint="Up to 500 characters" />
        <Button text="Propose this deputy" preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}

type EndDeputyPageProps = Filled & {
  subject: StaffMember;
  deputises: NonNullable<StaffMember["deputises"]>;
};

/** Asks for the reason before somebody ceases to act in another's stead. */
export function EndDeputyPage({ subject, deputises, frame, errors, field, Form }: EndDeputyPageProps) {
  const title = `${subject.name} is no deputy any more`;
  return (
    <HeadedPage frame={frame} title={title} back={STAFF} errors={errors}>
      <p>{deputyInWords(deputises)}. It ends at once; their own roles stay.</p>
      <Form>
        <Textarea {...field("reason")} label={{ m: "Reason" }} hint="It stands in the audit log" rows={4} />
        <Button text="End it" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}
