import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the system keeps for the project in a folder `top`, under a name that no other project has. */
export const nameTemporary = (top: string): string => {
  const hash = createHash("sha256").update(top).digest("hex").slice(0, 16);
  return join(tmpdir(), `slides-${hash}`);
};

// In the address of a file, Vite takes these for something else.
const notInAddresses = /["%]/;

/**
 * The folder for what is made once and used again: among the packages of the project in `top`, or where
 * nothing can be written there or addressed, among the system's temporary files.
 */
export function findCache(top: string): string {
  const own = join(top, "node_modules/.cache");
  if (notInAddresses.test(top)) return nameTemporary(top);
  try {
    mkdirSync(own, { recursive: true });
    accessSync(own, constants.W_OK);
    return own;
  } catch {
    return nameTemporary(top);
  }
}
