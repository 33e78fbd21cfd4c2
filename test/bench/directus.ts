import * as z from "zod";
import type { Client } from "./http-client.ts";

const Token = z.object({ data: z.object({ access_token: z.string() }) });
const Rows = z.object({ data: z.tuple([z.object({ id: z.number() })], z.unknown()) });

/**
 * The same three loads on a Directus that runs already, as an administrator of it (`DIRECTUS_MAIL`, `DIRECTUS_PASSWORD`): a
 * collection of its own with 500 rows, and every change accounted for, as Directus does unless told otherwise.
 */
export async function loadsOfDirectus(client: Client) {
  const { DIRECTUS_MAIL: email, DIRECTUS_PASSWORD: password } = process.env;
  const asked = async (method: string, path: string, body?: unknown, headers = {}): Promise<string> => {
    const { status, text } = await client(method, path, body, headers);
    if (status >= 300) throw new Error(`Directus ${path}: ${status} ${text.slice(0, 300)}`);
    return text;
  };
  const { data } = Token.parse(JSON.parse(await asked("POST", "/auth/login", { email, password })));
  const headers = { authorization: `Bearer ${data.access_token}` };
  const collection = `bench_${Date.now()}`;
  const items = `/items/${collection}`;
  const field = (name: string, type: string) => ({ field: name, type, schema: {}, meta: {} });
  const key = { is_primary_key: true, has_auto_increment: true };
  const fields = [
    { field: "id", type: "integer", schema: key, meta: {} },
    field("organisation", "string"),
    field("round", "string"),
    field("lots", "json"),
    field("received", "timestamp"),
  ];
  await asked("POST", "/collections", { collection, fields, schema: {}, meta: {} }, headers);
  const row = (number: number) => ({
    organisation: `org-${number % 35}`,
    round: "preferences-2",
    lots: [`lot-${1 + (number % 21)}`],
    received: new Date(1_380_000_000_000 + number * 1_000).toISOString(),
  });
  let number = 500;
  const rows = Array.from({ length: number }, (_, index) => row(index));
  const [first] = Rows.parse(JSON.parse(await asked("POST", items, rows, headers))).data;
  return {
    "read one thing": async () => void (await asked("GET", `${items}/${first.id}`, undefined, headers)),
    submit: async () => void (await asked("POST", items, row((number += 1)), headers)),
    "list 50": async () => void (await asked("GET", `${items}?limit=50&sort=-received`, undefined, headers)),
  };
}
