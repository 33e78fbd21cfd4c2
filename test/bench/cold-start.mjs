// One function as it starts: loads a bundle in this fresh process, hands it one request, and prints what that took of
// the processor, in ms of user and system.
const [bundle, lambdaEvent] = process.argv.slice(2);
const started = process.cpuUsage();
const { handler } = await import(bundle);
const loaded = process.cpuUsage(started);
const { statusCode: status } = await handler(JSON.parse(lambdaEvent), {});
const answered = process.cpuUsage(started);
const ms = ({ user, system }) => (user + system) / 1_000;
process.stdout.write(`\n${JSON.stringify({ status, loaded: ms(loaded), answered: ms(answered) })}`);
process.exit();
