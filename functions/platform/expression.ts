/** What must hold of an item for a write to it to happen. */
export type Condition =
  | "absent"
  | "present"
  /** Attributes that must have these values; `undefined` for one that must not be there. */
  | { readonly matching: Readonly<Record<string, string | number | boolean | undefined>> }
  /** The number at each of these paths is that one; 0 says that there is none yet. */
  | { readonly standsAt: readonly { readonly path: readonly string[]; readonly value: number }[] }
  /** There is no item, or one whose attribute has this value already. */
  | { readonly freeOr: { readonly name: string; readonly value: string } }
  /** A window's gate: open at this instant and not shut; where it is said, closing then. */
  | { readonly gateOpenAt: string; readonly closesAt?: string };

/** The condition of writing a version of a row: the one before it is stored, or none before the first. */
export const follows = (version: number, name = "version"): Condition =>
  version === 1 ? "absent" : { matching: { [name]: version - 1 } };

type Expression = {
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
};

/** A condition in DynamoDB's language. Names and values always go through placeholders. */
export function conditionOf(condition: Condition | undefined): Expression {
  if (condition === undefined) return {};
  if (condition === "absent") return { ConditionExpression: "attribute_not_exists(pk)" };
  if (condition === "present") return { ConditionExpression: "attribute_exists(pk)" };
  if ("gateOpenAt" in condition)
    return {
      ConditionExpression:
        "opensAt <= :at AND :at < closesAt AND attribute_not_exists(shutAt)" +
        (condition.closesAt === undefined ? "" : " AND closesAt = :closes"),
      ExpressionAttributeValues: {
        ":at": condition.gateOpenAt,
        ...(condition.closesAt === undefined ? {} : { ":closes": condition.closesAt }),
      },
    };
  if ("freeOr" in condition)
    return {
      ConditionExpression: "attribute_not_exists(pk) OR #c0 = :c0",
      ExpressionAttributeNames: { "#c0": condition.freeOr.name },
      ExpressionAttributeValues: { ":c0": condition.freeOr.value },
    };
  return holding(
    "standsAt" in condition
      ? condition.standsAt.map(({ path, value }) => ({ path, value: value === 0 ? undefined : value }))
      : Object.entries(condition.matching).map(([name, value]) => ({ path: [name], value })),
  );
}

/** What must stand at each of these places; nothing where no value is said. */
function holding(
  places: readonly { readonly path: readonly string[]; readonly value: unknown }[],
): Expression {
  const named = places.map(({ path, value }, of) => ({
    value,
    names: path.map((name, index) => [`#c${of}_${index}`, name] as const),
    holds: `:c${of}`,
  }));
  const values = named.flatMap(({ value, holds }) => (value === undefined ? [] : [[holds, value] as const]));
  return {
    ConditionExpression: named
      .map(({ value, names, holds }) => {
        const place = names.map(([name]) => name).join(".");
        return value === undefined ? `attribute_not_exists(${place})` : `${place} = ${holds}`;
      })
      .join(" AND "),
    ExpressionAttributeNames: Object.fromEntries(named.flatMap(({ names }) => names)),
    ...(values.length > 0 ? { ExpressionAttributeValues: Object.fromEntries(values) } : {}),
  };
}

type Update = {
  readonly set: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  readonly add?: Readonly<Record<string, number>>;
  readonly if?: Condition;
};

/** An update of some attributes, with its condition, in DynamoDB's language. */
export function updateOf({ set, remove = [], add = {}, if: onlyIf }: Update) {
  const changes = Object.entries(set).filter(([, value]) => value !== undefined);
  const setting = changes.map((_, index) => `#s${index} = :s${index}`).join(", ");
  const removing = remove.map((_, index) => `#r${index}`).join(", ");
  const added = Object.entries(add);
  const adding = added.map((_, index) => `#a${index} :a${index}`).join(", ");
  const condition = conditionOf(onlyIf);
  const values = {
    ...condition.ExpressionAttributeValues,
    ...Object.fromEntries(changes.map(([, value], index) => [`:s${index}`, value])),
    ...Object.fromEntries(added.map(([, value], index) => [`:a${index}`, value])),
  };
  return {
    ...condition,
    UpdateExpression: [
      setting && `SET ${setting}`,
      removing && `REMOVE ${removing}`,
      adding && `ADD ${adding}`,
    ]
      .filter(Boolean)
      .join(" "),
    ExpressionAttributeNames: {
      ...condition.ExpressionAttributeNames,
      ...Object.fromEntries(changes.map(([name], index) => [`#s${index}`, name])),
      ...Object.fromEntries(remove.map((name, index) => [`#r${index}`, name])),
      ...Object.fromEntries(added.map(([name], index) => [`#a${index}`, name])),
    },
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  };
}
