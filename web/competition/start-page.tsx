import type { ParticipantsView } from "../../shared/competition/views.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { Button } from "../govuk/button.tsx";
import { type Frame, Page, serviceName } from "../govuk/page.tsx";
import { competitionPath, homeFor } from "./competition-frame.tsx";
import { CompetitionInShort } from "./page.tsx";

type StartProps = {
  frame: Frame;
  competitions: readonly ParticipantsView[];
  now: Instant;
  /** Where this person's own pages begin; sign-in for whoever has not signed in. */
  way: { href: string; text: string };
};

/** The first page of the portal, for everybody. */
export function StartPage({ frame, competitions, now, way }: StartProps) {
  return (
    <Page {...frame} title={serviceName}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-xl">Compete to run rehabilitation services</h1>
          <p class="govuk-body-l">
            The Ministry of Justice buys rehabilitation services area by area. Each area is a lot of one
            competition, and this portal runs the competition from launch to award.
          </p>
          <p>Use it to:</p>
          <ul class="govuk-list govuk-list--bullet">
            <li>see what is open, when it closes and what comes next</li>
            <li>register your organisation and answer the pre-qualification questionnaire (PQQ)</li>
            <li>say which lots your organisation or consortium wants to run</li>
            <li>get a receipt for every submission</li>
            <li>follow your area, if you work for a local public body</li>
          </ul>
          <p>What you submit stays closed to everybody else until the deadline has passed.</p>
          <Button isStartButton href={way.href} text={way.text} />
          <h2 class="govuk-heading-l">Current competitions</h2>
          {competitions.length === 0 && <p>There is no competition at the moment.</p>}
          {competitions.map((competition) => (
            <CompetitionInShort
              competition={competition}
              now={now}
              href={competitionPath(homeFor(frame.viewer?.actor), competition)}
            />
          ))}
        </div>
      </div>
    </Page>
  );
}
