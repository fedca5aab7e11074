import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync, realpathSync } from "node:fs";
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
  try {
    mkdirSync(join(top, "node_modules/.cache"), { recursive: true });
    // Packages may be linked from elsewhere; Vite serves no file by the address of a link.
    const own = realpathSync(join(top, "node_modules/.cache"));
    accessSync(own, constants.W_OK);
    return notInAddresses.test(own) ? nameTemporary(top) : own;
  } catch {
    return nameTemporary(top);
  }
}
