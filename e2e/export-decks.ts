import { spawn } from "node:child_process";
import { once } from "node:events";
import { decks } from "./decks.ts";
import { copyProject, fixture, locateTsx } from "./project.ts";

// Exports the deck in `slides/`, and the fixture with a copy of the project, to be opened by the tests:
// side by side, as each waits for one page after another.

copyProject(fixture, decks.fixture.top);
const statuses = await Promise.all(
  Object.values(decks).map(async ({ top }) => {
    const options = { cwd: top, stdio: "inherit" } as const;
    const child = spawn(process.execPath, [locateTsx(top), "src/cli/export.ts"], options);
    const [status] = (await once(child, "close")) as [number | null];
    return status ?? 1;
  }),
);
process.exitCode = Math.max(...statuses);
