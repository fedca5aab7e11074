import { decks } from "./decks.ts";
import { copyProject, fixture, run } from "./project.ts";

// Exports the fixture with a copy of the project, to be opened by the tests.

const { status, stdout, stderr } = run(copyProject(fixture, decks.fixture.top), "export");
console.log(stdout + stderr);
process.exitCode = status ?? 1;
