import { TeamLink } from "../govuk/team-link.tsx";
import type { Frame } from "../govuk/page.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";
import { Bullets, Part } from "../govuk/part.tsx";

/** What was tested and how, and what was not. */
export function AccessibilityPage({ frame }: { frame: Frame }) {
  return (
    <HeadedPage frame={frame} title="Accessibility statement">
      <p>
        This statement is about the competition portal. We want as many people as possible to be able to use
        it. You should be able to:
      </p>
      <Bullets
        items={[
          "use all of it with a keyboard alone",
          "use it on a screen 320 pixels wide, and zoom in to 400%, without scrolling sideways except in wide tables and diagrams",
          "use all of it without JavaScript",
          "listen to it with a screen reader and steer it by voice",
          "read every picture as a table too: each map and chart has the same facts under “See this as a table”",
        ]}
      />
      <Part title="What we aim for">
        <p>
          The <a href="https://www.w3.org/TR/WCAG22/">Web Content Accessibility Guidelines version 2.2</a>,
          level AA.
        </p>
      </Part>
      <Part title="What has been tested">
        <Bullets
          items={[
            "pages are checked by the automatic checker axe against the rules of WCAG 2.2 A and AA",
            "the main journeys are gone through with a keyboard alone",
            "the main journeys are gone through at 320 pixels wide, and without JavaScript",
            "the markup of every component is compared with that of GOV.UK Frontend",
          ]}
        />
      </Part>
      <Part title="What has not been tested">
        <p>
          The portal has not been tested with users, disabled or not, nor with screen readers or voice
          control, nor audited by anybody outside the team. Automatic checks find only some of the problems
          that people meet, so we cannot say that the portal meets WCAG 2.2 in full.
        </p>
      </Part>
      <Part title="What we know to be difficult">
        <Bullets
          items={[
            "the grid of bidders and lots is wider than a small screen and scrolls sideways; the table under it says the same",
            "documents that others provide may not be accessible: ask the authority for another format",
          ]}
        />
      </Part>
      <Part title="If you cannot use a part of this portal">
        <p>
          Tell the competition team at <TeamLink />, and say which page it was. If you are not content with
          the answer, contact the{" "}
          <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.
        </p>
      </Part>
    </HeadedPage>
  );
}
