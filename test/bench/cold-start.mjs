// Imports one bundle in a fresh process, asks it for one page, and prints the milliseconds that took.
const [bundle, withDeps] = process.argv.slice(2);
const started = performance.now();
const loaded = await import(bundle);
const handler = withDeps === "deps" ? loaded.createHandler(await doubles()) : loaded.handler;
await handler(gatewayEvent("/help"), {});
console.log(performance.now() - started);

/** The parts a static page needs, of which none goes to the network. */
async function doubles() {
  const { randomBytes } = await import("node:crypto");
  return {
    now: () => new Date().toISOString(),
    wall: () => Date.now(),
    newSecret: () => randomBytes(32).toString("base64url"),
    log: { info() {}, warn() {}, error() {} },
    settings: {
      publicOrigin: "http://localhost",
      assets: { css: "", js: "", icon: "" },
      movableClock: false,
    },
  };
}

function gatewayEvent(rawPath) {
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString: "",
    headers: { host: "localhost" },
    requestContext: {
      http: { method: "GET", path: rawPath, sourceIp: "127.0.0.1" },
      requestId: "1",
      timeEpoch: Date.now(),
      domainName: "localhost",
    },
    isBase64Encoded: false,
  };
}
