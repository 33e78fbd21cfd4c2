import type { Element } from "./scanning-xml.ts";

/** Fields of a text document that fetch something or have another program do something. */
const FETCHES = new Set(
  "DDE DDEAUTO INCLUDE INCLUDEPICTURE INCLUDETEXT IMPORT LINK DATABASE RD HTMLCONTROL CONTROL".split(" "),
);
/** In formulas: functions that fetch from an address or ask another program. */
const FUNCTION = /\b(?:WEBSERVICE|IMAGE|RTD|DDE|CALL|REGISTER(?:\.ID)?|EXEC|SQL\.REQUEST|STOCKHISTORY)\s*\(/i;

/**
 * What in a formula is text, or somebody's name for a sheet or a column, and runs nothing. A sign of quotation stands for
 * itself when it is written twice; in the brackets of a table's column an apostrophe lets the next sign stand for itself.
 */
const NAMES = {
  office: /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\]/gs,
  "open-document": /"(?:[^"]|"")*"|'(?:[^']|'')*'/gs,
};
/** What is left of a formula asks another program as `program|topic!item`, or a file that is named so. */
const ASKS = { office: /[\w.)']\s*\|[^|!]*!/, "open-document": /''\s*#/ };
/** No sheet or column has such a name: it is that of a file somewhere. */
const OF_FILE = /^(?:'(?:[a-z][a-z\d+.-]*:)?[\\/]|\[(?:[a-z][a-z\d+.-]*:[\\/]|[\\/]{2}))/i;

/** Whether a formula fetches something or has another program do something. */
export function formulaFetches(formula: string, of: keyof typeof NAMES): boolean {
  let namesFile = false;
  const runs = formula.replace(NAMES[of], (name) => {
    namesFile ||= of === "office" && OF_FILE.test(name);
    return name.startsWith("[") ? "[]" : name.slice(0, 1).repeat(2);
  });
  return namesFile || FUNCTION.test(runs) || ASKS[of].test(runs);
}

const codeFetches = (code: string): boolean =>
  FETCHES.has(/^[\s"]*([^\s"\\]*)/.exec(code)?.[1]?.toUpperCase() ?? "");

/** A field that has begun: its code, and what it came to, of which a field around it may be made. */
type Field = { code: string; result: string; said: boolean };

/**
 * Follows the fields of a text document, whose code may be split over any number of runs and be made by fields within
 * it. What it is told of says whether a field that fetches has ended there.
 */
export function fieldsOf() {
  const open: Field[] = [];
  /** A code outside every field: some programs take it for one. */
  let loose = "";
  function fieldChar(kind: string | undefined): boolean {
    const field = open.at(-1);
    if (kind === "begin") {
      open.push({ code: "", result: "", said: false });
      // A name that another field makes: nobody can say which it is.
      return field !== undefined && !field.said && field.code.trim() === "";
    }
    if (field === undefined) return false;
    field.said = true;
    if (kind !== "end") return codeFetches(field.code);
    open.pop();
    const around = open.at(-1);
    if (around?.said === false) around.code += field.result;
    return codeFetches(field.code);
  }
  return {
    begins({ name, attributes }: Element): boolean {
      if (name === "fldSimple") return codeFetches(attributes.get("instr") ?? "");
      return name === "fldChar" && fieldChar(attributes.get("fldCharType"));
    },
    text(inside: string, text: string): void {
      const field = open.at(-1);
      if (inside === "instrText" || inside === "delInstrText") {
        if (field === undefined) loose += text;
        else if (!field.said) field.code += text;
      } else if (inside === "t" && field?.said === true) field.result += text;
    },
    ends(name: string): boolean {
      if (name !== "p" && name !== "document") return false;
      const unfinished = name === "document" && open.some(({ code }) => codeFetches(code));
      const fetches = codeFetches(loose) || unfinished;
      loose = "";
      return fetches;
    },
  };
}
