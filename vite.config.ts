import { deckConfig } from "./src/vite/vite-config.ts";

export default deckConfig(import.meta.dirname);
