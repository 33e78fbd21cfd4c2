/** A number or reference that is never broken at its hyphens, on a screen or on paper. */
export const Whole = ({ text }: { text: string }) => <span class="app-whole">{text}</span>;
