/** Prints a bearer token of the local portal's API for a person: `npm run --silent token -- submit@capita.example`. */
const [mail = ""] = process.argv.slice(2);
const origin = `http://localhost:${process.env["PORT"] ?? "3000"}`;

try {
  const answer = await fetch(`${origin}/local/token`, {
    method: "POST",
    body: new URLSearchParams({ mail }),
  });
  const text = (await answer.text()).trim();
  if (answer.ok) process.stdout.write(`${text}\n`);
  else {
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
} catch {
  process.stderr.write(`No portal answers at ${origin}: start it with npm start, or set PORT.\n`);
  process.exitCode = 1;
}
