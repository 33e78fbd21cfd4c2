import { SigningKey } from "../../functions/platform/signer-jwk.ts";

/** The first key pair of RFC 8032's own tests: known to everybody, and the same in every run. */
export const TEST_KEY = SigningKey.parse({
  kty: "OKP",
  crv: "Ed25519",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  kid: "test-key",
  validFrom: "2013-09-01T00:00:00.000Z",
});
