import type { Child } from "hono/jsx";
import { addressed } from "../../functions/platform/addressed.ts";
import type { FileHandedIn, HandedIn } from "../../functions/platform/completing.ts";
import type { PortalContext } from "../../functions/platform/request.ts";
import { SubmissionId } from "../../shared/kernel/id.ts";
import type { ReceiptItem } from "../../shared/kernel/receipt.ts";
import { frameOf, type Said } from "../doors/frame.tsx";
import { type Named, ofNamed, pageOf, together } from "../doors/page-of.tsx";
import { savedAs } from "../doors/saved-as.ts";
import { type ListedItem, ReceiptPage } from "./receipt-page.tsx";
import { type InStage, receiptPath, RefusedPage } from "./stage-page.tsx";

/** What a request is about: a stage, whether it is open, and what stands there for the organisation. */
type OwnStage = Omit<InStage, "frame"> & {
  readonly open: boolean;
  readonly submitted: { readonly submissionId: SubmissionId } | undefined;
};

/** What every page of a stage is given. */
export const inStage = <Own extends Omit<InStage, "frame"> & { readonly said?: Said }>(
  c: PortalContext,
  { competition, stage, path, words, said: own }: Own,
  said = own,
): Pick<Own, "competition" | "stage"> & InStage => ({
  frame: frameOf(c, undefined, said),
  competition,
  stage,
  path,
  words,
});

/** For something sent that no page of its own can be shown for: why it was refused, and the way on. */
export const refusedPage = (
  c: PortalContext,
  own: Omit<InStage, "frame">,
  text: string,
  status: 403 | 422 = 422,
) => c.html(<RefusedPage {...inStage(c, own)} errors={[{ text }]} />, status);

/** What a stage calls what was handed in, and where it lies. */
export type Listing<Own> = {
  /** A document that was typed here by its title. */
  readonly titleOf: (own: Own, item: ReceiptItem) => string;
  /** A file by the question that it answers, with where the organisation fetches it. */
  readonly fileOf?: (own: Own, file: FileHandedIn) => Pick<ListedItem, "title" | "href">;
};

/** Everything that was handed in, as its receipt lists it. */
export const listedOf = <Own extends Pick<OwnStage, "path">>(
  { titleOf, fileOf }: Listing<Own>,
  own: Own,
  { statement: { submissionId, items }, files }: Pick<HandedIn, "statement" | "files">,
): readonly ListedItem[] =>
  items.map((item) => {
    const file = files.find((one) => one.item === item);
    if (file !== undefined && fileOf !== undefined) {
      const { title, href } = fileOf(own, file);
      return { item, title, href: file.refused ? undefined : href, isFile: true };
    }
    const href = `${receiptPath(own.path, submissionId)}/submitted/${item.name}`;
    return { item, title: titleOf(own, item), href, isFile: false };
  });

type Receipts<Own extends OwnStage> = Listing<Own> & {
  /** Where the stage lies, below the audience's root. */
  readonly path: string;
  readonly stageOf: Named<Own>;
  readonly load: (own: Own, submission: SubmissionId) => Promise<HandedIn | undefined>;
  /** A document of it that was typed here, as the very bytes that the receipt states the hash of. */
  readonly documentOf: (own: Own, submission: SubmissionId, name: string) => Promise<string | undefined>;
  /** What was submitted, to be read. */
  readonly read?: (own: Own, receipt: HandedIn) => Child | Promise<Child>;
};

/** The receipts of the organisation's own submissions and withdrawals, each a page, a signed file, and what it is about. */
export function receiptRoutes<Own extends OwnStage>({ path, stageOf, ...receipts }: Receipts<Own>) {
  const receipt = receiptPath(path, ":submission");
  const namedReceipt = ofNamed(stageOf, async (own, c) => {
    const id = addressed(c, "submission", SubmissionId);
    const found = id && (await receipts.load(own, id));
    return found?.statement.window === own.stage.stageId ? { own, receipt: found } : c.notFound();
  });
  return together(
    pageOf(receipt, namedReceipt, async ({ own, receipt: found }, c) => {
      const { statement, uncheckedFiles, signed, before, after } = found;
      return (
        <ReceiptPage
          {...inStage(c, own)}
          statement={statement}
          signed={signed !== undefined}
          uncheckedFiles={uncheckedFiles}
          open={own.open}
          stands={own.submitted?.submissionId === statement.submissionId}
          before={before}
          after={after}
          listed={listedOf(receipts, own, found)}
        >
          {await receipts.read?.(own, found)}
        </ReceiptPage>
      );
    }),
    pageOf(`${receipt}/receipt.json`, namedReceipt, ({ receipt: { signed, statement } }, c) =>
      signed === undefined
        ? c.notFound()
        : savedAs(c, `receipt-${statement.reference}.json`, `${JSON.stringify(signed, null, 2)}\n`),
    ),
    pageOf(`${receipt}/submitted/:document{[a-z][a-z0-9-]*\\.json}`, stageOf, async (own, c) => {
      const id = addressed(c, "submission", SubmissionId);
      const name = c.req.param("document") ?? "";
      const text = id && (await receipts.documentOf(own, id, name));
      return text === undefined ? c.notFound() : savedAs(c, name, text);
    }),
  );
}
