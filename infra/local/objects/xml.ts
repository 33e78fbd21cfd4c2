const NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text made safe to stand in an element. Control characters become references, as in S3's own answers. */
export function xmlText(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what has to be found
  return text.replace(/[&<>"'\u0000-\u001f]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function xmlDocument(root: string, content: string): string {
  const namespace = root === "Error" ? "" : ` xmlns="${NAMESPACE}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${namespace}>${content}</${root}>`;
}

/** The inner text of every element of this name, in order. Enough for the flat documents that S3 clients send. */
export function xmlElements(xml: string, name: string): string[] {
  const element = new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, "gs");
  return [...xml.matchAll(element)].map(([, inner]) => inner ?? "");
}

/** The decoded text of the first element of this name. */
export function xmlValue(xml: string, name: string): string | undefined {
  const [first] = xmlElements(xml, name);
  return first === undefined ? undefined : xmlDecoded(first);
}

/** The decoded texts of all elements of this name. */
export function xmlValues(xml: string, name: string): string[] {
  return xmlElements(xml, name).map(xmlDecoded);
}

function xmlDecoded(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole: string, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
