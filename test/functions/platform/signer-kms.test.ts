import { DescribeKeyCommand, GetPublicKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { mockClient } from "aws-sdk-client-mock";
import { generateKeyPairSync, sign } from "node:crypto";
import { afterAll, beforeEach, expect, it } from "vitest";
import { toBase64url } from "../../../shared/kernel/base64url.ts";
import { messageOf } from "../../../shared/kernel/receipt.ts";
import { allHolds, verifyReceipt } from "../../../shared/kernel/receipt-verification.ts";
import { kmsSigner } from "../../../functions/platform/signer-kms.ts";
import { aStatement, given, HANDED_IN } from "../../builders/receipt.ts";

const pair = generateKeyPairSync("ed25519");
const service = mockClient(KMSClient);
afterAll(() => service.restore());
const signer = kmsSigner(async () => new KMSClient({ region: "eu-west-2" }), ["now", "before"]);

beforeEach(() => {
  service.reset();
  service.on(SignCommand).callsFake(({ Message }: { Message: Uint8Array }) => ({
    Signature: sign(null, Message, pair.privateKey),
  }));
  service
    .on(GetPublicKeyCommand)
    .resolves({ PublicKey: pair.publicKey.export({ format: "der", type: "spki" }) });
  service.on(DescribeKeyCommand).resolves({
    KeyMetadata: { KeyId: "now", CreationDate: new Date("2013-09-01T00:00:00Z") },
  });
});

it("signs plain Ed25519 over the message itself, with the first key", async () => {
  await signer.sign(await messageOf(aStatement()));
  expect(service.commandCalls(SignCommand).map(({ args: [{ input }] }) => input)).toEqual([
    {
      KeyId: "now",
      Message: await messageOf(aStatement()),
      MessageType: "RAW",
      SigningAlgorithm: "ED25519_SHA_512",
    },
  ]);
});

it("makes receipts that verify against the keys it publishes, the earlier ones among them", async () => {
  const statement = aStatement();
  const signature = toBase64url(await signer.sign(await messageOf(statement)));
  const keys = { keys: await signer.publishedKeys() };
  expect(keys.keys.map(({ keyId, validFrom }) => [keyId, validFrom])).toEqual([
    ["now", "2013-09-01T00:00:00.000Z"],
    ["before", "2013-09-01T00:00:00.000Z"],
  ]);
  const files = [...HANDED_IN].map(([name, bytes]) => given(name, bytes));
  const checked = await verifyReceipt({ receipt: { statement, keyId: "now", signature }, keys, files });
  expect(checked.ok && allHolds(checked.value)).toBe(true);
});

it("asks for a key once, and again after a failure", async () => {
  const fresh = kmsSigner(async () => new KMSClient({ region: "eu-west-2" }), ["now"]);
  service.on(DescribeKeyCommand).rejectsOnce(new Error("throttled"));
  await expect(fresh.publishedKeys()).rejects.toThrow("throttled");
  service.on(DescribeKeyCommand).resolves({ KeyMetadata: { KeyId: "now", CreationDate: new Date(0) } });
  await fresh.publishedKeys();
  await fresh.publishedKeys();
  expect(service.commandCalls(DescribeKeyCommand)).toHaveLength(2);
});

it("takes nothing for a signature or a key that is none", async () => {
  service.on(SignCommand).resolves({ Signature: new Uint8Array(70) });
  await expect(signer.sign(new Uint8Array(1))).rejects.toThrow("no Ed25519 signature");
  service.on(GetPublicKeyCommand).resolves({ PublicKey: new Uint8Array(91) });
  const other = kmsSigner(async () => new KMSClient({ region: "eu-west-2" }), ["now"]);
  await expect(other.publishedKeys()).rejects.toThrow("no Ed25519 key");
});
