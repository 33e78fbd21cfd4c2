import { type GivenBack, SendAgain, TypedText } from "./given-back.tsx";
import { type Frame } from "./page.tsx";
import { HeadedPage, type Place } from "./headed-page.tsx";

type TurnedAwayPageProps = Partial<GivenBack> & {
  frame: Frame;
  /** Within what the page lies, where that is known. */
  place?: Place | undefined;
  title: string;
  /** What happened and what to do, a sentence each, without its full stop. */
  words: readonly string[];
  /** The page to begin from again; the start page is always offered. */
  back?: { href: string; text: string } | undefined;
  /** Under which a fault was logged. */
  reference?: string | undefined;
};

/** A request that no route was asked about, or that broke: what happened, what to do, what was typed, and a way back. */
export function TurnedAwayPage({
  frame,
  place,
  title,
  words,
  back,
  reference,
  typed = [],
  again,
}: TurnedAwayPageProps) {
  return (
    <HeadedPage {...place} frame={frame} title={title}>
      {words.map((sentence) => (
        <p>{sentence}.</p>
      ))}
      {reference && (
        <p>
          If you ask for help, give this reference: <strong>{reference}</strong>
        </p>
      )}
      {again && <SendAgain {...again} />}
      <p>
        {back && (
          <>
            <a href={back.href}>{back.text}</a>, or{" "}
          </>
        )}
        <a href="/">{back ? "go" : "Go"} to the start page</a>.
      </p>
      <TypedText typed={typed} />
    </HeadedPage>
  );
}
