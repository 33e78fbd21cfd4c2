import { describe, expect, it, onTestFinished, vi } from "vitest";
import { get, key, n, put, s } from "./requests.ts";
import { aStore } from "./stores.ts";

const start = Date.UTC(2014, 4, 8);
const seconds = (time: number) => Math.floor(time / 1000);

describe("time to live", () => {
  it("deletes an item once its second has passed, and tells the feed", async () => {
    let time = start;
    const { dynamo, client } = await aStore({ now: () => time });
    await put(client, { ...key("session"), ttl: n(seconds(start) + 60) });
    await put(client, key("lasting"));
    time = start + 60_000;
    expect(await dynamo.expireItems()).toBe(0);
    time += 1;
    expect(await get(client, key("session"))).toBeDefined();
    expect(await dynamo.expireItems()).toBe(1);
    expect(await get(client, key("session"))).toBeUndefined();
    expect(await get(client, key("lasting"))).toBeDefined();
    expect((await dynamo.readChanges(0, 10)).at(-1)).toMatchObject({ eventName: "REMOVE", pk: "session" });
  });

  it("leaves alone an item renewed in time, a text, and a time more than five years past", async () => {
    let time = start;
    const { dynamo, client } = await aStore({ now: () => time });
    await put(client, { ...key("renewed"), ttl: n(seconds(start) + 60) });
    await put(client, { ...key("renewed"), ttl: n(seconds(start) + 600) });
    await put(client, { ...key("text"), ttl: s(String(seconds(start))) });
    await put(client, { ...key("zero"), ttl: n(0) });
    time = start + 120_000;
    expect(await dynamo.expireItems()).toBe(0);
  });

  it("is looked after once a minute without being asked", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    let time = start;
    const { client } = await aStore({ now: () => time });
    await put(client, { ...key("session"), ttl: n(seconds(start)) });
    time = start + 1000;
    vi.advanceTimersByTime(60_000);
    await expect.poll(() => get(client, key("session"))).toBeUndefined();
  });
});
