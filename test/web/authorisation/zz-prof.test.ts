import {it} from "vitest";
import { Session } from "node:inspector/promises";
import { writeFileSync } from "node:fs";
import { aWorld } from "./world.ts";
import { APPS } from "./doors.ts";
import { DOOR_ROWS } from "./matrix.ts";
import { PRINCIPALS } from "./principals.ts";
import { violationsOf } from "./judge.ts";
it("p", async()=>{ const s=new Session(); s.connect(); await s.post("Profiler.enable"); await s.post("Profiler.start");
 const w=await aWorld(); await w.moveTo("open"); 
 for (const [d,r] of DOOR_ROWS) { await violationsOf(w, APPS[d](w.deps), r, PRINCIPALS); }
 const {profile}=await s.post("Profiler.stop"); writeFileSync("/tmp/p.cpuprofile", JSON.stringify(profile));
}, 100000);
