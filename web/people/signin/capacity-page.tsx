import { inWords } from "../../../shared/kernel/instant.ts";
import type { OwnPlace } from "../../../shared/people/own-place.ts";
import { sentenceStart } from "../../../shared/kernel/words.ts";
import { Button } from "../../govuk/button.tsx";
import { type FieldError, messageFor } from "../../govuk/field-error.tsx";
import { Form } from "../../govuk/form.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { Radios } from "../../govuk/radios.tsx";
import { SummaryList } from "../../govuk/summary-list.tsx";
import { Part } from "../../govuk/part.tsx";
import { Invitations, type InvitationsProps } from "./invitations.tsx";
import { placeMarks, placeName, placeRole } from "../../../shared/people/own-place.ts";
import { REGISTER } from "./return-path.ts";

type CapacityPageProps = InvitationsProps & {
  frame: Frame;
  /** The places on which the person can act, and those that they prepared for themselves by registering. */
  active: readonly OwnPlace[];
  /** All places that the person holds. */
  places: readonly OwnPlace[];
  /** For whom the person acts now: an organisation's id, or "authority". */
  current: string;
  mail: string;
  /** Where they go on for whom they act now. */
  goOn: string;
  to: string | undefined;
  requestKey: string;
  errors: readonly FieldError[];
};

/** For whom somebody acts from now on, what waits for them, and what they can leave. */
export function CapacityPage({ frame, active, places, ...page }: CapacityPageProps) {
  const nobody = active.length === 0;
  const title = nobody
    ? titleOfNobody(places)
    : active.length === 1
      ? "Who you act for"
      : "Who do you act for?";
  return (
    <HeadedPage frame={frame} title={title} errors={page.errors}>
      {nobody ? (
        <p>
          You are signed in with <strong>{page.mail}</strong>.
        </p>
      ) : (
        <Choice active={active} {...page} />
      )}
      <Invitations {...page} />
      <Places places={places} />
      {nobody && <Ways />}
    </HeadedPage>
  );
}

const titleOfNobody = (places: readonly OwnPlace[]): string =>
  places.length === 0 ? "You do not act for an organisation yet" : "You can act for nobody at the moment";

type ChoiceProps = Pick<CapacityPageProps, "active" | "current" | "goOn" | "to" | "requestKey" | "errors">;

function Choice({ active, current, goOn, to, requestKey, errors }: ChoiceProps) {
  const [only, ...others] = active;
  if (only !== undefined && others.length === 0)
    return only.capacity === current ? (
      <>
        <p>
          You act for <strong>{placeName(only)}</strong>, and for nobody else.
        </p>
        <Button text="Go on" href={goOn} id="capacity" />
      </>
    ) : (
      <Form brief action="/session/choose" hidden={{ requestKey, to: to ?? "", capacity: only.capacity }}>
        <p>
          You can act for <strong>{placeName(only)}</strong>: everything you do is recorded for it.
        </p>
        <p class="govuk-hint">{hintOf(only)}</p>
        <Button text={`Go on for ${placeName(only)}`} id="capacity" preventDoubleClick />
      </Form>
    );
  return (
    <>
      <p>
        Everything you do is recorded for the organisation you choose, and you see only what it may see. You
        can change it at any time.
      </p>
      <Form brief action="/session/choose" hidden={{ requestKey, to: to ?? "" }}>
        <Radios
          name="capacity"
          legend={{ m: "Go on for" }}
          errorMessage={messageFor(errors, "capacity")}
          value={current}
          items={active.map((place) => ({
            value: place.capacity,
            text: sentenceStart(placeName(place)),
            hint: hintOf(place),
          }))}
        />
        <Button text="Continue" preventDoubleClick />
      </Form>
    </>
  );
}

const hintOf = (place: OwnPlace) => [placeRole(place), ...placeMarks(place)].join(". ");

/** Every place that the person holds, with what stands in its way, and the way out of it. */
function Places({ places }: { places: readonly OwnPlace[] }) {
  if (places.length === 0) return null;
  return (
    <Part title="Your places">
      <SummaryList
        rows={places.map((place) => [
          sentenceStart(placeName(place)),
          [stateOf(place, places), ...placeMarks(place)].join(". "),
          {
            href: `/session/places/${place.capacity}/leave`,
            text: "Leave",
            visuallyHiddenText: [placeName(place), ...placeMarks(place)].join(", "),
          },
        ])}
      />
    </Part>
  );
}

function stateOf(place: OwnPlace, places: readonly OwnPlace[]): string {
  const { paused, row } = place;
  if (paused !== undefined) {
    const other = places.find(({ capacity }) => capacity === paused.capacity);
    return `Paused: nobody can act for it and for ${other === undefined ? "another organisation" : placeName(other)}. Leave one of the two`;
  }
  if (row.suspendedAt !== undefined)
    return `Suspended since ${inWords(row.suspendedAt)}. Ask whoever manages its people`;
  return placeRole(place);
}

function Ways() {
  return (
    <>
      <Part title="If you want to bid as a Tier 1 provider">
        <p>
          One person registers the organisation, or the lead of the consortium, and becomes its first
          submitter. They can then invite their colleagues. Ask in your organisation first whether somebody
          has done this already.
        </p>
        <Button text="Register your organisation" href={REGISTER} />
      </Part>
      <Part title="If your organisation is registered">
        <p>
          Ask a submitter of your organisation to invite you with the email address above. Then open this page
          again and accept.
        </p>
      </Part>
      <Part title="If you work for the authority or a local public body">
        <p>Ask the national competition lead to invite you with the email address above.</p>
      </Part>
    </>
  );
}
