import { Hono } from "hono";
import type { Child } from "hono/jsx";
import { beforeAll, describe, expect, it } from "vitest";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { invitePerson } from "../../../functions/organisations/people-operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { problem } from "../../../functions/platform/problem.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { loadReceipt } from "../../../functions/preferences/facts.ts";
import { receiptReply } from "../../../functions/preferences/replies.ts";
import { OrganisationId, SubmissionId } from "../../../shared/kernel/id.ts";
import { InvitePerson } from "../../../shared/organisations/schema.ts";
import { openDoor } from "../../../web/doors/door.tsx";
import { readForm } from "../../../web/doors/form.ts";
import { frameOf } from "../../../web/doors/frame.tsx";
import { only } from "../../../web/doors/guard.tsx";
import { Button, EnterButton } from "../../../web/govuk/button.tsx";
import { Form } from "../../../web/govuk/form.tsx";
import { Input } from "../../../web/govuk/input.tsx";
import { Page } from "../../../web/govuk/page.tsx";
import { organisationsAuthorityRoutes } from "../../../web/organisations/authority/routes.tsx";
import { OrganisationPage } from "../../../web/organisations/organisation-page.tsx";
import { APPS } from "../../builders/doors.ts";
import { violationsOf } from "./judge.ts";
import { DOOR_ROWS } from "./matrix.ts";
import { PRINCIPALS } from "./principals.ts";
import type { Row } from "./row.ts";
import { aWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
  await world.moveTo("open");
});

function rowOf(route: string): Row {
  const found = DOOR_ROWS.find(([, row]) => row.route === route);
  if (found === undefined) throw new Error(`no row for ${route}`);
  return found[1];
}

/** What the matrix finds in a door that was made wrong. */
const found = (app: Hono<PortalEnv>, route: string) => violationsOf(world, app, rowOf(route), PRINCIPALS);

/** A bidder's door with one route in it, behind its guard. */
const bidderDoor = () => openDoor(world.deps, "bidder").use("*", only("bidder"));

describe("the matrix finds", () => {
  it("the matrix finds a guard that was dropped", async () => {
    const route = "GET /authority/organisations/:organisation";
    const guarded = openDoor(world.deps, "authority").use("/authority/*", only("authority"));
    expect(await found(guarded.route("/authority", organisationsAuthorityRoutes), route)).toEqual([]);
    const dropped = openDoor(world.deps, "authority").route("/authority", organisationsAuthorityRoutes);
    const violations = await found(dropped, route);
    expect(violations).toContain(`${route}: anonymous asking for own gets 200 and not 302`);
    expect(violations).toContain(`${route}: betaSubmitter asking for own gets 200 and not 403`);
    expect(violations).toContain(`${route}: anonymous asking for own shows ${world.bidders.alpha.canary}`);
  });

  it("the matrix finds an organisation taken from the address instead of the session", async () => {
    const route = "GET /bidder/organisation";
    const page = (of: (c: PortalContext) => OrganisationId) =>
      bidderDoor().get("/bidder/organisation", async (c) => {
        const organisation = await loadOrganisation(world.deps.table, of(c));
        if (organisation === undefined) return c.notFound();
        return c.html(<OrganisationPage frame={frameOf(c)} organisation={organisation} />);
      });
    expect(
      await found(
        page((c) => actorOf(c, "bidder").organisationId),
        route,
      ),
    ).toEqual([]);
    const wrong = page((c) => {
      const asked = OrganisationId.safeParse(c.req.query("organisation"));
      return asked.success ? asked.data : actorOf(c, "bidder").organisationId;
    });
    expect(await found(wrong, route)).toEqual([
      `${route}: alphaSubmitter asking for own as a rival shows ${world.bidders.beta.canary}`,
    ]);
  });

  it("the matrix finds an organisation taken from a form instead of the session", async () => {
    const route = "POST /bidder/people/invite";
    const door = bidderDoor().post("/bidder/people/invite", async (c) => {
      const { text, requestKey } = await readForm(c);
      const asked = OrganisationId.safeParse(text("organisationId"));
      const own = actorOf(c, "bidder");
      const actor = asked.success ? world.bidders.beta.submitter : own;
      if (own.role !== "submitter")
        return problem(c, {
          status: 403,
          code: "not-for-your-role",
          detail: "Your role does not allow this",
        });
      const command = InvitePerson.parse({ mail: text("mail"), name: text("name"), role: text("role") });
      await invitePerson(world.deps, actor, command, requestKey);
      return c.redirect("/bidder/people", 303);
    });
    const violations = await found(door, route);
    const rival = world.bidders.beta.submitter.organisationId;
    expect(violations).toContain(
      `${route}: alphaSubmitter asking for own as a rival changes what is a rival's: ORG#${rival}`,
    );
    expect(violations.every((one) => one.includes("as a rival"))).toBe(true);
  });

  it("the matrix finds 403 where a rival's thing must be as if it were not there", async () => {
    const route = "GET /api/v1/bidder/competitions/:competition/receipts/:submission";
    const address = "/api/v1/bidder/competitions/:competition/receipts/:submission";
    const door = (elsewhere: (c: PortalContext) => Response | Promise<Response>) =>
      bidderDoor().get(address, async (c) => {
        const id = SubmissionId.safeParse(c.req.param("submission"));
        if (!id.success || c.req.param("competition") !== world.competitionId) return c.notFound();
        const receipt = await loadReceipt(world.deps, { ...world, ...actorOf(c, "bidder") }, id.data);
        if (receipt !== undefined) return c.json(receiptReply(receipt));
        const known = Object.values(world.receipts).some((one) => one?.submissionId === id.data);
        return known ? elsewhere(c) : c.notFound();
      });
    expect(
      await found(
        door((c) => c.notFound()),
        route,
      ),
    ).toEqual([]);
    const refuses = door((c) => problem(c, { status: 403, code: "not-for-your-role", detail: "Not yours" }));
    expect(await found(refuses, route)).toContain(
      `${route}: alphaSubmitter asking for other gets 403 and not 404`,
    );
    const says = door((c) => problem(c, { status: 404, code: "not-found", detail: "It is not yours" }));
    expect(await found(says, route)).toContain(
      `${route}: different answers for alphaSubmitter asking for other and alphaSubmitter asking for a missing submission`,
    );
  });

  it("the matrix finds a form that does not say for whom it was opened, or says that it was opened for somebody else", async () => {
    const route = "GET /bidder/organisation";
    const door = (form: Child, openedFor?: string) =>
      bidderDoor().get("/bidder/organisation", (c) => {
        const frame = frameOf(c);
        const page = (
          <Page {...frame} openedFor={openedFor ?? frame.openedFor} title="Organisation">
            {form}
          </Page>
        );
        return c.html(page);
      });
    expect(await found(door(<Form action="/bidder/x">Send</Form>), route)).toEqual([]);
    const raw = <form method="post" action="/bidder/x"></form>;
    expect(await found(door(raw), route)).toContain(
      `${route}: alphaSubmitter asking for own has a form (method="post" action="/bidder/x") opened for nobody`,
    );
    const theirs = await found(door("", "per_x org_x Somebody for Rival"), route);
    expect(theirs.every((one) => one.endsWith("opened for per_x org_x Somebody for Rival"))).toBe(true);
    expect(theirs).not.toEqual([]);
  });

  it("the matrix finds a form in which Enter does not do what the main button does", async () => {
    const route = "GET /bidder/organisation";
    const door = (...buttons: Child[]) =>
      bidderDoor().get("/bidder/organisation", (c) =>
        c.html(
          <Page {...frameOf(c)} title="Organisation">
            <Form action="/bidder/x">
              <Input name="name" label={{ text: "Name" }} />
              {buttons}
            </Form>
          </Page>,
        ),
      );
    const more = <Button text="Add another" name="next" value="add" classes="govuk-button--secondary" />;
    const main = <Button text="Save" name="next" value="save" />;
    expect(await found(door(main, more), route)).toEqual([]);
    expect(await found(door(<EnterButton name="next" value="save" />, more, main), route)).toEqual([]);
    expect(await found(door(more, main), route)).toContain(
      `${route}: alphaSubmitter asking for own has a form in which Enter presses name="next" value="add"`,
    );
  });

  it("the matrix finds anything of an unsealed submission in an answer to the authority", async () => {
    const route = "GET /api/v1/authority/proposals/:scope";
    const leaking = around("authority", (c) => c.header("x-next", world.receipts.alpha?.reference));
    expect(await found(leaking, route)).toContain(
      `${route}: lead asking for own shows ${world.receipts.alpha?.reference}`,
    );
  });

  it("the matrix finds a look that writes, a refusal that nobody writes down, and one that is written down twice", async () => {
    const route = "GET /partner/competitions/:competition";
    const key = { pk: "LIMIT#look", sk: "LOOK" };
    const writing = around("partner", () => world.deps.table.writeOne({ put: { ...key, at: "now" } }));
    expect(await found(writing, route)).toContain(
      `${route}: partnerOf20 asking for own changes the table: LIMIT#look`,
    );
    const silent = { ...world.deps, log: { ...world.deps.log, warn: () => undefined } };
    expect(await found(APPS.partner(silent), route)).toContain(
      `${route}: lead asking for own leaves 0 warnings and not 1`,
    );
    const twice = around("partner", (c) => c.res.status === 403 && world.deps.log.warn("refused"));
    expect(await found(twice, route)).toContain(`${route}: lead asking for own leaves 2 warnings and not 1`);
  });
});

/** A door as it is, but for something that happens after each of its answers. */
function around(door: "authority" | "partner", after: (c: PortalContext) => unknown): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>();
  app.use(async (c, next) => {
    await next();
    await after(c);
  });
  app.notFound((c) => problem(c, { status: 404, code: "not-found", detail: "Nothing is here" }));
  return app.route("/", APPS[door](world.deps));
}
