import type { LotScope } from "../../../shared/kernel/actor.ts";
import { lotInWords, sentenceStart } from "../../../shared/kernel/words.ts";
import { numberInWords } from "../../../shared/organisations/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Bullets } from "../../govuk/part.tsx";
import { WarningText } from "../../govuk/warning-text.tsx";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { invitationPath, REFUSE_ALL } from "./invitations.tsx";
import { invitationInWords, type OwnPlace, placeName, placeRole } from "../../../shared/people/own-place.ts";

const BACK = { text: "Who you act for", href: "/session/choose" };

type PlacePageProps = {
  frame: Frame;
  place: OwnPlace;
  requestKey: string;
  errors: readonly FieldError[];
};

/** A place that waits: all of it, and the two answers to it. */
export function InvitationPage({ frame, place, requestKey, errors }: PlacePageProps) {
  const name = placeName(place);
  const path = invitationPath(place.capacity);
  return (
    <HeadedPage frame={frame} title={`Invitation to act for ${name}`} back={BACK} errors={errors}>
      <Facts place={place} />
      <p>
        When you accept, you can act for {name}, and whoever manages its people reads that you have accepted.
        When you refuse, nobody is told.
      </p>
      <Form brief action={`${path}/accept`} hidden={{ requestKey, seenVersion: place.row.version }}>
        <Button id="accept" text="Accept this place" preventDoubleClick />
      </Form>
      <Form brief action={`${path}/refuse`} hidden={{ requestKey }}>
        <Button text="Refuse this place" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}

type RefuseAllPageProps = Pick<PlacePageProps, "frame" | "requestKey"> & {
  invitations: readonly OwnPlace[];
  /** Whether more wait than are shown. */
  more: boolean;
};

/** Asks once more before every place that waits is refused. */
export function RefuseAllPage({ frame, invitations, more, requestKey }: RefuseAllPageProps) {
  return (
    <HeadedPage frame={frame} title="Check before you refuse all invitations" back={BACK}>
      <Bullets
        items={[
          ...invitations.map((place) => `${sentenceStart(placeName(place))}, ${placeRole(place)}`),
          ...(more ? ["All others that wait for you, which are not shown here"] : []),
        ]}
      />
      <p>Nobody is told that you refused.</p>
      <WarningText text="This cannot be undone. To accept one of them later you have to be invited again." />
      <Form brief action={REFUSE_ALL} hidden={{ requestKey }}>
        <div class="govuk-button-group">
          <Button text="Refuse all of them" classes="govuk-button--warning" preventDoubleClick />
          <a href={BACK.href}>Keep them</a>
        </div>
      </Form>
    </HeadedPage>
  );
}

/** Asks once more before somebody leaves a place, and says what becomes of what they did. */
export function LeavePage({ frame, place, requestKey, errors }: PlacePageProps) {
  const name = placeName(place);
  return (
    <HeadedPage frame={frame} title={`Leave ${name}`} back={BACK} errors={errors}>
      <Facts place={place} />
      <p>
        You can do nothing more for {name}, and your tokens for it end. What you drafted and submitted stays
        with it. To come back you have to be invited again: if nobody else is left, nobody can do that.
      </p>
      <Form brief action={`/session/places/${place.capacity}/leave`} hidden={{ requestKey }}>
        <Button id="leave" text="Leave" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </HeadedPage>
  );
}

function Facts({ place }: { place: OwnPlace }) {
  const { organisation, actor } = place;
  return (
    <SummaryList
      rows={[
        ["For", sentenceStart(placeName(place))],
        organisation && [
          "Registration numbers",
          organisation.numbers.map(numberInWords).join(", ") || "None",
        ],
        ["As", placeRole(place)],
        actor.audience === "partner" && ["Lots", lotsInWords(actor.lots)],
        ["Invitation", invitationInWords(place)],
      ]}
    />
  );
}

/** The lots of a place by their ids: sign-in knows no competition. */
const lotsInWords = (lots: LotScope): string =>
  lots === "all" ? "All lots" : lots.map(lotInWords).join(", ");
