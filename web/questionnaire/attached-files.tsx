/** A file that was given in answer to a question, as far as a page shows it. */
export type AttachedFile = {
  /** Made safe to show when it was uploaded. */
  readonly name: string;
  /** Where it can be read, if the reader may. */
  readonly href?: string | undefined;
  /** What is to be said of it: its size, or that it is still being checked. */
  readonly note?: string | undefined;
};

/** Files by name, each with what is to be said of it. */
export function FileNames({ files }: { files: readonly AttachedFile[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {files.map(({ name, href, note }) => (
        <li class="app-typed">
          {href === undefined ? name : <a href={href}>{name}</a>}
          {note && ` (${note})`}
        </li>
      ))}
    </ul>
  );
}
