import { SeenCount } from "../../shared/kernel/typed-number.ts";
import type { Typed } from "../doors/form.ts";

/** The version that a form was shown with. One that lost it saw nothing that ever was, so that it is refused as changed. */
export const seenCount = ({ text }: Typed): number => SeenCount.safeParse(text("seenVersion")).data ?? -1;
