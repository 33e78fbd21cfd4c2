import { listen, LOOPBACK } from "../../infra/local/front/listen.ts";
import { identityMount } from "../../infra/local/identity/identity.ts";

/** The identity provider alone on a port of its own: an issuer on another origin than the portal's. */
export async function anIssuer(
  options: Omit<Parameters<typeof identityMount>[0], "issuer">,
): Promise<{ issuer: string; close: () => Promise<void> }> {
  let mount: ReturnType<typeof identityMount> | undefined;
  const listening = await listen(LOOPBACK, 0, {}, (req, res) => void mount?.handle(req, res));
  const issuer = `http://localhost:${listening.port}`;
  mount = identityMount({ issuer, ...options });
  return { issuer, close: () => listening.close() };
}
