import { defineConfig } from "vite";
import { deck } from "./src/node/vite-plugin.ts";

const top = import.meta.dirname;
const hasDesktop =
  process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

export default defineConfig({
  root: "src",
  // Any host serves the deck under any sub-path.
  base: "./",
  plugins: [deck(top)],
  build: {
    outDir: "../dist",
    assetsInlineLimit: 0,
    // What the newest syntax and CSS here ask for.
    target: ["chrome123", "edge123", "firefox128", "safari18"],
  },
  server: { open: hasDesktop && !process.env.CI },
});
