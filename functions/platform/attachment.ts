/**
 * The header with which a browser saves what it is sent under this name, and never shows it (RFC 6266): the name itself
 * for whoever reads UTF-8, and a plain one for everybody else. Nothing in a name can end the header or add to it.
 */
export function attachment(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|["\\%;]/gu, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
