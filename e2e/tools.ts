import { spawnSync } from "node:child_process";

/** Whether a tool of the system is here. Throws where it must be, so that CI skips nothing by mistake. */
export function hasTool(command: "pdftotext" | "qpdf"): boolean {
  const isHere = spawnSync(command, ["--version"]).error === undefined;
  if (!isHere && process.env["CI"] && process.platform === "linux")
    throw new Error(`${command} is missing.\nType: apt-get install poppler-utils qpdf`);
  return isHere;
}
