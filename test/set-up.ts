import { afterAll } from "vitest";
import { closeAll } from "./builders/closing.ts";

afterAll(closeAll);
