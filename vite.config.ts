import { deckConfig } from "./src/node/vite-config.ts";

export default deckConfig(import.meta.dirname);
