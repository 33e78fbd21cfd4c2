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
