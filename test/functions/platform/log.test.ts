import { describe, expect, it } from "vitest";
import { faultFields, jsonLog, type LogFields } from "../../../functions/platform/log.ts";

const MAIL = "ada@bidder.example";
function aLog() {
  const lines: string[] = [];
  return {
    lines,
    log: jsonLog(
      (line) => void lines.push(line),
      () => Date.UTC(2014, 4, 16, 11),
    ),
  };
}

describe("a log line", () => {
  it("is one JSON object with the wall clock's time", () => {
    const { lines, log } = aLog();
    log.info("request", { requestId: "r1", status: 200, ms: 3 });
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      { at: "2014-05-16T11:00:00.000Z", level: "info", what: "request", requestId: "r1", status: 200, ms: 3 },
    ]);
  });

  it("has allow-listed fields only: what else is handed over is dropped", () => {
    const { lines, log } = aLog();
    const careless = { requestId: "r1", mail: MAIL, lots: ["lot-20"], body: { name: "Ada" } };
    const fields: LogFields = careless;
    log.warn("refused", fields);
    expect(Object.keys(JSON.parse(lines[0] ?? "{}"))).toEqual(["at", "level", "what", "requestId"]);
    expect(lines.join()).not.toContain(MAIL);
  });

  it.each(["\r\n", "\n", "\u2028", "\u001b[31m", '","level":"info"', "\0"])(
    "stays one line, and one entry, with %j in a field",
    (trick) => {
      const { lines, log } = aLog();
      log.error("fault", { route: `/bidder${trick}{"level":"info"}` });
      expect(lines).toHaveLength(1);
      const printed = lines.join();
      for (const control of ["\r", "\n", "\0", "\u001b"]) expect(printed).not.toContain(control);
      expect(JSON.parse(printed)).toMatchObject({ level: "error", route: `/bidder${trick}{"level":"info"}` });
    },
  );
});

describe("what is logged of a fault", () => {
  it("is its name and place, not its message", () => {
    const { fault, stack } = faultFields(new RangeError(`no such person: ${MAIL}`));
    expect(fault).toBe("RangeError");
    expect(stack).toContain("log.test.ts");
    expect(stack).not.toContain(MAIL);
  });

  it("is nothing of a message of several lines, even one that looks like a place", () => {
    const { stack } = faultFields(new Error(`invalid\n  ${MAIL}\n    at ${MAIL} (form.ts:1:1)`));
    expect(stack).toContain("log.test.ts");
    expect(stack).not.toContain(MAIL);
  });

  it("is the type of what was thrown when it is no error", () =>
    expect(faultFields(MAIL)).toEqual({ fault: "string" }));
});
