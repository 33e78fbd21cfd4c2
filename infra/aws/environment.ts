import { ENVIRONMENT, type Worker, WORKERS } from "../../shared/kernel/names.ts";
import { CALLS, type Holder } from "./fence.ts";

/** What the stack knows by the time its functions are made. */
interface Known {
  readonly tableName: string;
  readonly objectsBucket: string;
  readonly uploadsBucket: string;
  readonly publicOrigin: string;
  /** Where each static file is served, by its plain name. */
  readonly assets: Readonly<Record<string, string>>;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretName: string;
  readonly nationalLeads: string;
  readonly mailFrom: string;
  /** Ids of the keys of receipts: the first signs. */
  readonly receiptKeys: readonly string[];
  /** By name and not by reference, so that no function waits for another. */
  readonly nameOf: (holder: Holder) => string;
}

const WORKER_NAMES: Readonly<Partial<Record<Worker, string>>> = {
  seal: ENVIRONMENT.sealFunction,
  project: ENVIRONMENT.projectFunction,
  scan: ENVIRONMENT.scanFunction,
};

/** What one function is told: what all are told, who leads first if it signs people in, and whom it may ask. */
export function environment(holder: Holder, known: Known): Record<string, string> {
  const asks = WORKERS.filter((worker) => CALLS[worker].includes(holder)).flatMap((worker) => {
    const variable = WORKER_NAMES[worker];
    return variable === undefined ? [] : [[variable, `${known.nameOf(worker)}:live`] as const];
  });
  return {
    [ENVIRONMENT.table]: known.tableName,
    [ENVIRONMENT.objects]: known.objectsBucket,
    [ENVIRONMENT.uploads]: known.uploadsBucket,
    [ENVIRONMENT.publicOrigin]: known.publicOrigin,
    [ENVIRONMENT.assets]: JSON.stringify(known.assets),
    [ENVIRONMENT.issuer]: known.issuer,
    [ENVIRONMENT.clientId]: known.clientId,
    [ENVIRONMENT.clientSecretName]: known.clientSecretName,
    [ENVIRONMENT.mailFrom]: known.mailFrom,
    [ENVIRONMENT.receiptKeys]: known.receiptKeys.join(","),
    ...(holder === "signin" && { [ENVIRONMENT.nationalLeads]: known.nationalLeads }),
    ...Object.fromEntries(asks),
  };
}
