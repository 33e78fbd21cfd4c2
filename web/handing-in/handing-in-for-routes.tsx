import { Hono } from "hono";
import type { Child } from "hono/jsx";
import { addressed } from "../../functions/platform/addressed.ts";
import type { HandedIn } from "../../functions/platform/completing.ts";
import type { PortalContext, PortalEnv } from "../../functions/platform/request.ts";
import { SubmissionId } from "../../shared/kernel/id.ts";
import { frameOf } from "../doors/frame.tsx";
import { savedAs } from "../doors/saved-as.ts";
import { ReceiptPage, type ReceiptProps } from "./receipt-page.tsx";
import { type InStage, receiptPath, RefusedPage } from "./stage-page.tsx";

/** What a request is about: a stage, whether it is shut, and what stands there for the organisation. */
type My = Omit<InStage, "frame"> & {
  readonly shut: object | undefined;
  readonly submitted: { readonly submissionId: SubmissionId } | undefined;
};
export type Named<Mine> = (c: PortalContext) => Promise<Mine | Response>;
type Answer<Mine> = (c: PortalContext, my: Mine) => Response | Promise<Response>;

/** A page of what the address of a request names, and what is sent to it. */
export const within =
  <Mine extends object>(named: Named<Mine>) =>
  (answer: Answer<Mine>) =>
  async (c: PortalContext): Promise<Response> => {
    const my = await named(c);
    return my instanceof Response ? my : answer(c, my);
  };

/** What every page of a stage is given. */
export const shown = <Mine extends Omit<InStage, "frame">>(
  c: PortalContext,
  { competition, stage, path, words }: Mine,
): Pick<Mine, "competition" | "stage"> & InStage => ({ frame: frameOf(c), competition, stage, path, words });

/** For something sent that no page of its own can be shown for: why it was refused, and the way on. */
export const refused = (
  c: PortalContext,
  my: Omit<InStage, "frame">,
  text: string,
  status: 403 | 422 = 422,
) => c.html(<RefusedPage {...shown(c, my)} errors={[{ field: "way-on", text }]} />, status);

type Receipts<Mine extends My> = {
  /** Where the stage lies, below the audience's root. */
  readonly path: string;
  readonly named: Named<Mine>;
  readonly load: (my: Mine, submission: SubmissionId) => Promise<HandedIn | undefined>;
  readonly titleOf: (my: Mine) => ReceiptProps["titleOf"];
  /** A document of it that was typed here, as the very bytes that the receipt states the hash of. */
  readonly documentOf: (my: Mine, receipt: HandedIn, name: string) => Promise<string | undefined>;
  /** What was submitted, to be read. */
  readonly read?: (my: Mine, receipt: HandedIn) => Child;
};

/** The receipts of the organisation's own submissions and withdrawals, each a page, a signed file, and what it is about. */
export function receiptRoutes<Mine extends My>({ path, named, ...receipts }: Receipts<Mine>) {
  const about = (answer: (c: PortalContext, receipt: HandedIn, my: Mine) => Response | Promise<Response>) =>
    within(named)(async (c, my) => {
      const id = addressed(c, "submission", SubmissionId);
      const receipt = id && (await receipts.load(my, id));
      return receipt?.statement.window === my.stage.stageId ? answer(c, receipt, my) : c.notFound();
    });
  return new Hono<PortalEnv>()
    .get(
      receiptPath(path, ":submission"),
      about((c, receipt, my) => {
        const { statement, uncheckedFiles, signed } = receipt;
        return c.html(
          <ReceiptPage
            {...shown(c, my)}
            statement={statement}
            signed={signed !== undefined}
            uncheckedFiles={uncheckedFiles}
            open={my.shut === undefined}
            stands={my.submitted?.submissionId === statement.submissionId}
            titleOf={receipts.titleOf(my)}
          >
            {receipts.read?.(my, receipt)}
          </ReceiptPage>,
        );
      }),
    )
    .get(
      `${receiptPath(path, ":submission")}/receipt.json`,
      about((c, { signed, statement }) =>
        signed === undefined
          ? c.notFound()
          : savedAs(c, `receipt-${statement.reference}.json`, `${JSON.stringify(signed, null, 2)}\n`),
      ),
    )
    .get(
      `${receiptPath(path, ":submission")}/submitted/:document{[a-z][a-z0-9-]*\\.json}`,
      about(async (c, receipt, my) => {
        const name = c.req.param("document") ?? "";
        const text = await receipts.documentOf(my, receipt, name);
        return text === undefined ? c.notFound() : savedAs(c, name, text);
      }),
    );
}
