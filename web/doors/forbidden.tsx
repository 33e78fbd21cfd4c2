import type { PortalContext } from "../../functions/platform/request.ts";
import { ForbiddenPage } from "../govuk/problem-pages.tsx";
import { frameOf } from "./frame.tsx";

/** Answers that the person is known, and may not; `words` say why, where it is not for their role. */
export const forbidden = async (c: PortalContext, words?: string): Promise<Response> =>
  c.html(<ForbiddenPage frame={frameOf(c)} place={await c.get("place")()} words={words} />, 403);
