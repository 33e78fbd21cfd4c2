import { randomUUID } from "node:crypto";
import { type Body, isBody } from "./checked.ts";
import { DynamoRefusal } from "./refusal.ts";

/** The part of an AWS SDK request that DynamoDB's JSON protocol uses. */
type SdkRequest = { headers: Record<string, string>; body?: unknown };
type SdkResponse = { statusCode: number; headers: Record<string, string>; body: Uint8Array };

/** An HttpHandler for AWS SDK clients that answers in the same process: no socket, no port. */
export type RequestHandler = {
  handle(request: SdkRequest): Promise<{ response: SdkResponse }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Record<string, never>;
  destroy(): void;
};

/** Refusals become status 400 with the body that the SDK turns into its exceptions; faults are thrown as they are. */
export function createRequestHandler(
  execute: (operation: string, body: Body) => Promise<Body>,
): RequestHandler {
  return {
    async handle({ headers, body }) {
      const operation = (headers["x-amz-target"] ?? "").replace(/^.*\./, "");
      try {
        const answer = await execute(operation, readBody(textOf(body)));
        return { response: respond(200, answer) };
      } catch (error) {
        if (error instanceof DynamoRefusal) return { response: respond(400, error.body) };
        throw error;
      }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
    destroy() {},
  };
}

function respond(statusCode: number, answer: object): SdkResponse {
  const headers = { "content-type": "application/x-amz-json-1.0", "x-amzn-requestid": randomUUID() };
  return { statusCode, headers, body: Buffer.from(JSON.stringify(answer)) };
}

function textOf(body: unknown): string {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  return "{}";
}

/** Throws when the text is no JSON object. */
export function readBody(json: string): Body {
  const body: unknown = JSON.parse(json);
  if (isBody(body)) return body;
  throw new Error("the request is no JSON object");
}
