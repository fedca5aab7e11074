// Runs before every command, and before what would fail with a stack: CommonJS takes a path as it is.
// Node's modules, tsx and Vite take these for a query, a pattern, a fragment, a separator, a package; a
// colon, on Windows a semicolon, ends a folder in PATH, where npm puts the project's programs.
const folder = process.cwd();
const marks = process.platform === "win32" ? /[?*#;]/ : /[?*#\\:]/;
const [mark] = marks.exec(folder) ?? /\bnode_modules\b/.exec(folder) ?? [];
if (mark) {
  console.error(
    `The path of this folder has a “${mark}”, which Node's tools do not read: ${folder}`,
  );
  console.error("Give the folder another name.");
  process.exitCode = 1;
}
