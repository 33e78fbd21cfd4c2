import { compare } from "dynalite/db/index.js";
import { type AttributeValue, isPlainItem, itemBytes, largestItem } from "./item.ts";

/**
 * What is the same in every request that one place of a program makes: all but its items and values. Of a plain value
 * dynalite's checks and parsers see no more than the type; so a form that has passed once is not checked and parsed again.
 */
type Form = { readonly text: string; readonly parts: Parts };

/** What of a request is its own: items, and the values of its expressions. */
type Own = {
  Item?: unknown;
  Key?: unknown;
  ExclusiveStartKey?: unknown;
  ExpressionAttributeValues?: unknown;
};
/** The same one by one, by name. */
type Parts = Readonly<Record<string, unknown>>;

const partsOf = ({ Item, Key, ExclusiveStartKey, ExpressionAttributeValues }: Own): Parts => ({
  Item,
  Key,
  ExclusiveStartKey,
  ...(isPlainItem(ExpressionAttributeValues) ? ExpressionAttributeValues : {}),
});

/** Where a value names a type. */
const namesType = /attribute_type/i;
/** Where a value is compared with another: how many each is greater than is then a part of the form. */
const comparesValues = /between/i;
const order = (values: readonly AttributeValue[]): readonly number[] =>
  values.map((one) => values.filter((other) => compare("GT", one, [other])).length);
const mostForms = 1_000;

/** The form of a request; undefined when an item or a value is not plain, or others than texts are compared. */
function formOf(body: Own): Form | undefined {
  const { Item, Key, ExclusiveStartKey, ExpressionAttributeValues: values, ...rest } = body;
  const items = [Item, Key, ExclusiveStartKey];
  const plain = items.every(
    (item) => item === undefined || (isPlainItem(item) && itemBytes(item) <= largestItem),
  );
  if (!plain || !(values === undefined || isPlainItem(values))) return undefined;
  const types = values && Object.entries(values).map(([name, value]) => [name, ...Object.keys(value)]);
  const text = JSON.stringify([rest, types, items.map((item) => item !== undefined)]);
  if (values === undefined || !comparesValues.test(text)) return { text, parts: partsOf(body) };
  const compared = Object.values(values);
  if (compared.some(({ S }) => S === undefined)) return undefined;
  return { text: `${text} ${order(compared).join(" ")}`, parts: partsOf(body) };
}

/** A check that remembers the forms which passed, and fills them with a request's own items and values. */
export function rememberingForms<Body extends Own, Request extends Own>(check: (body: Body) => Request) {
  const passed = new Map<string, ReturnType<typeof emptied<Request>>>();

  return (body: Body): Request => {
    const form = formOf(body);
    const known = form && passed.get(form.text);
    if (known) return filled(known.template, known.places, form.parts);
    const request = check(body);
    if (passed.size >= mostForms) passed.clear();
    if (form && !namesType.test(form.text)) passed.set(form.text, emptied(request));
    return request;
  };
}

/** A copy of a checked request with a mark in the place of each item and value. */
function emptied<Request extends Own>(request: Request) {
  const parts = Object.entries(partsOf(request));
  const marks = Object.fromEntries(parts.map(([name]) => [name, { name }]));
  const template = filled(request, new Map(parts.map(([name, part]) => [part, name])), marks);
  return { template, places: new Map<unknown, string>(parts.map(([name]) => [marks[name], name])) };
}

/** Copies a request, or a part of it, with these parts where the places are. */
function filled<T>(node: T, places: ReadonlyMap<unknown, string>, parts: Parts): T;
function filled(node: unknown, places: ReadonlyMap<unknown, string>, parts: Parts): unknown {
  if (typeof node !== "object" || node === null) return node;
  const name = places.get(node);
  if (name !== undefined) return parts[name];
  if (Array.isArray(node)) return node.map((member: unknown) => filled(member, places, parts));
  const copy: Record<string, unknown> = { __proto__: null };
  for (const [member, value] of Object.entries(node)) copy[member] = filled(value, places, parts);
  return copy;
}
