import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

type Entry = { payload: AdapterPayload; expiresAt: number };

/** How many things may have expired before they are swept out. */
const SWEEP_EVERY = 500;

/** Where the provider keeps codes, sessions and tokens: in this process, for as long as it lives. */
export function memoryAdapter(now: () => number): AdapterFactory {
  const entries = new Map<string, Entry>();
  let writes = 0;

  function sweep(): void {
    for (const [name, entry] of entries) if (entry.expiresAt <= now()) entries.delete(name);
  }

  function live(name: string): AdapterPayload | undefined {
    const entry = entries.get(name);
    return entry && entry.expiresAt > now() ? entry.payload : undefined;
  }

  function findWhere(kind: string, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const names = [...entries.keys()].filter((name) => name.startsWith(`${kind}:`));
    return names.map(live).find((payload) => payload !== undefined && fits(payload));
  }

  return (kind: string): Adapter => ({
    async upsert(id, payload, expiresInSeconds) {
      if (++writes % SWEEP_EVERY === 0) sweep();
      entries.set(`${kind}:${id}`, { payload, expiresAt: now() + (expiresInSeconds ?? Infinity) * 1000 });
    },
    async find(id) {
      return live(`${kind}:${id}`);
    },
    async findByUid(uid) {
      return findWhere(kind, (payload) => payload.uid === uid);
    },
    async findByUserCode(userCode) {
      return findWhere(kind, (payload) => payload.userCode === userCode);
    },
    async consume(id) {
      const payload = live(`${kind}:${id}`);
      if (payload) payload.consumed = Math.floor(now() / 1000);
    },
    async destroy(id) {
      entries.delete(`${kind}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [name, { payload }] of entries)
        if (name.startsWith(`${kind}:`) && payload.grantId === grantId) entries.delete(name);
    },
  });
}
