import { recordingPrequalification } from "../../functions/competition/acts.ts";
import { loadStandings } from "../../functions/competition/facts.ts";
import { loadOrganisations } from "../../functions/organisations/facts.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { offeredTo } from "../../shared/competition/competition-parts.ts";
import { prequalifiedSince } from "../../shared/kernel/standing.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import { alphabetically, byName } from "../../shared/kernel/text.ts";
import { formOf } from "../doors/form-of.tsx";
import { type Found, ofNamed } from "../doors/page-of.tsx";
import { namedCompetition } from "./competition-for-routes.ts";
import { competitionPath, CompetitionFrame } from "./competition-frame.tsx";
import type { Checking, Filled } from "../govuk/filled.ts";
import { Button } from "../govuk/button.tsx";
import { Select } from "../govuk/select.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import type { Competition } from "../../shared/competition/schema.ts";
import { Checked } from "../notices/checked.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { When } from "../govuk/when.tsx";
import { Part } from "../govuk/part.tsx";

/** Who has pre-qualified in the competition that the address names, and which bidders have not. */
const prequalificationIn = ofNamed(namedCompetition, async (competition, c) => {
  const { table, now } = c.get("deps");
  const bidders = (await loadOrganisations(table)).filter(({ audience }) => audience === "bidder");
  const ids = bidders.map(({ organisationId }) => organisationId);
  const standings = await loadStandings(table, ids, competition.competitionId);
  const prequalified = standings.flatMap((standing) => {
    const since = prequalifiedSince(competition, standing, now());
    return since === undefined ? [] : [{ standing, since }];
  });
  const has = new Set(prequalified.map(({ standing }) => standing.organisationId));
  return {
    competition,
    prequalified: prequalified.toSorted((a, b) =>
      alphabetically(a.standing.organisationName, b.standing.organisationName),
    ),
    /** Bidders that have not. */
    others: bidders.filter(({ organisationId }) => !has.has(organisationId)).toSorted(byName),
    mayRecord:
      recordingPrequalification.who.may(actorOf(c, "authority")) &&
      competition.cancelled === undefined &&
      pqqOf(competition) === undefined,
  };
});

/** Who has pre-qualified, and a national lead's record of another. */
export const prequalificationRoutes = formOf(recordingPrequalification, {
  path: "/competitions/:competition/prequalification",
  mayLook: (actor) => offeredTo(actor).look,
  facts: prequalificationIn,
  page: (facts, filled) => <PrequalificationPage {...facts} {...filled} />,
  check: ({ competition }, checking) => <CheckPrequalificationPage {...checking} competition={competition} />,
  flash: "prequalification-recorded",
  to: ({ competition }) => `${competitionPath("/authority", competition)}/prequalification`,
});

/** Who has pre-qualified, and the form by which a national lead records another. */
function PrequalificationPage(props: Filled & Found<typeof prequalificationIn>) {
  const { prequalified, mayRecord, others, errors, field, Form } = props;
  return (
    <CompetitionFrame {...props} title="Pre-qualification" width="wide">
      <CardTable
        none="No organisation has pre-qualified yet."
        caption={
          prequalified.length === 1
            ? "1 organisation has pre-qualified"
            : `${prequalified.length} organisations have pre-qualified`
        }
        captionSize="m"
        head={["Organisation", "Since", "Recorded by", "Reason"]}
        rows={prequalified.map(({ standing, since }) => [
          standing.organisationName,
          <When instant={since} />,
          standing.recordedBy.name,
          { text: standing.reason, classes: "app-typed" },
        ])}
      />
      {mayRecord && (
        <Part title="Record a pre-qualification">
          {others.length === 0 && errors.length === 0 ? (
            <p>Every registered bidder has pre-qualified.</p>
          ) : (
            <Form>
              <p>It may express lot preferences from that moment. You check this before it is recorded.</p>
              <Select
                {...field("organisationId")}
                label="Organisation"
                unchosen="Choose an organisation"
                items={others.map(({ organisationId, name }) => ({ value: organisationId, text: name }))}
              />
              <Textarea {...field("reason")} label="Reason" hint="For the log. Up to 2,000 characters" />
              <Button text="Continue" />
            </Form>
          )}
        </Part>
      )}
    </CompetitionFrame>
  );
}

/** A record as it would be made. */
function CheckPrequalificationPage(props: Checking & { competition: Competition }) {
  const { typed, says } = props;
  return (
    <CompetitionFrame {...props} title="Check before you record a pre-qualification">
      <Checked
        {...props}
        rows={[
          ["Organisation", says("organisation")],
          ["From then on", "It may express lot preferences"],
          ["Reason, for the log", { text: typed.text("reason"), classes: "app-typed" }],
        ]}
        button="Record that it has pre-qualified"
      />
    </CompetitionFrame>
  );
}
