import { join } from "node:path";

/** The project's folder, and the folder of what is built. */
export const top = join(import.meta.dirname, "../..");
export const dist = join(top, "dist");
