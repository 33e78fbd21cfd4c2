/** The few parts of govuk-frontend's script that we start; the package ships no types. */
declare module "govuk-frontend" {
  interface Component {
    new (root: HTMLElement): object;
    readonly moduleName: string;
  }

  export const Button: Component;
  export const CharacterCount: Component;
  export const Checkboxes: Component;
  export const ErrorSummary: Component;
  export const NotificationBanner: Component;
  export const Radios: Component;
  export const SkipLink: Component;

  /** Starts the component on every element that asks for it; one that fails is logged and the others still start. */
  export function createAll(component: Component): object[];
}
