import type { FileProblem } from "../../shared/files/schema.ts";
import { formulaFetches } from "./scanning-fields.ts";
import { addressIn, isElsewhere, isLocalFile } from "./scanning-links.ts";
import type { XmlLook } from "./scanning-xml.ts";

/** Elements whose address is visited by whoever clicks on them. */
const CLICKED = new Set(["a", "button", "area-rectangle", "area-circle", "area-polygon"]);

/** Where a form is sent. */
const SENT_TO = ["action", "resource"];
/** Attributes with what is computed. */
const COMPUTED = ["formula", "expression", "condition"];
/** What a cell is formatted by, whose value is computed as well. */
const FORMATTED = new Set(["condition", "color-scale-entry", "formatting-entry"]);

/** What stands in the parts of an OpenDocument: every address but of a link, scripts, other programs, passwords. */
export const OPEN_DOCUMENT: XmlLook<FileProblem> = {
  begins({ name, attributes }) {
    const href = addressIn(attributes.get("href"));
    if (/^(?:vnd\.sun\.star\.(?!package:)[a-z]+|macro|script|service|slot|\.uno):/i.test(href))
      return "has-macros";
    switch (name) {
      case "encryption-data":
        return "encrypted";
      case "script":
        return "has-macros";
      case "dde-source":
      case "dde-connection-decl":
      case "applet":
        return "active-content";
      case "event-listener":
        if ((attributes.get("macro-name") ?? "") !== "" || attributes.get("action") === "execute-macro")
          return "has-macros";
        return attributes.get("action") === "execute" ? "active-content" : undefined;
      case "template":
        return isLocalFile(href) ? undefined : "active-content";
      default: {
        const isLink = CLICKED.has(name) || href === "..";
        const fetched = ["src", ...(isLink ? [] : ["href"]), ...(name === "submission" ? SENT_TO : [])];
        const addresses = fetched.map((from) => addressIn(attributes.get(from)));
        const computed = FORMATTED.has(name) ? [...COMPUTED, "value"] : COMPUTED;
        const formulas = computed.map((from) => attributes.get(from) ?? "");
        const acts =
          addresses.some(isElsewhere) || formulas.some((one) => formulaFetches(one, "open-document"));
        return acts ? "active-content" : undefined;
      }
    }
  },
};
