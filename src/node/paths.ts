import { join } from "node:path";

/** The project's folder, and the one that builds fill. */
export const top = join(import.meta.dirname, "../..");
export const dist = join(top, "dist");
