// Runs before every command, and before what would fail with a stack: CommonJS takes a path as it is.
// Node's modules, tsx and Vite take these for a query, a pattern, a fragment, a separator; the last ends
// a folder in PATH, where npm puts the project's programs.
const folder = process.cwd();
const [mark] = (process.platform === "win32" ? /[?*#;]/ : /[?*#\\:]/).exec(folder) ?? [];
if (mark) {
  console.error(
    `The path of this folder has a “${mark}”, which Node's tools do not read: ${folder}`,
  );
  console.error("Give the folder another name.");
  process.exitCode = 1;
}
