/**
 * The few globals that sst.config.ts uses. SST's own declarations come with the engine that its command downloads,
 * not with the npm package; these let the configuration be checked without it. Shapes of sst 4.17.
 */

interface SstOutput<Value> {
  apply<Next>(then: (value: Value) => Next): SstOutput<Next>;
}
type SstInput<Value> = Value | SstOutput<Value>;

interface SstConfiguration {
  app(input: { readonly stage: string }): {
    name: string;
    home: "aws";
    removal?: "remove" | "retain" | "retain-all";
    protect?: boolean;
    providers?: Record<string, string | { region?: string; version?: string }>;
  };
  run(): Promise<Readonly<Record<string, SstInput<string> | undefined>>>;
}

declare const $config: (configuration: SstConfiguration) => SstConfiguration;
declare const $app: { readonly name: string; readonly stage: string };
declare const $dev: boolean;

declare const command: {
  readonly local: {
    readonly Command: new (
      name: string,
      run: {
        create: string;
        dir?: string;
        environment?: Record<string, SstInput<string>>;
        triggers?: readonly SstInput<string>[];
      },
    ) => { readonly stdout: SstOutput<string> };
  };
};

declare const aws: {
  readonly cloudformation: {
    readonly getStackOutput: (
      stack: { name: string },
      options: { dependsOn: unknown },
    ) => { readonly outputs: SstOutput<Readonly<Record<string, string>>> };
  };
};

declare const sst: {
  readonly Secret: new (name: string) => { readonly value: SstOutput<string> };
  readonly Linkable: new (
    name: string,
    link: { properties: Record<string, SstInput<string>>; include?: readonly unknown[] },
  ) => object;
  readonly aws: {
    readonly permission: (allow: { actions: string[]; resources: SstInput<string>[] }) => unknown;
  };
  readonly x: {
    readonly DevCommand: new (
      name: string,
      run: { dev: { command: string; directory?: string; autostart?: boolean } },
    ) => object;
  };
};
