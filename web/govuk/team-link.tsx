import { ENQUIRIES } from "../../shared/kernel/names.ts";

/** The mail address of the competition team. */
export const TeamLink = () => <a href={`mailto:${ENQUIRIES}`}>{ENQUIRIES}</a>;
