import { edgeRefusals } from "../../shared/kernel/edge-words.ts";
import { type GivenBack, SendAgainAfter, TypedText } from "./given-back.tsx";
import type { Frame } from "./page.tsx";
import { HeadedPage, type Place } from "./headed-page.tsx";
import { TurnedAwayPage } from "./turned-away-page.tsx";

/** 404: for what is not there and for what is not the person's, in the same words. */
export function NotFoundPage({ frame, place }: { frame: Frame; place?: Place | undefined }) {
  return (
    <HeadedPage {...place} frame={frame} title="Page not found">
      <p>If you typed the web address, check that it is correct.</p>
      <p>If you pasted the web address, check that you copied all of it.</p>
      <p>
        If the address is correct, the page may have moved, or it may not be open to you.{" "}
        <a href="/">Go to the start page</a>.
      </p>
    </HeadedPage>
  );
}

/** 403: the person is known, and this is not for their role. */
export function ForbiddenPage({
  frame,
  place,
  words = "Your role does not allow it",
}: {
  frame: Frame;
  place?: Place | undefined;
  words?: string | undefined;
}) {
  return (
    <HeadedPage {...place} frame={frame} title="You cannot do this">
      <p>{words}. Nothing has been changed.</p>
      <p>
        If you act for several organisations, check that you chose the right one. Otherwise ask whoever gives
        out roles where you work: a submitter of your organisation, at the authority a national lead.
      </p>
      <p>
        <a href="/">Go to the start page</a>.
      </p>
    </HeadedPage>
  );
}

/** 429: `retryWords` says when to come back, such as "in 30 seconds". */
export function TooManyRequestsPage({
  frame,
  retryWords,
  ...back
}: { frame: Frame; retryWords: string } & Partial<GivenBack>) {
  const words = [
    "You, or somebody on your network, asked for too much in a short time",
    `Try again ${retryWords}. Nothing that you have saved is lost`,
  ];
  return <TurnedAwayPage frame={frame} title="Too many requests" words={words} {...back} />;
}

/** 500: says nothing of the fault but the reference under which it was logged. */
export function ProblemPage({
  frame,
  reference,
  ...back
}: { frame: Frame; reference: string } & Partial<GivenBack>) {
  const { title, todo } = edgeRefusals.failed;
  return (
    <TurnedAwayPage frame={frame} title={title} words={todo.slice(0, 2)} reference={reference} {...back} />
  );
}

type ExpiredPageProps = GivenBack & { frame: Frame; signInHref: string };

/**
 * The session ended before the form came: what was typed is given back. After signing in beside this page it can be
 * sent just as it was; and it stands there to be copied.
 */
export function ExpiredPage({ frame, signInHref, typed, again }: ExpiredPageProps) {
  return (
    <HeadedPage frame={frame} title="Your session has ended">
      <p>
        You were signed out before this page arrived, so it was not saved or sent.
        {again && " What you typed is still here."}
      </p>
      {again === undefined ? (
        <p>
          <a href={signInHref}>Sign in again</a> to carry on from what you last saved.
        </p>
      ) : (
        <SendAgainAfter
          first={{ href: signInHref, text: "Sign in again" }}
          then="It is checked as if you sent it for the first time."
          again={again}
        />
      )}
      <TypedText typed={typed} />
    </HeadedPage>
  );
}

type OpenedForAnotherPageProps = GivenBack & {
  frame: Frame;
  place?: Place | undefined;
  /** For whom it was opened, and for whom the session acts now. */
  words: string;
  /** How to be again for whom it was opened; undefined where the form does not say for whom. */
  back: { href: string; text: string } | undefined;
  /** The page of the form, opened anew for whom the session acts now. */
  anewHref: string;
};

/**
 * 409: the form was opened for somebody else than the session acts for now. What was typed is given back, unless somebody
 * else typed it, and can be sent for whom it was opened, never for anybody else.
 */
export function OpenedForAnotherPage(props: OpenedForAnotherPageProps) {
  const { frame, place, words, back, anewHref, typed, unseen = false, again } = props;
  const kept = typed.length > 0 || unseen;
  return (
    <HeadedPage {...place} frame={frame} title="This page was opened for somebody else">
      <p>{words}. Nothing was saved or sent.</p>
      {unseen && <p>What was typed is not shown here. It is kept for whoever typed it.</p>}
      {back !== undefined && again !== undefined && kept && (
        <SendAgainAfter first={back} then="It is taken only from whom it was opened for." again={again} />
      )}
      {back !== undefined && (again === undefined || !kept) && (
        <p>
          <a href={back.href}>{back.text}</a> to do it for whom you opened it.
        </p>
      )}
      <p>
        To do it for whom you act now, <a href={anewHref}>open the page again</a>.
      </p>
      <TypedText typed={typed} />
    </HeadedPage>
  );
}
