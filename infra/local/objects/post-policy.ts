import * as z from "zod";
import { S3Error } from "./s3-error.ts";
import { type Credentials, sameText, signatureOf } from "./signature.ts";

/** What a signed policy allows a browser's form to store. */
const PostPolicy = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.literal("content-length-range"), z.number(), z.number()]),
      z.tuple([z.enum(["eq", "starts-with"]), z.string().startsWith("$"), z.string()]),
      z.record(z.string(), z.string()),
    ]),
  ),
});

export type SizeLimits = { min: number; max: number };

/** Fields that need no condition: they are the signature itself. */
const FREE_FIELDS = new Set(["policy", "x-amz-signature", "bucket"]);

/**
 * Decides whether a form may be stored: its policy is signed with our key, has not expired, and has a condition that
 * fits every field. Returns the sizes that the file may have, in bytes. `fields` have lower-case names.
 */
export function verifyPostPolicy(
  fields: ReadonlyMap<string, string>,
  credentials: Credentials,
  now: number,
): SizeLimits {
  const encoded = fields.get("policy") ?? "";
  const [accessKeyId, day = "", region = ""] = (fields.get("x-amz-credential") ?? "").split("/");
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error(403, "InvalidAccessKeyId");
  const signature = signatureOf(credentials.secretAccessKey, day, region, encoded);
  if (!sameText(signature, fields.get("x-amz-signature") ?? ""))
    throw new S3Error(403, "SignatureDoesNotMatch");

  const { expiration, conditions } = readPolicy(encoded);
  if (Date.parse(expiration) < now) throw denied("Policy expired.");

  const named = new Set<string>();
  const size: SizeLimits = { min: 0, max: Number.MAX_SAFE_INTEGER };
  for (const condition of conditions.flatMap(asTriples)) {
    if (condition[0] === "content-length-range") {
      size.min = Math.max(size.min, condition[1]);
      size.max = Math.min(size.max, condition[2]);
      continue;
    }
    const [operator, field, wanted] = condition;
    const name = field.slice(1).toLowerCase();
    const value = fields.get(name);
    const fits = operator === "eq" ? value === wanted : (value ?? "").startsWith(wanted);
    if (!fits) throw denied(`Policy Condition failed: ["${operator}", "$${name}", "${wanted}"]`);
    named.add(name);
  }
  for (const name of fields.keys())
    if (!named.has(name) && !FREE_FIELDS.has(name) && !name.startsWith("x-ignore-"))
      throw denied(`Extra input fields: ${name}`);
  return size;
}

type Condition = z.infer<typeof PostPolicy>["conditions"][number];
type Triple = ["content-length-range", number, number] | ["eq" | "starts-with", string, string];

function asTriples(condition: Condition): Triple[] {
  if (Array.isArray(condition)) return [condition];
  return Object.entries(condition).map(([name, value]) => ["eq", `$${name}`, value]);
}

function readPolicy(encoded: string): z.infer<typeof PostPolicy> {
  try {
    return PostPolicy.parse(JSON.parse(Buffer.from(encoded, "base64").toString()));
  } catch {
    throw new S3Error(400, "InvalidPolicyDocument", "The policy cannot be read.");
  }
}

function denied(why: string): S3Error {
  return new S3Error(403, "AccessDenied", `Invalid according to Policy: ${why}`);
}
