import { mayConfirm } from "../../../shared/kernel/actor.ts";
import { isInvited } from "../../../shared/kernel/place.ts";
import { rolesInWords, voicesInWords } from "../../../shared/people/words.ts";
import type { howSuspended } from "../../../shared/people/rules.ts";
import type { StaffMember } from "../../../shared/people/schema.ts";
import { Button } from "../../govuk/button.tsx";
import type { Checking, Filled } from "../../govuk/filled.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import { Textarea } from "../../govuk/textarea.tsx";
import { Checked } from "../../notices/checked.tsx";
import { STAFF } from "./staff-role-page.tsx";

type StaffSuspensionPageProps = Filled & {
  subject: StaffMember;
  /** Whether they are suspended by this, or let back. */
  suspend: boolean;
  /** Whether a suspension lasts, lapses unless another person confirms it, or needs another person first. */
  how: ReturnType<typeof howSuspended>;
  /** Who can confirm what takes two afterwards, besides the lead who suspends. */
  left: readonly StaffMember[];
  /** Whether two let them back. */
  byTwo: boolean;
};

/** Asks for the reason before somebody of the authority is suspended or let back. */
export function StaffSuspensionPage(props: StaffSuspensionPageProps) {
  const { frame, errors, field, Form } = props;
  const { title, effect } = wordsOf(props);
  return (
    <HeadedPage frame={frame} title={title} back={STAFF} errors={errors}>
      <p>{effect}</p>
      <Form>
        <Textarea {...field("reason")} label={{ m: "Reason" }} hint="It stands in the audit log" rows={4} />
        <Button text="Continue" />
      </Form>
    </HeadedPage>
  );
}

/** The same once more, with the reason, before it is done. */
export function CheckStaffSuspensionPage(props: StaffSuspensionPageProps & Checking) {
  const { frame, subject, typed } = props;
  const { title, effect, button } = wordsOf(props);
  return (
    <HeadedPage
      frame={frame}
      title={`Check before you ${title.slice(0, 1).toLowerCase() + title.slice(1)}`}
      back={STAFF}
    >
      <Checked
        {...props}
        rows={[
          ["Person", subject.name],
          ["Email address", { text: subject.mail, classes: "app-typed" }],
          ["Role", rolesInWords(subject).join("; ")],
          ["What follows", effect],
          takesVoice(props) && ["Who can still confirm, besides you", voicesInWords(props.left)],
          ["Reason, for the log", { text: typed.text("reason"), classes: "app-typed" }],
        ]}
        button={button}
      />
    </HeadedPage>
  );
}

const SUSPENDS = {
  lasts: "They keep their role for when they are let back.",
  lapses:
    "Few are left who could confirm anything: the suspension lapses after one working day, unless one of those who are left confirms it. It is done by one only once: after a lapse another person has to confirm another one before it counts.",
} as const;

/** Whether one fewer confirms what takes two. */
const takesVoice = ({ subject, suspend }: StaffSuspensionPageProps) => suspend && mayConfirm(subject);

function wordsOf({ subject, suspend, how, byTwo }: StaffSuspensionPageProps) {
  if (!suspend)
    return {
      title: `Let ${subject.name} back`,
      effect: byTwo
        ? "They can sign in again with the role they had when another person has confirmed it: who leads, confirms or is a deputy is let back by two."
        : "They can sign in again with the role they had.",
      button: byTwo ? "Propose to let them back" : "Let back",
    };
  if (isInvited(subject))
    return {
      title: `Take the invitation of ${subject.name} back`,
      effect: "They can no longer accept the role. You can give it to them again.",
      button: "Take the invitation back",
    };
  if (how === "takes-two")
    return {
      title: `Suspend ${subject.name}`,
      effect:
        "One lead suspended them before, and that lapsed. It is done by one only once: nothing changes for them before another person confirms it; then it lasts until two people let them back.",
      button: "Propose to suspend them",
    };
  return {
    title: `Suspend ${subject.name}`,
    effect: `They can do nothing more for the authority from now on, and their tokens end. ${SUSPENDS[how]}`,
    button: "Suspend",
  };
}
