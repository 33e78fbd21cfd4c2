import { loadEveryPlace, loadPlace, loadWorths } from "../../../functions/organisations/facts.ts";
import {
  changingRole,
  invitingPerson,
  removingMember,
  revokingColleaguesToken,
  suspendingMember,
} from "../../../functions/organisations/people-acts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { maySubmit } from "../../../shared/kernel/actor.ts";
import { PersonId } from "../../../shared/kernel/id.ts";
import { instantOf, inWords } from "../../../shared/kernel/instant.ts";
import { isInvited, livingTokens } from "../../../shared/kernel/place.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { isTaken } from "../../../shared/organisations/people.ts";
import type { Place } from "../../../shared/organisations/schema.ts";
import { newRequestKey } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { type Found, ofNamed, pageOf, together } from "../../doors/page-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import { forbidden } from "../../doors/forbidden.tsx";
import {
  type ColleagueAct,
  CheckInvitingPage,
  ColleaguePage,
  InvitePage,
  PEOPLE,
  RolePage,
} from "./colleague-pages.tsx";
import { Button } from "../../govuk/button.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { PeopleTable } from "../people-table.tsx";
import type { Checking } from "../../govuk/filled.ts";
import { tokenName } from "../../../shared/people/words.ts";
import { Checked } from "../../notices/checked.tsx";
import { TokenList } from "../../people/token-list.tsx";

const toPeople = () => PEOPLE.href;

/** Everybody who has a place in the own organisation, or is invited to one. */
async function everybody(c: PortalContext) {
  const actor = actorOf(c, "bidder");
  const places = await loadEveryPlace(c.get("deps").table, actor.organisationId);
  return { actor, places: places.filter(isTaken) };
}

/** The place of the colleague whom the address names, for a submitter, who changes nothing of their own. */
async function namedColleague(c: PortalContext): Promise<Place | Response> {
  const actor = actorOf(c, "bidder");
  const person = addressed(c, "person", PersonId);
  const place = person && (await loadPlace(c.get("deps").table, actor.organisationId, person));
  if (place === undefined || !isTaken(place)) return c.notFound();
  if (maySubmit(actor) && place.personId !== actor.personId) return place;
  return forbidden(c);
}

/** What is about to be done to the colleague; nobody is suspended before they have accepted. */
const namedChange = (act?: ColleagueAct) =>
  ofNamed(namedColleague, (place, c) => {
    if (act === undefined && isInvited(place)) return c.notFound();
    const asked = c.req.param("change") === "suspend" ? "suspend" : "restore";
    return { place, act: act ?? asked, organisation: actorOf(c, "bidder").organisationName } as const;
  });

const namedTokens = ofNamed(namedColleague, async (place, c) => {
  const { table, wall } = c.get("deps");
  const worths = await loadWorths(table, place.organisationId, [place.personId]);
  return { place, tokens: livingTokens(worths.get(place.personId), instantOf(wall())) };
});

type Tokens = Found<typeof namedTokens>;
const tokensPage = (c: PortalContext, facts: Tokens, errors: readonly FieldError[]) => (
  <ColleaguesTokensPage frame={frameOf(c)} {...facts} requestKey={newRequestKey(c)} errors={errors} />
);

/** The people of a bidder, below /bidder: everybody reads, a submitter changes. */
export const peopleRoutes = together(
  pageOf("/people", everybody, (page, c) => <ColleaguesPage frame={frameOf(c)} {...page} />),
  formOf(invitingPerson, {
    path: "/people/invite",
    facts: async () => ({}),
    page: (_facts, filled) => <InvitePage {...filled} />,
    check: (_facts, checking) => <CheckInvitingPage {...checking} />,
    flash: "person-invited",
    to: toPeople,
  }),
  formOf(changingRole, {
    path: "/people/:person/role",
    facts: namedColleague,
    start: ({ role }) => ({ role }),
    page: (place, filled) => <RolePage {...filled} place={place} />,
    flash: "person-has-role",
    to: toPeople,
  }),
  formOf(suspendingMember, {
    path: "/people/:person/:change{suspend|restore}",
    facts: namedChange(),
    read: (_typed, { act }) => accept({ suspend: act === "suspend" }),
    page: (facts, filled) => <ColleaguePage {...filled} {...facts} />,
    flash: ({ act }) => (act === "suspend" ? "person-suspended" : "person-restored"),
    to: toPeople,
  }),
  pageOf("/people/:person/tokens", namedTokens, (facts, c) => tokensPage(c, facts, [])),
  formOf(revokingColleaguesToken, {
    path: "/people/:person/tokens/:token/revoke",
    pagePath: false,
    facts: namedTokens,
    check: (facts, checking, c) => (
      <CheckRevokingPage {...checking} {...facts} tokenId={c.req.param("token") ?? ""} />
    ),
    page: (facts, { errors }, c) => tokensPage(c, facts, errors),
    flash: "token-revoked",
    to: ({ place }) => `${PEOPLE.href}/${place.personId}/tokens`,
  }),
  formOf(removingMember, {
    path: "/people/:person/remove",
    facts: namedChange("remove"),
    gone: () => ({ asked: {}, to: PEOPLE.href }),
    page: (facts, filled) => <ColleaguePage {...filled} {...facts} />,
    flash: ({ place }) => (isInvited(place) ? "invitation-taken-back" : "person-removed"),
    to: toPeople,
  }),
);

/** Who acts for a bidder; for a submitter with the ways to change it. */
function ColleaguesPage({ frame, places, actor }: { frame: Frame } & Awaited<ReturnType<typeof everybody>>) {
  const title = `People of ${actor.organisationName}`;
  const manages = actor.role === "submitter";
  return (
    <HeadedPage frame={frame} title={title} width="full">
      {manages ? (
        <Button text="Invite a colleague" href="/bidder/people/invite" />
      ) : (
        <p>Ask a submitter to invite somebody or to change a role.</p>
      )}
      <PeopleTable
        places={places}
        caption={title}
        ways={manages ? (place) => <Ways place={place} own={place.personId === actor.personId} /> : undefined}
      />
      <p>
        See also <a href="/bidder/organisation">how your organisation is registered</a>.
      </p>
    </HeadedPage>
  );
}

function Ways({ place, own }: { place: Place; own: boolean }) {
  if (own) return <>You</>;
  const suspended = place.suspendedAt !== undefined;
  const ways = [
    { to: "role", text: "Change role" },
    ...(isInvited(place)
      ? [{ to: "remove", text: "Take invitation back" }]
      : [
          suspended ? { to: "restore", text: "Let back" } : { to: "suspend", text: "Suspend" },
          { to: "tokens", text: "Tokens" },
          { to: "remove", text: "Remove" },
        ]),
  ];
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {ways.map(({ to, text }) => (
        <li>
          <a href={`/bidder/people/${place.personId}/${to}`} aria-label={`${text}: ${place.name}`}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

type ColleaguesTokensPageProps = Tokens & {
  frame: Frame;
  requestKey: string;
  errors: readonly FieldError[];
};

/** The tokens for the API that a colleague has for the organisation: a submitter can revoke each. */
function ColleaguesTokensPage({ frame, place, tokens, ...page }: ColleaguesTokensPageProps) {
  return (
    <HeadedPage frame={frame} title={`Tokens of ${place.name}`} back={PEOPLE} errors={page.errors}>
      <p>
        With a token a program does what {place.name} may do for your organisation. It ends after 12 hours, at
        once when the place changes, and when it is revoked.
      </p>
      {tokens.length === 0 && <p>There are no tokens now.</p>}
      <TokenList tokens={tokens} path={`/bidder/people/${place.personId}/tokens`} {...page} />
    </HeadedPage>
  );
}

/** A token as it would be revoked. */
function CheckRevokingPage(props: Checking & Tokens & { tokenId: string }) {
  const { frame, place, tokens, tokenId } = props;
  const token = tokens.find((one) => one.tokenId === tokenId);
  return (
    <HeadedPage frame={frame} title="Check before you revoke a token" back={PEOPLE}>
      <Checked
        {...props}
        rows={[
          ["Token", tokenName(tokenId)],
          ["Of", place.name],
          token && ["Made", inWords(token.issuedAt)],
          token && ["Ends by itself", inWords(token.endsAt)],
          ["What follows", "No program can use it from now on"],
        ]}
        button="Revoke it"
        back="Keep it"
      />
    </HeadedPage>
  );
}
