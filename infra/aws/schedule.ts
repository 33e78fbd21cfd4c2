import { Duration } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { Running } from "./functions.ts";

/**
 * Wakes a worker every minute. It may come late or twice: the worker asks which windows are due, and the state in
 * the table decides. So no function needs the right to make schedules or to pass a role.
 */
export function wakeEachMinute(scope: Construct, worker: Running, deadLetters: Queue): void {
  const role = new Role(scope, "ScheduleRole", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com"),
  });
  role.addToPolicy(
    new PolicyStatement({
      sid: "Wake",
      actions: ["lambda:InvokeFunction"],
      resources: [worker.live.functionArn],
    }),
  );
  role.addToPolicy(
    new PolicyStatement({
      sid: "DeadLetter",
      actions: ["sqs:SendMessage"],
      resources: [deadLetters.queueArn],
    }),
  );
  const schedule = new CfnSchedule(scope, "Schedule", {
    description: "Closes the windows that are due",
    scheduleExpression: "rate(1 minute)",
    flexibleTimeWindow: { mode: "OFF" },
    target: {
      arn: worker.live.functionArn,
      roleArn: role.roleArn,
      input: JSON.stringify({ wake: "due" }),
      deadLetterConfig: { arn: deadLetters.queueArn },
      // The next minute comes by itself; what is older than five helps nobody.
      retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: Duration.minutes(5).toSeconds() },
    },
  });
  schedule.node.addDependency(role);
}
