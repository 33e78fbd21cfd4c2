/** The few parts of govuk-frontend's script that we start; the package ships no types. */
declare module "govuk-frontend" {
  interface Component {
    new (root: HTMLElement): object;
    readonly moduleName: string;
  }

  export const Button: Component;
  export class CharacterCount {
    constructor(root: HTMLElement);
    static readonly moduleName: string;
    readonly config: { readonly countType: string };
    readonly $textarea: HTMLTextAreaElement;
    count: number;
    /** Counts what stands in the box, before what is left is said. */
    updateCount(): void;
  }
  export const Checkboxes: Component;
  export const ErrorSummary: Component;
  export const NotificationBanner: Component;
  export const Radios: Component;
  export const SkipLink: Component;

  /** Starts the component on every element that asks for it; one that fails is logged and the others still start. */
  export function createAll(component: Component): object[];
}
