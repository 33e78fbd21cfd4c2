import type { Notifier } from "./mail.ts";

/** Mail through Amazon SES. The client is made at first use: only the notify worker sends any. */
export const sesNotifier = (from: string): Notifier => ({
  async send({ to, subject, text }) {
    const { SendEmailCommand, SESv2Client } = await import("@aws-sdk/client-sesv2");
    const Simple = { Subject: { Data: subject }, Body: { Text: { Data: text } } };
    await new SESv2Client({}).send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [to] },
        Content: { Simple },
      }),
    );
  },
});
