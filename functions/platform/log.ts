/** The fields a log line may have. Nothing a person typed, no name, no mail address and no bid content is among them. */
const TEXTS = [
  "requestId",
  "door",
  "method",
  /** The pattern of the route, such as `/bidder/competitions/:competition`, never the path itself. */
  "route",
  "code",
  "personId",
  "fault",
  "stack",
  "worker",
] as const;
const NUMBERS = ["status", "ms", "attempts", "count"] as const;
export type LogFields = Readonly<
  Partial<Record<(typeof TEXTS)[number], string> & Record<(typeof NUMBERS)[number], number>>
>;

export type Log = {
  info(what: string, fields?: LogFields): void;
  warn(what: string, fields?: LogFields): void;
  error(what: string, fields?: LogFields): void;
};

/** A logger that writes one line of JSON per entry and drops every field that is not on the list. */
export function jsonLog(write: (line: string) => void, wall: () => number): Log {
  const at =
    (level: string) =>
    (what: string, fields: LogFields = {}) =>
      write(
        JSON.stringify({
          at: new Date(wall()).toISOString(),
          level,
          what,
          ...Object.fromEntries([...TEXTS, ...NUMBERS].map((name) => [name, fields[name]])),
        }),
      );
  return { info: at("info"), warn: at("warn"), error: at("error") };
}

/** What a log may say of a fault: its name and where in our code, not its message, which may quote what was typed. */
export const faultFields = (error: unknown): LogFields =>
  error instanceof Error
    ? {
        fault: error.name,
        stack: framesOf(error),
      }
    : { fault: typeof error };

/** Where an error was thrown. A stack begins with the message, which may have several lines: none of them is kept. */
const framesOf = ({ stack = "", message }: Error): string =>
  stack
    .replace(message, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "))
    .slice(0, 7)
    .join(" | ");
