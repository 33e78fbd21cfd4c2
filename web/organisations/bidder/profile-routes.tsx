import { maySubmit } from "../../../shared/kernel/actor.ts";
import { Hono } from "hono";
import { EditOrganisation } from "../../../shared/organisations/schema.ts";
import { organisationRefusalInWords } from "../../../shared/organisations/words.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { editOrganisation } from "../../../functions/organisations/profile-operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { statusOf } from "../../../functions/platform/refusal-status.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ForbiddenPage } from "../../govuk/problem-pages.tsx";
import { ChangedMeanwhilePage } from "./changed-meanwhile-page.tsx";
import { typedValues, type Values } from "../controls.ts";
import { OWN, PartPage } from "./edit-page.tsx";
import { PART_NAMES, type PartName, PARTS } from "./profile-parts.ts";

const PART = "/organisation/edit/:part{details|numbers|address|contacts}";

/** The parts of the own organisation's profile, each on a page on which a submitter changes it. */
export const profileRoutes = new Hono<PortalEnv>()
  .get(PART, async (c) => {
    const part = partOf(c.req.param("part"));
    const organisation = await ownOrganisation(c);
    if (part === undefined || organisation === undefined) return c.notFound();
    return partPage(c, part, PARTS[part].valuesOf(organisation), { seenVersion: organisation.version });
  })
  .post(PART, async (c) => {
    const part = partOf(c.req.param("part"));
    if (part === undefined) return c.notFound();
    const { labels, changesOf, valuesOf } = PARTS[part];
    const typed = await readForm(c);
    const values = typedValues(typed, labels);
    const seenVersion = typed.text("seenVersion");
    const { command, fields } = changesOf(values);
    const [first = ""] = Object.keys(labels);
    const parsed = EditOrganisation.safeParse({ ...command, seenVersion });
    if (!parsed.success) {
      const errors = fieldErrors(parsed.error, { seenVersion: first, ...fields });
      return partPage(c, part, values, { seenVersion, errors });
    }
    const done = await editOrganisation(c.get("deps"), actorOf(c, "bidder"), parsed.data, typed.requestKey);
    if (done.ok) {
      setFlash(c, "profile-saved");
      return c.redirect(OWN.href, 303);
    }
    const { code } = done.error;
    const current = code === "changed-meanwhile" ? await ownOrganisation(c) : undefined;
    if (current !== undefined) {
      const page = { frame: frameOf(c), back: OWN, action: `${OWN.href}/edit/${part}`, labels };
      const hidden = { requestKey: newRequestKey(c), seenVersion: current.version };
      return c.html(
        <ChangedMeanwhilePage {...page} theirs={valuesOf(current)} mine={values} hidden={hidden} />,
        422,
      );
    }
    const errors = [{ field: FIELD_OF[code] ?? first, text: organisationRefusalInWords(done.error) }];
    return partPage(c, part, values, { seenVersion, errors, status: statusOf(code) });
  });

/** The control at which a refusal is shown, where it is about one. */
const FIELD_OF: Readonly<Record<string, string>> = { "probation-trust-cannot-bid": "kind" };

const partOf = (name: string): PartName | undefined => PART_NAMES.find((one) => one === name);

const ownOrganisation = (c: PortalContext) =>
  loadOrganisation(c.get("deps").table, actorOf(c, "bidder").organisationId);

function partPage(
  c: PortalContext,
  part: PartName,
  values: Values,
  shown: {
    seenVersion: number | string;
    errors?: readonly FieldError[];
    status?: ReturnType<typeof statusOf>;
  },
) {
  if (!maySubmit(actorOf(c, "bidder"))) return c.html(<ForbiddenPage frame={frameOf(c)} />, 403);
  const { seenVersion, errors = [], status = 422 } = shown;
  const hidden = { requestKey: newRequestKey(c), seenVersion };
  const page = <PartPage frame={frameOf(c)} part={part} values={values} hidden={hidden} errors={errors} />;
  return c.html(page, errors.length > 0 ? status : 200);
}
