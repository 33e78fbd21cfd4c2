import type { Organisation } from "../../shared/organisations/schema.ts";
import { PROFILE_TITLE } from "../../shared/responses/rules.ts";
import { PROFILE_SECTION } from "../../shared/responses/schema.ts";
import { Summary } from "../organisations/summary.tsx";

/** The organisation's profile as a part of its response; `open` where it can still be changed before it is submitted. */
export function ProfileCard({ organisation, open = false }: { organisation: Organisation; open?: boolean }) {
  const change = {
    href: "/bidder/organisation",
    text: "Change",
    visuallyHiddenText: "your organisation’s profile",
  };
  return (
    <div id={`section-${PROFILE_SECTION}`} tabindex={-1}>
      <Summary
        organisation={organisation}
        card={{ title: PROFILE_TITLE, actions: { items: open ? [change] : [] } }}
      />
    </div>
  );
}
