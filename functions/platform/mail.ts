/** One mail; `key` names the reason for it, so that sending it again can be recognised. No bid content, ever. */
export type Mail = {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: string;
};

/** How mail leaves the portal: files on one machine, Amazon SES in AWS. Throws when the mail was not taken. */
export type Notifier = { send(mail: Mail): Promise<void> };

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
