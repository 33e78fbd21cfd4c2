import type { Undelivered } from "../../shared/notices/schema.ts";
import { noticeInWords } from "../../shared/notices/words.ts";
import { HeadedPage } from "../govuk/headed-page.tsx";
import type { Frame } from "../govuk/page.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import { When } from "../govuk/when.tsx";

/** Mail that was given up: whom a national lead should reach in another way. */
export function UndeliveredPage({
  frame,
  undelivered,
}: {
  frame: Frame;
  undelivered: readonly Undelivered[];
}) {
  return (
    <HeadedPage
      frame={frame}
      title="Mail that could not be delivered"
      width="wide"
      back={{ href: "/authority/notices", text: "Notices" }}
    >
      <p>
        Each of these was tried five times. The notice is in the person’s inbox on the portal all the same.
        While a window is not sealed, what it would tell of bidders is left out.
      </p>
      <CardTable
        caption="Mail that could not be delivered"
        none="There is none."
        firstCellIsHeader={false}
        head={["Notice", "To", "Caused", "Given up"]}
        rows={undelivered.map(({ content, name, mail, at, givenUpAt }) => [
          noticeInWords(content).subject,
          `${name}, ${mail}`,
          <When instant={at} />,
          <When instant={givenUpAt} />,
        ])}
      />
    </HeadedPage>
  );
}
