import { editingOrganisation } from "../../../functions/organisations/acts.ts";
import { accept } from "../../../shared/kernel/result.ts";
import type { Typed } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { ofNamed } from "../../doors/page-of.tsx";
import { KIND_OF_LEAD, typedValues } from "../controls.ts";
import { ChangedMeanwhilePage } from "./changed-meanwhile-page.tsx";
import { OWN, PartPage } from "./edit-page.tsx";
import { ownOrganisation } from "./own-for-routes.ts";
import { carriedBy, PART_NAMES, type PartName, PARTS } from "./profile-parts.ts";

/** The part of the own profile that the address names. */
const namedPart = ofNamed(ownOrganisation, (organisation, c) => {
  const part = PART_NAMES.find((one) => one === c.req.param("part"));
  return part === undefined ? c.notFound() : { part, organisation };
});

const changesIn = (typed: Typed, part: PartName) =>
  PARTS[part].changesOf({ ...typedValues(typed, PARTS[part].labels), ...carriedBy(part, typed) });

/** The parts of the own organisation's profile, each on a page on which a submitter changes it. */
export const profileRoutes = formOf(editingOrganisation, {
  path: "/organisation/edit/:part{details|numbers|address|contacts}",
  facts: namedPart,
  seen: ({ organisation }) => organisation.version,
  start: ({ part, organisation }) => PARTS[part].valuesOf(organisation),
  read: (typed, { part }) => accept(changesIn(typed, part).command),
  controls: (typed, { part }) => ({ ...KIND_OF_LEAD, ...changesIn(typed, part).fields }),
  page: ({ part, organisation }, filled) => {
    if (filled.refused !== "changed-meanwhile")
      return <PartPage {...filled} part={part} organisation={organisation} />;
    const { labels, valuesOf } = PARTS[part];
    const [hidden, theirs] = [carriedBy(part, filled.typed), valuesOf(organisation)];
    return <ChangedMeanwhilePage {...filled} back={OWN} labels={labels} theirs={theirs} hidden={hidden} />;
  },
  flash: "profile-saved",
  to: () => OWN.href,
});
