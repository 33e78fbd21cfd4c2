import { draftInLines } from "../../shared/competition/draft-words.ts";
import { decidePublication } from "../../shared/competition/draft-rules.ts";
import { type PublishCompetition, PublishDraft } from "../../shared/competition/draft-schema.ts";
import { competitionRefusalInWords } from "../../shared/competition/words.ts";
import { type AuthorityActor, mayReadLog } from "../../shared/kernel/actor.ts";
import { CompetitionId, competitionOfDraft } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { Deps } from "../platform/deps.ts";
import { ofTwo } from "../platform/of-two.ts";
import { loadDraft } from "./draft-facts.ts";
import { publication } from "./draft-store.ts";

/** Publishes a draft: from now on it is a competition. The seal worker makes the gates of its windows at once. */
export const publishingDraft = ofTwo({
  act: "competition-publication",
  command: PublishDraft,
  words: competitionRefusalInWords,
  readBy: mayReadLog,
  async load({ table }: Deps, _actor: AuthorityActor, { draftId }: PublishDraft) {
    const draft = await loadDraft(table, draftId);
    return draft === undefined ? refuse({ code: "not-found" }) : accept({ draft });
  },
  version: ({ draft }) => draft.version,
  decide: decidePublication,
  describe: ({ draft }, { terms, stages }) => ({
    subject: draft.draftId,
    title: terms.title,
    shown: draftInLines(terms, stages),
  }),
  what: "competition.created",
  async effect(_deps, { facts: { draft }, effect: { terms, stages } }, { proposal, at }) {
    const competitionId = competitionOfDraft(draft.draftId);
    const published = {
      terms: { competitionId, ...terms, createdAt: at },
      timetable: { competitionId, stages: [...stages], amendments: [], version: 1 },
    };
    return accept({
      writes: publication(draft, published),
      competitionId,
      subject: competitionId,
      detail: {
        title: terms.title,
        lots: terms.lots.length,
        stages,
        reason: proposal.reason,
        proposedBy: proposal.proposedBy.name,
      },
      answer: { competitionId },
    });
  },
  after: (deps, _command, { answer }) => deps.ask.seal(CompetitionId.parse(answer["competitionId"])),
});

/** Proposes to publish a draft as it was seen. Nobody outside the authority sees it before another person confirms. */
export const proposePublication = publishingDraft.proposing<PublishCompetition>("seenVersion");
