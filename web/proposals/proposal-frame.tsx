import type { Child } from "hono/jsx";
import type { Competition } from "../../shared/competition/schema.ts";
import { CompetitionFrame } from "../competition/competition-frame.tsx";
import type { FieldError } from "../govuk/field-error.tsx";
import { HeadedPage, type HeadedPageProps } from "../govuk/headed-page.tsx";
import type { Frame, Step } from "../govuk/page.tsx";
import { proposalsPath } from "./paths.ts";

type ProposalFrameProps = {
  frame: Frame;
  /** The competition that a proposal belongs to; none where it belongs to the portal. */
  competition: Competition | undefined;
  title: string;
  errors?: readonly FieldError[] | undefined;
  width?: HeadedPageProps["width"];
  /** The pages between all proposals and this one. */
  above?: readonly Step[];
  children: Child;
};

/** A page about proposals: within their competition, or beside all competitions. */
export function ProposalFrame({ competition, above, ...page }: ProposalFrameProps) {
  const all = { href: proposalsPath(competition?.competitionId ?? "portal"), text: "Proposals" };
  const steps = above === undefined ? [] : [all, ...above];
  return competition === undefined ? (
    <HeadedPage {...page} trail={[{ href: "/authority", text: "Competitions" }, ...steps]} />
  ) : (
    <CompetitionFrame {...page} competition={competition} above={steps} />
  );
}
