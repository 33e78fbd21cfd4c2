import { cleanedLine } from "../kernel/cleaned.ts";

/** Characters of a name, at most: what every file system takes, with room for what browsers add. */
const LONGEST_NAME = 120;
const LONGEST_EXTENSION = 10;
/** Without a name of its own a file is called so. */
const NAMELESS = "file";

/**
 * The name of a file as it may be shown, stored and sent on, whatever was sent as its name: composed (NFC), in one
 * line, without control, invisible or text-turning characters but joiners between letters, without a path and without what a file system or a
 * header could take for something else. A long name loses its middle and keeps its extension.
 */
export function safeFileName(sent: string): string {
  const name = cleanedLine(sent.split(/[/\\]/).at(-1) ?? "")
    .replace(/(?![\u200c\u200d])[\p{C}\p{Default_Ignorable_Code_Point}\ufffd]/gu, "")
    .normalize("NFC")
    .replace(/ +/g, " ")
    .replace(/[<>:"|?*]/g, "-")
    .replace(/^[ .]+|[ .]+$/g, "");
  const { stem, extension } = partsOf(name);
  const kept = Array.from(stem)
    .slice(0, LONGEST_NAME - extension.length)
    .join("")
    .trim();
  return `${kept === "" ? NAMELESS : kept}${extension}`;
}

/** What follows the last dot of a name, in lower case; empty when there is none. */
export const extensionOf = (name: string): string => partsOf(name).extension.slice(1).toLowerCase();

function partsOf(name: string): { stem: string; extension: string } {
  const extension = new RegExp(`\\.[A-Za-z0-9]{1,${LONGEST_EXTENSION}}$`).exec(name)?.[0] ?? "";
  return { stem: name.slice(0, name.length - extension.length), extension };
}
