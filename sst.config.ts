/**
 * Stages, links and the development loop. CloudFormation, by way of the CDK in infra/aws, owns every resource: here a
 * deployment is one command, run when the synthesised assembly has changed, and nothing here ever deletes a stack.
 */
export default $config({
  app(input) {
    return {
      name: "competition-portal",
      home: "aws",
      removal: "retain",
      protect: input.stage === "prod",
      providers: { aws: { region: "eu-west-2" }, command: "1.0.1" },
    };
  },

  async run() {
    const { OUTPUTS, PARAMETERS, stackName } = await import("./infra/aws/stage.ts");
    const { assemblyHash } = await import("./infra/aws/assembly.ts");
    const stack = stackName($app.stage);

    if ($dev) {
      new sst.x.DevCommand("Portal", { dev: { command: "npm start", autostart: true } });
      new sst.x.DevCommand("Cloud", {
        dev: {
          command: `npx cdk watch ${stack} -c stage=${$app.stage}`,
          directory: "infra/aws",
          autostart: false,
        },
      });
      return {};
    }

    // Each stage keeps its own: npx sst secret set DomainName portal.example.gov.uk --stage prod
    const told = Object.keys(PARAMETERS).map((name) => ({ name, value: new sst.Secret(name).value }));
    const parameters = told.map(({ name }) => `--parameters ${name}="$${name}"`).join(" ");

    // What is deployed is the very assembly that was hashed. The command has no counterpart that deletes, because a
    // changed trigger replaces the command, and replacing runs that counterpart too.
    const assembly = process.env["CDK_OUTDIR"] ?? "cdk.out";
    const deployment = new command.local.Command("Deployment", {
      create: `npx cdk deploy ${stack} --app ${assembly} --require-approval never ${parameters}`,
      dir: process.cwd(),
      environment: Object.fromEntries(told.map(({ name, value }) => [name, value])),
      triggers: [assemblyHash(assembly, stack)],
    });

    const { outputs } = aws.cloudformation.getStackOutput({ name: stack }, { dependsOn: deployment });
    const output = (name: string) =>
      outputs.apply((values) => {
        const value = values[name];
        if (!value) throw new Error(`The stack ${stack} has no output ${name}`);
        return value;
      });

    // For scripts under `sst shell`: they may ask how the table is, never what is in it.
    new sst.Linkable("PortalStack", {
      properties: { url: output(OUTPUTS.url), table: output(OUTPUTS.table) },
      include: [
        sst.aws.permission({ actions: ["dynamodb:DescribeTable"], resources: [output(OUTPUTS.tableArn)] }),
      ],
    });
    return { url: output(OUTPUTS.url), edge: output(OUTPUTS.edge) };
  },
});
